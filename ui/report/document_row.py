"""One document in the list: a tick to take it along, and its words, which show it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.documents.catalogue import DocumentSpec
from core.words import tr
from ui.theme import BODY, SECONDARY, FontWeight, app_theme
from ui.widgets.choice import CheckBox
from ui.widgets.paint import CONTROL_RADIUS, box
from ui.widgets.pressable import Pressable
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted


class DocumentRow(QWidget):
    """One document: a tick to take it along, and its words, which show it.

    Signals:
        chosen: it is to be shown; carries its key.
    """

    chosen = Signal(str)

    def __init__(self, spec: DocumentSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = spec.key
        self._ticked_before = False
        self._theme = app_theme(self)
        self._theme.follow(self.update)
        self.tick = CheckBox("")
        self.tick.setChecked(not spec.asked_for)
        self.tick.setAccessibleName(tr("Export {lower}", lower=spec.heading.lower()))
        self.words = _Words(spec.heading)
        self.words.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)

    def allow(self, allowed: bool) -> None:
        """Let it be taken along; while it may not, it is not ticked."""
        if not allowed and self.tick.isChecked():
            self._ticked_before = True
            self.tick.setChecked(False)
        elif allowed and self._ticked_before:
            self._ticked_before = False
            self.tick.setChecked(True)
        self.setEnabled(allowed)

    def set_shown(self, shown: bool) -> None:
        """Stand on the tint as the document shown, or not."""
        self.words.setChecked(shown)
        self.update()

    def describe(self, below: str) -> None:
        """Say in small print what it holds."""
        self.words.say(below)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the one that is shown."""
        if not self.words.isChecked():
            return
        painter = QPainter(self)
        colours = self._theme.colours
        whole = QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, colours.accent_tint, None)
        painter.setClipRect(QRectF(0, 0, 3, whole.height()))
        box(painter, whole, CONTROL_RADIUS, colours.link, None)
        painter.end()

    def _on_clicked(self) -> None:
        self.chosen.emit(self._key)


class _Words(Pressable):
    """A document's title and, wrapped below, what it holds."""

    def __init__(self, title: str) -> None:
        self._below = ""
        self._proses: dict[tuple[float, bool], Prose] = {}
        super().__init__(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Show {lower}", lower=title.lower()))

    def say(self, below: str) -> None:
        """Say what it holds."""
        if below != self._below:
            self._below = below
            self.setAccessibleDescription(below.replace(" · ", ", "))
            self._restyle()

    def nextCheckState(self) -> None:
        """Leave the choice to the panel."""

    def sizeHint(self) -> QSize:
        """Return a comfortable width and what it takes there."""
        wide = self._theme.px(240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width and the height of two lines."""
        return QSize(self._theme.px(110), self.heightForWidth(self._theme.px(240)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width*."""
        return round(self._prose(width).height) + 16

    def _prose(self, width: float) -> Prose:
        key = (width, self.isEnabled())
        if key not in self._proses:
            self._proses[key] = self._wrapped(width)
        return self._proses[key]

    def _wrapped(self, width: float) -> Prose:
        colours = self._theme.colours
        ink = colours.ink if self.isEnabled() else colours.faint
        parts = [StyledText(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD), ink)]
        if self._below:
            small = self._theme.font(SECONDARY)
            quiet = colours.secondary if self.isEnabled() else colours.faint
            parts.append(StyledText(f"\n{self._below}", small, quiet))
        return Prose(parts, width - 12)

    def _restyle(self) -> None:
        self._proses.clear()
        super()._restyle()

    def _paint(self, painter: QPainter) -> None:
        hot = (self.underMouse() or self.isDown()) and self.isEnabled() and not self.isChecked()
        if hot:
            box(painter, QRectF(self.rect()), CONTROL_RADIUS, self._theme.colours.hover, None)
        prose = self._prose(self.width())
        prose.draw(painter, 6, (self.height() - prose.height) / 2)
