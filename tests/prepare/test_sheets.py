"""Typing, pasting, moving and removing rows, as in a spreadsheet, each one act."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.model.agenda import AgendaKind
from core.model.audit import Grouping
from core.model.case import Papers
from core.model.fault import WorkshopError
from core.wording.readiness import PreparationPart
from tests.showing import show_active
from ui.prepare.cases_part import CasesPart
from ui.prepare.day_part import DayPart
from ui.prepare.page import PreparePage
from ui.prepare.plain_parts import AgenciesPart
from ui.prepare.table_editor import TableEditor
from ui.theme import app_theme


def cases(page: PreparePage) -> CasesPart:
    page.show_part(PreparationPart.CASES)
    part = page.part(PreparationPart.CASES)
    assert isinstance(part, CasesPart)
    return part


def day(page: PreparePage, part: PreparationPart) -> DayPart:
    page.show_part(part)
    found = page.part(part)
    assert isinstance(found, DayPart)
    return found


def put(sheet: TableEditor[Any], row: int, title: str, text: str) -> bool:
    columns = [column.title for column in sheet.model.shape.columns]
    return sheet.model.setData(sheet.model.index(row, columns.index(title)), text)


def paste(sheet: TableEditor[Any], row: int, column: int, text: str) -> None:
    QApplication.clipboard().setText(text)
    sheet.view.setCurrentIndex(sheet.model.index(row, column))
    sheet.view.paste()


def fault_of(page: PreparePage, deed: Callable[[], object]) -> WorkshopError:
    """Return the one fault that doing something is answered with."""
    told: list[WorkshopError] = []
    page.context.refused.connect(told.append)
    page.context.session.refused.connect(told.append)
    deed()
    assert len(told) == 1
    return told[0]


def test_the_first_case_is_typed_into_the_last_row(empty_page: PreparePage, qtbot: QtBot) -> None:
    part = cases(empty_page)
    view = part.sheet.view
    assert not part.sheet._empty.isHidden()
    view.setFocus()
    QTest.keyClicks(view, "C")
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "hild A")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(empty_page.context.session.now.cases))
    assert [case.reference for case in empty_page.context.session.now.cases] == ["Child A"]
    assert empty_page.context.session.undo_label == "add Child A"
    qtbot.waitUntil(lambda: view.currentIndex().row() == 1)
    assert part.sheet._empty.isHidden()


def test_a_row_is_kept_when_it_has_what_it_needs(empty_page: PreparePage) -> None:
    part = cases(empty_page)
    assert put(part.sheet, 0, "Age", "6")
    assert not empty_page.context.session.now.cases
    assert part.sheet._waiting.text() == "The last row is kept as soon as it has a reference."
    assert put(part.sheet, 0, "Case", "Child A")
    found = empty_page.context.session.now.cases[0]
    assert (found.reference, found.age) == ("Child A", "6")


def test_a_block_is_pasted_as_one_act_its_headings_left_out(empty_page: PreparePage) -> None:
    part = cases(empty_page)
    paste(
        part.sheet,
        0,
        0,
        "Case\tAge\tSex\tTeam\tPathway\tPapers\nC1\t4\tF\tNorth\t\tincomplete\nC2\t5\tM\tSouth\n",
    )
    now = empty_page.context.session.now
    assert [(case.reference, case.papers) for case in now.cases] == [
        ("C1", Papers.INCOMPLETE),
        ("C2", Papers.COMPLETE),
    ]
    assert empty_page.context.session.undo_label == "add 2 cases"
    empty_page.context.session.undo()
    assert not empty_page.context.session.now.cases


@pytest.mark.parametrize(
    ("block", "happened"),
    [
        pytest.param(
            "C1\t4\tF\tNorth\tP\tlost",
            "Row 1 of what was pasted does not fit in “Papers”: "
            "“lost” is not complete or incomplete.",
            id="a word that is none",
        ),
        pytest.param(
            "C1\t4\tF\tNorth\tP\tcomplete\nC2\tabout 5\tF\tNorth\tP\tincomplet",
            "Row 2 of what was pasted does not fit in “Papers”: "
            "“incomplet” is not complete or incomplete.",
            id="a word cut short",
        ),
        pytest.param(
            "C1\t4\n\t5",
            "Row 2 of what was pasted does not fit: it lacks a reference.",
            id="a row without a reference",
        ),
        pytest.param(
            "C1\nC2\nc1",
            "Row 3 of what was pasted does not fit in “Case”: row 1 is called “c1” too.",
            id="one reference twice",
        ),
        pytest.param(
            "C1" + "\tx" * 9,
            "Row 1 of what was pasted does not fit in “Papers”: “x” is not complete or incomplete.",
            id="columns that do not match",
        ),
    ],
)
def test_what_does_not_fit_is_refused_whole_and_named(
    empty_page: PreparePage, block: str, happened: str
) -> None:
    part = cases(empty_page)
    fault = fault_of(empty_page, lambda: paste(part.sheet, 0, 0, block))
    assert fault.happened == happened
    assert fault.safe in ("Nothing was pasted.", "Nothing was changed.")
    assert not empty_page.context.session.now.cases


def test_a_pasted_reference_that_is_there_already_is_named_with_its_row(
    page: PreparePage,
) -> None:
    part = cases(page)
    before = page.context.session.now.cases
    fault = fault_of(page, lambda: paste(part.sheet, len(before), 0, "Child Y\nChild C"))
    assert fault.happened == (
        "Row 2 of what was pasted does not fit in “Case”: there is already a case called “Child C”."
    )
    assert page.context.session.now.cases == before
    paste(part.sheet, 2, 0, "Child C\t9")  # over itself is no second one
    assert page.context.session.now.cases[2].age == "9"


def test_a_case_is_moved_removed_and_brought_back(page: PreparePage) -> None:
    part = cases(page)
    part.sheet.view.setCurrentIndex(part.sheet.model.index(3, 0))
    part.sheet.up.click()
    session = page.context.session
    assert [case.reference for case in session.now.cases[:4]] == [
        "Child A",
        "Child B",
        "Child D",
        "Child C",
    ]
    assert session.undo_label == "move Child D up"
    part.sheet.remove.click()
    part.sheet.remove.click()  # it has returns: the first time asks
    assert len(session.now.cases) == 7
    assert session.undo_label == "remove Child D"
    session.undo()
    assert session.now.cases[2].reference == "Child D"
    assert len(session.now.judgements_of(session.now.cases[0].id)) == 11


def test_removing_needs_a_row(empty_page: PreparePage) -> None:
    assert not cases(empty_page).sheet.remove.isEnabled()


def test_cells_are_emptied_but_a_reference_is_not(page: PreparePage) -> None:
    part = cases(page)
    part.sheet.view.cleared.emit([(0, 3), (1, 3)])
    assert [case.team for case in page.context.session.now.cases[:2]] == ["", ""]
    fault = fault_of(page, lambda: part.sheet.view.cleared.emit([(0, 0)]))
    assert fault.happened == "A case needs its reference."


def test_the_outline_is_written_at_the_side_in_one_step_of_undo(page: PreparePage) -> None:
    part = cases(page)
    part.sheet.view.setCurrentIndex(part.sheet.model.index(3, 0))
    before = page.context.session.now.cases[3].outline
    outline = part.panel.outline
    assert outline.toPlainText() == before
    for text in (" More.", " And more."):
        outline.moveCursor(outline.textCursor().MoveOperation.End)
        outline.insertPlainText(text)
        outline.flush()
    assert page.context.session.now.cases[3].outline == f"{before} More. And more."
    page.context.session.undo()
    assert page.context.session.now.cases[3].outline == before
    assert outline.toPlainText() == before


def test_going_to_another_case_keeps_the_outline_typed_for_this_one(page: PreparePage) -> None:
    part = cases(page)
    part.sheet.view.setCurrentIndex(part.sheet.model.index(0, 0))
    part.panel.outline.setPlainText("Only just typed.")
    part.sheet.view.setCurrentIndex(part.sheet.model.index(1, 0))
    now = page.context.session.now
    assert now.cases[0].outline == "Only just typed."
    assert part.panel.outline.toPlainText() == now.cases[1].outline


def test_papers_and_grouping_are_set_by_one_press(page: PreparePage) -> None:
    part = cases(page)
    part.sheet.view.setCurrentIndex(part.sheet.model.index(7, 0))
    part.panel.papers.chosen.emit(Papers.INCOMPLETE)
    assert page.context.session.now.cases[7].papers is Papers.INCOMPLETE
    part.grouping.chosen.emit(Grouping.PATHWAY)
    assert page.context.session.now.audit.grouping is Grouping.PATHWAY


def test_the_agenda_takes_times_as_they_are_typed(empty_page: PreparePage) -> None:
    sheet = day(empty_page, PreparationPart.AGENDA).agenda
    paste(sheet, 0, 0, "930\t15\tWelcome\topening\n9.45\t75 min\tCases\tca")
    now = empty_page.context.session.now
    assert [(entry.starts, entry.minutes, entry.kind.value) for entry in now.agenda] == [
        ("09:30", 15, "opening"),
        ("09:45", 75, "cases"),
    ]
    assert sheet.model.index(1, 4).data() == "11:00"
    fault = fault_of(empty_page, lambda: put(sheet, 0, "Starts", "25:10"))
    assert fault.happened == "“25:10” is not a time."


def test_a_new_row_of_the_agenda_takes_its_kind_from_its_usual_words(
    empty_page: PreparePage,
) -> None:
    sheet = day(empty_page, PreparationPart.AGENDA).agenda
    paste(
        sheet,
        0,
        0,
        "9:30\t15\tWelcome and apologies\n9:45\t60\tPathway 1\n10:45\t45\tLunch\n"
        "11:30\t60\tCases after lunch\n12:30\t10\tWelcome to the cases\n"
        "12:40\t10\tWelcome back\tlunch",
    )

    def kinds() -> list[str]:
        return [entry.kind.value for entry in empty_page.context.session.now.agenda]

    assert kinds() == ["opening", "cases", "break", "cases", "opening", "break"]
    assert put(sheet, 0, "What", "Lunch at the start")  # which was seen to be of its kind
    assert put(sheet, 1, "Kind", "coffee")
    assert kinds() == ["opening", "break", "break", "cases", "opening", "break"]
    fault = fault_of(empty_page, lambda: put(sheet, 0, "Kind", "something"))
    assert fault.remedy == "Write one of: opening, cases, break, themes, close, other."


def test_people_know_their_agency_by_its_name_or_short_name(page: PreparePage) -> None:
    sheet = day(page, PreparationPart.PEOPLE).people
    last = len(sheet.model.rows)
    assert put(sheet, last, "Role", "Headteacher")
    assert put(sheet, last, "Agency", "social care")
    found = page.context.session.now.participants[-1]
    assert found.agency_id == page.context.session.now.agencies[0].id
    fault = fault_of(page, lambda: put(sheet, last, "Agency", "Nobody"))
    assert fault.remedy == "Add it under Agencies first."


def test_removing_an_agency_takes_its_returns_and_undo_brings_them_back(page: PreparePage) -> None:
    page.show_part(PreparationPart.AGENCIES)
    part = page.part(PreparationPart.AGENCIES)
    assert isinstance(part, AgenciesPart)
    part.sheet.view.setCurrentIndex(part.sheet.model.index(0, 0))
    part.sheet.remove.click()
    part.sheet.remove.click()  # it has returns: the first time asks
    session = page.context.session
    assert (len(session.now.agencies), len(session.now.requests)) == (9, 29)
    session.undo()
    assert (len(session.now.agencies), len(session.now.requests)) == (10, 37)
    assert len(session.now.usable) == 24


def test_a_short_name_that_another_agency_has_is_refused_and_says_so(page: PreparePage) -> None:
    page.show_part(PreparationPart.AGENCIES)
    part = page.part(PreparationPart.AGENCIES)
    assert isinstance(part, AgenciesPart)
    agencies = page.context.session.now.agencies
    fault = fault_of(page, lambda: put(part.sheet, 0, "Short name", agencies[1].name.upper()))
    assert agencies[1].name in fault.happened
    assert page.context.session.now.agencies == agencies
    assert put(part.sheet, 0, "Short name", "Another one")


def test_what_is_no_mail_address_is_refused_and_says_so(page: PreparePage) -> None:
    page.show_part(PreparationPart.AGENCIES)
    part = page.part(PreparationPart.AGENCIES)
    assert isinstance(part, AgenciesPart)
    fault = fault_of(page, lambda: put(part.sheet, 0, "Mail", "lead@agency.invalid; ask Sam"))
    assert fault.happened == "“ask Sam” is not a mail address."
    assert not page.context.session.now.agencies[0].mail
    assert put(part.sheet, 0, "Mail", "lead@agency.invalid; Duty <duty@agency.invalid>")
    assert put(part.sheet, 0, "Mail", "")


def test_a_sheet_out_of_sight_may_hold_rows_of_an_agency_that_is_gone(
    page: PreparePage,
) -> None:
    people = day(page, PreparationPart.PEOPLE).people
    page.show_part(PreparationPart.AGENCIES)
    agencies = page.part(PreparationPart.AGENCIES)
    assert isinstance(agencies, AgenciesPart)
    agencies.sheet.choose(page.context.session.now.agencies[0].id)
    agencies.sheet.remove.click()
    gone = [row for row in people.model.rows if row.agency_id]
    assert gone
    theme = app_theme(page)
    theme.apply(scale=1.15)  # every sheet measures its words again
    theme.apply(scale=1.0)
    page.show_part(PreparationPart.PEOPLE)
    assert "" in [people.model.index(at, 1).data() for at in range(len(people.model.rows))]


def test_a_column_widens_for_what_is_typed_later(empty_page: PreparePage) -> None:
    sheet = cases(empty_page).sheet
    column = [held.title for held in sheet.model.shape.columns].index("Team")
    put(sheet, 0, "Case", "Child A")
    put(sheet, 0, "Team", "Team 1, north")
    needed = sheet.view.fontMetrics().horizontalAdvance("Team 1, north")
    assert sheet.view.columnWidth(column) > needed


def test_a_row_moved_to_the_top_stays_there_however_often_the_key_is_pressed(
    page: PreparePage,
) -> None:
    part = cases(page)
    third = part.sheet.model.rows[2]
    part.sheet.choose(third.id)
    part.sheet.up.setFocus()
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert page.context.session.now.cases[0].id == third.id
    assert QApplication.focusWidget() is part.sheet.up


def test_space_says_who_is_present_and_says_it_again(page: PreparePage) -> None:
    sheet = day(page, PreparationPart.PEOPLE).people
    before = page.context.session.now.participants[0].present
    sheet.view.setCurrentIndex(sheet.model.index(0, 3))
    for present in (not before, before):
        QTest.keyClick(sheet.view, Qt.Key.Key_Space)
        assert page.context.session.now.participants[0].present is present
        assert sheet.view.state() is not sheet.view.State.EditingState


@pytest.mark.parametrize("opened", [False, True])
def test_alt_and_down_offer_every_kind_of_time_and_move_nothing(
    page: PreparePage, opened: bool
) -> None:
    sheet = day(page, PreparationPart.AGENDA).agenda
    cell = sheet.model.index(0, 3)
    sheet.view.setFocus()
    sheet.view.setCurrentIndex(cell)
    if opened:
        sheet.view.edit(cell)
    QTest.keyClick(
        QApplication.focusWidget() or sheet.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier
    )
    editor = sheet.view.indexWidget(cell)
    assert isinstance(editor, QLineEdit)
    popup = editor.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.model().rowCount() == len(AgendaKind)
    assert sheet.view.currentIndex() == cell


def test_enter_after_tabs_begins_the_next_row_where_the_tabs_began(page: PreparePage) -> None:
    view = cases(page).sheet.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Return):  # an arrow ends the run
        QTest.keyClick(view, key)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 2)


def test_a_row_typed_with_tabs_ends_at_the_beginning_of_the_next(
    empty_page: PreparePage, qtbot: QtBot
) -> None:
    view = cases(empty_page).sheet.view
    view.setFocus()
    for text, key in (("A", Qt.Key.Key_Tab), ("6", Qt.Key.Key_Tab), ("F", Qt.Key.Key_Return)):
        QTest.keyClicks(view, text)
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClick(editor, key)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 1)
    assert view.currentIndex().column() == 0


def scrolled(page: PreparePage, qtbot: QtBot) -> TableEditor[Any]:
    """The sheet of cases in a narrow window, its cursor in the last column."""
    sheet = cases(page).sheet
    page.resize(1000, 600)
    with qtbot.waitExposed(page):
        page.show()
    sheet.view.choose(sheet.model.index(2, sheet.model.columnCount() - 1))
    assert sheet.view.horizontalScrollBar().value() > 0
    return sheet


def test_the_reference_stays_in_sight_when_the_others_are_scrolled(
    page: PreparePage, qtbot: QtBot
) -> None:
    sheet = scrolled(page, qtbot)
    view, first = sheet.view, sheet.model.index(3, 0)
    at, wide = view.horizontalScrollBar().value(), view.columnWidth(0)
    assert view.visualRect(first).left() == 0
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(first).center()
    )
    assert view.currentIndex() == first
    assert view.horizontalScrollBar().value() == at, "it needs no way to it"
    beside = first.siblingAtColumn(1)
    view.choose(beside)
    assert view.visualRect(beside).left() >= (wide if view.frozen else 0)
    view.horizontalScrollBar().setValue(at)
    image = view.viewport().grab().toImage()
    row = view.visualRect(sheet.model.index(0, 0))
    inks = {image.pixel(x, y) for x in range(row.width() - 4) for y in range(row.height())}
    view.horizontalScrollBar().setValue(0)
    image = view.viewport().grab().toImage()
    assert inks == {
        image.pixel(x, y) for x in range(row.width() - 4) for y in range(row.height())
    }, "its words are painted where they stand"


def test_no_other_heading_shows_through_the_one_that_stays(page: PreparePage, qtbot: QtBot) -> None:
    view = scrolled(page, qtbot).view
    head, wide = view.horizontalHeader(), view.columnWidth(0) - 4  # beside the line at its edge
    view.clearSelection()

    def seen() -> QImage:
        return head.viewport().grab().toImage().copy(0, 0, wide, head.height())

    bar = view.horizontalScrollBar()
    pictures = []
    for at in range(0, bar.maximum() + 1, 20):
        bar.setValue(at)
        if view.frozen:
            pictures.append(seen())
    assert len(pictures) > 3
    assert all(one == pictures[0] for one in pictures)


def test_the_line_of_a_cell_is_as_wide_as_its_words(page: PreparePage, qtbot: QtBot) -> None:
    sheet = scrolled(page, qtbot)
    view = sheet.view
    columns = [column.title for column in sheet.model.shape.columns]
    index = sheet.model.index(2, columns.index("Age"))
    for at, most in ((index, view.viewport().width()), (sheet.model.index(2, 0), 10_000)):
        view.choose(at)
        view.edit(at)
        line = view.indexWidget(at)
        assert isinstance(line, QLineEdit)
        cell = view.visualRect(at)
        line.setText("CAMHS referral after the second meeting")
        words = line.fontMetrics().horizontalAdvance(line.text())
        assert words < line.width() <= most
        assert line.x() == cell.x()
        line.setText("a word " * 60)
        assert line.geometry().right() <= view.viewport().rect().right()
        line.setText("1")
        assert line.geometry() == cell.intersected(line.geometry()) == cell
        QTest.keyClick(line, Qt.Key.Key_Escape)


def test_choosing_a_row_lets_go_of_the_one_before_though_ctrl_is_held(
    page: PreparePage,
) -> None:
    sheet = cases(page).sheet
    QTest.keyPress(sheet.view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    sheet.choose(page.context.session.now.cases[2].id)
    QTest.keyRelease(sheet.view, Qt.Key.Key_Control)
    assert [row.reference for row in sheet._selected()] == ["Child C"]


@pytest.mark.parametrize(
    ("part", "title", "words"),
    [
        (PreparationPart.CASES, "Papers", "“whole” is not complete or incomplete."),
        (PreparationPart.AGENDA, "Kind", "“whole” is not a kind of time."),
    ],
)
def test_a_word_that_does_not_fit_is_told_against_those_that_do(
    page: PreparePage, part: PreparationPart, title: str, words: str
) -> None:
    page.show_part(part)
    sheet = next(
        one
        for one in page.part(part).findChildren(TableEditor)
        if title in [column.title for column in one.model.shape.columns]
    )
    fault = fault_of(page, lambda: put(sheet, 0, title, "whole"))
    assert fault.happened == words
    titles = [column.title for column in sheet.model.shape.columns]
    choices = sheet.model.shape.columns[titles.index(title)].choices()
    assert fault.remedy == f"Write one of: {', '.join(choices)}."


def test_a_long_name_takes_the_room_there_is_free(page: PreparePage, qtbot: QtBot) -> None:
    page.show_part(PreparationPart.AGENCIES)
    part = page.part(PreparationPart.AGENCIES)
    assert isinstance(part, AgenciesPart)
    page.resize(1440, 700)
    show_active(page, qtbot)
    name = "Northern Partnership NHS Foundation Trust, services for young children"
    assert put(part.sheet, 0, "Agency", name)
    view = part.sheet.view
    assert view.columnWidth(0) > view.fontMetrics().horizontalAdvance(name)
    assert view.horizontalScrollBar().maximum() == 0
