"""An audit tool as the text of a file that reads back to the same tool: TOML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

from core.model.draft.tool import ItemDraft, QuestionDraft, ToolDraft

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSEEN: Final = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff]')


def tool_toml(tool: ToolDraft) -> str:
    """Return a tool as TOML: what goes without saying is left out, as in those that come along."""
    return "\n".join(_lines(tool)) + "\n"


def _lines(tool: ToolDraft) -> Iterator[str]:
    tables: list[tuple[str, Mapping[str, Any]]] = []
    for name, value in _filled(tool):
        if isinstance(value, Mapping):
            tables.append((name, value))
        elif name != "questions":
            yield from _entry(name, value)
    for name, table in tables:
        yield f"\n[{_key(name)}]"
        for key, value in table.items():
            yield from _entry(key, value)
    for question in tool.questions:
        yield "\n[[questions]]"
        for name, value in _filled(question):
            yield from _entry(name, value, question)


def _entry(name: str, value: Any, question: QuestionDraft | None = None) -> Iterator[str]:
    """Yield one key with its value; rows of a list stand one below the other."""
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        yield f"{_key(name)} = ["
        for row in value:
            yield f"    {_inline(row, question)},"
        yield "]"
    else:
        yield f"{_key(name)} = {_inline(value, question)}"


def _inline(value: Any, question: QuestionDraft | None = None) -> str:
    match value:
        case StrEnum():
            return _text(value.value)
        case str():
            return _text(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case tuple() | list():
            return f"[{', '.join(_inline(one, question) for one in value)}]"
        case Mapping():
            pairs = [f"{_key(name)} = {_inline(one, question)}" for name, one in value.items()]
            return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
        case _ if is_dataclass(value):
            return _inline(dict(_filled(value, question)), question)
    raise TypeError(type(value).__name__)


def _filled(value: Any, question: QuestionDraft | None = None) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a value that say more than its defaults."""
    for field in fields(value):
        held = getattr(value, field.name)
        default = field.default
        if field.default_factory is not MISSING:
            default = field.default_factory()
        if default is not MISSING and held == default:
            continue
        if field.name == "short" and held == value.text:
            continue
        inside = isinstance(value, ItemDraft) and question is not None
        if inside and field.name == "answers" and question and held == question.answers:
            continue
        yield field.name, held


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    return f'"{_UNSEEN.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if "\ud800" <= sign <= "\udfff":  # half an emoji is no text in a file
        return "\ufffd"
    return _ESCAPES.get(sign, f"\\u{ord(sign):04x}")
