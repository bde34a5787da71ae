"""What was put on the wall stays true: while the room talks, and while it is blank."""

from dataclasses import replace

import pytest

from core.acts import heard, prepare, walk
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.tool import Point
from core.room import AgendaScene, BlankScene, JudgementScene, QuestionScene, ThemeScene
from tests.walk.conftest import Watch, case_called
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.room.spoken import spoken


def _shown(context: AuditContext) -> Point:
    """Put the first question of Child D on the wall, in a window."""
    showing = RoomPresenter(context, context)
    point = context.session.now.tool.points[1]
    context.cursor.go(case_called(context, "Child D"), point)
    showing.question()
    context.room.show_in_window()
    return point


def test_what_is_agreed_while_the_wall_is_blank_is_there_when_it_is_brought_back(
    context: AuditContext,
) -> None:
    point, case = _shown(context), case_called(context, "Child D")
    answer = context.session.now.tool.answers_at(point)[0]
    context.room.blank()
    context.session.do(lambda file: walk.agree(file, case, point, answer.id))
    assert context.room.is_blank
    context.room.bring_back()
    scene = context.room.scene
    assert isinstance(scene, QuestionScene)
    assert scene.verdict is not None
    assert scene.verdict.label == answer.label


def test_a_case_that_is_gone_is_not_brought_back(context: AuditContext) -> None:
    _shown(context)
    case = context.session.now.case[case_called(context, "Child D")]
    context.room.blank()
    context.session.do(lambda file: prepare.remove_rows(file, "remove a case", [case]))
    context.room.bring_back()
    assert isinstance(context.room.scene, BlankScene)


def test_a_wall_taken_down_comes_back_blank(context: AuditContext) -> None:
    point, case = _shown(context), case_called(context, "Child D")
    context.room.close()
    context.session.do(lambda file: walk.park(file, case, point))
    context.room.show_in_window()
    context.room.bring_back()
    assert isinstance(context.room.scene, BlankScene)


def _comment(context: AuditContext, **changes: object) -> Note:
    """Keep a comment in the audit."""
    note = replace(Note(NoteKind.COMMENT, "They rang twice."), **changes)  # type: ignore[arg-type]
    context.session.do(lambda file: heard.add_note(file, note))
    return context.session.now.notes[-1]


def _shows(context: AuditContext, words: str) -> bool:
    return words in spoken(context.room.scene)


def test_a_comment_that_was_removed_goes_from_the_wall_and_is_not_brought_back(
    context: AuditContext,
) -> None:
    showing, note = RoomPresenter(context, context), _comment(context)
    showing.comment(note)
    context.room.show_in_window()
    assert _shows(context, "They rang twice")
    context.session.do(lambda file: heard.remove_note(file, note))
    assert isinstance(context.room.scene, BlankScene)
    context.room.bring_back()
    assert isinstance(context.room.scene, BlankScene)


def test_a_comment_whose_mark_for_the_room_is_taken_off_goes_from_the_wall(
    context: AuditContext,
) -> None:
    showing, theme = RoomPresenter(context, context), context.session.now.tool.themes[0]
    others = [note.id for note in context.session.now.comments()]
    note = _comment(context, chosen=True, theme_id=theme.id)
    showing.theme(theme.id, [*others, note.id])
    context.room.show_in_window()
    assert _shows(context, "They rang twice")
    context.session.do(lambda file: heard.choose_for_room(file, note, False))
    assert isinstance(context.room.scene, ThemeScene)
    assert not _shows(context, "They rang twice")


@pytest.mark.parametrize("change", ["mark", "kind"])
def test_a_comment_that_may_no_longer_be_shown_clears_the_wall(
    context: AuditContext, change: str
) -> None:
    showing, note = RoomPresenter(context, context), _comment(context, chosen=True)
    showing.comment(note)
    context.room.show_in_window()
    other = replace(note, chosen=False)
    if change == "kind":
        other = replace(note, kind=NoteKind.CONCERN)
    context.session.do(lambda file: heard.change_note(file, other))
    assert isinstance(context.room.scene, BlankScene)


def test_words_stay_as_they_were_shown_but_changed_behind_a_blank_wall_they_do_not_come_back(
    context: AuditContext,
) -> None:
    showing, note = RoomPresenter(context, context), _comment(context)
    showing.comment(note)
    context.room.show_in_window()
    once, twice = replace(note, text="Jane rang."), replace(note, text="The nurse rang.")
    context.session.do(lambda file: heard.change_note(file, once))
    assert _shows(context, "They rang twice"), "free text never follows"
    context.room.blank()
    context.session.do(lambda file: heard.change_note(file, twice))
    context.room.bring_back()
    assert isinstance(context.room.scene, BlankScene)


def test_a_judgement_on_the_wall_follows_what_was_taken_back(context: AuditContext) -> None:
    showing, case = RoomPresenter(context, context), case_called(context, "Child D")
    point = context.session.now.tool.points[1]
    context.cursor.go(case, point)
    answer = context.session.now.tool.answers_at(point)[0]
    context.session.do(lambda file: walk.agree(file, case, point, answer.id))
    showing.judgement()
    context.room.show_in_window()
    assert _shows(context, f"The room agrees: {answer.label}")
    context.session.undo()
    assert isinstance(context.room.scene, JudgementScene)
    assert context.room.scene.verdict is None


def test_a_reason_keeps_its_words_and_drops_a_judgement_that_was_taken_back(
    context: AuditContext,
) -> None:
    showing, case = RoomPresenter(context, context), case_called(context, "Child D")
    point = context.session.now.tool.points[1]
    answer = context.session.now.tool.answers_at(point)[0]
    context.session.do(lambda file: walk.give_reason(file, case, point, "Nobody wrote it down."))
    context.session.do(lambda file: walk.agree(file, case, point, answer.id))
    showing.reason(case, point)
    context.room.show_in_window()
    context.session.undo()
    assert _shows(context, "Nobody wrote it down")
    assert not _shows(context, "The room agrees")


def test_blanks_in_the_place_of_a_reason_are_not_shown(context: AuditContext) -> None:
    showing, case = RoomPresenter(context, context), case_called(context, "Child D")
    point = context.session.now.tool.points[1]
    file = context.session._file
    with file.act("what a file of before may hold"):
        file.put(Judgement(case, point.question_id, item_id=point.item_id, reason=" \n "))
    context.session.do(lambda file: walk.park(file, case, point))
    held = context.session.now.judgement(case, point)
    assert held is not None
    assert held.reason
    showing.reason(case, point)
    context.room.show_in_window()
    assert isinstance(context.room.scene, BlankScene)


def test_a_case_that_was_removed_goes_from_the_wall(context: AuditContext) -> None:
    showing, case = RoomPresenter(context, context), case_called(context, "Child D")
    context.cursor.go(case)
    showing.case()
    context.room.show_in_window()
    gone = context.session.now.case[case]
    context.session.do(lambda file: prepare.remove_rows(file, "remove a case", [gone]))
    assert isinstance(context.room.scene, BlankScene)
    context.room.bring_back()
    assert isinstance(context.room.scene, BlankScene)


def test_the_agenda_brought_back_says_the_time_it_is(context: AuditContext, watch: Watch) -> None:
    showing = RoomPresenter(context, context)
    showing.agenda()
    context.room.show_in_window()
    context.room.blank()
    watch.on(minutes=45)
    context.room.bring_back()
    assert isinstance(context.room.scene, AgendaScene)
    assert context.room.scene.time == "12:17"


def test_in_an_audit_without_cases_every_wish_to_show_is_answered_in_words(
    empty: AuditContext,
) -> None:
    showing, said = RoomPresenter(empty, empty), list[str]()
    empty.notice_requested.connect(said.append)
    showing.question()
    showing.case()
    showing.judgement()
    assert said == [
        "There is no question to show yet.",
        "There is no case to show yet.",
        "There is no judgement to show yet.",
    ]
    assert isinstance(empty.room.scene, BlankScene)
