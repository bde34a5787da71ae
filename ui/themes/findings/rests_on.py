"""What a finding rests on: each kind under its heading, to be gone to, added to or taken away."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import findings
from core.counting.live_number import live_number
from core.counting.thread import EvidencePiece
from core.model.finding import EvidenceKind, Finding
from core.model.ids import FindingId
from core.model.tool import Point
from core.wording.findings import evidence_counted
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.program.actions import spec_of
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.evidence_read import EvidenceRead
from ui.themes.findings.rests_on_layout import RestsOnLayout
from ui.themes.findings.rows import NamedPiece, evidence_lines
from ui.themes.lines import FittedLines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small, subheading

_MOST_HIGH: Final = 4000
_IN_VOICES: Final = frozenset(
    {EvidenceKind.FAMILY_VOICE, EvidenceKind.MEETING, EvidenceKind.LEADER}
)

_NOTHING_LEFT: Final = later("It rests on nothing now, so it is a draft and is not printed.")
_NUMBER_LEFT: Final = later("Its number is still in the words, and is not counted anew there.")


def _words(finding: Finding) -> str:
    """Return all that a finding says, in whichever field."""
    return "\n".join((finding.text, finding.challenge, finding.call_to_act, finding.reflection))


class RestsOnList(QWidget):
    """The evidence of one finding; Enter goes to where it came from, Delete takes it away.

    Signals:
        adding_requested: more is to be found for it.
        finding_requested: it rests on another finding, which is wanted; carries its `FindingId`.
        number_requested: what stands behind a count is wanted; carries the `LiveNumber`.
        source_requested: a source from outside is wanted; carries the `Source`.
        heard_requested: what was heard of no case is wanted.
    """

    adding_requested = Signal()
    finding_requested = Signal(object)
    number_requested = Signal(object)
    source_requested = Signal(object)
    heard_requested = Signal()

    def __init__(
        self, context: AuditContext, counts: FindingCounts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._counts = counts
        self.counted = small()
        self.away_button = Button(tr("Take away"), ButtonKind.LINK, size=Size.SMALL)
        self.add_button = Button(
            tr("Add evidence"), keys=spec_of("add_evidence").caps, size=Size.SMALL
        )
        self.nothing = small(
            tr("It rests on nothing yet, so it is a draft and never printed. Add evidence.")
        )
        self.lines = FittedLines(tr("Rests on"), RestsOnLayout)
        self._lay_out()
        self.add_button.clicked.connect(self.adding_requested)
        self.away_button.clicked.connect(self.take_away)
        self.lines.entered_line.connect(self._on_entered)
        self.lines.deleted.connect(self.take_away)

    def show_evidence(self, read: EvidenceRead) -> None:
        """Show what a finding rests on, and what its numbers come to."""
        now, evidence = self._context.session.now, read.evidence
        lines = evidence_lines(now, evidence, read.pieces, self._counts, read.words)
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines))
        self.away_button.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.counted.setText(evidence_counted(one.kind for one in evidence))
        self.lines.fit()

    def go_to(self, evidence_id: int) -> None:
        """Put the keyboard on a piece of evidence; on the first where it is gone."""
        places = (
            at
            for at, line in enumerate(self.lines.lines)
            if isinstance(line.value, NamedPiece) and line.value.evidence.id == evidence_id
        )
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines.go_to(next(places, 0))

    def take_away(self) -> None:
        """Take the evidence the keyboard is at from the finding."""
        at = self.lines.at
        if at is None or not isinstance(at.value, NamedPiece):
            return
        one, session = at.value.evidence, self._context.session
        last = len(session.now.evidence_on(one.finding_id)) == 1
        session.do(lambda file: findings.take_away(file, one))
        said = [_NOTHING_LEFT] * last
        finding = session.now.finding.get(one.finding_id)
        if one.shown and finding is not None and one.shown in _words(finding):
            said.append(_NUMBER_LEFT)
        if said:
            self._context.give_notice(" ".join(map(tr, said)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(subheading(tr("Rests on")))
        head.addWidget(self.counted, 1)
        head.addWidget(self.away_button)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.lines)

    def _on_entered(self, value: object) -> None:
        """Go to where a piece of evidence came from."""
        if isinstance(value, NamedPiece):
            self.go_from(value)

    def go_from(self, named: NamedPiece) -> None:
        """Go to where a piece of evidence came from; a count is looked at in Evidence."""
        piece = named.piece
        if piece.kind is EvidenceKind.COUNT:
            number = live_number(named.evidence.count)
            if number is not None:
                self.number_requested.emit(number)
        elif piece.kind is EvidenceKind.SOURCE:
            held = self._context.session.now.sources
            source = next((one for one in held if one.id == piece.row_id), None)
            if source is not None:
                self.source_requested.emit(source)
        elif piece.kind is EvidenceKind.FINDING:
            self.finding_requested.emit(FindingId(piece.row_id))
        elif piece.kind in _IN_VOICES:
            self._context.request("prepare_voices")
        elif piece.case_id is not None:
            self._visit(piece)
        else:
            self.heard_requested.emit()

    def _visit(self, piece: EvidencePiece) -> None:
        tool = self._context.session.now.tool
        points = [one for one in tool.points if one.question_id == piece.question_id]
        point: Point | None = points[0] if points else next(iter(tool.points), None)
        if piece.case_id is not None and point is not None:
            self._context.cursor.go(piece.case_id, point)
            self._context.request("walk")
