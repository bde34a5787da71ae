"""The sample against its list: bars, what it cannot cover, and how it was drawn in words."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.prepare import set_audit
from core.counting.drawn import CurrentSample, combinations
from core.counting.eligible_kinds import lines_by_kind
from core.model.sample import Eligible
from core.wording.sample import (
    earlier_draws_words,
    erased_since_words,
    method_words,
    note_words,
    quotas_words,
    replacement_words,
    unmet_words,
)
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.sample_bars import BarsLegend, StratumBars
from ui.prepare.sample_gaps import GapsCard
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.tags import Pill, Tag


class SampleMiddle(QWidget):
    """What was drawn last; `column` takes more above it where there is no room beside."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sample: CurrentSample | None = None
        self.gaps = GapsCard()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 22, 20, 20)
        self.column.setSpacing(14)
        for widget in (self._make_heading(), self._make_bars(), self.gaps, self._make_words()):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _make_heading(self) -> QWidget:
        self.pill = Pill()
        self.copy = Button(tr("Copy the method"))
        self.copy.clicked.connect(self._on_copy)
        title = Label(tr("Sample"), Text.HEADING, wrap=False)
        return _apart((title, self.pill), self.copy)

    def _make_bars(self) -> Card:
        self.met = Tag()
        self.unmet = Label("", Text.SMALL, Tone.WARN)
        self.bars = StratumBars()
        self._card = Card()
        title = Label(tr("Sample against list"), Text.SUBHEADING, wrap=False)
        self._nothing = Label("")
        self._card.column.addWidget(_apart((title, self.met), BarsLegend()))
        self._card.column.addWidget(self.unmet)
        self._card.column.addWidget(self._nothing)
        self._card.column.addWidget(self.bars)
        return self._card

    def _make_words(self) -> Card:
        self._note = Label("", Text.SMALL)
        self._earlier = Label("", Text.SMALL)
        self.keep_note = Button(tr("Put these words into The audit"))
        self.keep_note.clicked.connect(self._on_keep_note)
        self._words = Card()
        self._words.column.addWidget(
            Label(tr("How the {cases} were drawn, in words"), Text.SUBHEADING)
        )
        for label in (self._note, self._earlier):
            self._words.column.addWidget(label)
        self._words.column.addWidget(self.keep_note, 0, Qt.AlignmentFlag.AlignLeft)
        return self._words

    def show_sample(
        self, sample: CurrentSample | None, stale: bool, lines: Sequence[Eligible]
    ) -> None:
        """Show a sample against the list; greyed where it is *stale*; or a hint."""
        self._sample = sample
        for widget in (self.pill, self.copy, self.met, self.bars, self.gaps, self._words):
            widget.setVisible(sample is not None)
        self.unmet.setVisible(sample is not None and bool(sample.unmet or sample.erased))
        self._nothing.setVisible(sample is None or not sample.strata)
        self._nothing.setText(
            tr("Nothing is drawn yet. Say how many are wanted, and draw.")
            if sample is None
            else tr("It is balanced by nothing: chance alone decided.")
        )
        if sample is None:
            return
        self._show_heading(sample, stale)
        self.bars.show_sample(sample, stale)
        self.bars.setVisible(bool(sample.strata))
        self._show_gaps(sample, lines)
        now = self._context.session.now
        words = note_words(sample)
        self._note.setText(words)
        earlier = earlier_draws_words([one.seed for one in now.draws[:-1]])
        self._earlier.setText(earlier)
        self._earlier.setVisible(bool(earlier))
        self.keep_note.setEnabled(
            now.audit.sample_note != words and not self._context.session.read_only
        )

    def _show_heading(self, sample: CurrentSample, stale: bool) -> None:
        strong = tr("{size} of {total}", size=sample.size, total=sample.total)
        rest = tr("drawn with seed {seed}", seed=sample.seed)
        if stale:
            self.pill.show_words(tr("Changed since the draw"), tr("draw again"), Tone.WARN)
        else:
            self.pill.show_words(strong, rest)
        tone = Tone.WARN if sample.unmet else Tone.GOOD
        sign = "" if sample.unmet else "✓ "
        self.met.show_text(f"{sign}{quotas_words(sample)}", tone)
        erased = erased_since_words(sample.erased)
        self.unmet.setText("\n".join(filter(None, (*unmet_words(sample), erased))))

    def _show_gaps(self, sample: CurrentSample, lines: Sequence[Eligible]) -> None:
        now = self._context.session.now
        headed = {column.heading: column for column in now.sample_columns}
        plan = now.sample_list
        same = plan is not None and plan.fingerprint == sample.fingerprint
        if not lines or not same or not headed.keys() >= {*sample.headings}:
            self.gaps.setVisible(False)
            return
        columns = [headed[heading] for heading in sample.headings]
        by_kind = lines_by_kind(lines, columns)
        self.gaps.show_combinations(combinations(by_kind, sample), sample.size)

    def _on_copy(self) -> None:
        sample = self._sample
        if sample is not None:
            said = [method_words(sample, sample.headings)]
            said += [replacement_words(sample, out) for out in sample.left_out]
            QGuiApplication.clipboard().setText("\n".join(said))
            self._context.give_notice(tr("The method is on the clipboard."))

    def _on_keep_note(self) -> None:
        if self._sample is None:
            return
        audit = replace(self._context.session.now.audit, sample_note=note_words(self._sample))
        if self._context.session.do(lambda file: set_audit(file, audit)):
            self._context.give_notice(
                tr("The words are in The audit, under “How the {cases} were drawn”.")
            )


def _apart(left: Sequence[QWidget], right: QWidget) -> QWidget:
    """Return widgets from the left, wrapping where there is no room, and one at the right edge."""
    whole, inside = QWidget(), QWidget()
    flow = FlowLayout(inside, gap=12)
    for widget in left:
        flow.addWidget(widget)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(inside, 1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
    return whole
