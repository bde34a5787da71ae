"""The data as CSV files in one ZIP, with a dictionary of all columns; no cell is a formula."""

import csv
import io
import zipfile
from typing import Final

from core.data.sheet import DataCell
from core.data.sheets import filled
from core.model.fault import not_whole
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write(full: FullSnapshot, progress: Progress | None = None) -> bytes:
    """Return the ZIP, the same bytes for the same audit; *progress* hears of every file."""
    held, sheets = io.BytesIO(), list(filled(full))
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as files:
        for at, sheet in enumerate(sheets, 1):
            entry = zipfile.ZipInfo(f"{sheet.key}.csv", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            files.writestr(entry, _csv(sheet.rows).encode("utf-8-sig", "replace"))
            if progress is not None:
                progress(at, len(sheets))
    return held.getvalue()


def _csv(rows: tuple[tuple[DataCell, ...], ...]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: DataCell) -> DataCell:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str):
        text = cell.replace("\0", "")
        return f"'{text}" if text.startswith(_STARTS) else text
    return cell


def verify(content: bytes, full: FullSnapshot, name: str, progress: Progress | None = None) -> None:
    """Check that every cell is in the files. Raises FileProblem."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as files:
            sheets = list(filled(full))
            for at, sheet in enumerate(sheets, 1):
                text = files.read(f"{sheet.key}.csv").decode("utf-8-sig")
                found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                wanted = [[_as_read(cell) for cell in row] for row in sheet.rows]
                if found != wanted:
                    raise not_whole(name)
                if progress is not None:
                    progress(at, len(sheets))
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, csv.Error) as error:
        raise not_whole(name) from error


def _as_read(cell: DataCell) -> str:
    said = _harmless(cell)
    text = "" if said is None else str(said)
    return text.encode("utf-8", "replace").decode()
