"""Reads a Word form: what is filled in in its content controls, and the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from core.intake.form_sheets import FormSheets, number_in
from core.intake.kinds import of_another_kind, too_large, without_names
from core.intake.limits import LONGEST_CELL
from core.intake.sheets import Worksheet
from core.intake.word_ends import WordEnds
from core.intake.xml_parts import WORD_MAIN, Attributes, Parts, XmlEvents, attribute
from core.model.seal import fields_of_seal, seal_field
from core.words import later, tr

_TICKED: Final = "1"
_MOST_CONTROLS: Final = 100_000
_DEEPEST: Final = 20
_NEXT: Final = "\x1f"
"""Stands between two texts of one run: LibreOffice before 7.5 saves the lines of a text so."""


def word_sheets(parts: Parts) -> list[Worksheet]:
    """Return the forms in a Word document as sheets of names and values.

    Raises Unreadable where there are none.
    """
    document = _Document(parts.source)
    parts.read(WORD_MAIN, document)
    forms = FormSheets()
    if not any(line.numbers for line in document.lines):
        _name_by_seals(parts.source, [one for line in document.lines for one in line.controls])
    numbers = [number for line in document.lines for number in line.numbers]
    if not numbers:
        raise of_another_kind(parts.source, tr("it is a Word document"))
    waiting: list[str] = []
    ends = WordEnds(parts)
    number: int | None = None
    for line in document.lines:
        if line.ends_form:
            if number is not None:
                ends.put_into(forms, number, line.marks)
            number = None
            continue
        number = next(iter(line.numbers), number)
        if number is None:  # what stands above a form's first field is of that form
            waiting.append(line.text)
            continue
        for text in waiting:
            forms.print(number, text)
        waiting.clear()
        line.put_into(forms, number)
    for text in waiting:
        forms.print(numbers[-1], text)
    for name, place in _REMARKS.items():
        if name in parts:
            remarks = _Remarks(parts.source)
            parts.read(name, remarks)
            for text in remarks.found:
                forms.remark("", tr(place), text)
    return forms.sheets()


@dataclass(slots=True)
class _Control:
    tag: str = ""
    renamed: bool = False
    """Whether it had lost its tag: what it says of itself beside that is lost as well."""
    empty: bool = False
    """Whether it is marked as showing what asks to be filled in: some programs leave the mark
    where they write over that."""
    styled: bool = False
    """Whether its words have a style, as Word gives its own "Click or tap here" in any language;
    our forms give none."""
    ticked: bool | None = None
    keys: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    inside: bool = False
    told: bool = False
    """Whether the run it is in has said something already."""
    paragraphs: int = 0

    @property
    def value(self) -> str:
        """What was filled in: a choice by its key, where it is one of those offered."""
        if self.ticked is not None:
            return _TICKED if self.ticked else ""
        if self.empty and (self.styled or not self.pieces):
            return ""
        said = "".join(self.pieces).replace(_NEXT, "\n" if self.renamed else "").strip()
        if said == tr("Click here"):  # what asks to be typed over, and was saved as if typed
            return ""
        return self.keys.get(said, said)


def _name_by_seals(source: str, controls: Sequence[_Control]) -> None:
    """Give the controls of forms their names back where a program saved them without.

    LibreOffice before 7.5 keeps their order and no tag. Behind the seal of a form, which says
    the fields in their order, come the form's own number and each of them. Raises Unreadable
    where there are more or fewer of them than in the seal.
    """
    left: list[str] = []
    number = 0
    for one in controls:
        fields = fields_of_seal(one.value)
        if fields:
            number += 1
            if left:
                raise without_names(source)
            left = [f"f{number}/{seal_field()}", *(f"f{number}/{name}" for name in fields)]
        elif number and not left:
            raise without_names(source)
        if left:
            one.tag, one.renamed = left.pop(0), True
    if left:
        raise without_names(source)


@dataclass(slots=True)
class _Line:
    """A paragraph: what is filled in in it, and what it says beside that.

    One that `ends_form` has the marks of what stands above and below its pages.
    """

    controls: list[_Control] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    ends_form: bool = False
    marks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is said outside our own fields."""
        others = (one.value for one in self.controls if number_in(one.tag) is None)
        return " ".join(filter(None, ("".join(self.pieces).strip(), *others)))

    @property
    def numbers(self) -> list[int]:
        """The forms whose fields are in it."""
        found = (number_in(one.tag) for one in self.controls)
        return [number for number in found if number is not None]

    def put_into(self, forms: FormSheets, number: int) -> None:
        """Add the paragraph to its form: its words go with the first of its fields."""
        own = [one for one in self.controls if number_in(one.tag) is not None]
        if not own and self.text:
            forms.print(number, self.text)
        for at, one in enumerate(own):
            forms.put(one.tag, one.value, "" if at else self.text)

    def take(self, text: str) -> None:
        """Add words outside every control."""
        self.length += len(text)
        if self.length <= LONGEST_CELL:
            self.pieces.append(text)


class _Document(XmlEvents):
    """The paragraphs of a document in their order, with the controls in each."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: list[_Control] = []
        self._taking = False
        self._controls = 0
        self._line = _Line()
        self._paragraphs = 0
        self._boxes: list[tuple[_Line, list[_Control], bool, int]] = []
        self._twice = 0
        self._marks: list[str] = []
        self.lines: list[_Line] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Fallback":  # a text box, once more for older programs
            self._twice += 1
        if self._twice:
            return
        if name == "txbxContent":
            self._begin_box()
            return
        if name == "sdt":
            self._controls += 1
            if self._controls >= _MOST_CONTROLS or len(self._open) >= _DEEPEST:
                raise too_large(self._source)
            self._open.append(_Control())
            self._line.controls.append(self._open[-1])
        if not self._open:
            self._start_outside(name, attributes)
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
            case "rStyle" if control.inside:
                control.styled = True
            case "p" if control.inside:
                if control.paragraphs:
                    self._put("\n")
                control.paragraphs += 1
            case "br" | "cr" if control.inside:
                self._put("\n")
                control.told = False
            case "tab" if control.inside:
                self._put(" ")
                control.told = False
            case "r":
                control.told = False
            case "t":
                self._taking = control.inside
                if control.told:
                    self._put(_NEXT)
                control.told = control.inside

    def _begin_box(self) -> None:
        """Read a text box as lines of its own, and what stands around it as if it were not there.

        What is typed into an answer goes on behind it.
        """
        if len(self._boxes) >= _DEEPEST:
            raise too_large(self._source)
        self._boxes.append((self._line, self._open, self._taking, self._paragraphs))
        self._line, self._open, self._taking, self._paragraphs = _Line(), [], False, 0

    def _end_box(self) -> None:
        self._end_line()
        self._line, self._open, self._taking, self._paragraphs = self._boxes.pop()

    def _start_outside(self, name: str, attributes: Attributes) -> None:
        match name:
            case "p":
                self._paragraphs += 1
            case "br" | "cr" | "tab":
                self._line.take(" ")
            case "t":
                self._taking = True
            case "headerReference" | "footerReference":
                self._marks.append(attribute(attributes, "id"))

    def end(self, name: str) -> None:
        if name == "Fallback":
            self._twice -= 1
        elif not self._twice:
            self._end(name)

    def _end(self, name: str) -> None:
        match name:
            case "txbxContent" if self._boxes:
                self._end_box()
            case "sectPr" if not self._open:
                self._end_line()
                self._add(_Line(ends_form=True, marks=self._marks))
                self._marks = []
            case "t":
                self._taking = False
            case "sdt" if self._open:
                self._open.pop()
                if not (self._open or self._paragraphs):
                    self._end_line()
            case "p" if not self._open:
                self._paragraphs -= 1
                self._end_line()

    def _end_line(self) -> None:
        line, self._line = self._line, _Line()
        if line.controls or line.text:
            self._add(line)

    def _add(self, line: _Line) -> None:
        if len(self.lines) >= _MOST_CONTROLS:
            raise too_large(self._source)
        self.lines.append(line)

    def text(self, text: str) -> None:
        if self._twice:
            return
        if self._taking and self._open:
            self._put(text)
        elif self._taking:
            self._line.take(text)

    def _put(self, text: str) -> None:
        control = self._open[-1]
        control.length += len(text)
        if control.length <= LONGEST_CELL:
            control.pieces.append(text)


_REMARKS: Final = {
    "word/comments.xml": later("in a comment of Word"),
    "word/footnotes.xml": later("in a footnote"),
    "word/endnotes.xml": later("in an endnote"),
}
"""Where else in a document somebody may write, and how it is said where that is."""
_MOST_REMARKS: Final = 200


class _Remarks(XmlEvents):
    """What is written in comments or notes, each as one text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line = _Line()
        self._taking = False
        self.found: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - like the others
        if name == "t":
            self._taking = True
        elif name in ("p", "br", "cr", "tab"):
            self._line.take(" ")

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name in ("comment", "footnote", "endnote"):
            text, self._line = self._line.text, _Line()
            if text and len(self.found) < _MOST_REMARKS:
                self.found.append(text)

    def text(self, text: str) -> None:
        if self._taking:
            self._line.take(text)
