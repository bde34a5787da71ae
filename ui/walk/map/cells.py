"""What the cells of the map say, worked out from how far the agencies differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from core.counting.divergence import Divergence, DivergenceMap, MapCell, MapRow
from core.model.bearing import Bearing
from core.model.ids import CaseId, QuestionId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.model.value import judgement_bearing
from core.wording.divergence import cell_words, offered_words, row_words
from core.wording.judged import answer_words
from core.words import plural, tr
from ui.theme import Sign, sign_of


class CellLook(Enum):
    """How a cell is painted."""

    SPLIT = "split"
    UNSURE = "unsure"
    MISSING = "missing"
    ALIKE = "alike"
    EMPTY = "empty"
    SETTLED = "settled"
    NAME = "name"
    MINUTES = "minutes"


_LOOKS = {
    Divergence.SPLIT: CellLook.SPLIT,
    Divergence.UNSURE: CellLook.UNSURE,
    Divergence.MISSING: CellLook.MISSING,
    Divergence.ALIKE: CellLook.ALIKE,
    Divergence.NOTHING: CellLook.EMPTY,
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell: up to three counts with their signs, or a few words; `below` is smaller.

    `bearing` gives a settled one its sign and ink.
    """

    look: CellLook
    parts: tuple[str, ...] = ()
    below: str = ""
    spoken: str = ""
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One case: its name, a cell a question, its minutes; a line without a case is a heading."""

    case_id: CaseId | None
    cells: tuple[ShownCell, ...]
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class ShownHead:
    """What stands over a column."""

    key: str = ""
    short: str = ""
    always: bool = False
    at_right: bool = False

    @property
    def spoken(self) -> str:
        """The heading as a screen reader says it."""
        if not self.short:
            return self.key
        said = tr("Question {key}, {short}", key=self.key, short=self.short)
        return tr("{said}, always talked through", said=said) if self.always else said


def heads(found: DivergenceMap) -> tuple[ShownHead, ...]:
    """Return the headings: of the cases, of each question, of the minutes."""
    asked = (ShownHead(one.key, one.short, one.always_discussed) for one in found.questions)
    hidden = any(cell.hidden for row in found.open for cell in row.cells)
    order = tr("By what is revealed") if hidden else tr("Order offered")
    return (ShownHead(order), *asked, ShownHead(tr("Minutes"), at_right=True))


def shown_rows(
    now: Snapshot, rows: Sequence[MapRow], done: Sequence[MapRow], minutes: Mapping[CaseId, int]
) -> tuple[ShownRow, ...]:
    """Return open cases in the order they are offered in, and below them those that are done."""
    shown = [_open_row(now, row, at, minutes) for at, row in enumerate(rows, 1)]
    if done:
        blank = ShownCell(CellLook.EMPTY)
        count = len(done[0].cells) + 1
        heading = ShownCell(CellLook.NAME, (tr("Done"),), spoken=tr("Done"))
        shown.append(ShownRow(None, (heading, *[blank] * count), is_open=False))
        shown += [_done_row(now, row) for row in done]
    return tuple(shown)


def _open_row(now: Snapshot, row: MapRow, at: int, minutes: Mapping[CaseId, int]) -> ShownRow:
    name = ShownCell(
        CellLook.NAME, (str(at), row.case.reference), row_words(row), offered_words(now, row)
    )
    own = minutes.get(row.case.id)
    share = "–" if own is None else str(own)
    said = tr("no minutes") if own is None else plural(own, tr("minute"))
    last = ShownCell(CellLook.MINUTES, (share,), tr("min"), said)
    cells = (_shown(now, row.case.id, cell) for cell in row.cells)
    return ShownRow(row.case.id, (name, *cells, last))


def _done_row(now: Snapshot, row: MapRow) -> ShownRow:
    name = ShownCell(CellLook.NAME, ("", row.case.reference), spoken=row.case.reference)
    last = ShownCell(CellLook.EMPTY)
    cells = (_shown(now, row.case.id, cell) for cell in row.cells)
    return ShownRow(row.case.id, (name, *cells, last), is_open=False)


def _shown(now: Snapshot, case_id: CaseId, cell: MapCell) -> ShownCell:
    if cell.passed_over:
        return ShownCell(CellLook.EMPTY, spoken=cell_words(cell))
    if cell.hidden:
        return ShownCell(CellLook.EMPTY, spoken=cell_words(cell))
    if cell.state is not None:
        return _settled(now, case_id, cell)
    look, spoken = _LOOKS[cell.divergence], cell_words(cell)
    if cell.lines and look is CellLook.SPLIT:
        said = tr("{split} of {lines}", split=cell.split_lines, lines=cell.lines)
        return ShownCell(look, (said,), spoken=spoken)
    parts = tuple(_with_sign(answer.bearing, count) for answer, count in cell.given)
    if cell.lines:
        parts = ("?",) if look is CellLook.UNSURE else ()
    if look is CellLook.ALIKE:
        sign = sign_of(cell.given[0][0].bearing) if cell.given else None
        return ShownCell(look, (f"{sign or ''}{tr('all')}",), spoken=spoken)
    if cell.values > 1:
        parts = (tr("{count} differ", count=cell.values),)
    below = tr("{count} blank", count=cell.blank) if cell.blank else ""
    if look is CellLook.MISSING and not (parts or below):
        below = tr("gaps")
    return ShownCell(look, parts, below if look is CellLook.MISSING else "", spoken)


def _with_sign(bearing: Bearing, count: int) -> str:
    sign = sign_of(bearing)
    return f"{sign.value if sign is not None else Sign.DOT.value}{count}"


def _settled(now: Snapshot, case_id: CaseId, cell: MapCell) -> ShownCell:
    """Show what the room said; of a checklist only that it is done."""
    question = QuestionId(cell.question.id)
    points = [one for one in now.tool.points if one.question_id == question]
    held = now.judgement(case_id, points[0]) if len(points) == 1 else None
    where = Point(question)
    if held is None or cell.state is not JudgementState.AGREED or held.point != where:
        words = cell_words(cell)
        return ShownCell(CellLook.SETTLED, (words,), spoken=words)
    bearing, said = judgement_bearing(now.tool, held), answer_words(now, held)
    parts = () if bearing is not None else (said,)
    return ShownCell(CellLook.SETTLED, parts, spoken=said, bearing=bearing)
