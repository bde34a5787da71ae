"""What an act or an undo tells whoever shows the audit."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from core.model.changed import Changed
from core.store.cipher import damaged
from core.store.journal import Added, Change, ManyGone
from core.store.rows import KINDS, row_change

_LISTED: Final = 2_000
"""Rows of one kind that are listed in the news; of more it only says that they changed."""


def news_of(
    path: Path,
    label: str,
    at: datetime,
    changes: Sequence[Change],
    many_at_once: Sequence[Added | ManyGone] = (),
) -> Changed | None:
    """Return what was changed; None when nothing was. Raises FileProblem where it is damaged."""
    if not changes and not many_at_once:
        return None
    count = Counter(change.table for change in changes)
    many = {table for table, rows in count.items() if rows > _LISTED}
    many |= {one.table for one in many_at_once}
    try:
        rows = tuple(row_change(one) for one in changes if one.table not in many)
    except KeyError as error:  # a word that is none of ours
        raise damaged(path) from error
    kinds = frozenset(KINDS[table] for table in {*count, *many})
    return Changed(label, kinds, at, rows, frozenset(KINDS[one] for one in many))
