"""The reconciliation in Returns: four numbers and what each leaves out, each with its cells."""

from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.counting.asking import deciding_items, not_asked
from core.counting.first_views import unrevealed
from core.counting.reconciliation import (
    Answered,
    Reconciliation,
    answered_all,
    answered_item,
    reconciliation,
)
from core.model.ids import ItemId
from core.queries.returns import answered_by_pair, given_to
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.numbers_model import NumbersModel
from ui.theme import BODY, SECONDARY, FontWeight, app_theme
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.from_outside import PressFromOutside
from ui.widgets.labels import Label, Text
from ui.widgets.paint import words_width
from ui.widgets.plain_grid import make_plain, set_heading_font
from ui.widgets.segmented import Option, Segmented

_LEAST_ROWS: Final = 4
"""How many rows are in sight in the lowest window."""


class NumbersView(QWidget):
    """By agency or by case; answered is every line, or one that is chosen.

    Signals:
        chosen: a number was pressed; carries the pairs behind it, one at least.
    """

    chosen = Signal(object)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.by = Segmented(
            tr("Numbers by"), [Option(False, tr("By agency")), Option(True, tr("By {case}"))]
        )
        self.by.chosen.connect(self.refresh)
        self.item = Choice(tr("What counts as answered"))
        self.item.currentIndexChanged.connect(self.refresh)
        self.model = NumbersModel(app_theme(self), self)
        self.table = NumbersTable(self.model)
        self.table.opened.connect(self._on_opened)
        self._words = Label("", Text.SMALL)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.by)
        above.addStretch(1)
        above.addWidget(Label(tr("Answered"), Text.SMALL, wrap=False))
        above.addWidget(self.item)
        card = Card(margin=10)
        card.column.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(above)
        column.addWidget(card, 1)
        column.addWidget(self._words)

    def refresh(self, _by: object = None) -> None:
        """Count anew."""
        now = self._context.session.now
        self._offer_items()
        self.model.show(now, self._counted(), bool(self.by.value))
        said = tr("Enter on a number shows the cells behind it in the table, all of them chosen.")
        if unrevealed(now):
            waits = tr("Who left one line blank is shown once the first views are in.")
            said = f"{said} {waits}"
        self._words.setText(said)

    def begin(self) -> None:
        """Go to the first number."""
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def _offer_items(self) -> None:
        now = self._context.session.now
        entries: list[tuple[str, ItemId | None]] = [(tr("every line asked"), None)]
        if not unrevealed(now):
            named = now.tool.items
            entries += [(f"{one.key}  {one.short or one.text}"[:60], one.id) for one in named]
        if [value for _, value in entries] == [
            self.item.itemData(at) for at in range(self.item.count())
        ]:
            return
        chosen = self.item.currentData()
        self.item.blockSignals(True)
        self.item.clear()
        for said, value in entries:
            self.item.addItem(said, value)
        self.item.blockSignals(False)
        self.item.set_value(chosen)

    def _counted(self) -> Reconciliation:
        session = self._context.session
        now = session.now
        deciding = deciding_items(now.tool)
        apart = not_asked(now, *session.read(lambda file: given_to(file, deciding)))
        item_id = self.item.currentData()
        answered: Answered
        if item_id is None:
            answered = answered_all(now, session.read(answered_by_pair), apart)
        else:
            answers, values = session.read(lambda file: given_to(file, [item_id]))
            pairs = {(one.case_id, one.agency_id) for one in answers}
            pairs |= {(one.case_id, one.agency_id) for one in values}
            answered = answered_item(pairs, item_id, apart)
        return reconciliation(now, answered)

    def _on_opened(self, index: QModelIndex) -> None:
        pairs = self.model.pairs(index)
        if pairs:
            self.chosen.emit(pairs)


class NumbersTable(QTableView):
    """Numbers in columns, each to be pressed.

    Signals:
        opened: a number was pressed, or Enter on it; carries its index.
    """

    opened = Signal(object)
    focus_radius = 8.0

    def __init__(self, model: NumbersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._outside = PressFromOutside(self, self.clicked.emit)
        self.setModel(model)
        self.setAccessibleName(tr("Requested, returned, usable and answered"))
        self.setAccessibleDescription(tr("Enter shows the cells behind a number"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        make_plain(self)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._fit)
        self._theme.follow(self._fit)
        self._fit()

    def focus_rect(self) -> QRect:
        """Return the current number, which has the focus."""
        rect = self.visualRect(self.currentIndex())
        return rect.adjusted(3, 3, -3, -3) if rect.isValid() else self.viewport().rect()

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Take what is chosen from outside for a press."""
        super().selectionChanged(selected, deselected)
        self._outside.look_at(selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space; leave letters to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        if event.text().strip() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index)

    def _fit(self) -> None:
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        self.verticalHeader().setDefaultSectionSize(
            round(max(self._theme.metrics(BODY).height() + 14, 34))
        )
        set_heading_font(self.verticalHeader(), self._theme.font(BODY, FontWeight.SEMIBOLD))
        set_heading_font(self.horizontalHeader(), font)
        self.horizontalHeader().setFixedHeight(round(self._theme.metrics(BODY).height() + 14))
        names = [
            str(self.model().headerData(at, Qt.Orientation.Vertical) or "")
            for at in range(self.model().rowCount())
        ]
        wide = max((words_width(one, self.verticalHeader().font()) for one in names), default=0.0)
        self.verticalHeader().setFixedWidth(round(min(wide + 18, self._theme.px(260))))
        for at in range(self.model().columnCount()):
            title = str(self.model().headerData(at, Qt.Orientation.Horizontal) or "")
            self.setColumnWidth(at, round(words_width(title, font)) + 30)
        rows = min(self.model().rowCount(), _LEAST_ROWS)  # in a low window all of it scrolls
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().height()
        self.setMinimumHeight(head + rows * self.verticalHeader().defaultSectionSize() + bar)
