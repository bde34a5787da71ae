"""An Excel form as an agency gets it, and as it comes back."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from core.acts import bring_in, prepare
from core.acts.requests import mark_requests
from core.acts.tool import take_tool
from core.forms.excel import write
from core.forms.form import forms_for
from core.intake.shipped import find_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, RequestStatus
from core.model.clock import Clock
from core.model.draft.returns import DoubtKind, ReturnDraft, UnreadAnswer
from core.model.form import COMPLETED, NIL, field_name
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Item
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.forms.filled import (
    MADE,
    brought,
    excel_filled,
    excel_form,
    fields_of,
    form_of,
    only,
    request_of,
)
from tests.kinds import KINDS_RETURNS, kinds_audit
from tests.small import TOOL, small_audit

OTHER_TOOLS = sorted((Path(__file__).parents[1] / "tools").glob("*.toml"))
FILLED = ReturnDraft(
    "Child B",
    "Police",
    "2014-03-11",
    {"1a": "yes", "2": "not_applicable", "3": "no", "4b": "yes"},
    {"2": "+1 plan\nand <more> & “so on”"},
)


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit in a real file."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened


def test_a_form_filled_in_by_another_library_comes_in_as_it_was_filled(
    tmp_path: Path, file: WorkshopFile
) -> None:
    draft = only(brought(tmp_path, file, excel_form(snapshot(file), FILLED)))
    assert draft.rows == (FILLED,)
    assert not draft.problems
    assert not draft.doubts
    assert not draft.matches


@pytest.mark.parametrize("row", KINDS_RETURNS[:2], ids=lambda row: row.agency)
def test_every_kind_of_answer_comes_back_as_it_was_given(
    tmp_path: Path, clock: Clock, row: ReturnDraft
) -> None:
    row = replace(row, completed="2014-03-21")
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        back = only(brought(tmp_path, file, excel_form(snapshot(file), row)))
    (doubt,) = back.doubts  # that return is in the audit already
    assert doubt.kinds == {DoubtKind.REPLACES}
    assert doubt.entry == row


def test_a_nil_form_brings_a_nil_and_no_return(tmp_path: Path, file: WorkshopFile) -> None:
    nil = ReturnDraft("Child B", "Police", "2014-03-11", nil=True)
    draft = only(brought(tmp_path, file, excel_form(snapshot(file), nil)))
    assert draft.rows == (nil,)
    bring_in.take(file, draft)
    now = snapshot(file)
    assert request_of(now, "Child B", "Police").status is RequestStatus.NIL
    assert not now.has_return(*_pair(now, "Child B", "Police"))
    file.undo()
    assert request_of(snapshot(file), "Child B", "Police").status is RequestStatus.WAITING


def test_a_return_after_a_nil_takes_its_place(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    mark_requests(file, [request_of(now, "Child B", "Police")], RequestStatus.NIL)
    bring_in.take(file, only(brought(tmp_path, file, excel_form(now, FILLED))))
    assert request_of(snapshot(file), "Child B", "Police").status is RequestStatus.RETURNED


def test_a_nil_that_also_answers_is_held_back(tmp_path: Path, file: WorkshopFile) -> None:
    draft = only(brought(tmp_path, file, excel_form(snapshot(file), replace(FILLED, nil=True))))
    assert not draft.rows
    (problem,) = draft.problems
    assert problem.holds_row_back
    assert problem.sentence == (
        "back 1.xlsx was held back: it says that no record is held, "
        "and yet it holds 4 answers and 1 comment."
    )


@pytest.mark.parametrize("cell", ["E30", "F2", "C200", "D200", "A200"])
def test_what_is_typed_beside_the_answers_is_said_and_not_taken_in(
    tmp_path: Path, file: WorkshopFile, cell: str
) -> None:
    book = load_workbook(io.BytesIO(excel_form(snapshot(file), FILLED)))
    book.worksheets[0][cell] = "The father is not recorded"
    draft = only(brought(tmp_path, file, saved(book)))
    assert draft.rows == (FILLED,)
    (problem,) = draft.problems
    assert "“The father is not recorded” stands where no answer belongs" in problem.what
    assert problem.what.startswith(f"Row {cell[1:]} of")
    assert draft.held_back == 0, "the form itself comes in whole"


def test_a_form_that_was_made_one_of_another_case_waits_for_a_word(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    book = load_workbook(io.BytesIO(excel_form(now, FILLED)))
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if str(cell.value).startswith("case/"))
    other = next(one for one in now.cases if one.reference != FILLED.case)
    sheet.cell(row, 1).value, sheet.cell(row, 4).value = f"case/{other.id}", other.reference
    draft = only(brought(tmp_path, file, saved(book)))
    (doubt,) = draft.doubts
    assert doubt.what.startswith("the case on it is not the one it went out for.")
    assert (draft.rows, draft.problems) == ((), ())


def test_a_sheet_that_an_agency_added_is_said(tmp_path: Path, file: WorkshopFile) -> None:
    book = load_workbook(io.BytesIO(excel_form(snapshot(file), FILLED)))
    book.create_sheet("More")["B2"] = "See our letter"
    draft = only(brought(tmp_path, file, saved(book)))
    assert draft.rows == (FILLED,)
    assert [problem.what[:22] for problem in draft.problems] == ["Row 2 of “More”: “See "]


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_form_as_it_went_out_is_no_return(tmp_path: Path, file: WorkshopFile) -> None:
    draft = only(
        brought(tmp_path, file, excel_form(snapshot(file), ReturnDraft("Child B", "Police")))
    )
    assert not draft.rows
    assert "nothing is filled in" in draft.problems[0].what


def test_the_one_blank_form_of_a_pack_says_whose_it_is(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    forms = [form_of(now, "Child B", "Police"), form_of(now, "Child B", "Schools")]
    row = ReturnDraft("Child B", "Police", "", {"1a": "yes"})
    draft = only(brought(tmp_path, file, excel_filled(write(forms, MADE), fields_of(now, row))))
    (problem,) = draft.problems
    assert problem.what.startswith("Schools for Child B: nothing is filled in")


def test_blank_forms_of_a_pack_are_told_as_one_thing(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    pack = write(forms_for(now, now.requests), MADE)
    draft = only(brought(tmp_path, file, pack))
    (problem,) = draft.problems
    assert problem.what.startswith(f"{len(now.requests)} forms are blank, as they went out (")
    assert (draft.rows, draft.held_back, draft.kept_waiting) == ((), 0, 0)


def test_a_form_with_a_day_and_nothing_else_came_back_without_a_form_filled_in(
    tmp_path: Path, file: WorkshopFile
) -> None:
    empty = ReturnDraft("Child B", "Police", "2014-03-11")
    bring_in.take(file, only(brought(tmp_path, file, excel_form(snapshot(file), empty))))
    now = snapshot(file)
    pair = _pair(now, "Child B", "Police")
    assert now.has_return(*pair)
    assert pair not in now.usable


def test_what_is_none_of_the_answers_waits_alone(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    item = next(one for one in now.tool.items if one.key == "2")
    given = ReturnDraft("Child B", "Police", "", {"1a": "yes"})
    written = excel_form(now, given, **{f"answer/{item.id}/2": "Perhaps"})
    draft = only(brought(tmp_path, file, written))
    assert draft.rows == (replace(given, unread={"2": "Perhaps"}),)
    (problem,) = draft.problems
    assert problem.answer == UnreadAnswer("Child B", "Police", "2", "Perhaps")
    assert problem.sentence.startswith(
        "One answer in back 1.xlsx was held back: “Perhaps” is not an answer to question 2"
    )


@pytest.mark.parametrize(
    ("field", "written", "why"),
    [
        pytest.param(COMPLETED, "soon", "“soon” is not a date", id="no date"),
        pytest.param(NIL, "see above", "where only a tick belongs", id="no tick"),
    ],
)
def test_a_day_or_a_tick_that_cannot_be_read_holds_the_form_back(
    tmp_path: Path, file: WorkshopFile, field: str, written: str, why: str
) -> None:
    given = ReturnDraft("Child B", "Police", "", {"1a": "yes"})
    draft = only(brought(tmp_path, file, excel_form(snapshot(file), given, **{field: written})))
    assert not draft.rows
    assert why in draft.problems[0].what


def test_a_formula_that_no_program_worked_out_holds_the_form_back(
    tmp_path: Path, file: WorkshopFile
) -> None:
    sums = replace(FILLED, comments={"2": "=1+1"})
    draft = only(brought(tmp_path, file, excel_form(snapshot(file), sums)))
    assert not draft.rows
    assert "a formula without a value" in draft.problems[0].what


def test_a_pack_is_a_sheet_for_each_form_and_one_held_back_holds_no_other(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    requests = tuple(one for one in now.requests if now.agency[one.agency_id].name == "Police")
    written = write(forms_for(now, requests), MADE)
    bad = fields_of(now, ReturnDraft("Child A", "Police", "", {"1a": "yes"})) | {NIL: "Yes"}
    draft = only(brought(tmp_path, file, excel_filled(written, bad, fields_of(now, FILLED))))
    assert draft.rows == (FILLED,)
    assert draft.held_back == 1
    assert draft.problems[0].source == "back 1.xlsx, “Form 2”"


def test_the_same_form_twice_in_a_pack_comes_in_once(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    form = form_of(now, "Child B", "Police")
    written = write([form, replace(form, number=99)], MADE)
    fields = fields_of(now, FILLED)
    draft = only(brought(tmp_path, file, excel_filled(written, fields, fields)))
    assert draft.rows == (FILLED,)
    assert not draft.problems
    assert "is there twice: it counts once" in draft.remarks[0]
    draft = only(brought(tmp_path, file, excel_filled(written, fields, fields | {COMPLETED: None})))
    assert draft.rows == (FILLED,)
    assert "is in “Form 5” too, and says something else" in draft.problems[0].what


def test_a_form_brought_in_again_counts_once(tmp_path: Path, file: WorkshopFile) -> None:
    written = excel_form(snapshot(file), FILLED)
    first = only(brought(tmp_path, file, written))
    assert first.digest
    bring_in.take(file, first)
    again = only(brought(tmp_path, file, written))
    assert not again.rows
    assert not again.doubts
    assert "says what is there already: it counts once" in again.remarks[0]


def test_what_was_renamed_while_the_form_was_out_is_still_found(
    tmp_path: Path, file: WorkshopFile
) -> None:
    written = excel_form(snapshot(file), FILLED)
    case = file.all(Case, "reference = 'Child B'")[0]
    agency = file.all(Agency, "name = 'Police'")[0]
    item = file.all(Item, "key = '4b'")[0]
    prepare.keep_rows(file, "rename", [replace(case, reference="Child 2")])
    prepare.keep_rows(file, "rename", [replace(agency, name="Northshire Police")])
    with file.act("number anew"):
        file.put(replace(item, key="4z"))
    draft = only(brought(tmp_path, file, written))
    (row,) = draft.rows
    assert (row.case, row.agency) == ("Child 2", "Northshire Police")
    assert row.answers == {"1a": "yes", "2": "not_applicable", "3": "no", "4z": "yes"}
    assert "earlier version of the audit tool" in draft.remarks[0]


def test_an_answer_under_its_old_words_is_still_that_answer(
    tmp_path: Path, file: WorkshopFile
) -> None:
    now = snapshot(file)
    written = excel_form(now, FILLED)
    with file.act("reword"):
        for answer in now.tool.answers:
            if answer.key == "not_applicable":
                file.put(replace(answer, label="Does not apply here"))
    (row,) = only(brought(tmp_path, file, written)).rows
    assert row == FILLED


def test_references_that_changed_places_are_never_guessed(
    tmp_path: Path, file: WorkshopFile
) -> None:
    written = excel_form(snapshot(file), FILLED)
    one, two = file.all(Case)
    with file.act("change places"):
        file.put(replace(one, reference="aside"))
        file.put(replace(two, reference="Child A"))
        file.put(replace(one, reference="Child B"))
    draft = only(brought(tmp_path, file, written))
    assert not draft.rows
    assert "it may be “Child B” or “Child A”" in draft.problems[0].what


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("The next round", "the form is of the audit “Small audit”, and this one is “The next "),
        ("Small audit", "the form is of another audit that is called “Small audit” too."),
    ],
)
def test_the_form_of_another_audit_waits_for_a_word_also_where_it_has_the_same_title(
    tmp_path: Path, file: WorkshopFile, title: str, why: str
) -> None:
    written = excel_form(snapshot(file), FILLED)
    audit = file.get(Audit, 1) or Audit("")
    prepare.set_audit(file, replace(audit, title=title, mark="another"))
    draft = only(brought(tmp_path, file, written))
    (doubt,) = draft.doubts
    assert doubt.kinds == {DoubtKind.OTHER_AUDIT}
    assert doubt.what.startswith(why)


def test_a_form_is_of_its_audit_whatever_that_is_called_by_then(
    tmp_path: Path, file: WorkshopFile
) -> None:
    written = excel_form(snapshot(file), FILLED)
    prepare.set_audit(file, replace(file.get(Audit, 1) or Audit(""), title="Renamed"))
    assert only(brought(tmp_path, file, written)).rows == (FILLED,)


def test_what_is_no_longer_asked_is_left_out_by_its_number(
    tmp_path: Path, file: WorkshopFile
) -> None:
    written = excel_form(snapshot(file), FILLED)
    with file.act("take away"):
        file.remove(file.all(Item, "key = '4b'")[0])
    draft = only(brought(tmp_path, file, written))
    assert draft.rows[0].answers == {"1a": "yes", "2": "not_applicable", "3": "no"}
    assert "no longer asks 4b" in draft.problems[0].what
    assert not draft.problems[0].holds_row_back


def test_nothing_but_the_places_for_answers_can_be_typed_into(file: WorkshopFile) -> None:
    now = snapshot(file)
    book = load_workbook(io.BytesIO(write([form_of(now, "Child B", "Police")], MADE)))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        for row in sheet.iter_rows():
            for cell in row:
                name = field_name(str(row[0].value or ""))
                asked = name is not None and name.kind in ("answer", "comment", "completed", "nil")
                assert cell.protection.locked == (not (asked and cell.column == 4)), cell


def test_what_begins_like_a_formula_is_never_one(file: WorkshopFile) -> None:
    now = snapshot(file)
    form = replace(
        form_of(now, "Child B", "Police"),
        audit='=HYPERLINK("http://x","y")',
        reference="+1",
        agency="@SUM(A1)",
        partnership="-2+3",
    )
    with zipfile.ZipFile(io.BytesIO(write([form], MADE))) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "sheet" in name]
    assert not any("<f>" in text or "<hyperlink" in text for text in sheets)


def test_a_form_says_what_to_do_with_a_worry_and_by_when_it_is_due(file: WorkshopFile) -> None:
    now = snapshot(file)
    form = replace(form_of(now, "Child B", "Police"), due="21 March 2014")
    said = "\n".join(_texts(write([form], MADE)))
    assert "do not wait for this audit" in said
    assert "Please send the form back by 21 March 2014. Thank you." in said
    assert "Only if 1b is “Yes”; otherwise leave it blank." in said
    assert "5 of 6" in said


def test_the_properties_and_sheets_name_no_case(file: WorkshopFile) -> None:
    now = snapshot(file)
    with zipfile.ZipFile(io.BytesIO(write([form_of(now, "Child B", "Police")], MADE))) as parts:
        for name in ("docProps/core.xml", "docProps/app.xml", "xl/workbook.xml"):
            assert "Child" not in parts.read(name).decode()


def test_the_same_forms_are_the_same_bytes(file: WorkshopFile) -> None:
    form = form_of(snapshot(file), "Child B", "Police")
    assert write([form], MADE) == write([form], MADE)


def _texts(written: bytes) -> list[str]:
    sheet = load_workbook(io.BytesIO(written)).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


def _pair(now: Snapshot, reference: str, agency: str) -> tuple[CaseId, AgencyId]:
    request = request_of(now, reference, agency)
    return request.case_id, request.agency_id


@pytest.mark.parametrize("path", OTHER_TOOLS, ids=lambda path: path.stem)
def test_every_audit_there_is_a_tool_for_has_forms(
    tmp_path: Path, clock: Clock, path: Path
) -> None:
    with WorkshopFile.create(tmp_path / "audit.casewalk", clock=clock) as file:
        prepare.set_audit(file, Audit("An audit"))
        take_tool(file, find_tool(str(path)))
        prepare.keep_rows(file, "add", [Case("Case 1")])
        prepare.keep_rows(file, "add", [Agency("Health")])
        pair = (file.all(Case)[0].id, file.all(Agency)[0].id)
        prepare.keep_rows(file, "ask", [Request(*pair)])
        now = snapshot(file)
        form = form_of(now, "Case 1", "Health")
        asked = [q.key for section in form.sections for q in section.questions]
        assert set(asked) <= {one.key for one in now.tool.questions if not one.room_only}
        back = brought(tmp_path, file, excel_filled(write([form], MADE), {NIL: "Yes"}))
        assert only(back).rows == (ReturnDraft("Case 1", "Health", nil=True),)


def test_a_form_asks_only_what_its_agency_is_asked(tmp_path: Path, clock: Clock) -> None:
    questions = (
        replace(TOOL.questions[1], asked_only_of=("police",)),
        replace(TOOL.questions[0], asked_where='its pathway = "North" and 2 != no'),
        replace(TOOL.questions[2], only_where=None, room_only=True),
        replace(TOOL.questions[3], comment_on=("no",)),
    )
    with WorkshopFile.create(tmp_path / "audit.casewalk", clock=clock) as file:
        prepare.set_audit(file, Audit("An audit"))
        take_tool(file, replace(TOOL, questions=questions))
        prepare.keep_rows(file, "add", [Case("Child A")])
        prepare.keep_rows(file, "add", [Agency("Police"), Agency("Health")])
        case = file.all(Case)[0].id
        prepare.keep_rows(file, "ask", [Request(case, one.id) for one in file.all(Agency)])
        now = snapshot(file)
    police, health = (form_of(now, "Child A", name) for name in ("Police", "Health"))
    assert [q.key for section in police.sections for q in section.questions] == ["2", "1", "4"]
    assert [q.key for section in health.sections for q in section.questions] == ["1", "4"]
    said = [note for section in police.sections for q in section.questions for note in q.notes]
    assert said == [
        "Only if the case's pathway is “North” and 2 is not “No”; otherwise leave it blank.",
        "If the answer is “No”, please say more in the comments.",
    ]
