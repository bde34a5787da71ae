"""The list of tables: this laptop first, then those that are not back, then the rest."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from core.model.snapshot import Snapshot
from core.wording.tables import HandOutLine, moment_words, state_words, table_lines
from core.wording.tables_page import here_line, judged_words, out_since_words, settled_of
from core.words import plural, tr
from ui.prepare.tables.row import RowWords, TableHead, TableRow, least_width
from ui.theme import Sign, Tone, app_theme
from ui.widgets.card import Card

_HERE: Final = ""


class TableListing(Card):
    """Each table a row; one of them is looked at.

    Signals:
        chosen: another table is looked at.
        step_requested: what comes next for a table; carries its `HandOutLine`.
    """

    chosen = Signal()
    step_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.column.setSpacing(0)
        self.head = TableHead()
        self.column.addWidget(self.head)
        self.rows: list[TableRow] = []
        self.lines: list[HandOutLine] = []
        self._at = _HERE
        self._is_wide = False
        app_theme(self).follow(self._arrange)

    @property
    def line(self) -> HandOutLine | None:
        """The table that is looked at."""
        return next((one for one in self.lines if _file_of(one) == self._at), None)

    def show_tables(self, now: Snapshot, at: datetime) -> None:
        """Show the tables as they stand; the one that was looked at stays so."""
        self.lines = [here_line(now), *table_lines(now)]
        while len(self.rows) > len(self.lines):
            row = self.rows.pop()
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self.lines):
            self._add_row()
        for row, line in zip(self.rows, self.lines, strict=True):
            row.show_words(_words_of(now, line, at))
        if self.line is None:
            self._at = _HERE
        self._show_chosen()
        self._arrange()

    def choose(self, file: str) -> None:
        """Look at the table with that file; "" is this laptop."""
        if file != self._at:
            self._at = file
            self._show_chosen()
            self.chosen.emit()

    def begin(self) -> None:
        """Take the focus at the table that is looked at."""
        for row, line in zip(self.rows, self.lines, strict=True):
            if _file_of(line) == self._at:
                row.name.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in columns where there is room for them.

        Not within the laying out that this is part of: what it asks for would be lost.
        """
        super().resizeEvent(event)
        if self._fits != self._is_wide:
            QTimer.singleShot(0, self, self._arrange)

    def _add_row(self) -> None:
        row, at = TableRow(), len(self.rows)
        row.chosen.connect(lambda: self.choose(_file_of(self.lines[at])))
        row.step_pressed.connect(lambda: self.step_requested.emit(self.lines[at]))
        row.walked.connect(lambda by: self._walk(at + by))
        self.rows.append(row)
        self.column.addWidget(row)
        row.show()  # at once: its height counts from now on

    def _walk(self, to: int) -> None:
        if 0 <= to < len(self.rows):
            self.choose(_file_of(self.lines[to]))
            self.rows[to].name.setFocus()

    def _show_chosen(self) -> None:
        for row, line in zip(self.rows, self.lines, strict=True):
            row.show_chosen(_file_of(line) == self._at)

    @property
    def _fits(self) -> bool:
        return self.width() >= app_theme(self).px(least_width())

    def _arrange(self) -> None:
        self._is_wide = wide = self._fits
        self.head.setVisible(wide)
        self.head.arrange()
        for row in self.rows:
            row.arrange(wide)


def _file_of(line: HandOutLine) -> str:
    return line.hand_out.file if line.hand_out is not None else _HERE


def step_words(line: HandOutLine) -> str:
    """Return what comes next for a table; "" where nothing does."""
    if line.open:
        return tr("Settle {number}", number=line.open)
    if line.back is not None:
        return tr("What came")
    return tr("Call back…") if line.is_out else ""


def _words_of(now: Snapshot, line: HandOutLine, at: datetime) -> RowWords:
    cases: Sequence[str] = [now.case[one].reference for one in line.cases if one in now.case]
    known = line.hand_out is None or line.back is not None
    settled, of = settled_of(now, line.cases) if known else (0, 0)
    state, beside = state_words(line, at.date())
    if line.hand_out is None:
        beside = judged_words(now, line.cases)
    handed = line.hand_out.handed_at if line.hand_out is not None else ""
    tone, sign = (Tone.GOOD, Sign.TICK) if line.back is not None else (None, None)
    if line.open:
        tone, sign = Tone.WARN, Sign.ALERT
    return RowWords(
        line.name,
        plural(len(cases), "{case}", "{cases}"),
        cases,
        moment_words(handed, at.date()) if handed else "",
        settled,
        of,
        state,
        beside or out_since_words(line, at),
        tone,
        sign,
        step_words(line),
    )
