"""Finds words that look like somebody's name: a capital inside a sentence, and no known word."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.names import firsts, is_capital_within
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.wording.given_names import GIVEN_NAMES, MONTH_NAMES, NAMES_AND_WORDS
from core.words import tr

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sgt|Insp|Supt)\.\s+$")
_SAINT: Final = re.compile(r"\b(?:St\.?|Saint)\s+$")
_LONG: Final = 4
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){2,3}(?!\w)")
_NO_INITIALS: Final = frozenset(
    {"UK", "US", "NB", "GP", "AM", "PM", "EG", "IE", "DOB", "NHS", "CV"}
)
"""What is shortened with full stops and names nobody."""
_BORNE: Final = re.compile(r"(?:[OD]['’]|Ma?c|Fitz)[A-Z]")
"""How a family's name begins that no other word begins like."""
_OTHER_LETTER: Final = (
    "\u0370-\u1dff\u2c00-\u2c5f\u2c80-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefc"
)
_OTHER_SCRIPT: Final = re.compile(rf"[{_OTHER_LETTER}](?:[\s\u200c\u200d'’-]*[{_OTHER_LETTER}])+")
"""A stretch of words in a script that is not ours."""
_KIN: Final = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|mother|mum|father|dad|stepfather|stepmother|aunt"
    r"|uncle|cousin|partner|boyfriend|girlfriend|friend|husband|wife|baby|twins?|child|boy|girl"
    r"|carer|sibling|named|called|nan|gran|grandmother|grandfather|nephew|niece),?\s+$",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"\s+(?:said|says|told|tells|lives|lived|asked|asks|wants|wanted|feels|felt|likes|goes|went"
    r"|sleeps|slept|attends|cried|thinks|thought|has\s+(?:a|been|said|told|her|his)"
    r"|was\s+(?:not\s+)?(?:born|seen|asked|told|taken|upset|heard)|is\s+(?:aged|\d|known|seen))\b"
)
_AGED: Final = re.compile(
    r",?\s+(?:\(|aged\s+)?\d{1,2}(?=[,).;]|\s*(?:years|yrs|months))",
)
_PLAIN: Final = frozenset(map(chr, range(128))) | {"’"}
"""Letters that a word at the head of a sentence has in English; with others it may be a name."""
_COMMON: Final = frozenset(
    re.split(
        r"\s+",
        """january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept
oct nov dec mon tue tues wed thu thur thurs fri sat sun easter christmas ramadan eid diwali
english british england wales scotland ireland welsh scottish irish britain european french german
polish romanian urdu punjabi bengali somali arabic portuguese spanish turkish kurdish chinese
african asian caribbean black white muslim christian jewish hindu sikh roma gypsy traveller
act board care case child children church clinic college committee community conference council
county court crown day dean department district doctor director early education family father
force foundation framework general girl boy government governor grandmother grandfather
guardian guidance head health help home hospital house housing inspector justice law lead local
manager mother mum dad nan service services social strategy support team trust unit visitor
nurse officer worker working together partnership plan police probation protection review room
safeguarding safety school schools senior session sergeant signs
special specialist teacher threshold youth
young national north south east west street road lane avenue close
i i'm i'd i've i'll no yes not none ok senco camhs gp mash marac mappa nspcc sarc lado cafcass""",
    )
)


def capitals(
    now: Snapshot, written: tuple[DocumentText, ...], *, each: bool = False
) -> Iterator[Remark]:
    """Yield the texts with a word that may be somebody's name, whoever that is.

    A word is none where the audit has it as a word: in its tool, as an agency, a
    place or a group of its own, on the list of people, or in small letters anywhere. A
    given name is one wherever it stands; one that is a word too wants a second sign.
    With *each* every such word of a text is told, not the first alone.
    """
    own = _own_words(now, written)
    known = own | _in_small_letters(written) | _COMMON
    for text in written:
        if not text.may_name:
            continue
        for hit in firsts(_hits(text.text, known, own), text.text, each=each):
            yield _named(text, *hit)
        for found in islice(_INITIALS.finditer(text.text), None if each else 1):
            if re.sub(r"[.\s]", "", found.group()) not in _NO_INITIALS:
                yield _named(text, found.start(), found.start() + len(found.group().rstrip()))
        for found in islice(_OTHER_SCRIPT.finditer(text.text), None if each else 1):
            around = in_its_sentence(text.text, *found.span())
            said = tr("{said} is in another script: have it read by somebody who can.", said=around)
            yield remark_at(text, RemarkKind.NAME, said, found.group())


def given_names(written: Iterable[DocumentText]) -> Iterator[Remark]:
    """Yield the given names in an audit's own words: its title, its agencies, its marking.

    One that is a place or a word too is none there, nor is a saint's.
    """
    for text in written:
        hits = (hit.span() for hit in _WORD.finditer(text.text) if _is_plain_name(text.text, hit))
        for hit in firsts(hits, text.text, each=True):
            yield _named(text, *hit)


def _is_plain_name(text: str, hit: re.Match[str]) -> bool:
    named = any(len(part) >= _LONG and part in GIVEN_NAMES for part in _parts(hit.group()))
    return named and not _SAINT.search(text[max(0, hit.start() - 10) : hit.start()])


def _named(text: DocumentText, start: int, end: int) -> Remark:
    said = in_its_sentence(text.text, start, end)
    words = tr("{said} may name somebody.", said=said)
    return remark_at(text, RemarkKind.NAME, words, re.sub(r"['’]s$", "", text.text[start:end]))


def _is_given(text: str, hit: re.Match[str], own: frozenset[str]) -> bool:
    parts = _parts(hit.group())
    return not own.issuperset(parts) and _is_given_name(text, hit, parts)


def _hits(text: str, known: frozenset[str], own: frozenset[str]) -> Iterator[tuple[int, int]]:
    for hit in _WORD.finditer(text):
        word, parts = hit.group(), _parts(hit.group())
        if _is_given(text, hit, own):
            yield hit.span()
            continue
        if not word[0].isupper() or known.issuperset(parts):
            continue
        before = text[: hit.start()]
        if word.isupper():  # mostly an abbreviation; those on the list are found anyway
            if len(word) >= _LONG and _is_of_a_person(before, text[hit.end() :]):
                yield hit.span()
            continue
        strange = _BORNE.match(word) or not _PLAIN.issuperset(word)
        if is_capital_within(text, hit.start()) or _TITLE.search(before) or strange:
            yield hit.span()


def _is_of_a_person(before: str, behind: str) -> bool:
    """Return whether what stands beside a word is said of people alone."""
    return bool(_KIN.search(before) or _TITLE.search(before) or _PERSON.match(behind))


def _is_given_name(text: str, hit: re.Match[str], parts: list[str]) -> bool:
    """Return whether a given name stands there, in small letters too where it is long enough."""
    word = hit.group()
    names = [part for part in parts if part in GIVEN_NAMES]
    if any(len(part) >= _LONG or (word[0].isupper() and not word.isupper()) for part in names):
        return True
    if not word[0].isupper() or word.isupper() or not NAMES_AND_WORDS.intersection(parts):
        return False
    return _has_second_sign(text, hit, month=not MONTH_NAMES.isdisjoint(parts))


def _has_second_sign(text: str, hit: re.Match[str], *, month: bool) -> bool:
    """Return whether more than its capital makes a name of a word that may be one."""
    before, behind = text[: hit.start()], text[hit.end() :]
    if _is_of_a_person(before, behind):
        return True
    if month:  # whose capital, and a number behind it, say nothing
        return False
    whose = re.search(r"['’]s$", hit.group())
    return bool(whose or _AGED.match(behind)) or is_capital_within(text, hit.start())


def _own_words(now: Snapshot, written: tuple[DocumentText, ...]) -> frozenset[str]:
    own = [one.text for one in written if not one.may_name]
    own += [question.text for question in now.tool.questions]
    own += [item.text for item in now.tool.items]
    own += [f"{agency.name} {agency.short}" for agency in now.agencies]
    own += [person.role for person in now.participants]
    own += [f"{case.reference} {case.pathway} {case.team}" for case in now.cases]
    return frozenset(_all_parts(own))


def _in_small_letters(written: tuple[DocumentText, ...]) -> frozenset[str]:
    small = (word for text in written for word in _WORD.findall(text.text) if word.islower())
    return frozenset(part for word in small for part in _parts(word))


def _all_parts(texts: list[str]) -> Iterator[str]:
    return (part for text in texts for word in _WORD.findall(text) for part in _parts(word))


def _parts(word: str) -> list[str]:
    """Return the words that a hyphen joins, as they are compared; a possessive is none."""
    bare = re.sub(r"['’]s$", "", word)
    return [normalised(part) for part in bare.split("-") if part]
