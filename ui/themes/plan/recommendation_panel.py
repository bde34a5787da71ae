"""The recommendation one stands on: its words, owners, the findings it follows from."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.concluded import concluded, finding_numbers, recommendation_numbers
from core.model.plan import Recommendation
from core.model.snapshot import Snapshot
from core.wording.plan import carried_words
from core.words import tr
from ui.program.actions import spec_of
from ui.themes.plan.owners import OwnersField
from ui.themes.plan.rows import leaving_words
from ui.themes.plan.step_fields import StepFields
from ui.themes.reason_field import ReasonField
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.typed_words import be_about

_FIELDS: Final = (
    ("text", tr("Recommendation"), 2),
    ("answered", tr("Already answered: what was done"), 1),
    ("answered_by", tr("By whom"), 1),
    ("answered_on", tr("When"), 1),
)


class RecommendationPanel(QWidget):
    """One recommendation: words, owners, the findings it follows from, who answered it.

    Signals:
        owners_changed: carries the owners as they are to be.
        theme_chosen: carries the number of the theme it is to stand under, or None.
        findings_chosen: carries the numbers of the findings it follows from.
        action_requested: an action under it is to be begun.
        nested_requested: a recommendation under it is to be begun.
        removal_requested: carries the reason, empty where its number never went out.
    """

    owners_changed = Signal(object)
    theme_chosen = Signal(object)
    findings_chosen = Signal(object)
    action_requested = Signal()
    nested_requested = Signal()
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recommendation: Recommendation | None = None
        self.title = subheading()
        self.under = DropChip(tr("Theme"), look=ChipLook.OUTLINE)
        self.carried = small()
        self.words = StepFields(_FIELDS)
        self.owners = OwnersField()
        self._from = QWidget()
        self._flow = FlowLayout(self._from, gap=6, line_gap=6)
        self.action = Button(tr("New action"), keys=spec_of("new_action").caps, size=Size.SMALL)
        self.nested = Button(tr("One under it"), ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self.reason = ReasonField(tr("Why it is withdrawn"), tr("Withdrawn, because…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 10, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.under, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.carried)
        column.addWidget(self.words)
        column.addWidget(self.owners)
        self._from_said = Label(tr("From finding"), Text.SMALL)
        column.addWidget(self._from_said)
        column.addWidget(self._from)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8, line_gap=6)
        for way in (self.action, self.nested, self.remove_it):
            flow.addWidget(way)
        column.addWidget(ways)
        column.addWidget(self.reason)
        column.addStretch(1)
        self.under.chosen.connect(self.theme_chosen)
        self.owners.owners_changed.connect(self.owners_changed)
        self.action.clicked.connect(self.action_requested)
        self.nested.clicked.connect(self.nested_requested)
        self.remove_it.clicked.connect(self._on_remove)

    def show_recommendation(self, now: Snapshot, one: Recommendation) -> None:
        """Show a recommendation, or what became of it; words on their way stay."""
        if self.recommendation is None or self.recommendation.id != one.id:
            self.reason.hide()
        self.recommendation = one
        be_about(self, one.id)
        number = recommendation_numbers(now).get(one.id, "")
        self.title.setText(tr("Recommendation {number}", number=number))
        themes = [(theme.id, theme.title) for theme in now.tool.themes]
        self.under.set_choices([(None, tr("No theme")), *themes])
        self.under.set_value(one.theme_id)
        self.under.setVisible(one.parent_id is None and bool(themes))
        self.nested.setVisible(one.parent_id is None)
        self.carried.setText(carried_words(one))
        self.carried.setVisible(bool(one.earlier))
        self.words.show_value(one)
        self.owners.show_owners(now, now.owners_of_recommendation(one.id))
        self._show_findings(now, one)
        self.remove_it.setText(leaving_words(one.number, one.withdrawn))

    def flush(self) -> None:
        """Keep what was typed."""
        self.words.flush()

    def _show_findings(self, now: Snapshot, one: Recommendation) -> None:
        links = now.recommendation_findings
        follows = {link.finding_id for link in links if link.recommendation_id == one.id}
        clear_layout(self._flow)
        numbers = finding_numbers(now)
        standing = concluded(now)
        for finding in standing:
            chip = Chip(str(numbers[finding.id]), finding.id, ChipLook.OUTLINE)
            chip.setCheckable(True)
            chip.setChecked(finding.id in follows)
            chip.setToolTip(finding.text)
            chip.setAccessibleName(tr("Finding {number}", number=numbers[finding.id]))
            chip.clicked.connect(self._on_finding)
            self._flow.addWidget(chip)
            chip.show()
        for part in (self._from, self._from_said):
            part.setVisible(bool(standing))

    def _on_finding(self) -> None:
        chips = self._from.findChildren(Chip)
        self.findings_chosen.emit([chip.value for chip in chips if chip.isChecked()])

    def _on_remove(self) -> None:
        one = self.recommendation
        if one is not None and one.number and not one.withdrawn:
            self.reason.ask(self._tell_removal)
        else:
            self._tell_removal("")

    def _tell_removal(self, reason: str) -> None:
        self.removal_requested.emit(reason)
