"""The real pages on the desk: as wide as fits, drawn as they come in sight."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from core.pdf.places import MarkedPlace
from core.pdf.preview import PageSize
from core.words import tr
from ui.report.builder import BuiltDocument
from ui.report.drawing import PageDrawer, PagePicture
from ui.report.marks import by_page
from ui.report.numbered import paint_number
from ui.theme import SUBHEADING, app_theme
from ui.widgets.paint import words
from ui.widgets.qt_answers import painted

_MARGIN: Final = 24
_GAP: Final = 20
_WIDEST: Final = 880
_TINT, _TINT_NOW = QColor("#FFF1B8"), QColor("#FFDF6B")
_LINE, _LINE_NOW = QColor("#B99100"), QColor("#B8431A")
_DISC, _ON_DISC = QColor("#14212B"), QColor("#FFFFFF")
"""Marks lie on white paper, whatever the look of the window is."""
_MARGIN_NUMBER: Final = 35.0
"""How far from the edge of the paper the numbers of marks stand, in points."""
_KEPT: Final = 4
"""How many pages out of sight keep their picture, before and after."""


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

    def show_image(self, image: QImage, scale: float) -> None:
        """Show the page's picture, drawn at *scale* pixels a point."""
        self.image, self.scale = image, scale
        self.update()

    def show_marks(self, marks: tuple[MarkedPlace, ...], current: int, width: float) -> None:
        """Mark places on a page that is *width* points wide; one number stands out."""
        if (marks, current, width) != (self._marks, self._current, self._points):
            self._marks, self._current, self._points = marks, current, width
            self.update()

    def mark_at(self, x: float, y: float) -> int:
        """Return the number of the mark at a place of this view; 0 where there is none."""
        for one in self._marks:
            if any(box.adjusted(-4, -4, 4, 4).contains(x, y) for box in self._boxes(one)):
                return one.number
        return 0

    def _boxes(self, one: MarkedPlace) -> list[QRectF]:
        fit = self.width() / max(self._points, 1.0)
        return [QRectF(*(side * fit for side in box)) for box in one.boxes]

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
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.colours.line)
        painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.end()

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


class PagesView(QScrollArea):
    """The pages of one document, one below the other.

    PageUp and PageDown scroll, Home and End go to the first and the last page;
    the name for screen readers is that of the page in the middle of the view.

    Signals:
        write_requested: F2, or a page was pressed twice: its part is to be written in;
            carries the page, from 0.
        mark_pressed: a mark was pressed; carries its number.
        page_changed: another page is in the middle, or the document is another; carries its name.
    """

    write_requested = Signal(int)
    page_changed = Signal(str)
    mark_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._theme = app_theme(self)
        self._theme.changed.connect(self._refit)
        self._paper: BuiltDocument | None = None
        self._title = ""
        self._marks: Mapping[int, tuple[MarkedPlace, ...]] = {}
        self._current = 0
        self._ground = QWidget()
        self.setWidget(self._ground)
        self.sheets: list[PageView] = []
        self.drawer = PageDrawer(self)
        self.drawer.drawn.connect(self._on_drawn)
        self._soon = QTimer(self, interval=30, singleShot=True)
        self._soon.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setAccessibleName(tr("Pages"))

    @property
    def paper(self) -> BuiltDocument | None:
        """The document shown."""
        return self._paper

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        below = [at for at, sheet in enumerate(self.sheets) if sheet.y() <= middle]
        return below[-1] if below else 0

    def show_paper(self, paper: BuiltDocument, title: str) -> None:
        """Show a document: from its start, or where one was if it is the same made anew."""
        same = self._paper is not None and self._paper.key == paper.key
        self._paper, self._title = paper, title
        self._marks = {}
        while len(self.sheets) < len(paper.sizes):
            self.sheets.append(PageView(len(self.sheets) + 1, self._ground))
        for sheet in self.sheets[len(paper.sizes) :]:
            sheet.hide()
            sheet.deleteLater()
        del self.sheets[len(paper.sizes) :]
        for at, sheet in enumerate(self.sheets):
            sheet.scale = 0.0  # a picture of the same document stays until the new one is there
            if not same:
                sheet.forget()
            sheet.setAccessibleName(self._name(at))
            sheet.setAccessibleDescription("")
        self._arrange()
        self._place_marks()
        if not same:
            self.verticalScrollBar().setValue(0)
        self._say_page()
        self._soon.start()

    def show_marks(self, paper: BuiltDocument, places: Sequence[MarkedPlace]) -> None:
        """Mark what is to be settled in a document, if it is still the one that is shown."""
        if paper is self._paper:
            self._marks = by_page(places)
            self._place_marks()

    def go_to_mark(self, number: int) -> bool:
        """Bring the first mark of that number in sight; return whether there is one."""
        self._current = number
        self._place_marks()
        for page, marks in self._marks.items():
            for one in marks:
                if one.number == number and page < len(self.sheets):
                    sheet = self.sheets[page]
                    down = one.boxes[0][1] / max(self._sizes[page].height, 1.0) * sheet.height()
                    above = self.viewport().height() // 3
                    self.verticalScrollBar().setValue(round(sheet.y() + down) - above)
                    return True
        return False

    @property
    def _sizes(self) -> Sequence[PageSize]:
        return self._paper.sizes if self._paper is not None else ()

    def _place_marks(self) -> None:
        for at, (sheet, size) in enumerate(zip(self.sheets, self._sizes, strict=False)):
            sheet.show_marks(self._marks.get(at, ()), self._current, size.width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the card of a mark that was pressed."""
        at = self._ground.mapFrom(self.viewport(), event.position().toPoint())
        for sheet in self.sheets:
            if sheet.geometry().contains(at):
                place = sheet.mapFrom(self._ground, at)
                if number := sheet.mark_at(place.x(), place.y()):
                    self.mark_pressed.emit(number)
                    return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages."""
        bar, held = self.verticalScrollBar(), event.modifiers()
        if held & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_F2 if self.sheets:
                self.write_requested.emit(self.page)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write in the part that was pressed twice."""
        at = self._ground.mapFrom(self.viewport(), event.position().toPoint())
        for page, sheet in enumerate(self.sheets):
            if sheet.geometry().contains(at):
                self.write_requested.emit(page)

    def event(self, event: QEvent) -> bool:
        """Draw anew on a display that is sharper, or less so."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._soon.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width."""
        super().resizeEvent(event)
        self._refit()

    def minimumSizeHint(self) -> QSize:
        """Return room for a narrow page."""
        return QSize(240, 120)

    def _refit(self) -> None:
        """Fit the width; stay at the same place of the same page."""
        bar, page = self.verticalScrollBar(), self.page
        before = self.sheets[page] if self.sheets else None
        part = (bar.value() - before.y()) / max(before.height(), 1) if before else 0.0
        self._arrange()
        if before is not None:
            bar.setValue(round(before.y() + part * before.height()))
        self._soon.start()

    def _name(self, page: int) -> str:
        whole = self._paper is not None and self._paper.whole
        number = (
            tr("Page {number} of {count}", number=page + 1, count=len(self.sheets))
            if whole
            else tr("Page {number}", number=page + 1)
        )
        return f"{number}, {self._title.lower()}"

    def _fit(self) -> float:
        """Return how many px a point is, so that the widest page fits."""
        if self._paper is None:
            return 1.0
        widest = max(size.width for size in self._paper.sizes)
        room = min(self.viewport().width() - 2 * _MARGIN, self._theme.px(_WIDEST))
        return max(room, 160) / widest

    def _arrange(self) -> None:
        if self._paper is None:
            return
        fit, width, top = self._fit(), self.viewport().width(), _GAP
        for sheet, size in zip(self.sheets, self._paper.sizes, strict=True):
            wide, high = round(size.width * fit), round(size.height * fit)
            sheet.setGeometry((width - wide) // 2, top, wide, high)
            sheet.show()
            top += high + _GAP
        self._ground.resize(width, top)

    def _in_sight(self) -> list[int]:
        """Return the pages in sight, then their neighbours."""
        top = self.verticalScrollBar().value()
        view = QRect(0, top, self.viewport().width(), self.viewport().height())
        seen = [at for at, sheet in enumerate(self.sheets) if sheet.geometry().intersects(view)]
        if not seen:
            return []
        near = [at for at in (seen[-1] + 1, seen[0] - 1) if 0 <= at < len(self.sheets)]
        return [*seen, *near]

    def _draw(self) -> None:
        """Want what is in sight and not drawn as sharp as this; let far pictures go."""
        if self._paper is None:
            return
        seen = self._in_sight()
        sharp = self._fit() * self.devicePixelRatioF()
        wanted = [(at, sharp) for at in seen if abs(self.sheets[at].scale - sharp) > 1e-3]
        for at, sheet in enumerate(self.sheets):
            if seen and not min(seen) - _KEPT <= at <= max(seen) + _KEPT:
                sheet.forget()
        self.drawer.want(self._paper, wanted)

    def _on_scrolled(self) -> None:
        self._say_page()
        self._soon.start()

    def _on_drawn(self, drawn: PagePicture) -> None:
        if drawn.paper is not self._paper:
            return
        sheet = self.sheets[drawn.page]
        sheet.show_image(drawn.image, drawn.scale)
        sheet.setAccessibleDescription(drawn.text)
        self._say_page()

    def _say_page(self) -> None:
        if not self.sheets:
            return
        page = self.page
        said = self.sheets[page].accessibleDescription()
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.page_changed.emit(self._name(page))
        if self._name(page) != self.accessibleName():
            self.setAccessibleName(self._name(page))
            if self.hasFocus():
                event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)
