"""A whole audit from the command line, in a folder that people unpack."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.cli.running import CIN

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def do_a_whole_audit(run: Command, place: Path, name: str = "plans.casewalk") -> None:
    """New, bring in, count, export in three formats, check: each from the command line."""
    (place / "key").write_text("a key from a safe\n", encoding="utf-8")
    lists = ("--cases", CIN / "cases.csv", "--requests", CIN / "requests.csv")
    secret = ("--passphrase-file", "key")
    for words in (
        ("new", name, "--tool", "children-in-need", *lists, *secret),
        ("bring-in", name, CIN / "returns.csv", *secret),
        ("counts", name, *secret),
        ("export", name, "--to", "out", "--formats", "pdf,docx,html", *secret),
        ("check", name, *secret),
    ):
        done = run(*words)
        assert (done.returncode, done.stderr) == (0, ""), words
    _names_itself(run)
    assert {path.suffix for path in (place / "out").iterdir()} == {".pdf", ".docx", ".html"}
    assert f"“{name}” is sound." in done.stdout


def _names_itself(run: Command) -> None:
    """In its help, where it is used wrongly, and in the examples of its guide."""
    asked, wrong = run("--help"), run("check")
    assert asked.stdout.lower().startswith("usage: casewalk-cli ")
    assert wrong.stderr.lower().startswith("usage: casewalk-cli check ")
    assert "main.py" not in asked.stdout + wrong.stderr


def run_in(
    place: Path, command: Sequence[str], environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a program in a folder; what it says is read as UTF-8."""
    return subprocess.run(
        command,
        cwd=place,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
