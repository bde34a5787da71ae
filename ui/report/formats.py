"""What the documents are written as: PDF, Word and HTML, and the data in formats of their own."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents.catalogue import DATA, TEXTS, DocumentSpec, Format
from core.words import tr
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text


class FormatsChoice(QWidget):
    """A tick for each format; those of the data are there only while data leave.

    Signals:
        changed: another choice was made; carries the formats as a tuple.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = {format: CheckBox(format.label, self) for format in Format}
        self._data = QWidget(self)
        self._offered: tuple[Format, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(tr("Written as"), Text.SMALL_STRONG, parent=self))
        column.addWidget(self._row(self, TEXTS))
        inside = QVBoxLayout(self._data)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(Label(tr("Data written as"), Text.SMALL_STRONG, parent=self._data))
        inside.addWidget(self._row(self._data, DATA))
        column.addWidget(self._data)
        for format, tick in self.ticks.items():
            data = tr("Export data as {format}", format=format.label)
            text = tr("Export documents as {format}", format=format.label)
            tick.setAccessibleName(data if format in DATA else text)
            tick.toggled.connect(self._on_toggled)
        self._data.hide()

    @property
    def ticked(self) -> tuple[Format, ...]:
        """What is ticked, for data too that do not leave now."""
        return tuple(format for format, tick in self.ticks.items() if tick.isChecked())

    @property
    def chosen(self) -> tuple[Format, ...]:
        """What is ticked and seen."""
        hidden = [format for format in DATA if format not in self._offered]
        return tuple(format for format in self.ticked if format not in hidden)

    def choose(self, formats: Collection[Format]) -> None:
        """Tick these, without a signal."""
        for format, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(format in formats)
            tick.blockSignals(False)
            tick.update()

    def offer_data(self, formats: Collection[Format]) -> None:
        """Ask which of these data are written as; nothing where there are none."""
        self._offered = tuple(formats)
        for format in DATA:
            self.ticks[format].setVisible(format in formats)
        self._data.setVisible(bool(formats))

    def of(self, document: DocumentSpec) -> tuple[Format, ...]:
        """Return what one document is written as."""
        chosen = self.chosen
        return tuple(format for format in document.formats if format in chosen)

    def _row(self, parent: QWidget, formats: Sequence[Format]) -> QWidget:
        held = QWidget(parent)
        row = FlowLayout(held, gap=14, line_gap=4)
        for format in formats:
            row.addWidget(self.ticks[format])
        return held

    def _on_toggled(self) -> None:
        self.changed.emit(self.ticked)
