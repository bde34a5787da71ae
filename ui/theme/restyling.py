"""What is done to each widget where look or text size change: dressed, other fonts, its own say."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QScrollBar, QWidget
from shiboken6 import isValid

from ui.theme.followers import Followers
from ui.theme.out_of_sight import OutOfSight

Fonts = tuple[QFont, QFont]
"""The application's: of everything, and of Qt's own buttons."""


class Restyling:
    """Gathers what a change asks of every widget; what is out of sight may owe several at once."""

    def __init__(self, followers: Followers, parent: QObject) -> None:
        self._followers = followers
        self._late = OutOfSight(self._restyled, parent)
        self._changes: list[Callable[[QWidget], None]] = []
        self._before: list[Fonts] = []
        self._instead: list[tuple[QFont, QFont]] = []
        self._scale = 1.0

    @property
    def is_waiting(self) -> bool:
        """Whether some widget that nobody sees has still to be changed."""
        return self._late.is_waiting

    def begin(self) -> None:
        """Begin to gather; what those that still wait have not had stays."""
        if not self._late.is_waiting:
            self._changes, self._before = [], []

    def dress(self) -> None:
        """Have each widget's colours looked up anew."""
        self._add(_dress)
        self._add(_announce_style)

    def pass_fonts_on(self, before: Fonts, after: Fonts) -> None:
        """Give the application's new fonts to whoever has the old ones."""
        self._before.append(before)  # some out of sight may not have taken the last ones
        self._instead = [pair for old in self._before for pair in zip(old, after, strict=True)]
        self._add(self._pass_fonts_on)

    def grow(self, scale: float) -> None:
        """Give whoever has a length by the text size the one it has now."""
        self._scale = scale
        self._add(self._grow)

    def fit_bars(self) -> None:
        """Have scroll bars look again how wide they are."""
        self._add(_fit_bar)

    def change_all(self, *, pages_alone: bool) -> None:
        """Do what was gathered, and have followers set what they set by hand."""
        self._late.change_all(pages_alone=pages_alone)

    def _add(self, change: Callable[[QWidget], None]) -> None:
        if change not in self._changes:
            self._changes = [*self._changes, change]  # what is at work goes by its own list

    def _restyled(self, widgets: list[QWidget]) -> Iterator[None]:
        for change in self._changes:
            for widget in widgets:
                if isValid(widget):
                    change(widget)
                    yield
        for widget, name in self._followers.of(widgets):
            if isValid(widget):
                getattr(widget, name)()
                yield

    def _pass_fonts_on(self, widget: QWidget) -> None:
        """Under a style sheet Qt does it only with another sheet, a second for a whole audit."""
        font = widget.font()
        for old, new in self._instead:
            if font == old:
                widget.setFont(new)
                return

    def _grow(self, widget: QWidget) -> None:
        for name, length in self._followers.lengths_of(widget):
            getattr(widget, name)(round(length * self._scale))


def _dress(widget: QWidget) -> None:
    """Have Qt look again which colours hold for one widget; before it is first seen it does so."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheet) and widget.testAttribute(
        Qt.WidgetAttribute.WA_WState_Polished
    ):
        widget.style().polish(widget)


def _announce_style(widget: QWidget) -> None:
    """Tell a widget once what is in it is dressed too: it asks that how much room it needs."""
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _fit_bar(bar: QWidget) -> None:
    if isinstance(bar, QScrollBar):
        bar.style().polish(bar)
        bar.updateGeometry()
