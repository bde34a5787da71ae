"""What each form asks, composed from the audit; the formats write what is composed here."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from core.model.asking import Alternatives, Clause, Relation
from core.model.case import Agency, Request
from core.model.clock import date_text
from core.model.form import (
    Form,
    FormLine,
    FormQuestion,
    FormSection,
    comment_field,
    tool_version,
)
from core.model.household import asked_about
from core.model.ids import AgencyId, CaseId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Question, Tool
from core.wording.asking import bound_words
from core.wording.form import kind_hint
from core.wording.household import member_words
from core.wording.kinds import limits_words
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.wording.standards import cited_words
from core.words import later, tr


def forms_for(now: Snapshot, requests: tuple[Request, ...]) -> tuple[Form, ...]:
    """Return a form for each request, in the order of the audit's requests."""
    wanted = {(one.case_id, one.agency_id) for one in requests}
    version = tool_version(now.tool)
    sections = _Sections(now)
    audit = now.audit
    return tuple(
        Form(
            one.id,  # never given twice: a form that is out keeps its number
            len(now.requests),
            one.case_id,
            one.agency_id,
            now.case[one.case_id].reference,
            now.agency[one.agency_id].name,
            audit.title,
            version,
            audit.mark,
            date_text(one.due),
            audit.partnership.strip(),
            audit.marking.strip(),
            audit.partnership.strip(),
            audit.asks_known,
            audit.asks_role,
            audit.by_portal,
            sections.of(one.case_id, one.agency_id),
        )
        for one in now.requests
        if (one.case_id, one.agency_id) in wanted
    )


class _Sections:
    """What each agency is asked: of every case the same, unless it is asked about each person."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now
        self._found: dict[tuple[CaseId | None, AgencyId], tuple[FormSection, ...]] = {}

    def of(self, case_id: CaseId, agency_id: AgencyId) -> tuple[FormSection, ...]:
        """Return the sections of one form."""
        now = self._now
        key = (case_id if now.tool.asks_about_each else None, agency_id)
        if key not in self._found:
            self._found[key] = _sections(now.tool, now.agency[agency_id], case_id)
        return self._found[key]


def _sections(tool: Tool, agency: Agency, case_id: CaseId) -> tuple[FormSection, ...]:
    called = {normalised(agency.name), normalised(agency.short)} - {""}

    def is_for(names: tuple[str, ...]) -> bool:
        return not names or not called.isdisjoint(map(normalised, names))

    found = []
    for theme in tool.themes:
        if not is_for(tool.asking.agencies(theme_id=theme.id)):
            continue
        questions = [
            asked
            for one in tool.questions
            if one.theme_id == theme.id
            and tool.items_of(one.id)
            and not one.room_only
            and is_for(tool.asking.agencies(question_id=one.id))
            and (asked := form_question(tool, one, case_id)).lines
        ]
        if questions:
            found.append(FormSection(theme.title, tuple(questions)))
    return tuple(found)


def form_question(tool: Tool, question: Question, case_id: CaseId) -> FormQuestion:
    """Return a question as a case's form asks it; it has no lines where it is about nobody."""
    items = tool.items_of(question.id)
    notes = [sentence(" ".join(question.guidance.split()))] if question.guidance.strip() else []
    answers = tool.answers_of(items[0].answer_set_id)
    notes += [_meant(tool, question, one) for one in answers if tool.meaning(question.id, one.id)]
    notes += cited_words(tool, question)
    above = (
        tool.asking.condition(theme_id=question.theme_id),
        tool.asking.condition(question_id=question.id),
    )
    notes += [only_if(tool, condition) for condition in above if condition]
    wanted = [tool.answer[one].label for one in tool.asking.commented(question.id)]
    if wanted and question.takes_comments:
        names = listed([f"“{label}”" for label in wanted], "or")
        notes.append(tr("If the answer is {names}, please say more in the comments.", names=names))
    lines = [one for item in items for one in _lines(tool, item, question.checklist, case_id)]
    return FormQuestion(
        question.key,
        question.text,
        tuple(lines),
        tuple(notes),
        question.checklist or any(one.part for one in lines),
        comment_field(question) if question.takes_comments else "",
    )


def _meant(tool: Tool, question: Question, answer: Answer) -> str:
    text = " ".join(tool.meaning(question.id, answer.id).split())
    return sentence(f"{answer.label}: {text}")


def _lines(tool: Tool, item: Item, checklist: bool, case_id: CaseId) -> Iterator[FormLine]:
    """Yield the line of an item, or one for each person of the case it asks about."""
    whole, held = _line(tool, item, checklist), tool.set_of(item.answer_set_id)
    if held is None or not held.kind.for_each:
        yield whole
        return
    for member in tool.people.members(case_id, asked_about(held.unit)):
        who = member_words(member)
        yield replace(
            whole,
            kind=held.kind.of_one,
            text=f"{item.text}: {who}" if checklist else f"{who[:1].upper()}{who[1:]}",
            unit="",
            part=str(member.id),
            key=item.key if checklist else "",
        )


def _line(tool: Tool, item: Item, checklist: bool) -> FormLine:
    held = tool.set_of(item.answer_set_id)
    kind = tool.kind_of_item(item)
    return FormLine(
        item,
        kind,
        item.text if checklist else "",
        _only_where(tool, item),
        tuple((one.key, one.label) for one in tool.answers_of(item.answer_set_id)),
        held.unit if held is not None else "",
        limits_words(held) if held is not None else "",
        key=item.key,
    )


def _only_where(tool: Tool, item: Item) -> str:
    condition = tool.asking.condition(item_id=item.id)
    if condition:
        return only_if(tool, condition)
    if item.only_where_item_id not in tool.item or item.only_where_answer_id not in tool.answer:
        return ""
    return only_if(
        tool,
        ((Clause(on_item_id=item.only_where_item_id, answer_id=item.only_where_answer_id),),),
    )


def only_if(tool: Tool, condition: Alternatives) -> str:
    """Say of a condition when something is to be answered, as paper cannot hide it."""
    ways = [tr(" and ").join(_clause_words(tool, one) for one in parts) for parts in condition]
    several = any(len(parts) > 1 for parts in condition)
    either = (tr(", or ") if several else tr(" or ")).join(ways)
    return tr("Only if {either}; otherwise leave it blank.", either=either)


_RELATIONS: Final = {
    Relation.IS: later("{subject} is “{value}”"),
    Relation.IS_NOT: later("{subject} is not “{value}”"),
    Relation.AT_LEAST: later("{subject} is at least {value}"),
    Relation.AT_MOST: later("{subject} is at most {value}"),
}


def _clause_words(tool: Tool, clause: Clause) -> str:
    item = tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
    subject = item.key if item is not None else tr("the {case}'s {what}", what=clause.attribute)
    value = bound_words(tool, clause)
    return tr(_RELATIONS[clause.relation], subject=subject, value=value)


def hints(line: FormLine) -> str:
    """Return what is said beside a line: when it is asked, and how its answer is written."""
    return " ".join(filter(None, (line.only_where, kind_hint(line.kind, line.unit, line.limits))))
