"""What was typed and could not be kept at once stays, and is kept later or asked about."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.acts.prepare import remove_rows
from core.model.case import Case
from core.model.fault import FileProblem
from core.wording.readiness import PreparationPart
from ui.prepare.audit_part import AuditPart
from ui.prepare.cases_part import CasesPart
from ui.prepare.day_part import DayPart
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.prepare.table_editor import TableEditor
from ui.widgets.cell_delegate import CellLine
from ui.widgets.typing_pause import MOST_KEYS, TypingPause


@contextmanager
def refusing(page: PreparePage) -> Iterator[None]:
    """Let nothing be kept for a while, as when another program holds the file."""
    page.context.session.busy_reason = FileProblem(
        "The file is in use.", "Nothing was changed.", "Wait."
    )
    yield
    page.context.session.busy_reason = None


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.CASES


def cases(page: PreparePage) -> CasesPart:
    """Return the cases, in front."""
    page.show_part(PreparationPart.CASES)
    assert isinstance(page.front, CasesPart)
    return page.front


def begin_row(sheet: TableEditor[Case], column: int, text: str) -> int:
    """Type into the last row, which is not complete yet; return its number."""
    at = len(sheet.model.rows)
    assert sheet.model.setData(sheet.model.index(at, column), text)
    return at


def test_an_outline_that_was_refused_stays_and_is_kept_on_leaving(page: PreparePage) -> None:
    part = cases(page)
    part.sheet.view.setCurrentIndex(part.sheet.model.index(0, 0))
    with refusing(page):
        part.panel.outline.setPlainText("What the room must know.")
        part.panel.outline.flush()
    part.sheet.model.setData(part.sheet.model.index(0, 1), "11")
    assert part.panel.outline.toPlainText() == "What the room must know."
    page.leave()
    assert page.context.session.now.cases[0].outline == "What the room must know."


def test_a_refused_outline_waits_with_its_case_while_another_is_chosen(page: PreparePage) -> None:
    part = cases(page)
    view, model, outline = part.sheet.view, part.sheet.model, part.panel.outline
    others = [case.outline for case in page.context.session.now.cases]
    view.setCurrentIndex(model.index(0, 0))
    with refusing(page):
        outline.setPlainText("What the room must know.")
        view.setCurrentIndex(model.index(1, 0))
        assert outline.toPlainText() == others[1]
        view.setCurrentIndex(model.index(0, 0))
        assert outline.toPlainText() == "What the room must know."
        view.setCurrentIndex(model.index(2, 0))
    page.leave()
    kept = [case.outline for case in page.context.session.now.cases]
    assert kept == ["What the room must know.", *others[1:]]
    view.setCurrentIndex(model.index(0, 0))
    page.context.session.undo()
    assert outline.toPlainText() == others[0], "nothing waits any more"


def test_details_that_were_refused_stay_and_are_kept_on_leaving(page: PreparePage) -> None:
    page.show_part(PreparationPart.AUDIT)
    part = page.front
    assert isinstance(part, AuditPart)
    line, text = part.lines["partnership"], part.texts["terms"]
    with refusing(page):
        line.setText("The new partnership")
        line.flush()
        text.setPlainText("What it is to find out")
        text.flush()
    part.refresh()
    assert (line.text(), text.toPlainText()) == ("The new partnership", "What it is to find out")
    page.leave()
    audit = page.context.session.now.audit
    assert (audit.partnership, audit.terms) == ("The new partnership", "What it is to find out")


def test_a_row_half_typed_is_asked_about(page: PreparePage) -> None:
    part, told = cases(page), list[str]()
    page.context.fault.connect(lambda fault: told.append(fault.sentences))
    at = begin_row(part.sheet, 8, "Words without a reference")
    page.show_part(PreparationPart.AGENCIES)
    assert page.ask_what_is_unkept()
    assert page.front is part
    assert "it lacks a reference" in told[0]
    part.sheet.model.setData(part.sheet.model.index(at, 0), "Child Z")
    assert not page.ask_what_is_unkept()
    assert page.context.session.now.cases[-1].outline == "Words without a reference"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("day", "32/1/2014", "“32/1/2014” is not a date."),
        ("starts", "nine", "“nine” is not a time."),
        ("minutes_per_case", "half an hour", "“half an hour” is not a number of minutes."),
        ("title", "", "The audit needs a title."),
    ],
)
def test_a_line_that_does_not_fit_is_asked_about(
    page: PreparePage, name: str, typed: str, said: str
) -> None:
    page.show_part(PreparationPart.AUDIT)
    part, told = page.front, list[str]()
    assert isinstance(part, AuditPart)
    page.context.fault.connect(lambda fault: told.append(fault.sentences))
    line = part.lines[name]
    line.setText(typed)
    line.setModified(True)
    page.show_part(PreparationPart.AGENCIES)
    page.leave()
    assert page.ask_what_is_unkept()
    assert page.front is part
    assert line.hasFocus()
    assert line.text() == typed
    assert told[0].startswith(said)
    assert told[0].endswith("Closing once more leaves what is typed there out.")
    line.setText({"day": "9 April 2014", "title": "Plans"}.get(name, "10:00"))
    if name == "minutes_per_case":
        line.setText("30")
    page.leave()
    assert not page.ask_what_is_unkept()


def test_a_return_typed_for_a_case_that_was_taken_back_stays(page: PreparePage) -> None:
    session, told = page.context.session, list[str]()
    page.context.fault.connect(lambda fault: told.append(fault.sentences))
    case, agency = session.now.cases[0], session.now.agencies[0]
    page.type_in((case.id, agency.id))
    comment = next(iter(page.typing.comments.values()))
    comment.setPlainText("Told on the telephone.")
    session.do(lambda file: remove_rows(file, "remove a case", [case]))
    page.typing.keep.click()
    assert page.front is page.typing
    assert comment.toPlainText() == "Told on the telephone."
    assert told[0].startswith(f"The return of {agency.name} for {case.reference} has no place")
    page.show_part(PreparationPart.AGENCIES)
    assert page.ask_what_is_unkept()
    assert page.front is page.typing
    assert next(iter(page.typing.comments.values())).toPlainText() == "Told on the telephone."
    session.undo()
    page.typing.keep.click()
    assert session.now.has_return(case.id, agency.id)
    assert not page.ask_what_is_unkept()


def test_a_return_typed_for_a_case_that_was_taken_back_can_be_given_up(page: PreparePage) -> None:
    case, agency = page.context.session.now.cases[0], page.context.session.now.agencies[0]
    page.type_in((case.id, agency.id))
    next(iter(page.typing.comments.values())).setPlainText("Told on the telephone.")
    page.context.session.do(lambda file: remove_rows(file, "remove a case", [case]))
    page.typing.cancel.click()
    assert not page.ask_what_is_unkept()


def test_a_row_that_was_emptied_again_is_not_asked_about(page: PreparePage) -> None:
    part = cases(page)
    at = begin_row(part.sheet, 1, "9")
    part.sheet.model.setData(part.sheet.model.index(at, 1), "")
    assert not page.ask_what_is_unkept()


def test_the_sheet_with_the_half_typed_row_is_shown(page: PreparePage) -> None:
    day = page.part(PreparationPart.PEOPLE)
    assert isinstance(day, DayPart)
    day.people.model.setData(day.people.model.index(len(day.people.model.rows), 3), "yes")
    assert page.ask_what_is_unkept()
    assert day.people.isVisible()
    day.people.model.setData(day.people.model.index(len(day.people.model.rows), 0), "Manager")
    returns = page.part(PreparationPart.RETURNS)
    assert isinstance(returns, ReturnsPart)
    returns.sheet.model.setData(returns.sheet.model.index(len(returns.sheet.model.rows), 7), "Why")
    assert page.ask_what_is_unkept()
    assert returns.sheet.isVisible()


def test_a_reference_pasted_into_a_row_half_typed_joins_what_is_there(page: PreparePage) -> None:
    part = cases(page)
    at = begin_row(part.sheet, 8, "Words without a reference")
    part.sheet.view.setCurrentIndex(part.sheet.model.index(at, 0))
    QApplication.clipboard().setText("Child A")
    part.sheet.view.paste()
    assert part.sheet.unkept, "the reference was there already"
    QApplication.clipboard().setText("Child Z")
    part.sheet.view.paste()
    assert page.context.session.now.cases[-1].outline == "Words without a reference"


def test_a_cell_that_was_kept_leaves_no_draft_though_its_pause_comes_late(
    page: PreparePage,
) -> None:
    sheet, drafts = cases(page).sheet, page.context.session.drafts
    model, view = sheet.model, sheet.view
    view.setCurrentIndex(model.index(len(model.rows), 0))
    view.edit(view.currentIndex())
    (line,) = view.findChildren(CellLine)
    (pause,) = line.findChildren(TypingPause)
    QTest.keyClicks(line, "Child Z")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert model.rows[-1].reference == "Child Z"
    for _ in range(MOST_KEYS):
        pause.typed()
    assert [draft.text for draft in drafts.all() if draft.text == "Child Z"] == []
