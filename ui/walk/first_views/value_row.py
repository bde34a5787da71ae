"""One agency's first view where no key can give it: a line to type in, Enter keeps it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.ids import AgencyId
from core.words import tr
from ui.theme import app_theme
from ui.walk.first_views.row import AbsentPlace
from ui.widgets.composed import ComposedLine
from ui.widgets.labels import ElidedLabel, Text


class ValueViewRow(QWidget):
    """Enter keeps what is typed, or no view; Backspace in an empty line, Up and Down go on.

    Signals:
        entered: Enter was pressed; carries what stands in the line.
        taken_back: the last view is to be taken back.
        moved: another agency is wished for; carries the step.
        reached: the keyboard came here.
    """

    entered = Signal(str)
    taken_back = Signal()
    moved = Signal(int)
    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.agency_id: AgencyId | None = None
        self._kept = ""
        self.name = ElidedLabel("", Text.STRONG)
        self.line = _ViewLine(self)
        self._absent = AbsentPlace()
        self.said = ElidedLabel("", Text.STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.line, 3)
        row.addWidget(self.said, 2)
        row.addWidget(self._absent, 5)
        self.setFocusProxy(self.line)
        self.line.entered.connect(self.entered)
        self.line.taken_back.connect(self.taken_back)
        self.line.moved.connect(self.moved)
        self.line.reached.connect(self.reached)

    def show_line(
        self, agency_id: AgencyId, name: str, typed: str, said: str, hint: str, *, absent: str
    ) -> None:
        """Show who it is and what was said; what is being typed of the same one is left alone."""
        if (agency_id, typed) != (self.agency_id, self._kept):
            self.line.setText(typed)
        self.agency_id, self._kept = agency_id, typed
        self.name.setText(name)
        self.said.setText(said)
        self.line.setAccessibleName(tr("{name}: {said}", name=name, said=said or absent or _WAITS))
        self.line.setAccessibleDescription(hint)
        self._absent.say(absent)
        self._absent.setVisible(bool(absent))
        for part in (self.line, self.said):
            part.setVisible(not absent)

    def forget(self) -> None:
        """Let what is half typed go: another question is asked."""
        self.agency_id = None

    def set_name_width(self, width: int) -> None:
        """Give the name its place, so that the lines stand under one another."""
        self.name.setFixedWidth(width)


_WAITS = tr("not asked yet")


class _ViewLine(ComposedLine):
    """The line of one row; the keys that go on are its row's."""

    entered = Signal(str)
    taken_back = Signal()
    moved = Signal(int)
    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here now."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter; go on with Up and Down; take the last back from an empty line."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain:
                self.commit()
                self.entered.emit(self.text())
            else:
                event.ignore()  # the big step is the page's
        elif plain and step:
            self.moved.emit(step)
        elif plain and event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
