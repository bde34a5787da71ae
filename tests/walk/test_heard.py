"""What people say is caught while they speak, and stands where it was said."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.acts.heard import add_note
from core.acts.prepare import keep_rows
from core.model.case import Agency, Case
from core.model.ids import NEW, NoteId
from core.model.note import Note, NoteKind, Stance
from core.model.tool import Point
from tests.showing import show_active
from tests.walk.conftest import Watch, case_called, used_by_another_program
from ui.audit.context import AuditContext
from ui.theme import AppTheme, app_theme
from ui.walk.heard.concerns import OpenConcernsBar
from ui.walk.heard.panel import HeardPanel
from ui.walk.heard.row import NoteRow
from ui.walk.heard.words import NoteContext, Speaker, about


@pytest.fixture
def heard(context: AuditContext, qtbot: QtBot) -> HeardPanel:
    panel = HeardPanel(context)
    qtbot.addWidget(panel)
    panel.resize(348, 820)
    show_active(panel, qtbot)
    return panel


def _last(context: AuditContext) -> Note:
    return max(context.session.now.notes, key=lambda note: note.id)


def _note(context: AuditContext, kind: NoteKind) -> Note:
    return next(note for note in context.session.now.notes if note.kind is kind)


def _listed(panel: HeardPanel) -> list[NoteRow]:
    rows = [row for row in panel.list.rows.values() if row.isVisible()]
    return sorted(rows, key=NoteRow.y)


def _above(widget: QWidget) -> list[QWidget]:
    found = []
    above = widget.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


def _type(panel: HeardPanel, words: str) -> None:
    panel.focus_entry()
    QTest.keyClicks(panel.entry.text, words)


def test_enter_keeps_what_was_said_with_case_question_and_theme(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    context.cursor.go(case_called(context, "Child D"), context.session.now.tool.points[4])
    _type(heard, "The learning mentor gives him a steady outlet.")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    note = _last(context)
    assert note.text == "The learning mentor gives him a steady outlet."
    assert note.kind is NoteKind.COMMENT
    assert note.case_id == case_called(context, "Child D")
    assert note.question_id == context.session.now.tool.points[4].question_id
    assert note.theme_id is not None
    assert context.session.now.tool.theme[note.theme_id].title == "The child's daily life"
    assert note.said_at == "2014-04-09T11:32:00"
    assert heard.entry.text.toPlainText() == ""
    assert heard.entry.text.hasFocus()


def test_shift_enter_starts_a_new_line(heard: HeardPanel, qtbot: QtBot) -> None:
    _type(heard, "One")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(heard.entry.text, "two")
    assert heard.entry.text.toPlainText().replace("\u2028", "\n") == "One\ntwo"


def test_esc_gives_the_focus_back_and_loses_no_word(heard: HeardPanel, qtbot: QtBot) -> None:
    _type(heard, "Half a sen")
    with qtbot.waitSignal(heard.leave_requested):
        QTest.keyClick(heard.entry.text, Qt.Key.Key_Escape)
    assert heard.entry.text.toPlainText() == "Half a sen"


def test_words_half_typed_stay_at_the_question_they_were_said_at(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    then = context.cursor.point
    _type(heard, "She asked for every paper her")
    context.cursor.next_point()
    assert heard.entry.place.words == "Child D · Q1"
    QTest.keyClicks(heard.entry.text, "self")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    assert then is not None
    assert _last(context).question_id == then.question_id
    assert _last(context).text == "She asked for every paper herself"
    assert heard.entry.place.words == "Child D · Q2"


def test_words_half_typed_can_be_moved_along_with_the_room(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    _type(heard, "About the next one")
    context.cursor.next_point()
    point = context.cursor.point
    assert point is not None
    heard.entry.place.row.chosen.emit(NoteContext(context.cursor.case_id, point.question_id))
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    assert _last(context).question_id == point.question_id


def test_an_empty_box_keeps_nothing(heard: HeardPanel, context: AuditContext, qtbot: QtBot) -> None:
    before = context.session.now.notes
    heard.focus_entry()
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    assert context.session.now.notes == before


def test_a_comment_says_who_how_and_what_it_does(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    nurse = next(p for p in context.session.now.participants if p.role == "School nurse")
    _type(heard, "Ring before each meeting.")
    heard.entry.said_by.chip.set_value(Speaker("School nurse", nurse.agency_id))
    heard.entry.said_by.chip.chosen.emit(Speaker("School nurse", nurse.agency_id))
    heard.entry.wording.set_value(True)
    heard.entry.stance.set_value(Stance.SUGGESTION)
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    note = _last(context)
    assert (note.role, note.agency_id) == ("School nurse", nurse.agency_id)
    assert note.verbatim
    assert note.stance is Stance.SUGGESTION
    row = _listed(heard)[1]  # below the open concern
    assert row.content.text == "“Ring before each meeting.”"
    assert row.content.below == (
        "Comment, suggestion · Child D · Q1 · Records · School nurse · 11:32"
    )


def test_a_role_that_is_not_in_the_list_can_be_typed(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    _type(heard, "We never saw the minutes.")
    heard.entry.said_by.chip.chosen.emit("typed")
    assert heard.entry.said_by.role.isVisible()
    QTest.keyClicks(heard.entry.said_by.role, "Deputy head")
    QTest.keyClick(heard.entry.said_by.role, Qt.Key.Key_Return)
    assert heard.entry.text.hasFocus()
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    assert (_last(context).role, _last(context).agency_id) == ("Deputy head", None)


def test_nobody_is_offered_by_name(heard: HeardPanel, context: AuditContext) -> None:
    offered = [action.text() for action in heard.entry.said_by.chip.menu().actions()]
    assert "Health visitor, Health visiting" in offered
    assert not [
        person.name for person in context.session.now.participants if person.name in offered
    ]


def test_a_concern_stays_on_top_and_the_next_note_is_no_concern(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    heard.entry.kind.row.chosen.emit(NoteKind.CONCERN)
    heard.entry.for_whom.setPlainText("Team manager")
    _type(heard, "He was not seen this week.")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    _type(heard, "A later comment")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    assert _last(context).kind is NoteKind.COMMENT
    first = _listed(heard)[0].content
    assert first.text == "He was not seen this week."
    assert first.urgent == "not yet passed on"
    assert first.below == "For: Team manager · Child D · Q1 · Records · raised 11:32"


def test_arrows_go_along_the_list_and_enter_opens_one_in_its_place(
    heard: HeardPanel, qtbot: QtBot
) -> None:
    heard.list.focus_first()
    rows = _listed(heard)
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Return)
    assert heard.editor.isVisible()
    assert heard.editor.text.toPlainText() == rows[1].content.text
    assert not rows[1].isVisible()
    assert heard.editor.text.hasFocus()
    QTest.keyClick(heard.editor.text, Qt.Key.Key_Escape)
    assert not heard.editor.isVisible()
    assert rows[1].hasFocus()


def _folded(row: NoteRow) -> bool:
    return row.folded


def test_a_long_note_folds_to_three_lines_and_unfolds_by_key_and_press(
    heard: HeardPanel, context: AuditContext
) -> None:
    long = "Nobody asked the family what they had been told about the plan. " * 30
    context.session.do(lambda file: add_note(file, Note(NoteKind.COMMENT, long)))
    row = heard.list.rows[context.session.now.notes[-1].id]
    short = row.heightForWidth(row.width())
    line = heard.fontMetrics().lineSpacing()
    assert _folded(row)
    assert short < 7 * line
    assert row.accessibleName() == long.strip().rstrip(".")
    assert "Right unfolds it" in row.accessibleDescription()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert not _folded(row)
    assert row.heightForWidth(row.width()) > 25 * line
    assert "Left folds it" in row.accessibleDescription()
    context.session.do(lambda file: add_note(file, Note(NoteKind.COMMENT, "Another.")))
    assert not _folded(row), "what else is heard folds nothing"
    assert "folds" not in _listed(heard)[1].accessibleDescription()
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert _folded(row)
    row.resize(row.width(), short)
    row.grab()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row._link().center().toPoint())
    assert not _folded(row)
    assert not heard.editor.isVisible(), "the note is not opened with it"


def test_an_edit_is_kept_at_a_pause_and_is_one_step_of_undo(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = _note(context, NoteKind.STRENGTH)
    heard.open_note(note.id)
    heard.editor.text.moveCursor(heard.editor.text.textCursor().MoveOperation.End)
    for words in (" Twice", ", in fact."):
        with qtbot.waitSignal(context.session.changed):
            QTest.keyClicks(heard.editor.text, words)
    assert _note(context, NoteKind.STRENGTH).text == note.text + " Twice, in fact."
    context.session.undo()
    assert _note(context, NoteKind.STRENGTH).text == note.text
    assert heard.editor.text.toPlainText() == note.text


def test_flush_keeps_what_was_typed_since_the_last_pause(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = _note(context, NoteKind.STRENGTH)
    heard.open_note(note.id)
    import_module("core.wording.careful_reader.in_findings")  # as the start screen does
    heard.editor.text.setPlainText("It was so in 14 of 21 returns (66.6%)")
    heard.flush()
    assert "66.7%" in heard.editor.read.text()
    assert heard.editor.text.extraSelections()
    heard.editor.text.setPlainText("Other words")
    heard.flush()
    assert heard.editor.read.isHidden()
    assert _note(context, NoteKind.STRENGTH).text == "Other words"


def test_a_note_can_be_filed_elsewhere(heard: HeardPanel, context: AuditContext) -> None:
    note = _note(context, NoteKind.IMPROVEMENT)
    heard.open_note(note.id)
    tool = context.session.now.tool
    heard.editor.case.chosen.emit(case_called(context, "Child E"))
    heard.editor.question.chosen.emit(Point(tool.questions[8].id))
    heard.editor.theme.chosen.emit(tool.themes[1].id)
    moved = next(one for one in context.session.now.notes if one.id == note.id)
    assert moved.case_id == case_called(context, "Child E")
    assert moved.question_id == tool.questions[8].id
    assert moved.theme_id == tool.themes[1].id
    assert heard.editor.case.text() == "Case: Child E"
    assert heard.editor.also.text() == "Also of…"
    child_f = case_called(context, "Child F")
    heard.editor.also.chosen.emit(child_f)
    assert heard.editor.also.text() == "Also of Child F"
    assert moved in context.session.now.notes_on(child_f)
    assert "Child E · Child F" in " · ".join(about(moved, context.session.now))
    heard.editor.also.chosen.emit(child_f)
    assert heard.editor.also.text() == "Also of…"


def test_a_note_removed_comes_back_with_undo(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = _note(context, NoteKind.STRENGTH)
    heard.open_note(note.id)
    QTest.mouseClick(heard.editor.remove, Qt.MouseButton.LeftButton)
    assert note not in context.session.now.notes
    assert not heard.editor.isVisible()
    assert heard.removed.isVisible()
    QTest.mouseClick(heard.removed.undo, Qt.MouseButton.LeftButton)
    assert note in context.session.now.notes
    assert not heard.removed.isVisible()


def test_after_a_note_is_removed_the_focus_is_on_the_one_that_took_its_place(
    heard: HeardPanel, context: AuditContext
) -> None:
    rows = _listed(heard)
    at, note = next(
        (at, note)
        for at, row in enumerate(rows)
        for note in context.session.now.notes
        if heard.list.rows.get(note.id) is row and not note.is_open
    )
    after = rows[at + 1]
    heard.open_note(note.id)
    heard.editor.remove.setFocus()
    QTest.keyClick(heard.editor.remove, Qt.Key.Key_Space)
    assert note not in context.session.now.notes
    assert QApplication.focusWidget() is after


def test_a_comment_is_chosen_for_the_room(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = next(one for one in context.session.now.comments() if not one.chosen)
    heard.open_note(note.id)
    QTest.mouseClick(heard.editor.for_room, Qt.MouseButton.LeftButton)
    assert next(one for one in context.session.now.notes if one.id == note.id).chosen


def test_a_concern_is_passed_on_when_all_three_are_on_record(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = _note(context, NoteKind.CONCERN)
    heard.open_note(note.id)
    part = heard.editor.passing_on
    assert part.told.hasFocus()
    assert part.state.text() == "Still to record: who was told, when, what they did."
    QTest.keyClicks(part.told, "Team manager")
    QTest.keyClick(part.told, Qt.Key.Key_Return)
    assert part.told_at.hasFocus()
    QTest.mouseClick(part.now, Qt.MouseButton.LeftButton)
    assert part.state.text() == "Still to record: what they did."
    QTest.keyClicks(part.did, "Booked a visit for today")
    QTest.keyClick(part.did, Qt.Key.Key_Return)
    settled = next(one for one in context.session.now.notes if one.id == note.id)
    assert (settled.told, settled.told_at, settled.did) == (
        "Team manager",
        "11:32",
        "Booked a visit for today",
    )
    assert not settled.is_open
    assert part.state.text() == "Passed on."
    assert heard.editor.isHidden()
    assert heard.list.rows[note.id].hasFocus()


def test_what_is_not_a_time_is_refused_in_place_and_nothing_is_lost(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    heard.open_note(_note(context, NoteKind.CONCERN).id)
    part = heard.editor.passing_on
    QTest.keyClicks(part.told, "Team manager")
    part.told_at.setFocus()
    QTest.keyClicks(part.told_at, "25:99")
    with qtbot.assertNotEmitted(context.session.refused):
        part.did.setFocus()
    assert part.problem.isVisible()
    assert part.problem.text() == ("“25:99” is not a time. It was not recorded. Write it as 12:05.")
    QTest.keyClicks(part.did, "Booked a visit")
    QTest.keyClick(part.did, Qt.Key.Key_Return)
    assert part.told_at.hasFocus(), "the field that is not right yet"
    assert part.told_at.toPlainText() == "25:99"
    kept = _note(context, NoteKind.CONCERN)
    assert (kept.told, kept.told_at, kept.did) == ("Team manager", "", "Booked a visit")
    part.told_at.clear()
    QTest.keyClicks(part.told_at, "1105")
    QTest.keyClick(part.told_at, Qt.Key.Key_Return)
    assert part.problem.isHidden()
    assert part.told_at.toPlainText() == "11:05"
    assert _note(context, NoteKind.CONCERN).told_at == "11:05"


def test_half_a_time_is_not_called_wrong_while_it_is_typed(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    heard.open_note(_note(context, NoteKind.CONCERN).id)
    part = heard.editor.passing_on
    part.told_at.setFocus()
    QTest.keyClicks(part.told_at, "110")
    part.told_at._on_pause()
    assert (part.problem.isHidden(), part.told_at.toPlainText()) == (True, "110")
    QTest.keyClicks(part.told_at, "5")
    part.did.setFocus()
    assert _note(context, NoteKind.CONCERN).told_at == "11:05"


def test_a_concern_is_carried_as_open_only_with_a_reason(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = _note(context, NoteKind.CONCERN)
    heard.open_note(note.id)
    part = heard.editor.passing_on
    with qtbot.waitSignal(context.session.refused):
        QTest.mouseClick(part.carry, Qt.MouseButton.LeftButton)
    part.reason.setPlainText("The manager rings back at five.")
    QTest.mouseClick(part.carry, Qt.MouseButton.LeftButton)
    assert _note(context, NoteKind.CONCERN).carried == "The manager rings back at five."
    QTest.mouseClick(part.carry, Qt.MouseButton.LeftButton)
    assert _note(context, NoteKind.CONCERN).carried == ""


def test_a_reason_half_typed_for_one_concern_is_not_offered_for_another(
    heard: HeardPanel, context: AuditContext
) -> None:
    first = _note(context, NoteKind.CONCERN)
    other = replace(first, id=NoteId(NEW), text="Nobody fetches him on Fridays.")
    context.session.do(lambda file: add_note(file, other))
    second = next(one for one in context.session.now.notes if one.text == other.text)
    heard.open_note(first.id)
    heard.editor.passing_on.reason.setPlainText("The manager rings back at five.")
    heard.open_note(second.id)
    assert heard.editor.passing_on.reason.toPlainText() == ""


def test_filters_leave_the_open_concern_in_sight(heard: HeardPanel, context: AuditContext) -> None:
    heard.filters.kind.set_value(NoteKind.STRENGTH)
    heard.filters.kind.chosen.emit(NoteKind.STRENGTH)
    kinds = {row.content.kind for row in _listed(heard)}
    assert kinds == {NoteKind.STRENGTH, NoteKind.CONCERN}
    heard.filters.kind.set_value(None)
    heard.filters.case.set_value(True)
    context.cursor.go(case_called(context, "Child C"))
    assert {row.content.below.split(" · ")[0] for row in _listed(heard)[1:]} <= {
        "Strength",
        "Improvement",
        "Comment, challenge",
        "Comment, helps",
    }
    notes = [n for n in context.session.now.notes if n.case_id == case_called(context, "Child C")]
    assert len(_listed(heard)) == len(notes) + 1


def test_a_note_outside_the_filter_opens_all_the_same(
    heard: HeardPanel, context: AuditContext
) -> None:
    heard.filters.case.set_value(True)
    heard.refresh()
    heard.open_note(_note(context, NoteKind.STRENGTH).id)
    assert heard.editor.isVisible()


def test_kinds_become_a_list_where_the_row_has_no_room(
    heard: HeardPanel, qtbot: QtBot, theme: AppTheme
) -> None:
    assert heard.entry.kind.row.isVisible()
    theme.apply(scale=2.0)
    qtbot.waitUntil(heard.entry.kind.list.isVisible)
    assert not heard.entry.kind.row.isVisible()
    heard.entry.kind.list.chosen.emit(NoteKind.STRENGTH)
    assert heard.entry.kind.kind is NoteKind.STRENGTH


def test_at_little_height_the_box_scrolls_with_the_list_and_keeps_its_words(
    heard: HeardPanel, qtbot: QtBot
) -> None:
    _type(heard, "Half a sen")
    heard.resize(348, 300)
    assert heard.list.parentWidget() in _above(heard.entry)
    assert heard.entry.text.toPlainText() == "Half a sen"
    heard.resize(348, 820)
    assert heard.list.parentWidget() not in _above(heard.entry)


def test_an_audit_where_nothing_was_said_says_so(empty: AuditContext, qtbot: QtBot) -> None:
    panel = HeardPanel(empty)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.list.nothing.isVisible()
    _type(panel, "Said before there was a case")
    QTest.keyClick(panel.entry.text, Qt.Key.Key_Return)
    assert _last(empty).case_id is None


def test_the_bar_names_the_case_and_never_the_words(context: AuditContext, qtbot: QtBot) -> None:
    bar = OpenConcernsBar(context)
    qtbot.addWidget(bar)
    bar.show()
    assert bar.words.text() == "1 immediate concern is open: Child B"
    concern = _note(context, NoteKind.CONCERN)
    with qtbot.waitSignal(bar.settle_requested) as news:
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert news.args == [concern.id]


def test_the_bar_goes_when_the_concern_is_passed_on_and_comes_back_with_undo(
    context: AuditContext, watch: Watch, qtbot: QtBot
) -> None:
    from core.acts import heard as acts

    host = QWidget()
    bar = OpenConcernsBar(context)
    QVBoxLayout(host).addWidget(bar)
    qtbot.addWidget(host)
    host.show()
    concern = _note(context, NoteKind.CONCERN)
    context.session.do(lambda file: acts.pass_on(file, concern, "Manager", "11:30", "Visited"))
    assert not bar.isVisible()
    context.session.undo()
    assert bar.isVisible()


@pytest.fixture
def theme(heard: HeardPanel) -> Iterator[AppTheme]:
    applied = app_theme(heard)
    yield applied
    applied.apply(scale=1.0)


def test_every_control_has_a_name_for_a_screen_reader(
    heard: HeardPanel, context: AuditContext
) -> None:
    kinds = (NoteKind.CONCERN, NoteKind.COMMENT)
    for note in (_note(context, kind) for kind in kinds):
        heard.open_note(note.id)
        assert [
            type(widget).__name__
            for widget in heard.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not (isinstance(widget, QAbstractButton) and widget.text())
        ] == []


def test_tab_goes_from_the_box_through_the_panel_without_a_trap(heard: HeardPanel) -> None:
    heard.focus_entry()
    seen = []
    for _ in range(30):
        focused = heard.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert heard.filters.case in seen
    assert seen.count(heard.entry.text) > 1


def test_what_is_typed_and_chosen_keeps_the_same_margin_on_both_sides(heard: HeardPanel) -> None:
    def margins(inside: QWidget) -> tuple[int, int]:
        left = inside.mapTo(heard, inside.rect().topLeft()).x()
        return left, heard.width() - left - inside.width()

    QApplication.processEvents()
    assert heard.entry.kind.row.isVisible()
    assert margins(heard.entry.kind) == margins(heard.entry.text) == (16, 16)
    assert margins(heard.filters) == (16, 16)


def test_what_was_just_kept_is_on_top_though_the_clock_was_put_back(
    heard: HeardPanel, watch: Watch
) -> None:
    watch.on(hours=-5)
    _type(heard, "Said just now")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    after_concerns = [row for row in _listed(heard) if "concern" not in row.accessibleName()]
    assert "Said just now" in after_concerns[0].accessibleName()


def test_a_concern_kept_from_its_last_field_leaves_the_focus_in_the_box(heard: HeardPanel) -> None:
    heard.entry.kind.row.chosen.emit(NoteKind.CONCERN)
    _type(heard, "Nobody has seen the baby since Friday.")
    heard.entry.for_whom.setFocus()
    QTest.keyClick(heard.entry.for_whom, Qt.Key.Key_Return)
    assert heard.entry.text.hasFocus()


def test_an_opened_concern_begins_with_what_was_said(
    heard: HeardPanel, context: AuditContext
) -> None:
    heard.resize(348, 620)
    heard.open_note(_note(context, NoteKind.CONCERN).id)
    QApplication.processEvents()
    words, told = heard.editor.text, heard.editor.passing_on.told
    assert words.visibleRegion().boundingRect().height() == words.height()
    assert told.visibleRegion().boundingRect().height() == told.height()


def test_words_half_typed_at_a_case_that_is_taken_back_can_still_be_kept(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    context.session.do(lambda file: keep_rows(file, "add a case", [Case("Child Z")]))
    point = context.cursor.point
    context.cursor.go(case_called(context, "Child Z"), point)
    _type(heard, "She asked for every paper herself")
    context.session.undo()
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    kept = _last(context)
    assert (kept.text, kept.case_id) == ("She asked for every paper herself", None)
    assert point is not None
    assert kept.question_id == point.question_id
    assert heard.entry.text.toPlainText() == ""


def test_an_agency_that_is_taken_back_no_longer_says_what_is_half_typed(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    context.session.do(lambda file: keep_rows(file, "add an agency", [Agency("Housing")]))
    housing = Speaker("", context.session.now.agencies[-1].id)
    _type(heard, "The keys were never handed over")
    heard.entry.said_by.chip.set_value(housing)
    heard.entry.said_by.chip.chosen.emit(housing)
    assert heard.entry.note.agency_id == housing.agency_id
    context.session.undo()
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Return)
    assert (_last(context).text, _last(context).agency_id) == (
        "The keys were never handed over",
        None,
    )


def test_a_note_older_than_those_listed_opens_in_its_place(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    context.session.do(lambda file: add_note(file, Note(NoteKind.STRENGTH, "The first of many")))
    oldest = _last(context)
    for at in range(45):
        newer = Note(NoteKind.STRENGTH, f"Number {at}")
        context.session.do(partial(add_note, note=newer))
    assert oldest.id not in heard.list.rows
    heard.open_note(oldest.id)
    QApplication.processEvents()
    assert heard.editor.text.toPlainText() == "The first of many"
    assert heard.editor.width() <= heard.list.width()
    above = [row for row in _listed(heard) if row.content.text.startswith("Number")]
    assert heard.editor.y() > max(row.y() for row in above)


def test_an_edit_that_could_not_be_kept_is_kept_when_the_note_is_left(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note = _note(context, NoteKind.STRENGTH)
    heard.open_note(note.id)
    with used_by_another_program(context), qtbot.waitSignal(context.session.delayed):
        heard.editor.text.appendPlainText("And on time.")
        heard.editor.flush()
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    QTest.keyClick(heard.editor.text, Qt.Key.Key_Escape)
    kept = next(one for one in context.session.now.notes if one.id == note.id)
    assert kept.text == f"{note.text}\nAnd on time."


def test_an_edit_refused_and_left_is_shown_with_its_note_and_kept_later(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    note, other = _note(context, NoteKind.STRENGTH), _note(context, NoteKind.COMMENT)
    edited = f"{note.text}\nAnd on time."
    with used_by_another_program(context):
        heard.open_note(note.id)
        heard.editor.text.setPlainText(edited)
        QTest.keyClick(heard.editor.text, Qt.Key.Key_Escape)
        heard.open_note(other.id)
        assert heard.editor.text.toPlainText() == other.text
        heard.open_note(note.id)
        assert heard.editor.text.toPlainText() == edited
        heard.refresh()
        assert heard.editor.text.toPlainText() == edited
        heard.open_note(other.id)
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    heard.flush()
    texts = {one.id: one.text for one in context.session.now.notes}
    assert (texts[note.id], texts[other.id]) == (edited, other.text)
    assert heard.editor.unkept == {}


def test_who_was_told_is_kept_when_the_note_is_left_where_it_could_not_be_before(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    concern = _note(context, NoteKind.CONCERN)
    heard.open_note(concern.id)
    told = heard.editor.passing_on.told
    with used_by_another_program(context), qtbot.waitSignal(context.session.delayed):
        told.setPlainText("Team manager")
        told.flush()
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    QTest.keyClick(told, Qt.Key.Key_Escape)
    kept = next(one for one in context.session.now.notes if one.id == concern.id)
    assert kept.told == "Team manager"


def test_a_reason_for_carrying_a_concern_counts_as_half_typed_until_it_is_given(
    heard: HeardPanel, context: AuditContext, qtbot: QtBot
) -> None:
    concern = _note(context, NoteKind.CONCERN)
    heard.open_note(concern.id)
    reason = heard.editor.passing_on.reason
    states = [heard.half_typed]
    reason.setPlainText("The hospital answers tomorrow.")
    heard.editor.done.click()
    states.append(heard.half_typed)
    heard.show_half_typed()
    assert reason.hasFocus()
    QTest.keyClick(reason, Qt.Key.Key_Return)
    states.append(heard.half_typed)
    assert states == [False, True, False]
