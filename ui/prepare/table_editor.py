"""A table to type into, with what can be done to its rows: add, paste, move, remove, take back."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from core.acts.prepare import keep_rows, move_row, remove_rows
from core.model.fault import FileGone, FileProblem, WorkshopError
from core.wording.removal import Loss
from core.words import article, tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.audit.session import Act
from ui.prepare.column_widths import ColumnWidths
from ui.prepare.row_drafts import RowDrafts
from ui.theme import Sign, app_theme
from ui.widgets.button import Button, Size
from ui.widgets.frozen_table import FrozenHead
from ui.widgets.labels import Label, Text
from ui.widgets.sheet_view import SheetView
from ui.widgets.table.model import Block, SheetModel
from ui.widgets.table.shape import RowShape

R = TypeVar("R")

_MEASURED: Final = 200
"""How many rows are looked at to find how wide a column has to be."""


_AGAIN: Final = tr("Delete or Remove")
"""What asks for a removal a second time."""


class TableKind(Generic[R]):
    """A kind of row: its words, where its rows are, and whether they have an order."""

    def __init__(
        self,
        one: str,
        many: str,
        named: Callable[[R], str],
        rows: Callable[[], Sequence[R]],
        ordered: bool = False,
    ) -> None:
        self.one, self.many = one, many
        self.named, self.rows, self.ordered = named, rows, ordered

    def label(self, changed: Sequence[Any]) -> str:
        """Return what the history calls a change of these rows."""
        new = [row for row in changed if not row.id]
        if len(changed) > 1:
            several = self.several(changed)
            all_new = len(new) == len(changed)
            return tr("add {what}", what=several) if all_new else tr("change {what}", what=several)
        named = self.named(changed[0]) or f"{article(self.one)} {self.one}"
        return tr("add {what}", what=named) if new else tr("change {what}", what=named)

    def keep(self, label: str, rows: Sequence[Any]) -> Act:
        """Return the act that keeps rows typed or pasted."""
        return lambda file: keep_rows(file, label, rows)

    def remove(self, label: str, rows: Sequence[Any]) -> Act:
        """Return the act that takes rows away."""
        return lambda file: remove_rows(file, label, rows)

    def move(self, label: str, row: Any, to: int) -> Act:
        """Return the act that moves a row to another place in the table."""
        return lambda file: move_row(file, label, row, to)

    def loss(self, _rows: Sequence[Any]) -> Loss | None:
        """Return what a removal takes with it; None where the audit at hand tells."""
        return None

    def several(self, rows: Sequence[Any]) -> str:
        """Return one row by its name, several by their number."""
        if len(rows) == 1:
            return self.named(rows[0]) or f"{article(self.one)} {self.one}"
        return f"{len(rows)} {self.many}"


class TableEditor(QWidget, Generic[R]):
    """One table of the audit with its buttons; every change is one act.

    Signals:
        chosen: another row is current; carries it, or None for the empty one.
        list_pasted: what was pasted is a whole list under headings of its own.
    """

    chosen = Signal(object)
    list_pasted = Signal()
    reads_lists: Callable[[Sequence[str], int], bool] | None = None
    """Says by its first line that a pasted block is to be read as a file would be."""

    def __init__(
        self,
        context: AuditContext,
        kind: TableKind[R],
        shape: RowShape[R],
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._fits = False
        self.model = SheetModel(shape, self)
        self.model.set_read_only(context.session.read_only)
        self._removing = Removing(context, self)
        self.view = SheetView(kind.many.capitalize())
        self.view.setModel(self.model)
        self._empty = Label(empty)
        self._waiting = Label("", Text.SMALL)
        self.remove = Button(tr("Remove"), size=Size.SMALL)
        self.remove.setAccessibleName(tr("Remove the chosen {many}", many=kind.many))
        self.up = Button(tr("Up"), size=Size.SMALL, sign=Sign.UP, parent=self)
        self.down = Button(tr("Down"), size=Size.SMALL, sign=Sign.DOWN, parent=self)
        self.up.setAccessibleName(tr("Move the {one} up", one=kind.one))
        self.down.setAccessibleName(tr("Move the {one} down", one=kind.one))
        self._arrange()
        self.lead_to()
        self._connect()
        self._drafts = RowDrafts(context.session, self.model, self.view, self)
        self._theme = app_theme(self)
        made = type(shape.blank()), len(shape.columns)
        self._drawn = ColumnWidths(context.settings, *made)
        self._connect_head(self.view.head)
        self._theme.follow(self._share_width)
        self.view.width_changed.connect(self._share_width)
        self._share_width()

    @property
    def current(self) -> R | None:
        """The row the cursor is in; None in the empty one."""
        return self.model.row(self.view.currentIndex().row())

    def refresh(self) -> None:
        """Show the rows as they stand."""
        rows = self._kind.rows()
        first = not self.model.rows and bool(rows)
        self.model.show(rows)
        self._drafts.restore()
        if first:
            self._share_width()
        else:
            self._widen()
        self._empty.setVisible(not rows)
        self._say_what_can_be_done()

    def begin(self) -> None:
        """Put the cursor into the table."""
        self.view.setFocus()

    def leave(self) -> None:
        """Keep what stands in an open cell, as the focus leaving it does, and what waits."""
        if self.view.state() is QAbstractItemView.State.EditingState:
            self.view.setFocus()
        waiting = self.model.waiting_rows()
        if waiting:
            self._on_change_requested(waiting)

    @property
    def unkept(self) -> str:
        """What a row half typed still lacks, in a sentence; nothing where there is none."""
        lacking = self.model.unkept
        return (
            tr(
                "A new {one} is typed but not kept: it lacks {lacking}.",
                one=self._kind.one,
                lacking=lacking,
            )
            if lacking
            else ""
        )

    def lead_to(self, beside: QWidget | None = None) -> None:
        """Let Tab go from the table to what stands beside it, and to the buttons after that.

        Call it once both are in one window.
        """
        inside = beside.findChildren(QWidget) if beside is not None else []
        reached = [one for one in inside if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        order = [self.view, *reached, self.up, self.down, self.remove]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def fit(self) -> None:
        """Be as high as all rows together: where the page scrolls, a small table does not."""
        self._fits = True
        head = self.view.horizontalHeader().sizeHint().height()
        row = self.view.verticalHeader().defaultSectionSize()
        # Room for the bar along several columns, whether or not they need it at this width.
        several = self.model.columnCount() > 1
        bar = self.view.horizontalScrollBar().sizeHint().height() if several else 0
        self.view.setFixedHeight(head + self.model.rowCount() * row + bar + 6)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again what was measured before it was in a window: in other fonts."""
        super().showEvent(event)
        if self._fits:
            self.fit()

    def choose(self, row_id: int) -> None:
        """Put the cursor into the row with this number."""
        for at, row in enumerate(self.model.rows):
            if getattr(row, "id", None) == row_id:
                self.view.choose(self.model.index(at, 0))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._waiting, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.up, self.down):
            below.addWidget(button)
            button.setVisible(self._kind.ordered)
        below.addWidget(self.remove)
        column.addLayout(below)

    def _connect(self) -> None:
        self.model.change_requested.connect(self._on_change_requested)
        self.model.refused.connect(self._context.refuse)
        self.model.waiting.connect(self._on_waiting)
        self.view.pasted.connect(self._on_pasted)
        self.view.cleared.connect(self._on_cleared)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.selectionModel().selectionChanged.connect(self._say_what_can_be_done)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.view.verticalHeader().setSectionsMovable(self._kind.ordered)
        self.view.verticalHeader().sectionMoved.connect(self._on_drawn)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _connect_head(self, head: FrozenHead) -> None:
        """Keep what columns are drawn to; a double press gives one back to its texts."""
        head.drawn.connect(lambda at, wide: self._drawn.keep(at, round(wide / self._theme.scale)))
        head.sectionHandleDoubleClicked.connect(self._drawn.drop)
        head.sectionHandleDoubleClicked.connect(self._share_width)

    def _share_width(self) -> None:
        """Give each column what its texts need, up to half as much again as it was made for."""
        for at, wanted in enumerate(self._wanted_widths()):
            self.view.setColumnWidth(at, wanted)
        self.view.horizontalHeader().setStretchLastSection(True)

    def _widen(self) -> None:
        """Give a column more where it has become too narrow; only the widest gives way."""
        for at, wanted in enumerate(self._wanted_widths()):
            if at == self._widest or wanted > self.view.columnWidth(at):
                self.view.setColumnWidth(at, wanted)

    def _wanted_widths(self) -> list[int]:
        """Return what each column needs within its bounds, and beyond them while there is room.

        What room is left then goes to the column made for the longest texts.
        """
        wanted, whole = zip(*self._widths(), strict=True)
        found = list(wanted)
        spare = self.view.viewport().width() - sum(wanted)
        for at, needs in enumerate(whole):
            more = min(max(0, spare), needs - wanted[at])
            found[at] += more
            spare -= more
        if self._widest in self._drawn.all():
            return found
        if spare < 0 and not self.model.rows:  # nothing is cut where nothing is typed yet
            spare = max(spare, -found[self._widest] // 2)
            found[self._widest] += spare
        found[self._widest] += max(0, spare)
        return found

    @property
    def _widest(self) -> int:
        made = [column.wide for column in self.model.shape.columns]
        return made.index(max(made))

    def _widths(self) -> list[tuple[int, int]]:
        """Return for each column how wide it is at most for its kind, and for its longest text.

        One that was drawn is as wide as that.
        """
        drawn = self._drawn.all()
        metrics = self.view.fontMetrics()
        titles = self.view.horizontalHeader().fontMetrics()
        letter = metrics.averageCharWidth()
        widths = []
        for at, column in enumerate(self.model.shape.columns):
            if at in drawn:
                widths.append((self._theme.px(drawn[at]),) * 2)
                continue
            texts = {column.text(row) for row in self.model.rows[:_MEASURED]}
            longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            usual = column.wide * letter
            wanted = max(min(longest, usual * 3 // 2), usual // 2) if texts else usual
            title = titles.horizontalAdvance(column.title)
            widths.append((max(wanted, title) + 24, max(wanted, longest, title) + 24))
        return widths

    def _selected(self) -> list[Any]:
        indexes = self.view.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in indexes} or {self.view.currentIndex().row()})
        return [row for at in rows if (row := self.model.row(at)) is not None]

    def _on_change_requested(self, rows: list[Any]) -> None:
        session, label = self._context.session, self._kind.label(rows)
        entered = self._drafts.entered(rows)
        if session.do(self._kind.keep(label, rows), entered=entered):
            self.model.keep(rows)
            self._drafts.settle(rows)
        elif session.busy_reason is not None or not _is_for_good(session.refusal):
            self.model.hold()
        else:
            self.model.turn_down()

    def _on_pasted(self, row: int, column: int, block: Block) -> None:
        headed = (
            len(block) > 1 and self.reads_lists is not None and self.reads_lists(block[0], column)
        )
        if headed and not self.model.repeats_headings(column, block[0]):
            self.list_pasted.emit()
        else:
            self.model.paste(row, column, block)
            if column == 0:  # whoever pastes looks at it from its beginning
                self.view.horizontalScrollBar().setValue(0)

    def _on_cleared(self, cells: list[tuple[int, int]]) -> None:
        whole = {row for row, _ in cells}
        width = self.model.columnCount()
        if len(cells) == len(whole) * width and any(self.model.row(at) for at in whole):
            self._on_remove()
            return
        self.model.clear(cells)

    def _on_remove(self) -> None:
        rows = self._selected()
        if not rows:
            self._context.refuse(
                WorkshopError(
                    tr("No {one} is chosen.", one=self._kind.one),
                    tr("Nothing was removed."),
                    tr("Put the cursor into its row first."),
                )
            )
            return
        named = self._kind.several(rows)
        if self._removing.remove(
            rows,
            named,
            _AGAIN,
            self._kind.remove(tr("remove {named}", named=named), rows),
            self._kind.loss(rows),
        ):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _on_drawn(self, _row: int, before: int, to: int) -> None:
        """Move the row whose number was drawn to another place."""
        header = self.view.verticalHeader()
        header.blockSignals(True)
        header.moveSection(to, before)  # the rows move themselves, once the file has it
        header.blockSignals(False)
        row = self.model.row(before)
        if row is not None and not self._context.session.read_only:
            self._put(row, before, min(to, len(self.model.rows) - 1))

    def _move(self, by: int) -> None:
        row, at = self.current, self.view.currentIndex().row()
        if row is not None and 0 <= at + by < len(self.model.rows):
            self._put(row, at, at + by)

    def _put(self, row: Any, at: int, to: int) -> None:
        label = tr(
            "move {several} {part}",
            several=self._kind.several([row]),
            part="up" if to < at else "down",
        )
        if to != at and self._context.session.do(self._kind.move(label, row, to)):
            self.view.choose(self.model.index(to, self.view.currentIndex().column()))

    def _on_waiting(self, lacking: str) -> None:
        if lacking:
            self._waiting.setText(
                tr("The last row is kept as soon as it has {lacking}.", lacking=lacking)
            )
        else:
            self._waiting.setText(
                tr(
                    "Type in the last row to add one, or paste from a spreadsheet. "
                    "Esc, then Tab, leaves the table."
                )
            )

    def _on_current(self) -> None:
        self._removing.forget()
        self._say_what_can_be_done()
        self.chosen.emit(self.current)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A removal asked about is not meant any more once the focus has gone elsewhere."""
        if new not in (None, self.view, self.remove):
            self._removing.forget()

    def _say_what_can_be_done(self) -> None:
        at, last = self.view.currentIndex().row(), len(self.model.rows) - 1
        writable = not self._context.session.read_only
        # At an end they stay as they are: a button that fades hands its focus, and the next
        # Space, to the other one.
        for button in (self.up, self.down):
            button.setEnabled(writable and 0 <= at <= last)
        self.remove.setEnabled(writable and bool(self._selected()))


def _is_for_good(refusal: WorkshopError | None) -> bool:
    """Return whether rows were refused for what they are, not for how the file is just now.

    A file that is gone has them done in the copy that takes its place.
    """
    return isinstance(refusal, FileGone) or not isinstance(refusal, FileProblem)
