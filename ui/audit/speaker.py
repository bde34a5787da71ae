"""Says after each act and each move what a sighted person sees at a glance."""

from PySide6.QtCore import QObject

from core.model.agenda import Visit
from core.model.changed import Changed
from core.model.ids import CaseId
from core.model.judgement import Judgement
from core.wording.spoken import (
    SAVED,
    act_spoken,
    case_end_spoken,
    judgement_spoken,
    place_spoken,
)
from core.wording.undoing import turned_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.positions import positions_at
from ui.audit.stages import Stages
from ui.widgets.announcer import announcer


class ScreenSpeaker(QObject):
    """The one place that speaks of acts and moves; what the bar says, the bar announces.

    The field in front carries the case and the question in its name, for a reader
    that speaks no announcement.
    """

    def __init__(
        self, context: AuditContext, stages: Stages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._stages = context, stages
        self._announcer = announcer()
        self._spoken_of: CaseId | None = None
        context.session.changed.connect(self._on_changed)
        context.cursor.moved.connect(self._on_moved)
        stages.made.connect(self._on_stage)
        stages.shown_first.connect(self._on_stage)

    @property
    def front(self) -> str:
        """The stage of which is spoken: the one in front."""
        return self._stages.front

    def say(self, words: str) -> None:
        """Say what neither an act nor a move tells."""
        self._announcer.announce(words)

    def say_at_work(self, words: str) -> None:
        """Say what takes long, once it is shown."""
        self._announcer.announce(words)

    def _on_changed(self, news: Changed) -> None:
        if not self._announcer.is_heard or news.kinds <= {Visit}:
            return
        if turned_words(news.label) or news.requester is not None:
            return  # the bar says the first; of words kept as they are typed the field itself tells
        now, cursor = self._context.session.now, self._context.cursor
        here = cursor.case_id, cursor.point
        rows = news.changes_of(Judgement) or []
        judged = [after or before for before, after in rows]
        if any(one is not None and (one.case_id, one.point) == here for one in judged):
            assert cursor.case_id is not None
            assert cursor.point is not None
            said = judgement_spoken(now, now.judgement(cursor.case_id, cursor.point))
            self._announcer.announce(f"{said} {SAVED}")
        else:
            self._announcer.announce(act_spoken(news.label))

    def _on_stage(self, name: str) -> None:
        if name == "walk":  # others are made while it is in front: nobody went anywhere
            self._on_moved()

    def _on_moved(self) -> None:
        session, cursor = self._context.session, self._context.cursor
        now = session.now
        case_id, point = cursor.case_id, cursor.point
        if case_id is None or not self._stages.has("walk"):
            return
        if point is None:
            self.say_place()
            return
        place = tr(
            "question {key_at} for {reference}",
            key_at=now.tool.key_at(point),
            reference=now.case[case_id].reference,
        )
        self._stages.walk.card.reason.setAccessibleName(
            tr("Reason for the judgement, {place}", place=place)
        )
        self.say_place(other_case=case_id != self._spoken_of)

    def say_place(self, *, other_case: bool = True) -> None:
        """Say where Walk is, while it is in front: the question, and *other_case* its case too.

        At the end of a case what became of it.
        """
        cursor, session = self._context.cursor, self._context.session
        case_id, point = cursor.case_id, cursor.point
        if case_id is None or self._stages.front != "walk" or not self._announcer.is_heard:
            return
        if point is None:
            all_done = cursor.next_open_case() is None
            self._announcer.announce(case_end_spoken(session.now, case_id, all_done=all_done))
            self._spoken_of = None
        else:
            found = positions_at(session, case_id, point)
            words = place_spoken(session.now, case_id, point, found, other_case=other_case)
            self._announcer.announce(words)
            self._spoken_of = case_id
