"""The sheet a scene is laid out on: margins, the line at the top, the panel at the bottom."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor

from core.room import Bearing, JudgementState, Verdict
from core.words import tr
from ui.room import look
from ui.room.fit import LINE_HEIGHT, Fitted, elided, largest, plain, width_of, wrapped
from ui.room.page import Mark, Panel, RoomPage, RoomSign, Rule, Words
from ui.theme import FontWeight

SIGN = 0.78
"""A sign's side, of the size of the text beside it."""
SAID = {
    JudgementState.AGREED: tr("The room agrees"),
    JudgementState.NOT_AGREED: tr("Not agreed: views differ"),
    JudgementState.PARKED: tr("Parked: we will come back to it"),
}


class PageComposer:
    """Collects marks; its lengths are those of `ui.room.look` at the screen's height."""

    def __init__(self, size: QSizeF) -> None:
        self.size = size
        self.unit = size.height() / look.HEIGHT
        self.marks: list[Mark] = []
        self.cut = False

    @property
    def left(self) -> float:
        """Where text begins."""
        return self.at(look.MARGIN)

    @property
    def width(self) -> float:
        """How wide text may be."""
        return self.size.width() - 2 * self.left

    @property
    def top(self) -> float:
        """Where the main block may begin."""
        return self.at(look.HEADER_TOP + look.HEADING * LINE_HEIGHT + look.GAP)

    @property
    def bottom(self) -> float:
        """Where the main block must end when there is a panel below it."""
        taken = look.BAR_BOTTOM + look.BAR_HEIGHT + look.GAP
        return self.size.height() - self.at(taken)

    def at(self, length: float) -> float:
        """Return a length given for the projector as it is on this screen."""
        return length * self.unit

    def page(self) -> RoomPage:
        """Return what was laid out."""
        return RoomPage(self.size, tuple(self.marks), self.cut)

    def middle(self, height: float, with_panel: bool = True) -> float:
        """Return where a block of this height begins so that it stands in the middle."""
        bottom = self.bottom if with_panel else self.size.height() - self.at(look.MARGIN)
        return max(self.top, self.top + (bottom - self.top - height) / 2)

    def line(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        weight: FontWeight = FontWeight.REGULAR,
        colour: QColor = look.INK,
        ground: QColor = look.PAPER,
        width: float | None = None,
        main: bool = True,
    ) -> float:
        """Put one line, cut to *width*; return where it ends on the right."""
        if not text:
            return x
        room = self.left + self.width - x if width is None else width
        shown = elided(plain(text), size, weight, room)
        self.cut |= shown != plain(text)
        taken = width_of(shown, size, weight)
        box = QRectF(x, y, taken, size * LINE_HEIGHT)
        self.marks.append(Words(shown, box, size, weight, colour, ground, main))
        return x + taken

    def lines(
        self,
        fitted: Fitted,
        x: float,
        y: float,
        *,
        weight: FontWeight = FontWeight.REGULAR,
        colour: QColor = look.INK,
    ) -> float:
        """Put fitted lines, from *x* or up to the right margin; return where they end below."""
        self.cut |= fitted.cut
        leftwards, right = fitted.leftwards, self.left + self.width
        for text in fitted.lines:
            taken = width_of(text, fitted.size, weight)
            box = QRectF(right - taken if leftwards else x, y, taken, fitted.step)
            self.marks.append(Words(text, box, fitted.size, weight, colour, leftwards=leftwards))
            y += fitted.step
        return y

    def fitted(
        self,
        text: str,
        biggest: int,
        weight: FontWeight,
        lines: int,
        most: int,
        width: float | None = None,
    ) -> Fitted:
        """Return text as large as it goes on *lines*, from a biggest size down to the smallest."""
        sizes = [self.at(size) for size in range(biggest, look.SMALLEST - 1, -2)]
        return largest(text, sizes, weight, self.width if width is None else width, lines, most)

    def within(
        self,
        text: str,
        box: QRectF,
        *,
        weight: FontWeight = FontWeight.REGULAR,
        colour: QColor = look.INK,
        ground: QColor = look.PAPER,
        most: int = 2,
        middle: bool = True,
    ) -> float:
        """Put text of the smallest size into a box, on few lines; return where it ends below.

        It stands level with the *middle* of the box or at its top. Words in brackets stay
        on one line where they can.
        """
        size, pieces = self.at(look.SMALLEST), self.broken(text, weight, box.width(), most)
        step = size * LINE_HEIGHT
        y = box.center().y() - len(pieces) * step / 2 if middle else box.top()
        for piece in pieces:
            self.line(
                piece, box.left(), y, size, weight=weight, colour=colour, ground=ground,
                width=box.width() + 1, main=False,
            )  # fmt: skip
            y += step
        return y

    def broken(self, text: str, weight: FontWeight, width: float, most: int) -> tuple[str, ...]:
        """Return text of the smallest size in lines, broken before a bracket where that fits."""
        size = self.at(look.SMALLEST)
        fitted = wrapped(text, size, weight, width, most)
        before, bracket, after = plain(text).partition(" (")
        if bracket and most > 1 and len(fitted.lines) > 1:
            parts = (before, f"({after}")
            if all(width_of(part, size, weight) <= width for part in parts):
                return parts
        self.cut |= fitted.cut
        return fitted.lines

    def rule(self, x: float, y: float, width: float, colour: QColor, dashed: bool = False) -> None:
        """Put a thick line across."""
        self.marks.append(Rule(QRectF(x, y, width, self.at(look.RULE)), colour, dashed))

    def hairline(self, x: float, y: float, width: float) -> None:
        """Put a thin line across, between rows."""
        self.marks.append(Rule(QRectF(x, y, width, self.at(2)), look.LINE))

    def sign(
        self, x: float, y: float, size: float, bearing: Bearing | None, colour: QColor
    ) -> float:
        """Put a sign level with a line of text at *y*; return where it ends on the right."""
        side = size * SIGN
        box = QRectF(x, y + (size * LINE_HEIGHT - side) / 2, side, side)
        self.marks.append(RoomSign(box, bearing, colour))
        return x + side

    def header(self, case: str, theme: str, number: str) -> None:
        """Put the line at the top: the case, its theme, and the question's number."""
        small, large = self.at(look.SMALLEST), self.at(look.HEADING)
        y = self.at(look.HEADER_TOP)
        drop = (large - small) * LINE_HEIGHT * 0.6
        right = self.left + self.width
        taken = width_of(number, small)
        if not theme:  # a title is whole before what stands beside it
            beside = width_of(case, large, FontWeight.BOLD) + self.at(2 * look.GAP)
            taken = min(taken, max(self.width - beside, self.width / 3))
        self.line(
            number, right - taken, y + drop, small, colour=look.QUIET, width=taken + 1, main=False
        )
        end = right - taken - self.at(look.GAP)
        x = self.line(
            case,
            self.left,
            y,
            large,
            weight=FontWeight.BOLD,
            width=(end - self.left) * (0.6 if theme else 1),
            main=False,
        )
        x += self.at(30)
        if theme and end - x > small * 3:
            self.line(theme, x, y + drop, small, colour=look.QUIET, width=end - x, main=False)

    def verdict(self, verdict: Verdict | None) -> None:
        """Put the panel at the bottom: how the room left it."""
        if verdict is None:
            return
        top = self.size.height() - self.at(look.BAR_BOTTOM + look.BAR_HEIGHT)
        box = QRectF(self.left, top, self.width, self.at(look.BAR_HEIGHT))
        ground = look.colour_of(verdict.bearing) if verdict.label else look.QUIET
        self.marks.append(Panel(box, ground, self.at(look.RADIUS)))
        self._words(verdict, box, ground)

    def _words(self, verdict: Verdict, box: QRectF, ground: QColor) -> None:
        large = self.at(look.TITLE - 2)
        small = self.at(look.SMALLEST if verdict.label else look.LABEL)
        x, right = box.x() + self.at(40), box.right() - self.at(40)
        middle = box.center().y()
        weight = FontWeight.REGULAR if verdict.label else FontWeight.SEMIBOLD
        white = look.ON_COLOUR
        x = self.line(
            SAID[verdict.state], x, middle - small * LINE_HEIGHT / 2, small,
            weight=weight, colour=white, ground=ground, width=right - x, main=False,
        )  # fmt: skip
        if not verdict.label:
            return
        y = middle - large * LINE_HEIGHT / 2
        x = self.sign(x + self.at(36), y, large, verdict.bearing, white) + self.at(22)
        self.line(
            verdict.label,
            x,
            y,
            large,
            weight=FontWeight.BOLD,
            colour=white,
            ground=ground,
            width=right - x,
            main=False,
        )
