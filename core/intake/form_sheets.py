"""Makes sheets of the fields of our forms, whatever kind of file they were in."""

import re
from typing import Final

from core.intake.sheets import SheetHead, SheetRow, Worksheet
from core.model.form import VALUE_COLUMN, FieldKind, FieldName
from core.words import tr

_NAME: Final = re.compile(r"f(\d{1,9})/(.+)", re.DOTALL)
"""A field's name in a file that several forms may share: which form's it is, and its own."""


class FormSheets:
    """The lines found so far, by the number of their form."""

    def __init__(self) -> None:
        self._forms: dict[int, list[FormLineRead]] = {}

    def __bool__(self) -> bool:
        return bool(self._forms)

    def put(self, name: str, value: str, printed: str = "") -> None:
        """Add a field, with what is printed beside it; one that is none of ours is passed over."""
        found = _NAME.fullmatch(name)
        if found is not None:
            self._forms.setdefault(int(found[1]), []).append((found[2], printed, value))

    def print(self, number: int, text: str) -> None:
        """Add words that stand in a form of that number, beside no field."""
        self._forms.setdefault(number, []).append(("", text, ""))

    def remark(self, name: str, place: str, text: str) -> None:
        """Add what somebody wrote on the form of the field called *name*, in none of its fields.

        Without a field it is on the first form.
        """
        found = _NAME.fullmatch(name)
        number = int(found[1]) if found is not None else min(self._forms, default=0)
        if number in self._forms:
            line = (str(FieldName(FieldKind.REMARK, 0, place)), "", text)
            self._forms[number].append(line)

    def sheets(self) -> list[Worksheet]:
        """Return a sheet a form, in the order of their numbers."""
        return [_sheet(number, self._forms[number]) for number in sorted(self._forms)]


FormLineRead = tuple[str, str, str]
"""A field's name, or "", what is printed beside it, and its value."""


def number_in(name: str) -> int | None:
    """Return the number of the form that a field belongs to; None where it is none of ours."""
    found = _NAME.fullmatch(name)
    return int(found[1]) if found is not None else None


def _sheet(number: int, lines: list[FormLineRead]) -> Worksheet:
    """Return one form; what it is known by comes first, as in a workbook."""
    known = [one for one in lines if one[0].startswith(FieldKind.FORM.value)]
    first = [(name, "", value) for name, _, value in known]
    others = [("", one[1], "") if one in known else one for one in lines]
    between = ("",) * (VALUE_COLUMN - 2)
    rows = (
        SheetRow(at, (name, printed, *between, value))
        for at, (name, printed, value) in enumerate([*first, *others], 1)
    )
    return Worksheet(SheetHead(tr("Form {number}", number=number)), tuple(rows))
