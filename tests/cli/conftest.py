"""What the tests of the command line share: running a command, and an audit of 2014."""

from contextlib import redirect_stdout
from io import StringIO
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


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The audit of 2014 before any return came, as `new` makes it."""
    path = tmp_path_factory.mktemp("cli") / "cin.casewalk"
    words = ("new", path, "--tool", "children-in-need", "--title", "Child in need plans")
    lists = ("--cases", CIN / "cases.csv", "--requests", CIN / "requests.csv")
    with redirect_stdout(StringIO()):
        assert run([str(word) for word in (*words, *lists)]) == 0
    return path.read_bytes()


@pytest.fixture
def audit(made: bytes, tmp_path: Path) -> Path:
    """A copy of the audit of 2014 before any return came."""
    path = tmp_path / "cin.casewalk"
    path.write_bytes(made)
    return path
