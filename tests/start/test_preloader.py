"""While the start screen waits, what an audit needs is loaded, its stages last."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WAIT = """
import gc
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from ui.program.application import application, main_window
from ui.program.preloader import Preloader
from ui.program.settings import SettingsFile

app = application(sys.argv[:1])
window = main_window(app, SettingsFile(Path(sys.argv[1])))
window.show()
before = "sqlite_utils" in sys.modules or "ui.walk.page" in sys.modules
window.warm_up()
loop = QEventLoop()
needed = {"sqlite_utils", "ui.walk.page", "ui.prepare.page", "ui.themes.places", "ui.report.page"}
window.findChild(Preloader).ended.connect(loop.quit)
QTimer.singleShot(30_000, loop.quit)
loop.exec()
from core.store.schema import VERSION
from core.store.shape import shape_of
learnt = shape_of.cache_info().hits
shape_of(VERSION)
print(before, needed <= sys.modules.keys(), "holidays" in sys.modules, end=" ")
print(shape_of.cache_info().hits > learnt, gc.get_freeze_count() > 0, end=" ")
gc.unfreeze()
window.start.opening
window._on_loaded()
print(gc.get_freeze_count() > 0)
"""


def test_the_start_screen_loads_what_comes_next_only_once_it_is_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WAIT, str(tmp_path / "settings.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    *loaded, is_passed_over, is_with_an_audit = done.stdout.split()
    assert loaded == ["False", "True", "False", "True"]
    assert is_passed_over == "True", "each sweep would look through the whole program"
    assert is_with_an_audit == "False", "it would stay in memory for good once it is closed"
