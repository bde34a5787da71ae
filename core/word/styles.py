"""The style sheet of our Word documents, by Word's own names for styles.

A partnership's own sheet can take its place: nothing else says how anything looks but
the tint of an answer and the widths of columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.house_style import PLAIN, HouseStyle, SheetStyle, tint_of
from core.word.package import SPACES

LANGUAGE: Final = "en-GB"
WIDTH: Final = 10066
"""The room for words on a page, in twentieths of a point."""

_INK, _QUIET, _WARNING = "14212B", "4A5A67", "8A2F0F"


class WordStyle(StrEnum):
    """The styles in use; the value is what the paragraphs and runs name."""

    TITLE = "Heading1"
    HEADING = "Heading2"
    FACTS = "Subtitle"
    BODY = "BodyText"
    BULLET = "ListBullet"
    ENTRY = "List"
    NOTICE = "Notice"
    CAVEAT = "Caveat"
    FINDING = "Finding"
    ASIDE = "Aside"
    NUMBERED = "NumberedParagraph"
    CAPTION = "Caption"
    UNDER = "UnderCaption"
    FIGURE = "Figure"
    CONTENTS = "TOC1"
    CONTENTS_BELOW = "TOC2"
    CELL = "TableText"
    HEAD = "TableHead"
    END = "Header"
    NOTE = "FootnoteText"
    NOTE_NUMBER = "FootnoteReference"
    TABLE = "CasewalkTable"
    STRONG = "Strong"
    ITALIC = "Emphasis"
    QUIET = "Quiet"
    WARNING = "Warning"
    CALL = "CallToAct"
    TAG = "Tag"
    SIGN = "AnswerSign"


_NAMES: Final = {
    WordStyle.TITLE: "heading 1",
    WordStyle.HEADING: "heading 2",
    WordStyle.FACTS: "Subtitle",
    WordStyle.BODY: "Body Text",
    WordStyle.BULLET: "List Bullet",
    WordStyle.ENTRY: "List",
    WordStyle.NOTICE: "Notice",
    WordStyle.CAVEAT: "Caveat",
    WordStyle.FINDING: "Finding",
    WordStyle.ASIDE: "Aside",
    WordStyle.NUMBERED: "Numbered Paragraph",
    WordStyle.CAPTION: "caption",
    WordStyle.UNDER: "Under Caption",
    WordStyle.FIGURE: "Figure",
    WordStyle.CONTENTS: "toc 1",
    WordStyle.CONTENTS_BELOW: "toc 2",
    WordStyle.CELL: "Table Text",
    WordStyle.HEAD: "Table Head",
    WordStyle.END: "header",
    WordStyle.NOTE: "footnote text",
    WordStyle.NOTE_NUMBER: "footnote reference",
    WordStyle.TABLE: "Casewalk Table",
    WordStyle.STRONG: "Strong",
    WordStyle.ITALIC: "Emphasis",
    WordStyle.QUIET: "Quiet",
    WordStyle.WARNING: "Warning",
    WordStyle.CALL: "Call to Act",
    WordStyle.TAG: "Tag",
    WordStyle.SIGN: "Answer Sign",
}
BULLETS: Final = 1
"""The number of the list that bullets belong to."""


@dataclass(frozen=True, slots=True)
class WordPage:
    """A page in twentieths of a point: its size and edges as XML, and the room for words on it."""

    xml: str
    room: int


def page_of(look: HouseStyle, landscape: bool = False) -> WordPage:
    """Return the page of the partnership's template, or ours; turned where it is *landscape*."""
    one = look.sheet
    if one is None:
        size, edges = (11906, 16838), (920, 920, 1250, 1100)
        room = WIDTH
    else:
        size, edges, room = (one.width, one.height), one.edges, one.room
    left, right, top, bottom = edges
    if landscape and size[0] < size[1]:
        size, room = (size[1], size[0]), room + size[1] - size[0]
    turned = ' w:orient="landscape"' if size[0] > size[1] else ""
    head, foot = min(560, top // 2), min(500, bottom // 2)
    return WordPage(
        f'<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/><w:pgMar w:top="{top}" '
        f'w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{head}" '
        f'w:footer="{foot}" w:gutter="0"/>',
        room,
    )


def styles(look: HouseStyle = PLAIN, *, landscape: bool = False) -> str:
    """Return the style sheet as XML: what the partnership's template has, and ours for the rest.

    What stands at the right end of a line reaches the edge of a *landscape* page.
    """
    return _Sheet(look, page_of(look, landscape).room).xml()


_STAYS: Final = {
    WordStyle.TITLE: {"outlineLvl": '<w:outlineLvl w:val="0"/>'},
    WordStyle.HEADING: {"outlineLvl": '<w:outlineLvl w:val="1"/>'},
    WordStyle.BULLET: {"numPr": f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>', "ind": ""},
    WordStyle.NUMBERED: {
        "tabs": '<w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs>',
        "ind": '<w:ind w:left="794" w:hanging="794"/>',
    },
}
"""What a template does not change: a style's place in the document, and its list or number."""
_WITH_NEXT: Final = frozenset(
    {
        *(WordStyle.TITLE, WordStyle.HEADING, WordStyle.CAPTION, WordStyle.UNDER),
        *(WordStyle.FIGURE, WordStyle.HEAD),
    }
)
_LIKE_BODY: Final = frozenset({WordStyle.BULLET, WordStyle.ENTRY, WordStyle.NUMBERED})
"""What looks as the text does in a template that does not say how it looks."""
_IN_ORDER: Final = (
    *("keepNext", "keepLines", "numPr", "pBdr", "shd", "tabs", "spacing", "ind"),
    *("contextualSpacing", "jc", "outlineLvl"),
)


class _Sheet:
    """One style sheet in the making."""

    def __init__(self, look: HouseStyle, room: int) -> None:
        self._look, self._room = look, room
        self._theirs = {one.name: one for one in look.sheet.styles} if look.sheet else {}

    def xml(self) -> str:
        """Return the whole of it."""
        normal = self._theirs.get("normal", SheetStyle("normal"))
        body = "".join(normal.paragraph.values())
        letters = "".join(normal.words.values())
        return (
            f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
            f'<w:color w:val="{_INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
            f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
            '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" '
            'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f"<w:qFormat/><w:pPr>{body}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"</w:style>{''.join(self._paragraphs())}{''.join(self._runs())}{_table()}</w:styles>"
        )

    def _paragraphs(self) -> Iterator[str]:
        accent, tint = (one.lstrip("#") for one in (self._look.accent, tint_of(self._look.accent)))
        line = (
            f'<w:pBdr><w:bottom w:val="single" w:sz="24" w:space="4" w:color="{accent}"/></w:pBdr>'
        )
        bold = "<w:b/><w:bCs/>"
        bullets = f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>'
        grey = f'<w:color w:val="{_QUIET}"/>'
        together = "<w:keepNext/><w:keepLines/>"
        one = self._paragraph
        yield one(
            WordStyle.TITLE,
            f'{together}{line}{_space(0, 120)}<w:outlineLvl w:val="0"/>',
            f'{bold}<w:sz w:val="44"/><w:szCs w:val="44"/>',
        )
        yield one(
            WordStyle.HEADING,
            f'{together}{_space(280, 60)}<w:outlineLvl w:val="1"/>',
            f'{bold}<w:color w:val="{accent}"/><w:sz w:val="26"/><w:szCs w:val="26"/>',
        )
        yield one(WordStyle.FACTS, _space(0, 120), f'{grey}<w:sz w:val="23"/>')
        yield one(WordStyle.BODY, _space(0, 120))
        yield one(WordStyle.BULLET, f"{bullets}{_space(0, 40)}")
        yield one(WordStyle.ENTRY, _space(0, 60))
        yield one(WordStyle.NOTICE, _box("FBE6DD", "B8431A"))
        yield one(WordStyle.CAVEAT, _box("FFFAEB", "B99100"))
        yield one(WordStyle.FINDING, _box(tint, accent))
        yield one(WordStyle.ASIDE, _bar(accent))
        yield one(
            WordStyle.NUMBERED,
            f'<w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs>{_space(0, 120)}'
            '<w:ind w:left="794" w:hanging="794"/>',
        )
        yield one(WordStyle.CAPTION, f"<w:keepNext/>{_space(200, 20)}", bold)
        yield one(WordStyle.UNDER, f"<w:keepNext/>{_space(0, 80)}", f'{grey}<w:sz w:val="18"/>')
        yield one(WordStyle.FIGURE, f"<w:keepNext/>{_space(0, 80)}")
        yield one(WordStyle.CONTENTS, _space(60, 0, close=True), bold)
        below = f'{_space(0, 0, close=True)}<w:ind w:left="284"/>'
        yield one(WordStyle.CONTENTS_BELOW, below, '<w:sz w:val="20"/><w:szCs w:val="20"/>')
        yield one(WordStyle.CELL, _space(30, 30), '<w:sz w:val="19"/><w:szCs w:val="19"/>')
        yield one(
            WordStyle.HEAD,
            f"<w:keepNext/>{_space(30, 30)}",
            f'{bold}{grey}<w:sz w:val="17"/><w:szCs w:val="17"/>',
        )
        yield one(WordStyle.NOTE, _space(0, 40), '<w:sz w:val="18"/><w:szCs w:val="18"/>')
        yield one(WordStyle.END, self._end_tab, f'{grey}<w:sz w:val="17"/><w:szCs w:val="17"/>')

    @property
    def _end_tab(self) -> str:
        return f'<w:tabs><w:tab w:val="right" w:pos="{self._room}"/></w:tabs>'

    def _paragraph(self, style: WordStyle, inside: str, looks: str = "") -> str:
        theirs = self._their(style)
        if theirs is not None:
            inside = self._placed(style, theirs.paragraph)
            looks = "".join(theirs.words.values())
        return (
            f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{_NAMES[style]}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{inside}</w:pPr>'
            f"<w:rPr>{looks}</w:rPr></w:style>"
        )

    def _their(self, style: WordStyle) -> SheetStyle | None:
        """Return how a style looks in the template, if it says so."""
        found = self._theirs.get(_NAMES[style].lower())
        return self._theirs.get("body text") if not found and style in _LIKE_BODY else found

    def _placed(self, style: WordStyle, paragraph: Mapping[str, str]) -> str:
        """Return how a paragraph looks in the template, in its place in our documents."""
        stays = dict(_STAYS.get(style, {}))
        if style in _WITH_NEXT:
            stays["keepNext"] = "<w:keepNext/>"
        if style is WordStyle.END:
            stays["tabs"] = self._end_tab
        merged = {**paragraph, **stays}
        return "".join(merged.get(name, "") for name in _IN_ORDER)

    def _runs(self) -> Iterator[str]:
        accent, tint = (one.lstrip("#") for one in (self._look.accent, tint_of(self._look.accent)))
        coloured = f'<w:b/><w:bCs/><w:color w:val="{accent}"/>'
        looks = {
            WordStyle.STRONG: "<w:b/><w:bCs/>",
            WordStyle.ITALIC: "<w:i/><w:iCs/>",
            WordStyle.QUIET: f'<w:color w:val="{_QUIET}"/>',
            WordStyle.WARNING: f'<w:b/><w:bCs/><w:color w:val="{_WARNING}"/>',
            WordStyle.CALL: coloured,
            WordStyle.TAG: f'{coloured}<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>',
            WordStyle.NOTE_NUMBER: f'{coloured}<w:vertAlign w:val="superscript"/>',
            WordStyle.SIGN: '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol"/><w:b/>',
        }
        for style, inside in looks.items():
            yield (
                f'<w:style w:type="character" w:styleId="{style}"><w:name w:val="{_NAMES[style]}"/>'
                f"<w:qFormat/><w:rPr>{inside}</w:rPr></w:style>"
            )


def numbering() -> str:
    """Return the one list there is: bullets."""
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:pStyle w:val="{WordStyle.BULLET}"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl>'
        f'</w:abstractNum><w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    )


def settings(*, notes: bool = False) -> str:
    """Return the settings: nobody's name is kept when the document is saved again."""
    lines = "".join(f'<w:footnote w:id="{at}"/>' for at in (-1, 0)) if notes else ""
    return (
        f"<w:settings {SPACES}><w:removePersonalInformation/><w:removeDateAndTime/>"
        f'<w:defaultTabStop w:val="720"/>{f"<w:footnotePr>{lines}</w:footnotePr>" if lines else ""}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/></w:settings>'
    )


def _box(tint: str, edge: str) -> str:
    above, below = (
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{tint}"/>'
        for side in ("top", "bottom")
    )
    line = f'{above}<w:left w:val="single" w:sz="36" w:space="8" w:color="{edge}"/>{below}'
    return (
        f"<w:keepLines/><w:pBdr>{line}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>{_space(60, 120)}'
        '<w:ind w:left="227"/>'
    )


def _bar(edge: str) -> str:
    line = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{edge}"/>'
    tab = '<w:tabs><w:tab w:val="left" w:pos="1530"/></w:tabs>'
    indented = '<w:ind w:left="1530" w:hanging="1303"/>'
    return f"<w:pBdr>{line}</w:pBdr>{tab}{_space(20, 40)}{indented}"


def _space(before: int, after: int, *, close: bool = False) -> str:
    lines = ' w:line="240" w:lineRule="auto"' if close else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _table() -> str:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="D5DDE3"'
    margins = "".join(
        f'<w:{side} w:w="{room}" w:type="dxa"/>'
        for side, room in (("top", 20), ("left", 60), ("bottom", 20), ("right", 120))
    )
    return (
        f'<w:style w:type="table" w:styleId="{WordStyle.TABLE}">'
        f'<w:name w:val="{_NAMES[WordStyle.TABLE]}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" '
        f'w:sz="8" w:space="0" w:color="{_INK}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
    )
