"""Pictures of the pages of a PDF held in memory, for the preview and for print."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

ONE_AT_A_TIME: Final = Lock()
"""The library behind pypdfium2 may not be entered from two threads at once."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of one page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as BGRX bytes, four a pixel, rows from the top without padding."""

    width: int
    height: int
    pixels: bytes


def pages(pdf: bytes, password: str | None = None) -> tuple[PageSize, ...]:
    """Return the size of each page."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf, password=password) as document:
        return tuple(PageSize(*document.get_page_size(at)) for at in range(len(document)))


def render(pdf: bytes, page: int, scale: float = 1.0, password: str | None = None) -> Picture:
    """Return one page, numbered from 0, at *scale* pixels a point.

    Raises IndexError for a page that is not there.
    """
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf, password=password) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        if document.get_formtype():
            document.init_forms()  # or its fields are not drawn
        found = document[page]
        bitmap = found.render(scale=scale, prefer_bgrx=True, may_draw_forms=True)
        picture = Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        bitmap.close()
        found.close()
    return picture


def page_words(pdf: bytes, password: str | None = None) -> Iterator[str]:
    """Yield the text of every page, as a reader of the PDF would find it."""
    import pypdfium2

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf, password=password)
        pages = len(document)
    try:
        for at in range(pages):
            with ONE_AT_A_TIME:
                said = _words(document, at)
            yield said
    finally:
        with ONE_AT_A_TIME:
            document.close()


def words(pdf: bytes, page: int, password: str | None = None) -> str:
    """Return the text of one page, numbered from 0, as a reader of the PDF would find it.

    Raises IndexError for a page that is not there.
    """
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf, password=password) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        return _words(document, page)


def _words(document: Any, page: int) -> str:
    found = document[page]
    text = found.get_textpage()
    said = str(text.get_text_bounded())
    text.close()
    found.close()
    return said


def bookmarks(pdf: bytes) -> tuple[tuple[int, str], ...]:
    """Return the bookmarks of a PDF in their order: the page of each, from 0, and its title."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        found = []
        for one in document.get_toc():
            goes_to = one.get_dest()
            page = goes_to.get_index() if goes_to is not None else None
            if page is not None:
                found.append((page, str(one.get_title())))
    return tuple(found)
