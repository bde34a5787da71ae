"""Taking a whole audit into a new file, as its JSON has it."""

from dataclasses import MISSING, fields
from typing import Any

from core.model.fault import Unreadable
from core.model.whole import WholeAudit, WholeTable
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.rows import COLUMNS, KINDS
from core.store.schema import VERSION
from core.words import tr


def take_whole(file: WorkshopFile, whole: WholeAudit) -> None:
    """Put every row into a file that holds none, under the numbers they had.

    What was before is not part of an audit's JSON, so there is nothing to undo.
    Raises Unreadable where the rows are not those of an audit.
    """
    if whole.version > VERSION:
        raise Unreadable(
            tr("This audit was written by a newer Casewalk."),
            tr("No audit was made."),
            tr("Bring this Casewalk up to date, and try again."),
        )
    if not set(whole.tables) <= set(COLUMNS) or not whole.tables.get("audit"):
        raise _strange(tr("tables that are not ours"))
    rows = {name: _rows(name, table) for name, table in whole.tables.items()}
    with file.act(tr("Take an audit from its JSON"), quiet=True):
        try:
            file.put_rows(rows)
        except ValueError as error:
            raise _strange(str(error)) from error
    wrong = check(file)
    if wrong:
        raise _strange(" ".join(wrong))
    file.close_history()


def _rows(name: str, table: WholeTable) -> list[dict[str, Any]]:
    """Return the rows with every column; one that came later has what a new row has there."""
    columns = COLUMNS[name]
    if not set(table.columns) <= set(columns):
        raise _strange(tr("a column in “{table}” that is not ours", table=name))
    given = {field.name: field.default for field in fields(KINDS[name])}
    missing = {column: given[column] for column in columns if column not in table.columns}
    if any(default is MISSING for default in missing.values()) or "id" in missing:
        raise _strange(tr("a column of “{table}” is missing", table=name))
    usual = {column: _plain(default) for column, default in missing.items()}
    found = (usual | dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return [{column: row[column] for column in columns} for row in found]


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else getattr(value, "value", value)


def _strange(what: str) -> Unreadable:
    return Unreadable(
        tr("This is not the JSON of an audit as Casewalk writes it: {what}.", what=what),
        tr("No audit was made."),
        tr("Export it again from the audit itself."),
    )
