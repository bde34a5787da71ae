"""Reads a finished PDF as a stranger would, before it counts as written."""

from io import BytesIO

from core.documents.blocks import Document
from core.model.fault import FileProblem
from core.model.progress import Progress
from core.pdf.protect import unlocked
from core.pdf.text.faces import Weight, is_plain
from core.pdf.writer import marking_as_printed


def assure(pdf: bytes, document: Document, pages: int, name: str, progress: Progress) -> None:
    """Check that the PDF opens, has its pages, and each its number and marking.

    Raises FileProblem when it does not.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        found = PdfReader(BytesIO(pdf)).pages
        if len(found) != pages:
            raise _not_whole(name)
        for number, page in enumerate(found, 1):
            _assure_page(page.extract_text(), document, f"Page {number} of {pages}", name)
            progress(number, pages)
    except PyPdfError as error:
        raise _not_whole(name) from error


def opened(pdf: bytes, password: str, name: str) -> bytes:
    """Return a protected PDF without its protection, to be assured.

    Raises FileProblem when it does not open.
    """
    from pikepdf import PasswordError, PdfError

    try:
        return unlocked(pdf, password)
    except (PdfError, PasswordError) as error:
        raise _not_whole(name) from error


def _assure_page(text: str, document: Document, number: str, name: str) -> None:
    said = "".join(text.split())
    wanted = [number]
    marking = marking_as_printed(document)
    # Other scripts come back from paper in another order, so only ours can be compared.
    if is_plain(marking, Weight.REGULAR):
        wanted.append(marking)
    if not all("".join(words.split()) in said for words in wanted):
        raise _not_whole(name)


def _not_whole(name: str) -> FileProblem:
    return FileProblem(
        f"“{name}” did not come back whole when it was read again.",
        "Nothing was changed: documents written before are as they were.",
        "Export again; if it happens twice, choose a folder on another disk.",
    )
