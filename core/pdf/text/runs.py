"""Parts words into runs: one typeface, one look, one direction each."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from core.pdf.text.bidi import MIRROR, STRONG, direction, levels
from core.pdf.text.faces import (
    MISSING,
    Face,
    Weight,
    chain,
    face_for,
    fallback,
    invisible,
    is_plain,
    joiner,
    main_face,
)
from core.pdf.text.shaping import Glyph, shaped


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words are set: cut, size in points, colour as "r g b" between 0 and 1.

    Words with an `address` lead there.
    """

    weight: Weight
    size: float
    colour: str
    address: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are drawn in one go; `text` stands as it is drawn, left to right.

    `says` is the text in reading order; `glyphs` is there when it was shaped.
    """

    text: str
    says: str
    face: Face
    style: TextStyle
    level: int
    width: float
    glyphs: tuple[Glyph, ...] | None = None

    @property
    def is_space(self) -> bool:
        """Whether a line may end here."""
        return self.says == " "


@dataclass(frozen=True, slots=True)
class _Cluster:
    text: str
    face: Face
    joined: bool
    style: TextStyle
    level: int


def backwards(text: str) -> bool | None:
    """Return whether a text reads from right to left; None where nothing in it says."""
    first = next((kind for kind in map(direction, text) if kind in STRONG), None)
    return None if first is None else first != "L"


def runs(words: list[tuple[str, TextStyle]], base: int | None = None) -> Iterator[Run]:
    """Yield the runs of one paragraph in reading order; each space is a run of its own."""
    prepared = [(_prepared(text, style.weight), style) for text, style in words]
    whole = "".join(text for text, _ in prepared)
    if not whole:
        return
    if _left_to_right(whole) and all(is_plain(text, style.weight) for text, style in prepared):
        for text, style in prepared:
            yield from _plain_runs(text, style)
        return
    all_levels = [0] * len(whole) if _left_to_right(whole) and not base else levels(whole, base)
    clusters: list[_Cluster] = []
    start = 0
    for text, style in prepared:
        clusters += _clusters(text, style, all_levels[start : start + len(text)])
        start += len(text)
    for (space, face, joined, style, level), found in groupby(clusters, _sameness):
        text = "".join(cluster.text for cluster in found)
        if space:
            for _ in text:
                yield _run(" ", face, False, style, level)
        else:
            yield _run(text, face, joined, style, level)


def _plain_runs(text: str, style: TextStyle) -> Iterator[Run]:
    face = main_face(style.weight)
    for at, word in enumerate(text.split(" ")):
        if at:
            yield _run(" ", face, False, style, 0)
        if word:
            yield _run(word, face, False, style, 0)


def _left_to_right(text: str) -> bool:
    return text.isascii() or max(text) < "\u0590"


def _sameness(cluster: _Cluster) -> tuple[bool, Face, bool, TextStyle, int]:
    return (cluster.text == " ", cluster.face, cluster.joined, cluster.style, cluster.level)


def _run(text: str, face: Face, joined: bool, style: TextStyle, level: int) -> Run:
    odd = bool(level % 2)
    if joined:
        glyphs = shaped(face, text, odd)
        width = sum(glyph.advance for glyph in glyphs) * style.size / 1000
        return Run(text, text, face, style, level, width, glyphs)
    drawn = "".join(MIRROR.get(letter, letter) for letter in reversed(text)) if odd else text
    return Run(drawn, text, face, style, level, face.width(drawn) * style.size / 1000)


def _prepared(text: str, weight: Weight) -> str:
    """Return the text with every kind of space made one, and missing characters marked."""
    if is_plain(text, weight):
        return text
    composed = unicodedata.normalize("NFC", text)
    shown = [_shown(letter, weight) for letter in composed]
    return "".join(_once(shown))


def _shown(letter: str, weight: Weight) -> str | None:
    if letter.isspace():
        return " "
    if invisible(letter):
        return letter if joiner(letter) else ""
    return letter if face_for(weight, ord(letter)) is not None else None


def _once(shown: list[str | None]) -> Iterator[str]:
    """Mark a stretch of missing characters once."""
    in_gap = False
    for letter in shown:
        if letter is not None:
            yield letter
        elif not in_gap:
            yield MISSING
        in_gap = letter is None or (in_gap and not letter)


def _clusters(text: str, style: TextStyle, text_levels: list[int]) -> Iterator[_Cluster]:
    if is_plain(text, style.weight):
        face = main_face(style.weight)
        for letter, level in zip(text, text_levels, strict=True):
            yield _Cluster(letter, face, False, style, level)
        return
    for word in _by_word(_each_cluster(text, style, text_levels)):
        yield from _one_hand(word, style.weight)


def _each_cluster(text: str, style: TextStyle, text_levels: list[int]) -> Iterator[_Cluster]:
    before: Face | None = None
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and belongs(text[end]):
            end += 1
        if not joiner(text[at]):
            before = _face(text[at:end], style.weight, before)
            joined = before.joins or end - at > 1
            yield _Cluster(text[at:end], before, joined, style, text_levels[at])
        at = end


def _by_word(clusters: Iterator[_Cluster]) -> Iterator[list[_Cluster]]:
    for _, found in groupby(clusters, lambda cluster: cluster.text == " "):
        yield list(found)


def _one_hand(word: list[_Cluster], weight: Weight) -> list[_Cluster]:
    """Set a whole word in the Noto face where one of its letters needs that."""
    main, other = main_face(weight), fallback(weight, "")
    if not any(cluster.face is other for cluster in word):
        return word
    joined = any(cluster.joined and cluster.face is other for cluster in word)
    return [
        replace(cluster, face=other, joined=joined)
        if cluster.face in (main, other) and ord(cluster.text[0]) in other.characters
        else cluster
        for cluster in word
    ]


def belongs(letter: str) -> bool:
    """Return whether a character is set together with the letter before it."""
    return unicodedata.category(letter) in ("Mn", "Mc", "Me") or joiner(letter)


def _face(cluster: str, weight: Weight, before: Face | None) -> Face:
    """Return the face for a letter with its marks; it stays in the script before it.

    Marks are set by a Noto face even where the first face has them: it knows
    where they go.
    """
    main = main_face(weight)
    codes = {ord(letter) for letter in cluster if not invisible(letter)}
    if len(cluster) == 1 and codes <= main.characters:
        return main
    if before is not None and before.joins and codes <= before.characters:
        return before
    others = chain(weight)[1:] if len(cluster) > 1 else chain(weight)
    whole = next((face for face in others if codes <= face.characters), None)
    return whole or face_for(weight, ord(cluster[0])) or main
