"""What can be done with a code of the list: it is called otherwise, or goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.model.coding import Code
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.title_field import TitleField


class CodeWays(QWidget):
    """Out of sight while no code is chosen.

    Signals:
        renamed: another name was typed; carries the `Code` and the name.
        removal_requested: the code is to go; carries it.
    """

    renamed = Signal(object, str)
    removal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: Code | None = None
        self.rename_it = Button(tr("Rename"), ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self.field = TitleField(tr("Name of the code"))
        self.field.hide()
        line = FlowLayout(self, gap=10)
        for part in (self.field, self.rename_it, self.remove_it):
            line.addWidget(part)
        self.rename_it.clicked.connect(self._on_rename)
        self.remove_it.clicked.connect(self._on_remove)
        self.field.given.connect(self._on_given)
        self.field.given_up.connect(self.field.hide)
        self.hide()

    def show_code(self, code: Code | None) -> None:
        """Act on another code from now on; on none there is nothing to do."""
        if code is None or self._code is None or code.id != self._code.id:
            self.field.hide()
        self._code = code
        self.setVisible(code is not None)
        for way in (self.rename_it, self.remove_it):
            way.setAccessibleDescription(code.name if code is not None else "")

    def _on_rename(self) -> None:
        if self._code is not None:
            self.field.setText(self._code.name)
            self.field.show()
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        if self._code is not None:
            self.removal_requested.emit(self._code)

    def _on_given(self, name: str) -> None:
        self.field.hide()
        if self._code is not None and name.strip() not in ("", self._code.name):
            self.renamed.emit(self._code, name)
