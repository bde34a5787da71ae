"""What takes the place of the returns until the table has given its first views."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.walk.first_views.card import FirstAsked, FirstViewsCard
from ui.walk.first_views.notice import HiddenNotice, LaterCard


class FirstPart(QWidget):
    """The first views, what is said of what is hidden, and what opens later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self.hidden, self.later = FirstViewsCard(), HiddenNotice(), LaterCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for one in (self.card, self.hidden, self.later):
            column.addWidget(one)
        self._close = False

    def show_first(self, asked: FirstAsked | None, *, takes_digits: bool) -> None:
        """Show a question's first views; without one that is asked only that it is hidden."""
        self.card.setVisible(asked is not None)
        self._fit()
        if asked is None:
            self.card.forget()
        else:
            self.card.show_first(asked, takes_digits=takes_digits)

    def set_close(self, close: bool) -> None:
        """Leave out what says only what comes later, where there is little height."""
        self._close = close
        self.hidden.set_close(close)
        self._fit()

    def _fit(self) -> None:
        self.later.setVisible(not self._close and not self.card.isHidden())
