"""Writes a document as PDF: the same document is always the same bytes."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from core.documents.blocks import Document
from core.model.progress import Progress
from core.pdf.canvas import Letterbox, Sheet
from core.pdf.embedding import embed
from core.pdf.pages import Page, pages_of
from core.pdf.style import (
    FOOT_BASELINE,
    FOOT_RULE,
    HEAD_BASELINE,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    WIDTH,
)
from core.pdf.text.lines import measure, set_words, shortened


@dataclass(frozen=True, slots=True)
class Written:
    """A document as PDF and the number of its pages."""

    content: bytes
    pages: int


def write(document: Document, progress: Progress | None = None) -> Written:
    """Return the document as PDF; *progress* hears of every section and page."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # plain compressed streams: smaller, and no slow text armour
    pages = _pages(document, progress)
    letters = Letterbox()
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
    _describe(canvas, document)
    for number, page in enumerate(pages, 1):
        canvas.addLiteral(_drawn(document, page, number, len(pages), letters))
        canvas.showPage()
        if progress is not None:
            progress(len(pages) + number, 2 * len(pages))
    for used in letters.used():
        embed(canvas._doc, used)
    canvas.save()
    return Written(drawn.getvalue(), len(pages))


def marking_as_printed(document: Document) -> str:
    """Return the marking as it stands on every page: on one line, however long."""
    return shortened(document.marking, SMALL, WIDTH)


def _pages(document: Document, progress: Progress | None) -> list[Page]:
    pages: list[Page] = []
    sections = len(document.sections)
    for done, section in enumerate(document.sections, 1):
        pages += pages_of(section)
        if progress is not None:
            progress(done, 2 * sections)
    return pages


def _describe(canvas: Any, document: Document) -> None:
    canvas.setTitle(document.title.encode("utf-8", "replace").decode())
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Casewalk")
    canvas.setProducer("Casewalk")
    canvas.setCatalogEntry("Lang", "en-GB")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _drawn(document: Document, page: Page, number: int, of: int, letters: Letterbox) -> str:
    sheet = Sheet(letters, PAGE_HEIGHT)
    _ends(sheet, document.running, document.marking, HEAD_BASELINE)
    for placed in page.placed:
        placed.strip.draw(sheet, placed.y)
    sheet.rule(LEFT, FOOT_RULE, WIDTH, LINE, 0.8)
    _ends(sheet, page.foot, f"Page {number} of {of}", FOOT_BASELINE)
    return sheet.strokes


def _ends(sheet: Sheet, left: str, right: str, baseline: float) -> None:
    """Draw small words at both ends of a line; the right ones always stand whole."""
    right = shortened(right, SMALL, WIDTH)
    wide = measure(right, SMALL)
    for text, x in (
        (shortened(left, SMALL, WIDTH - wide - 20), LEFT),
        (right, LEFT + WIDTH - wide),
    ):
        for line in set_words([(text, SMALL)], WIDTH).lines[:1]:
            sheet.line_of_words(line, x, baseline)
