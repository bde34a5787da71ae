"""Writes a document as tagged PDF (PDF/UA-1): the same document is always the same bytes."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from typing import Any

from core.documents.blocks import ContentsList, Document, Role
from core.documents.heads import BETWEEN, page_of, shorter_heads, titled
from core.model.house_style import Logo
from core.model.progress import Progress
from core.pdf.canvas import DocumentFonts, PageCanvas
from core.pdf.embedding import embed
from core.pdf.footnotes import UNDER_RULE, FootLines, stacked
from core.pdf.links import PlacedLink, put_links
from core.pdf.packing import packed
from core.pdf.pages import Page, going_on, pages_of
from core.pdf.structure import LANGUAGE, TAGS, Element, attach, raw_stream
from core.pdf.style import HEAD_BASELINE, LANDSCAPE, LEFT, LINE, PORTRAIT, SMALL, Paper
from core.pdf.text.lines import layout_text, measure, shortened
from core.pdf.typed import PlacedText
from core.words import tr

_LOGO = "logo"
_HEAD_LEAD = 10.5
_HEAD_GAP = 20.0
_HEAD_LINES = 4
"""How many lines of the running head there is room for above the first page's words."""


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """A document as PDF, and where on its pages stands what somebody typed."""

    pdf: bytes
    texts: tuple[PlacedText, ...]


def write(document: Document, progress: Progress | None = None) -> bytes:
    """Return the document as PDF, packed; *progress* hears of every section and page."""
    return written(document, progress).pdf


def written(document: Document, progress: Progress | None = None) -> WrittenPdf:
    """Return the document as PDF with the places of what was typed, as `write` does."""
    pdf, texts = _unpacked(document, progress)  # nothing else of it is there as it is packed
    return WrittenPdf(packed(pdf), texts)


def _unpacked(
    document: Document, progress: Progress | None = None
) -> tuple[bytes, tuple[PlacedText, ...]]:
    root = Element(TAGS[document.role])
    heads = _heads(root, document)
    pages = deque(_laid_out(document, root, progress))
    drawn = _Drawing(document, root, heads, _pages_of_heads(pages))
    count = len(pages)
    for number in range(1, count + 1):
        drawn.add(pages.popleft(), page_of(str(number), str(count)))  # a drawn page may go
        if progress is not None:
            progress(count + number, 2 * count)
    return drawn.finished(), tuple(drawn.texts)


def _pages_of_heads(pages: Iterable[Page]) -> dict[str, int]:
    """Return on which page each title and heading stands first."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for placed in page.placed:
            for mark in placed.flowable.marks:
                found.setdefault(mark, number)
    return found


def opening(document: Document, most: int) -> bytes:
    """Return the first *most* pages as PDF before the others are laid out.

    They are as they will be in the whole document but for the number of all pages.
    """
    root = Element(TAGS[document.role])
    drawn = _Drawing(document, root, _heads(root, document))
    for number, page in enumerate(islice(_laid_out(document, root), most), 1):
        drawn.add(page, tr("Page {number}", number=number))
    return drawn.finished()


def marking_as_printed(document: Document) -> str:
    """Return the marking as it stands on every page: on one line, however long."""
    return shortened(" ".join(document.marking.split()), SMALL, paper_of(document).room)


def running_within(running: str, room: float) -> str:
    """Return a running head that fits: without its middle parts, its title cut at the last."""
    for shorter in shorter_heads(running):
        if measure(shorter, SMALL) <= room:
            return shorter
    title, between, what = running.partition(BETWEEN)
    ends = between + what.rpartition(BETWEEN)[2]
    left = room - measure(f"…{ends}", SMALL) + measure("…", SMALL)
    return shortened(title, SMALL, left) + ends if left > room / 3 else running


def paper_of(document: Document) -> Paper:
    """Return the pages a document is printed on."""
    return LANDSCAPE if document.landscape else PORTRAIT


def _heads(root: Element, document: Document) -> tuple[Element | None, Element | None]:
    """Return what the running head and the marking are on the first page, where they are read."""
    return (
        root.child(Role.PARAGRAPH) if document.running.strip() else None,
        root.child(Role.PARAGRAPH) if document.marking.strip() else None,
    )


def _laid_out(
    document: Document, root: Element, progress: Progress | None = None
) -> Iterator[Page]:
    """Yield the pages, each once nothing more can come onto it."""
    sections, paper = len(document.sections), paper_of(document)
    last: Page | None = None
    for at, section in enumerate(document.sections):
        look = document.look if at == 0 else replace(document.look, logo=None)
        pages = None
        if last is not None and section.goes_on:
            pages = going_on(section, last, root, look, paper)
        if last is not None and pages is None:
            yield last
        last = None
        for page in pages or pages_of(section, root, look, paper):
            if last is not None:
                yield last
                if progress is not None:  # a long section can be stopped as well
                    progress(at, 2 * sections)
            last = page
        if progress is not None:
            progress(at + 1, 2 * sections)
    if last is not None:
        yield last


class _Drawing:
    """A PDF in the making, page by page."""

    def __init__(
        self,
        document: Document,
        root: Element,
        heads: tuple[Element | None, Element | None],
        numbers: Mapping[str, int] | None = None,
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # plain compressed streams: smaller, and no slow text armour
        self._document, self._root, self._heads = document, root, heads
        self._numbers = numbers
        blocks = (block for section in document.sections for block in section.blocks)
        self._has_contents = any(isinstance(block, ContentsList) for block in blocks)
        self._fonts = DocumentFonts()
        self._marked: list[Sequence[Element]] = []
        self._links: list[Sequence[PlacedLink]] = []
        self.texts: list[PlacedText] = []
        self._bytes = BytesIO()
        self._paper = paper_of(document)
        size = (self._paper.width, self._paper.height)
        self._canvas = Canvas(self._bytes, pagesize=size, pageCompression=1, invariant=1)
        # reportlab begins each page with a font that is not embedded and sets nothing in it.
        self._canvas._preamble = ""
        if document.look.logo is not None:
            self._hold(document.look.logo)
        _describe(self._canvas, document)

    def add(self, page: Page, number: str) -> None:
        """Draw the next page; *number* stands at its foot."""
        at = len(self._marked)
        canvas = PageCanvas(self._fonts, self._paper.height, at, self._numbers)
        self._head(canvas, first=at == 0)
        for placed in page.placed:
            placed.flowable.draw(canvas, placed.y)
            for mark in placed.flowable.marks:
                self._bookmark(mark, at, is_title=placed.flowable.begins)
        self._notes(canvas, page.notes)
        canvas.rule(LEFT, self._paper.foot_rule, self._paper.room, LINE, 0.8)
        self._ends(canvas, page.foot, number, self._paper.foot)
        self._canvas.addLiteral(canvas.strokes)
        if at == 0 and self._document.look.logo is not None:
            self._canvas._formsinuse.append(_LOGO)
        self._canvas.showPage()
        self._marked.append(canvas.marked)
        self._links.append(canvas.links)
        self.texts += canvas.typed.placed(at)

    def _notes(self, canvas: PageCanvas, notes: Sequence[FootLines]) -> None:
        for at, (lines, top) in enumerate(stacked(notes, self._paper.bottom)):
            if not at:
                canvas.rule(LEFT, top - UNDER_RULE, self._paper.room / 4, LINE, 0.8)
            canvas.note(lines, LEFT, top)

    def _hold(self, logo: Logo) -> None:
        """Put the logo into the file as it is packed: PDF unpacks its lines as PNG does."""
        lines = f"/Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {logo.width}"
        held = raw_stream(
            f"/Type /XObject /Subtype /Image /Width {logo.width} /Height {logo.height} "
            f"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode "
            f"/DecodeParms <<{lines}>>",
            logo.packed,
        )
        self._canvas._doc.addForm(_LOGO, held)

    def finished(self) -> bytes:
        """Return the whole file."""
        pdf = self._canvas._doc
        for used in self._fonts.used():
            embed(pdf, used)
        pdf.idToObject["BasicFonts"].dict.pop("F1", None)
        links = put_links(pdf, self._links)
        attach(pdf, self._root, self._marked, _title(self._document), links)
        self._canvas.save()
        return self._bytes.getvalue()

    def _head(self, canvas: PageCanvas, first: bool) -> None:
        """Draw running head and marking; on the first page in full, and to be read out."""
        if not first:
            marking = marking_as_printed(self._document)
            room = self._paper.room - measure(marking, SMALL) - _HEAD_GAP
            held = running_within(self._document.running, room)
            self._ends(canvas, held, marking, HEAD_BASELINE)
            return
        running, marked = self._heads
        marking = marking_as_printed(self._document)
        wide, across = measure(marking, SMALL), self._paper.room
        room = across - wide - _HEAD_GAP if wide < across / 2 else across
        up = 0 if room < across else 1
        most = _HEAD_LINES - up
        # Lines end before the edge, so a little less than so many lines of room is sure to fit.
        text = shortened(self._document.running, SMALL, (most - 0.2) * room)
        lines = layout_text([(text, SMALL)], room).lines[:most]
        for at, line in enumerate(lines):
            y = HEAD_BASELINE - _HEAD_LEAD * (len(lines) - 1 - at + up)
            canvas.text_line(line, LEFT, y, running)
        for line in layout_text([(marking, SMALL)], across).lines[:1]:
            canvas.text_line(line, LEFT + across - wide, HEAD_BASELINE, marked)

    def _ends(self, canvas: PageCanvas, left: str, right: str, baseline: float) -> None:
        """Draw small words at both ends of a line; the right ones always stand whole."""
        across = self._paper.room
        right = shortened(right, SMALL, across)
        wide = measure(right, SMALL)
        for text, x in (
            (shortened(left, SMALL, across - wide - _HEAD_GAP), LEFT),
            (right, LEFT + across - wide),
        ):
            for line in layout_text([(text, SMALL)], across).lines[:1]:
                canvas.text_line(line, x, baseline, None)

    def _bookmark(self, title: str, page: int, is_title: bool) -> None:
        """Several sections are the table of contents; of a single one its headings are.

        What prints its contents has both, headings under their section.
        """
        if not self._has_contents and is_title == (len(self._document.sections) == 1):
            return
        key = f"{page}.{len(self._marked)}.{title}"
        depth = int(self._has_contents and not is_title)
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(_sound(title), key, depth)


def _describe(canvas: Any, document: Document) -> None:
    canvas.setTitle(_title(document))
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Casewalk")
    canvas.setProducer("Casewalk")
    canvas.setCatalogEntry("Lang", LANGUAGE)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _title(document: Document) -> str:
    return _sound(titled(document))


def _sound(text: str) -> str:
    """Return text without half characters, which a file cannot hold."""
    return text.encode("utf-8", "replace").decode()
