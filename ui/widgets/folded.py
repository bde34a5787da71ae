"""Text that folds after a few lines, with "more" at its end to read on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import FontWeight, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted

_GAP = 8
_LEAST = 24
"""Height in px under which a link is hard to hit."""


class FoldedText(QWidget):
    """Shows *most* lines; where there are more a link unfolds the rest, and folds it again.

    A screen reader always meets the whole text, as its name.

    Signals:
        unfolded: the link was pressed: it is as high as all of it now, or a few lines again.
    """

    unfolded = Signal()

    def __init__(
        self, most: int, size: float, secondary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most, self._size, self._secondary = most, size, secondary
        self._text = ""
        self._open = False
        self._set: tuple[int, Prose, bool] | None = None
        self._theme = app_theme(self)
        self._more = _More("more", ButtonKind.LINK, size=Size.SMALL, parent=self)
        self._more.hide()
        self._more.clicked.connect(self._on_more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.follow(self._restyle)

    @property
    def text(self) -> str:
        """All that it says."""
        return self._text

    @property
    def is_cut(self) -> bool:
        """Whether some of it is folded away."""
        return not self._open and self._prose(self.width())[1]

    def show_text(self, text: str) -> None:
        """Say something else, folded."""
        if text == self._text:
            return
        self._text, self._open = text, False
        self.setAccessibleName(text)
        self._restyle()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in sight."""
        prose, over = self._prose(width)
        return round(prose.height + 2 * (self._around() if over else 0) + 0.5)

    def hasHeightForWidth(self) -> bool:
        """Return that the words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        width = self._theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a few words of one line."""
        return QSize(self._theme.px(120), round(self._theme.metrics(self._size).height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._place()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines in sight."""
        painter = QPainter(self)
        prose, over = self._prose(self.width())
        prose.draw(painter, 0, self._around() if over else 0)
        painter.end()

    def _prose(self, width: int) -> tuple[Prose, bool]:
        """Return the lines at a width, and whether there are more than *most* of them."""
        if self._set is not None and self._set[0] == width:
            return self._set[1], self._set[2]
        ink = self._theme.colours.secondary if self._secondary else self._theme.colours.ink
        part = StyledText(self._text, self._theme.font(self._size, FontWeight.REGULAR), ink)
        whole = Prose([part], width)
        line = self._theme.metrics(self._size).lineSpacing()
        over = whole.height > self._most * line + line / 2
        if over:
            beside = width - self._more.sizeHint().width() - _GAP
            whole = Prose([part], beside, 0 if self._open else self._most)
        self._set = (width, whole, over)
        return whole, over

    def _around(self) -> float:
        """Return what the link needs above and below a line, to stand level with the last."""
        line = self._theme.metrics(self._size).height()
        return max(0.0, (self._more.sizeHint().height() - line) / 2)

    def _place(self) -> None:
        _, over = self._prose(self.width())
        self._more.setVisible(over)
        hint = self._more.sizeHint()
        left, top = self.width() - hint.width(), self.height() - hint.height()
        self._more.setGeometry(left, top, hint.width(), hint.height())
        self.update()

    def _restyle(self) -> None:
        self._set = None
        self._more.setText("less" if self._open else "more")
        self._place()
        self.updateGeometry()

    def _on_more(self) -> None:
        self._open = not self._open
        self._restyle()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()


class _More(Button):
    """A link as high as its line of text: a whole button's height would part the lines."""

    def sizeHint(self) -> QSize:
        """Return the words' own height, or the least that is easily hit."""
        high = self._theme.metrics(Size.SMALL.value[0], FontWeight.SEMIBOLD).height()
        return QSize(super().sizeHint().width(), max(round(high), _LEAST))
