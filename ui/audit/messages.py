"""What the bar says and until when: each message belongs to a place and a moment."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.fault import NotYet, WorkshopError
from ui.theme import Tone
from ui.widgets.message_bar import MessageBar


class End(Enum):
    """What can make a message untrue or out of place."""

    KEPT = auto()
    """Something else was kept in the audit."""
    MOVED = auto()
    """The room is at another case or question, or the page shows another part."""
    STAGE_LEFT = auto()
    """Another stage is in front."""
    ROOM_SCREEN = auto()
    """The room screen shows something else."""


_PASSING: Final = frozenset(End)
_UNKEPT: Final = frozenset({End.KEPT, End.MOVED, End.STAGE_LEFT})
_ADDED: Final = frozenset({End.KEPT, End.STAGE_LEFT})
_FAULT: Final = frozenset({End.STAGE_LEFT})


@dataclass(frozen=True, slots=True)
class _Message:
    text: str
    tone: Tone
    ends: frozenset[End]
    action: str = ""
    act: Callable[[], object] | None = None


class Messages(QObject):
    """Decides what stands in the bar of an open audit.

    A passing message lies over a lasting one (a fault, a file that can only be read)
    and uncovers it when it goes. Closing the bar closes what it shows.

    Signals:
        over: a passing message went, and with it whatever it asked.
    """

    over = Signal()

    def __init__(self, bar: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._lasting: _Message | None = None
        self._passing: _Message | None = None
        self._new: _Message | None = None
        bar.closed.connect(self._on_closed)

    @property
    def text(self) -> str:
        """What the bar says now; empty where it says nothing."""
        return self._bar.text

    def say(
        self,
        text: str,
        tone: Tone = Tone.PLAIN,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say something that is over with the next thing kept, or with the place it is about."""
        self._passing = _Message(text, tone, _PASSING, action, act)
        self._show(self._passing)

    def say_also(self, text: str) -> None:
        """Say something beside what was just said; both are over together."""
        if self._passing is None:
            self.say(text)
        else:
            self._passing = replace(self._passing, text=f"{self._passing.text} {text}")
            self._show(self._passing)

    def refuse(self, fault: WorkshopError) -> None:
        """Say why something could not be done; over as any passing message is."""
        self.say(fault.sentences, Tone.BAD)

    def show_fault(self, fault: WorkshopError) -> None:
        """Show a fault until it is closed or the stage is left.

        What waits for the person is over as soon as something is kept.
        """
        ends = _UNKEPT if isinstance(fault, NotYet) else _FAULT
        self.show_until(fault.sentences, Tone.BAD, ends)

    @property
    def is_saying(self) -> bool:
        """Whether anything stands in the bar, or comes back to it."""
        return self._lasting is not None or self._passing is not None

    def show_until(
        self,
        text: str,
        tone: Tone,
        ends: frozenset[End] = frozenset(),
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say what stays true until one of *ends* comes, or the bar is closed."""
        self._lasting, self._passing = _Message(text, tone, ends, action, act), None
        self._show(self._lasting)

    def add(self, text: str, instead_of: str = "") -> None:
        """Say something beside what was just said, until something is kept or the stage is left.

        What was said is left out where it is *instead_of*.
        """
        said = "" if self._passing is None else self._passing.text
        words = text if said == instead_of else f"{said} {text}"
        self.show_until(words.strip(), Tone.WARN, _ADDED)

    def withdraw(self, text: str) -> None:
        """Say no longer what is not true any more."""
        if self._lasting is not None and self._lasting.text == text:
            self._lasting = None
            if self._passing is None:
                self._bar.clear()
        elif self._passing is not None and self._passing.text == text:
            self._passing = None
            if self._lasting is None:
                self._bar.clear()
            else:
                self._show(self._lasting)
            self.over.emit()

    def end(self, end: End) -> None:
        """Let what is over go. What was said in this very moment outlives all but the next act."""
        moving = end is not End.KEPT
        passing, before = self._passing, self._passing or self._lasting
        self._passing = self._left(self._passing, end, moving)
        self._lasting = self._left(self._lasting, end, moving)
        now = self._passing or self._lasting
        if now is None:
            self._bar.clear()
        elif now is not before:
            self._show(now)
        if passing is not self._passing:
            self.over.emit()

    def _left(self, message: _Message | None, end: End, moving: bool) -> _Message | None:
        if message is None or end not in message.ends or (moving and message is self._new):
            return message
        return None

    def _show(self, message: _Message) -> None:
        self._new = message
        QTimer.singleShot(0, self, self._on_moment_over)
        self._bar.say(message.text, message.tone, message.action, message.act)

    def _on_moment_over(self) -> None:
        self._new = None

    def _on_closed(self) -> None:
        if self._passing is not None:
            self._passing = None
            self.over.emit()
            if self._lasting is not None:
                self._show(self._lasting)
        else:
            self._lasting = None
