"""Reads a finished PDF as a stranger would, before it counts as written."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from core.documents.blocks import Document
from core.model.fault import not_whole
from core.model.progress import Progress
from core.pdf.preview import page_words
from core.pdf.protect import unlocked
from core.pdf.text.faces import Weight, is_plain
from core.pdf.writer import marking_as_printed
from core.words import tr


def verify(
    content: bytes,
    document: Document,
    name: str,
    password: str = "",
    progress: Progress | None = None,
) -> None:
    """Check that the PDF opens, says what it is on every page, and is tagged to its last page.

    Every page must bear its number of all of them and the marking, and every section
    must begin on one, in order. *name* is what a fault calls the file.

    Raises FileProblem when it is not whole.
    """
    plain = _opened(content, password, name) if password else content
    pages = _assure_structure(plain, name)
    titles = iter([_bare(section.title) for section in document.sections])
    wanted = next(titles, None)
    for number, words in enumerate(_words(plain, name), 1):
        said = _bare(words)
        _assure_page(
            said, document, tr("Page {number} of {pages}", number=number, pages=pages), name
        )
        if wanted is not None and (wanted in said or not is_plain(wanted, Weight.BOLD)):
            wanted = next(titles, None)
        if progress is not None:
            progress(number, pages)
    if wanted is not None:
        raise not_whole(name)


def _opened(pdf: bytes, password: str, name: str) -> bytes:
    """Return a protected PDF without its protection."""
    from pikepdf import PasswordError, PdfError

    try:
        return unlocked(pdf, password)
    except (PdfError, PasswordError) as error:
        raise not_whole(name) from error


def _assure_structure(pdf: bytes, name: str) -> int:
    """Return how many pages there are; each must be part of the structure that is read out."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            count = len(opened.pages)
            parents = opened.Root.StructTreeRoot.ParentTree.Nums
            pages = list(parents)[1 : 2 * count : 2]  # links follow the pages
            if len(pages) != count or not all(map(_is_marked, pages)):
                raise not_whole(name)
            return count
    except (pikepdf.PdfError, AttributeError, KeyError) as error:
        raise not_whole(name) from error


def _is_marked(found: Any) -> bool:
    return len(found) > 0


def _words(pdf: bytes, name: str) -> Iterator[str]:
    from pypdfium2 import PdfiumError

    try:
        yield from page_words(pdf)
    except PdfiumError as error:
        raise not_whole(name) from error


def _assure_page(said: str, document: Document, number: str, name: str) -> None:
    wanted = [number]
    marking = marking_as_printed(document)
    # Other scripts come back from paper in another order, so only ours can be compared.
    if is_plain(marking, Weight.REGULAR):
        wanted.append(marking)
    if not all(_bare(words) in said for words in wanted):
        raise not_whole(name)


def _bare(words: str) -> str:
    return "".join(words.split())
