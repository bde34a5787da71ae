"""The walk over every page for `tests.stretched`: loaded when the texts are long already."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Set
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from tests.journeys.facilitator import Facilitator, Watch, settle
from tests.journeys.looking import clipped, pages, start_pages
from ui.prepare.tool.choices import TieChoice
from ui.program.application import application
from ui.widgets.labels import ElidedLabel

SIZE: Final = (1280, 720)
_MORNING: Final = datetime(2014, 4, 9, 10, 40)
_BUILD: Final = """
import sys
from datetime import datetime
from pathlib import Path
from core.examples import build_example
build_example("cin", Path(sys.argv[1]), clock=lambda: datetime(2014, 4, 9, 10, 40), today=True)
"""
"""In a process that speaks plain English: its columns are found by their words."""


def cut_words(known: Set[str]) -> dict[str, list[str]]:
    """Return what is cut, by page, of the texts *known*; pages without anything are left out."""
    app = application(sys.argv[:1])
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HOME": folder, "XDG_CONFIG_HOME": f"{folder}/.config"}
        path = Path(folder) / "cin.casewalk"
        subprocess.run([sys.executable, "-c", _BUILD, str(path)], check=True)
        facilitator = Facilitator(Path(folder), Watch(_MORNING))
        facilitator.window.resize(*SIZE)
        facilitator.window.setUpdatesEnabled(False)
        for page in start_pages(facilitator):
            found[page] = _cut(facilitator.window, known)
        facilitator.open(path)
        for page in pages(facilitator):
            found[page] = _cut(facilitator.window, known)
        facilitator.go_home()
    del app
    return {page: words for page, words in found.items() if words}


def _cut(window: QWidget, known: Set[str]) -> list[str]:
    settle()
    cut = clipped(window)
    if window.size().toTuple() != SIZE:
        cut.append(f"the window is pushed to {window.size().toTuple()}")
    return cut + _shortened(window, known)


def _shortened(window: QWidget, known: Set[str]) -> list[str]:
    """Return the words of the catalogue that end in "…" for want of room."""
    cut = []
    for one in window.findChildren(QWidget):
        # what a question is counted by may be any condition: it is whole where it opens
        if not isinstance(one, (ElidedLabel, QComboBox, QCheckBox)) or isinstance(one, TieChoice):
            continue
        words = one.currentText() if isinstance(one, QComboBox) else one.text()
        if words not in known or not one.isVisible() or one.visibleRegion().isEmpty():
            continue
        if one.width() + 1 < one.sizeHint().width():
            cut.append(f"{type(one).__name__} “{words}” has {one.width()} px")
    return cut
