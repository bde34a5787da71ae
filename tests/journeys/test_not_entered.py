"""Words that were not entered, and the place of the room, outlast an end of the program."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from core.acts.findings import keep_source
from core.model.case import Case
from core.model.finding import Source
from core.model.judgement import Judgement
from core.model.note import Note
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused
from ui.report.page import ReportPage
from ui.themes.comments import CommentsView
from ui.themes.places import ThemePlaces
from ui.widgets.growing_text import GrowingText


def leave_at_once(facilitator: Facilitator) -> None:
    """End without keeping anything, as a program that is ended from outside does."""
    assert facilitator.window.audit is not None
    facilitator.window.audit.shut()
    facilitator.window.audit = None
    facilitator.window.stack.setCurrentWidget(facilitator.window.start)


def begin(facilitator: Facilitator, path: Path) -> None:
    facilitator.open(path)
    facilitator.press("Ctrl+2")


def test_a_remark_half_typed_is_there_again_where_it_was_said(
    facilitator: Facilitator, cin: Path
) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+PgDown")
    question = facilitator.question
    facilitator.press("Ctrl+K")
    facilitator.say("Handover was late")
    facilitator.pause()
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "a remark in Walk" in facilitator.message
    assert facilitator.question == question, "the room is where it was"
    facilitator.press("Ctrl+K")
    assert focused().property("plainText") == "Handover was late"
    facilitator.press("Return")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        kept = [note for note in file.all(Note) if note.text == "Handover was late"]
        assert len(kept) == 1
        assert kept[0].case_id is not None
        assert file.drafts.all() == []


def test_a_remark_that_is_emptied_is_not_offered_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+K")
    facilitator.say("Handover was late")
    facilitator.pause()
    facilitator.press("Ctrl+A", "Delete")
    facilitator.pause()
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "a remark" not in facilitator.message


def test_a_return_half_typed_is_there_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    page = facilitator.page.workspace.page("prepare")
    now = facilitator.page.session.now
    asked = next(one for one in now.requests if not now.has_return(one.case_id, one.agency_id))
    facilitator.press("Ctrl+1")
    page.type_in((asked.case_id, asked.agency_id))  # type: ignore[attr-defined]
    facilitator.tab_to("Comment to question")
    facilitator.say("Seen on the ward")
    facilitator.pause()
    leave_at_once(facilitator)
    facilitator.open(cin)
    agency = now.agency[asked.agency_id].name
    assert f"the return of {agency} for {now.case[asked.case_id].reference}" in facilitator.message
    page = facilitator.page.workspace.page("prepare")
    facilitator.press("Ctrl+1")
    page.type_in((asked.case_id, asked.agency_id))  # type: ignore[attr-defined]
    assert facilitator.sees("What you typed before is still here.")
    facilitator.tab_to("Comment to question")
    assert focused().property("plainText") == "Seen on the ward"
    facilitator.tab_to("The rest is blank")
    facilitator.press("Space", "Space")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        assert file.drafts.all() == []


def test_the_stage_that_was_in_front_comes_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+3")
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert facilitator.page.workspace.stages.front == "themes"


def test_a_new_row_half_typed_is_there_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+Shift+4", "Ctrl+End", "Home", "Tab")
    facilitator.say("9")
    facilitator.press("Tab")
    assert facilitator.sees("The last row is kept as soon as it has a reference.")
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "a new row in Prepare" in facilitator.message
    facilitator.press("Ctrl+Shift+4")
    assert facilitator.sees("The last row is kept as soon as it has a reference.")
    facilitator.press("Ctrl+End", "Home")
    facilitator.say("Child Z")
    facilitator.press("Tab")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        made = [case for case in file.all(Case) if case.reference == "Child Z"]
        assert [case.age for case in made] == ["9"]
        assert file.drafts.all() == []


def test_a_cell_half_typed_stands_there_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+Shift+4", "Ctrl+Home", "Tab", "Tab", "Tab")
    facilitator.say("Team of the north")
    facilitator.pause()
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        assert [draft.text for draft in file.drafts.all()] == ["Team of the north"]
    facilitator.open(cin)
    assert "a cell in Prepare" in facilitator.message
    facilitator.press("Ctrl+Shift+4", "Ctrl+2")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        assert file.all(Case)[0].team == "Team of the north"
        assert file.drafts.all() == []


def test_a_cell_left_by_escape_is_not_offered_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+Shift+4", "Ctrl+Home", "Tab", "Tab", "Tab")
    facilitator.say("Team of the north")
    facilitator.pause()
    facilitator.press("Escape")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        assert file.drafts.all() == []
        assert file.all(Case)[0].team != "Team of the north"


def test_a_change_of_what_was_agreed_is_there_again(facilitator: Facilitator, cin: Path) -> None:
    begin(facilitator, cin)
    cursor, now = facilitator.page.workspace.context.cursor, facilitator.page.session.now
    settled = next(one for one in now.judgements if one.state.settled)
    cursor.go(settled.case_id, settled.point)
    facilitator.press("F2")
    facilitator.say(" And again.")
    facilitator.pause()
    leave_at_once(facilitator)
    facilitator.open(cin)
    reference = now.case[settled.case_id].reference
    key = now.tool.key_at(settled.point)
    told = f"a change to what was agreed for {reference} at question {key}"
    assert told in facilitator.message
    facilitator.press("Ctrl+2")
    assert focused().property("plainText") == f"{settled.reason} And again."
    facilitator.press("Ctrl+Return")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        held = file.get(Judgement, settled.id)
        assert held is not None
        assert held.reason == f"{settled.reason} And again."
        assert file.drafts.all() == []


def test_words_that_wait_for_enter_are_there_again_and_gone_once_they_are_entered(
    facilitator: Facilitator, cin: Path
) -> None:
    def type_a_theme() -> CommentsView:
        facilitator.press("Ctrl+3")
        themes = facilitator.page.workspace.page("themes")
        assert isinstance(themes, ThemePlaces)
        themes.evidence.show_view("comments")
        view = themes.evidence.findChild(CommentsView)
        assert isinstance(view, CommentsView)
        view.new_theme.setFocus()
        return view

    facilitator.open(cin)
    type_a_theme()
    facilitator.say("Late handovers between teams")
    facilitator.wait(timedelta(seconds=1.5))
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "a theme to add" in facilitator.message
    assert type_a_theme().new_theme.text() == "Late handovers between teams"
    facilitator.press("Return")
    assert "Late handovers between teams" in {
        one.title for one in facilitator.page.session.now.tool.themes
    }
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        assert file.drafts.all() == []


def test_what_was_typed_a_moment_ago_outlasts_an_end_of_the_system(
    facilitator: Facilitator, cin: Path
) -> None:
    begin(facilitator, cin)
    facilitator.press("Ctrl+K")
    facilitator.say("Handover was late")
    facilitator.window.keep_typed()  # asked for by the system, which then ends the program
    leave_at_once(facilitator)
    facilitator.open(cin)
    facilitator.press("Ctrl+K")
    assert focused().property("plainText") == "Handover was late"


def test_half_a_date_left_at_once_for_another_stage_stands_there_again(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+Shift+1")
    facilitator.tab_to("Kept until")
    facilitator.write("31 Dece")
    facilitator.press("Ctrl+2")  # no pause between the last letter and the stage
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "words in the field “Kept until”" in facilitator.message
    facilitator.press("Ctrl+Shift+1")
    facilitator.wait(timedelta(seconds=1))
    assert facilitator.tab_to("Kept until").property("text") == "31 Dece"


def when_passed_on(facilitator: Facilitator) -> GrowingText:
    """Ask for the export; return the field of when the concern there is was passed on."""
    facilitator.press("Ctrl+4")
    facilitator.rest()
    facilitator.press("Ctrl+E")
    facilitator.rest()
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    facilitator.wait(timedelta(seconds=1))
    return report.middle.asking.cards[0].form.told_at


def test_half_a_time_outlasts_the_panel_it_was_typed_in_and_goes_once_it_is_entered(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    when_passed_on(facilitator).setFocus()
    facilitator.say("half past")
    facilitator.press("Ctrl+2")  # no pause between the last letter and the stage
    assert when_passed_on(facilitator).toPlainText() == "half past", "in a panel made anew"
    leave_at_once(facilitator)
    facilitator.open(cin)
    assert "words in the field “When, such as 12:05”" in facilitator.message
    when = when_passed_on(facilitator)
    assert when.toPlainText() == "half past"
    when.setFocus()
    facilitator.write("00:05")
    facilitator.press("Tab")
    facilitator.press("Ctrl+2")
    leave_at_once(facilitator)
    with WorkshopFile.open(cin) as file:
        assert file.drafts.all() == []


def test_a_source_left_as_it_was_is_not_offered_otherwise_again(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+3")
    session = facilitator.page.session
    session.do(lambda file: keep_source(file, Source("Staff survey")))
    source = session.now.sources[-1]
    themes = facilitator.page.workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    themes.show_place("findings")
    change = themes.findings.change_source

    def title() -> QLineEdit:
        change.show_source(source)
        facilitator.wait(timedelta(seconds=1))
        assert change.form is not None
        return change.form.title

    title()
    facilitator.write("Staff survey of half")
    facilitator.wait(timedelta(seconds=1.5))
    assert len(session.drafts.all()) == 1
    facilitator.press("Escape")
    facilitator.rest()
    assert change.isHidden()
    assert session.drafts.all() == []
    assert title().text() == "Staff survey"
