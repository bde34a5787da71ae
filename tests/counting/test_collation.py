"""Counting: the published audits come out to the digit, and the rules hold for any numbers."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cli.counts import answers_words, counts_csv, counts_table, counts_text
from core.counting.collation import (
    Base,
    ItemCount,
    collate,
    percent,
    responses,
)
from core.counting.evidence import item_returns
from core.counting.judgements import RoomCount, pathway_matrix, room_count
from core.model.audit import Audit
from core.model.case import Papers
from core.model.ids import ItemId
from core.model.judgement import EvidenceSeen
from core.model.snapshot import Snapshot
from tests.counting.audits import ANSWER, ONE_ITEM, example, snapshot_of

DATA = Path(__file__).parents[1] / "data"
KEYS = list(ANSWER)


def expected(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def test_the_audit_of_2014_counts_to_the_digit() -> None:
    published = expected("cin-2014")
    for item in published["items"].values():
        del item["printed in the 2014 report"]
    everything, counts = example("cin")
    assert json.dumps(counts_table(everything.now, counts), indent=1) == json.dumps(
        published, indent=1
    )


def test_what_the_report_of_2014_printed_is_found_again() -> None:
    everything, counts = example("cin")
    rows = {row.item.key: row for row in collate(everything.now.tool, counts, 24)}
    for key, item in expected("cin-2014")["items"].items():
        for answer, printed in (item["printed in the 2014 report"] or {}).items():
            meant = "not_applicable" if answer == "na" else answer
            found = {one.key: rows[key].percent(one, Base.ALL) for one, _ in rows[key].counts}
            assert str(found[meant]) == printed


def test_the_matrix_of_2011_is_found_again() -> None:
    published, now = expected("tier2-2011"), snapshot_of("tier2")
    rows = pathway_matrix(now)
    assert len(now.cases) == published["cases"]
    assert {row.pathway: len(row.cases) for row in rows} == published["pathways"]
    assert [now.tool.short_at(point) for point in now.tool.points] == published["statements"]
    assert {row.pathway: list(row.agreed_lead()) for row in rows} == published["agreed yes"]


def test_requested_returned_and_usable_are_three_numbers() -> None:
    told = responses(snapshot_of("cin"))
    assert (told.requests, told.returned, told.usable) == (37, 28, 24)
    assert told.rate == Decimal("75.7")
    assert responses(Snapshot(Audit("Empty"))).rate is None


@pytest.mark.parametrize(
    ("count", "base", "places", "worked"),
    [
        pytest.param(5, 8, 1, "62.5", id="a half that is exact stays"),
        pytest.param(1, 8, 0, "13", id="half goes up, not to even"),
        pytest.param(1, 2000, 1, "0.1", id="half goes up in the last place"),
        pytest.param(23, 24, 1, "95.8", id="23 of 24"),
        pytest.param(0, 7, 1, "0.0", id="nothing of something"),
        pytest.param(7, 7, 1, "100.0", id="all"),
    ],
)
def test_percentages_go_half_up_in_decimal(count: int, base: int, places: int, worked: str) -> None:
    assert str(percent(count, base, places)) == worked


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 3))
def test_a_percentage_is_the_nearest_there_is(count: int, base: int, places: int) -> None:
    count = min(count, base)
    worked = percent(count, base, places)
    assert worked is not None
    step = Fraction(1, 10**places)
    off = Fraction(str(worked)) - Fraction(100 * count, base)
    assert -step / 2 < off <= step / 2


def test_a_base_of_nothing_has_no_percentage() -> None:
    assert percent(0, 0) is None


counted = st.fixed_dictionaries({key: st.integers(0, 40) for key in KEYS})


@given(counted, st.integers(0, 20))
def test_blank_answered_and_applicable_add_up(given_: dict[str, int], blank: int) -> None:
    usable = sum(given_.values()) + blank
    counts = {(ItemId(1), ANSWER[key].id): number for key, number in given_.items() if number}
    (row,) = collate(ONE_ITEM, counts, usable)
    assert row.blank == blank
    assert row.answered + row.blank == usable
    assert row.applicable == row.answered - given_["not_applicable"]
    assert row.percent(ANSWER["not_applicable"], Base.APPLICABLE) is None
    shares = [row.percent(answer, Base.ALL) for answer, _ in row.counts]
    if row.answered:
        known = [share for share in shares if share is not None]
        assert len(known) == len(KEYS)
        assert abs(sum(known, Decimal(-100))) <= Decimal("0.05") * len(KEYS)
    else:
        assert shares == [None] * len(KEYS)


@given(counted)
def test_dont_know_stays_in_the_applicable_base(given_: dict[str, int]) -> None:
    counts = {(ItemId(1), ANSWER[key].id): number for key, number in given_.items()}
    (row,) = collate(ONE_ITEM, counts, sum(given_.values()))
    scale = sum(given_[key] for key in ("yes", "partly", "no", "dont_know"))
    assert row.base(Base.APPLICABLE) == scale
    assert row.percent(ANSWER["dont_know"], Base.APPLICABLE) == percent(given_["dont_know"], scale)


def test_an_own_answer_keeps_its_own_key_and_a_base_of_0_is_null() -> None:
    now = replace(snapshot_of("cin"), tool=ONE_ITEM)
    table: Any = counts_table(now, {(ItemId(1), ANSWER["partly"].id): 6})
    item = table["items"]["1"]
    assert (item["partly"], item["yes"], item["blank"]) == (6, 0, 18)
    assert item["percent of all answers"]["partly"] == "100.0"
    assert "not_applicable" not in item["percent where applicable"]
    nobody: Any = counts_table(now, {})
    assert nobody["items"]["1"]["percent of all answers"] == {
        **dict.fromkeys(["yes", "no", "dont_know", "not_applicable", "partly"]),
        "base": 0,
    }


def test_an_audit_without_returns_has_no_items() -> None:
    now = snapshot_of("tier2")
    assert counts_table(now, {}) == {
        "requests": 0,
        "returned": 0,
        "usable": 0,
        "response rate": None,
        "items": {},
    }
    assert "No returns have been brought in yet." in counts_text(now, {}, Base.ALL)
    assert counts_csv(now, {}, Base.ALL).count("\n") == 1


def test_a_line_can_be_narrowed_to_where_a_plan_is_on_file() -> None:
    everything, _ = example("cin")
    tool = everything.now.tool
    plan = next(item for item in tool.items if item.key == "1f")
    yes = next(one for one in tool.answers_of(plan.answer_set_id) if one.key == "yes")
    drugs = next(item for item in tool.items if item.key == "8")
    assert (drugs.only_where_item_id, drugs.only_where_answer_id) == (plan.id, yes.id)
    counted = item_returns(everything.now, drugs, everything.answers, narrowed=True).counted
    assert counted.answered + counted.blank == 14
    assert counted.count(next(one for one, _ in counted.counts if one.key == "yes")) == 4


def test_the_room_is_counted_by_state() -> None:
    now = snapshot_of("cin")
    by_key = {now.tool.key_at(point): room_count(now, point) for point in now.tool.points}
    plan = by_key["8"]
    assert (plan.agreed, plan.parked, plan.not_agreed, plan.open) == (2, 1, 0, 5)
    assert (by_key["10"].not_agreed, by_key["5"].agreed_lead, by_key["5"].agreed) == (1, 1, 3)


def test_judgements_on_incomplete_papers_can_be_kept_out_and_are_counted() -> None:
    now = snapshot_of("cin")
    partial = [one for one in now.judgements if one.evidence is EvidenceSeen.PARTIAL]
    point = partial[0].point
    everything = room_count(now, point)
    complete = room_count(now, point, complete_only=True)
    assert complete.left_out >= 1
    assert complete.agreed + complete.left_out == everything.agreed

    incomplete = tuple(replace(case, papers=Papers.INCOMPLETE) for case in now.cases)
    assert room_count(replace(now, cases=incomplete), point, complete_only=True).agreed == 0


def test_csv_has_a_row_an_item_and_no_formula() -> None:
    everything, counts = example("cin")
    lines = counts_csv(everything.now, counts, Base.APPLICABLE).splitlines()
    assert len(lines) == 18
    assert lines[0].startswith("item,question,yes,no,dont_know,not_applicable,blank,base (where")
    assert lines[8].startswith("2,Overseen in supervision,14,7,,2,1,21,66.7,33.3,")
    item = replace(ONE_ITEM.items[0], short="=1+1")
    risky = replace(everything.now, tool=replace_items(item))
    assert "'=1+1" in counts_csv(risky, {}, Base.ALL)


def replace_items(item: Any) -> Any:
    return type(ONE_ITEM)(
        ONE_ITEM.themes, ONE_ITEM.answer_sets, ONE_ITEM.answers, ONE_ITEM.questions, (item,)
    )


def test_text_says_the_base_of_every_percentage() -> None:
    everything, counts = example("cin")
    text = counts_text(everything.now, counts, Base.APPLICABLE)
    assert "37 requests, 28 returned (75.7% of 37 requests), 24 usable" in text
    assert "Percentages: where applicable, of returns" in text
    assert "Yes 14 (66.7% of 21) · No 7 (33.3% of 21) · Not applicable 2 · blank 1" in text


def test_returns_nobody_asked_for_are_told_apart() -> None:
    everything, counts = example("cin")
    now = everything.now
    gone = set(sorted(now.usable)[:2])
    left = tuple(one for one in now.requests if (one.case_id, one.agency_id) not in gone)
    text = counts_text(replace(now, requests=left), counts, Base.ALL)
    assert "35 requests, 26 returned (74.3% of 35 requests), 24 usable, 2 of them unasked" in text
    of_one = responses(replace(now, requests=left), sorted(gone)[0][1])
    assert of_one.unasked == sum(agency == sorted(gone)[0][1] for _, agency in gone)


def test_not_applicable_never_leads_though_it_is_named_first() -> None:
    away, yes = ANSWER["not_applicable"], ANSWER["yes"]
    row = ItemCount(ONE_ITEM.items[0], ((away, 3), (yes, 2)), 0)
    assert row.lead == yes
    room = RoomCount(ONE_ITEM.points[0], ((away, 3), (yes, 2)))
    assert (room.lead, room.agreed_lead) == (yes, 2)
    only = ItemCount(ONE_ITEM.items[0], ((away, 3),), 0)
    assert only.lead == away


def test_not_provided_and_not_comparable_are_answers_that_count_apart() -> None:
    """Any tool may have them: one stays in the base as nobody's yes, the other is off the scale."""
    item, allowed = ONE_ITEM.items[0], ONE_ITEM.answers
    named = {
        "dont_know": ("not_provided", "Not provided"),
        "not_applicable": ("not_comparable", "Not comparable, because"),
    }
    told = tuple(
        replace(one, key=named[one.key][0], label=named[one.key][1]) if one.key in named else one
        for one in allowed
    )
    tool = replace(ONE_ITEM, answers=told)
    given_ = {(item.id, one.id): at for at, one in enumerate(told, 2)}
    (row,) = collate(tool, given_, 20)
    counted = {one.key: count for one, count in row.counts}
    assert counted["not_provided"] > 0 < counted["not_comparable"]
    assert row.applicable == row.answered - counted["not_comparable"]
    found = {one.key: row.percent(one, Base.APPLICABLE) for one, _ in row.counts}
    assert found["not_comparable"] is None
    assert found["not_provided"] == percent(counted["not_provided"], row.applicable)
    assert "Not comparable, because" in answers_words(row, Base.APPLICABLE, tool)
