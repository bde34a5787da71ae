"""Widgets that hold one another are thrown away on the window's thread, whoever makes garbage."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_RINGS = """
import sys, threading, weakref
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from ui.program.application import _settle_in, application, main_window
from ui.program.settings import SettingsFile

app = application(sys.argv[:1])
window = main_window(app, SettingsFile(Path(sys.argv[1])))
_settle_in(window)
where = []

def ring():
    label = QLabel("held by itself")
    label.mine = label
    weakref.finalize(label, lambda: where.append(threading.current_thread().name))

def make_garbage():
    for _ in range(300_000):
        found = []
        found.append(found)

for _ in range(40):
    ring()
work = threading.Thread(target=make_garbage, name="a job")
work.start()
look = QTimer(interval=20)
look.timeout.connect(lambda: len(where) == 40 and not work.is_alive() and app.quit())
look.start()
app.exec()
print(sorted(set(where)))
"""


def test_a_jobs_thread_throws_no_widget_away(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _RINGS, str(tmp_path / "settings.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "['MainThread']"), ended.stderr[-800:]
