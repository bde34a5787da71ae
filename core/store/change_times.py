"""When rows were last changed by an act that stands: told of a difference, deciding nothing."""

from collections.abc import Iterable

from core.store.journal import Added, Change, Row


class ChangeTimes:
    """Keeps, column by column, the last act that changed it; acts are noted in their order."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], dict[str, tuple[int, str]]] = {}
        self._added: list[tuple[Added, tuple[int, str]]] = []
        self._acts = 0

    def note(self, at: str, changes: Iterable[Change | Added]) -> None:
        """Note an act that was done at an ISO time."""
        self._acts += 1
        when = (self._acts, at)
        for one in changes:
            if isinstance(one, Added):
                self._added.append((one, when))
                continue
            row: Row = one.after or one.before or {}
            whole = one.before is None or one.after is None
            held = self._last.setdefault((one.table, one.key), {})
            for column, cell in row.items():
                if whole or one.before is None or one.before[column] != cell:
                    held[column] = when

    def of(self, table: str, key: int, columns: Iterable[str] = ()) -> str:
        """Return when one of these columns of a row was changed last; "" where none was.

        Without columns the row as a whole is meant.
        """
        held = self._last.get((table, key), {})
        named = tuple(columns) or tuple(held)
        found = [held[one] for one in named if one in held]
        found += [when for added, when in self._added if added.holds(table, key)]
        return max(found, default=(0, ""))[1]
