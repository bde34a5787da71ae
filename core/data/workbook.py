"""The data as an Excel workbook, a sheet a table; no cell in it is a formula."""

import io
from collections.abc import Collection
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from core.data.sheets import FilledSheet, filled
from core.model.audit import Audit
from core.model.fault import not_whole
from core.model.plain_text import sound
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.wording.editions import marking_words

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_LONGEST: Final = 32_767
"""Letters that Excel takes in one cell."""
_NAME: Final = 31
_WIDEST: Final = 60
_END: Final = 100
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NO_DAY: Final = datetime(1980, 1, 1)


def write(
    full: FullSnapshot, progress: Progress | None = None, keys: Collection[str] = ()
) -> bytes:
    """Return the workbook, of the sheets of *keys* or of all; *progress* hears of every one."""
    from xlsxwriter import Workbook

    held = io.BytesIO()
    sheets = list(filled(full, keys))
    with Workbook(held, _OPTIONS) as book:
        title = sound(full.now.audit.title)
        book.set_properties({"title": title, "author": "", "created": _NO_DAY})
        for at, sheet in enumerate(sheets, 1):
            _add(book, sheet, full.now.audit)
            if progress is not None:
                progress(at, len(sheets))
    return held.getvalue()


def _add(book: "Workbook", sheet: FilledSheet, audit: Audit) -> None:
    page = book.add_worksheet(_name(sheet.title))
    page.set_header(f"&L&9{_end(audit.title)}&R&9{_end(marking_words(audit))}")
    page.set_footer(f"&L&9{_end(sheet.title)}&R&9&P / &N")
    look = {"text_wrap": True, "valign": "top"}
    text, head = book.add_format(look), book.add_format(look | {"bold": True, "bottom": 1})
    for at, column in enumerate(zip_longest(*sheet.rows[:200], fillvalue="")):
        page.set_column(at, at, min(max(len(str(one or "")) for one in column) + 2, _WIDEST))
    for row, cells in enumerate(sheet.rows):
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(row, at, _text(cell), text if row else head)
            elif cell is not None:
                page.write_number(row, at, cell, text)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.autofilter(0, 0, len(sheet.rows) - 1, len(sheet.rows[0]) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _end(words: str) -> str:
    """Return words as they stand at the head of a printed page, whatever signs are in them."""
    return " ".join(sound(words).split())[:_END].replace("&", "&&")


def _name(title: str) -> str:
    """Return a title as Excel takes the name of a sheet."""
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in sound(title))
    return kept.strip("' ")[:_NAME] or "?"


def _text(cell: str) -> str:
    """Return words as a cell takes them; what is too long for one ends in …"""
    text = sound(cell)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def verify(
    content: bytes,
    full: FullSnapshot,
    name: str,
    progress: Progress | None = None,
    keys: Collection[str] = (),
) -> None:
    """Check with another library that every cell is there. Raises FileProblem."""
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(io.BytesIO(content))
        sheets = list(filled(full, keys))
        for at, sheet in enumerate(sheets, 1):
            found = book.get_sheet_by_name(_name(sheet.title)).to_python(skip_empty_area=False)
            if not _same(found, sheet):
                raise not_whole(name)
            if progress is not None:
                progress(at, len(sheets))
    except (CalamineError, ValueError, OSError) as error:
        raise not_whole(name) from error


def _same(found: list[list[Any]], sheet: FilledSheet) -> bool:
    if len(found) != len(sheet.rows):
        return False
    return all(
        _read(cell) == _read(wanted)
        for row, cells in zip(found, sheet.rows, strict=True)
        for cell, wanted in zip_longest(row, cells, fillvalue="")
    )


def _read(cell: object) -> object:
    """Return a cell as it is compared: ends of lines and edges do not count."""
    if isinstance(cell, str):
        return "".join(_text(cell).split())
    return "" if cell is None else cell
