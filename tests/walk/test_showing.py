"""What was put on the wall stays true: while the room talks, and while it is blank."""

from dataclasses import replace

import pytest

from core.acts import heard, prepare, walk
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.tool import Point
from core.room import AgendaScene, BlankScene, JudgementScene, QuestionScene, ThemeScene
from tests.walk.conftest import Watch, case_called
from ui.audit.context import Desk
from ui.audit.room_presenter import Showing
from ui.room.spoken import spoken


def _shown(desk: Desk) -> Point:
    """Put the first question of Child D on the wall, in a window."""
    showing = Showing(desk, desk)
    point = desk.session.now.tool.points[1]
    desk.place.go(case_called(desk, "Child D"), point)
    showing.question()
    desk.room.show_in_window()
    return point


def test_what_is_agreed_while_the_wall_is_blank_is_there_when_it_is_brought_back(
    desk: Desk,
) -> None:
    point, case = _shown(desk), case_called(desk, "Child D")
    answer = desk.session.now.tool.answers_at(point)[0]
    desk.room.blank()
    desk.session.do(lambda file: walk.agree(file, case, point, answer.id))
    assert desk.room.is_blank
    desk.room.bring_back()
    scene = desk.room.scene
    assert isinstance(scene, QuestionScene)
    assert scene.verdict is not None
    assert scene.verdict.label == answer.label


def test_a_case_that_is_gone_is_not_brought_back(desk: Desk) -> None:
    _shown(desk)
    case = desk.session.now.case[case_called(desk, "Child D")]
    desk.room.blank()
    desk.session.do(lambda file: prepare.remove_rows(file, "remove a case", [case]))
    desk.room.bring_back()
    assert isinstance(desk.room.scene, BlankScene)


def test_a_wall_taken_down_comes_back_blank(desk: Desk) -> None:
    point, case = _shown(desk), case_called(desk, "Child D")
    desk.room.close()
    desk.session.do(lambda file: walk.park(file, case, point))
    desk.room.show_in_window()
    desk.room.bring_back()
    assert isinstance(desk.room.scene, BlankScene)


def _comment(desk: Desk, **changes: object) -> Note:
    """Keep a comment in the audit."""
    note = replace(Note(NoteKind.COMMENT, "They rang twice."), **changes)  # type: ignore[arg-type]
    desk.session.do(lambda file: heard.hear(file, note))
    return desk.session.now.notes[-1]


def _shows(desk: Desk, words: str) -> bool:
    return words in spoken(desk.room.scene)


def test_a_comment_that_was_removed_goes_from_the_wall_and_is_not_brought_back(
    desk: Desk,
) -> None:
    showing, note = Showing(desk, desk), _comment(desk)
    showing.comment(note)
    desk.room.show_in_window()
    assert _shows(desk, "They rang twice")
    desk.session.do(lambda file: heard.forget_note(file, note))
    assert isinstance(desk.room.scene, BlankScene)
    desk.room.bring_back()
    assert isinstance(desk.room.scene, BlankScene)


def test_a_comment_whose_mark_for_the_room_is_taken_off_goes_from_the_wall(desk: Desk) -> None:
    showing, theme = Showing(desk, desk), desk.session.now.tool.themes[0]
    others = [note.id for note in desk.session.now.comments()]
    note = _comment(desk, chosen=True, theme_id=theme.id)
    showing.theme(theme.id, [*others, note.id])
    desk.room.show_in_window()
    assert _shows(desk, "They rang twice")
    desk.session.do(lambda file: heard.choose_for_room(file, note, False))
    assert isinstance(desk.room.scene, ThemeScene)
    assert not _shows(desk, "They rang twice")


@pytest.mark.parametrize("change", ["mark", "kind"])
def test_a_comment_that_may_no_longer_be_shown_clears_the_wall(desk: Desk, change: str) -> None:
    showing, note = Showing(desk, desk), _comment(desk, chosen=True)
    showing.comment(note)
    desk.room.show_in_window()
    other = replace(note, chosen=False)
    if change == "kind":
        other = replace(note, kind=NoteKind.CONCERN)
    desk.session.do(lambda file: heard.change_note(file, other))
    assert isinstance(desk.room.scene, BlankScene)


def test_words_stay_as_they_were_shown_but_changed_behind_a_blank_wall_they_do_not_come_back(
    desk: Desk,
) -> None:
    showing, note = Showing(desk, desk), _comment(desk)
    showing.comment(note)
    desk.room.show_in_window()
    once, twice = replace(note, text="Jane rang."), replace(note, text="The nurse rang.")
    desk.session.do(lambda file: heard.change_note(file, once))
    assert _shows(desk, "They rang twice"), "free text never follows"
    desk.room.blank()
    desk.session.do(lambda file: heard.change_note(file, twice))
    desk.room.bring_back()
    assert isinstance(desk.room.scene, BlankScene)


def test_a_judgement_on_the_wall_follows_what_was_taken_back(desk: Desk) -> None:
    showing, case = Showing(desk, desk), case_called(desk, "Child D")
    point = desk.session.now.tool.points[1]
    desk.place.go(case, point)
    answer = desk.session.now.tool.answers_at(point)[0]
    desk.session.do(lambda file: walk.agree(file, case, point, answer.id))
    showing.judgement()
    desk.room.show_in_window()
    assert _shows(desk, f"The room agrees: {answer.label}")
    desk.session.undo()
    assert isinstance(desk.room.scene, JudgementScene)
    assert desk.room.scene.verdict is None


def test_a_reason_keeps_its_words_and_drops_a_judgement_that_was_taken_back(desk: Desk) -> None:
    showing, case = Showing(desk, desk), case_called(desk, "Child D")
    point = desk.session.now.tool.points[1]
    answer = desk.session.now.tool.answers_at(point)[0]
    desk.session.do(lambda file: walk.give_reason(file, case, point, "Nobody wrote it down."))
    desk.session.do(lambda file: walk.agree(file, case, point, answer.id))
    showing.reason(case, point)
    desk.room.show_in_window()
    desk.session.undo()
    assert _shows(desk, "Nobody wrote it down")
    assert not _shows(desk, "The room agrees")


def test_blanks_in_the_place_of_a_reason_are_not_shown(desk: Desk) -> None:
    showing, case = Showing(desk, desk), case_called(desk, "Child D")
    point = desk.session.now.tool.points[1]
    file = desk.session.file
    with file.act("what a file of before may hold"):
        file.put(Judgement(case, point.question_id, item_id=point.item_id, reason=" \n "))
    desk.session.do(lambda file: walk.park(file, case, point))
    held = desk.session.now.judgement(case, point)
    assert held is not None
    assert held.reason
    showing.reason(case, point)
    desk.room.show_in_window()
    assert isinstance(desk.room.scene, BlankScene)


def test_a_case_that_was_removed_goes_from_the_wall(desk: Desk) -> None:
    showing, case = Showing(desk, desk), case_called(desk, "Child D")
    desk.place.go(case)
    showing.case()
    desk.room.show_in_window()
    gone = desk.session.now.case[case]
    desk.session.do(lambda file: prepare.remove_rows(file, "remove a case", [gone]))
    assert isinstance(desk.room.scene, BlankScene)
    desk.room.bring_back()
    assert isinstance(desk.room.scene, BlankScene)


def test_the_agenda_brought_back_says_the_time_it_is(desk: Desk, watch: Watch) -> None:
    showing = Showing(desk, desk)
    showing.agenda()
    desk.room.show_in_window()
    desk.room.blank()
    watch.on(minutes=45)
    desk.room.bring_back()
    assert isinstance(desk.room.scene, AgendaScene)
    assert desk.room.scene.time == "12:17"


def test_in_an_audit_without_cases_every_wish_to_show_is_answered_in_words(empty: Desk) -> None:
    showing, said = Showing(empty, empty), list[str]()
    empty.said.connect(said.append)
    showing.question()
    showing.case()
    showing.judgement()
    assert said == [
        "There is no question to show yet.",
        "There is no case to show yet.",
        "There is no judgement to show yet.",
    ]
    assert isinstance(empty.room.scene, BlankScene)
