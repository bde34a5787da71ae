"""With words as long as another language's no word is cut on any page, and Welsh can be begun."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.journeys.facilitator import Facilitator

_ROOT: Final = Path(__file__).parents[2]
_WELSH: Final = """
from ui.program.welsh import speak_welsh
speak_welsh()
from ui.program.menu_titles import MENUS
print(*MENUS)
"""


def _said(*arguments: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_no_word_is_cut_on_any_page_with_every_text_two_fifths_longer(tmp_path: Path) -> None:
    assert json.loads(_said("-m", "tests.stretched", home=tmp_path)) == {}


def test_the_window_is_in_welsh_as_far_as_that_goes_from_the_next_start(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    facilitator.window.menus["welsh"].trigger()
    assert '"welsh": true' in facilitator.settings.read_text(encoding="utf-8")
    assert "&File" in [one.text() for one in facilitator.window.menuBar().actions()]
    said = _said("-c", _WELSH, home=tmp_path)
    assert "&Ffeil" in said
    assert "&Walk" in said, "what is not in the draft is in English"
