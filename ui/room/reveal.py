"""The forms laid over the first views: a line an agency, those who moved first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from core.room import Bearing, RevealLine, RevealScene, RoomColumn
from core.words import tr
from ui.room import look
from ui.room.composer import SIGN, PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import Arrow, Panel, RoomPage
from ui.theme import FontWeight

ON_THE_FORM: Final = tr("On the form")
FIRST_TODAY: Final = tr("First view today")
MOVED: Final = tr("moved")
_NAME: Final = 0.27
_LEAST_NAME: Final = 0.14
_BOX: Final = 0.2
_ARROW: Final = 0.1
_LEAST_ARROW: Final = 0.05
_STROKE: Final = 5


def reveal_page(scene: RevealScene, sheet: PageComposer) -> RoomPage:
    """Lay out the question, the lines that have room, and the bar at the bottom."""
    sheet.header(scene.case, "", scene.number)
    question = sheet.fitted(scene.question, look.TITLE, FontWeight.SEMIBOLD, 1, 2)
    size = sheet.at(look.SMALLEST)
    room = look.MOST_LINES - len(question.lines)
    lines, stayed = _with_room(scene.lines, room)
    rows = len(lines) + bool(stayed) or 2
    gap, head = sheet.at(look.GAP), size * LINE_HEIGHT
    left = sheet.bottom - sheet.top - question.height - gap - head
    high = min(left / rows, size * LINE_HEIGHT * 1.75)
    y = sheet.lines(question, sheet.left, sheet.top, weight=FontWeight.SEMIBOLD) + gap * 0.6
    if scene.lines:
        across = _across(sheet, lines)
        _heads(sheet, across, y)
        y += head
        for line in lines:
            sheet.hairline(sheet.left, y, sheet.width)
            _line(sheet, across, line, y, high)
            y += high
        if stayed:
            sheet.hairline(sheet.left, y, sheet.width)
            compares = any(one.compared for one in scene.lines)
            words = tr("{count} stayed", count=stayed)
            words = words if compares else tr("and {count} more", count=stayed)
            sheet.line(words, sheet.left, y + (high - head) / 2, size, colour=look.QUIET)
    else:
        _counts(sheet, scene, y + gap)
    _bar(sheet, scene)
    return sheet.page()


def today_words(scene: RevealScene) -> str:
    """Return the first views counted, or that there is none."""
    counted = ", ".join(f"{one.count} {one.label}" for one in scene.columns)
    return counted or scene.today or tr("no view given")


def _with_room(lines: Sequence[RevealLine], room: int) -> tuple[Sequence[RevealLine], int]:
    """Return the lines to draw, and how many that stayed are counted in one instead."""
    if len(lines) <= room:
        return lines, 0
    moved = [one for one in lines if one.moved] if lines[0].compared else lines
    shown = moved[: room - 1]
    return shown, len(lines) - len(shown)


@dataclass(frozen=True, slots=True)
class _Across:
    """How wide the name, each box and the arrow between them are."""

    name: float
    box: float
    arrow: float


def _across(sheet: PageComposer, lines: Sequence[RevealLine]) -> _Across:
    """Give the boxes what their words take; names and arrows leave what they do not need."""
    usual = _Across(*(sheet.width * part for part in (_NAME, _BOX, _ARROW)))
    need = max(_taken(sheet, *answer) for one in lines for answer in _answers(one))
    if need <= usual.box:
        return usual
    size, gap = sheet.at(look.SMALLEST), sheet.at(look.GAP)
    name = max(width_of(one.who, size, FontWeight.BOLD) for one in lines) + gap
    name = max(sheet.width * _LEAST_NAME, min(name, usual.name))
    moved = width_of(MOVED, size, FontWeight.BOLD) + gap if any(x.moved for x in lines) else 0.0
    left = sheet.width - name - moved - 2 * gap
    box = min(need, (left - sheet.width * _LEAST_ARROW) / 2)
    return _Across(name, box, min(usual.arrow, left - 2 * box))


def _answers(line: RevealLine) -> tuple[tuple[str, Bearing | None], ...]:
    return (line.form, line.form_bearing), (line.today, line.today_bearing)


def _taken(sheet: PageComposer, label: str, bearing: Bearing | None) -> float:
    size = sheet.at(look.SMALLEST)
    sign = size * SIGN + sheet.at(16) if bearing is not None else 0.0
    return width_of(label, size, FontWeight.BOLD) + sign + sheet.at(32) + 1


def _heads(sheet: PageComposer, across: _Across, y: float) -> None:
    size = sheet.at(look.SMALLEST)
    form = sheet.left + across.name
    today = form + across.box + across.arrow + 2 * sheet.at(look.GAP)
    for text, at in ((ON_THE_FORM, form), (FIRST_TODAY, today)):
        x = at + max(0.0, (across.box - width_of(text, size)) / 2)
        sheet.line(text, x, y, size, colour=look.QUIET, main=False)


def _line(sheet: PageComposer, across: _Across, line: RevealLine, y: float, high: float) -> None:
    size, gap = sheet.at(look.SMALLEST), sheet.at(look.GAP)
    weight = FontWeight.BOLD if line.moved else FontWeight.REGULAR
    text = y + (high - size * LINE_HEIGHT) / 2
    x = sheet.left + across.name
    sheet.line(line.who, sheet.left, text, size, weight=weight, width=x - sheet.left - gap)
    wide = across.box
    box = QRectF(x, y + high * 0.1, wide, high * 0.8)
    _answer(sheet, box, line.form, line.form_bearing, filled=False)
    x += wide + gap
    arrow = QRectF(x, y + high * 0.34, across.arrow, high * 0.32)
    colour = look.INK if line.moved else look.LINE
    sheet.marks.append(Arrow(arrow, colour, sheet.at(_STROKE), line.moved))
    x += arrow.width() + gap
    box = QRectF(x, y + high * 0.1, wide, high * 0.8)
    _answer(sheet, box, line.today, line.today_bearing, filled=True)
    if line.moved:
        sheet.line(MOVED, x + wide + gap, text, size, weight=FontWeight.BOLD, main=False)


def _answer(
    sheet: PageComposer, box: QRectF, label: str, bearing: Bearing | None, *, filled: bool
) -> None:
    colour, size = look.colour_of(bearing), sheet.at(look.SMALLEST)
    radius = sheet.at(look.RADIUS) * 0.6
    ground, ink = (colour, look.ON_COLOUR) if filled else (look.PAPER, colour)
    sheet.marks.append(Panel(box, ground, radius, colour, sheet.at(4)))
    sign = size * SIGN + sheet.at(16) if bearing is not None else 0.0
    room = box.width() - sheet.at(32) - sign
    word = min(room, width_of(label, size, FontWeight.BOLD))
    y = box.center().y() - size * LINE_HEIGHT / 2
    x = box.left() + (box.width() - sign - word) / 2
    if bearing is not None:
        sheet.sign(x, y, size, bearing, ink)
    sheet.line(
        label, x + sign, y, size,
        weight=FontWeight.BOLD, colour=ink, ground=ground, width=room, main=False,
    )  # fmt: skip


def _counts(sheet: PageComposer, scene: RevealScene, y: float) -> None:
    """Put what was on the forms and what is said today, where there are too many to name."""
    size, small = look.LABEL, sheet.at(look.SMALLEST)
    today = today_words(scene)
    for head, words in ((ON_THE_FORM, scene.form_counts), (FIRST_TODAY, today)):
        if words:
            sheet.line(head, sheet.left, y, small, colour=look.QUIET)
            y += small * LINE_HEIGHT
            fitted = sheet.fitted(words, size, FontWeight.BOLD, 1, 1)
            y = sheet.lines(fitted, sheet.left, y, weight=FontWeight.BOLD) + sheet.at(look.GAP)


def _bar(sheet: PageComposer, scene: RevealScene) -> None:
    top = sheet.size.height() - sheet.at(look.BAR_BOTTOM + look.BAR_HEIGHT)
    box = QRectF(sheet.left, top, sheet.width, sheet.at(look.BAR_HEIGHT))
    sheet.marks.append(Panel(box, look.INK, sheet.at(look.RADIUS)))
    size, pad = sheet.at(look.SMALLEST), sheet.at(40)
    y = box.center().y() - size * LINE_HEIGHT / 2
    right = _bar_counts(sheet, scene.columns, box.right() - pad, y) if scene.lines else box.right()
    sheet.line(
        scene.summary or FIRST_TODAY, box.left() + pad, y, size,
        colour=look.ON_COLOUR, ground=look.INK, width=right - box.left() - 2 * pad, main=False,
    )  # fmt: skip


def _bar_counts(
    sheet: PageComposer, columns: Sequence[RoomColumn], right: float, y: float
) -> float:
    """Put the first views counted at the right end of the bar; return where they begin."""
    size, white = sheet.at(look.SMALLEST), look.ON_COLOUR
    for column in reversed(columns):
        text = f"{column.count} {column.label}"
        taken = width_of(text, size, FontWeight.BOLD)
        sign = size * SIGN + sheet.at(16)
        right -= taken + sign
        sheet.sign(right, y, size, column.bearing, white)
        sheet.line(
            text, right + sign, y, size,
            weight=FontWeight.BOLD, colour=white, ground=look.INK, width=taken + 1, main=False,
        )  # fmt: skip
        right -= sheet.at(look.GAP)
    return right
