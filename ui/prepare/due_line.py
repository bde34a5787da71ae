"""By when a return is to be back: a date, or so many working days after it was asked."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.due import DueBy, due_by
from core.model.fault import shown
from core.words import tr
from ui.prepare.fields import LineField
from ui.theme import BODY, app_theme
from ui.widgets.labels import Label, Text
from ui.widgets.table.shape import Misfit


class DueLine(QWidget):
    """A caption, a line to type in, and what is wrong with it below."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(caption, tidy_due)
        self.field.setPlaceholderText(tr("10 working days, or a date"))
        self._theme = app_theme(self)
        self._theme.follow(self._fit)
        label = Label(caption, Text.SMALL_STRONG)
        label.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.field.problem)
        self._fit()

    def read(self) -> DueBy | None:
        """Return what is typed, no day where nothing is; None, and the reason, for neither."""
        self.field.flush()
        if self.field.misfit:
            self.field.setFocus()
            return None
        return due_by(self.field.text())

    def clear(self) -> None:
        """Begin anew."""
        self.field.show_text("")

    def _fit(self) -> None:
        """Show the hint whole."""
        hint = self._theme.metrics(BODY).horizontalAdvance(self.field.placeholderText())
        self.field.setMinimumWidth(round(hint) + self._theme.px(28))


def tidy_due(text: str) -> str:
    """Return what is typed as it is, if it is a day or so many working days; else a Misfit."""
    if due_by(text) is None:
        raise Misfit(
            tr("“{shown}” is no day.", shown=shown(text)),
            tr("Write it as 21 March 2014, or as 10 working days."),
        )
    return text
