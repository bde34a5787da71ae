"""The words of a table's cells: what is written in another way, with the rows it stands in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from core.intake.matching.agreeing import as_agreed
from core.intake.matching.answers import LOOK_ALIKE, answer_match, not_known
from core.intake.matching.days import day_of_number, days_month_first, in_halves
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import AGENCY, CASE, COMPLETED, SAYS_NIL
from core.intake.vocabulary import Choices, Vocabulary
from core.model.dates import day_within, iso_date
from core.model.draft.match import (
    DAY_UNREAD,
    Certainty,
    Match,
    MatchKey,
    MatchKind,
    agreed_meaning,
)
from core.model.names import NameIndex, normalised, seen_as_latin
from core.words import tr

_MOST_UNKNOWN: Final = 300
"""After so many other words in a row a column is no answers, and each is left as it stands."""
_NO_KEY: Final[Mapping[str, str]] = MappingProxyType({})
_NOUGHTS: Final = {"1": "yes", "0": "no"}
_FIGURE: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")


class WordsRead:
    """Reads cells; what is written in another way is kept, with the rows it stands in."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        days: Iterable[str],
        answers: Iterable[str],
        key: Mapping[str, str] = _NO_KEY,
        form: str = "",
        in_workbook: bool = False,
    ) -> None:
        """Read in the words of *vocabulary*; *key* says what letters stand for in this file.

        What is agreed of those, and of bare figures, holds for files of the same *form* alone.
        """
        self._vocabulary = vocabulary
        self._key, self._form = key, form
        self._unknown: Counter[str] = Counter()
        self._noughts = {one for one in answers if _FIGURE.fullmatch(one)} == {*_NOUGHTS}
        self._month_first = days_month_first(days, in_workbook)
        self._cases = vocabulary.case_names()
        self._agencies = vocabulary.agency_names()
        self.found: dict[MatchKey, Match] = {}
        self._places: dict[MatchKey, list[int]] = {}
        self._known: dict[tuple[str, str], Match | None] = {}

    def read(self, at: int, place: str, written: str) -> str:
        """Return a cell of the row at a place in our words, or as it is."""
        if (place, written) not in self._known:
            if self._unknown[place] > _MOST_UNKNOWN:
                return written
            self._known[place, written] = self._match(place, written)
        match = self._known[place, written]
        if match is None or (
            not match.means and SAYS_NIL.fullmatch(normalised(written).strip(" .!"))
        ):
            return written
        self.found.setdefault(match.key, match)
        self._places.setdefault(match.key, []).append(at)
        return match.means or written

    def comment(self, place: str, written: str) -> str:
        """Return what a cell that was read says beside its answer."""
        match = self._known.get((place, written))
        return match.comment if match is not None and match.means else ""

    def matches(self) -> Iterator[tuple[Match, Sequence[int]]]:
        """Yield what was found, with how often it stands there, and at which rows' places."""
        for key, match in self.found.items():
            yield replace(match, cells=len(self._places[key])), self._places[key]

    def _match(self, place: str, written: str) -> Match | None:
        if place == CASE:
            return self._name(MatchKind.CASE, written, self._cases, self._vocabulary.cases)
        if place == AGENCY:
            return self._name(MatchKind.AGENCY, written, self._agencies, self._vocabulary.agencies)
        if place == COMPLETED:
            return self._date(written)
        vocabulary = self._vocabulary
        choices = vocabulary.items[place]
        found = self._by_key(place, written, choices) or answer_match(
            place, written, choices, vocabulary, comments_too=True
        )
        unknown = found is not None and found.certainty is Certainty.UNKNOWN
        self._unknown[place] = self._unknown[place] + 1 if unknown else 0
        if found is None or not (unknown and self._noughts and written in _NOUGHTS):
            return found
        meant = choices.find(_NOUGHTS[written]) or choices.usual(_NOUGHTS[written])
        if not meant or agreed_meaning(vocabulary.agreed, found.key) is not None:
            return found
        why = tr("as 1 and 0 are all the figures in the table")
        proposed = replace(found, means=meant, certainty=Certainty.PROPOSED, why=why)
        label = choices.label(meant)
        return self._as_agreed_in_form(replace(proposed, label=label, form=self._form))

    def _by_key(self, place: str, written: str, choices: Choices) -> Match | None:
        """Return what a letter stands for by the file's own key; None where it has none."""
        label = self._key.get(normalised(written), "")
        meant = choices.find(label) if label and choices.find(written) is None else None
        if not meant:
            return None
        why = tr("as the key above the table says")
        match = Match(MatchKind.ANSWER, place, written, meant, Certainty.PROPOSED, why)
        return self._as_agreed_in_form(replace(match, label=choices.label(meant), form=self._form))

    def _as_agreed_in_form(self, match: Match) -> Match:
        """Return a proposal as what somebody said of it in this form, or in all for the same."""
        agreed = self._vocabulary.agreed
        said = agreed.get(match.key)
        if said is None and agreed_meaning(agreed, match.key) == match.means:
            said = match.means
        if said is None:
            return match
        return replace(match, means=said, certainty=Certainty.AGREED) if said else not_known(match)

    def _date(self, written: str) -> Match | None:
        """Return a day in figures that are read as one only when somebody says so.

        Of days with the month first it is asked of each file: what another says so may not be.
        """
        day, turned = day_of_number(written), self._month_first.get(written, "")
        within = "" if day or turned or iso_date(written) is not None else day_within(written)
        if not (day or turned or within):
            return None if iso_date(written) else self._unread_date(written)
        why = tr("with the month first, as another in the column has it") if turned else ""
        if turned and in_halves(written) and iso_date(written):
            why = tr("with the month first, as forms do that tell the time in AM and PM")
        why = tr("the only day in it") if within else why
        place = tr("month first") if turned else ""
        meant = day or turned or within
        blank = Match(MatchKind.DATE, place, written, meant, Certainty.PROPOSED, why)
        found = as_agreed(blank, self._vocabulary.agreed)
        return found if found.means else None

    def _unread_date(self, written: str) -> Match:
        """Return a day that cannot be read: as what somebody said, for this file alone."""
        blank = Match(MatchKind.DATE, DAY_UNREAD, written, "", Certainty.PROPOSED)
        found = as_agreed(blank, self._vocabulary.agreed)
        return found if found.certainty is Certainty.AGREED else not_known(blank)

    def _name(
        self, kind: MatchKind, written: str, known: NameIndex, names: Sequence[str]
    ) -> Match | None:
        if known.find(written) is not None or not names:
            return None
        blank = Match(kind, "", written, "", Certainty.PROPOSED)
        agreed = agreed_meaning(self._vocabulary.agreed, blank.key)
        if agreed is not None:
            if not agreed:
                return not_known(blank)
            return replace(blank, means=agreed, certainty=Certainty.AGREED)
        seen_as = seen_as_latin(written)
        meant = known.find(seen_as) if seen_as else None
        if meant:
            return replace(blank, means=meant, why=LOOK_ALIKE)
        meant = (case_meant if kind is MatchKind.CASE else agency_meant)(written, names)
        return replace(blank, means=meant) if meant else not_known(blank)
