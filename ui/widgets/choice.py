"""Choosing from a list, and ticking, painted like the rest."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSizePolicy, QWidget

from ui.theme import BODY, Sign, app_theme, draw_sign
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.pressable import TypedOn
from ui.widgets.qt_answers import painted


class Choice(QComboBox):
    """One of a list; the wheel scrolls the page and never changes it unseen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Have a label: under Linux what is chosen is all that Qt tells of it otherwise."""
        super().showEvent(event)
        beside = self.parentWidget()
        if beside is None or not QAccessible.isActive():
            return
        labels = beside.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not any(label.buddy() is self for label in labels):
            label = QLabel(self.accessibleName(), beside)
            label.hide()
            label.setBuddy(self)

    def set_value(self, value: object) -> None:
        """Choose the entry whose data is *value*, without a signal."""
        self.blockSignals(True)
        self.setCurrentIndex(
            next((n for n in range(self.count()) if self.itemData(n) == value), -1)
        )
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the widest entry, the arrow and the margins."""
        texts = [self.itemText(at) for at in range(self.count())]
        widest = max((words_width(text, self.font()) for text in texts), default=0.0)
        height = max(self.fontMetrics().height() + 16, 38)
        return QSize(round(widest) + 46 + self._theme.px(10), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened entry."""
        return QSize(min(self.sizeHint().width(), self._theme.px(96)), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, the chosen entry and the arrow."""
        painter = QPainter(self)
        colours = self._theme.colours
        whole = QRectF(self.rect())
        hot = self.underMouse() and self.isEnabled()
        ground = colours.hover if hot else colours.card
        if self.isEnabled():
            ink = colours.ink
        else:
            ground, ink = colours.paper, colours.faint
        box(painter, whole, CONTROL_RADIUS, ground, colours.line, colours.hairline)
        side = float(self._theme.px(12))
        arrow = QRectF(whole.right() - 12 - side, whole.center().y() - side / 2, side, side)
        draw_sign(painter, Sign.DOWN, arrow, colours.secondary if self.isEnabled() else ink)
        text = self.currentText() or self.placeholderText()
        shade = ink if self.currentText() else colours.faint
        words(painter, whole.adjusted(12, 0, -side - 20, 0), text, self.font(), shade)
        painter.end()

    def _restyle(self) -> None:
        self.setFont(self._theme.font())
        self.updateGeometry()


class CheckBox(QCheckBox):
    """A tick and its words; "toggle" from outside is a press, as with every `Pressable`."""

    _is_ours = False

    def __init__(self, text: str, parent: QWidget | None = None, *, short: str = "") -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._short = short
        if short:
            self.setToolTip(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.toggled.connect(self._on_toggled)
        self._typed_on = TypedOn()

    def set_words(self, text: str) -> None:
        """Say something else beside it."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin anew: nothing is typed on it yet."""
        self._typed_on.begin()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no blank of words typed on it for a press."""
        if not self._typed_on.takes(event):
            super().keyPressEvent(event)

    def setChecked(self, checked: bool) -> None:  # noqa: N802
        """Tick it, or not; nothing is pressed."""
        self._is_ours = True
        super().setChecked(checked)
        self._is_ours = False

    def nextCheckState(self) -> None:
        """Change over: it was pressed."""
        self.setChecked(not self.isChecked())

    def sizeHint(self) -> QSize:
        """Return the box, the words and a target of 24 px at least."""
        width = self._side() + 10 + words_width(self._words, self._theme.font())
        height = max(self._theme.metrics(BODY).height() + 6, 26)
        return QSize(round(width + 4 if self._words else self._side() + 6), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return room for shortened words."""
        return QSize(min(self.sizeHint().width(), self._theme.px(96)), self.sizeHint().height())

    def hitButton(self, _at: object) -> bool:
        """Take a press anywhere on it."""
        return True

    def event(self, event: QEvent) -> bool:
        """Repaint as the pointer comes and goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter = QPainter(self)
        colours = self._theme.colours
        side = self._side()
        square = QRectF(2, (self.height() - side) / 2, side, side)
        ink = colours.ink if self.isEnabled() else colours.faint
        if self.isChecked():
            fill = colours.accent if self.isEnabled() else colours.faint
            box(painter, square, 5, fill, None)
            mark = square.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
            draw_sign(painter, Sign.TICK, mark, colours.on_accent, bold=1.3)
        else:
            ground = colours.hover if self.underMouse() and self.isEnabled() else colours.card
            edge = colours.secondary if self.isEnabled() else colours.faint
            box(painter, square, 5, ground, edge, 2, dashed=not self.isEnabled())
        text = QRectF(side + 12, 0, self.width() - side - 12, self.height())
        words(painter, text, self._words_in(text.width()), self._theme.font(), ink)
        painter.end()

    def _words_in(self, room: float) -> str:
        """Return the words, or the short ones where they alone have room."""
        whole = words_width(self._words, self._theme.font()) <= room
        return self._words if whole or not self._short else self._short

    def _on_toggled(self, checked: bool) -> None:
        if not self._is_ours:
            self.setChecked(not checked)
            self.click()

    def _side(self) -> float:
        return float(self._theme.px(20))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
