"""Reads what is filled in in a PDF form; only its fields, never what is drawn on its pages."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from core.intake.disk import NOTHING_IN
from core.intake.form_sheets import FormSheets
from core.intake.kinds import locked
from core.intake.limits import LONGEST_CELL
from core.intake.sheets import Worksheet
from core.model.fault import Unreadable, shown
from core.words import tr

if TYPE_CHECKING:
    from pypdf import PdfReader

_BROKEN: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_MOST_FIELDS: Final = 100_000
_DEEPEST: Final = 20
_OFF: Final = "off"
_BUTTON: Final = "/Btn"
_WIDGET: Final = "/Widget"
_WRITTEN: Final = frozenset(("/FreeText", "/Text", "/Highlight", "/StrikeOut", "/Underline"))
"""What a viewer calls words put on a page, and notes stuck on it."""
_MOST_REMARKS: Final = 200


def pdf_sheets(source: str, data: bytes) -> list[Worksheet]:
    """Return the forms in a PDF as sheets of names and values, in the order of their numbers.

    Raises Unreadable where there are none; a print of a form is told from another PDF.
    """
    from pypdf.errors import PyPdfError

    try:
        reader = _reader(source, data)
        forms = FormSheets()
        for name, value in _filled(reader):
            forms.put(name, value)
        if not forms:
            raise _without_fields(source, reader)
        for name, page, text in _remarks_on(reader):
            forms.remark(name, tr("on page {page} beside its fields", page=page), text)
    except (
        PyPdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        raise _damaged(source) from error
    return forms.sheets()


def _reader(source: str, data: bytes) -> "PdfReader":
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted:
            return reader
    except DependencyError:  # it reads none of the better locks, which qpdf opens
        pass
    return PdfReader(io.BytesIO(_unlocked(source, data)))


def _unlocked(source: str, data: bytes) -> bytes:
    """Return a file that only may not be changed as one that may; not one under a password."""
    import pikepdf

    held = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(held)
    except pikepdf.PasswordError as error:
        raise locked(source) from error
    except pikepdf.PdfError as error:
        raise _damaged(source) from error
    return held.getvalue()


def _filled(reader: Any) -> Iterator[tuple[str, str]]:
    """Yield every field that has a name of its own, with its value."""
    form = _object(_object(reader.trailer["/Root"]).get("/AcroForm"))
    waiting = [(one, 0) for one in _object(form.get("/Fields")) or ()] if form else []
    seen = 0
    while waiting:
        reference, depth = waiting.pop()
        seen += 1
        if seen > _MOST_FIELDS or depth > _DEEPEST:
            raise ValueError(seen)
        field = _object(reference)
        name = _object(field.get("/T"))
        if name is None:
            continue  # one of a choice: its parent has the value
        kids = [one for one in _object(field.get("/Kids")) or () if "/T" in _object(one)]
        if kids:
            waiting += ((one, depth + 1) for one in kids)
        else:
            yield str(name), _value(field)


def _remarks_on(reader: Any) -> Iterator[tuple[str, int, str]]:
    """Yield what was written on a page in no field, with a field of its form and its page."""
    found, name = 0, ""
    for number, page in enumerate(reader.pages, 1):
        notes = [_object(one) for one in _object(page.get("/Annots")) or ()]
        names = (_object(one.get("/T")) for one in notes if one.get("/Subtype") == _WIDGET)
        name = next((str(one) for one in names if one is not None), name)
        for note in notes:
            text = str(_object(note.get("/Contents")) or "").strip()
            if text and note.get("/Subtype") in _WRITTEN:
                yield name, number, text[:LONGEST_CELL]
                found += 1
                if found >= _MOST_REMARKS:
                    return


def _value(field: Any) -> str:
    value = _object(field.get("/V"))
    if _object(field.get("/FT")) == _BUTTON:
        return _state(value) or _state_of_kids(field)
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return str(value)[:LONGEST_CELL].replace("\r\n", "\n").replace("\r", "\n") if value else ""


def _state(value: object) -> str:
    """Return what is ticked; a name may be written with its stroke."""
    said = str(value).removeprefix("/") if value is not None else ""
    return "" if said.lower() == _OFF else said


def _state_of_kids(field: Any) -> str:
    """Return what is seen to be ticked where a viewer changed only that."""
    parts = [field, *map(_object, _object(field.get("/Kids")) or ())]
    return next((said for one in parts if (said := _state(_object(one.get("/AS"))))), "")


def _object(found: Any) -> Any:
    return found.get_object() if hasattr(found, "get_object") else found


def _is_printed(reader: Any) -> bool:
    """Return whether the first page says what is at the foot of every form, as words alone."""
    return bool(reader.pages) and tr("audit tool version") in " ".join(
        reader.pages[0].extract_text().split()
    )


def _without_fields(source: str, reader: Any) -> Unreadable:
    """Return what is said of a PDF that holds no fields of ours."""
    if _is_printed(reader):
        return _print_of_a_form(source)
    return _scan(source) if _is_scanned(reader) else _no_form(source)


def _is_scanned(reader: Any) -> bool:
    """Return whether the first page is a picture and says nothing."""
    if not reader.pages or reader.pages[0].extract_text().strip():
        return False
    resources = _object(reader.pages[0].get("/Resources")) or {}
    drawn = _object(resources.get("/XObject")) or {}
    return any(_object(drawn[name]).get("/Subtype") == "/Image" for name in drawn)


def _scan(source: str) -> Unreadable:
    return Unreadable(
        tr("“{shown}” is a scan: pictures of pages, and no fields.", shown=shown(source)),
        NOTHING_IN,
        tr(
            "Ask for the form's own file; or type its answers in: choose its cell in the table "
            "of returns, then “Type the return in”."
        ),
    )


def _print_of_a_form(source: str) -> Unreadable:
    return Unreadable(
        tr(
            "“{shown}” is a print of a form: it shows what was filled in, but holds no fields.",
            shown=shown(source),
        ),
        NOTHING_IN,
        tr("Ask for the form's own file, saved and not printed; or type its answers in."),
    )


def _no_form(source: str) -> Unreadable:
    return Unreadable(
        tr("“{shown}” is a PDF that is none of our forms.", shown=shown(source)),
        NOTHING_IN,
        tr(
            "Type its answers in: choose its cell in the table of returns, "
            "then “Type the return in”."
        ),
    )


def _damaged(source: str) -> Unreadable:
    return Unreadable(
        tr("“{shown}” is a PDF that cannot be read.", shown=shown(source)),
        NOTHING_IN,
        tr("Open it, save it once more and bring that in; or type its answers in."),
    )
