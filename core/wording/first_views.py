"""What is said of first views: that returns stay hidden until then, and what moved since."""

from collections.abc import Sequence

from core.counting.divergence import MapRow
from core.counting.first_views import FirstTable, Unrevealed
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.words import plural, tr


def hidden_words(now: Snapshot, case_id: CaseId, table: FirstTable) -> tuple[str, str]:
    """Return that the returns on a question stay hidden, and how many are here."""
    asked = now.agencies_on(case_id)
    if not asked:
        return tr("No agency was asked: the room agrees once the first views are in."), ""
    here = sum((case_id, one.id) in now.usable for one in asked)
    last = tr("What the agencies wrote stays hidden until the last first view is in.")
    shown = tr("What the agencies wrote stays hidden until you show it.")
    said = last if table.answers else shown
    more = tr(
        "{here} of {returns} are here. They are in no list, search or note until then, "
        "nor on the room screen.",
        here=here,
        returns=plural(len(asked), tr("return"), tr("returns")),
    )
    return said, more


def hidden_map_words(rows: Sequence[MapRow]) -> str:
    """Return that the map is ordered by what is revealed; nothing where all is."""
    hidden = sum(cell.hidden for row in rows for cell in row.cells)
    if not hidden:
        return ""
    waiting = plural(hidden, tr("question waits"), tr("questions wait"))
    return tr("Ordered by what is revealed: {waiting} for first views.", waiting=waiting)


def unrevealed_words(found: Unrevealed) -> str:
    """Return how much is still hidden: "3 questions of 2 cases wait for first views"."""
    return tr(
        "{questions} of {cases} wait for first views",
        questions=plural(found.questions, tr("question"), tr("questions")),
        cases=plural(len(found.cases), tr("{case}"), tr("{cases}")),
    )
