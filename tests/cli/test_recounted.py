"""Whatever `counts` says is what comes out when the bare rows are counted by another hand."""

import csv
import io
import json
from collections import Counter
from collections.abc import Collection
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.cli.random_audit import drawn_audit
from tests.cli.recount import MEASURES, Recount, Row, days, rate, working_days
from tests.cli.running import Command

CLOCK = datetime(2014, 6, 2, 9, 0)


@pytest.fixture(params=(1, 7))
def drawn(request: pytest.FixtureRequest, tmp_path: Path, command: Command) -> tuple[Path, Recount]:
    path = tmp_path / "drawn.casewalk"
    drawn_audit(path, request.param, lambda: CLOCK)
    words = ("export", path, "--documents", "data", "--formats", "json", "--to", tmp_path)
    assert command(*words).code == 0
    (told,) = tmp_path.glob("*.json")
    return path, Recount(told)


def told(command: Command, path: Path, *words: str) -> Any:
    said = command("counts", path, *words, "--format", "json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def measured(kind: str, held: Row, found: Row) -> Row:
    """Return what the program says of values, its least and greatest as what they measure."""
    found = dict(found)
    of_one = kind.removeprefix("a ").split()[0]
    measure = MEASURES.get(of_one)
    if measure is days and held["working_days"]:
        measure = working_days
    if measure is not None:
        found |= {end: measure(found[end]) for end in ("least", "greatest") if end in found}
    return found


def same(mine: Recount, item: Row, said: Row, wanted: Row) -> None:
    held = mine.sets[item["answer_set_id"]]
    assert measured(held["kind"], held, said) == wanted, item["key"]


def test_everything_is_counted_alike_by_another_hand(
    drawn: tuple[Path, Recount], command: Command
) -> None:
    path, mine = drawn
    found = told(command, path)
    back = {(one["case_id"], one["agency_id"]) for one in mine.tables["returns"]}
    asked = len(mine.tables["requests"])
    assert (found["requests"], found["returned"]) == (asked, len(back))
    assert found["usable"] == len(mine.usable)
    assert found["response rate"] == rate(len(back), asked)
    for item in mine.items.values():
        _alike_item(mine, item, found["items"][item["key"]], mine.usable)
    for by in ("agency", "case", "pathway", "team"):
        _alike_cut(mine, told(command, path, "--by", by), (by,))
    _alike_cut(mine, told(command, path, "--by", "pathway,agency"), ("pathway", "agency"))
    _adds_up(command("counts", path, "--by", "agency", "--format", "csv").out)
    _alike_narrowed(mine, told(command, path, "--where", "1=yes", "--by", "agency"))
    _alike_without_one(mine, told(command, path, "--leave-one-out", "--base", "applicable"))
    _alike_agreed(mine, told(command, path, "--judgements", "--by", "team"))


def _alike_cut(mine: Recount, found: Any, by: tuple[str, ...]) -> None:
    groups = {_named(mine, by, pair) for pair in mine.usable}
    assert len(found["groups"]) == len(groups)
    for group in found["groups"]:
        named = tuple(group[one] for one in by)
        of = [p for p in mine.usable if _named(mine, by, p) == named]
        assert group["usable"] == len(of)
        for item in mine.items.values():
            _alike_item(mine, item, group["items"][item["key"]], of)


def _adds_up(table: str) -> None:
    """Of every line of a table the answered, the blank and the not asked are the usable."""
    apart = 0
    for row in csv.DictReader(io.StringIO(table)):
        parts = ("base (all answers)", "blank", "not_asked")
        assert sum(int(row[one]) for one in parts) == int(row["usable"]), row
        apart += int(row["not_asked"])
    assert apart


def _named(mine: Recount, by: tuple[str, ...], pair: tuple[int, int]) -> tuple[str, ...]:
    return tuple(mine.group(one, pair) or f"No {one} named" for one in by)


def _alike_item(mine: Recount, item: Row, said: Row, of: Collection[tuple[int, int]]) -> None:
    """Compare an item of a group; of a single case or return it says counts and no rates."""
    wanted, said = mine.item(item, of), dict(said)
    late = said.pop("late ones", [])  # of several in one case this says whom, the other does not
    bare = [{key: it for key, it in one.items() if key != "person"} for one in late]
    assert sorted(bare, key=_by_days) == mine.late(item, of)
    if "percent of all answers" not in said:
        wanted = {key: it for key, it in wanted.items() if not key.startswith("percent")}
        wanted.pop("grades", None)
    same(mine, item, said, wanted)


def _by_days(one: Row) -> tuple[object, ...]:
    return -one["days"], one["case"], one["agency"]


def _alike_narrowed(mine: Recount, found: Any) -> None:
    one = next(item for item in mine.items.values() if item["key"] == "1")
    kept = [pair for pair in mine.usable if mine.said.get((one["id"], pair)) == "yes"]
    assert found["left out"] == len(mine.usable) - len(kept)
    assert sum(group["usable"] for group in found["groups"]) == len(kept)
    for group in found["groups"]:
        of = [pair for pair in kept if mine.group("agency", pair) == group["agency"]]
        for item in mine.items.values():
            _alike_item(mine, item, group["items"][item["key"]], of)


def _alike_without_one(mine: Recount, found: Any) -> None:
    (whole,) = found["groups"]
    seen = 0
    for item in mine.items.values():
        said = whole["items"][item["key"]].get("leave one out")
        if said is None:
            continue
        lead, singly, without = mine.leave_one_out(item, mine.usable)
        assert said["answer"] == lead
        ends = [Fraction(said[end]["count"], said[end]["base"]) for end in ("least", "most")]
        assert ends == [min(singly), max(singly)], item["key"]
        if "without" in said:
            (column,) = {"agency", "case"} & set(said["without"])
            left = without[column, said["without"][column]]
            assert Fraction(said["without"]["count"], said["without"]["base"]) == left
            seen += 1
    assert seen


def _alike_agreed(mine: Recount, found: Any) -> None:
    for team, counts in found["agreed"].items():
        cases = [one["id"] for one in mine.cases.values() if one["team"] == team]
        assert len(cases) == found["teams"][team]
        assert counts == [
            _lead(mine.agreed(question, cases), mine.allowed(question)[0]["key"], len(cases))
            for question in mine.questions.values()
            if mine.sets[question["answer_set_id"]]["kind"] in ("choice", "grades")
        ]
        for question in mine.questions.values():
            said = found["values"][team].get(question["key"])
            if said is not None:
                given = mine.agreed_values(question, cases)
                wanted = {"answered": len(given), **mine.values(question, given)}
                held = mine.sets[question["answer_set_id"]]
                told = measured(held["kind"], held, said)
                assert {key: told[key] for key in wanted} == wanted, question["key"]


def _lead(agreed: Counter[str], key: str, cases: int) -> int | None:
    """Return how often the best answer was agreed; a single case, and nothing, are in words."""
    return agreed[key] if cases > 1 and agreed else None
