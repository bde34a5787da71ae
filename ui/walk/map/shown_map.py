"""What the whole map says, worked out where nobody waits for it: values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.counting.answers_read import cells_by_case
from core.counting.asking import deciding_items
from core.counting.divergence import DivergenceMap
from core.model.packed import PackedAnswers
from core.model.snapshot import Snapshot, ValueRow
from core.wording.divergence import open_words
from core.wording.first_views import hidden_map_words
from ui.walk.map.cells import ShownHead, ShownRow, heads, shown_rows
from ui.walk.map.offered import OfferedOrder, counted


@dataclass(frozen=True)
class ShownMap:
    """The map as of one `order` of the cases, with every word that is on it."""

    order: OfferedOrder
    heads: tuple[ShownHead, ...]
    rows: tuple[ShownRow, ...]
    about: str
    minutes: tuple[str, str]
    forecast: tuple[str, bool] | None


def shown_map(now: Snapshot, order: OfferedOrder, at: datetime) -> ShownMap:
    """Put the map into words; reads nothing, so that any thread may."""
    rows = order.rows
    return ShownMap(
        order,
        heads(order.found),
        shown_rows(now, rows, order.found.done, order.minutes(now, at)),
        " ".join(filter(None, (hidden_map_words(rows), open_words(rows)))),
        order.minutes_words(now, at),
        order.forecast(now, at) if now.usable and rows else None,
    )


def found_in(now: Snapshot, packed: PackedAnswers, values: Sequence[ValueRow]) -> DivergenceMap:
    """Work out how far the agencies differ; reads nothing, so that any thread may."""
    return counted(now, cells_by_case(packed, deciding_items(now.tool)), values)
