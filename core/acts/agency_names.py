"""What the tool calls agencies by goes along when an agency is called something else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.model.asking import AskedOf
from core.model.case import Agency
from core.model.names import normalised
from core.store.file import WorkshopFile


def other_names(file: WorkshopFile, rows: Iterable[object]) -> dict[str, str]:
    """Return by its name of today what each agency among *rows* is to be called.

    A short name that goes gives way to the new one, or to the name.
    """
    held = {one.id: one for one in file.all(Agency)}
    found: dict[str, str] = {}
    for row in rows:
        before = held.get(row.id) if isinstance(row, Agency) else None
        if before is None or not isinstance(row, Agency):
            continue
        if before.short and before.short != row.short:
            found[normalised(before.short)] = row.short or row.name
        if before.name != row.name:
            found[normalised(before.name)] = row.name
    return found


def call_anew(file: WorkshopFile, names: Mapping[str, str]) -> None:
    """Let questions be for the agencies they were for, by their names of now; inside an act."""
    if not names:
        return
    rows = file.all(AskedOf)
    after = [replace(one, agency=names.get(normalised(one.agency), one.agency)) for one in rows]
    taken = {(one.theme_id, one.question_id, normalised(one.agency)) for one in rows}
    for row, new in zip(rows, after, strict=True):
        place = (new.theme_id, new.question_id, normalised(new.agency))
        if new != row and (place not in taken or normalised(new.agency) == normalised(row.agency)):
            file.put(new)
