"""The program is in English whatever the computer's language."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK = """
import sys
from ui.program.application import application
from PySide6.QtWidgets import QProgressBar, QSpinBox
app = application(sys.argv)
bar, box = QProgressBar(), QSpinBox()
bar.setValue(75)
box.setValue(42)
print(ascii((bar.text(), box.text())))
"""


def test_no_control_says_its_number_in_other_digits() -> None:
    for language in ("ar_EG.UTF-8", "fa_IR.UTF-8"):
        told = subprocess.run(
            [sys.executable, "-c", LOOK],
            cwd=ROOT,
            env=os.environ | {"LC_ALL": language, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.strip() == "('75%', '42')"
