"""The careful reader in Walk: it reads a reason at each pause, and changes nothing."""

import sys
from typing import Final

from PySide6.QtCore import QObject

from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.ids import CaseId
from core.model.judgement import DifferingView, Judgement
from core.model.tool import Point
from core.queries.returns import given_for
from ui.audit.context import AuditContext
from ui.walk.judgement import JudgementCard

READER: Final = "core.wording.careful_reader.in_findings"


class ReasonReader(QObject):
    """Reads the reason beside who agrees: at a pause in typing, and when someone differs.

    Its patterns take a while to load, which is done while the start screen waits; until
    then it says nothing.
    """

    def __init__(
        self, context: AuditContext, card: JudgementCard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._card = context, card
        card.reasoned.connect(self._on_reasoned)
        context.session.changed.connect(self._on_changed)

    def _on_changed(self, news: Changed) -> None:
        asked = self._card.asked
        if asked is not None and not news.kinds.isdisjoint({Judgement, DifferingView}):
            self._read(asked.case_id, asked.point)

    def _on_reasoned(self, case_id: CaseId, point: Point, _text: str) -> None:
        self._read(case_id, point)

    def _read(self, case_id: CaseId, point: Point) -> None:
        asked = self._card.asked
        if asked is None or (asked.case_id, asked.point) != (case_id, point):
            return
        text = self._card.reason.toPlainText()
        if not text.strip() or READER not in sys.modules:
            self._card.show_read(())
            return
        from core.wording.careful_reader.audit import agreement_on
        from core.wording.careful_reader.in_findings import read_text
        from core.wording.careful_reader.known import AuditBases

        session = self._context.session
        items = [item.id for item in session.now.tool.items_at(point)]
        try:
            given, _ = session.read(lambda file: given_for(file, items, case_id))
        except WorkshopError:  # a stick pulled out: keeping the words says so, not this
            self._card.show_read(())
            return
        agreed = agreement_on(session.now, asked.judgement, given)
        beside = [agreed] if agreed is not None else []
        self._card.show_read(read_text(session.now, text, AuditBases(), beside))
