"""What of its documents is a partnership's own: its logo, its colour, the style sheet Word uses,
and what others than the panel are told.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.model.audience import THRESHOLD
from core.model.ids import NEW

ACCENT: Final = "#0B5C7A"
"""The colour of headings and rules where a partnership has none that can be read."""
LEAST_CONTRAST: Final = 4.5
"""How far a colour stands out from white at least. Source: WCAG 2.2, 1.4.3."""
HIGHEST_LOGO: Final = 216
WIDEST_LOGO: Final = 720
"""A logo's most pixels: 18 mm by 60 mm, at 12 for each."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


LOWEST, HIGHEST = 3, 20
"""Between which a partnership may set under how many a count is not told."""


class TemplateStyle(StrEnum):
    """The styles that documents take from a template, where it has them, by Word's own names."""

    NORMAL = "normal"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    SUBTITLE = "subtitle"
    BODY_TEXT = "body text"
    LIST_BULLET = "list bullet"
    LIST = "list"
    CAPTION = "caption"
    TOC_1 = "toc 1"
    TOC_2 = "toc 2"
    HEADER = "header"
    NOTICE = "notice"
    CAVEAT = "caveat"
    FINDING = "finding"
    NUMBERED_PARAGRAPH = "numbered paragraph"
    UNDER_CAPTION = "under caption"
    FIGURE = "figure"
    TABLE_TEXT = "table text"
    TABLE_HEAD = "table head"


SHEET_STYLES: Final = frozenset(one.value for one in TemplateStyle)


class HouseKind(StrEnum):
    """What of its documents is the partnership's own."""

    LOGO = "logo"
    COLOUR = "colour"
    TEMPLATE = "template"
    LEAST_SHOWN = "least-shown"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class HousePart:
    """One thing of it: the file it came from, its words, and what is kept of it in hex.

    The words of a logo are what is read out in its place; those of a colour are its code, and
    those of what is told least a number.
    """

    kind: HouseKind
    name: str = ""
    words: str = ""
    content: str = ""
    id: int = NEW


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as our own PNG, its `words`, and how many pixels it has."""

    png: bytes
    words: str
    width: int
    height: int

    @property
    def packed(self) -> bytes:
        """The lines of pixels as the PNG packs them."""
        return self.png[_BEFORE:-_AFTER]


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """How one style of a Word template looks: properties of its paragraph and words, as XML.

    Each stands under the name of its element, in Word's order; all that the style inherits in
    the template is among them. Its name is Word's own, in small letters.
    """

    name: str
    paragraph: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordSheet:
    """The styles of a Word template, and its page and edges in twentieths of a point."""

    styles: tuple[SheetStyle, ...]
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, right, top and bottom."""
        return self.left, self.right, self.top, self.bottom

    @property
    def room(self) -> int:
        """How wide words may run."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What documents look like; without anything of the partnership's own it is ours."""

    logo: Logo | None = None
    accent: str = ACCENT
    sheet: WordSheet | None = None


PLAIN: Final = HouseStyle()


def house_style(parts: Iterable[HousePart]) -> HouseStyle:
    """Return the look that is kept; what cannot be read of it, or in it, is ours."""
    found = {one.kind: one for one in parts}
    logo, sheet = found.get(HouseKind.LOGO), found.get(HouseKind.TEMPLATE)
    colour = found.get(HouseKind.COLOUR)
    return HouseStyle(
        logo_of(logo) if logo is not None else None,
        colour.words if colour is not None and can_be_read(colour.words) else ACCENT,
        sheet_of(sheet.content) if sheet is not None else None,
    )


def least_shown(parts: Iterable[HousePart]) -> int:
    """Return under how many a count points to somebody: five unless it is said otherwise."""
    said = next((one.words for one in parts if one.kind is HouseKind.LEAST_SHOWN), "")
    return number_under(said) or THRESHOLD


def number_under(text: str) -> int:
    """Return the number somebody typed for `least_shown`; 0 for none of 3 to 20."""
    plain = text.strip()
    fits = plain.isascii() and plain.isdecimal() and len(plain) < 3
    return int(plain) if fits and LOWEST <= int(plain) <= HIGHEST else 0


def tags_cases(parts: Iterable[HousePart]) -> bool:
    """Return whether practitioners are told in which case something was seen."""
    return any(one.kind is HouseKind.TAGS for one in parts)


def colour_in(text: str) -> str:
    """Return a colour as "#0B5C7A", of one that was typed with or without its sign; "" of none."""
    code = f"#{text.strip().lstrip('#')}".upper()
    return code if _COLOUR.fullmatch(code) else ""


def can_be_read(colour: str) -> bool:
    """Return whether words in a colour can be read on white."""
    return bool(_COLOUR.fullmatch(colour)) and contrast(colour) >= LEAST_CONTRAST


def contrast(colour: str) -> float:
    """Return how far a colour stands out from white: 1 to 21. Source: WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


def tint_of(colour: str, *, strong: bool = False) -> str:
    """Return a colour so pale that words stand on it; a *strong* tint is told from a pale one."""
    share = 0.352 if strong else 0.115
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - one) * share):02X}" for one in parts)


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return rows of RGB bytes as PNG. Source: the PNG specification, 11.2 and 13.9."""
    step = 3 * width
    rows = b"".join(b"\0" + pixels[at * step : (at + 1) * step] for at in range(height))
    return _png(width, height, zlib.compress(rows))


def _png(width: int, height: int, packed: bytes) -> bytes:
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return _PNG + b"".join(_chunk(*one) for one in parts)


def _chunk(name: bytes, inside: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + inside))
    return struct.pack(">I", len(inside)) + name + inside + check


_BEFORE: Final = len(_PNG) + 25 + 8
_AFTER: Final = 4 + 12
"""What stands before and after the packed pixels of our PNG."""


def logo_of(part: HousePart) -> Logo | None:
    """Return the logo that is kept; None where that is no PNG as `png` makes them."""
    try:
        found = bytes.fromhex(part.content)
        width, height = struct.unpack(">2I", found[16:24])
        if not (0 < width <= WIDEST_LOGO and 0 < height <= HIGHEST_LOGO):
            return None
        packed, whole = found[_BEFORE:-_AFTER], height * (3 * width + 1)
        unpacking = zlib.decompressobj()
        rows = unpacking.decompress(packed, whole + 1)
    except (ValueError, struct.error, zlib.error):
        return None
    sound = len(rows) == whole and unpacking.eof and _png(width, height, packed) == found
    return Logo(found, part.words, width, height) if sound else None


def kept_sheet(sheet: WordSheet) -> str:
    """Return a style sheet as it is kept."""
    import msgspec  # outside the start: few audits have one

    return zlib.compress(msgspec.json.encode(sheet)).hex()


_LARGEST_SHEET: Final = 1 << 20


def sheet_of(content: str) -> WordSheet | None:
    """Return the style sheet that is kept; None where there is none that can be read."""
    import msgspec

    try:
        inside = zlib.decompressobj().decompress(bytes.fromhex(content), _LARGEST_SHEET)
        return msgspec.json.decode(inside, type=WordSheet)
    except (ValueError, zlib.error, msgspec.MsgspecError):
        return None
