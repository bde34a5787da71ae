"""A full name, date of birth or NHS number is pointed out at the field as it is typed.

What is typed stays as it is. Fields that look for something, that hold a secret, and those of
a key file are none of ours; in a column for names a name belongs.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.widgets.cell_delegate import NamesRole, is_for_names
from ui.widgets.field_note import FieldNote
from ui.widgets.sheet_view import SheetView
from ui.widgets.typed_words import is_passing
from ui.widgets.typing_pause import PAUSE

Field = QLineEdit | QPlainTextEdit

_NEAR: Final = 600
"""Characters before and after the caret that are looked at."""

_ROWS: Final = 100
"""Rows of a pasted block that are looked at while the window waits."""


class DetailsWatch(QObject):
    """Follows the keyboard from field to field.

    *found_in* returns what to say of a text, nothing where it is harmless; its second value is
    whether names are looked for. *is_ours* says of a field whether it is looked at.

    Signals:
        found_late: what was typed is gone from its field already; carries what to say.
    """

    found_late = Signal(str)

    def __init__(
        self,
        found_in: Callable[[str, bool], str],
        is_ours: Callable[[QWidget], bool],
        home: QWidget,
    ) -> None:
        super().__init__(home)
        self._found_in, self._is_ours = found_in, is_ours
        self._field: Field | None = None
        self._sheet: SheetView | None = None
        self._names = True
        self._typed: str | None = None
        self._said = ""
        self.note = FieldNote(home)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is self._field:
            return
        self._leave()
        if isinstance(now, SheetView) and self._is_ours(now):
            self._sheet = now
            now.pasted.connect(self._on_pasted)
        elif isinstance(now, Field) and self._is_watched(now):
            self._field, self._names, self._said = now, not is_for_names(now), ""
            _typing_in(now).connect(self._on_typed)

    def _is_watched(self, field: Field) -> bool:
        if field.isReadOnly() or is_passing(field) or field.objectName().startswith("qt_"):
            return False  # a spin box is no field
        secret = isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal
        return not secret

    def _on_pasted(self, _row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Look at what came into a table at once, row by row; cells for names are left out."""
        if self._sheet is None:
            return
        model = self._sheet.model()
        for cells in block[:_ROWS]:
            ours = [
                text
                for at, text in enumerate(cells, column)
                if not model.index(0, at).data(NamesRole)
            ]
            if said := self._found_in(" · ".join(ours), True):
                # What is kept by the same key has its say first, and would take its place.
                QTimer.singleShot(0, self, lambda: self.found_late.emit(said))
                return

    def _on_typed(self) -> None:
        # Asked at each key: a field that is on its way to another place is nobody's meanwhile.
        if self._field is not None and self._is_ours(self._field):
            text = near_caret(self._field)
            if text:  # emptied by Enter: what was typed before is still looked at
                self._typed = text
            self._pause.start()

    def _leave(self) -> None:
        field, self._field = self._field, None
        sheet, self._sheet = self._sheet, None
        if sheet is not None and isValid(sheet):
            sheet.pasted.disconnect(self._on_pasted)
        if field is not None and isValid(field):
            _typing_in(field).disconnect(self._on_typed)
        self._look()
        self.note.clear()

    def _look(self) -> None:
        """Look at what was typed last; where that is gone from the field, the bar says it."""
        self._pause.stop()
        typed, self._typed = self._typed, None
        if typed is None:
            return
        said = self._found_in(typed, self._names)
        field = self._field
        still_there = field is not None and isValid(field) and near_caret(field) == typed
        if field is not None and still_there and said:
            self._said = said
            self.note.say_at(field, said)
            return
        self.note.clear()
        if said and said != self._said:
            # What is kept by the same key has its say first, and would take the place of this.
            QTimer.singleShot(0, self, lambda: self.found_late.emit(said))


def near_caret(field: Field) -> str:
    """Return what stands in a field, of long words what is near the caret."""
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if len(text) <= 2 * _NEAR:
        return text
    at = field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()
    return text[max(0, at - _NEAR) : at + _NEAR]


def _typing_in(field: Field) -> SignalInstance:
    return field.textEdited if isinstance(field, QLineEdit) else field.textChanged
