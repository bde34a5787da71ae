"""Sheets of what the audit itself is: its details, steps, standards, meetings and sample."""

from collections.abc import Iterator
from typing import NamedTuple

from core.counting.drawn import current_sample
from core.data.sheet import (
    AnySheet,
    DataSheet,
    DataSource,
    agency_column,
    column,
    field,
    meeting_column,
    state,
    yes_no,
)
from core.model.audit import Participant
from core.model.sample import DrawnLine
from core.wording.editions import edition_words
from core.words import tr


def sheets() -> tuple[AnySheet, ...]:
    """Return the sheets in their order."""
    return (
        *(_details(), _agencies(), _people(), _meetings(), _steps(), _days_off(), _standards()),
        *(_draws(), _drawn(), _left_out(), _earlier()),
    )


class _Detail(NamedTuple):
    name: str
    value: str


def _facts(source: DataSource) -> Iterator[_Detail]:
    audit = source.now.audit
    facts = (
        (tr("Title"), audit.title),
        (tr("Partnership"), audit.partnership),
        (tr("Day"), audit.day),
        (tr("What it is called"), audit.day_title),
        (tr("Venue"), audit.venue),
        (tr("What it is about"), audit.subject),
        (tr("Terms of reference"), audit.terms),
        (tr("Looked back from"), audit.looked_from),
        (tr("Looked back to"), audit.looked_to),
        (tr("On the sample"), audit.sample_note),
        (tr("Confidentiality"), audit.confidentiality),
        (tr("Marking"), audit.marking),
        (tr("Draft or final"), edition_words(audit.edition)),
        (tr("Who holds the data"), audit.data_holder),
        (tr("Kept until"), audit.kept_until),
        (tr("Audit tool"), audit.tool_title),
        (
            tr("Who is behind the references"),
            tr("By the council's own portal") if audit.by_portal else "",
        ),
    )
    yield from (_Detail(*fact) for fact in facts if fact[1])


def _details() -> AnySheet:
    return DataSheet(
        "audit",
        tr("Audit"),
        tr("A row for each thing that is so of the whole audit."),
        _facts,
        (
            field(tr("What"), tr("What it is."), "name"),
            field(tr("Value"), tr("As it was typed."), "value"),
        ),
    )


def _agencies() -> AnySheet:
    return DataSheet(
        "agencies",
        tr("Agencies"),
        tr("A row for each agency in this audit."),
        lambda source: source.now.agencies,
        (
            field(tr("Agency"), tr("Its name, by which every other sheet names it."), "name"),
            field(tr("Short"), tr("What it is called where there is little room."), "short"),
            field(tr("Also"), tr("Other names it has in what came in."), "also"),
        ),
    )


def _people() -> AnySheet:
    return DataSheet(
        "participants",
        tr("Who takes part"),
        tr("A row for each person who takes part, by role; names stay in the audit."),
        lambda source: source.now.participants,
        (
            field(tr("Role"), tr("As it was typed."), "role"),
            agency_column(tr("Their agency.")),
            yes_no(tr("Present"), tr("Whether they were there."), "present"),
            yes_no(tr("By call"), tr("Whether they joined by call."), "by_call"),
            column(tr("Only for"), tr("The {cases} they came for; empty for all."), _only_for),
            meeting_column(),
        ),
    )


def _only_for(source: DataSource, person: Participant) -> str:
    if source.now.comes_for_none(person):
        return tr("none")
    return "; ".join(map(source.case, source.now.comes_for(person.id)))


def _meetings() -> AnySheet:
    return DataSheet(
        "meetings",
        tr("Meetings of the audit"),
        tr("A row for each meeting besides the audit's own day."),
        lambda source: source.now.meetings,
        (
            field(tr("Meeting"), tr("What it is called."), "title"),
            state(tr("Kind"), tr("What it is for."), "kind"),
            field(tr("Day"), tr("The day, or empty."), "day"),
            field(tr("Venue"), tr("Where it is."), "venue"),
        ),
    )


def _steps() -> AnySheet:
    return DataSheet(
        "steps",
        tr("Steps"),
        tr("A row for each step of the process."),
        lambda source: source.now.steps,
        (
            field(tr("Step"), tr("As it was typed."), "title"),
            field(tr("Day"), tr("The day it is set for, or empty."), "day"),
            field(tr("Working days"), tr("How many after another step."), "working_days"),
            field(tr("Owner"), tr("Who sees to it, by role."), "owner"),
            field(tr("Done on"), tr("The day, or empty."), "done_on"),
        ),
    )


def _days_off() -> AnySheet:
    return DataSheet(
        "days-off",
        tr("Days off"),
        tr("A row for each day that does not count as a working day, beside bank holidays."),
        lambda source: source.now.days_off,
        (
            field(tr("Day"), tr("The day."), "day"),
            field(tr("Why"), tr("As it was typed."), "reason"),
        ),
    )


def _standards() -> AnySheet:
    return DataSheet(
        "standards",
        tr("Standards"),
        tr("A row for each standard that questions cite."),
        lambda source: source.tool.standards,
        (
            field(tr("Number"), tr("Its number."), "number"),
            field(tr("Standard"), tr("As it was typed."), "text"),
            field(tr("Source"), tr("Where it stands."), "source"),
        ),
    )


def _draws() -> AnySheet:
    return DataSheet(
        "draws",
        tr("Draws"),
        tr("A row for each time a sample was drawn; the last one counts."),
        lambda source: source.now.draws,
        (
            field(tr("Seed"), tr("What it was drawn with."), "seed"),
            field(tr("Drawn"), tr("When it was drawn."), "at"),
            field(tr("Size"), tr("How many were wanted."), "size"),
            field(tr("Listed"), tr("How many were on the list."), "listed"),
        ),
    )


class _Share(NamedTuple):
    heading: str
    value: str
    listed: int
    drawn: int


def _strata(source: DataSource) -> Iterator[_Share]:
    sample = current_sample(source.now)
    if sample is not None:
        for one in sample.strata:
            yield _Share(sample.headings[one.column], one.value, one.listed, one.drawn)


def _drawn() -> AnySheet:
    return DataSheet(
        "sample-against-list",
        tr("Sample against the list"),
        tr("A row for each value that the last sample is balanced by."),
        _strata,
        (
            field(tr("Column"), tr("The column of the list."), "heading"),
            field(tr("Value"), tr("What stands there."), "value"),
            field(tr("Listed"), tr("How many of the list have it."), "listed"),
            field(tr("Drawn"), tr("How many of the sample have it."), "drawn"),
        ),
    )


def _not_in_it(source: DataSource) -> tuple[DrawnLine, ...]:
    sample = current_sample(source.now)
    return sample.left_out if sample is not None else ()


def _left_out() -> AnySheet:
    return DataSheet(
        "sample-left-out",
        tr("Left out of the sample"),
        tr("A row for each line that was drawn and left out again."),
        _not_in_it,
        (
            field(tr("Line"), tr("Its line in the list."), "line"),
            field(tr("Why"), tr("The reason, as it was typed."), "reason"),
        ),
    )


def _earlier() -> AnySheet:
    return DataSheet(
        "earlier-audits",
        tr("Earlier audits"),
        tr("A row for each earlier audit; what it counted is in the JSON."),
        lambda source: source.now.earlier_audits,
        (
            field(tr("Audit"), tr("What it is called."), "title"),
            field(tr("Day"), tr("The day, or empty."), "day"),
            field(tr("About"), tr("What it looked at."), "looked_at"),
        ),
    )
