"""Reads a finished PDF as a stranger would, before it counts as written."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import Any, Final

from core.documents.blocks import Document, Section
from core.documents.words_in_order import document_words
from core.model.fault import not_whole
from core.model.progress import Progress
from core.pdf.preview import page_words
from core.pdf.protect import unlocked
from core.pdf.text.faces import Weight, is_plain
from core.pdf.writer import marking_as_printed
from core.words import tr

_WORD: Final = re.compile(r"\w+")


def verify(
    content: bytes,
    document: Document,
    name: str,
    password: str = "",
    progress: Progress | None = None,
) -> None:
    """Check that the PDF opens, says what it is on every page, and is tagged to its last page.

    Every page must bear its number of all of them and the marking, every section must begin
    on one, in order, and no word of a text in our own script may be missing. *name* is what a
    fault calls the file.

    Raises FileProblem when it is not whole.
    """
    plain = _opened(content, password, name) if password else content
    pages = _assure_structure(plain, name)
    sections = list(document.sections)
    found: list[str] = []
    for number, words in enumerate(_words(plain, name), 1):
        found.append(words)
        said = _bare(words)
        _assure_page(
            said, document, tr("Page {number} of {pages}", number=number, pages=pages), name
        )
        sections = _still_to_begin(sections, said)
        if progress is not None:
            progress(number, pages)
    if sections or not _are_there(document, found):
        raise not_whole(name)


def _still_to_begin(sections: Sequence[Section], said: str) -> list[Section]:
    """Return those without the one that begins on a page, and what goes on on it after that."""
    at, begun = 0, 0
    for section in sections:
        title = _bare(section.title)
        title = title if is_plain(title, Weight.BOLD) else ""
        found = said.find(title, at)
        if found < 0 or (begun and not section.goes_on):
            break
        at, begun = found + len(title), begun + 1
    return list(sections[begun:])


def _are_there(document: Document, pages: Sequence[str]) -> bool:
    """Return whether pages hold each word of a document as often as it stands there.

    What pages say again, as the head of a table, they may say; a word that was parted over
    two lines is there where all its letters are.
    """
    lines = chain.from_iterable(map(str.splitlines, document_words(document)))
    wanted = "\n".join(one for one in lines if is_plain(one, Weight.REGULAR))
    words = "\n".join(pages)
    return _counted(wanted) <= _counted(words) or Counter(_bare(wanted)) <= Counter(_bare(words))


def _counted(words: str) -> Counter[str]:
    return Counter(_WORD.findall(words))


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
