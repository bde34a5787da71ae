"""Prints what the room agreed, cut by pathway, team or place: the matrix, and lists of it."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Final

from core.cli.counts import harmless, late_lines
from core.cli.cut_request import CutRequest
from core.cli.layer_tables import layer_lines, layers_table, part_lines, parts_table
from core.cli.rests_tables import NO_RESTS, RESTS
from core.cli.room_rests import RoomRests
from core.cli.theme_cuts import NOT_SETTLED, theme_line, themes_csv, themes_table
from core.cli.value_tables import (
    MEASURES,
    NOTHING_MEASURED,
    Table,
    grades_table,
    late_table,
    measure_cells,
    measures_any,
    value_cells,
    value_item,
)
from core.counting.collation import Base
from core.counting.cuts import RoomCut, cut_judgements, theme_judgements
from core.counting.grades import grade_count
from core.counting.judgements import RoomCount, counted_points
from core.counting.late import LatePeriod, late_agreed
from core.counting.narrowing import kept_cases
from core.counting.value_counts import ValueCount, room_value_count
from core.model.fault import WorkshopError
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind, Point
from core.wording.firmness import rests_words
from core.wording.grades import graded_words, scale_of_point
from core.wording.labels import in_sentence
from core.wording.live_number import group_words, head_words, narrowing_words
from core.wording.numbers import Unit, about_cases
from core.wording.value_counts import value_count_words
from core.wording.values import value_at
from core.words import tr, word_for

_PLURALS: Final = {"agency": "agencies"}


def judgement_cuts(
    now: Snapshot, request: CutRequest, base: Base, how: str, leave_out: bool = False
) -> str:
    """Return what the room agreed on complete papers, cut as was asked, in one of the formats."""
    parts = cut_judgements(now, request.by, request.narrowing, complete_only=True)
    if parts is None:
        raise WorkshopError(
            tr("What the room judged cannot be cut or narrowed so."),
            tr("Nothing was printed, nothing was changed."),
            tr("It is judged once for all agencies, at the questions it settles itself."),
        )
    left = RoomRests(now, request, base) if leave_out and not request.by_theme else None
    match how:
        case "json":
            return json.dumps(_table(now, request, parts, left), indent=1) + "\n"
        case "csv":
            return _csv(now, request, parts, left)
        case _:
            return _text(now, request, parts, base, left)


def _table(
    now: Snapshot, request: CutRequest, parts: Sequence[RoomCut], left: RoomRests | None
) -> Table:
    found: Table = {"cases": len(now.cases)}
    if request.narrowing:
        kept = kept_cases(now, request.narrowing)
        found |= {"where": narrowing_words(now, request.narrowing)}
        found |= {"left out": kept[1] if kept is not None else 0}
    if len(request.by) == 1 and request.by != ("case",) and not request.by_theme:
        return found | _matrix(now, request, parts, left)
    found |= {
        "by": [*request.by, *["theme"] * request.by_theme],
        "groups": [_group(now, request, one, left) for one in parts],
    }
    return found | layers_table(now) | parts_table(now) if _whole(request) else found


def _whole(request: CutRequest) -> bool:
    """Return whether nothing is cut or narrowed: layers and own parts are counted as a whole."""
    return not (request.by or request.by_theme or request.narrowing)


def _matrix(
    now: Snapshot, request: CutRequest, parts: Sequence[RoomCut], left: RoomRests | None
) -> Table:
    """Return groups against statements; null where nothing was agreed, and for a single case."""
    (by,) = request.by
    names = {one.groups: group_words(now, by, one.groups[0]) for one in parts}
    points = counted_points(now)
    leads = {cell.lead.label for one in parts for cell in one.cells if cell.lead is not None}
    agreed = tr("agreed {lead}", lead=in_sentence(leads.pop())) if len(leads) == 1 else "agreed"
    return {
        _PLURALS.get(by, f"{by}s"): {names[one.groups]: len(one.cases) for one in parts},
        "statements": [now.tool.short_at(point) for point in points],
        agreed: {names[one.groups]: [_lead(one, cell) for cell in one.cells] for one in parts},
        **_matrix_values(now, parts, names),
        **(_matrix_rests(now, parts, names, left) if left is not None else {}),
    }


def _matrix_rests(
    now: Snapshot,
    parts: Sequence[RoomCut],
    names: Mapping[tuple[str, ...], str],
    left: RoomRests,
) -> Table:
    """Return by group and statement how much a share rests on one case."""
    told = {
        names[one.groups]: {
            now.tool.key_at(cell.point): table["leave one out"]
            for cell in one.cells
            if (table := left.table(one, cell))
        }
        for one in parts
    }
    return {"leave one out": told}


def _matrix_values(
    now: Snapshot, parts: Sequence[RoomCut], names: Mapping[tuple[str, ...], str]
) -> Table:
    """Return what the room agreed in each group where a number, a day or words were wanted."""
    points = _value_points(now)
    if not points:
        return {}
    told = {
        names[one.groups]: {
            now.tool.key_at(point): _value(now, one, point) for point in points if not one.single
        }
        for one in parts
    }
    return {"values": told}


def _value_points(now: Snapshot) -> list[Point]:
    return [one for one in now.tool.points if not now.tool.kind_at(one).one_of_some]


def _value(now: Snapshot, part: RoomCut, point: Point) -> Table:
    count = _value_count(now, part, point)
    late = late_table(_late(now, part, point))
    return value_item(count) | late | {"incomplete_papers": count.incomplete}


def _value_count(now: Snapshot, part: RoomCut, point: Point) -> ValueCount:
    found = room_value_count(now, point, part.cases, complete_only=True)
    assert found is not None
    return found


def _late(now: Snapshot, part: RoomCut, point: Point) -> tuple[LatePeriod, ...]:
    return late_agreed(now, point, {one.id for one in part.cases}, complete_only=True)


def _lead(part: RoomCut, cell: RoomCount) -> int | None:
    return None if part.single or not cell.agreed else cell.agreed_lead


def _group(now: Snapshot, request: CutRequest, part: RoomCut, left: RoomRests | None) -> Table:
    both = zip(request.by, part.groups, strict=True)
    found: Table = {one: group_words(now, one, group) for one, group in both}
    found["cases"] = len(part.cases)
    if request.by_theme:
        return found | themes_table(now, theme_judgements(now.tool, part.cells), NOT_SETTLED)
    found["statements"] = {
        now.tool.key_at(cell.point): _single(cell)
        if part.single
        else _counts(cell)
        | _grades(now, cell)
        | (left.table(part, cell) if left is not None else {})
        for cell in part.cells
    }
    if points := _value_points(now):
        found["values"] = {
            now.tool.key_at(point): _single_value(now, part, point)
            if part.single
            else _value(now, part, point)
            for point in points
        }
    return found


def _single_value(now: Snapshot, part: RoomCut, point: Point) -> str | None:
    """Return in words what the one case of a group was judged; texts stay in the file."""
    count = _value_count(now, part, point)
    if not count.values or count.answer_set.of_one.kind is AnswerKind.WORDS:
        return None
    return value_at(now.tool, point, count.values[0])


def _single(cell: RoomCount) -> str | None:
    """Return in words what the one case of a group was judged; None where nothing was agreed."""
    return next((answer.label for answer, count in cell.counts if count), None)


def _grades(now: Snapshot, cell: RoomCount) -> Table:
    point = cell.point
    if point.item_id is not None:
        set_id = now.tool.item[point.item_id].answer_set_id
    else:
        set_id = now.tool.question[point.question_id].answer_set_id
    return grades_table(now.tool, set_id, cell.counts, of_cases=True)


def _counts(cell: RoomCount) -> Table:
    return {
        **{answer.key: count for answer, count in cell.counts},
        "not_agreed": cell.not_agreed,
        "parked": cell.parked,
        "open": cell.open,
        "incomplete_papers": cell.left_out,
        "not_asked": cell.not_asked,
    }


def _text(
    now: Snapshot,
    request: CutRequest,
    parts: Sequence[RoomCut],
    base: Base,
    left: RoomRests | None,
) -> str:
    told = tr("Agreed on complete papers, {base}, of {cases}", base=word_for(base))
    if request.by_theme:
        told = tr("Agreed on complete papers, {base}, of judgements", base=word_for(base))
    lines = [now.audit.title, told]
    if request.narrowing:
        lines.append(narrowing_words(now, request.narrowing))
    for part in parts:
        both = zip(request.by, part.groups, strict=True)
        heads = [head_words(now, one, group) for one, group in both]
        lines += ["", " · ".join([*heads, Unit.CASES.of(len(part.cases))])]
        if request.by_theme:
            themes = theme_judgements(now.tool, part.cells)
            lines += [
                theme_line(now, one, base, rest=NOT_SETTLED, rates=not part.single)
                for one in themes
            ]
            continue
        lines += _lines(now, part, base, left)
    if not parts:
        none = tr("No {case} is in this audit yet.") if not now.cases else tr("No {case} is so.")
        lines += ["", none]
    if _whole(request):
        lines += [*layer_lines(now), *part_lines(now)]
    return "\n".join([*lines, ""])


def _lines(now: Snapshot, part: RoomCut, base: Base, left: RoomRests | None) -> list[str]:
    """Return a line for each question in the tool's order, and how much rests on one."""
    cells = {cell.point: cell for cell in part.cells}
    lines = []
    for point in now.tool.points:
        head = f"  {now.tool.key_at(point)}  {now.tool.short_at(point)}"
        cell = cells.get(point)
        if cell is None:
            lines.append(f"{head}: {_value_words(now, part, point)}")
            late = () if part.single else _late(now, part, point)
            lines += late_lines(late, now.tool.set_at(point), "      ")
            continue
        lines.append(f"{head}: {_words(now, cell, part, base)}")
        held = left.of(part, cell) if left is not None else None
        if held is not None:
            lines.append(f"      {rests_words(now, *held)}")
    return lines


def _value_words(now: Snapshot, part: RoomCut, point: Point) -> str:
    if part.single:
        return _single_value(now, part, point) or tr("nothing agreed")
    count = _value_count(now, part, point)
    return value_count_words(count, Unit.CASES) if count.values else tr("nothing agreed")


def _words(now: Snapshot, cell: RoomCount, part: RoomCut, base: Base) -> str:
    if part.single:
        return _single(cell) or tr("nothing agreed")
    if cell.lead is None or not cell.base(base):
        return tr("nothing agreed")
    said = about_cases(cell.agreed_lead, cell.base(base), now.audit.ladder)
    words = tr("{answer} in {cases_2}", answer=in_sentence(cell.lead.label), cases_2=said)
    graded = grade_count(scale_of_point(now.tool, cell.point), cell.counts)
    return " · ".join(filter(None, (words, graded_words("", graded, Unit.CASES))))


def _csv(
    now: Snapshot, request: CutRequest, parts: Sequence[RoomCut], left: RoomRests | None
) -> str:
    if request.by_theme:
        rows = (
            ([*_names(now, request, part), len(part.cases)], theme_judgements(now.tool, part.cells))
            for part in parts
        )
        return themes_csv(now, [*map(harmless, request.by), "cases"], rows, NOT_SETTLED)
    keys = list(dict.fromkeys(one.key for one in now.tool.answers))
    rest = ("not_agreed", "parked", "open", "incomplete_papers", "not_asked")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head = [*map(harmless, request.by), "cases", "item", "statement", *keys, *rest]
    measures = [*MEASURES] * measures_any(now.tool)
    writer.writerow([*head, *measures, *RESTS * (left is not None)])
    for part in parts:
        names, cells = _names(now, request, part), {cell.point: cell for cell in part.cells}
        for point in now.tool.points:
            told = cells[point] if point in cells else _value_count(now, part, point)
            words = [now.tool.key_at(point), harmless(now.tool.short_at(point))]
            row = [*names, len(part.cases), *words, *_cells(part, told, keys, rest)]
            own = NOTHING_MEASURED
            if isinstance(told, ValueCount) and not part.single:
                own = measure_cells(told, _late(now, part, point))
            row += own * bool(measures)
            if left is not None:
                row += left.cells(part, told) if isinstance(told, RoomCount) else NO_RESTS
            writer.writerow(row)
    return out.getvalue()


def _cells(
    part: RoomCut, told: RoomCount | ValueCount, keys: Sequence[str], rest: Sequence[str]
) -> list[object]:
    """Return the counts as columns; nothing of a group of one case, which is told in words."""
    if part.single:
        return [""] * (len(keys) + len(rest))
    if isinstance(told, ValueCount):
        left = {"open": told.blank, "incomplete_papers": told.incomplete}
        left |= {"not_asked": told.not_asked}
        return [*value_cells(told, keys)[: len(keys)], *(left.get(one, "") for one in rest)]
    counted = _counts(told)
    return [counted.get(key, "") for key in (*keys, *rest)]


def _names(now: Snapshot, request: CutRequest, part: RoomCut) -> list[str]:
    both = zip(request.by, part.groups, strict=True)
    return [harmless(group_words(now, one, group)) for one, group in both]
