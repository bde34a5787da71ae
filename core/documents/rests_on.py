"""What all that a document says rests on, in one line."""

from core.counting.collation import responses
from core.counting.meetings import people_there
from core.counting.voices import families
from core.model.audience import PANEL, Audience
from core.model.snapshot import Snapshot
from core.wording.bands import number_of
from core.wording.numbers import Unit
from core.words import plural, tr


def rests_on_words(now: Snapshot, audience: Audience = PANEL) -> str:
    """Return "8 cases · 24 returns used · 13 people in the room · 3 families heard".

    Where numbers are not told, a small one is only said to be small.
    """
    if not audience.says_counts:
        return number_of(len(now.cases), Unit.CASES)
    found = responses(now)
    here = len(people_there(now, only_present=True))
    heard = families(now).heard
    parts = (
        Unit.CASES.of(len(now.cases)),
        tr("{returns} used", returns=Unit.RETURNS.of(found.usable)) if found.usable else "",
        tr("{people} in the room", people=plural(here, "person", "people")) if here else "",
        tr("{families} heard", families=plural(heard, "family", "families")) if heard else "",
    )
    return " · ".join(part for part in parts if part)
