"""How the sample is drawn: the list, how many, the seed, what to balance by, and the quotas."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import sample as acts
from core.counting.drawn import current_sample
from core.counting.eligible_kinds import lines_by_kind, quotas_by_column
from core.counting.sampling import EligibleLine, in_order, wanted_of
from core.model.draft.sample import EligibleDraft
from core.model.fault import NotYet, shown
from core.model.sample import Eligible, SampleColumn, SampleList
from core.model.snapshot import Snapshot
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.session import Act
from ui.prepare.fields import LineField
from ui.prepare.sample_quotas import SampleQuotaFields
from ui.prepare.words import day_text
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.choice_menu import ChoiceMenu
from ui.widgets.drawn_row import MovableRows
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.labels import Label, Text, small
from ui.widgets.table.shape import Misfit

_MOST_DIGITS: Final = 5
LONG: Final = 800
"""Lines from which a change of each of them takes so long that the window would stand still."""
LIST_CHANGING: Final = NotYet(
    tr("The list of all eligible is being changed."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)


class BalanceList(MovableRows, EntryList):
    """What is balanced by, the most important first.

    Signals:
        move_requested: make a column more (-1) or less (1) important.
        removal_requested: balance by it no more; carries its `SampleColumn`.
    """

    move_requested = Signal(object, int)
    removal_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Balanced by, most important first"))
        self.setAccessibleDescription(
            tr("Alt with the arrows changes the order, Delete takes a column out")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, take out with Delete."""
        entry, by = self.current, {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if entry is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            step = by.get(Qt.Key(event.key()))
            if step is not None:
                self.move_requested.emit(entry.value, step)
                return
        if entry is not None and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(entry.value)
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Be as high as the rows: the page around it scrolls."""
        rows = self.content_height(max(self.viewport().width(), 160))
        self.setFixedHeight(max(rows, 8) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again at another width, for the words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)

    def _restyle(self) -> None:
        super()._restyle()
        self.fit()

    def put(self, row: int, onto: int) -> None:
        """Let a column take the place of the one it was let go over."""
        if row != onto:
            self.move_requested.emit(self.rows[row].value, onto - row)


class DrawSettings(QWidget):
    """Changes nothing of what was drawn: another draw goes by it.

    Signals:
        list_requested: another list is to be brought in.
        draw_requested: draw; carries whether another seed is to be made up.
    """

    list_requested = Signal()
    draw_requested = Signal(bool)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.draft: EligibleDraft | None = None
        """The list as it was read last: what else it could be balanced by."""
        self._columns: tuple[SampleColumn, ...] = ()
        self._is_stale = False
        self._make_list()
        self._make_fields()
        self._make_balance()
        self.quotas = SampleQuotaFields(context)
        self.draw = Button(tr("Draw"), ButtonKind.PRIMARY)
        self.draw.clicked.connect(self._on_draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 22, 18, 18)
        column.setSpacing(8)
        column.addWidget(Label(tr("How it is drawn"), Text.SUBHEADING))
        for label, widget in (
            (tr("List of all eligible"), self._source),
            ("", self._wanted),
            (tr("Balanced by, most important first"), self._balance),
            (tr("Quotas"), self.quotas),
        ):
            if label:
                column.addSpacing(6)
                column.addWidget(small(label))
            column.addWidget(widget)
        column.addWidget(
            small(
                tr(
                    "The same list and seed give the same sample on every computer. "
                    "Every draw stays on record with its seed, unless it is taken back."
                )
            )
        )
        column.addStretch(1)

    def _make_list(self) -> None:
        self._source = Card(margin=12)
        self._source.column.setSpacing(2)
        self._name, self._facts = Label("", Text.STRONG), small()
        self.another = Button(tr("Another list…"), ButtonKind.LINK, size=Size.SMALL)
        self.another.clicked.connect(self.list_requested)
        self.remove = Button(tr("Remove the list"), ButtonKind.LINK, size=Size.SMALL)
        self.remove.clicked.connect(self._on_remove)
        for widget in (self._name, self._facts, self.another, self.remove):
            self._source.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._source.column.setAlignment(self._name, Qt.AlignmentFlag(0))
        self._source.column.setAlignment(self._facts, Qt.AlignmentFlag(0))

    def _make_fields(self) -> None:
        self.size_field = LineField(tr("{Cases} in the sample"), self._tidy_size)
        self.size_field.paused.connect(self._on_size)
        self.seed_field = LineField(tr("Seed"))
        self.seed_field.setPlaceholderText(tr("made up"))
        self.seed_field.paused.connect(self._on_seed)
        self._wanted = QWidget()
        row = QHBoxLayout(self._wanted)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(12)
        for label, field in (
            (tr("{Cases} wanted"), self.size_field),
            (tr("Seed"), self.seed_field),
        ):
            column = QVBoxLayout()
            column.setSpacing(4)
            for widget in (small(label), field, field.problem):
                column.addWidget(widget)
            column.addStretch(1)
            row.addLayout(column, 1)

    def _make_balance(self) -> None:
        self.balance = BalanceList()
        self.balance.move_requested.connect(self._on_move)
        self.balance.removal_requested.connect(self._on_remove_column)
        self.add = Chip(tr("+ another column"), look=ChipLook.ADD)
        self.add.clicked.connect(self._on_add)
        self._balance = Card(margin=6)
        self._balance.column.addWidget(self.balance)
        self._balance.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, now: Snapshot, listed: Sequence[Eligible], stale: bool) -> None:
        """Show how another draw would go; *stale* says that it would go otherwise than the last."""
        plan = now.sample_list
        if plan is None:
            return
        here = plan.is_here and not self._context.session.read_only
        self._show_source(now, plan)
        self.size_field.follow(str(plan.size))
        self.seed_field.follow(plan.seed)
        by_kind = lines_by_kind(listed, now.sample_columns)
        self._show_balance(now, by_kind, plan.size)
        self.quotas.show_quotas(now, by_kind, here)
        for field in (self.size_field, self.seed_field):
            field.setReadOnly(not here)
        for widget in (self.balance, self.add, self.draw):
            widget.setEnabled(here)
        self.another.setEnabled(not self._context.session.read_only)
        self.remove.setVisible(plan.is_here and bool(now.draws))
        self.remove.setEnabled(here)
        self._is_stale = stale or not now.draws
        self.draw.setText(tr("Draw") if self._is_stale else tr("Draw with another seed"))
        self.draw.set_kind(ButtonKind.PRIMARY if self._is_stale else ButtonKind.SECONDARY)

    def leave(self) -> None:
        """Keep what was typed."""
        for field in (self.size_field, self.seed_field):
            field.flush()
        self.quotas.leave()

    def _show_source(self, now: Snapshot, plan: SampleList) -> None:
        self._name.setText(shown(plan.source))
        lines = plural(plan.listed, "{case}", "{cases}")
        day = day_text(plan.brought_in[:10])
        kept = tr("No names are kept.")
        if not plan.is_here:
            kept = tr("Its lines were removed on {day}.", day=day_text(plan.removed[:10]))
        self._facts.setText(tr("{lines} · {day}\n{kept}", lines=lines, day=day, kept=kept))
        self._columns = now.sample_columns

    def _show_balance(self, now: Snapshot, by_kind: Sequence[EligibleLine], size: int) -> None:
        at = self.balance.currentIndex().row()
        wanted: list[dict[str, int]] = [{} for _ in now.sample_columns]
        quotas = quotas_by_column(now.sample_columns, now.sample_quotas)
        if by_kind:
            with suppress(ValueError):
                wanted = wanted_of(by_kind, size, quotas)
        entries = [
            ListEntry(((column.heading, False),), _shares(found), column)
            for column, found in zip(now.sample_columns, wanted, strict=True)
        ] or _balanced_then(now)
        self.balance.show_entries(entries)
        if at >= 0:
            self.balance.go_to(min(at, len(now.sample_columns) - 1), -1)
        self.balance.fit()
        self.balance.setVisible(bool(entries))
        self.add.setVisible(now.sample_list is not None and now.sample_list.is_here)

    def _tidy_size(self, text: str) -> str:
        plan = self._context.session.now.sample_list
        most = plan.listed if plan is not None else 0
        if not text.isdecimal() or len(text) > _MOST_DIGITS or not 0 < int(text) <= most:
            raise Misfit(
                tr("“{shown}” cannot be drawn.", shown=shown(text)),
                tr("Write a number from 1 to {most}.", most=most),
            )
        return str(int(text))

    def _plan(self) -> SampleList:
        plan = self._context.session.now.sample_list
        assert plan is not None
        return plan

    def _on_size(self, text: str) -> None:
        if not self._context.session.do(
            lambda file: acts.set_size(file, self._plan(), int(text)), self.size_field
        ):
            self.size_field.mark_unsaved()

    def _on_seed(self, text: str) -> None:
        if not self._context.session.do(
            lambda file: acts.set_seed(file, self._plan(), text), self.seed_field
        ):
            self.seed_field.mark_unsaved()

    def _on_move(self, column: SampleColumn, by: int) -> None:
        to = [one.id for one in self._columns].index(column.id) + by
        if 0 <= to < len(self._columns):
            at = self.balance.currentIndex().row() + by
            self._context.session.do(lambda file: acts.move_column(file, column, to))
            self.balance.go_to(at)

    def _on_remove_column(self, column: SampleColumn) -> None:
        self._do_long(
            lambda file: acts.remove_column(file, column),
            tr(
                "{heading} is no longer balanced by, and its values left the audit. "
                "Alt+Z takes it back.",
                heading=column.heading,
            ),
        )

    def _on_remove(self) -> None:
        self._do_long(
            acts.remove_list,
            tr(
                "The list is out of the audit; what was drawn stays, with its fingerprint. "
                "Alt+Z brings it back."
            ),
        )

    def _on_add(self) -> None:
        menu = self.column_menu()
        if menu is None:
            self.list_requested.emit()
            return
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def column_menu(self) -> ChoiceMenu | None:
        """Return the columns that could be balanced by too; None where the list is not at hand."""
        have = {column.heading for column in self._columns}
        others = [
            column
            for column in (self.draft.columns if self.draft is not None else ())
            if column.heading not in have
        ]
        if not others:
            return None
        menu = ChoiceMenu(self)
        for column in others:
            action = QAction(column.heading.replace("&", "&&"), menu)
            action.triggered.connect(
                lambda _=False, heading=column.heading: self.add_column(heading)
            )
            menu.addAction(action)
        return menu

    def add_column(self, heading: str) -> None:
        """Balance by another column of the list that was read last."""
        if self.draft is None:
            return
        column = next(one for one in self.draft.columns if one.heading == heading)
        if column.misfits:
            self._context.show_fault(
                NotYet(
                    next(iter(column.misfits.values())),
                    tr("Nothing was changed."),
                    tr("Mend the list and bring it in again, or leave such lines out then."),
                )
            )
            return
        self._do_long(lambda file: acts.add_column(file, column), "")

    def _do_long(self, act: Act, words: str) -> None:
        """Change every line of the list, meanwhile where there are many; *words* say it is done."""

        def tell() -> None:
            if words:
                self._context.give_notice(words)

        session = self._context.session
        if self._plan().listed <= LONG:
            if session.do(act):
                tell()
            return
        job = session.do_in_background(lambda file, _progress: act(file), LIST_CHANGING)
        if job is not None:
            job.done.connect(tell)

    def _on_draw(self) -> None:
        """Draw only by what stands in the fields; what was refused is not passed over."""
        self.leave()
        fields = (self.size_field, self.seed_field, *self.quotas.fields.values())
        held = next((field for field in fields if field.misfit or field.unsaved), None)
        if held is not None:
            held.setFocus()
            held.selectAll()
            return
        self.draw_requested.emit(not self._is_stale)


def _balanced_then(now: Snapshot) -> list[ListEntry]:
    """Return what was balanced by where the list is gone: by that the draw is understood."""
    sample = current_sample(now)
    if sample is None or now.sample_list is None or now.sample_list.is_here:
        return []
    wanted: dict[str, dict[str, int]] = {heading: {} for heading in sample.headings}
    for one in now.drawn_strata:
        if one.draw_id == sample.drawn.id:
            wanted[one.heading][one.value] = one.wanted
    return [
        ListEntry(((heading, False),), _shares(found), None) for heading, found in wanted.items()
    ]


def _shares(wanted: Mapping[str, int]) -> str:
    return ", ".join(f"{value}: {wanted[value]}" for value in sorted(wanted, key=in_order))
