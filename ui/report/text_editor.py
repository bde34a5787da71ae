"""Laid over a text of a page: the same words in a field, with what they are above it."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from core.words import tr
from ui.theme import Tone, app_theme
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small

_NARROWEST: Final = 380
_INSIDE: Final = 10
"""How far the field stands off the edge of the editor, in px."""
_ABOVE, _BETWEEN, _BORDER = 6, 4, 6
"""What stands over its words besides its name: edges and gaps, in px."""


class TextEditor(QWidget):
    """Holds one text while it is written in; decides nothing and knows no audit.

    Signals:
        paused: typing stopped for a moment; carries the words.
        closed: it is done with: Esc, or the button.
        left: the keyboard went elsewhere, and is not wanted back.
        grew: it is higher or lower now, with its words.
    """

    paused = Signal(str)
    closed = Signal()
    left = Signal()
    grew = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._theme = app_theme(self)
        lie_on(self, Ground.EDGED)
        set_ground_tone(self, Tone.ACCENT)
        self.name = Label("", Text.SMALL_STRONG)
        self.otherwise = small(
            tr("It stands so in the audit. For these readers names and numbers are told otherwise.")
        )
        self.field = GrowingText(tr("Words"), 2, 14)
        self.done = Button(tr("Done"), ButtonKind.QUIET, "Esc", Size.SMALL)
        self._lay_out()
        self.field.paused.connect(self.paused)
        self.field.escaped.connect(self.closed)
        self.done.clicked.connect(self.closed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def open(self, name: str, words: str, over: QRect, within: QRect, *, otherwise: bool) -> None:
        """Show a text over its place, no wider than the page it is *within*."""
        self.name.setText(name)
        self.field.setAccessibleName(name)
        self.otherwise.setVisible(otherwise)
        self.field.show_text(words)
        self.lie_over(over, within)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def lie_over(self, over: QRect, within: QRect) -> None:
        """Be where a text is, as wide as it or as can be written in."""
        wide = max(over.width() + 2 * _INSIDE, self._theme.px(_NARROWEST))
        wide = min(wide, within.width() - 2)
        left = min(over.left() - _INSIDE, within.right() - wide)
        self.setFixedWidth(wide)
        above = _ABOVE + self.name.sizeHint().height() + _BETWEEN + _BORDER
        self.move(max(left, within.left() + 1), max(over.top() - above, within.top()))
        self._be_high_enough()

    def event(self, event: QEvent) -> bool:
        """Grow with the words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._be_high_enough()
        return done

    def _be_high_enough(self) -> None:
        column = self.layout()
        if column is not None:
            column.activate()
            before = self.height()
            self.setFixedHeight(column.totalHeightForWidth(self.width()))
            lowest = max(self._ground.height() - self.height(), 0)
            if self.y() > lowest:  # under the last page there is nothing to lie on
                self.move(self.x(), lowest)
            if self.height() != before and self.isVisible():
                self.grew.emit()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.otherwise, 1)
        foot.addStretch()
        foot.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSIDE, _ABOVE, _INSIDE, _ABOVE)
        column.setSpacing(_BETWEEN)
        column.addWidget(self.name)
        column.addWidget(self.field)
        column.addLayout(foot)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close where the keyboard went to something else of the window."""
        if now is not None and self.isVisible() and not self.isAncestorOf(now):
            self.left.emit()
