"""A partnership's own rounds lie counted in one locked file, without a case, and need no server."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.prepare import set_audit
from core.examples import build_example
from core.model.audit import Audit
from core.model.clock import Clock
from core.model.fault import FileProblem, NotYet, WrongKey
from core.programme.rounds_file import RoundsFile, counted_round
from core.queries.documents import full
from core.store.file import WorkshopFile
from tests.cli.running import Command
from tests.programme.published import publication
from tests.small import small_audit

WORDS = "stone lamp river nine"


@pytest.fixture(scope="module")
def tier2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "tier2.casewalk"
    build_example("tier2", path, "north gate", today=False)
    return path


@pytest.fixture
def rounds(tmp_path: Path) -> RoundsFile:
    return RoundsFile.create(tmp_path / "mine.caserounds", WORDS)


def test_an_audit_is_counted_with_every_case_in_every_row_and_none_named(
    tmp_path: Path, clock: Clock
) -> None:
    with small_audit(tmp_path / "a.casewalk", clock) as file:
        set_audit(file, replace(file.all(Audit)[0], day="2014-05-01"))
        found = counted_round(full(file))
    assert [row.cases for row in found.judged] == [2] * 5
    assert {row.statement: row[2:] for row in found.answered}["1a"] == (3, 2, 0, 1, 0, 0, 0)
    assert (found.requests, found.returned, found.usable) == (6, 4, 3)
    assert not found.texts
    assert "Child A" not in repr(found)


def test_rounds_are_kept_locked_and_found_again_in_order(rounds: RoundsFile) -> None:
    later = replace(
        publication(), round="7c0f0a30-0000-4000-8000-00000000beef", held_on="2015-01-01"
    )
    assert rounds.add([later, publication()]) == 2
    assert rounds.add([replace(publication(), title="Spring")]) == 0
    rounds.close()
    assert b"Spring" not in rounds.path.read_bytes()
    again = RoundsFile.open(rounds.path, WORDS)
    assert [one.title for one in again.rounds] == ["Spring", "Spring 2014"]
    assert again.take_out("Spring") == 1
    assert [one.title for one in RoundsFile.open(rounds.path, WORDS).rounds] == ["Spring 2014"]


def test_a_file_that_cannot_be_what_it_should_is_refused_in_words(
    rounds: RoundsFile, tmp_path: Path, clock: Clock
) -> None:
    with pytest.raises(WrongKey):
        RoundsFile.open(rounds.path, "another")
    with pytest.raises(NotYet):
        RoundsFile.create(tmp_path / "x.caserounds", " ")
    with pytest.raises(FileProblem):
        RoundsFile.create(rounds.path, WORDS)
    small_audit(tmp_path / "a.casewalk", clock, WORDS).close()
    with pytest.raises(FileProblem, match="another kind of file"):
        RoundsFile.open(tmp_path / "a.casewalk", WORDS)
    before = rounds.path.read_bytes()
    other = RoundsFile.open(rounds.path, WORDS)
    other.add([publication()])
    with pytest.raises(FileProblem, match="changed elsewhere"):
        rounds.add([publication(met=4)])
    rounds.path.write_bytes(before[:4096] + os.urandom(4096) + before[8192:])
    with pytest.raises(FileProblem, match="damaged"):
        RoundsFile.open(rounds.path, WORDS)


def test_audits_are_added_and_compared_on_the_command_line(
    tier2: Path, command: Command, tmp_path: Path
) -> None:
    words, audits = tmp_path / "words", tmp_path / "audits"
    words.write_text(WORDS)
    audits.write_text("not this\nnorth gate\n")
    own = ("--rounds", tmp_path / "o.caserounds", "--rounds-passphrase-file", words)
    said = command("programme", "own", "list", *own)
    assert (said.code, said.out) == (1, "")
    added = command("programme", "own", "add", tier2, *own, "--passphrase-file", audits)
    assert (added.code, added.out) == (0, "1 round added, 0 counted anew: 1 round in all.\n")
    again = command("programme", "own", "add", tier2, *own, "--passphrase-file", audits)
    assert again.out == "0 rounds added, 1 counted anew: 1 round in all.\n"
    listed = command("programme", "own", "list", *own)
    assert listed.out.endswith("\t29 cases\n")
    text = command("programme", "compare", *own)
    assert "Judged met, where applicable, of cases" in text.out
    told = json.loads(command("programme", "compare", *own, "--format", "json").out)
    assert {one["base"] + one["others"] for one in told["rows"]} == {29}
    audits.write_text("north gate")
    beside = command(
        "programme", "compare", tier2, "--passphrase-file", audits, *own, "--format", "csv"
    )
    assert beside.out.count("\n") == 1 + len(told["rows"])  # the same round is there once


def test_nothing_is_added_where_one_of_the_audits_cannot_be_opened(
    tier2: Path, command: Command, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text(WORDS)
    own = ("--rounds", tmp_path / "o.caserounds", "--rounds-passphrase-file", words)
    said = command("programme", "own", "add", tier2, *own)
    assert said.code == 1
    assert "passphrase" in said.err
    assert not (tmp_path / "o.caserounds").exists()


def test_a_locked_file_makes_its_folder_or_says_that_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileProblem, match="cannot be written there"):
        RoundsFile.create(tmp_path / "file" / "deep" / "mine.caserounds", WORDS)
    RoundsFile.create(tmp_path / "new" / "deep" / "mine.caserounds", WORDS).close()
    assert (tmp_path / "new" / "deep" / "mine.caserounds").is_file()


def test_what_is_taken_out_is_named_as_it_is_listed(
    rounds: RoundsFile, command: Command, tmp_path: Path
) -> None:
    rounds.add([publication()])
    words = tmp_path / "words"
    words.write_text(WORDS)
    own = ("--rounds", rounds.path, "--rounds-passphrase-file", words)
    said = command("programme", "own", "take-out", "--round", "Autumn", *own)
    assert (said.code, "no round called “Autumn”" in said.err) == (1, True)
    assert command("programme", "own", "take-out", "--round", "Spring 2014", *own).code == 0
    text = command("programme", "compare", *own)
    assert text.out == "There are no rounds to compare yet.\n"


def test_an_audit_of_which_nobody_knows_the_day_is_not_counted(
    tmp_path: Path, clock: Clock
) -> None:
    with small_audit(tmp_path / "a.casewalk", clock) as file, pytest.raises(NotYet):
        counted_round(full(file))


def test_an_audit_and_a_copy_of_it_are_one_round(tier2: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.casewalk").write_bytes(tier2.read_bytes())
    found = []
    for path in (tier2, tmp_path / "copy.casewalk"):
        with WorkshopFile.open(path, "north gate", read_only=True) as file:
            found.append(counted_round(full(file)))
    assert found[0] == found[1]
