"""One real page on the desk: its picture, what is marked on it, and the text one is at."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from core.pdf.places import MarkedPlace
from core.pdf.typed import PlacedText, Rect
from core.words import tr
from ui.report.numbered import paint_number
from ui.theme import SUBHEADING, app_theme
from ui.widgets.paint import words
from ui.widgets.qt_answers import painted

_TINT, _TINT_NOW = QColor("#FFF1B8"), QColor("#FFDF6B")
_LINE, _LINE_NOW = QColor("#B99100"), QColor("#B8431A")
_DISC, _ON_DISC = QColor("#14212B"), QColor("#FFFFFF")
_TEXT, _TEXT_TINT = QColor("#0B5C7A"), QColor("#D6EAF4")
"""Marks and tints lie on white paper, whatever the look of the window is."""
_MARGIN_NUMBER: Final = 35.0
"""How far from the edge of the paper the numbers of marks stand, in points."""
_AROUND: Final = 5
"""How far the frame of a text stands off its letters, in px."""


class PageView(QFrame):
    """One page: white until its picture is there."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._theme = app_theme(self)
        self.image: QImage | None = None
        self.scale = 0.0
        self._marks: tuple[MarkedPlace, ...] = ()
        self._current = 0
        self._points = 1.0
        self._texts: tuple[PlacedText, ...] = ()
        self._at: PlacedText | None = None
        self._pointed: PlacedText | None = None
        self.setMouseTracking(True)

    def show_image(self, image: QImage, scale: float) -> None:
        """Show the page's picture, drawn at *scale* pixels a point."""
        self.image, self.scale = image, scale
        self.update()

    def show_marks(self, marks: tuple[MarkedPlace, ...], current: int, width: float) -> None:
        """Mark places on a page that is *width* points wide; one number stands out."""
        if (marks, current, width) != (self._marks, self._current, self._points):
            self._marks, self._current, self._points = marks, current, width
            self.update()

    def show_texts(self, texts: tuple[PlacedText, ...], at: PlacedText | None) -> None:
        """Know where texts stand that can be written in; the keyboard is *at* one."""
        if (texts, at) != (self._texts, self._at):
            self._texts, self._at, self._pointed = texts, at, None
            self.update()

    def text_at(self, x: float, y: float) -> PlacedText | None:
        """Return the text at a place of this view."""
        for one in self._texts:
            if any(self._box(rect).adjusted(-2, -2, 2, 2).contains(x, y) for rect in one.rects):
                return one
        return None

    def frame_of(self, text: PlacedText) -> QRect:
        """Return what is round a text, in this view."""
        frame = self._box(text.whole).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        return frame.toAlignedRect()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a text can be written in where the pointer is."""
        place = event.position()
        pointed = self.text_at(place.x(), place.y())
        if pointed != self._pointed:
            self._pointed = pointed
            shape = Qt.CursorShape.IBeamCursor if pointed else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        if self._pointed is not None:
            self._pointed = None
            self.update()
        super().leaveEvent(event)

    def mark_at(self, x: float, y: float) -> int:
        """Return the number of the mark at a place of this view; 0 where there is none."""
        for one in self._marks:
            if any(box.adjusted(-4, -4, 4, 4).contains(x, y) for box in self._boxes(one)):
                return one.number
        return 0

    def _boxes(self, one: MarkedPlace) -> list[QRectF]:
        return [self._box(box) for box in one.boxes]

    def _box(self, rect: Rect) -> QRectF:
        fit = self.width() / max(self._points, 1.0)
        return QRectF(*(side * fit for side in rect))

    def forget(self) -> None:
        """Let the picture go."""
        self.image, self.scale = None, 0.0

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, and what is on it once drawn."""
        painter = QPainter(self)
        whole = self.rect()
        painter.fillRect(whole, Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(whole, self.image)
        else:
            middle = Qt.AlignmentFlag.AlignHCenter
            grey = QColor(Qt.GlobalColor.darkGray)
            top = QRect(0, 0, whole.width(), min(whole.height(), 240)).toRectF()
            font = self._theme.font(SUBHEADING)
            words(painter, top, tr("Page {number}", number=self._number), font, grey, middle)
        rows: list[float] = []
        for one in self._marks:
            self._paint_mark(painter, one, rows)
        self._paint_texts(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.colours.line)
        painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_texts(self, painter: QPainter) -> None:
        """Paint what is pointed at on a tint, and the text one is at with a line under it too."""
        for text, line in ((self._pointed, 0), (self._at, 2)):
            for rect in text.rects if text is not None else ():
                box = self._box(rect).adjusted(-1.5, 0, 1.5, 0)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(box, _TEXT_TINT)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), line), _TEXT)

    def _paint_mark(self, painter: QPainter, one: MarkedPlace, rows: list[float]) -> None:
        """Paint a tint and a line under the words; the number is in the margin, over no letter.

        *Rows* are where numbers stand there already.
        """
        boxes = self._boxes(one)
        current = one.number == self._current
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in boxes:
            box.adjust(-1.5, -2, 1.5, 2)
            painter.fillRect(box, _TINT_NOW if current else _TINT)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for box in boxes:
            line = QRectF(box.left(), box.bottom() - 1, box.width(), 2)
            painter.fillRect(line, _LINE_NOW if current else _LINE)
        fit = self.width() / max(self._points, 1.0)
        radius = 7.0 * fit
        down = boxes[0].center().y()
        beside = sum(abs(row - down) < 2 * radius for row in rows)
        rows.append(down)
        middle = QPointF(_MARGIN_NUMBER * fit - beside * 2.1 * radius, down)
        paint_number(painter, middle, radius, one.number, _DISC, _ON_DISC)
