"""A finished PDF is read as a stranger would, page by page, before it counts."""

from dataclasses import replace

import pytest

from core.documents.blocks import Document, Paragraph, Section, Span
from core.export.export import pdf_bytes
from core.model.audit import Audit
from core.model.fault import FileProblem
from core.model.progress import Cancelled
from core.pdf.protect import protected, unlocked
from core.pdf.verify import assure, opened
from core.pdf.writer import marking_as_printed
from tests.documents.audits import Parts
from tests.documents.reading import pages_read, paper

NAME = "case-summaries.pdf"


def document(marking: str = "Official", pages: int = 3) -> Document:
    """A document of a few pages."""
    sections = tuple(
        Section(f"Case {at}", "", (Paragraph((Span("Words."),)),)) for at in range(pages)
    )
    return Document("x", "Title", "Title", marking, sections)


def test_a_whole_document_counts_and_tells_of_each_page() -> None:
    told: list[tuple[int, int]] = []
    assure(pdf_bytes(document()), document(), 3, NAME, lambda *how: told.append(how))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("pages", [2, 4])
def test_one_page_more_or_less_does_not_count(pages: int) -> None:
    with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
        assure(pdf_bytes(document()), document(), pages, NAME, lambda *_: None)


def test_pages_of_another_document_do_not_count_by_their_number_alone() -> None:
    other = replace(document(), marking="Restricted")
    with pytest.raises(FileProblem):
        assure(pdf_bytes(other), document(), 3, NAME, lambda *_: None)


@pytest.mark.parametrize("wanted", [12, 13], ids=["as many as there are", "as many as they say"])
def test_pages_that_say_they_are_one_of_more_do_not_count(wanted: int) -> None:
    content = _without_last_page(pdf_bytes(document(pages=13)))
    with pytest.raises(FileProblem):
        assure(content, document(), wanted, NAME, lambda *_: None)


def _without_last_page(pdf: bytes) -> bytes:
    """A PDF whose pages still say they are one of so many."""
    from io import BytesIO

    import pikepdf

    found = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened_pdf:
        del opened_pdf.pages[-1]
        opened_pdf.save(found)
    return found.getvalue()


def test_reading_back_stops_when_told() -> None:
    def stop(done: int, _: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        assure(pdf_bytes(document()), document(), 3, NAME, stop)


@pytest.mark.parametrize(
    "marking",
    [
        pytest.param("", id="none"),
        pytest.param("Official   sensitive", id="spaces that paper makes one"),
        pytest.param("Official: personal. " * 20, id="longer than the page is wide"),
        pytest.param("سري للغاية", id="another script"),
        pytest.param("Official 中", id="a character nobody can print"),
    ],
)
def test_any_marking_a_person_may_type_comes_back_whole(marking: str) -> None:
    found = document(marking)
    assure(pdf_bytes(found), found, 3, NAME, lambda *_: None)


def test_a_marking_too_long_for_its_line_is_cut_the_same_way_everywhere() -> None:
    long = document("Official: personal. " * 20)
    printed = marking_as_printed(long)
    assert printed.endswith("…")
    assert printed[:-1] in long.marking
    for page in pages_read(pdf_bytes(long)):
        assert printed in page


def test_what_is_protected_comes_back_as_it_was_before() -> None:
    plain = paper(Parts(audit=Audit("T")).full(), "comments")
    locked = protected(plain, "open")
    assert plain[:40] not in locked
    assert pages_read(unlocked(locked, "open")) == pages_read(plain)
    assert pages_read(opened(locked, "open", NAME)) == pages_read(plain)


@pytest.mark.parametrize("kept", [0, 50])
def test_a_protected_document_that_cannot_be_opened_again_does_not_count(kept: int) -> None:
    locked = protected(pdf_bytes(document()), "open")[:kept]
    with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
        opened(locked, "open", NAME)


def test_a_document_locked_with_another_password_does_not_count() -> None:
    locked = protected(pdf_bytes(document()), "open")
    with pytest.raises(FileProblem):
        opened(locked, "Open", NAME)
