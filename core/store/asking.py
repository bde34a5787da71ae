"""What is asked of a workshop file: rows, and values read from them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from core.store.cipher import damaged, faults
from core.store.declarations import alike, natural_key
from core.store.inspection import refuse_foreign_rows
from core.store.pages import is_torn, page_faults
from core.store.patience import Patience
from core.store.rows import SHAPES
from core.store.sums import sum_holds

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


class AskedFile:
    """A workshop file as far as it is read; nothing here writes."""

    path: Path
    _db: "Database"
    _patience: Patience

    def query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query at once, so that no cursor is left half read.

        Raises FileProblem, also for a query that does not come to an end.
        """
        with faults(self.path), self._patience.counted():
            return cast(list[tuple[Any, ...]], self._db.execute(sql, values).fetchall())

    def all(self, cls: type[T], where: str = "", values: Sequence[object] = ()) -> list[T]:
        """Return every value of one kind, in order of position or of entry."""
        shape = SHAPES[cls]
        condition = f" WHERE {where}" if where else ""
        rows = self.query(f"{shape.select}{condition} ORDER BY {shape.ordered}", values)
        try:
            return [shape.value(row) for row in rows]
        except KeyError as error:  # a word that is none of ours
            raise damaged(self.path) from error

    def get(self, cls: type[T], key: int) -> T | None:
        """Return the value with this number, if it is there."""
        found = self.all(cls, "id = ?", (key,))
        return found[0] if found else None

    def existing(self, value: T) -> T:
        """Return what is kept of the same thing, whatever its number; else the value itself."""
        key = natural_key(value)
        found = self.all(type(value), *alike(value))
        return next((one for one in found if natural_key(one) == key), value)

    def taking_long(self) -> AbstractContextManager[None]:
        """Let queries inside take as long as they need; the file's whole is looked through."""
        return self._patience.endless()

    def page_faults(self) -> list[str]:
        """Return what is wrong with the file's pages, in the database's words."""
        with faults(self.path):
            return page_faults(self._db, most=20)

    def refuse_torn_pages(self) -> None:
        """Raise FileProblem where a page in use cannot be read; about 0.1 s for 60 cases."""
        with faults(self.path), self.taking_long():
            torn = is_torn(self._db)
        if torn:
            raise damaged(self.path)

    def sum_holds(self) -> bool:
        """Return whether every row is as it was written."""
        with faults(self.path):
            return sum_holds(self._db)

    def refuse_foreign_rows(self) -> None:
        """Raise FileProblem where a row holds what no program of ours wrote."""
        with faults(self.path):
            refuse_foreign_rows(self._db, self.path)
