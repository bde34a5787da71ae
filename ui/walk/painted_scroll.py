"""A painted area that scrolls inside itself and takes no more height than it needs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from ui.theme import app_theme
from ui.widgets.qt_answers import painted


class PaintedScroll(QAbstractScrollArea):
    """Paints its content at the scroll position; arrow keys scroll while it has focus.

    What is painted is also its accessible description. Tab reaches it only
    where something is out of sight, or a screen reader listens. Spread, it is as high
    as all of it, to scroll with what is around it, and its head is painted by `PaintedHead`.
    """

    spread = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._laid_at = -1
        self._wanted = (QSize(), QSize())
        self._awaits_place = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self._theme.follow(self.measure)

    def sizeHint(self) -> QSize:
        """Return the height at which nothing scrolls."""
        return QSize(400, self._content().height() - self._above() + self._bar_below())

    def minimumSizeHint(self) -> QSize:
        """Return the height below which it is of no use; all of it where it is spread."""
        if self.spread:
            return QSize(200, self.sizeHint().height())
        return QSize(200, self.least_height())

    def least_height(self) -> int:
        """Return the height below which it is of no use, whether it is spread or not."""
        return min(round(self._content().height()), self._theme.px(128))

    def await_place(self) -> None:
        """Leave the bars as they are: all around it is shown anew, and gives it its place then.

        A bar that went and came again would have its words wrapped three times.
        """
        self._awaits_place = True

    def take_place(self) -> None:
        """Scroll what is out of sight in the place it has been given."""
        self._awaits_place = False
        if not self.isHidden():
            self._fit()

    def set_spread(self, spread: bool) -> None:
        """Be as high as all of it without the head, or scroll inside again."""
        if spread != self.spread:
            self.spread = spread
            policy = Qt.ScrollBarPolicy
            inside = policy.ScrollBarAlwaysOff if spread else policy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(inside)
            self.verticalScrollBar().setValue(0)
            self.measure()

    @property
    def head_height(self) -> int:
        """The height of what stays in sight above the rows."""
        return round(self._header())

    def paint_head(self, painter: QPainter) -> None:
        """Paint what stays above the rows."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew, where there is another width for them."""
        super().resizeEvent(event)
        if self.viewport().width() == self._laid_at:
            self._fit()
        else:
            self.measure()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._above())
        self._paint(painter)
        painter.end()

    def measure(self) -> None:
        """Work out heights for the present width, and what can be scrolled."""
        self._laid_at = self.viewport().width()
        self._lay_out()
        self._fit()

    def _fit(self) -> None:
        """Let as much be scrolled as there is out of sight."""
        content = self._content()
        self.setMaximumHeight(self._most() - self._above() + self._bar_below() + 2)
        wanted = (self.sizeHint(), self.minimumSizeHint())
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
        if not self._awaits_place:
            self._fit_bars(content)

    def _fit_bars(self, content: QSize) -> None:
        shown = self.viewport().size()
        for bar, length, page in (
            (self.verticalScrollBar(), content.height() - self._above(), shown.height()),
            (self.horizontalScrollBar(), content.width(), shown.width()),
        ):
            bar.setRange(0, max(0, length - page))
            bar.setPageStep(page)
            bar.setSingleStep(self._theme.px(24))
        below = content.height() - self._above() > shown.height()
        hidden = below or content.width() > shown.width() or self._hides()
        reached = hidden or QAccessible.isActive()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)
        self.viewport().update()

    def _above(self) -> int:
        """Return the height of the head that is painted elsewhere."""
        return round(self._header()) if self.spread else 0

    def _most(self) -> int:
        """Return the height at which more room would be no use."""
        return self._content().height()

    def _hides(self) -> bool:
        """Return whether something can be unfolded."""
        return False

    def _header(self) -> float:
        """Return the height of what stays in sight above the rows."""
        raise NotImplementedError

    def _bar_below(self) -> int:
        """Return the height of the bar that scrolls sideways; nothing where all is in sight."""
        hidden = self._content().width() > self.viewport().width()
        return self.horizontalScrollBar().sizeHint().height() if hidden else 0

    def _lay_out(self) -> None:
        """Measure the words for the viewport's width."""

    def _content(self) -> QSize:
        """Return the size at which nothing scrolls."""
        raise NotImplementedError

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError


class PaintedHead(QWidget):
    """The headings of a spread `PaintedScroll`, where they stay in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: PaintedScroll | None = None
        self.hide()

    def show_head(self, area: PaintedScroll | None) -> None:
        """Show the headings of *area*; nothing for None."""
        if area is not self._area:
            if self._area is not None:
                self._area.horizontalScrollBar().valueChanged.disconnect(self.update)
            if area is not None:
                area.horizontalScrollBar().valueChanged.connect(self.update)
            self._area = area
        self.setVisible(area is not None)
        if area is not None:
            self.setFixedHeight(area.head_height)
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the headings."""
        if self._area is not None:
            painter = QPainter(self)
            self._area.paint_head(painter)
            painter.end()
