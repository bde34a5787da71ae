"""One thing heard, as it stands in the list: a bar in its tone, the words, where and who."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.note import NoteKind
from core.words import tr
from ui.theme import SECONDARY, FontWeight, Tone
from ui.widgets.marks import KIND_MARKS
from ui.widgets.paint import box, words
from ui.widgets.pressable import Pressable
from ui.widgets.prose import Prose, StyledText

_BAR = 4
_TEXT = SECONDARY + 1
_MOST, _MOST_URGENT = 3, 6
"""Lines after which the words fold; a concern is read further."""
_AT_END = Qt.AlignmentFlag.AlignRight
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


@dataclass(frozen=True, slots=True)
class NoteRowText:
    """What a row says; `urgent` is what is still to do about an open concern."""

    kind: NoteKind
    text: str
    below: str
    urgent: str = ""


class _Wrapped(NamedTuple):
    """Its words at one width; whether some of the lines fold away there."""

    folds: bool
    text: Prose
    below: Prose


class NoteRow(Pressable):
    """A note to press; an open concern stands in its tinted box. Up and Down are the list's.

    Many lines fold to a few: Right, or a press on "more", unfolds them, Left folds them.
    A screen reader meets all of them, as the name.
    """

    focus_radius = 4.0

    def __init__(self, content: NoteRowText, parent: QWidget | None = None) -> None:
        self._content = content
        self._wrapped: _Wrapped | None = None
        self._at_width: dict[int, _Wrapped] = {}
        self._unfolded = self._folds = False
        self._is_made = False
        super().__init__("", parent=parent)
        self._is_made = True
        # not Fixed: a layout would hold the row to the height it once had at another width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(content)

    @property
    def content(self) -> NoteRowText:
        """What it says."""
        return self._content

    def say(self, content: NoteRowText) -> None:
        """Say something else."""
        self._unfolded = self._unfolded and content.text == self._content.text
        self._content = content
        self._wrapped = None
        lead = tr("Immediate concern: ") if content.urgent else ""
        self.setAccessibleName(f"{lead}{content.text}".rstrip("."))  # a reader adds its own
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of words and small print at *width*."""
        found = self._wrap(width)
        link = self._line() if found.folds else 0.0
        return round(found.text.height + link + found.below.height + 2 * self._pad() + 2)

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        width = max(self.width(), self._theme.px(160))
        return QSize(self._theme.px(240), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow row."""
        return QSize(self._theme.px(120), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold with Right, fold with Left; leave the other arrows and Esc to the list."""
        if self._folds and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.unfold(event.key() == Qt.Key.Key_Right)
            return
        if event.key() in (*_ARROWS, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold where "more" is pressed; anywhere else open the note."""
        if self.isDown() and self._link().contains(event.position()):
            self.setDown(False)
            self.unfold(not self._unfolded)
            return
        super().mouseReleaseEvent(event)

    @property
    def folded(self) -> bool:
        """Whether some of its lines are folded away."""
        return self._folds and not self._unfolded

    def unfold(self, unfolded: bool) -> None:
        """Show all lines, or only the first ones."""
        self._unfolded = unfolded
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        self._take(self._wrap(self.width()))
        self.setAccessibleDescription(self._description())
        super().resizeEvent(event)

    def _pad(self) -> int:
        return 9 if self._content.urgent else 3

    def _left(self) -> int:
        return _BAR + 10

    def _take(self, wrapped: _Wrapped) -> None:
        self._wrapped, self._folds = wrapped, wrapped.folds

    def _wrap(self, width: int) -> _Wrapped:
        if width not in self._at_width:  # a layout asks again and again
            inner = width - self._left() - (10 if self._content.urgent else 4)
            below = self._below(inner - self._sign_width())
            self._at_width[width] = _Wrapped(*self._text(inner), below)
        return self._at_width[width]

    def _text(self, width: float) -> tuple[bool, Prose]:
        colours = self._theme.colours
        plain, strong = self._theme.font(_TEXT), self._theme.font(_TEXT, FontWeight.SEMIBOLD)
        ink = self._theme.wash(Tone.BAD).ink if self._content.urgent else colours.ink
        lead = [StyledText(tr("Immediate concern"), strong, ink), StyledText(" · ", plain, ink)]
        text = StyledText(self._content.text, plain, colours.ink)
        parts = [*lead, text] if self._content.urgent else [text]
        found = Prose(parts, width, _MOST_URGENT if self._content.urgent else _MOST)
        folds = found.is_cut
        return folds, Prose(parts, width) if folds and self._unfolded else found

    def _below(self, width: float) -> Prose:
        font = self._theme.font(SECONDARY)
        below = self._content.below + (
            " · " if self._content.urgent and self._content.below else ""
        )
        parts = [StyledText(below, font, self._theme.colours.secondary)]
        if self._content.urgent:
            strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            parts.append(StyledText(self._content.urgent, strong, self._theme.wash(Tone.BAD).ink))
        return Prose(parts, width)

    def _sign_width(self) -> float:
        return 0.0 if self._content.urgent else float(self._theme.px(15))

    def _paint(self, painter: QPainter) -> None:
        if self._wrapped is None:
            self._take(self._wrap(self.width()))
        assert self._wrapped is not None
        text, below = self._wrapped.text, self._wrapped.below
        self._paint_ground(painter)
        top = float(self._pad())
        text.draw(painter, self._left(), top)
        if self._folds:
            word = tr("less") if self._unfolded else tr("more")
            font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            words(painter, self._link(), word, font, self._theme.colours.link, _AT_END)
            top += self._line()
        top += text.height + 2
        if not self._content.urgent:
            mark = KIND_MARKS[self._content.kind]
            sign = QRectF(self._left(), top, self._sign_width(), self._line())
            font = self._theme.font(SECONDARY, FontWeight.BOLD)
            words(painter, sign, mark.sign, font, self._theme.wash(mark.tone).ink)
        below.draw(painter, self._left() + self._sign_width(), top)

    def _link(self) -> QRectF:
        """Return where "more" stands: under the words, at the end of the line."""
        if not self._folds or self._wrapped is None:
            return QRectF()
        top = self._pad() + self._wrapped.text.height
        wide = self._theme.px(60)
        return QRectF(self.width() - wide - 4, top, wide, self._line())

    def _paint_ground(self, painter: QPainter) -> None:
        colours, tone = self._theme.colours, KIND_MARKS[self._content.kind].tone
        whole = QRectF(self.rect())
        if self._content.urgent:
            box(painter, whole, 6, self._theme.wash(tone).tint)
        elif self.underMouse() or self.isDown():
            box(painter, whole, 6, colours.hover)
        bar = colours.stripe if tone is Tone.WARN else self._theme.wash(tone).fill
        painter.fillRect(QRectF(0, 0, _BAR, whole.height()), bar)

    def _line(self) -> float:
        return float(self._theme.metrics(SECONDARY).height())

    def _restyle(self) -> None:
        if not self._is_made:  # wrapping its words is what a row costs
            return
        self._wrapped = None
        self._at_width.clear()
        self._folds = self._wrap(max(self.width(), self._theme.px(160))).folds
        self.setAccessibleDescription(self._description())
        super()._restyle()

    def _description(self) -> str:
        said = (self._content.below.replace(" · ", ", "), self._content.urgent)
        below = ", ".join(part for part in said if part)
        keys = tr("Enter opens it.")
        if self._folds:
            turn = tr("Left folds it") if self._unfolded else tr("Right unfolds it")
            keys = tr("{turn}, Enter opens it.", turn=turn)
        return f"{below}. {keys}"
