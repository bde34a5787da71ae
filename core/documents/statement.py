"""One page for the independent scrutineer: asked, looked at, how firm, found, changed since."""

from collections.abc import Iterator

from core.counting.collation import responses
from core.counting.judgements import anything_judged, settled_counts
from core.counting.plan import plan_progress
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
from core.documents.typed import as_typed, headed, typed
from core.model.audit import Hypothesis, Outcome
from core.model.clock import date_text
from core.model.concluded import concluded, finding_numbers
from core.model.plan import Action
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.divergence import together_words
from core.wording.first_views import moves_words
from core.wording.labels import sentence
from core.wording.moderation import challenges_words, own_moves_words
from core.wording.plan import progress_words
from core.wording.returns import few_words, responses_words
from core.words import plural, tr, word_for


def statement(full: FullSnapshot) -> Document:
    """Compose the statement of an audit."""
    now = full.now
    head = running_head(now.audit, tr("statement for the scrutineer"))
    facts = " · ".join(part for part in (now.audit.title, date_text(now.audit.day)) if part)
    section = Section(tr("Statement for the independent scrutineer"), facts, tuple(_blocks(full)))
    return Document("statement", head, head, now.audit.marking, (section,))


def _blocks(full: FullSnapshot) -> Iterator[Block]:
    now = full.now
    yield Heading(tr("What was asked"), "asked")
    for said in (as_typed(now.audit, "subject"), as_typed(now.audit, "terms")):
        if said.text:
            yield line(said)
    if now.hypotheses:
        yield Entries(tuple(map(_tested, now.hypotheses)))
    yield Heading(tr("What was looked at"), "looked-at")
    yield line(f"{rests_on_words(now)}.")
    if now.requests:
        yield line(sentence(responses_words(responses(now))))
    if now.audit.sample_note.strip():
        yield line(as_typed(now.audit, "sample_note"))
    yield Heading(tr("How firm it is"), "firm")
    yield from _firm(now)
    found, numbers = concluded(now), finding_numbers(now)
    if found:
        yield Heading(tr("What was found"), "found")
        yield Entries(tuple((TextSpan(f"{numbers[one.id]}. "), headed(one)) for one in found))
    yield Heading(tr("What has changed since"), "since")
    yield from _changed(full)


def _tested(one: Hypothesis) -> Words:
    said = typed(one, "text")
    if one.outcome is Outcome.OPEN:
        return (said,)
    return (said, TextSpan(f" {sentence(word_for(one.outcome).capitalize())}"))


def _firm(now: Snapshot) -> Iterator[Block]:
    few = few_words(len(now.cases), responses(now).usable)
    if few:
        yield line(few)
    if anything_judged(now):
        agreed, differ = settled_counts(now)
        views = len({one.judgement_id for one in now.views})
        yield line(
            tr(
                "The room agreed {agreed}; on {differ} it did not agree. "
                "Somebody saw {views} differently, and the report says who and why.",
                agreed=plural(agreed, tr("judgement"), tr("judgements")),
                differ=differ,
                views=views,
            )
        )
        if together := together_words(now):
            yield line(together)
        told = (moves_words(now), own_moves_words(now), challenges_words(now))
        yield from (line(said) for said in told if said)
    if not few and not anything_judged(now):
        yield line(tr("Nothing was judged by a room."), TextLook.QUIET)


def _done(one: Action) -> Words:
    """Return what was to be done and what came of it; nobody has the plan open beside it."""
    return (typed(one, "text", TextLook.QUIET), TextSpan(" "), typed(one, "done"))


def _changed(full: FullSnapshot) -> Iterator[Block]:
    now = full.now
    if now.actions:
        yield line(sentence(progress_words(plan_progress(now, full.today))))
        closed = [one for one in now.actions if one.done.strip() and not one.withdrawn]
        if closed:
            yield Entries(tuple(_done(one) for one in closed))
    else:
        yield line(tr("No action was agreed."))
