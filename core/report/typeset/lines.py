"""Breaks words into lines of a given width and says what stands where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.report.typeset.bidi import in_order, levels
from core.report.typeset.faces import Face, Weight, is_plain, main_face
from core.report.typeset.runs import Run, runs
from core.report.typeset.shaping import Glyph, shaped


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: cut, size in points, colour as "r g b" between 0 and 1."""

    weight: Weight
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one face; `x` from the line's left edge, `glyphs` when shaped."""

    x: float
    text: str
    face: Face
    type: Type
    width: float
    glyphs: tuple[Glyph, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of one text; `backwards` when it reads from right to left."""

    lines: tuple[Line, ...]
    backwards: bool = False

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


def set_words(words: Sequence[tuple[str, Type]], width: float) -> Setting:
    """Break stretches of words into lines no wider than *width* points.

    A word wider than that is broken where it must be.
    """
    if len(words) == 1:
        text, kind = words[0]
        if is_plain(text, kind.weight) and "\n" not in text:
            return Setting(tuple(_plain_lines(text, kind, width)))
    elif all(is_plain(text, kind.weight) and "\n" not in text for text, kind in words):
        return Setting(tuple(_mixed_lines(words, width)))
    return _any_script(words, width)


def measure(text: str, kind: Type) -> float:
    """Return how wide a text is on one line, in points."""
    return set_words([(text, kind)], 1e9).width


def _plain_lines(text: str, kind: Type, width: float) -> Iterator[Line]:
    """The common case: one typeface, one look, no script that joins."""
    face = main_face(kind.weight)
    scale = kind.size / 1000
    room = width / scale
    space = face.width(" ")
    kept: list[str] = []
    used = -space
    for word in _fitting(text.split(), face, room):
        wide = face.width(word)
        if kept and used + space + wide > room:
            yield _one_piece(" ".join(kept), face, kind, used * scale)
            kept, used = [], -space
        kept.append(word)
        used += space + wide
    if kept:
        yield _one_piece(" ".join(kept), face, kind, used * scale)


def _one_piece(text: str, face: Face, kind: Type, width: float) -> Line:
    return Line((Piece(0.0, text, face, kind, width),), width)


def _fitting(words: Iterable[str], face: Face, room: float) -> Iterator[str]:
    for word in words:
        if face.width(word) <= room:
            yield word
        else:
            yield from _broken(word, face, room)


def _broken(word: str, face: Face, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for at, letter in enumerate(word):
        wide = face.advance[ord(letter)]
        if used + wide > room and at > start:
            yield word[start:at]
            start, used = at, 0.0
        used += wide
    yield word[start:]
