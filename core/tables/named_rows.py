"""Numbers of rows that stand inside texts: they follow where a row gets another number.

The part of a document that is of one case, finding or theme; a live number, which names the
questions, answers, agencies and cases it counts; what was answered for each person of a case.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from core.store.journal import Row

Renaming = Callable[[str, int], int]
"""Returns the number that a row of a table has now."""

_PARTS: Final = {"case": "cases", "finding": "findings", "theme": "themes"}
_FIELDS: Final = {
    "question_id": "questions",
    "item_id": "items",
    "answer_ids": "answers",
    "theme_id": "themes",
    "source_id": "sources",
}
_GROUPS: Final = {"agency": "agencies", "case": "cases", "meeting": "meetings"}
_COUNTS: Final = frozenset({"evidence", "hypothesis_evidence"})
COUNTING: Final = _COUNTS | {"document_parts"}
"""The tables whose texts name what the audit is made of, and what it counts."""

_FOR_EACH: Final = frozenset({"judgements", "layer_judgements", "values_given"})
_BY_LINE: Final = re.compile(r"^(\d+)(?=: )", re.MULTILINE)
_BY_WORD: Final = re.compile(r"(?:(?<=\s)|^)(\d+)(?==)")

_NAMING: Final = COUNTING | _FOR_EACH


def renamed(table: str, row: Row, to: Renaming) -> Row:
    """Return a row with the numbers inside its texts as they are now."""
    if table not in _NAMING:
        return row
    found = dict(row)
    if table == "document_parts":
        found["part"] = _part(row["part"], to)
        found["numbers"] = _own_numbers(row["numbers"], to)
    elif table in _COUNTS:
        found["count"] = _live_number(row["count"], to)
    elif row.get("value"):
        person = _BY_LINE if _BY_LINE.match(row["value"]) else _BY_WORD
        found["value"] = person.sub(
            lambda one: str(to("case_people", int(one.group(1)))), row["value"]
        )
    return found


def _part(part: str, to: Renaming) -> str:
    kind, _, number = part.partition(":")
    if kind not in _PARTS or not number.isdecimal() or number == "0":
        return part
    return f"{kind}:{to(_PARTS[kind], int(number))}"


def _own_numbers(text: str, to: Renaming) -> str:
    """Return live numbers in somebody's words: a list whose counts are texts themselves."""
    read = _read(text)
    if not isinstance(read, list):
        return text
    after = [
        {**one, "count": _live_number(one["count"], to)}
        if isinstance(one, dict) and isinstance(one.get("count"), str)
        else one
        for one in read
    ]
    return text if after == read else _written(after)


def _live_number(text: str, to: Renaming) -> str:
    read = _read(text)
    after = _followed(read, to)
    return text if after == read else _written(after)


def _followed(found: Any, to: Renaming) -> Any:
    if isinstance(found, list):
        return [_followed(one, to) for one in found]
    if not isinstance(found, dict):
        return found
    after = {name: _cell(name, value, to) for name, value in found.items()}
    group, value = _GROUPS.get(str(found.get("dimension"))), found.get("value")
    if group is not None and isinstance(value, str) and value.isdecimal():
        after["value"] = str(to(group, int(value)))
    return after


def _cell(name: str, value: Any, to: Renaming) -> Any:
    table = _FIELDS.get(name)
    if table is None:
        return _followed(value, to)
    if isinstance(value, list):
        return [to(table, one) if isinstance(one, int) else one for one in value]
    return to(table, value) if isinstance(value, int) else value


def _read(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None


def _written(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
