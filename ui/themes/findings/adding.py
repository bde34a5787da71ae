"""Adding evidence to the finding that is open: what there is for it, listed as it is taken."""

from collections.abc import Container, Mapping, Sequence

from PySide6.QtCore import QObject

from core.counting.live_number import LiveCount, LiveNumber
from core.counting.thread import EvidencePiece, numbers_of_theme, pieces, tallies_of
from core.model.concluded import concluded, finding_numbers
from core.model.finding import EvidenceKind, Finding, Source
from core.model.ids import ThemeId
from core.wording.findings import EvidenceWords, count_title
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.themes.findings.add_evidence import AddEvidence
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.evidence_read import CommentsUnder
from ui.themes.findings.evidence_target import FindingTarget, Named, RestingPlace
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
        self._target: RestingPlace | None = None
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
        parts = (
            (tr("Counts"), self._counts_of(theme_id, known)),
            (tr("Counts that are about no one question"), self._tallies_of(theme_id, known)),
            (tr("What was said and written"), self._pieces_of(theme_id, known)),
            (tr("Other findings") if target.itself else tr("Findings"), self._findings(target)),
        )
        lines = [line for words, part in parts for line in _headed(words, part)]
        self._overlay.show_evidence(now, theme_id, lines)

    def _counts_of(self, theme_id: ThemeId | None, known: Container[Named]) -> list[EvidenceRow]:
        now = self._context.session.now
        counts = self._counts.count(numbers_of_theme(now, theme_id))
        lines = self._count_lines(counts, known)
        if not counts and self._counts.waiting:
            lines.append(EvidenceRow(tr("The counts are still being worked out."), heading=True))
        return lines

    def _tallies_of(self, theme_id: ThemeId | None, known: Container[Named]) -> list[EvidenceRow]:
        numbers = tallies_of(self._context.session.now, theme_id)
        return self._count_lines(self._counts.count(numbers), known)

    def _count_lines(
        self, counts: Mapping[str, LiveCount], known: Container[Named]
    ) -> list[EvidenceRow]:
        now = self._context.session.now
        return [
            EvidenceRow(count_title(now, count), self._counts.words(count), value=count.number)
            for text, count in counts.items()
            if count.base and (EvidenceKind.COUNT, 0, text) not in known
        ]

    def _pieces_of(self, theme_id: ThemeId | None, known: Container[Named]) -> list[EvidenceRow]:
        now = self._context.session.now
        comments = self._comments.of(theme_id)
        words = EvidenceWords(now, {one.id: one.text for one in comments})
        lines: list[EvidenceRow] = []
        for one in pieces(now, comments):
            if theme_id in (None, one.theme_id) and (one.kind, one.row_id, "") not in known:
                row = words.of(one)
                lines.append(EvidenceRow(row.where, row.text, value=one))
        return lines

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

    def _show_again(self) -> None:
        self._on_theme(self._overlay.by_theme.value)

    def _on_theme(self, value: object) -> None:
        self._show(ThemeId(value) if isinstance(value, int) else None)

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
        target, theme = self._there, self._overlay.by_theme.value
        theme_id = ThemeId(theme) if isinstance(theme, int) else None
        if target is not None and target.use_source(source, theme_id):
            self._overlay.let_source_go()
            self._show_again()

    def _on_counted(self) -> None:
        if self._overlay.isVisible():
            self._show_again()


def _headed(words: str, lines: Sequence[EvidenceRow]) -> Sequence[EvidenceRow]:
    if not lines:
        return []
    return [EvidenceRow(f"{words} · {plural(len(lines), 'piece')}", heading=True), *lines]
