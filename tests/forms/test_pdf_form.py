"""A PDF form as an agency gets it, and as it comes back from other programs."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from core.forms.form import forms_for
from core.forms.pdf import write
from core.model.clock import Clock
from core.model.draft.returns import DoubtKind, ReturnDraft
from core.model.form import Form
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.forms.by_programs import filled_by_pdfjs, filled_by_poppler
from tests.forms.filled import (
    MADE,
    brought,
    filled_by_pdfium,
    filled_by_pikepdf,
    filled_by_pypdf,
    form_of,
    only,
    pdf_fields_of,
)
from tests.kinds import KINDS_RETURNS, kinds_audit
from tests.small import small_audit

Filling = Callable[[bytes, Mapping[str, str]], bytes]
FILLED = ReturnDraft(
    "Child B",
    "Police",
    "2014-03-11",
    {"1a": "yes", "2": "not_applicable", "3": "no", "4b": "yes"},
    {"2": "Zażółć “Ltd” – বাংলা\nŁ and İ, =1+1"},
)
PROGRAMS = pytest.mark.parametrize("fill", [filled_by_pypdf, filled_by_pikepdf, filled_by_pdfium])


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit in a real file."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened


@PROGRAMS
def test_a_form_filled_in_by_another_program_comes_in_as_it_was_filled(
    tmp_path: Path, file: WorkshopFile, fill: Filling
) -> None:
    now = snapshot(file)
    written = write([form_of(now, "Child B", "Police")], MADE)
    back = fill(written, pdf_fields_of(now, FILLED))
    draft = only(brought(tmp_path, file, back, end="pdf"))
    assert draft.rows == (FILLED,)
    assert not draft.problems
    assert not draft.doubts


@PROGRAMS
@pytest.mark.parametrize("row", KINDS_RETURNS[:2], ids=lambda row: row.agency)
def test_every_kind_of_answer_comes_back_as_it_was_given(
    tmp_path: Path, clock: Clock, row: ReturnDraft, fill: Filling
) -> None:
    row = replace(row, completed="2014-03-21")
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        now = snapshot(file)
        written = write([form_of(now, row.case, row.agency)], MADE)
        back = only(brought(tmp_path, file, fill(written, pdf_fields_of(now, row)), end="pdf"))
    (doubt,) = back.doubts
    assert doubt.kinds == {DoubtKind.REPLACES}
    assert doubt.entry == row


@PROGRAMS
def test_a_nil_form_brings_a_nil(tmp_path: Path, file: WorkshopFile, fill: Filling) -> None:
    now = snapshot(file)
    nil = ReturnDraft("Child B", "Police", nil=True)
    written = write([form_of(now, "Child B", "Police")], MADE)
    back = fill(written, pdf_fields_of(now, nil))
    assert only(brought(tmp_path, file, back, end="pdf")).rows == (nil,)


@pytest.mark.parametrize("fill", [filled_by_pdfjs, filled_by_poppler])
def test_a_form_filled_in_as_firefox_or_evince_do_comes_in_as_it_was_filled(
    tmp_path: Path, clock: Clock, fill: Filling
) -> None:
    row = replace(KINDS_RETURNS[0], completed="2014-03-21")
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        now = snapshot(file)
        written = write([form_of(now, row.case, row.agency)], MADE)
        back = only(brought(tmp_path, file, fill(written, pdf_fields_of(now, row)), end="pdf"))
    assert [doubt.entry for doubt in back.doubts] == [row]  # a return is there already


def test_several_forms_share_a_file_and_come_in_one_by_one(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    requests = tuple(one for one in now.requests if now.agency[one.agency_id].name == "Schools")
    written = write(forms_for(now, requests), MADE)
    first = ReturnDraft("Child A", "Schools", "", {"1a": "yes"})
    second = ReturnDraft("Child B", "Schools", nil=True)
    fields = pdf_fields_of(now, first) | pdf_fields_of(now, second)
    draft = only(brought(tmp_path, file, filled_by_pypdf(written, fields), end="pdf"))
    assert draft.rows == (first,)
    assert [doubt.entry for doubt in draft.doubts] == [second]  # a return is there already


def test_a_print_of_a_form_is_said_to_be_one_and_is_never_an_empty_return(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    written = write([form_of(now, "Child B", "Police")], MADE)
    filled = filled_by_pypdf(written, pdf_fields_of(now, FILLED))
    batch = brought(tmp_path, file, flattened(filled), end="pdf")
    assert not batch.drafts
    assert "“back 1.pdf” is a print of a form" in batch.unread[0].happened


def flattened(pdf: bytes) -> bytes:
    """Return a PDF whose fields became part of its pages, as a printer to PDF does."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.generate_appearance_streams()
        opened.flatten_annotations("print")
        if "/AcroForm" in opened.Root:
            del opened.Root["/AcroForm"]
        held = io.BytesIO()
        opened.save(held)
    return held.getvalue()


def test_a_form_that_was_scanned_is_told_to_be_a_scan(tmp_path: Path, file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    drawn = pypdfium2.PdfDocument(written)[0].render(scale=0.5)
    held = io.BytesIO()
    drawn.to_pil().save(held, "pdf")
    batch = brought(tmp_path, file, held.getvalue(), end="pdf")
    assert not batch.drafts
    assert "is a scan: pictures of pages" in batch.unread[0].happened


def test_another_pdf_is_told_from_a_form(tmp_path: Path, file: WorkshopFile) -> None:
    with pikepdf.new() as other:
        other.add_blank_page()
        held = io.BytesIO()
        other.save(held)
    batch = brought(tmp_path, file, held.getvalue(), end="pdf")
    assert batch.unread[0].happened == "“back 1.pdf” is a PDF that is none of our forms."


def test_a_form_under_a_password_says_so(tmp_path: Path, file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    with pikepdf.open(io.BytesIO(written)) as opened:
        held = io.BytesIO()
        opened.save(held, encryption=pikepdf.Encryption(owner="a", user="b"))
    batch = brought(tmp_path, file, held.getvalue(), end="pdf")
    assert "protected with a password" in batch.unread[0].happened


def test_a_form_that_only_may_not_be_changed_is_read(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    written = write([form_of(now, "Child B", "Police")], MADE)
    filled = filled_by_pypdf(written, pdf_fields_of(now, FILLED))
    with pikepdf.open(io.BytesIO(filled)) as opened:
        held = io.BytesIO()
        opened.save(held, encryption=pikepdf.Encryption(owner="a", user=""))
    assert only(brought(tmp_path, file, held.getvalue(), end="pdf")).rows == (FILLED,)


def test_a_form_is_pdf_ua_and_its_fields_are_spoken(tmp_path: Path, clock: Clock) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        now = snapshot(file)
        written = write(forms_for(now, now.requests[:2]), MADE)
    found = page.validate_pdf_bytes(written, profile=page.ValidationProfile.PDF_UA_1)
    assert found.rules.total > 100
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []
    with pikepdf.open(io.BytesIO(written)) as pdf:
        for leaf in pdf.pages:
            assert leaf.Tabs == pikepdf.Name.S
            for widget in leaf.Annots:
                assert str(widget.TU)
                assert "/AP" in widget


def test_the_spoken_names_say_number_question_and_answer(file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    with pikepdf.open(io.BytesIO(written)) as pdf:
        said = [str(widget.TU) for leaf in pdf.pages for widget in leaf.Annots]
    assert "1a, details of the child: Yes" in said
    assert "2, was it overseen?: Not applicable" in said
    assert "Comments on question 2. It scrolls as you type." in said


def test_the_face_that_is_typed_with_is_embedded_whole(file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    with pikepdf.open(io.BytesIO(written)) as pdf:
        face = pdf.Root.AcroForm.DR.Font.Body
        assert (
            len(face.FontDescriptor.FontFile2.read_bytes()) == face.FontDescriptor.FontFile2.Length1
        )
        assert len(face.Widths) == 224
        assert not pdf.Root.AcroForm.NeedAppearances


def test_nothing_about_the_file_names_a_case(file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    reader = PdfReader(io.BytesIO(written))
    assert reader.metadata is not None
    assert "Child" not in "".join(map(str, reader.metadata.values()))
    assert reader.xmp_metadata is not None
    assert "Child" not in str(reader.xmp_metadata.dc_title)


def test_the_same_forms_are_the_same_bytes(file: WorkshopFile) -> None:
    form = form_of(snapshot(file), "Child B", "Police")
    assert write([form], MADE) == write([form], MADE)


def test_a_form_prints_with_everything_on_it(file: WorkshopFile) -> None:
    now = snapshot(file)
    form = replace(form_of(now, "Child B", "Police"), due="21 March 2014", send_to="")
    words = said_on(form)
    for told in (
        "Case audit form",
        "do not wait for this audit",
        "We hold no record of this case",
        "Only if 1b is “Yes”; otherwise leave it blank.",
        "Please send the form back by 21 March 2014. Thank you.",
        "Page 1 of",
    ):
        assert told in words


def said_on(form: Form) -> str:
    """Return every word of a form as a viewer takes it from the page."""
    document = pypdfium2.PdfDocument(write([form], MADE))
    pages = [one.get_textpage().get_text_bounded() for one in document]
    return " ".join(" ".join(pages).split())


def test_a_long_form_keeps_every_question_whole(tmp_path: Path, file: WorkshopFile) -> None:
    form = form_of(snapshot(file), "Child B", "Police")
    section = form.sections[0]
    many = tuple(
        replace(one, text=f"{one.text} " * 30) for _ in range(20) for one in section.questions
    )
    long = replace(form, sections=(replace(section, questions=many),))
    document = pypdfium2.PdfDocument(write([long], MADE))
    assert len(document) > 8
