"""Where something that somebody typed is kept, so that it can be written anew where it stands."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TypedText:
    """One field of words of one row: what kind of row it is, its number, the field's name."""

    kind: type[Any]
    id: int
    field: str
