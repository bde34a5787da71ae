"""Says to a screen reader that a key changed nothing, where nothing else was said of it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from core.words import later, tr
from ui.audit.speaker import ScreenSpeaker
from ui.program.actions import ACTIONS, Scope, spec_of
from ui.program.menu_titles import ROOM, STAGE, WALK
from ui.widgets.announcer import announcer

_AT_ONCE: Final = frozenset(one.name for one in ACTIONS if one.menu in (STAGE, WALK, ROOM))
"""What is done when it returns; what other menus begin may take its time."""

_PAUSE: Final = 120
"""Milliseconds: what opens may take the keyboard a moment later, and nobody has gone on yet."""

_NOTHING: Final = {
    "answer": later("This question has no answer {number}. Nothing changed."),
    "change": later("Nothing is settled here that could be changed."),
    "next_question": later("No question comes after this one."),
    "previous_question": later("No question comes before this one."),
    "next_case": later("No {case} comes after this one."),
    "previous_case": later("No {case} comes before this one."),
    "blank_room": later("The room screen has nothing to blank or to bring back."),
    "use_wording": later("No wording is offered here."),
}
"""Why an action changes nothing in Walk, where there is but one reason."""

_ELSEWHERE: Final = {
    "answer": later("There is nothing here to be answered with {number}. Nothing changed."),
    "agree": later("There is nothing here for Ctrl Enter to keep. Nothing changed."),
    "next_case": later("Nothing comes after this one."),
    "previous_case": later("Nothing comes before this one."),
}
"""The same of keys that mean what the page is about wherever one is."""


class KeyAnswers(QObject):
    """Waits, after an action began, for words or for the keyboard to move.

    Whoever sees looks whether something changed; whoever listens would press once more.
    """

    def __init__(
        self, speaker: ScreenSpeaker, is_at_work: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._speaker, self._is_at_work = speaker, is_at_work
        self._announcer = announcer()
        self._name = ""
        self._before: object = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self._announcer.announced.connect(self._pause.stop)

    def await_answer(self, name: str) -> None:
        """Speak in a moment, should the action called *name* come to nothing."""
        if self._announcer.is_heard and name in _AT_ONCE:
            self._name, self._before = name, _keyboard()
            self._pause.start()

    def _on_pause(self) -> None:
        if self._is_at_work():  # what it does is not all done yet
            self._pause.start()
            return
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if opened is not None or _keyboard() != self._before:
            return
        if self._name == "walk":
            self._speaker.say_place()
        else:
            self._speaker.say(nothing_changed(self._name, self._speaker.front))


def nothing_changed(name: str, stage: str = "walk") -> str:
    """Return what is said of an action that changed nothing while *stage* was in front."""
    reasons = _NOTHING if stage == "walk" else _ELSEWHERE
    kind, _, number = name.partition("_")
    if kind == "answer":
        return tr(reasons[kind], number=number)
    if name in reasons:
        return tr(reasons[name])
    if stage != "walk" and spec_of(name).scope is Scope.WALK:
        return tr(
            "That is done in Walk, which is {keys}: nothing changed.", keys=spec_of("walk").caps
        )
    if name in _NOTHING:
        return tr(_NOTHING[name])
    return tr("{action}: nothing changed.", action=spec_of(name).words.rstrip("…"))


def _keyboard() -> object:
    """Return where the keyboard is, down to the row of a list."""
    focused = QApplication.focusWidget()
    if focused is None:
        return None
    at = focused.currentIndex() if isinstance(focused, QAbstractItemView) else None
    row = (at.row(), at.column(), at.data()) if at is not None else None
    return focused, focused.accessibleName(), focused.accessibleDescription(), row
