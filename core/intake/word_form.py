"""Reads what is filled in in a Word form: its content controls, never the text around them."""

from dataclasses import dataclass, field
from typing import Final

from core.intake.form_sheets import FormSheets
from core.intake.kinds import of_another_kind, too_large
from core.intake.limits import LONGEST_CELL
from core.intake.sheets import Worksheet
from core.intake.xml_parts import Attributes, Parts, XmlEvents, attribute
from core.words import tr

_TICKED: Final = "1"
MAIN: Final = "word/document.xml"
_MOST_CONTROLS: Final = 100_000
_DEEPEST: Final = 20


def word_sheets(parts: Parts) -> list[Worksheet]:
    """Return the forms in a Word document as sheets of names and values.

    Raises Unreadable where there are none.
    """
    controls = _Controls(parts.source)
    parts.read(MAIN, controls)
    forms = FormSheets()
    for one in controls.found:
        forms.put(one.tag, one.value)
    if not forms:
        raise of_another_kind(parts.source, tr("it is a Word document"))
    return forms.sheets()


@dataclass(slots=True)
class _Control:
    tag: str = ""
    empty: bool = False
    ticked: bool | None = None
    keys: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    inside: bool = False
    paragraphs: int = 0

    @property
    def value(self) -> str:
        """What was filled in: a choice by its key, where it is one of those offered."""
        if self.ticked is not None:
            return _TICKED if self.ticked else ""
        if self.empty:
            return ""
        said = "".join(self.pieces).strip()
        return self.keys.get(said, said)


class _Controls(XmlEvents):
    """The controls of a document in their order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: list[_Control] = []
        self._taking = False
        self.found: list[_Control] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sdt":
            if len(self.found) >= _MOST_CONTROLS or len(self._open) >= _DEEPEST:
                raise too_large(self._source)
            self._open.append(_Control())
            self.found.append(self._open[-1])
        if not self._open:
            return
        control = self._open[-1]
        match name:
            case "tag":
                control.tag = attribute(attributes, "val")
            case "showingPlcHdr":
                control.empty = attribute(attributes, "val") not in ("0", "false", "off")
            case "checked":
                control.ticked = attribute(attributes, "val") in ("1", "true", "on")
            case "listItem":
                key = attribute(attributes, "value")
                control.keys[attribute(attributes, "displayText") or key] = key
            case "sdtContent":
                control.inside = True
            case "p" if control.inside:
                if control.paragraphs:
                    self._put("\n")
                control.paragraphs += 1
            case "br" | "cr" if control.inside:
                self._put("\n")
            case "tab" if control.inside:
                self._put(" ")
            case "t":
                self._taking = control.inside

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "sdt" and self._open:
            self._open.pop()

    def text(self, text: str) -> None:
        if self._taking and self._open:
            self._put(text)

    def _put(self, text: str) -> None:
        control = self._open[-1]
        control.length += len(text)
        if control.length <= LONGEST_CELL:
            control.pieces.append(text)
