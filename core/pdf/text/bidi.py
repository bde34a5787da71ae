"""Which way each letter runs, for lines that mix Arabic or Hebrew order with ours.

A plain reading of the Unicode bidirectional algorithm without explicit
embeddings and isolates, which nobody types: marks that ask for them are
treated as neutral. Source: Unicode Standard Annex 9, rules P2 to L2.
"""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
STRONG = frozenset({"L", "R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN", "LRE", "LRO", "RLE", "RLO", "PDF"}) | frozenset(
    {"LRI", "RLI", "FSI", "PDI"}
)

_OPENING, _CLOSING = "([{<«‹", ")]}>»›"
MIRROR = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
"""The sign that shows a bracket in text that runs from right to left."""


def direction(letter: str) -> str:
    """Return the bidirectional class of a character."""
    return unicodedata.bidirectional(letter) or "L"


def _base_level(classes: Sequence[str]) -> int:
    """Return 1 where the first letter with a direction runs right to left, else 0."""
    first = next((kind for kind in classes if kind in STRONG), "L")
    return int(first in _RIGHT_TO_LEFT)


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the embedding level of each character; odd levels run right to left.

    `base` is the paragraph's own level; None takes it from the first letter.
    """
    classes = [direction(letter) for letter in text]
    if base is None:
        base = _base_level(classes)
    found = _weak(classes, base)
    _brackets(text, found, base)
    return [_level(kind, base) for kind in _neutral(found, base)]


def _level(kind: str, base: int) -> int:
    if base % 2:
        return base if kind == "R" else base + 1
    return {"L": base, "R": base + 1}.get(kind, base + 2)


def _weak(classes: Sequence[str], base: int) -> list[str]:
    start = "R" if base else "L"
    found = list(classes)
    _marks_and_arabic_digits(found, start)
    _separators(found)
    _terminators(found)
    last = start
    for at, kind in enumerate(found):  # W7: digits after a Latin letter belong to it
        if kind in ("L", "R"):
            last = kind
        elif kind == "EN" and last == "L":
            found[at] = "L"
    return found


def _marks_and_arabic_digits(found: list[str], start: str) -> None:
    before, last = start, start
    for at, kind in enumerate(found):
        if kind == "NSM":  # W1
            kind = found[at] = before
        if kind in STRONG:
            last = kind
        elif kind == "EN" and last == "AL":  # W2
            kind = found[at] = "AN"
        before = kind
    found[:] = ["R" if kind == "AL" else kind for kind in found]  # W3


def _separators(found: list[str]) -> None:
    for at in range(1, len(found) - 1):  # W4
        before, kind, after = found[at - 1 : at + 2]
        between_same = before == after and before in ("EN", "AN")
        if between_same and (kind == "CS" or (kind == "ES" and before == "EN")):
            found[at] = before


def _terminators(found: list[str]) -> None:
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):  # W5
        last = ""
        for at in order:
            if found[at] == "ET" and last == "EN":
                found[at] = "EN"
            last = found[at]
    found[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in found]  # W6


def _brackets(text: str, found: list[str], base: int) -> None:
    """Turn both brackets of a pair the same way (rule N0)."""
    edge, other = ("R", "L") if base else ("L", "R")
    for start, end in _pairs(text, found):
        inside = {_direction(kind) for kind in found[start + 1 : end] if kind not in _NEUTRAL}
        if edge in inside:
            found[start] = found[end] = edge
        elif other in inside:
            before = (_direction(kind) for kind in found[:start][::-1] if kind not in _NEUTRAL)
            found[start] = found[end] = other if next(before, edge) == other else edge


def _pairs(text: str, found: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for at, letter in enumerate(text):
        if found[at] != "ON":
            continue
        if letter in "([{":
            waiting.append(at)
        elif letter in ")]}" and any(MIRROR[text[start]] == letter for start in waiting):
            while MIRROR[text[start := waiting.pop()]] != letter:
                pass
            pairs.append((start, at))
    return sorted(pairs)


def _neutral(classes: list[str], base: int) -> list[str]:
    edge = "R" if base else "L"
    found = list(classes)
    at = 0
    while at < len(found):
        if found[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(found) and found[end] in _NEUTRAL:
            end += 1
        before = _direction(found[at - 1]) if at else edge
        after = _direction(found[end]) if end < len(found) else edge
        found[at:end] = [before if before == after else edge] * (end - at)  # N1, N2
        at = end
    return found


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


def in_order(pieces: Sequence[T], piece_levels: Sequence[int]) -> list[T]:
    """Return the pieces of one line as they stand from left to right (rule L2)."""
    placed = list(range(len(pieces)))
    lowest_odd = min((level for level in piece_levels if level % 2), default=0)
    if not lowest_odd:
        return list(pieces)
    for level in range(max(piece_levels), lowest_odd - 1, -1):
        flags = [piece_levels[at] >= level for at in placed]
        for start, end in _runs(flags):
            placed[start:end] = placed[start:end][::-1]
    return [pieces[at] for at in placed]


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    edges = [0, *(at for at, (a, b) in enumerate(pairwise(flags), 1) if a != b), len(flags)]
    return [(start, end) for start, end in pairwise(edges) if start < end and flags[start]]
