"""Tells what a file is by its first bytes, and how to make something readable of it."""

from typing import Final

from core.intake.disk import NOTHING_IN
from core.model.fault import Unreadable, shown
from core.words import tr

PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
_OLD_CONTAINER: Final = b"\xd0\xcf\x11\xe0"
_LOCKED_PART: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_WORKBOOKS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
"""What such a container calls its one part where it is a workbook."""
_OTHERS: Final = (
    (b"\x89PNG", tr("a picture"), tr("Type its answers in, or ask for the file it was made from.")),
    (
        b"\xff\xd8\xff",
        tr("a picture"),
        tr("Type its answers in, or ask for the file it was made from."),
    ),
    (b"{\\rtf", tr("a text document"), tr("Copy its table into Excel and save it as .xlsx.")),
    (b"<html", tr("a web page"), tr("Open it in Excel and save it as .xlsx.")),
    (b"<!doctype html", tr("a web page"), tr("Open it in Excel and save it as .xlsx.")),
    (b"<table", tr("a web page"), tr("Open it in Excel and save it as .xlsx.")),
    (b"<?xml", tr("an XML file"), tr("Open it in Excel and save it as .xlsx.")),
    (b'[{"', tr("a JSON file"), tr("Export it as CSV or Excel instead.")),
    (b'{"', tr("a JSON file"), tr("Export it as CSV or Excel instead.")),
    (b"SQLite format 3", tr("a database"), tr("Choose the list or workbook that was sent.")),
)
_AS_WORKBOOK: Final = tr("Save it as CSV, or as an Excel workbook (.xlsx), and bring it in again.")

AS_FORM_OR_LIST: Final = tr(
    "Save a form as Word (.docx) or PDF, and a list as CSV or Excel (.xlsx), and bring that in."
)


def is_old_workbook(data: bytes) -> bool:
    """Return whether a file is a workbook of before 2007 (.xls), and no document of that time."""
    return data.startswith(_OLD_CONTAINER) and any(name in data for name in _OLD_WORKBOOKS)


def refuse_other_kinds(source: str, data: bytes) -> None:
    """Raise Unreadable, with its own remedy, for a file that is neither text nor a zip."""
    if data.startswith(_OLD_CONTAINER):
        if _LOCKED_PART in data:
            raise locked(source)
        if not is_old_workbook(data):
            raise of_another_kind(source, tr("it is a document of before 2007"), AS_FORM_OR_LIST)
        return
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for sign, what, remedy in _OTHERS:
        if start.startswith(sign.lower()):
            raise of_another_kind(source, tr("it is {what}", what=what), remedy)


def of_another_kind(source: str, why: str = "", remedy: str = _AS_WORKBOOK) -> Unreadable:
    """Return the fault for a file that is no list at all."""
    because = f": {why}" if why else ""
    return Unreadable(
        tr("“{shown}” is not a CSV or Excel file{because}.", shown=shown(source), because=because),
        NOTHING_IN,
        remedy,
    )


def locked(source: str) -> Unreadable:
    """Return the fault for a file under a password."""
    return Unreadable(
        tr("“{shown}” is protected with a password.", shown=shown(source)),
        NOTHING_IN,
        tr("Save it without the password and bring it in again."),
    )


def without_names(source: str) -> Unreadable:
    """Return the fault for a form of ours saved by a program that lost which field is which."""
    return Unreadable(
        tr("“{shown}” is a form that lost the names of its fields.", shown=shown(source)),
        NOTHING_IN,
        tr("Ask for it saved by Word or a newer LibreOffice, or as a PDF; or type its answers in."),
    )


def damaged(source: str) -> Unreadable:
    """Return the fault for a workbook, or a Word form, that does not hold together."""
    if source.lower().endswith(".docx"):
        return Unreadable(
            tr("“{shown}” is not a Word document that can be read.", shown=shown(source)),
            NOTHING_IN,
            tr("Open it in Word, save it once more and bring that in; or type its answers in."),
        )
    return Unreadable(
        tr("“{shown}” is not an Excel workbook that can be read.", shown=shown(source)),
        NOTHING_IN,
        tr("Open it in Excel, save it as .xlsx or CSV, and bring it in again."),
    )


def too_large(source: str) -> Unreadable:
    """Return the fault for a file that is far larger than what agencies send."""
    return Unreadable(
        tr("“{shown}” is far larger inside than a return would be.", shown=shown(source)),
        NOTHING_IN,
        tr("Copy the rows you need into a new workbook and bring that in."),
    )


def too_many_rows(source: str, count: str, most: int) -> Unreadable:
    """Return the fault for a file with too many rows; *count* is how many, in words."""
    return Unreadable(
        tr(
            "“{shown}” has {count} rows; {most} is the most that can be read.",
            shown=shown(source),
            count=count,
            most=most,
        ),
        NOTHING_IN,
        tr("Check that it is the right file, or split it into smaller ones."),
    )
