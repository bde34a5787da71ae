"""How many are wanted of each value: its share of the list, or a number set by hand."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import sample as acts
from core.counting.sampling import EligibleLine, in_order
from core.model.fault import shown
from core.model.sample import SampleColumn
from core.model.snapshot import Snapshot
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.theme import app_theme
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text, small
from ui.widgets.segmented import Option, Segmented
from ui.widgets.table.shape import Misfit

_MOST_DIGITS: Final = 5


class SampleQuotaFields(QWidget):
    """A line for each value of each column; empty is its share."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._by_hand = False
        self.fields: dict[tuple[int, str], LineField] = {}
        """The fields by column and value."""
        self.how = Segmented(
            tr("Quotas"), [Option(False, tr("By share")), Option(True, tr("Set by hand"))]
        )
        self.how.chosen.connect(self._on_how)
        self._hand = QWidget()
        self._lines = QVBoxLayout(self._hand)
        self._lines.setContentsMargins(0, 4, 0, 0)
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.how)
        column.addWidget(self._hand)

    def show_quotas(self, now: Snapshot, by_kind: Sequence[EligibleLine], writable: bool) -> None:
        """Show what is wanted of each value on the list, where it is not left to its share."""
        self._by_hand = self._by_hand or bool(now.sample_quotas)
        self.how.set_value(self._by_hand)
        self.how.setEnabled(writable)
        values = [
            Counter(line.kind[at] for line in by_kind) for at in range(len(now.sample_columns))
        ]
        self._hand.setVisible(self._by_hand and bool(by_kind))
        wanted = {(one.column_id, one.value): one.wanted for one in now.sample_quotas}
        keys = [
            (column.id, value)
            for column, found in zip(now.sample_columns, values, strict=True)
            for value in sorted(found, key=in_order)
        ]
        if keys != list(self.fields):
            self._fill(now.sample_columns, values)
        for key, field in self.fields.items():
            field.follow(str(wanted[key]) if key in wanted else "")
            field.setReadOnly(not writable)

    def leave(self) -> None:
        """Keep what was typed."""
        for field in tuple(self.fields.values()):
            field.flush()

    def _fill(self, columns: Sequence[SampleColumn], values: Sequence[Counter[str]]) -> None:
        clear_layout(self._lines)
        self.fields = {}
        for column, found in zip(columns, values, strict=True):
            self._lines.addWidget(Label(column.heading, Text.SMALL_STRONG))
            for value in sorted(found, key=in_order):
                self._lines.addLayout(self._quota_line(column, value, found[value]))

    def _quota_line(self, column: SampleColumn, value: str, listed: int) -> QHBoxLayout:
        field = LineField(
            tr("{heading}, {value}: how many", heading=column.heading, value=value), _tidy_quota
        )
        field.setPlaceholderText(tr("share"))
        app_theme(self).size(field.setFixedWidth, 70)
        field.paused.connect(lambda text: self._on_quota(column, value, text))
        self.fields[column.id, value] = field
        row = QHBoxLayout()
        row.addWidget(small(tr("{value} ({listed} listed)", value=shown(value), listed=listed)), 1)
        row.addWidget(field)
        return row

    def _on_quota(self, column: SampleColumn, value: str, text: str) -> None:
        wanted = int(text) if text else None
        field = self.fields.get((column.id, value))
        self._context.session.do(lambda file: acts.set_quota(file, column, value, wanted), field)

    def _on_how(self, by_hand: object) -> None:
        self._by_hand = bool(by_hand)
        if not by_hand and self._context.session.now.sample_quotas:
            self._context.session.do(acts.share_all)
        self._hand.setVisible(self._by_hand)


def _tidy_quota(text: str) -> str:
    if text and not (text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise Misfit(
            tr("“{shown}” is not a number.", shown=shown(text)), tr("Write it in figures.")
        )
    return text
