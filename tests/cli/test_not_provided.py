"""A number, a day or a period that could not be given is said so: no blank, and no value."""

import csv
import io
import json
from pathlib import Path

import pytest

from core.counting.answer_columns import answer_columns
from core.counting.value_counts import ValueCount
from core.model.clock import Clock
from core.model.fault import NotYet
from core.model.household import NOBODY
from core.model.tool import AnswerKind, AnswerSet, Bearing
from core.model.value import NOT_PROVIDED, each_value, is_well_formed, median
from core.model.working_days import WorkingDays
from core.queries.returns import positions
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.numbers import Unit
from core.wording.value_counts import value_count_words
from core.wording.values import column_words, typed_again, typed_value, value_words
from tests.cli.running import Command
from tests.kinds import kinds_audit, kinds_point

RETURNS = """case,agency,1,2,3,4,5,6
Child B,Police,Early help,not provided,Not provided.,not given,Nothing seen,Yes
Child B,Schools,,4,,,,
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("none")
    (folder / "more.csv").write_text(RETURNS, encoding="utf-8")
    return folder / "kinds.casewalk"


def test_it_is_read_counted_apart_and_shown_in_a_column_of_its_own(
    path: Path, clock: Clock, command: Command
) -> None:
    kinds_audit(path, clock).close()
    said = command("bring-in", path, path.parent / "more.csv")
    assert said.code == 0, said.out + said.err
    items = json.loads(command("counts", path, "--format", "json").out)["items"]
    assert (items["2"]["answered"], items["2"]["not_provided"], items["2"]["blank"]) == (4, 1, 1)
    assert (items["4"]["answered"], items["4"]["not_provided"], items["4"]["late"]) == (2, 1, 1)
    assert items["2"]["median"] == "8"
    narrowed = command("counts", path, "--where", "4=Not provided").out
    assert "only where 4 is not provided; 5 returns left out" in narrowed
    assert "1 return usable" in narrowed
    for wrong in ("4=late", "1=help"):
        refused = command("counts", path, "--where", wrong)
        assert refused.code == 1
        assert "is not answered with one answer out of a list" in refused.err
    assert "4=not provided" in command("counts", path, "--where", "4=late").err
    room = command("counts", path, "--judgements", "--where", "4=not provided").out
    assert "only where 4 is not provided" in room
    words = command("counts", path, "--by", "agency").out
    assert "4 of 6 returns · not provided 1 · blank 1" in command("counts", path).out
    assert "0 of 2 returns · not provided 1" not in words
    assert "1 of 2 returns · not provided 1" in words
    rows = list(csv.DictReader(io.StringIO(command("counts", path, "--format", "csv").out)))
    assert [row["not_provided"] for row in rows] == ["", "1", "1", "1", "", ""]
    with WorkshopFile.open(path) as file:
        now, point = snapshot(file), kinds_point(file, "4")
        case = next(one for one in now.cases if one.reference == "Child B")
        columns = answer_columns(now.tool, point, positions(file, now, case.id, point))
        (own,) = (one for one in columns if one.label == "Not provided")
        assert own.bearing is Bearing.UNKNOWN
        assert [at.agency.name for at in own.positions] == ["Police"]
        assert column_words(own) == "Not provided"
        assert own.divides, "beside in time and late"
        visits = kinds_point(file, "2")
        columns = answer_columns(now.tool, visits, positions(file, now, case.id, visits))
        (none,) = (one for one in columns if one.label == "Not provided")
        assert not none.divides, "numbers divide nobody, and whoever has none does not either"


def test_it_is_typed_and_read_as_it_is_said() -> None:
    calendar = WorkingDays()
    for kind in (AnswerKind.NUMBER, AnswerKind.DATE, AnswerKind.PERIOD):
        held = AnswerSet("x", kind=kind)
        assert typed_value(held, "Not provided", "") == NOT_PROVIDED
        assert value_words(held, (), NOT_PROVIDED, calendar, NOBODY) == "Not provided"
        assert typed_again(kind, NOT_PROVIDED) == ("Not provided", "")
        assert is_well_formed(held, (), NOT_PROVIDED)
        assert median(held, [NOT_PROVIDED], calendar) is None
    with pytest.raises(NotYet):
        typed_value(AnswerSet("x", kind=AnswerKind.NUMBER), "not", "")
    each = AnswerSet("x", kind=AnswerKind.EACH_PERIOD, target=10)
    value = each_value({3: "2014-03-03/2014-03-20", 4: NOT_PROVIDED})
    assert is_well_formed(each, (), value)
    count = ValueCount(each, (), (value,), 0, calendar)
    assert (count.people, count.of_one.not_provided, count.of_one.late) == (1, 1, 1)
    assert value_count_words(count, Unit.CASES).startswith("in time 0, late 1 · longest 17 days")
    nobody = ValueCount(each, (), (f"4: {NOT_PROVIDED}",), 0, calendar)
    assert value_count_words(nobody, Unit.CASES) == "not provided 1 · 1 of 1 case"
