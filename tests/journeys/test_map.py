"""What divides the agencies orders the day, and what does not is adopted together, by keys."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.acts.prepare import remove_rows
from core.model.case import Case
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState, Together
from core.room import TogetherScene
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of
from tests.journeys.test_room_screen import to_the_wall
from ui.walk.map.grid import MapGrid

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _map(facilitator: Facilitator) -> MapGrid:
    grid = facilitator.walk.findChild(MapGrid)
    assert grid is not None
    return grid


def _cell(facilitator: Facilitator) -> str:
    return str(_map(facilitator).currentIndex().data())


def _order(facilitator: Facilitator) -> list[str]:
    rows = _map(facilitator).shown.rows
    return [str(row.cells[0].parts[-1]) for row in rows if row.is_open]


def test_the_map_is_walked_by_arrows_and_its_order_taken_with_the_minutes_typed(
    at_work: Facilitator,
) -> None:
    at_work.press("Alt+M")
    assert name_of(focused()) == "Where the agencies differ"
    assert _order(at_work) == ["Child F", "Child H", "Child D", "Child E", "Child G"]
    assert "of 7 differ" in _cell(at_work), "it begins at the question the room is at"
    at_work.press("Right")
    assert _cell(at_work) == "they differ: 3 Yes, 1 No"
    assert at_work.sees("Overseen in supervision")
    at_work.press("Alt+2")
    assert "The map is open. Alt M goes back." in at_work.message
    assert at_work.answer("Child D", "2") == ""

    at_work.press("End", "4", "0")
    shown = [row.cells[-1].parts[0] for row in _map(at_work).shown.rows if row.is_open]
    assert shown[2] == "40"
    at_work.press("Alt+Up", "Alt+Up")
    assert _order(at_work)[0] == "Child D"
    at_work.press("Ctrl+Return")
    assert at_work.question.startswith("Child D"), "it begins with the first"
    cases = [one.reference for one in at_work.page.context.session.now.listed_cases]
    assert cases[:3] == ["Child D", "Child F", "Child H"]
    assert at_work.page.context.session.now.listed_cases[0].minutes == 40
    at_work.press("Alt+M", "Down", "Return")
    assert at_work.question.startswith("Child E"), "the order offered is by how far they differ"


def test_what_all_say_alike_is_read_out_and_adopted_but_for_what_somebody_objects_to(
    at_work: Facilitator,
) -> None:
    to_the_wall(at_work)
    at_work.press("Alt+A", "F5")
    scene = at_work.page.room.scene
    assert isinstance(scene, TogetherScene)
    assert "Child H" in at_work.wall
    at_work.press("2", "Delete")
    assert "Objected to, stays open" in str(focused().currentIndex().data())  # type: ignore[attr-defined]
    before = len(at_work.in_file().all(Judgement, "together <> ''"))
    at_work.press("Ctrl+Return")
    with at_work.in_file() as file:
        held = file.all(Judgement, "together <> ''")
    adopted = [one for one in held if one.together is Together.ADOPTED]
    assert before == 0
    assert len(adopted) == 13
    assert {one.state for one in adopted} == {JudgementState.AGREED}
    assert [one.state for one in held if one.together is Together.OBJECTED] == [
        JudgementState.NOT_REACHED
    ]
    assert "13 judgements adopted together" in at_work.message
    assert not isinstance(at_work.page.room.scene, TogetherScene), "it is over"
    at_work.press("Esc", "Alt+Z")
    with at_work.in_file() as file:
        assert file.all(Judgement, "together <> ''") == []


def test_what_is_read_out_on_the_wall_goes_with_the_case_it_is_about(at_work: Facilitator) -> None:
    session = at_work.page.context.session
    gone = [one for one in session.now.cases if one.reference == "Child H"]
    session.do(lambda file: remove_rows(file, "remove Child H", gone))
    at_work.press("Alt+Z")
    to_the_wall(at_work)
    at_work.press("Alt+A", "F5")
    assert "Child H" in at_work.wall
    at_work.press("Alt+Shift+Z")
    assert "Child H" not in at_work.wall
    assert "1 to 6 of 11" in at_work.wall
    at_work.press("Alt+Z")
    assert "1 to 6 of 14" in at_work.wall
    at_work.press("Esc", "Esc")


def test_many_cases_are_read_out_together_with_the_first_press(
    facilitator: Facilitator, cin: Path
) -> None:
    with WorkshopFile.open(cin) as file, file.act("many cases"):
        for at in range(72):
            file.put(
                replace(file.all(Case)[0], id=CaseId(0), reference=f"Child {at}", position=100 + at)
            )
    facilitator.open(cin)
    facilitator.press("Alt+A")
    facilitator.rest()
    assert name_of(focused()) == "What is read out together"
    assert facilitator.message == ""
    facilitator.press("Esc", "Esc", "Alt+M", "Right", "Down", "Alt+Down", "Return", "Ctrl+Return")
    facilitator.rest()
    assert len(facilitator.page.context.session.now.cases) == 80
    for letter, keys in ((Qt.Key.Key_M, _ALT), (Qt.Key.Key_W, _CTRL)):
        QTest.keyClick(focused(), letter, keys)  # closed before the map is worked out
    facilitator.rest()
    assert facilitator.window.audit is None


def test_the_wall_waits_for_a_display_with_what_is_read_out_and_not_with_a_question(
    at_work: Facilitator,
) -> None:
    at_work.press("Alt+A")
    assert at_work.sees("Child F · question 3"), "of the line that is read, not of the map's cell"
    to_the_wall(at_work)
    assert isinstance(at_work.page.room.scene, TogetherScene)
    at_work.press("Esc", "Esc")


def test_an_order_wished_and_what_was_objected_to_outlast_a_look_at_a_question(
    at_work: Facilitator,
) -> None:
    at_work.press("Alt+M", "Alt+Up", "End", "4", "0", "Home", "Right", "Return", "Alt+M")
    assert _order(at_work)[:3] == ["Child F", "Child D", "Child H"]
    shown = [row.cells[-1].parts[0] for row in _map(at_work).shown.rows if row.is_open]
    assert shown[1] == "40"
    at_work.press("Alt+2")
    assert "The map is open" in at_work.message
    at_work.press("Esc")
    assert not at_work.message, "it is not any more"
    at_work.press("Alt+M")
    assert _order(at_work)[:3] == ["Child F", "Child H", "Child D"], "my own order was kept"
    at_work.press("Alt+A", "2", "Delete", "Ctrl+K", "Alt+A")
    assert at_work.sees("Objected to, stays open")
    at_work.press("2", "Delete", "Esc", "Esc")
