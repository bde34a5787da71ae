"""What would leave, row by row, before it does."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.programme.made import WouldLeave
from core.words import later, plural, tr
from ui.report.programme.leave_table import AGENCIES, PATHWAYS, TEXTS, LeaveTable
from ui.theme.grounds import Ground, lie_on
from ui.widgets.card import Card
from ui.widgets.labels import Label, ParagraphText, heading, small
from ui.widgets.segmented import Option, Segmented

_PROMISE: Final = later(
    "Counts and checked texts only. Never a {case}, a reference, a name or a comment. "
    "Every row that would go is here."
)


class LeaveView(QWidget):
    """The heading with how many rows, three kinds of row, and the rows themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.DESK)
        self.title = heading(tr("What would leave"))
        self.beside = small()
        self.kinds = Segmented(tr("Which rows"), _options(None))
        self.promise = ParagraphText("")
        self.nothing = Label("")
        self.table = LeaveTable()
        self._found: WouldLeave | None = None
        self._lay_out()
        self.kinds.chosen.connect(self._on_kind)

    def show_found(self, found: WouldLeave | None, why_not: str = "") -> None:
        """Show the rows, or why there are none."""
        self._found = found
        self.nothing.setText(why_not)
        self.nothing.setVisible(found is None)
        self._card.setVisible(found is not None)
        self.kinds.setVisible(found is not None)
        self.promise.setText(tr(_PROMISE))
        if found is None:
            self.beside.setText("")
            return
        held = found.publication
        self.beside.setText(
            tr("version {version}, {rows}", version=held.version, rows=plural(held.rows, "row"))
        )
        for option in _options(found):
            self.kinds.set_text(option.value, option.text)
        self.table.show_rows(found, str(self.kinds.value))

    def take_focus(self) -> None:
        """Take the focus to the rows."""
        self.table.setFocus()

    def _on_kind(self, which: object) -> None:
        if self._found is not None:
            self.table.show_rows(self._found, str(which))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.title)
        head.addWidget(self.beside, 1)
        head.addWidget(self.kinds)
        self._card = Card(margin=8)
        self._card.column.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.promise)
        column.addWidget(self.nothing)
        column.addWidget(self._card, 1)
        column.addStretch(0)


def _options(found: WouldLeave | None) -> list[Option]:
    held = found.publication if found is not None else None
    counts = (len(held.judged), len(held.answered), len(held.texts)) if held else (0, 0, 0)
    return [
        Option(PATHWAYS, tr("Pathways {count}", count=counts[0])),
        Option(AGENCIES, tr("Agencies {count}", count=counts[1])),
        Option(TEXTS, tr("Texts {count}", count=counts[2])),
    ]
