"""`read`: points at words of a text that do not fit an audit's numbers, and changes nothing."""

import json
from pathlib import Path

import pytest

from tests.cli.running import CIN, Command

WRONG = """The vast majority of returns (75.0%, 15 of 20) reviewed the effect.
A plan was on file in 14 of 24 returns (58.3%).

A plan was on file in 58.3 per cent of cases.
"""


@pytest.fixture
def collected(audit: Path, command: Command) -> Path:
    assert command("bring-in", audit, CIN / "returns.csv").code == 0
    return audit


def test_what_does_not_fit_is_said_with_its_line_its_numbers_and_an_offer(
    collected: Path, tmp_path: Path, command: Command
) -> None:
    text = tmp_path / "report.txt"
    text.write_text(WRONG, encoding="utf-8")
    told = command("read", collected, text)
    assert told.code == 1
    assert told.out == (
        "Line 1: “The vast majority of”. Another word.\n"
        "    “vast majority” is said of 85% and more. Here it is 75.0% (15 of 20 returns).\n"
        "    It could say “Most”.\n"
        "\n"
        "Line 4: “58.3 per cent of cases”. Another unit.\n"
        "    No count of 8 cases comes to 58.3%; 14 of 24 returns does.\n"
        "    It could say “58.3% of returns”.\n"
        "\n"
        "2 places to look at. Nothing was changed.\n"
    )
    assert text.read_text(encoding="utf-8") == WRONG


def test_as_json_each_place_has_its_span_in_the_text(
    collected: Path, tmp_path: Path, command: Command
) -> None:
    text = tmp_path / "report.txt"
    text.write_text(WRONG, encoding="utf-8-sig", newline="\n")  # as it lies
    told = command("read", collected, text, "--format", "json")
    assert told.code == 1
    rows = json.loads(told.out)
    assert [row["kind"] for row in rows] == ["word", "unit"]
    for row in rows:
        assert WRONG[row["start"] : row["end"]] == row["words"]
        assert row["numbers"]


def test_a_text_that_fits_ends_well(collected: Path, tmp_path: Path, command: Command) -> None:
    text = tmp_path / "report.txt"
    text.write_text("A plan was on file in 14 of 24 returns (58.3%).", encoding="utf-8")
    told = command("read", collected, text)
    assert told.code == 0
    assert told.out == "No word was found that does not fit the numbers.\n"


def test_a_text_that_cannot_be_read_is_a_fault_in_three_parts(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    gone = command("read", audit, tmp_path / "gone.txt")
    assert (gone.code, gone.out) == (1, "")
    assert "“gone.txt” could not be read. Nothing was changed. See that it is there" in gone.err
    assert command("read", audit, tmp_path).code == 1
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Café".encode("latin-1"))
    told = command("read", audit, latin)
    assert (told.code, told.out) == (1, "")
    assert "“latin.txt” is no text in UTF-8. Nothing was changed. Save it" in told.err
