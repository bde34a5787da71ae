"""Reads an audit tool written as TOML: the questions the agencies and the room answer."""

import re
from pathlib import Path
from typing import Any

import msgspec

from core.intake.disk import bytes_of
from core.model.draft import AnswerDraft, ItemDraft, QuestionDraft, ToolDraft
from core.model.fault import Unreadable
from core.model.names import normalised
from core.model.tool import Bearing

ANSWER_KEY = re.compile(r"[a-z0-9_]+")
RESERVED_ANSWERS = frozenset({"blank", "base"})
RESERVED_HEADINGS = frozenset({"case", "agency", "completed on", "completed"})


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    label: str
    bearing: Bearing


class _Where(msgspec.Struct, forbid_unknown_fields=True):
    item: str
    answer: str


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    text: str
    short: str = ""
    answers: str = ""
    only_where: _Where | None = None


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    text: str
    theme: str
    answers: str
    short: str = ""
    items: list[_Item] = []
    items_judged: bool = False
    takes_comments: bool = True
    guidance: str = ""
    only_where: _Where | None = None


class _Theme(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    title: str


class _Tool(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    title: str
    themes: list[_Theme]
    answer_sets: dict[str, list[_Answer]]
    questions: list[_Question]


def read_tool(path: Path) -> ToolDraft:
    """Read an audit tool.

    Raises Unreadable naming the entry that cannot be used.
    """
    told = decode_toml(path, _Tool, "an audit tool")
    draft = ToolDraft(
        key=told.key,
        title=told.title,
        themes=tuple((theme.key, theme.title) for theme in told.themes),
        answer_sets={
            key: tuple(AnswerDraft(one.key, one.label, one.bearing) for one in answers)
            for key, answers in told.answer_sets.items()
        },
        questions=tuple(_question(one) for one in told.questions),
    )
    fault = first_fault(draft)
    if fault:
        raise _not_a(path, "an audit tool", fault)
    return draft


def decode_toml(path: Path, shape: type[Any], what: str) -> Any:
    """Read a TOML file into *shape*; *what* names it in the fault ("an audit tool")."""
    try:
        text = bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_a(path, what, "it is not text in UTF-8") from error
    try:
        return msgspec.toml.decode(text, type=shape)
    except msgspec.ValidationError as error:
        raise _not_a(path, what, _in_plain_words(_with_key(text, shape, str(error)))) from error
    except msgspec.DecodeError as error:
        raise _not_a(path, what, f"it is not TOML ({error})") from error
    except RecursionError as error:
        raise _not_a(path, what, "it is nested too deeply") from error


def _not_a(path: Path, what: str, fault: str) -> Unreadable:
    return Unreadable(
        f"“{path.name}” cannot be used as {what}: {fault}.",
        "Nothing was taken in from it.",
        "Correct the file and choose it again.",
    )


def _with_key(text: str, shape: type[Any], message: str) -> str:
    """Put a table's key where msgspec only says "[...]", as in "$.answer_sets[...][1].bearing"."""
    table = message.partition("$.")[2].partition("[...]")[0]
    told = msgspec.toml.decode(text)
    for key in told[table] if "[...]" in message else ():
        try:
            msgspec.convert({**told, table: {key: told[table][key]}}, shape)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return message.replace("[...]", f".{key}", 1)
    return message


def _in_plain_words(message: str) -> str:
    """Turn "Expected `str`, got `int` - at `$.questions[2].text`" into part of a sentence."""
    said, _, place = message.partition(" - at ")
    said = re.sub(r"Object missing required field `(.+)`", r"“\1” is missing", said)
    said = re.sub(r"Object contains unknown field `(.+)`", r"“\1” is not known here", said)
    said, place = said.replace("`", ""), place.replace("`", "")
    said = re.sub(r"Invalid enum value '(.*)'", r"“\1” is not one of the words for it", said)
    steps = re.sub(
        r"\[(\d+)\]", lambda at: f" {int(at[1]) + 1}", place.removeprefix("$").strip(".")
    )
    said = said[:1].lower() + said[1:]
    return f"in {steps.replace('.', ', ')}, {said}" if steps else said


def _question(told: _Question) -> QuestionDraft:
    return QuestionDraft(
        key=told.key,
        text=told.text,
        short=told.short or told.text,
        theme=told.theme,
        answers=told.answers,
        items=tuple(
            ItemDraft(
                key=item.key,
                text=item.text,
                short=item.short or item.text,
                answers=item.answers or told.answers,
                only_where=_where(item.only_where),
            )
            for item in told.items
        ),
        items_judged=told.items_judged,
        takes_comments=told.takes_comments,
        guidance=told.guidance,
        only_where=_where(told.only_where),
    )


def _where(told: _Where | None) -> tuple[str, str] | None:
    return None if told is None else (told.item, told.answer)


def first_fault(tool: ToolDraft) -> str:
    """Return the first thing that does not hold together in a tool, or ""."""
    checks = (_fault_in_names, _fault_in_answers, _fault_in_questions, _fault_in_dependencies)
    return next((fault for check in checks if (fault := check(tool))), "")


def _fault_in_names(tool: ToolDraft) -> str:
    if not tool.key.strip() or not tool.title.strip():
        return "its key and its title must say something"
    if not tool.questions:
        return "it has no questions"
    themes = [key for key, _ in tool.themes]
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
    themes = {key for key, _ in tool.themes}
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
            item, answer = part.only_where
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
