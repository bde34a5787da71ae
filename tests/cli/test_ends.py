"""How a command ends: stopped, by a mistake of ours, on a poor console, or with nobody reading."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.main import run
from tests.cli.running import ROOT, Command, as_a_script


class Breaking(io.RawIOBase):
    """Standard input that ends in a fault as soon as it is read."""

    def __init__(self, fault: BaseException) -> None:
        super().__init__()
        self._fault = fault

    def readable(self) -> bool:
        return True

    def readinto(self, _: object) -> int:
        raise self._fault


class AsciiConsole(io.TextIOWrapper):
    """A console that a person looks at."""

    def isatty(self) -> bool:
        return True


def breaking(patch: pytest.MonkeyPatch, fault: BaseException) -> None:
    patch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Breaking(fault))))


def test_a_command_stopped_by_hand_says_so_and_leaves_nothing(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, KeyboardInterrupt())
    path = tmp_path / "new.casewalk"
    told = command("new", path, "--tool", "general-case-audit", "--passphrase-file", "-")
    assert (told.code, told.out) == (1, "")
    assert told.err == "It was stopped. The audit is as it was last saved.\n"
    assert not path.exists()


def test_a_mistake_of_ours_is_named_by_its_kind_and_keeps_peoples_words_out(
    audit: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, LookupError("Child A lives in Rowan Street"))
    told = command("counts", audit, "--passphrase-file", "-")
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        "Casewalk made a mistake (LookupError). The audit is as it was last saved. "
        "Please report what you did, without anything from the audit itself.\n"
    )


def test_a_console_without_curly_marks_gets_the_sentence_all_the_same(
    audit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, told = io.BytesIO(), io.BytesIO()
    out, err = (AsciiConsole(one, encoding="ascii") for one in (shown, told))
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    assert run(["check", str(audit)]) == 0
    assert run(["check", "gone.casewalk"]) == 1
    err.flush()
    assert shown.getvalue() == b"\\u201ccin.casewalk\\u201d is sound." + os.linesep.encode()
    assert b"\\u201cgone.casewalk\\u201d" in told.getvalue()


def test_what_was_said_is_written_out_before_the_command_ends(
    audit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(kept, encoding="cp1252"))
    assert run(["check", str(audit)]) == 0
    assert "” is sound" in kept.getvalue().decode(), "a pipe gets UTF-8 on Windows as well"


def test_a_program_of_windows_without_any_output_ends_well(
    audit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert run(["check", str(audit)]) == 0
    assert run(["check", str(audit.with_name("nowhere"))]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another fault there")
def test_a_reader_who_has_seen_enough_is_no_fault(audit: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "counts", str(audit)],
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is full at will")
def test_output_that_has_no_room_is_no_mistake_of_ours(audit: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "counts", str(audit), "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "What was to be printed could not be written whole: there is no room for it. "
        "The audit is as it was last saved. Send it to another place, and run the command again."
    ]


@pytest.mark.parametrize("words", [["counts", "--help"], ["-h"], ["new", "-h"]])
def test_help_on_a_command_ends_well(command: Command, words: list[str]) -> None:
    told = command(*words)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("usage: main.py")


def test_usage_that_is_not_understood_ends_with_2_and_nothing_on_standard_output(
    command: Command,
) -> None:
    told = command("export", "a.casewalk", "--to", "out", "--documents", "summaries,novel")
    assert (told.code, told.out) == (2, "")
    assert "there is no document “novel”; there are summaries, " in told.err
    told = command("export", "a.casewalk", "--to", "out", "--documents", "")
    assert (told.code, told.out) == (2, ""), "a name left empty is not a wish for everything"


def test_it_names_itself_as_it_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWALK_STARTED_AS", "casewalk-cli")
    for words in (["--help"], ["check"], ["programme", "own"], ["--example", "none"]):
        told = as_a_script(*words)
        assert (told.out + told.err).startswith("usage: casewalk-cli "), words
        assert "main.py" not in told.out + told.err
    monkeypatch.setenv("CASEWALK_STARTED_AS", "anything else")
    assert as_a_script("check").err.startswith("usage: main.py check ")


@pytest.mark.parametrize(
    "command",
    [
        ("guide",),
        ("export", "plans.casewalk", "--documents", "summaries"),
        ("forms", "plans.casewalk"),
    ],
)
def test_a_folder_that_cannot_be_is_said_in_three_parts(
    command: tuple[str, ...], audit: Path
) -> None:
    words = [str(audit) if one == "plans.casewalk" else one for one in command]
    told = as_a_script(*words, "--to", audit / "below a file")
    assert told.code == 1
    assert "The folder “below a file” cannot be used." in told.err
    assert "Nothing was written." in told.err
    assert "Errno" not in told.err
