"""Keeping what was agreed of other people's words, so that the next file asks for less."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.model.agreed import AgreedWord, words_of
from core.model.case import Agency, Case
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.names import normalised
from core.model.tool import Tool
from core.store.file import WorkshopFile


def keep_agreed(
    file: WorkshopFile,
    tool: Tool,
    matches: Iterable[Match],
    rows: Mapping[int, str],
) -> None:
    """Keep what somebody said yes to; of what was said before, the last word counts.

    *rows* are the cases of the rows that come in, by their numbers. To be called inside the act
    that takes the rows of the file in.
    """
    agreed = [one for one in matches if one.certainty is Certainty.AGREED]
    at = file.clock().isoformat(timespec="seconds")
    held = {_place_of(word): word for word in file.all(AgreedWord)} if agreed else {}
    for word in words_of(agreed, tool, file.all(Case), at, rows):
        known = held.get(_place_of(word))
        if known is None:
            file.put(word)
        elif replace(word, id=known.id, at=known.at) != known:
            file.put(replace(word, id=known.id))
    _name_agencies(file, agreed)


def _place_of(word: AgreedWord) -> tuple[object, ...]:
    """Return where a word stands, whatever it means there."""
    asked_at = word.item_id if word.kind is MatchKind.ANSWER else None
    return word.kind, word.form, word.place, asked_at, word.written


def _name_agencies(file: WorkshopFile, agreed: Iterable[Match]) -> None:
    """Keep what agencies were called as their other names."""
    called: dict[str, list[str]] = {}
    for match in agreed:
        if match.kind is MatchKind.AGENCY and not match.place:
            called.setdefault(normalised(match.means), []).append(match.written.strip())
    for agency in file.all(Agency) if called else ():
        known = {normalised(name) for name in (agency.name, agency.short, *agency.other_names)}
        new = [
            name
            for name in called.get(normalised(agency.name), ())
            if normalised(name) not in known and ";" not in name
        ]
        if new:
            file.put(replace(agency, also="; ".join((*agency.other_names, *new))))
