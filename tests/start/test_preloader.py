"""While the start screen waits, what an audit needs is loaded, its stages last."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WAIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from ui.program.application import application, main_window
from ui.program.settings import SettingsFile

app = application(sys.argv[:1])
window = main_window(app, SettingsFile(Path(sys.argv[1])))
window.show()
before = "sqlite_utils" in sys.modules or "ui.walk.page" in sys.modules
window.warm_up()
loop = QEventLoop()
look = QTimer(interval=20)
needed = {"sqlite_utils", "ui.walk.page", "ui.prepare.page", "ui.themes.places", "ui.report.page"}
look.timeout.connect(lambda: needed <= sys.modules.keys() and loop.quit())
look.start()
QTimer.singleShot(30_000, loop.quit)
loop.exec()
from core.store.schema import VERSION
from core.store.shape import shape_of
learnt = shape_of.cache_info().hits
shape_of(VERSION)
print(before, needed <= sys.modules.keys(), "holidays" in sys.modules, end=" ")
print(shape_of.cache_info().hits > learnt)
"""


def test_the_start_screen_loads_what_comes_next_only_once_it_is_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WAIT, str(tmp_path / "settings.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "True", "False", "True"]
