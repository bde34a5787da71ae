"""The highlight report: on one page what was done, what was found and what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from core.counting.collation import responses
from core.counting.judgements import anything_judged, settled_counts
from core.counting.plan import due_date, plan_progress
from core.counting.steps import steps_due
from core.documents.blocks import (
    Block,
    Document,
    Entries,
    Heading,
    Section,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.plain import line
from core.documents.rests_on import rests_on_words
from core.documents.seven_minutes import BriefingBox, box_of
from core.documents.typed import headed, typed
from core.model.audit import Audit
from core.model.clock import date_text
from core.model.concluded import action_numbers, concluded, finding_numbers, in_order
from core.model.finding import FindingKind
from core.model.note import NoteKind
from core.model.plan import Action
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.wording.owners import owners_words
from core.wording.plan import progress_words
from core.wording.returns import responses_words
from core.words import plural, tr

_DONE: Final = 700
_FOUND: Final = 1300
_NEXT: Final = 1000
"""How many letters each part holds, so that the three stay on one page."""


def highlight_report(full: FullSnapshot) -> Document:
    """Compose the highlight report of an audit."""
    now = full.now
    head = running_head(now.audit, tr("highlight report"))
    facts = " · ".join(part for part in (now.audit.title, date_text(now.audit.day)) if part)
    section = Section(tr("Highlight report"), facts, tuple(_blocks(highlights(full))))
    return Document("highlights", head, head, now.audit.marking, (section,))


def highlights(full: FullSnapshot) -> tuple[BriefingBox, ...]:
    """Return the three parts in their order; what is left out of one is told there."""
    return (
        box_of(tr("What was done"), _spans(_done(full)), _DONE),
        box_of(tr("What was found"), _spans(_found(full.now)), _FOUND),
        box_of(tr("What comes next"), _spans(_next(full)), _NEXT),
    )


def highlights_described(full: FullSnapshot) -> str:
    """Return what it holds, or by how much which of its parts does not fit."""
    over = [one for one in highlights(full) if one.over]
    if not over:
        return tr("one page: done, found, next")
    said = [
        tr("“{part}” by {over}", part=one.title, over=plural(one.over, "letter")) for one in over
    ]
    return tr("too long: {parts}", parts=listed(said))


def _spans(texts: Iterator[str | Words]) -> list[Words]:
    found = [
        (TextSpan(sentence(said)),) if isinstance(said, str) else said for said in texts if said
    ]
    return [words for words in found if any(span.text.strip() for span in words)]


def _done(full: FullSnapshot) -> Iterator[str | Words]:
    now = full.now
    yield (typed(now.audit, "subject"),)
    yield rests_on_words(now, full.audience)
    if now.requests:
        yield responses_words(responses(now))
    if anything_judged(now):
        agreed, differ = settled_counts(now)
        said = plural(agreed, tr("judgement was agreed"), tr("judgements were agreed"))
        yield tr("{agreed}, {differ} not agreed", agreed=said, differ=differ) if differ else said
    done = [one.step for one in steps_due(now) if one.step.done_on]
    if done:
        last = max(done, key=lambda one: one.done_on)
        day = date_text(last.done_on)
        yield tr("Done last: {title}, {day}", title=last.title.strip(), day=day)


def _found(now: Snapshot) -> Iterator[str | Words]:
    """Yield the findings by number, strengths first; without any, what was noted most."""
    numbers = finding_numbers(now)
    found = sorted(concluded(now), key=lambda one: one.kind is not FindingKind.STRENGTH)
    for one in found:
        lead = tr("Strength") if one.kind is FindingKind.STRENGTH else ""
        said = tr("Finding {number}", number=numbers[one.id])
        named = f"{said} ({lead.lower()})" if lead else said
        yield (TextSpan(f"{named}: "), headed(one))
    if not found:
        for kind in (NoteKind.STRENGTH, NoteKind.IMPROVEMENT):
            for note in now.notes:
                if note.kind is kind:
                    yield (TextSpan(f"{kind.word}: "), typed(note, "text"))
    yield _concerns(now)


def _concerns(now: Snapshot) -> str:
    held = [one for one in now.notes if one.kind is NoteKind.CONCERN]
    if not held:
        return tr("No immediate concern was raised")
    said = plural(
        len(held), tr("immediate concern was raised"), tr("immediate concerns were raised")
    )
    still = sum(note.is_open for note in held)
    if still:
        return tr("{said}, {still} not passed on yet", said=said, still=still)
    return tr("{said} and passed on", said=said)


def _next(full: FullSnapshot) -> Iterator[str | Words]:
    now = full.now
    waiting = [one for one in steps_due(now) if not one.step.done_on and one.day is not None]
    for one in sorted(waiting, key=lambda it: it.day or date.max)[:3]:
        day = date_text(one.day.isoformat()) if one.day is not None else ""
        yield tr("{title}: {day}", title=one.step.title.strip(), day=day)
    if now.actions:
        yield progress_words(plan_progress(now, full.today))
    numbers = action_numbers(now)
    open_ones = [one for one in now.actions if one.is_open]
    for action in sorted(open_ones, key=lambda it: due_date(it) or date.max):
        yield _action(now, action, numbers[action.id])
    if not now.actions:
        for depth, recommended in in_order(now):
            if not depth and not recommended.withdrawn:
                yield (typed(recommended, "text"),)
        if not now.recommendations:
            yield tr("No action was agreed yet")


def _action(now: Snapshot, one: Action, number: int) -> Words:
    due = date_text(one.due) or tr("no date yet")
    owners = owners_words(now, now.owners_of_action(one.id)) or tr("no owner yet")
    return (
        TextSpan(tr("Action {number}: ", number=number)),
        typed(one, "text", said=one.text.strip().rstrip(".")),
        TextSpan(tr(" ({owners}, {due}).", owners=owners, due=due)),
    )


def _part(words: Words) -> str:
    """Return the part that an entry is: that of the finding, step or action it tells of."""
    for span in words:
        typed_at = span.typed
        if typed_at is not None and typed_at.kind is not Audit:
            return f"{typed_at.kind.__name__.lower()}:{typed_at.id}"
    return ""


def _blocks(parts: Sequence[BriefingBox]) -> Iterator[Block]:
    for one, part in zip(parts, ("done", "found", "next"), strict=True):
        yield Heading(one.title, part)
        yield Entries(one.texts, parts=tuple(map(_part, one.texts)))
        if one.left:
            yield line(tr("{count} more in the report.", count=len(one.left)), TextLook.QUIET)
