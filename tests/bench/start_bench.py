"""From the start of the process to a start screen that is painted and takes keys.

The floor is the least window that does as much: one that takes keys, or one with
a field to type in where ours asks for a passphrase. All bear the probe's cost. What is
measured is processor time: what else runs on the computer is none of the program's.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.figures import Figure, at_most

REACH: Final = 1.35
_DISPLAY: Final = {
    "name": "laptop",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
_ROOT: Final = Path(__file__).parents[2]
_PROBE: Final = """
import sys
from time import process_time


def probed(app):
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    class Probe(QObject):
        asked = False

        def eventFilter(self, watched, event):
            kind = event.type()
            focused = QApplication.focusWidget()
            if kind == QEvent.Type.Paint and focused is not None and not self.asked:
                self.asked = True  # the key comes after everything was painted
                focused.installEventFilter(self)
                pressed, plain = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
                QApplication.postEvent(focused, QKeyEvent(pressed, Qt.Key.Key_Tab, plain), -1000)
            elif kind == QEvent.Type.KeyPress and self.asked:
                print(process_time(), flush=True)
                QApplication.exit(0)
            return False

    # Of the windows alone: to be shown an object of Qt's own, such as the clock of its
    # animations, makes PySide6 build two hundred classes that no start of the program builds.
    app.probe = Probe()
    for window in app.topLevelWidgets():
        window.installEventFilter(app.probe)
"""
_EMPTY: Final = (
    _PROBE
    + """
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.resize(1440, 900)
window.show()
window.setFocus()
probed(app)
sys.exit(app.exec())
"""
)
_FIELD: Final = _EMPTY.replace("QApplication, QWidget", "QApplication, QLineEdit, QWidget").replace(
    "window.show()\nwindow.setFocus()", "field = QLineEdit(window)\nwindow.show()\nfield.setFocus()"
)
_OURS: Final = (
    _PROBE
    + """
sys.path.insert(0, {root!r})
import main
from PySide6.QtWidgets import QApplication

run = QApplication.exec


def probed_run(*_):
    probed(QApplication.instance())
    return run()


QApplication.exec = probed_run
sys.exit(main.main([]))
"""
)


def bench_start(rounds: int = 15) -> list[Figure]:
    """Start a window with nothing in it and ours, no audit having been opened before."""
    return _beside("an empty window", _EMPTY, (), rounds)


def bench_start_asking(rounds: int = 15) -> list[Figure]:
    """Start a window with one field and ours, which asks for the last audit's passphrase."""
    names = ("cin-plans-march", "targeted-support", "neglect-round-2")
    return _beside("a window with one field", _FIELD, names, rounds)


def _beside(what: str, bare: str, recent: tuple[str, ...], rounds: int) -> list[Figure]:
    """Compare the times of the calmer half of the starts, both taken in turn.

    The middle of that half is taken: what else runs on the computer only ever adds.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        environment = _environment(place, recent)
        scripts = {"bare": bare, "ours": _OURS.format(root=str(_ROOT))}
        for name, script in scripts.items():
            (place / f"{name}.py").write_text(script, encoding="utf-8")
        times: dict[str, list[float]] = {name: [] for name in scripts}
        for at in range(rounds + 1):
            for name, found in times.items():
                took = _start(place / f"{name}.py", environment)
                if at:  # the first round only compiles
                    found.append(took)
    floor, ours = (median(sorted(times[name])[: rounds // 2 + 1]) for name in ("bare", "ours"))
    return [
        Figure(f"{what} of PySide6, taking keys", floor * 1000, "ms", "floor", True),
        at_most("the start screen beside it", ours / floor, "times", REACH),
    ]


def _start(script: Path, environment: dict[str, str]) -> float:
    """Return the seconds of the processor until the first key was taken."""
    command = [sys.executable, str(script)]
    found = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=30
    )
    if found.returncode or not found.stdout:
        raise RuntimeError(found.stderr)
    return float(found.stdout.split()[0])


def _environment(place: Path, recent: tuple[str, ...]) -> dict[str, str]:
    """Return an environment with recent files to list and compiled modules of its own."""
    files = [
        {"path": str(place / f"{name}.casewalk"), "opened": "2014-04-09T11:02:00", "locked": True}
        for name in recent
    ]
    for name in recent:
        (place / f"{name}.casewalk").write_bytes(bytes(64))
    config = place / "casewalk"
    config.mkdir()
    if recent:
        (config / "settings.json").write_text(json.dumps({"recent": files}), encoding="utf-8")
    (place / "screens.json").write_text(json.dumps({"screens": [_DISPLAY]}), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={place / 'screens.json'}",
        "PYTHONPYCACHEPREFIX": str(place / "compiled"),
        "XDG_CONFIG_HOME": str(place),
    }
