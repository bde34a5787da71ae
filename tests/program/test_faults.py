"""Our mistakes are told calmly, once, and without a word that anyone typed."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.model.fault import FileProblem
from ui.program.faults import FaultDesk, FaultDialog, details, log_to
from ui.theme import AppTheme
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText

TYPED = "Mrs Smith of 4 Acacia Avenue"


def caught() -> Exception:
    """Return an exception whose message quotes what someone typed, with its cause."""
    with pytest.raises(KeyError) as found:
        _fail()
    return found.value


def _fail() -> None:
    try:
        int(TYPED)
    except ValueError as error:
        raise KeyError(TYPED) from error


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log file, closed again afterwards."""
    path = tmp_path / "logs" / "casewalk.log"
    logger = logging.getLogger("casewalk")
    before = list(logger.handlers)
    log_to(path)
    yield path
    for handler in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def test_details_name_kinds_and_places_but_no_words() -> None:
    told = details(caught())
    assert TYPED not in told
    assert "KeyError" in told
    assert "ValueError" in told
    assert "test_faults.py:" in told


def test_a_bug_is_shown_once_with_what_is_safe(theme: AppTheme, qtbot: QtBot, log: Path) -> None:
    context = FaultDesk(lambda: "10:42")
    context.report(caught())
    dialog = context.dialog
    assert isinstance(dialog, FaultDialog)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Everything up to 10:42 is safe" in words
    assert TYPED not in words
    context.report(caught())
    assert context.dialog is dialog
    text = log.read_text(encoding="utf-8")
    assert text.count("our mistake") == 2
    assert TYPED not in text
    dialog.reject()  # nobody holds it from here on, and it must not die while it is followed


@pytest.mark.parametrize(
    ("key", "in_details"),
    [
        pytest.param(Qt.Key.Key_Return, False, id="Enter carries on"),
        pytest.param(Qt.Key.Key_Escape, False, id="Esc closes it"),
        pytest.param(Qt.Key.Key_Escape, True, id="Esc in the details closes it too"),
    ],
)
def test_the_dialog_is_left_by_keyboard(
    theme: AppTheme, qtbot: QtBot, key: Qt.Key, in_details: bool
) -> None:
    dialog = FaultDialog("KeyError\n  ui/program/application.py:12", "")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    if in_details:
        dialog.findChildren(GrowingText)[0].setFocus()
    focused = dialog.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    assert not dialog.isVisible()


def test_the_details_can_be_copied(theme: AppTheme, qtbot: QtBot) -> None:
    dialog = FaultDialog("KeyError\n  ui/program/application.py:12", "")
    qtbot.addWidget(dialog)
    copy = next(b for b in dialog.findChildren(Button) if b.text() == "Copy the details")
    copy.click()
    assert QGuiApplication.clipboard().text() == "KeyError\n  ui/program/application.py:12"


def test_a_fault_of_the_world_that_reaches_the_top_is_a_message(
    theme: AppTheme, qtbot: QtBot
) -> None:
    context = FaultDesk(lambda: "")
    fault = FileProblem("The disk is full.", "The audit is safe.", "Make room.")
    with qtbot.waitSignal(context.refused) as news:
        context.report(fault)
    assert news.args == [fault]
    assert context.dialog is None


def test_taking_over_catches_what_nobody_expected(
    theme: AppTheme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    context = FaultDesk(lambda: "")
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    context.take_over()
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert context.dialog is not None
    qtbot.addWidget(context.dialog)


class _Broken:
    def __del__(self) -> None:
        raise caught()


def test_what_breaks_while_a_bug_is_said_or_out_of_turn_is_logged_and_printed_nowhere(
    theme: AppTheme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    log: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for where, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(where, name, getattr(where, name))
    desk = FaultDesk(_fail_to_say)
    desk.take_over()
    _Broken()
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert desk.dialog is None
    assert log.read_text(encoding="utf-8").count("out of turn") == 3
    assert TYPED not in log.read_text(encoding="utf-8") + "".join(capfd.readouterr())


def _fail_to_say() -> str:
    raise KeyError(TYPED)


def test_a_bug_is_never_shown_on_the_room_screen(theme: AppTheme, qtbot: QtBot) -> None:
    home, room = QWidget(), QWidget()
    asking = QDialog(home)
    for one in (home, room):
        qtbot.addWidget(one)
        one.show()
    asking.show()
    desk = FaultDesk(lambda: "", home)
    for front, expected in ((room, home), (home, home), (asking, asking)):
        front.activateWindow()
        qtbot.waitUntil(front.isActiveWindow)
        desk.report(caught())
        assert desk.dialog is not None
        assert desk.dialog.parentWidget() is expected
        desk.dialog.reject()
        QApplication.processEvents()
