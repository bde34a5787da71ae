"""Practitioner comments stand under their themes, and reach the wall only when chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts.heard import add_note
from core.model.note import Note, NoteKind, Stance
from core.room import ThemeScene
from tests.themes.conftest import Open
from tests.themes.looking import choose, comments, counting, heard
from ui.room.screens import Decision
from ui.themes.comment_row import CommentRow
from ui.themes.comments import CommentsView
from ui.themes.page import ThemesPage


def all_there(page: ThemesPage, qtbot: QtBot) -> CommentsView:
    view = comments(page)
    wanted = len(page.context.session.now.comments())
    qtbot.waitUntil(lambda: len(view.rows) == wanted)
    return view


def shown_under(view: CommentsView) -> dict[str, list[str]]:
    return {
        group.head.title.text(): [row.text.text() for row in group.rows]
        for group in view.groups
        if not group.isHidden()
    }


def row_of(view: CommentsView, words: str) -> CommentRow:
    return next(row for row in view.rows.values() if words in row.text.text())


def on_the_wall(page: ThemesPage) -> ThemeScene:
    """Return what would be on the wall; there is no second display in a test."""
    scene = page.context.room._scene
    assert isinstance(scene, ThemeScene)
    return scene


def test_comments_stand_under_their_themes(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    now = page.context.session.now
    for note in now.comments():
        theme_id = now.theme_of_note(note)
        assert theme_id is not None
        under = shown_under(view)[now.tool.theme[theme_id].title]
        assert any(note.text.strip("“”") in text for text in under)


def test_quotes_and_summaries_are_told_apart_and_nobody_is_named(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    for note_id, row in view.rows.items():
        note = next(one for one in page.context.session.now.notes if one.id == note_id)
        said = row.text.text()
        assert (said[0] == "“" and said[-1] == "”") == note.verbatim
        assert said.endswith("(in summary)") != note.verbatim
        assert note.role in row.about.text()


def test_a_stance_has_sign_and_word(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    words = {Stance.CHALLENGE: "▴ A challenge", Stance.HELPS: "+ What helps"}
    for row in view.rows.values():
        assert row.note is not None
        if row.note.stance in words:
            assert row.stance.text() == words[row.note.stance]


def test_a_comment_is_marked_for_the_room_and_unmarked(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    row = row_of(view, "two-page chronology")
    assert not row.may.isChecked()
    row.may.click()
    assert any(
        note.chosen and "two-page" in note.text for note in page.context.session.now.comments()
    )
    page.context.session.undo()
    assert not row.may.isChecked()


def test_a_theme_is_shown_with_its_chosen_comments_only(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    group = next(one for one in view.groups if one.head.title.text() == "Background")
    group.head.show_this.click()
    assert on_the_wall(page).theme == "Background"
    assert [one.text for one in on_the_wall(page).comments] == [
        "“Handovers lose the history, so families tell it again.”"
    ]


def test_a_comment_without_theme_of_its_own_is_shown_under_its_questions_theme(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    now = page.context.session.now
    question = now.tool.questions[0]
    note = Note(NoteKind.COMMENT, "Said in passing.", question_id=question.id)
    page.context.session.do(lambda file: add_note(file, note))
    view = all_there(page, qtbot)
    row_of(view, "Said in passing").may.click()
    choose(page.by_theme, now.tool.theme[question.theme_id].title)
    assert page.show_room()
    assert "Said in passing." in [one.text for one in on_the_wall(page).comments]


def test_a_theme_half_typed_is_asked_about_before_the_audit_closes(open_themes: Open) -> None:
    page, told = open_themes("cin"), list[str]()
    page.context.fault.connect(lambda fault: told.append(fault.sentences))
    assert not page.ask_what_is_unkept()
    view = comments(page)
    view.new_theme.setText("Fathers")
    counting(page)
    assert page.ask_what_is_unkept()
    assert page.view is view
    assert view.new_theme.text() == "Fathers"
    assert told[0].startswith("A theme is typed but not added.")
    view.new_theme.returnPressed.emit()
    assert "Fathers" in [theme.title for theme in page.context.session.now.tool.themes]
    assert not page.ask_what_is_unkept()


def test_one_comment_is_shown_by_its_own_wish(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    row = row_of(all_there(page, qtbot), "two-page chronology")
    row.show_this.click()
    assert [one.text for one in on_the_wall(page).comments] == [
        row.note.text if row.note is not None else ""
    ]


def test_f5_shows_the_theme_in_view(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    asked: list[Decision] = []
    page.context.room.asked.connect(asked.append)
    counting(page)
    choose(page.by_theme, "The plan")
    assert page.show_room()
    assert on_the_wall(page).theme == "The plan"
    assert asked  # with one display the facilitator is asked first
    choose(page.by_theme, "All themes")
    view = all_there(page, qtbot)
    row_of(view, "nobody reads the plan").may.setFocus()
    assert page.show_room()
    assert on_the_wall(page).theme == "The child's daily life"


def test_without_a_theme_the_question_is_shown_instead(open_themes: Open) -> None:
    assert not open_themes("empty").show_room()


def test_a_comment_is_filed_under_another_theme(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    row = row_of(view, "two-page chronology")
    choose(row.theme, "The plan")
    assert any("two-page chronology" in text for text in shown_under(view)["The plan"])
    page.context.session.undo()
    assert any("two-page chronology" in text for text in shown_under(view)["Background"])


def test_a_theme_that_emerged_is_added_renamed_and_removed(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    view.new_theme.setText("Time to reflect")
    QTest.keyClick(view.new_theme, Qt.Key.Key_Return)
    assert view.new_theme.text() == ""
    assert shown_under(view)["Time to reflect"] == []
    head = next(one.head for one in view.groups if one.head.title.text() == "Time to reflect")
    choose(row_of(view, "two-page chronology").theme, "Time to reflect")
    head = next(one.head for one in view.groups if one.head.title.text() == "Time to reflect")
    head.rename_it.click()
    head.field.setText("Room to think")
    QTest.keyClick(head.field, Qt.Key.Key_Return)
    assert "Room to think" in shown_under(view)
    head = next(one.head for one in view.groups if one.head.title.text() == "Room to think")
    told: list[str] = []
    page.context.said.connect(told.append)
    head.remove_it.click()
    assert "Room to think" in shown_under(view)
    head.remove_it.click()
    assert "Room to think" not in shown_under(view)
    stays = "1 note stays, under no theme of its own"
    assert told == [
        f"“Room to think” would go; {stays}. Remove once more does it.",
        f"“Room to think” removed; {stays}. Alt+Z takes it back.",
    ]
    assert any("two-page chronology" in text for text in shown_under(view)["Background"])


def test_a_theme_of_the_audit_tool_cannot_be_removed(open_themes: Open, qtbot: QtBot) -> None:
    view = all_there(open_themes("cin"), qtbot)
    head = next(one.head for one in view.groups if one.head.title.text() == "Background")
    assert head.remove_it.isHidden()
    assert not head.rename_it.isHidden()


def test_a_title_being_typed_is_kept_when_the_stage_is_left(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    head = next(one.head for one in view.groups if one.head.title.text() == "Background")
    head.rename_it.click()
    head.field.setText("Family history")
    page.leave()
    titles = [theme.title for theme in page.context.session.now.tool.themes]
    assert "Family history" in titles


def test_escape_gives_a_new_title_up(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = all_there(page, qtbot)
    head = next(one.head for one in view.groups if one.head.title.text() == "Background")
    head.rename_it.click()
    head.field.setText("Something else")
    QTest.keyClick(head.field, Qt.Key.Key_Escape)
    assert head.title.isVisible()
    page.leave()
    assert "Something else" not in [one.title for one in page.context.session.now.tool.themes]


@pytest.mark.parametrize("key", ["tier2", "empty"])
def test_no_comment_yet_says_how_one_comes(open_themes: Open, key: str) -> None:
    page = open_themes(key)
    view = comments(page)
    if not page.context.session.now.comments():
        assert view.empty.isVisible()
        assert "Ctrl+K" in view.empty.how.text()
    else:
        assert not view.empty.isVisible()


def test_what_was_heard_stands_by_theme_and_is_narrowed_by_kind(open_themes: Open) -> None:
    page = open_themes("cin")
    view = heard(page)
    kinds = {NoteKind.STRENGTH, NoteKind.IMPROVEMENT, NoteKind.OBSERVATION, NoteKind.CONCERN}
    there = [note for note in page.context.session.now.notes if note.kind in kinds]
    shown = [line for line in view.lines.lines if not line.heading]
    assert sorted(str(line.value) for line in shown) == sorted(str(note.id) for note in there)
    view.kinds.set_value(NoteKind.CONCERN)
    view.kinds.chosen.emit(NoteKind.CONCERN)
    concerns = [line for line in view.lines.lines if not line.heading]
    assert len(concerns) == 1
    assert "not yet passed on" in concerns[0].small
    assert concerns[0].sign == "!"


def test_a_line_heard_leads_to_its_place(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = heard(page)
    view.lines.setFocus()
    with qtbot.waitSignal(page.context.requested) as wanted:
        QTest.keyClick(view.lines, Qt.Key.Key_Return)
    assert wanted.args == ["walk"]
    place, now = page.context.cursor, page.context.session.now
    assert place.case_id is not None
    assert place.point is not None
    assert now.case[place.case_id].reference in (view.lines.at.small if view.lines.at else "")


def test_a_line_heard_is_filed_under_another_theme(open_themes: Open) -> None:
    page = open_themes("cin")
    view = heard(page)
    at = view.lines.at
    assert at is not None
    choose(view.file_under, "The plan")
    now = page.context.session.now
    note = next(one for one in now.notes if one.id == at.value)
    assert note.theme_id is not None
    assert now.tool.theme[note.theme_id].title == "The plan"
    assert view.lines.at is not None
    assert view.lines.at.value == at.value


def test_nothing_heard_yet_says_how_it_comes(open_themes: Open) -> None:
    view = heard(open_themes("empty"))
    assert view.nothing.isVisible()
    assert "Ctrl+K" in view.nothing.how.text()
