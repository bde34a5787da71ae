"""Findings: numbered statements on named evidence, each with its challenge and its thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts import findings
from core.counting.live_number import LiveNumber
from core.counting.thread import (
    BorneOut,
    EvidencePiece,
    FindingState,
    most_borne_out,
    numbers_in,
    numbers_of_theme,
    pieces,
    state_of,
    what_uses,
)
from core.model.changed import Changed
from core.model.concluded import concluded, finding_numbers, recommendation_numbers
from core.model.fault import shown
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, Source
from core.model.ids import CaseId, FindingId, ThemeId
from core.model.tool import Point
from core.queries.findings import comments_named, comments_under
from core.queries.search import Hit, HitKind
from core.wording.careful_reader.in_findings import sentence_of
from core.wording.careful_reader.mark import ReaderMark
from core.wording.findings import EvidenceWords, count_title, evidence_counted, offered_sentence
from core.wording.labels import in_sentence, sentence
from core.words import plural, tr
from ui.audit.context import AuditContext, StagePage
from ui.program.actions import spec_of
from ui.themes.evidence import EvidenceTarget
from ui.themes.findings.add_evidence import AddEvidence
from ui.themes.findings.counting import COUNTED_FROM, FindingCounts
from ui.themes.findings.editor import FindingEditor
from ui.themes.findings.news_card import DecisionCard, FindingDecision
from ui.themes.findings.offered import OfferedFindings
from ui.themes.findings.rows import (
    NamedPiece,
    ThreadStop,
    evidence_lines,
    finding_lines,
    thread_lines,
    unused_lines,
)
from ui.themes.findings.thread_panel import ThreadPanel
from ui.themes.lines import EvidenceRow, Lines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small, subheading
from ui.widgets.scroll import Scroll
from ui.widgets.side_panel import PanelSide, SidePanel

_NOBODY: Final = FindingId(0)
_MOST_HIGH: Final = 420
_IN_VOICES: Final = frozenset(
    {EvidenceKind.FAMILY_VOICE, EvidenceKind.MEETING, EvidenceKind.LEADER}
)


class FindingsPage(StagePage):
    """The findings at the left, one of them in the middle, its thread at the right."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.counts = FindingCounts(context, self)
        self.finding_id: FindingId | None = None
        self._theme_id: ThemeId | None = None
        self._missed: frozenset[type] = frozenset()
        self._asked_of: tuple[FindingId, FindingState | None] | None = None
        self._stale = True
        self.list = Lines(tr("Findings"), shows_current=True)
        self.editor = FindingEditor()
        self.number_news = DecisionCard()
        self.reader = DecisionCard(spec_of("use_wording").caps)
        self._reads = True
        self.rests_on = Lines(tr("Rests on"), shows_current=True)
        self.along = ThreadPanel()
        self.offered = OfferedFindings()
        self.add = AddEvidence(self)
        self._lay_out()
        self._connect()

    # What the place is asked for

    def arrive(self) -> None:
        """Show what changed meanwhile, and take the focus to the list."""
        self._catch_up()
        if self.context.session.now.findings:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offered.take_focus()

    def leave(self) -> None:
        """Keep what was typed."""
        self.editor.flush()

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
            "use_wording": self.reader.take_it,
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
        users = self.context.session.now.used_by(EvidenceKind.SOURCE, hit.row_id)
        if users:
            self.open_finding(users[0])

    def open_finding(self, finding_id: FindingId) -> None:
        """Open one finding."""
        self.editor.flush()
        self.finding_id = finding_id
        self._show()

    # Wishes

    def write_new(self) -> None:
        """Begin a finding under the theme one stands on, and put the cursor in it."""
        self.editor.flush()
        self._add(Finding("", theme_id=self.theme_in_view()))
        self.editor.focus_statement()

    def use_number(self, number: LiveNumber) -> None:
        """Rest the finding that is open on a number; a new one where that is of another theme."""
        theme = self._theme_of(number)
        if self.finding is None or self.finding.theme_id not in (None, theme):
            self._add(Finding("", theme_id=theme))
        self._rest_on_number(number)

    def use_piece(self, piece: EvidencePiece) -> None:
        """Rest the finding that is open, or a new one, on a piece of evidence."""
        if self.finding is None:
            self._add(Finding("", theme_id=piece.theme_id))
        self._rest_on(EvidenceNamed(_NOBODY, piece.kind, piece.row_id))

    def use_in_theme(self, piece: EvidencePiece) -> None:
        """Rest the finding that is open on a piece; where that is of another theme, a new one."""
        finding = self.finding
        if finding is not None and finding.theme_id not in (None, piece.theme_id):
            self._add(Finding("", theme_id=piece.theme_id))
        self.use_piece(piece)
        number = finding_numbers(self.context.session.now).get(self.finding_id or _NOBODY)
        if number:
            self.context.give_notice(tr("Finding {number} rests on it now.", number=number))

    def step(self, by: int) -> None:
        """Open the finding after this one, or before."""
        listed = [one.value for one in self.list.lines if isinstance(one.value, int)]
        if not listed:
            return
        at = listed.index(self.finding_id) + by if self.finding_id in listed else 0
        self.open_finding(FindingId(listed[max(0, min(at, len(listed) - 1))]))

    def open_adding(self) -> None:
        """List what the finding can rest on."""
        self.editor.flush()
        finding = self.finding
        if finding is None:
            self.write_new()
            finding = self.finding
        if finding is not None:
            self._show_addable(finding.theme_id)
            self.add.open()

    def go_to_next_decision(self) -> None:
        """Open the next finding that waits for something, and go to what it waits for."""
        states = self._states()
        listed = [FindingId(one.value) for one in self.list.lines if isinstance(one.value, int)]
        start = listed.index(self.finding_id) if self.finding_id in listed else 0
        ahead = [*listed[start:], *listed[:start]]
        if ahead and (ahead[0], states.get(ahead[0])) == self._asked_of:
            ahead.append(ahead.pop(0))  # it was gone to just before, and left as it is
        for one in ahead:
            state = states.get(one)
            if state is not None and state is not FindingState.READY:
                self._asked_of = (one, state)
                self.open_finding(one)
                self._focus_on(state)
                return
        if not self._still_counting():
            self.context.give_notice(tr("No finding waits for a decision."))

    def _still_counting(self) -> bool:
        """Return whether counts may still change what is shown, and say so."""
        if self.counts.waiting:
            self.context.give_notice(tr("The counts are still being worked out."))
        return self.counts.waiting

    def _focus_on(self, state: FindingState) -> None:
        match state:
            case FindingState.NUMBER_CHANGED:
                self.number_news.take_focus()
            case FindingState.WORDING:
                self.reader.take_focus()
            case FindingState.NO_CHALLENGE:
                self.editor.fields["challenge"].setFocus(Qt.FocusReason.ShortcutFocusReason)
            case FindingState.RESTS_ON_NOTHING:
                self.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _:
                self.editor.focus_statement()

    def _toggle_reader(self) -> None:
        self._reads = not self._reads
        self._show()
        on = tr("The careful reader reads along.")
        self.context.give_notice(on if self._reads else tr("The careful reader is off."))

    def _to_thread(self) -> None:
        self.side.reveal()
        self.along.take_focus()

    # Making

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 6, 8)
        self.new_button = Button(
            tr("New finding"), ButtonKind.PRIMARY, spec_of("new_finding").caps, Size.SMALL
        )
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list, 1)
        self.left = SidePanel(tr("Findings"), left, PanelSide.LEFT, width=290)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(18, 14, 12, 14)
        middle.setSpacing(10)
        for card in (self.reader, self.number_news):
            self.editor.between.addWidget(card)
        middle.addWidget(self.editor)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(subheading(tr("Rests on")))
        self.counted = small()
        head.addWidget(self.counted, 1)
        self.away_button = Button(tr("Take away"), ButtonKind.LINK, size=Size.SMALL)
        self.add_button = Button(
            tr("Add evidence"), keys=spec_of("add_evidence").caps, size=Size.SMALL
        )
        head.addWidget(self.away_button)
        head.addWidget(self.add_button)
        middle.addLayout(head)
        self.nothing = small(
            tr("It rests on nothing yet, so it is a draft and never printed. Add evidence.")
        )
        middle.addWidget(self.nothing)
        middle.addWidget(self.rests_on)
        middle.addStretch(1)
        self.middle = QStackedWidget()
        self._scroll = Scroll(inside)
        self.middle.addWidget(self._scroll)
        self.middle.addWidget(self.offered)
        self.side = SidePanel(
            tr("The thread"),
            self.along,
            PanelSide.RIGHT,
            width=310,
            keys=spec_of("thread").caps,
            folds_first=True,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.context.session.changed.connect(self._on_changed)
        self.counts.counted.connect(self._on_counted)
        self.new_button.clicked.connect(self.write_new)
        self.list.at_changed.connect(self._on_listed)
        self.list.entered_line.connect(self._on_entered)
        editor = self.editor
        editor.field_typed.connect(self._on_typed)
        editor.rewritten.connect(self._on_rewritten)
        editor.joined.connect(self._on_joined)
        editor.removed.connect(self._on_removed)
        editor.withdrawn.connect(self._on_withdrawn)
        editor.stepped.connect(self.step)
        self.add_button.clicked.connect(self.open_adding)
        self.away_button.clicked.connect(self.take_away)
        self.rests_on.entered_line.connect(self._on_evidence)
        self.number_news.taken.connect(self._on_number_taken)
        self.number_news.kept.connect(self._on_number_kept)
        self.reader.taken.connect(self._on_wording_taken)
        self.reader.kept.connect(self._on_wording_kept)
        self.along.stop_requested.connect(self._on_stop)
        self.along.use_requested.connect(self.use_piece)
        self.along.leaving_out_requested.connect(self._on_left_out)
        self.along.left.connect(self._on_thread_left)
        self.add.added.connect(self._on_added)
        self.add.theme_chosen.connect(self._on_adding_theme)
        self.add.source_given.connect(self._on_source)
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

    def _states(self) -> dict[FindingId, FindingState | None]:
        """Return how each finding stands; None where only what is still counted can say."""
        now = self.context.session.now
        changed = {one.finding_id for one, _ in self.counts.changed(now.evidence)}
        states: dict[FindingId, FindingState | None] = {
            one.id: state_of(
                now,
                one,
                changed=one.id in changed,
                pointed_out=self._reads and bool(self.counts.marks(one)),
            )
            for one in now.findings
        }
        for one in now.findings:
            if states[one.id] is FindingState.READY and self._waits(one):
                states[one.id] = None
        return states

    def _waits(self, finding: Finding) -> bool:
        if self._reads and self.counts.bases is None:
            return True
        evidence = self.context.session.now.evidence_on(finding.id)
        return any(map(self.counts.waits, numbers_in(evidence)))

    def _show(self) -> None:
        now = self.context.session.now
        self.list.show_lines(finding_lines(now, self._states()))
        ids = [one.value for one in self.list.lines if isinstance(one.value, int)]
        if self.finding_id not in ids:
            self.finding_id = FindingId(ids[0]) if ids else None
        self.left.set_count(len(ids))
        at = next((n for n, o in enumerate(self.list.lines) if o.value == self.finding_id), None)
        if at is not None and self.list.currentIndex().row() != at:
            self.list.go_to(at)
        finding = self.finding
        self.middle.setCurrentWidget(self._scroll if finding is not None else self.offered)
        self.side.setVisible(finding is not None)
        if finding is None:
            self._show_offered()
        else:
            self._show_finding(finding)

    def _show_finding(self, finding: Finding) -> None:
        now = self.context.session.now
        numbers = finding_numbers(now)
        standing = [one.id for one in concluded(now)]
        place = ""
        if finding.id in standing:
            at = standing.index(finding.id) + 1
            place = tr("{at} of {count}", at=at, count=len(standing))
        self.editor.show_finding(now, finding, numbers.get(finding.id), place)
        evidence = now.evidence_on(finding.id)
        marks = self.counts.marks(finding) if self._reads else ()
        self.editor.mark_words([one.shown for one in evidence if one.shown], marks)
        self.reader.show_decisions([_of_mark(finding.text, mark) for mark in marks])
        self._show_number_news(evidence)
        self._show_evidence(finding, evidence)

    def _show_number_news(self, evidence: Sequence[EvidenceNamed]) -> None:
        self.number_news.show_decisions(
            [
                FindingDecision(
                    tr("A number changed."),
                    tr("was {before}, is now {now_it_is}", before=one.shown, now_it_is=now_it_is),
                    "",
                    tr("Take the new one"),
                    tr("Keep the old, because…"),
                    (one, now_it_is),
                )
                for one, now_it_is in self.counts.changed(evidence)
            ]
        )

    def _show_evidence(self, finding: Finding, evidence: Sequence[EvidenceNamed]) -> None:
        now, session = self.context.session.now, self.context.session
        under = session.read(lambda file: comments_under(file, now, finding.theme_id))
        named = session.read(lambda file: comments_named(file, evidence))
        every = {one.id: one for one in (*under, *named)}
        found = list(pieces(now, every.values()))
        known = {(one.kind, one.row_id): one for one in found}
        said = EvidenceWords(now, {one.id: one.text for one in every.values()})
        counts = self.counts.of_evidence(evidence)
        waits = frozenset(text for text in numbers_in(evidence) if self.counts.waits(text))
        lines = evidence_lines(now, evidence, known, counts, self.counts.words, said, waits)
        self.rests_on.show_lines(lines)
        self.rests_on.setVisible(bool(lines))
        self.away_button.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.counted.setText(evidence_counted(one.kind for one in evidence))
        self._fit_evidence()
        uses = what_uses(now, finding)
        numbers = {int(one): text for one, text in recommendation_numbers(now).items()}
        count, unused = unused_lines(now, found, finding, said)
        self.along.show_thread(thread_lines(now, finding, uses, evidence, numbers), unused, count)
        self.side.set_count(count)

    def _fit_evidence(self) -> None:
        """Be as high as what it rests on, up to a limit: the page scrolls, the list beyond it."""
        width = max(self.rests_on.viewport().width(), 200)
        high = self.rests_on.content_height(width, _MOST_HIGH) + 8
        self.rests_on.setFixedHeight(max(64, min(high, _MOST_HIGH)))

    def _show_offered(self) -> None:
        now = self.context.session.now
        counts = self.counts.count(numbers_of_theme(now, None)) if now.cases else {}
        borne = most_borne_out(now, counts.values())
        self.offered.show_offered([(offered_sentence(now, one), one) for one in borne])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what it rests on keep the height its words need."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_evidence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take evidence away with Delete, where the keyboard is on it."""
        if event.key() == Qt.Key.Key_Delete and self.rests_on.hasFocus():
            self.take_away()
            return
        super().keyPressEvent(event)

    # Adding

    def _show_addable(self, theme_id: ThemeId | None) -> None:
        now, session, finding = self.context.session.now, self.context.session, self.finding
        if finding is None:
            return
        held = {(one.kind, one.row_id, one.count) for one in now.evidence_on(finding.id)}
        comments = session.read(lambda file: comments_under(file, now, theme_id))
        said = EvidenceWords(now, {one.id: one.text for one in comments})
        lines = self._addable_counts(theme_id, held)
        others: list[EvidenceRow] = []
        for one in pieces(now, comments):
            if theme_id in (None, one.theme_id) and (one.kind, one.row_id, "") not in held:
                told = said.of(one)
                others.append(EvidenceRow(told.where, told.text, value=one))
        found: list[EvidenceRow] = []
        for other in concluded(now):
            piece = EvidencePiece(EvidenceKind.FINDING, other.id, other.theme_id)
            if other.id != finding.id and (piece.kind, piece.row_id, "") not in held:
                number = finding_numbers(now)[other.id]
                title = tr("Finding {number}", number=number)
                found.append(EvidenceRow(title, other.text, value=piece))
        self.add.show_evidence(
            now,
            theme_id,
            [
                *_headed(tr("Counts"), lines),
                *_headed(tr("What was said and written"), others),
                *_headed(tr("Other findings"), found),
            ],
        )

    def _addable_counts(
        self, theme_id: ThemeId | None, held: set[tuple[EvidenceKind, int, str]]
    ) -> list[EvidenceRow]:
        now = self.context.session.now
        counts = self.counts.count(numbers_of_theme(now, theme_id))
        lines = [
            EvidenceRow(count_title(now, count), self.counts.words(count), value=count.number)
            for text, count in counts.items()
            if count.base and (EvidenceKind.COUNT, 0, text) not in held
        ]
        if not counts and self.counts.waiting:
            lines.append(EvidenceRow(tr("The counts are still being worked out."), heading=True))
        return lines

    def _on_added(self, value: object) -> None:
        if isinstance(value, LiveNumber):
            self._rest_on_number(value)
        elif isinstance(value, EvidencePiece):
            self.use_piece(value)
        theme = self.add.by_theme.value
        self._show_addable(ThemeId(theme) if isinstance(theme, int) else None)

    def _on_adding_theme(self, value: object) -> None:
        self._show_addable(ThemeId(value) if isinstance(value, int) else None)

    def _on_source(self, source: Source) -> None:
        finding = self.finding
        if finding is None:
            return
        source = replace(source, theme_id=finding.theme_id)
        known = {one.id for one in self.context.session.now.sources}
        self.context.session.do(lambda file: findings.keep_source(file, source))
        for one in self.context.session.now.sources:
            if one.id not in known:
                self.use_piece(EvidencePiece(EvidenceKind.SOURCE, one.id, one.theme_id))
        self._on_adding_theme(self.add.by_theme.value)

    # Acts

    def _add(self, finding: Finding, *rests_on: EvidenceNamed) -> None:
        known = set(self.context.session.now.finding)
        self.context.session.do(lambda file: findings.add_finding(file, finding, rests_on))
        new = [one for one in self.context.session.now.findings if one.id not in known]
        if new:
            self.open_finding(new[-1].id)

    def _rest_on(self, one: EvidenceNamed) -> None:
        finding_id = self.finding_id
        if finding_id is not None:
            self.context.session.do(lambda file: findings.rest_on(file, finding_id, [one]))

    def _rest_on_number(self, number: LiveNumber) -> None:
        count = self.counts.count_now(number)
        if count is not None:
            self._rest_on(
                EvidenceNamed(
                    _NOBODY,
                    EvidenceKind.COUNT,
                    0,
                    count=number.text,
                    shown=self.counts.words(count),
                )
            )

    def _theme_of(self, number: LiveNumber) -> ThemeId | None:
        question = (
            self.context.session.now.tool.question.get(number.question_id)
            if number.question_id is not None
            else None
        )
        return question.theme_id if question is not None else None

    def take_away(self) -> None:
        """Take the evidence the keyboard is at from the finding."""
        at = self.rests_on.at
        if at is None or not isinstance(at.value, NamedPiece) or self.finding is None:
            return
        one = at.value.evidence
        last = len(self.context.session.now.evidence_on(one.finding_id)) == 1
        self.context.session.do(lambda file: findings.take_away(file, one))
        if last:
            self.context.give_notice(
                tr("It rests on nothing now, so it is a draft and is not printed.")
            )

    def _on_typed(self, finding: Finding, name: str) -> None:
        field = self.editor.fields[name]
        act = partial(findings.change_finding, finding=finding)
        if not self.context.session.do(act, field):
            self.editor.mark_unsaved(name)

    def _on_rewritten(self, finding: Finding) -> None:
        self.context.session.do(lambda file: findings.change_finding(file, finding))

    def _on_joined(self, finding: Finding, cases: Sequence[CaseId]) -> None:
        self.context.session.do(lambda file: findings.join_cases(file, finding.id, cases))

    def _on_removed(self, finding: Finding) -> None:
        self.context.session.do(lambda file: findings.remove_finding(file, finding))

    def _on_withdrawn(self, finding: Finding, reason: str) -> None:
        self.context.session.do(lambda file: findings.withdraw_finding(file, finding, reason))

    def _on_number_taken(self, value: tuple[EvidenceNamed, str]) -> None:
        one, now_it_is = value
        if self._still_counting():
            return
        self.editor.flush()
        self.context.session.do(lambda file: findings.take_number(file, one, now_it_is))

    def _on_number_kept(self, value: tuple[EvidenceNamed, str], reason: str) -> None:
        one, now_it_is = value
        if self._still_counting():
            return
        self.context.session.do(lambda file: findings.keep_number(file, one, now_it_is, reason))

    def _on_wording_taken(self, mark: ReaderMark) -> None:
        """Write what is offered where the words stand now: some may have been typed meanwhile."""
        read = self.finding
        self.editor.flush()
        finding = self.finding
        if finding is None or read is None:
            return
        words = mark.words_in(read.text)
        marks = (one for one in self.counts.marks(finding) if one.offer == mark.offer)
        same = next((one for one in marks if one.words_in(finding.text) == words), None)
        if same is None:
            self.context.give_notice(tr("The sentence has changed and was read anew."))
            return
        text = finding.text[: same.start] + same.offer + finding.text[same.end :]
        changed = replace(finding, text=text)
        self.context.session.do(lambda file: findings.use_wording(file, changed))

    def _on_wording_kept(self, mark: ReaderMark, reason: str) -> None:
        finding = self.finding
        if finding is not None:
            sentence, words = sentence_of(finding.text, mark), mark.words_in(finding.text)
            self.context.session.do(
                lambda file: findings.keep_wording(file, sentence, words, reason)
            )

    def _on_left_out(self, piece: EvidencePiece, reason: str) -> None:
        self.context.session.do(
            lambda file: findings.leave_out(file, piece.kind, piece.row_id, reason)
        )

    def _on_offer_taken(self, sentence: str, found: BorneOut) -> None:
        count = found.count
        evidence = EvidenceNamed(
            _NOBODY,
            EvidenceKind.COUNT,
            0,
            count=count.number.text,
            shown=self.counts.words(count),
        )
        self._add(Finding(sentence, theme_id=found.theme_id, kind=found.kind), evidence)
        self.editor.focus_statement()

    # News and ways

    def _on_changed(self, news: Changed) -> None:
        self._missed |= news.kinds
        if self.isVisible():
            self._catch_up()

    def _on_counted(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._show()
        if self.add.isVisible():
            self._on_adding_theme(self.add.by_theme.value)

    def _on_listed(self) -> None:
        at = self.list.at
        if at is not None and isinstance(at.value, int) and at.value != self.finding_id:
            self.editor.flush()
            self.finding_id = FindingId(at.value)
            finding = self.finding
            if finding is not None:
                self._show_finding(finding)
                self.context.change_part()

    def _on_entered(self, value: object) -> None:
        if isinstance(value, int):
            self.open_finding(FindingId(value))
            self.editor.focus_statement()

    def _on_thread_left(self) -> None:
        self.side.conceal()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stop(self, stop: ThreadStop) -> None:
        match stop.place:
            case "finding":
                self.open_finding(FindingId(stop.row_id))
            case "evidence":
                lines = enumerate(self.rests_on.lines)
                named = (
                    at
                    for at, line in lines
                    if isinstance(line.value, NamedPiece) and line.value.evidence.id == stop.row_id
                )
                self.rests_on.setFocus(Qt.FocusReason.OtherFocusReason)
                self.rests_on.go_to(next(named, 0))
            case _:
                self.went_up(stop)

    def went_up(self, stop: ThreadStop) -> None:
        """Go to the recommendation or action that uses the finding."""
        kind = HitKind.ACTION if stop.place == "action" else HitKind.RECOMMENDATION
        self.context.show_hit(Hit(kind, stop.row_id, "", None, None))

    def _on_evidence(self, value: object) -> None:
        """Go to where a piece of evidence came from."""
        if not isinstance(value, NamedPiece):
            return
        piece = value.piece
        if piece.kind is EvidenceKind.FINDING:
            self.open_finding(FindingId(piece.row_id))
        elif piece.kind in _IN_VOICES:
            self.context.request("prepare_voices")
        elif piece.case_id is not None:
            self._visit(piece)

    def _visit(self, piece: EvidencePiece) -> None:
        now = self.context.session.now
        points = [one for one in now.tool.points if one.question_id == piece.question_id]
        point: Point | None = points[0] if points else next(iter(now.tool.points), None)
        if piece.case_id is not None and point is not None:
            target = EvidenceTarget(piece.case_id, point)
            self.context.cursor.go(target.case_id, target.point)
            self.context.request("walk")


def _of_mark(text: str, mark: ReaderMark) -> FindingDecision:
    words, kind = mark.words_in(text), tr(str(mark.kind))
    return FindingDecision(
        sentence(tr("“{words}”: {kind}", words=shown(words), kind=in_sentence(kind))),
        mark.reason if mark.numbers in mark.reason else f"{mark.reason} {mark.numbers}",
        mark.offer,
        tr("Use this wording") if mark.offer else "",
        tr("Keep mine, because…"),
        mark,
    )


def _headed(words: str, lines: list[EvidenceRow]) -> list[EvidenceRow]:
    if not lines:
        return []
    return [EvidenceRow(f"{words} · {plural(len(lines), 'piece')}", heading=True), *lines]
