"""Finds what lies behind a number: the returns that gave an answer, the room's judgements."""

from dataclasses import dataclass

from core.counting.collation import Base, ItemCount, collate, recut
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, Item, Point
from core.queries.returns import Behind, answers_to, returns_behind
from core.wording.numbers import Unit, share, split_in_words
from ui.audit.session import WorkshopSession
from ui.theme import Sign, Tone, sign_of
from ui.theme.colours import TONE_OF
from ui.themes.figures import ReturnsWish, RoomWish, gate_of
from ui.themes.lines import LineSaid

Pair = tuple[CaseId, AgencyId]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line leads: a case and one of its questions."""

    case_id: CaseId
    point: Point


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a number, and the number in words."""

    title: str
    counted: str
    lines: tuple[LineSaid, ...]


def returns_evidence(
    session: WorkshopSession,
    now: Snapshot,
    wish: ReturnsWish,
    agency_id: AgencyId | None,
    base: Base,
) -> Evidence:
    """Return the returns behind a number; a re-cut leaves out those it does not count."""
    item = now.tool.item[wish.item_id]
    found = list(_behind(session, now, item.id, wish.answer_id, agency_id))
    counted = counted_of(session, now, item, agency_id, wish.recut)
    kept = _kept(session, now, item, agency_id) if wish.recut else None
    if kept is not None:
        found = [one for one in found if (one.case.id, one.agency.id) in kept]
    answer = now.tool.answer[wish.answer_id] if wish.answer_id is not None else None
    label = answer.label if answer is not None else "left blank"
    gate = gate_of(now.tool, item) if wish.recut else None
    return Evidence(
        f"{item.key} · {item.short}: {label}",
        _counted(counted, answer, base, len(found)) + (f", {gate.full}" if gate else ""),
        tuple(_return_line(one, answer, point_of(now, item)) for one in found),
    )


def counted_of(
    session: WorkshopSession, now: Snapshot, item: Item, agency_id: AgencyId | None, narrowed: bool
) -> ItemCount:
    """Return an item's counts, of all usable returns or of those its re-cut keeps."""
    answers = [answer.id for answer in now.tool.answers_of(item.answer_set_id)]
    rows = _rows(session, now, item.id, answers, agency_id)
    usable = sum(agency_id in (None, agency) for _, agency in now.usable)
    counts: dict[tuple[ItemId, AnswerId], int] = {}
    gate, gate_answer = item.only_where_item_id, item.only_where_answer_id
    if narrowed and gate is not None and gate_answer is not None:
        rows += _rows(session, now, gate, [gate_answer], agency_id)
        counts, usable = recut(rows, gate, gate_answer)
    else:
        for row in rows:
            counts[row.item_id, row.answer_id] = counts.get((row.item_id, row.answer_id), 0) + 1
    return next(one for one in collate(now.tool, counts, usable) if one.item.id == item.id)


def _rows(
    session: WorkshopSession,
    now: Snapshot,
    item_id: ItemId,
    answers: list[AnswerId],
    agency_id: AgencyId | None,
) -> list[AnswerRow]:
    return [
        AnswerRow(case, agency, item_id, answer)
        for case, agency, answer in session.read(lambda file: answers_to(file, item_id))
        if answer in answers and agency_id in (None, agency) and (case, agency) in now.usable
    ]


def _kept(
    session: WorkshopSession, now: Snapshot, item: Item, agency_id: AgencyId | None
) -> frozenset[Pair] | None:
    gate, answer = item.only_where_item_id, item.only_where_answer_id
    if gate is None or answer is None:
        return None
    return frozenset(
        (one.case.id, one.agency.id) for one in _behind(session, now, gate, answer, agency_id)
    )


def _counted(counted: ItemCount, answer: Answer | None, base: Base, found: int) -> str:
    """Say the number with its base; a blank is of all usable returns."""
    if answer is None:
        return f"{found} of {Unit.RETURNS.of(counted.answered + counted.blank)} left it blank"
    if counted.percent(answer, base) is None:
        return f"{Unit.RETURNS.of(found)}, outside the base “where applicable”"
    return share(found, counted.base(base), Unit.RETURNS, base)


def _return_line(one: Behind, answer: Answer | None, point: Point) -> LineSaid:
    return LineSaid(
        f"{one.case.reference} · {one.agency.name}",
        one.comment,
        "" if one.comment else "Nothing was written beside it",
        _sign(answer),
        _tone(answer),
        Place(one.case.id, point),
    )


def room_evidence(now: Snapshot, wish: RoomWish, cases: frozenset[CaseId] | None) -> Evidence:
    """Return the judgements behind a number, of all cases or of some."""
    held = [
        found
        for case in now.cases
        if cases is None or case.id in cases
        if (found := now.judgement(case.id, wish.point)) is not None
        and found.state is wish.state
        and (wish.answer_id is None or found.answer_id == wish.answer_id)
    ]
    answer = now.tool.answer[wish.answer_id] if wish.answer_id is not None else None
    label = answer.label if answer is not None else wish.state.value
    told = f"{wish.state.value}" if answer is not None else "by the room"
    return Evidence(
        f"{now.tool.key_at(wish.point)} · {now.tool.short_at(wish.point)}: {label}",
        f"{Unit.CASES.of(len(held))}, {told}",
        tuple(_judgement_line(now, one, answer) for one in held),
    )


def _judgement_line(now: Snapshot, held: Judgement, answer: Answer | None) -> LineSaid:
    label = answer.label if answer is not None else held.state.value
    views = [
        f"{now.agency[view.agency_id].name} saw it differently ({view.kind.value})"
        + (f": {view.note}" if view.note else "")
        for view in now.views_on(held)
    ]
    seen = f"Evidence seen: {held.evidence.value}"
    return LineSaid(
        f"{now.case[held.case_id].reference} · {label}",
        held.reason,
        "\n".join([*([] if held.reason.strip() else ["No reason was written down"]), *views, seen]),
        _sign(answer) or (str(Sign.QUERY) if held.state is JudgementState.PARKED else ""),
        _tone(answer),
        Place(held.case_id, held.point),
    )


def splits(session: WorkshopSession, now: Snapshot, item: Item) -> tuple[LineSaid, ...]:
    """Say in words how the agencies stand on an item, case by case."""
    stands = standing(session, now, item)
    point = point_of(now, item)
    return tuple(
        LineSaid(case.reference, split_in_words(stands[case.id]), value=Place(case.id, point))
        for case in now.cases
        if case.id in stands
    )


def standing(
    session: WorkshopSession, now: Snapshot, item: Item
) -> dict[CaseId, list[tuple[str, Answer]]]:
    """Return who answered what to an item, by case."""
    places = {agency.id: at for at, agency in enumerate(now.agencies)}
    answers = {one.id: one for one in now.tool.answers_of(item.answer_set_id)}
    order = {answer: at for at, answer in enumerate(answers)}
    given = session.read(lambda file: answers_to(file, item.id))
    given.sort(key=lambda row: (order.get(row[2], 0), places.get(row[1], 0)))
    found: dict[CaseId, list[tuple[str, Answer]]] = {}
    for case, agency, answer in given:
        if answer in answers and (case, agency) in now.usable:
            found.setdefault(case, []).append((now.agency[agency].name, answers[answer]))
    return {case.id: found[case.id] for case in now.cases if case.id in found}


def _behind(
    session: WorkshopSession,
    now: Snapshot,
    item_id: ItemId,
    answer_id: AnswerId | None,
    agency_id: AgencyId | None = None,
) -> tuple[Behind, ...]:
    return session.read(lambda file: returns_behind(file, now, item_id, answer_id, agency_id))


def point_of(now: Snapshot, item: Item) -> Point:
    """Return where the room judges an item."""
    judged = now.tool.question[item.question_id].items_judged
    return Point(item.question_id, item.id if judged else None)


def _sign(answer: Answer | None) -> str:
    sign = sign_of(answer.bearing) if answer is not None else None
    return str(sign) if sign is not None else ""


def _tone(answer: Answer | None) -> Tone:
    return TONE_OF[answer.bearing] if answer is not None else Tone.PLAIN
