"""The XML of a Word document with content controls; every word in it comes from elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from core.markup import escape, quoted, unescape
from core.word.package import SPACES, WordXml, links_to, package

_UNTICKED: Final = "\u2610"
PAGE, PAGES = "\0", "\1"
"""Where the number of the page, and of all pages of its part, stand in a text."""


class ParagraphLook(StrEnum):
    """What a paragraph is, by the name of its style."""

    NORMAL = "Normal"
    TITLE = "Title"
    THEME = "Theme"
    QUESTION = "Question"
    NOTE = "Note"
    ANSWER = "Answer"
    WORRY = "Worry"
    UNSEEN = "Unseen"


STRONG: Final = "<w:b/>"
WORRYING: Final = '<w:b/><w:color w:val="8A2A0B"/>'
_UNSEEN: Final = "<w:vanish/>"
_FAINT: Final = '<w:color w:val="5A6B78"/>'

TEXT: Final = "<w:text/>"
LINES: Final = '<w:text w:multiLine="1"/>'
FIXED: Final = '<w:lock w:val="sdtContentLocked"/><w:text/>'
HIDDEN: Final = '<w:lock w:val="sdtContentLocked"/><w:text w:multiLine="0"/>'
DAY: Final = '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="en-GB"/></w:date>'
TICK: Final = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
"""The kinds of control."""


@dataclass(frozen=True, slots=True)
class WordPart:
    """What begins a page of its own: paragraphs, and what stands at the ends of every page."""

    paragraphs: Sequence[str]
    head: tuple[str, str]
    foot: tuple[str, str]


def one_of(choices: Sequence[tuple[str, str]]) -> str:
    """Return the kind of a control that offers labels, each with its key."""
    listed = "".join(
        f"<w:listItem w:displayText={quoted(label)} w:value={quoted(key)}/>"
        for key, label in choices
    )
    return f"<w:dropDownList>{listed}</w:dropDownList>"


def control(tag: str, said: str, kind: str, value: str = "", hint: str = "") -> str:
    """Return a control that cannot be taken away; it grows with what is typed."""
    value = value or (_UNTICKED if kind is TICK else "")
    empty = "" if value else "<w:showingPlcHdr/>"
    inside = run(value, _UNSEEN if kind is HIDDEN else "") if value else run(hint, _FAINT)
    locked = "" if kind in (FIXED, HIDDEN) else '<w:lock w:val="sdtLocked"/>'
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoted(said[:60])}/>"
        f"<w:tag w:val={quoted(tag)}/>{locked}{empty}{kind}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def document(title: str, made: datetime, inside: Sequence[WordPart]) -> bytes:
    """Return a whole file, the same bytes for the same words; only its controls can be changed."""
    settings = (
        f'<w:settings {SPACES}><w:documentProtection w:edit="forms" w:enforcement="1"/>'
        "</w:settings>"
    )
    ends = [("header", "hdr", one.head) for one in inside]
    ends += [("footer", "ftr", one.foot) for one in inside]
    others = [WordXml("styles", _styles()), WordXml("settings", settings)]
    for at, (kind, tag, words) in enumerate(ends):
        others.append(WordXml(f"{kind}{at % len(inside) + 1}", _ends(tag, *words)))
    links = links_to([one.name for one in others])
    return package(title, _body(inside, links), others, made)


def _styles() -> str:
    def style(name: str, looks: str, paragraph: str = "", shown: str = "") -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown or name}"/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
        )

    bold, quiet = "<w:b/>", '<w:color w:val="43515C"/><w:sz w:val="19"/>'
    close = '<w:keepNext/><w:spacing w:before="40" w:after="20"/>'
    edge = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="B8431A"/>'
        for side, size in (("top", 6), ("left", 36), ("bottom", 6), ("right", 6))
    )
    return (
        f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + style("Normal", "")
        + style(
            "Title",
            f'{bold}<w:sz w:val="44"/>',
            '<w:outlineLvl w:val="0"/>',
            shown="heading 1",
        )
        + style(
            "Theme",
            f'{bold}<w:color w:val="0B5D7A"/><w:sz w:val="26"/>',
            '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>',
            shown="heading 2",
        )
        + style(
            "Question",
            bold,
            '<w:keepNext/><w:spacing w:before="180" w:after="20"/><w:outlineLvl w:val="2"/>',
            shown="heading 3",
        )
        + style("Note", quiet, close)
        + style("Answer", "", '<w:spacing w:after="60"/>')
        + style("Worry", "", f'<w:pBdr>{edge}</w:pBdr><w:spacing w:after="0"/>')
        + style("Unseen", _UNSEEN)
        + "</w:styles>"
    )


def _body(inside: Sequence[WordPart], links: Mapping[str, str]) -> str:
    body: list[str] = []
    for number, one in enumerate(inside, 1):
        body += one.paragraphs
        section = (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{links[f"header{number}"]}"/>'
            f'<w:footerReference w:type="default" r:id="{links[f"footer{number}"]}"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1100" w:right="920" '
            'w:bottom="1000" w:left="920" w:header="560" w:footer="500" w:gutter="0"/>'
            '<w:pgNumType w:start="1"/></w:sectPr>'
        )
        last = number == len(inside)
        body.append(section if last else f"<w:p><w:pPr>{section}</w:pPr></w:p>")
    return f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"


def paragraph(inside: str, look: ParagraphLook = ParagraphLook.NORMAL) -> str:
    """Return a paragraph of runs and controls."""
    named = f'<w:pPr><w:pStyle w:val="{look}"/></w:pPr>'
    return f"<w:p>{named}{inside}</w:p>"


def run(text: str, looks: str = "") -> str:
    """Return words as XML; a sign that XML forbids is left out."""
    sound = "".join(one for one in text if one.isprintable() or one in " \n\t")
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in sound.split("\n")
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{lines}</w:r>" if text else ""


_PARAGRAPH: Final = re.compile(r"<w:p>(.*?)</w:p>", re.DOTALL)
_CONTROL: Final = re.compile(r'<w:sdt>.*?<w:tag w:val="([^"]*)"/>(.*?)</w:sdt>', re.DOTALL)
_TEXT_OF: Final = re.compile(r"<w:t [^>]*>([^<]*)</w:t>")


def words_of_each(paragraphs: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield what each paragraph says outside its controls, and the tags and words of those."""
    for inside in _PARAGRAPH.findall(paragraphs):
        controls = [(unescape(tag), _words_in(rest)) for tag, rest in _CONTROL.findall(inside)]
        yield _words_in(_CONTROL.sub("", inside)), controls


def _words_in(xml: str) -> str:
    return unescape("".join(_TEXT_OF.findall(xml)))


def _ends(tag: str, left: str, right: str) -> str:
    tabs = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="10066"/></w:tabs></w:pPr>'
    small = f"{run(left)}<w:r><w:tab/></w:r>{_with_numbers(right)}"
    return f"<w:{tag} {SPACES}><w:p>{tabs}{small}</w:p></w:{tag}>"


def _with_numbers(words: str) -> str:
    """Return words with the page's number and that of all pages of its form in their place."""
    if PAGE not in words:
        return run(words)
    before, _, rest = words.partition(PAGE)
    between, _, after = rest.partition(PAGES)
    page, pages = (
        f'<w:fldSimple w:instr="{order}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for order in ("PAGE", "SECTIONPAGES")
    )
    return f"{run(before)}{page}{run(between)}{pages}{run(after)}"
