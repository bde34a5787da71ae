"""Finds words that look like somebody's name: a capital inside a sentence, and no known word."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.english import (
    CALENDAR,
    EVERY_DAY,
    SURNAMES_AND_WORDS,
    is_english,
    is_nearly_english,
)
from core.review.names import firsts, is_capital_within
from core.review.other_forms import in_other_forms, named_at
from core.review.remark import Remark
from core.review.signs import (
    SAINT,
    SIR,
    TITLE,
    has_second_sign,
    is_of_a_family,
    is_of_a_person,
    is_somebody_in_short,
    near,
    speaks,
)
from core.review.texts import DocumentText
from core.wording.given_names import GIVEN_NAMES, MONTH_NAMES, NAMES_AND_WORDS

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLAIN_LETTERS: Final = str.maketrans("łŁøØđĐı", "lLoOdDi")
_LONG: Final = 4
_BORNE: Final = re.compile(r"(?:[ODod]['’]|Ma?c|Fitz)[A-Z]")
"""How a family's name begins that no other word begins like."""
_PLAIN: Final = frozenset(map(chr, range(128))) | {"’"}
"""Letters that a word at the head of a sentence has in English; with others it may be a name."""
_ABBREVIATIONS: Final = frozenset(
    re.split(
        r"\s+",
        """GP HV SW YP PC DC DS DI MP HR IT CP LA MH DA SN EP TA HT DV CE EH ED AE OT SS TM PA QA TV
UK EU US PE ID NHS DSL TAF TAC CIN CIC CSC ASC SEN SPA EDT IRO PLO SGO LAC YOT YOS YJS FGC CPP CPC
EHA EHC EWO EHM MDT CPN RMN ADHD ASD BME EAL FSM PPN CME CLA CSE CCE HSB IDVA ISVA MARF SOS NEET GPS
MACSE MOSOVO SENDIASS MISPER ACES CGL CAADA SARA SNAP ASBO CBT DBT EMDR KPI GDPR RIPA PDP ABE VRI
ABCD PEEP FFT TAFF TACT GDS IAPT CIPP HEADSSS ASQ FNP PND SIDS MAST MARF CAF ECHR HCP QAF LSCB
LSCP SCR CSPR CDOP DHR SAR NWD NHSE ICB CCG CQC HMICFRS HMIP HMIC PCC NPCC ACPO DFE DHSC MHCLG
SEND SEMH MLD SLD PMLD BESD EBSA SLCN OHID PHE JTAI ILACS SIF RAISE CIPFA ADCS SCIE NICE RCPCH
DVD BBC ITV HMP IPP CPS RSPCA FSW FIS FST ICS LCS EHE NFA RAG DBS ICO GRT PIP DLA ESA JSA DWP CAB
DNA WNB OCD BMI STI PEP PSP ILO SLT SALT NAI SAR CSP LSP SAB LCP DASH MACE""",
    )
)
"""What is shortened to two to four capitals and is nobody's initials."""
_BEFORE: Final = re.compile(
    r"(?P<word>[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)(?:\s+|\s+(?:and|of|for|in|the|&)\s+|/|-)$"
)
_BEHIND: Final = re.compile(
    r"(?:\s+|\s+(?:and|of|for|in|the|&)\s+|/|-)(?P<word>[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)"
)
_NO_TERMS: Final = (CALENDAR | NAMES_AND_WORDS - {"justice", "young"} | GIVEN_NAMES) | frozenset(
    re.split(
        r"\s+",
        """a all also an and another any as asked at because before but by called can did do
each even every everybody everyone for from gave given had has have he her here his
how if in is it its later like met most neither no nobody nor not now of often on
once one only or our perhaps rang said saw seen sent she since so some spoke such
than that the their them then there these they this those though to told too two
under until very visited was we were what when where whether which while who whom
whose why with within without yet you your""",
    )
)
"""Words with a capital that make no term with the word beside them."""
_CAPITAL_ANYWAY: Final = MONTH_NAMES | (EVERY_DAY & NAMES_AND_WORDS)
"""Names whose capital says nothing: months, counties, "Youth Justice"."""
_FLOWERS: Final = frozenset(
    re.split(
        r"\s+",
        """archer bailey blake bonnie brooke daisy drew fern florence georgia harper hazel heather
holly iris ivy jade jasmine jay jordan jude lily mason max olive opal pearl penny piper poppy
preston robin rowan ruby savannah scarlett scott sky skye summer taylor tyler violet willow""",
    )
)
"""Names that are words and of which nobody says in small letters what a person does."""
_SHORTENED: Final = re.compile(r"(?:n't|'(?:re|ve|ll|d|m|t))$")
_LAW: Final = re.compile(r"\s+Law\b")
"""Behind the name of somebody whom all know it by: Clare's Law."""
_MANY: Final = 2
"""From how many times on a word in small letters is one, though no list has it."""


def capitals(
    now: Snapshot, written: tuple[DocumentText, ...], *, each: bool = False
) -> Iterator[Remark]:
    """Yield the texts with a word that may be somebody's name, whoever that is.

    A word is none where it is in the audit's tool, an agency's name or that of a group; where it
    begins a sentence and is English; or where it is English and part of what something is called.
    A given name is one wherever it stands; one that is a word too wants a second sign.
    With *each* every such word of a text is told, not the first alone, and in the tool's words
    too; in what agencies are called only `given_names` looks.
    """
    vocabulary = AuditWords(now, written, strict=each)
    for text in written:
        if not text.may_name and (not each or vocabulary.calls_by(text.text)):
            continue
        for hit in firsts(vocabulary.names_in(text.text), text.text, each=each):
            yield named_at(text, *hit)
        yield from in_other_forms(text, each=each)


def given_names(written: Iterable[DocumentText]) -> Iterator[Remark]:
    """Yield the given names in an audit's own words: its title, its agencies, its marking.

    One that is a place or a word too is none there, nor is a saint's.
    """
    for text in written:
        hits = (hit.span() for hit in _WORD.finditer(text.text) if _is_plain_name(text.text, hit))
        for hit in firsts(hits, text.text, each=True):
            yield named_at(text, *hit)
        if not text.may_name:
            yield from in_other_forms(text, each=True)


def _is_plain_name(text: str, hit: re.Match[str]) -> bool:
    named = any(len(part) >= _LONG and part in GIVEN_NAMES for part in _bare_parts(hit.group()))
    return named and not SAINT.search(text[max(0, hit.start() - 10) : hit.start()])


class AuditWords:
    """What words of an audit's texts are words, so that a name among them stands out.

    Where it is *strict* the words an agency or a group is called by are its own only together:
    "Thomas Reed Centre" names nobody, and "Thomas" does.
    """

    def __init__(
        self, now: Snapshot, written: tuple[DocumentText, ...], *, strict: bool = False
    ) -> None:
        called = [name for one in now.agencies for name in (one.name, one.short)]
        grouped = [name for one in now.cases for name in (one.pathway, one.team)]
        own = [*_own_words(now, written), *([] if strict else [*called, *grouped])]
        own += [] if strict else [one.reference for one in now.cases]
        self._whole = _any_of([*called, *grouped]) if strict else None
        self._of_agencies = frozenset[str]() if strict else frozenset(_all_parts(called))
        self._known = EVERY_DAY | frozenset(_all_parts(own, strict=strict))
        self._strict = strict
        self._called = {*called, now.audit.partnership, now.audit.marking}
        self._small = Counter(_counted(written, small=True))
        self._large = Counter(_counted(written, small=False))

    def calls_by(self, text: str) -> bool:
        """Return whether a text is no more than what an agency or the partnership is called."""
        return text in self._called

    def knows(self, word: str) -> bool:
        """Return whether a word, as it is compared, is one of the audit's own or of every day."""
        return word in self._known or word in self._of_agencies or word.upper() in _ABBREVIATIONS

    def names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words begin and end that may be somebody's name."""
        wholes = self._whole.finditer(text) if self._whole else ()
        called = [one.span() for one in wholes]
        itself = called == [(0, len(text))]  # what something is called may be somebody's name
        for hit in _WORD.finditer(text):
            if not itself and any(start <= hit.start() < end for start, end in called):
                continue
            parts = _parts(hit.group())
            if not self._of_agencies.issuperset(parts) and _is_given_name(text, hit, parts):
                if not (hit.group().endswith("s") and _LAW.match(text, hit.end())):
                    yield hit.span()
            elif not itself and self._may_name(text, hit, parts):
                yield hit.span()

    def _may_name(self, text: str, hit: re.Match[str], parts: list[str]) -> bool:
        """Return whether a word with a capital, and no given name, may name somebody."""
        word, (before, behind) = hit.group(), near(text, *hit.span())
        borne = _BORNE.match(word)
        if len(word) == 1:
            return word.isupper() and is_somebody_in_short(before, word, behind)
        if not (word[0].isupper() or borne):
            return False
        titled = SIR.search(before) or (TITLE.search(before) and not EVERY_DAY.issuperset(parts))
        if titled and not word.isupper():
            return True
        if self._known.issuperset(parts):
            return False
        if borne or not _PLAIN.issuperset(word):
            return True
        if word.isupper():  # mostly an abbreviation; those on the list are found anyway
            return word not in _ABBREVIATIONS and (
                is_of_a_person(before, behind) or (self._strict and self._is_no_abbreviation(parts))
            )
        if not SURNAMES_AND_WORDS.isdisjoint(parts) and is_of_a_family(before, behind):
            return True
        if not is_capital_within(text, hit.start()):
            return not self._is_word(parts) and not all(map(is_nearly_english, parts))
        return not (self._is_word(parts) and self._is_no_name_there(text, hit, parts))

    def _is_no_abbreviation(self, parts: list[str]) -> bool:
        """Return whether a word in capitals is long, no word and none that is shortened so."""
        joined = "".join(parts)
        spoken = re.search("[aeiouy]", joined) and not re.search(
            "[^aeiouy]{4}|[^aeiouy]{3}$", joined
        )
        return len(joined) >= _LONG and bool(spoken) and not self._is_word(parts)

    def _is_word(self, parts: list[str]) -> bool:
        """Return whether all of them are English, or of the audit, or mostly in small letters."""
        return all(
            is_english(_SHORTENED.sub("", part))
            or part in self._known
            or self._is_mostly_small(part)
            for part in parts
        )

    def _is_mostly_small(self, part: str) -> bool:
        return self._small[part] >= max(_MANY, self._large[part])

    def _is_no_name_there(self, text: str, hit: re.Match[str], parts: list[str]) -> bool:
        """Return whether an English word with a capital in a sentence is none's name there."""
        if all(part in self._known or self._small[part] for part in parts):
            return True
        return self._is_a_term(text, hit, parts)

    def _is_a_term(self, text: str, hit: re.Match[str], parts: list[str]) -> bool:
        """Return whether the word beside it makes a term of it: "Food Bank", "Fire and Rescue"."""
        beside = (_BEFORE.search(near(text, *hit.span())[0]), _BEHIND.match(text, hit.end()))
        words = [_parts(found["word"]) for found in beside if found is not None]
        own = not (NAMES_AND_WORDS | SURNAMES_AND_WORDS).isdisjoint(parts)
        return any(
            _NO_TERMS.isdisjoint(held)
            and self._is_word(held)
            and (not own or EVERY_DAY.issuperset(held))
            for held in words
        )


def _is_given_name(text: str, hit: re.Match[str], parts: list[str]) -> bool:
    """Return whether a given name stands there, in small letters too where it is long enough."""
    word = hit.group()
    names = [part for part in _bare_parts(word) if part in GIVEN_NAMES]
    if any(len(part) >= _LONG or (word[0].isupper() and not word.isupper()) for part in names):
        return True
    if word.isupper() or not NAMES_AND_WORDS.intersection(parts):
        return False
    if not word[0].isupper():  # "rose" and "will" are words whatever follows
        return _FLOWERS.issuperset(parts) and speaks(*near(text, *hit.span()))
    return has_second_sign(text, hit, month=not _CAPITAL_ANYWAY.isdisjoint(parts))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    held = [r"\s+".join(map(re.escape, one.split())) for one in names if one.strip()]
    said = "|".join(sorted(held, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) if said else None


def _own_words(now: Snapshot, written: tuple[DocumentText, ...]) -> list[str]:
    called = {name for one in now.agencies for name in (one.name, one.short)}
    own = [one.text for one in written if not one.may_name and one.text not in called]
    own += [question.text for question in now.tool.questions]
    own += [item.text for item in now.tool.items]
    return own


def _counted(written: tuple[DocumentText, ...], *, small: bool) -> Iterator[str]:
    """Yield each word in small letters, or each with a capital."""
    words = (word for text in written for word in _WORD.findall(text.text))
    return (part for word in words if word.islower() is small for part in _parts(word))


def _all_parts(texts: Iterable[str], *, strict: bool = False) -> Iterator[str]:
    """Yield the words of texts; strictly none that may be a name: neither small nor English."""
    for word in (word for text in texts for word in _WORD.findall(text)):
        for part in _parts(word):
            if not strict or word.islower() or word in _ABBREVIATIONS or is_english(part):
                yield part


def _bare_parts(word: str) -> list[str]:
    """Return them without the accents some write and others do not: Zoë, José, Łukasz."""
    if word.isascii():
        return _parts(word)
    plain = word.translate(_PLAIN_LETTERS)
    bare = (one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    return _parts("".join(bare))


def _parts(word: str) -> list[str]:
    """Return the words that a hyphen joins, as they are compared; a possessive is none."""
    bare = re.sub(r"['’]s$", "", word)
    return [normalised(part) for part in bare.split("-") if part]
