"""Decodes TOML straight into drafts, and names the entry that does not fit."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from core.intake.disk import bytes_of
from core.model.fault import Unreadable, shown
from core.words import tr

T = TypeVar("T")
_DATES: Final = (datetime.datetime, datetime.date, datetime.time)
_OURS: Final = frozenset({"id", "position", "tool_key", "tool_title"})
"""Fields of the model that the workshop file gives, never another file."""


def decode_toml(path: Path, shape: type[T], what: str) -> T:
    """Read a TOML file into *shape*; *what* names it in the fault ("an audit tool").

    Raises Unreadable when it is not TOML, lacks something or holds a key
    that *shape* has no field for.
    """
    try:
        found = msgspec.toml.decode(bytes_of(path).decode("utf-8-sig"))
        unknown = next(_unknown(found, shape, ""), "")
        if unknown:
            raise not_a(path, what, unknown)
        return msgspec.convert(found, shape, builtin_types=_DATES)
    except UnicodeDecodeError as error:
        raise not_a(path, what, tr("it is not text in UTF-8")) from error
    except msgspec.ValidationError as error:
        raise not_a(path, what, _in_plain_words(_with_key(found, shape, str(error)))) from error
    except msgspec.DecodeError as error:
        raise not_a(path, what, tr("it is not TOML ({shown})", shown=shown(str(error)))) from error
    except RecursionError as error:
        raise not_a(path, what, tr("it is nested too deeply")) from error


def not_a(path: Path, what: str, fault: str) -> Unreadable:
    """Return the fault for a file that cannot be used as *what*."""
    return Unreadable(
        tr(
            "“{shown}” cannot be used as {what}: {fault}.",
            shown=shown(path.name),
            what=what,
            fault=fault,
        ),
        tr("Nothing was taken in from it."),
        tr("Correct the file and choose it again."),
    )


def _unknown(value: object, shape: Any, place: str) -> Iterator[str]:
    """Yield "in questions 2, “weight” is not known here" for keys without a field.

    What is of the wrong kind is passed over: msgspec names it.
    """
    if isinstance(shape, UnionType):
        shape = next(one for one in get_args(shape) if one is not type(None))
    if isinstance(value, list) and get_origin(shape) is tuple:
        for at, entry in enumerate(value, start=1):
            yield from _unknown(entry, get_args(shape)[0], f"{place} {at}")
    elif isinstance(value, dict) and get_origin(shape) is dict:
        for key, entry in value.items():
            yield from _unknown(entry, get_args(shape)[1], _step(place, key))
    elif isinstance(value, dict) and is_dataclass(shape):
        fields = get_type_hints(shape)
        for key, entry in value.items():
            if key not in fields or key in _OURS:
                yield tr(
                    "{part}“{shown}” is not known here",
                    part=tr("in {place}, ", place=place) if place else "",
                    shown=shown(key),
                )
            else:
                yield from _unknown(entry, fields[key], _step(place, key))


def _step(place: str, key: str) -> str:
    return f"{place}, {shown(key)}" if place else shown(key)


def _with_key(found: Any, shape: type[Any], message: str) -> str:
    """Put a table's key where msgspec only says "[...]", as in "$.answer_sets[...][1].bearing"."""
    table = message.partition("$.")[2].partition("[...]")[0]
    for key in found[table] if "[...]" in message else ():
        try:
            msgspec.convert({**found, table: {key: found[table][key]}}, shape, builtin_types=_DATES)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return message.replace("[...]", f".{key}", 1)
    return message


def _of_another_kind(found: re.Match[str]) -> str:
    """Return "a text in quotes is wanted, and a whole number stands there"."""
    kinds = {
        "str": tr("a text in quotes"),
        "int": tr("a whole number"),
        "float": tr("a number"),
        "bool": tr("true or false"),
        "array": tr("a list in brackets"),
        "object": tr("a table with keys"),
        "null": tr("nothing"),
    }
    wanted = [kinds.get(one, one) for one in found[1].split(" | ") if one != "null"]
    there = kinds.get(found[2], found[2])
    return tr(
        "{wanted} is wanted, and {there} stands there", wanted=tr(" or ").join(wanted), there=there
    )


def _in_plain_words(message: str) -> str:
    """Turn "Expected `str`, got `int` - at `$.questions[2].text`" into part of a sentence."""
    said, _, place = message.partition(" - at ")
    said = re.sub(r"Object missing required field `(.+)`", r"“\1” is missing", said)
    said, place = said.replace("`", ""), place.replace("`", "")
    said = re.sub(r"Expected (.+), got (\w+)$", _of_another_kind, said)
    said = re.sub(r"Invalid enum value '(.*)'", r"“\1” is not one of the words for it", said)
    steps = re.sub(
        r"\[(\d+)\]", lambda at: f" {int(at[1]) + 1}", place.removeprefix("$").strip(".")
    )
    said = said[:1].lower() + said[1:]
    return (
        tr("in {replace}, {said}", replace=steps.replace(".", ", "), said=said) if steps else said
    )
