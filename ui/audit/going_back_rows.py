"""What was different, line by line: how it was then on the left, how it is now on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from core.wording.going_back import PastDifference
from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.entry_list import EntryHeading, ListEntry
from ui.widgets.paint import CONTROL_RADIUS, box
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import RowLook
from ui.widgets.tick_list import TickEntry, TickLayout, TickList

_SIDE: Final = 10
_TICK: Final = 34
_GAP: Final = 24
_WHAT: Final = 0.22
_NARROW: Final = 560
"""Below so many px, at normal text, then stands above now."""
_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class PastHeads(EntryHeading):
    """What the two sides are called: when the left one was, and the right one is now."""

    now: str = ""


@dataclass(frozen=True, slots=True)
class PastEntry(TickEntry):
    """A line with two sides: `words` say what it is about, the first strongly."""

    then: str = ""
    now: str = ""
    states: tuple[str, str] = ("", "")
    """What the two sides begin with that is a state or an answer."""
    changed: str = ""
    """When what is now came to be so, in small print under it."""

    @property
    def spoken(self) -> str:
        """The tick, what it is about, how it was then and how it is now."""
        said = ", ".join(text for text, _ in self.words if text)
        if self.then or self.now:
            said = tr("{what}, then: {then}, now: {now}", what=said, then=self.then, now=self.now)
            said = ", ".join(filter(None, (said.rstrip("."), self.changed)))
        return (
            tr("ticked, {said}", said=said) if self.ticked else tr("not ticked, {said}", said=said)
        )


class PastList(TickList):
    """The lines of what was different, with then and now side by side where there is room."""

    def __init__(self, name: str) -> None:
        super().__init__(name, PastLayout(app_theme()))


class PastLayout(TickLayout):
    """Three columns with a line between then and now; above one another where it is narrow."""

    def height(self, row: EntryHeading | ListEntry, width: int, first: bool) -> int:
        """Return a row's height at *width*."""
        if isinstance(row, PastEntry):
            what, then, now = self._sides(row, width)
            if self._is_narrow(width):
                return round(what.height + then.height + now.height + 24)
            return round(max(what.height, then.height, now.height) + 20)
        if isinstance(row, PastHeads):
            return 0 if self._is_narrow(width) else round(self._heads(row, width)[0].height + 16)
        return super().height(row, width, first)

    def guess(self, row: EntryHeading | ListEntry, width: int, first: bool) -> int:
        """Return about as much."""
        return self.height(row, width, first)

    def paint(
        self, painter: QPainter, where: QRectF, row: EntryHeading | ListEntry, look: RowLook
    ) -> None:
        """Paint the sides, and what a tick list paints for a tick."""
        width = round(where.width())
        if isinstance(row, PastHeads):
            if not self._is_narrow(width):
                self._paint_heads(painter, where, row)
            return
        if not isinstance(row, PastEntry):
            super().paint(painter, where, row, look)
            return
        colours = self._theme.colours
        if look.current or look.hot:
            ground = colours.accent_tint if look.current else colours.hover
            edge = colours.link if look.current and colours.hairline > 1 else None
            box(painter, where, CONTROL_RADIUS, ground, edge)
        self.paint_tick(painter, where, row)
        what, then, now = self._sides(row, width)
        top = where.top() + 8
        if self._is_narrow(width):
            left = where.left() + self._tick
            for part in (what, then, now):
                part.draw(painter, left, top)
                top += part.height + 2
            return
        for part, left in zip((what, then, now), self._lefts(width), strict=True):
            part.draw(painter, where.left() + left, top)
        self._rule(painter, where)

    def _paint_heads(self, painter: QPainter, where: QRectF, row: PastHeads) -> None:
        width = round(where.width())
        for part, left in zip(self._heads(row, width), self._lefts(width)[1:], strict=True):
            part.draw(painter, where.left() + left, where.top() + 6)
        self._rule(painter, where)

    def _rule(self, painter: QPainter, where: QRectF) -> None:
        """Draw the line between then and now."""
        at = where.left() + self._lefts(round(where.width()))[2] - self._theme.px(_GAP) / 2
        painter.setPen(QPen(self._theme.colours.line, 1))
        painter.drawLine(round(at), round(where.top()) + 6, round(at), round(where.bottom()) - 6)

    @property
    def _tick(self) -> float:
        return self._theme.px(_TICK)

    def _is_narrow(self, width: int) -> bool:
        return width < self._theme.px(_NARROW)

    def _lefts(self, width: int) -> tuple[float, float, float]:
        """Return where what it is about, then and now begin."""
        begins, gap = self._tick, self._theme.px(_GAP)
        rest = width - begins - _SIDE
        what = rest * _WHAT
        side = (rest - what - 2 * gap) / 2
        return begins, begins + what + gap, begins + what + side + 2 * gap

    def _sides(self, row: PastEntry, width: int) -> Sequence[Prose]:
        return self.kept(row, width, lambda: self._made_sides(row, width))

    def _heads(self, row: PastHeads, width: int) -> Sequence[Prose]:
        return self.kept(row, width, lambda: self._made_heads(row, width))

    def _made_heads(self, row: PastHeads, width: int) -> tuple[Prose, ...]:
        font = self._theme.font(SECONDARY + 2, FontWeight.BOLD)
        ink, wide = self._theme.colours.ink, self._wide(width)
        return tuple(Prose([StyledText(one, font, ink)], wide, 1) for one in (row.text, row.now))

    def _wide(self, width: int) -> float:
        _, then, now = self._lefts(width)
        return now - then - self._theme.px(_GAP)

    def _made_sides(self, row: PastEntry, width: int) -> tuple[Prose, ...]:
        plain = self._theme.font(SECONDARY + 1)
        strong = self._theme.font(SECONDARY + 1, FontWeight.BOLD)
        ink, quiet = self._theme.colours.ink, self._theme.colours.secondary
        whole = width - self._tick - _SIDE
        narrow = self._is_narrow(width)
        begins, then, _ = self._lefts(width)
        room = whole if narrow or not (row.then or row.now) else then - begins - self._theme.px(8)
        head, *rest = (text for text, _ in row.words if text)
        below = ["\n" * (not narrow) + " " * narrow + text for text in rest]
        what = [StyledText(head, strong, ink), *(StyledText(one, plain, quiet) for one in below)]
        sides = []
        for said, state, name in zip(
            (row.then, row.now), row.states, (tr("then:"), tr("now:")), strict=True
        ):
            parts = [StyledText(f"{name} ", plain, quiet)] if narrow and said else []
            if state and said.startswith(state):
                parts += [StyledText(state, strong, ink)]
                said = said.removeprefix(state)
            parts.append(StyledText(said, plain, ink))
            if name == tr("now:") and row.changed:
                small = self._theme.font(SECONDARY)
                parts.append(StyledText(f"\n{row.changed}", small, quiet))
            sides.append(Prose(parts, whole if narrow else self._wide(width), _MOST))
        return Prose(what, room, _MOST), *sides


def entry_of(at: int, line: PastDifference, *, ticked: bool) -> PastEntry:
    """Return a line of what was different; its value is its place."""
    words = tuple((text, False) for text in (line.heading, line.what) if text)
    changed = tr("changed at {time}", time=line.changed[11:16]) if line.changed[11:16] else ""
    return PastEntry(words, "", at, ticked, line.then, line.now, line.states, changed)
