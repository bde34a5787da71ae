"""The audit's standards; another number for one is the number wherever it is cited."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.acts.prepare import keep_rows
from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError, shown
from core.model.names import normalised
from core.model.standard import Standard, citations_kept, cited_in
from core.model.tool import Question
from core.store.file import WorkshopFile
from core.words import tr

_ON_ITS_WAY: Final = "\x1f"
"""Begins what stands for a number while numbers change places; nobody can type it."""


def keep_standards(
    file: WorkshopFile, label: str, rows: Sequence[Standard], merge: str = ""
) -> Changed | None:
    """Keep standards; questions go on citing those that have another number now.

    Raises NotYet for one without a number, WorkshopError where two would have the same.
    """
    held = {one.id: one for one in file.all(Standard)}
    after = [*({**held, **{one.id: one for one in rows if one.id}}).values()]
    after += [one for one in rows if not one.id]
    _refuse_alike(after)
    moved = {
        normalised(held[one.id].number): one.number
        for one in rows
        if one.id in held and held[one.id].number != one.number
    }
    with file.act(label, merge) as act:
        if not set(moved.values()).isdisjoint(one.number for one in held.values()):
            for one in rows:  # a number is taken by one that gives its own away
                if one.id in held:
                    file.put(replace(one, number=f"{_ON_ITS_WAY}{one.id}"))
        keep_rows(file, label, rows)
        if moved:
            _cite_anew(file, moved)
    return act.news


def _cite_anew(file: WorkshopFile, moved: Mapping[str, str]) -> None:
    for question in file.all(Question):
        cited = cited_in(question.cites)
        now = tuple(moved.get(normalised(one), one) for one in cited)
        if now != cited:
            file.put(replace(question, cites=citations_kept(now)))


def _refuse_alike(rows: Sequence[Standard]) -> None:
    seen: set[str] = set()
    for one in rows:
        if not one.number.strip():
            raise NotYet(
                tr("A standard needs its number."),
                tr("Nothing was changed."),
                tr("Type the number it is cited by."),
            )
        if normalised(one.number) in seen:
            raise WorkshopError(
                tr("There is already a standard {number}.", number=shown(one.number)),
                tr("Nothing was changed."),
                tr("Give it another number."),
            )
        seen.add(normalised(one.number))
