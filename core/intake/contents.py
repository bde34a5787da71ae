"""Reads a file's bytes into sheets. Only the reading process does this with files from outside."""

import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from core.intake.delimited import delimited_sheet
from core.intake.disk import bytes_of
from core.intake.kinds import (
    AS_FORM_OR_LIST,
    PDF,
    ZIP,
    damaged,
    is_old_workbook,
    locked,
    of_another_kind,
    refuse_other_kinds,
)
from core.intake.sheets import Contents, Worksheet
from core.intake.workbook import main_part, workbook_sheets
from core.intake.xml_parts import BROKEN, WORD_MAIN, Parts
from core.words import tr

_SPREADSHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_ZIPPED: Final = {
    "ppt/presentation.xml": tr("it is a presentation"),
    "index/document.iwa": tr("it is a document of a Mac (Numbers, Pages or Keynote)"),
}


def contents_of(path: Path) -> Contents:
    """Read one of our own files here and now; others go through a FileReader.

    Raises Unreadable when it cannot be read.
    """
    data = bytes_of(path)
    return Contents(path.name, tuple(sheets_in(path.name, data)), sha256(data).hexdigest())


def sheets_in(source: str, data: bytes, tick: Callable[[], None] = lambda: None) -> list[Worksheet]:
    """Return the sheets in a file's bytes; *tick* is called as the reading gets on.

    Raises Unreadable when it is neither text, a workbook nor a form, or is larger
    than anything an agency would send.
    """
    if PDF in data[:1024]:
        from core.intake.pdf_form import pdf_sheets  # each kind's reader with its first file

        return pdf_sheets(source, data)
    if not data.startswith(ZIP):
        refuse_other_kinds(source, data)
        if is_old_workbook(data):
            from core.intake.old_workbook import old_workbook_sheets

            return old_workbook_sheets(source, data, tick)
        return [delimited_sheet(source, data, tick)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise locked(source)
            return _unpacked(Parts(source, archive, tick))
    except BROKEN as error:
        raise damaged(source) from error


def _unpacked(parts: Parts) -> list[Worksheet]:
    if "content.xml" in parts and "mimetype" in parts:
        kind = parts.begins("mimetype", 200)
        if not kind.startswith(_SPREADSHEET):
            what = tr("it is a document that is no spreadsheet")
            raise of_another_kind(parts.source, what, AS_FORM_OR_LIST)
        from core.intake.open_document import open_document_sheets

        return open_document_sheets(parts)
    if WORD_MAIN in parts:
        from core.intake.word_form import word_sheets

        return word_sheets(parts)
    for name, what in _ZIPPED.items():
        if name in parts:
            raise of_another_kind(parts.source, what)
    if main_part(parts).endswith(".bin") or "xl/workbook.bin" in parts:
        raise of_another_kind(parts.source, tr("it is a binary workbook (.xlsb)"))
    if main_part(parts) not in parts:
        raise damaged(parts.source)
    return workbook_sheets(parts)
