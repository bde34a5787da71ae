"""Reads the cells of one question, whatever kind of answer it wants; nothing is guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.intake.dates import DateColumn
from core.intake.grid import Grid, Row
from core.intake.vocabulary import Choices, period_headings
from core.model.clock import date_text
from core.model.fault import shown
from core.model.names import normalised
from core.model.tool import AnswerKind
from core.model.value import (
    MOST_WORDS,
    each_keys,
    each_value,
    is_within,
    not_provided,
    number_value,
    period_value,
)
from core.wording.kinds import limits_words
from core.words import tr

_PARTS: Final = re.compile(r"[;\n\r]+")
_MARKS: Final = re.compile(r"\s*[|•·/+&]\s*|\s+and\s+", re.I)
_BLANKS: Final = re.compile(r"\s+")
_BETWEEN: Final = re.compile(r"\s+(?:to|until|till)\s+|\s+[-–—]\s+|\s*[–—]\s*|/(?=\d{4}-)", re.I)


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """Where one question's answers stand: one column, a period's two days, or those of each person.

    `people` has what is answered of one person by what they are called.
    """

    key: str
    choices: Choices
    whole: int | None = None
    begins: int | None = None
    ends: int | None = None
    people: "tuple[tuple[str, AnswerColumns], ...]" = ()

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns it reads, in their order here."""
        each = (at for _, one in self.people for at in one.columns)
        return tuple(at for at in (self.whole, self.begins, self.ends, *each) if at is not None)


def answer_columns_in(grid: Grid, items: Mapping[str, Choices]) -> dict[str, AnswerColumns]:
    """Return where each question's answers stand in a table."""
    place = {heading: at for at, heading in reversed(list(enumerate(grid.plain_headings)))}
    found = {}
    for key, choices in items.items():
        begins = ends = None
        if choices.held.kind is AnswerKind.PERIOD:
            begins, ends = (place.get(one) for one in period_headings(key))
        whole, people = place.get(normalised(key)), _of_people(key, choices, place)
        at = AnswerColumns(key, choices, whole, begins, ends, people)
        if at.columns:
            found[key] = at
    return found


def _of_people(
    key: str, choices: Choices, place: Mapping[str, int]
) -> tuple[tuple[str, AnswerColumns], ...]:
    """Return the columns of each person, by what stands behind the question's number."""
    if not choices.held.kind.for_each:
        return ()
    before, comments = f"{normalised(key)} ", normalised(tr("{key} comments", key=key))
    one, found = Choices(choices.pairs, choices.held.of_one), dict[str, AnswerColumns]()
    for heading, at in place.items():
        if not heading.startswith(before) or heading == comments:
            continue
        called = heading.removeprefix(before)
        who, _, end = called.rpartition(" ")
        if one.held.kind is not AnswerKind.PERIOD or not who or end not in ("from", "to"):
            who, end = called, ""
        so_far = found.get(who, AnswerColumns(key, one))
        match end:
            case "from":
                found[who] = replace(so_far, begins=at)
            case "to":
                found[who] = replace(so_far, ends=at)
            case _:
                found[who] = replace(so_far, whole=at)
    return tuple(found.items())


class AnswerReader:
    """Reads one question's answers, row by row."""

    def __init__(
        self,
        at: AnswerColumns,
        rows: Sequence[Row],
        dates: DateColumn | None = None,
        in_workbook: bool = False,
    ) -> None:
        self._at, self._key = at, at.key
        self._dates = dates or DateColumn(_days(at, rows), in_workbook)
        self._people = [(name, AnswerReader(one, (), self._dates)) for name, one in at.people]

    def read(self, row: Row, faults: list[str], people: Mapping[str, int] | None = None) -> str:
        """Return an answer's key, or its value; "" for a blank and for what is a fault.

        *people* are those of the row's case, by what they are called.
        """
        if any(one.written(row) for _, one in self._people):
            return self._of_people(row, people or {}, faults)
        if self._at.begins is not None or self._at.ends is not None:
            first, last = row.at(self._at.begins), row.at(self._at.ends)
            whole = row.at(self._at.whole)
            if not (first or last):
                return self.cell(whole, faults) if whole else ""
            if none := not_provided(self._at.choices.held.kind, first, last):
                return none
            return self._period([first, last], faults)
        written = row.at(self._at.whole)
        return self.cell(written, faults) if written else ""

    def written(self, row: Row) -> str:
        """Return what stands in a row's cells, as it stands."""
        return " ".join(said for at in self._at.columns if (said := row.at(at)))

    def cell(self, written: str, faults: list[str]) -> str:
        """Return what one cell says."""
        choices = self._at.choices
        if choices.held.kind.for_each:
            return self._of_each(written, faults)
        return self._one(written, faults)

    def _one(self, written: str, faults: list[str]) -> str:
        """Return one answer, or what is said of one person."""
        choices = self._at.choices
        if none := not_provided(choices.held.kind, written):
            return none
        match choices.held.kind.of_one:
            case AnswerKind.SEVERAL:
                return self._several(written, faults)
            case AnswerKind.NUMBER:
                found = number_value(written, choices.held.unit)
                if found is None:
                    return self._no_number(written, faults)
                return found if self._is_within(found, faults) else ""
            case AnswerKind.DATE:
                return self._dates.read(written, faults)
            case AnswerKind.PERIOD:
                return self._period(_BETWEEN.split(written.strip()), faults)
            case AnswerKind.WORDS:
                return self._words(written, faults)
        answer = choices.find(written)
        return answer if answer is not None else self._no_answer(written, faults)

    def _no_answer(self, written: str, faults: list[str]) -> str:
        faults.append(
            tr(
                "“{shown}” is not an answer to question {key}, which offers {offered}.",
                shown=shown(written),
                key=self._key,
                offered=self._at.choices.offered,
            )
        )
        return ""

    def _is_within(self, found: str, faults: list[str]) -> bool:
        held = self._at.choices.held
        if is_within(held.least, held.most, found):
            return True
        faults.append(
            tr(
                "{number} is not {limits}, as the number question {key} asks for.",
                number=found,
                limits=limits_words(held),
                key=self._key,
            )
        )
        return False

    def _no_number(self, written: str, faults: list[str]) -> str:
        faults.append(
            tr(
                "“{shown}” is not a number, which question {key} asks for "
                "(write 12, 1,200 or 3.5).",
                shown=shown(written),
                key=self._key,
            )
        )
        return ""

    def _words(self, written: str, faults: list[str]) -> str:
        if len(written) > MOST_WORDS:
            faults.append(
                tr(
                    "the answer to question {key} has more than {most} letters.",
                    key=self._key,
                    most=f"{MOST_WORDS:,}",
                )
            )
            return ""
        return written.strip()

    def _several(self, written: str, faults: list[str]) -> str:
        keys: set[str] = set()
        for part in _PARTS.split(written):
            found = self._labels(part.strip())
            if found is None:
                found = self._between_marks(part.strip())
            if found is None:
                self._no_answer(part, faults)
                return ""
            keys |= found
        return " ".join(key for key in self._at.choices.keys if key in keys)

    def _between_marks(self, written: str) -> set[str] | None:
        """Return the answers between other marks, or keys with blanks between; None for others."""
        for marks in (_MARKS, _BLANKS):
            parts = [part.strip() for part in marks.split(written) if part.strip()]
            keys = [self._at.choices.find(part) for part in parts]
            if len(parts) > 1 and None not in keys:
                return {key for key in keys if key}
        return None

    def _of_people(self, row: Row, people: Mapping[str, int], faults: list[str]) -> str:
        """Return what stands in the columns of each person; nothing of it where one is wrong."""
        given: dict[int, str] = {}
        before = len(faults)
        for name, one in self._people:
            so_far, found, number = len(faults), one.read(row, faults), people.get(name)
            if len(faults) > so_far or not found:
                continue
            if number is None:
                faults.append(
                    tr(
                        "nobody of the {case} is called “{name}”, for whom question {key} "
                        "is answered: list them under {Cases}, or call them as there.",
                        name=shown(name),
                        key=self._key,
                    )
                )
            else:
                given[number] = found
        return each_value(given) if len(faults) == before else ""

    def _of_each(self, written: str, faults: list[str]) -> str:
        """Return what is answered of each person; in a list people are only known by number.

        Words are nobody's: what begins with a number there may have been typed.
        """
        of_words = self._at.choices.held.kind is AnswerKind.EACH_WORDS
        given = {} if of_words else each_keys(written)
        wrong: list[str] = []
        same = all(self._one(said, wrong) == said for said in given.values())
        if given and same and written == each_value(given):
            return written
        faults.append(
            tr(
                "question {key} is answered for each person, which one cell cannot say: give "
                "each a column, headed by its number and who it is, such as “{key} mother”.",
                key=self._key,
            )
        )
        return ""

    def _labels(self, written: str) -> set[str] | None:
        """Return the answers between commas; a label that holds commas is found first."""
        if not written:
            return set()
        words = written.split(",")
        for many in range(len(words), 0, -1):
            found = self._at.choices.find(",".join(words[:many]))
            rest = self._labels(",".join(words[many:]).strip()) if found is not None else None
            if found is not None and rest is not None:
                return {found, *rest}
        return self._labels(",".join(words[1:]).strip()) if not words[0].strip() else None

    def _period(self, days: list[str], faults: list[str]) -> str:
        before = len(faults)
        if len(days) != 2 or not all(day.strip() for day in days):
            faults.append(
                tr(
                    "question {key} asks for a period, which needs its first and its last day "
                    "(write 5/3/2014 to 20/3/2014).",
                    key=self._key,
                )
            )
            return ""
        begins, ends = (self._dates.read(day, faults) for day in days)
        if len(faults) > before:
            return ""
        found = period_value(begins, ends)
        if found is None:
            faults.append(
                tr(
                    "the period of question {key} ends on {ends}, before it begins on {begins}.",
                    key=self._key,
                    ends=date_text(ends),
                    begins=date_text(begins),
                )
            )
        return found or ""


def _days(at: AnswerColumns, rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Return every day of a question's columns, so that one that is month first speaks for all."""
    if at.people:
        return [day for _, one in at.people for day in _days(one, rows)]
    match at.choices.held.kind:
        case AnswerKind.DATE:
            return [(row.number, row.at(at.whole)) for row in rows]
        case AnswerKind.PERIOD:
            return [
                (row.number, day)
                for row in rows
                for day in (
                    row.at(at.begins),
                    row.at(at.ends),
                    *_BETWEEN.split(row.at(at.whole).strip()),
                )
            ]
    return []
