"""The summary timeline: what the audit did and does on which day, and each case's key dates."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from core.counting.drawn import current_sample
from core.counting.steps import steps_due
from core.documents.blocks import Block, Document, Heading, Section
from core.documents.heads import running_head
from core.documents.household import key_dates
from core.documents.plain import line, table
from core.model.clock import date_text
from core.model.concluded import action_numbers
from core.model.note import NoteKind
from core.model.own_document import case_part
from core.model.plan import EntryKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.meetings import meeting_title
from core.wording.numbers import Unit
from core.wording.owners import owners_words
from core.wording.steps import against_words
from core.words import later, tr


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened or is due on a day, an ISO date, and by whom where that is known."""

    day: str
    what: str
    who: str = ""


def timeline(full: FullSnapshot) -> Document:
    """Compose the summary timeline of an audit."""
    now = full.now
    head = running_head(now.audit, tr("summary timeline"))
    held = entries_of(full)
    section = Section(
        tr("Summary timeline"), timeline_described(full), tuple(_blocks(held, full.day))
    )
    dated = tuple(_key_dates(now))
    more = (Section(tr("Key dates of {cases}"), "", dated, goes_on=True),) if dated else ()
    return Document("timeline", head, head, now.audit.marking, (section, *more))


def holds_timeline(now: Snapshot) -> bool:
    """Return whether more is known than the day of the audit itself."""
    if now.key_dates:
        return True
    return len(tuple(islice(_dated(FullSnapshot(now)), 2))) > 1


def timeline_described(full: FullSnapshot) -> str:
    """Return from which day to which it goes, and how many cases have key dates."""
    held = entries_of(full)
    days = [date_text(one.day) for one in (*held[:1], *held[-1:])]
    span = tr("{first} to {last}", first=days[0], last=days[-1]) if len(held) > 1 else ""
    span = span if len(set(days)) > 1 else "".join(days[:1])
    dated = len({one.case_id for one in full.now.key_dates})
    cases = tr("key dates of {count}", count=Unit.CASES.of(dated)) if dated else ""
    return " · ".join(part for part in (span, cases) if part)


def entries_of(full: FullSnapshot) -> tuple[TimelineEntry, ...]:
    """Return everything that has a day, the first first."""
    return tuple(sorted(_dated(full), key=lambda one: one.day))


def _dated(full: FullSnapshot) -> Iterator[TimelineEntry]:
    """Yield everything that has a day, kind by kind; who asks for two looks no further."""
    now = full.now
    kinds = (_before(now), _meetings(now), _asked(now), _others(full), _steps(now), _plan(now))
    return (one for kind in kinds for one in kind if one.day)


def _before(now: Snapshot) -> Iterator[TimelineEntry]:
    for one in now.earlier_audits:
        yield TimelineEntry(one.day, tr("Earlier audit: {title}", title=one.title.strip()))
    sample = current_sample(now)
    for drawn in now.draws[-1:]:
        if sample is not None:
            said = tr("{size} of {total} drawn", size=sample.size, total=sample.total)
            yield TimelineEntry(drawn.at[:10], said)


def _meetings(now: Snapshot) -> Iterator[TimelineEntry]:
    title = meeting_title(now, None) if now.meetings else tr("The day of the audit")
    yield TimelineEntry(now.audit.day, title, now.audit.venue.strip())
    for one in now.meetings:
        yield TimelineEntry(one.day, one.title.strip(), one.venue.strip())


def _asked(now: Snapshot) -> Iterator[TimelineEntry]:
    """Yield when agencies were asked and chased, were due, and first and last came back."""
    counted = (
        ([one.asked for one in now.requests], later("{returns} asked for")),
        ([one.due for one in now.requests], later("{returns} due")),
        ([day for one in now.requests for day in one.chased_on], later("{returns} chased")),
    )
    for days, words in counted:
        for day, count in Counter(days).items():
            yield TimelineEntry(day[:10], tr(words, returns=Unit.RETURNS.of(count)))
    came = [one.completed[:10] for one in now.returns]
    yield from _first_and_last(came, tr("First return filled in"), tr("Last return filled in"))


def _first_and_last(days: Iterable[str], first: str, last: str) -> Iterator[TimelineEntry]:
    held = sorted(set(days) - {""})
    yield from (TimelineEntry(day, first) for day in held[:1])
    yield from (TimelineEntry(day, last) for day in held[1:][-1:])


def _others(full: FullSnapshot) -> Iterator[TimelineEntry]:
    """Yield families asked, meetings seen and talks held, and concerns that were passed on."""
    now, told = full.now, full.audience.names_cases
    asked = [one.asked_on for one in now.families_asked]
    yield from _first_and_last(asked, tr("First family asked"), tr("Last family asked"))
    for seen in now.meetings_observed:
        what = tr("Meeting observed: {title}", title=seen.title.strip())
        yield TimelineEntry(seen.held_on, what if told else tr("Meeting observed"))
    for talk in now.leader_talks:
        yield TimelineEntry(talk.held_on, tr("Talk with a leader"), talk.role.strip())
    for one in now.notes:
        if one.kind is NoteKind.CONCERN and not one.is_open:
            day = one.told_at if "T" in one.told_at else one.said_at or now.audit.day
            yield TimelineEntry(day[:10], tr("Immediate concern passed on"))


def _steps(now: Snapshot) -> Iterator[TimelineEntry]:
    for due in steps_due(now):
        step, day = due.step, due.day.isoformat() if due.day is not None else ""
        title = step.title.strip()
        if step.done_on:
            against = against_words(now, due)
            said = tr("{title}: done, {against}", title=title, against=against)
            yield TimelineEntry(
                step.done_on, said if against else tr("{title}: done", title=title), step.owner
            )
        else:
            yield TimelineEntry(day, tr("{title}: due", title=title), step.owner)


def _plan(now: Snapshot) -> Iterator[TimelineEntry]:
    numbers = action_numbers(now)
    for one in now.actions:
        if one.withdrawn:
            continue
        number, who = numbers[one.id], owners_words(now, now.owners_of_action(one.id))
        closed = [it.at for it in now.entries_on(one.id) if it.kind is EntryKind.CLOSED]
        if one.is_open:
            yield TimelineEntry(one.due, tr("Action {number} due", number=number), who)
        elif closed:
            yield TimelineEntry(closed[-1], tr("Action {number} closed", number=number), who)


def _key_dates(now: Snapshot) -> Iterator[Block]:
    for case in now.every_case:
        found = [one for one in key_dates(now, case) if not isinstance(one, Heading)]
        if found:
            yield Heading(case.reference, case_part(case.id))
            yield from found


def _blocks(held: Iterable[TimelineEntry], today: str) -> Iterator[Block]:
    """Yield what was, and what is still to come on the day it is read."""
    past = [one for one in held if not today or one.day <= today]
    coming = [one for one in held if today and one.day > today]
    columns = ((tr("Day"), 115.0), (tr("What"), 268.0), (tr("Who and where"), 120.0))
    parts = ((tr("So far"), "so-far", past), (tr("To come"), "to-come", coming))
    for heading, part, some in parts:
        if some:
            yield Heading(heading, part)
            yield table(columns, (_row(one) for one in some))
    if not past and not coming:
        yield line(tr("Nothing has a day yet."))


def _row(one: TimelineEntry) -> tuple[str, str, str]:
    who = one.who.strip()
    return date_text(one.day), sentence(one.what), f"{who[:1].upper()}{who[1:]}"
