"""Lists given to new and bring-in: what is noticed, what is held back, and in which words."""

from pathlib import Path

import pytest

from core.model.audit import Grouping
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import Command

TOOL = ("--tool", "children-in-need")


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture
def bare(tmp_path: Path, command: Command) -> Path:
    """An audit with two cases and nobody asked."""
    cases = written(tmp_path / "cases.csv", "case\nChild A\nChild B\n")
    path = tmp_path / "bare.casewalk"
    assert command("new", path, *TOOL, "--cases", cases).code == 0
    return path


@pytest.mark.parametrize(
    ("cases", "grouping"),
    [
        pytest.param("case,team\nA,\nB,North\n", Grouping.TEAM, id="one team is enough"),
        pytest.param("case,team,pathway\nA,North,\nB,,Step down\n", Grouping.PATHWAY, id="both"),
        pytest.param("case,team,pathway\nA,,\nB,,Step down\n", Grouping.PATHWAY, id="a pathway"),
        pytest.param("case,team,pathway\nA,,\nB,,\n", Grouping.PATHWAY, id="neither"),
    ],
)
def test_cases_are_listed_by_team_only_where_no_pathway_is_named(
    tmp_path: Path, command: Command, cases: str, grouping: Grouping
) -> None:
    path = tmp_path / "new.casewalk"
    told = command("new", path, *TOOL, "--cases", written(tmp_path / "c.csv", cases))
    assert (told.code, told.out, told.err) == (0, "“new.casewalk” is ready.\n", "")
    with WorkshopFile.open(path) as file:
        assert snapshot(file).audit.grouping is grouping


@pytest.mark.parametrize(
    ("title", "kept"),
    [("  Spring audit ", "Spring audit"), ("  ", "Plans for children in need")],
    ids=["spaces around it", "nothing but spaces"],
)
def test_a_title_is_kept_without_the_spaces_around_it(
    tmp_path: Path, command: Command, title: str, kept: str
) -> None:
    path = tmp_path / "new.casewalk"
    assert command("new", path, *TOOL, "--title", title).code == 0
    with WorkshopFile.open(path) as file:
        assert snapshot(file).audit.title == kept


def test_what_is_noticed_about_a_list_does_not_stop_a_new_audit(
    tmp_path: Path, command: Command
) -> None:
    cases = written(tmp_path / "cases.csv", "case,team\nChild A,Élan\n", "cp1252")
    told = command("new", tmp_path / "new.casewalk", *TOOL, "--cases", cases)
    assert told.code == 0
    assert told.err == (
        "cases.csv is not in UTF-8, so it was read as Windows-1252: "
        "check letters with accents and the pound sign (row 2).\n"
    )


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        pytest.param(
            "case\nA\na\n",
            "Row 3 of cases.csv was held back: “a” is already in row 2.\n"
            "1 row of cases.csv was held back, and a new audit is made whole or not at all. ",
            id="one",
        ),
        pytest.param(
            "case,papers\nA,lost\nA,lent\n",
            "Row 2 of cases.csv was held back: “lost” says nothing about the papers: "
            "write complete or incomplete.\n"
            "Row 3 of cases.csv was held back: “lent” says nothing about the papers: "
            "write complete or incomplete.\n"
            "2 rows of cases.csv were held back, and a new audit is made whole or not at all. ",
            id="two",
        ),
    ],
)
def test_a_new_audit_is_made_whole_or_not_at_all(
    tmp_path: Path, command: Command, cases: str, said: str
) -> None:
    path = tmp_path / "new.casewalk"
    told = command("new", path, *TOOL, "--cases", written(tmp_path / "cases.csv", cases))
    assert (told.code, told.out) == (1, "")
    assert told.err == f"{said}No audit was made. Correct what is named and try again.\n"
    assert not path.exists()


@pytest.mark.parametrize(
    ("returns", "out", "err"),
    [
        pytest.param(
            "Child A,GP,yes\nChild B,GP,perhaps\n",
            "1 return and 1 answer taken in, 1 row held back.",
            "1 row of r.csv was held back. The other 1 row is in. ",
            id="one of two",
        ),
        pytest.param(
            "Child A,GP,perhaps\n",
            "0 returns and 0 answers taken in, 1 row held back.",
            "1 row of r.csv was held back. Nothing was taken in from it. ",
            id="none of one",
        ),
    ],
)
def test_what_is_in_and_what_is_not_is_counted_in_words(
    bare: Path, tmp_path: Path, command: Command, returns: str, out: str, err: str
) -> None:
    told = command("bring-in", bare, written(tmp_path / "r.csv", f"case,agency,3\n{returns}"))
    assert told.code == 1
    assert told.out.splitlines()[-1] == f"r.csv: {out}"
    assert told.err == (
        f"{err}Correct what is named and bring the file in again. "
        "It waits in the audit too, under Returns.\n"
    )


def test_an_old_encoding_is_noticed_and_everything_is_in(
    bare: Path, tmp_path: Path, command: Command
) -> None:
    text = "case,agency,3,3 comments\nChild A,GP,yes,Café\n"
    told = command("bring-in", bare, written(tmp_path / "r.csv", text, "cp1252"))
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "  r.csv is not in UTF-8, so it was read as Windows-1252: "
        "check letters with accents and the pound sign (row 2).",
        "r.csv: 1 return and 1 answer taken in, 0 rows held back.",
    ]


def test_a_good_file_behind_a_faulty_one_does_not_hide_the_fault(
    bare: Path, tmp_path: Path, command: Command
) -> None:
    faulty = written(tmp_path / "1.csv", "case,agency,3\nChild A,GP,perhaps\n")
    good = written(tmp_path / "2.csv", "case,agency,3\nChild A,GP,yes\n")
    told = command("bring-in", bare, faulty, good)
    assert told.code == 1
    assert "2.csv: 1 return and 1 answer taken in, 0 rows held back." in told.out
    assert "2.csv" not in told.err
