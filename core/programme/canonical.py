"""A publication as canonical JSON, and back: the same publication is always the same bytes."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any, Final, NoReturn
from uuid import UUID

import msgspec

from core.model.fault import Unreadable
from core.programme.publication import (
    TEXT_KINDS,
    Publication,
    PublishedTool,
    StatementAsked,
    Withdrawal,
    same_words,
)
from core.words import tr

FORMAT: Final = 1
LONGEST: Final = 8_000_000
"""Letters of one publication: of 60 statements over 60 pathways it has about 300,000."""

_MOST: Final = 1_000_000
_LONGEST_TEXT: Final = 20_000
_KINDS: Final[dict[str, type[Publication] | type[Withdrawal]]] = {
    "publication": Publication,
    "withdrawal": Withdrawal,
}
Contents = Publication | Withdrawal
"""What can be signed: a version of a round, or that one is taken back."""


def canonical(contents: Contents) -> str:
    """Return the one text that stands for it: keys in order, no blanks, letters composed."""
    kind = next(name for name, found in _KINDS.items() if isinstance(contents, found))
    return _written({"kind": kind, "format": FORMAT, **_fields(contents)})


def _fields(found: Contents | PublishedTool) -> dict[str, Any]:
    """Return its fields by name; not by `asdict`, which copies each row and takes four times."""
    values = {one.name: getattr(found, one.name) for one in fields(found)}
    tool = values.get("tool")
    return values if tool is None else {**values, "tool": _fields(tool)}


def tool_digest(statements: tuple[StatementAsked, ...]) -> str:
    """Return by what an audit tool is known: its statements with their words and bearings."""
    return digest(_written(statements))


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def _written(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", said)


def read_contents(text: str) -> Contents:
    """Read canonical JSON. Raises Unreadable for what is not, does not add up, or is not whole."""
    if len(text) > LONGEST:
        _refuse(tr("it is too long"))
    try:
        found = json.loads(text, parse_float=_no_number, parse_constant=_no_number)
        kind, form = found.pop("kind"), found.pop("format")
        if form != FORMAT:
            raise _newer()
        contents = msgspec.convert(found, _KINDS[kind], strict=True)
        whole = canonical(contents) == text
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable(tr("it is not written as publications are")) from error
    if not whole:
        _refuse(tr("it is not written as publications are"))
    for problem in _problems(contents):
        _refuse(problem)
    return contents


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)


def _problems(found: Contents) -> Iterator[str]:
    """Yield what does not add up; sums are those of the rows themselves."""
    if not _is_round(found.round) or not 0 < found.version < _MOST or not found.partnership:
        yield tr("it does not say of which round it is")
    if isinstance(found, Withdrawal):
        return
    if not _is_day(found.held_on):
        yield tr("it does not say when the round was held")
    if any(len(text) > _LONGEST_TEXT or "\0" in text for text in _texts(found)):
        yield tr("one of its texts is too long")
    if not _is_known(found.tool):
        yield tr("its statements are not those of its audit tool")
    keys = {one.key for one in found.tool.statements}
    counted = (*found.judged, *found.answered)
    if any(row[0] not in keys for row in counted):
        yield tr("a row is about a statement that is not in it")
    if len({(len(row), row[:2]) for row in counted}) != len(counted):
        yield tr("a row is in it twice")
    if not all(_adds_up(row[2:]) for row in counted) or not _is_counted(found):
        yield tr("its counts do not add up")
    said = [(row.kind, row.position) for row in found.texts]
    if len(set(said)) != len(said) or any(kind not in TEXT_KINDS for kind, _ in said):
        yield tr("its texts are not told apart")
    if any(row.due and not _is_day(row.due) for row in found.texts):
        yield tr("a date in it is none")


def _adds_up(numbers: tuple[Any, ...]) -> bool:
    whole, *parts = numbers
    return all(0 <= one < _MOST for one in numbers) and whole == sum(parts)


def _is_counted(found: Publication) -> bool:
    numbers = (found.cases, found.requests, found.returned, found.usable)
    return all(0 <= one < _MOST for one in numbers)


def _is_known(tool: PublishedTool) -> bool:
    keys = {one.key for one in tool.statements}
    alike = all(one.same == same_words(one.words, one.bearings) for one in tool.statements)
    return (
        alike and len(keys) == len(tool.statements) and tool.sha256 == tool_digest(tool.statements)
    )


def _texts(found: Publication) -> Iterator[str]:
    yield from (found.title, found.partnership, found.tool.key, found.tool.title)
    for row in (*found.tool.statements, *found.judged, *found.answered, *found.texts):
        yield from (text for text in row if isinstance(text, str))


def _is_round(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refuse(why: str) -> NoReturn:
    raise _unreadable(why)


def _unreadable(why: str) -> Unreadable:
    return Unreadable(
        tr("This is no publication that can be taken: {why}.", why=why),
        tr("Nothing was taken in."),
        tr("Ask the partnership to write it once more."),
    )


def _newer() -> Unreadable:
    return Unreadable(
        tr("This publication was written by a newer version of Casewalk."),
        tr("Nothing was taken in."),
        tr("Take it in with that version, or ask for Casewalk to be updated on this computer."),
    )
