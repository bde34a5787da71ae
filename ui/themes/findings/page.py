"""Findings: numbered statements on named evidence, each with its challenge and its thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.counting.live_number import LiveNumber
from core.counting.thread import BorneOut, FindingState
from core.model.changed import Changed
from core.model.finding import EvidenceKind, EvidenceSide, Finding
from core.model.ids import FindingId, ThemeId
from core.queries.search import Hit, HitKind
from core.words import tr
from ui.audit.context import AuditContext, StagePage
from ui.themes.carried_piece import Carried, PieceDrag, PieceDrop
from ui.themes.findings.add_evidence import AddEvidence
from ui.themes.findings.adding import EvidenceAdding
from ui.themes.findings.change_source import ChangeSource
from ui.themes.findings.columns import FindingsColumns
from ui.themes.findings.counting import COUNTED_FROM, FindingCounts
from ui.themes.findings.evidence_read import CommentsUnder, read_evidence
from ui.themes.findings.evidence_target import HypothesisTarget
from ui.themes.findings.evidence_use import EvidenceUse
from ui.themes.findings.finding_list import FindingList
from ui.themes.findings.hypothesis_view import HypothesisView
from ui.themes.findings.list_moves import ListMoves
from ui.themes.findings.offered import OfferedFindings
from ui.themes.findings.rests_on import RestsOnList
from ui.themes.findings.statement import Statement
from ui.themes.findings.states import FindingStates
from ui.themes.findings.thread_panel import ThreadPanel
from ui.themes.findings.writer import FindingWriter


class FindingsPage(StagePage):
    """The findings at the left, one of them in the middle, its thread at the right.

    Signals:
        number_requested: what stands behind a count is wanted; carries the `LiveNumber`.
        heard_requested: what was heard of no case is wanted.
    """

    number_requested = Signal(object)
    heard_requested = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.finding_id: FindingId | None = None
        self.hypothesis_id: int | None = None
        self._theme_id: ThemeId | None = None
        self._missed: frozenset[type] = frozenset()
        self._stale = True
        self._is_listing = False
        self.comments = CommentsUnder(context.session, self)  # first: all else asks it of news
        self.counts = FindingCounts(context, self)
        self.states = FindingStates(context, self.counts)
        self.writer = FindingWriter(context.session, self.counts, self)
        self.list = FindingList()
        self.statement = Statement(context, self.counts, self.states)
        self.rests_on = RestsOnList(context, self.counts)
        self.thread_panel = ThreadPanel(context)
        self.offered = OfferedFindings()
        self.hypothesis = HypothesisView(context, self.counts)
        self.add = AddEvidence(self)
        self.change_source = ChangeSource(context, self)
        self.adding = EvidenceAdding(context, self.counts, self.comments, self.writer, self.add)
        self.use = EvidenceUse(context, self.writer, lambda: self.finding, self._flush)
        self._lay_out()
        self._connect()

    # What the place is asked for

    def arrive(self) -> None:
        """Show what changed meanwhile, and take the focus to the list."""
        self._catch_up()
        if self.context.session.now.findings or self.hypothesis_id is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offered.take_focus()

    def make_first(self) -> None:
        """Show what there is before anybody comes."""
        self._catch_up()

    def leave(self) -> None:
        """Keep what was typed."""
        self._flush()

    def _flush(self) -> None:
        self.statement.editor.flush()
        self.hypothesis.flush()

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme of the finding in view."""
        finding = self.finding
        return finding.theme_id if finding is not None else self._theme_id

    def follow_theme(self, theme_id: ThemeId) -> None:
        """Take the theme that was looked at for what is written next."""
        self._theme_id = theme_id

    @property
    def part_in_view(self) -> str:
        """The finding that is open."""
        return str(self.finding_id or "")

    def show_again(self, part: str) -> None:
        """Open a finding again, where it still is."""
        if part.isdecimal() and FindingId(int(part)) in self.context.session.now.finding:
            self.open_finding(FindingId(int(part)))

    @property
    def finding(self) -> Finding | None:
        """The finding that is open."""
        if self.finding_id is None:
            return None
        return self.context.session.now.finding.get(self.finding_id)

    def run(self, name: str) -> None:
        """Do an action of this place."""
        steps: dict[str, Callable[[], None]] = {
            "new_finding": self.write_new,
            "add_evidence": self.open_adding,
            "thread": self._to_thread,
            "next_to_decide": self.go_to_next_decision,
            "careful_reader": self._toggle_reader,
            "use_wording": self.statement.reader.take_it,
            "next_case": partial(self.step, 1),
            "previous_case": partial(self.step, -1),
        }
        if name in steps:
            steps[name]()

    def open_found(self, hit: Hit) -> None:
        """Open the finding that was found, or the first that rests on the source found."""
        if hit.kind is HitKind.FINDING:
            self.open_finding(FindingId(hit.row_id))
            return
        if hit.kind is HitKind.HYPOTHESIS:
            self._on_hypothesis(hit.row_id)
            return
        users = self.context.session.now.used_by(EvidenceKind.SOURCE, hit.row_id)
        if users:
            self.open_finding(users[0])

    def open_finding(self, finding_id: FindingId) -> None:
        """Open one finding."""
        self._flush()
        self.finding_id, self.hypothesis_id = finding_id, None
        self._show()

    # Wishes

    def write_new(self) -> None:
        """Begin a finding under the theme one stands on, and put the cursor in it."""
        self.statement.editor.flush()
        self.writer.begin(Finding("", theme_id=self.theme_in_view()))
        self.statement.editor.focus_statement()

    def step(self, by: int) -> None:
        """Open the finding after this one, or before."""
        finding_id = self.list.next_to(self.finding_id, by)
        if finding_id is not None:
            self.open_finding(finding_id)

    def open_adding(self) -> None:
        """List what the finding can rest on, or what stands for the hypothesis."""
        self._flush()
        if self.hypothesis_id is not None:
            self._on_weighing(EvidenceSide.FOR)
            return
        if self.finding is None:
            self.write_new()
        if self.finding is not None:
            self.adding.begin(self.finding)

    def go_to_next_decision(self) -> None:
        """Open the next finding that waits for something, and go to what it waits for."""
        found = self.list.next_to_decide(self.finding_id)
        if found is not None:
            finding_id, state = found
            self.open_finding(finding_id)
            if state is FindingState.RESTS_ON_NOTHING:
                self.rests_on.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.statement.focus_on(state)
        elif not self.counts.say_waiting():
            self.context.give_notice(tr("No finding waits for a decision."))

    def _toggle_reader(self) -> None:
        self.states.reads_along = not self.states.reads_along
        self._show()
        on = tr("The careful reader reads along.")
        self.context.give_notice(
            on if self.states.reads_along else tr("The careful reader is off.")
        )

    def _to_thread(self) -> None:
        self.side.reveal()
        self.thread_panel.take_focus()

    # Making

    def _lay_out(self) -> None:
        about = (self.statement, self.rests_on)
        self.columns = FindingsColumns(
            self.list, about, self.offered, self.hypothesis, self.thread_panel
        )
        self.left, self.side, self.middle = (
            self.columns.left,
            self.columns.side,
            self.columns.middle,
        )
        self.new_button = self.columns.new_button
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.columns)
        self.moves = ListMoves(self.context, self.list, self.use, self._flush)
        self._drop = PieceDrop(self.columns.finding.viewport(), self.use.use_here)
        self.statement.editor.pasted.connect(self.use.use_pasted)
        PieceDrag(self.thread_panel.unused, self.thread_panel.piece_in_view)

    def _connect(self) -> None:
        self.context.session.changed.connect(self._on_changed)
        self.counts.counted.connect(self._on_counted)
        self.writer.begun.connect(self.open_finding)
        self.new_button.clicked.connect(self.write_new)
        self.list.finding_reached.connect(self._on_reached)
        self.list.finding_entered.connect(self._on_entered)
        self.list.hypothesis_reached.connect(self._on_hypothesis)
        self.hypothesis.adding_requested.connect(self._on_weighing)
        self.hypothesis.let_go.connect(self._on_let_go)
        self.hypothesis.piece_requested.connect(self.rests_on.go_from)
        self.statement.editor.stepped.connect(self.step)
        self.rests_on.adding_requested.connect(self.open_adding)
        self.rests_on.finding_requested.connect(self.open_finding)
        self.rests_on.number_requested.connect(self.number_requested)
        self.rests_on.heard_requested.connect(self.heard_requested)
        self.rests_on.source_requested.connect(self.change_source.show_source)
        self.thread_panel.finding_requested.connect(self.open_finding)
        self.thread_panel.evidence_requested.connect(self.rests_on.go_to)
        self.thread_panel.use_requested.connect(self.use.use_here)
        self.thread_panel.left.connect(self._on_thread_left)
        self.offered.taken.connect(self._on_offer_taken)
        self.offered.new_requested.connect(self.write_new)

    # Showing

    def _catch_up(self) -> None:
        kinds, self._missed = self._missed, frozenset()
        if not kinds.isdisjoint(COUNTED_FROM):
            self.counts.forget()
        if kinds or self._stale:
            self._stale = False
            self._show()

    def _show(self) -> None:
        now = self.context.session.now
        self._is_listing = True  # what is reached by that is shown below, once
        self.list.show_findings(now, self.states.of_all())
        self._is_listing = False
        listed = self.list.finding_ids
        if self.finding_id not in listed:
            self.finding_id = listed[0] if listed else None
        self.left.set_count(len(listed))
        if self._show_hypothesis():
            return
        self.list.show_at(self.finding_id)
        finding = self.finding
        self.columns.show_finding(finding is not None)
        if finding is None:
            self.offered.show_offered(now, self.counts)
        else:
            self._show_finding(finding)

    def _show_hypothesis(self) -> bool:
        """Show the hypothesis one stands on; return False where one stands on none."""
        held = [one for one in self.context.session.now.hypotheses if one.text.strip()]
        at = next((n for n, one in enumerate(held) if one.id == self.hypothesis_id), None)
        if at is None:
            self.hypothesis_id = None
            return False
        self.columns.show_hypothesis()
        self.hypothesis.show_hypothesis(held[at], at + 1)
        return True

    def _show_finding(self, finding: Finding) -> None:
        self.statement.show_finding(finding)
        read = read_evidence(self.context.session, self.comments, finding)
        self.rests_on.show_evidence(read)
        self.thread_panel.show_thread(read)
        self.side.set_count(self.thread_panel.unused_count or None)

    # News

    def _on_changed(self, news: Changed) -> None:
        self._missed |= news.kinds
        if self.isVisible():
            self._catch_up()

    def _on_counted(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def _on_hypothesis(self, hypothesis_id: int) -> None:
        if hypothesis_id != self.hypothesis_id:
            self._flush()
            self.hypothesis_id = hypothesis_id
            self._show_hypothesis()

    def _on_weighing(self, side: EvidenceSide) -> None:
        if self.hypothesis_id is not None:
            self.adding.begin_for(self._side(self.hypothesis_id, side), None)

    def _on_let_go(self, side: EvidenceSide, piece: Carried) -> None:
        if self.hypothesis_id is None:
            return
        target = self._side(self.hypothesis_id, side)
        if isinstance(piece, LiveNumber):
            target.use_number(piece)
        else:
            target.use_piece(piece)

    def _side(self, hypothesis_id: int, side: EvidenceSide) -> HypothesisTarget:
        session = self.context.session
        return HypothesisTarget(session, self.counts, self.writer, hypothesis_id, side)

    def _on_reached(self, finding_id: FindingId) -> None:
        if finding_id != self.finding_id or self.hypothesis_id is not None:
            self._flush()
            self.finding_id, self.hypothesis_id = finding_id, None
            finding = self.finding
            if finding is not None and not self._is_listing:
                self.columns.show_finding(True)
                self._show_finding(finding)
            if finding is not None:
                self.context.change_part()

    def _on_entered(self, finding_id: FindingId) -> None:
        self.open_finding(finding_id)
        self.statement.editor.focus_statement()

    def _on_offer_taken(self, sentence: str, found: BorneOut) -> None:
        self.writer.begin_with(sentence, found)
        self.statement.editor.focus_statement()

    def _on_thread_left(self) -> None:
        self.side.conceal()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
