"""One table of actions: every key once, no mnemonic in a shortcut's way, and it all works."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.program.actions import ACTIONS, ActionSpec, help_rows, spec_of
from ui.program.menu_bar import build, fill_menus
from ui.program.menu_titles import MENUS, caps
from ui.theme import AppTheme

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Window(QMainWindow):
    """A text field in a window with every action; `done` is what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.text = QPlainTextEdit()
        self.setCentralWidget(self.text)
        handlers = {spec.name: self._noting(spec) for spec in ACTIONS}
        self.actions_by_name = {action.objectName(): action for action in build(self, handlers)}
        fill_menus(self.menuBar(), self.actions_by_name.values())

    def _noting(self, spec: ActionSpec) -> "Noting":
        return Noting(self.done, spec.name)


class Noting:
    """Notes that an action was asked for."""

    def __init__(self, done: list[str], name: str) -> None:
        self._done, self._name = done, name

    def __call__(self) -> None:
        self._done.append(self._name)


@pytest.fixture
def window(theme: AppTheme, qtbot: QtBot) -> Window:
    """The window, active, with the focus in its text."""
    made = Window()
    qtbot.addWidget(made)
    show_active(made, qtbot)
    made.text.setFocus()
    return made


def mnemonic(text: str) -> str:
    """Return the letter that Alt would press, in capitals."""
    return QKeySequence.mnemonic(text).toString().removeprefix("Alt+").upper()


def first(sequence: QKeySequence) -> QKeyCombination:
    """Return a sequence's first key with what is held; Qt's stubs know no indexing."""
    found: QKeyCombination = sequence[0]  # type: ignore[index]
    return found


def test_every_name_and_every_key_is_there_once() -> None:
    assert max(Counter(spec.name for spec in ACTIONS).values()) == 1
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert all(keys)
    assert max(Counter(keys).values()) == 1


def test_no_mnemonic_is_a_shortcut() -> None:
    taken = {
        QKeySequence(key).toString().removeprefix("Alt+")
        for spec in ACTIONS
        for key in spec.keys
        if QKeySequence(key).toString().startswith("Alt+")
    }
    titles = [*MENUS, *(spec.inside for spec in ACTIONS), *(spec.text for spec in ACTIONS)]
    assert not {mnemonic(title) for title in titles if "&" in title} & taken


def test_mnemonics_are_unique_where_they_meet() -> None:
    meeting: dict[str, list[str]] = {"": [mnemonic(menu) for menu in MENUS]}
    for spec in ACTIONS:
        place = f"{spec.menu}/{spec.inside}"
        meeting.setdefault(place, []).append(mnemonic(spec.text))
    for inside in {(spec.menu, spec.inside) for spec in ACTIONS if spec.inside}:
        meeting[f"{inside[0]}/"].append(mnemonic(inside[1]))
    for place, letters in meeting.items():
        given = [letter for letter in letters if letter]
        assert len(given) == len(set(given)), f"{place}: {given}"


@pytest.mark.parametrize("spec", [spec for spec in ACTIONS if spec.keys], ids=lambda s: s.name)
def test_every_key_works_while_typing(window: Window, spec: ActionSpec) -> None:
    for keys in spec.keys:
        combination = first(QKeySequence(keys))
        window.done.clear()
        held = combination.keyboardModifiers()
        if combination.key() == Qt.Key.Key_Enter:
            held |= KEYPAD  # the only Enter there is; the other key is Return
        QTest.keyClick(window.text, combination.key(), held)
        assert window.done == [spec.name], keys
    assert window.text.toPlainText() == ""


class Claiming(QLineEdit):
    """A field that claims every key before the shortcuts, as Qt's do some keys on some systems."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.mark.parametrize("name", ["export", "hear", "answer_1", "blank_room"])
def test_a_field_that_claims_keys_leaves_ours_alone(
    window: Window, qtbot: QtBot, name: str
) -> None:
    field = Claiming(window)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    combination = first(QKeySequence(spec_of(name).keys[0]))
    QTest.keyClick(field, combination.key(), combination.keyboardModifiers())
    assert window.done == [name]
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    assert window.done == [name], "its own keys stay its own"


def test_alt_with_the_keypad_chooses_nothing(window: Window) -> None:
    QTest.keyClick(window.text, Qt.Key.Key_1, ALT | KEYPAD)
    assert window.done == []
    QTest.keyClick(window.text, Qt.Key.Key_1, ALT)
    assert window.done == ["answer_1"]


def test_ctrl_z_belongs_to_the_text(window: Window) -> None:
    QTest.keyClicks(window.text, "said")
    QTest.keyClick(window.text, Qt.Key.Key_Z, CTRL)
    assert window.done == []
    assert window.text.toPlainText() == ""


def test_every_action_is_in_the_menu_bar(window: Window) -> None:
    def inside(menu: QMenu) -> set[str]:
        found: set[str] = set()
        for action in menu.actions():
            lower = action.menu()
            if isinstance(lower, QMenu):
                found |= inside(lower)
            elif action.objectName():
                found.add(action.objectName())
        return found

    bar = window.menuBar()
    shown: set[str] = set()
    for action in bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        shown |= inside(menu)
    assert shown == {spec.name for spec in ACTIONS}


def test_an_action_nobody_handles_is_named(qtbot: QtBot, theme: AppTheme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    with pytest.raises(KeyError, match="new"):
        list(build(window, {}))


def test_keys_are_shown_as_on_a_key_cap() -> None:
    assert caps("Ctrl+Return") == "Ctrl ↵"
    assert caps("Ctrl++") == "Ctrl +"
    assert caps("Alt+PgDown") == "Alt PageDown"
    assert spec_of("show_room").caps == "F5"


def test_the_help_page_lists_every_key_with_a_hint() -> None:
    rows = help_rows()
    assert len(rows) == sum(bool(spec.keys) for spec in ACTIONS)
    assert all(row.words and row.hint and "&" not in row.words for row in rows)


def test_a_checkable_action_can_be_read(window: Window) -> None:
    dark: QAction = window.actions_by_name["dark"]
    assert dark.isCheckable()
    dark.trigger()
    assert dark.isChecked()
    assert window.done == ["dark"]


def test_the_room_screen_is_called_the_same_everywhere() -> None:
    for spec in ACTIONS:
        assert "wall" not in f"{spec.words} {spec.hint}".lower().split()
