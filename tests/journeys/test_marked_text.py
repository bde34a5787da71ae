"""Marked words are let go when an audit is locked, where the middle button would paste them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Final

import pytest

from core.store.file import WorkshopFile
from tests.journeys.test_locking import PASSPHRASE

_ROOT: Final = Path(__file__).parents[2]


@pytest.mark.xdist_group("display")
def test_what_was_marked_last_cannot_be_pasted_once_the_audit_is_locked(
    cin: Path, tmp_path: Path
) -> None:
    if not sys.platform.startswith("linux") or not which("xvfb-run"):
        pytest.skip("no display of its own is here (apt-get install xvfb)")
    with WorkshopFile.open(cin) as file:
        file.change_passphrase(PASSPHRASE)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    environment |= {"XDG_CONFIG_HOME": str(tmp_path / ".config"), "TMPDIR": str(tmp_path)}
    marking = [sys.executable, "-m", "tests.journeys.programs.marked_text"]
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", *marking, tmp_path, cin, PASSPHRASE],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {"marked": "Grandmother rang", "left": ""}
