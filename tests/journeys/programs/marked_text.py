"""Marks what was typed, locks the audit, and says what the middle button would paste.

marked_text.py FOLDER AUDIT PASSPHRASE, on a display of its own. Prints JSON: what was marked,
and what is left of it once the audit is locked.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from tests.journeys.facilitator import Facilitator, Watch
from tests.keys import FEW, derive_keys_in
from ui.program.application import collect_on_this_thread


def _main(folder: Path, audit: Path, passphrase: str) -> None:
    derive_keys_in(FEW)
    app = QApplication([])
    collect_on_this_thread(app)
    facilitator = Facilitator(folder, Watch(datetime(2014, 10, 8, 10, 0)))
    facilitator.open(audit, passphrase)
    facilitator.press("Ctrl+2", "Alt+1")
    facilitator.say("Grandmother rang")
    facilitator.press("Ctrl+A")
    marked = app.clipboard().text(QClipboard.Mode.Selection)
    facilitator.press("Ctrl+Shift+L")
    facilitator.await_(lambda: facilitator.window.locking.is_on)
    left = app.clipboard().text(QClipboard.Mode.Selection)
    sys.stdout.write(json.dumps({"marked": marked, "left": left}) + "\n")
    facilitator.go_home()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
