"""A row whose cells moved from under their headings, put right before anything of it enters."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.intake.matching.row_moves import RowMove, moves_in, moves_text, row_key
from core.intake.mending import Mended, misplaced, ways_to_mend
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import AS_IT_STANDS, ROW_MOVED, Certainty, Match, MatchKey
from core.model.draft.returns import AnyDraft, Cells, Problem
from core.wording.moved_rows import change_lines, move_words
from core.wording.waiting import about_return
from core.words import tr
from ui.prepare.row_cells import RowCells
from ui.prepare.waiting_cards import WaitingCard
from ui.theme import Tone
from ui.widgets.labels import Label, Text, small


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A row that is held back, its cells as they stand now, and what was said of them.

    `key` is by what it is known in its file.
    """

    problem: Problem
    cells: Cells
    key: MatchKey
    means: str = ""

    @property
    def moves(self) -> tuple[RowMove, ...]:
        """The steps that were done so far."""
        return moves_in(self.means)

    def and_then(self, move: RowMove) -> str:
        """Return what was said of it with one step more."""
        return moves_text((*self.moves, move))


def moved_row(draft: AnyDraft, problem: Problem, words: Vocabulary) -> MovedRow | None:
    """Return a row held back as one whose cells can be put right; None where they all fit."""
    entry = problem.entry
    if entry is None or not entry.cells:
        return None
    said = next((one for one in agreed_rows(draft) if one.rows == (problem.row,)), None)
    if said is None and not (entry.moved or misplaced(entry.cells, words)):
        return None
    key = said.key if said is not None else row_key(entry.cells, problem.row)
    return MovedRow(problem, entry.cells, key, said.means if said is not None else "")


def agreed_rows(draft: AnyDraft) -> list[Match]:
    """Return what was said of rows of a file whose cells had moved."""
    return [
        one
        for one in draft.matches
        if one.place == ROW_MOVED and one.certainty is Certainty.AGREED and one.means
    ]


class MovedRowCard(WaitingCard):
    """What would put a row right, before and after, a press each; or its cells, one by one.

    Signals:
        meant: it was said how its cells move; carries (key, meaning) pairs.
        opened: its cells are to be shown, or not; carries its key.
    """

    meant = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        row: MovedRow,
        words: Vocabulary,
        shows_cells: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        entry = row.problem.entry
        about = about_return(entry) if entry is not None else ""
        super().__init__(tr("Row {row}", row=row.problem.row), about, parent)
        self.row = row
        self.cells: RowCells | None = None
        self.settled = row.means == AS_IT_STANDS
        if self.settled:
            self.fold(tr("It waits in Returns as it stands."), partial(self._say, ""))
            return
        self.column.addWidget(Label(row.problem.what))
        ways = ways_to_mend(row.cells, words)
        for way in ways:
            self._offer_way(way, alone=len(ways) == 1)
        if not ways:
            self.column.addWidget(small(tr("No one step puts all of it right.")))
        self._offer_cells(shows_cells)
        leave = self.offer(tr("Leave it as it is"))
        leave.clicked.connect(partial(self._say, AS_IT_STANDS))
        if row.moves:
            back = self.offer(tr("Undo the last step"))
            back.clicked.connect(partial(self._say, moves_text(row.moves[:-1])))
        self.put_keys()
        if shows_cells:
            self._show_cells(words)

    def _offer_way(self, way: Mended, *, alone: bool) -> None:
        """Say what would be so then, what stands where before and after, and offer it."""
        before = self.row.cells
        moving = move_words(before, way.cells, way.move.by)
        self.column.addWidget(Label(f"{way.words}: {moving}", Text.SMALL_STRONG))
        self.column.addWidget(
            Label("\n".join(change_lines(before, way.cells)), Text.SMALL, Tone.PLAIN)
        )
        button = self.offer(tr("Put it right") if alone else tr("Put it right so"), here=True)
        button.setAccessibleName(
            tr("Put it right: {words}. {moving}", words=way.words, moving=moving)
        )
        button.clicked.connect(partial(self._say, self.row.and_then(way.move)))

    def _offer_cells(self, shows: bool) -> None:
        """Offer to move its cells one by one, where they are not shown yet."""
        fold = self.offer(tr("Fold its cells") if shows else tr("Cell by cell…"))
        fold.clicked.connect(lambda: self.opened.emit(self.row.key))

    def _show_cells(self, words: Vocabulary) -> None:
        name = tr("The cells of row {row}", row=self.row.problem.row)
        self.cells = RowCells(self.row.cells, words, name, ways=False)
        self.cells.changed.connect(lambda _cells, move: self._say(self.row.and_then(move)))
        self.column.addWidget(self.cells)

    def _say(self, means: str, _pressed: bool = False) -> None:
        self.meant.emit([(self.row.key, means)])

    def begin(self) -> None:
        """Take the focus at its cells where they are shown, else at what would put it right."""
        if self.cells is not None:
            self.cells.begin()
        else:
            super().begin()


class RightRowCard(WaitingCard):
    """A row that was put right: folded, and opened again by Undo.

    Signals:
        meant: it is to stand as in its file; carries (key, meaning) pairs.
    """

    meant = Signal(object)

    def __init__(self, match: Match, parent: QWidget | None = None) -> None:
        super().__init__(tr("Row {row}", row=match.written), "", parent)
        self.settled = True
        pairs = [(match.key, "")]
        self.fold(tr("Put right: {how}.", how=match.label), lambda: self.meant.emit(pairs))
