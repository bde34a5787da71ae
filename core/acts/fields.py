"""Which field of a value was typed in: what is typed in one field is one step of undo."""

from dataclasses import fields
from enum import StrEnum


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
