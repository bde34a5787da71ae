"""Two choices of a question: its answers, painted as they look, and where it is asked."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from core.model.ids import AnswerId, AnswerSetId, ItemId
from core.model.tool import Answer, AnswerSet, Tool
from core.wording.kinds import kind_in_brief, kind_words
from core.words import tr
from ui.theme import SECONDARY, AppTheme, FontWeight, Sign, draw_sign, sign_of
from ui.widgets.choice import Choice
from ui.widgets.item_grounds import ItemDelegate
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.painted_list import Index
from ui.widgets.qt_answers import painted

_ANSWERS: Final = Qt.ItemDataRole.UserRole + 1
_IN_BRIEF: Final = Qt.ItemDataRole.UserRole + 2
_GAP: Final = 6
_MOST_WIDE: Final = 276
_OPENING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)


class OpeningChoice(Choice):
    """A choice that keys open and never change while it is closed: each change is an act.

    Signals:
        change_requested: another entry was chosen; carries its data.
    """

    change_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.activated.connect(self._on_activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with an arrow, Space or Enter; letters only find where it is open."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt_down = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in _OPENING and (not plain or alt_down):
            self.showPopup()
        else:
            event.ignore()

    def _on_activated(self, at: int) -> None:
        self.change_requested.emit(self.itemData(at))


class AnswerSetChoice(OpeningChoice):
    """The answer sets of a tool, each as its chips; `change_requested` carries an `AnswerSetId`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Answers"), parent)
        self.setItemDelegate(_ChipsDelegate(self._theme, self))

    def show_sets(self, tool: Tool, now: AnswerSetId) -> None:
        """Offer the sets of a tool with their answers, or what is written; one is chosen."""
        self.blockSignals(True)
        self.clear()
        for one in tool.answer_sets:
            answers = tool.answers_of(one.id)
            labels = ", ".join(answer.label for answer in answers)
            plain = one.kind.one_of_some and bool(answers)
            self.addItem(labels if plain else _kind_and(one, labels), one.id)
            shown = (*answers,) if plain else (kind_words(one), *answers)
            self.setItemData(self.count() - 1, shown, _ANSWERS)
            brief = (*answers,) if plain else (kind_in_brief(one), *answers)
            self.setItemData(self.count() - 1, brief, _IN_BRIEF)
        self.blockSignals(False)
        self.set_value(now)
        self.setAccessibleDescription(self.currentText())
        self.view().setMinimumWidth(min(self._widest(), self._theme.px(520)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the chips of the set that is chosen."""
        wide = round(_chips_width(self._theme, self.currentData(_ANSWERS) or ())) + 50
        return QSize(min(wide, self._theme.px(_MOST_WIDE)), super().sizeHint().height())

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, the chips of what is chosen, and the arrow."""
        painter = QPainter(self)
        colours, whole = self._theme.colours, QRectF(self.rect())
        hot = self.underMouse() and self.isEnabled()
        ground = colours.hover if hot else colours.card
        box(painter, whole, CONTROL_RADIUS, ground, colours.line, colours.hairline)
        side = float(self._theme.px(12))
        arrow = QRectF(whole.right() - 12 - side, whole.center().y() - side / 2, side, side)
        draw_sign(painter, Sign.DOWN, arrow, colours.secondary)
        inside = whole.adjusted(10, 0, -side - 18, 0)
        shown = self.currentData(_ANSWERS) or ()
        if _chips_width(self._theme, shown) > inside.width():
            shown = self.currentData(_IN_BRIEF) or shown
        _paint_chips(painter, self._theme, inside, shown)
        painter.end()

    def _widest(self) -> int:
        widths = [
            _chips_width(self._theme, self.itemData(at, _ANSWERS)) for at in range(self.count())
        ]
        return round(max(widths, default=0)) + 40


class Tie(NamedTuple):
    """The line and the answer a question is asked only where it was given; both None: always."""

    item_id: ItemId | None = None
    answer_id: AnswerId | None = None


class TieChoice(OpeningChoice):
    """Where a question is asked; what can be chosen is looked up as it opens.

    `change_requested` carries a `Tie`.
    """

    def __init__(
        self,
        offered: Callable[[], Sequence[tuple[str, Tie | None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Also counted where"), parent)
        self._offered = offered

    def show_tie(self, text: str, tie: Tie) -> None:
        """Show what stands."""
        self.blockSignals(True)
        self.clear()
        self.addItem(text, tie)
        self.setCurrentIndex(0)
        self.blockSignals(False)
        self.setAccessibleDescription(text)
        self.update()

    def showPopup(self) -> None:  # noqa: N802
        """Offer what can be chosen; what cannot says why."""
        held = self.currentData()
        self.blockSignals(True)
        self.clear()
        for text, tie in self._offered():
            self.addItem(text, tie)
            model = self.model()
            if tie is None and isinstance(model, QStandardItemModel):
                model.item(self.count() - 1).setEnabled(False)
        self.blockSignals(False)
        self.set_value(held)
        metrics = self.fontMetrics()
        texts = [self.itemText(at) for at in range(self.count())]
        widest = max((metrics.horizontalAdvance(text) for text in texts[:200]), default=0)
        self.view().setMinimumWidth(min(widest + 48, self._theme.px(560)))
        super().showPopup()


class _ChipsDelegate(ItemDelegate):
    def __init__(self, theme: AppTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = _chips_width(self._theme, index.data(_ANSWERS) or ())
        return QSize(round(width) + 20, self._theme.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, where = self._theme.colours, QRectF(option.rect)
        met = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(where, colours.accent_tint if met else colours.card)
        _paint_chips(painter, self._theme, where.adjusted(10, 0, -10, 0), index.data(_ANSWERS))
        painter.restore()


def _kind_and(held: AnswerSet, labels: str) -> str:
    return (
        tr("{kind}: {labels}", kind=kind_words(held), labels=labels) if labels else kind_words(held)
    )


def _chip_text(answer: Answer | str) -> str:
    if isinstance(answer, str):
        return answer
    sign = sign_of(answer.bearing)
    return f"{sign.value} {answer.label}" if sign is not None else answer.label


def _chips_width(theme: AppTheme, answers: Sequence[Answer | str]) -> float:
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    return sum(words_width(_chip_text(one), font) + 22 + _GAP for one in answers)


def _paint_chips(
    painter: QPainter, theme: AppTheme, where: QRectF, answers: Sequence[Answer | str]
) -> None:
    """Paint answers as chips side by side; the last that fit are counted: "+2".

    What kind they are stands before them in plain words.
    """
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    high = theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 6
    left = where.left()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at, answer in enumerate(answers):
        text = _chip_text(answer)
        if isinstance(answer, str):
            wide = words_width(text, font)
            place = QRectF(left, where.top(), min(wide, where.right() - left), where.height())
            words(painter, place, text, font, theme.colours.ink)
            left += wide + 2 * _GAP
            continue
        wash = theme.wash(answer.bearing)
        rest = len(answers) - at
        wide = words_width(text, font) + 22
        spare = 0.0 if rest == 1 else words_width(f"+{rest - 1}", font) + 8
        if at and left + wide + spare > where.right():
            place = QRectF(left, where.top(), where.right() - left, where.height())
            words(painter, place, f"+{rest}", font, theme.colours.secondary)
            return
        chip = QRectF(left, where.center().y() - high / 2, min(wide, where.right() - left), high)
        box(painter, chip, high / 2, wash.tint, wash.edge if theme.colours.hairline > 1 else None)
        middle = Qt.AlignmentFlag.AlignHCenter
        words(painter, chip.adjusted(9, 0, -9, 0), text, font, wash.ink, middle)
        left += wide + _GAP
