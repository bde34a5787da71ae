"""Opens an audit in the real window and walks it, in a process of its own; prints the figures."""

import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

QUESTIONS = 200


def main(path: Path) -> None:
    """Print milliseconds to Walk, those of each next question, and megabytes in memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop

    from tests.bench.worked import look_at_the_start
    from ui.audit.pages_ahead import PagesAhead
    from ui.program.application import application, collect_on_this_thread, main_window
    from ui.program.settings import SettingsFile

    app = application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        window = main_window(app, SettingsFile(Path(folder) / "settings.json"))
        collect_on_this_thread(window)  # as where the program starts it
        window.resize(1440, 900)
        window.show()
        look_at_the_start(window)

        start = perf_counter()
        entered = QEventLoop()
        window.entered.connect(entered.quit)
        window.open_file(path)
        entered.exec()
        app.processEvents()
        opened = (perf_counter() - start) * 1000

        assert window.audit is not None
        place = window.audit.context.cursor
        place.go(place.listed()[0], window.audit.session.now.tool.points[0])
        steps: list[float] = []
        ahead, presses = window.findChild(PagesAhead), False
        assert ahead is not None
        ahead._is_quiet = lambda: not presses  # a key is somebody at the keys, as in a window
        for _ in range(QUESTIONS):
            presses = False
            app.processEvents()  # who reads is at rest: other stages are made meanwhile
            presses = True
            start = perf_counter()
            if not place.next_point():
                place.next_case()
                continue
            app.processEvents()
            steps.append((perf_counter() - start) * 1000)
        print(json.dumps({"opened": opened, "steps": sorted(steps), "memory": resident()}))  # noqa: T201
        window.audit.shut()


def resident() -> float:
    """Return the megabytes this process holds now."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
