"""Headed texts in words: where one stands, and how many cases have one."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from core.model.headed import TextPlace
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.wording.numbers import Unit
from core.words import tr


def headed_where(now: Snapshot, point: Point | None) -> str:
    """Return "3 The plan"; of what the tool no longer asks for, that it does not."""
    if point is None:
        return tr("No longer asked")
    return f"{now.tool.key_at(point)} {now.tool.short_at(point) or now.tool.text_at(point)}"


def part_words(now: Snapshot, place: TextPlace) -> str:
    """Return the number of the question, or the title of the theme, a text stands beside."""
    if place.question_id is not None:
        return now.tool.key_of(place.question_id)
    theme = now.tool.theme.get(place.theme_id) if place.theme_id is not None else None
    return theme.title if theme is not None else ""


def text_count_words(now: Snapshot, counted: Mapping[TextPlace, int]) -> Iterator[str]:
    """Yield for each question or theme how many cases something was written of."""
    for where, places in groupby(counted, key=lambda place: part_words(now, place)):
        said = " · ".join(f"{place.heading} {counted[place]}" for place in places)
        base = Unit.CASES.of(len(now.cases))
        yield ""
        yield tr("Written beside {where}, of {base}", where=where, base=base)
        yield f"    {said}"
