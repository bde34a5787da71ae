"""What was put on the wall stays true: while the room talks, and while it is blank."""

from core.acts import prepare, walk
from core.model.tool import Point
from core.room import BlankScene, QuestionScene
from tests.walk.conftest import case_called
from ui.desk import Desk
from ui.showing import Showing


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
