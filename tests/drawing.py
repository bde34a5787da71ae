"""Drawing something with the pointer, as a person does."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def draw_row(view: QAbstractItemView, here: int, there: int) -> None:
    """Draw a row of a list over another."""
    model = view.model()
    one, other = (view.visualRect(model.index(at, 0)).center() for at in (here, there))
    _draw(view.viewport(), one, other)


def _draw(where: QWidget, one: QPoint, other: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(where, left, pos=one)
    for at in (one + QPoint(0, 12), other):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(where.mapToGlobal(at)),
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(where, event)
    QTest.mouseRelease(where, left, pos=other)
