"""What was typed as first views, once the returns are there: each can still be put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import AgencyId, CaseId
from core.model.tool import Point
from core.words import tr
from ui.theme import Tone
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.composed import ComposedLine
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import bring_into_sight

AgencyOrRoom = AgencyId | None
"""Whose first view it is; None for the cards of the room as a whole."""


@dataclass(frozen=True, slots=True)
class ViewChip:
    """Whose first view it is, what it says, and as somebody would type it."""

    agency_id: AgencyOrRoom
    name: str
    words: str
    typed: str


@dataclass(frozen=True, slots=True)
class ViewPutRight:
    """A first view as it was typed otherwise."""

    case_id: CaseId
    point: Point
    agency_id: AgencyOrRoom
    text: str


class TypedViewChips(QWidget):
    """A chip an agency; pressing one opens a line below. Enter keeps it, Esc leaves it.

    Signals:
        view_typed: a view was typed otherwise; carries a `ViewPutRight`.
    """

    view_typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: tuple[CaseId, Point] | None = None
        self._views: tuple[ViewChip, ...] = ()
        self._open: ViewChip | None = None
        self.chips: dict[AgencyOrRoom, Chip] = {}
        self._top = QWidget()
        self._flow = FlowLayout(self._top, gap=8, line_gap=6)
        self._flow.addWidget(Label(tr("First views"), Text.SMALL, wrap=False))
        self.line = _Line()
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self._on_left)
        self.hint = small()
        self.problem = Label("", Text.SMALL, Tone.BAD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._top, self.line, self.problem, self.hint):
            column.addWidget(part)
        self._fold()
        self.hide()

    def show_views(
        self, case_id: CaseId, point: Point, views: Sequence[ViewChip], hint: str
    ) -> None:
        """Show what was said first at a question; what is being typed there is left alone."""
        if (case_id, point) != self._at:
            self._at, self._open = (case_id, point), None
            self._fold()
        self._views = tuple(views)
        self.hint.setText(
            tr("{hint}. Enter keeps it as put right, Esc leaves it as it was.", hint=hint)
        )
        if [one.agency_id for one in views] != list(self.chips):
            self._make_chips()
        for one in views:
            chip = self.chips[one.agency_id]
            chip.setText(tr("{name}: {view}", name=one.name, view=one.words or tr("no view")))
            chip.setAccessibleName(tr("First view of {view}", view=chip.text()))
        self.setVisible(bool(views))

    def say(self, problem: str) -> None:
        """Say why what was typed is no view; the line keeps it."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def close_line(self) -> None:
        """Fold the line away; the keyboard is on its chip again."""
        chip = self.chips.get(self._open.agency_id) if self._open is not None else None
        had = self.line.hasFocus()
        self._open = None
        self._fold()
        if had and chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self.say("")
        self.line.hide()
        self.hint.hide()

    def _make_chips(self) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for at, one in enumerate(self._views):
            chip = Chip("", one.agency_id, ChipLook.OUTLINE, parent=self._top)
            chip.setAccessibleDescription(tr("Press to put it right"))
            chip.clicked.connect(lambda _on=False, agency=one.agency_id: self._on_pressed(agency))
            self._flow.insert_widget(at + 1, chip)
            self.chips[one.agency_id] = chip
            chip.show()

    def _on_pressed(self, agency_id: AgencyOrRoom) -> None:
        held = next(one for one in self._views if one.agency_id == agency_id)
        self._open = held
        self.say("")
        self.line.setText(held.typed)
        self.line.setAccessibleName(tr("First view of {name}", name=held.name))
        self.line.setAccessibleDescription(self.hint.text())
        self.line.show()
        self.hint.show()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self.line)

    def _on_entered(self, text: str) -> None:
        if self._at is not None and self._open is not None:
            self.say("")
            self.view_typed.emit(ViewPutRight(*self._at, self._open.agency_id, text))

    def _on_left(self) -> None:
        self.close_line()


class _Line(ComposedLine):
    """The line; Enter and Esc are its own."""

    entered = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.entered.emit(self.text())
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
