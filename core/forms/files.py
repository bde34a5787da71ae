"""Which files the forms of an audit become: an agency's together, or each by itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Final

from core.model.case import Agency
from core.model.file_names import in_file_name
from core.model.form import Form
from core.pdf.preview import Picture, render
from core.words import tr


class FormFormat(StrEnum):
    """What forms are written as; on paper it is a PDF that is called so."""

    PDF = "pdf"
    EXCEL = "xlsx"
    WORD = "docx"
    PAPER = "paper"

    @property
    def ending(self) -> str:
        """How the name of such a file ends."""
        return FormFormat.PDF.value if self is FormFormat.PAPER else self.value


NONE_OF_THEIR_OWN: Final[Mapping[int, FormFormat]] = {}


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file of forms, all of one agency; its name says whose and which, never of whom."""

    name: str
    format: FormFormat
    forms: tuple[Form, ...]

    def written(self, made: datetime) -> bytes:
        """Return the file; the library that writes it is imported here."""
        match self.format:
            case FormFormat.PDF | FormFormat.PAPER:
                from core.forms import pdf

                return pdf.write(self.forms, made)
            case FormFormat.EXCEL:
                from core.forms import excel

                return excel.write(self.forms, made)
            case FormFormat.WORD:
                from core.forms import word

                return word.write(self.forms, made)


def form_files(
    forms: Sequence[Form],
    formats: Collection[FormFormat],
    together: bool,
    own: Mapping[int, FormFormat] = NONE_OF_THEIR_OWN,
) -> tuple[FormFile, ...]:
    """Return the files to write, an agency after the other; with *together* one an agency.

    An agency that has a format of its *own* gets its forms in that, whatever the others get.
    """
    by_agency = sorted(forms, key=lambda form: (form.agency, form.agency_id, form.number))
    found: list[FormFile] = []
    for agency_id, group in groupby(by_agency, key=lambda form: form.agency_id):
        pack = tuple(group)
        wanted = [own[agency_id]] if agency_id in own else [*formats]
        for some in [pack] if together else [(form,) for form in pack]:
            found += (FormFile(_name(some, one), one, some) for one in FormFormat if one in wanted)
    return tuple(found)


def own_formats(agencies: Iterable[Agency]) -> dict[int, FormFormat]:
    """Return what agencies get their forms as whose choice is their own."""
    known = {one.value: one for one in FormFormat}
    return {int(one.id): known[one.sent_as] for one in agencies if one.sent_as in known}


def _name(forms: tuple[Form, ...], format: FormFormat) -> str:
    agency = in_file_name(forms[0].agency) or tr("Agency")
    first, last = forms[0].number, forms[-1].number
    if first == last:
        said = tr("{agency}, form {number}", agency=agency, number=first)
    else:
        said = tr("{agency}, forms {first} to {last}", agency=agency, first=first, last=last)
    said = tr("{forms}, to print", forms=said) if format is FormFormat.PAPER else said
    return f"{said}.{format.ending}"


def first_page(form: Form, made: datetime, scale: float) -> Picture:
    """Return the first page of a form as it will be seen, at *scale* pixels a point."""
    from core.forms import pdf

    return render(pdf.write((form,), made), 0, scale)
