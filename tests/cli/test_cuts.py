"""Counts on the command line, cut and narrowed: the published matrix comes out as it was."""

import csv
import io
import json
from pathlib import Path

import pytest

from core.acts import prepare, walk
from core.acts.bring_in import take_cases, take_returns
from core.cli.rests_tables import RESTS
from core.counting.asking import not_asked
from core.counting.returns_summary import ReturnsSummary
from core.examples import build_example
from core.model.case import Agency, Case
from core.model.clock import Clock
from core.model.draft.returns import CaseDraft, Draft, DraftKind, ReturnDraft
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.wording.returns import case_returns_words
from tests.acts.test_each_person import answer
from tests.cli.running import Command
from tests.graded import graded_audit
from tests.intake.test_other_audits import FOLDER
from tests.kinds import kinds_audit, kinds_point
from tests.people import MEASURED_TOOL, people_audit

JSON = ("--format", "json")
DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def cin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cuts") / "cin.casewalk"
    build_example("cin", path)
    return path


@pytest.fixture(scope="module")
def tier2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cuts") / "tier2.casewalk"
    build_example("tier2", path)
    return path


def test_the_matrix_of_2011_comes_out_as_it_was_published(tier2: Path, command: Command) -> None:
    published = json.loads((DATA / "tier2-2011.json").read_text(encoding="utf-8"))
    del published["note"]
    said = command("counts", tier2, "--judgements", "--by", "pathway", "--format", "json")
    assert said.code == 0
    assert json.dumps(json.loads(said.out)) == json.dumps(published)


def test_how_much_rests_on_one_is_said_below_each_question(cin: Path, command: Command) -> None:
    said = command("counts", cin, "--leave-one-out", "--base", "applicable")
    assert (
        "Yes: without any one return 65.0% (13 of 20) to 70.0% (14 of 20); "
        "without social care's seven 78.6% (11 of 14)"
    ) in said.out
    told = command("counts", cin, "--leave-one-out", "--base", "applicable", "--format", "json")
    two = json.loads(told.out)["groups"][0]["items"]["2"]["leave one out"]
    assert two["without"]["agency"] == "Social care"
    assert two["least"] == {"count": 13, "base": 20, "percent": "65.0"}
    told = command("counts", cin, "--leave-one-out", "--by", "agency", "--format", "json")
    alone = [one for one in json.loads(told.out)["groups"] if one["usable"] == 1]
    assert alone
    assert not any("leave one out" in item for one in alone for item in one["items"].values())


def test_how_much_rests_on_one_stands_in_columns_and_of_what_the_room_agreed_too(
    cin: Path, tier2: Path, command: Command
) -> None:
    plain = command("counts", cin, "--by", "team", "--format", "csv").out.splitlines()[0]
    told = command("counts", cin, "--leave-one-out", "--base", "applicable", "--format", "csv")
    rows = {row["item"]: row for row in csv.DictReader(io.StringIO(told.out))}
    two = [rows["2"][name] for name in RESTS]
    assert two == ["yes", "65.0", "70.0", "Social care", "78.6"]
    assert not any(name in plain for name in RESTS)
    by = ("counts", tier2, "--judgements", "--leave-one-out", "--by", "pathway", "--format")
    room = json.loads(command(*by, "json").out)["leave one out"]["Partnership triage"]
    rows = {
        row["item"]: row
        for row in csv.DictReader(io.StringIO(command(*by, "csv").out))
        if row["pathway"] == "Partnership triage"
    }
    for key, found in room.items():
        assert rows[key]["least_without_one"] == found["least"]["percent"]
        assert found["least"]["base"] == 8
    single = json.loads(command("counts", cin, "--judgements", "--leave-one-out", *JSON).out)
    (whole,) = single["groups"]
    assert whole["statements"]["2"]["leave one out"]["most"]["percent"] == "100.0"


def test_returns_are_cut_by_agency_and_narrowed_by_an_answer(cin: Path, command: Command) -> None:
    said = command("counts", cin, "--by", "agency", "--where", "1f=yes", "--format", "json")
    table = json.loads(said.out)
    assert table["where"] == "only where 1f is yes"
    assert table["left out"] == 10
    assert sum(group["usable"] for group in table["groups"]) == 14
    assert sum(group["items"]["8"]["yes"] for group in table["groups"]) == 4
    rows = list(csv.reader(io.StringIO(command(*_csv(cin)).out)))
    assert rows[0][:4] == ["team", "agency", "usable", "item"]
    assert len({len(row) for row in rows}) == 1


def _csv(cin: Path) -> tuple[object, ...]:
    return ("counts", cin, "--by", "team,agency", "--format", "csv")


def test_themes_add_up_and_an_attribute_narrows(cin: Path, tier2: Path, command: Command) -> None:
    said = command("counts", cin, "--by", "theme", "--where", "team=Team 1")
    assert "Counted Team 1 only\n" in said.out
    assert "  Records: met " in said.out
    words = command("counts", cin, "--judgements", "--by", "theme").out
    assert "of judgements" in words
    assert "  Records: met 2 (40.0% of 5) · not met 3 (60.0% of 5) · not settled 10" in words
    for room in ((), ("--judgements",)):
        table = command("counts", cin, *room, "--by", "team,theme", "--format", "csv").out
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["theme"] for row in rows[:2]] == ["Records", "Background"]
        assert len(rows) == 10
    told = json.loads(command("counts", tier2, *_ALONE).out)["groups"]
    assert sum(one["cases"] for one in told) == 29


_ALONE = ("--judgements", "--by", "pathway,theme", "--format", "json")


def test_a_single_case_is_told_in_words(tier2: Path, command: Command) -> None:
    said = command("counts", tier2, "--judgements", "--by", "case", "--format", "json")
    told = json.loads(said.out)["groups"]
    assert len(told) == 29
    assert set(told[0]["statements"].values()) <= {"Yes", "No", "Not applicable", None}
    words = command("counts", tier2, "--judgements", "--by", "pathway").out
    assert "Referral appropriate: yes in all but one (8 of 9 cases)" in words
    assert "%" not in words.split("School panel")[1]
    table = command("counts", tier2, "--judgements", "--by", "pathway", "--format", "csv").out
    assert "School panel,1,1,Referral appropriate,,,,,,," in table


@pytest.mark.parametrize("how", ["text", "json", "csv"])
def test_returns_of_one_case_have_no_rate_however_they_are_cut_or_narrowed(
    cin: Path, command: Command, how: str
) -> None:
    by_agency = command(*_by(cin, "agency", how)).out
    if how == "text":
        assert "%" not in by_agency.split("GP · 1 return usable")[1].split("\n\n")[0]
        assert "%" in by_agency.split("Social care · ")[1].split("\n\n")[0]
    for where in ("case=Child A", "agency=GP"):
        said = command("counts", cin, "--where", where, "--format", how).out
        if how == "csv":
            rows = csv.DictReader(io.StringIO(said))
            assert not any(row["percent yes (all answers)"] for row in rows)
        else:
            assert "(100.0%" not in said
            assert '"percent of all answers"' not in said
    by_theme = command("counts", cin, "--by", "theme", "--where", "case=Child A").out
    assert "  Records: met " in by_theme
    assert "%" not in by_theme


def test_what_only_the_room_answers_is_said_to_be_for_it_wherever_returns_are_told(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path, tool = tmp_path / "self-neglect.casewalk", FOLDER / "self-neglect.toml"
    (tmp_path / "cases.csv").write_text("adult\nAdult 1\nAdult 2\n")
    command("new", path, "--tool", tool, "--audited", "adult", "--cases", tmp_path / "cases.csv")
    with WorkshopFile.open(path) as file:
        prepare.keep_rows(file, "add", [Agency("Housing")])
        back = [ReturnDraft(f"Adult {at}", "Housing", answers={"1": "full"}) for at in (1, 2)]
        take_returns(file, Draft("returns.csv", tuple(back)))
        told = full(file)
    assert "7  Kept safe\n    for the room only\n" in command("counts", path).out
    assert "  7  Kept safe: for the room only" in command("counts", path, "--by", "agency").out
    apart = not_asked(told.now, told.answers, told.values)
    returns = ReturnsSummary(told.now.tool, told.answers, told.values, apart)
    last = told.now.tool.points[-1]
    assert case_returns_words(returns, told.now.cases[0].id, last) == "for the room only"


def test_of_one_case_the_people_in_it_have_no_shares_either(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "people.casewalk"
    with people_audit(path, clock) as file:
        values = {"1": answer(file, "1", "yes", "no", "yes")}
        back = ReturnDraft("Child A", "Health", answers=values)
        take_returns(file, Draft("returns.csv", (back,)))
    assert "Yes 2 (66.7%)" in command("counts", path).out
    by_case = command("counts", path, "--by", "case").out
    assert "1  Seen alone: Yes 2 · No 1 · Don't know 0 · " in by_case


def test_whose_wait_was_too_long_is_said_where_a_case_has_several(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "measured.casewalk"
    with people_audit(path, clock, MEASURED_TOOL) as file:
        waits = answer(file, "4", "2014-03-03/2014-03-28", "", "2014-03-03/2014-03-27")
        take_returns(
            file, Draft("returns.csv", (ReturnDraft("Child A", "Health", answers={"4": waits}),))
        )
    said = command("counts", path).out
    assert "late: Child A (Health) 19; Child A, brother 2 (Health) 18 working days" in said
    (_, brother) = json.loads(command("counts", path, *JSON).out)["items"]["4"]["late ones"]
    assert brother["person"] == "brother 2"


def test_a_grade_the_room_agreed_for_one_case_alone_has_no_rate(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "graded.casewalk"
    graded_audit(path, clock).close()
    said = command("counts", path, "--judgements").out
    assert "in place or better 100.0% (2 of 2 organisations)" in said
    assert "in place or better 1 of 1 organisation, middle" in said
    (whole,) = json.loads(command("counts", path, "--judgements", *JSON).out)["groups"]
    (band, *_) = whole["statements"]["5"]["grades"]["bands"].values()
    assert band["percent"] is None


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "colour"),
        ("--where", "1f=perhaps"),
        ("--where", "99=yes"),
        ("--where", "1f"),
        ("--where", "=yes"),
        ("--where", ""),
        ("--where", "team=Team 9"),
        ("--judgements", "--by", "agency"),
        ("--judgements", "--where", "1f=yes"),
    ],
)
def test_what_cannot_be_counted_by_is_said_in_three_parts(
    cin: Path, command: Command, words: tuple[str, ...]
) -> None:
    said = command("counts", cin, *words)
    assert said.code == 1
    assert "Nothing was printed, nothing was changed." in said.err
    assert said.out == ""


def test_who_was_late_is_named_with_how_long_it_took(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "kinds.casewalk"
    kinds_audit(path, clock).close()
    assert "    late: Child A (Police) 13 working days\n" in command("counts", path).out
    items = json.loads(command("counts", path, *JSON).out)["items"]
    late = [{"case": "Child A", "agency": "Police", "days": 13}]
    assert items["4"]["late ones"] == late
    assert not any("late ones" in item for key, item in items.items() if key != "4")


def test_who_was_late_is_named_in_every_cut_and_as_a_column(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "kinds.casewalk"
    with kinds_audit(path, clock) as file:
        point = kinds_point(file, "4")
        case = file.all(Case)[1].id
        walk.give_value(file, case, point, "2014-03-03/2014-03-28")
        walk.agree(file, case, point)
    groups = json.loads(command(*_by(path, "agency", "json")).out)["groups"]
    late = {one["agency"]: one["items"]["4"].get("late ones") for one in groups}
    of_police = [{"case": "Child A", "agency": "Police", "days": 13}]
    assert late == {"Health": None, "Police": of_police, "Schools": None}
    assert (
        "      late: Child A (Police) 13 working days\n" in command(*_by(path, "case", "text")).out
    )
    narrowed = command("counts", path, "--where", "agency=Health").out
    assert "late: " not in narrowed
    for words in (("counts", path), ("counts", path, "--by", "agency")):
        rows = csv.DictReader(io.StringIO(command(*words, "--format", "csv").out))
        assert [row["late_ones"] for row in rows if row["late_ones"]] == ["Child A (Police) 13"]
    room = ("counts", path, "--judgements")
    assert "      late: Child B with 19 working days\n" in command(*room).out
    (whole,) = json.loads(command(*room, *JSON).out)["groups"]
    assert whole["values"]["4"]["late ones"] == [{"case": "Child B", "days": 19}]
    rows = csv.DictReader(io.StringIO(command(*room, "--format", "csv").out))
    assert [row["late_ones"] for row in rows if row["late_ones"]] == ["Child B 19"]


def test_numbers_days_and_periods_are_cut_too(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "kinds.casewalk"
    kinds_audit(path, clock).close()
    table = json.loads(command("counts", path, "--by", "case", "--format", "json").out)
    first, second = (group["items"] for group in table["groups"])
    assert first["2"] == {
        "kind": "number",
        "answered": 2,
        "blank": 1,
        "least": "3",
        "greatest": "12",
        "median": "7.5",
    }
    assert (first["4"]["median"], first["4"]["late"]) == ("11.5", 1)
    assert second["1"]["protection"] == 1
    assert (first["6"]["yes"], "percent of all answers" in first["6"]) == (1, False)
    assert "%" not in command("counts", path, "--by", "case").out.split("Child A")[1]
    rows = list(csv.DictReader(io.StringIO(command(*_by(path, "agency", "csv")).out)))
    assert {row["agency"]: row["median"] for row in rows if row["item"] == "2"} == {
        "Health": "606.25",
        "Police": "3",
        "Schools": "",
    }
    words = command(*_by(path, "agency", "text")).out
    assert "  4  First core group: in time 0, late 1 · longest 13 working days, late" in words


def test_grades_say_their_bands_and_their_middle(
    tmp_path: Path, clock: Clock, command: Command
) -> None:
    path = tmp_path / "graded.casewalk"
    graded_audit(path, clock).close()
    first = json.loads(command("counts", path, "--format", "json").out)["items"]["1"]["grades"]
    assert (first["base"], first["median"]) == (3, ["two"])
    assert (first["better than the median"], first["worse"]) == (1, 1)
    words = command("counts", path, "--judgements").out
    assert "middle in place (0 better, 0 worse), all alike" in words


PAIRS = ("Reader 1", "Reader 2"), ("Reader 3", "Reader 1"), ("Reader 2", "Reader 3")


@pytest.fixture(scope="module")
def read_in_pairs(cin: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audit of 2014, each case read by two of three; the last by one alone."""
    path = tmp_path_factory.mktemp("cuts") / "pairs.casewalk"
    path.write_bytes(cin.read_bytes())
    with WorkshopFile.open(path) as file:
        rows = []
        for at, case in enumerate(file.all(Case)):
            one, other = PAIRS[at % 3] if at < 7 else ("Reader 3", "")
            noted = (("First reader", one), ("Second reader", other))
            rows.append(CaseDraft(case.reference, attributes=noted))
        take_cases(file, Draft("cases.csv", tuple(rows), kind=DraftKind.CASES))
    return path


def test_what_one_reader_read_is_added_up_over_both_columns(
    read_in_pairs: Path, command: Command
) -> None:
    both = "First reader+second reader"
    told = json.loads(command(*_by(read_in_pairs, both, "json")).out)["groups"]
    column = "First reader+Second reader"
    assert [one[column] for one in told] == ["Reader 1", "Reader 2", "Reader 3"]
    pairs = json.loads(command(*_by(read_in_pairs, "First reader,Second reader", "json")).out)
    for one in told:
        mine = [
            each
            for each in pairs["groups"]
            if one[column] in (each["First reader"], each["Second reader"])
        ]
        assert one["usable"] == sum(each["usable"] for each in mine) > 0
        for key, item in one["items"].items():
            assert item["yes"] == sum(each["items"][key]["yes"] for each in mine)
        where = command("counts", read_in_pairs, "--where", f"{both}={one[column]}", *JSON)
        assert json.loads(where.out)["groups"][0]["items"] == one["items"]
    assert len({json.dumps(one["items"]) for one in told}) == 3


def test_a_pair_of_readers_is_one_whoever_is_named_first(
    cin: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "turned.casewalk"
    path.write_bytes(cin.read_bytes())
    pairs = [("Reader 2", "Reader 10"), ("Reader 10", "Reader 2"), ("", "Reader 2")]
    with WorkshopFile.open(path) as file:
        rows = [
            CaseDraft(
                case.reference,
                attributes=(("First reader", one), ("Second reader", other), ("Area", one or "-")),
            )
            for case, (one, other) in zip(file.all(Case), pairs, strict=False)
        ]
        take_cases(file, Draft("cases.csv", tuple(rows), kind=DraftKind.CASES))
    both = ("--by", "First reader,Second reader", "--format", "json")
    room = json.loads(command("counts", path, "--judgements", *both).out)["groups"]
    named = [(one["First reader"], one["Second reader"]) for one in room]
    assert ("Reader 2", "Reader 10") in named
    assert sum(one["cases"] for one in room if "Reader 10" in one.values()) == 2
    assert sum("Reader 10" in one.values() for one in room) == 1
    told = json.loads(command("counts", path, *both).out)["groups"]
    assert sum("Reader 10" in one.values() for one in told) == 1
    apart = ("--by", "First reader,Area", "--format", "json")
    told = json.loads(command("counts", path, "--judgements", *apart).out)["groups"]
    assert sum("Reader 10" in one.values() for one in told) == 1, "one column alone stays as it is"


def test_what_the_room_agreed_and_another_cut_are_added_up_over_both_columns_too(
    read_in_pairs: Path, command: Command
) -> None:
    both = "First reader+Second reader"
    room = json.loads(command("counts", read_in_pairs, "--judgements", "--by", both, *JSON).out)
    assert list(room.values())[1] == {"Reader 1": 5, "Reader 2": 5, "Reader 3": 5}
    text = command(*_by(read_in_pairs, f"agency,{both}", "text")).out
    assert "Social care · Reader 1 · " in text
    assert "A case that names two of them is in the count of each." in text
    table = list(csv.DictReader(io.StringIO(command(*_by(read_in_pairs, both, "csv")).out)))
    assert {row[both] for row in table} == {"Reader 1", "Reader 2", "Reader 3"}


def test_a_group_called_by_a_number_is_headed_by_what_it_is(
    cin: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "quarters.casewalk"
    path.write_bytes(cin.read_bytes())
    with WorkshopFile.open(path) as file:
        rows = [
            CaseDraft(case.reference, attributes=(("Quarter", str(at % 4 + 1)),))
            for at, case in enumerate(file.all(Case))
        ]
        take_cases(file, Draft("cases.csv", tuple(rows), kind=DraftKind.CASES))
    assert "\nQuarter: 4 · " in command(*_by(path, "quarter", "text")).out
    assert (
        "\nQuarter: 4 · 2 cases" in command("counts", path, "--judgements", "--by", "quarter").out
    )


def test_columns_that_are_not_noted_are_not_added_up(cin: Path, command: Command) -> None:
    assert "can be counted by “team+agency”" in command(*_by(cin, "team+agency", "text")).err


def _by(path: Path, by: str, how: str) -> tuple[object, ...]:
    return ("counts", path, "--by", by, "--format", how)


def test_where_nothing_can_be_counted_it_is_said_why(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "empty.casewalk"
    command("new", path, "--tool", "children-in-need")
    assert "No returns have been brought in yet." in command(*_by(path, "place", "text")).out
    assert "No case is in this audit yet." in command("counts", path, "--judgements").out
    lists = {
        "cases": "case,pathway\nChild A,North\n",
        "requests": 'case,agency,status\nChild A,Health,"returned, no form filled in"\n',
    }
    for name, text in lists.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    named = [word for name in lists for word in (f"--{name}", tmp_path / f"{name}.csv")]
    command("new", tmp_path / "in.casewalk", "--tool", "children-in-need", *named)
    for words in ((), ("--by", "pathway")):
        said = command("counts", tmp_path / "in.casewalk", *words).out
        assert "Nothing that came back holds a filled-in form." in said
