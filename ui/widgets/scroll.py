"""A column that scrolls up and down, never sideways, and keeps the focus in sight."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QScrollArea, QWidget

from ui.theme import app_theme

_LAID_OUT: Final = 60
"""Milliseconds until rows and texts that came at once have their place."""


class Scroll(QScrollArea):
    """Scrolls its content; it takes the focus itself only where nothing inside can.

    With `steady` the bar's place stays free where there is nothing to scroll, so
    that the content keeps its right edge. Where `lines` are given, a text the content
    begins with, no line of it is cut in half at the lower edge. What has the keyboard stays
    in sight as the text grows or the room gets less, unless it `follows` nothing: where what
    is read stands above what is typed.
    """

    def __init__(
        self,
        content: QWidget,
        name: str = "",
        parent: QWidget | None = None,
        *,
        steady: bool = False,
        lines: QLabel | None = None,
        follows: bool = True,
    ) -> None:
        super().__init__(parent)
        self._lines, self._follows = lines, follows
        if steady:
            self.verticalScrollBar().rangeChanged.connect(self._on_range)
        app_theme(self).follow(self._on_theme)  # the bar grows with the text
        self._steady = steady
        self.setViewport(QWidget())  # of ours: meeting Qt's own costs 15 ms the first time
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleName(name)
        self.setWidget(content)
        content.installEventFilter(self)
        if steady:
            self._on_range(0, 0)  # Qt says nothing of a range that stays empty from the start

    def minimumSizeHint(self) -> QSize:
        """Return the content's least width: only the height may be cut."""
        content = self.widget()
        width = content.minimumSizeHint().width() if content is not None else 0
        return QSize(width + app_theme(self).bar, 64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the part of a line free that would be cut; what has the keyboard stays in sight."""
        self._keep_in_sight(event.oldSize())
        super().resizeEvent(event)
        self._show_whole_lines()

    def _keep_in_sight(self, room: QSize) -> None:
        """Have what has the keyboard in sight after the layout too, if it is in sight in *room*."""
        content, focus = self.widget(), self.focusWidget()
        if content is None or focus is None or not (self._follows and focus.hasFocus()):
            return
        if not content.isAncestorOf(focus):
            return
        there = QRect(focus.mapTo(content, QPoint(0, content.y())), focus.size())
        if there.intersects(QRect(QPoint(0, 0), room)):
            QTimer.singleShot(_LAID_OUT, focus, lambda: self._bring_back(focus))

    def _bring_back(self, focus: QWidget) -> None:
        """Scroll to what a layout moved out of sight; what is taller than the room stays."""
        content = self.widget()
        if content is None or not content.isAncestorOf(focus) or not focus.hasFocus():
            return
        part = _with_the_keyboard(focus)
        above = focus.mapTo(content, part.topLeft() + QPoint(0, content.y())).y()
        room = self.viewport().height()
        if part.height() <= room and not 0 <= above <= room - part.height():
            self.bring(focus)

    def bring(self, widget: QWidget) -> None:
        """Bring a widget into sight; of one that paints several places that of the keyboard."""
        content, part = self.widget(), _with_the_keyboard(widget)
        if content is None or part == widget.rect():
            self.ensureWidgetVisible(widget, 0, 24)
            return
        at = widget.mapTo(content, part.center())
        self.ensureVisible(at.x(), at.y(), 0, part.height() // 2 + 24)

    def _show_whole_lines(self) -> None:
        content = self.widget()
        if self._lines is None or content is None:
            return
        line, inside = self._lines.fontMetrics().lineSpacing(), self.contentsRect().height()
        above = self._lines.mapTo(content, QPoint(0, 0)).y() if self._lines is not content else 0
        free = (inside - above) % line if content.height() > inside > above + line else 0
        self.verticalScrollBar().setSingleStep(line)
        if free != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, free)

    def ensureWidgetVisible(  # noqa: N802
        self,
        childWidget: QWidget,  # noqa: N803
        xmargin: int = 50,
        ymargin: int = 50,
    ) -> None:
        """Bring a widget into sight, once what was just opened has found its place."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        super().ensureWidgetVisible(childWidget, xmargin, ymargin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Widen with the content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() == QEvent.Type.Resize:
            self._show_whole_lines()
        return super().eventFilter(watched, event)

    def _on_theme(self) -> None:
        self._keep_in_sight(self.viewport().size())
        if self._steady:
            bar = self.verticalScrollBar()
            self._on_range(bar.minimum(), bar.maximum())

    def _on_range(self, least: int, most: int) -> None:
        free = app_theme(self).bar if most <= least else 0
        if free != self.viewportMargins().right():
            self.setViewportMargins(0, 0, free, 0)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to *widget* where it stands in a `Scroll`; what was just opened may lie below.

    Where a text of several lines was just shown, see `bring_message_into_sight`.
    """
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Scroll):
        above = above.parentWidget()
    if isinstance(above, Scroll):
        above.bring(widget)


def _with_the_keyboard(widget: QWidget) -> QRect:
    """Return where in it the focus ring is: a drawing may be higher than the room it has."""
    part = getattr(widget, "focus_rect", None)
    found = part() if callable(part) else None
    if not isinstance(found, QRect) or found.isEmpty():
        return widget.rect()
    inside = widget.viewport().pos() if isinstance(widget, QAbstractScrollArea) else QPoint()
    return found.translated(inside)


def bring_message_into_sight(widget: QWidget) -> None:
    """Scroll to what was just said, once it and what lies above it have found their height."""
    QTimer.singleShot(_LAID_OUT, widget, lambda: bring_into_sight(widget))
