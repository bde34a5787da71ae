"""What the tests of the command line share: running a command, and an audit of 2014."""

from pathlib import Path

import pytest

from core.cli.main import run
from tests.cli.running import CIN, Command, Said


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run commands in this process."""

    def command(*words: object) -> Said:
        code = run([str(word) for word in words])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Said(code, told.out, told.err)

    return command


@pytest.fixture
def audit(tmp_path: Path, command: Command) -> Path:
    """The audit of 2014 before any return came."""
    path = tmp_path / "cin.casewalk"
    words = ("new", path, "--tool", "children-in-need", "--title", "Child in need plans")
    lists = ("--cases", CIN / "cases.csv", "--requests", CIN / "requests.csv")
    assert command(*words, *lists).code == 0
    return path
