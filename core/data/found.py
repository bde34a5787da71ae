"""Sheets of what it adds up to: counts, findings, recommendations and actions."""

from functools import partial
from typing import Any

from core.counting.coding import CodeCount, code_counts
from core.data.counted import counts_sheet
from core.data.sheet import (
    AnySheet,
    DataColumn,
    DataSheet,
    DataSource,
    column,
    field,
    state,
    theme_column,
)
from core.model.ids import ActionId, RecommendationId
from core.wording.coding import group_counts, tally_heads
from core.wording.owners import owners_words
from core.words import tr


def sheets() -> tuple[AnySheet, ...]:
    """Return the sheets in their order."""
    return (counts_sheet(), _codes(), _findings(), _recommendations(), _actions(), _entries())


def _codes() -> AnySheet:
    return DataSheet(
        "codes",
        tr("Codes"),
        tr("A row for each code of the user's own: how many pieces have it, by what they are."),
        lambda source: code_counts(source.now),
        (
            column(tr("Code"), tr("As it was typed."), lambda _, one: one.code.name),
            *(
                column(head, tr("How many have it."), partial(_in_group, at))
                for at, head in enumerate(tally_heads()[1:-1])
            ),
            column(tr("Together"), tr("How many have it; one may have several codes."), _together),
        ),
    )


def _in_group(at: int, _source: DataSource, one: CodeCount) -> int:
    return group_counts(one)[at]


def _together(_source: DataSource, one: CodeCount) -> int:
    return one.total


def _findings() -> AnySheet:
    return DataSheet(
        "findings",
        tr("Findings"),
        tr("A row for each finding, withdrawn ones too."),
        lambda source: source.now.findings,
        (
            field(tr("Number"), tr("Its number once it has left; 0 before."), "number"),
            state(tr("Kind"), tr("A strength, an improvement or a lesson."), "kind"),
            theme_column(),
            field(tr("Finding"), tr("As it was typed."), "text"),
            field(tr("More"), tr("What is said of it beside."), "detail"),
            field(tr("Challenge"), tr("The challenge it puts."), "challenge"),
            field(tr("Call to act"), tr("What a lesson asks for."), "call_to_act"),
            field(tr("To reflect on"), tr("The question a lesson asks."), "reflection"),
            field(tr("Withdrawn"), tr("Why it was withdrawn."), "withdrawn"),
        ),
    )


def _recommendations() -> AnySheet:
    return DataSheet(
        "recommendations",
        tr("Recommendations"),
        tr("A row for each recommendation, withdrawn ones too."),
        lambda source: source.now.recommendations,
        (
            field(tr("Number"), tr("Its number once it has left; 0 before."), "number"),
            theme_column(),
            column(
                tr("Under"),
                tr("The recommendation it stands under."),
                lambda source, one: _recommendation(source, one.parent_id),
            ),
            field(tr("Recommendation"), tr("As it was typed."), "text"),
            column(
                tr("Owners"),
                tr("Who owns it, whoever leads first."),
                lambda source, one: owners_words(
                    source.now, source.now.owners_of_recommendation(one.id)
                ),
            ),
            field(tr("Answered"), tr("How it was answered already."), "answered"),
            field(tr("Answered by"), tr("Who answered it, by role."), "answered_by"),
            field(tr("Answered on"), tr("The day, or empty."), "answered_on"),
            field(tr("Withdrawn"), tr("Why it was withdrawn."), "withdrawn"),
            *_came_from(),
        ),
    )


def _came_from() -> tuple[DataColumn[Any], ...]:
    return (
        field(tr("Earlier audit"), tr("The audit it was carried on from."), "earlier"),
        field(tr("Number there"), tr("Its number in that audit."), "earlier_number"),
    )


def _recommendation(source: DataSource, number: RecommendationId | None) -> str:
    found = source.now.recommendation.get(number) if number is not None else None
    return found.text if found else ""


def _action(source: DataSource, number: ActionId) -> str:
    found = source.now.action.get(number)
    return found.text if found else ""


def _actions() -> AnySheet:
    return DataSheet(
        "actions",
        tr("Actions"),
        tr("A row for each action, withdrawn ones too."),
        lambda source: source.now.actions,
        (
            field(tr("Number"), tr("Its number once it has left; 0 before."), "number"),
            column(
                tr("Recommendation"),
                tr("The recommendation it serves."),
                lambda source, one: _recommendation(source, one.recommendation_id),
            ),
            column(
                tr("{Case}"),
                tr("The {case} it came straight from."),
                lambda source, one: source.case(one.case_id),
            ),
            field(tr("Action"), tr("As it was typed."), "text"),
            column(
                tr("Owners"),
                tr("Who owns it, whoever leads first."),
                lambda source, one: owners_words(source.now, source.now.owners_of_action(one.id)),
            ),
            field(tr("Measure"), tr("What would show that it worked."), "measure"),
            field(tr("Due"), tr("The day, or empty."), "due"),
            state(tr("Status"), tr("How it stands."), "status"),
            field(tr("Done"), tr("What was done."), "done"),
            field(tr("Shows"), tr("What shows it."), "shows"),
            field(tr("Proposed by"), tr("Who proposed it, by role."), "proposed_by"),
            field(tr("Accepted by"), tr("Who accepted it, by role."), "accepted_by"),
            field(tr("Answer"), tr("What its owner answered."), "answer"),
            field(tr("Withdrawn"), tr("Why it was withdrawn."), "withdrawn"),
            *_came_from(),
        ),
    )


def _entries() -> AnySheet:
    return DataSheet(
        "progress",
        tr("Progress of actions"),
        tr("A row for each note, moved date, closing and reopening of an action."),
        lambda source: source.now.action_entries,
        (
            column(
                tr("Action"),
                tr("The action it is of."),
                lambda source, one: _action(source, one.action_id),
            ),
            state(tr("Kind"), tr("What it is."), "kind"),
            field(tr("Words"), tr("As they were typed."), "text"),
            field(tr("At"), tr("When it was entered."), "at"),
            field(tr("Role"), tr("The role of who entered it."), "role"),
            field(tr("Was"), tr("What stood there before."), "was"),
        ),
    )
