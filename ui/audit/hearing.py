"""From any stage to where remarks are typed and concerns passed on, and back to where it began."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.model.ids import NoteId
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.stages import Stages
from ui.walk.heard.place_picker import Elsewhere

_OF_THE_DAY: Final = ("themes", "report")
"""Stages where no case is in front of the room: what is heard there is of the day."""


class Hearing(QObject):
    """Goes to the remarks beside Walk; once they are left, back to the stage and the field."""

    def __init__(
        self, context: AuditContext, stages: Stages, go: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._stages, self._go = context, stages, go
        self._came_from: tuple[str, QWidget | None] = ("", None)
        stages.made.connect(self._on_made)

    def hear(self) -> Iterator[None]:
        """Go to where what is heard is typed: coming to Walk is a turn of its own."""
        stage = self._stages.front
        if stage == "walk":
            walk = self._stages.walk
            if not walk.heard.isAncestorOf(QApplication.focusWidget() or walk):
                self._came_from = ("", None)  # begun here: Esc stays here
            walk.hear()
            return
        self._came_from = (stage, QApplication.focusWidget())
        whole = stage in _OF_THE_DAY
        elsewhere = Elsewhere(self._stages.page(stage).theme_in_view()) if whole else None
        self._go("walk")
        yield
        self._stages.walk.hear(elsewhere)

    def move(self) -> Iterator[None]:
        """Put what is heard into a window of its own, or back beside Walk."""
        if self._stages.front != "walk":
            self._go("walk")
            yield
        self._stages.walk.heard_place.toggle()

    def settle(self, note_id: NoteId) -> None:
        """Go to where a concern is passed on."""
        if self._stages.front != "walk":
            self._came_from = (self._stages.front, QApplication.focusWidget())
            self._go("walk")
        self._stages.walk.open_note(note_id)

    def record_passing_on(self) -> None:
        """Go to the concern that waits most; say so where none does."""
        waiting = self._context.session.now.open_concerns()
        if not waiting:
            self._context.give_notice(tr("No immediate concern waits to be passed on."))
            return
        self.settle(next((one for one in waiting if one.must_settle), waiting[0]).id)

    def _on_made(self, stage: str) -> None:
        if stage == "walk":
            self._stages.walk.heard.leave_requested.connect(self._on_left)

    def _on_left(self) -> None:
        stage, focus = self._came_from
        self._came_from = ("", None)
        if stage:
            self._go(stage)
            if focus is not None and isValid(focus):
                focus.setFocus()
