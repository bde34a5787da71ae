"""The file is gone or takes nothing more: what is not in it is offered a copy, at once."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.model.fault import FileBusy, FileProblem, WorkshopError
from core.words import tr
from ui.audit.copy_writer import COPY_STOPPED, COPYING
from ui.audit.session import WorkshopSession
from ui.audit.workspace import Workspace
from ui.audit.workspace_hold import WorkspaceHold
from ui.program.files import ask_to_keep, documents
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text

_SAY_AFTER: Final = 700


class LostPanel(QWidget):
    """Stays until a copy is kept, or the audit is left without one."""

    def __init__(
        self,
        fault: WorkshopError,
        name: str = tr("The file is gone"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words = Label(fault.sentences, Text.STRONG, Tone.BAD)
        self.keep = Button(tr("Keep a copy…"), ButtonKind.PRIMARY)
        self.leave = Button(tr("Leave without a copy"))
        self.leave.hide()
        card = Card()
        card.set_tone(Tone.BAD)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        card.column.addWidget(self._words)
        card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(card)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def is_copying(self) -> bool:
        """Whether a copy is being written."""
        return not self.keep.isEnabled()

    def say_copying(self, fault: WorkshopError) -> None:
        """Say that the copy is being written: one is enough."""
        self._words.setText(fault.sentences)
        self.keep.setEnabled(False)
        self.leave.setEnabled(False)

    def refuse(self, fault: WorkshopError) -> None:
        """Say why no copy was kept."""
        self._words.setText(fault.sentences)
        self.keep.setEnabled(True)
        self.leave.setEnabled(True)

    def ask_before_leaving(self) -> None:
        """Offer to leave without a copy: closing was asked for. What is typed on answers not."""
        self.leave.show()
        self.setFocus()


class UnwrittenPanel(LostPanel):
    """Shown at closing where the file, a full disk's say, did not take what was typed."""

    def __init__(self, fault: WorkshopError, parent: QWidget | None = None) -> None:
        still_here = FileProblem(
            fault.happened,
            tr("What was typed is still here; what was there before is in the file."),
            tr("Put that right and close again, or keep a copy on another disk and go on in it."),
        )
        super().__init__(still_here, tr("Not everything is written"), parent)
        self.leave.setText(tr("Leave without what was typed"))


class DelayedPanel(LostPanel):
    """Shown while another program keeps an act from the file."""

    def __init__(self, fault: WorkshopError, parent: QWidget | None = None) -> None:
        super().__init__(fault, tr("Another program has the file"), parent)


class LostFile(QObject):
    """Says that the file does not hold all of the audit, and goes on in a copy that does.

    Signals:
        moved: work goes on in a copy; carries its path.
        leave_requested: the audit is to be left though the file does not hold all of it.
    """

    moved = Signal(object)
    leave_requested = Signal()

    def __init__(
        self,
        session: WorkshopSession,
        workspace: Workspace,
        hold: WorkspaceHold,
        column: QBoxLayout,
        home: QWidget,
    ) -> None:
        super().__init__(home)
        self._session, self._workspace, self._hold = session, workspace, hold
        self._column, self._home = column, home
        self.panel: LostPanel | None = None
        session.refused.connect(self._on_refused)

    def say_gone(self, fault: WorkshopError) -> None:
        """Say that the file is gone, instead of what it did not take."""
        self.end_unwritten()
        if self.panel is None:
            self._show(LostPanel(fault))

    def say_unwritten(self, fault: FileProblem) -> None:
        """Say that the file did not take what was typed, unless it is gone."""
        if self.panel is None:
            self._show(UnwrittenPanel(fault))

    def say_delayed(self, fault: WorkshopError) -> None:
        """Say that another program has the file, once that has lasted a moment."""

        QTimer.singleShot(_SAY_AFTER, self, lambda: self._say_still_delayed(fault))

    def ask_while_delayed(self) -> None:
        """Closing was asked for while an act waits: offer a copy, or to leave without it."""
        if isinstance(self._session.busy_reason, FileBusy):
            self._say_still_delayed(self._session.busy_reason)
        if self.panel is not None:
            self.panel.ask_before_leaving()

    def _say_still_delayed(self, fault: WorkshopError) -> None:
        if self.panel is None and self._session.busy_reason is fault:
            self._show(DelayedPanel(fault))
            self._workspace.messages.withdraw(fault.sentences)

    def _on_refused(self, fault: WorkshopError) -> None:
        """Leave out of the bar what the panel says already: it would cover the answers."""
        if isinstance(self.panel, DelayedPanel) and fault is self._session.busy_reason:
            self._workspace.messages.withdraw(fault.sentences)

    def end_delay(self) -> None:
        """What waited is in the file, or given up."""
        if isinstance(self.panel, DelayedPanel) and self._session.busy_reason is None:
            self._end()

    def end_gone(self) -> bool:
        """Something was written: end what was said of a file that is back; return whether it is."""
        panel = self.panel
        back = type(panel) is LostPanel and not panel.is_copying and not self._session.lacks_acts
        if back:
            self._end()
        return back

    def end_unwritten(self) -> None:
        """Something was written, or the next closing looks again: what was said is over."""
        if isinstance(self.panel, UnwrittenPanel):
            self._end()

    def go_on_in(self, path: Path) -> None:
        """Write a copy of what is held in memory, off the window's thread, and go on in it."""
        if self._session.busy_reason is not None and not self._session.is_delayed:
            self._refuse(self._session.busy_reason)
            return
        if self.panel is not None:
            self.panel.say_copying(COPYING)

        def on_done() -> None:
            self._end()
            self.moved.emit(path)
            self._workspace.flush()  # what the file before did not take
            self._workspace.arrive()

        self._hold.during(
            lambda: self._session.keep_copy(path, COPYING),
            on_done,
            self._refuse,
            lambda: self._refuse(COPY_STOPPED),
        )

    def _show(self, panel: LostPanel) -> None:
        self.panel = panel
        panel.keep.clicked.connect(self._on_keep)
        panel.leave.clicked.connect(self._on_leave)
        self._column.insertWidget(0, panel)
        panel.show()

    def _end(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    def _on_leave(self) -> None:
        self._session.give_up_waiting()
        self.leave_requested.emit()

    def _on_keep(self) -> None:
        suggested = documents() / self._session.path.name
        ask_to_keep(self._home, tr("Keep a copy"), suggested, self.go_on_in, replace=True)

    def _refuse(self, error: WorkshopError) -> None:
        if self.panel is not None:
            self.panel.refuse(error)
