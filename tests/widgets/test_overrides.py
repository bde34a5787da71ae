"""An error that leaves what Qt called ends nothing, whoever raised it: it is told, once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.qt_answers import NotShown

ROOT = Path(__file__).parents[2]


def _point(where: str) -> object:
    from PySide6.QtCore import QPoint

    return QPoint(where)  # type: ignore[call-overload]


def _ours() -> None:
    raise ValueError("ours")


MISTAKES: Final[dict[str, Callable[[], object]]] = {
    "a number that is none": lambda: int("x"),
    "nothing to go on with": lambda: next(iter(())),
    "a row that is not there": lambda: [][0],
    "divided by nought": lambda: 1 // 0,
    "no length": lambda: len(5),  # type: ignore[arg-type]
    "not there": lambda: object().nothing,  # type: ignore[attr-defined]
    "no key": lambda: dict[str, str]()["a"],
    "no such bytes": lambda: bytes.fromhex("x"),
    "not what Qt takes": lambda: _point("x"),
    "one of ours": _ours,
}
"""Errors of the interpreter itself, of Qt's own functions, and one of ours."""

_BREAKING = """
import sys
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QListView, QVBoxLayout, QWidget
from ui.widgets.item_grounds import ListModel
from tests.widgets.test_overrides import MISTAKES

mistake, told, asked = None, [], set()
sys.excepthook = lambda kind, error, trace: told.append(kind)

def breaks(name):
    asked.add(name)
    return mistake()

class Beside:
    def focusInEvent(self, event):
        breaks("focus in, of a class beside")

class Picture(Beside, QWidget):
    def keyPressEvent(self, event):
        breaks("key")
    def mousePressEvent(self, event):
        breaks("mouse")
    def resizeEvent(self, event):
        breaks("size")
    def showEvent(self, event):
        breaks("shown")
    def minimumSizeHint(self):
        return breaks("least")
    def changeEvent(self, event):
        breaks("change")

class Whole(QWidget):
    def event(self, event):
        if event.type() == QEvent.Type.User:
            breaks("event")
        return super().event(event)

class Filter(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.KeyPress:
            breaks("filter")
        return False

class Rows(ListModel):
    def rowCount(self, parent=QModelIndex()):
        return 3
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return breaks("data")

class Flow(QLayout):
    def count(self):
        return 0
    def itemAt(self, at):
        return breaks("item")
    def sizeHint(self):
        return breaks("hint of a layout")
    def setGeometry(self, where):
        breaks("where a layout is")

class Later(QObject):
    def timerEvent(self, event):
        self.killTimer(event.timerId())
        breaks("timer")

app = QApplication([])
picture, filtered, whole, rows, inner = Picture(), QWidget(), Whole(), QListView(), QWidget()
filter = Filter()
filtered.installEventFilter(filter)
model = Rows()
rows.setModel(model)
inner.setLayout(Flow())
host = QWidget()
column = QVBoxLayout(host)
column.addWidget(picture)
column.addWidget(inner)
picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
later = Later()

def post():
    QApplication.postEvent(whole, QEvent(QEvent.Type.User))

def press(widget):
    return lambda: QTest.keyClick(widget, Qt.Key.Key_A)

def met():
    yield from (host.show, filtered.show, rows.show, host.activateWindow, picture.setFocus, post)
    yield from (press(picture), press(filtered))
    yield lambda: QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
    yield lambda: picture.resize(300, 300)
    yield lambda: picture.setEnabled(False)
    yield lambda: later.startTimer(0)
    yield from (picture.updateGeometry, rows.grab)
    yield lambda: picture.setEnabled(True)
    yield from (inner.layout().invalidate, inner.updateGeometry)
    yield lambda: host.resize(host.width() + 40, host.height() + 40)
    yield from (host.hide, filtered.hide, rows.hide)

def every():
    global mistake
    for mistake in MISTAKES.values():
        told.clear()
        asked.clear()
        yield from met()
        print(len(told), *sorted(asked), sep="|")

steps = every()

def step():
    try:
        one = next(steps, None)
    except Exception:
        raise SystemExit(3)
    if one is None:
        app.quit()
        return
    try:
        one()
    except Exception:  # what is called from Python comes back to it
        told.append(None)

timer = QTimer()
timer.timeout.connect(step)
timer.start(1)
app.exec()
"""


ASKED: Final = (
    "key",
    "mouse",
    "filter",
    "data",
    "event",
    "timer",
    "size",
    "shown",
    "least",
    "change",
    "hint of a layout",
    "where a layout is",
    "focus in, of a class beside",
)


def test_a_mistake_anywhere_qt_asks_never_ends_the_process() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _BREAKING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, (ended.returncode, ended.stderr[-2000:])
    lines = ended.stdout.splitlines()
    assert len(lines) == len(MISTAKES)
    for line in lines:
        told, *asked = line.split("|")
        assert int(told) >= len(asked)
        assert {*ASKED} <= {*asked}


@pytest.mark.parametrize("name", ["keyPressEvent", "eventFilter", "closeEvent", "resizeEvent"])
def test_what_somebody_asked_for_is_told_as_a_mistake_and_what_is_only_shown_quietly(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(error))
    made = type("Made", (QWidget,), {name: lambda *_given: 1 // 0})
    assert getattr(made(), name)(None, None) in (None, False)
    assert not found, "it is told once Qt is done"
    QApplication.processEvents()
    assert [type(one) for one in found] == [
        NotShown if name == "resizeEvent" else ZeroDivisionError
    ]
