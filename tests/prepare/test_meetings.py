"""An audit of several meetings: each has its day, agenda, people and cases of its own."""

from typing import Any

from PySide6.QtGui import QGuiApplication

from core.acts.prepare import remove_rows
from core.model.audit import Audit
from core.model.meeting import MeetingKind
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.readiness import PreparationPart
from ui.prepare.day_part import DayPart
from ui.prepare.page import PreparePage
from ui.prepare.table_editor import TableEditor


def opened(page: PreparePage, part: PreparationPart = PreparationPart.AGENDA) -> DayPart:
    page.show_part(part)
    assert isinstance(page.front, DayPart)
    return page.front


def put(sheet: TableEditor[Any], *cells: str) -> None:
    """Type a line at the end, a cell each."""
    sheet.model.paste(sheet.model.rowCount() - 1, 0, [list(cells)])


def now(page: PreparePage) -> Snapshot:
    return page.context.session.now


def with_panel(page: PreparePage) -> DayPart:
    """Type a second meeting by its name and day, and look at the audit from it."""
    part = opened(page)
    part.another.click()
    put(part.meetings, "Practitioners", "", "16 April 2014", "13:00", "16:00", "Town hall")
    page.context.session.choose_meeting(now(page).meetings[0].id)
    return part


def test_an_audit_of_one_day_sees_nothing_of_meetings(own_page: PreparePage) -> None:
    page, part = own_page, opened(own_page)
    assert part.meeting.isHidden()
    assert [one.text() for one in part.which._segments] == ["Agenda", "People"]
    assert page.navigation._ready.title.text() == "Ready for the day?"


def test_a_second_meeting_has_a_day_people_cases_and_an_agenda_of_its_own(
    page: PreparePage, cin_file: WorkshopFile
) -> None:
    before = now(page)
    part = with_panel(page)
    assert not part.meeting.isHidden()
    assert now(page).meetings[0].kind is MeetingKind.PRACTITIONERS
    assert now(page).here_day == "2014-04-16"
    assert not part.agenda.model.rows
    part.show_sheet(PreparationPart.AGENDA)
    put(part.agenda, "13:00", "120", "Cases")
    part.show_sheet(PreparationPart.PEOPLE)
    put(part.people, "Chair")
    part.show_sheet(PreparationPart.MEETING_CASES)
    assert part.taken.text() == "“Practitioners” goes through every case, 8 in all."
    for case in before.cases[:2]:
        put(part.cases, case.reference)
    assert [case.id for case in now(page).listed_cases] == [one.id for one in before.cases[:2]]
    page.context.session.choose_meeting(None)
    assert [len(part.agenda.model.rows), len(part.people.model.rows)] == [
        len(before.agenda),
        len(before.participants),
    ]
    assert len(now(page).listed_cases) == len(before.cases)
    assert snapshot(cin_file).agenda == now(page).agenda


def test_the_same_case_is_named_once_for_a_meeting(page: PreparePage) -> None:
    part = with_panel(page)
    reference = now(page).cases[0].reference
    put(part.cases, reference)
    put(part.cases, reference)
    refusal = page.context.session.refusal
    assert refusal is not None
    assert "already" in refusal.happened
    page.context.session.choose_meeting(None)
    put(part.cases, reference)  # at another meeting it may be named
    assert len(now(page).meeting_cases) == 2


def test_people_come_again_without_being_there_already(page: PreparePage) -> None:
    part = with_panel(page)
    part.show_sheet(PreparationPart.PEOPLE)
    assert not part.again.isHidden()
    part.again.click()
    people = now(page).here_people
    own = [one for one in now(page).participants if one.meeting_id is None]
    assert [one.role for one in people] == [one.role for one in own]
    assert not any(one.present for one in people)
    assert part.again.isHidden()


def test_a_meeting_removed_takes_what_is_its_own_and_one_undo_brings_it_back(
    page: PreparePage,
) -> None:
    part, session = with_panel(page), page.context.session
    put(part.agenda, "13:00", "120", "Cases")
    put(part.people, "Chair")
    put(part.cases, now(page).cases[0].reference)
    before = now(page)
    part.show_sheet(PreparationPart.MEETINGS)
    part.meetings.choose(before.meetings[0].id)
    part.meetings.remove.click()
    assert not now(page).meetings
    assert not now(page).meeting_cases
    assert all(one.meeting_id is None for one in now(page).agenda)
    assert now(page).here is None
    session.undo()
    assert now(page) == before


def test_ready_asks_about_the_meeting_that_is_looked_at(page: PreparePage) -> None:
    with_panel(page)
    ready = page.navigation._ready
    assert ready.title.text() == "Ready for “Practitioners”?"
    assert "No agenda yet" in [line.text() for line in ready.lines]
    page.context.session.choose_meeting(None)
    assert ready.title.text() == "Ready for “The day”?"
    assert "No agenda yet" not in [line.text() for line in ready.lines]


def test_rows_move_within_their_meeting_only(page: PreparePage) -> None:
    part = with_panel(page)
    own = [one.title for one in now(page).agenda]
    put(part.agenda, "13:00", "10", "Welcome")
    put(part.agenda, "13:10", "120", "Cases")
    part.agenda.view.choose(part.agenda.model.index(1, 0))
    part.agenda.up.click()
    assert [one.title for one in now(page).here_agenda] == ["Cases", "Welcome"]
    page.context.session.choose_meeting(None)
    assert [one.title for one in now(page).here_agenda] == own


def test_the_audits_own_day_has_a_name_among_the_meetings(page: PreparePage) -> None:
    part = with_panel(page)
    part.show_sheet(PreparationPart.MEETINGS)
    part.own_title.setText("Panel")
    part.own_title.textEdited.emit("Panel")
    part.own_title.flush()
    assert now(page).audit.day_title == "Panel"
    assert any("Panel" in part.meeting.itemText(at) for at in range(part.meeting.count()))
    assert isinstance(now(page).audit, Audit)


def test_cases_are_put_in_another_order_and_an_invitation_is_copied(own_page: PreparePage) -> None:
    page, part = own_page, opened(own_page)
    before = [one.reference for one in now(page).cases]
    assert part.order.isVisibleTo(part) == (len(before) > 1)
    put(opened(page, PreparationPart.PEOPLE).people, "Somebody new")
    assert part.invitation.isVisibleTo(part)
    part.people.choose(now(page).participants[-1].id)
    part.invitation.click()
    assert "You are invited as Somebody new" in QGuiApplication.clipboard().text()
    opened(page)
    order_cases_by(part, "Strengths first")
    page.context.session.undo()
    assert [one.reference for one in now(page).cases] == before


def order_cases_by(part: DayPart, words: str) -> None:
    menu = part.order.menu()
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.deleteLater()


def test_a_practitioner_comes_for_their_own_cases_only(own_page: PreparePage) -> None:
    page = own_page
    part = opened(page, PreparationPart.PEOPLE)
    first, second = (one.reference for one in now(page).cases[:2])
    put(part.people, "Health visitor of one", "", "", "", f"{first}; {second}")
    person = now(page).participants[-1]
    comes = [now(page).case[one].reference for one in now(page).comes_for(person.id)]
    assert comes == [first, second]
    part.people.choose(person.id)
    part.invitation.click()
    text = QGuiApplication.clipboard().text()
    assert "You come for 2 cases of the day" in text
    assert first not in text
    page.context.session.do(lambda file: remove_rows(file, "remove", [person]))
    assert not now(page).participant_cases
    page.context.session.undo()
    assert len(now(page).comes_for(person.id)) == 2
    at = next(n for n, one in enumerate(now(page).here_people) if one.id == person.id)
    only = part.people.model.columnCount() - 1
    part.people.model.paste(at, only, [["none"]])
    assert now(page).comes_for_none(now(page).participants[-1])
    assert part.people.model.index(at, only).data() == "none"
    part.people.model.paste(at, only, [[""]])
    assert not now(page).comes_for_none(now(page).participants[-1])
