"""The files that came in last, with what was held back of each."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.case import BroughtIn
from core.model.snapshot import Snapshot
from core.words import plural, tr
from ui.prepare.words import day_text
from ui.theme import Tone
from ui.widgets.card import rule
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text


class BroughtInList(QWidget):
    """The files that came in last, the newest first, with what was held back of each."""

    SHOWN: Final = 6

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)

    def show_files(self, now: Snapshot) -> None:
        """Show the last files."""
        clear_layout(self._column)
        if not now.brought_in:
            self.hide()
            return
        self.show()
        self._column.addWidget(rule())
        self._column.addSpacing(8)
        self._column.addWidget(Label(tr("Last brought in"), Text.SMALL_STRONG))
        for one in reversed(now.brought_in[-self.SHOWN :]):
            held = [(row.row, row.reason) for row in now.held_back if row.brought_in_id == one.id]
            held += [
                (answer.row, answer.reason)
                for answer in now.waiting
                if answer.at == one.at and _is_of(answer.source, one)
            ]
            held += [
                (aside.row, aside.reason)
                for aside in now.returns_waiting
                if aside.at == one.at and _is_of(aside.source, one)
            ]
            tone = Tone.BAD if held else None
            self._column.addSpacing(4)
            self._column.addWidget(Label(one.file_name, Text.STRONG, tone))
            self._column.addWidget(Label(_what_came(one, len(held)), Text.SMALL))
            for row, reason in held[:2]:
                where = tr("Row {row}: ", row=row) if row else ""
                self._column.addWidget(Label(f"{where}{reason}", Text.SMALL, tone))
            if len(held) > 2:
                rest = tr("and {count} held back", count=plural(len(held) - 2, "more row"))
                self._column.addWidget(Label(rest, Text.SMALL, tone))


def _is_of(source: str, one: BroughtIn) -> bool:
    """Return whether a place is in a file: the file itself, or a form or sheet of it."""
    return source == one.file_name or source.startswith(f"{one.file_name}, ")


def _what_came(one: BroughtIn, left_out: int) -> str:
    when = day_text(one.at[:10])
    held = tr("{held_back} held back", held_back=left_out) if left_out else tr("nothing held back")
    if one.kind != "returns":
        what = tr("{Cases}") if one.kind == "cases" else one.kind.capitalize()
        return " · ".join((f"{what}, {when}", held))
    returns, answers = plural(one.returns, "return"), plural(one.answers, "answer")
    return f"{returns}, {when} · {answers} · {held}"
