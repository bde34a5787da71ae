"""The looks of a Word template's styles, each with all it inherits, written out anew.

What is not known here is left: nothing is hidden, too pale or too small to be read, no list
counts by itself, and every value is a plain word or number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.kinds import damaged
from core.intake.xml_parts import Attributes, Parts, XmlEvents, attribute
from core.markup import quoted
from core.model.house_style import SHEET_STYLES, SheetStyle, can_be_read

_STYLES: Final = "word/styles.xml"
_THEME: Final = "word/theme/theme1.xml"
_MOST_STYLES: Final = 5000
_DEEPEST: Final = 20
_SMALLEST: Final = 16
"""Half points: nothing is set smaller than 8 points."""
_VALUE: Final = re.compile(r"[\w .,#()&+'-]{1,80}")
_BOX: Final = frozenset({"top", "left", "bottom", "right", "between", "tab", "bar"})
_OF_PARAGRAPH: Final = (
    *("keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc"),
)
_OF_WORDS: Final = (
    *("rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "color", "spacing", "kern"),
    *("position", "sz", "szCs", "u", "shd"),
)
"""What is taken over, in the order Word wants it."""
_FONTS: Final = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi"}
_ATTRIBUTES: Final = frozenset(
    {
        *("val", "color", "fill", "sz", "space", "pos", "leader", "shadow", "frame"),
        *("ascii", "hAnsi", "cs", "eastAsia", "hint", *_FONTS),
        *("before", "after", "beforeLines", "afterLines", "line", "lineRule"),
        *("beforeAutospacing", "afterAutospacing", "left", "right", "start", "end"),
        *("hanging", "firstLine", "hangingChars", "firstLineChars", "leftChars", "rightChars"),
    }
)
"""What a property says of how something looks; who changed it, and when, is no look."""

_Look = dict[str, "_Property"]


@dataclass(frozen=True, slots=True)
class _Property:
    """One property: its attributes, and of a border or a list of tabs what is in it."""

    values: Mapping[str, str] = field(default_factory=dict)
    inside: tuple[tuple[str, Mapping[str, str]], ...] = ()


@dataclass(slots=True)
class _Style:
    """A style as the template has it: its own name, what it rests on, and what it adds."""

    name: str = ""
    based_on: str = ""
    paragraph: _Look = field(default_factory=dict)
    words: _Look = field(default_factory=dict)


def sheet_styles(parts: Parts) -> tuple[SheetStyle, ...]:
    """Return the styles that documents use, of those a template has. Raises one of BROKEN."""
    theme, sheet = _Theme(), _Sheet(parts.source)
    if _THEME in parts:
        parts.read(_THEME, theme)
    parts.read(_STYLES, sheet)
    found = {}
    for style in sheet.styles.values():
        name = style.name.lower()
        if name in SHEET_STYLES:
            paragraph, words = _whole(style, sheet, theme.fonts)
            looks = _legible(words, paragraph)
            found[name] = SheetStyle(
                name, _in_order(paragraph, _OF_PARAGRAPH), _in_order(looks, _OF_WORDS)
            )
    return tuple(found[name] for name in sorted(found))


def _whole(style: _Style, sheet: "_Sheet", fonts: Mapping[str, str]) -> tuple[_Look, _Look]:
    """Return the properties of a style with those of all it rests on."""
    chain = [style]
    while chain[-1].based_on in sheet.styles and len(chain) < _DEEPEST:
        chain.append(sheet.styles[chain[-1].based_on])
    paragraph: _Look = {}
    words: _Look = {}
    for one in (sheet.defaults, *reversed(chain)):
        for name, found in one.paragraph.items():
            paragraph[name] = _over(paragraph.get(name), found)
        for name, found in one.words.items():
            words[name] = _over(words.get(name), _named_fonts(found, fonts))
    return paragraph, words


def _over(below: _Property | None, above: _Property) -> _Property:
    if below is None or above.inside:
        return above
    return _Property({**below.values, **above.values}, above.inside)


def _named_fonts(found: _Property, fonts: Mapping[str, str]) -> _Property:
    """Return fonts by their names where a theme names them."""
    values = dict(found.values)
    for key, plain in _FONTS.items():
        name = fonts.get(values.pop(key, "")[:5], "")
        if name:
            values[plain] = name
    return replace(found, values=values)


def _legible(words: _Look, paragraph: _Look) -> _Look:
    """Return how words look, without what would hide them."""
    tinted = "shd" in words or "shd" in paragraph
    colour = words.get("color", _Property()).values.get("val", "")
    found = dict(words)
    if colour and not tinted and not can_be_read(f"#{colour}"):
        del found["color"]
    for name in ("sz", "szCs"):
        size = found.get(name, _Property()).values.get("val", "")
        if size and (not size.isdigit() or not _SMALLEST <= int(size) <= 144):
            del found[name]
    return found


def _in_order(look: _Look, order: tuple[str, ...]) -> dict[str, str]:
    made = {name: _element(name, look[name]) for name in order if name in look}
    return {name: text for name, text in made.items() if text}


def _element(name: str, found: _Property) -> str:
    head = f"<w:{name}{_attributes(found.values)}"
    if not found.inside:
        return "" if name in ("pBdr", "tabs", "rFonts") and not found.values else f"{head}/>"
    inside = "".join(f"<w:{one}{_attributes(values)}/>" for one, values in found.inside)
    return f"{head}>{inside}</w:{name}>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" w:{name}={quoted(value)}" for name, value in values.items())


def _plain(attributes: Attributes) -> Iterator[tuple[str, str]]:
    """Yield attributes by their names, but for colours of a theme: they stand as numbers too."""
    for key, value in attributes.items():
        name = key.rpartition(":")[2]
        if name in _ATTRIBUTES and _VALUE.fullmatch(value) and value != "auto":
            yield name, value


class _Sheet(XmlEvents):
    """The styles as they come, and what all of them begin with."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.styles: dict[str, _Style] = {}
        self.defaults = _Style()
        self._style: _Style | None = None
        self._look: _Look | None = None
        self._into = ""
        self._deep = 0
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Note what is said of a style."""
        if self._aside or name == "tblStylePr":
            self._aside += 1
        elif name == "style":
            self._style = _Style()
            self.styles[attribute(attributes, "styleId")] = self._style
            if len(self.styles) > _MOST_STYLES:
                raise damaged(self._source)
        elif name in ("pPrDefault", "rPrDefault"):
            self._style = self.defaults
        elif name in ("pPr", "rPr") and self._style is not None and self._look is None:
            self._look = self._style.paragraph if name == "pPr" else self._style.words
            self._deep = 0
        elif self._look is not None:
            self._property(name, attributes)
        elif self._style is not None:
            self._of_style(name, attributes)

    def _of_style(self, name: str, attributes: Attributes) -> None:
        assert self._style is not None  # asked before
        if name == "name":
            self._style.name = attribute(attributes, "val")[:80]
        elif name == "basedOn":
            self._style.based_on = attribute(attributes, "val")

    def _property(self, name: str, attributes: Attributes) -> None:
        assert self._look is not None  # asked before
        self._deep += 1
        known = _OF_PARAGRAPH if self._style and self._look is self._style.paragraph else _OF_WORDS
        if self._deep == 1:
            self._into = name
            if name in known:
                self._look[name] = _Property(dict(_plain(attributes)))
        elif self._deep == 2 and self._into in ("pBdr", "tabs") and name in _BOX:
            held = self._look.get(self._into)
            if held is not None and len(held.inside) < 20:
                inside = (*held.inside, (name, dict(_plain(attributes))))
                self._look[self._into] = replace(held, inside=inside)

    def end(self, name: str) -> None:
        """Go on beside what ended."""
        if self._aside:
            self._aside -= 1
        elif self._look is not None and self._deep:
            self._deep -= 1
        elif name in ("pPr", "rPr"):
            self._look = None
        elif name in ("style", "pPrDefault", "rPrDefault"):
            self._style = None


class _Theme(XmlEvents):
    """The two faces of a theme: "major" for headings, "minor" for the rest."""

    def __init__(self) -> None:
        self.fonts: dict[str, str] = {}
        self._within = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the face for our letters."""
        if name in ("majorFont", "minorFont"):
            self._within = name[:5]
        elif name == "latin" and self._within:
            face = attribute(attributes, "typeface")
            if _VALUE.fullmatch(face):
                self.fonts.setdefault(self._within, face)

    def end(self, name: str) -> None:
        """Leave the theme's faces."""
        if name in ("majorFont", "minorFont"):
            self._within = ""
