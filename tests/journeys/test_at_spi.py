"""The real program on a display of its own, driven through AT-SPI as Orca drives it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[2]
_PROGRAM: Final = Path(__file__).parent / "programs" / "at_spi.py"
_PYTHON: Final = "/usr/bin/python3"
_NEEDS: Final = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
_INSTALL: Final = "apt-get install xvfb xdotool dbus at-spi2-core python3-gi gir1.2-atspi-2.0"


def _is_here() -> bool:
    programs = ("xvfb-run", "xdotool", "dbus-run-session")
    if not sys.platform.startswith("linux") or not all(which(one) for one in programs):
        return False
    if not Path(_PYTHON).exists():
        return False
    return subprocess.run([_PYTHON, "-c", _NEEDS], capture_output=True, check=False).returncode == 0


@pytest.mark.xdist_group("display")
def test_a_screen_reader_drives_the_real_program(tmp_path: Path) -> None:
    if not _is_here():
        pytest.skip(f"AT-SPI is not here ({_INSTALL})")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("QT_", "DBUS_"))
    }
    environment |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)}
    environment |= {"XDG_CONFIG_HOME": str(tmp_path / ".config"), "TMPDIR": str(tmp_path)}
    reader = [_PYTHON, str(_PROGRAM), sys.executable, str(_ROOT / "main.py")]
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--", *reader],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["tabs"] == ["Prepare", "Walk", "Themes", "Report"]
    assert told["front"] == ["Walk"]
    assert told["begins"].startswith(
        "Question 1, Records on the agency's file. 4 agencies: they differ on "
    )
    assert told["chosen"].startswith("Yes is chosen, not agreed yet. Saved.")
    assert told["is checked"]
    assert told["position"].startswith("1 of 4")
    assert told["agreed"].startswith("Agreed Yes. Saved.")
    assert "Question 2" in told["next"]
    assert told["parked"].startswith("Parked. Saved.")
    assert told["undone"].startswith("Taken back: park question 2")
    assert told["case"].startswith("Child H. Question 1, ")
    assert told["row"] == "4 of 8"
