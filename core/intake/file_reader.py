"""Has files from outside opened by another process, so that no file can end the program."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Annotated, Final, TypeVar

import msgspec

from core.files import PROGRAM, own_program
from core.intake.disk import NOTHING_IN, bytes_of
from core.intake.frames import FrameKind, read_frame, write_all, write_frame
from core.intake.kinds import too_large
from core.intake.limits import LARGEST_INSIDE, LONGEST_MESSAGE, MOST_CELLS, MOST_ROWS
from core.intake.packed import MOST_FILES
from core.intake.sheets import Contents, SheetHead, SheetRow, Worksheet
from core.intake.watching import ReadingWatch, watch
from core.model.fault import Unreadable, shown
from core.model.house_style import WordSheet
from core.words import tr

T = TypeVar("T")
_BETWEEN_LOOKS: Final = 0.05
READ_FILES: Final = "--read-files"
"""The word that starts the reading process instead of the program; main.py knows it too."""
_NO_CONSOLE: Final = 0x0800_0000  # of Windows: no black window flashes up
_ROWS: Final = msgspec.json.Decoder(list[SheetRow])
_HEAD: Final = msgspec.json.Decoder(SheetHead)
_Short = Annotated[str, msgspec.Meta(max_length=LONGEST_MESSAGE)]
_REFUSAL: Final = msgspec.json.Decoder(tuple[_Short, _Short, _Short])
_NAME: Final = msgspec.json.Decoder(_Short)
_Frame = tuple[FrameKind, bytes]


class FileReader:
    """Reads files one after the other; close it when no more are to come.

    The process is started ahead of need by `start`, else with the first file,
    and anew where it has ended, by itself or with a file.
    """

    def __init__(self) -> None:
        self._process: _ReadingProcess | None = None

    def __enter__(self) -> "FileReader":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def start(self) -> None:
        """Start the process ahead of need: while somebody still chooses a file, say."""
        if self._process is not None and self._process.has_ended():
            self.close()  # no file had been given to it: none is to blame
        if self._process is None:
            self._process = _ReadingProcess()

    def read(self, path: Path, look: Callable[[], None] = lambda: None) -> Contents:
        """Return what a file holds; *look* is called often and may raise to stop.

        Raises Unreadable when the file cannot be read, takes too long or too
        much memory, or ends the process that reads it.
        """
        return self.read_bytes(path.name, bytes_of(path), look)

    def read_bytes(
        self, source: str, data: bytes, look: Callable[[], None] = lambda: None
    ) -> Contents:
        """Return what was pasted holds, as if it had come in a file called *source*.

        Raises Unreadable as `read` does.
        """
        sheets = self._asked(lambda process: process.sheets_of(source, data, look))
        return Contents(source, sheets, sha256(data).hexdigest())

    def unpacked(
        self, path: Path, look: Callable[[], None] = lambda: None
    ) -> list[tuple[str, bytes]]:
        """Return the files in a zip, by their names and as they are, to be read one by one.

        Raises Unreadable as `read` does.
        """
        return self._files(FrameKind.UNPACK, path, look)

    def logo(self, path: Path) -> bytes:
        """Return a picture as our own PNG, small enough and with nothing but its pixels.

        Raises Unreadable as `read` does.
        """
        return self._files(FrameKind.LOGO, path)[0][1]

    def template(self, path: Path) -> WordSheet:
        """Return the style sheet of a Word template, and nothing else of it.

        Raises Unreadable as `read` does, and for one that carries macros or parts from outside.
        """
        made = self._files(FrameKind.TEMPLATE, path)[0][1]
        try:
            return msgspec.json.decode(made, type=WordSheet)
        except msgspec.MsgspecError as error:
            raise _ended(path.name) from error

    def _files(
        self, kind: FrameKind, path: Path, look: Callable[[], None] = lambda: None
    ) -> list[tuple[str, bytes]]:
        data = bytes_of(path)
        return self._asked(lambda process: process.files_of(kind, path.name, data, look))

    def _asked(self, ask: Callable[["_ReadingProcess"], T]) -> T:
        """Return what the process answers; one that ended, or was stopped, is put away."""
        self.start()
        process = self._process
        assert process is not None
        try:
            return ask(process)
        except Unreadable as fault:
            if isinstance(fault, ReaderEnded):
                self.close()
            raise
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.close()


class ReaderEnded(Unreadable):
    """A file took the process that read it along."""


class _ReadingProcess:
    """One run of the reading process, with a thread that hears what it says."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            creationflags=_NO_CONSOLE if sys.platform == "win32" else 0,
        )
        self._frames: SimpleQueue[_Frame | None] = SimpleQueue()
        self._watch: ReadingWatch = watch(self._process)
        Thread(target=self._listen, name=tr("reading process"), daemon=True).start()

    def _listen(self) -> None:
        """Hear it out; only who reads the pipe closes it.

        Closed by another, its number would be that of the next process's pipe while
        this thread is still about to read from it: that one's frames would come here.
        """
        out = self._process.stdout
        assert out is not None  # asked for
        with out:
            try:
                while True:
                    self._frames.put(read_frame(out))
            except (EOFError, OSError, ValueError):
                self._frames.put(None)

    def sheets_of(
        self, source: str, data: bytes, look: Callable[[], None]
    ) -> tuple[Worksheet, ...]:
        """Return the sheets of one file; see FileReader.read."""
        self._ask(FrameKind.READ, source, data)
        heads: list[SheetHead] = []
        rows: list[list[SheetRow]] = []
        try:
            while True:
                kind, body = self._next(source, look)
                if kind is FrameKind.SHEET:
                    heads.append(_HEAD.decode(body))
                    rows.append([])
                elif kind is FrameKind.ROWS:
                    rows[-1] += _ROWS.decode(body)
                    _refuse_too_many(source, rows)
                elif kind is FrameKind.REFUSED:
                    raise Unreadable(*_REFUSAL.decode(body))
                elif kind is FrameKind.DONE:
                    pairs = zip(heads, rows, strict=True)
                    return tuple(Worksheet(head, tuple(inside)) for head, inside in pairs)
        except (msgspec.MsgspecError, IndexError) as error:
            raise _ended(source) from error

    def files_of(
        self, wanted: FrameKind, source: str, data: bytes, look: Callable[[], None]
    ) -> list[tuple[str, bytes]]:
        """Return what is made of a file: of a zip its files; see FileReader.unpacked."""
        self._ask(wanted, source, data)
        found: list[tuple[str, bytearray]] = []
        held = 0
        try:
            while True:
                kind, body = self._next(source, look)
                if kind is FrameKind.FILE:
                    found.append((_NAME.decode(body), bytearray()))
                elif kind is FrameKind.BYTES:
                    found[-1][1].extend(body)
                    held += len(body)
                elif kind is FrameKind.REFUSED:
                    raise Unreadable(*_REFUSAL.decode(body))
                elif kind is FrameKind.DONE:
                    return [(name, bytes(inside)) for name, inside in found]
                if held > LARGEST_INSIDE or len(found) > MOST_FILES:
                    raise _ended(source)
        except (msgspec.MsgspecError, IndexError) as error:
            raise _ended(source) from error

    def _ask(self, kind: FrameKind, source: str, data: bytes) -> None:
        into = self._process.stdin
        assert into is not None  # asked for
        try:
            write_frame(into, kind, [shown(source), len(data)])
            write_all(into, data)
        except OSError as error:
            raise _ended(source) from error

    def _next(self, source: str, look: Callable[[], None]) -> _Frame:
        """Wait for what it says next, and stop waiting when it costs too much."""
        while True:
            look()
            try:
                found = self._frames.get(timeout=_BETWEEN_LOOKS)
            except Empty:
                if self._watch.within_limits(time.monotonic()):
                    continue
                found = None
            if found is None:
                raise _ended(source)
            self._watch.progressed()
            return found

    def has_ended(self) -> bool:
        """Return whether it has gone already."""
        return self._process.poll() is not None

    def close(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._watch.close()


def _command() -> list[str]:
    """Return how this very program is started to read files.

    The program in a folder for Windows knows itself what it starts.
    """
    if own_program():
        return [sys.executable, READ_FILES]
    return [sys.executable, os.fspath(PROGRAM / "main.py"), READ_FILES]


def _refuse_too_many(source: str, rows: list[list[SheetRow]]) -> None:
    """The process is not trusted to have counted."""
    count = sum(map(len, rows))
    if (
        count > MOST_ROWS * max(1, len(rows))
        or len(rows[-1][-1].cells) * len(rows[-1]) > MOST_CELLS
    ):
        raise too_large(source)


def _ended(source: str) -> ReaderEnded:
    return ReaderEnded(
        tr(
            "Reading “{shown}” took too much memory or time, or it is damaged.", shown=shown(source)
        ),
        NOTHING_IN,
        tr("Open it in Excel, copy the rows you need into a new workbook and bring that in."),
    )
