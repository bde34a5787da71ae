"""Prints counts of the returns cut by agency, pathway, team or place, and narrowed."""

import argparse
import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.cli.audit_file import open_audit, snapshot_of
from core.cli.counts import (
    answers_words,
    harmless,
    item_cells,
    item_table,
    late_lines,
    none_words,
    values_words,
)
from core.cli.cut_request import CutRequest, cut_request
from core.cli.judgement_cuts import judgement_cuts
from core.cli.rests_tables import NO_RESTS, RESTS, rests_cells, rests_table
from core.cli.theme_cuts import theme_line, themes_csv, themes_table
from core.cli.value_tables import (
    ANYWAY,
    MEASURES,
    NOT_ASKED,
    NOTHING_MEASURED,
    Table,
    late_table,
    measure_cells,
    measures_any,
    value_cells,
    value_item,
)
from core.counting.asking import NotAsked, asked_of_some, deciding_items, not_asked, usable_pairs
from core.counting.collation import Base, ItemCount
from core.counting.cuts import (
    Group,
    ReturnsCut,
    cut_one_by_one,
    cut_returns,
    grouping_for,
    theme_counts,
)
from core.counting.firmness import LeaveOneOut, leave_one_out
from core.counting.late import LatePeriod, late_cuts
from core.counting.live_number import Counted, LiveCount, LiveNumber, live_count
from core.counting.narrowing import (
    WITHOUT,
    Within,
    groups_in_order,
    is_of_one_case,
    kept_pairs,
    not_provided_rows,
)
from core.counting.packed_cuts import cut_packed
from core.counting.pairs import pairs_in_one_order
from core.counting.value_cuts import ValuesCut, cut_values
from core.model.ids import ItemId
from core.model.snapshot import AnswerRow, Snapshot
from core.wording.firmness import rests_words
from core.wording.live_number import group_words, head_words, narrowing_words
from core.wording.numbers import Unit
from core.words import tr, word_for

if TYPE_CHECKING:
    from core.store.file import WorkshopFile


@dataclass(frozen=True)
class Cut:
    """The usable returns cut as was asked; `answers` are all of them where one is left out.

    `values` are those of each group to the questions that want a number, a day or words, `late`
    who took longer than a target.
    """

    now: Snapshot
    request: CutRequest
    parts: tuple[ReturnsCut, ...]
    left_out: int
    apart: NotAsked
    values: Mapping[Group, ValuesCut]
    late: Mapping[Group, Mapping[ItemId, Sequence[LatePeriod]]]
    answers: tuple[AnswerRow, ...] = ()

    def single(self, part: ReturnsCut) -> bool:
        """Whether a group is of one case: it is told in counts, never as a rate."""
        groups = map(Within, self.request.by, part.groups)
        return is_of_one_case(self.now, (*self.request.narrowing.within, *groups))

    def left(
        self, part: ReturnsCut, row: ItemCount, base: Base
    ) -> tuple[LiveCount, LeaveOneOut | None]:
        """Return how much of an item's leading share in one group rests on one, if anything."""
        within = tuple(map(Within, self.request.by, part.groups))
        number = LiveNumber(
            Counted.RETURNS,
            row.item.question_id,
            row.item.id,
            (row.lead.id,),
            base,
            self.request.narrowing.where,
            (*self.request.narrowing.within, *within),
        )
        found = live_count(self.now, number, self.answers, self.apart)
        assert found is not None
        return found, leave_one_out(found)


def cuts(wanted: argparse.Namespace) -> int:
    """Print what was asked for; return the exit code."""
    base = Base.ALL if wanted.base == "all" else Base.APPLICABLE
    with open_audit(wanted) as file:
        now = snapshot_of(file)
        request = cut_request(now, wanted.by, wanted.where)
        now = pairs_in_one_order(now, request.by)
        room = wanted.judgements or request.of_the_room
        cut = None if room else _cut(file, now, request, wanted.leave_one_out)
    if cut is None:
        print(judgement_cuts(now, request, base, wanted.format, wanted.leave_one_out), end="")
        return 0
    match wanted.format:
        case "json":
            print(json.dumps(_table(cut, base), indent=1))
        case "csv":
            print(_csv(cut, base), end="")
        case _:
            print(_text(cut, base), end="")
    return 0


def _cut(file: "WorkshopFile", now: Snapshot, request: CutRequest, every: bool) -> Cut:
    from core.queries.cuts import answers_grouped, packed_answers
    from core.queries.returns import answers_to, given_to, values_given

    if each := cut_one_by_one(now, request.by):
        return _cut_by_each(file, now, each, request, every)
    apart = not_asked(now, *given_to(file, deciding_items(now.tool)))
    narrowing, how = request.narrowing, grouping_for(now.tool, request.by, request.narrowing)
    decide = answers_to(file, narrowing.items) if narrowing.where else ()
    if any(WITHOUT in one.answer_ids for one in narrowing.where):
        decide += not_provided_rows(values_given(file, narrowing.items))
    kept = kept_pairs(now, usable_pairs(now), narrowing, decide)
    pairs = kept.pairs if narrowing else None
    told_apart = how.by_agency or bool(how.one_by_one)
    packed = packed_answers(file, told_apart) if how.by_case else None
    if packed is not None:
        parts = cut_packed(now, packed, request.by, pairs, apart)
    else:
        cells = answers_grouped(file, how.by_case, how.by_agency, how.one_by_one)
        parts = cut_returns(now, cells, request.by, pairs, apart)
    answers = answers_to(file, {item.id for item in now.tool.items}) if every else ()
    given = list(values_given(file))
    values = cut_values(now, given, request.by, pairs, apart)
    late = late_cuts(now, given, request.by, pairs, apart)
    return Cut(now, request, parts, kept.left_out, apart, values, late, answers)


def _cut_by_each(
    file: "WorkshopFile", now: Snapshot, each: str, request: CutRequest, every: bool
) -> Cut:
    """Cut by columns added up: who reads a case together with another has it in both counts."""
    at = request.by.index(each)
    alone = replace(request, by=(*request.by[:at], *request.by[at + 1 :]))
    parts = list[ReturnsCut]()
    values = dict[Group, ValuesCut]()
    late = dict[Group, Mapping[ItemId, Sequence[LatePeriod]]]()

    def placed(groups: Group, group: str) -> Group:
        return (*groups[:at], group, *groups[at:])

    for group in groups_in_order(now, each):
        within = (*request.narrowing.within, Within(each, group))
        narrowed = replace(alone, narrowing=replace(request.narrowing, within=within))
        mine = _cut(file, now, narrowed, every)
        parts += (replace(one, groups=placed(one.groups, group)) for one in mine.parts)
        values |= {placed(groups, group): said for groups, said in mine.values.items()}
        late |= {placed(groups, group): said for groups, said in mine.late.items()}
    whole = _cut(file, now, alone, every)
    return replace(whole, request=request, parts=tuple(parts), values=values, late=late)


# To read


def _text(cut: Cut, base: Base) -> str:
    lines = [cut.now.audit.title, tr("Percentages: {base}, of returns", base=word_for(base))]
    if cut_one_by_one(cut.now, cut.request.by):
        lines.append(tr("A {case} that names two of them is in the count of each."))
    if cut.request.narrowing:
        narrowed = narrowing_words(cut.now, cut.request.narrowing)
        said = tr("Counted {narrowed}", narrowed=narrowed)
        if cut.request.narrowing.where:  # another group is no part of the count, and not left out
            left_out = Unit.RETURNS.of(cut.left_out)
            said = tr("{counted}; {left_out} left out", counted=said, left_out=left_out)
        lines.append(said)
    for part in cut.parts:
        both = zip(cut.request.by, part.groups, strict=True)
        heads = (head_words(cut.now, *one) for one in both)
        usable = tr("{returns} usable", returns=Unit.RETURNS.of(part.usable))
        lines += ["", " · ".join([*heads, usable]), *_part_lines(cut, part, base)]
    if not cut.parts:
        lines += ["", *nothing_counted(cut.now, narrowed=bool(cut.request.narrowing))]
    return "\n".join([*lines, ""])


def nothing_counted(now: Snapshot, *, narrowed: bool) -> list[str]:
    """Say why there is no count: no return at all, none of use, or none that is so."""
    if not now.returns:
        judged = [tr("What the room judged is counted with --judgements.")] * bool(now.judgements)
        return [none_words(now), *judged]
    if narrowed and now.usable:
        return [tr("No return is so.")]
    return [tr("No return answers anything yet.")]


def _part_lines(cut: Cut, part: ReturnsCut, base: Base) -> list[str]:
    single = cut.single(part)
    if cut.request.by_theme:
        themes = theme_counts(cut.now.tool, part.rows)
        return [theme_line(cut.now, one, base, rates=not single) for one in themes]
    told, lines = _values_of(cut, part), []
    rows = {row.item.id: row for row in part.rows}
    for item in cut.now.tool.items:
        if item.id in told:
            said = values_words(cut.now.tool, item.id, told[item.id], alone=single)
            lines.append(f"  {item.key}  {item.short}: {said}")
            held = cut.now.tool.set_of(item.answer_set_id)
            lines += late_lines(_late_of(cut, part, item.id), held, "      ")
        else:
            lines += _row_lines(cut, part, rows[item.id], base, single=single)
    return lines


def _row_lines(
    cut: Cut, part: ReturnsCut, row: ItemCount, base: Base, *, single: bool
) -> list[str]:
    said = answers_words(row, base, cut.now.tool, rates=not single)
    lines = [f"  {row.item.key}  {row.item.short}: {said}"]
    if cut.answers and not single:
        found, left = cut.left(part, row, base)
        said = rests_words(cut.now, found, left)
        lines += [f"      {row.lead.label}: {said}"] * bool(said)
    return lines


def _values_of(cut: Cut, part: ReturnsCut) -> ValuesCut:
    return cut.values.get(part.groups, {})


def _late_of(cut: Cut, part: ReturnsCut, item_id: ItemId) -> Sequence[LatePeriod]:
    return cut.late.get(part.groups, {}).get(item_id, ())


# For machines


def _table(cut: Cut, base: Base) -> Table:
    now, narrowing = cut.now, cut.request.narrowing
    head: Table = {"by": [*cut.request.by, *["theme"] * cut.request.by_theme]}
    if narrowing:
        head |= {"where": narrowing_words(now, narrowing), "left out": cut.left_out}
    return head | {"groups": [_group(cut, part, base) for part in cut.parts]}


def _group(cut: Cut, part: ReturnsCut, base: Base) -> Table:
    found: Table = {
        one: group_words(cut.now, one, group)
        for one, group in zip(cut.request.by, part.groups, strict=True)
    }
    found["usable"] = part.usable
    if cut.request.by_theme:
        return found | themes_table(cut.now, theme_counts(cut.now.tool, part.rows))
    items = {row.item.id: _item(cut, part, row, base) for row in part.rows}
    items |= {
        item: value_item(count) | late_table(_late_of(cut, part, item))
        for item, count in _values_of(cut, part).items()
    }
    return found | {"items": {item.key: items[item.id] for item in cut.now.tool.items}}


def _item(cut: Cut, part: ReturnsCut, row: ItemCount, base: Base) -> Table:
    rates = not cut.single(part)
    found = item_table(cut.now.tool, row, rates=rates)
    if not cut.answers or not rates:
        return found
    _, left = cut.left(part, row, base)
    return found | rests_table(cut.now, row.lead, left, base)


def _csv(cut: Cut, base: Base) -> str:
    if cut.request.by_theme:
        themes = (
            ([*_names(cut, part.groups), part.usable], theme_counts(cut.now.tool, part.rows))
            for part in cut.parts
        )
        return themes_csv(cut.now, [*map(harmless, cut.request.by), "usable"], themes)
    keys = list(dict.fromkeys(one.key for one in cut.now.tool.answers))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head = ["item", "question", *keys, "blank", tr("base ({base})", base=word_for(base))]
    shares = [tr("percent {key} ({base})", key=key, base=word_for(base)) for key in keys]
    measures = measures_any(cut.now.tool)
    head += [*shares, *[*MEASURES] * measures]
    some = bool(asked_of_some(cut.now.tool))
    head += [*[NOT_ASKED, ANYWAY] * some, *RESTS * bool(cut.answers)]
    writer.writerow([*map(harmless, cut.request.by), "usable", *head])
    for part in cut.parts:
        names, told, rates = _names(cut, part.groups), _values_of(cut, part), not cut.single(part)
        rows = {row.item.id: row for row in part.rows}
        for item in cut.now.tool.items:
            count = told.get(item.id)
            cells = (
                [*value_cells(count, keys), *[""] * len(keys)]
                if count is not None
                else item_cells(rows[item.id], base, keys, rates=rates)
            )
            late = _late_of(cut, part, item.id)
            measured = measure_cells(count, late) if count is not None else NOTHING_MEASURED
            said = [harmless(item.key), harmless(item.short), *cells, *measured * measures]
            asked = count if count is not None else rows[item.id]
            said += [asked.not_asked, asked.anyway] * some
            said += _rests(cut, part, rows.get(item.id), base)
            writer.writerow([*names, part.usable, *said])
    return out.getvalue()


def _rests(cut: Cut, part: ReturnsCut, row: ItemCount | None, base: Base) -> list[object]:
    """Return how much an item's share rests on one, where that was asked for."""
    if not cut.answers:
        return []
    if row is None or cut.single(part):
        return NO_RESTS
    cells = rests_cells(cut.now, row.lead, cut.left(part, row, base)[1])
    return [harmless(one) if isinstance(one, str) else one for one in cells]


def _names(cut: Cut, groups: Sequence[str]) -> list[str]:
    both = zip(cut.request.by, groups, strict=True)
    return [harmless(group_words(cut.now, *one)) for one in both]
