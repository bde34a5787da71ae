"""A crash writes nothing of what was in memory to a disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as Linux tells it")

_CRASH = """
import os, resource, sys
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
if sys.argv[1] == "forbid":
    from core.crashes import forbid_core_dumps
    forbid_core_dumps()
os.abort()
"""
_WINDOW = """
from main import main
from ui.program import application
application._settle_in = lambda window: window.close()
main([])
"""
_TOLD = """
import ctypes, resource
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def crashed(tmp_path: Path, how: str) -> int:
    """Return how a process ended that aborts, as the system tells it."""
    child = os.spawnve(
        os.P_NOWAIT,
        sys.executable,
        [sys.executable, "-c", _CRASH, how],
        {**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return os.waitpid(child, 0)[1]


@ON_LINUX
def test_a_crash_leaves_no_dump(tmp_path: Path) -> None:
    status = crashed(tmp_path, "forbid")
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)


@ON_LINUX
@pytest.mark.parametrize(
    "begin",
    [
        "from core.cli.main import run; run(['check', '/nowhere.casewalk'])",
        _WINDOW,
        "from main import main; main(['--read-files'])",
    ],
    ids=["command line", "window", "what reads files from outside"],
)
def test_each_way_in_forbids_it(begin: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", begin + "\n" + _TOLD],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "(0, 0) 0"
