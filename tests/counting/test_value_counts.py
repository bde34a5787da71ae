"""What numbers, dates, periods, words and several answers come to, each with its base."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from core.acts import walk
from core.cli.counts import counts_csv, counts_table, counts_text
from core.counting.collation import Base
from core.counting.count_lines import count_lines
from core.counting.judgements import counted_points, pathway_matrix
from core.counting.returns_summary import ReturnsSummary
from core.documents.summaries import case_summaries
from core.queries.documents import full
from core.queries.returns import counts, values_by_item
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.numbers import Unit
from core.wording.returns import case_returns_words
from core.wording.value_counts import answered_words, line_values_notes
from tests.kinds import kinds_audit, point_called


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    with kinds_audit(tmp_path / "kinds.casewalk", lambda: datetime(2014, 3, 24, 10)) as made:
        yield made


def test_every_kind_is_said_with_its_base_and_its_blanks(file: WorkshopFile) -> None:
    text = counts_text(snapshot(file), counts(file), Base.ALL, values_by_item(file))
    assert [line.strip() for line in text.splitlines() if line.startswith("    ")] == [
        "Child in need 2 · Protection, or review of it 1 · Early help 1 · several each "
        "· 3 of 4 returns · blank 1",
        "median 12 visits · 3 to 1,200.5 visits · 3 of 4 returns · blank 1",
        "median 26 February 2014 · 20 February 2014 to 5 March 2014 · 2 of 4 returns · blank 2",
        "in time 1, late 1 · median 11.5 working days · longest 13 working days, late "
        "· 2 of 4 returns · blank 2",
        "in words · 1 of 4 returns · blank 3",
        "Yes 1 (50.0% of 2) · No 1 (50.0% of 2) · blank 2",
    ]


def test_a_machine_reads_the_same_and_never_the_words(file: WorkshopFile) -> None:
    table = counts_table(snapshot(file), counts(file), values_by_item(file))
    items = table["items"]
    assert isinstance(items, dict)
    assert list(items) == ["1", "2", "3", "4", "5", "6"]
    assert items["4"] == {
        "kind": "period",
        "answered": 2,
        "blank": 2,
        "least": "2014-03-03/2014-03-17",
        "greatest": "2014-03-03/2014-03-20",
        "median": "11.5",
        "late": 1,
    }
    assert items["5"] == {"kind": "words", "answered": 1, "blank": 3}
    assert "sofa" not in json.dumps(table)


def test_a_spreadsheet_has_a_row_for_every_question_in_their_order(file: WorkshopFile) -> None:
    rows = counts_csv(snapshot(file), counts(file), Base.ALL, values_by_item(file)).splitlines()
    assert [row.split(",")[0] for row in rows] == ["item", "1", "2", "3", "4", "5", "6"]
    assert len({row.count(",") for row in rows}) == 1


def test_the_table_says_of_the_returns_and_of_the_room_what_they_gave(file: WorkshopFile) -> None:
    case = snapshot(file).cases[0].id
    point = point_called(snapshot(file).tool, "2")
    walk.give_value(file, case, point, "7")
    walk.agree(file, case, point)
    now = snapshot(file)
    lines = {one.key: one for one in count_lines(now, counts(file), 4, None, values_by_item(file))}
    assert line_values_notes(lines["2"]) == (
        "Returns: median 12 visits · 3 to 1,200.5 visits",
        "The room: 7 visits",
    )
    assert lines["2"].values is not None
    assert answered_words(lines["2"].values, Unit.RETURNS) == "3 of 4 returns · blank 1"
    assert (lines["6"].values, lines["6"].room_values) == (None, None)


def test_what_has_no_share_is_no_column_of_the_pathways(file: WorkshopFile) -> None:
    now = snapshot(file)
    assert [now.tool.key_at(point) for point in counted_points(now)] == ["6"]
    assert {len(row.cells) for row in pathway_matrix(now)} == {1}


def test_a_case_summary_tells_what_agencies_gave_and_the_room_agreed(file: WorkshopFile) -> None:
    case = snapshot(file).cases[0]
    point = point_called(snapshot(file).tool, "2")
    walk.give_value(file, case.id, point, "7")
    walk.agree(file, case.id, point)
    found = full(file)
    returns = ReturnsSummary(found.now.tool, found.answers, found.values)
    assert case_returns_words(returns, case.id, point) == (
        "median 7.5 visits · 3 to 12 visits · 2 of 3 returns · blank 1"
    )
    assert "7 visits" in str(case_summaries(found).sections[0].blocks)
