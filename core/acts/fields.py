"""Which field of a value was typed in: what is typed in one field is one step of undo."""

from dataclasses import fields, replace
from enum import StrEnum
from typing import TypeVar

from core.model.changed import Changed
from core.model.finding import Source
from core.model.own_document import Correction
from core.store.file import WorkshopFile

Listed = TypeVar("Listed", Source, Correction)


def changed_fields(before: object, after: object) -> list[str]:
    """Return the names of the fields in which two values of one kind differ."""
    return [
        field.name
        for field in fields(after)  # type: ignore[arg-type]
        if getattr(before, field.name) != getattr(after, field.name)
    ]


def typed_field(before: object, after: object) -> str:
    """Return the one field of words in which two values differ; nothing for more, or a choice."""
    names = changed_fields(before, after)
    if len(names) != 1:
        return ""
    value = getattr(after, names[0])
    return names[0] if isinstance(value, str) and not isinstance(value, StrEnum) else ""


def keep_listed(
    file: WorkshopFile, one: Listed, name: str, *, change: str, add: str
) -> Changed | None:
    """Keep one of a list, a new one at its end; typing that goes on is one step of undo."""
    kind = type(one)
    known = file.get(kind, one.id) if one.id else None
    typed = typed_field(known, one) if known is not None else ""
    label = change if known is not None else add
    with file.act(label, f"{name} {one.id} {typed}" if typed else "") as act:
        if known is None:
            last = max((each.position for each in file.all(kind)), default=-1)
            one = replace(one, position=last + 1)
        file.put(one)
    return act.news
