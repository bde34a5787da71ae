"""What a form said when it went out, in few signs, so that it is seen what was changed in it since.

A form that comes back is compared with its seal: words typed over, typed beside the answers
or taken out are then known as such, whatever program saved it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from core.model.form import VERSION, FieldKind, FieldName, field_name

LONGEST: Final = 32_000
"""A cell of a workbook holds little more; a form that needs more goes out without a seal."""
OWN: Final = frozenset((FieldKind.AUDIT, FieldKind.TOOL, FieldKind.CASE, FieldKind.AGENCY))
"""The fields whose value is of the form's own words, and no answer."""
_OF_THE_FORM: Final = frozenset((FieldKind.FORM, FieldKind.SEAL, FieldKind.REMARK))
_MARK: Final = 5
_MOST_LINES: Final = 20_000
_SIGN: Final = "="


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A line of a form: the mark of its own words, "" without any, and its field, if it has one."""

    mark: str = ""
    field: str = ""


def line_of(name: FieldName | None, text: str) -> SealedLine:
    """Return a line as it is sealed and compared; what names the form is no field of it."""
    told = name is not None and name.kind not in _OF_THE_FORM
    return SealedLine(_mark(text), _short(name) if name is not None and told else "")


def _mark(text: str) -> str:
    """Return a few signs that change with the words, but not with how spaces are put."""
    words = "".join(unicodedata.normalize("NFC", text).split())
    bare = "".join(one for one in words if one.isprintable())
    if not bare:
        return ""
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()[:_MARK]


def _short(name: FieldName) -> str:
    """Return a field's name without what it was printed as, which may be long."""
    return str(FieldName(name.kind, name.number, "", name.part))


def sealed(lines: Iterable[SealedLine]) -> str:
    """Return a seal; "" where it would be too long to travel."""
    said = (
        f"{line.mark}{_SIGN}{line.field}" if line.field else line.mark
        for line in lines
        if line.mark or line.field
    )
    found = " ".join(said)
    return found if len(found) <= LONGEST else ""


def read_seal(written: str) -> tuple[SealedLine, ...]:
    """Return the lines of a seal; none where it is none."""
    found = []
    for part in written.split()[:_MOST_LINES]:
        mark, _, field = part.partition(_SIGN)
        found.append(SealedLine(mark, field))
    return tuple(found)


_PART: Final = re.compile(rf"[0-9a-f]{{{_MARK}}}|(?:[0-9a-f]{{{_MARK}}})?{_SIGN}[a-z][^\s{_SIGN}]*")


def fields_of_seal(written: str) -> tuple[str, ...]:
    """Return the names of a form's fields in their order, its own number first; none of no seal."""
    parts = written.split()
    if len(parts) < len(OWN) or not all(map(_PART.fullmatch, parts)):
        return ()
    names = [one.field for one in read_seal(written) if one.field]
    known = [name for one in names if (name := field_name(one)) is not None]
    if len(known) < len(names) or not {one.kind for one in known} >= OWN:
        return ()
    asked = (str(one) for one in known if one.kind is not FieldKind.END)
    return (str(FieldName(FieldKind.FORM, VERSION)), *asked)


def seal_field(written: str = "") -> str:
    """Return the name of the field for a seal; where its value would be seen it holds that too."""
    return str(FieldName(FieldKind.SEAL, 0, written))
