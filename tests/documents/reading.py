"""Reads finished PDFs the way two strangers would."""

from collections.abc import Callable
from io import BytesIO

import pikepdf

from core.documents.catalogue import compose
from core.model.snapshot import FullSnapshot
from core.pdf.writer import write


def paper(full: FullSnapshot, key: str = "summaries") -> bytes:
    """One document of an audit as PDF."""
    return write(compose(key, full))


def pages_read(pdf: bytes) -> list[str]:
    """The words of each page as pypdf reads them, spaces and line ends as one space."""
    from pypdf import PdfReader

    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def pages_seen(pdf: bytes) -> list[str]:
    """The words of each page as a PDF viewer copies them."""
    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            found.append(" ".join(words.get_text_bounded().split()))
            words.close()
            page.close()
    return found


def page_of(pdf: bytes, words: str) -> str:
    """The first page that holds some words."""
    return next(page for page in pages_read(pdf) if words in page)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF with something in it made otherwise."""
    found = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(found)
    return found.getvalue()
