"""The command line as scripts meet it: a process of its own, exit codes, no window."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import CIN, as_a_script


def test_a_whole_round_without_a_window(tmp_path: Path) -> None:
    path = tmp_path / "cin.casewalk"
    lists = ("--cases", CIN / "cases.csv", "--requests", CIN / "requests.csv")
    key = b"a key from a safe\n"
    told = ("--passphrase-file", "-")
    made = as_a_script("new", path, "--tool", "children-in-need", *lists, *told, stdin=key)
    assert (made.code, made.err) == (0, "")
    brought = as_a_script("bring-in", path, CIN / "returns.csv", *told, stdin=key)
    assert (brought.code, brought.err) == (0, "")
    exported = as_a_script("export", path, "--to", tmp_path / "out", *told, stdin=key)
    assert (exported.code, exported.err) == (0, "")
    assert len(exported.out.splitlines()) == len(list((tmp_path / "out").iterdir())) > 1


@pytest.mark.parametrize(
    ("words", "code"),
    [(["counts"], 2), (["new", "a", "--tool", "none"], 1)],
)
def test_a_console_that_lacks_letters_gets_a_sentence(words: list[str], code: int) -> None:
    said = as_a_script(*words)
    assert said.code == code
    assert said.err
    assert "Traceback" not in said.err


def test_the_command_line_loads_no_qt_and_no_heavy_part() -> None:
    script = (
        "import sys; from core.cli.main import run; run(['counts', 'gone']); "
        "heavy = {'PySide6', 'reportlab', 'pikepdf', 'pypdf', 'pypdfium2'}; "
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=CIN.parents[2],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
