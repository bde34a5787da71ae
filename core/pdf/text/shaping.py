"""Letters that join, stack or change order, as the glyphs that show them."""

from dataclasses import dataclass
from functools import lru_cache

from core.pdf.text.faces import Face


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in reading order of the page; measures in thousandths of the size.

    `says` is the text it stands for, empty where another glyph of its cluster
    says it already.
    """

    glyph: int
    advance: float
    dx: float
    dy: float
    says: str


@lru_cache(maxsize=8_192)
def shaped(face: Face, text: str, backwards: bool) -> tuple[Glyph, ...]:
    """Return the glyphs of a run from left to right; `backwards` for right-to-left text."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    uharfbuzz.shape(face.hb_font, buffer)
    infos = buffer.glyph_infos
    says = _words(text, [info.cluster for info in infos])
    if backwards:
        says = [
            face.in_one(info.codepoint, words) if len(words) > 1 else words
            for info, words in zip(infos, says, strict=True)
        ]
    return tuple(
        Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset, words)
        for info, place, words in zip(infos, buffer.glyph_positions, says, strict=True)
    )


def _words(text: str, clusters: list[int]) -> list[str]:
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    told: set[int] = set()
    said: list[str] = []
    for cluster in clusters:
        said.append("" if cluster in told else text[cluster : ends[cluster]])
        told.add(cluster)
    return said
