"""Words and paragraphs as the XML of Word."""

import re
from collections.abc import Iterator
from typing import Final

from core.documents.blocks import TextLook, TextSpan, Words
from core.documents.scripts import ScriptPart, is_in_latin, runs_backwards, script_parts
from core.documents.web_links import leads_somewhere, with_addresses
from core.markup import escape
from core.model.plain_text import sound
from core.word.styles import WordStyle

LOOKS: Final = {
    TextLook.PLAIN: "",
    TextLook.STRONG: f'<w:rStyle w:val="{WordStyle.STRONG}"/>',
    TextLook.ITALIC: f'<w:rStyle w:val="{WordStyle.ITALIC}"/>',
    TextLook.QUIET: f'<w:rStyle w:val="{WordStyle.QUIET}"/>',
    TextLook.WARNING: f'<w:rStyle w:val="{WordStyle.WARNING}"/>',
    TextLook.CALL: f'<w:rStyle w:val="{WordStyle.CALL}"/>',
    TextLook.TAG: f'<w:rStyle w:val="{WordStyle.TAG}"/>',
}
_FIELD_ENDS: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_SINGLE: Final = '"single"'
TAB: Final = "<w:r><w:tab/></w:r>"
REFERENCE: Final = (
    f'<w:r><w:rPr><w:rStyle w:val="{WordStyle.NOTE_NUMBER}"/></w:rPr>'
    '<w:footnoteReference w:id="{number}"/></w:r>'
)
_KEPT: Final = ' xml:space="preserve"'
_COUNTED: Final = re.compile(r"(Figure|Table) ([0-9]{1,4})\b")


def paragraph(style: WordStyle, inside: str, text: str = "", more: str = "", last: str = "") -> str:
    """Return a paragraph of runs; it runs from the right where its *text* does.

    What is said of it stands in Word's order: *more* before its direction, the *last* behind.
    """
    bidi = "" if text.isascii() or not runs_backwards(text) else "<w:bidi/>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{bidi}{last}</w:pPr>{inside}</w:p>'


def words_paragraph(style: WordStyle, words: Words, last: str = "") -> str:
    """Return words in their looks as a paragraph."""
    return paragraph(style, runs(words), words[0].text if words else "", "", last)


def text_paragraph(style: WordStyle, text: str, last: str = "") -> str:
    """Return a text in one look as a paragraph."""
    return paragraph(style, run(text), text, "", last)


def runs(words: Words) -> str:
    """Return words as runs, each in its look."""
    if len(words) == 1:  # nearly all there is
        return _span(words[0])
    return "".join([_span(span) for span in words])


def _span(span: TextSpan) -> str:
    if span.footnote:
        return REFERENCE.format(number=span.footnote.number)
    text = span.text
    look = LOOKS[span.look] if span.look is not TextLook.PLAIN else ""
    if not leads_somewhere(text):
        return run(text, look)
    return "".join(
        _leading(said, address, look) if address else run(said, look)
        for said, address in with_addresses(text)
    )


def _leading(said: str, address: str, looks: str) -> str:
    """Return an address of the web as Word's own link; nothing of the file lies elsewhere."""
    begins = _field_begins(f'HYPERLINK "{sound(address)}"')
    return f"{begins}{run(said, f'{looks}<w:u w:val={_SINGLE}/>')}{_FIELD_ENDS}"


def run(text: str, looks: str = "") -> str:
    """Return a text as runs, one for each script it is in."""
    if not (text.isascii() and text.isprintable()):
        text = sound(text)
        if not is_in_latin(text) or "\n" in text or "\t" in text:
            return "".join(_run(part, looks) for part in script_parts(text) if part.text)
    if not text:
        return ""
    kept = _KEPT if text[0] == " " or text[-1] == " " else ""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    look = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f"<w:r>{look}<w:t{kept}>{text}</w:t></w:r>"


def _run(part: ScriptPart, looks: str) -> str:
    if part.backwards:
        looks += "<w:rtl/>"
    if part.language:
        which = "bidi" if part.backwards else "val"
        looks += f'<w:lang w:{which}="{part.language}"/>'
    lines = "<w:br/>".join(_line(line) for line in part.text.split("\n"))
    return f"<w:r><w:rPr>{looks}</w:rPr>{lines}</w:r>" if looks else f"<w:r>{lines}</w:r>"


def _line(line: str) -> str:
    parts = (
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in line.split("\t")
    )
    return "<w:tab/>".join(parts)


def field(order: str, shown: str) -> str:
    """Return what Word works out by itself, with what stands there until it does."""
    return f"{_field_begins(order)}{run(shown)}{_FIELD_ENDS}"


def _field_begins(order: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(order)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def counted(title: str) -> str:
    """Return the title of a figure; its number is one that Word counts, and stays as it is."""
    found = _COUNTED.match(title)
    if found is None:
        return run(title)
    kind, number = found.groups()
    order = f"SEQ {kind} \\* ARABIC \\r {number}"
    return f"{run(f'{kind} ')}{field(order, number)}{run(title[found.end() :])}"


def linked(mark: str, text: str) -> str:
    """Return a text that leads to the head with that mark."""
    return f'<w:hyperlink w:anchor="{mark}" w:history="1">{run(text)}</w:hyperlink>'


def marked(mark: str, number: int, inside: str) -> str:
    """Return runs that the contents lead to."""
    begins = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
    return f'{begins}{inside}<w:bookmarkEnd w:id="{number}"/>'


def as_contents(lines: list[tuple[str, WordStyle]]) -> Iterator[str]:
    """Yield lines of contents as the field that Word makes anew, with pages, when it is asked."""
    begins = _field_begins('TOC \\o "1-2" \\h \\z \\u')
    for at, (inside, style) in enumerate(lines):
        first = begins if at == 0 else ""
        last = _FIELD_ENDS if at == len(lines) - 1 else ""
        yield paragraph(style, f"{first}{inside}{last}")
