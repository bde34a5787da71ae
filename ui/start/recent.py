"""The audits that were open lately: path, time and whether they are locked, nothing from inside."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words import plural, tr
from ui.program.settings import RecentFile
from ui.theme import BODY, SECONDARY, FontWeight
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text
from ui.widgets.paint import CARD_RADIUS, words, words_width
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainterPath

_SIDE = 18.0


class Listed(NamedTuple):
    """One line of the list; `missing` once it was looked for and not found."""

    path: Path
    where: str
    when: str
    locked: bool
    missing: bool = False
    past_keeping: str = ""
    due: str = ""

    @property
    def below(self) -> str:
        """Where it is kept, and what opening it will ask for."""
        if self.missing:
            return tr("{where} · not there now", where=self.where)
        if self.past_keeping:
            return tr(
                "{where} · was to be kept until {day}", where=self.where, day=self.past_keeping
            )
        if self.locked:
            return tr("{where} · locked with a passphrase", where=self.where)
        return f"{self.where} · {self.due}" if self.due else self.where


def listed(recent: Sequence[RecentFile], now: "datetime", home: Path) -> list[Listed]:
    """Return the recent files in the words of the list, the last one open first."""
    from datetime import datetime

    from core.model.clock import date_text
    from core.wording.keeping import is_past
    from ui.start.recent_labels import place_label, time_label

    return [
        Listed(
            Path(one.path),
            place_label(Path(one.path), home),
            time_label(datetime.fromisoformat(one.opened), now),
            one.locked,
            past_keeping=(date_text(one.kept_until) if is_past(one.kept_until, now.date()) else ""),
        )
        for one in recent
    ]


class RecentList(Card):
    """The list in a card: arrows move, Enter chooses, Delete takes one off the list.

    Signals:
        chosen: a file was chosen; carries its `Listed`.
        removed: one is to be taken off the list; carries its path.
    """

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.setAccessibleName(tr("Recent audits"))
        self.column.setSpacing(0)
        self._rows: list[RecentRow] = []
        self._empty = Label(
            tr(
                "No audit has been opened on this computer yet. Start a new one, open one you "
                "were given, or try an example below."
            ),
            Text.SMALL,
        )
        self._empty.setContentsMargins(18, 18, 18, 18)
        self.column.addWidget(self._empty)
        self.set_dashed(True)

    @property
    def past_keeping(self) -> str:
        """How many audits of the list were to be kept until a day that is past; or nothing."""
        past = sum(bool(row.file.past_keeping) for row in self._rows)
        if not past:
            return ""
        return tr(
            "Past the day until which it was to be kept: {audits} in this list.",
            audits=plural(past, "audit"),
        )

    @property
    def rows(self) -> Sequence["RecentRow"]:
        """The rows as listed."""
        return self._rows

    @property
    def current(self) -> "RecentRow | None":
        """The row that stands out; None in an empty list."""
        return next((row for row in self._rows if row.isChecked()), None)

    def show_files(self, files: Sequence[Listed]) -> None:
        """List *files*, the first of them standing out; the focus stays in the list."""
        had_focus = any(row.hasFocus() for row in self._rows)
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            RecentRow(file, at == 0, at == len(files) - 1) for at, file in enumerate(files)
        ]
        for row in self._rows:
            self.column.addWidget(row)
            row.show()  # at once, so that it can take the focus
            row.clicked.connect(self._on_clicked)
            row.removal_requested.connect(self._on_removal_requested)
        self._empty.setVisible(not files)
        self.set_dashed(not files)
        self._labels(self._rows[0] if self._rows else None)
        if had_focus:
            self.take_focus()

    def mark_missing(self, missing: frozenset[Path]) -> None:
        """Say of which files it is known now that they are not where they were."""
        for row in self._rows:
            row.set_missing(row.file.path in missing)

    def mark_due(self, due: Mapping[Path, str]) -> None:
        """Say of which files it is known now that actions are overdue, or due this month."""
        for row in self._rows:
            row.set_due(due.get(row.file.path, ""))

    def take_focus(self) -> bool:
        """Put the focus on the row that stands out; return whether there is one."""
        row = self.current
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Move with the arrow keys, Home and End."""
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        moves: dict[int, Callable[[int], int]] = {
            Qt.Key.Key_Up: lambda here: max(here - 1, 0),
            Qt.Key.Key_Down: lambda here: min(here + 1, len(self._rows) - 1),
            Qt.Key.Key_Home: lambda _here: 0,
            Qt.Key.Key_End: lambda _here: len(self._rows) - 1,
        }
        move = moves.get(event.key())
        if at is None or move is None:
            super().keyPressEvent(event)
            return
        goal = self._rows[move(at)]
        self._labels(goal)
        goal.setFocus(Qt.FocusReason.TabFocusReason)

    def _labels(self, chosen: "RecentRow | None") -> None:
        for row in self._rows:
            row.setChecked(row is chosen)
            click_only, strong = Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.StrongFocus
            row.setFocusPolicy(strong if row is chosen else click_only)

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self._labels(row)
            self.chosen.emit(row.file)

    def _on_removal_requested(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.removed.emit(row.file.path)


class RecentRow(Pressable):
    """One recent file, over the whole width of its card.

    Signals:
        removal_requested: Delete was pressed, or the menu's "Take off the list".
    """

    removal_requested = Signal()

    def __init__(
        self, file: Listed, first: bool, last: bool, parent: QWidget | None = None
    ) -> None:
        self.file = file
        self._first, self._last = first, last
        super().__init__(file.path.name, parent=parent)
        self.focus_radius = CARD_RADIUS if first or last else 4.0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_missing(self, missing: bool) -> None:
        """Say that the file is not there now, or is there again."""
        if missing != self.file.missing:
            old = self.file
            self.file = Listed(old.path, old.where, old.when, old.locked, missing)
            self._describe()
            self.update()

    def set_due(self, due: str) -> None:
        """Say how many of its actions are overdue, and due this month."""
        if due != self.file.due:
            self.file = self.file._replace(due=due)
            self._describe()
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Leave the choice to the list."""

    def sizeHint(self) -> QSize:
        """Return both lines and the time."""
        title = words_width(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD))
        when = words_width(self.file.when, self._theme.font(SECONDARY))
        below = words_width(self.file.below, self._theme.font(SECONDARY))
        width = max(title + 16 + when, below) + 2 * _SIDE
        return QSize(round(width), round(max(sum(self._heights()) + 34, 44)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened name."""
        return QSize(min(self.sizeHint().width(), self._theme.px(200)), self.sizeHint().height())

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Take it off the list with Delete; leave the arrows to the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Offer to open it or to take it off the list."""
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, slot in (
            (tr("Open it"), self.click),
            (tr("Take it off the list"), self.removal_requested.emit),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        at = event.globalPos() if not event.globalPos().isNull() else self.mapToGlobal(QPoint())
        menu.popup(at)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            tr("{below}, last open {when}", below=self.file.below, when=self.file.when)
        )

    def _heights(self) -> tuple[float, float]:
        return (
            self._theme.metrics(BODY, FontWeight.SEMIBOLD).height(),
            self._theme.metrics(SECONDARY).height(),
        )

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        hair = colours.hairline
        whole = QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() or self.isDown()
        if self.isChecked() or hot:
            ground = colours.accent_tint if self.isChecked() else colours.hover
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawPath(self._shape(whole, hair))
        if not self._last:
            painter.setPen(QPen(colours.line, hair))
            low = whole.bottom() - hair / 2
            painter.drawLine(QPointF(hair, low), QPointF(whole.right() - hair, low))
        first, second = self._heights()
        top = (whole.height() - first - second) / 2
        small = self._theme.font(SECONDARY)
        when = words_width(self.file.when, small) + 2
        words(
            painter,
            QRectF(whole.right() - _SIDE - when, top, when, first),
            self.file.when,
            small,
            colours.secondary,
            Qt.AlignmentFlag.AlignRight,
        )
        ink = colours.secondary if self.file.missing else colours.ink
        strong = self._theme.font(BODY, FontWeight.SEMIBOLD)
        room = whole.width() - 2 * _SIDE
        words(painter, QRectF(_SIDE, top, room - when - 16, first), self.text(), strong, ink)
        below = QRectF(_SIDE, top + first, room, second)
        words(painter, below, self.file.below, small, colours.secondary)

    def _shape(self, whole: QRectF, hair: float) -> "QPainterPath":
        """Return the row's ground: inside the card's edge, round where the card is."""
        from PySide6.QtGui import QPainterPath

        inner = whole.adjusted(hair, hair if self._first else 0, -hair, -hair if self._last else 0)
        radius = CARD_RADIUS - hair
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(inner, radius, radius)
        if not self._first:
            path.addRect(inner.adjusted(0, 0, 0, -inner.height() / 2))
        if not self._last:
            path.addRect(inner.adjusted(0, inner.height() / 2, 0, 0))
        return path
