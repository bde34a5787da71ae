"""`sample`: the same list and seed give the same sample, and what is printed names nobody."""

import csv
import json
import random
from pathlib import Path

import pytest

from tests.cli.running import Command, as_a_script
from tests.intake.workbooks import xlsx
from tests.sample_lists import draft_of

GOLDEN = Path(__file__).parents[1] / "golden" / "samples"

# What was drawn once, and is drawn on every machine and by every version since.
LISTS = {
    "children": (8, "2014", "Sex,Age,Team"),
    "adults": (20, "spring", "setting,age,concern"),
    "meetings": (12, "43", "kind,place"),
}


def drawn(command: Command, path: Path, size: int, seed: str, balance: str) -> dict[str, object]:
    said = command(
        *("sample", path, "--size", size, "--seed", seed, "--balance", balance),
        *("--format", "json"),
    )
    assert said.code in (0, 1), said.err
    found: dict[str, object] = json.loads(said.out)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_three_lists_give_what_they_always_gave(name: str, command: Command) -> None:
    size, seed, balance = LISTS[name]
    found = drawn(command, GOLDEN / f"{name}.csv", size, seed, balance)
    assert found == json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_another_order_of_lines_and_columns_draws_the_same(
    name: str, command: Command, tmp_path: Path
) -> None:
    size, seed, balance = LISTS[name]
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    random.Random(5).shuffle(rows)
    other = tmp_path / "other.csv"
    with other.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0])[::-1])
        writer.writeheader()
        writer.writerows(rows)
    first = drawn(command, GOLDEN / f"{name}.csv", size, seed, balance)
    second = drawn(command, other, size, seed, balance)
    assert references(first) == references(second)
    assert first["fingerprint"] == second["fingerprint"]


def references(found: dict[str, object]) -> set[str]:
    lines = found["sample"]
    assert isinstance(lines, list)
    return {str(line["reference"] or line.get("line")) for line in lines if line["reference"]}


def test_a_workbook_of_the_same_list_draws_the_same(command: Command, tmp_path: Path) -> None:
    with (GOLDEN / "children.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    typed: list[list[str | int]] = [[*rows[0]]]
    typed += [[row[0], int(row[1]), *row[2:]] for row in rows[1:]]
    (tmp_path / "children.xlsx").write_bytes(xlsx({"List": typed}))
    size, seed, balance = LISTS["children"]
    assert (
        drawn(command, tmp_path / "children.xlsx", size, seed, balance)["sample"]
        == (drawn(command, GOLDEN / "children.csv", size, seed, balance)["sample"])
    )


def test_a_process_of_its_own_with_another_hash_seed_draws_the_same(command: Command) -> None:
    words = ("sample", GOLDEN / "children.csv", "--size", "8", "--seed", "2014")
    said = as_a_script(*words, "--balance", "Sex,Age,Team", "--format", "json")
    assert json.loads(said.out) == drawn(command, GOLDEN / "children.csv", *LISTS["children"])


def test_names_dates_of_birth_and_numbers_are_never_printed(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "ref,Full name,DOB,NHS number,sex\n"
        "K1,Ann Example,1 May 2009,943 476 5919,F\nK2,Bob Example,2 May 2009,401 023 2137,M\n"
    )
    for form in ("text", "json"):
        said = command("sample", path, "--size", 2, "--seed", 1, "--format", form)
        assert said.code == 0
        for name in ("Example", "2009", "5919", "2137"):
            assert name not in said.out + said.err
        assert "Full name" in said.out


def test_text_says_the_method_the_list_against_the_sample_and_what_has_no_case(
    command: Command,
) -> None:
    words = ("sample", GOLDEN / "children.csv", "--size", 8, "--seed", 2014, "--balance", "Sex,Age")
    said = command(*words)
    assert said.code == 0
    assert said.out.startswith(
        "8 of 63 drawn with seed 2014, balanced by Sex and Age in that order"
    )
    alone = command(*words[:-1], "Sex")
    assert "balanced by Sex. Lines stand" in alone.out, "one column stands in no order"
    assert "  F: list 29 of 63 (46.0%), sample 4 of 8, its share 3.7\n" in said.out
    assert said.out.index("0 to 4:") < said.out.index("5 to 11:") < said.out.index("12 to 17:")


def test_a_quota_that_cannot_be_met_is_named_and_sets_the_exit_code(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sex\nF\nM\nM\nM\n")
    said = command(
        *("sample", path, "--size", 3, "--seed", 1, "--balance", "sex", "--quota", "SEX=f:2")
    )
    assert said.code == 1
    assert "Not met: F: 2 wanted, 1 drawn, 1 on the list" in said.out


def test_an_age_that_fits_no_band_is_named_by_its_line(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ref,age\nK1,4\nK2,\nK3,9\n")
    said = command("sample", path, "--size", 1, "--seed", 1, "--balance", "age")
    assert said.code == 1
    assert "Line 3 of “list.csv” has no age. It cannot be placed in a band." in said.err
    assert "(2 are left)" in said.err


def test_an_age_is_read_as_it_is_usually_typed(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    ages = ("4", "10 years", "10 yrs", "7m", "unborn", "under 1", "4 1/2", "13y 2m", "18 months")
    path.write_text("ref,age\n" + "".join(f"K{at},{age}\n" for at, age in enumerate(ages)))
    said = command("sample", path, "--size", 9, "--seed", 1, "--balance", "age", "--format", "json")
    assert said.code == 0
    strata = json.loads(said.out)["strata"]
    assert {one["value"]: one["listed"] for one in strata} == {
        "0 to 4": 6,
        "5 to 11": 2,
        "12 to 17": 1,
    }
    path.write_text("ref,age\nK1,10 years\nK2,about nine\n")
    said = command("sample", path, "--size", 1, "--seed", 1, "--balance", "age")
    assert "Line 3 of “list.csv” has “about nine” as age." in said.err
    assert "Give it an age such as 10, 7 months or unborn, or leave the line out" in said.err
    path.write_text("ref,age\nK1,Under 1\nK2,1 to 4\n")
    said = command("sample", path, "--size", 1, "--seed", 1, "--balance", "age")
    assert said.code == 0, "these are bands already"


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        pytest.param(["--balance", "team"], "Its columns are “ref”, “sex”", id="no such column"),
        pytest.param(["--balance", "sex", "--quota", "sex=X:1"], "There are “F”", id="no value"),
        pytest.param(["--quota", "sex=F:1"], "Balance by it too", id="a quota of no column"),
        pytest.param(["--balance", "sex", "--quota", "sex=F:9"], "Draw fewer", id="over the size"),
    ],
)
def test_what_does_not_fit_the_list_is_refused_with_what_would(
    words: list[str], remedy: str, command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ref,sex\nK1,F\nK2,M\n")
    said = command("sample", path, "--size", 2, "--seed", 1, *words)
    assert said.code == 1
    assert (said.out, remedy in said.err) == ("", True), said.err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--size", "x"], id="size"),
        pytest.param(["--size", "2", "--quota", "sex"], id="quota"),
        pytest.param(["--size", "2", "--bands", "age=5,5"], id="bands"),
    ],
)
def test_a_wrong_word_on_the_line_is_usage(
    words: list[str], command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("sample", "list.csv", "--seed", "1", *words).code == 2


def test_a_reference_listed_twice_and_words_that_may_be_one_are_said(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ref,sex\nK1,F\nK2,M\nK3,Female\nk1,F\n")
    said = command("sample", path, "--size", 2, "--seed", 1, "--balance", "sex")
    assert said.err.splitlines() == [
        "Line 5 has the same reference as line 2. Both can be drawn: take one of them out of the "
        "list.",
        "“F” and “Female” under “sex” count as two kinds. If they are one, write them alike in "
        "the list.",
    ]
    assert draft_of(path).remarks == tuple(said.err.splitlines())
    path.write_text("ref,sex\n" + "n/a,F\n" * 400)
    *named, others = draft_of(path).remarks
    assert (len(named), others) == (5, "The same is so of 394 more lines.")
    path.write_text("ref,sex\nK1,F\nK2,M\n")
    assert "drawn so from the 2 lines of" in command("sample", path, "--size", 9, "--seed", 1).err
    path.write_text("age,sex\n4,F\n4,F\n")
    assert command("sample", path, "--size", 1, "--seed", 1).err == "", "nobody has a reference"
