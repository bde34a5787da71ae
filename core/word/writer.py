"""Writes a document for Word: the same document is always the same bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import Final

from core.documents.blocks import (
    Aside,
    Block,
    Box,
    BoxKind,
    ContentsList,
    Document,
    DrawnCell,
    DrawnFigure,
    Entries,
    Footnote,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.footnotes import notes_of
from core.documents.heads import around_page_numbers, blocks_about, titled
from core.model.drawing import Drawing, colours_for
from core.model.house_style import Logo, tint_of
from core.model.progress import Progress
from core.pdf.text.faces import Weight
from core.pdf.text.lines import measure
from core.pdf.text.runs import TextStyle
from core.word.figures import figure_run, logo_run, pictures_of
from core.word.package import HEAD, SPACES, WordPicture, WordXml, links_to, package
from core.word.runs import (
    TAB,
    as_contents,
    counted,
    field,
    linked,
    marked,
    paragraph,
    run,
    runs,
    text_paragraph,
    words_paragraph,
)
from core.word.styles import WordStyle, numbering, page_of, settings, styles
from core.word.tables import table_xml

_END_LOOK: Final = TextStyle(Weight.REGULAR, 8.5, "")
_BETWEEN: Final = 14.0
"""The least room between what stands at the ends of a line, in points."""
_ABOVE_TITLE: Final = 520
"""What is above a title within a page, in twentieths of a point."""
_LOGO: Final = "logo.png"
_LOGO_NUMBER: Final = 100_000
"""No figure has that number: each picture's is its own."""
_BOXES: Final = {
    BoxKind.WARNING: WordStyle.NOTICE,
    BoxKind.CAVEAT: WordStyle.CAVEAT,
    BoxKind.FINDING: WordStyle.FINDING,
}


def write(document: Document, progress: Progress | None = None) -> bytes:
    """Return the document as a Word file; *progress* hears of every section."""
    parts = [tuple(found) for _, found in groupby(document.sections, lambda one: one.foot)]
    page = _page_number()
    feet = [
        WordXml(f"footer{at}", _ends("ftr", " ".join(found[0].foot.split()), page))
        for at, found in enumerate(parts or [(Section(""),)], 1)
    ]
    notes = [note for section in document.sections for note in notes_of(section)]
    others = (
        WordXml("styles", styles(document.look, landscape=document.landscape)),
        WordXml("settings", settings(notes=bool(notes))),
        WordXml("numbering", numbering()),
        WordXml("header1", _head_of(document)),
        *feet,
        *([WordXml("footnotes", _footnotes(notes))] if notes else []),
    )
    drawings = list(dict.fromkeys(_drawings(document)))
    pictures = list(pictures_of(drawings, colours_for(document.look.accent)))
    if document.look.logo is not None:
        pictures.append(WordPicture(_LOGO, document.look.logo.png))
    names = [*(one.name for one in others), *(one.name for one in pictures)]
    body = _Body(document, parts, (links_to(names), drawings), progress).written()
    begins, ends = f"{HEAD}<w:document {SPACES}><w:body>", "</w:body></w:document>"
    text = "".join(chain((begins,), body, (ends,)))
    return package(titled(document), text, others, pictures=pictures)


def _blocks(document: Document) -> Iterator[Block]:
    return (block for section in document.sections for block in section.blocks)


def _drawings(document: Document) -> Iterator[Drawing]:
    for block in _blocks(document):
        if isinstance(block, DrawnFigure):
            yield block.drawing
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (cell.drawing for cell in row if isinstance(cell, DrawnCell))


class _Body:
    """The text of one file in the making.

    Of its *others* it knows the marks of its other parts, and the drawings by their numbers.
    """

    def __init__(
        self,
        document: Document,
        parts: Sequence[Sequence[Section]],
        others: tuple[Mapping[str, str], Sequence[Drawing]],
        progress: Progress | None,
    ) -> None:
        self._parts, self._progress = parts, progress
        self._marks, drawings = others
        self._drawings = {drawing: at for at, drawing in enumerate(drawings, 1)}
        self._page, self._logo = page_of(document.look, document.landscape), document.look.logo
        self._tint = tint_of(document.look.accent).lstrip("#")
        lists = [one for one in _blocks(document) if isinstance(one, ContentsList)]
        named = dict.fromkeys(line.text for one in lists for line in one.lines)
        self._heads = {text: f"_Toc{at:08d}" for at, text in enumerate(named, 1)}
        self._waiting = dict(self._heads)
        self._figures = 0

    def written(self) -> Iterator[str]:
        """Yield all paragraphs and tables; each part ends in what says its foot line."""
        count, done = sum(map(len, self._parts)), 0
        for number, sections in enumerate(self._parts, 1):
            for at, section in enumerate(sections):
                yield from self._section(section, number, breaks=at > 0 and not section.goes_on)
                if section.boxed and at < len(sections) - 1:
                    yield _ending(self._end(number, columns=2))
                done += 1
                if self._progress is not None:
                    self._progress(done, count)
            ends = self._end(number, columns=2 if sections[-1].boxed else 1)
            yield ends if number == len(self._parts) else _ending(ends)
        if not self._parts:
            yield self._end(1)

    def _end(self, number: int, columns: int = 1) -> str:
        """Return what a part of the text ends in; one in *columns* goes on on the same page."""
        head, foot = self._marks["header1"], self._marks[f"footer{number}"]
        goes_on = '<w:type w:val="continuous"/>' if columns > 1 else ""
        beside = f'<w:cols w:num="{columns}" w:space="360"/>' if columns > 1 else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/>'
            f'<w:footerReference w:type="default" r:id="{foot}"/>{goes_on}{self._page.xml}{beside}'
            "</w:sectPr>"
        )

    def _section(self, section: Section, number: int, *, breaks: bool) -> Iterator[str]:
        """Yield a section of a part; its boxes stand in two columns under its title."""
        more = "<w:pageBreakBefore/>" if breaks else ""
        if self._logo is not None:
            yield self._logo_above(self._logo)
            self._logo = None
        apart = f'<w:spacing w:before="{_ABOVE_TITLE}"/>' if section.goes_on else ""
        yield self._head(WordStyle.TITLE, section.title, more, apart)
        if section.facts:
            yield text_paragraph(WordStyle.FACTS, section.facts)
        if section.boxed:
            yield _ending(self._end(number))
        before: Block | None = None
        for (block, about), (after, _) in pairwise((*blocks_about(section), (None, ""))):
            if isinstance(block, Table):
                yield from self._table(block, about, drawn=isinstance(before, DrawnFigure))
            elif isinstance(block, Paragraph):
                leads = isinstance(after, Entries | Table)
                leads |= isinstance(before, Heading) and block.is_quiet and after is not None
                yield _paragraph(block, leads=leads)
            elif block is not None:
                yield from self._block(block)
            before = block

    def _logo_above(self, logo: Logo) -> str:
        """Return the logo above the first title: within it, it would stand in the contents."""
        return paragraph(WordStyle.FIGURE, logo_run(logo, _LOGO_NUMBER, self._marks[_LOGO]))

    def _head(self, style: WordStyle, text: str, more: str = "", last: str = "") -> str:
        mark, inside = self._waiting.pop(text, ""), run(text)
        if mark:
            inside = marked(mark, len(self._waiting), inside)
        return paragraph(style, inside, text, more, last)

    def _heading(self, block: Heading) -> str:
        if not block.band:
            return self._head(WordStyle.HEADING, block.text)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self._tint}"/>'
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{self._page.room}"/></w:tabs>'
        note = f"{TAB}{run(block.opposite)}" if block.opposite else ""
        return paragraph(WordStyle.HEADING, f"{run(block.text)}{note}", block.text, shade + tab)

    def _table(self, block: Table, about: str, *, drawn: bool) -> Iterator[str]:
        """Yield a table, which may be that of a figure *drawn* above it."""
        if block.title or block.caption:
            yield from _captions(block.title, block.caption)
        whole = block.is_short(of_figure=drawn)
        yield from table_xml(block, about, self._drawn, self._page.room, whole=whole)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Box():
                yield words_paragraph(_BOXES[block.kind], block.words)
            case Aside():
                told = (TextSpan(f"{block.lead}\t", TextLook.QUIET), *block.words)
                yield words_paragraph(WordStyle.ASIDE, told)
            case Entries():
                style = WordStyle.BULLET if block.bullets else WordStyle.ENTRY
                for words in block.entries:
                    yield words_paragraph(style, words)
            case DrawnFigure():
                yield from self._figure(block)
            case ContentsList():
                yield from as_contents([self._contents(*one) for one in _lines(block)])

    def _figure(self, block: DrawnFigure) -> Iterator[str]:
        yield from _captions(block.title, block.caption)
        yield paragraph(WordStyle.FIGURE, self._drawn(block.drawing, block.words, self._page.room))

    def _drawn(self, drawing: Drawing, words: str, room: int) -> str:
        """Return a drawing as a run, no wider than there is *room*."""
        self._figures += 1
        lies = f"figure{self._drawings[drawing]}"
        marks = self._marks[f"{lies}.png"], self._marks[f"{lies}.svg"]
        return figure_run(drawing, words, self._figures, marks, room)

    def _contents(self, text: str, depth: int) -> tuple[str, WordStyle]:
        style = WordStyle.CONTENTS_BELOW if depth else WordStyle.CONTENTS
        return linked(self._heads[text], text), style


def _captions(title: str, caption: str) -> Iterator[str]:
    yield paragraph(WordStyle.CAPTION, counted(title), title)
    if caption:
        yield text_paragraph(WordStyle.UNDER, caption)


def _ending(what: str) -> str:
    """Return the paragraph a part of the text ends in."""
    return f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{what}</w:pPr></w:p>'


def _lines(block: ContentsList) -> Iterator[tuple[str, int]]:
    return ((line.text, line.depth) for line in block.lines)


def _paragraph(block: Paragraph, *, leads: bool) -> str:
    """Return a paragraph; one that *leads* to a list or a table stays with it."""
    held = "<w:keepNext/>" if leads else ""
    if not block.number:
        said, first = runs(block.words), block.words[0].text if block.words else ""
        return paragraph(WordStyle.BODY, said, first, held)
    said = f"{run(block.number)}{TAB}{runs(block.words)}"
    return paragraph(WordStyle.NUMBERED, said, more=held)


def _footnotes(notes: Iterable[Footnote]) -> str:
    """Return the footnotes, after the two lines that Word draws over them."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    look = f'<w:rPr><w:rStyle w:val="{WordStyle.NOTE_NUMBER}"/></w:rPr>'
    number = f"<w:r>{look}<w:footnoteRef/></w:r>"
    told = "".join(
        f'<w:footnote w:id="{one.number}">'
        f"{paragraph(WordStyle.NOTE, number + _noted(one), one.words)}</w:footnote>"
        for one in notes
    )
    return f"<w:footnotes {SPACES}>{lines}{told}</w:footnotes>"


def _noted(one: Footnote) -> str:
    return runs((TextSpan(f" {one.words}"),))


def _ends(tag: str, left: str, right: str) -> str:
    """Return what stands at an end of every page; *right* is runs already."""
    inside = f"{run(left)}{TAB}{right}"
    return f"<w:{tag} {SPACES}>{paragraph(WordStyle.END, inside)}</w:{tag}>"


def _head_of(document: Document) -> str:
    """Return the head of every page; the marking goes on under a title that leaves it no room."""
    marking, title = (" ".join(one.split()) for one in (document.marking, document.running))
    room = page_of(document.look, document.landscape).room / 20 - _BETWEEN
    wide = sum(measure(one, _END_LOOK) for one in (title, marking))
    return _ends("hdr", f"{title}\n" if wide > room and marking else title, run(marking))


def _page_number() -> str:
    """Return the page's number of all pages, as Word counts them."""
    before, between, after = around_page_numbers()
    page, pages = field("PAGE", "1"), field("NUMPAGES", "1")
    return f"{run(before)}{page}{run(between)}{pages}{run(after)}"
