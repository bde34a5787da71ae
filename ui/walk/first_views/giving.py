"""What is pressed at first views becomes an act; the last view shows the returns."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from core.acts import first_views as acts
from core.acts import walk
from core.counting.first_views import first_table
from core.model.fault import NotYet
from core.model.ids import AgencyId, AnswerId
from core.wording.one_line import cards_in_line, value_in_line
from ui.audit.context import AuditContext
from ui.walk.agency_parts import PartWish
from ui.walk.first_views.card import FirstAsked, FirstViewsCard
from ui.walk.first_views.part import FirstPart
from ui.walk.first_views.putting_right import TypedViewChips, ViewPutRight
from ui.walk.people_in_turn import members_at


class GivingFirstViews(QObject):
    """Answers for the card of first views; knows nothing of where to go next."""

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card: FirstViewsCard | None = None
        self._given: list[AgencyId] = []

    def answer_for(self, part: FirstPart) -> None:
        """Answer for the card of first views, once it is made."""
        self._card = part.card
        part.card.given.connect(self._on_given)
        part.card.view_typed.connect(self._on_typed)
        part.card.taken_back.connect(self.take_back)
        part.card.counted.connect(self._on_counted)

    @property
    def asked(self) -> FirstAsked | None:
        """What first views are asked for now; None where the returns are shown."""
        return self._card.asked if self._card is not None else None

    def reveal(self) -> bool:
        """Show the returns now; who has not spoken is kept as without a view."""
        asked = self.asked
        if asked is None:
            return False
        by_cards = asked.table.counted > 0
        silent = [] if by_cards else [one.agency.id for one in asked.table.waiting]
        case_id, point = asked.case_id, asked.point
        return bool(
            self._context.session.do(lambda file: acts.reveal(file, case_id, point, silent))
        )

    def park(self) -> bool:
        """Put the question aside before anybody has judged it; the returns stay hidden."""
        asked = self.asked
        if asked is None:
            return False
        case_id, point = asked.case_id, asked.point
        return bool(self._context.session.do(lambda file: walk.park(file, case_id, point)))

    def take_back(self) -> None:
        """Take away the view that was given last at this question."""
        asked = self.asked
        if asked is None:
            return
        views = self._context.session.now.first_views_at(asked.case_id, asked.point)
        if not views:
            return
        order = {one: at for at, one in enumerate(self._given)}
        last = max(views, key=lambda one: (order.get(one.agency_id, -1), one.id)).agency_id
        case_id, point = asked.case_id, asked.point
        self._context.session.do(lambda file: acts.take_first_view_back(file, case_id, point, last))

    def _on_typed(self, agency_id: AgencyId, text: str) -> None:
        """Keep what was typed as a view, or say what it lacks."""
        asked, now = self.asked, self._context.session.now
        held = now.tool.set_at(asked.point) if asked is not None else None
        if asked is None or held is None or self._card is None:
            return
        members = members_at(now, asked.case_id, asked.point)
        try:
            value = value_in_line(held, now.tool.answers_at(asked.point), members, text)
        except NotYet as problem:
            self._card.say(problem.sentences)
            return
        self._on_given(agency_id, None, value)

    def _on_given(
        self, agency_id: AgencyId | None, answer_id: AnswerId | None, value: str = ""
    ) -> None:
        asked, session = self.asked, self._context.session
        if asked is None:
            return
        case_id, point = asked.case_id, asked.point
        if agency_id is None:
            if answer_id is not None:
                one = {answer_id: 1}
                session.do(lambda file: acts.count_cards(file, case_id, point, one))
            self.reveal()
            return
        table = first_table(session.now, case_id, point)
        line = next((one for one in table.lines if one.agency.id == agency_id), None)
        is_last = [one.agency.id for one in table.waiting] == [agency_id]
        self._given = [*(one for one in self._given if one != agency_id), agency_id]
        session.do(
            lambda file: acts.give_first_view(
                file,
                case_id,
                point,
                agency_id,
                answer_id,
                value=value,
                by_call=line is not None and (line.by_call or not line.here),
                is_last=is_last,
            )
        )

    def put_right(self, wish: PartWish, value: str = "") -> None:
        """Say a first view otherwise once the returns were shown; it is kept as put right."""
        held = self._context.session.now.first_views_at(wish.case_id, wish.point)
        by_call = any(one.by_call for one in held if one.agency_id == wish.agency_id)
        self._context.session.do(
            lambda file: acts.give_first_view(
                file,
                wish.case_id,
                wish.point,
                wish.agency_id,
                wish.answer_id,
                value=value,
                by_call=by_call,
            )
        )

    def answer_for_chips(self, chips: TypedViewChips) -> None:
        """Answer for what was typed as first views, which is put right in a line."""
        chips.view_typed.connect(lambda typed: self._on_put_right(chips, typed))

    def _on_put_right(self, chips: TypedViewChips, typed: ViewPutRight) -> None:
        now = self._context.session.now
        held = now.tool.set_at(typed.point)
        if held is None:
            return
        allowed = now.tool.answers_at(typed.point)
        try:
            if typed.agency_id is None:
                self._count_again(typed, cards_in_line(allowed, typed.text))
            else:
                members = members_at(now, typed.case_id, typed.point)
                value = value_in_line(held, allowed, members, typed.text)
                self.put_right(PartWish(typed.case_id, typed.point, typed.agency_id, None), value)
        except NotYet as problem:
            chips.say(problem.sentences)
            return
        chips.close_line()

    def _count_again(self, typed: ViewPutRight, counts: Mapping[AnswerId, int]) -> None:
        case_id, point = typed.case_id, typed.point
        self._context.session.do(lambda file: acts.count_cards(file, case_id, point, counts))

    def _on_counted(self, counts: Mapping[AnswerId, int]) -> None:
        asked = self.asked
        if asked is not None:
            case_id, point = asked.case_id, asked.point
            self._context.session.do(lambda file: acts.count_cards(file, case_id, point, counts))
