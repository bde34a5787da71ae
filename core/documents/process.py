"""The process against the clock: each step's day, when it was done, and working days over."""

from collections.abc import Iterator

from core.counting.meetings import MeetingCount, meeting_counts
from core.counting.steps import StepDue, steps_due
from core.documents.blocks import Block, Document, Heading, Section, Table, TextLook
from core.documents.heads import running_head
from core.documents.plain import entries, line, table
from core.documents.standards import against_the_clock, earlier_audits, standards
from core.model.clock import date_text
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.meetings import meeting_at, meeting_words
from core.wording.steps import against_words, kept_words, wanted_words
from core.wording.values import calendar_words
from core.words import tr


def process(full: FullSnapshot) -> Document:
    """Compose the steps of an audit against their days."""
    now = full.now
    head = running_head(now.audit, tr("process against the clock"))
    section = Section(tr("Process against the clock"), kept_words(now), tuple(_blocks(full)))
    return Document("process", head, head, now.audit.marking, (section,))


def _blocks(full: FullSnapshot) -> Iterator[Block]:
    now = full.now
    if steps_due(now) or not now.meetings:
        yield from _steps(now)
    yield from _meetings(now)
    yield from against_the_clock(full)
    yield from standards(now)
    yield from earlier_audits(now)


def _steps(now: Snapshot) -> Iterator[Block]:
    due = steps_due(now)
    if not due:
        yield line(tr("No step of the process was set."))
        return
    yield steps_table(now, due, against=True)
    yield line(calendar_words(now.tool.calendar), TextLook.QUIET)
    if now.days_off:
        yield Heading(tr("Days off"), "days-off")
        days = sorted(now.days_off, key=lambda one: one.day)
        yield entries(
            sentence(
                tr("{day}: {reason}", day=date_text(one.day), reason=one.reason.strip())
                if one.reason.strip()
                else date_text(one.day)
            )
            for one in days
        )


def _meetings(now: Snapshot) -> Iterator[Block]:
    """Yield what each meeting settled and heard, where there are several."""
    counted = meeting_counts(now)
    if not counted:
        return
    yield Heading(tr("What was settled and heard at each meeting"), "meetings")
    timed = bool(now.visits)
    columns = [(tr("Settled at"), 115.0 if timed else 175.0), (tr("{Cases}"), 60.0)]
    columns += [(tr("Agreed"), 65.0), (tr("Not agreed"), 70.0), (tr("Parked"), 60.0)]
    columns += [(tr("Heard"), 72.0), *[(tr("Minutes"), 60.0)] * timed]
    yield table(columns, (_counted(now, one) for one in counted))
    yield line(tr("A {case} is counted wherever anything of it was settled."), TextLook.QUIET)


def _counted(now: Snapshot, one: MeetingCount) -> tuple[str, ...]:
    words = meeting_words(now, meeting_at(now, one.meeting_id))
    numbers: tuple[int, ...] = (one.cases, one.agreed, one.not_agreed, one.parked, one.heard)
    numbers += (one.minutes,) * bool(now.visits)
    return (words, *map(str, numbers))


def steps_table(now: Snapshot, due: tuple[StepDue, ...], *, against: bool) -> Table:
    """Return the steps with their days; *against* says what came of them too."""
    columns = [(tr("Step"), 115.0), (tr("Set for"), 112.0), (tr("Day"), 95.0), (tr("Who"), 80.0)]
    if against:
        columns += [(tr("Done"), 95.0), (tr("Against its day"), 85.0)]
    return table(columns, (_row(now, one, against) for one in due))


def _row(now: Snapshot, one: StepDue, against: bool) -> tuple[str, ...]:
    step = one.step
    day = date_text(one.day.isoformat()) if one.day is not None else ""
    cells = (step.title.strip(), wanted_words(now, step), day, step.owner.strip())
    if not against:
        return cells
    return (*cells, date_text(step.done_on), against_words(now, one))
