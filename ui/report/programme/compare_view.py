"""Compare: one statement over the rounds as a chart and a table, and all of them as files."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.charts.chart import Chart
from core.words import tr
from ui.report.programme.compare_canvas import CompareCanvas
from ui.theme import app_theme
from ui.theme.grounds import Ground, lie_on
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import ParagraphText, Text, heading, small
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.passphrase import PassphraseField
from ui.widgets.plain_grid import make_plain
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented

CHART, TABLE = "chart", "table"


class CompareView(QWidget):
    """The statement, its lines and its table; the file of rounds is opened here.

    Signals:
        save_requested: all statements as a file; carries "csv" or "json".
        open_requested: the file of rounds is to be opened; carries its passphrase.
        keep_requested: this round is to be kept with the others; carries their passphrase.
        others_requested: what a server released is to be fetched.
    """

    save_requested = Signal(str)
    open_requested = Signal(str)
    keep_requested = Signal(str)
    others_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.DESK)
        self._theme = app_theme(self)
        self.title = heading("")
        self.title.setWordWrap(True)
        self.look = Segmented(
            tr("How it is shown"), (Option(CHART, tr("Chart")), Option(TABLE, tr("Table")))
        )
        self.csv = Button("CSV", size=Size.SMALL)
        self.json = Button("JSON", size=Size.SMALL)
        self.caption = small()
        self.legend = small()
        self.empty = ParagraphText("")
        self.canvas = CompareCanvas()
        self.spoken = small()
        self.numbers = QTableWidget()
        self.secret = PassphraseField(tr("Passphrase of your rounds"))
        self.open_it = Button(tr("Open your rounds"), size=Size.SMALL)
        self.keep_too = Button(tr("Open, and keep this one too"), size=Size.SMALL)
        self.chosen_words = NewPassphrase()
        self.keep_first = Button(tr("Keep this round"), size=Size.SMALL)
        self.others = Button(tr("Fetch the others’ figures"), ButtonKind.LINK, size=Size.SMALL)
        self.message = ParagraphText("", Text.SMALL)
        self._lay_out()
        self._connect()

    def show_chart(self, chart: Chart | None, legend: str = "") -> None:
        """Show a statement; None where there is none to compare."""
        for widget in (self._drawn, self._listed, self.look, self.csv, self.json):
            widget.setVisible(chart is not None)
        self.legend.setText(legend)
        if chart is None:
            self.title.setText(tr("Compare"))
            self.caption.setText("")
            self.empty.setText(tr("There is nothing to compare yet: nothing was judged."))
            self.empty.show()
            return
        self.title.setText(chart.title)
        self.caption.setText(chart.caption)
        self.empty.setText(chart.empty)
        self.empty.setVisible(bool(chart.empty))
        self.canvas.show_chart(chart)
        self.spoken.setText(self.canvas.accessibleDescription())
        self._fill(chart)
        self._on_look()

    def ask_for_rounds(self, asked: bool, *, is_new: bool) -> None:
        """Ask for the passphrase of the file of rounds, for one of a new file, or no more."""
        self._asked.setVisible(asked)
        self._first.setVisible(is_new)
        if not asked:
            self.secret.clear()
        if not is_new:
            self.chosen_words.clear()

    def say(self, words: str) -> None:
        """Say what became of a step."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def take_focus(self) -> None:
        """Take the focus to the chart, or to the passphrase that opens the rounds."""
        if self._asked.isVisible():
            self.secret.setFocus()
        elif self._first.isVisible():
            self.chosen_words.take_focus()
        else:
            self.canvas.setFocus()

    def _fill(self, chart: Chart) -> None:
        table = chart.table
        self.numbers.clear()
        self.numbers.clearSpans()
        self.numbers.setColumnCount(len(table.head))
        self.numbers.setRowCount(len(table.rows))
        self.numbers.setHorizontalHeaderLabels(list(table.head))
        for down, row in enumerate(table.rows):
            for across, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self.numbers.setItem(down, across, item)
            if not any(row[1:]):
                self.numbers.setSpan(down, 0, 1, len(row))
        self.numbers.setAccessibleName(f"{chart.title}, {chart.caption}")
        self.numbers.resizeRowsToContents()
        rows = sum(self.numbers.rowHeight(at) for at in range(self.numbers.rowCount()))
        head = self.numbers.horizontalHeader().sizeHint().height()
        self.numbers.setFixedHeight(min(rows + head + 8, self._theme.px(520)))

    def _on_look(self) -> None:
        self._drawn.setVisible(self.look.value == CHART and not self.empty.text())

    def _connect(self) -> None:
        self.look.chosen.connect(self._on_look)
        self.csv.clicked.connect(lambda: self.save_requested.emit("csv"))
        self.json.clicked.connect(lambda: self.save_requested.emit("json"))
        self.open_it.clicked.connect(lambda: self.open_requested.emit(self.secret.text()))
        self.secret.submitted.connect(lambda: self.open_requested.emit(self.secret.text()))
        self.keep_too.clicked.connect(lambda: self.keep_requested.emit(self.secret.text()))
        self.keep_first.clicked.connect(self._on_keep_first)
        self.chosen_words.submitted.connect(self._on_keep_first)
        self.others.clicked.connect(self.others_requested)
        self.canvas.round_chosen.connect(self.spoken.setText)

    def _on_keep_first(self) -> None:
        safe, empty = tr("Nothing was written."), tr("Choose a passphrase for your rounds.")
        if not self.chosen_words.is_refused(safe, empty):
            self.keep_requested.emit(self.chosen_words.text)

    def _lay_out(self) -> None:
        self._make_table()
        self._make_asked()
        self._make_first()
        self._drawn = Card()
        self._drawn.column.addWidget(self.canvas)
        self._drawn.column.addWidget(self.spoken)
        under = QHBoxLayout()
        under.addWidget(self.legend)
        under.addStretch(1)
        under.addWidget(self.caption)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addLayout(under)
        cards = (self._asked, self._first, self.empty, self._drawn, self._listed)
        for widget in (self.message, *cards):
            column.addWidget(widget)
        column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.message.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside))

    def _head(self) -> QHBoxLayout:
        """Return what is compared, with how it is shown and what it is saved as at its right."""
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        for control in (self.look, self.csv, self.json):
            head.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_table(self) -> None:
        """Make the card of the same numbers as a table."""
        make_plain(self.numbers, ink="bright-text")
        self.numbers.setAccessibleName(tr("Table"))
        self.numbers.verticalHeader().hide()
        self.numbers.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.numbers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.numbers.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._listed = Card(margin=8)
        self._listed.column.addWidget(self.numbers)

    def _make_asked(self) -> None:
        """Make the card that asks for the passphrase of one's earlier rounds."""
        self._asked = Card()
        self._asked.column.addWidget(
            ParagraphText(tr("Your earlier rounds lie in a locked file of their own."))
        )
        row = QHBoxLayout()
        row.addWidget(self.secret, 1)
        row.addWidget(self.open_it)
        row.addWidget(self.keep_too)
        self._asked.column.addLayout(row)
        self._asked.hide()

    def _make_first(self) -> None:
        """Make the card that offers to keep the first round."""
        self._first = Card()
        self._first.column.addWidget(
            ParagraphText(
                tr(
                    "Keep this round, counted, in a locked file of its own: later ones stand "
                    "beside it. No {case} is in it. Without its passphrase nobody can open it."
                )
            )
        )
        self._first.column.addWidget(self.chosen_words)
        self._first.column.addWidget(self.keep_first, 0, Qt.AlignmentFlag.AlignLeft)
        self._first.hide()
