"""Finds where what is told of somebody fits one case alone: age, sex, family, order, place.

Each of them may be told of many; together they can be a name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from core.model.ids import CaseId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.families import FamilyTrait, family_traits
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.wording.numbers import listed
from core.words import tr

_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_N: Final = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_AGE: Final = re.compile(
    rf"\bage(?:d| of)?\s+(?P<a>{_N})\b(?!\s*(?:%|of\b|to\b|and\b|-))"
    rf"|\b(?P<b>{_N})(?:[\s-](?:years?|yrs?)[\s-]old|\s?y/?o)\b|\b(?P<c>unborn)\b"
    rf"|\b(?:boy|girl|son|daughter|brother|sister)\s+of\s+(?P<d>{_N})(?=\s+years?\b|\s*[.,;:)]|$)",
    re.IGNORECASE,
)
_SEXES: Final = (
    ("F", re.compile(r"\b(?:girl|daughter|woman|schoolgirl)\b", re.IGNORECASE)),
    ("M", re.compile(r"\b(?:boy|son|man|schoolboy)\b", re.IGNORECASE)),
)
_PRONOUNS: Final = (
    ("F", re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)),
    ("M", re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)),
)
_FEMALE: Final = frozenset({"f", "female", "girl", "woman", "daughter", "sister"})
_MALE: Final = frozenset({"m", "male", "boy", "man", "son", "brother"})
_SAYS_NOTHING: Final = frozenset({"yes", "no", "known", "unknown", "none", "other"})
"""What a value says nothing with, as its last word."""
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a text says something that is so of some cases."""

    start: int
    end: int
    attribute: str
    value: str
    cases: frozenset[CaseId]


_OfCases = dict[str, frozenset[CaseId]]
"""Of which cases each value of something is so."""


@dataclass(frozen=True, slots=True)
class Singled:
    """Words that fit one case alone, with what they tell of it, and the sentence they stand in."""

    words: str
    attributes: tuple[str, ...]
    span: tuple[int, int]
    told: str


class Traits:
    """What tells the cases of an audit apart, and where a text says it."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now

    def is_value(self, text: str) -> bool:
        """Return whether a text is no more than what a team, a pathway or the like is called."""
        said = normalised(text)
        return any(normalised(value) == said for _, value, _, _ in self._places)

    def fits(self, text: str) -> frozenset[CaseId]:
        """Return the cases that all a text says of somebody fits; none where it says nothing."""
        return next(filter(None, map(_common, self._readings(text))), frozenset())

    def singled_out(self, text: str) -> Singled | None:
        """Return what of a text fits one case alone."""
        if len(self._now.cases) < 2:
            return None
        parts, at = [(0, text)], 0
        for part in _SENTENCES.split(text):
            at = text.index(part, at)
            parts.append((at, part))
            at += len(part)
        for begin, part in parts:
            for held in self._readings(part):
                if len(_common(held)) != 1:
                    continue
                most = min(held, key=_count_of_cases)
                names = tuple(dict.fromkeys(one.attribute for one in held))
                span = begin + most.start, begin + most.end
                return Singled(text[span[0] : span[1]], names, span, part)
        return None

    def _readings(self, text: str) -> Iterator[list[_Mention]]:
        """Yield what a text says of a case, then of somebody in one where it tells an age."""
        yield self._described(text, self._ages, self._sexes)
        families = list(self._families_in(text))
        if families:  # a list of people that lacks somebody takes nothing from what is told
            yield self._described(text, self._ages, self._sexes, families)
        if self._now.case_people and _AGE.search(text):
            yield self._described(text, self._ages_of_people, self._sexes_of_people)

    def _described(
        self, text: str, ages: _OfCases, sexes: _OfCases, also: Iterable[_Mention] = ()
    ) -> list[_Mention]:
        """Return what a text says of one: an attribute of which it names several says nothing."""
        held = [*self._mentions(text, ages, sexes), *also]
        values: dict[str, set[str]] = {}
        for one in held:
            values.setdefault(one.attribute, set()).add(one.value)
        return [one for one in held if len(values[one.attribute]) == 1]

    def _mentions(self, text: str, ages: _OfCases, sexes: _OfCases) -> Iterator[_Mention]:
        told_age = False
        for hit in _AGE.finditer(text):
            years = _years(hit["a"] or hit["b"] or hit["c"] or hit["d"])
            told_age = True
            yield _Mention(hit.start(), hit.end(), tr("age"), years, ages.get(years, frozenset()))
        patterns = (*_SEXES, *(_PRONOUNS if told_age else ()))
        for sex, pattern in patterns:
            for hit in pattern.finditer(text):
                yield _Mention(hit.start(), hit.end(), tr("sex"), sex, sexes.get(sex, frozenset()))
        for attribute, value, pattern, cases in self._places:
            for hit in pattern.finditer(text):
                yield _Mention(hit.start(), hit.end(), attribute, value, cases)

    def _families_in(self, text: str) -> Iterator[_Mention]:
        """Yield who of a family is told, and where among brothers and sisters somebody stands."""
        for attribute, value, pattern, cases in self._families:
            for hit in pattern.finditer(text):
                yield _Mention(hit.start(), hit.end(), attribute, value, cases)

    @cached_property
    def _families(self) -> list[FamilyTrait]:
        return list(family_traits(self._now, tr("family"), tr("order")))

    @cached_property
    def _ages(self) -> _OfCases:
        return _by_value((_years(case.age), case.id) for case in self._now.cases)

    @cached_property
    def _sexes(self) -> _OfCases:
        return _by_value((_sex(case.sex), case.id) for case in self._now.cases)

    @cached_property
    def _ages_of_people(self) -> _OfCases:
        return _by_value((_years(one.age), one.case_id) for one in self._now.case_people)

    @cached_property
    def _sexes_of_people(self) -> _OfCases:
        """By their role: a "boy" is one, of a "baby" nobody knows."""
        return _by_value((_sex(one.role), one.case_id) for one in self._now.case_people)

    @cached_property
    def _places(self) -> list[tuple[str, str, re.Pattern[str], frozenset[CaseId]]]:
        """Teams, pathways and what else is noted, but what agencies and themes are called too."""
        now = self._now
        named = {normalised(one.title) for one in now.tool.themes}
        named |= {normalised(name) for one in now.agencies for name in (one.name, one.short)}
        columns = [
            (tr("team"), [(one.team, one.id) for one in now.cases]),
            (tr("pathway"), [(one.pathway, one.id) for one in now.cases]),
        ]
        columns += [
            (
                attribute.name,
                [
                    (one.value, one.case_id)
                    for one in now.case_attributes
                    if one.attribute_id == attribute.id
                ],
            )
            for attribute in now.attributes
        ]
        return [
            (name, value, _whole(value), cases)
            for name, pairs in columns
            for value, cases in _by_value(pairs).items()
            if sum(letter.isalpha() for letter in value) > 2
            and normalised(value) not in named
            and normalised(value).split()[-1] not in _SAYS_NOTHING
        ]


def singled_out(
    real: Snapshot, texts: Iterable[DocumentText], joined: Iterable[tuple[DocumentText, ...]] = ()
) -> Iterator[Remark]:
    """Yield each text, or texts that stand together, which fit one real case alone."""
    traits, told = Traits(real), set[str]()
    for one in texts:
        if traits.is_value(one.text):
            continue  # it says what a pathway is called, and of nobody that they came by it
        found = traits.singled_out(one.text)
        if found is not None:
            told.add(one.text)
            yield _remark(one, found)
    for together in joined:
        if any(one.text in told for one in together):
            continue
        whole = " ".join(one.text for one in together)
        found = traits.singled_out(whole)
        if found is not None:
            where = next(one for one in together if found.words in one.text)
            start = where.text.index(found.words)
            yield _remark(where, replace(found, span=(start, start + len(found.words))))


def _remark(one: DocumentText, found: Singled) -> Remark:
    said = in_its_sentence(one.text, *found.span)
    if len(found.attributes) == 1:
        text = tr("{said} fits one {case} alone.", said=said)
    else:
        named = listed(list(found.attributes))
        text = tr("{said} fits one {case} alone: {named} together.", said=said, named=named)
    return remark_at(one, RemarkKind.SINGLED_OUT, text, found.words)


def _common(held: list[_Mention]) -> frozenset[CaseId]:
    """Return the cases that all of it is so of."""
    return frozenset.intersection(*(one.cases for one in held)) if held else frozenset()


def _count_of_cases(one: _Mention) -> int:
    return len(one.cases)


def _sex(said: str) -> str:
    plain = normalised(said)
    return "F" if plain in _FEMALE else "M" if plain in _MALE else ""


def _by_value(pairs: Iterable[tuple[str, CaseId]]) -> _OfCases:
    found: dict[str, set[CaseId]] = {}
    for value, case_id in pairs:
        if value.strip():
            found.setdefault(value.strip(), set()).add(case_id)
    return {value: frozenset(cases) for value, cases in found.items()}


def _years(said: str) -> str:
    """Return an age in figures where it is a number: "9" of "nine"."""
    plain = said.strip().casefold()
    return str(_NUMBERS.index(plain) + 1) if plain in _NUMBERS else plain.lstrip("0") or plain


def _whole(value: str) -> re.Pattern[str]:
    parts = r"\s+".join(map(re.escape, value.split()))
    return re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE)
