"""Finds rows that head a table's columns anew in other words: “Ref”, “Organisation”, “1b”."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.intake.matching.headings import HeadingMatcher
from core.intake.others_words import AGENCY, CASE, COMPLETED, IS_COMMENT, JUST_CASE
from core.intake.vocabulary import Vocabulary
from core.model.names import normalised

_SURE: Final = 3
"""So many cells that head something, of which a question is one, are no return."""
_HEADING_WORDS: Final = JUST_CASE | frozenset(
    ("agency", "organisation", "organization", "service", "name", "date", "completed", "of", "on")
)


class HeadedAnew:
    """Tells rows of further headings in one table from its returns."""

    def __init__(
        self, headings: Sequence[str], vocabulary: Vocabulary, matcher: HeadingMatcher
    ) -> None:
        self._headings, self._matcher = headings, matcher
        self._items = vocabulary.items
        self._names = vocabulary.case_names(), vocabulary.agency_names()
        self._asked: Mapping[int, str] = {}
        if vocabulary.wordings:
            meant = {at: self._question(one) for at, one in enumerate(headings) if one}
            self._asked = {at: key for at, key in meant.items() if key}

    def headings(self, cells: Sequence[str]) -> tuple[str, ...] | None:
        """Return a row's cells as headings where it is one, and no return; else None.

        What it leaves blank over the names of cases, agencies and days is headed as before.
        """
        if not self._asked:
            return None
        asked: dict[int, str] = {}
        others: list[str] = []
        for at, cell in enumerate(cells):  # of a long table most rows end it at their first cell
            if key := self._question(cell) if cell else "":
                asked[at] = key
            elif cell and not IS_COMMENT.fullmatch(plain := normalised(cell)):
                if not self._matcher.is_a_name(plain):
                    return None
                others.append(plain)
        if not self._are_questions(asked, cells, others):
            return None
        if len(asked) + len(others) < (_SURE if others else 2):
            return None
        if any(self._is_of_a_return(at, cell) for at, cell in enumerate(cells) if cell):
            return None
        return tuple(
            cell or (self._headings[at] if self._names_a_return(at) else "")
            for at, cell in enumerate([*cells, *[""] * (len(self._headings) - len(cells))])
        )

    def are_the_same(self, headings: Sequence[str]) -> bool:
        """Return whether further headings say of every question what those before say of it."""
        meant = {at: self._question(one) for at, one in enumerate(headings) if one}
        return {at: key for at, key in meant.items() if key} == self._asked

    def _question(self, written: str) -> str:
        return self._matcher.question_named(written)

    def _is_of_a_return(self, at: int, cell: str) -> bool:
        """Return whether a cell names a case or an agency, or may answer its column's question."""
        if any(index.find(cell) is not None for index in self._names):
            return True
        choices = self._items.get(self._asked.get(at, ""))
        if choices is None:
            return False
        if choices.held.kind.one_of_some:
            return choices.find(cell) is not None or choices.usual(cell) != ""
        return cell[:1].isdecimal() and not cell.isalnum()

    def _are_questions(
        self, asked: Mapping[int, str], cells: Sequence[str], others: Sequence[str]
    ) -> bool:
        """Return whether each of them stands there once; figures alone may be scores.

        Those are questions only beside what is a heading and nothing else.
        """
        if not asked or len({*asked.values()}) < len(asked):
            return False
        if all(cells[at].isdecimal() for at in asked):
            return (
                len(asked) > 1
                and len(others) > 1
                and all(_HEADING_WORDS.issuperset(one.split()) for one in others)
            )
        return True

    def _names_a_return(self, at: int) -> bool:
        return at < len(self._headings) and normalised(self._headings[at]) in (
            CASE,
            AGENCY,
            COMPLETED,
        )
