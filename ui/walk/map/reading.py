"""Reading out together: what all returns say alike, adopted unless somebody objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.walk import Adopted
from core.counting.divergence import AlikePoint
from core.model.bearing import Bearing
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.words import plural, tr
from ui.theme import BODY, SECONDARY, FontWeight, app_theme, draw_sign, sign_of
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.paint import box, words, words_width
from ui.widgets.row_list import RowLayout, RowList, RowLook

_PAD: Final = 14
_MOST_DIGITS: Final = 4
_CLICKER: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_Period)


@dataclass(frozen=True, slots=True)
class TogetherRow:
    """One question that is read out; `objected` once somebody did."""

    number: int
    case: str
    question: str
    answer: str
    bearing: Bearing
    returns: int
    objected: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        said = tr(
            "{number}. {reference}, question {question}: {answer}, {returns}",
            number=self.number,
            reference=self.case,
            question=self.question,
            answer=self.answer,
            returns=plural(self.returns, tr("return")),
        )
        return tr("{said}. Objected to, stays open", said=said) if self.objected else said

    @property
    def reachable(self) -> bool:
        """Whether the keyboard stops here: at every question."""
        return True


class ReadTogether(QWidget):
    """A list with its answers; a number goes to its line, Delete takes it out or back in.

    Signals:
        changed: something was taken out or put back, or another page of it is looked at.
        left: Esc was pressed.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alike: tuple[AlikePoint, ...] = ()
        self._objected: set[tuple[CaseId, Point]] = set()
        self.title = Label(tr("Read out together"), Text.HEADING)
        self.about = small()
        self.list = _TogetherList()
        self.list.objected.connect(self._on_objected)
        self.list.left.connect(self.left)
        self.list.looked.connect(self.changed)
        card = Card(margin=8)
        card.column.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(card, 1)

    def show_alike(self, now: Snapshot, alike: Sequence[AlikePoint]) -> None:
        """Show what may be adopted; what was objected to stays taken out."""
        self._alike = tuple(alike)
        self._objected &= {(one.case_id, one.point) for one in alike}
        self.list.set_rows([_row(now, at, one, self._objected) for at, one in enumerate(alike, 1)])
        if not self.list.currentIndex().isValid():
            self.list.go_to(0)
        self.about.setText(
            tr(
                "Read them out, then wait for objections. A number goes to its line; Delete takes "
                "out what somebody objects to: it stays open, with a mark."
            )
        )

    @property
    def current(self) -> AlikePoint | None:
        """What the keyboard is at."""
        row = self.list.currentIndex().row()
        return self._alike[row] if 0 <= row < len(self._alike) else None

    def begin(self) -> None:
        """Put the keyboard on the first; what was objected to before it was left stays out."""
        self.list.go_to(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go on to the next line, or back, whatever has the keyboard: by a clicker."""
        at = self.list.currentIndex().row() + by
        if 0 <= at < len(self._alike):
            self.list.go_to(at, by)

    @property
    def adopted(self) -> list[Adopted]:
        """What is left to be adopted."""
        return [
            (one.case_id, one.point, one.answer.id)
            for one in self._alike
            if (one.case_id, one.point) not in self._objected
        ]

    @property
    def objected(self) -> list[tuple[CaseId, Point]]:
        """What somebody objected to."""
        listed = ((one.case_id, one.point) for one in self._alike)
        return [one for one in listed if one in self._objected]

    def shown(self) -> tuple[Sequence[AlikePoint], int]:
        """Return what is left to be adopted, and which of it the keyboard is at.

        Nothing while nothing is read out.
        """
        if not self.isVisible():
            return (), 0
        held = {(one.case_id, one.point) for one in self._alike} - self._objected
        left = [one for one in self._alike if (one.case_id, one.point) in held]
        before = self._alike[: max(self.list.currentIndex().row(), 0)]
        at = sum((one.case_id, one.point) in held for one in before)
        return left, max(0, min(at, len(left) - 1))

    def _on_objected(self, row: int) -> None:
        one = self._alike[row]
        self._objected ^= {(one.case_id, one.point)}
        self.list.mark(row, (one.case_id, one.point) in self._objected)
        self.changed.emit()


def _row(
    now: Snapshot, number: int, one: AlikePoint, objected: set[tuple[CaseId, Point]]
) -> TogetherRow:
    tool = now.tool
    return TogetherRow(
        number,
        now.case[one.case_id].reference,
        f"{tool.key_at(one.point)} {tool.short_at(one.point)}",
        one.answer.label,
        one.answer.bearing,
        one.returns,
        (one.case_id, one.point) in objected,
    )


class _TogetherList(RowList):
    objected = Signal(int)
    left = Signal()
    looked = Signal()

    def __init__(self) -> None:
        self._digits = ""
        super().__init__(tr("What is read out together"), _TogetherLayout(app_theme()))
        self.setAccessibleDescription(
            tr("A number goes to its line, Delete takes out what somebody objects to")
        )
        self.selectionModel().currentChanged.connect(lambda *_: self.looked.emit())

    def mark(self, at: int, objected: bool) -> None:
        """Mark one line as objected to, or not."""
        rows = list(self.rows)
        old = rows[at]
        rows[at] = TogetherRow(old.number, old.case, old.question, old.answer, old.bearing,
                               old.returns, objected)  # fmt: skip
        self.set_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a number, take a line out or back in, leave."""
        if event.text().isdigit():
            self._digits = (self._digits + event.text())[-_MOST_DIGITS:]
            if not 0 < int(self._digits) <= len(self.rows):
                self._digits = event.text()
            if 0 < int(self._digits) <= len(self.rows):
                self.go_to(int(self._digits) - 1)
            return
        self._digits = ""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.currentIndex().isValid():
                self.objected.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _CLICKER:
            event.ignore()  # the page goes line by line
        elif not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)


class _TogetherLayout(RowLayout):
    """Number, case, question, answer; what is out is faint and says so."""

    def height(self, _row: TogetherRow, _width: int, _first: bool) -> int:
        return round(self._theme.metrics(BODY).height()) + 20

    def paint(self, painter: QPainter, where: QRectF, row: TogetherRow, look: RowLook) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.hot:
            box(painter, where.adjusted(2, 2, -2, -2), 6, colours.hover)
        painter.setPen(QPen(colours.line, colours.hairline))
        low = where.bottom()
        painter.drawLine(QPointF(where.left() + _PAD, low), QPointF(where.right() - _PAD, low))
        ink = colours.faint if row.objected else colours.ink
        small = self._theme.font(SECONDARY)
        strong = self._theme.font(BODY, FontWeight.SEMIBOLD)
        number, case = self._theme.px(36), self._theme.px(120)
        answer = min(self._theme.px(240), where.width() * 0.4)
        left, high = where.left() + _PAD, where.height()
        words(painter, QRectF(left, where.top(), number, high), str(row.number), small,
              colours.secondary)  # fmt: skip
        cell = QRectF(left + number, where.top(), case - 8, high)
        words(painter, cell, row.case, strong, ink, name=True)
        start = left + number + case
        cell = QRectF(start, where.top(), where.right() - answer - start - 10, high)
        words(painter, cell, row.question, self._theme.font(BODY), ink)
        self._paint_answer(painter, QRectF(where.right() - answer, where.top(), answer, high), row)

    def _paint_answer(self, painter: QPainter, where: QRectF, row: TogetherRow) -> None:
        colours, strong = self._theme.colours, self._theme.font(BODY, FontWeight.SEMIBOLD)
        if row.objected:
            words(painter, where, tr("Objected, stays open"), strong, colours.secondary)
            return
        ink, sign = self._theme.wash(row.bearing).ink, sign_of(row.bearing)
        side = self._theme.px(13)
        if sign is not None:
            at = QRectF(where.left(), where.center().y() - side / 2, side, side)
            draw_sign(painter, sign, at, ink)
        inner = where.adjusted(side + 8, 0, -_PAD, 0)
        words(painter, inner, row.answer, strong, ink)
        used = min(words_width(row.answer, strong), inner.width())
        rest = inner.adjusted(used + 10, 0, 0, 0)
        if rest.width() > self._theme.px(60):
            said = plural(row.returns, tr("return"))
            words(painter, rest, said, self._theme.font(SECONDARY), colours.secondary)
