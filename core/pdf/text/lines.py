"""Breaks words into lines of a given width and says what stands where."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.pdf.text.bidi import in_order
from core.pdf.text.faces import Face, is_plain, main_face
from core.pdf.text.runs import Run, TextStyle, backwards, belongs, runs
from core.pdf.text.shaping import Glyph

_MAY_PART_AFTER = re.compile(r"(?<=[-‐–—/])(?=[^\W\d_])")
"""Where a word that is too long for its line is parted rather than torn."""

StyledWords = tuple[str, TextStyle]


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one face, `x` points from the line's left edge.

    `glyphs` is there when it was shaped; `says` is its text in reading order.
    """

    x: float
    text: str
    says: str
    face: Face
    style: TextStyle
    width: float
    glyphs: tuple[Glyph, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw; `backwards` when its text reads from right to left."""

    pieces: tuple[Piece, ...]
    width: float
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class TextLayout:
    """The lines of one text."""

    lines: tuple[Line, ...]

    @property
    def backwards(self) -> bool:
        """Whether the text begins with a line that reads from right to left."""
        return bool(self.lines) and self.lines[0].backwards

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


def layout_text(words: Sequence[StyledWords], width: float) -> TextLayout:
    """Break stretches of words into lines no wider than *width* points.

    A word wider than that is broken where it must be; line breaks in the words
    are kept. Where the direction turns from one stretch to the next a new line
    begins, so that ours and theirs each read as they should.
    """
    if len(words) == 1:
        text, style = words[0]
        if is_plain(text, style.weight):
            return TextLayout(tuple(_plain_lines(text, style, width)))
    lines: list[Line] = []
    for paragraph, turned in _paragraphs(words):
        lines += _lines(runs(paragraph, int(turned)), width, turned)
    return TextLayout(tuple(lines))


def measure(text: str, style: TextStyle) -> float:
    """Return how wide a text is on one line, in points."""
    return layout_text([(text, style)], 1e9).width


def shortened(text: str, style: TextStyle, width: float) -> str:
    """Return the text cut with an ellipsis to stand on one line of *width* points."""
    if measure(text, style) <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(f"{text[:middle].rstrip()}…", style) <= width:
            fits = middle
        else:
            too_long = middle
    return f"{text[:fits].rstrip()}…"


def _plain_lines(text: str, style: TextStyle, width: float) -> Iterator[Line]:
    """The common case: one typeface, one look, no script that joins."""
    face = main_face(style.weight)
    scale = style.size / 1000
    room = width / scale
    space = face.width(" ")
    kept: list[str] = []
    used = -space
    for word in _fitting(text.split(" "), face, room):
        wide = face.width(word)
        if kept and used + space + wide > room:
            yield _one_piece(" ".join(kept), face, style, used * scale)
            kept, used = [], -space
        kept.append(word)
        used += space + wide
    if kept:
        yield _one_piece(" ".join(kept), face, style, used * scale)


def _one_piece(text: str, face: Face, style: TextStyle, width: float) -> Line:
    return Line((Piece(0.0, text, text, face, style, width),), width)


def _fitting(words: Iterable[str], face: Face, room: float) -> Iterator[str]:
    for word in words:
        if not word:
            continue
        if face.width(word) <= room:
            yield word
        else:
            yield from _broken(word, face, room)


def _broken(word: str, face: Face, room: float) -> Iterator[str]:
    """Yield a word too wide for a line in parts that fit; no two of them fit together."""
    kept = ""
    for part in _MAY_PART_AFTER.split(word):
        if face.width(kept + part) <= room:
            kept += part
        elif face.width(part) <= room:
            yield kept
            kept = part
        else:
            *full, kept = _letter_by_letter(kept + part, face, room)
            yield from full
    yield kept


def _letter_by_letter(word: str, face: Face, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for at, letter in enumerate(word):
        wide = face.advance[ord(letter)]
        if used + wide > room and at > start:
            yield word[start:at]
            start, used = at, 0.0
        used += wide
    yield word[start:]


def _paragraphs(words: Sequence[StyledWords]) -> Iterator[tuple[list[StyledWords], bool]]:
    """Yield what is broken into lines together, and whether it reads right to left."""
    paragraph: list[StyledWords] = []
    turned: bool | None = None
    for text, style in words:
        for at, line in enumerate(text.splitlines() or [""]):
            way = backwards(line)
            if paragraph and (at or (way is not None and turned is not None and way != turned)):
                yield paragraph, bool(turned)
                paragraph, turned = [], None
            paragraph.append((line, style))
            turned = way if turned is None else turned
    if any(text for text, _ in paragraph):
        yield paragraph, bool(turned)


def _lines(found: Iterable[Run], width: float, turned: bool) -> Iterator[Line]:
    kept: list[Run] = []
    used = 0.0
    for word in _words(found):
        wide = sum(run.width for run in word)
        if kept and used + wide > width and not word[0].is_space:
            yield _line(kept, turned)
            kept, used = [], 0.0
        if wide > width and not word[0].is_space:
            *full, word = _torn(word, width)
            for part in full:
                yield _line(part, turned)
            wide = sum(run.width for run in word)
        if kept or not word[0].is_space:
            kept += word
            used += wide
    if kept:
        yield _line(kept, turned)


def _words(found: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield what must stay together; a space stands alone."""
    word: list[Run] = []
    for run in found:
        if run.is_space:
            if word:
                yield word
            yield [run]
            word = []
        else:
            word.append(run)
    if word:
        yield word


def _torn(word: list[Run], width: float) -> list[list[Run]]:
    """Break one long word into lines: after a dash or slash, at worst letter by letter."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for run in word:
        for part in _parts(run, width):
            if lines[-1] and used + part.width > width:
                lines.append([])
                used = 0.0
            lines[-1].append(part)
            used += part.width
    return lines


def _parts(run: Run, width: float) -> Iterator[Run]:
    """Yield a run in the parts that may stand on lines of their own."""
    for text in _MAY_PART_AFTER.split(run.says):
        for part in [run] if text == run.says else runs([(text, run.style)], run.level % 2):
            yield from _letters(part) if part.width > width else [part]


def _letters(run: Run) -> Iterator[Run]:
    for letters in _with_marks(run.says):
        yield from runs([(letters, run.style)], run.level % 2)


def _with_marks(text: str) -> Iterator[str]:
    kept = ""
    for letter in text:
        if kept and not belongs(letter):
            yield kept
            kept = ""
        kept += letter
    yield kept


def _line(found: list[Run], turned: bool) -> Line:
    while found and found[-1].is_space:
        found = found[:-1]
    x = 0.0
    pieces: list[Piece] = []
    group: list[Run] = []
    for run in in_order(found, [run.level for run in found]):
        if group and not _continues(group[-1], run):
            pieces.append(_piece(group, x))
            x += pieces[-1].width
            group = []
        group.append(run)
    if group:
        pieces.append(_piece(group, x))
        x += pieces[-1].width
    return Line(tuple(pieces), x, turned)


def _piece(group: list[Run], x: float) -> Piece:
    first = group[0]
    text = "".join(run.text for run in group)
    says = text if first.glyphs is None else first.says
    width = sum(run.width for run in group)
    return Piece(x, text, says, first.face, first.style, width, first.glyphs)


def _continues(last: Run, run: Run) -> bool:
    plain = last.glyphs is None and run.glyphs is None
    return plain and last.face is run.face and last.style == run.style
