"""Reads OpenDocument spreadsheets, as LibreOffice writes them."""

from typing import Final

from core.intake.cells import CellGatherer
from core.intake.kinds import too_large
from core.intake.limits import MOST_CELLS, MOST_COLUMNS
from core.intake.sheets import Worksheet
from core.intake.xml_parts import Attributes, Parts, XmlEvents, attribute, number

_CONTENT: Final = "content.xml"
_ASIDE: Final = frozenset({"annotation", "shapes", "tracked-changes", "ruby-text"})
"""What stands in or beside a cell without being its text."""
_NOTE: Final = "annotation"


def open_document_sheets(parts: Parts) -> list[Worksheet]:
    """Return the sheets in their order; raises one of BROKEN when the document is not sound."""
    reader = _ContentReader(parts)
    parts.read(_CONTENT, reader)
    return reader.sheets


class _ContentReader(XmlEvents):
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.sheets: list[Worksheet] = []
        self._cells: CellGatherer | None = None
        self._hidden_styles: set[str] = set()
        self._struck_styles: set[str] = set()
        self._style = ""
        self._row = self._column = self._in_columns = 0
        self._row_repeats = self._repeats = 1
        self._row_hidden = False
        self._row_cells: list[tuple[int, int, str, bool, bool]] = []
        self._attributes: Attributes = {}
        self._paragraphs: list[str] = []
        self._note: list[str] | None = None
        self._taking = False
        self._aside = 0
        self._put = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _ASIDE:
            self._aside += 1
        match name:
            case "annotation":
                self._note = []
            case "style":
                self._style = attribute(attributes, "name")
            case "table-properties" if attribute(attributes, "display") == "false":
                self._hidden_styles.add(self._style)
            case "text-properties" if _strikes(attributes):
                self._struck_styles.add(self._style)
            case "table":
                self._begin_sheet(attributes)
            case "table-column":
                self._take_columns(attributes)
            case "table-row":
                self._begin_row(attributes)
            case "table-cell" | "covered-table-cell":
                self._attributes = attributes
                self._repeats = _repeats(attributes, "number-columns-repeated")
                self._paragraphs = []
            case "p" if self._note is not None:
                self._note.append("")
            case "p":
                self._taking = not self._aside
                if self._taking:
                    self._paragraphs.append("")
            case "s":
                self.text(" " * min(_repeats(attributes, "c"), 1000))
            case "tab":
                self.text("\t")
            case "line-break":
                self.text("\n")

    def _begin_sheet(self, attributes: Attributes) -> None:
        hidden = attribute(attributes, "style-name") in self._hidden_styles
        self._cells = CellGatherer(self._parts.source, attribute(attributes, "name"), hidden)
        self._row = self._in_columns = 0

    def _take_columns(self, attributes: Attributes) -> None:
        repeats = _repeats(attributes, "number-columns-repeated")
        first, self._in_columns = self._in_columns, self._in_columns + repeats
        if self._cells and attribute(attributes, "visibility") in ("collapse", "filter"):
            columns = range(first, min(self._in_columns, MOST_COLUMNS))
            self._cells.hidden_columns.update(columns)

    def _begin_row(self, attributes: Attributes) -> None:
        self._row_repeats = _repeats(attributes, "number-rows-repeated")
        self._row_hidden = attribute(attributes, "visibility") in ("collapse", "filter")
        self._column = 0
        self._row_cells = []

    def text(self, text: str) -> None:
        if self._taking and not self._aside:
            self._paragraphs[-1] += text
        elif self._note:
            self._note[-1] += text

    def end(self, name: str) -> None:
        if name in _ASIDE:
            self._aside -= 1
        match name:
            case "annotation":
                self._end_note()
            case "p":
                self._taking = False
            case "table-cell" | "covered-table-cell":
                self._end_cell()
            case "table-row":
                self._end_row()
            case "table" if self._cells is not None:
                self.sheets.append(self._cells.sheet(self._parts.tick))
                self._cells = None

    def _end_note(self) -> None:
        text, self._note = "\n".join(self._note or ()), None
        if self._cells is not None:
            self._cells.note(self._row + 1, self._column, text)

    def _end_cell(self) -> None:
        text, unvalued = self._shown()
        if text or unvalued:
            struck = attribute(self._attributes, "style-name") in self._struck_styles
            self._row_cells.append((self._column, self._repeats, text, unvalued, struck))
        self._merge()
        self._column += self._repeats

    def _shown(self) -> tuple[str, bool]:
        """Return the cell's text, and whether it is a formula without a value."""
        of = self._attributes
        kind = attribute(of, "value-type")
        if attribute(of, "formula") and not kind and not self._paragraphs:
            return "", True
        match kind:
            case "float":
                found = float(attribute(of, "value"))
                whole = found.is_integer() and abs(found) < 1e15
                return (str(int(found)) if whole else str(found)), False
            case "date":
                return attribute(of, "date-value"), False
            case "boolean":
                return ("True" if attribute(of, "boolean-value") == "true" else "False"), False
        return "\n".join(self._paragraphs), False

    def _merge(self) -> None:
        right = _repeats(self._attributes, "number-columns-spanned") - 1
        down = _repeats(self._attributes, "number-rows-spanned") - 1
        if self._cells and (right or down):
            top = self._row + 1
            self._cells.merge(top, self._column, top + down, self._column + right)

    def _end_row(self) -> None:
        if self._cells is None:
            return
        filled = self._row_cells
        if filled:
            self._put += self._row_repeats * sum(repeats for _, repeats, *_ in filled)
            if self._put > MOST_CELLS:
                raise too_large(self._parts.source)
            for row in range(self._row + 1, self._row + 1 + self._row_repeats):
                self._put_row(self._cells, row)
        elif self._row_hidden and self._row_repeats < 10_000:
            self._cells.hidden_rows.update(range(self._row + 1, self._row + 1 + self._row_repeats))
        self._row += self._row_repeats

    def _put_row(self, cells: CellGatherer, row: int) -> None:
        if self._row_hidden:
            cells.hidden_rows.add(row)
        for first, repeats, text, unvalued, struck in self._row_cells:
            for column in range(first, first + repeats):
                if unvalued:
                    cells.put_unvalued(row, column)
                else:
                    cells.put(row, column, text)
                if struck:
                    cells.strike(row, column)


def _strikes(attributes: Attributes) -> bool:
    """Return whether a look strikes its text through."""
    names = ("text-line-through-style", "text-line-through-type")
    return any(attribute(attributes, name) not in ("", "none") for name in names)


def _repeats(attributes: Attributes, name: str) -> int:
    found = attribute(attributes, name)
    return number(found, 1) if found else 1
