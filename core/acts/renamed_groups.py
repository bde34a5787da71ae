"""What counts a group of an attribute, or asks by it, goes on when that is called otherwise."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from core.model.asking import Clause
from core.model.case import Attribute
from core.model.finding import EvidenceNamed, HypothesisEvidence
from core.model.names import normalised
from core.model.own_document import DocumentPart
from core.store.file import WorkshopFile

_AND: Final = "+"
"""Between attributes that are added up in one group: "First reader+Second reader"."""

_OF_EVERY_AUDIT: Final = frozenset({"case", "agency", "meeting", "pathway", "team", "age", "sex"})
"""Such a name always means what every audit has, though an attribute may be called so too."""


def rename_groups(file: WorkshopFile, old: str, new: str) -> None:
    """Within an act, let numbers and conditions speak of an attribute by its new name.

    The attributes in the file are those before.
    """
    if normalised(old) in _OF_EVERY_AUDIT:
        return
    for clause in file.all(Clause, "attribute != ''"):
        if normalised(clause.attribute) == normalised(old):
            _put(file, clause, "attribute", new)
    named = [one.name for one in file.all(Attribute)]
    for kind in (EvidenceNamed, HypothesisEvidence):
        counts: list[Any] = file.all(kind, "count LIKE ?", ('%"dimension"%',))
        for one in counts:
            _put(file, one, "count", _renamed(one.count, named, old, new))
    for part in file.all(DocumentPart, "numbers LIKE ?", ("%dimension%",)):
        _put(file, part, "numbers", _renamed(part.numbers, named, old, new))


def _put(file: WorkshopFile, row: Any, column: str, text: str) -> None:
    if getattr(row, column) != text:
        file.put(replace(row, **{column: text}))


def _renamed(text: str, named: Sequence[str], old: str, new: str) -> str:
    try:
        read = json.loads(text)
    except ValueError:
        return text
    after = _followed(read, named, old, new)
    return text if after == read else json.dumps(after, ensure_ascii=False, separators=(",", ":"))


def _followed(found: Any, named: Sequence[str], old: str, new: str) -> Any:
    if isinstance(found, list):
        return [_followed(one, named, old, new) for one in found]
    if not isinstance(found, dict):
        return found
    after = {key: _followed(value, named, old, new) for key, value in found.items()}
    if isinstance(found.get("dimension"), str):
        after["dimension"] = _dimension(found["dimension"], named, old, new)
    if isinstance(found.get("count"), str):  # in somebody's own words a number is a text itself
        after["count"] = _renamed(found["count"], named, old, new)
    return after


def _dimension(said: str, named: Sequence[str], old: str, new: str) -> str:
    known, parts = {normalised(one) for one in named}, said.split(_AND)
    if normalised(said) in known or not all(normalised(one) in known for one in parts):
        parts = [said]
    return _AND.join(new if normalised(one) == normalised(old) else one for one in parts)
