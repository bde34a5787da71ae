"""What all that a document says rests on, in one line."""

from core.counting.collation import responses
from core.counting.voices import families
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit
from core.words import plural, tr


def rests_on_words(now: Snapshot) -> str:
    """Return "8 cases · 24 returns used · 13 people in the room · 3 families heard"."""
    found = responses(now)
    here = sum(person.present for person in now.participants)
    heard = families(now).heard
    parts = (
        Unit.CASES.of(len(now.cases)),
        tr("{returns} used", returns=Unit.RETURNS.of(found.usable)) if found.usable else "",
        tr("{people} in the room", people=plural(here, "person", "people")) if here else "",
        tr("{families} heard", families=plural(heard, "family", "families")) if heard else "",
    )
    return " · ".join(part for part in parts if part)
