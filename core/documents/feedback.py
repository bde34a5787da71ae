"""Feedback to each agency: its own returns, how its part was judged, and what it has to do."""

from collections import Counter
from collections.abc import Iterator

from core.counting.asking import not_asked, usable_pairs
from core.counting.collation import ItemCount, collate
from core.counting.reconciliation import Came, Reconciliation
from core.counting.value_counts import ValueCount, value_counts
from core.documents.blocks import Block, Document, Heading, Section, TextLook
from core.documents.heads import running_head
from core.documents.plain import line, table
from core.documents.response import reconciled
from core.documents.typed import typed
from core.model.case import Agency
from core.model.clock import date_text
from core.model.concluded import action_numbers, recommendation_numbers
from core.model.ids import ItemId
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.numbers import Unit
from core.wording.people import differing_words
from core.wording.reconciliation import left_out_words, numbers_words
from core.wording.value_counts import unasked_words, value_count_words
from core.words import plural, tr


def feedback(full: FullSnapshot) -> Document:
    """Compose a page for each agency that was asked or owns something; or for one of them."""
    now = full.now
    head = running_head(now.audit, tr("feedback to agencies"))
    found = reconciled(full)
    sections = tuple(
        Section(
            agency.name,
            tr("Feedback from “{title}”", title=now.audit.title),
            tuple(_blocks(full, agency, found)),
            tr("For this agency only. No other agency’s words are in it."),
        )
        for agency in agencies_concerned(full)
    )
    nobody = Section(tr("Feedback to agencies"), "", (line(tr("No agency was asked.")),))
    return Document("feedback", head, head, now.audit.marking, sections or (nobody,))


def agencies_concerned(full: FullSnapshot) -> tuple[Agency, ...]:
    """Return the agencies there is feedback for: only the one it is written for, if any."""
    now, only = full.now, full.audience.agency_id
    concerned = {one.agency_id for one in now.requests}
    concerned |= {one.agency_id for one in now.part_judgements}
    concerned |= {one.agency_id for one in now.action_owners if one.agency_id is not None}
    return tuple(one for one in now.agencies if one.id in concerned and only in (None, one.id))


def described(full: FullSnapshot) -> str:
    """Return for how many agencies it is."""
    count = len(agencies_concerned(full))
    return tr("a page each, {count}", count=plural(count, "agency", "agencies"))


def _blocks(full: FullSnapshot, agency: Agency, found: Reconciliation) -> Iterator[Block]:
    now = full.now
    yield Heading(tr("Your returns"), "returns")
    if found.count(Came.REQUESTED, None, agency.id) or found.count(Came.RETURNED, None, agency.id):
        yield line(sentence(numbers_words(found, None, agency.id)))
        left = left_out_words(found, None, agency.id)
        if left:
            yield line(sentence(left), TextLook.QUIET)
    else:
        yield line(tr("You were not asked for a return."))
    yield from _answers(full, agency)
    yield from _judged(now, agency)
    yield from _actions(now, agency)


def _answers(full: FullSnapshot, agency: Agency) -> Iterator[Block]:
    """Yield what the agency itself answered; nobody else's answers are beside it."""
    now, usable = full.now, frozenset(usable_pairs(full.now, agency.id))
    answers = [one for one in full.answers if (one.case_id, one.agency_id) in usable]
    values = [one for one in full.values if (one.case_id, one.agency_id) in usable]
    if not answers and not values:
        return
    apart = not_asked(now, full.answers, full.values, agency.id)
    given = Counter((one.item_id, one.answer_id) for one in answers)
    told: dict[ItemId, list[str]] = {}
    for one in values:
        told.setdefault(one.item_id, []).append(one.value)
    counted = {row.item.id: row for row in collate(now.tool, given, len(usable), apart)}
    measured = value_counts(now.tool, told, len(usable), apart)
    rows = []
    for item in now.tool.items:
        said = _answer_words(counted.get(item.id), measured.get(item.id))
        if said:
            rows.append((f"{item.key} {item.short or item.text}", said))
    yield Heading(tr("What you answered"), "answered")
    yield table(((tr("Question"), 250.0), (tr("Your answers"), 253.0)), rows)


def _answer_words(counted: ItemCount | None, measured: ValueCount | None) -> str:
    """Return what was answered, with what was left blank or not asked; nothing without answers."""
    if measured is not None and (measured.asked > measured.blank or measured.anyway):
        return value_count_words(measured, Unit.RETURNS)
    if counted is None or not (counted.answered or counted.anyway):
        return ""
    said = [f"{count} {answer.label}" for answer, count in counted.counts if count]
    said += [tr("{blank} blank", blank=counted.blank)] * bool(counted.blank)
    said += [unasked_words(counted, Unit.RETURNS)] * bool(counted.not_asked)
    return ", ".join(said)


def _judged(now: Snapshot, agency: Agency) -> Iterator[Block]:
    """Yield how the room judged the agency's own part, and where it saw things differently."""
    parts = [
        (now.case[one.case_id].reference, now.tool.key_at(one.point), one.answer)
        for one in now.part_judgements
        if one.agency_id == agency.id and one.case_id in now.case
    ]
    if parts:
        yield Heading(tr("How the room judged your part"), "judged")
        columns = ((tr("{Case}"), 160.0), (tr("Question"), 120.0), (tr("Judged"), 223.0))
        yield table(columns, parts)
    moved = [
        (now.case[one.case_id].reference, now.tool.key_at(one.point), one.before, one.answer)
        for one in now.changed_answers
        if one.agency_id == agency.id and one.case_id in now.case
    ]
    if moved:
        yield Heading(tr("What you changed in the room"), "changed")
        heads = [(tr("{Case}"), 160.0), (tr("Question"), 80.0)]
        heads += [(tr("On your form"), 131.0), (tr("In the room"), 132.0)]
        yield table(heads, moved)
    views = [
        (now.case[held.case_id].reference, now.tool.key_at(held.point), " ".join(said))
        for held in now.judgements
        for view in now.views_on(held)
        if view.agency_id == agency.id and held.case_id in now.case
        for said in (differing_words(now, [view]),)
    ]
    if views:
        yield Heading(tr("Where you saw it differently"), "differing")
        columns = (
            (tr("{Case}"), 120.0),
            (tr("Question"), 80.0),
            (tr("What stands on record"), 303.0),
        )
        yield table(columns, views)


def _actions(now: Snapshot, agency: Agency) -> Iterator[Block]:
    numbers, recommended = action_numbers(now), recommendation_numbers(now)
    ours = {
        one.action_id for one in now.action_owners if one.everyone or one.agency_id == agency.id
    }
    rows = [
        (
            tr("Action {number}", number=numbers[one.id]),
            typed(one, "text"),
            date_text(one.due) or tr("none yet"),
            one.status.word,
        )
        for one in now.actions
        if one.id in ours and not one.withdrawn
    ]
    yield Heading(tr("What you have to do"), "actions")
    if rows:
        columns = (
            (tr("No."), 60.0),
            (tr("Action"), 273.0),
            (tr("Due"), 90.0),
            (tr("Status"), 80.0),
        )
        yield table(columns, rows)
    asked = {
        one.recommendation_id
        for one in now.recommendation_owners
        if one.everyone or one.agency_id == agency.id
    }
    told = [
        (recommended[one.id], typed(one, "text"))
        for one in now.recommendations
        if one.id in asked and not one.withdrawn
    ]
    if told:
        yield table(((tr("No."), 60.0), (tr("Recommendation"), 443.0)), told)
    if not rows and not told:
        yield line(tr("Nothing was agreed for you to do."))
