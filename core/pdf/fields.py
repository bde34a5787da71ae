"""Fields to fill in, in a tagged PDF: text, ticks and choices of one, each with a spoken name.

What a person types is drawn with one whole face that is embedded, so that it shows on
every computer; a viewer's own letters are only used for what that face does not have.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final

from core.pdf.shapes import circle
from core.pdf.structure import Element, WidgetMark, number_of, raw, raw_stream
from core.pdf.text.faces import Weight, main_face

Rect = tuple[float, float, float, float]
FIELD_TAG: Final = "Form"
"""The structure type of a field."""
TICKED: Final = "Yes"
"""What a tick is in the file."""
_FACE: Final = "Body"
_SIZE: Final = 10
_INK: Final = "0.078 0.129 0.169"
_EDGE: Final = "0.416 0.518 0.620"
_GROUND: Final = "0.933 0.953 0.973"
_MULTILINE: Final = 1 << 12
_REQUIRED: Final = 1 << 1
_READ_ONLY: Final = 1 << 0
_RADIO: Final = 1 << 15
_PRINT: Final = 4
_HIDDEN: Final = 2


class FieldShape(Enum):
    """How something is filled in."""

    LINE = "line"
    LINES = "lines"
    TICK = "tick"
    CHOICE = "one of some"


@dataclass(frozen=True, slots=True)
class Field:
    """A place to fill in: its name, what is spoken of it, and its element.

    Those of one choice have one name, and each its own `state`.
    """

    name: str
    spoken: str
    shape: FieldShape
    element: Element
    state: str = TICKED
    required: bool = False
    longest: int = 0


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A field on its page; the rectangle is measured from the page's lower left corner."""

    field: Field
    mark: WidgetMark
    rect: Rect


def put_fields(
    pdf: Any,
    pages: Sequence[Sequence[PlacedField]],
    hidden: Iterable[tuple[str, str]],
) -> tuple[WidgetMark, ...]:
    """Put fields into reportlab's document, and *hidden* ones with their values on page one.

    Returns the marks of the fields in the order of the tree of parents.
    """
    making = _Making(pdf, len(pages))
    for at, placed in enumerate(pages):
        page = pdf.Pages.pages[at]
        own = [making.widget(one, number_of(pdf, page)) for one in placed]
        if at == 0:
            own += [making.fact(name, value, number_of(pdf, page)) for name, value in hidden]
        page.Annots = raw(f"[{' '.join(f'{number} 0 R' for number in own)}]")
    making.finish()
    return tuple(making.marks)


class _Making:
    """The fields of one document while they are written."""

    def __init__(self, pdf: Any, pages: int) -> None:
        self._pdf, self._pages = pdf, pages
        self.marks: list[WidgetMark] = []
        self._roots: list[int] = []
        self._choices: dict[str, tuple[Any, int, Field, list[int]]] = {}
        self._drawn: dict[tuple[object, ...], int] = {}
        self._font = _put_face(pdf)

    def widget(self, placed: PlacedField, page: int) -> int:
        """Put one field; return the number of what stands on its page."""
        field, entries = placed.field, self._common(placed, page)
        match field.shape:
            case FieldShape.CHOICE:
                return self._one_of(placed, entries)
            case FieldShape.TICK:
                entries += f"/FT /Btn /V /Off {self._button(placed)} /MK <</CA (4)>>"
            case _:
                entries += self._text(placed)
        required = _REQUIRED if field.required else 0
        more = _MULTILINE if field.shape is FieldShape.LINES else 0
        entries += f" /T {_text(field.name)} /Ff {required | more}"
        return self._put(placed, entries)

    def fact(self, name: str, value: str, page: int) -> int:
        """Put what nobody sees or changes; it travels with the file."""
        number = number_of(
            self._pdf,
            raw(
                f"<</Type /Annot /Subtype /Widget /FT /Tx /F {_HIDDEN} /Ff {_READ_ONLY} "
                f"/Rect [0 0 0 0] /P {page} 0 R /T {_text(name)} /V {_text(value)} "
                f"/TU {_text(name)} /DA ({self._look}) /AP <</N {self._empty(1, 1)} 0 R>>>>"
            ),
        )
        self._roots.append(number)
        return number

    def finish(self) -> None:
        """Name every field in the document's form."""
        for whole, number, field, kids in self._choices.values():
            inside = " ".join(f"{kid} 0 R" for kid in kids)
            required = _REQUIRED if field.required else 0
            whole.content = (
                f"<</FT /Btn /Ff {_RADIO | required} /T {_text(field.name)} /V /Off "
                f"/TU {_text(field.spoken.rpartition(': ')[0] or field.spoken)} "
                f"/Kids [{inside}]>>"
            ).encode("ascii")
            self._roots.append(number)
        fields = " ".join(f"{number} 0 R" for number in self._roots)
        self._pdf.Catalog.AcroForm = raw(
            f"<</Fields [{fields}] /DA ({self._look}) /NeedAppearances false "
            f"/DR <</Font <</{_FACE} {self._font} 0 R>>>>>>"
        )

    @property
    def _look(self) -> str:
        return f"/{_FACE} {_SIZE} Tf {_INK} rg"

    def _common(self, placed: PlacedField, page: int) -> str:
        at = " ".join(f"{side:.2f}" for side in placed.rect)
        return (
            f"/Type /Annot /Subtype /Widget /F {_PRINT} /Rect [{at}] /P {page} 0 R "
            f"/TU {_text(placed.field.spoken)} /StructParent {self._pages + len(self.marks)} "
        )

    def _put(self, placed: PlacedField, entries: str) -> int:
        number = number_of(self._pdf, raw(f"<<{entries}>>"))
        if placed.field.shape is not FieldShape.CHOICE:
            self._roots.append(number)
        placed.mark.number = number
        self.marks.append(placed.mark)
        return number

    def _one_of(self, placed: PlacedField, entries: str) -> int:
        field = placed.field
        if field.name not in self._choices:
            whole = raw("")
            self._choices[field.name] = (whole, number_of(self._pdf, whole), field, [])
        _, parent, _, kids = self._choices[field.name]
        entries += f"/Parent {parent} 0 R {self._button(placed)} /MK <</CA (l)>>"
        number = self._put(placed, entries)
        kids.append(number)
        return number

    def _text(self, placed: PlacedField) -> str:
        left, low, right, high = placed.rect
        longest = f"/MaxLen {placed.field.longest} " if placed.field.longest else ""
        return (
            f"/FT /Tx /V () {longest}/DA ({self._look}) "
            f"/MK <</BC [{_EDGE}] /BG [{_GROUND}]>> /BS <</W 0.8 /S /S>> "
            f"/AP <</N {self._empty(right - left, high - low)} 0 R>>"
        )

    def _button(self, placed: PlacedField) -> str:
        round_one = placed.field.shape is FieldShape.CHOICE
        side = placed.rect[2] - placed.rect[0]
        off, on = self._mark(round_one, side, False), self._mark(round_one, side, True)
        return f"/AS /Off /AP <</N <</Off {off} 0 R /{_name(placed.field.state)} {on} 0 R>>>>"

    def _empty(self, width: float, height: float) -> int:
        """Return the look of a text field that nothing is typed in yet."""
        box = f"0.4 0.4 {width - 0.8:.2f} {height - 0.8:.2f} re B"
        drawn = f"/Tx BMC {_GROUND} rg {_EDGE} RG 0.8 w {box} EMC"
        return self._draw((round(width, 2), round(height, 2)), width, height, drawn)

    def _mark(self, round_one: bool, side: float, ticked: bool) -> int:
        middle = side / 2
        edge = f"{_GROUND} rg {_INK} RG 1 w "
        if round_one:
            edge += f"{circle(middle, middle, middle - 0.6)} b"
            inside = f" {_INK} rg {circle(middle, middle, middle * 0.5)} f"
        else:
            edge += f"0.6 0.6 {side - 1.2:.2f} {side - 1.2:.2f} re B"
            inside = (
                f" 1.6 w {side * 0.22:.2f} {side * 0.5:.2f} m {side * 0.42:.2f} "
                f"{side * 0.26:.2f} l {side * 0.8:.2f} {side * 0.76:.2f} l S"
            )
        drawn = edge + (inside if ticked else "")
        return self._draw((round_one, side, ticked), side, side, drawn)

    def _draw(self, key: tuple[object, ...], width: float, height: float, drawn: str) -> int:
        if key not in self._drawn:
            look = raw_stream(
                f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}] "
                f"/Resources <</Font <</{_FACE} {self._font} 0 R>>>>",
                drawn.encode("ascii"),
            )
            self._drawn[key] = number_of(self._pdf, look)
        return self._drawn[key]


def _text(words: str) -> str:
    """Return words as a text of PDF, in any script."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def _name(words: str) -> str:
    """Return words as a name of PDF."""
    return "".join(
        chr(one) if (chr(one).isalnum() and one < 128) or one in b"_-" else f"#{one:02X}"
        for one in words.encode()
    )


def _put_face(pdf: Any) -> int:
    """Embed the whole face that is typed with; return the number of the font."""
    file, length, widths, box = _whole_face()
    stream = raw_stream(f"/Filter /FlateDecode /Length1 {length}", file)
    name = main_face(Weight.REGULAR).name
    descriptor = raw(
        f"<</Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [{box}] /ItalicAngle 0 "
        f"/Ascent 950 /Descent -250 /CapHeight 668 /StemV 80 "
        f"/FontFile2 {number_of(pdf, stream)} 0 R>>"
    )
    return number_of(
        pdf,
        raw(
            f"<</Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding "
            f"/FirstChar 32 /LastChar 255 /Widths [{widths}] "
            f"/FontDescriptor {number_of(pdf, descriptor)} 0 R>>"
        ),
    )


@cache
def _whole_face() -> tuple[bytes, int, str, str]:
    """Return the face packed, its length, the widths of Windows' letters and its box."""
    face = main_face(Weight.REGULAR)
    data: bytes = face.hb_face.blob.data
    letters = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]
    widths = " ".join(f"{face.advance.get(ord(letter), 0):.0f}" for letter in letters)
    head = face.hb_face.reference_table("head").data
    scale = 1000 / face.hb_face.upem
    sides = (int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))
    return zlib.compress(data, 9), len(data), widths, " ".join(f"{s * scale:.0f}" for s in sides)
