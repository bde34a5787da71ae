"""A line on every stage while an immediate concern is open; never the concern's words."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from core.model.case import Case
from core.model.changed import Changed
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.words import tr
from ui.audit.context import AuditContext
from ui.theme import Sign, Tone, app_theme, draw_sign
from ui.widgets.button import Button, ButtonKind, Size, TonedButton
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.qt_answers import painted

_LOW: Final = 800
"""Height of a window in px under which the line is a chip at first."""


class OpenConcernsBar(QFrame):
    """ "1 immediate concern is open: Child C", with the way to record who was told.

    Hidden while there is none. It can be put small: then a chip in the top bar stands for
    it, and opens it again. In a low window it is small until it is opened.

    Signals:
        settle_requested: the button was pressed; carries the `NoteId` of the oldest open one.
        chip_changed: the chip says something else; carries its words, empty for no chip.
    """

    settle_requested = Signal(object)
    chip_changed = Signal(str)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._first: Note | None = None
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.words = ElidedLabel(style=Text.SMALL_STRONG, tone=Tone.BAD)
        self.button = TonedButton(tr("Record who was told"), Tone.BAD, size=Size.SMALL)
        self.small = Button(tr("Put small"), ButtonKind.QUIET, size=Size.SMALL)
        self._low = False
        self._is_small: bool | None = None
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self._row.addWidget(self.small)
        self.small.clicked.connect(self.toggle)
        self.button.clicked.connect(self._on_pressed)
        context.session.changed.connect(self._on_changed)
        self._restyle()
        self.refresh()

    def refresh(self) -> None:
        """Say how many are open, and about whom."""
        now = self._context.session.now
        found = now.open_concerns()
        pressing = [note for note in found if note.must_settle]
        self._first = next(iter(pressing or found), None)
        self.words.setText(concern_words(now, found))
        self.setAccessibleName(self.words.text())
        if len(found) > self._count and self._is_small:
            self._is_small = None  # another one was raised: it is said in full again
        self._count = len(found)
        self._show()

    @property
    def is_small(self) -> bool:
        """Whether the chip stands for it."""
        return self._low if self._is_small is None else self._is_small

    def toggle(self) -> None:
        """Put it small, or open it again."""
        self._is_small = not self.is_small
        self._show()

    def fit(self, height: int) -> None:
        """Be small in a window of so little *height*, unless somebody chose otherwise."""
        low = height < _LOW
        if low != self._low:
            self._low, self._is_small = low, None
            self._show()

    def _show(self) -> None:
        is_open = self._count > 0
        self.setVisible(is_open and not self.is_small)
        said = tr("{count} concern{number} open", count=self._count, number="s" * (self._count > 1))
        self.chip_changed.emit(said if is_open and (self.is_small or self._low) else "")

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint, its edge and the sign."""
        painter = QPainter(self)
        wash, whole = self._theme.wash(Tone.BAD), QRectF(self.rect())
        painter.fillRect(whole, wash.tint)
        hair = self._theme.colours.hairline
        painter.fillRect(QRectF(0, whole.height() - hair, whole.width(), hair), wash.edge)
        side = float(self._theme.px(18))
        disc = QRectF(16, (whole.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(wash.fill)
        painter.setBrush(wash.fill)
        painter.drawEllipse(disc)
        inner = disc.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
        draw_sign(painter, Sign.ALERT, inner, wash.on_fill, bold=1.3)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Return the button and a few letters."""
        width = self.button.sizeHint().width() + self._theme.px(120)
        return QSize(width, self.sizeHint().height())

    def _on_pressed(self) -> None:
        if self._first is not None:
            self.settle_requested.emit(self._first.id)

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Note, Case):
            self.refresh()

    def _restyle(self) -> None:
        self._row.setContentsMargins(16 + self._theme.px(18) + 9, 4, 12, 4)
        self.updateGeometry()
        self.update()


def concern_words(now: Snapshot, concerns: tuple[Note, ...]) -> str:
    """Return "1 immediate concern is open: Child C"; cases only, never what it is about."""
    if not concerns:
        return ""
    count = len(concerns)
    counted = (
        tr("1 immediate concern is")
        if count == 1
        else tr("{count} immediate concerns are", count=count)
    )
    carried = all(note.carried for note in concerns)
    cases = [now.case[note.case_id].reference for note in concerns if note.case_id in now.case]
    about = f": {', '.join(dict.fromkeys(cases))}" if cases else ""
    return f"{counted} {'carried as open' if carried else 'open'}{about}"
