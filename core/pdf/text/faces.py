"""The typefaces that are shipped, and which of them has a character."""

import unicodedata
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

_FONTS: Final = Path(__file__).resolve().parents[3] / "resources" / "fonts"

MISSING = "[?]"
"""What is printed where no typeface has the character."""


class Weight(Enum):
    """The cuts of a typeface that documents use."""

    REGULAR = "400Regular"
    ITALIC = "400Regular_Italic"
    SEMIBOLD = "600SemiBold"
    BOLD = "700Bold"


_SCRIPTS = ("", "Arabic", "Bengali", "Devanagari", "Gurmukhi", "Gujarati", "Tamil")


class Face:
    """One typeface: which glyph shows a character and how wide it is, in thousandths."""

    def __init__(self, path: Path, joins: bool) -> None:
        import uharfbuzz

        self.name = path.stem.replace("_", "-")
        self.joins = joins  # letters change beside each other, so the shaper must see them
        self._harfbuzz = uharfbuzz
        self.hb_face: Any = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
        self.hb_font: Any = uharfbuzz.Font(self.hb_face)
        self.hb_font.scale = (1000, 1000)
        self.glyph: dict[int, int] = {}
        self.advance: dict[int, float] = {}
        self._widths: dict[str, float] = {}
        for code in self.characters:
            self._learn(code)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points this typeface has."""
        return frozenset(self.hb_face.unicodes)

    @cached_property
    def _ligatures(self) -> dict[int, str]:
        """Glyphs that have a code point of their own as joined Arabic letters."""
        forms = range(0xFB50, 0xFEFD)
        return {self.glyph[code]: chr(code) for code in forms if code in self.glyph}

    def in_one(self, glyph: int, says: str) -> str:
        """Return joined letters as the one character for them, where there is one.

        Readers turn right-to-left text character by character, so only letters
        that are one character keep their order.
        """
        one = self._ligatures.get(glyph, says)
        return one if unicodedata.normalize("NFKC", one) == says else says

    def _learn(self, code: int) -> None:
        glyph = self.hb_font.get_nominal_glyph(code)
        self.glyph[code] = glyph
        self.advance[code] = self.hb_font.get_glyph_h_advance(glyph)

    def width(self, word: str) -> float:
        """Return the width of an unshaped word in thousandths of the size."""
        found = self._widths.get(word)
        if found is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            advance = self.advance
            found = self._widths[word] = sum([advance[ord(letter)] for letter in word])
        return found


@cache
def _face(name: str, joins: bool) -> Face:
    return Face(_FONTS / name, joins)


def main_face(weight: Weight) -> Face:
    """Return the typeface that is tried first."""
    return _face(f"AtkinsonHyperlegibleNext_{weight.value}.ttf", False)


def fallback(weight: Weight, script: str) -> Face:
    """Return the Noto face for a script; it has no italic, so italics stand upright."""
    bold = weight in (Weight.SEMIBOLD, Weight.BOLD)
    return _face(f"NotoSans{script}-{'Bold' if bold else 'Regular'}.ttf", bool(script))


def chain(weight: Weight) -> tuple[Face, ...]:
    """Return every typeface for a weight in the order they are tried."""
    return (main_face(weight), *(fallback(weight, script) for script in _SCRIPTS))


@cache
def face_for(weight: Weight, code: int) -> Face | None:
    """Return the first typeface that has a code point, or None."""
    return next((face for face in chain(weight) if code in face.characters), None)


def invisible(letter: str) -> bool:
    """Return whether a character only steers others and shows nothing itself."""
    return unicodedata.category(letter) in ("Cf", "Cc") or "\ufe00" <= letter <= "\ufe0f"


def joiner(letter: str) -> bool:
    """Return whether a character only says whether its neighbours join."""
    return letter in "\u200c\u200d"


@cache
def _plain(weight: Weight) -> frozenset[str]:
    letters = map(chr, main_face(weight).characters)
    # A mark has to be put on its letter, so it never stands as it is.
    found = {letter for letter in letters if not unicodedata.category(letter).startswith("M")}
    return frozenset(found - {"\u00a0", "\u00ad"})


def is_plain(text: str, weight: Weight) -> bool:
    """Return whether the first typeface shows all of a text as it stands."""
    return _plain(weight).issuperset(text)


def missing(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no shipped typeface has, each once, in order."""
    if is_plain(text, Weight.REGULAR):
        return ()
    composed = unicodedata.normalize("NFC", text)
    return tuple(
        letter
        for letter in dict.fromkeys(composed)
        if not invisible(letter)
        and not letter.isspace()
        and face_for(Weight.REGULAR, ord(letter)) is None
    )
