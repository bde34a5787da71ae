"""Makes sheets of the fields of our forms, whatever kind of file they were in."""

import re
from typing import Final

from core.intake.sheets import SheetHead, SheetRow, Worksheet
from core.model.form import VALUE_COLUMN, FieldKind
from core.words import tr

_NAME: Final = re.compile(r"f(\d{1,9})/(.+)", re.DOTALL)
"""A field's name in a file that several forms may share: which form's it is, and its own."""


class FormSheets:
    """The fields found so far, by the number of their form."""

    def __init__(self) -> None:
        self._forms: dict[int, list[tuple[str, str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._forms)

    def put(self, name: str, value: str) -> None:
        """Add a field; one that is none of ours is passed over."""
        found = _NAME.fullmatch(name)
        if found is not None:
            self._forms.setdefault(int(found[1]), []).append((found[2], value))

    def sheets(self) -> list[Worksheet]:
        """Return a sheet a form, in the order of their numbers."""
        return [_sheet(number, self._forms[number]) for number in sorted(self._forms)]


def _sheet(number: int, fields: list[tuple[str, str]]) -> Worksheet:
    """Return one form; what it is known by comes first, as in a workbook."""
    fields.sort(key=lambda one: not one[0].startswith(FieldKind.FORM.value))
    between = ("",) * (VALUE_COLUMN - 1)
    rows = (SheetRow(at, (name, *between, value)) for at, (name, value) in enumerate(fields, 1))
    return Worksheet(SheetHead(tr("Form {number}", number=number)), tuple(rows))
