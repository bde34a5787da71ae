"""Answers that are not one of some come in as they were meant, or are held back with the reason."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from core.acts import bring_in
from core.intake.returns import read_returns
from core.intake.vocabulary import Vocabulary, vocabulary_of_tool
from core.model.case import ValueGiven
from core.queries.returns import return_sizes
from core.store.checking import check
from core.store.reading import read_tool, usable
from tests.conftest import NOON
from tests.intake.files import text_file
from tests.kinds import KINDS_TOOL, kinds_audit


@cache
def words() -> Vocabulary:
    with (
        TemporaryDirectory() as folder,
        kinds_audit(Path(folder) / "kinds.casewalk", lambda: NOON) as file,
    ):
        tool = read_tool(file)
    return vocabulary_of_tool(tool, ["Child A", "Child B"], ["Health", "Police", "Schools"])


def read(folder: Path, headings: str, *cells: str) -> list[dict[str, str]]:
    """Return the answers of what comes in."""
    return [row.answers for row in _draft(folder, headings, *cells).rows]


def faults(folder: Path, headings: str, *cells: str) -> list[str]:
    return [problem.what for problem in _draft(folder, headings, *cells).problems]


def _draft(folder: Path, headings: str, *cells: str):  # type: ignore[no-untyped-def]
    rows = "".join(
        f"Child A,{agency},{cell}\n"
        for agency, cell in zip(("Health", "Police", "Schools"), cells, strict=False)
    )
    return read_returns(text_file(folder, f"Case,Agency,{headings}\n{rows}"), words())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Child in need", "child_in_need"),
        ('"Early help; child in need"', "child_in_need early_help"),
        ('"Early help;Child in need;"', "child_in_need early_help"),
        ('"Child in need, Early help"', "child_in_need early_help"),
        ('"Protection, or review of it"', "protection"),
        (
            '"Early help, Protection, or review of it, Child in need"',
            "child_in_need protection early_help",
        ),
        ('"Early help\nChild in need"', "child_in_need early_help"),
        ("early_help", "early_help"),
    ],
)
def test_several_answers_are_told_apart(tmp_path: Path, written: str, meant: str) -> None:
    assert read(tmp_path, "1", written) == [{"1": meant}]


def test_one_answer_that_is_none_holds_the_row_back(tmp_path: Path) -> None:
    (said,) = faults(tmp_path, "1", '"Early help; Something else"')
    assert said == (
        "“Something else” is not an answer to question 1, which offers "
        "“Child in need”, “Protection, or review of it” and “Early help”."
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", "12"),
        ('"1,200"', "1200"),
        ("3.5", "3.5"),
        ("3.50", "3.5"),
        ("-2", "-2"),
        ("12 visits", "12"),
        ("007", "7"),
        ("0.0", "0"),
    ],
)
def test_numbers_are_read_as_they_are_written_here(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert read(tmp_path, "2", written) == [{"2": meant}]


@pytest.mark.parametrize("written", ["three", '"1,5"', "12 calls", "1e5", "about 3", "3-4", "½"])
def test_what_is_no_number_is_held_back_and_not_guessed(tmp_path: Path, written: str) -> None:
    (said,) = faults(tmp_path, "2", written)
    assert said.endswith("is not a number, which question 2 asks for (write 12, 1,200 or 3.5).")


def test_dates_follow_the_rule_of_their_column(tmp_path: Path) -> None:
    assert read(tmp_path, "3", "5/3/2014", "20 March 2014") == [
        {"3": "2014-03-05"},
        {"3": "2014-03-20"},
    ]
    said = faults(tmp_path, "3", "3/20/2014", "5/3/2014")
    assert "month before the day" in said[0]
    assert "may be 5 March 2014 or 3 May 2014" in said[1]


@pytest.mark.parametrize(
    "written",
    [
        "3/3/2014 to 20/3/2014",
        "3/3/2014 - 20/3/2014",
        "3 March 2014 – 20 March 2014",
        "2014-03-03/2014-03-20",
    ],
)
def test_a_period_stands_in_one_column(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, "4", written) == [{"4": "2014-03-03/2014-03-20"}]


def test_a_period_stands_in_two_columns(tmp_path: Path) -> None:
    assert read(tmp_path, "4 from,4 to", "3/3/2014,20/3/2014", ",") == [
        {"4": "2014-03-03/2014-03-20"},
    ]
    (said,) = faults(tmp_path, "4 from,4 to", "3/3/2014,")
    assert "needs its first and its last day" in said
    (said,) = faults(tmp_path, "4 from,4 to", "20/3/2014,3/3/2014")
    assert said == (
        "the period of question 4 ends on 3 March 2014, before it begins on 20 March 2014."
    )


def test_values_come_in_count_as_answers_and_go_with_their_return(tmp_path: Path) -> None:
    with kinds_audit(tmp_path / "a.casewalk", lambda: NOON) as file:
        assert len(file.all(ValueGiven)) == 11
        assert len(usable(file)) == 4
        assert sorted(return_sizes(file).values()) == [(1, 0), (2, 0), (4, 0), (6, 1)]
        assert check(file) == []
        file.undo()
        assert file.all(ValueGiven) == []
        file.redo()
        assert len(file.all(ValueGiven)) == 11
        path = text_file(tmp_path, "Case,Agency,2\nChild A,Health,7\n")
        bring_in.take_returns(file, read_returns(path, words()))
        assert [one.value for one in file.all(ValueGiven) if one.value in ("7", "12")] == ["7"]
        assert check(file) == []


def test_the_tool_says_what_kind_each_question_wants() -> None:
    assert {key: one.held.kind for key, one in words().items.items()} == {
        question.key: KINDS_TOOL.kind_of(question.answers).kind for question in KINDS_TOOL.questions
    }
    assert {"4 from", "4 to"} <= words().headings()
