"""Choosing between two sides: one act each, that can be taken back like any other."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.hand_out import DifferenceKind, SideChosen, TableDifference
from core.store.file import WorkshopFile
from core.store.journal import Change, Row
from core.store.rows import COLUMNS, KINDS
from core.tables.rules import BOOKS, twin_of
from core.words import tr


def side(text: str) -> Row | None:
    """Return one side of a difference as it was kept; None is no row."""
    found: Row | None = json.loads(text)
    return found


def is_words(difference: TableDifference) -> bool:
    """Return whether the sides differ in one text, so that both may be kept."""
    if difference.how is not DifferenceKind.BOTH_CHANGED or "," in difference.columns:
        return False
    sides = (side(difference.here), side(difference.there))
    texts = [one and one.get(difference.columns) for one in sides]
    kind = KINDS[difference.kind].__annotations__.get(difference.columns)
    return all(isinstance(one, str) for one in texts) and kind in (str, "str")


def both_texts(difference: TableDifference) -> str:
    """Return the words of both sides, one after the other; equal ones once."""
    here, there = (
        str((side(one) or {}).get(difference.columns) or "")
        for one in (difference.here, difference.there)
    )
    if there in here:
        return here
    return there if here in there else f"{here} {there}".strip()


def choices_of(difference: TableDifference) -> tuple[SideChosen, ...]:
    """Return what can be chosen of a difference, in the order it is offered."""
    here, there = SideChosen.HERE, SideChosen.THERE
    before = (SideChosen.AS_IT_WAS,) if side(difference.before) is not None else ()
    match difference.how:
        case DifferenceKind.BOTH_CHANGED:
            return (here, there, *before, *((SideChosen.BOTH,) if is_words(difference) else ()))
        case DifferenceKind.CALLED_OTHERWISE:
            return (here, *before)
        case DifferenceKind.NAME_TAKEN:
            return (here,)
        case _:
            return (here, there)


def settle(
    file: WorkshopFile,
    difference: TableDifference,
    choice: SideChosen,
    words: str = "",
    about: str = "",
) -> Changed | None:
    """Keep what was chosen of a difference; *words* are those of both, put right.

    *About* is what it is about, for whoever takes it back.

    Raises NotYet where that cannot be, with nothing changed.
    """
    if choice not in choices_of(difference):
        raise NotYet(
            tr("That cannot be chosen here."),
            tr("Nothing was changed."),
            tr("Choose one of the sides that are offered."),
        )
    with file.act(tr("settle {about}", about=about or tr("what differs"))) as act:
        _write(file, difference, choice, words)
        held = file.get(TableDifference, difference.id)
        if held is not None:  # what it was about may have gone, and it no longer points there
            file.put(replace(held, chosen=choice))
    return act.news


def resting_on(file: WorkshopFile, difference: TableDifference) -> dict[str, int]:
    """Return how many rows of each kind would go with the row a difference is about."""
    if file.rows.read(difference.kind, difference.row_id) is None:
        return {}
    gone = {
        (one.table, one.key)
        for one in file.rows.removal(difference.kind, difference.row_id)
        if one.after is None and one.table not in BOOKS
    }
    gone.discard((difference.kind, difference.row_id))
    return dict(Counter(table for table, _ in sorted(gone)))


def _write(file: WorkshopFile, difference: TableDifference, choice: SideChosen, words: str) -> None:
    here = file.rows.read(difference.kind, difference.row_id)
    if choice is SideChosen.BOTH:
        _change(file, difference, here, {difference.columns: words})
    elif (choice is SideChosen.HERE and difference.how is DifferenceKind.REMOVED_HERE) or (
        choice is SideChosen.THERE and difference.how is DifferenceKind.REMOVED_THERE
    ):
        _remove(file, difference, here)
    elif choice in (SideChosen.THERE, SideChosen.AS_IT_WAS):
        chosen = difference.there if choice is SideChosen.THERE else difference.before
        if difference.how is not DifferenceKind.REMOVED_HERE or choice is SideChosen.AS_IT_WAS:
            _change(file, difference, here, side(chosen))


def _remove(file: WorkshopFile, difference: TableDifference, here: Row | None) -> None:
    if here is not None:
        for change in file.rows.removal(difference.kind, difference.row_id):
            file.write_changes([change])


def _change(
    file: WorkshopFile, difference: TableDifference, here: Row | None, cells: dict[str, Any] | None
) -> None:
    """Write the cells of one side into the row, as far as they are its own."""
    if here is None:
        raise NotYet(
            tr("What this is about was removed here since."),
            tr("Nothing was changed, and both sides are still kept."),
            tr("Bring it back first, by Undo or Go back, or choose what is here."),
        )
    if cells is None:
        return
    named = difference.columns.split(",") if difference.columns else COLUMNS[difference.kind]
    taken = {one: cells[one] for one in named if one in cells and one != "id"}
    pointing = {
        column
        for parent, resting in file.rows.resting().items()
        for child, column, _ in resting
        if child == difference.kind
        and taken.get(column) is not None
        and file.rows.read(parent, taken[column]) is None
    }
    if pointing:
        raise NotYet(
            tr("What was said there points to something that is not here any more."),
            tr("Nothing was changed."),
            tr("Bring that back first, by Undo or Go back, or choose what is here."),
        )
    after = {**here, **taken}
    if twin_of(file.rows, difference.kind, after) is not None:
        raise NotYet(
            tr("Something else here is called so, or stands for the same by now."),
            tr("Nothing was changed."),
            tr("Choose what is here, or change the other first."),
        )
    if after != here:
        file.write_changes([Change(difference.kind, difference.row_id, here, after)])
