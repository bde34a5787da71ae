"""What breaks while Qt lays out and paints is told, and everything else is shown on."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import AppTheme
from ui.widgets.qt_answers import NotShown
from ui.widgets.row_list import ROW, RowLayout, RowList, RowLook

ROOT = Path(__file__).parents[2]
MISSING = "This line cannot be shown"
TYPED = "Mrs Smith of 4 Acacia Avenue"

_BREAKING = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from tests.widgets.test_qt_answers import Line, Lines, TYPED
from ui.program.faults import FaultDesk, log_to
from ui.theme import app_theme
from ui.widgets.row_list import RowList
from ui.widgets.qt_answers import painted

class Picture(QWidget):
    @painted
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.save()
        raise ValueError(TYPED)

app, said = QApplication([]), []
log_to(Path(sys.argv[1]))
desk = FaultDesk(lambda: "10:42")
desk.take_over()
desk.refused.connect(lambda fault: said.append(fault.sentences))
shown = RowList("Lines", Lines(app_theme()))
shown.resize(200, 120)
picture = Picture(shown)
picture.resize(9, 9)
shown.show()

def lines(how, count):
    shown.set_rows([Line(str(at), [how] if at % 3 == 1 else []) for at in range(count)])

def met(how, count):
    wide = 90 + count
    yield from (partial(lines, how, count), shown.grab, shown.scrollToBottom)
    yield from (partial(shown.resize, wide, wide), shown.hide, shown.show, shown.grab)

broken = ["hash", "height", "guess", "paint", "spoken", "reachable"]
steps = [step for count, how in enumerate(broken, 20) for step in met(how, count)]
coming = iter(steps)

def step():
    try:
        next(coming, app.quit)()
    except StopIteration:
        app.quit()

timer = QTimer()
timer.timeout.connect(step)
timer.start(0)
app.exec()
print(desk.dialog, len(said), len(set(said)), shown.model().rowCount())
print(said[0])
"""


@dataclass(frozen=True)
class Line:
    """A row that breaks where it is told to; where nowhere it is sound."""

    words: str
    broken: list[str] = field(default_factory=list)

    def __hash__(self) -> int:
        """Return what a frozen row returns; one that holds a list has none."""
        self._ask("hash")
        return hash(self.words)

    @property
    def spoken(self) -> str:
        """The words."""
        self._ask("spoken")
        return self.words

    @property
    def reachable(self) -> bool:
        """Always."""
        self._ask("reachable")
        return True

    def _ask(self, how: str) -> None:
        if how in self.broken:
            raise ValueError(TYPED)


class Lines(RowLayout):
    """A line a row; what is painted is kept by its row."""

    def __init__(self, theme: AppTheme) -> None:
        super().__init__(theme)
        self.painted: list[str] = []

    def height(self, row: Line, width: int, _first: bool) -> int:
        """Return a fixed height."""
        row._ask("height")
        self.kept(row, width, tuple)
        return 21

    def guess(self, row: Line, _width: int, _first: bool) -> int:
        """Return a fixed height."""
        row._ask("guess")
        return 21

    def paint(self, painter: QPainter, _where: QRectF, row: Line, _look: RowLook) -> None:
        """Break with a painter that is not put back."""
        painter.save()
        row._ask("paint")
        self.painted.append(row.words)
        painter.restore()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What was told of mistakes."""
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(error))
    return found


def test_a_mistake_in_a_row_or_a_picture_never_ends_the_process(tmp_path: Path) -> None:
    log = tmp_path / "casewalk.log"
    ended = subprocess.run(
        [sys.executable, "-c", _BREAKING, str(log)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    first, sentences = ended.stdout.splitlines()
    dialog, messages, *_, rows = first.split()
    assert (dialog, rows) == ("None", "25")
    assert int(messages) >= 6, "each is told once, wherever it arose"
    assert sentences == (
        "Something on this page could not be shown. This is our mistake. "
        "Everything up to 10:42 is safe in the file. "
        "Go on with the rest; to see it, close Casewalk and open the audit again."
    )
    logged = log.read_text(encoding="utf-8")
    assert logged.count("not shown: NotShown") == int(messages)
    assert TYPED not in logged + ended.stderr


@pytest.mark.parametrize("how", ["hash", "height", "guess", "paint"])
def test_the_rows_around_a_broken_one_are_shown_on(
    theme: AppTheme, qtbot: QtBot, told: list[BaseException], how: str
) -> None:
    layout = Lines(theme)
    shown = RowList("Lines", layout)
    qtbot.addWidget(shown)
    shown.set_rows([Line("one"), Line("two", [how]), Line("three")])
    shown.resize(300, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    layout.painted.clear()
    shown.grab()
    heights = [shown.visualRect(shown.model().index(at, 0)).height() for at in range(3)]
    assert heights[0] == heights[2] == 21
    assert heights[1] >= 21
    assert {"one", "three"} <= set(layout.painted)
    qtbot.waitUntil(lambda: bool(told))
    assert {type(error) for error in told} == {NotShown}
    assert {type(error.__cause__) for error in told} == {ValueError}


class Restless(QWidget):
    """Its size leads to another, and that to the first."""

    times = 0

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Ask for the other size."""
        self.times += 1
        for high in (30, 40):
            self.resize(100, high)


def test_a_size_that_never_settles_is_told_and_ends_nothing(
    qtbot: QtBot, told: list[BaseException]
) -> None:
    restless = Restless()
    qtbot.addWidget(restless)
    restless.show()
    restless.resize(100, 50)
    assert 0 < restless.times < 200
    qtbot.waitUntil(lambda: bool(told))
    assert {type(error.__cause__) for error in told} == {RecursionError}


def test_a_row_without_words_is_said_to_be_missing(
    theme: AppTheme, qtbot: QtBot, told: list[BaseException]
) -> None:
    shown = RowList("Lines", Lines(theme))
    qtbot.addWidget(shown)
    broken = Line("two", ["spoken", "reachable"])
    shown.set_rows([Line("one"), broken])
    index = shown.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == MISSING
    assert index.data(ROW) is broken
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    assert not told, "it is told once Qt is done"
    QApplication.processEvents()
    assert len(told) == 2
