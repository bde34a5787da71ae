"""Which rows of two files say what agencies wrote and waits for the table's first views."""

import json
from typing import Any, Final

from core.model.hand_out import KnownRow, TableDifference
from core.model.ids import ItemId, QuestionId
from core.model.snapshot import Snapshot

_OF_RETURNS: Final = frozenset(
    {
        *("returns", "answers_given", "values_given", "answer_comments", "kept_texts"),
        *("returns_aside", "waiting_answers", "answers_aside"),
    }
)


def waits(now: Snapshot, said: TableDifference | KnownRow) -> bool:
    """Return whether what is said of a row is still hidden; of a whole return while any of it is.

    Where it is not known which question it answers, it is hidden as long as the return is.
    """
    if said.kind not in _OF_RETURNS or said.case_id not in now.case:
        return False
    sides = (said.here, said.there, said.before) if isinstance(said, TableDifference) else ()
    rows = [json.loads(one) for one in (*sides, *_row_of(said)) if one]
    item, question = _cell(rows, "item_id"), _cell(rows, "question_id")
    if item is not None:
        return now.hides_item(said.case_id, ItemId(item))
    if question is not None:
        return now.hides_question(said.case_id, QuestionId(question))
    return now.hides_any(said.case_id)


def _row_of(said: TableDifference | KnownRow) -> tuple[str, ...]:
    return (said.row,) if isinstance(said, KnownRow) else ()


def _cell(rows: list[dict[str, Any] | None], column: str) -> int | None:
    found = (row.get(column) for row in rows if row)
    return next((one for one in found if isinstance(one, int)), None)
