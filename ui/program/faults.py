"""When something is our mistake: say so calmly, keep people's words out of it."""

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.model.fault import WorkshopError
from core.words import tr
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus_ring import FocusRing
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text
from ui.widgets.qt_answers import NotShown

_LOG: Final = logging.getLogger("casewalk")
_HOME: Final = Path(__file__).parents[1]


def details(error: BaseException) -> str:
    """Return the kinds of error and where they arose, never what they say.

    An exception's message may quote what someone typed, so only types and
    file:line are told, for the error and for what caused it.
    """
    parts: list[str] = []
    link: BaseException | None = error
    while link is not None:
        parts.append(type(link).__name__)
        steps = walk_tb(link.__traceback__)
        parts += [f"  {_place(frame.f_code.co_filename)}:{line}" for frame, line in steps]
        link = link.__cause__ or link.__context__
    return "\n".join(parts)


def log_to(path: Path) -> None:
    """Keep the log in *path*: act labels without names, ids, and `details`."""
    with suppress(OSError):  # where nothing can be written the dialog has to be enough
        path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(tr("%(asctime)s %(levelname)s %(message)s")))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


class FaultDesk(QObject):
    """Takes every exception nobody expected and shows one dialog at a time.

    Signals:
        refused: a `WorkshopError` that reached the top, or what stands for something
            not shown; to be shown as a message.
    """

    refused = Signal(object)

    def __init__(self, saved: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved = saved
        self._dialog: FaultDialog | None = None
        self._not_shown: set[str] = set()

    @property
    def dialog(self) -> "FaultDialog | None":
        """The dialog shown last; None where nothing went wrong, or its window is gone."""
        return self._dialog if self._dialog is not None and isValid(self._dialog) else None

    def take_over(self) -> None:
        """Become the place where unexpected exceptions end.

        What Python would print of one names what somebody typed, also of those that come
        out of turn: as something is thrown away, or on another thread.
        """
        sys.excepthook = self._on_exception
        sys.unraisablehook = lambda told: _log_out_of_turn(told.exc_value)
        threading.excepthook = lambda told: _log_out_of_turn(told.exc_value)

    def report(self, error: BaseException) -> None:
        """Log our mistake and show it, unless one is already shown."""
        if isinstance(error, WorkshopError):
            self.refused.emit(error)
            return
        told = details(error)
        if isinstance(error, NotShown):
            self._note(told)
            return
        _LOG.error("our mistake: %s", told)
        before = self.dialog
        if before is not None and before.isVisible():
            return
        if before is not None:
            before.deleteLater()
        self._dialog = FaultDialog(told, self._saved(), self._window())
        self._dialog.open()

    def _note(self, told: str) -> None:
        """Log what is not shown and say so once, without a dialog: it is met at every paint."""
        if told in self._not_shown:
            return
        self._not_shown.add(told)
        _LOG.error("not shown: %s", told)
        happened = tr("Something on this page could not be shown. This is our mistake.")
        remedy = tr("Go on with the rest; to see it, close Casewalk and open the audit again.")
        self.refused.emit(WorkshopError(happened, _safe(self._saved()), remedy))

    def _say_plainly(self) -> None:
        """Say a mistake in the bar, as the dialog that says it broke as well."""
        happened = tr("Something went wrong in Casewalk. This is our mistake.")
        remedy = tr(
            "Carry on if all looks well; otherwise close Casewalk and open the audit again."
        )
        self.refused.emit(WorkshopError(happened, _safe(self._saved()), remedy))

    def _window(self) -> QWidget | None:
        """Return the facilitator's window in front: never the room screen, whoever clicked it."""
        home, active = self.parent(), QApplication.activeWindow()
        if not isinstance(home, QWidget):
            return active
        one = active
        while one is not None and one is not home:
            one = one.parentWidget()
        return home if one is None else active

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            self.report(error)
        except Exception as another:  # noqa: BLE001 - Python would print both with their words
            _log_out_of_turn(another)
            with suppress(Exception):
                self._say_plainly()


class FaultDialog(QDialog):
    """Says what happened, what is safe and what to do; the details can be copied."""

    def __init__(self, told: str, saved: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casewalk")
        self.setMinimumWidth(480)
        self._details = GrowingText(
            tr("Details for whoever looks after Casewalk"), 3, 10, enter_submits=True
        )
        self._details.setPlainText(told)
        self._details.setReadOnly(True)
        self._details.escaped.connect(self.reject)
        self._details.submitted.connect(self.accept)
        self._go_on = Button(tr("Carry on"), ButtonKind.PRIMARY)
        self._go_on.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(tr("Something went wrong in Casewalk"), Text.SUBHEADING))
        column.addWidget(
            Label(tr("The last thing you did may not have been done. This is our mistake."))
        )
        column.addWidget(Label(_safe(saved)))
        column.addWidget(
            Label(
                tr("Carry on if all looks well; otherwise close Casewalk and open the audit again.")
            )
        )
        column.addWidget(Label(tr("The details below hold nothing that anyone typed."), Text.SMALL))
        column.addWidget(self._details)
        column.addLayout(self._buttons())
        FocusRing(self)
        self._details.setFocus()  # not a button: what is typed on must not close it unread

    def _buttons(self) -> QHBoxLayout:
        copy = Button(tr("Copy the details"))
        copy.clicked.connect(self._on_copy)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self._go_on)
        return row

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())


def _log_out_of_turn(error: BaseException | None) -> None:
    if error is not None:
        _LOG.error("our mistake, out of turn: %s", details(error))


def _safe(saved: str) -> str:
    if saved:
        return tr("Everything up to {saved} is safe in the file.", saved=saved)
    return tr("Nothing in your files has been changed by this.")


def _place(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(_HOME)) if path.is_relative_to(_HOME) else path.name
