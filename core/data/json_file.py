"""A whole audit as JSON, and back: the same audit is always the same bytes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core.model.fault import Unreadable, not_whole
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.model.whole import WholeAudit, WholeCell, WholeTable
from core.words import tr

_KIND: Final = "audit"
_ROWS_TOLD: Final = 5_000


@dataclass(frozen=True, slots=True)
class _JsonTable:
    """A table as the file has it."""

    columns: list[str]
    rows: list[list[WholeCell]]


@dataclass(frozen=True, slots=True)
class _JsonFile:
    """The whole file."""

    kind: str
    version: int
    tables: dict[str, _JsonTable]


def write(full: FullSnapshot, progress: Progress | None = None) -> bytes:
    """Return an audit as JSON, a line a row; the whole of it was read."""
    return "".join(_lines(_whole(full), progress)).encode("utf-8", "replace")


def _whole(full: FullSnapshot) -> WholeAudit:
    if full.whole is None:
        raise ValueError("JSON is written of a whole audit")
    return full.whole


def _lines(whole: WholeAudit, progress: Progress | None) -> Iterator[str]:
    count, done = sum(len(one.rows) for one in whole.tables.values()), 0
    yield f'{{"kind": "{_KIND}",\n"version": {whole.version},\n"tables": {{'
    for number, (name, table) in enumerate(whole.tables.items()):
        comma = "," if number else ""
        yield f'{comma}\n"{name}": {{"columns": {_json(table.columns)}, "rows": ['
        for at, row in enumerate(table.rows):
            yield f"{',' if at else ''}\n{_json(row)}"
            done += 1
            if progress is not None and done % _ROWS_TOLD == 0:
                progress(done, count)
        yield "]}"
    yield "}}\n"
    if progress is not None:
        progress(count, count)


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read(content: bytes) -> WholeAudit:
    """Return the audit that a JSON file holds; whether its rows make sense is seen later.

    Raises Unreadable for what is no such file.
    """
    import msgspec

    try:
        found = msgspec.json.decode(content, type=_JsonFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _no_audit() from error
    if found.kind != _KIND:
        raise _no_audit()
    tables = {}
    for name, table in found.tables.items():
        if any(len(row) != len(table.columns) for row in table.rows):
            raise _no_audit()
        tables[name] = WholeTable(tuple(table.columns), tuple(map(tuple, table.rows)))
    return WholeAudit(found.version, tables)


def verify(content: bytes, full: FullSnapshot, name: str, progress: Progress | None = None) -> None:
    """Check that reading it gives the audit it was written of. Raises FileProblem."""
    try:
        found = read(content)
    except Unreadable as error:
        raise not_whole(name) from error
    if found != _whole(full):
        raise not_whole(name)
    if progress is not None:
        progress(1, 1)


def _no_audit() -> Unreadable:
    return Unreadable(
        tr("This is no JSON of an audit."),
        tr("No audit was made."),
        tr("Choose a file that “export” wrote as JSON, as it was written."),
    )
