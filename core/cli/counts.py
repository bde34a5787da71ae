"""Prints the counts: for people, for spreadsheets and for machines."""

import argparse
import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final

from core.cli.audit_file import open_audit, snapshot_of
from core.cli.layer_tables import layer_lines, layers_table, part_lines, parts_table
from core.cli.value_tables import (
    ANYWAY,
    FORMULA_STARTS,
    MEASURES,
    NOT_ASKED,
    NOTHING_MEASURED,
    Table,
    grades_table,
    late_table,
    measure_cells,
    measures_any,
    unasked_table,
    value_cells,
    value_item,
)
from core.counting.asking import (
    EVERYTHING_ASKED,
    NotAsked,
    asked_of_some,
    deciding_items,
    not_asked,
)
from core.counting.collation import (
    Base,
    Counts,
    ItemCount,
    collate,
    on_the_scale,
    responses,
)
from core.counting.grades import grade_count, scale_of
from core.counting.headed import text_counts
from core.counting.late import LatePeriod, late_returns, period_items
from core.counting.moderation import challenge_pairs, own_moves_by_agency
from core.counting.value_counts import ValueCount, Values, value_counts
from core.counting.view_moves import moves_by_agency, view_moves
from core.model.headed import TextPlace
from core.model.ids import ItemId
from core.model.snapshot import Snapshot
from core.model.tool import AnswerSet, Item, Tool
from core.wording.first_views import agency_moves_words, moves_words
from core.wording.grades import graded_words
from core.wording.headed import part_words, text_count_words
from core.wording.moderation import (
    challenge_pairs_words,
    challenges_words,
    own_movers_words,
    own_moves_words,
)
from core.wording.numbers import Unit
from core.wording.returns import not_here_words
from core.wording.sources import source_note, source_title
from core.wording.value_counts import (
    is_for_the_room,
    late_words,
    unasked_words,
    value_count_words,
)
from core.words import tr, word_for

USUAL: Final = ("yes", "no", "dont_know", "not_applicable")
"""The answers every item is shown with, so that a script finds the same keys everywhere."""

Late = Mapping[ItemId, Sequence[LatePeriod]]
_NO_VALUES: Values = {}
_NONE_LATE: Late = {}


def counts(wanted: argparse.Namespace) -> int:
    """Print what the returns say; return the exit code."""
    from core.queries.returns import counts as read_counts
    from core.queries.returns import given_to, values_by_item, values_given

    if wanted.response:
        from core.cli.response import response

        return response(wanted)
    if wanted.codes:
        from core.cli.codes import codes

        return codes(wanted)
    if wanted.judgements or wanted.by or wanted.where or wanted.leave_one_out:
        from core.cli.cuts import cuts

        return cuts(wanted)
    with open_audit(wanted) as file:
        now, found, values = snapshot_of(file), read_counts(file), values_by_item(file)
        apart = not_asked(now, *given_to(file, deciding_items(now.tool)))
        late = late_returns(now, values_given(file, period_items(now.tool)), apart)
    base = Base.ALL if wanted.base == "all" else Base.APPLICABLE
    match wanted.format:
        case "json":
            print(json.dumps(counts_table(now, found, values, apart, late), indent=1))
        case "csv":
            print(counts_csv(now, found, base, values, apart, late), end="")
        case _:
            print(counts_text(now, found, base, values, apart, late), end="")
    return 0


def counts_text(
    now: Snapshot,
    counts: Counts,
    base: Base,
    values: Values = _NO_VALUES,
    apart: NotAsked = EVERYTHING_ASKED,
    late: Late = _NONE_LATE,
) -> str:
    """Return the counts as lines to read, each percentage with its base."""
    told = responses(now)
    asked = Unit.REQUESTS.of(told.requests)
    rate = "" if told.rate is None else tr(" ({rate}% of {asked})", rate=told.rate, asked=asked)
    unasked = tr(", {unasked} of them unasked", unasked=told.unasked) if told.unasked else ""
    lines = [
        now.audit.title,
        tr(
            "{asked}, {returned} returned{rate}, {usable} usable{unasked}{lacking}",
            asked=asked,
            returned=told.returned,
            rate=rate,
            usable=told.usable,
            unasked=unasked,
            lacking=f", {not_here_words(told.not_here)}" if told.not_here else "",
        ),
    ]
    if not now.returns:
        return "\n".join([*lines, none_words(now), *_room_lines(now), ""])
    lines.append(tr("Percentages: {base}, of returns", base=word_for(base)))
    rows = {
        row.item.id: answers_words(row, base, now.tool)
        for row in collate(now.tool, counts, told.usable, apart)
    }
    for item_id, count in value_counts(now.tool, values, told.usable, apart).items():
        rows[item_id] = values_words(now.tool, item_id, count)
    for item in now.tool.items:
        lines += ["", f"{item.key}  {item.short}", f"    {rows[item.id]}"]
        lines += _late_lines(now.tool, item, late.get(item.id, ()))
    return "\n".join([*lines, *_room_lines(now), ""])


def _late_lines(tool: Tool, item: Item, late: Sequence[LatePeriod]) -> list[str]:
    return late_lines(late, tool.set_of(item.answer_set_id), "    ")


def late_lines(late: Sequence[LatePeriod], held: AnswerSet | None, indent: str) -> list[str]:
    """Return the line that names what took longer than its target; none without any."""
    if not late or held is None:
        return []
    return [indent + tr("late: {named}", named=late_words(late, held))]


def none_words(now: Snapshot) -> str:
    """Say of an audit without a return whether anything came back at all."""
    if any(map(now.counts_as_returned, now.requests)):
        return tr("Nothing that came back holds a filled-in form.")
    return tr("No returns have been brought in yet.")


def _room_lines(now: Snapshot) -> list[str]:
    """Return what the room wrote and judged beside the counts; only where a tool asks for it."""
    room = [*text_count_words(now, text_counts(now)), *layer_lines(now), *part_lines(now)]
    return [*room, *_first_view_lines(now), *_source_lines(now)]


def _first_view_lines(now: Snapshot) -> list[str]:
    """Return what moved since the returns, and who challenged whom; nothing where nothing did."""
    told = (moves_words(now), agency_moves_words(now), own_moves_words(now), own_movers_words(now))
    said = [one for one in (*told, challenges_words(now), challenge_pairs_words(now)) if one]
    return ["", *said] if said else []


def _first_views(now: Snapshot) -> Table:
    """Return the same by number, of all and by agency."""
    found = view_moves(now)
    if not found.views:
        return {}
    agencies = {one.name: asdict(moves) for one, moves in moves_by_agency(now)}
    return {"first views": {**asdict(found), "agencies": agencies}}


def _moderated(now: Snapshot) -> Table:
    """Return what agencies changed of their own, and who challenged whom, by number."""
    moved = own_moves_by_agency(now)
    ways = ("better", "worse", "otherwise")
    changed: Table = {one.name: {way: getattr(moves, way) for way in ways} for one, moves in moved}
    challenged = [
        {"from": one.name, "to": other.name, "times": count}
        for one, other, count in challenge_pairs(now)
    ]
    return {
        **({"own answers changed": changed} if changed else {}),
        **({"challenges": challenged} if challenged else {}),
    }


def _source_lines(now: Snapshot) -> list[str]:
    """Return what surveys and other sources count beside a question, each with its own base."""
    found = [one for one in now.sources if one.base and one.question_id is not None]
    question = now.tool.question
    return [""] * bool(found) + [
        f"{question[one.question_id].key}  {source_note(one)}" for one in found if one.question_id
    ]


def values_words(tool: Tool, item_id: ItemId, count: ValueCount, *, alone: bool = False) -> str:
    """Say what an item that wants a value comes to, or that it is for the room only."""
    if is_for_the_room(tool.question[tool.item[item_id].question_id], count):
        return tr("for the room only")
    return value_count_words(count, Unit.RETURNS, alone=alone)


def answers_words(row: ItemCount, base: Base, tool: Tool, *, rates: bool = True) -> str:
    """Say every answer with its share: "Yes 14 (66.7% of 21) · No 7 (33.3% of 21) · blank 1".

    Of grades also bands, the middle, the best and the worst. Without *rates* only counts.
    """
    if is_for_the_room(tool.question[row.item.question_id], row):
        return tr("for the room only")
    said = []
    for answer, count in row.counts:
        worked = row.percent(answer, base)
        behind = (
            ""
            if worked is None or not rates
            else tr(" ({worked}% of {base})", worked=worked, base=row.base(base))
        )
        said.append(f"{answer.label} {count}{behind}")
    graded = grade_count(scale_of(tool, row.item.answer_set_id), row.counts)
    order = graded_words("", graded, Unit.RETURNS) if rates else ""
    more = [unasked_words(row, Unit.RETURNS), order]
    return " · ".join([*said, tr("blank {blank}", blank=row.blank), *filter(None, more)])


def counts_csv(
    now: Snapshot,
    counts: Counts,
    base: Base,
    values: Values = _NO_VALUES,
    apart: NotAsked = EVERYTHING_ASKED,
    late: Late = _NONE_LATE,
) -> str:
    """Return the counts as CSV, a row an item; an answer an item does not allow stays empty."""
    told = responses(now)
    rows = collate(now.tool, counts, told.usable, apart) if now.returns else ()
    some, measures = bool(asked_of_some(now.tool)), measures_any(now.tool)
    own = (answer.key for answer in now.tool.answers)
    keys = list(dict.fromkeys([*USUAL, *own]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["item", "question", *keys, "blank", tr("base ({base})", base=word_for(base))]
        + [tr("percent {key} ({base})", key=key, base=word_for(base)) for key in keys]
        + [*MEASURES] * bool(measures)
        + [NOT_ASKED, ANYWAY] * some
    )
    cells = {row.item.id: item_cells(row, base, keys) for row in rows}
    left_out = {row.item.id: [row.not_asked, row.anyway] for row in rows}
    measured: dict[ItemId, list[object]] = {}
    for item_id, count in value_counts(now.tool, values, told.usable, apart).items():
        cells[item_id] = [*value_cells(count, keys), *[""] * len(keys)]
        measured[item_id] = measure_cells(count, late.get(item_id, ()))
        left_out[item_id] = [count.not_asked, count.anyway]
    for item in now.tool.items if now.returns else ():
        said: list[object] = [harmless(item.key), harmless(item.short), *cells[item.id]]
        said += measured.get(item.id, NOTHING_MEASURED) * measures
        writer.writerow(said + left_out[item.id] * some)
    return out.getvalue()


def item_cells(
    row: ItemCount, base: Base, keys: Sequence[str], *, rates: bool = True
) -> list[object]:
    """Return the counts of an item, the blanks, the base and the shares, as columns."""
    given = {answer.key: count for answer, count in row.counts}
    shares = {answer.key: row.percent(answer, base) for answer, _ in row.counts}
    counted: list[object] = [given.get(key, "") for key in keys]
    worked = ["" if shares.get(key) is None or not rates else shares[key] for key in keys]
    return [*counted, row.blank, row.base(base), *worked]


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def counts_table(
    now: Snapshot,
    counts: Counts,
    values: Values = _NO_VALUES,
    apart: NotAsked = EVERYTHING_ASKED,
    late: Late = _NONE_LATE,
) -> Table:
    """Return requests, returns and, by item, every count with both bases.

    Percentages are text, null for a base of 0. Without returns there are no items.
    """
    answered = responses(now)
    rows = collate(now.tool, counts, answered.usable, apart) if now.returns else ()
    told = value_counts(now.tool, values, answered.usable, apart) if now.returns else {}
    found = {row.item.id: item_table(now.tool, row) for row in rows}
    found |= {
        item: value_item(count) | late_table(late.get(item, ())) for item, count in told.items()
    }
    texts = text_counts(now)
    return {
        "requests": answered.requests,
        "returned": answered.returned,
        "usable": answered.usable,
        **({"answers not here yet": answered.not_here} if answered.not_here else {}),
        "response rate": None if answered.rate is None else str(answered.rate),
        "items": {item.key: found[item.id] for item in now.tool.items if item.id in found},
        **({"texts": _texts(now, texts)} if texts else {}),
        **layers_table(now),
        **parts_table(now),
        **_first_views(now),
        **_moderated(now),
        **_sources(now),
    }


def _sources(now: Snapshot) -> Table:
    """Return what surveys and other sources count of a question, each with its base and unit."""
    found = [
        {
            "question": now.tool.question[one.question_id].key,
            "source": source_title(one),
            "count": one.count,
            "base": one.base,
            "unit": one.unit,
        }
        for one in now.sources
        if one.base and one.question_id is not None
    ]
    return {"other sources": found} if found else {}


def _texts(now: Snapshot, counted: Mapping[TextPlace, int]) -> Table:
    """Return by question or theme how many cases something was written of under each heading."""
    found: dict[str, Table] = {}
    for place, count in counted.items():
        found.setdefault(part_words(now, place), {})[place.heading] = count
    return dict(found)


def item_table(tool: Tool, row: ItemCount, *, rates: bool = True) -> Table:
    """Return every count of an item with both bases, and of grades what their order adds.

    Without *rates* the counts stand alone.
    """
    own = {answer.key: count for answer, count in row.counts}
    found: Table = {key: own.get(key, 0) for key in keys_of(row)}
    found |= {"blank": row.blank, **unasked_table(row)}
    if not rates:
        return found
    found["percent of all answers"] = _percents(row, Base.ALL)
    found["percent where applicable"] = _percents(row, Base.APPLICABLE)
    return found | grades_table(tool, row.item.answer_set_id, row.counts)


def keys_of(row: ItemCount) -> list[str]:
    """Return the usual answers' keys and then the item's own."""
    return list(dict.fromkeys([*USUAL, *(answer.key for answer, _ in row.counts)]))


def _percents(row: ItemCount, base: Base) -> Table:
    worked = {answer.key: row.percent(answer, base) for answer, _ in row.counts}
    off = {answer.key for answer, _ in row.counts if not on_the_scale(answer)}
    nothing = None if row.base(base) == 0 else "0.0"
    found: Table = {}
    for key in keys_of(row):
        if base is Base.APPLICABLE and (key in off or key == "not_applicable"):
            continue
        share = worked.get(key)
        found[key] = nothing if share is None else str(share)
    return found | {"base": row.base(base)}
