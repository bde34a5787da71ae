"""What an earlier audit counted, and which of it can be set beside this one's counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.model.earlier import EarlierAudit, EarlierCount, EarlierSource, FigureApart
from core.model.ids import EarlierId, ItemId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Point, Tool


@dataclass(frozen=True, slots=True)
class ComparableCount:
    """What an earlier audit counted where this one asks the same, with the same answers.

    `counts` are by this tool's answers, in their order; `base` is how many answered. Of
    the returns it is at an `item`, of what the room agreed at a `point`.
    """

    earlier: EarlierAudit
    source: EarlierSource
    counts: tuple[tuple[Answer, int], ...]
    base: int
    item: Item | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class ApartFigure:
    """What an earlier audit gives for a question that is not compared, and why not."""

    earlier: EarlierAudit
    why: FigureApart
    because: str


def item_words(tool: Tool, item: Item) -> str:
    """Return all that is asked at an item: of a line of a checklist its question too."""
    question = tool.question[item.question_id]
    return f"{question.text} {item.text}" if question.checklist else question.text


def point_words(tool: Tool, point: Point) -> str:
    """Return all that the room judges at a point."""
    if point.item_id is not None:
        return item_words(tool, tool.item[point.item_id])
    return tool.question[point.question_id].text


def comparable_counts(now: Snapshot) -> tuple[ComparableCount, ...]:
    """Return what earlier audits counted of what is asked now in the same words.

    The same answers may be given to it, and both bases are of those that answered. What
    is asked twice in one wording is told by its number, and else not compared.
    """
    known = {one.id: one for one in now.earlier_audits}
    items, points = _items_by_words(now.tool), _points_by_words(now.tool)
    found: list[ComparableCount] = []
    for (earlier_id, source, words, key), rows in asked_then(now.earlier_counts).items():
        if any(row.apart for row in rows):
            continue
        places = items if source is EarlierSource.RETURNS else points
        place = _same(places.get(words, ()), key)
        if place is None:
            continue
        at, answers = place
        counts = _by_answer(answers, rows)
        if counts is not None and earlier_id in known:
            item, point = (at, None) if isinstance(at, Item) else (None, at)
            found.append(
                ComparableCount(known[earlier_id], source, counts, rows[0].base, item, point)
            )
    return tuple(found)


def earlier_at(now: Snapshot) -> dict[ItemId, tuple[ComparableCount, ...]]:
    """Return what earlier audits counted of the returns, by what is asked now."""
    found: dict[ItemId, tuple[ComparableCount, ...]] = {}
    for one in comparable_counts(now):
        if one.item is not None:
            found[one.item.id] = (*found.get(one.item.id, ()), one)
    return found


def apart_at(now: Snapshot) -> dict[ItemId, tuple[ApartFigure, ...]]:
    """Return what earlier audits' returns give that is not compared, by what is asked now."""
    known = {one.id: one for one in now.earlier_audits}
    items, found = _items_by_words(now.tool), dict[ItemId, tuple[ApartFigure, ...]]()
    for (earlier_id, source, words, key), rows in asked_then(now.earlier_counts).items():
        row = next((one for one in rows if one.apart), None)
        place = _same(items.get(words, ()), key)
        if row and place and earlier_id in known and source is EarlierSource.RETURNS:
            at, _ = place
            if isinstance(at, Item):
                figure = ApartFigure(known[earlier_id], row.apart, row.because)
                found[at.id] = (*found.get(at.id, ()), figure)
    return found


Asked = tuple[EarlierId, EarlierSource, str, str]
Place = tuple[str, Item | Point, tuple[Answer, ...]]


def asked_then(rows: Iterable[EarlierCount]) -> dict[Asked, list[EarlierCount]]:
    """Return the rows of each thing asked: of which audit, whose answers, its words and number."""
    found: dict[Asked, list[EarlierCount]] = {}
    for row in rows:
        at = (row.earlier_id, row.source, normalised(row.question), row.item_key)
        found.setdefault(at, []).append(row)
    return found


def counted_lines(rows: Iterable[EarlierCount]) -> int:
    """Return of how much there are counts: each of what was asked once for each source."""
    return len(asked_then(rows))


def _items_by_words(tool: Tool) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for item in tool.items:
        if tool.kind_of_item(item).one_of_some:
            answers = tuple(tool.answers_of(item.answer_set_id))
            words = normalised(item_words(tool, item))
            found.setdefault(words, []).append((item.key, item, answers))
    return found


def _points_by_words(tool: Tool) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for point in tool.points:
        words = normalised(point_words(tool, point))
        answers = tuple(tool.answers_at(point))
        found.setdefault(words, []).append((tool.key_at(point), point, answers))
    return found


def _same(places: Sequence[Place], key: str) -> tuple[Item | Point, tuple[Answer, ...]] | None:
    """Return what is asked in these words: the only one, or the one with that number."""
    if len(places) > 1:
        places = [one for one in places if one[0] == key]
    return places[0][1:] if len(places) == 1 else None


def _by_answer(
    answers: Sequence[Answer], rows: Sequence[EarlierCount]
) -> tuple[tuple[Answer, int], ...] | None:
    """Return the counts by today's answers; None where they could not be given the same."""
    held = {normalised(row.answer): row.count for row in rows}
    labels = [normalised(answer.label) for answer in answers]
    if not labels or set(held) != set(labels) or len(held) != len(rows):
        return None
    return tuple((answer, held[normalised(answer.label)]) for answer in answers)
