"""Every row that would leave, to be gone through by keys: nothing stands behind a sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.programme.leave_words import (
    agencies_words,
    owner_words,
    pathway_words,
    row_words,
    text_kind_words,
)
from core.programme.made import WouldLeave, rows_of
from core.programme.publication import OTHERS, AnsweredRow, JudgedRow
from core.words import plural, tr
from ui.theme import SECONDARY, Tone, app_theme
from ui.widgets.plain_grid import make_plain, set_heading_font

PATHWAYS: Final = "pathways"
AGENCIES: Final = "agencies"
TEXTS: Final = "texts"

_NOUGHT: Final = "·"
_LEAST_NAME: Final = 190
"""Units a pathway's name or a text has at the least."""
_STYLE: Final = (
    "QTableView { border: none; background: transparent; }"
    "QHeaderView, QHeaderView::section { border: none; background: transparent; }"
    "QHeaderView::section { color: palette(bright-text); padding: 2px; }"
    "QTableView::item:selected { background: palette(light); color: palette(window-text); }"
)
"""The same in every look, by the roles of the palette."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table; a heading has no cells."""

    name: str
    cells: tuple[str, ...] = ()
    spoken: str = ""
    folded: str = ""
    differs: bool = False


class LeaveTable(QTableWidget):
    """The rows by pathway, by kind of agency, or the texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        make_plain(self)
        self.setStyleSheet(_STYLE)
        self.setAccessibleName(tr("What would leave"))
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._shown: tuple[WouldLeave, str] | None = None
        self._theme.follow(self._restyle)
        self._restyle()

    def show_rows(self, found: WouldLeave, which: str) -> None:
        """Show every row of one kind; the keyboard stays at its line."""
        self._shown = (found, which)
        at = self.currentRow()
        head, lines = _head(which), list(_lines(found, which))
        self.clear()
        self.clearSpans()
        self.setColumnCount(len(head))
        self.setHorizontalHeaderLabels(head)
        first = self.horizontalHeaderItem(0)
        if first is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setRowCount(len(lines))
        for down, line in enumerate(lines):
            self._put(down, line, len(head))
        self.setAccessibleName(tr("What would leave, {rows}", rows=plural(len(lines), "line")))
        self._fit(which)
        if lines:
            self.setCurrentCell(min(max(at, 0), len(lines) - 1), 0)

    def _put(self, down: int, line: _Line, wide: int) -> None:
        texts = (line.name, *line.cells, *([line.folded] if line.cells else []))
        colours = self._theme.colours
        for across, text in enumerate(texts[:wide]):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken or text)
            if across and self._shown is not None and self._shown[1] != TEXTS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if not line.cells or line.differs:
                font = QFont(item.font())
                font.setBold(True)
                item.setFont(font)
            if line.folded:
                item.setBackground(QBrush(self._theme.wash(Tone.WARN).tint))
                item.setForeground(QBrush(self._theme.wash(Tone.WARN).ink))
            elif text == _NOUGHT:
                item.setForeground(QBrush(colours.faint))
            self.setItem(down, across, item)
        if not line.cells:
            self.setSpan(down, 0, 1, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what room there is."""
        super().resizeEvent(event)
        if self._shown is not None and event.size().width() != event.oldSize().width():
            self._fit(self._shown[1])

    def _fit(self, which: str) -> None:
        """Give every column its room; no name is cut away: sooner the columns scroll."""
        header, px = self.horizontalHeader(), self._theme.px
        of_texts = which == TEXTS
        side = Qt.AlignmentFlag.AlignLeft if of_texts else Qt.AlignmentFlag.AlignCenter
        header.setDefaultAlignment(side)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        named, last = int(of_texts), self.columnCount() - 1
        wide = [px(150 if of_texts else 54)] * last
        wide.append(header.sectionSizeHint(last) if of_texts else px(66))
        room = self.viewport().width() - sum(wide) + wide[named]
        wide[named] = max(room, px(_LEAST_NAME))
        for at, width in enumerate(wide):
            self.setColumnWidth(at, width)
        self.setWordWrap(of_texts)
        self.resizeRowsToContents()

    def _restyle(self) -> None:
        set_heading_font(self.horizontalHeader(), self._theme.font(SECONDARY))
        self.setFont(self._theme.font(SECONDARY))
        if self._shown is not None:
            self.show_rows(*self._shown)


def _head(which: str) -> list[str]:
    if which == TEXTS:
        return [tr("What it is"), tr("Text"), tr("Who, by when, where it stands")]
    last = [tr("Not\nagreed"), tr("Open")] if which == PATHWAYS else [tr("Blank")]
    return [
        tr("Statement and pathway") if which == PATHWAYS else tr("Statement and agencies"),
        tr("{Cases}") if which == PATHWAYS else tr("Returns"),
        *("✓\n" + tr("Met"), "◐\n" + tr("Partly"), "✕\n" + tr("Not met")),
        *("–\n" + tr("Not app."), "?\n" + tr("Unknown"), *last, ""),
    ]


def _lines(found: WouldLeave, which: str) -> Iterator[_Line]:
    known = rows_of(found.last) if found.last is not None else None
    if which == TEXTS:
        for text in found.publication.texts:
            differs = known is not None and not known[text]
            yield _Line(text_kind_words(text), (text.text, owner_words(text)), differs=differs)
        return
    rows: Sequence[JudgedRow | AnsweredRow]
    of_pathways = which == PATHWAYS
    rows = found.publication.judged if of_pathways else found.publication.answered
    folding = found.pathways if of_pathways else found.agencies
    many = tr("{number} folded", number=len(folding.folded))
    by_key: dict[str, list[JudgedRow | AnsweredRow]] = {}
    for row in rows:
        by_key.setdefault(row.statement, []).append(row)
    for asked in found.publication.tool.statements:
        if asked.key in by_key:
            yield _Line(f"{asked.key}  {asked.words}")
        for row in by_key.get(asked.key, ()):
            name = row[1]
            words = pathway_words(name) if of_pathways else agencies_words(name)
            differs = known is not None and not known[row]
            cells = tuple(str(one) if one else _NOUGHT for one in row[2:])
            folded = many if name == OTHERS else ""
            mark = "• " if differs else ""
            yield _Line(f"   {mark}{words}", cells, row_words(row), folded, differs)
