"""After each key of the day one true sentence is heard: words, or what the keyboard is at now."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QTimerEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit

from core.acts.prepare import set_audit
from tests.journeys.facilitator import Facilitator, name_of, settle
from tests.journeys.test_room_screen import to_the_wall
from ui.audit.key_answers import KeyAnswers
from ui.program.actions import ACTIONS
from ui.widgets.announcer import announcer

_ELSEWHERE: Final = ("new", "open", "close", "lock", "quit", "bring_in", "export")
"""They leave the audit, or have the system ask for a file."""


class Ear:
    """Hears what is spoken, and what the keyboard comes to."""

    def __init__(self, facilitator: Facilitator) -> None:
        self._facilitator = facilitator
        self.words: list[str] = []
        self.wrong: list[str] = []
        announcer().announced.connect(self.words.append)

    def press(self, *keys: str) -> str:
        """Press keys; note each that is answered by nothing or twice; return the last answer."""
        for key in keys:
            self.words.clear()
            before = self._at()
            self._facilitator.press(key)
            self._let_speak()
            moved = self._at() != before or QApplication.activePopupWidget() is not None
            if not self.words and not moved:
                self.wrong.append(f"{key}: nothing is heard")
            if len(self.words) > 1:
                self.wrong.append(f"{key}: {len(self.words)} times: {' | '.join(self.words)}")
            if re.search(r"\.\.|  |^[a-z]", " ".join(self.words)):
                self.wrong.append(f"{key} is answered with no sentence: {self.words}")
        return " ".join(self.words)

    def _let_speak(self) -> None:
        """Let the moment pass after which it is said that nothing changed."""
        answers = self._facilitator.window.findChild(KeyAnswers)
        assert answers is not None
        for timer in answers.findChildren(QTimer):
            if timer.isActive():
                QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))
        settle()

    def _at(self) -> object:
        focused = QApplication.focusWidget()
        row: object = None
        if isinstance(focused, QAbstractItemView):
            index = focused.currentIndex()
            row = index.row(), index.column(), index.data()
        typed = focused.toPlainText() if isinstance(focused, QPlainTextEdit) else ""
        named = (name_of(focused), focused.accessibleDescription()) if focused else None
        return focused, named, row, typed


@pytest.fixture
def ear(at_work: Facilitator) -> Iterator[Ear]:
    """Somebody listens."""
    QAccessible.setActive(True)
    listening = Ear(at_work)
    yield listening
    announcer().announced.disconnect(listening.words.append)
    QAccessible.setActive(False)


def test_after_every_key_there_is_something_is_heard_in_walk(
    at_work: Facilitator, ear: Ear
) -> None:
    at_work.press("Alt+Shift+Z")  # what the window says once, it has said
    for spec in ACTIONS:
        for key in spec.keys if spec.name not in _ELSEWHERE else ():
            while at_work.page.workspace.stages.front != "walk" or at_work.walk.map_in_front:
                at_work.press("Escape", "Ctrl+2")
            if at_work.window.stack.currentWidget() is not at_work.window.audit:
                at_work.press("Escape")
            at_work.keep_keyboard()
            ear.press(key)
    assert ear.wrong == [], ear.wrong


def test_what_cannot_be_done_is_said_and_why(at_work: Facilitator, ear: Ear) -> None:
    assert ear.press("Alt+7") == "This question has no answer 7. Nothing changed."
    assert ear.press("F2") == "Nothing is settled here that could be changed."
    assert ear.press("F6") == "The room screen has nothing to blank or to bring back."
    assert ear.press("Ctrl+2").startswith("Child D. Question 1")
    at_work.press("Alt+PgDown", "Alt+PgDown", "Alt+PgDown", "Alt+PgDown", "Alt+PgDown")
    assert ear.press("Alt+PgDown") == "No case comes after this one."
    assert ear.press("Ctrl++", "Ctrl+0") == "Text at 100%."
    assert ear.wrong == [], ear.wrong


def test_the_end_of_a_case_is_heard_as_it_is_come_to(at_work: Facilitator, ear: Ear) -> None:
    at_work.press("Alt+Shift+Z")
    assert ear.press("Alt+PgUp") == "Child C is done. 10 agreed, 1 parked."
    assert ear.press("Ctrl+2") == "Child C is done. 10 agreed, 1 parked."
    assert ear.press("Alt+PgDown").startswith("Child D. Question 1")
    assert ear.wrong == [], ear.wrong


def test_away_from_walk_its_keys_say_where_they_are_done(at_work: Facilitator, ear: Ear) -> None:
    at_work.press("Ctrl+3", "Ctrl+3")
    there = "That is done in Walk, which is Ctrl 2: nothing changed."
    assert ear.press("Ctrl+PgUp") == there
    assert ear.press("Alt+D") == there
    assert ear.press("Alt+7").startswith("There is nothing here to be answered with 7.")
    at_work.press("Ctrl+4")
    at_work.paper()  # whole: until then the keyboard comes to new pages by itself
    assert ear.press("Ctrl+Return").startswith("There is nothing here for Ctrl Enter to keep.")
    assert ear.wrong == [], ear.wrong


def test_in_the_guide_nothing_is_done_out_of_sight_and_a_stage_is_gone_to(
    at_work: Facilitator, ear: Ear
) -> None:
    at_work.press("Ctrl+1", "F1")
    before = at_work.page.session.now
    front = "The guide is in front: Esc goes back to the audit."
    assert ear.press("Alt+1") == front
    assert ear.press("Ctrl+Shift+A") == front
    assert at_work.page.session.now is before
    ear.press("Ctrl+Shift+5")
    assert at_work.sees("Two of these are one…"), "the agencies, in sight"
    at_work.press("F1")
    ear.press("Ctrl+2")
    assert QApplication.focusWidget() is at_work.walk.card.reason
    assert ear.wrong == [], ear.wrong


def test_the_map_and_what_is_read_out_together_are_heard_key_by_key(
    at_work: Facilitator, ear: Ear
) -> None:
    to_the_wall(at_work)
    ear.press("Alt+M", "Right", "Down", "Alt+Up", "Alt+2", "End", "4", "0", "Ctrl+Return")
    ear.press("Alt+M", "Down", "Return", "Alt+A", "2", "Delete", "Down", "F5", "F6", "F6")
    said = ear.press("Ctrl+Return")
    assert "adopted together" in said
    ear.press("Escape", "Alt+Z")
    assert ear.wrong == [], ear.wrong


def test_first_views_the_reveal_and_reading_back_are_heard_key_by_key(
    at_work: Facilitator, ear: Ear
) -> None:
    session, cursor = at_work.page.context.session, at_work.page.context.cursor
    session.do(lambda file: set_audit(file, replace(session.now.audit, asks_first=True)))
    point = next(one for one in session.now.tool.points if session.now.tool.key_at(one) == "9")
    assert cursor.case_id is not None
    cursor.go(cursor.case_id, point)
    at_work.walk.take_focus()
    to_the_wall(at_work)
    ear.press("F5", "2", "1", "Backspace", "1", "1", "1")
    ear.press("F5", "F5", "Alt+2", "F4", "Ctrl+Return", "F9", "Alt+Z")
    assert ear.wrong == [], ear.wrong


def test_who_speaks_breaks_and_the_theme_hour_are_heard_key_by_key(
    at_work: Facilitator, ear: Ear
) -> None:
    session = at_work.page.context.session
    audit = replace(session.now.audit, counts_turns=True, moderates=True, has_theme_hour=True)
    session.do(lambda file: set_audit(file, audit))
    letters = list(at_work.walk.heard.turns.letters.values())
    ear.press("Alt+S", letters[0], "Alt+Shift+S", letters[0], letters[1])
    ear.press("Ctrl+Shift+P", "Ctrl+Shift+P", "Ctrl+Shift+I", "Ctrl+Shift+Y", "Ctrl+Shift+Y")
    ear.press("Ctrl+Shift+H")
    at_work.say("What should change first?")
    ear.press("Return")
    at_work.say("One chronology for all")
    ear.press("Return", "Ctrl+Return", "Ctrl+Return", "Insert")
    at_work.say("The plan as one story")
    ear.press("Return", "1", "0", "Ctrl+Return")
    assert ear.wrong == [], ear.wrong
