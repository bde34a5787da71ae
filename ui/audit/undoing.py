"""Undo and redo: what is out of sight is named before, and what was taken back after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.model.changed import Changed
from core.model.ids import CaseId
from core.model.tool import Point
from core.wording.undoing import UNDO, redo_question, turned_words, undo_question
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.messages import Messages

_RECENT: Final = timedelta(minutes=1)
"""For so long everybody knows what they did last."""


@dataclass(frozen=True, slots=True)
class MadeAt:
    """Where an act was made: the stage in front, and where Walk was."""

    stage: str
    case_id: CaseId | None
    point: Point | None


class Undoing(QObject):
    """Takes back and does again, in words.

    Signals:
        go_requested: the place of what was taken back is wished for; carries a `MadeAt`.
    """

    go_requested = Signal(object)

    def __init__(
        self,
        context: AuditContext,
        messages: Messages,
        stage: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._messages, self._stage = context, messages, stage
        self._made: dict[int, MadeAt] = {}
        context.session.changed.connect(self._on_changed)

    def undo(self) -> None:
        """Take back the last act; one made elsewhere or a while ago is named first."""
        step = self._context.session.undo_step
        if step is None:
            self._messages.say(tr("There is nothing to undo."))
        elif self._is_in_sight(step.id, step.at) or self._asked(undo_question, step.at, step.label):
            self._context.session.undo()

    def redo(self) -> None:
        """Do again what was taken back last, by the same rule."""
        step = self._context.session.redo_step
        if step is None:
            self._messages.say(tr("There is nothing to redo."))
        elif self._is_in_sight(step.id, step.at) or self._asked(redo_question, step.at, step.label):
            self._context.session.redo()

    def _asked(self, words: Callable[[str, datetime, datetime], str], at: str, label: str) -> bool:
        """Return whether the question stands in the bar already; else put it there."""
        question = words(label, datetime.fromisoformat(at), self._context.session.clock())
        if self._messages.text == question:
            return True
        self._messages.say(question)
        return False

    def _is_in_sight(self, act: int, at: str) -> bool:
        made = self._made.get(act)
        age = self._context.session.clock() - datetime.fromisoformat(at)
        return made is not None and made.stage == self._stage() and timedelta() <= age <= _RECENT

    def _on_changed(self, news: Changed) -> None:
        session, cursor = self._context.session, self._context.cursor
        turned = turned_words(news.label)
        if turned:
            step = session.redo_step if news.label.startswith(UNDO) else session.undo_step
            self._say(turned, self._made.get(step.id) if step is not None else None)
        elif session.undo_step is not None and session.undo_step.label == news.label:
            here = MadeAt(self._stage(), cursor.case_id, cursor.point)
            self._made[session.undo_step.id] = here

    def _say(self, text: str, made: MadeAt | None) -> None:
        cursor = self._context.cursor
        if made is None or made == MadeAt(self._stage(), cursor.case_id, cursor.point):
            self._messages.say(text)
            return

        def go() -> None:
            self.go_requested.emit(made)

        self._messages.say(text, action=tr("Go there"), act=go)
