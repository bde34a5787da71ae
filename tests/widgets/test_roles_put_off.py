"""Roles of ours that come after the first picture reach a screen reader that was there before."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_LISTENS = """
import sys
from PySide6.QtWidgets import QApplication
from ui.widgets.labels import heading
from ui.widgets.roles import offer_roles_put_off, put_off_roles

app = QApplication(sys.argv[:1])
put_off_roles()
early, asked = heading("Recent"), heading("Try it")
from PySide6.QtGui import QAccessible
QAccessible.setActive(True)

def role(label):
    return QAccessible.queryAccessibleInterface(label).role().name

print(role(asked), end=" ")
offer_roles_put_off()
print(role(asked), role(early), role(heading("Later")))
"""


def test_a_heading_that_was_asked_for_too_early_is_a_heading_after_all() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _LISTENS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.stdout.split() == ["StaticText", *["Heading"] * 3], said.stderr
