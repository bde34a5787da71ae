"""What everybody said to each question, for the careful reader: returns and the room."""

from collections.abc import Iterable

from core.counting.collation import ItemCount, counted_where_applicable
from core.counting.judgements import (
    RoomCount,
    any_on_incomplete_papers,
    counted_points,
    room_count,
    room_counts,
)
from core.model.snapshot import Snapshot
from core.model.tool import Answer
from core.wording.careful_reader.known import KnownCount, QuestionCounts
from core.wording.labels import in_sentence
from core.wording.numbers import Unit
from core.words import tr

_Counts = tuple[tuple[Answer, int], ...]


def question_counts(now: Snapshot, rows: Iterable[ItemCount]) -> dict[str, QuestionCounts]:
    """Return the counts of each question by the number it is named by, as "1f"."""
    returns = {row.item.key: row for row in rows}
    rooms = {now.tool.key_at(point): point for point in counted_points(now) if now.judgements}
    everything = room_counts(now) if rooms else {}
    apart = any_on_incomplete_papers(now)
    found = {}
    for key in (*returns, *(one for one in rooms if one not in returns)):
        row, point = returns.get(key), rooms.get(key)
        cells = () if point is None else (everything[point],)
        if point is not None and apart:  # what is printed leaves out what rests on too little
            cells = (*cells, room_count(now, point, complete_only=True))
        short = row.item.short if row is not None else now.tool.short_at(rooms[key])
        one = _of_question(key, short, row, cells)
        if one.reach:
            found[key.casefold()] = one
    return found


def _of_question(
    key: str, short: str, row: ItemCount | None, cells: tuple[RoomCount, ...]
) -> QuestionCounts:
    reach: dict[Unit, dict[int, int]] = {}
    in_words: dict[Unit, str] = {}
    answers: dict[str, tuple[KnownCount, ...]] = {}
    if row is not None and row.answered:
        reach[Unit.RETURNS] = _reach(row.counts, row.blank)
        in_words[Unit.RETURNS] = _words(row.counts, row.answered, Unit.RETURNS)
        _take(answers, row.counts, (row.answered, row.applicable), Unit.RETURNS)
    for cell in cells:
        if cell.agreed:
            rest = cell.not_agreed + cell.parked + cell.open + cell.left_out
            mine = reach.setdefault(Unit.CASES, {})
            for base, mask in _reach(cell.counts, rest).items():
                mine[base] = mine.get(base, 0) | mask
            in_words.setdefault(Unit.CASES, _words(cell.counts, cell.agreed, Unit.CASES))
            _take(answers, cell.counts, (cell.agreed, cell.applicable), Unit.CASES)
    return QuestionCounts(key, short, reach, in_words, answers)


def _reach(counts: _Counts, rest: int) -> dict[int, int]:
    """Return by base which counts some answers together come to, as bits."""
    applicable = [count for _, count in counted_where_applicable(counts)]
    given = [count for _, count in counts]
    found: dict[int, int] = {}
    for parts in (applicable, given, [*given, rest]):
        mask = 1
        for one in parts:
            mask |= mask << one
        base = sum(parts)
        if base:
            found[base] = found.get(base, 0) | mask
    return found


def _words(counts: _Counts, base: int, unit: Unit) -> str:
    said = ", ".join(f"{in_sentence(answer.label)} {count}" for answer, count in counts)
    return tr("{said} (of {of})", said=said, of=unit.of(base))


def _take(
    answers: dict[str, tuple[KnownCount, ...]],
    counts: _Counts,
    bases: tuple[int, ...],
    unit: Unit,
) -> None:
    for answer, count in counts:
        label = in_sentence(answer.label).casefold()
        own = tuple(KnownCount(count, base, unit) for base in bases if base >= count and base)
        answers[label] = (*answers.get(label, ()), *own)
