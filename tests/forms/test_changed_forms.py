"""A form whose own words were changed, or that says more than its answers: nothing is silent."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from core.acts import prepare
from core.forms import pdf, word
from core.forms.form import forms_for
from core.model.case import Case
from core.model.clock import Clock
from core.model.draft.returns import DoubtKind, Draft, ReturnDraft
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.forms.filled import (
    MADE,
    brought,
    excel_form,
    filled_by_pypdf,
    form_of,
    only,
    pdf_fields_of,
    word_fields_of,
    word_filled,
    words_of,
)
from tests.intake.files import batch_of
from tests.small import case_id, small_audit

FILLED = ReturnDraft(
    "Child B", "Police", "2014-03-11", {"1a": "yes", "1b": "yes", "2": "no"}, {"2": "Seen"}
)
LATER = MADE + timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit in a real file."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened


def word_form(file: WorkshopFile, row: ReturnDraft = FILLED) -> Any:
    """A form as Word has it open, filled in."""
    now = snapshot(file)
    written = word.write([form_of(now, row.case, row.agency)], MADE)
    return Document(io.BytesIO(word_filled(written, word_fields_of(now, row))))


def back(folder: Path, file: WorkshopFile, opened: Any, end: str = "docx") -> Draft[ReturnDraft]:
    """What a document says once it is saved and brought in."""
    held = io.BytesIO()
    opened.save(held)
    return only(brought(folder, file, held.getvalue(), end=end))


def paragraph(document: Any, words: str) -> Any:
    """The paragraph that says something."""
    return next(one for one in document.paragraphs if words in one.text)


def test_words_typed_between_the_answers_are_said_with_their_place(
    tmp_path: Path, file: WorkshopFile
) -> None:
    document = word_form(file)
    paragraph(document, "Was it overseen?").insert_paragraph_before("The father lives elsewhere")
    document.add_paragraph("Please ring me")
    draft = back(tmp_path, file, document)
    assert draft.rows == (FILLED,)
    assert [one.what for one in draft.problems] == [
        "“The father lives elsewhere” stands at question 2, where no answer belongs, and was not "
        "taken in. Type it as a comment if it matters.",
        "“Please ring me” stands at its end, where no answer belongs, and was not taken in. Type "
        "it as a comment if it matters.",
    ]


def test_a_comment_of_word_is_said(tmp_path: Path, file: WorkshopFile) -> None:
    document = word_form(file)
    document.add_comment(paragraph(document, "Was it overseen?").runs, "Not by me")
    (problem,) = back(tmp_path, file, document).problems
    assert problem.what.startswith("“Not by me” stands in a comment of Word, where no answer")


_BOX = (
    '<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def put_box(one: Any, words: str) -> None:
    """Draw a text box at a paragraph, as Word writes it: twice, once for older programs."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    spaces = " ".join(
        f'xmlns:{name}="{where}"'
        for name, where in (
            ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
            ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        )
    )
    one._p.append(parse_xml(_BOX.format(spaces=spaces, inside=inside)))


def test_what_stands_in_text_boxes_and_above_and_below_the_pages_is_said(
    tmp_path: Path, file: WorkshopFile
) -> None:
    document = word_form(file)
    put_box(paragraph(document, "Was it overseen?"), "By me, in May")
    section = document.sections[0]
    section.header.add_paragraph("OFFICIAL-SENSITIVE")
    section.footer.add_paragraph("This is about his brother")
    put_box(section.header.paragraphs[0], "Child C really")
    draft = back(tmp_path, file, document)
    assert draft.rows == (FILLED,)
    assert [one.what.partition(", where")[0] for one in draft.problems] == [
        "“Child C really” stands above a page",
        "“This is about his brother” stands below a page",
        "“By me, in May” stands at question 2",
    ]
    section.footer.paragraphs[0].runs[0].text = "Child C"
    (doubt,) = back(tmp_path, file, document).doubts
    assert "changed at the top or the foot of its pages: “Child C" in doubt.what


@pytest.mark.parametrize("kept", [True, False], ids=["more typed beside", "typed over"])
def test_a_question_whose_words_were_changed_waits_for_a_word(
    tmp_path: Path, file: WorkshopFile, kept: bool
) -> None:
    document = word_form(file)
    asked = paragraph(document, "Was it overseen?")
    asked.runs[0].text = f"{asked.text} By whom?" if kept else "2. Was it seen by a doctor?"
    draft = back(tmp_path, file, document)
    assert not draft.rows
    (doubt,) = draft.doubts
    assert doubt.entry == FILLED
    assert doubt.kinds == {DoubtKind.CHANGED}
    said = "2. Was it overseen? By whom?" if kept else "2. Was it seen by a doctor?"
    assert doubt.what == (
        f"the form's own words were changed at question 2: “{said}” stands there now."
    )


def test_a_line_taken_out_is_said_and_the_rest_comes_in(tmp_path: Path, file: WorkshopFile) -> None:
    row = replace(FILLED, answers={"1a": "yes", "2": "no"})
    document = word_form(file, row)
    gone = next(
        one
        for one in document.element.body.iter(qn("w:p"))
        for tag in one.iter(qn("w:tag"))
        if tag.get(qn("w:val")).endswith("/1b")
    )
    gone.getparent().remove(gone)
    draft = back(tmp_path, file, document)
    assert draft.rows == (row,)
    assert [one.what for one in draft.problems] == [
        "Question 1b has no place on the form any more: nothing was answered there. Ask for it, "
        "or type it in, in Returns."
    ]


def test_another_case_typed_over_the_forms_own_is_never_taken_for_certain(
    tmp_path: Path, file: WorkshopFile
) -> None:
    book = load_workbook(io.BytesIO(excel_form(snapshot(file), FILLED)))
    (cell,) = [one for row in book.worksheets[0] for one in row if one.value == "Child B"]
    cell.value = "Child Z"
    (doubt,) = back(tmp_path, file, book, "xlsx").doubts
    assert doubt.kinds == {DoubtKind.CHANGED}
    assert doubt.what.startswith(
        "its case is “Child Z” on the form, and it went out for “Child B”: it was typed over"
    )


def test_a_case_called_otherwise_since_is_found_by_its_number(
    tmp_path: Path, file: WorkshopFile
) -> None:
    forms = [excel_form(snapshot(file), FILLED)]
    case = file.get(Case, case_id(file, "Child B"))
    assert case is not None
    prepare.keep_rows(file, "rename", [replace(case, reference="Child 2")])
    draft = only(brought(tmp_path, file, *forms))
    assert draft.rows == (replace(FILLED, case="Child 2"),)
    assert not draft.doubts


def test_a_question_typed_over_in_a_workbook_waits_for_a_word(
    tmp_path: Path, file: WorkshopFile
) -> None:
    book = load_workbook(io.BytesIO(excel_form(snapshot(file), FILLED)))
    cell = next(one for row in book.worksheets[0] for one in row if one.value == "The plan")
    cell.value = "The plan of last year"
    (doubt,) = back(tmp_path, file, book, "xlsx").doubts
    assert "at question 1b: “1b The plan of last year” stands there now" in doubt.what


def test_words_put_on_a_pages_face_are_said(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    written = pdf.write([form_of(now, "Child B", "Police")], MADE)
    writer = PdfWriter(
        clone_from=PdfReader(io.BytesIO(filled_by_pypdf(written, pdf_fields_of(now, FILLED))))
    )
    writer.add_annotation(0, FreeText(text="Records are on paper", rect=(50, 50, 200, 90)))
    held = io.BytesIO()
    writer.write(held)
    draft = only(brought(tmp_path, file, held.getvalue(), end="pdf"))
    assert draft.rows == (FILLED,)
    (problem,) = draft.problems
    assert problem.what.startswith(
        "“Records are on paper” stands on page 1 beside its fields, where"
    )


def test_a_form_without_its_day_or_with_what_was_not_asked_comes_in_and_says_so(
    tmp_path: Path, file: WorkshopFile
) -> None:
    row = ReturnDraft("Child B", "Police", "", {"1b": "no", "3": "yes"})
    draft = only(brought(tmp_path, file, excel_form(snapshot(file), row)))
    assert draft.rows == (row,)
    assert draft.remarks == (
        "The form of “Police” for “Child B” does not say on which day it was completed: it comes "
        "in without one. Ask for it if it matters.",
        "The form of “Police” for “Child B” answers 3, which its form says to leave blank as "
        "the rest of it stands: that comes in as it is.",
    )


def test_the_seals_of_several_forms_in_a_file_do_not_mix(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    asked = tuple(one for one in now.requests if now.agency[one.agency_id].name == "Police")
    rows = [replace(FILLED, case=now.case[one.case_id].reference) for one in asked]
    fields = {k: v for row in rows for k, v in word_fields_of(now, row).items()}
    document = Document(io.BytesIO(word_filled(word.write(forms_for(now, asked), LATER), fields)))
    titles = [one for one in document.paragraphs if "audit form" in one.text]
    titles[1].insert_paragraph_before("Only for the second")
    draft = back(tmp_path, file, document)
    assert draft.rows == (rows[1],)
    assert [one.entry for one in draft.doubts] == [rows[0]]  # that return is there already
    assert [one.what[:40] for one in draft.problems] == ["“Only for the second” stands at its head"]


def test_a_short_form_in_a_form_is_proposed_with_its_words(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    item = now.tool.items[0]
    form = excel_form(now, FILLED, **{f"answer/{item.id}/{item.key}": True})
    draft = only(brought(tmp_path, file, form))
    (doubt,) = draft.doubts
    assert doubt.what == "proposed, and waits for a yes: “True” as Yes."
    assert doubt.entry == FILLED
    (match,) = draft.matches
    again = replace(words_of(file), agreed={match.key: "yes"})
    path = tmp_path / "back 1.xlsx"
    assert only(batch_of([path], again)).rows == (FILLED,)


def test_a_note_on_a_cell_is_said_in_a_form_and_in_a_table(
    tmp_path: Path, file: WorkshopFile
) -> None:
    book = load_workbook(io.BytesIO(excel_form(snapshot(file), FILLED)))
    book.worksheets[0]["D12"].comment = Comment("Ask our duty desk", "K. A.")
    (problem,) = back(tmp_path, file, book, "xlsx").problems
    assert problem.what.startswith("“Ask our duty desk” stands in a note on D12, where no answer")
    table = Workbook()
    sheet = table.worksheets[0]
    sheet.append(["Case", "Agency", "1a"])
    sheet.append(["Child B", "Police", "Yes"])
    sheet["C2"].comment = Comment("Only since May", "K. A.")
    assert back(tmp_path, file, table, "xlsx").remarks == (
        "A note on C2 says “Only since May”; it was not taken in. Type it as a comment if it "
        "matters.",
    )
