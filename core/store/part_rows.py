"""Which row of an audit a part of a document is of: "case:3" is of the third case."""

import re
from typing import Any, Final

from core.store.rows import TABLES

_OF_A_ROW: Final = re.compile(r"([a-z]+):([1-9][0-9]{0,17})")
_KINDS: Final[dict[str, type[Any]]] = {kind.__name__.lower(): kind for kind in TABLES}


def row_of_part(part: str) -> tuple[type[Any], int] | None:
    """Return the kind and the number of the row that a part is of; None where it is of none."""
    found = _OF_A_ROW.fullmatch(part)
    kind = _KINDS.get(found[1]) if found is not None else None
    return (kind, int(found[2])) if found is not None and kind is not None else None
