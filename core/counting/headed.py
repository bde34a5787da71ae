"""How many cases something was written of under each heading."""

from collections import Counter

from core.model.headed import HeadedText, TextPlace
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Point


def text_counts(now: Snapshot) -> dict[TextPlace, int]:
    """Count the cases with a text under each heading the tool has, in its order."""
    written = Counter(one.place for one in now.headed_texts)
    return {
        place: written[place] for point in now.tool.points for place in now.tool.texts_at(point)
    }


def texts_in_order(
    now: Snapshot, case_id: CaseId
) -> list[tuple[Point | None, tuple[HeadedText, ...]]]:
    """Return what was written of a case by where it is asked for, in the order of the tool.

    What the tool no longer asks for comes last, at no point.
    """
    held = {one.place: one for one in now.texts_on(case_id)}
    found: list[tuple[Point | None, tuple[HeadedText, ...]]] = []
    for point in now.tool.points if held else ():
        here = (held.pop(place, None) for place in now.tool.texts_at(point))
        if texts := tuple(one for one in here if one is not None):
            found.append((point, texts))
    if held:
        found.append((None, tuple(held.values())))
    return found
