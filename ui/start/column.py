"""The bright side of the start screen: one column, as wide as is easy to read."""

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import app_theme
from ui.widgets.scroll import Scroll

_WIDEST: Final = 704


class StartColumn(Scroll):
    """A page of the stack: one column that scrolls, no wider than is easy to read."""

    def __init__(self, stack: QStackedWidget) -> None:
        self.ground = QWidget(stack)
        super().__init__(self.ground, parent=stack)
        stack.addWidget(self)
        self._theme = app_theme(self)
        self._content: QWidget | None = None
        self._theme.follow(self._fit)

    def hold(self, content: QWidget, *, in_the_middle: bool = False) -> None:
        """Show *content*, higher than the middle where there is room; or in it."""
        self._content = content
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        column = QVBoxLayout(self.ground)
        column.setContentsMargins(40, 40, 40, 32)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1 if in_the_middle else 4)
        self._fit()

    def _fit(self) -> None:
        if self._content is not None:
            self._content.setMaximumWidth(self._theme.px(_WIDEST))
