"""The process that opens files from outside: little memory, little time, nothing to lose."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Final

from core.intake.contents import sheets_in
from core.intake.frames import (
    ByteSink,
    FrameKind,
    read_exactly,
    read_frame,
    write_bytes,
    write_frame,
)
from core.intake.kinds import damaged, too_large
from core.intake.limits import LONGEST_MESSAGE, MOST_MEMORY, MOST_SECONDS
from core.intake.sheets import SheetRow, Worksheet
from core.model.fault import Unreadable

_ROWS_IN_FRAME: Final = 100
_LETTERS_IN_FRAME: Final = 1 << 20


def serve() -> int:
    """Read files until the program that asked goes away."""
    _limit_memory()
    out = io.FileIO(1, "wb", closefd=False)
    with io.FileIO(0, "rb", closefd=False) as asked, suppress(EOFError, BrokenPipeError):
        while True:
            kind, body = read_frame(asked)
            source, size = json.loads(body)
            _guarded(_ANSWERS.get(kind, _answer), out, source, read_exactly(asked, size))
    return 0


def _answer(out: ByteSink, source: str, data: bytes) -> None:
    def tick() -> None:
        write_frame(out, FrameKind.TICK)
        _allow_more_time()

    for sheet in sheets_in(source, data, _seldom(tick)):
        write_frame(out, FrameKind.SHEET, asdict(sheet.head))
        for rows in _in_frames(sheet):
            write_frame(out, FrameKind.ROWS, list(map(_fields, rows)))
            _allow_more_time()


def _unpack(out: ByteSink, source: str, data: bytes) -> None:
    from core.intake.packed import files_in

    for name, found in files_in(source, data):
        write_frame(out, FrameKind.FILE, name)
        write_bytes(out, found)
        _allow_more_time()


def _logo(out: ByteSink, source: str, data: bytes) -> None:
    from core.intake.logo import logo_png

    _send(out, logo_png(source, data))


def _template(out: ByteSink, source: str, data: bytes) -> None:
    from core.intake.word_template import template_sheet

    _send(out, template_sheet(source, data))


def _send(out: ByteSink, made: bytes) -> None:
    write_frame(out, FrameKind.FILE, "")
    write_bytes(out, made)


_ANSWERS: Final = {
    FrameKind.UNPACK: _unpack,
    FrameKind.LOGO: _logo,
    FrameKind.TEMPLATE: _template,
}


def _guarded(
    answer: Callable[[ByteSink, str, bytes], None], out: ByteSink, source: str, data: bytes
) -> None:
    """Answer, and say so at the end, or why not."""
    _allow_more_time()
    try:
        answer(out, source, data)
        write_frame(out, FrameKind.DONE)
    except Unreadable as fault:
        _refuse(out, fault)
    except (MemoryError, RecursionError, OverflowError):
        _refuse(out, too_large(source))
    except (OSError, EOFError):
        raise
    except Exception:  # noqa: BLE001 - the boundary: whatever a crafted file brings about
        _refuse(out, damaged(source))


def _refuse(out: ByteSink, fault: Unreadable) -> None:
    parts = (fault.happened, fault.safe, fault.remedy)
    write_frame(out, FrameKind.REFUSED, [part[:LONGEST_MESSAGE] for part in parts])


def _fields(row: SheetRow) -> dict[str, object]:
    found: dict[str, object] = {"number": row.number, "cells": row.cells}
    if row.hidden or row.unvalued or row.struck:
        found |= {"hidden": row.hidden, "unvalued": row.unvalued, "struck": row.struck}
    return found


def _in_frames(sheet: Worksheet) -> Iterator[list[SheetRow]]:
    """Yield the rows in portions that are decoded in no time."""
    rows: list[SheetRow] = []
    letters = 0
    for row in sheet.rows:
        rows.append(row)
        letters += sum(map(len, row.cells)) + 4 * len(row.cells)
        if len(rows) == _ROWS_IN_FRAME or letters > _LETTERS_IN_FRAME:
            yield rows
            rows, letters = [], 0
    if rows:
        yield rows


def _seldom(tick: Callable[[], None]) -> Callable[[], None]:
    """Return what may be called often and passes on every hundredth call."""
    calls = 0

    def counted() -> None:
        nonlocal calls
        calls += 1
        if calls % 100 == 1:
            tick()

    return counted


def _limit_memory() -> None:
    """Cap our own memory where the system can; elsewhere the program watches us."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _allow_more_time() -> None:
    """Allow as much processor time from here on as work without progress may take."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (used + MOST_SECONDS, resource.RLIM_INFINITY))
