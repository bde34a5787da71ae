"""The strokes of one page: words, rules, tinted shapes and the signs of the answers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from core.documents.blocks import PlanSign, Role
from core.model.tool import Bearing
from core.pdf.embedding import GlyphCodes
from core.pdf.fields import Field, PlacedField
from core.pdf.footnotes import FootLines
from core.pdf.links import PlacedLink
from core.pdf.shapes import ROUND, circle
from core.pdf.structure import Element, StructureMark, WidgetMark
from core.pdf.text.faces import Face
from core.pdf.text.lines import Line, Piece
from core.pdf.text.scripts import language
from core.pdf.typed import NoteStyle, TypedNoted
from core.words import tr

LOGO = "FormXob.logo"
"""What the logo is called in the resources of a page."""


def colour(code: str) -> str:
    """Return "#14212B" as the three numbers PDF wants."""
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


class DocumentFonts:
    """The faces used in one document."""

    def __init__(self) -> None:
        self._of: dict[Face, GlyphCodes] = {}

    def of(self, face: Face) -> GlyphCodes:
        """Return the codes for a face's glyphs, starting it if it was not used yet."""
        found = self._of.get(face)
        if found is None:
            found = self._of[face] = GlyphCodes(face, f"T{len(self._of) + 1}")
        return found

    def used(self) -> tuple[GlyphCodes, ...]:
        """Return every face used, in order of first use."""
        return tuple(self._of.values())


@dataclass(frozen=True, slots=True)
class _NoteNumber:
    """The number of a footnote in its line: what leads from there, where it is, and the note."""

    element: Element
    link: Element
    place: tuple[float, float, float, float]


class PageCanvas:
    """One page being drawn; y is measured down from its top edge, in points."""

    def __init__(
        self,
        fonts: DocumentFonts,
        height: float,
        page: int = 0,
        heads: Mapping[str, int] | None = None,
    ) -> None:
        self.heads = heads or {}
        """On which page each title and heading stands, where that is known."""
        self._fonts = fonts
        self._height = height
        self._page = page
        self._strokes: list[str] = []
        self._figure: Element | None = None
        self._owner: Element | None = None
        self._begun = False
        self.marked: list[Element] = []
        """The elements of this page by the number of the mark that holds their words."""
        self.typed = TypedNoted()
        """Where words stand that somebody typed."""
        self.links: list[PlacedLink] = []
        """What leads somewhere from this page, in the order of reading."""
        self._notes: dict[int, _NoteNumber] = {}
        self.fields: list[PlacedField] = []
        """What is to be filled in on this page, in the order of reading."""

    @property
    def strokes(self) -> str:
        """What was drawn, as PDF operators."""
        ends = ["EMC"] if self._begun else []
        return "\n".join([*self._strokes, *ends])

    @contextmanager
    def figure(self, element: Element) -> Iterator[None]:
        """Everything drawn within is one figure; its element carries the words for it."""
        self._figure = element
        try:
            yield
        finally:
            self._figure = None

    def _belongs_to(self, owner: Element | None) -> None:
        """Say what the next strokes belong to: an element, or None for the page's furniture."""
        owner = self._figure or owner
        if self._begun and owner is self._owner:
            return
        if self._begun:
            self._strokes.append("EMC")
        self._begun, self._owner = True, owner
        if owner is None:
            self._strokes.append("/Artifact BMC")
            return
        number = len(self.marked)
        self.marked.append(owner)
        owner.kids.append(StructureMark(self._page, number))
        self._strokes.append(f"/{owner.tag} <</MCID {number}>> BDC")

    def blank(self, owner: Element) -> None:
        """Say that a place to write in is here: a page of nothing else is read out as well."""
        self._belongs_to(owner)

    def text_line(self, line: Line, x: float, y: float, owner: Element | None) -> None:
        """Draw a line of words with its baseline at *y*; without an owner it is never read out."""
        self._belongs_to(owner)
        self.typed.line(line, x, y)
        last = len(line.pieces) - 1
        for at, piece in enumerate(line.pieces):
            if isinstance(piece.style, NoteStyle) and owner is not None:
                self._number_of_note(piece, piece.style, owner, x, y)
                continue
            leads = owner is not None and self._figure is None and piece.style.address
            if owner is not None:
                self._belongs_to(self._link_of(piece, owner, x, y) if leads else owner)
            self._piece(piece, x + piece.x, self._height - y, at == last)

    def _number_of_note(
        self, piece: Piece, style: NoteStyle, owner: Element, x: float, y: float
    ) -> None:
        """Draw the number of a footnote, which leads to it once that is drawn as well."""
        y -= style.rise
        link = owner.child(Role.REFERENCE).child(Role.LINK)
        number = style.note.number
        place = (x + piece.x, y - style.size, piece.width, style.size * 1.3)
        note = owner.child(Role.NOTE, f"/ID (note{number:05d})")
        self._notes[number] = _NoteNumber(note, link, place)
        self._belongs_to(link)
        self._piece(piece, x + piece.x, self._height - y, last=True)

    def note(self, lines: FootLines, left: float, top: float) -> None:
        """Draw a footnote whose number stands on this page; each leads to the other."""
        found = self._notes[lines.note.number]
        number, page = str(lines.note.number), self._page + 1
        there, back = tr("Note {number}", number=number), tr("Back to {number}", number=number)
        self.link(found.link, found.place, there, page=page, top=self._height - top + 4)
        label = found.element.within("Lbl").child(Role.LINK)
        self.text_line(lines.number, left, top + lines.lead * 0.62, label)
        above = self._height - found.place[1] + 4
        place = (left, top, lines.number.width, lines.lead)
        self.link(label, place, back, page=page, top=above)
        for at, line in enumerate(lines.layout.lines):
            y = top + lines.lead * (at + 0.72)
            shift = lines.room - line.width if line.backwards else 0.0
            self.text_line(line, left + lines.indent + shift, y, found.element)

    def _link_of(self, piece: Piece, owner: Element, x: float, y: float) -> Element:
        """Return the link that a piece of a line is; the piece leads where its style says."""
        link = owner.child(Role.LINK)
        place = (x + piece.x, y - piece.style.size, piece.width, piece.style.size * 1.3)
        self.link(link, place, piece.style.address, address=piece.style.address)
        return link

    def link(
        self,
        link: Element,
        place: tuple[float, float, float, float],
        spoken: str,
        *,
        address: str = "",
        page: int = 0,
        top: float | None = None,
    ) -> None:
        """Make a *place* lead somewhere: its left, top, width and height."""
        left, top, width, height = place
        mark = WidgetMark(self._page, link)
        link.kids.append(mark)
        low = self._height - top - height
        rect = (left, low, left + width, low + height)
        self.links.append(PlacedLink(mark, rect, spoken, address, page, top))

    def _piece(self, piece: Piece, x: float, y: float, last: bool) -> None:
        """Draw a piece; the *last* of a line ends in a blank, or its word would run on."""
        codes = self._fonts.of(piece.face)
        style = piece.style
        set_up = f"BT {style.colour} rg /{codes.name} {style.size:.2f} Tf"
        if piece.glyphs is None:
            text = codes.of_text(f"{piece.text} " if last else piece.text)
            shown = f"{set_up} 1 0 0 1 {x:.2f} {y:.2f} Tm <{text}> Tj ET"
            self._strokes.append(_spoken(shown, language(piece.says)))
            return
        blank = f" <{codes.of_text(' ')}> Tj" if last else ""
        shown = f"{set_up} {self._glyphs(piece, codes, x, y)}{blank} ET"
        # Readers put right-to-left text in order themselves and would turn it twice.
        turned = any("\u0590" <= letter <= "\u08ff" for letter in piece.says)
        instead = "" if turned else f"{piece.says} " if last else piece.says
        self._strokes.append(_spoken(shown, language(piece.says), instead))

    def _glyphs(self, piece: Piece, codes: GlyphCodes, x: float, y: float) -> str:
        scale = piece.style.size / 1000
        strokes = []
        for glyph in piece.glyphs or ():
            left, up = x + glyph.dx * scale, y + glyph.dy * scale
            strokes.append(f"1 0 0 1 {left:.2f} {up:.2f} Tm <{codes.of_glyph(glyph)}> Tj")
            x += glyph.advance * scale
        return " ".join(strokes)

    def operators(self, found: str) -> None:
        """Draw what is written as PDF operators already; y is measured up from the foot there."""
        self._belongs_to(None)
        self._strokes.append(found)

    @property
    def height(self) -> float:
        """How high the page is."""
        return self._height

    def logo(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the document's logo with its top left at (x, y)."""
        bottom = self._height - y - height
        self._belongs_to(None)
        self._strokes.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /{LOGO} Do Q")

    def field(self, field: Field, x: float, y: float, width: float, height: float) -> None:
        """Put a place to fill in with its top left at (x, y)."""
        mark = WidgetMark(self._page, field.element)
        field.element.kids.append(mark)
        bottom = self._height - y - height
        self.fields.append(PlacedField(field, mark, (x, bottom, x + width, bottom + height)))

    def rule(self, x: float, y: float, width: float, ink: str, weight: float) -> None:
        """Draw a horizontal rule whose middle is at *y*."""
        at = self._height - y
        self._belongs_to(None)
        self._strokes.append(
            f"{ink} RG {weight:.2f} w 0 J [] 0 d {x:.2f} {at:.2f} m {x + width:.2f} {at:.2f} l S"
        )

    def block(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """Fill a rectangle whose top is at *y*."""
        bottom = self._height - y - height
        self._belongs_to(None)
        self._strokes.append(f"{ink} rg {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """Draw the outline of a rectangle whose top is at *y*."""
        bottom = self._height - y - height
        self._belongs_to(None)
        self._strokes.append(
            f"{ink} RG 0.8 w [] 0 d {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S"
        )

    def capsule(
        self, x: float, y: float, width: float, height: float, ink: str, dashed: bool = False
    ) -> None:
        """Fill a shape with round ends, or draw its outline dashed."""
        path = _rounded(x, self._height - y - height, width, height, min(height / 2, 7.0))
        self._belongs_to(None)
        if dashed:
            self._strokes.append(f"{ink} RG 0.8 w [2.4 1.8] 0 d {path} s [] 0 d")
        else:
            self._strokes.append(f"{ink} rg {path} f")

    def sign(self, sign: Bearing | PlanSign, x: float, y: float, size: float, ink: str) -> None:
        """Draw a sign in a square with its top left at (x, y)."""
        bottom = self._height - y - size
        self._belongs_to(None)
        self._strokes.append(
            f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {bottom:.2f} cm {ink} RG {ink} rg "
            f"0.17 w 1 J 1 j [] 0 d {SIGNS[sign]} Q"
        )

    def dot(self, x: float, y: float, radius: float, ink: str) -> None:
        """Fill a small circle around (x, y)."""
        path = circle(x, self._height - y, radius)
        self._belongs_to(None)
        self._strokes.append(f"{ink} rg {path} f")


def _spoken(shown: str, said_in: str, instead: str = "") -> str:
    """Return strokes with the language they are in, and the text they stand for, if any."""
    if not said_in and not instead:
        return shown
    tagged = f"/Lang ({said_in}) " if said_in else ""
    if instead:
        tagged += f"/ActualText <FEFF{instead.encode('utf-16-be').hex().upper()}>"
    return f"/Span <<{tagged}>> BDC {shown} EMC"


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    near = radius * (1 - ROUND)
    right, top = x + width, y + height
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - near:.2f} {y:.2f} {right:.2f} {y + near:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - near:.2f} {right - near:.2f} {top:.2f} "
        f"{right - radius:.2f} {top:.2f} c "
        f"{x + radius:.2f} {top:.2f} l "
        f"{x + near:.2f} {top:.2f} {x:.2f} {top - near:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + near:.2f} {x + near:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c"
    )


SIGNS: Final[Mapping[Bearing | PlanSign, str]] = {
    Bearing.MET: "0.08 0.48 m 0.37 0.16 l 0.92 0.86 l S",
    Bearing.NOT_MET: "0.14 0.14 m 0.86 0.86 l S 0.14 0.86 m 0.86 0.14 l S",
    Bearing.PARTLY: (
        f"0.11 w {circle(0.5, 0.5, 0.43)} s "
        "0.5 0.07 m 0.263 0.07 0.07 0.263 0.07 0.5 c 0.07 0.737 0.263 0.93 0.5 0.93 c f"
    ),
    Bearing.NOT_APPLICABLE: "0.12 0.48 m 0.88 0.48 l S",
    Bearing.UNKNOWN: (
        "0.22 0.72 m 0.26 0.9 0.42 0.96 0.52 0.96 c 0.7 0.96 0.82 0.86 0.82 0.72 c "
        f"0.82 0.52 0.52 0.56 0.52 0.34 c S {circle(0.52, 0.08, 0.09)} f"
    ),
    PlanSign.OVERDUE: f"0.5 0.92 m 0.5 0.36 l S {circle(0.5, 0.09, 0.1)} f",
    PlanSign.DUE: (f"0.12 w {circle(0.5, 0.5, 0.42)} s 0.5 0.76 m 0.5 0.48 l 0.69 0.38 l S"),
    PlanSign.UNDER_WAY: "0.08 0.5 m 0.9 0.5 l S 0.58 0.82 m 0.9 0.5 l 0.58 0.18 l S",
}
"""The signs as strokes in a square of side 1, standing on its lower edge."""
