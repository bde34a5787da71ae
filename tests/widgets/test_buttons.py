"""Buttons, chips and choices by keyboard, and what a screen reader says of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.model.bearing import Bearing
from tests import gallery
from tests.showing import show_active
from ui.theme import SECONDARY, AppTheme, FontWeight, Tone
from ui.widgets.answer_button import AnswerButton
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import Chip, DropChip
from ui.widgets.choice import CheckBox
from ui.widgets.paint import shortened, words_width
from ui.widgets.pressable import Pressable
from ui.widgets.rows import ListRow
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import Tag


def role(widget: QWidget) -> QAccessible.Role:
    """Return what a screen reader takes the widget for."""
    return QAccessible.queryAccessibleInterface(widget).role()


def said(widget: QWidget) -> str:
    """Return what a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Return an active window with the widgets in a column."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    show_active(window, qtbot)
    return window


def reachable(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab reaches, in order, until it comes round."""
    found: list[QWidget] = []
    for _ in range(50):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is None or at in found:
            break
        found.append(at)
    return found


def test_a_name_too_long_for_its_chip_keeps_its_end_and_is_told_whole(
    theme: AppTheme, qtbot: QtBot
) -> None:
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    names = ("From: Children's Social Care, north", "From: Children's Social Care, south")
    cut = [shortened(name, font, 120, name=True) for name in names]
    assert cut[0] != cut[1]
    assert [one[-5:] for one in cut] == ["north", "south"]
    assert words_width(cut[0], font) <= 120
    chip = Chip(names[0])
    qtbot.addWidget(chip)
    chip.resize(120, chip.sizeHint().height())
    chip.grab()
    assert chip.toolTip() == names[0]
    chip.resize(chip.sizeHint())
    chip.grab()
    assert chip.toolTip() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(theme: AppTheme, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("New audit", ButtonKind.PRIMARY, "Ctrl N")
    window = shown(qtbot, button)
    button.setFocus()
    assert window.focusWidget() is button

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_ctrl_enter_is_left_to_the_shortcut(theme: AppTheme, qtbot: QtBot) -> None:
    button = Button("Back")
    window = shown(qtbot, button)
    assert window.isActiveWindow()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_ampersand_is_only_an_ampersand(theme: AppTheme, qtbot: QtBot) -> None:
    button = Button("Health & care, P&D")
    qtbot.addWidget(button)

    assert button.shortcut().isEmpty()
    assert button.text() == "Health & care, P&D"
    assert said(button) == "Health & care, P&D"


def test_buttons_are_buttons_and_tell_their_key(theme: AppTheme, qtbot: QtBot) -> None:
    button = Button("Room screen", keys="F5", size=Size.ROOM)
    qtbot.addWidget(button)

    assert role(button) == QAccessible.Role.Button
    assert button.accessibleDescription() == "Key: F5"
    assert button.sizeHint().height() >= 44


@pytest.mark.parametrize(
    "widget",
    [
        pytest.param(lambda: Button("Back", size=Size.SMALL), id="small button"),
        pytest.param(lambda: Button("More", ButtonKind.LINK, size=Size.SMALL), id="link"),
        pytest.param(lambda: Chip("School nursing", removable=True), id="chip"),
        pytest.param(lambda: ListRow("Cases", "8"), id="row"),
        pytest.param(lambda: AnswerButton("Yes", 1, Bearing.MET, "Alt 1"), id="answer"),
        pytest.param(lambda: CheckBox("Case summaries"), id="tick"),
    ],
)
def test_targets_are_large_enough_and_grow_with_the_text(
    theme: AppTheme, qtbot: QtBot, widget: object
) -> None:
    made = widget() if callable(widget) else None
    assert isinstance(made, QWidget)
    qtbot.addWidget(made)
    usual = made.sizeHint().height()
    assert usual >= 24
    theme.apply(scale=2.0)
    assert made.sizeHint().height() > 1.3 * usual


def test_an_answer_is_chosen_but_checked_only_by_the_page(theme: AppTheme, qtbot: QtBot) -> None:
    button = AnswerButton("No", 7, Bearing.NOT_MET, "Alt 2")
    window = shown(qtbot, button)
    assert window.isActiveWindow()

    with qtbot.waitSignal(button.chosen) as news:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert news.args == [7]
    assert not button.isChecked()
    button.setChecked(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()


def test_an_offered_answer_says_so_without_colour(theme: AppTheme, qtbot: QtBot) -> None:
    button = AnswerButton("Yes", 1, Bearing.MET, "Alt 1")
    qtbot.addWidget(button)
    button.set_offered(True)
    assert "Offered" in button.accessibleDescription()
    button.set_offered(False)
    assert button.accessibleDescription() == "Key: Alt 1"


def test_a_chosen_answer_is_painted_in_its_colour(theme: AppTheme, qtbot: QtBot) -> None:
    button = AnswerButton("No", 1, Bearing.NOT_MET)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.setChecked(True)
    picture: QImage = button.grab().toImage()
    fill = theme.wash(Bearing.NOT_MET).fill
    assert picture.pixelColor(picture.width() // 2, 6) == fill


def test_tab_reaches_the_chosen_segment_and_arrows_move_on(theme: AppTheme, qtbot: QtBot) -> None:
    before, after = Button("Before"), Button("After")
    kinds = Segmented("Kind", [Option(n, f"Kind {n}") for n in (1, 2, 3)])
    kinds.set_value(2)
    window = shown(qtbot, before, kinds, after)
    before.setFocus()

    QTest.keyClick(before, Qt.Key.Key_Tab)
    at = QApplication.focusWidget()
    assert isinstance(at, Pressable)
    assert at.text() == "Kind 2"
    with qtbot.waitSignal(kinds.chosen) as news:
        QTest.keyClick(at, Qt.Key.Key_Right)
    assert news.args == [3]
    assert kinds.value == 3
    again = QApplication.focusWidget()
    assert again is not None
    QTest.keyClick(again, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert len(reachable(window)) == 3


def test_segments_are_radio_buttons_with_the_name_of_their_row(
    theme: AppTheme, qtbot: QtBot
) -> None:
    kinds = Segmented("Evidence seen", [Option(1, "Complete"), Option(2, "Partial")])
    qtbot.addWidget(kinds)
    for segment in kinds.findChildren(Pressable):
        assert role(segment) == QAccessible.Role.RadioButton
        assert segment.accessibleDescription().startswith("Evidence seen, ")


def test_setting_a_value_is_not_news(theme: AppTheme, qtbot: QtBot) -> None:
    kinds = Segmented("Kind", [Option(1, "One", Tone.BAD), Option(2, "Two")])
    qtbot.addWidget(kinds)
    with qtbot.assertNotEmitted(kinds.chosen):
        kinds.set_value(2)
        kinds.set_value("no such value")
    assert kinds.value == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_a_chip_away(theme: AppTheme, qtbot: QtBot, key: Qt.Key) -> None:
    chip = Chip("School nursing", value=4, removable=True)
    window = shown(qtbot, chip)
    assert window.isActiveWindow()
    with qtbot.waitSignal(chip.removed) as news:
        QTest.keyClick(chip, key)
    assert news.args == [4]


def test_the_cross_takes_a_chip_away_and_the_word_does_not(theme: AppTheme, qtbot: QtBot) -> None:
    chip = Chip("School nursing", value=4, removable=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    middle = chip.rect().center()

    with qtbot.assertNotEmitted(chip.removed), qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=middle)
    with qtbot.waitSignal(chip.removed):
        at = chip.rect().center()
        at.setX(chip.width() - 12)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)


def test_a_chip_with_choices_tells_the_new_one(theme: AppTheme, qtbot: QtBot) -> None:
    chip = DropChip("From", [(1, "Police"), (2, "GP & nurse")], prefix="From: ")
    qtbot.addWidget(chip)
    assert chip.text() == "From: Police"
    menu = chip.menu()
    with qtbot.waitSignal(chip.chosen) as news:
        menu.actions()[1].trigger()
    assert news.args == [2]
    assert chip.text() == "From: GP & nurse"
    assert said(chip) == "From: GP & nurse"


def test_a_row_tells_all_it_shows(theme: AppTheme, qtbot: QtBot) -> None:
    row = ListRow("Returns", "28 of 37")
    qtbot.addWidget(row)
    assert said(row) == "Returns"
    assert row.accessibleDescription() == "28 of 37"


def test_a_tag_says_its_words(theme: AppTheme, qtbot: QtBot) -> None:
    tag = Tag("Draft, not agreed yet", Tone.WARN)
    qtbot.addWidget(tag)
    assert said(tag) == "Draft, not agreed yet"
    assert role(tag) == QAccessible.Role.StaticText


def test_no_control_in_the_gallery_is_nameless(theme: AppTheme, qtbot: QtBot) -> None:
    page = gallery.page()
    qtbot.addWidget(page)
    page.show()
    controls = [
        control
        for control in page.findChildren(QWidget)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible()
    ]
    assert len(controls) > 60
    assert [type(control).__name__ for control in controls if not said(control)] == []


@pytest.mark.parametrize("kind", [Button, CheckBox])
def test_words_typed_on_a_button_do_not_press_it(
    kind: type[Button] | type[CheckBox], qtbot: QtBot
) -> None:
    button, other = kind("Now"), Button("Other")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    window = shown(qtbot, button, other)
    button.setFocus()
    QTest.keyClicks(button, "Will visit today")
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert not pressed, "somebody types with eyes on paper"
    other.setFocus()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 1
    if kind is Button:
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert len(pressed) == 2
    assert window.isVisible()


def test_other_words_of_as_many_choices_stand_in_the_same_places(
    theme: AppTheme, qtbot: QtBot
) -> None:
    row = Segmented("Goes to", [Option(1, "Child D"), Option(2, "The day")])
    window = shown(qtbot, row)
    first = row.findChildren(Pressable)[0]
    row.set_value(2)
    row.setFocus()
    row.set_options([Option(3, "Child E, question 2"), Option(4, "The day")])
    assert window.findChildren(Pressable)[0] is first
    assert (row.value, first.text()) == (3, "Child E, question 2")
    assert first.hasFocus(), "the focus stays in the row, on what is chosen"
    assert first.sizeHint().width() > row.findChildren(Pressable)[1].sizeHint().width()
    with qtbot.waitSignal(row.chosen) as news:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert news.args == [4]
