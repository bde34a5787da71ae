"""Which files the forms of an audit become: an agency's together, or each by itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from core.model.file_names import in_file_name
from core.model.form import Form
from core.pdf.preview import Picture, render
from core.words import tr


class FormFormat(StrEnum):
    """What forms are written as; the value is the end of the file's name."""

    PDF = "pdf"
    EXCEL = "xlsx"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file of forms, all of one agency; its name says whose and which, never of whom."""

    name: str
    format: FormFormat
    forms: tuple[Form, ...]

    def written(self, made: datetime) -> bytes:
        """Return the file; the library that writes it is imported here."""
        match self.format:
            case FormFormat.PDF:
                from core.forms import pdf

                return pdf.write(self.forms, made)
            case FormFormat.EXCEL:
                from core.forms import excel

                return excel.write(self.forms, made)
            case FormFormat.WORD:
                from core.forms import word

                return word.write(self.forms, made)


def form_files(
    forms: Sequence[Form], formats: Collection[FormFormat], together: bool
) -> tuple[FormFile, ...]:
    """Return the files to write, an agency after the other; with *together* one an agency."""
    by_agency = sorted(forms, key=lambda form: (form.agency, form.agency_id, form.number))
    found: list[FormFile] = []
    for _, group in groupby(by_agency, key=lambda form: form.agency_id):
        own = tuple(group)
        for pack in [own] if together else [(form,) for form in own]:
            found += (FormFile(_name(pack, one), one, pack) for one in FormFormat if one in formats)
    return tuple(found)


def _name(forms: tuple[Form, ...], format: FormFormat) -> str:
    agency = in_file_name(forms[0].agency) or tr("Agency")
    first, last = forms[0].number, forms[-1].number
    if first == last:
        said = tr("{agency}, form {number}", agency=agency, number=first)
    else:
        said = tr("{agency}, forms {first} to {last}", agency=agency, first=first, last=last)
    return f"{said}.{format.value}"


def first_page(form: Form, made: datetime, scale: float) -> Picture:
    """Return the first page of a form as it will be seen, at *scale* pixels a point."""
    from core.forms import pdf

    return render(pdf.write((form,), made), 0, scale)


def names_of(files: Iterable[FormFile]) -> tuple[str, ...]:
    """Return what the files are called."""
    return tuple(one.name for one in files)
