"""Tells what a file is by its first bytes, and how to make something readable of it."""

from typing import Final

from core.intake.disk import NOTHING_IN
from core.model.fault import Unreadable, shown

ZIP: Final = b"PK\x03\x04"
_OLD_CONTAINER: Final = b"\xd0\xcf\x11\xe0"
_LOCKED_PART: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    (b"%PDF", "a PDF", "Type its answers in, or ask for the list it was made from."),
    (b"\x89PNG", "a picture", "Type its answers in, or ask for the file it was made from."),
    (b"\xff\xd8\xff", "a picture", "Type its answers in, or ask for the file it was made from."),
    (b"{\\rtf", "a text document", "Copy its table into Excel and save it as .xlsx."),
    (b"<html", "a web page", "Open it in Excel and save it as .xlsx."),
    (b"<!doctype html", "a web page", "Open it in Excel and save it as .xlsx."),
    (b"<table", "a web page", "Open it in Excel and save it as .xlsx."),
    (b"<?xml", "an XML file", "Open it in Excel and save it as .xlsx."),
    (b"SQLite format 3", "a database", "Choose the list or workbook that was sent."),
)
_AS_WORKBOOK: Final = "Save it as CSV, or as an Excel workbook (.xlsx), and bring it in again."


def refuse_other_kinds(source: str, data: bytes) -> None:
    """Raise Unreadable, with its own remedy, for a file that is neither text nor a zip."""
    if data.startswith(_OLD_CONTAINER):
        if _LOCKED_PART in data:
            raise locked(source)
        raise of_another_kind(source, "it is a workbook or document of before 2007")
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for sign, what, remedy in _OTHERS:
        if start.startswith(sign.lower()):
            raise of_another_kind(source, f"it is {what}", remedy)


def of_another_kind(source: str, why: str = "", remedy: str = _AS_WORKBOOK) -> Unreadable:
    """Return the fault for a file that is no list at all."""
    because = f": {why}" if why else ""
    return Unreadable(f"“{shown(source)}” is not a CSV or Excel file{because}.", NOTHING_IN, remedy)


def locked(source: str) -> Unreadable:
    """Return the fault for a file under a password."""
    return Unreadable(
        f"“{shown(source)}” is protected with a password.",
        NOTHING_IN,
        "Save it without the password and bring it in again.",
    )


def damaged(source: str) -> Unreadable:
    """Return the fault for a workbook that does not hold together."""
    return Unreadable(
        f"“{shown(source)}” is not an Excel workbook that can be read.",
        NOTHING_IN,
        "Open it in Excel, save it as .xlsx or CSV, and bring it in again.",
    )


def too_large(source: str) -> Unreadable:
    """Return the fault for a file that is far larger than what agencies send."""
    return Unreadable(
        f"“{shown(source)}” is far larger inside than a return would be.",
        NOTHING_IN,
        "Copy the rows you need into a new workbook and bring that in.",
    )


def too_many_rows(source: str, count: str, most: int) -> Unreadable:
    """Return the fault for a file with too many rows; *count* is how many, in words."""
    return Unreadable(
        f"“{shown(source)}” has {count} rows; {most} is the most that can be read.",
        NOTHING_IN,
        "Check that it is the right file, or split it into smaller ones.",
    )
