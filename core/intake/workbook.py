"""Reads Excel workbooks from their own XML, with what only that tells: merged and hidden cells."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from core.intake.cells import CellGatherer
from core.intake.kinds import too_large
from core.intake.limits import MOST_COLUMNS, MOST_NOTES
from core.intake.sheets import CellNote, Worksheet
from core.intake.xml_parts import Attributes, Parts, XmlEvents, attribute, number

E = TypeVar("E", bound=XmlEvents)
_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_DATE_NUMBERS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NO_PART_OF_A_DATE: Final = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.')
_MOST_SHARED: Final = 64 * 1024 * 1024
_LAST_DAY: Final = 2_958_465  # 31 December 9999
_DAYS_TO_1904: Final = 1462
_LONGEST_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    name: str
    hidden: bool
    link: str


def workbook_sheets(parts: Parts) -> list[Worksheet]:
    """Return the sheets of a workbook in their order; raises one of BROKEN when it is not sound."""
    place = main_part(parts)
    entries = _read(parts, place, _Entries())
    links = _read(parts, _links_of(place), _Links(place.rpartition("/")[0]))
    shared = _read(parts, links.of_kind("sharedStrings"), _SharedStrings(parts.source))
    styles = _read(parts, links.of_kind("styles"), _Styles())
    sheets: list[Worksheet] = []
    for entry in entries.sheets:
        kind, target = links.targets[entry.link]
        if kind == "worksheet":
            gatherer = CellGatherer(parts.source, entry.name, entry.hidden)
            base = _DAYS_TO_1904 if entries.from_1904 else 0
            reader = _SheetReader(gatherer, shared.strings, styles, base)
            parts.read(target, reader)
            sheets.append(_with_notes(parts, target, gatherer.sheet(parts.tick)))
    return sheets


def _with_notes(parts: Parts, target: str, sheet: Worksheet) -> Worksheet:
    """Return a sheet with the notes stuck on its cells, of either kind that Excel has."""
    links = _read(parts, _links_of(target), _Links(target.rpartition("/")[0]))
    notes: dict[str, str] = {}
    for kind in ("comments", "threadedComment"):  # the latter says the former's words better
        notes |= _read(parts, links.of_kind(kind), _Notes()).found
    if not notes:
        return sheet
    found = tuple(CellNote(place, text) for place, text in notes.items())
    return replace(sheet, head=replace(sheet.head, notes=found))


def main_part(parts: Parts) -> str:
    """Return the name of the part a workbook begins with."""
    links = _read(parts, "_rels/.rels", _Links(""))
    return links.of_kind("officeDocument") or "xl/workbook.xml"


def _links_of(place: str) -> str:
    folder, _, name = place.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _read(parts: Parts, name: str, events: E) -> E:
    if name in parts:
        parts.read(name, events)
    return events


class _Entries(XmlEvents):
    """The sheets a workbook names, and from when it counts its days."""

    def __init__(self) -> None:
        self.sheets: list[_SheetEntry] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") in ("hidden", "veryHidden")
            link = attribute(attributes, "id")
            self.sheets.append(_SheetEntry(attributes["name"], hidden, link))
        elif name == "workbookPr":
            self.from_1904 = _is_on(attributes.get("date1904", ""))


class _Links(XmlEvents):
    """Where the parts stand: kind and place by link."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes["Id"]] = kind, self._placed(attributes["Target"])

    def _placed(self, target: str) -> str:
        steps = [] if target.startswith("/") else self._folder.split("/")
        for step in target.lstrip("/").split("/"):
            if step == "..":
                steps = steps[:-1]
            elif step != ".":
                steps.append(step)
        return "/".join(step for step in steps if step)

    def of_kind(self, kind: str) -> str:
        """Return the place of the one part of a kind, or ""."""
        return next((target for found, target in self.targets.values() if found == kind), "")


class _Notes(XmlEvents):
    """What is stuck on cells, by their place; the first of it where it is very much."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._place = ""
        self._pieces: list[str] = []
        self._taking = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("comment", "threadedComment"):
            self._place = attributes.get("ref", "")[:12]
            self._pieces.clear()
        elif name in ("t", "text") and self._place:
            self._taking = True

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name in ("comment", "threadedComment"):
            said = " ".join("".join(self._pieces).split())[:_LONGEST_NOTE]
            if said and len(self.found) < MOST_NOTES:
                earlier = self.found.get(self._place, "")
                self.found[self._place] = f"{earlier} {said}".strip()[:_LONGEST_NOTE]
            self._place, self._taking = "", False

    def text(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text[:_LONGEST_NOTE])


class _SharedStrings(XmlEvents):
    """The texts that cells refer to by number; what is only a reading aid is left out."""

    def __init__(self, source: str) -> None:
        self.strings: list[str] = []
        self._source = source
        self._pieces: list[str] = []
        self._taking = False
        self._aids = 0
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - like the others
        if name == "rPh":
            self._aids += 1
        elif name == "t":
            self._taking = self._aids == 0

    def end(self, name: str) -> None:
        if name == "rPh":
            self._aids -= 1
        elif name == "t":
            self._taking = False
        elif name == "si":
            self.strings.append("".join(self._pieces))
            self._pieces.clear()

    def text(self, text: str) -> None:
        if self._taking:
            self._length += len(text)
            if self._length > _MOST_SHARED:
                raise too_large(self._source)
            self._pieces.append(text)


class _Styles(XmlEvents):
    """Which styles show a number as a date: `dates` in the order cells refer to them.

    `struck` are those that strike their words through, as cells name them.
    """

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self.struck: set[str] = set()
        self._fonts_struck: list[bool] = []
        self._in_fonts = False
        self._formats: dict[str, bool] = {}
        self._inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._formats[attributes["numFmtId"]] = _shows_date(attributes.get("formatCode", ""))
        elif name == "fonts":
            self._in_fonts = True
        elif name == "font" and self._in_fonts:
            self._fonts_struck.append(False)
        elif name == "strike" and self._in_fonts and self._fonts_struck:
            self._fonts_struck[-1] = _is_on(attributes.get("val", "1"))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            font = attributes.get("fontId", "0")
            at = int(font) if font.isdigit() and len(font) < 6 else 0
            if at < len(self._fonts_struck) and self._fonts_struck[at]:
                self.struck.add(str(len(self.dates)))
            key = attributes.get("numFmtId", "0")
            known = key.isdigit() and len(key) < 5 and int(key) in _DATE_NUMBERS
            self.dates.append(self._formats.get(key, known))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False
        elif name == "fonts":
            self._in_fonts = False


def _shows_date(code: str) -> bool:
    first = _NO_PART_OF_A_DATE.sub("", code).partition(";")[0].lower()
    return first != "general" and any(letter in first for letter in "dmyhs")


class _SheetReader(XmlEvents):
    """Puts the cells of one sheet in their places."""

    def __init__(
        self, gatherer: CellGatherer, shared: list[str], styles: _Styles, base: int
    ) -> None:
        self._cells = gatherer
        self._shared = shared
        self._dates, self._struck = styles.dates, styles.struck
        self._base = base
        self._row = self._column = 0
        self._row_hidden = self._all_hidden = False
        self._kind = self._style = ""
        self._value: list[str] = []
        self._taking = self._has_formula = self._has_value = False
        self._aids = 0

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v" | "t":
                self._taking = self._aids == 0
                self._has_value = True
            case "f":
                self._has_formula = True
            case "row":
                self._begin_row(attributes)
            case "rPh":
                self._aids += 1
            case "col":
                self._begin_columns(attributes)
            case "mergeCell":
                self._merge(attributes["ref"])
            case "sheetFormatPr":
                self._all_hidden = _is_on(attributes.get("zeroHeight", ""))

    def _begin_row(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        self._row = self._row + 1 if given is None else number(given, 1, 1_048_576)
        self._column = 0
        self._row_hidden = _is_on(
            attributes.get("hidden", "1" if self._all_hidden else "")
        ) or _is_nought(attributes.get("ht", ""))
        if self._row_hidden:
            self._cells.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        if given is not None:
            self._row, self._column = place(given)
            if self._row_hidden:
                self._cells.hidden_rows.add(self._row)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value.clear()
        self._has_formula = self._has_value = False

    def _begin_columns(self, attributes: Attributes) -> None:
        if _is_on(attributes.get("hidden", "")) or _is_nought(attributes.get("width", "")):
            first = number(attributes["min"], 1, MOST_COLUMNS)
            last = number(attributes["max"], 1, MOST_COLUMNS)
            self._cells.hidden_columns.update(range(first - 1, last))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        self._cells.merge(top, left, bottom, right)

    def end(self, name: str) -> None:
        match name:
            case "v" | "t":
                self._taking = False
            case "rPh":
                self._aids -= 1
            case "c":
                self._end_cell()

    def _end_cell(self) -> None:
        # only a text may have come out empty; elsewhere <v/> is a value not worked out
        empty = self._kind != "str" and not "".join(self._value).strip()
        if self._has_formula and (empty or not self._has_value):
            self._cells.put_unvalued(self._row, self._column)
        elif self._value:
            self._cells.put(self._row, self._column, self._shown("".join(self._value)))
            if self._style in self._struck:
                self._cells.strike(self._row, self._column)
        self._column += 1

    def _shown(self, value: str) -> str:
        match self._kind:
            case "s":
                return self._shared[number(value.strip())]
            case "n":
                return self._shown_number(value)
            case "b":
                return "True" if _is_on(value) else "False"
        return value

    def _shown_number(self, value: str) -> str:
        found = float(value)
        style = number(self._style) if self._style else 0
        if style < len(self._dates) and self._dates[style] and 0 <= found <= _LAST_DAY:
            return _shown_date(found + self._base if found >= 1 else found)
        return str(int(found)) if found.is_integer() and abs(found) < 1e15 else str(found)

    def text(self, text: str) -> None:
        if self._taking:
            self._value.append(text)


def place(reference: str) -> tuple[int, int]:
    """Return the row and the column (from 0) of a place such as "B7". Raises ValueError."""
    found = _PLACE.fullmatch(reference.strip())
    if found is None:
        raise ValueError(reference[:20])
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    if column > MOST_COLUMNS:
        raise ValueError(reference[:20])
    return number(found[2], 1, 1_048_576), column - 1


def _shown_date(days: float) -> str:
    """Return days since 1899-12-30 as an ISO date, with a time where there is one."""
    seconds = round((days - int(days)) * 86_400)
    at = datetime.datetime(1899, 12, 30) + datetime.timedelta(int(days), seconds)
    if days < 1:
        return at.time().isoformat()
    if days < 60:  # Excel takes 1900 for a leap year, so its first days are one late
        at += datetime.timedelta(1)
    return at.date().isoformat() if seconds == 0 else at.isoformat()


def _is_on(value: str) -> bool:
    return value.strip().lower() in ("1", "true", "on")


def _is_nought(size: str) -> bool:
    """Return whether a row is of no height, or a column of no width: nobody sees what is in it."""
    return bool(size.strip()) and not size.strip().strip("0.")
