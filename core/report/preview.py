"""Pictures of the pages of a PDF held in memory, for the preview and for print."""

from dataclasses import dataclass


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

    with pypdfium2.PdfDocument(pdf, password=password) as document:
        return tuple(PageSize(*document.get_page_size(at)) for at in range(len(document)))


def render(pdf: bytes, page: int, scale: float = 1.0, password: str | None = None) -> Picture:
    """Return one page, numbered from 0, at *scale* pixels a point.

    Raises IndexError for a page that is not there.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(pdf, password=password) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        found = document[page]
        bitmap = found.render(scale=scale, prefer_bgrx=True, may_draw_forms=True)
        picture = Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        bitmap.close()
        found.close()
    return picture
