"""A checklist on the wall: a row for each item, with how many agencies gave each answer."""

from collections.abc import Sequence
from typing import Final

from core.room import Bearing, ChecklistRow, QuestionScene, RoomColumn
from core.words import later, tr
from ui.room import look
from ui.room.composer import SIGN, PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.theme import FontWeight

PAD = 14
"""Between a count, its sign and its word."""
APART = 34
"""Between one answer's count and the next."""
SPREAD = 68
"""Between one column of rows and the next."""
SHORTEST = 215
"""The room an item's own words need at the least."""
MOST_ACROSS = 3

_TIMED: Final = {Bearing.MET: later("In time"), Bearing.NOT_MET: later("Late")}
"""What the sign beside a length of time says."""

Key = tuple[str, Bearing | None]


def lay_out_checklist(scene: QuestionScene, sheet: PageComposer) -> None:
    """Lay out the question, a key to the signs, and the rows in one to three columns."""
    table = _Table(scene.rows, sheet)
    question = sheet.fitted(scene.question, look.LABEL, FontWeight.SEMIBOLD, 1, 2)
    room = look.MOST_LINES - len(question.lines) - 1
    if table.across(room) * room < len(scene.rows):
        question = sheet.fitted(scene.question, look.LABEL, FontWeight.SEMIBOLD, 1, 1)
        room = look.MOST_LINES - len(question.lines) - 1
    across = table.across(room)
    deep = min(room, -(-len(scene.rows) // across))
    step = sheet.at(look.SMALLEST * LINE_HEIGHT + 26)
    gap = sheet.at(look.GAP)
    y = sheet.middle(question.height + gap * 1.5 + step * (deep + 1))
    y = sheet.lines(question, sheet.left, y, weight=FontWeight.SEMIBOLD) + gap * 0.5
    table.put_key(scene.columns, y)
    table.put_rows(y + step + gap, across, deep, step)


class _Table:
    """The rows of one checklist and what is the same for all of them.

    The rows name their answers by sign alone, under a key that gives the words;
    where two answers share a sign (two grades that are both met) the words
    stand in the rows as well.
    """

    def __init__(self, rows: Sequence[ChecklistRow], sheet: PageComposer) -> None:
        self._rows = rows
        self._sheet = sheet
        self._size = sheet.at(look.SMALLEST)
        found = dict.fromkeys(
            (col.label, col.bearing) for row in rows for col in row.columns if not col.measured
        )
        self._worded = len({bearing for _, bearing in found}) < len(found)
        timed = {col.bearing for row in rows for col in row.columns if col.measured}
        found |= dict.fromkeys((tr(word), one) for one, word in _TIMED.items() if one in timed)
        self._key: list[Key] = sorted(found, key=lambda answer: answer[1] is None)
        self._widest = max(self._counts_width(row) for row in rows)

    def across(self, room: int) -> int:
        """Return how many columns of rows to make: as few as hold them all, if words fit."""
        shortest = self._sheet.at(SHORTEST)
        fitting = [
            across
            for across in range(1, MOST_ACROSS + 1)
            if across == 1 or self._row_width(across) - self._widest >= shortest
        ]
        return next((across for across in fitting if across * room >= len(self._rows)), fitting[-1])

    def put_key(self, missing: Sequence[RoomColumn], y: float) -> None:
        """Put which sign means what, and on the right who is missing from the counts."""
        sheet, x = self._sheet, self._sheet.left
        right = sheet.left + sheet.width
        for label, bearing in self._key:
            colour = look.colour_of(bearing)
            x = sheet.sign(x, y, self._size, bearing, colour) + sheet.at(PAD)
            x = sheet.line(
                label, x, y, self._size, weight=FontWeight.SEMIBOLD, colour=colour, width=right - x
            )
            x += sheet.at(APART + PAD)
        for text in _missing_texts(missing):
            taken = width_of(text, self._size)
            if x + taken <= right:
                sheet.line(text, right - taken, y, self._size, colour=look.QUIET, width=taken + 1)
                return

    def put_rows(self, top: float, across: int, deep: int, step: float) -> None:
        """Put the rows down one column and then the next, and say how many had no room."""
        sheet, width = self._sheet, self._row_width(across)
        places = across * deep
        kept = len(self._rows) if len(self._rows) <= places else places - 1
        for place in range(min(len(self._rows), places)):
            x = sheet.left + place // deep * (width + sheet.at(SPREAD))
            y = top + place % deep * step
            sheet.hairline(x, y - sheet.at(13), width)
            if place < kept:
                self._put_row(self._rows[place], x, y, width)
            else:
                sheet.cut = True
                more = tr("and {number} more", number=len(self._rows) - kept)
                sheet.line(more, x, y, self._size, colour=look.QUIET, width=width)

    def _put_row(self, row: ChecklistRow, x: float, y: float, width: float) -> None:
        sheet = self._sheet
        at = x + width - self._counts_width(row) + sheet.at(APART)
        sheet.line(row.label, x, y, self._size, width=at - x - sheet.at(APART))
        given = {(col.label, col.bearing): col for col in row.columns}
        for column in (one for one in row.columns if one.measured):
            colour = look.INK
            if column.bearing is not None:
                colour = look.colour_of(column.bearing)
                at = sheet.sign(at, y, self._size, column.bearing, colour) + sheet.at(PAD)
            value = _value(column)
            at = sheet.line(value, at, y, self._size, weight=FontWeight.SEMIBOLD, colour=colour)
            at += sheet.at(APART)
        for column in (given[answer] for answer in self._key if answer in given):
            colour = look.colour_of(column.bearing)
            at = sheet.line(
                str(column.count), at, y, self._size, weight=FontWeight.SEMIBOLD, colour=colour
            )
            at = sheet.sign(at + sheet.at(PAD), y, self._size, column.bearing, colour)
            if self._worded:
                at = sheet.line(column.label, at + sheet.at(PAD), y, self._size, colour=colour)
            at += sheet.at(APART)

    def _row_width(self, across: int) -> float:
        return (self._sheet.width - (across - 1) * self._sheet.at(SPREAD)) / across

    def _counts_width(self, row: ChecklistRow) -> float:
        return sum(self._count_width(column) for column in row.columns)

    def _count_width(self, column: RoomColumn) -> float:
        if column.measured:
            width = width_of(_value(column), self._size, FontWeight.SEMIBOLD)
            if column.bearing is not None:
                width += self._size * SIGN + self._sheet.at(PAD)
            return width + self._sheet.at(APART)
        taken = width_of(str(column.count), self._size, FontWeight.SEMIBOLD) + self._size * SIGN
        if self._worded:
            taken += self._sheet.at(PAD) + width_of(column.label, self._size)
        return taken + self._sheet.at(PAD + APART)


def _value(column: RoomColumn) -> str:
    """Return a value that was measured, and how many gave the same: "12", "2 × 4"."""
    return column.label if column.count == 1 else f"{column.count} × {column.label}"


def _missing_texts(missing: Sequence[RoomColumn]) -> tuple[str, ...]:
    """Return who is missing from the counts, the fullest wording first."""
    named = [f"{col.label}: {', '.join(col.names) or col.count}" for col in missing]
    counted = [f"{col.label}: {col.count}" for col in missing]
    return tuple("; ".join(parts) for parts in (named, counted) if parts)
