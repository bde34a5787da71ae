"""The window comes back where it was left, on displays that are there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any, Final

import pytest

LAPTOP: Final = {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900}
BESIDE: Final = {"name": "beside", "x": 1440, "y": 0, "width": 1920, "height": 1080}
SMALL: Final = {"name": "small", "x": 0, "y": 0, "width": 911, "height": 512}
ALIKE: Final = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}

PROGRAM: Final = """
import json, sys
from pathlib import Path
from ui.program.application import application, main_window
from ui.program.settings import SettingsFile

app = application(["casewalk"])
said = {}
for name, place in json.loads(sys.argv[2]).items():
    window = main_window(app, SettingsFile(Path(sys.argv[1]) / name))
    window.show()
    app.processEvents()
    if place is not None:
        window.setGeometry(*place)
        app.processEvents()
        if name.startswith("large"):
            window.showMaximized()
            app.processEvents()
    whole = any(one.availableGeometry().contains(window.geometry()) for one in app.screens())
    large = window.isMaximized()
    at = window.screen().name()
    if place is None and large:
        window.showNormal()
        app.processEvents()
    said[name] = [at, large, whole, window.normalGeometry().getRect()]
    window.close()
    window.deleteLater()
print(json.dumps(said))
"""


def _windows(
    folder: Path, displays: list[dict[str, Any]], places: dict[str, Any]
) -> dict[str, list[Any]]:
    """Show a window for each name where these displays are, put there; return where each was."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [one | ALIKE for one in displays]}))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), json.dumps(places)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of windows that were left on two displays, one of them maximised."""
    folder = tmp_path_factory.mktemp("left")
    places = {"here": (100, 80, 1000, 700), "large": (1600, 100, 1200, 800)}
    where = _windows(folder, [LAPTOP, BESIDE], places | {"beside": (1500, 100, 1800, 950)})
    assert {name: one[0] for name, one in where.items()} == {
        "here": "laptop",
        "large": "beside",
        "beside": "beside",
    }
    return folder


AGAIN: Final = {"here": None, "large": None, "beside": None}


def test_on_the_same_displays_all_is_as_it_was(left: Path, tmp_path: Path) -> None:
    copytree(left, tmp_path, dirs_exist_ok=True)
    assert _windows(tmp_path, [LAPTOP, BESIDE], AGAIN) == {
        "here": ["laptop", False, True, [100, 80, 1000, 700]],
        "large": ["beside", True, True, [1600, 100, 1200, 800]],
        "beside": ["beside", False, True, [1500, 100, 1800, 950]],
    }


def test_without_the_display_it_comes_to_one_that_is_there_maximised_where_it_was(
    left: Path, tmp_path: Path
) -> None:
    copytree(left, tmp_path, dirs_exist_ok=True)
    again = _windows(tmp_path, [LAPTOP], AGAIN)
    assert again["here"] == ["laptop", False, True, [100, 80, 1000, 700]]
    assert again["large"][:3] == ["laptop", True, True]
    assert again["large"][3][2:] == [1200, 800], "as large as it was before it was maximised"
    assert again["beside"][:3] == ["laptop", False, True], "as large as fits"


def test_on_a_smaller_display_it_is_whole(left: Path, tmp_path: Path) -> None:
    copytree(left, tmp_path, dirs_exist_ok=True)
    again = _windows(tmp_path, [SMALL], AGAIN)
    assert {name: one[:3] for name, one in again.items()} == {
        "here": ["small", False, True],
        "large": ["small", True, True],
        "beside": ["small", False, True],
    }
