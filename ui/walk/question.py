"""One question for one case: what the agencies say above, what the room says below."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.counting.answer_columns import NO_RETURN, NOT_ASKED, AnswerColumn, answer_columns, offered
from core.counting.asking import is_the_rooms_alone
from core.counting.conditions import passed_over
from core.counting.first_views import FirstLine, FirstTable, alike_first, first_table
from core.counting.grading import worked_out
from core.counting.moderation import own_answers
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.changed_answer import ChangedAnswer
from core.model.first_views import FirstView
from core.model.ids import AgencyId
from core.model.judgement import Judgement, Together
from core.model.snapshot import Position, Snapshot
from core.model.tool import Answer, AnswerKind, AnswerSet, Point, Tool
from core.model.value import each_keys, is_measured
from core.wording.first_views import counts_in_words, hidden_words
from core.wording.grades import apart_words, summed_up_words
from core.wording.judged import answer_words, changing_words
from core.wording.layers import LAYER_NAMES
from core.wording.meetings import meetings_called
from core.wording.moderation import now_words
from core.wording.one_line import cards_again, cards_hint, line_again, line_hint
from core.wording.returns import no_return_words, split_in_numbers
from core.wording.values import (
    column_words,
    period_took,
    position_words,
    unreadable_words,
    value_words,
)
from core.words import tr
from ui.theme import BODY
from ui.walk.agency_parts import FIRST_VIEWS, IN_THE_ROOM, OWN_PARTS, AgencyParts
from ui.walk.board import Board, BoardCard, BoardColumn
from ui.walk.checklist import ChecklistBoard, ChecklistCell, ChecklistLine, ChecklistTable
from ui.walk.first_views.card import FirstAsked, TypedViews
from ui.walk.first_views.part import FirstPart
from ui.walk.first_views.putting_right import TypedViewChips, ViewChip
from ui.walk.headed_texts import HeadedTexts
from ui.walk.judgement import Asked, JudgementCard
from ui.walk.painted_scroll import PaintedScroll
from ui.walk.papers import PapersCard
from ui.walk.people_in_turn import PeopleInTurn, members_at, people_asked
from ui.walk.revisions import Revision
from ui.walk.settled import SettledCard
from ui.walk.settled_text import SettledText
from ui.walk.value_entry import MOST_KEYS
from ui.widgets.folded import FoldedText


class QuestionBody(QWidget):
    """What the agencies say above, what the room says below.

    Signals:
        first_made: the place for first views is there from now on; carries its `FirstPart`.
    """

    first_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self.settled = JudgementCard(self), SettledCard(self)
        self._board, self._checklist, self._papers = (
            Board(self),
            ChecklistBoard(self),
            PapersCard(self),
        )
        self.texts, self.parts = HeadedTexts(self), AgencyParts(OWN_PARTS, self)
        self.first_chips = AgencyParts(FIRST_VIEWS, self)
        self.typed_chips = TypedViewChips(self)
        self.own = AgencyParts(IN_THE_ROOM, self)
        self._sums_up = FoldedText(2, BODY, parent=self)
        self._sums_up.hide()
        self.first: FirstPart | None = None
        self.takes_digits, self._close = True, False
        self._spread = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._sums_up)
        for area in (self._board, self._checklist, self._papers):
            column.addWidget(area, 1)
        column.addWidget(self.first_chips)
        column.addWidget(self.typed_chips)
        column.addWidget(self.own)
        column.addWidget(self.parts)
        column.addWidget(self.card)
        column.addWidget(self.settled)
        column.addWidget(self.texts)
        column.addStretch(0)
        self.settled.hide()
        self.people = PeopleInTurn()

    def heightForWidth(self, width: int) -> int:
        """Return the least height: only what does not fit even then scrolls as a whole."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0

    def least_height(self, width: int) -> int:
        """Return the least height at which what the agencies say scrolls inside itself."""
        area = self.area
        spread = 0 if self._papers.isHidden() else self._papers.spread_by
        if area is not None:
            spread = area.minimumSizeHint().height() - area.least_height()
        return self.heightForWidth(width) - spread

    @property
    def area(self) -> PaintedScroll | None:
        """Where the agencies' words are; None where no agency was asked."""
        return next((one for one in (self._board, self._checklist) if not one.isHidden()), None)

    @contextmanager
    def giving_place(self) -> Iterator[None]:
        """Let the agencies' words have their place at the end, when all around them has its own."""
        areas = (self._board, self._checklist)
        for area in areas:
            area.await_place()
        try:
            yield
        finally:
            for area in areas:
                area.take_place()

    def set_spread(self, spread: bool) -> None:
        """Let the agencies' words scroll with the card below them, or inside themselves."""
        self._spread = spread
        for area in (self._board, self._checklist, self._papers):
            area.set_spread(spread)

    def show_question(
        self,
        now: Snapshot,
        case: Case,
        point: Point,
        positions: tuple[Position, ...],
        settled: SettledText | None = None,
        revision: Revision | None = None,
    ) -> None:
        """Show a case and question: open, closed with what was *settled*, or being changed."""
        judged = now.judgement(case.id, point) if revision is None else revision.draft
        person = self.people.in_front(now, case.id, point, judged.value if judged else "")
        self._sums_up.show_text(summed_up_words(now, case.id, point))
        self._sums_up.setVisible(bool(self._sums_up.text))
        in_front = person if settled is None else None  # then it is about all of them
        hides = now.hides(case.id, point)
        self._show_area(now, case, point, positions, in_front, hides=hides)
        self._show_first(now, case, point, is_open=settled is None)
        self.set_spread(self._spread)
        if hides and settled is None:
            self.card.forget()
        elif settled is None:
            self.card.show_asked(_asked(now, case, point, positions, revision, person))
        else:
            self.card.forget()
            self.settled.show_settled(settled)
        self.card.setVisible(settled is None and not hides)
        self.settled.setVisible(settled is not None)
        self._show_texts(now, case, point)
        self._show_parts(now, case, point)
        self.parts.setEnabled(settled is None)
        if hides:
            self.parts.hide()
        self._show_first_chips(now, case, point, hides=hides)
        self._show_own(now, case, point, positions, hides=hides)

    def set_close(self, close: bool) -> None:
        """Leave out what says only what comes later, where there is little height."""
        self._close = close
        if self.first is not None:
            self.first.set_close(close)

    def _show_first(self, now: Snapshot, case: Case, point: Point, *, is_open: bool) -> None:
        """Show who says what first while the returns stay hidden; made where it is needed."""
        hides = now.hides(case.id, point)
        if self.first is None:
            if not hides:
                return
            self.first = FirstPart()
            self.first.set_close(self._close)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(layout.indexOf(self.first_chips), self.first)
            self.first_made.emit(self.first)
        self.first.setVisible(hides)
        if not hides:
            self.first.card.forget()
            return
        table = first_table(now, case.id, point)
        names = tuple(now.short_name(one.agency) for one in table.lines)
        people = sum(one.present for one in now.here_people)
        typed = _typed_views(now, case, point, table)
        asked = FirstAsked(case.id, point, case.reference, table, names, people, typed)
        self.first.show_first(asked if is_open else None, takes_digits=self.takes_digits)
        said = hidden_words(now, case.id, table)
        self.first.hidden.show_waiting(*said, can_reveal=is_open)

    def _show_first_chips(self, now: Snapshot, case: Case, point: Point, *, hides: bool) -> None:
        """Show what was said first once the returns are there: it can still be put right."""
        views = now.first_views_at(case.id, point) if not hides else ()
        one_of_some = now.tool.kind_at(point).one_of_some
        if one_of_some:
            self._show_card_chip(now, case, point, hides=hides)
        else:
            self._show_typed_chips(now, case, point, views)
        views = views if one_of_some else ()
        answers = now.tool.answers_at(point)
        by_key = {one.key: one.id for one in answers}
        self.first_chips.show_parts(
            case.id,
            point,
            [(one.agency_id, now.short_name(now.agency[one.agency_id])) for one in views],
            answers,
            {one.agency_id: by_key[one.answer_key] for one in views if one.answer_key in by_key},
        )

    def _show_card_chip(self, now: Snapshot, case: Case, point: Point, *, hides: bool) -> None:
        """Show how many cards showed which answer, to be put right in a line."""
        cards = () if hides else first_table(now, case.id, point).cards
        allowed = now.tool.answers_at(point)
        counted = {one.id: count for one, count in cards}
        made = ViewChip(None, tr("Cards"), counts_in_words(cards), cards_again(allowed, counted))
        self.typed_chips.show_views(case.id, point, [made] if cards else [], cards_hint(allowed))

    def _show_typed_chips(
        self, now: Snapshot, case: Case, point: Point, views: Sequence[FirstView]
    ) -> None:
        """Show what was typed first, to be put right in a line."""
        held, allowed = now.tool.set_at(point), now.tool.answers_at(point)
        if held is None or not views:
            self.typed_chips.show_views(case.id, point, (), "")
            return
        members = members_at(now, case.id, point)
        made = [
            ViewChip(
                one.agency_id,
                now.short_name(now.agency[one.agency_id]),
                one.answer,
                line_again(held, allowed, members, one.answer_key),
            )
            for one in views
        ]
        self.typed_chips.show_views(case.id, point, made, line_hint(held, allowed, members))

    def _show_own(
        self,
        now: Snapshot,
        case: Case,
        point: Point,
        positions: tuple[Position, ...],
        *,
        hides: bool,
    ) -> None:
        """Show what agencies say of their own now, where they may say otherwise in the room."""
        wanted = (now.audit.moderates or now.changed_at(case.id, point)) and not hides
        own = own_answers(now, case.id, point, positions) if wanted else {}
        by_key = {one.key: one.id for one in now.tool.answers_at(point)}
        self.own.show_parts(
            case.id,
            point,
            [(one, now.short_name(now.agency[one])) for one in own],
            now.tool.answers_at(point),
            {
                one.agency_id: by_key[one.answer_key]
                for one in now.changed_at(case.id, point)
                if one.answer_key in by_key
            },
        )

    def _show_texts(self, now: Snapshot, case: Case, point: Point) -> None:
        places = now.tool.texts_at(point)
        held = {place: now.text_at(case.id, place) for place in places}
        texts = {place: one.text for place, one in held.items() if one is not None}
        at = {place: one.meeting_id for place, one in held.items() if one is not None}
        meetings = meetings_called(now) if now.meetings and places else ()
        self.texts.show_texts(case.id, places, texts, at, meetings)

    def _show_parts(self, now: Snapshot, case: Case, point: Point) -> None:
        """Show agencies' own parts where the tool has them judged before the one for all."""
        wanted = now.tool.question[point.question_id].each_agency
        agencies = now.agencies_working_with(case.id) or now.agencies
        answers = now.tool.answers_at(point)
        by_key = {one.key: one.id for one in answers}
        self.parts.show_parts(
            case.id,
            point,
            [(one.id, now.short_name(one)) for one in agencies] if wanted else [],
            answers,
            {
                one.agency_id: by_key[one.answer_key]
                for one in now.parts_at(case.id, point)
                if one.answer_key in by_key
            },
            of_all=now.tool.kind_at(point).for_each,
        )

    def _show_area(
        self,
        now: Snapshot,
        case: Case,
        point: Point,
        positions: tuple[Position, ...],
        person: int | None,
        *,
        hides: bool,
    ) -> None:
        """Show columns, a checklist, or the papers where no agency was asked; or nothing yet."""
        if hides:
            self._board.show_columns(())
            self._checklist.show_table(ChecklistTable((), (), ()))
            for gone in (self._board, self._checklist, self._papers):
                gone.hide()
            return
        checklist = point.item_id is None and now.tool.question[point.question_id].checklist
        area: QWidget
        alone = is_the_rooms_alone(now.tool, point, positions)
        if alone or not positions:
            self._papers.show_case(case, alone=alone)
            area = self._papers
        elif checklist:
            self._checklist.show_table(_table(now, point, positions))
            area = self._checklist
        else:
            columns = answer_columns(now.tool, point, positions, person)
            if len(now.tool.answers_at(point)) > MOST_KEYS:  # each has its button all the same
                columns = tuple(one for one in columns if one.positions or one.answer is None)
            first = {one.agency_id: one.answer for one in now.first_views_at(case.id, point)}
            changed = {one.agency_id: one for one in now.changed_at(case.id, point)}
            self._board.show_columns([_column(one, now.tool, first, changed) for one in columns])
            area = self._board
        for other in (self._board, self._checklist, self._papers):
            other.setVisible(other is area)


def _typed_views(now: Snapshot, case: Case, point: Point, table: FirstTable) -> TypedViews | None:
    """Return the first views that are typed; None where each answer has its key."""
    held, allowed = table.typed, now.tool.answers_at(point)
    if held is None:
        return None
    members = members_at(now, case.id, point)
    return TypedViews(
        line_hint(held, allowed, members),
        tuple(
            (line_again(held, allowed, members, one.value), _view_words(now, held, one))
            for one in table.lines
        ),
    )


def _view_words(now: Snapshot, held: AnswerSet, one: FirstLine) -> str:
    """Return what a view comes to: of a period, whose days stand in its line, how long it took."""
    if held.kind is AnswerKind.PERIOD and is_measured(held, one.value):
        return period_took(held, one.value, now.tool.calendar)
    return one.view.answer if one.view else ""


def _asked(
    now: Snapshot,
    case: Case,
    point: Point,
    positions: tuple[Position, ...],
    revision: Revision | None,
    person: int | None,
) -> Asked:
    held = now.judgement(case.id, point) if revision is None else revision.draft
    if now.changed_at(case.id, point):
        offer = None  # the forms say what is not said any more
    elif views_first := now.first_views_at(case.id, point):
        offer = alike_first(now, views_first)
    else:
        offer = offered(now.tool, point, positions, person) or _worked_out(now, case, point)
    columns = answer_columns(now.tool, point, positions, person)
    judgement = held or Judgement(case.id, point.question_id, item_id=point.item_id)
    said = judgement.answered if person is None else person in each_keys(judgement.value)
    is_open = not said and not judgement.state.settled
    over = revision is None and passed_over(now, case.id, point)
    views = () if held is None else now.views_on(held)
    return Asked(
        case.id,
        point,
        now.tool.answers_at(point),
        judgement,
        views if revision is None else revision.views,
        now.agencies_working_with(case.id) or now.agencies,
        ", ".join(filter(None, _positions_words(now, point, positions, columns, judgement))),
        offer.id if offer is not None and is_open and not over and revision is None else None,
        over,
        _changing(now, revision),
        now.tool.set_at(point),
        now.tool.calendar,
        _explained(now, judgement),
        people_asked(now, case.id, point, judgement.value),
        person,
    )


def _positions_words(
    now: Snapshot,
    point: Point,
    positions: tuple[Position, ...],
    columns: Sequence[AnswerColumn],
    judgement: Judgement,
) -> Iterator[str]:
    """Yield how the agencies stand, and that somebody objected to reading it out together."""
    yield _split(columns)
    yield apart_words(now.tool, point, positions)
    if moved := len(now.changed_at(judgement.case_id, point)):
        yield tr("{count} moved since", count=moved)
    if judgement.together is Together.OBJECTED:
        yield tr("somebody objected")


def _explained(now: Snapshot, judgement: Judgement) -> str:
    """Return the label of the answer chosen, where the tool asks for its reason."""
    chosen = now.tool.answer.get(judgement.answer_id) if judgement.answer_id is not None else None
    wanted = chosen and now.tool.asking.wants_comment(judgement.question_id, chosen.id)
    return chosen.label if chosen is not None and wanted else ""


def _changing(now: Snapshot, revision: Revision | None) -> str:
    """Return what stands above a settled question while it is changed, or judged once more."""
    if revision is None:
        return ""
    if not revision.is_new_layer:
        return changing_words(revision.before)
    before = answer_words(now, revision.before)
    name = LAYER_NAMES[revision.draft.layer]
    return tr("{name}: before it {before}", name=name, before=before)


def _worked_out(now: Snapshot, case: Case, point: Point) -> Answer | None:
    """Return what a grade is worked out as, once all it sums up is there."""
    found = worked_out(now, case.id, point)
    return found.answer if found is not None and not found.missing else None


def _split(columns: Sequence[AnswerColumn]) -> str:
    given = [(one.bearing, len(one.positions)) for one in columns if one.bearing and one.divides]
    off = Bearing.NOT_APPLICABLE
    if all(bearing is off for bearing, _ in given):  # a scale that has nothing to do with quality
        return split_in_numbers([count for _, count in given])
    return split_in_numbers(
        [count for bearing, count in given if bearing is not off],
        sum(count for bearing, count in given if bearing is off),
    )


def _column(
    column: AnswerColumn,
    tool: Tool,
    first: Mapping[AgencyId, str],
    changed: Mapping[AgencyId, ChangedAnswer],
) -> BoardColumn:
    cards = tuple(
        BoardCard(
            at.agency.name,
            "\n".join(filter(None, _card_words(column, at, tool, first, changed))),
            at.returned,
            position_words(column, at),
        )
        for at in column.positions
    )
    bearing = column.answer.bearing if column.answer else column.bearing
    return BoardColumn(column_words(column), bearing, cards, column.given)


def _card_words(
    column: AnswerColumn,
    at: Position,
    tool: Tool,
    first: Mapping[AgencyId, str],
    changed: Mapping[AgencyId, ChangedAnswer],
) -> Iterator[str]:
    """Yield what an agency said first, what it says now, and what it wrote."""
    yield _first_text(first, at)
    moved = changed.get(at.agency.id)
    yield now_words(moved) if moved is not None else ""
    yield _card_text(column, at, tool)


def _first_text(first: Mapping[AgencyId, str], at: Position) -> str:
    said = first.get(at.agency.id)
    if said is None:
        return ""
    return tr("First view: {answer}", answer=said or tr("no view"))


def _card_text(column: AnswerColumn, at: Position, tool: Tool) -> str:
    """Return what stands below an agency's name: what it wrote, or why nothing came."""
    if not at.asked:
        return _unasked_text(at)
    if not at.returned:
        return no_return_words(at.request)
    held, said = column.answer_set, unreadable_words(at.value) if column.unreadable else ""
    if held is not None and held.kind is AnswerKind.WORDS:
        said = at.value
    elif held is not None and held.kind.for_each:
        said = value_words(held, (), at.value, tool.calendar, tool.people)
    return "\n".join(part for part in (said, at.comment) if part)


def _unasked_text(at: Position) -> str:
    """Return what stands below an agency that was not asked: that it answered, what it wrote."""
    said = tr("Answered all the same; counted apart") if at.answered else ""
    return "\n".join(part for part in (said, at.comment) if part)


def _table(now: Snapshot, point: Point, positions: tuple[Position, ...]) -> ChecklistTable:
    """Return a checklist: a column for each answer somebody could give, and for none."""
    items = now.tool.items_at(point)
    answers: dict[str, Answer] = {}
    for item in items:
        for answer in now.tool.answers_of(item.answer_set_id):
            answers.setdefault(answer.key, answer)
    speaking = [at for at in positions if at.returned and at.asked]
    lines = []
    for item in items:
        given = [(now.short_name(at.agency), dict(at.items)[item.id]) for at in speaking]
        groups = [
            tuple(name for name, said in given if said and said.key == key) for key in answers
        ]
        groups.append(tuple(name for name, said in given if said is None))
        cells = tuple(ChecklistCell(names, _line_names(names, groups)) for names in groups)
        lines.append(ChecklistLine(f"{item.key}  {item.short or item.text}", cells))
    columns = [(answer.label, answer.bearing) for answer in answers.values()]
    return ChecklistTable((*columns, (tr("No answer"), None)), tuple(lines), _below(positions))


def _line_names(names: tuple[str, ...], groups: Sequence[tuple[str, ...]]) -> str:
    """Name who gave an answer; "all" where it is undivided. The room wants to know who."""
    if len(names) > 1 and len(names) == sum(len(group) for group in groups):
        return "all"
    return ", ".join(names)


def _below(positions: tuple[Position, ...]) -> tuple[tuple[str, str], ...]:
    asked = [at for at in positions if at.returned and at.asked]
    said = [(f"{at.agency.name}:", at.comment) for at in asked if at.comment]
    absent = [
        (f"{at.agency.name}:", f"{NO_RETURN.lower()}. {no_return_words(at.request)}.")
        for at in positions
        if not at.returned and at.asked
    ]
    unasked = [
        (f"{at.agency.name}:", _unasked_text(at) or f"{NOT_ASKED.lower()}.")
        for at in positions
        if not at.asked
    ]
    return (*said, *absent, *unasked)
