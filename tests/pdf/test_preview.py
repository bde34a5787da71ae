"""Pictures, sizes and words of the pages of a PDF held in memory."""

import pytest
from pypdfium2 import PdfiumError

from core.documents.blocks import Document, Paragraph, Section, TextSpan
from core.pdf.preview import Picture, pages, render, words
from core.pdf.protect import protected
from core.pdf.writer import write


def pdf(*said: str) -> bytes:
    """A document with a page for each text."""
    sections = tuple(
        Section(f"Part {at}", "", (Paragraph((TextSpan(text),)),)) for at, text in enumerate(said)
    )
    return write(Document("x", "Title", "Title", "Official", sections))


TWO = pdf("Heard in the morning.", "Heard after lunch.")
LOCKED = protected(TWO, "open")


def ink(picture: Picture) -> int:
    """How many pixels of a picture are not white."""
    pixels = picture.pixels
    return sum(pixels[at : at + 3] != b"\xff\xff\xff" for at in range(0, len(pixels), 4))


def test_the_words_of_each_page_are_its_own() -> None:
    assert "Heard in the morning." in words(TWO, 0)
    assert "Heard after lunch." in words(TWO, 1)
    assert "Heard after lunch." not in words(TWO, 0)


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_an_index_error_for_words_and_pictures(page: int) -> None:
    with pytest.raises(IndexError, match=f"page {page} of 2"):
        words(TWO, page)
    with pytest.raises(IndexError, match=f"page {page} of 2"):
        render(TWO, page)


def test_a_protected_document_is_shown_with_its_password_only() -> None:
    assert pages(LOCKED, "open") == pages(TWO)
    assert words(LOCKED, 1, "open") == words(TWO, 1)
    assert render(LOCKED, 0, 0.5, "open") == render(TWO, 0, 0.5)
    for look in (pages, lambda locked: words(locked, 0), lambda locked: render(locked, 0)):
        with pytest.raises(PdfiumError):
            look(LOCKED)


@pytest.mark.parametrize("scale", [0.25, 0.5])
def test_a_picture_is_as_large_as_asked_with_four_bytes_a_pixel(scale: float) -> None:
    picture = render(TWO, 0, scale)
    size = pages(TWO)[0]
    assert abs(picture.width - size.width * scale) <= 1
    assert abs(picture.height - size.height * scale) <= 1
    assert len(picture.pixels) == picture.width * picture.height * 4


def test_a_picture_shows_the_page_asked_for_and_not_another() -> None:
    full, sparse = pdf("word " * 2000), pdf("word")
    assert ink(render(full, 0, 0.5)) > 3 * ink(render(sparse, 0, 0.5))
    assert render(TWO, 0, 0.5) != render(TWO, 1, 0.5)
