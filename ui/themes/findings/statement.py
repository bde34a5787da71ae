"""The statement of a finding as it is written, with what has to be decided on its words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts import findings
from core.counting.thread import FindingState
from core.model.concluded import concluded, finding_numbers
from core.model.finding import EvidenceNamed, Finding
from core.model.ids import CaseId
from core.wording.careful_reader.in_findings import sentence_of
from core.wording.careful_reader.mark import ReaderMark
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.actions import spec_of
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.editor import FindingEditor
from ui.themes.findings.news_card import DecisionCard, FieldMark, number_decision, wording_decision
from ui.themes.findings.states import FindingStates


class Statement(QWidget):
    """Keeps what is typed; a number that changed and a wording pointed out are decided in it."""

    def __init__(
        self,
        context: AuditContext,
        counts: FindingCounts,
        states: FindingStates,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._counts = counts
        self._states = states
        self.editor = FindingEditor()
        self.number_news = DecisionCard()
        self.reader = DecisionCard(spec_of("use_wording").caps)
        for card in (self.reader, self.number_news):
            self.editor.between.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        self._connect()

    def show_finding(self, finding: Finding) -> None:
        """Show a finding with its place among those that count, and what is to be decided."""
        now = self._context.session.now
        numbers = finding_numbers(now)
        printed = [one.id for one in concluded(now)]
        place = ""
        if finding.id in printed:
            at = printed.index(finding.id) + 1
            place = tr("{at} of {count}", at=at, count=len(printed))
        self.editor.show_finding(now, finding, numbers.get(finding.id), place)
        evidence = now.evidence_on(finding.id)
        marks, further = self._states.marks(finding), self._states.further_marks(finding)
        self.editor.mark_words([one.shown for one in evidence if one.shown], marks)
        self.editor.mark_further(further)
        places = [*(("text", mark) for mark in marks), *further]
        self.reader.show_decisions(
            [wording_decision(finding, FieldMark(*place)) for place in places]
        )
        news = self._counts.changed(evidence)
        self.number_news.show_decisions([number_decision(*one) for one in news])

    def focus_on(self, state: FindingState) -> None:
        """Put the focus where it is decided what a finding waits for."""
        match state:
            case FindingState.NUMBER_CHANGED:
                self.number_news.take_focus()
            case FindingState.WORDING:
                self.reader.take_focus()
            case FindingState.NO_CHALLENGE:
                self.editor.fields["challenge"].setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _:
                self.editor.focus_statement()

    def _connect(self) -> None:
        editor = self.editor
        editor.field_typed.connect(self._on_typed)
        editor.rewritten.connect(self._on_rewritten)
        editor.joined.connect(self._on_joined)
        editor.removed.connect(self._on_removed)
        editor.withdrawn.connect(self._on_withdrawn)
        self.number_news.taken.connect(self._on_number_taken)
        self.number_news.kept.connect(self._on_number_kept)
        self.reader.taken.connect(self._on_wording_taken)
        self.reader.kept.connect(self._on_wording_kept)

    def _on_typed(self, finding: Finding, name: str) -> None:
        field = self.editor.fields[name]
        act = partial(findings.change_finding, finding=finding)
        if not self._context.session.do(act, field):
            self.editor.mark_unsaved(name)

    def _on_rewritten(self, finding: Finding) -> None:
        self._context.session.do(lambda file: findings.change_finding(file, finding))

    def _on_joined(self, finding: Finding, cases: Sequence[CaseId]) -> None:
        self._context.session.do(lambda file: findings.join_cases(file, finding.id, cases))

    def _on_removed(self, finding: Finding) -> None:
        self._context.session.do(lambda file: findings.remove_finding(file, finding))

    def _on_withdrawn(self, finding: Finding, reason: str) -> None:
        self._context.session.do(lambda file: findings.withdraw_finding(file, finding, reason))

    def _on_number_taken(self, value: tuple[EvidenceNamed, str]) -> None:
        one, now_it_is = value
        if self._counts.say_waiting():
            return
        self.editor.flush()
        self._context.session.do(lambda file: findings.take_number(file, one, now_it_is))

    def _on_number_kept(self, value: tuple[EvidenceNamed, str], reason: str) -> None:
        one, now_it_is = value
        if self._counts.say_waiting():
            return
        self._context.session.do(lambda file: findings.keep_number(file, one, now_it_is, reason))

    def _on_wording_taken(self, at: FieldMark) -> None:
        """Write what is offered where the words stand now: some may have been typed meanwhile."""
        read, mark = self._as_kept(), at.mark
        self.editor.flush()
        finding = self._as_kept()
        if finding is None or read is None:
            return
        words, text = mark.words_in(_text_of(read, at)), _text_of(finding, at)
        marks = (one for one in self._marks_in(finding, at.field) if one.offer == mark.offer)
        same = next((one for one in marks if one.words_in(text) == words), None)
        if same is None:
            self._context.give_notice(tr("The sentence has changed and was read anew."))
            return
        said = {at.field: text[: same.start] + same.offer + text[same.end :]}
        changed = replace(finding, **said)  # type: ignore[arg-type]
        self._context.session.do(lambda file: findings.use_wording(file, changed))

    def _marks_in(self, finding: Finding, field: str) -> list[ReaderMark]:
        if field == "text":
            return list(self._counts.marks(finding))
        return [mark for name, mark in self._counts.further_marks(finding) if name == field]

    def _on_wording_kept(self, at: FieldMark, reason: str) -> None:
        finding = self._as_kept()
        if finding is not None:
            text = _text_of(finding, at)
            sentence, words = sentence_of(text, at.mark), at.mark.words_in(text)
            self._context.session.do(
                lambda file: findings.keep_wording(file, sentence, words, reason)
            )

    def _as_kept(self) -> Finding | None:
        """Return the finding that is shown as the audit has it."""
        shown = self.editor.finding
        return self._context.session.now.finding.get(shown.id) if shown is not None else None


def _text_of(finding: Finding, at: FieldMark) -> str:
    return str(getattr(finding, at.field))
