"""Whether an audit is ready for its day: what stands, what is missing, and where to mend it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from core.counting.asking import noted_of
from core.counting.drawn import current_sample, take_over
from core.counting.hours import ends_too_early
from core.counting.pace import pace_of
from core.counting.replies import Reply, replies
from core.counting.steps import steps_due
from core.model.agenda import AgendaKind
from core.model.case import Case, Papers
from core.model.clock import date_text, minute_of
from core.model.household import asked_about
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit, listed
from core.wording.returns import not_here_words
from core.wording.tables import open_words, table_lines
from core.words import plural, tr

_NAMED_AT_MOST: Final = 2


class PreparationPart(StrEnum):
    """A part of the preparation, where something can be mended."""

    AUDIT = "audit"
    TOOL = "tool"
    SAMPLE = "sample"
    CASES = "cases"
    AGENCIES = "agencies"
    FORMS = "forms"
    RETURNS = "returns"
    AGENDA = "agenda"
    PEOPLE = "people"
    MEETING_CASES = "of a meeting"
    MEETINGS = "meetings"
    VOICES = "voices"
    STEPS = "steps"
    TABLES = "tables"
    TWO_SIDES = "two sides"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of "Ready for the day?": good or not, in a few words, and where it belongs."""

    good: bool
    words: str
    part: PreparationPart


def readiness(now: Snapshot, today: date) -> tuple[Check, ...]:
    """Return what a facilitator would look at the day before, most pressing kinds first."""
    return tuple(check for found in _LOOKED_AT for check in found(now, today))


def ready_lines(now: Snapshot, today: date) -> tuple[Check, ...]:
    """Return what `readiness` says, with a tick also for what it speaks of only while it lacks."""
    return (*readiness(now, today), *_ticks(now))


def _ticks(now: Snapshot) -> Iterator[Check]:
    if now.here_day:
        day = date_text(now.here_day)
        yield Check(True, tr("The day is {day}", day=day), _of_day(now))
    if now.audit.confidentiality.strip():
        yield Check(True, tr("Confidentiality statement"), PreparationPart.AUDIT)


def _tables(now: Snapshot, _: date) -> Iterator[Check]:
    """An audit that hands nothing out has nothing to wait for."""
    for line in table_lines(now):
        if line.is_out:
            words = tr("{table} is not back", table=line.name)
            yield Check(False, words, PreparationPart.TABLES)
    still = open_words(now)
    if still:
        yield Check(False, still, PreparationPart.TWO_SIDES)


def _tool(now: Snapshot, _: date) -> Iterator[Check]:
    if not now.tool.questions:
        yield Check(False, tr("No audit tool yet"), PreparationPart.TOOL)


def _sample(now: Snapshot, _: date) -> Iterator[Check]:
    """An audit whose cases were not drawn from a list has nothing to be told."""
    plan, sample = now.sample_list, current_sample(now)
    if plan is None:
        return
    at = PreparationPart.SAMPLE
    if sample is None:
        yield Check(False, tr("Sample not yet drawn"), at)
        return
    if take_over(now, sample).is_done:
        yield Check(True, tr("Sample of {size} taken over", size=sample.size), at)
        if plan.is_here:
            yield Check(False, tr("The list of all eligible is still in the audit"), at)
    else:
        yield Check(False, tr("Sample not yet taken over"), at)
    out = [one.line for one in sample.unreasoned]
    if len(out) == 1:
        yield Check(False, tr("No reason why line {number} was left out", number=out[0]), at)
    elif out:
        yield Check(False, tr("No reason why {count} lines were left out", count=len(out)), at)


def _cases(now: Snapshot, _: date) -> Iterator[Check]:
    if not now.cases:
        yield Check(False, tr("No {cases} yet"), PreparationPart.CASES)
        return
    bare = [case for case in now.listed_cases if not case.outline.strip()]
    if not bare:
        yield Check(True, tr("Every {case} has an outline"), PreparationPart.CASES)
    elif len(bare) == len(now.listed_cases):
        yield Check(False, tr("No {case} has an outline"), PreparationPart.CASES)
    else:
        yield Check(False, tr("No outline for {named}", named=_named(bare)), PreparationPart.CASES)


def _noted(now: Snapshot, _: date) -> Iterator[Check]:
    """Name what the tool cannot do without: whom it asks about, and what its conditions rest on."""
    used = {item.answer_set_id for item in now.tool.items}
    about = {
        asked_about(held.unit)
        for held in now.tool.answer_sets
        if held.kind.for_each and held.id in used
    }
    people = now.tool.people
    bare = [
        case
        for case in now.listed_cases
        if about and not any(people.members(case.id, one) for one in about)
    ]
    if bare:
        said = tr("Nobody listed in {named}", named=_named(bare))
        yield Check(False, said, PreparationPart.CASES)
    for name in dict.fromkeys(one.attribute for one in now.tool.clauses if one.attribute):
        lacking = [one for one in now.listed_cases if not noted_of(now, one.id, name).strip()]
        if lacking:
            said = tr("No {name} noted: {named}", name=name, named=_named(lacking))
            yield Check(False, said, PreparationPart.CASES)


def _agenda(now: Snapshot, today: date) -> Iterator[Check]:
    if not now.here_agenda:
        yield Check(False, tr("No agenda yet"), PreparationPart.AGENDA)
        return
    if any(minute_of(entry.starts) is None for entry in now.here_agenda):
        yield Check(False, tr("The agenda has a part without a time"), PreparationPart.AGENDA)
    if not now.cases or not _takes_cases(now):
        return
    each = now.audit.minutes_per_case
    needed = sum(each if case.minutes is None else case.minutes for case in now.listed_cases)
    # Asked at midnight, all of the day's time for cases is still left.
    there = pace_of(now, datetime.combine(_day(now, today), time.min)).left
    if there >= needed:
        yield Check(
            True,
            tr("Agenda covers {count}", count=Unit.CASES.of(len(now.listed_cases))),
            PreparationPart.AGENDA,
        )
    else:
        short = needed - there
        yield Check(
            False,
            tr(
                "Agenda is {short} short for {count}",
                short=_long(short),
                count=Unit.CASES.of(len(now.listed_cases)),
            ),
            PreparationPart.AGENDA,
        )


def _takes_cases(now: Snapshot) -> bool:
    """Return whether cases are gone through: at a further meeting its agenda says so."""
    return now.here is None or any(one.kind is AgendaKind.CASES for one in now.here_agenda)


def _of_day(now: Snapshot) -> PreparationPart:
    """Return where the day of the meeting is set."""
    return PreparationPart.AUDIT if now.here is None else PreparationPart.MEETINGS


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if minutes < 2 * 60:
        return tr("{minutes} min", minutes=minutes)
    return (
        tr("{hours} h {rest} min", hours=hours, rest=rest) if rest else tr("{hours} h", hours=hours)
    )


def _day(now: Snapshot, today: date) -> date:
    try:
        return date.fromisoformat(now.here_day)
    except ValueError:
        return today


def _requests(now: Snapshot, today: date) -> Iterator[Check]:
    """An audit that asks nobody (judgements only) has nothing to chase."""
    if not now.requests:
        return
    unasked = [case for case in now.cases if not now.agencies_on(case.id)]
    if unasked:
        yield Check(
            False,
            tr("No agency asked about {named}", named=_named(unasked)),
            PreparationPart.RETURNS,
        )
    found = replies(now, today)
    out, overdue = found.count(Reply.SENT, Reply.OVERDUE), found.count(Reply.OVERDUE)
    lacking = found.count(Reply.NOT_HERE)
    if lacking:
        yield Check(False, not_here_words(lacking), PreparationPart.RETURNS)
    if not out:
        if not lacking:
            yield Check(True, tr("No return still out"), PreparationPart.RETURNS)
    elif overdue == out:
        yield Check(
            False, tr("{count} overdue", count=Unit.RETURNS.of(out)), PreparationPart.RETURNS
        )
    else:
        late = tr(", {overdue} overdue", overdue=overdue) if overdue else ""
        yield Check(
            False,
            tr("{count} still out{late}", count=Unit.RETURNS.of(out), late=late),
            PreparationPart.RETURNS,
        )


def _papers(now: Snapshot, _: date) -> Iterator[Check]:
    if not now.cases:
        return
    lacking = [case for case in now.listed_cases if case.papers is Papers.INCOMPLETE]
    if lacking:
        yield Check(
            False, tr("Papers incomplete: {named}", named=_named(lacking)), PreparationPart.CASES
        )
    else:
        yield Check(True, tr("Papers complete"), PreparationPart.CASES)


def _people(now: Snapshot, _: date) -> Iterator[Check]:
    there = len(now.here_people)
    if there:
        yield Check(True, tr("{there} on the list of people", there=there), PreparationPart.PEOPLE)
    else:
        yield Check(False, tr("Nobody on the list of people"), PreparationPart.PEOPLE)
    taken = {case.id for case in now.listed_cases}
    for_none = sum(
        one.own_only and taken.isdisjoint(now.comes_for(one.id)) for one in now.here_people
    )
    if for_none:
        who = plural(for_none, tr("person comes"), tr("people come"))
        words = tr("{who} for no {case} that is taken", who=who)
        yield Check(False, words, PreparationPart.PEOPLE)


def _steps(now: Snapshot, today: date) -> Iterator[Check]:
    """An audit that plans no steps has nothing to be late with."""
    late = [one.step.title for one in steps_due(now) if one.is_late(today)]
    if len(late) == 1:
        yield Check(False, tr("Late: {step}", step=late[0]), PreparationPart.STEPS)
    elif late:
        yield Check(False, tr("{count} steps are late", count=len(late)), PreparationPart.STEPS)


def _audit(now: Snapshot, _: date) -> Iterator[Check]:
    if not now.here_day:
        yield Check(False, tr("No day set"), _of_day(now))
    if ends_too_early(*now.here_hours):
        yield Check(False, tr("The day finishes before it starts"), _of_day(now))
    if not now.audit.confidentiality.strip():
        yield Check(False, tr("No confidentiality statement"), PreparationPart.AUDIT)


_LOOKED_AT: Final = (
    *(_tool, _sample, _cases, _noted, _agenda),
    *(_requests, _papers, _people, _steps, _audit),
    _tables,
)


def _named(cases: Sequence[Case]) -> str:
    if len(cases) <= _NAMED_AT_MOST:
        return listed([case.reference for case in cases])
    return Unit.CASES.of(len(cases))
