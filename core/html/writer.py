"""Writes a document as one HTML file: the same document is always the same bytes."""

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from core.charts.svg import drawing_svg
from core.documents.answer_looks import SIGNS
from core.documents.blocks import (
    AnswerPill,
    Arranged,
    Aside,
    Block,
    Box,
    Cell,
    Column,
    ContentsList,
    Document,
    DrawnCell,
    DrawnFigure,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.footnotes import notes_of
from core.documents.heads import around_page_numbers, blocks_about, titled
from core.documents.scripts import ScriptPart, runs_backwards, script_parts
from core.documents.web_links import with_addresses
from core.html.sheet import PILLS, style_sheet
from core.model.drawing import Drawing, colours_for
from core.model.house_style import Logo
from core.model.plain_text import sound
from core.model.progress import Progress
from core.words import tr

_NOTHING_ELSEWHERE: Final = "default-src 'none'; style-src 'unsafe-inline'"
_MOST_ON_A_PHONE: Final = 5
"""Columns of a table that find room on a narrow screen; more are scrolled sideways."""
_LOOKS: Final = {
    TextLook.PLAIN: ("", ""),
    TextLook.STRONG: ("<strong>", "</strong>"),
    TextLook.ITALIC: ("<em>", "</em>"),
    TextLook.QUIET: ('<span class="quiet">', "</span>"),
    TextLook.WARNING: ('<strong class="warned">', "</strong>"),
    TextLook.CALL: ('<strong class="call">', "</strong>"),
    TextLook.TAG: ('<span class="tag">', "</span>"),
}

_LISTS: Final = {Arranged.UNDER: "", Arranged.COLUMNS: "columns", Arranged.STRIP: "strip"}


def write(document: Document, progress: Progress | None = None) -> bytes:
    """Return the document as HTML; *progress* hears of every section."""
    text = "\n".join(_Page(document, progress).lines())
    return f"{text}\n".encode("utf-8", "replace")


class _Page:
    """One file in the making; contents lead to the heads, which are marked as they come."""

    def __init__(self, document: Document, progress: Progress | None) -> None:
        self._document, self._progress = document, progress
        blocks = (block for section in document.sections for block in section.blocks)
        lists = [block for block in blocks if isinstance(block, ContentsList)]
        named = dict.fromkeys(line.text for one in lists for line in one.lines)
        self._marks = {text: f"head{at}" for at, text in enumerate(named, 1)}
        self._waiting = dict(self._marks)
        self._colours = colours_for(document.look.accent)
        self._figures = 0
        self._tables = Counter[str]()

    def lines(self) -> Iterator[str]:
        """Yield the whole file."""
        document = self._document
        running, marking = (sound(one) for one in (document.running, document.marking))
        yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{self._may_load}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="referrer" content="no-referrer">'
        yield f"<title>{escape(sound(titled(document)))}</title>"
        accent, landscape = document.look.accent, document.landscape
        sheet = style_sheet(running, marking, around_page_numbers(), accent, landscape)
        yield f"<style>{sheet}</style>"
        yield f"</head>\n<body>\n<header><p>{_text(running)}</p><p>{_text(marking)}</p></header>"
        yield "<main>"
        for at, section in enumerate(document.sections, 1):
            yield from self._section(section, document.look.logo if at == 1 else None)
            if self._progress is not None:
                self._progress(at, len(document.sections))
        yield "</main>\n</body>\n</html>"

    @property
    def _may_load(self) -> str:
        """Nothing that lies elsewhere: of pictures only a logo that is in the file itself."""
        own = "; img-src data:" if self._document.look.logo is not None else ""
        return f"{_NOTHING_ELSEWHERE}{own}"

    def _section(self, section: Section, logo: Logo | None) -> Iterator[str]:
        yield '<section class="on">' if section.goes_on else "<section>"
        yield f'<p class="mark" aria-hidden="true">{_text(self._document.marking)}</p>'
        title = self._head("h1", section.title)
        yield title if logo is None else f'<div class="titled">{_logo(logo)}{title}</div>'
        if section.facts:
            yield f'<p class="facts"{_way(section.facts)}>{_text(section.facts)}</p>'
        yield from self._parts(section)
        yield from _notes(section)
        if section.foot:
            yield f'<p class="foot"{_way(section.foot)}>{_text(section.foot)}</p>'
        yield "</section>"

    def _parts(self, section: Section) -> Iterator[str]:
        """Yield the blocks; a part that stands in columns or a box in one of its own."""
        ends = "</div>" if section.boxed else ""
        if section.boxed:
            yield '<div class="boxed">'
        begun = asides = ""
        for block, about in blocks_about(section):
            if asides and not isinstance(block, Aside):
                yield asides
                asides = ""
            if isinstance(block, Heading):
                if begun:
                    yield begun
                begun = "</div>" if section.boxed or block.numbered else ""
                if begun:
                    yield f'<div class="{"part" if block.numbered else "one"}">'
            if isinstance(block, Aside) and not asides:
                yield '<div class="beside">'
                asides = "</div>"
            yield from self._block(block, about)
        yield from (one for one in (asides, begun, ends) if one)

    def _head(self, tag: str, text: str) -> str:
        mark = self._waiting.pop(text, "")
        named = f' id="{mark}"' if mark else ""
        return f"<{tag}{named}{_way(text)}>{_text(text)}</{tag}>" if text.strip() else ""

    def _heading(self, block: Heading) -> str:
        if not block.band:
            return self._head("h2", block.text)
        note = f'<p class="note quiet">{_text(block.opposite)}</p>' if block.opposite else ""
        return f'<div class="band">{self._head("h2", block.text)}{note}</div>'

    def _block(self, block: Block, about: str) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Aside():
                way = _way_of(block.words)
                lead = f'<span class="quiet">{_text(block.lead)}</span><br>'
                yield f'<p class="aside"{way}>{lead}{_words(block.words)}</p>'
            case Paragraph():
                yield _paragraph(block)
            case Box():
                said = _words(block.words)
                way = _way_of(block.words)
                yield f'<div class="box {block.kind.value}" role="note"{way}>{said}</div>'
            case Entries():
                yield from _entries(block)
            case Table():
                yield from self._table(block, about)
            case DrawnFigure():
                yield from self._figure(block)
            case ContentsList():
                yield from self._contents(block)

    def _table(self, block: Table, about: str) -> Iterator[str]:
        about = block.title or about
        self._tables[about] += 1
        if self._tables[about] > 1:  # two that can be scrolled may not be called the same
            about = f"{about} ({self._tables[about]})"
        yield from _table(block, about, lambda cell: self._drawn(cell.drawing, cell.words))

    def _drawn(self, drawing: Drawing, words: str) -> str:
        self._figures += 1
        said = " ".join(sound(words).split())
        return sound(drawing_svg(drawing, said, f"f{self._figures}-", self._colours))

    def _figure(self, block: DrawnFigure) -> Iterator[str]:
        drawn = self._drawn(block.drawing, block.words)
        caption = f"<span>{_text(block.caption)}</span>" if block.caption else ""
        yield f"<figure><figcaption><b>{_text(block.title)}</b>{caption}</figcaption>"
        yield f"{drawn}</figure>"

    def _contents(self, block: ContentsList) -> Iterator[str]:
        yield "<nav><ol>"
        for line in block.lines:
            which = "below" if line.depth else "top"
            mark = self._marks[line.text]
            yield f'<li class="{which}"><a href="#{mark}">{_text(line.text)}</a></li>'
        yield "</ol></nav>"


def _logo(logo: Logo) -> str:
    inside = b64encode(logo.png).decode()
    said = escape(" ".join(sound(logo.words).split()))
    return f'<img class="logo" alt="{said}" src="data:image/png;base64,{inside}">'


def _paragraph(block: Paragraph) -> str:
    said = _words(block.words)
    if not block.number:
        return f"<p{_way_of(block.words)}>{said}</p>"
    number = f'<span class="number">{_text(block.number)}</span>'
    return f'<p class="numbered">{number} <span>{said}</span></p>'


def _entries(block: Entries) -> Iterator[str]:
    if not block.entries:
        return
    named = _LISTS[block.arranged]
    if not block.bullets or block.sign is not None:
        named = f"plain {named}".strip()
    yield f'<ul class="{named}" role="list">' if named else "<ul>"
    sign = SIGNS[block.sign] if block.sign is not None else ""
    signed = f'<span class="sign" aria-hidden="true">{sign}</span>' if sign else ""
    for words in block.entries:
        yield f"<li{_way_of(words)}>{signed}{_words(words)}</li>"
    yield "</ul>"


def _table(block: Table, about: str, draw: Callable[[DrawnCell], str]) -> Iterator[str]:
    whole = sum(column.share for column in block.columns) or 1.0
    named = f'aria-label="{escape(" ".join(sound(about).split()))}"'
    wide = len(block.columns) > _MOST_ON_A_PHONE
    if wide:
        yield f'<div class="wide" role="region" tabindex="0" {named}>'
    caption = ""
    if block.title or block.caption:
        head = f"<b>{_text(block.title)}</b>" if block.title else ""
        under = f"<span>{_text(block.caption)}</span>" if block.caption else ""
        caption = f"<caption>{head}{under}</caption>"
    yield f"<table {'' if caption else named}>{caption}<colgroup>"
    for column in block.columns:
        yield f'<col style="width:{100 * column.share / whole:.2f}%">'
    heads = "".join(map(_column_head, block.columns))
    yield f"</colgroup><thead><tr>{heads}</tr></thead><tbody>"
    high = f' style="height:{1.5 * block.least_lines:g}em"' if block.least_lines > 1 else ""
    for row in block.rows:
        yield f"<tr{high}>{''.join(_cells(row, block, draw))}</tr>"
    yield "</tbody></table></div>" if wide else "</tbody></table>"


def _column_head(column: Column) -> str:
    if not column.title.strip():
        return "<td></td>"
    return f'<th scope="col"{_ends(column)}>{_text(column.title)}</th>'


def _ends(column: Column) -> str:
    return ' class="numbers"' if column.numbers else ""


def _cells(row: tuple[Cell, ...], table: Table, draw: Callable[[DrawnCell], str]) -> Iterator[str]:
    for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        said = draw(cell) if isinstance(cell, DrawnCell) else _cell(cell)
        if table.row_headings and at == 0 and said:
            yield f'<th scope="row">{said}</th>'
        else:
            yield f"<td{_ends(column)}>{said}</td>"


def _cell(cell: Words | AnswerPill) -> str:
    if not isinstance(cell, AnswerPill):
        return _words(cell)
    sign = SIGNS[cell.sign]
    signed = f'<span aria-hidden="true">{sign} </span>' if sign else ""
    draft = " draft" if cell.provisional else ""
    pill = f'<span class="pill {PILLS[cell.bearing]}{draft}">{signed}{_text(cell.word)}</span>'
    return f'{pill}<br><span class="quiet">{_text(cell.note)}</span>' if cell.note else pill


def _words(words: Words) -> str:
    return "".join(_span(span) for span in words if span.text)


def _span(span: TextSpan) -> str:
    if span.footnote:
        number = span.footnote.number
        said = tr("Note {number}", number=number)
        leads = f'id="to-note{number}" href="#note{number}" role="doc-noteref"'
        return f'<sup><a {leads} aria-label="{escape(said)}">{number}</a></sup>'
    begins, ends = _LOOKS[span.look]
    return f"{begins}{_linked(span.text)}{ends}"


def _notes(section: Section) -> Iterator[str]:
    """Yield the footnotes of a section; the number of each leads back to where it stands."""
    notes = notes_of(section)
    if not notes:
        return
    yield '<ol class="notes" role="list">'
    for note in notes:
        said = escape(tr("Back to {number}", number=note.number))
        leads = f'href="#to-note{note.number}" role="doc-backlink" aria-label="{said}"'
        number = f"<sup><a {leads}>{note.number}</a></sup>"
        yield f'<li id="note{note.number}"{_way(note.words)}>{number} {_linked(note.words)}</li>'
    yield "</ol>"


def _linked(text: str) -> str:
    """Return a text as HTML; an address of the web leads there when it is pressed."""
    return "".join(
        f'<a rel="noreferrer" href="{escape(sound(address))}">{_text(said)}</a>'
        if address
        else _text(said)
        for said, address in with_addresses(text)
    )


def _text(text: str) -> str:
    """Return a text as HTML, each stretch in another script with its language and direction."""
    return "".join(map(_part, script_parts(sound(text))))


def _part(part: ScriptPart) -> str:
    said = escape(part.text).replace("\n", "<br>")
    language = f' lang="{part.language}"' if part.language else ""
    way = ' dir="rtl"' if part.backwards else ""
    return f"<span{language}{way}>{said}</span>" if language or way else said


def _way(text: str) -> str:
    return ' dir="rtl"' if runs_backwards(text) else ""


def _way_of(words: Words) -> str:
    return _way(words[0].text) if words else ""
