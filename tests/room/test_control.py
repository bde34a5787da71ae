"""What is on the wall was put there on purpose."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.room import BlankScene, CaseScene, Scene
from tests.room.examples import PICTURE
from tests.room.test_awake import Recorded
from tests.showing import show_active
from ui.room.control import RoomControl
from ui.room.picture import OFF, RoomPicture
from ui.room.screen_prompt import ScreenPrompt
from ui.room.screens import ScreenChoice
from ui.widgets.button import Button

BLANK = BlankScene("Child in Need plans")
CASE = CaseScene("Child D", "Case 4 of 8", 5, 4, 11)


def wall(control: RoomControl) -> Scene:
    return control.window.scene


@pytest.fixture
def awake() -> Recorded:
    return Recorded()


@pytest.fixture
def control(qapp: QApplication, qtbot: QtBot, awake: Recorded) -> Iterator[RoomControl]:
    """A control on a computer with one display, as the offscreen platform is."""
    home = QWidget()
    qtbot.addWidget(home)
    home.show()
    made = RoomControl(qapp, home, BLANK, awake)
    qtbot.addWidget(made.window)
    yield made
    made.close()


@pytest.fixture
def up(control: RoomControl) -> RoomControl:
    control.show_in_window()
    return control


def test_with_one_display_it_asks_and_shows_nothing(qtbot: QtBot, control: RoomControl) -> None:
    with qtbot.waitSignal(control.asked) as asked, qtbot.assertNotEmitted(control.shown):
        assert not control.show_scene(PICTURE)
    assert asked.args is not None
    assert asked.args[0].place is ScreenChoice.SINGLE
    assert not control.visible
    assert not control.window.isVisible()


def test_what_was_asked_for_is_shown_once_a_window_is_chosen(
    qtbot: QtBot, control: RoomControl
) -> None:
    control.show_scene(PICTURE)
    with qtbot.waitSignal(control.shown):
        control.show_in_window()
    assert control.window.isVisible()
    assert not control.window.isFullScreen()
    assert wall(control) == PICTURE


def test_what_was_asked_for_is_forgotten_when_the_facilitator_declines(
    control: RoomControl,
) -> None:
    control.show_scene(PICTURE)
    control.close()
    control.show_in_window()
    assert wall(control) == BLANK


def test_it_starts_blank(up: RoomControl) -> None:
    assert up.is_blank
    assert wall(up) == BLANK


def test_blank_clears_at_once_and_the_same_key_brings_it_back(
    qtbot: QtBot, up: RoomControl
) -> None:
    up.show_scene(PICTURE)
    with qtbot.waitSignal(up.blanked):
        up.toggle_blank()
    assert wall(up) == BLANK
    with qtbot.waitSignal(up.brought_back):
        up.toggle_blank()
    assert wall(up) == PICTURE


def test_bringing_back_nothing_shows_nothing(qtbot: QtBot, up: RoomControl) -> None:
    with qtbot.assertNotEmitted(up.brought_back):
        up.toggle_blank()
    assert wall(up) == BLANK


def test_news_about_what_was_shown_does_not_light_a_blank_wall(up: RoomControl) -> None:
    up.show_scene(PICTURE)
    up.blank()
    up.refresh_scene(CASE)
    assert wall(up) == BLANK
    up.toggle_blank()
    assert wall(up) == CASE


def test_news_about_what_is_shown_is_shown(up: RoomControl) -> None:
    up.show_scene(PICTURE)
    up.refresh_scene(CASE)
    assert wall(up) == CASE


def test_after_closing_the_next_showing_starts_blank(qtbot: QtBot, up: RoomControl) -> None:
    up.show_scene(PICTURE)
    with qtbot.waitSignal(up.closed):
        QTest.keyClick(up.window, Qt.Key.Key_Escape)
    assert not up.visible
    up.show_in_window()
    assert wall(up) == BLANK


def test_a_clicker_is_passed_on(qtbot: QtBot, up: RoomControl) -> None:
    with qtbot.waitSignals([up.next_requested, up.previous_requested]):
        QTest.keyClick(up.window, Qt.Key.Key_PageDown)
        QTest.keyClick(up.window, Qt.Key.Key_PageUp)


def test_the_computer_is_awake_only_while_it_shows(control: RoomControl, awake: Recorded) -> None:
    control.show_scene(PICTURE)
    assert awake.asked == []
    control.show_in_window()
    control.toggle_blank()
    assert awake.asked == ["hold"]
    control.close()
    assert awake.asked == ["hold", "release"]


def test_the_room_window_does_not_keep_the_program_running(up: RoomControl) -> None:
    assert not up.window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


@pytest.mark.parametrize("place", [ScreenChoice.SINGLE, ScreenChoice.MIRRORED])
def test_the_question_says_what_is_safe_and_how_to_extend(
    qtbot: QtBot, place: ScreenChoice
) -> None:
    panel = ScreenPrompt()
    qtbot.addWidget(panel)
    panel.ask(place)
    assert "Nothing has been shown to the room." in panel.words
    assert "xtend" in panel.words or "mirroring" in panel.words
    with qtbot.waitSignals([panel.window_requested, panel.look_again_requested, panel.dismissed]):
        panel.as_window.click()
        panel.look_again.click()
        panel.not_now.click()


def test_the_small_picture_is_the_wall_in_small(qtbot: QtBot, control: RoomControl) -> None:
    picture = RoomPicture(control)
    qtbot.addWidget(picture)
    picture.resize(320, picture.heightForWidth(320))
    assert picture.accessibleDescription() == OFF
    control.show_in_window()
    control.show_scene(PICTURE)
    wall = control.window.size()
    assert picture.heightForWidth(320) == round(320 * wall.height() / wall.width())
    picture.resize(320, picture.heightForWidth(320))
    assert "The room agrees: No" in picture.accessibleDescription()
    image = picture.grab().toImage()
    x, y = image.width() * 3 // 4, round(image.height() * 0.9)
    assert image.pixelColor(x, y).name() == "#95330f"
    control.toggle_blank()
    assert "Child in Need plans" in picture.accessibleDescription()


def test_what_is_typed_on_answers_no_question_about_the_displays(
    qtbot: QtBot, control: RoomControl
) -> None:
    prompt = ScreenPrompt()
    qtbot.addWidget(prompt)
    show_active(prompt, qtbot)
    prompt.open(ScreenChoice.SEVERAL, [("projector", 1), ("desk", 2)])
    answers: list[object] = []
    for news in (prompt.display_picked, prompt.look_again_requested, prompt.window_requested):
        news.connect(lambda *found: answers.append(found))
    focus = prompt.focusWidget()
    assert focus is prompt
    QTest.keyClicks(focus, "Younger child ")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert answers == []
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    first = prompt.focusWidget()
    assert isinstance(first, Button)
    assert first.text() == "projector"
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert answers == [(1,)]


def test_as_a_window_it_comes_back_where_it_was_put(up: RoomControl) -> None:
    up.window.setGeometry(40, 60, 480, 270)
    up.close()
    up.show_in_window()
    assert up.window.geometry().getRect() == (40, 60, 480, 270)
    up.window.setGeometry(80, 90, 400, 300)
    up.window.close()
    up.show_in_window()
    assert up.window.geometry().getRect() == (80, 90, 400, 300), "closed by its own button too"


def test_a_wall_taken_over_as_a_window_stands_where_the_one_before_stood(
    qapp: QApplication, qtbot: QtBot, up: RoomControl
) -> None:
    up.window.setGeometry(40, 60, 480, 270)
    wall_before = up.give_up_window()
    assert wall_before is not None
    after = RoomControl(qapp, QWidget(), BLANK, Recorded())
    qtbot.addWidget(after.window)
    after.take_over(wall_before)
    assert after.window.geometry().getRect() == (40, 60, 480, 270)
    after.close()
