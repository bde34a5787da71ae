"""Reads what stands above and below the pages of a Word form, apart from what it says there itself.

The first line of each is the form's own, and is compared with what went out; what stands in
further lines or in text boxes somebody put there.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from core.intake.form_sheets import FormSheets
from core.intake.limits import LONGEST_CELL
from core.intake.others_words import IS_MARKING
from core.intake.xml_parts import Attributes, Parts, XmlEvents, attribute
from core.model.form import FieldKind, FieldName
from core.model.names import normalised
from core.words import later, tr

RELATIONS: Final = "word/_rels/document.xml.rels"
_PART: Final = re.compile(r"word/(header|footer)\d*\.xml")
_PLACES: Final = {"header": later("above a page"), "footer": later("below a page")}
OWN: Final = {"header": 1, "footer": 2}
"""The number of the field that a form's own line above or below is."""
_MOST_LINES: Final = 200


class _Relations(XmlEvents):
    """Which part of the document stands behind which mark."""

    def __init__(self) -> None:
        self.part: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes["Target"].lstrip("/")
            whole = target if target.startswith("word/") else f"word/{target}"
            self.part[attributes["Id"]] = whole


@dataclass(slots=True)
class _PageEnd(XmlEvents):
    """One header or footer: its own line without the number of the page, and other lines."""

    own: str = ""
    others: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _deep: int = 0
    _lines: int = 0
    _boxes: int = 0
    _fields: int = 0
    _twice: int = 0
    _taking: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "Fallback":
                self._twice += 1
            case "txbxContent":
                self._boxes += 1
            case "fldSimple":
                self._fields += 1
            case "fldChar":
                self._fields += {"begin": 1, "end": -1}.get(attribute(attributes, "fldCharType"), 0)
            case "p":
                self._deep += 1
            case "tab" | "br" | "cr":
                self._take(" ")
            case "t":
                self._taking = not (self._twice or self._fields > 0)

    def end(self, name: str) -> None:
        match name:
            case "Fallback":
                self._twice -= 1
            case "txbxContent":
                self._boxes -= 1
            case "fldSimple":
                self._fields -= 1
            case "t":
                self._taking = False
            case "p":
                self._deep -= 1
                self._end_line()

    def text(self, text: str) -> None:
        if self._taking and self._boxes:
            self._add(text)
        elif self._taking:
            self._take(text)

    def _take(self, text: str) -> None:
        self._length += len(text)
        if self._length <= LONGEST_CELL:
            self._pieces.append(text)

    def _add(self, text: str) -> None:
        if len(self.others) < _MOST_LINES:
            self.others.append(text[:LONGEST_CELL])

    def _end_line(self) -> None:
        if self._deep:
            return
        line = "".join(self._pieces).strip()
        self._pieces, self._length = [], 0
        if not self._lines:
            self.own = line
        elif line:
            self._add(line)
        self._lines += 1


class WordEnds:
    """The headers and footers of a document, each read once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._read: dict[str, _PageEnd] = {}
        relations = _Relations()
        if RELATIONS in parts:
            parts.read(RELATIONS, relations)
        self._part = relations.part

    def put_into(self, forms: FormSheets, number: int, marks: list[str]) -> None:
        """Add what stands above and below the pages of one form to it."""
        for name in (self._part.get(mark, "") for mark in marks):
            kind = _PART.fullmatch(name.lower())
            if kind is None or name not in self._parts:
                continue
            end = self._end(name)
            own = FieldName(FieldKind.END, OWN[kind[1]])
            forms.put(f"f{number}/{own}", "", end.own)
            for text in end.others:
                if not IS_MARKING.fullmatch(normalised(text)):
                    forms.remark(f"f{number}/{own}", tr(_PLACES[kind[1]]), text)

    def _end(self, name: str) -> _PageEnd:
        if name not in self._read:
            self._read[name] = _PageEnd()
            self._parts.read(name, self._read[name])
        return self._read[name]
