"""What is said of a key file beside its audit: references, numbers and columns that do not fit."""

from collections.abc import Sequence
from typing import Final

from core.counting.identities import doubtful_numbers, strange_agencies, strange_references
from core.model.fault import shown
from core.model.identities import AgencySheet, Identities
from core.model.snapshot import Snapshot
from core.wording.numbers import listed
from core.words import tr

_MOST_NAMED: Final = 8


def misfit_words(now: Snapshot, identities: Identities) -> tuple[str, ...]:
    """Return what cannot be right, a sentence each: none names anybody but by reference or line."""
    said = []
    references = [one for one in strange_references(now, identities) if one]
    if references:
        said.append(tr("Not in this audit: {named}.", named=references_words(references)))
    doubtful = doubtful_numbers(identities)
    if doubtful:
        numbers = _first([str(number) for number in doubtful])
        lines = tr("line") if len(doubtful) == 1 else tr("lines")
        said.append(
            tr("No NHS number, by its last digit: {lines} {numbers}.", lines=lines, numbers=numbers)
        )
    said += (
        tr("No agency is called “{name}”: its columns go on no sheet.", name=shown(name))
        for name in strange_agencies(now, identities)
    )
    return tuple(said)


def unknown_words(sheet: AgencySheet) -> str:
    """Return of whom an agency was asked and nothing is known."""
    return tr(
        "{agency}: nothing is known of {named}.",
        agency=sheet.agency,
        named=references_words(sheet.unknown),
    )


def references_words(references: Sequence[str]) -> str:
    """Return references as they are named in a sentence, of many the first few."""
    return _first([f"“{shown(one)}”" for one in references])


def _first(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMED
    if rest <= 0:
        return listed(names)
    return listed([*names[:_MOST_NAMED], tr("{number} more", number=rest)])
