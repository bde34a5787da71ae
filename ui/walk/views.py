"""Who saw it differently: chips to press, one to add, and a line for the view's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.case import Agency
from core.model.ids import AgencyId
from core.model.judgement import DifferingView, ViewKind
from core.words import tr, word_for
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.choice_menu import ChoiceMenu
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.scroll import bring_into_sight


@dataclass(frozen=True, slots=True)
class ViewWish:
    """A view to record or change; *note* None leaves its words as they are."""

    agency_id: AgencyId
    kind: ViewKind
    note: str | None = None


class ViewsRow(QWidget):
    """The differing views on one judgement; pressing one opens its kind and words below.

    Signals:
        change_requested: a view was added or changed; carries a `ViewWish`.
        withdrawn: a view was taken back; carries the `DifferingView`.
    """

    change_requested = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[DifferingView, ...] = ()
        self._agencies: tuple[Agency, ...] = ()
        self._open: AgencyId | None = None
        self._held: DifferingView | None = None
        self._chips: list[Chip] = []
        self._add = Chip(tr("+ add agency"), look=ChipLook.ADD)
        self._add.setAccessibleName(tr("Add agency that saw it differently"))
        self._add.clicked.connect(self._on_add)
        self._top = QWidget()
        self._flow = FlowLayout(self._top, gap=8, line_gap=6)
        self._flow.addWidget(Label(tr("Differing view"), Text.SMALL, wrap=False))
        self._flow.addWidget(self._add)
        self._editor = self._make_editor()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._top)
        column.addWidget(self._editor)

    def show_views(self, views: Sequence[DifferingView], agencies: Sequence[Agency]) -> None:
        """Show the views on a judgement, and who could add one."""
        if tuple(views) == self._views and tuple(agencies) == self._agencies:
            return
        self._views, self._agencies = tuple(views), tuple(agencies)
        self._show_chips()
        self._show_editor()

    def open_view(self, agency_id: AgencyId | None) -> None:
        """Open one view's kind and words, or close them with None."""
        self._open = agency_id
        self._show_editor()
        if agency_id is not None and self._editor.isVisibleTo(self):
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_note)

    def _show_note(self) -> None:
        bring_into_sight(self.note)

    def flush(self) -> None:
        """Keep what was typed."""
        self.note.flush()

    def _make_editor(self) -> QWidget:
        editor = QWidget()
        self._about = ElidedLabel("", Text.SMALL_STRONG)
        self._kind = DropChip(
            tr("What the view is about"),
            [(kind, word_for(kind).capitalize()) for kind in ViewKind],
            prefix=tr("About: "),
        )
        self._kind.chosen.connect(self._on_kind)
        self.note = GrowingText(
            tr("What the agency said"), least=1, most=3, hint=tr("In what way?")
        )
        self.note.paused.connect(self._on_note)
        self.note.escaped.connect(self._on_escaped)
        row = QHBoxLayout(editor)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._about)
        row.addWidget(self._kind)
        row.addWidget(self.note, 1)
        return editor

    def _show_chips(self) -> None:
        focused = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(view) for view in self._views]
        for at, chip in enumerate(self._chips):
            self._flow.insert_widget(at + 1, chip)
        self._add.setEnabled(bool(self._left()))
        if focused:  # it was on a view that is shown anew, or gone
            (self._chips or [self._add])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, view: DifferingView) -> Chip:
        about = "" if view.kind is ViewKind.OTHER else f" · {word_for(view.kind)}"
        chip = Chip(f"{self._name(view.agency_id)}{about}", view, removable=True)
        chip.setParent(self._top)
        chip.clicked.connect(self._on_chip)
        chip.removed.connect(self.withdrawn)
        chip.show()
        return chip

    def _show_editor(self) -> None:
        view = next((one for one in self._views if one.agency_id == self._open), None)
        self._editor.setVisible(view is not None)
        held, self._held = self._held, view
        if view is None:
            self._open = None
            return
        self._about.setText(f"{self._name(view.agency_id)}:")
        self._kind.set_value(view.kind)
        if held is not None and _place(held) == _place(view):
            self.note.follow(view.note)
        else:
            self.note.show_text(view.note)

    def _name(self, agency_id: AgencyId) -> str:
        return next((one.name for one in self._agencies if one.id == agency_id), "")

    def _left(self) -> list[Agency]:
        taken = {view.agency_id for view in self._views}
        return [agency for agency in self._agencies if agency.id not in taken]

    def _on_add(self) -> None:
        menu = ChoiceMenu(self)
        for agency in self._left():
            action = QAction(agency.name.replace("&", "&&"), menu)
            action.setData(agency.id)
            action.triggered.connect(self._on_agency)
            menu.addAction(action)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _on_agency(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            agency = AgencyId(action.data())
            self.change_requested.emit(ViewWish(agency, ViewKind.OTHER))
            self.open_view(agency)

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and isinstance(chip.value, DifferingView):
            agency = chip.value.agency_id
            self.flush()
            self.open_view(None if self._open == agency else agency)

    def _on_kind(self, kind: object) -> None:
        if isinstance(kind, ViewKind) and self._open is not None:
            self.change_requested.emit(ViewWish(self._open, kind))

    def _on_note(self, text: str) -> None:
        if self._open is not None and isinstance(self._kind.value, ViewKind):
            self.change_requested.emit(ViewWish(self._open, self._kind.value, text))

    def _on_escaped(self) -> None:
        self.open_view(None)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def _place(view: DifferingView) -> tuple[int, int]:
    return view.judgement_id, view.agency_id
