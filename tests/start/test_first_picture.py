"""The start screen is painted before anything is loaded that it does without."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from tests.showing import show_active
from ui.program.actions import ACTIONS
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import app_theme

ROOT = Path(__file__).parents[2]
MOST_MODULES = 46
"""Of ours; each costs the start about a third of a millisecond."""
LATER = {
    *("core.store", "core.acts", "ui.audit", "ui.program.actions", "ui.program.locking"),
    *("ui.program.menu", "ui.program.opening", "ui.program.preloader", "ui.theme.restyling"),
    *("ui.theme.sign_paths", "ui.widgets.item_grounds", "ui.widgets.prose", "dataclasses"),
    *("datetime", "json", "msgspec", "sqlite3", "tomllib"),
}
WHILE_NOTHING_IS_LISTED = {"datetime", "json", "ui.theme.sign_paths"}
"""What a list of audits needs: their days, and the sign on a button."""
TYPES_OF_QT = {"QAccessible", "QTextLayout", "QStandardPaths", "PrimitiveElement"}
"""What has so many names that to be shown one of them takes milliseconds; the last is of QStyle."""

_PAINTED = """
import sys
from enum import Enum
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken
import main

def types_of_qt():
    kinds, left = set(), [Shiboken.Object, Enum]
    while left:
        found = set(type.__subclasses__(left.pop())) - kinds
        kinds |= found
        left += found
    return sorted(kind.__name__ for kind in kinds)

class Probe(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            modules, kinds = list(sys.modules), types_of_qt()
            import json
            print(json.dumps([modules, kinds]))
            window.painted.connect(lambda: (print(len(window.actions())), QApplication.exit(0)))
        return False

run = QApplication.exec
def probed(*_):
    app = QApplication.instance()
    app.probe = Probe()
    for window in app.topLevelWidgets():
        if hasattr(window, "painted"):
            window.installEventFilter(app.probe)
    return run()

QApplication.exec = probed
sys.exit(main.main([]))
"""


def painted(tmp_path: Path, recent: tuple[str, ...]) -> tuple[set[str], set[str], int]:
    """Return the modules and Qt's types there are at the first picture, and the actions after."""
    config = tmp_path / "casewalk"
    config.mkdir()
    files = [
        {"path": str(tmp_path / name), "opened": "2014-04-09T11:02:00", "locked": True}
        for name in recent
    ]
    if files:
        (config / "settings.json").write_text(json.dumps({"recent": files}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PAINTED],
        cwd=ROOT,
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    first, after = done.stdout.splitlines()
    modules, kinds = json.loads(first)
    return set(modules), set(kinds), int(after)


@pytest.mark.parametrize("recent", [(), ("one.casewalk", "two.casewalk")], ids=["first", "again"])
def test_the_first_picture_comes_before_what_it_does_without(
    tmp_path: Path, recent: tuple[str, ...]
) -> None:
    modules, kinds, actions = painted(tmp_path, recent)
    assert modules & (LATER - WHILE_NOTHING_IS_LISTED if recent else LATER) == set()
    ours = [one for one in modules if one.partition(".")[0] in ("core", "ui")]
    assert recent or len(ours) <= MOST_MODULES, sorted(ours)
    assert kinds & TYPES_OF_QT == set()
    assert actions == len(ACTIONS), "the menus are there right after it"


def test_a_key_that_comes_before_the_menus_finds_its_action(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    window = MainWindow(app_theme(), SettingsFile(tmp_path / "settings.json"), clock)
    qtbot.addWidget(window)
    show_active(window, qtbot)
    assert window.actions() == [], "they are made later"
    QTest.keyClick(window.start.home.new, Qt.Key.Key_Tab)
    assert window.actions() == [], "for Tab they are not needed"
    QTest.keyClick(window.start.home.new, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.start.form.isVisible()


def test_a_menu_that_is_pressed_before_there_is_anything_in_it_opens_whole(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    window = MainWindow(app_theme(), SettingsFile(tmp_path / "settings.json"), clock)
    qtbot.addWidget(window)
    show_active(window, qtbot)
    assert window.actions() == [], "they are made later"
    bar = window.menuBar()
    title = bar.actions()[0]
    place = bar.actionGeometry(title).center()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "new" in [one.objectName() for one in menu.actions()]
    menu.close()


def test_no_action_has_a_key_that_is_typed_or_moves_the_focus() -> None:
    plain = {key for spec in ACTIONS for key in spec.keys if "+" not in key}
    assert all(key[0] == "F" and key[1:].isdecimal() for key in plain), plain
