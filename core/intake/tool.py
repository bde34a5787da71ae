"""Reads an audit tool written as TOML: the questions the agencies and the room answer."""

import re
from pathlib import Path

from core.intake.toml import decode_toml, not_a
from core.model.draft.tool import ItemDraft, QuestionDraft, ToolDraft
from core.model.names import normalised

ANSWER_KEY = re.compile(r"[a-z0-9_]+")
RESERVED_ANSWERS = frozenset({"blank", "base"})
RESERVED_HEADINGS = frozenset({"case", "agency", "completed on", "completed"})


def read_tool(path: Path) -> ToolDraft:
    """Read an audit tool.

    Raises Unreadable naming the entry that cannot be used.
    """
    draft = decode_toml(path, ToolDraft, "an audit tool")
    fault = first_fault(draft)
    if fault:
        raise not_a(path, "an audit tool", fault)
    return draft


def first_fault(tool: ToolDraft) -> str:
    """Return the first thing that does not hold together in a tool, or ""."""
    checks = (_fault_in_names, _fault_in_answers, _fault_in_questions, _fault_in_dependencies)
    return next((fault for check in checks if (fault := check(tool))), "")


def _fault_in_names(tool: ToolDraft) -> str:
    if not tool.key.strip() or not tool.title.strip():
        return "its key and its title must say something"
    if not tool.questions:
        return "it has no questions"
    themes = [theme.key for theme in tool.themes]
    repeated = _repeated(themes)
    return f"the theme “{repeated}” is there twice" if repeated else ""


def _fault_in_answers(tool: ToolDraft) -> str:
    for name, answers in tool.answer_sets.items():
        if not answers:
            return f"the answer set “{name}” has no answers"
        for answer in answers:
            if answer.key in RESERVED_ANSWERS or not ANSWER_KEY.fullmatch(answer.key):
                return (
                    f"“{answer.key}” in the answer set “{name}” cannot be an answer's key "
                    "(small letters, digits and _; not “blank” or “base”)"
                )
            if not answer.label.strip():
                return f"the answer “{answer.key}” in the answer set “{name}” has no label"
        repeated = _repeated([answer.key for answer in answers])
        repeated = repeated or _repeated([normalised(answer.label) for answer in answers])
        if repeated:
            return f"the answer “{repeated}” is twice in the answer set “{name}”"
    return ""


def _fault_in_questions(tool: ToolDraft) -> str:
    themes = {theme.key for theme in tool.themes}
    for question in tool.questions:
        if question.theme not in themes:
            return f"question {question.key} names the theme “{question.theme}”, which is not there"
        for part in _parts(question):
            if not part.key.strip() or not part.text.strip():
                return "every question and item needs a key and a text"
            if normalised(part.key) in RESERVED_HEADINGS:
                return f"“{part.key}” heads another column and cannot be a question's key"
            if part.answers not in tool.answer_sets:
                return (
                    f"question {part.key} names the answer set “{part.answers}”, which is not there"
                )
        if question.items_judged and not question.items:
            return f"question {question.key} has no items that could be judged"
    keys = [normalised(part.key) for one in tool.questions for part in _parts(one)]
    repeated = _repeated(keys)
    return f"the question “{repeated}” is there twice" if repeated else ""


def _fault_in_dependencies(tool: ToolDraft) -> str:
    answers_at = {
        part.key: {answer.key for answer in tool.answer_sets[part.answers]}
        for question in tool.questions
        for part in _answered(question)
    }
    for question in tool.questions:
        for part in _parts(question):
            if part.only_where is None:
                continue
            item, answer = part.only_where.item, part.only_where.answer
            if answer not in answers_at.get(item, set()):
                return (
                    f"question {part.key} depends on the answer “{answer}” "
                    f"to question “{item}”, which is not there"
                )
            if item == part.key:
                return f"question {part.key} depends on itself"
    return ""


def _parts(question: QuestionDraft) -> tuple[QuestionDraft | ItemDraft, ...]:
    return (question, *question.items)


def _answered(question: QuestionDraft) -> tuple[QuestionDraft | ItemDraft, ...]:
    return question.items or (question,)


def _repeated(keys: list[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""
