"""What lies behind a number as it is listed: each return or judgement leads to its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, NotAsked, deciding_items, not_asked
from core.counting.collation import Base
from core.counting.evidence import (
    ItemReturns,
    Pair,
    ReturnEvidence,
    ReturnsSelection,
    dependency_of,
    item_returns,
)
from core.counting.judgements import JudgementsSelection, selected_judgements
from core.model.bearing import Bearing
from core.model.case import AnswerComment, AnswerGiven, Return, ValueGiven
from core.model.ids import AgencyId, CaseId
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Point
from core.queries.returns import answers_to, given_to
from core.wording.counts import (
    judgement_notes,
    judgements_counted,
    judgements_title,
    returns_counted,
    returns_title,
    unasked_counted,
    unasked_title,
)
from core.wording.numbers import Unit
from core.wording.returns import split_text
from core.words import tr, word_for
from ui.audit.session import WorkshopSession
from ui.theme import Sign, Tone, sign_of
from ui.themes.lines import EvidenceRow


@dataclass(frozen=True, slots=True)
class EvidenceTarget:
    """Where a line leads: a case and one of its questions."""

    case_id: CaseId
    point: Point


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a number, and the number in words."""

    title: str
    counted: str
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class EvidenceQuery:
    """How to find what stands behind a number, and the kinds of value it rests on."""

    find: Callable[[], Evidence]
    rests_on: frozenset[type]


ON_RETURNS: Final = frozenset({AnswerGiven, ValueGiven, AnswerComment, Return})
ON_JUDGEMENTS: Final = frozenset({Judgement, DifferingView})


def returns_to(
    session: WorkshopSession,
    item: Item,
    agency_id: AgencyId | None = None,
    *,
    narrowed: bool = False,
    usable: frozenset[Pair] | None = None,
) -> ItemReturns:
    """Return the usable returns by their answer to an item, of all agencies or one.

    *usable* are those that are counted at all; None for every one.
    """
    now = session.now if usable is None else replace(session.now, usable=usable)
    depends = dependency_of(now.tool, item) if narrowed else None
    items = {item.id, depends.on.id} if depends is not None else {item.id}
    answers = session.read(lambda file: answers_to(file, items, agency_id))
    apart = left_unasked(session, agency_id)
    return item_returns(now, item, answers, agency_id, narrowed=narrowed, apart=apart)


def left_unasked(
    session: WorkshopSession,
    agency_id: AgencyId | None = None,
    usable: frozenset[Pair] | None = None,
) -> NotAsked:
    """Return what was not asked of the usable returns, of all agencies or of one."""
    now = session.now if usable is None else replace(session.now, usable=usable)
    items = deciding_items(now.tool)
    if not items:
        return EVERYTHING_ASKED
    answers, values = session.read(lambda file: given_to(file, items, agency_id))
    return not_asked(now, answers, values, agency_id)


def returns_evidence(
    now: Snapshot,
    returns: ItemReturns,
    selection: ReturnsSelection,
    comments: Mapping[Pair, str],
    base: Base,
    *,
    alone: bool = False,
) -> Evidence:
    """Return the returns behind a number; a narrowed one leaves out those it does not count.

    Of a case *alone* no rate is told.
    """
    item, answer_id = returns.item, selection.answer_id
    if not selection.asked:
        return _unasked_evidence(now, returns, comments)
    answer = now.tool.answer[answer_id] if answer_id is not None else None
    depends = dependency_of(now.tool, item) if selection.narrowed else None
    point = judged_at(now, item)
    return Evidence(
        returns_title(item, answer),
        returns_counted(returns.counted, answer, base, depends, alone=alone),
        tuple(
            _return_row(one, answer, point) for one in returns.rows_for(now, answer_id, comments)
        ),
    )


def _unasked_evidence(
    now: Snapshot, returns: ItemReturns, comments: Mapping[Pair, str]
) -> Evidence:
    """Return the returns an item was not asked of, those that answered all the same with a sign."""
    point = judged_at(now, returns.item)
    rows = tuple(
        EvidenceRow(
            f"{one.case.reference} · {one.agency.name}",
            one.comment,
            tr("Answered all the same; counted apart") if one.anyway else tr("Not asked"),
            "",
            Tone.WARN if one.anyway else Tone.PLAIN,
            EvidenceTarget(one.case.id, point),
        )
        for one in returns.unasked_rows(now, comments)
    )
    return Evidence(unasked_title(returns.item), unasked_counted(returns.counted), rows)


def _return_row(one: ReturnEvidence, answer: Answer | None, point: Point) -> EvidenceRow:
    return EvidenceRow(
        f"{one.case.reference} · {one.agency.name}",
        one.comment,
        "" if one.comment else tr("Nothing was written beside it"),
        _sign(answer),
        _tone(answer),
        EvidenceTarget(one.case.id, point),
    )


def judgements_evidence(now: Snapshot, selection: JudgementsSelection) -> Evidence:
    """Return the judgements behind a number."""
    found = selected_judgements(now, selection)
    answer_id = selection.answer_id
    answer = now.tool.answer[answer_id] if answer_id is not None else None
    return Evidence(
        judgements_title(now, selection),
        judgements_counted(selection, len(found)),
        tuple(_judgement_row(now, one, answer) for one in found),
    )


def _judgement_row(now: Snapshot, found: Judgement, answer: Answer | None) -> EvidenceRow:
    label = answer.label if answer is not None else word_for(found.state)
    parked = str(Sign.QUERY) if found.state is JudgementState.PARKED else ""
    return EvidenceRow(
        f"{now.case[found.case_id].reference} · {label}",
        found.reason,
        judgement_notes(now, found),
        _sign(answer) or parked,
        _tone(answer),
        EvidenceTarget(found.case_id, found.point),
    )


def split_evidence(now: Snapshot, returns: ItemReturns) -> Evidence:
    """Say in words how the agencies stand on an item, case by case."""
    item, point = returns.item, judged_at(now, returns.item)
    rows = tuple(
        EvidenceRow(
            now.case[case_id].reference,
            split_text([(agency.name, answer) for agency, answer in views]),
            value=EvidenceTarget(case_id, point),
        )
        for case_id, views in returns.answers_by_case(now).items()
    )
    title = tr("{item} · {item_2}: how agencies stand", item=item.key, item_2=item.short)
    return Evidence(title, tr("{count} with answers", count=Unit.CASES.of(len(rows))), rows)


def judged_at(now: Snapshot, item: Item) -> Point:
    """Return where the room judges an item."""
    judged = now.tool.question[item.question_id].items_judged
    return Point(item.question_id, item.id if judged else None)


def _sign(answer: Answer | None) -> str:
    sign = sign_of(answer.bearing) if answer is not None else None
    return str(sign) if sign is not None else ""


def _tone(answer: Answer | None) -> Tone | Bearing:
    return answer.bearing if answer is not None else Tone.PLAIN
