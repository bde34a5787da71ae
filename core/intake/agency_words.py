"""What agencies are called besides their names: proposed where one of an audit's is meant alone."""

from collections.abc import Sequence
from typing import Final

from core.intake.matching.likeness import stem, words_of
from core.intake.others_words import AGENCIES_CALLED


def _bare(name: str) -> tuple[str, ...]:
    return tuple(map(stem, words_of(name)))


_GROUPS: Final = tuple(frozenset(map(_bare, group)) for group in AGENCIES_CALLED)


_KNOWN: Final = frozenset().union(*_GROUPS)


def called_likewise(written: str, agencies: Sequence[str]) -> str:
    """Return the one agency that is another word for what is written; "" for none or several.

    A place may stand before it: "Northmere Constabulary".
    """
    whole = _bare(written)
    bare = next((whole[at:] for at in range(len(whole)) if whole[at:] in _KNOWN), ())
    found = {
        agency
        for group in _GROUPS
        if bare in group
        for agency in agencies
        if _bare(agency) in group
    }
    return found.pop() if len(found) == 1 else ""
