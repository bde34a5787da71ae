"""A hypothesis as it is weighed: what stands for it, what against, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.hypotheses import settle_hypothesis, take_from_hypothesis
from core.counting.thread import pieces
from core.model.audit import Hypothesis, Outcome
from core.model.finding import EvidenceNamed, EvidenceSide, HypothesisEvidence
from core.model.ids import FindingId
from core.queries.findings import comments_named
from core.wording.findings import EvidenceWords, unborne_words
from core.words import tr, word_for
from ui.audit.context import AuditContext
from ui.themes.carried_piece import Carried, PieceDrop
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.rests_on_layout import RestsOnLayout
from ui.themes.findings.rows import NamedPiece, evidence_lines
from ui.themes.lines import EvidenceRow, FittedLines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, ParagraphText, Text, heading, small, subheading


class HypothesisView(QWidget):
    """Shows one hypothesis; its words are typed in Prepare, what became of it here.

    Signals:
        adding_requested: more is to be found for a side; carries the `EvidenceSide`.
        let_go: evidence was let go on a side; carries the `EvidenceSide` and what was carried.
        piece_requested: a piece is to be gone to; carries the `NamedPiece`.
    """

    adding_requested = Signal(object)
    let_go = Signal(object, object)
    piece_requested = Signal(object)

    def __init__(
        self, context: AuditContext, counts: FindingCounts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._counts = context, counts
        self._hypothesis: Hypothesis | None = None
        self.title = heading()
        self.outcome = DropChip(
            tr("What became of it"),
            [(one, word_for(one).capitalize()) for one in Outcome],
            ChipLook.OUTLINE,
            prefix=tr("What became of it: "),
        )
        self.text = ParagraphText("", Text.BODY)
        self.reason = GrowingText(tr("Why"), least=1, most=4, hint=tr("What led to this"))
        self.unborne = Label("", Text.SMALL_STRONG)
        self.sides = {
            EvidenceSide.FOR: WeighedList(tr("What stands for it")),
            EvidenceSide.AGAINST: WeighedList(tr("What speaks against it")),
        }
        self._lay_out()
        self.outcome.chosen.connect(self._on_outcome)
        self.reason.paused.connect(self._on_reason)
        for side, part in self.sides.items():
            part.add.clicked.connect(partial(self.adding_requested.emit, side))
            PieceDrop(part, partial(self._on_let_go, side))
            part.taken.connect(self._on_taken)
            part.lines.entered_line.connect(self._on_entered)

    def show_hypothesis(self, hypothesis: Hypothesis, number: int) -> None:
        """Show a hypothesis, or what became of it; words on their way stay."""
        same = self._hypothesis is not None and self._hypothesis.id == hypothesis.id
        if not same:
            self.flush()
        self._hypothesis = hypothesis
        now = self._context.session.now
        self.title.setText(tr("Hypothesis {number}", number=number))
        self.text.setText(hypothesis.text)
        self.outcome.set_value(hypothesis.outcome)
        (self.reason.follow if same else self.reason.show_text)(hypothesis.reason)
        words = unborne_words(now, hypothesis)
        self.unborne.setText(words)
        self.unborne.setVisible(bool(words))
        held = now.evidence_of(hypothesis.id)
        named = [_as_named(one) for one in held]
        comments = self._context.session.read(lambda file: comments_named(file, named))
        said = EvidenceWords(now, {one.id: one.text for one in comments})
        known = tuple(pieces(now, comments))
        for side, part in self.sides.items():
            on_side = [_as_named(one) for one in held if one.side is side]
            part.show_evidence(evidence_lines(now, on_side, known, self._counts, said))

    def flush(self) -> None:
        """Keep what was typed."""
        self.reason.flush()

    def take_focus(self) -> None:
        """Put the keyboard on what became of it."""
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QWidget()
        flow = FlowLayout(top, gap=12, line_gap=6)
        flow.addWidget(self.title)
        flow.addWidget(self.outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 12, 14)
        column.setSpacing(10)
        column.addWidget(top)
        column.addWidget(self.text)
        column.addWidget(Label(tr("Why"), Text.SMALL))
        column.addWidget(self.reason)
        column.addWidget(self.unborne)
        for part in self.sides.values():
            column.addWidget(part)
        column.addStretch(1)

    def _on_let_go(self, side: EvidenceSide, piece: Carried, _at: object) -> None:
        self.let_go.emit(side, piece)

    def _on_outcome(self, value: object) -> None:
        if self._hypothesis is not None and isinstance(value, Outcome):
            self.flush()
            changed = replace(self._hypothesis, outcome=value)
            self._context.session.do(lambda file: settle_hypothesis(file, changed))

    def _on_reason(self, text: str) -> None:
        if self._hypothesis is None:
            return
        self._hypothesis = changed = replace(self._hypothesis, reason=text)
        act = partial(settle_hypothesis, hypothesis=changed)
        if not self._context.session.do(act, self.reason):
            self.reason.mark_unsaved()

    def _on_taken(self, evidence: EvidenceNamed) -> None:
        held = self._context.session.now.hypothesis_evidence
        one = next((one for one in held if one.id == evidence.id), None)
        if one is not None:
            self._context.session.do(lambda file: take_from_hypothesis(file, one))

    def _on_entered(self, value: object) -> None:
        if isinstance(value, NamedPiece):
            self.piece_requested.emit(value)


class WeighedList(QWidget):
    """What stands on one side of a hypothesis; Enter goes to where it came from.

    Signals:
        taken: a piece is to be taken away; carries the evidence.
    """

    taken = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = Button(tr("Add evidence"), size=Size.SMALL)
        self.add.setAccessibleDescription(title)
        self.away = Button(tr("Take away"), ButtonKind.LINK, size=Size.SMALL)
        self.away.setAccessibleDescription(title)
        self.nothing = small(tr("Nothing yet."))
        self.lines = FittedLines(title, RestsOnLayout)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(subheading(title))
        head.addStretch(1)
        head.addWidget(self.away)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.lines)
        self.away.clicked.connect(self._on_away)
        self.lines.deleted.connect(self._on_away)

    def show_evidence(self, lines: Sequence[EvidenceRow]) -> None:
        """Show what stands here."""
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines))
        self.away.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.lines.fit()

    def _on_away(self) -> None:
        at = self.lines.at
        if at is not None and isinstance(at.value, NamedPiece):
            self.taken.emit(at.value.evidence)


def _as_named(one: HypothesisEvidence) -> EvidenceNamed:
    return EvidenceNamed(
        FindingId(0), one.kind, one.row_id, one.id, one.position, one.count, one.shown
    )
