"""Who writes a document in which format; another format is a line here and a room beside pdf."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from core.documents.blocks import Document
from core.documents.catalogue import Format
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot


class Write(Protocol):
    """Returns a document as the bytes of a file, the same bytes for the same document."""

    def __call__(self, document: Document, progress: Progress | None = None) -> bytes: ...


class Verify(Protocol):
    """Reads a file back; raises FileProblem, calling it *name*, unless it is whole."""

    def __call__(
        self,
        content: bytes,
        document: Document,
        name: str,
        password: str = "",
        progress: Progress | None = None,
    ) -> None: ...


class Protect(Protocol):
    """Returns a file so that it opens only with a password."""

    def __call__(self, content: bytes, password: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: how it is written, read back and, where it can be, locked."""

    write: Write
    verify: Verify
    protect: Protect | None = None


class WriteData(Protocol):
    """Returns the data of an audit as the bytes of a file."""

    def __call__(self, full: FullSnapshot, progress: Progress | None = None) -> bytes: ...


class VerifyData(Protocol):
    """Reads a file back; raises FileProblem, calling it *name*, unless all of it is there."""

    def __call__(
        self, content: bytes, full: FullSnapshot, name: str, progress: Progress | None = None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class DataWriter:
    """One format for data: how it is written and read back."""

    write: WriteData
    verify: VerifyData


def data_writer(format: Format, sheets: Collection[str] = ()) -> DataWriter:
    """Return the writer of a format for data; its libraries are imported here.

    Excel can be of some *sheets* alone.
    """
    match format:
        case Format.EXCEL:
            from core.data import workbook

            write, verify = partial(workbook.write, keys=sheets), workbook.verify
            return DataWriter(write, partial(verify, keys=sheets))
        case Format.CSV:
            from core.data import csv_files

            return DataWriter(csv_files.write, csv_files.verify)
        case Format.JSON:
            from core.data import json_file

            return DataWriter(json_file.write, json_file.verify)
    raise ValueError(f"{format} is no format for data")


def writer(format: Format) -> Writer:
    """Return the writer of a format for texts; its libraries are imported here."""
    match format:
        case Format.PDF:
            from core.pdf.protect import protected
            from core.pdf.verify import verify
            from core.pdf.writer import write

            return Writer(write, verify, protected)
        case Format.WORD:
            from core.word.verify import verify as verify_word
            from core.word.writer import write as write_word

            return Writer(write_word, verify_word)
        case Format.HTML:
            from core.html.verify import verify as verify_html
            from core.html.writer import write as write_html

            return Writer(write_html, verify_html)
    raise ValueError(f"{format} is no format for texts")
