"""Cards in one column under a heading with the way back: what a page over the stages looks like."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import app_theme
from ui.widgets.labels import heading
from ui.widgets.scroll import Scroll


class CardColumn(QWidget):
    """Fills its page; the cards are no wider than is read well, in the middle."""

    def __init__(
        self,
        title: str,
        back: QWidget,
        cards: Sequence[QWidget],
        widest: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._widest = app_theme(self), widest
        self._cards = QWidget()
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        ground = QWidget()
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        across.setContentsMargins(32, 8, 32, 32)
        across.addStretch(1)
        across.addWidget(self._cards, 100)
        across.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(32, 16, 32, 12)
        top.addWidget(heading(title))
        top.addStretch(1)
        top.addWidget(back)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(Scroll(ground), 1)
        self._theme.follow(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._cards.setMaximumWidth(self._theme.px(self._widest))
