"""Practitioner comments stand under their themes, and reach the wall only when chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts.heard import add_note
from core.model.changed import Changed
from core.model.note import Note, NoteKind, Stance
from core.room import ThemeScene
from core.store.file import WorkshopFile
from tests.themes.conftest import Open
from tests.themes.looking import choose, comments, counting, heard
from ui.room.screens import Decision
from ui.theme import app_theme
from ui.themes.comment_rows import CommentRef
from ui.themes.comments import CommentsView
from ui.themes.lines import EvidenceLayout, EvidenceRow
from ui.themes.page import ThemesPage
from ui.themes.row_actions import CommentActions, ThemeActions


def shown_under(view: CommentsView) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    title = ""
    for line in view.lines.lines:
        if line.heading:
            if not line.title:
                continue
            title = line.title.split(" · ")[0]
            found[title] = []
        else:
            found[title].append(line.text)
    return found


def at_comment(view: CommentsView, words: str) -> CommentActions:
    """Put the keyboard at a comment; return what can be done with it."""
    lines = view.lines.lines
    view.lines.go_to(next(n for n, line in enumerate(lines) if words in line.text))
    assert not view.comment.isHidden()
    return view.comment


def at_theme(view: CommentsView, title: str) -> ThemeActions:
    """Put the keyboard at a theme's line; return what can be done with it."""
    lines = view.lines.lines
    at = (n for n, line in enumerate(lines) if line.heading and line.title.startswith(title))
    view.lines.go_to(next(at))
    assert not view.theme.isHidden()
    return view.theme


def on_the_wall(page: ThemesPage) -> ThemeScene:
    """Return what would be on the wall; there is no second display in a test."""
    scene = page.context.room._scene
    assert isinstance(scene, ThemeScene)
    return scene


def test_comments_stand_under_their_themes(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = comments(page)
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
    view = comments(page)
    notes = {note.id: note for note in page.context.session.now.comments()}
    for line in view.lines.lines:
        if isinstance(line.value, CommentRef):
            note = notes.pop(line.value.id)
            assert (line.text[0] == "“" and line.text[-1] == "”") == note.verbatim
            assert line.text.endswith("(in summary)") != note.verbatim
            assert note.role in line.small
    assert not notes


def test_a_stance_has_sign_and_word(open_themes: Open) -> None:
    page = open_themes("cin")
    view = comments(page)
    notes = {note.id: note for note in page.context.session.now.comments()}
    words = {Stance.CHALLENGE: ("▴", "A challenge"), Stance.HELPS: ("+", "What helps")}
    for line in view.lines.lines:
        if isinstance(line.value, CommentRef) and notes[line.value.id].stance in words:
            sign, word = words[notes[line.value.id].stance]
            assert line.sign == sign
            assert line.small.startswith(f"{word} · ")


def test_a_comment_is_marked_for_the_room_and_unmarked(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = comments(page)
    row = at_comment(view, "two-page chronology")
    assert not row.may.isChecked()
    row.may.click()
    assert any(
        note.chosen and "two-page" in note.text for note in page.context.session.now.comments()
    )
    page.context.session.undo()
    assert not row.may.isChecked()


def test_a_theme_is_shown_with_its_chosen_comments_only(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = comments(page)
    at_theme(view, "Background").show_this.click()
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
    view = comments(page)
    at_comment(view, "Said in passing").may.click()
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
    row = at_comment(comments(page), "two-page chronology")
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
    view = comments(page)
    at_comment(view, "nobody reads the plan").may.setFocus()
    assert page.show_room()
    assert on_the_wall(page).theme == "The child's daily life"


def test_without_a_theme_the_question_is_shown_instead(open_themes: Open) -> None:
    assert not open_themes("empty").show_room()


def test_a_comment_is_filed_under_another_theme(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = comments(page)
    row = at_comment(view, "two-page chronology")
    choose(row.theme, "The plan")
    assert any("two-page chronology" in text for text in shown_under(view)["The plan"])
    page.context.session.undo()
    assert any("two-page chronology" in text for text in shown_under(view)["Background"])
    row = at_comment(view, "two-page chronology")
    note = row.note
    assert note is not None
    other = next(one for one in page.context.session.now.cases if one.id != note.case_id)
    row.also.chosen.emit(other.id)
    assert row.also.text() == f"Also of {other.reference}"
    at = view.lines.at
    assert at is not None
    assert other.reference in at.small
    page.context.session.undo()


def test_a_theme_that_emerged_is_added_renamed_and_removed(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = comments(page)
    view.new_theme.setText("Time to reflect")
    QTest.keyClick(view.new_theme, Qt.Key.Key_Return)
    assert view.new_theme.text() == ""
    assert shown_under(view)["Time to reflect"] == []
    head = at_theme(view, "Time to reflect")
    choose(at_comment(view, "two-page chronology").theme, "Time to reflect")
    head = at_theme(view, "Time to reflect")
    head.rename_it.click()
    head.field.setText("Room to think")
    QTest.keyClick(head.field, Qt.Key.Key_Return)
    assert "Room to think" in shown_under(view)
    head = at_theme(view, "Room to think")
    told: list[str] = []
    page.context.notice_requested.connect(told.append)
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
    view = comments(open_themes("cin"))
    head = at_theme(view, "Background")
    assert head.remove_it.isHidden()
    assert not head.rename_it.isHidden()


def test_a_title_being_typed_is_kept_when_the_stage_is_left(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = comments(page)
    head = at_theme(view, "Background")
    head.rename_it.click()
    head.field.setText("Family history")
    page.leave()
    titles = [theme.title for theme in page.context.session.now.tool.themes]
    assert "Family history" in titles


def test_escape_gives_a_new_title_up(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = comments(page)
    head = at_theme(view, "Background")
    head.rename_it.click()
    head.field.setText("Something else")
    QTest.keyClick(head.field, Qt.Key.Key_Escape)
    assert head.rename_it.isVisible()
    assert page.window().focusWidget() is view.lines
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


def test_a_comment_marked_at_its_question_reaches_the_wall_with_its_theme(
    open_themes: Open,
) -> None:
    page = open_themes("cin")
    now = page.context.session.now
    question = now.tool.questions[0]
    note = Note(NoteKind.COMMENT, "Marked in Walk.", question_id=question.id, chosen=True)
    assert page.context.session.do(lambda file: add_note(file, note))
    choose(page.by_theme, now.tool.theme[question.theme_id].title)
    assert page.show_room()
    assert "Marked in Walk." in [one.text for one in on_the_wall(page).comments]


def test_a_comment_under_no_theme_is_told_why_no_theme_shows_it(open_themes: Open) -> None:
    page = open_themes("cin")
    note = Note(NoteKind.COMMENT, "About the day.")
    assert page.context.session.do(lambda file: add_note(file, note))
    told: list[str] = []
    page.context.notice_requested.connect(told.append)
    at_comment(comments(page), "About the day").may.click()
    assert told == [
        "This comment is under no theme, so no theme brings it to the room screen. "
        "File it under one, or show it by itself."
    ]


def test_nothing_is_said_to_be_shown_while_it_is_not(open_themes: Open) -> None:
    page = open_themes("cin")
    told: list[str] = []
    asked: list[Decision] = []
    page.context.notice_requested.connect(told.append)
    page.context.room.asked.connect(asked.append)
    choose(page.by_theme, "Records")
    assert page.show_room()
    assert asked  # there is one display: the facilitator is asked first
    assert told == []
    page.context.room.show_in_window()
    assert page.show_room()
    assert told == [
        "“Records” is shown without comments: none is marked “May be shown to the room”."
    ]
    page.context.room.close()


def test_the_keyboard_goes_from_a_theme_to_its_comments_and_marks_one(open_themes: Open) -> None:
    page = open_themes("cin")
    view = comments(page)
    at_theme(view, "Background")
    view.lines.setFocus()
    QTest.keyClick(view.lines, Qt.Key.Key_Down)
    note = view.comment.note
    assert note is not None
    theme_id = page.context.session.now.theme_of_note(note)
    assert theme_id is not None
    assert page.context.session.now.tool.theme[theme_id].title == "Background"
    chosen = note.chosen
    QTest.keyClick(view.lines, Qt.Key.Key_Space)
    assert view.comment.may.isChecked() != chosen
    assert page.window().focusWidget() is view.lines
    QTest.keyClick(view.lines, Qt.Key.Key_Space)
    assert view.comment.may.isChecked() == chosen


def test_tab_leads_from_the_list_to_what_can_be_done_with_its_line(open_themes: Open) -> None:
    page = open_themes("cin")
    view = comments(page)
    at_comment(view, "two-page chronology")
    view.lines.setFocus()
    QTest.keyClick(view.lines, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is view.comment.may


def test_a_theme_is_added_above_the_list_and_the_keyboard_is_at_it(open_themes: Open) -> None:
    page = open_themes("cin")
    view = comments(page)
    assert view.new_theme.mapTo(page, view.new_theme.rect().topLeft()).y() < 250
    view.new_theme.setText("Fathers")
    QTest.keyClick(view.new_theme, Qt.Key.Key_Return)
    assert view.lines.at is not None
    assert view.lines.at.title == "Fathers · 0 comments · emerged in the room"


def test_of_a_thousand_comments_only_those_in_sight_are_laid_out(
    open_themes: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_themes("cin")
    themes = page.context.session.now.tool.themes

    def many(file: WorkshopFile) -> Changed | None:
        with file.act("hear much") as act:
            for at in range(1000):
                words = f"Comment {at}: " + "plans are long " * (at % 9 + 1)
                theme = themes[at % len(themes)].id
                file.put(Note(NoteKind.COMMENT, words, theme_id=theme, role="Nurse"))
        return act.news

    assert page.context.session.do(many)
    measured: list[object] = []
    height = EvidenceLayout.height

    def counted(layout: EvidenceLayout, row: EvidenceRow, width: int, first: bool) -> int:
        measured.append(row)
        return height(layout, row, width, first)

    monkeypatch.setattr(EvidenceLayout, "height", counted)
    view = comments(page)
    qtbot.waitUntil(lambda: bool(measured))
    QApplication.processEvents()
    assert len(measured) < 60
    QTest.keyClick(view.lines, Qt.Key.Key_End)
    QApplication.processEvents()
    assert len(measured) < 120
    last = view.lines.visualRect(view.lines.currentIndex())
    assert view.lines.viewport().rect().contains(last)
    page.show_view("heard")
    measured.clear()
    page.context.session.undo()
    QApplication.processEvents()
    assert not any(row in measured for row in view.lines.lines)


def test_no_comment_is_cut_wherever_the_list_is_scrolled_to(alone: None, open_themes: Open) -> None:
    view = comments(open_themes("cin"))
    bar = view.lines.verticalScrollBar()
    for scale in (1.0, 2.0):
        app_theme().apply(scale=scale)
        QApplication.processEvents()
        for value in range(0, bar.maximum() + 1, 97):
            bar.setValue(value)
            QApplication.processEvents()
            for at, row in enumerate(view.lines.rows):
                where = view.lines.visualRect(view.lines.model().index(at, 0))
                if where.intersects(view.lines.viewport().rect()):
                    width = view.lines.viewport().width()
                    assert where.height() == view.lines.row_layout.height(row, width, at == 0)
