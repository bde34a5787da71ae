"""Displays come, go and change places while the wall shows something; run in its own process.

display_day.py FOLDER SEED SEQUENCES [careless]: the same sequences in two audits that differ
only in what the room may not see. With `careless` nobody hears that the displays changed: the
control. Prints how many sequences there were, and how many left something on the wall that
nobody put there since, had the facilitator's window where the wall is, or looked different
in the two audits.
"""

import json
import random
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from core.examples import build_example
from tests.faults.kill_day import MORNING
from tests.faults.room_day import CONFIDENTIAL, with_other_words
from tests.journeys.facilitator import Facilitator, Watch, settle
from ui.program.application import collect_on_this_thread
from ui.program.jobs import wait_for_all
from ui.room.control import RoomControl

_EVENTS: Final = 14
_SCENES: Final = ("show_room", "show_case", "show_judgement", "show_agenda", "blank_room")
_GREYS: Final = 12
"""Of 255: a letter of small print that is another differs by more, a quarter as large too."""
_CHANGES: Final = ("added", "removed", "moved", "main")


Frame = tuple[int, int, bytes]
NOTHING: Final[Frame] = (0, 0, b"")


def _frame(wall: QWidget) -> Frame:
    """Return what the wall shows, a quarter as wide and high, in greys."""
    image = wall.grab().toImage()
    width, height = image.width() // 4 or 1, image.height() // 4 or 1
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return width, height, bytes(grey.constBits())


def differ(one: Frame, other: Frame) -> bool:
    """Return whether two frames show something else.

    A large letter's edges have other greys according to what was drawn before it.
    """
    if one == other:
        return False
    pairs = zip(one[2], other[2], strict=False)
    return one[:2] != other[:2] or any(abs(a - b) > _GREYS for a, b in pairs)


class Sequence:
    """One sequence of events, as chance has it; the same for the same number."""

    def __init__(self, facilitator: Facilitator, number: int) -> None:
        self._facilitator, self._chance = facilitator, random.Random(number)
        self._room: RoomControl = facilitator.page.room
        self._screens: list[QScreen] = QApplication.screens()
        self.left_on = self.same_place = False
        self.frames: list[Frame] = []

    def live(self) -> None:
        """Live it; what was wrong is noted."""
        for _ in range(_EVENTS):
            if self._chance.random() < 0.45:
                self._change_displays()
                self.left_on |= self._room.visible and not self._room.is_blank
            else:
                self._act()
            settle()
            self._look()
        self._room.close()

    def _change_displays(self) -> None:
        app, screen = QApplication.instance(), self._chance.choice(self._screens)
        assert isinstance(app, QApplication)
        match self._chance.choice(_CHANGES):
            case "added":
                app.screenAdded.emit(screen)
            case "removed":
                app.screenRemoved.emit(screen)
            case "moved":
                screen.geometryChanged.emit(QRect(0, 0, 1280, 720))
            case _:
                app.primaryScreenChanged.emit(screen)
        settle()

    def _act(self) -> None:
        page, now = self._facilitator.page, self._facilitator.page.session.now
        window = self._facilitator.window
        window.showNormal()
        case, point = self._chance.choice(now.cases), self._chance.choice(now.tool.points)
        match self._chance.randrange(6):
            case 0:
                self._room.swap()
            case 1:
                others = [one for one in self._screens if one is not window.screen()]
                self._room.show_on(self._chance.choice(others))
            case 2:
                self._room.toggle_blank()
            case _:
                page.context.cursor.go(case.id, point)
                page.workspace.run(self._chance.choice(_SCENES))

    def _look(self) -> None:
        wall, window = self._room.window, self._facilitator.window
        seen = wall.isVisible() and wall.isFullScreen() and not window.isMinimized()
        self.same_place |= seen and wall.screen() is window.screen()
        self.frames.append(_frame(wall) if wall.isVisible() else NOTHING)


def _lived(folder: Path, audit: Path, seed: int, sequences: int, careless: bool) -> list[Sequence]:
    folder.mkdir()
    facilitator, found = Facilitator(folder, Watch(MORNING)), []
    facilitator.open(audit)
    facilitator.await_(lambda: bool(facilitator.question))
    if careless:
        facilitator.page.room._displays.blockSignals(True)
    for number in range(sequences):
        found.append(Sequence(facilitator, seed + number))
        found[-1].live()
    facilitator.go_home()
    wait_for_all()
    return found


def _main(folder: Path, seed: int, sequences: int, careless: bool) -> None:
    collect_on_this_thread(QApplication([]))
    one, other = folder / "one" / "a.casewalk", folder / "other" / "a.casewalk"
    for path in (one, other):
        path.parent.mkdir()
    build_example("cin", one, clock=lambda: MORNING, today=True)
    other.write_bytes(one.read_bytes())
    with_other_words(other, CONFIDENTIAL, seed)
    days = [
        _lived(folder / name, path, seed, sequences, careless)
        for name, path in (("h0", one), ("h1", one), ("h2", other))
    ]
    # A large letter is drawn in other greys the first time: so the first day is not compared.
    pairs = list(zip(*days[1:], strict=True))
    wrong = [
        sum(any(one.left_on for one in pair) for pair in pairs),
        sum(any(one.same_place for one in pair) for pair in pairs),
        sum(any(map(differ, first.frames, second.frames)) for first, second in pairs),
    ]
    shown = sum(bool(set(first.frames) - {NOTHING}) for first, _ in pairs)
    sys.stdout.write(json.dumps([len(pairs), *wrong, shown]) + "\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["careless"])
