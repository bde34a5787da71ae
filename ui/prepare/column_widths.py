"""How wide somebody drew the columns of a table: kept on this computer, for the next audit too.

Nothing of an audit is kept: a table goes by the kind of its rows and how many columns it has,
a column by its place.
"""

import re
from typing import Final

from ui.program.settings import SettingsFile

_ONE: Final = re.compile(r"([A-Za-z]{1,40}/\d{1,3})/(\d{1,3})=(\d{1,4})")
_MOST: Final = 200
"""How many columns are remembered; of more the first drawn are forgotten."""


class ColumnWidths:
    """The widths of one table's columns, in px at the usual text size."""

    def __init__(self, settings: SettingsFile, row_kind: type, columns: int) -> None:
        self._settings = settings
        self._table = f"{row_kind.__name__}/{columns}"

    def all(self) -> dict[int, int]:
        """Return the columns that were drawn, with their widths."""
        kept = _kept(self._settings.now.column_widths)
        return {at: wide for (table, at), wide in kept.items() if table == self._table}

    def keep(self, at: int, wide: int) -> None:
        """Keep a column's width."""
        kept = _kept(self._settings.now.column_widths)
        kept.pop((self._table, at), None)
        self._write(kept | {(self._table, at): min(max(wide, 0), 9999)})

    def drop(self, at: int) -> None:
        """Let a column be as wide as its texts again."""
        kept = _kept(self._settings.now.column_widths)
        if kept.pop((self._table, at), None) is not None:
            self._write(kept)

    def _write(self, kept: dict[tuple[str, int], int]) -> None:
        newest = list(kept.items())[-_MOST:]
        said = " ".join(f"{table}/{at}={wide}" for (table, at), wide in newest)
        self._settings.change(column_widths=said)


def _kept(said: str) -> dict[tuple[str, int], int]:
    """Return what was kept, as written; what cannot be read is passed over."""
    found = (_ONE.fullmatch(one) for one in said.split(" "))
    return {(one[1], int(one[2])): int(one[3]) for one in found if one is not None}
