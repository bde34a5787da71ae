"""A round counted as it is published and compared: each statement by pathway and kind of agency."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID

from core.counting.asking import Pair, not_asked, usable_pairs
from core.counting.earlier import item_words, point_words
from core.counting.judgements import RoomCount, counted_points, room_count
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.fault import NotYet
from core.model.ids import ItemId
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Item, Tool
from core.programme.canonical import tool_digest
from core.programme.publication import (
    AnsweredRow,
    JudgedRow,
    PublishedTool,
    StatementAsked,
    statement,
)
from core.words import tr

_IN_ORDER: Final = (
    *(Bearing.MET, Bearing.PARTLY, Bearing.NOT_MET),
    *(Bearing.NOT_APPLICABLE, Bearing.UNKNOWN),
)
_NO_COUNTS: Final = Counter[Bearing]()


def round_of(now: Snapshot) -> str:
    """Return by what a round is known: the same for every copy of its file."""
    return round_of_json(now) if now.which is None else _uuid(now.which.audit)


def round_of_json(now: Snapshot) -> str:
    """Return by what a round read from JSON is known, whose file is no more known."""
    return _uuid(now.audit.mark or f"{now.audit.title} {now.audit.day}")


def _uuid(mark: str) -> str:
    found = sha256(f"casewalk-round {mark}".encode()).digest()[:16]
    return str(UUID(bytes=found, version=5))


def held_on(now: Snapshot) -> str:
    """Return the day of a round, else that of what was settled last. Raises NotYet without one."""
    day = now.audit.day or max((one.settled_at for one in now.judgements), default="")[:10]
    if not day:
        raise NotYet(
            tr("The audit does not say on which day it was."),
            tr("Nothing was counted."),
            tr("Give it its day, under The audit."),
        )
    return day


def published_tool(now: Snapshot) -> PublishedTool:
    """Return all that is judged or answered by one of some answers, as it was asked.

    A question that is its own one item is there once.
    """
    tool = now.tool
    found: dict[str, StatementAsked] = {}
    for point in counted_points(now):
        bearings = tuple(one.bearing for one in tool.answers_at(point))
        words, theme = point_words(tool, point), tool.theme_at(point).title
        found[tool.key_at(point)] = statement(tool.key_at(point), theme, words, bearings)
    for item in _counted_items(tool):
        bearings = tuple(one.bearing for one in tool.answers_of(item.answer_set_id))
        theme = tool.theme[tool.question[item.question_id].theme_id].title
        asked = statement(item.key, theme, item_words(tool, item), bearings)
        found.setdefault(item.key, asked)
    statements = tuple(found.values())
    return PublishedTool(
        now.audit.tool_key, now.audit.tool_title, tool_digest(statements), statements
    )


def _counted_items(tool: Tool) -> list[Item]:
    asked = (one for one in tool.items if not tool.question[one.question_id].room_only)
    return [one for one in asked if tool.kind_of_item(one).one_of_some]


def judged_rows(now: Snapshot, groups: Mapping[str, Sequence[Case]]) -> tuple[JudgedRow, ...]:
    """Return what the room made of every statement, by group of cases in their order.

    What was not asked of a case is not applicable to it; what is parked is open.
    """
    return tuple(
        _judged(now.tool.key_at(point), name, cases, room_count(now, point, cases))
        for point in counted_points(now)
        for name, cases in groups.items()
    )


def _judged(key: str, name: str, cases: Sequence[Case], counted: RoomCount) -> JudgedRow:
    by = Counter[Bearing]()
    for answer, count in counted.counts:
        by[answer.bearing] += count
    by[Bearing.NOT_APPLICABLE] += counted.not_asked
    met, partly, not_met, not_applicable, unknown = (by[one] for one in _IN_ORDER)
    still = len(cases) - by.total() - counted.not_agreed
    return JudgedRow(
        *(key, name, len(cases), met, partly, not_met, not_applicable, unknown),
        counted.not_agreed,
        still,
    )


def answered_rows(
    full: FullSnapshot, group_of: Callable[[Pair], str], groups: Iterable[str]
) -> tuple[AnsweredRow, ...]:
    """Return what usable returns answered to every statement, by group of them."""
    now = full.now
    apart = not_asked(now, full.answers, full.values)
    named = {pair: group_of(pair) for pair in usable_pairs(now)}
    usable = Counter(named.values())
    counted: dict[tuple[ItemId, str], Counter[Bearing]] = {}
    for row in full.answers:
        pair = (row.case_id, row.agency_id)
        answer, group = now.tool.answer.get(row.answer_id), named.get(pair)
        if answer is None or group is None or apart.holds(row.item_id, pair):
            continue
        counted.setdefault((row.item_id, group), Counter())[answer.bearing] += 1
    rows = []
    for item in _counted_items(now.tool):
        unasked = Counter(named[pair] for pair in apart.pairs.get(item.id, ()))
        for group in groups:
            by = counted.get((item.id, group), _NO_COUNTS)
            rows.append(_answered(item.key, group, usable[group], by, unasked[group]))
    return tuple(rows)


def _answered(key: str, name: str, usable: int, by: Counter[Bearing], unasked: int) -> AnsweredRow:
    met, partly, not_met, not_applicable, unknown = (by[one] for one in _IN_ORDER)
    return AnsweredRow(
        *(key, name, usable, met, partly, not_met, not_applicable + unasked, unknown),
        usable - by.total() - unasked,
    )
