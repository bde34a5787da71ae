"""new: a whole audit, or nothing at all."""

from pathlib import Path

import pytest

from core.model.audit import Grouping
from core.model.judgement import JudgementState
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import CIN, TIER2, Command


def test_an_audit_with_cases_and_requests(audit: Path) -> None:
    with WorkshopFile.open(audit) as file:
        now = snapshot(file)
    assert (now.audit.title, now.audit.tool_key) == ("Child in need plans", "children-in-need")
    assert (len(now.cases), len(now.requests), len(now.agencies)) == (8, 37, 10)
    assert len(now.tool.items) == 17
    assert now.audit.grouping is Grouping.TEAM


def test_an_audit_with_judgements_only(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "tier2.casewalk"
    lists = ("--cases", TIER2 / "cases.csv", "--judgements", TIER2 / "judgements.csv")
    assert command("new", path, "--tool", "targeted-support", *lists).code == 0
    with WorkshopFile.open(path) as file:
        now = snapshot(file)
    assert now.audit.title == "Targeted support"
    assert now.audit.grouping is Grouping.PATHWAY
    assert len(now.judgements) == 160
    assert {one.state for one in now.judgements} == {JudgementState.AGREED}


def test_a_tool_of_ones_own(tmp_path: Path, command: Command) -> None:
    tool = tmp_path / "own.toml"
    shipped = CIN.parents[1] / "tools" / "general-case-audit.toml"
    tool.write_bytes(shipped.read_bytes())
    assert command("new", tmp_path / "own.casewalk", "--tool", tool).code == 0


def test_a_passphrase_locks_the_file(tmp_path: Path, command: Command) -> None:
    path, key = tmp_path / "locked.casewalk", tmp_path / "key.txt"
    key.write_text("grün blue 7\n", encoding="utf-8")
    words = ("--tool", "children-in-need", "--passphrase-file", key)
    assert command("new", path, *words).code == 0
    without = command("counts", path)
    assert without.code == 1
    assert "locked with a passphrase" in without.err
    assert command("counts", path, "--passphrase-file", key).code == 0
    assert command("check", path, "--passphrase-file", key).code == 0
    key.write_text("another", encoding="utf-8")
    assert command("counts", path, "--passphrase-file", key).code == 1


def test_a_file_that_is_there_is_never_overwritten(audit: Path, command: Command) -> None:
    before = audit.read_bytes()
    said = command("new", audit, "--tool", "children-in-need")
    assert said.code == 1
    assert "already a file" in said.err
    assert audit.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--tool", "neglectful"], "There is no audit tool “neglectful”."),
        (["--tool", "missing.toml"], "There is no file “missing.toml” there."),
        (["--tool", "children-in-need", "--cases", "gone.csv"], "no file “gone.csv”"),
        (["--tool", "children-in-need", "--requests", CIN / "requests.csv"], "not a case"),
        (["--tool", "children-in-need", "--cases", CIN / "returns.csv"], "“Agency”"),
        (["--tool", "children-in-need", "--cases", CIN / "day.toml"], "no column “case”"),
        (["--tool", "children-in-need", "--passphrase-file", "gone.txt"], "could not be read"),
    ],
)
def test_nothing_is_left_behind_when_it_fails(
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    words: list[object],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    told = command("new", tmp_path / "new.casewalk", *words)
    assert told.code == 1
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, command: Command) -> None:
    said = command("new", tmp_path / "no" / "new.casewalk", "--tool", "children-in-need")
    assert said.code == 1
    assert said.err.count(".") >= 3
    assert list(tmp_path.iterdir()) == []


def test_an_empty_passphrase_is_none(tmp_path: Path, command: Command) -> None:
    key = tmp_path / "key.txt"
    key.write_text("\n", encoding="utf-8")
    path = tmp_path / "new.casewalk"
    said = command("new", path, "--tool", "children-in-need", "--passphrase-file", key)
    assert said.code == 1
    assert "The passphrase is empty." in said.err
    assert not path.exists()


@pytest.mark.parametrize("word", ["tool", "to"])
def test_a_place_no_disk_can_hold_is_said_in_three_parts(
    tmp_path: Path, audit: Path, command: Command, word: str
) -> None:
    endless = "x" * 300
    if word == "tool":
        said = command("new", tmp_path / "new.casewalk", "--tool", endless)
    else:
        said = command("export", audit, "--to", tmp_path / endless)
    assert said.code == 1
    assert "mistake" not in said.err
    assert "Nothing was" in said.err
