"""Says what a number comes to, with its base, its unit and whatever narrows it."""

from collections.abc import Mapping
from typing import Final

from core.counting.collation import Base
from core.counting.live_number import (
    Counted,
    LiveCount,
    LiveNumber,
    is_of_one,
    item_of,
    point_of,
)
from core.counting.meetings import meeting_of_group
from core.counting.narrowing import (
    AGENCY,
    CASE,
    MEETING,
    WITHOUT,
    AnsweredSo,
    Narrowing,
    Within,
    cases_within,
    columns_of,
)
from core.model.household import asked_about
from core.model.ids import AgencyId, CaseId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.wording.household import WHOM
from core.wording.labels import in_sentence
from core.wording.meetings import meeting_called
from core.wording.numbers import AnyUnit, OtherUnit, Unit, listed, share
from core.wording.sources import source_base
from core.words import later, plural, tr

UNIT_OF: Final[Mapping[Counted, AnyUnit]] = {
    Counted.RETURNS: Unit.RETURNS,
    Counted.CASES: Unit.CASES,
    Counted.REQUESTS: Unit.REQUESTS,
    Counted.AGENCIES: Unit.AGENCIES,
    Counted.PEOPLE: OtherUnit.PEOPLE,
    Counted.FAMILIES: OtherUnit.FAMILIES,
    Counted.JUDGEMENTS: OtherUnit.JUDGEMENTS,
    Counted.IN_TIME: OtherUnit.PERIODS,
    Counted.GIVEN_IN_TIME: OtherUnit.PERIODS,
    Counted.GIVEN_SO: OtherUnit.ANSWERS,
    Counted.ONE_BY_ONE: OtherUnit.PEOPLE,
    Counted.SOURCE: OtherUnit.ANSWERS,
}
_WITH_TWO_BASES: Final = (Counted.RETURNS, Counted.JUDGEMENTS)
_NOTHING: Final = {
    Counted.REQUESTS: later("No request was made"),
    Counted.AGENCIES: later("No agency was asked"),
    Counted.PEOPLE: later("Nobody is noted as present"),
    Counted.FAMILIES: later("No family is listed as asked"),
    Counted.GIVEN_IN_TIME: later("No return gives a period for this"),
    Counted.GIVEN_SO: later("No return answers this"),
}


def live_words(now: Snapshot, found: LiveCount) -> str:
    """Return "66.7% (14 of 21 returns where applicable)", and by what it is narrowed.

    A group with a single case is told in words or by its counts, never as a rate.
    """
    narrowed = narrowing_words(now, found.number.narrowing)
    behind = f", {narrowed}" if narrowed else ""
    if told := _single_words(now, found):
        return told
    if not found.base:
        return f"{nothing_words(found.number)}{behind}"
    return f"{_share(now, found)}{behind}"


def _share(now: Snapshot, found: LiveCount) -> str:
    unit = UNIT_OF[found.number.counted]
    if is_of_one(now, found.number):
        return tr("{count} of {base}", count=found.count, base=base_words(now, found))
    if found.number.counted.is_tally and found.number.counted is not Counted.JUDGEMENTS:
        return tr(
            "{worked}% ({count} of {base})",
            worked=found.percent,
            count=found.count,
            base=base_words(now, found),
        )
    if found.number.base is Base.ALL:
        return share(found.count, found.base, unit, Base.ALL)
    return tr(
        "{worked}% ({count} of {returns} where applicable)",
        worked=found.percent,
        count=found.count,
        returns=unit.of(found.base),
    )


def base_words(now: Snapshot, found: LiveCount) -> str:
    """Return the base with its unit, and what it is of: "9 agencies asked", "457 staff"."""
    number, said = found.number, UNIT_OF[found.number.counted].of(found.base)
    match number.counted:
        case Counted.AGENCIES | Counted.FAMILIES:
            return tr("{said} asked", said=said)
        case Counted.PEOPLE:
            return tr("{said} expected", said=said)
        case Counted.IN_TIME:
            return tr("{said} agreed", said=said)
        case Counted.GIVEN_IN_TIME:
            return tr("{said} given in returns", said=said)
        case Counted.ONE_BY_ONE:
            return _people_words(now, found) or Unit.CASES.of(found.base)
        case Counted.GIVEN_SO:
            return _given_words(now, found)
        case Counted.SOURCE:
            source = next((one for one in now.sources if one.id == number.source_id), None)
            return source_base(source) if source is not None else said
        case _:
            return said


def _people_words(now: Snapshot, found: LiveCount) -> str:
    """Return "14 children": of whom in a case each is asked about; nothing where nobody is."""
    point = point_of(now.tool, found.number)
    held = now.tool.set_at(point) if point is not None else None
    if held is None or not held.kind.for_each:
        return ""
    return plural(found.base, *WHOM[asked_about(held.unit)])


def _given_words(now: Snapshot, found: LiveCount) -> str:
    """Return "6 answers about children", which several returns may give; else "6 returns"."""
    item = item_of(now.tool, found.number)
    held = now.tool.set_of(item.answer_set_id) if item is not None else None
    if held is None or not held.kind.for_each:
        return Unit.RETURNS.of(found.base)
    whom = tr(WHOM[asked_about(held.unit)][1])
    return tr("{answers} about {whom}", answers=OtherUnit.ANSWERS.of(found.base), whom=whom)


def share_parts(now: Snapshot, found: LiveCount) -> tuple[str, str]:
    """Return the share, and beneath it its base: "75.0%" and "15 of 20 where applicable"."""
    counted, base = found.number.counted, found.base
    if not base:
        return "–", nothing_words(found.number)
    of = tr("{count} of {base}", count=found.count, base=base)
    if counted is Counted.CASES or is_of_one(now, found.number):
        return of, UNIT_OF[counted].of(base).partition(" ")[2]
    if counted.is_tally and counted is not Counted.REQUESTS:
        of = tr("{count} of {base}", count=found.count, base=base_words(now, found))
    if counted in _WITH_TWO_BASES and found.number.base is Base.APPLICABLE:
        of = tr("{of} where applicable", of=of)
    return f"{found.percent}%", of


def about_words(now: Snapshot, found: LiveCount) -> str:
    """Return how much is looked at: "24 returns", and what a condition leaves out."""
    number = found.number
    every = len(found.answers) + len(found.blank)
    said = base_words(now, found) if number.counted.is_tally else UNIT_OF[number.counted].of(every)
    narrowed = narrowing_words(now, number.narrowing)
    if not narrowed:
        return said
    left = UNIT_OF[number.counted].of(found.elsewhere)
    return tr("{said}, {narrowed}; leaves out {left}", said=said, narrowed=narrowed, left=left)


def nothing_words(number: LiveNumber) -> str:
    """Say that a base is none; it is never 0%."""
    match number.counted:
        case one if one in _NOTHING:
            return tr(_NOTHING[one])
        case Counted.RETURNS if number.base is Base.APPLICABLE:
            return tr("No return answers this where it applies")
        case Counted.RETURNS:
            return tr("No return answers this")
        case _:
            return tr("The room has agreed nothing on this yet")


def _single_words(now: Snapshot, found: LiveCount) -> str:
    """Tell what the one case of a pathway or team was judged; nothing of several."""
    number = found.number
    groups = [one for one in number.within if one.dimension not in (AGENCY, CASE, MEETING)]
    if number.counted is not Counted.CASES or not groups:
        return ""
    within = [cases_within(now, one) for one in groups]
    alone = [case for case in now.cases if all(case.id in one for one in within)]
    if len(alone) != 1:
        return ""
    answer = found.answers.get((alone[0].id, None))
    said = in_sentence(answer.label) if answer is not None else tr("nothing agreed")
    return tr("{said} in {reference}", said=said, reference=alone[0].reference)


def narrowing_words(now: Snapshot, narrowing: Narrowing) -> str:
    """Name what narrows a number: "only where 1f is yes, Social care only"; "" for nothing."""
    named = [_where_words(now, one) for one in narrowing.where]
    named += [_within_words(now, one) for one in narrowing.within]
    return ", ".join(named)


def _where_words(now: Snapshot, one: AnsweredSo) -> str:
    item = now.tool.item.get(one.item_id)
    labels = [
        in_sentence(now.tool.answer[found].label)
        for found in one.answer_ids
        if found in now.tool.answer
    ]
    labels += [tr("not provided") for found in one.answer_ids if found == WITHOUT]
    return tr(
        "only where {key} is {labels}",
        key=item.key if item is not None else "?",
        labels=listed(labels, "or"),
    )


def _within_words(now: Snapshot, one: Within) -> str:
    if one.dimension == MEETING:
        return tr("at “{meeting}” only", meeting=group_words(now, MEETING, one.value))
    return tr("{group} only", group=head_words(now, one.dimension, one.value))


def head_words(now: Snapshot, dimension: str, value: str) -> str:
    """Return what a group is called where nothing beside it says of what it is: "quarter: 4"."""
    named = group_words(now, dimension, value)
    if dimension not in (CASE, AGENCY, MEETING) and _needs_its_dimension(named):
        return own_group_words(now, Within(dimension, value))
    return named


def _needs_its_dimension(group: str) -> bool:
    """Return whether a group's name says nothing by itself, as "4" and "yes" do."""
    return not any(map(str.isalpha, group)) or normalised(group) in {"yes", "no"}


def group_words(now: Snapshot, dimension: str, value: str) -> str:
    """Return what a group of a cut is called: a case, an agency, a pathway, "No team named"."""
    if dimension == CASE and value.isdecimal():
        case = now.case.get(CaseId(int(value)))
        return case.reference if case is not None else value
    if dimension == MEETING and value.isdecimal():
        return meeting_called(now, meeting_of_group(value))
    if dimension == AGENCY and value.isdecimal():
        agency = now.agency.get(AgencyId(int(value)))
        return now.short_name(agency) if agency is not None else value
    return value or tr("No {dimension} named", dimension=in_sentence(dimension))


def own_group_words(now: Snapshot, one: Within) -> str:
    """Name a group of the audit's own attributes: "First reader or Second reader: Amina"."""
    dimension = listed(columns_of(now, one.dimension), "or")
    return tr("{dimension}: {group}", dimension=dimension, group=one.value)


def moved_words(now: Snapshot, before: str, found: LiveCount) -> str:
    """Say that a number changed since it was written: "was 71.4%, is now 66.7% (14 of 21 …)"."""
    return tr("was {before}, is now {now_it_is}", before=before, now_it_is=live_words(now, found))
