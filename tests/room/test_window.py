"""The room's window: a clicker works in it, and nothing else does."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.room import BlankScene, Scene
from tests.room.examples import PICTURE, SCENES
from ui.room.spoken import spoken
from ui.room.window import RoomWindow


@pytest.fixture
def window(qtbot: QtBot) -> RoomWindow:
    made = RoomWindow(BlankScene("Child in Need plans"))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_it_starts_blank_under_a_title_that_nobody_typed(window: RoomWindow) -> None:
    assert window.windowTitle() == "Room screen"
    assert [mark.text for mark in window.page.words] == ["Child in Need plans"]


def test_a_title_never_follows_the_scene(window: RoomWindow) -> None:
    window.set_scene(PICTURE)
    assert window.windowTitle() == "Room screen"


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_PageDown, "next_requested"),
        (Qt.Key.Key_PageUp, "previous_requested"),
        (Qt.Key.Key_B, "blank_requested"),
        (Qt.Key.Key_Period, "blank_requested"),
        (Qt.Key.Key_Escape, "left"),
    ],
    ids=lambda value: value.name if isinstance(value, Qt.Key) else value,
)
def test_a_clicker_is_answered(qtbot: QtBot, window: RoomWindow, key: Qt.Key, wish: str) -> None:
    with qtbot.waitSignal(getattr(window, wish), timeout=1000):
        QTest.keyClick(window, key)


def test_keys_with_a_modifier_are_left_to_others(qtbot: QtBot, window: RoomWindow) -> None:
    with qtbot.assertNotEmitted(window.blank_requested):
        QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)


def test_closing_it_is_told(qtbot: QtBot, window: RoomWindow) -> None:
    with qtbot.waitSignal(window.left, timeout=1000):
        window.close()


def test_the_pointer_is_hidden_and_no_tooltip_opens(window: RoomWindow) -> None:
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    help_requested = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    assert QApplication.sendEvent(window, help_requested)
    assert window.toolTip() == ""
    assert window.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_it_does_not_take_the_keyboard_when_it_appears(window: RoomWindow) -> None:
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_a_screen_reader_hears_what_the_wall_says(window: RoomWindow, scene: Scene) -> None:
    window.set_scene(scene)
    assert window.accessibleName() == "Room screen"
    assert window.accessibleDescription() == spoken(scene)
    heard = QAccessible.queryAccessibleInterface(window)
    said = {heard.text(part) for part in QAccessible.Text if part is not QAccessible.Text.UserText}
    assert said <= {"", "Room screen", spoken(scene)}, "nothing else is to be heard of it"
    assert heard.childCount() == 0, "and nothing lies within it"


def test_the_wall_is_read_out_in_full() -> None:
    said = spoken(PICTURE)
    for part in ("Child D", "Question 5 of 11", "2 No: Children's social care, Family service"):
        assert part in said
    assert said.endswith("1 No return: GP. The room agrees: No.")


def test_a_new_size_makes_a_new_page(window: RoomWindow) -> None:
    window.set_scene(PICTURE)
    wide = window.page
    window.resize(1024, 768)
    assert window.page.size.height() == 768
    assert window.page != wide


def test_what_is_painted_is_the_scene(window: RoomWindow) -> None:
    window.set_scene(PICTURE)
    image = window.grab().toImage()
    ratio = image.width() / window.width()
    bar = image.pixelColor(round(1000 * ratio), round(650 * ratio))
    assert bar == QColor("#95330F")


def test_single_letters_can_be_switched_off(qtbot: QtBot) -> None:
    letters_on = [True]
    made = RoomWindow(BlankScene("Child in Need plans"), lambda: letters_on[0])
    qtbot.addWidget(made)
    made.show()
    for key in (Qt.Key.Key_B, Qt.Key.Key_Period):
        with qtbot.waitSignal(made.blank_requested):
            QTest.keyClick(made, key)
    letters_on[0] = False
    with qtbot.assertNotEmitted(made.blank_requested):
        QTest.keyClick(made, Qt.Key.Key_B)
        QTest.keyClick(made, Qt.Key.Key_Period)
    with qtbot.waitSignal(made.next_requested):
        QTest.keyClick(made, Qt.Key.Key_PageDown)
