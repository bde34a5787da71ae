"""One chart with its title and caption, its table in its place, and where it can go."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.charts.chart import Chart, ChartTable
from core.words import tr
from ui.themes.chart_canvas import ChartCanvas
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small


class ChartCard(Card):
    """Shows a `Chart`, or its table.

    Signals:
        pointed: a number is pointed at; carries what it stands for.
        entered: a number was entered; carries what it stands for.
        drawn_off: a number was taken hold of; carries what it stands for.
        save_requested: carries the `Chart`.
        show_requested: on the room screen; carries the chart's key.
    """

    pointed = Signal(object)
    entered = Signal(object)
    drawn_off = Signal(object)
    save_requested = Signal(object)
    show_requested = Signal(str)

    def __init__(self, shows: bool = False, parent: QWidget | None = None) -> None:
        """Make a card for one chart; *shows* where it can go to the room screen."""
        super().__init__(parent=parent)
        self.shows = shows
        self.chart: Chart | None = None
        self._filled: ChartTable | None = None
        self.title = Label("", Text.STRONG)
        self.caption = small()
        self.empty = Label("")
        self.canvas = ChartCanvas()
        self.numbers = QTableWidget()
        self.table = Button(tr("Table"), ButtonKind.LINK, size=Size.SMALL)
        self.save = Button(tr("Save"), ButtonKind.LINK, size=Size.SMALL)
        self.show_it = Button(tr("Show"), ButtonKind.LINK, size=Size.SMALL)
        self.table.setCheckable(True)
        self._lay_out()
        self._set_up_table()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.entered.connect(self.entered)
        self.canvas.drawn_off.connect(self.drawn_off)
        self.table.clicked.connect(self._on_table)
        self.save.clicked.connect(self._on_save)
        self.show_it.clicked.connect(self._on_show)

    def wait(self) -> None:
        """Say that it is being counted; its ground stays as high, so that nothing jumps."""
        self.chart, self._filled = None, None
        self.caption.setText(tr("Being counted…"))
        for part in (self.empty, self.numbers, self.table, self.save, self.show_it):
            part.setVisible(False)
        self.canvas.blank()
        self.canvas.setVisible(True)

    def say_progress(self, done: int, of: int) -> None:
        """Say how far the counting is, where it is waited for."""
        if self.chart is None:
            self.caption.setText(tr("Being counted… {part} of {whole}", part=done, whole=of))

    def show_chart(self, chart: Chart) -> None:
        """Show another chart in the same place."""
        if chart == self.chart:
            return
        self.chart = chart
        self.title.setText(chart.title)
        self.caption.setText(chart.caption)
        self.empty.setText(chart.empty)
        self.empty.setVisible(bool(chart.empty))
        for button, what in (
            (self.table, tr("Table")),
            (self.save, tr("Save")),
            (self.show_it, tr("Show to the room")),
        ):
            button.setAccessibleName(f"{what}: {chart.title}")
            button.setVisible(not chart.empty)
        self.show_it.setVisible(self.shows and not chart.empty)
        self.canvas.show_chart(chart)
        self._on_table()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.table, self.save, self.show_it):
            head.addWidget(button)
        self.column.addLayout(head)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.canvas)
        self.column.addWidget(self.numbers)

    def _set_up_table(self) -> None:
        self.numbers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.numbers.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.numbers.setTabKeyNavigation(False)
        self.numbers.verticalHeader().hide()
        self.numbers.horizontalHeader().setSectionResizeMode(
            QHeaderView.ResizeMode.ResizeToContents
        )
        self.numbers.hide()

    def _fill(self, table: ChartTable) -> None:
        """Fill the table, where it is another: it is hidden until it is asked for."""
        if table == self._filled:
            return
        self._filled = table
        self.numbers.setColumnCount(len(table.head))
        self.numbers.setRowCount(len(table.rows))
        self.numbers.setHorizontalHeaderLabels(list(table.head))
        for down, row in enumerate(table.rows):
            for across, text in enumerate(row):
                item = QTableWidgetItem(text)
                if across:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.numbers.setItem(down, across, item)

    def _on_table(self) -> None:
        chart = self.chart
        as_table = self.table.isChecked() and chart is not None and not chart.empty
        self.canvas.setVisible(chart is not None and not chart.empty and not as_table)
        if as_table and chart is not None:
            self._fill(chart.table)
        self.numbers.setVisible(as_table)
        if as_table and chart is not None:
            self.numbers.setAccessibleName(f"{chart.title}, {chart.caption}")
            self.numbers.resizeRowsToContents()
            rows = sum(self.numbers.rowHeight(at) for at in range(self.numbers.rowCount()))
            bar = self.numbers.horizontalScrollBar().sizeHint().height()
            head = self.numbers.horizontalHeader().sizeHint().height()
            self.numbers.setFixedHeight(rows + head + bar + 4)

    def _on_save(self) -> None:
        if self.chart is not None:
            self.save_requested.emit(self.chart)

    def _on_show(self) -> None:
        if self.chart is not None:
            self.show_requested.emit(self.chart.key)
