"""Before and after for the whole room: a ring where most agencies were, a dot where it is."""

from typing import Final

from PySide6.QtCore import QRectF

from core.room import MovedLine, MovedScene
from core.words import tr
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import RoomPage, Track
from ui.theme import FontWeight

_LABEL: Final = 0.37
_TRACK: Final = 0.59
_COUNTS: Final = 0.79
"""Where the label, the line with its ring and dot, and the counts end, of the width."""
_RING: Final = 40
_MOST: Final = 6


def moved_page(scene: MovedScene, sheet: PageComposer) -> RoomPage:
    """Lay out a line a question over a key to the signs; more than six are cut."""
    sheet.header(scene.title, "", scene.caption)
    lines = scene.lines[:_MOST]
    sheet.cut |= len(lines) < len(scene.lines)
    step = sheet.at(look.SMALLEST) * LINE_HEIGHT
    bottom = sheet.size.height() - sheet.at(look.BAR_BOTTOM)
    high = min((bottom - step - sheet.top) / max(len(lines), 1), step * 2.2)
    top = sheet.middle(high * len(lines) + step, with_panel=False)
    top = min(top, bottom - step - high * len(lines))
    for at, line in enumerate(lines):
        _line(sheet, line, top + at * high, high)
    _key(sheet, bottom - step)
    return sheet.page()


def _line(sheet: PageComposer, line: MovedLine, top: float, high: float) -> None:
    left, wide, gap = sheet.left, sheet.width, sheet.at(look.GAP)

    def box(begins: float, ends: float) -> QRectF:
        return QRectF(left + wide * begins, top, wide * (ends - begins) - gap, high)

    sheet.within(line.label, box(0, _LABEL), weight=FontWeight.SEMIBOLD)
    across, ring, every = box(_LABEL, _TRACK), sheet.at(_RING), max(line.every, 1)
    where = QRectF(across.left(), across.center().y() - ring / 2, across.width(), ring)
    sheet.marks.append(Track(where, line.before / every, line.after / every, every))
    counts = tr("{before} to {after} of {every}",
                before=line.before, after=line.after, every=line.every)  # fmt: skip
    sheet.within(counts, box(_TRACK, _COUNTS), weight=FontWeight.SEMIBOLD)
    sheet.within(line.moved, box(_COUNTS, 1).adjusted(0, 0, gap, 0), colour=look.QUIET)


def _key(sheet: PageComposer, top: float) -> None:
    """Say below what a ring is, and a dot."""
    size, ring = sheet.at(look.SMALLEST), sheet.at(_RING)
    high, x = size * LINE_HEIGHT, sheet.left
    for before, after, said in (
        (0.0, None, tr("most agencies said so")),
        (None, 0.0, tr("the room agreed so")),
    ):
        sheet.marks.append(Track(QRectF(x, top + (high - ring) / 2, ring, ring), before, after))
        x += ring + sheet.at(14)
        taken = width_of(said, size)
        sheet.line(said, x, top, size, colour=look.QUIET, width=taken + 1, main=False)
        x += taken + sheet.at(look.GAP)
