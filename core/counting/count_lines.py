"""What the counting table counts, worked out line by line before anything is said or drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.collation import Counts, ItemCount, collate
from core.counting.earlier_values import NO_FIGURES, EarlierFigures, earlier_figures
from core.counting.evidence import Dependency, dependency_of
from core.counting.grades import GradeCount, Moves, Scale, grade_count, moves, scale_of
from core.counting.judgements import RoomCount, agreed_answer, room_counts
from core.counting.late import LatePeriod, late_agreed, late_returns
from core.counting.layers import LayerCount, layer_counts
from core.counting.moderation import own_moves
from core.counting.parts import part_counts
from core.counting.value_counts import ValueCount, Values, room_value_count, value_counts
from core.counting.view_moves import ViewMoves
from core.model.finding import Source
from core.model.ids import ItemId, ThemeId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import Answer, Item, Point, Question

_NO_VALUES: Values = {}

Counted = Mapping[ItemId, ItemCount]
Room = Mapping[Point, RoomCount]


@dataclass(frozen=True)
class CountLine:
    """One line of the table: an item's returns, what the room judged, or both.

    A checklist judged as a whole has a line without an item and, below it, lines
    of its `inside` without a room count. What `sources` from outside count of a question
    stands at its first line.
    """

    key: str
    short: str
    question: Question
    item: Item | None
    point: Point
    counted: ItemCount | None
    room: RoomCount | None
    inside: tuple[Item, ...] = ()
    depends: Dependency | None = None
    narrowed: bool = False
    scale: Scale | None = None
    moved: Moves = Moves()
    values: ValueCount | None = None
    room_values: ValueCount | None = None
    layers: tuple[LayerCount, ...] = ()
    parts: tuple[tuple[Answer, int], ...] = ()
    own: ViewMoves = ViewMoves()
    sources: tuple[Source, ...] = ()
    earlier: EarlierFigures = NO_FIGURES
    late: tuple[LatePeriod, ...] = ()
    room_late: tuple[LatePeriod, ...] = ()

    @property
    def leads(self) -> tuple[Answer, ...]:
        """The answers its shares count: of the returns, of the room."""
        returns = self.counted.lead if self.counted is not None else None
        room = self.room.lead if self.room is not None else None
        return tuple(answer for answer in (returns, room) if answer is not None)

    @property
    def graded(self) -> tuple[GradeCount | None, GradeCount | None]:
        """The grades the returns gave, and the room; None where no grades are given."""
        counts = (one.counts if one is not None else () for one in (self.counted, self.room))
        returns, room = (grade_count(self.scale, given) for given in counts)
        return returns, room


def count_lines(
    now: Snapshot,
    counts: Counts,
    usable: int,
    theme_id: ThemeId | None = None,
    values: Values = _NO_VALUES,
    apart: NotAsked = EVERYTHING_ASKED,
) -> tuple[CountLine, ...]:
    """Return the lines of the table in the tool's order; *values* are those of usable returns.

    Without returns only what the room judges has a line. What was not asked stands *apart*.
    """
    counted = {row.item.id: row for row in collate(now.tool, counts, usable, apart)}
    given = counted if now.returns else {}
    room = room_counts(now)
    shown = [one for one in now.tool.questions if theme_id in (None, one.theme_id)]
    told = value_counts(now.tool, values, usable, apart) if now.returns else {}
    lines = (line for one in shown for line in _sourced(now, one, _lines(now, one, given, room)))
    before = earlier_figures(now)
    return tuple(_with_values(now, line, told, before) for line in lines)


def _sourced(now: Snapshot, question: Question, lines: list[CountLine]) -> list[CountLine]:
    """Return a question's lines, the first with what surveys and other sources count of it."""
    found = tuple(one for one in now.sources if one.question_id == question.id and one.base)
    return [replace(lines[0], sources=found), *lines[1:]] if found and lines else lines


def _with_values(
    now: Snapshot,
    line: CountLine,
    told: Mapping[ItemId, ValueCount],
    before: Mapping[ItemId, EarlierFigures],
) -> CountLine:
    """Return a line with the values given, agreed, and of before, which have no share."""
    values = told.get(line.item.id) if line.item is not None else None
    agreed = room_value_count(now, line.point) if line.room is not None else None
    room = line.room if agreed is None else None
    line = _with_layers(now, line)
    earlier = before.get(line.item.id, NO_FIGURES) if line.item is not None else NO_FIGURES
    return replace(line, values=values, room_values=agreed, room=room, earlier=earlier)


def _with_layers(now: Snapshot, line: CountLine) -> CountLine:
    """Return a line with what each layer and own part came to, and who moved from its answer."""
    if line.room is None:
        return line
    layers, parts = layer_counts(now, line.point), part_counts(now, line.point)
    return replace(line, layers=layers, parts=parts, own=own_moves(now, point=line.point))


def with_late(
    now: Snapshot,
    lines: Iterable[CountLine],
    rows: Iterable[ValueRow],
    apart: NotAsked = EVERYTHING_ASKED,
) -> list[CountLine]:
    """Name at each line what took longer than its target, in the returns and in the room."""
    returns = late_returns(now, rows, apart)
    return [
        replace(
            line,
            late=returns.get(line.item.id, ()) if line.item is not None else (),
            room_late=late_agreed(now, line.point) if line.room_values is not None else (),
        )
        for line in lines
    ]


def with_moves(
    now: Snapshot,
    lines: Iterable[CountLine],
    given: Iterable[AnswerRow],
    apart: NotAsked = EVERYTHING_ASKED,
) -> list[CountLine]:
    """Return lines with which way the room's grades went from those that returns gave."""
    said: dict[ItemId, list[AnswerRow]] = {}
    for row in given:
        if not apart.holds(row.item_id, (row.case_id, row.agency_id)):
            said.setdefault(row.item_id, []).append(row)
    return [_moved(now, line, said) for line in lines]


def _moved(now: Snapshot, line: CountLine, said: Mapping[ItemId, list[AnswerRow]]) -> CountLine:
    if line.scale is None or line.item is None or line.room is None:
        return line
    pairs = (
        (now.tool.answer.get(row.answer_id), agreed_answer(now, row.case_id, line.point))
        for row in said.get(line.item.id, ())
    )
    return replace(line, moved=moves(line.scale, pairs))


def leading_labels(lines: Iterable[CountLine]) -> tuple[str, ...]:
    """Return the labels of the answers the table's shares count, as they come, each once."""
    return tuple(dict.fromkeys(answer.label for line in lines for answer in line.leads))


def _lines(now: Snapshot, question: Question, counted: Counted, room: Room) -> list[CountLine]:
    items = now.tool.items_of(question.id)
    if question.checklist and question.items_judged:
        return [_item_line(now, item, counted, room, judged=True) for item in items]
    point = Point(question.id)
    scale = scale_of(now.tool, question.answer_set_id)
    whole = CountLine(question.key, question.short, question, None, point, None, room.get(point))
    whole = replace(whole, scale=scale)
    if question.checklist:
        whole = replace(whole, inside=items)
        inside = [_item_line(now, item, counted, room, judged=False) for item in items]
        return [whole, *inside] if counted else [whole]
    if not items:
        return [whole]
    depends = dependency_of(now.tool, items[0])
    return [replace(whole, item=items[0], counted=counted.get(items[0].id), depends=depends)]


def _item_line(
    now: Snapshot, item: Item, counted: Counted, room: Room, *, judged: bool
) -> CountLine:
    question = now.tool.question[item.question_id]
    point = Point(question.id, item.id if judged else None)
    return CountLine(
        item.key,
        item.short,
        question,
        item,
        point,
        counted.get(item.id),
        room.get(point) if judged else None,
        depends=dependency_of(now.tool, item),
        scale=scale_of(now.tool, item.answer_set_id),
    )
