"""A facilitator for the tests: presses keys on whatever has the focus, types, and looks.

The window, its file and its settings are the real ones. Only the clock is moved by
the test, and timers are told that their time has come, so that nothing sleeps.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from pypdf import PdfReader
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    Qt,
    QThreadPool,
    QTimer,
    QTimerEvent,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from core.model.case import Case
from core.model.judgement import Judgement
from core.model.tool import Answer, Question
from core.store.file import WorkshopFile
from ui.audit.page import AuditPage
from ui.prepare.tool.choices import OpeningChoice
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.report.page import ReportPage
from ui.theme import app_theme
from ui.walk.page import WalkPage

PATIENCE: Final = 60.0
"""Seconds that work in the background may take on a busy computer."""


class Watch:
    """A clock that stands still until the test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Facilitator:
    """One person at the keyboard of one window."""

    def __init__(self, home: Path, watch: Watch) -> None:
        self.home, self.watch = home, watch
        self.settings = home / "settings.json"
        self.window = MainWindow(app_theme(), SettingsFile(self.settings), watch)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        self.await_(lambda: QApplication.activeWindow() is self.window)

    def go_home(self) -> None:
        """Leave for good, whatever is open."""
        if self.window.audit is not None:
            self.window.audit.flush()
            self.window.audit.shut()
            self.window.audit = None
        self.window.close()
        wait_for_all()
        self.window.deleteLater()
        settle()

    # Hands

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each "Ctrl+Return" or "Tab", where the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
            QTest.keyClick(target(), combination.key(), combination.keyboardModifiers())
            settle()

    def say(self, text: str) -> None:
        """Type letters where the focus is; the first may open a cell for the others."""
        for letter in text:
            QTest.keyClicks(target(), letter)
        settle()

    def write(self, text: str) -> None:
        """Type over whatever stands in the field."""
        self.press("Ctrl+A")
        self.say(text)

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the focus is on what is called so; fails after one round."""
        settle()
        seen: list[str] = []
        for _ in range(120):
            found = focused()
            if name_of(found).startswith(name) and found.isEnabled():
                settle()
                if found is focused():
                    return found
            seen.append(name_of(found))
            QTest.keyClick(found, Qt.Key.Key_Tab)  # what it brings is settled once it is there
        raise AssertionError(
            f"Tab never came to “{name}”, but to: {', '.join(dict.fromkeys(seen))}"
        )

    def press_button(self, name: str) -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(name)
        self.press("Space")

    def take(self, name: str, words: str) -> None:
        """Go to a choice and take what has these words, with the arrows; one may have to open."""
        choice = self.tab_to(name)
        assert isinstance(choice, QComboBox), name
        if isinstance(choice, OpeningChoice):
            self.press("Space")
        keys: QWidget = choice.view() if choice.view().isVisible() else choice
        QTest.keyClick(keys, Qt.Key.Key_Home)
        found = next(at for at in range(choice.count()) if words in choice.itemText(at))
        for _ in range(found):
            QTest.keyClick(keys, Qt.Key.Key_Down)
        if keys is not choice:
            QTest.keyPress(keys, Qt.Key.Key_Return)
        settle()
        assert words in choice.currentText()

    def choose(self, words: str) -> None:
        """Choose in the menu that is open, with the arrows and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _ in range(len(menu.actions()) + 1):
            active = menu.activeAction()
            if isinstance(active, QAction) and active.text().replace("&", "").startswith(words):
                self.press("Return")
                return
            self.press("Down")
        there = ", ".join(action.text() for action in menu.actions())
        raise AssertionError(f"“{words}” is not in the menu, but: {there}")

    def pause(self) -> None:
        """Stop typing for a moment: what was typed is kept."""
        self.wait(timedelta(seconds=0.5))

    def wait(self, time: timedelta) -> None:
        """Let time pass: the clock moves on, and each timer fires when it is due."""
        end = self.watch.now + time
        for moment, timer in sorted(self._due(end), key=lambda due: due[0]):
            self.watch.now = moment
            if isValid(timer) and timer.isActive():
                QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))
        self.watch.now = end
        settle()

    def _due(self, end: datetime) -> Iterator[tuple[datetime, QTimer]]:
        for timer in self.window.findChildren(QTimer):
            step = timedelta(milliseconds=timer.interval())
            moment = self.watch.now + step
            while timer.isActive() and step and moment <= end:
                yield moment, timer
                moment = end + step if timer.isSingleShot() else moment + step

    def work(self, minutes: int) -> None:
        """Let the room talk, minute by minute."""
        for _ in range(minutes):
            self.wait(timedelta(minutes=1))

    def keep_keyboard(self) -> None:
        """Be the window manager, which the offscreen platform has not.

        It gives the keyboard back when a dialog goes, and takes none for a window
        that asked to be shown without it.
        """
        self.window.activateWindow()
        settle()

    # Files

    def go_on_in(self, copy: Path) -> None:
        """Have a copy written where the file is lost, and wait until work goes on in it."""
        self.page.lost.go_on_in(copy)
        self.await_(lambda: not self.page.copying)

    def name_file(self, *paths: Path) -> None:
        """Type paths into the dialog that asks for a file."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog), "no file is being asked for"
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setFocus()
        quoted = " ".join(f'"{path}"' for path in paths)
        self.write(quoted if len(paths) > 1 else str(paths[0]))
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()  # the completer's list of names
        self.press("Return")
        self.keep_keyboard()

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open an audit from its file, as the system does when it is clicked there."""
        self.window.open_file(path)
        self.keep_keyboard()
        if passphrase is not None:
            self.await_(lambda: name_of(focused()) == "Passphrase")
            self.say(passphrase)
            self.press("Return")
        self.await_(lambda: self.window.audit is not None)

    def await_(self, come: Callable[[], bool]) -> None:
        """Wait until work in the background has come to something."""
        await_(come)

    def rest(self) -> None:
        """Wait until nothing is at work in the background any more."""
        pool = QThreadPool.globalInstance()
        at_work = True
        while at_work:
            self.await_(lambda: pool.activeThreadCount() == 0)
            settle()
            at_work = pool.activeThreadCount() > 0  # one piece of work may begin the next

    def in_file(self) -> WorkshopFile:
        """Open the same file again, to read what is really in it."""
        return WorkshopFile.open(self.page.path, clock=self.watch, read_only=True)

    def judgement(self, case: str, question: str) -> Judgement:
        """Return the judgement that is in the file, or an empty one where there is none."""
        with self.in_file() as file:
            case_id = next(one.id for one in file.all(Case) if one.reference == case)
            asked = next(one.id for one in file.all(Question) if one.key == question)
            found = file.all(Judgement, "case_id = ? AND question_id = ?", (case_id, asked))
            return found[0] if found else Judgement(case_id, asked)

    def answer(self, case: str, question: str) -> str:
        """Return the label of the answer that is in the file."""
        held = self.judgement(case, question).answer_id
        with self.in_file() as file:
            return "".join(answer.label for answer in file.all(Answer, "id = ?", (held,)))

    # Eyes

    @property
    def page(self) -> AuditPage:
        """The audit that is open."""
        assert self.window.audit is not None, "no audit is open"
        return self.window.audit

    @property
    def walk(self) -> WalkPage:
        """The Walk stage."""
        return self.page.workspace.walk

    @property
    def message(self) -> str:
        """What the message bar says."""
        return self.page.workspace.message.text

    @property
    def bar(self) -> str:
        """What the top bar says."""
        return " | ".join(texts(self.page.workspace.bar))

    @property
    def question(self) -> str:
        """The case and question in front, as the head of Walk says them."""
        return " | ".join(texts(self.walk.middle.head))

    @property
    def card(self) -> str:
        """What “The room agrees” says."""
        return " | ".join(texts(self.walk.card))

    @property
    def cases(self) -> list[str]:
        """The case list, as a screen reader says it."""
        return rows(self.walk.cases.view)

    @property
    def heard(self) -> list[str]:
        """What was heard, newest first."""
        return [row.accessibleName() for row in self.walk.heard.list.rows.values()]

    @property
    def wall(self) -> str:
        """What the room screen says; empty while it is down."""
        room = self.page.room
        return room.window.accessibleDescription() if room.window.isVisible() else ""

    def paper(self) -> list[str]:
        """The text of each page of the document that Report shows."""
        self.rest()
        report = self.page.workspace.page("report")
        assert isinstance(report, ReportPage)
        # Its first pages are shown before the others are made.
        self.await_(lambda: report.sheets.paper is not None and report.sheets.paper.whole)
        assert report.sheets.paper is not None
        return pages_of(BytesIO(report.sheets.paper.pdf))

    @property
    def scene(self) -> str:
        """What kind of scene the wall shows, or would."""
        return type(self.page.room.scene).__name__

    def sees(self, words: str) -> bool:
        """Return whether words stand anywhere on the screen."""
        return any(words in text for text in texts(self.window))


def pages_of(pdf: Path | BytesIO) -> list[str]:
    """Return the text of each page of a PDF, its lines joined."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


def settle() -> None:
    """Let the window do what it has to do, widgets thrown away included."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def await_(come: Callable[[], bool]) -> None:
    """Wait until something has come of itself."""
    until = monotonic() + PATIENCE
    while not come():
        assert monotonic() < until, "it never came"
        settle()
        sleep(0.002)  # lets other threads go on, which Qt's own wait does not
    settle()


def target() -> QWidget:
    """Return what a key pressed now goes to."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    return focused()


def focused() -> QWidget:
    """Return what has the focus."""
    modal = QApplication.activeModalWidget()
    found = QApplication.focusWidget() or (modal and modal.focusWidget()) or modal
    assert found is not None, "nothing has the focus"
    return found


def name_of(widget: QWidget) -> str:
    """Return what a control is called."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def rows(view: QAbstractItemView) -> list[str]:
    """Return the rows of a list as a screen reader says them."""
    model = view.model()
    columns = model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1
    return [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")
        for row in range(model.rowCount())
        for column in range(columns)
    ]


def texts(widget: QWidget) -> list[str]:
    """Return everything visible that a widget and those inside it say."""
    said: list[str] = []
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisible():
            continue
        text = getattr(one, "text", None)
        said += [str(text())] if callable(text) else []
        said += [one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            said += rows(one)
    return [words for words, after in pairwise([*said, ""]) if words and words != after]
