"""How what was asked for came back, on the command line: for people, spreadsheets and machines."""

import csv
import io
import json
from pathlib import Path

import pytest

from core.examples import build_example
from tests.cli.running import Command


@pytest.fixture(scope="module")
def cin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("response") / "cin.casewalk"
    build_example("cin", path)
    return path


def test_it_says_the_four_numbers_and_who_is_behind_what_they_leave_out(
    cin: Path, command: Command
) -> None:
    said = command("counts", cin, "--response").out
    assert "All: 37 requested, 28 returned, 24 usable, 14 answered (9 no return" in said
    assert "GP: 5 requested, 2 returned, 1 usable, 0 answered" in said
    assert "No form filled in (4): GP: Child B; Police: Child C" in said


def test_spreadsheets_and_machines_get_the_same_numbers(cin: Path, command: Command) -> None:
    sheet = command("counts", cin, "--response", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(sheet)))
    table = json.loads(command("counts", cin, "--response", "--format", "json").out)
    assert [row["name"] for row in rows] == [one["name"] for one in table]
    for row, one in zip(rows, table, strict=True):
        for came, pairs in one["lists"].items():
            assert int(row[came]) == one[came] == len(pairs)
