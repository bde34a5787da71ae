"""The strokes of one page: words, rules, tinted shapes and the signs of the answers."""

from core.model.tool import Bearing
from core.pdf.embedding import Letters
from core.pdf.text.faces import Face
from core.pdf.text.lines import Line, Piece

_ROUND = 0.5523  # how far a Bézier handle reaches to draw a quarter circle


def colour(code: str) -> str:
    """Return "#14212B" as the three numbers PDF wants."""
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


class Letterbox:
    """The faces used in one document."""

    def __init__(self) -> None:
        self._of: dict[Face, Letters] = {}

    def of(self, face: Face) -> Letters:
        """Return the letters of a face, starting it if it was not used yet."""
        found = self._of.get(face)
        if found is None:
            found = self._of[face] = Letters(face, f"T{len(self._of) + 1}")
        return found

    def used(self) -> tuple[Letters, ...]:
        """Return every face used, in order of first use."""
        return tuple(self._of.values())


class Sheet:
    """One page being drawn; y is measured down from its top edge, in points."""

    def __init__(self, letters: Letterbox, height: float) -> None:
        self._letters = letters
        self._height = height
        self._strokes: list[str] = []

    @property
    def strokes(self) -> str:
        """What was drawn, as PDF operators."""
        return "\n".join(self._strokes)

    def line_of_words(self, line: Line, x: float, y: float) -> None:
        """Draw a line of words with its baseline at *y*."""
        for piece in line.pieces:
            self._piece(piece, x + piece.x, self._height - y)

    def _piece(self, piece: Piece, x: float, y: float) -> None:
        letters = self._letters.of(piece.face)
        kind = piece.type
        set_up = f"BT {kind.colour} rg /{letters.name} {kind.size:.2f} Tf"
        if piece.glyphs is None:
            codes = letters.of_text(piece.text)
            self._strokes.append(f"{set_up} 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj ET")
            return
        shown = self._glyphs(piece, letters, x, y)
        says = piece.says.encode("utf-16-be").hex().upper()
        # Readers put right-to-left text in order themselves and would turn it twice.
        turned = any("\u0590" <= letter <= "\u08ff" for letter in piece.says)
        before, after = ("", "") if turned else (f"/Span <</ActualText <FEFF{says}>>> BDC ", " EMC")
        self._strokes.append(f"{before}{set_up} {shown} ET{after}")

    def _glyphs(self, piece: Piece, letters: Letters, x: float, y: float) -> str:
        scale = piece.type.size / 1000
        strokes = []
        for glyph in piece.glyphs or ():
            left, up = x + glyph.dx * scale, y + glyph.dy * scale
            strokes.append(f"1 0 0 1 {left:.2f} {up:.2f} Tm <{letters.of_glyph(glyph)}> Tj")
            x += glyph.advance * scale
        return " ".join(strokes)

    def rule(self, x: float, y: float, width: float, ink: str, weight: float) -> None:
        """Draw a horizontal rule whose middle is at *y*."""
        at = self._height - y
        self._strokes.append(
            f"{ink} RG {weight:.2f} w 0 J [] 0 d {x:.2f} {at:.2f} m {x + width:.2f} {at:.2f} l S"
        )

    def block(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """Fill a rectangle whose top is at *y*."""
        bottom = self._height - y - height
        self._strokes.append(f"{ink} rg {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def capsule(
        self, x: float, y: float, width: float, height: float, ink: str, dashed: bool = False
    ) -> None:
        """Fill a shape with round ends, or draw its outline dashed."""
        path = _rounded(x, self._height - y - height, width, height, min(height / 2, 7.0))
        if dashed:
            self._strokes.append(f"{ink} RG 0.8 w [2.4 1.8] 0 d {path} s [] 0 d")
        else:
            self._strokes.append(f"{ink} rg {path} f")

    def sign(self, bearing: Bearing, x: float, y: float, size: float, ink: str) -> None:
        """Draw the sign of a bearing in a square with its top left at (x, y)."""
        bottom = self._height - y - size
        self._strokes.append(
            f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {bottom:.2f} cm {ink} RG {ink} rg "
            f"0.17 w 1 J 1 j [] 0 d {SIGNS[bearing]} Q"
        )

    def dot(self, x: float, y: float, radius: float, ink: str) -> None:
        """Fill a small circle around (x, y)."""
        path = _circle(x, self._height - y, radius)
        self._strokes.append(f"{ink} rg {path} f")


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    near = radius * (1 - _ROUND)
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


def _circle(x: float, y: float, radius: float) -> str:
    reach = radius * _ROUND
    return (
        f"{x + radius:.3f} {y:.3f} m "
        f"{x + radius:.3f} {y + reach:.3f} {x + reach:.3f} {y + radius:.3f} "
        f"{x:.3f} {y + radius:.3f} c "
        f"{x - reach:.3f} {y + radius:.3f} {x - radius:.3f} {y + reach:.3f} "
        f"{x - radius:.3f} {y:.3f} c "
        f"{x - radius:.3f} {y - reach:.3f} {x - reach:.3f} {y - radius:.3f} "
        f"{x:.3f} {y - radius:.3f} c "
        f"{x + reach:.3f} {y - radius:.3f} {x + radius:.3f} {y - reach:.3f} "
        f"{x + radius:.3f} {y:.3f} c"
    )


SIGNS = {
    Bearing.MET: "0.08 0.48 m 0.37 0.16 l 0.92 0.86 l S",
    Bearing.NOT_MET: "0.14 0.14 m 0.86 0.86 l S 0.14 0.86 m 0.86 0.14 l S",
    Bearing.PARTLY: (
        f"0.11 w {_circle(0.5, 0.5, 0.43)} s "
        "0.5 0.07 m 0.263 0.07 0.07 0.263 0.07 0.5 c 0.07 0.737 0.263 0.93 0.5 0.93 c f"
    ),
    Bearing.NOT_APPLICABLE: "0.12 0.48 m 0.88 0.48 l S",
    Bearing.UNKNOWN: (
        "0.22 0.72 m 0.26 0.9 0.42 0.96 0.52 0.96 c 0.7 0.96 0.82 0.86 0.82 0.72 c "
        f"0.82 0.52 0.52 0.56 0.52 0.34 c S {_circle(0.52, 0.08, 0.09)} f"
    ),
}
"""The signs as strokes in a square of side 1, standing on its lower edge."""
