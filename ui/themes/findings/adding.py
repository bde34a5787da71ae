"""Adding evidence to the finding that is open: what there is for it, listed as it is taken."""

from collections.abc import Collection, Container

from PySide6.QtCore import QObject

from core.counting.live_number import LiveNumber
from core.counting.thread import MOST_PIECES, EvidencePiece, numbers_of_theme, tallies_of
from core.model.concluded import concluded, finding_numbers
from core.model.finding import EvidenceKind, Finding, Source
from core.model.ids import ThemeId
from core.model.names import normalised
from core.wording.findings import count_title
from core.words import tr
from ui.audit.context import AuditContext
from ui.themes.findings.add_evidence import AddEvidence
from ui.themes.findings.addable import Addable, MadeLines, WrittenLines
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.evidence_read import CommentsUnder
from ui.themes.findings.evidence_target import FindingTarget, Named, RestingPlace
from ui.themes.findings.words_reading import WordsReading
from ui.themes.findings.writer import FindingWriter
from ui.themes.lines import EvidenceRow


class EvidenceAdding(QObject):
    """Fills the overlay with what a finding does not rest on yet, and adds what is chosen."""

    def __init__(
        self,
        context: AuditContext,
        counts: FindingCounts,
        comments: CommentsUnder,
        writer: FindingWriter,
        overlay: AddEvidence,
    ) -> None:
        super().__init__(overlay)
        self._context = context
        self._counts = counts
        self._comments = comments
        self._writer = writer
        self._overlay = overlay
        self._words = WordsReading(context.session, comments, self)
        self._addable = Addable(())
        self._is_counting = False
        self._target: RestingPlace | None = None
        overlay.words_changed.connect(self._on_words)
        overlay.closed.connect(self._on_closed)
        self._words.ready.connect(self._on_words)
        self._words.progress.connect(overlay.show_reading)
        self._words.failed.connect(context.show_fault)
        overlay.added.connect(self._on_added)
        overlay.theme_chosen.connect(self._on_theme)
        overlay.source_given.connect(self._on_source)
        counts.counted.connect(self._on_counted)

    def begin(self, finding: Finding) -> None:
        """List what a finding can rest on, of its theme first."""
        target = FindingTarget(self._context.session, self._writer, finding)
        self.begin_for(target, finding.theme_id)

    def begin_for(self, target: RestingPlace, theme_id: ThemeId | None) -> None:
        """List what can be put to a finding, or to one side of a hypothesis."""
        self._target = target
        self._show(theme_id)
        self._overlay.open()

    @property
    def _there(self) -> RestingPlace | None:
        return self._target if self._target is not None and self._target.is_there else None

    def _show(self, theme_id: ThemeId | None) -> None:
        now, target = self._context.session.now, self._there
        if target is None:
            return
        known = target.known
        counts = self._counts_of(numbers_of_theme(now, theme_id), known)
        self._is_counting = not counts and self._counts.waiting
        tallies = self._counts_of(tallies_of(now, theme_id), known)
        others = tr("Other findings") if target.itself else tr("Findings")
        self._addable = Addable(
            (
                MadeLines(tr("Counts"), counts),
                MadeLines(tr("Counts that are about no one question"), tallies),
                WrittenLines(now, theme_id, known, self._comments),
                MadeLines(others, self._findings(target)),
            )
        )
        self._overlay.show_theme(now, theme_id)
        self._list()
        self._words.of(theme_id)  # before anybody types a word

    def _list(self) -> None:
        """List the first lines, or those that have the words typed once they are known."""
        wanted, overlay = normalised(self._overlay.field.text()).split(), self._overlay
        if not wanted:
            overlay.show_found(*self._addable.first(MOST_PIECES), counting=self._is_counting)
            return
        words = self._words.of(self._theme_id)
        if words is None:
            overlay.show_reading()
        else:
            overlay.show_found(*self._addable.having(wanted, words, MOST_PIECES))

    def _counts_of(
        self, numbers: Collection[LiveNumber], known: Container[Named]
    ) -> list[EvidenceRow]:
        now = self._context.session.now
        return [
            EvidenceRow(count_title(now, count), self._counts.words(count), value=count.number)
            for text, count in self._counts.count(numbers).items()
            if count.base and (EvidenceKind.COUNT, 0, text) not in known
        ]

    def _findings(self, target: RestingPlace) -> list[EvidenceRow]:
        now, known = self._context.session.now, target.known
        numbers = finding_numbers(now)
        return [
            EvidenceRow(
                tr("Finding {number}", number=numbers[one.id]),
                one.text,
                value=EvidencePiece(EvidenceKind.FINDING, one.id, one.theme_id),
            )
            for one in concluded(now)
            if one.id != target.itself and (EvidenceKind.FINDING, one.id, "") not in known
        ]

    @property
    def _theme_id(self) -> ThemeId | None:
        theme = self._overlay.by_theme.value
        return ThemeId(theme) if isinstance(theme, int) else None

    def _show_again(self) -> None:
        self._show(self._theme_id)

    def _on_theme(self, value: object) -> None:
        self._show(ThemeId(value) if isinstance(value, int) else None)

    def _on_words(self) -> None:
        if self._overlay.isVisible():
            self._list()

    def _on_closed(self) -> None:
        """Keep nothing of what was read for it: it is much, and read again in no time."""
        self._words.let_go()
        self._comments.let_go()

    def _on_added(self, value: object) -> None:
        target = self._there
        if target is None:
            self._overlay.put_away()
            return
        if isinstance(value, LiveNumber):
            target.use_number(value)
        elif isinstance(value, EvidencePiece):
            target.use_piece(value)
        self._show_again()

    def _on_source(self, source: Source) -> None:
        target = self._there
        if target is not None and target.use_source(source, self._theme_id):
            self._overlay.let_source_go()
            self._show_again()

    def _on_counted(self) -> None:
        if self._overlay.isVisible():
            self._show_again()
