"""A finished PDF is read as a stranger would, page by page, before it counts."""

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from core.documents.blocks import Block, Column, Document, Paragraph, Section, Table, TextSpan
from core.documents.catalogue import compose
from core.model.audit import Audit
from core.model.fault import FileProblem
from core.model.progress import Cancelled
from core.pdf.protect import protected, unlocked
from core.pdf.verify import verify
from core.pdf.writer import marking_as_printed, write
from tests.documents.audits import Parts
from tests.documents.reading import changed, pages_read, paper

NAME = "case-summaries.pdf"


def document(marking: str = "Official", pages: int = 3) -> Document:
    """A document of a few pages."""
    sections = tuple(
        Section(f"Case {at}", "", (Paragraph((TextSpan("Words."),)),)) for at in range(pages)
    )
    return Document("x", "Title", "Title", marking, sections)


def test_a_whole_document_counts_and_tells_of_each_page() -> None:
    told: list[tuple[int, int]] = []
    verify(write(document()), document(), NAME, progress=lambda *how: told.append(how))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_pages_of_another_document_do_not_count_by_their_number_alone() -> None:
    other = replace(document(), marking="Restricted")
    with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
        verify(write(other), document(), NAME)


def test_a_document_without_one_of_its_sections_does_not_count() -> None:
    with pytest.raises(FileProblem):
        verify(write(document(pages=2)), document(pages=3), NAME)


def test_sections_in_another_order_do_not_count() -> None:
    whole = document(pages=3)
    with pytest.raises(FileProblem):
        verify(write(replace(whole, sections=whole.sections[::-1])), whole, NAME)


CAPTIONED = Table((Column("of", 1),), (), title="Figure 1", caption="24 returns")


@pytest.mark.parametrize(
    ("whole", "written"),
    [
        pytest.param(CAPTIONED, replace(CAPTIONED, caption=""), id="a caption"),
        pytest.param(
            Paragraph((TextSpan("One.\nTwo and বাংলা.\nThree."),)),
            Paragraph((TextSpan("One.\nTwo and বাংলা."),)),
            id="a line beside one in another script",
        ),
        pytest.param(
            Paragraph((TextSpan("Yes, yes."),)), Paragraph((TextSpan("Yes."),)), id="one of two"
        ),
    ],
)
def test_a_document_without_some_of_its_words_does_not_count(whole: Block, written: Block) -> None:
    document, other = (
        Document("x", "Title", "Title", "", (Section("Case", "", (one,)),))
        for one in (whole, written)
    )
    verify(write(document), document, NAME)
    with pytest.raises(FileProblem):
        verify(write(other), document, NAME)


def test_a_word_too_long_for_its_line_is_whole_where_all_its_letters_are() -> None:
    long = Document(
        "x", "T", "T", "", (Section("C", "", (Paragraph((TextSpan("abcdefghij" * 40),)),)),)
    )
    verify(write(long), long, NAME)


def test_pages_that_say_they_are_one_of_more_do_not_count() -> None:
    with pytest.raises(FileProblem):
        verify(changed(write(document(pages=13)), _without_last_page), document(pages=12), NAME)


def _without_last_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _with_an_empty_page_in_it(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array()


@pytest.mark.parametrize("change", [_without_structure, _with_an_empty_page_in_it])
def test_pages_that_nobody_could_hear_do_not_count(change: Callable[[pikepdf.Pdf], None]) -> None:
    with pytest.raises(FileProblem):
        verify(changed(write(document()), change), document(), NAME)


def test_what_is_no_pdf_does_not_count() -> None:
    with pytest.raises(FileProblem):
        verify(write(document())[:300], document(), NAME)


def test_reading_back_stops_when_told() -> None:
    def stop(done: int, _: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        verify(write(document()), document(), NAME, progress=stop)


@pytest.mark.parametrize(
    "marking",
    [
        pytest.param("", id="none"),
        pytest.param("Official   sensitive", id="spaces that paper makes one"),
        pytest.param("OFFICIAL\nDo not copy", id="two lines"),
        pytest.param("Official: personal. " * 20, id="longer than the page is wide"),
        pytest.param("سري للغاية", id="another script"),
        pytest.param("Official 中", id="a character nobody can print"),
    ],
)
def test_any_marking_a_person_may_type_comes_back_whole(marking: str) -> None:
    found = document(marking)
    verify(write(found), found, NAME)


def test_a_marking_too_long_for_its_line_is_cut_the_same_way_everywhere() -> None:
    long = document("Official: personal. " * 20)
    printed = marking_as_printed(long)
    assert printed.endswith("…")
    assert printed[:-1] in long.marking
    for page in pages_read(write(long)):
        assert printed in page


def test_a_marking_of_two_lines_stands_whole_on_every_page() -> None:
    for page in pages_read(write(document("OFFICIAL\nDo not copy\r\nor keep"))):
        assert "OFFICIAL Do not copy or keep" in page


def test_what_is_protected_comes_back_as_it_was_before() -> None:
    plain = paper(Parts(audit=Audit("T")).full(), "comments")
    locked = protected(plain, "open")
    assert plain[:40] not in locked
    assert pages_read(unlocked(locked, "open")) == pages_read(plain)
    verify(locked, compose("comments", Parts(audit=Audit("T")).full()), NAME, "open")


@pytest.mark.parametrize("kept", [0, 50])
def test_a_protected_document_that_cannot_be_opened_again_does_not_count(kept: int) -> None:
    locked = protected(write(document()), "open")[:kept]
    with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
        verify(locked, document(), NAME, "open")


def test_a_document_locked_with_another_password_does_not_count() -> None:
    locked = protected(write(document()), "open")
    with pytest.raises(FileProblem):
        verify(locked, document(), NAME, "Open")
