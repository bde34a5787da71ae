"""What does not hold together in a tool's conditions and comment rules, in plain words."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from core.model.asking import Relation
from core.model.dates import iso_date
from core.model.draft.condition import ClauseDraft, ConditionDraft, condition_in
from core.model.draft.tool import ItemDraft, QuestionDraft, ThemeDraft, ToolDraft
from core.model.tool import AnswerKind
from core.words import tr

_Answered = dict[str, QuestionDraft | ItemDraft]


def fault_in_asking(tool: ToolDraft) -> str:
    """Return the first condition or comment rule that names what is not there; else ""."""
    answered = answered_parts(tool)
    for part, inside in _with_conditions(tool):
        fault = _fault_in_condition(tool, answered, part, inside)
        if fault:
            return fault
    for question in tool.questions:
        sets = {question.answers, *(item.answers for item in question.items)}
        known = {answer.key for name in sets for answer in tool.answers_of(name)}
        strange = next((key for key in question.comment_on if key not in known), "")
        if strange:
            return tr(
                "question {question} asks for a comment on “{answer}”, "
                "which is none of its answers",
                question=question.key,
                answer=strange,
            )
    return ""


def answered_parts(tool: ToolDraft) -> _Answered:
    """Return what agencies answer, by its number: plain questions and lines of checklists."""
    return {part.key: part for question in tool.questions for part in question.items or (question,)}


def _with_conditions(
    tool: ToolDraft,
) -> Iterator[tuple[ThemeDraft | QuestionDraft | ItemDraft, set[str]]]:
    """Yield what has a condition, each with the numbers that it must not rest on itself."""
    for theme in tool.themes:
        if theme.asked_where:
            asked = [one for one in tool.questions if one.theme == theme.key]
            yield theme, {part.key for one in asked for part in one.items or (one,)}
    for question in tool.questions:
        if question.asked_where:
            yield question, {part.key for part in question.items or (question,)}
        yield from ((item, {item.key}) for item in question.items if item.asked_where)


def _fault_in_condition(
    tool: ToolDraft,
    answered: _Answered,
    part: ThemeDraft | QuestionDraft | ItemDraft,
    inside: set[str],
) -> str:
    try:
        condition: ConditionDraft = condition_in(part.asked_where)
    except ValueError as error:
        return tr(
            "the condition of {part} cannot be read at “{said}”: it says a question, one of "
            "the signs = != >= <= and an answer, such as 1f = yes, its age <= 17 or its team "
            '= "North" (more than 1 is >= 2)',
            part=part.key,
            said=str(error),
        )
    for clause in (clause for parts in condition for clause in parts):
        what = _misfit(tool, answered, clause)
        if what:
            return tr("the condition of {part} {what}", part=part.key, what=what)
        if not clause.of_case and clause.subject in inside:
            return tr("{part} depends on itself", part=part.key)
    return ""


def _misfit(tool: ToolDraft, answered: _Answered, clause: ClauseDraft) -> str:
    compared = clause.relation in (Relation.AT_LEAST, Relation.AT_MOST)
    if clause.of_case:
        is_day = iso_date(clause.value) == clause.value != ""
        return _no_number(clause.value) if compared and not is_day else ""
    on = answered.get(clause.subject)
    if on is None:
        return tr(
            "rests on question “{item}”, which nobody answers "
            "(an attribute of {a case} begins with the word its)",
            item=clause.subject,
        )
    kind = tool.kind_of(on.answers).kind
    if kind.from_some:
        if compared:
            return tr("can only say that an answer is (=) or is not (!=) one of some")
        if clause.value not in {answer.key for answer in tool.answers_of(on.answers)}:
            return tr(
                "rests on the answer “{answer}” to question “{item}”, which is not there",
                answer=clause.value,
                item=clause.subject,
            )
        return ""
    if kind.for_each:
        return tr(
            "rests on question “{item}”, which is measured for each person", item=clause.subject
        )
    if kind is AnswerKind.DATE:
        return "" if iso_date(clause.value) == clause.value else tr("names no date: 2024-03-31")
    if kind is AnswerKind.WORDS:
        return tr("rests on question “{item}”, which is answered in words", item=clause.subject)
    return _no_number(clause.value)


def _no_number(value: str) -> str:
    try:
        finite = Decimal(value).is_finite()
    except InvalidOperation:
        finite = False
    return "" if finite else tr("compares with “{value}”, which is no number", value=value)
