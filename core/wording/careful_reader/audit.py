"""What an audit's own counts are of, for the careful reader."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.collation import on_the_scale
from core.counting.cuts import AnswersGrouped, ReturnsCut, cut_returns
from core.counting.judgements import pathway_matrix, room_counts
from core.counting.narrowing import AGENCY, groups_of_cases
from core.counting.voices import families
from core.model.bearing import Bearing
from core.model.household import asked_about, names_one
from core.model.ids import AgencyId, AnswerId, ItemId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Item
from core.wording.careful_reader.known import AuditBases, KnownCount
from core.wording.careful_reader.question_counts import question_counts
from core.wording.labels import in_sentence
from core.wording.numbers import Unit
from core.words import CASE, tr

_MOST_PEOPLE: Final = 2_000
"""Of more than these some count comes to any percentage with one place."""


def audit_bases(
    now: Snapshot,
    by_agency: Iterable[AnswersGrouped],
    by_case: Iterable[AnswersGrouped],
    apart: NotAsked = EVERYTHING_ASKED,
) -> AuditBases:
    """Return the bases that an audit's counts have, as a whole and by agency, pathway and team.

    The answers are given twice, told apart by agency and by case, so that the file can
    group them; what was not asked stands *apart*.
    """
    agencies = list(by_agency)
    dimensions = [one for one in ("pathway", "team") if len(_groups(now, one)) > 1]
    cases = list(by_case) if dimensions else []
    cuts = (
        *cut_returns(now, agencies, (), apart=apart),  # of all: the first
        *cut_returns(now, agencies, (AGENCY,), apart=apart),
        *(cut for one in dimensions for cut in cut_returns(now, cases, (one,), apart=apart)),
    )
    deciding = frozenset(one.only_where_item_id for one in now.tool.items) - {None}
    of_returns = {base for cut in cuts for base in _of_returns(cut, deciding)}
    found = {
        Unit.RETURNS: {len(now.returns), *of_returns},
        Unit.CASES: {*_of_cases(now), *_of_people(now)},
        Unit.AGENCIES: _of_agencies(now),
        Unit.REQUESTS: set(_of_requests(now)),
        Unit.ITEMS: {len(now.tool.items), *map(len, _checklists(now))},
    }
    answered = frozenset(in_sentence(one.label).casefold() for one in now.tool.answers)
    bases = {unit: frozenset(own) - {0} for unit, own in found.items()}
    own = {unit: found for unit, found in bases.items() if found}
    return AuditBases(
        own,
        answered,
        now.audit.ladder,
        _others(now, own),
        question_counts(now, cuts[0].rows if cuts else ()),
        _called(now),
    )


def _called(now: Snapshot) -> frozenset[str]:
    """Return what parts of the audit are called, whose counts are not those of all."""
    found = {one for agency in now.agencies for one in (agency.name, agency.short)}
    found |= {one for agency in now.agencies for one in agency.other_names}
    found |= {one for case in now.cases for one in (case.reference, case.pathway, case.team)}
    found |= {one.value for one in now.case_attributes}
    return frozenset(one.strip().casefold() for one in found if len(one.strip()) > 1)


def _others(now: Snapshot, own: Mapping[Unit, frozenset[int]]) -> dict[str, frozenset[int]]:
    """Return the bases of what is no unit of the audit: of surveys, families, who was there.

    A family has at least one case where a person is audited; an auditor fills in a return,
    or all those of an agency.
    """
    cases = own.get(Unit.CASES, frozenset())
    found: dict[str, set[int]] = defaultdict(set)
    for source in now.sources:
        if source.base and source.unit.strip():
            found[source.unit.strip().casefold()].add(source.base)
    asked = families(now)
    found["families"] |= {asked.asked, asked.heard}
    if names_one(now.audit.audited_one or CASE.one):
        found["families"] |= cases
    if now.participants:
        found["participants"].add(len(now.participants))
    found["auditors"] |= own.get(Unit.RETURNS, frozenset()) | own.get(Unit.AGENCIES, frozenset())
    bases = {noun: frozenset(numbers) - {0} for noun, numbers in found.items()}
    return {noun: numbers for noun, numbers in bases.items() if numbers}


def _groups(now: Snapshot, dimension: str) -> set[str]:
    return set(groups_of_cases(now, dimension).values())


def _of_agencies(now: Snapshot) -> set[int]:
    """Return what agencies can be counted of: all, those asked about a case, those on one."""
    on = (now.agencies_on, now.agencies_working_with)
    return {len(now.agencies), *(len(of(case.id)) for case in now.cases for of in on)}


def _checklists(now: Snapshot) -> Iterator[tuple[Item, ...]]:
    return (now.tool.items_of(one.id) for one in now.tool.questions if one.checklist)


def _of_returns(cut: ReturnsCut, deciding: Container[ItemId | None]) -> Iterator[int]:
    yield cut.usable
    for row in cut.rows:
        yield row.answered
        yield row.applicable
        if row.item.id in deciding:  # "only where 1f is Yes" is a base of its own
            yield from (count for _, count in row.counts)


def _of_cases(now: Snapshot) -> Iterator[int]:
    yield len(now.cases)
    rows = pathway_matrix(now)
    yield from (len(row.cases) for row in rows)
    for cell in (*room_counts(now).values(), *(cell for row in rows for cell in row.cells)):
        yield cell.agreed
        yield cell.applicable


def _of_people(now: Snapshot) -> range:
    """Return what may be counted of people who are called as a case is: "12 of 14 children".

    Where one child is audited and each child of a family is asked about, the families' other
    children are counted as well, once in each return: any number up to all of them.
    """
    people, questions = now.tool.people, now.tool.items
    held = (now.tool.set_of(one.answer_set_id) for one in questions)
    abouts = {asked_about(one.unit) for one in held if one is not None and one.kind.for_each}
    own = [one for one in abouts if people.itself in one.roles]
    most = 0
    for about in own:
        of_case = {one.id: len(people.members(one.id, about)) for one in now.cases}
        of_returns = sum(of_case.get(case, 0) for case, _ in now.usable)
        most = max(most, of_returns, sum(of_case.values()))
    return range(min(most, _MOST_PEOPLE) + 1)


def _of_requests(now: Snapshot) -> Iterator[int]:
    yield len(now.requests)
    yield sum(map(now.counts_as_returned, now.requests))
    yield from Counter(one.agency_id for one in now.requests).values()


def agreement_on(
    now: Snapshot, judgement: Judgement, given: Iterable[AnswerRow]
) -> KnownCount | None:
    """Return how many of the agencies on a case agree at a judgement; None where nobody spoke.

    Those named as seeing it differently do not; where nobody is, the answers *given*
    to the point decide, on the scale and known. `about` says which of the two it is.
    """
    views = {one.agency_id for one in now.views_on(judgement)}
    if views:
        everyone = {one.id for one in now.agencies_on(judgement.case_id)} | views
        return KnownCount(len(everyone - views), len(everyone), Unit.AGENCIES, agreement=True)
    said = _answers_at(now, judgement, given)
    if judgement.state is not JudgementState.AGREED or len(said) < 2:
        return None
    most = max(Counter(said.values()).values())
    return KnownCount(most, len(said), Unit.AGENCIES, tr("in the returns"), agreement=True)


def _answers_at(
    now: Snapshot, judgement: Judgement, given: Iterable[AnswerRow]
) -> dict[AgencyId, AnswerId]:
    items = now.tool.items_at(judgement.point)
    if len(items) != 1:
        return {}
    known = {
        answer.id
        for answer in now.tool.answers_of(items[0].answer_set_id)
        if on_the_scale(answer) and answer.bearing is not Bearing.UNKNOWN
    }
    return {
        row.agency_id: row.answer_id
        for row in given
        if row.item_id == items[0].id and row.case_id == judgement.case_id
        if row.answer_id in known
    }
