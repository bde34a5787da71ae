"""The steps of the audit's process with their days, and the days that nobody works."""

from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.prepare import set_audit
from core.model.audit import Audit
from core.model.clock import date_text
from core.model.snapshot import Snapshot
from core.model.steps import DayOff, Nation, ProcessStep
from core.wording.steps import steps_words
from core.wording.values import calendar_words
from core.words import tr, word_for
from ui.audit.context import AuditContext
from ui.prepare.sheets_part import SheetsPart
from ui.prepare.steps_columns import days_off_shape, steps_shape
from ui.prepare.table_editor import TableEditor, TableKind
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented

_LEAST_ROWS: Final = 3
"""How many rows of a sheet have room, its headings one of them, however low the window is."""


class StepsSheet(StrEnum):
    """One of the two sheets."""

    STEPS = "steps"
    DAYS_OFF = "days off"


NO_STEPS: Final = tr(
    "No steps yet. Type what is done and on which day, or how many working days after another "
    "step: Send the requests, 10, Terms agreed. When a day moves, all that follows moves with it."
)
NO_DAYS_OFF: Final = tr(
    "No days off of the audit's own yet. Weekends and public holidays are left out as they are; "
    "type here what else is not worked, such as 27 December."
)


class StepsPart(SheetsPart):
    """Steps and days off, one sheet at a time; below, whose public holidays are left out."""

    rests_on = frozenset({ProcessStep, DayOff, Audit})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, _sheets(context), parent)
        self.told = Label("", Text.STRONG)
        self.counted = small()
        self.nation = Segmented(
            tr("Public holidays of"), [Option(one, word_for(one)) for one in Nation]
        )
        self.nation.chosen.connect(self._on_nation)
        self.nation.setEnabled(not context.session.read_only)
        self.put_heading(tr("Steps")).addWidget(self.which)
        self.column.addWidget(self.told)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        column.addWidget(self.stack, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(Label(tr("Public holidays of"), Text.SMALL, wrap=False))
        below.addWidget(self.nation)
        below.addStretch(1)
        column.addLayout(below)
        column.addWidget(self.counted)
        self.column.addWidget(Scroll(inside), 1)
        self._theme.follow(self._fit)
        self._fit()

    def _fit(self) -> None:
        for sheet in self.sheets.values():
            row = sheet.view.verticalHeader().defaultSectionSize()
            sheet.view.setMinimumHeight(_LEAST_ROWS * row)

    def refresh(self) -> None:
        """Show all of it as it stands."""
        now, today = self.context.session.now, self.context.session.clock().date()
        self.told.setText(steps_words(now, today))
        self.told.setVisible(bool(self.told.text()))
        self.counted.setText(calendar_words(now.tool.calendar))
        self.nation.set_value(now.audit.nation)
        super().refresh()

    def _on_nation(self, nation: Nation) -> None:
        audit = replace(self.context.session.now.audit, nation=nation)
        self.do(lambda file: set_audit(file, audit))


def _sheets(context: AuditContext) -> dict[str, tuple[str, TableEditor[Any]]]:
    session = context.session

    def now() -> Snapshot:
        return session.now

    steps = TableKind[ProcessStep](
        "step",
        "steps",
        lambda one: tr("the step “{title}”", title=one.title),
        lambda: now().steps,
        ordered=True,
    )
    off = TableKind[DayOff](
        tr("day off"),
        tr("days off"),
        lambda one: tr("the day off {day}", day=date_text(one.day)),
        lambda: now().days_off,
    )
    shape = steps_shape(now, lambda: session.clock().date())
    return {
        StepsSheet.STEPS: (tr("Steps"), TableEditor(context, steps, shape, NO_STEPS)),
        StepsSheet.DAYS_OFF: (
            tr("Days off"),
            TableEditor(context, off, days_off_shape(), NO_DAYS_OFF),
        ),
    }
