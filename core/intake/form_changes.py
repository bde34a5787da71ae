"""Finds what was changed in one of our forms beside its answers, by the seal it went out with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from core.intake.sheets import SheetRow, Worksheet
from core.model.form import VALUE_COLUMN, FieldKind, FieldName, field_name
from core.model.names import cleaned
from core.model.seal import OWN, SealedLine, line_of, read_seal

_ANSWERED: Final = (FieldKind.ANSWER, FieldKind.COMMENT)
_MOST: Final = 50


class FormChangeKind(Enum):
    """What was done to the form."""

    TYPED_ASIDE = auto()
    TYPED_OVER = auto()
    WORDS_GONE = auto()
    PLACE_GONE = auto()


@dataclass(frozen=True, slots=True)
class FormChange:
    """One change: `words` as they stand now, `field` where or next to which they stand.

    `row` is that of the sheet, 0 for what is gone.
    """

    kind: FormChangeKind
    words: str = ""
    field: FieldName | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a form as it came back."""

    sealed: SealedLine
    name: FieldName | None
    words: str
    row: int = 0


def seal_of(sheet: Worksheet) -> tuple[SealedLine, ...]:
    """Return the seal a form went out with; none of an older one."""
    for row in sheet.rows:
        name = field_name(row.cells[0]) if row.cells else None
        if name is not None and name.kind is FieldKind.SEAL:
            return read_seal(name.key or _value(row))
    return ()


def changes_in(sheet: Worksheet) -> list[FormChange]:
    """Return what was changed in a form, the first of it; nothing where it has no seal."""
    seal = seal_of(sheet)
    if not seal:
        return []
    lines = list(_lines(sheet))
    there = {one.sealed.field for one in lines}
    kept = [one for one in seal if not one.field or one.field in there]
    found = [*_in_fields(seal, lines), *_between_fields(kept, lines)]
    return sorted(found, key=lambda one: one.row)[:_MOST]


def is_as_sent(sheet: Worksheet, kind: FieldKind) -> bool:
    """Return whether what a form says of itself is what it said when it went out."""
    wanted = {one.mark for one in seal_of(sheet) if _kind(one) is kind}
    there = {one.sealed.mark for one in _lines(sheet) if _kind(one.sealed) is kind}
    return bool(wanted) and wanted == there


def _kind(line: SealedLine) -> FieldKind | None:
    name = field_name(line.field) if line.field else None
    return name.kind if name is not None else None


def _lines(sheet: Worksheet) -> Iterator[_Line]:
    for row in sheet.rows:
        name = field_name(row.cells[0]) if row.cells else None
        answered = name is not None and name.kind not in (*OWN, FieldKind.FORM, FieldKind.SEAL)
        words = row.cells[1 : VALUE_COLUMN if answered else VALUE_COLUMN + 1]
        if name is not None and name.kind in (FieldKind.FORM, FieldKind.REMARK):
            words = words[: VALUE_COLUMN - 1]
        if name is not None and name.kind is FieldKind.SEAL and not name.key:
            continue  # its value is the seal itself
        yield _Line(line_of(name, "".join(words)), name, cleaned(" ".join(words)), row.number)


def _value(row: SheetRow) -> str:
    return row.cells[VALUE_COLUMN] if len(row.cells) > VALUE_COLUMN else ""


def _in_fields(seal: Iterable[SealedLine], lines: Iterable[_Line]) -> Iterator[FormChange]:
    """Yield the fields that are gone, and those beside which other words stand now."""
    there = {one.sealed.field: one for one in lines if one.sealed.field}
    for sealed in {one.field: one for one in seal if one.field}.values():
        line = there.get(sealed.field)
        name = field_name(sealed.field)
        if line is None:
            yield FormChange(FormChangeKind.PLACE_GONE, field=name)
        elif line.sealed.mark != sealed.mark:
            gone = not line.sealed.mark
            kind = FormChangeKind.WORDS_GONE if gone else FormChangeKind.TYPED_OVER
            yield FormChange(kind, line.words, line.name, line.row)


def _between_fields(seal: Iterable[SealedLine], lines: Iterable[_Line]) -> Iterator[FormChange]:
    """Yield what stands between fields and did not, and what did and does not any more."""
    lines = list(lines)
    wanted = Counter((one.mark, field) for one, field in _before(seal) if not one.field)
    names = {one.sealed.field: one.name for one in lines}
    extra: dict[str, list[_Line]] = {}
    for (_, field), line in zip(_before(one.sealed for one in lines), lines, strict=True):
        if line.sealed.field or not line.sealed.mark:
            continue
        if wanted[line.sealed.mark, field] > 0:
            wanted[line.sealed.mark, field] -= 1
        else:
            extra.setdefault(field, []).append(line)
    left = Counter({field: 0 for _, field in wanted})
    for (mark, field), count in wanted.items():
        left[field] += count if mark else 0
    yield from _paired(extra, left, names)


def _paired(
    extra: Mapping[str, list[_Line]], left: Mapping[str, int], names: Mapping[str, FieldName | None]
) -> Iterator[FormChange]:
    """Yield other words as typed over where as many are gone as stand there anew."""
    for field in dict.fromkeys((*extra, *left)):
        gone, name = left.get(field, 0), names.get(field) or field_name(field)
        for at, line in enumerate(extra.get(field, ())):
            kind = FormChangeKind.TYPED_OVER if at < gone else FormChangeKind.TYPED_ASIDE
            yield FormChange(kind, line.words, name, line.row)
        if gone > len(extra.get(field, ())):
            yield FormChange(FormChangeKind.WORDS_GONE, field=name)


def _before(lines: Iterable[SealedLine]) -> list[tuple[SealedLine, str]]:
    """Return each line with the first field at or below it; the ends of pages are none."""
    found: list[tuple[SealedLine, str]] = []
    field = ""
    for line in reversed(list(lines)):
        if _kind(line) is not FieldKind.END:
            field = line.field or field
        found.append((line, field))
    found.reverse()
    return found


def is_at_an_answer(name: FieldName | None) -> bool:
    """Return whether a change stands at something that is answered."""
    return name is not None and name.kind in _ANSWERED
