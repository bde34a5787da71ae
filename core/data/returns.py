"""Sheets of what the audit asks, of whom, and of all that came back."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.data.sheet import (
    AnySheet,
    DataSheet,
    DataSource,
    agency_column,
    case_column,
    column,
    field,
    item_column,
    state,
)
from core.model.case import AnswerComment, KeptText
from core.model.ids import AgencyId, CaseId, ItemId
from core.model.snapshot import ValueRow
from core.model.tool import Item
from core.wording.requests import came_words
from core.wording.standards import citations_typed
from core.wording.values import value_words
from core.words import tr


def sheets() -> tuple[AnySheet, ...]:
    """Return the sheets in their order."""
    came = (_answers(), _comments(), _kept(), _waiting())
    return (_cases(), _attributes(), _tool(), _requests(), *came)


def _cases() -> AnySheet:
    return DataSheet(
        "cases",
        tr("{Cases}"),
        tr("A row for each {case}."),
        lambda source: source.now.every_case,
        (
            field(
                tr("{Case}"), tr("Its reference, by which every other sheet names it."), "reference"
            ),
            field(tr("Age"), tr("As it was typed."), "age"),
            field(tr("Sex"), tr("As it was typed."), "sex"),
            field(tr("Team"), tr("The team it belongs to."), "team"),
            field(tr("Pathway"), tr("The pathway it is on."), "pathway"),
            state(tr("Papers"), tr("Whether everything needed to judge it was there."), "papers"),
            field(tr("At the end"), tr("How it stood at the end of the audit."), "status_at_end"),
            field(tr("Outline"), tr("Its story, as it was typed."), "outline"),
        ),
    )


def _attributes() -> AnySheet:
    return DataSheet(
        "case-attributes",
        tr("Attributes"),
        tr("A row for each attribute that is noted of a {case}."),
        lambda source: source.now.case_attributes,
        (
            case_column(),
            column(
                tr("Attribute"),
                tr("What is noted, in the audit's own word."),
                lambda source, one: next(
                    (a.name for a in source.now.attributes if a.id == one.attribute_id), ""
                ),
            ),
            field(tr("Value"), tr("What it is, as it was typed."), "value"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    item: Item
    theme: str
    question: str
    answers: str
    kind: str
    cites: str


def _asked(source: DataSource) -> Iterator[_Asked]:
    for question in source.tool.questions:
        theme = source.theme(question.theme_id)
        for item in source.tool.items_of(question.id):
            allowed = source.tool.answers_of(item.answer_set_id)
            labels = "; ".join(answer.label for answer in allowed)
            kind = source.tool.kind_of_item(item).value
            cites = citations_typed(question.cites)
            yield _Asked(item, theme, question.text, labels, kind, cites)


def _tool() -> AnySheet:
    return DataSheet(
        "tool",
        tr("Audit tool"),
        tr("A row for each question, and for each line of a checklist."),
        _asked,
        (
            column(tr("Number"), tr("By which other sheets name it."), lambda _, one: one.item.key),
            field(tr("Theme"), tr("The theme it is under."), "theme"),
            field(tr("Question"), tr("As it is asked."), "question"),
            column(tr("Line"), tr("The line of a checklist."), lambda _, one: one.item.text),
            column(tr("In short"), tr("What counts call it."), lambda _, one: one.item.short),
            field(tr("Kind"), tr("What kind of answer it takes."), "kind"),
            field(tr("Answers"), tr("The answers it allows, with semicolons between."), "answers"),
            field(tr("Cites"), tr("Numbers of standards, with semicolons between."), "cites"),
        ),
    )


def _requests() -> AnySheet:
    return DataSheet(
        "requests",
        tr("Requests and returns"),
        tr(
            "A row for each request to an agency about {a case}; a return nobody asked for too, "
            "and who worked with one without being asked."
        ),
        _asked_and_returned,
        (
            case_column(),
            agency_column(tr("Which agency was asked.")),
            field(tr("Asked on"), tr("The day, or empty."), "asked"),
            field(tr("Due"), tr("The day it is wanted by, or empty."), "due"),
            field(tr("Status"), tr("What came of it."), "status"),
            field(tr("Worked with"), tr("Whether it is noted as having worked with it."), "marked"),
            field(tr("Usable"), tr("Whether its return answers at least one question."), "usable"),
            field(tr("Completed"), tr("The day on the form."), "completed"),
            field(tr("Filled in by"), tr("The role on the form."), "role"),
            field(tr("Known"), tr("Whom the agency knew."), "known"),
            field(tr("Chased"), tr("Every day it was chased on."), "chased"),
            field(tr("Note"), tr("What was noted of the request."), "note"),
            field(tr("File"), tr("The file the return came in."), "source"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _AskedAndReturned:
    case_id: CaseId
    agency_id: AgencyId
    asked: str = ""
    due: str = ""
    status: str = ""
    marked: str = ""
    usable: str = ""
    completed: str = ""
    role: str = ""
    known: str = ""
    chased: str = ""
    note: str = ""
    source: str = ""


def _asked_and_returned(source: DataSource) -> Iterator[_AskedAndReturned]:
    now = source.now
    returned = {(one.case_id, one.agency_id): one for one in now.returns}
    asked = {(one.case_id, one.agency_id): one for one in now.requests}
    marked = {(one.case_id, one.agency_id) for one in now.worked_with}
    for pair in dict.fromkeys([*asked, *returned, *sorted(marked)]):
        request, found = asked.get(pair), returned.get(pair)
        yield _AskedAndReturned(
            *pair,
            *((request.asked, request.due) if request else ("", "")),
            came_words(now, request, found) if request or found else tr("not asked"),
            tr("yes") if pair in marked else "",
            tr("yes") if pair in now.usable else tr("no"),
            *((found.completed, found.role, found.known) if found else ("", "", "")),
            *((request.chased, request.note) if request else ("", "")),
            found.source if found else "",
        )


@dataclass(frozen=True, slots=True)
class _Given:
    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    answer: str
    bearing: str
    kept: str


def _given(source: DataSource) -> Iterator[_Given]:
    """Yield answers and values, by return and question."""
    order = {item.id: at for at, item in enumerate(source.tool.items)}
    cases = {case.id: at for at, case in enumerate(source.now.every_case)}
    answers = source.tool.answer
    found = [
        _Given(one.case_id, one.agency_id, one.item_id, held.label, held.bearing.value, held.key)
        for one in source.full.answers
        if (held := answers.get(one.answer_id)) is not None
    ]
    found += [
        _Given(one.case_id, one.agency_id, one.item_id, _words(source, one), "", one.value)
        for one in source.full.values
    ]
    found.sort(
        key=lambda one: (cases.get(one.case_id, -1), one.agency_id, order.get(one.item_id, -1))
    )
    yield from found


def _words(source: DataSource, given: ValueRow) -> str:
    """Return a value as people read it."""
    tool, item = source.tool, source.tool.item.get(given.item_id)
    held = tool.set_of(item.answer_set_id) if item is not None else None
    if held is None:
        return given.value
    return value_words(held, tool.answers_of(held.id), given.value, tool.calendar, tool.people)


def _answers() -> AnySheet:
    return DataSheet(
        "answers",
        tr("Answers"),
        tr("A row for each answer an agency gave; a blank has none."),
        _given,
        (
            case_column(),
            agency_column(tr("Which agency answered.")),
            item_column(),
            field(tr("Answer"), tr("In the tool's words, or the value given."), "answer"),
            field(tr("Value"), tr("The answer's lasting key, or the value as it is kept."), "kept"),
            field(tr("Meaning"), tr("What the answer says: met, not met and so on."), "bearing"),
            column(
                tr("Counted"),
                tr("“no” where the tool did not ask it of this return."),
                lambda source, one: (
                    tr("no")
                    if source.apart.holds(one.item_id, (one.case_id, one.agency_id))
                    else tr("yes")
                ),
            ),
        ),
    )


def _comments() -> AnySheet:
    return DataSheet(
        "comments",
        tr("Comments in returns"),
        tr("A row for each comment an agency wrote beside a question."),
        lambda source: source.rows_of("answer_comments", AnswerComment),
        (
            case_column(),
            agency_column(tr("Which agency wrote it.")),
            column(
                tr("Question"),
                tr("The number of the question."),
                lambda source, one: source.key(one.question_id),
            ),
            field(tr("Comment"), tr("As it was written."), "text"),
        ),
        whole_only=True,
    )


def _kept() -> AnySheet:
    return DataSheet(
        "kept",
        tr("Texts kept with returns"),
        tr("A row for each text of a return that answers no question and was kept with it."),
        lambda source: source.rows_of("kept_texts", KeptText),
        (
            case_column(),
            agency_column(tr("Which agency wrote it.")),
            field(tr("Heading"), tr("What stands over it in the agency's file."), "heading"),
            field(tr("Text"), tr("As it was written."), "text"),
        ),
        whole_only=True,
    )


def _waiting() -> AnySheet:
    return DataSheet(
        "waiting",
        tr("Not yet taken in"),
        tr("A row for each answer that came back and could not be read: it is in no count."),
        lambda source: source.now.waiting,
        (
            case_column(),
            agency_column(tr("Which agency wrote it.")),
            item_column(),
            field(tr("Written"), tr("What stands in the return."), "written"),
            field(tr("Why"), tr("Why it could not be read."), "reason"),
        ),
    )
