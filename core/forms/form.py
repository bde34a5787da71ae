"""What each form asks, composed from the audit; the formats write what is composed here."""

from core.model.case import Request
from core.model.clock import date_text
from core.model.form import (
    Form,
    FormLine,
    FormQuestion,
    FormSection,
    comment_field,
    tool_version,
)
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Question, Tool
from core.wording.form import kind_hint
from core.wording.labels import sentence
from core.words import tr


def forms_for(now: Snapshot, requests: tuple[Request, ...]) -> tuple[Form, ...]:
    """Return a form for each request, in the order of the audit's requests."""
    wanted = {(one.case_id, one.agency_id) for one in requests}
    version, sections = tool_version(now.tool), _sections(now.tool)
    audit = now.audit
    return tuple(
        Form(
            number,
            len(now.requests),
            one.case_id,
            one.agency_id,
            now.case[one.case_id].reference,
            now.agency[one.agency_id].name,
            audit.title,
            version,
            date_text(one.due),
            audit.partnership.strip(),
            audit.marking.strip(),
            audit.partnership.strip(),
            sections,
        )
        for number, one in enumerate(now.requests, 1)
        if (one.case_id, one.agency_id) in wanted
    )


def _sections(tool: Tool) -> tuple[FormSection, ...]:
    found = []
    for theme in tool.themes:
        questions = [
            _question(tool, one)
            for one in tool.questions
            if one.theme_id == theme.id and tool.items_of(one.id)
        ]
        if questions:
            found.append(FormSection(theme.title, tuple(questions)))
    return tuple(found)


def _question(tool: Tool, question: Question) -> FormQuestion:
    items = tool.items_of(question.id)
    notes = [sentence(" ".join(question.guidance.split()))] if question.guidance.strip() else []
    answers = tool.answers_of(items[0].answer_set_id)
    notes += [_meant(tool, question, one) for one in answers if tool.meaning(question.id, one.id)]
    return FormQuestion(
        question.key,
        question.text,
        tuple(_line(tool, item, question.checklist) for item in items),
        tuple(notes),
        question.checklist,
        comment_field(question) if question.takes_comments else "",
    )


def _meant(tool: Tool, question: Question, answer: Answer) -> str:
    text = " ".join(tool.meaning(question.id, answer.id).split())
    return sentence(f"{answer.label}: {text}")


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
    )


def _only_where(tool: Tool, item: Item) -> str:
    other = tool.item.get(item.only_where_item_id) if item.only_where_item_id else None
    answer = tool.answer.get(item.only_where_answer_id) if item.only_where_answer_id else None
    if other is None or answer is None:
        return ""
    return tr(
        "Only if {key} is “{label}”; otherwise leave it blank.", key=other.key, label=answer.label
    )


def hints(line: FormLine) -> str:
    """Return what is said beside a line: when it is asked, and how its answer is written."""
    return " ".join(filter(None, (line.only_where, kind_hint(line.kind, line.unit))))
