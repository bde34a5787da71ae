"""bring-in and counts: what came in, what did not and why, and the numbers it makes."""

import csv
import io
import json
from pathlib import Path

import pytest

from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import CIN, Command

EXPECTED = Path(__file__).parents[1] / "data" / "cin-2014.json"


def test_the_returns_of_2014_make_the_published_counts(audit: Path, command: Command) -> None:
    said = command("bring-in", audit, CIN / "returns.csv")
    assert said.code == 0
    assert said.out.splitlines()[0] == (
        "returns.csv: 24 returns and 396 answers taken in, 0 rows held back."
    )
    assert said.err == ""
    published = json.loads(EXPECTED.read_text(encoding="utf-8"))
    for item in published["items"].values():
        del item["printed in the 2014 report"]
    for base in ("all", "applicable"):
        counted = command("counts", audit, "--format", "json", "--base", base)
        assert counted.code == 0
        assert json.loads(counted.out) == published


def test_a_row_held_back_is_named_and_the_others_are_in(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "camhs.csv"
    path.write_text(
        "Case,Agency,3,12\nChild A,School,perhaps,x\nChild B,GP,Yes,\nChild C,School,No,\n",
        encoding="utf-8",
    )
    said = command("bring-in", audit, path)
    assert said.code == 1
    assert said.out.splitlines() == [
        "  Row 1 of camhs.csv: the column “12” is not among the questions of this audit tool, "
        "so nothing in it was taken in.",
        "  Row 2 of camhs.csv was held back: “perhaps” is not an answer to question 3, "
        "which offers Yes, No and Not applicable.",
        "camhs.csv: 2 returns and 2 answers taken in, 1 row held back.",
    ]
    assert said.err == (
        "1 row of camhs.csv was held back. The other 2 rows are in. "
        "Correct what is named and bring the file in again. It waits in the audit too, "
        "under Returns.\n"
    )
    with WorkshopFile.open(audit) as file:
        now = snapshot(file)
    assert len(now.returns) == 2
    assert [(one.file_name, one.returns, one.held_back) for one in now.brought_in][-1] == (
        "camhs.csv",
        2,
        1,
    )


def test_a_list_of_requests_is_said_to_be_one(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "asked.csv"
    path.write_text("Case,Agency,Worked with\nChild A,School,yes\n", encoding="utf-8")
    said = command("bring-in", audit, path)
    assert said.code == 1
    assert "is a list of who is asked, not of returns" in said.err


def test_two_files_of_one_name_are_told_apart(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        text = f"Case,Agency,3,3 comments\nChild Z,GP,Yes,{folder}\n"
        (tmp_path / folder / "back.csv").write_text(text, "utf-8")
    said = command("bring-in", audit, tmp_path / "first", tmp_path / "second")
    assert "Row 2 of back (2).csv was held back" in said.out
    with WorkshopFile.open(audit) as file:
        assert len(snapshot(file).returns_waiting) == 2


@pytest.mark.parametrize("name", ["cases.csv", "eligible.csv"])
def test_a_list_of_cases_is_said_to_be_one(audit: Path, command: Command, name: str) -> None:
    said = command("bring-in", audit, CIN / name)
    assert said.code == 1
    assert f"“{name}” is a list of cases, not of returns." in said.err


def test_the_corrected_file_takes_the_place_of_the_first(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "school.csv"
    path.write_text("case,agency,3\nChild A,School,perhaps\nChild D,School,Yes\n", encoding="utf-8")
    assert command("bring-in", audit, path).code == 1
    path.write_text("case,agency,3\nChild A,School,Yes\nChild D,School,No\n", encoding="utf-8")
    said = command("bring-in", audit, path)
    assert said.code == 1
    assert "the return of “School” for “Child D” is there already, with 1 answer" in said.out
    assert "or with --replace if it is meant" in said.err
    done = command("bring-in", audit, path, "--replace")
    assert done.code == 0
    said_so = (
        "As --replace says: the return of “School” for “Child D” is there already, with 1 answer"
    )
    assert said_so in done.out, "what gives way is named before it is gone"
    item = json.loads(command("counts", audit, "--format", "json").out)["items"]["3"]
    assert (item["yes"], item["no"], item["blank"]) == (1, 1, 0)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    said = command("bring-in", audit, tmp_path / "gone.csv", CIN / "returns.csv")
    assert said.code == 1
    assert "There is no file “gone.csv” there." in said.err
    assert "24 returns and 396 answers taken in" in said.out


def test_an_audit_without_requests_learns_its_agencies_from_the_returns(
    tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "new.casewalk"
    words = ("--tool", "children-in-need", "--cases", CIN / "cases.csv")
    assert command("new", path, *words).code == 0
    assert command("bring-in", path, CIN / "returns.csv").code == 0
    told = json.loads(command("counts", path, "--format", "json").out)
    assert (told["requests"], told["usable"], told["response rate"]) == (0, 24, None)


def test_the_agencies_of_one_file_are_no_reason_to_refuse_the_next(
    tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "new.casewalk"
    words = ("--tool", "children-in-need", "--cases", CIN / "cases.csv")
    assert command("new", path, *words).code == 0
    files: list[Path] = []
    for name in ("School", "Children's Services", "Children’s  services"):
        files.append(tmp_path / f"{len(files)}.csv")
        case = f"Child {'ABC'[len(files) - 1]}"
        files[-1].write_text(f"case,agency,3\n{case},{name},yes\n", encoding="utf-8")
    said = command("bring-in", path, *files)
    assert said.code == 0, said.err
    with WorkshopFile.open(path) as file:
        assert [agency.name for agency in snapshot(file).agencies] == [
            "School",
            "Children's Services",
        ]


def test_counts_before_any_return_have_no_items(audit: Path, command: Command) -> None:
    told = json.loads(command("counts", audit, "--format", "json").out)
    assert (told["requests"], told["returned"], told["usable"]) == (37, 28, 0)
    assert told["items"] == {}


def test_the_base_chooses_what_text_and_csv_show(audit: Path, command: Command) -> None:
    command("bring-in", audit, CIN / "returns.csv")
    every = command("counts", audit).out
    assert "Yes 14 (60.9% of 23) · No 7 (30.4% of 23) · Not applicable 2 (8.7% of 23)" in every
    applicable = command("counts", audit, "--base", "applicable").out
    assert "Yes 14 (66.7% of 21) · No 7 (33.3% of 21) · Not applicable 2 · blank 1" in applicable
    written = command("counts", audit, "--base", "applicable", "--format", "csv").out
    rows = {row["item"]: row for row in csv.DictReader(io.StringIO(written))}
    assert len(rows) == 17
    assert rows["8"]["percent dont_know (where applicable)"] == "47.4"
    assert rows["8"]["base (where applicable)"] == "19"


def test_a_tool_with_grades_counts_by_the_tools_own_keys(tmp_path: Path, command: Command) -> None:
    path, cases, returns = (tmp_path / name for name in ("a.casewalk", "cases.csv", "r.csv"))
    cases.write_text("case\nCase 1\n", encoding="utf-8")
    returns.write_text(
        "case,agency,1a,2,4\nCase 1,School,yes,Partly met,\nCase 1,GP,no,Met,Not applicable\n",
        encoding="utf-8",
    )
    words = ("--tool", "general-case-audit", "--cases", cases)
    assert command("new", path, *words).code == 0
    assert command("bring-in", path, returns).code == 0
    items = json.loads(command("counts", path, "--format", "json").out)["items"]
    assert (items["2"]["partly_met"], items["2"]["met"], items["2"]["blank"]) == (1, 1, 0)
    assert items["2"]["percent of all answers"]["partly_met"] == "50.0"
    assert items["4"]["percent where applicable"]["met"] is None
    assert items["4"]["percent where applicable"]["base"] == 0
    assert items["4"]["percent of all answers"]["not_applicable"] == "100.0"


@pytest.mark.parametrize("ending", ["counts", "check", "bring-in", "export"])
def test_what_is_no_audit_is_said_in_three_parts(
    tmp_path: Path, command: Command, ending: str
) -> None:
    more: dict[str, list[object]] = {
        "bring-in": [CIN / "returns.csv"],
        "export": ["--to", tmp_path / "out"],
    }
    for name, content in (("gone.casewalk", None), ("letter.casewalk", b"Dear colleague" * 400)):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        said = command(ending, path, *more.get(ending, []))
        assert said.code == 1
        assert name in said.err
        assert said.err.count(".") >= 3
        assert "Casewalk made a mistake" not in said.err
        assert said.out == ""
