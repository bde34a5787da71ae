"""The board for those who do not see it: a list an answer, an item an agency, walked by arrows."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from core.words import plural, tr
from ui.walk.board_layout import BoardCard, BoardColumn
from ui.widgets.roles import offer_roles

Spot = tuple[int, int]
"""A column and the card in it, from left and from above."""


class _Part(QWidget):
    """Lies over what the board paints there and paints nothing itself."""

    def __init__(self, role: QAccessible.Role, parent: QWidget) -> None:
        super().__init__(parent)
        self.accessible_role = role
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        offer_roles()


class BoardItem(_Part):
    """One agency; it takes the focus when the arrows come to it."""

    focus_radius = 8.0

    def __init__(self, spot: Spot, parent: QWidget) -> None:
        super().__init__(QAccessible.Role.ListItem, parent)
        self.spot = spot
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class BoardLists:
    """The lists and items over one board: made when somebody walks them, moved as it scrolls."""

    def __init__(self, board: QWidget, over: QWidget) -> None:
        self._board, self._over = board, over
        self._lists: list[_Part] = []
        self._items: dict[Spot, BoardItem] = {}

    @property
    def current(self) -> Spot | None:
        """Where the focus is, if it is on an agency."""
        return next((spot for spot, item in self._items.items() if item.hasFocus()), None)

    @property
    def are_empty(self) -> bool:
        """Whether none are made."""
        return not self._lists

    def clear(self) -> None:
        """Take all away; a focus that was on one goes to the board."""
        if self.current is not None:
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
        for gone in self._lists:
            gone.setParent(None)
            gone.deleteLater()
        self._lists, self._items = [], {}

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Make a list a column and an item a card."""
        self.show_lists(
            [
                (_column_spoken(one), [card_spoken(one, card) for card in one.cards])
                for one in columns
            ]
        )

    def show_lists(self, lists: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Make a list of each name, and its items, from what is said of them."""
        self.clear()
        for across, (name, items) in enumerate(lists):
            part = _Part(QAccessible.Role.List, self._over)
            part.setAccessibleName(name)
            self._lists.append(part)
            for down, said in enumerate(items):
                item = self._items[across, down] = BoardItem((across, down), part)
                item.setAccessibleName(said)
                item.setAccessibleDescription(
                    tr("{number} of {count}", number=down + 1, count=len(items))
                )
            part.show()
        for before, after in pairwise([self._board, *self._items.values()]):
            QWidget.setTabOrder(before, after)

    def place(self, columns: Sequence[QRectF], cards: Sequence[tuple[int, int, QRectF]]) -> None:
        """Lie over what is painted: *columns* below their headings, *cards* inside them."""
        for part, where in zip(self._lists, columns, strict=True):
            part.setGeometry(where.toAlignedRect())
        for across, down, where in cards:
            corner = self._lists[across].pos()
            self._items[across, down].setGeometry(where.toAlignedRect().translated(-corner))

    def focus(self, spot: Spot) -> None:
        """Put the focus on an agency."""
        self._items[spot].setFocus(Qt.FocusReason.OtherFocusReason)

    def item(self, spot: Spot) -> BoardItem:
        """Return what lies over an agency's card."""
        return self._items[spot]

    def next_to(self, spot: Spot | None, key: int) -> Spot | None:
        """Return where an arrow leads: along a column, or to the next that has somebody in it."""
        if spot is None:
            return min(self._items, default=None)
        across, down = spot
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            found = (across, down + (1 if key == Qt.Key.Key_Down else -1))
            return found if found in self._items else None
        forward = key == Qt.Key.Key_Right
        others = [one for one in self._items if (one[0] > across) == forward and one[0] != across]
        if not others:
            return None
        nearest = min(others)[0] if forward else max(others)[0]
        return max(one for one in others if one[0] == nearest and one[1] <= down)


def card_spoken(column: BoardColumn, card: BoardCard) -> str:
    """Return all there is of an agency: its answer, what it wrote, whether its return is in."""
    back = tr("The return is in.") if card.returned else tr("The return is not in.")
    said = [f"{card.name}: {card.value or column.label}", card.text, back]
    return " ".join(f"{part.rstrip('.')}." for part in said if part)


def _column_spoken(column: BoardColumn) -> str:
    return f"{column.label}, {plural(len(column.cards), 'agency', 'agencies')}"
