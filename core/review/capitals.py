"""Finds words that look like somebody's name: a capital inside a sentence, and no known word."""

import re
from collections.abc import Iterator
from typing import Final

from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.names import is_capital_within
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.words import tr

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sgt|Insp|Supt)\.\s+$")
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
safeguarding school schools senior session sergeant special specialist teacher threshold youth
young national north south east west street road lane avenue close
i i'm i'd i've i'll no yes not none ok senco camhs gp""",
    )
)


def capitals(now: Snapshot, written: tuple[DocumentText, ...]) -> Iterator[Remark]:
    """Yield the texts with a word that may be somebody's name, whoever that is.

    A word is none where the audit has it as a word: in its tool, as an agency, a
    place or a group of its own, on the list of people, or in small letters anywhere.
    """
    known = _known(now, written)
    for text in written:
        if not text.may_name:
            continue
        hit = _first(text.text, known)
        if hit is not None:
            said = in_its_sentence(text.text, *hit.span())
            yield remark_at(text, RemarkKind.NAME, tr("{said} may name somebody.", said=said))


def _first(text: str, known: frozenset[str]) -> re.Match[str] | None:
    for hit in _WORD.finditer(text):
        word = hit.group()
        # Whole words of capitals are abbreviations: those on the list are found anyway.
        if not word[0].isupper() or word.isupper() or known.issuperset(_parts(word)):
            continue
        if is_capital_within(text, hit.start()) or _TITLE.search(text[: hit.start()]):
            return hit
    return None


def _known(now: Snapshot, written: tuple[DocumentText, ...]) -> frozenset[str]:
    own = [one.text for one in written if not one.may_name]
    own += [question.text for question in now.tool.questions]
    own += [item.text for item in now.tool.items]
    own += [f"{agency.name} {agency.short}" for agency in now.agencies]
    own += [person.role for person in now.participants]
    own += [f"{case.reference} {case.pathway} {case.team}" for case in now.cases]
    found = {part for text in own for word in _WORD.findall(text) for part in _parts(word)}
    for text in written:
        small = (word for word in _WORD.findall(text.text) if word.islower())
        found.update(part for word in small for part in _parts(word))
    return frozenset(found) | _COMMON


def _parts(word: str) -> list[str]:
    """Return the words that a hyphen joins, as they are compared; a possessive is none."""
    bare = re.sub(r"['’]s$", "", word)
    return [normalised(part) for part in bare.split("-") if part]
