"""Reads what can be looked for by its words: a question at a time, then on another thread."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.model.changed import Changed
from core.model.finding import EvidenceLeftOut, EvidenceNamed, Finding, HypothesisEvidence
from core.model.ids import ThemeId
from core.model.plan import Action, Recommendation
from core.model.progress import Progress, unreported
from core.queries.findings import CommentCells
from ui.audit.session import WorkshopSession
from ui.themes.findings.addable import PieceTexts, piece_texts
from ui.themes.findings.evidence_read import CommentsUnder
from ui.themes.read_then_count import Count, ReadThenCount

AT_ONCE: Final = 500
"""Pieces up to which nobody waits for their words: some ten ms."""
_RESTS_ON_THEM: Final = {
    *(EvidenceLeftOut, EvidenceNamed, Finding, HypothesisEvidence, Action, Recommendation),
}
"""What changes no word that was said."""


class WordsReading(QObject):
    """The words of one theme at a time, kept until any of them may be another.

    Signals:
        ready: the words that were asked for are known.
        progress: steps done, and of how many.
        failed: they could not be read; carries the `WorkshopError`.
    """

    ready = Signal()
    progress = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self, session: WorkshopSession, comments: CommentsUnder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._comments = session, comments
        self._theme_id: ThemeId | None = None
        self._known: PieceTexts | None = None
        self._written: list[CommentCells] = []
        self._reading = ReadThenCount(session, self)
        self._reading.found.connect(self._on_found)
        self._reading.progress.connect(self.progress)
        self._reading.failed.connect(self.failed)
        session.changed.connect(self._on_changed)

    def of(self, theme_id: ThemeId | None) -> PieceTexts | None:
        """Return the words of a theme, of all for None; None while they are being read."""
        if theme_id != self._theme_id:
            self.let_go()
        self._theme_id = theme_id
        if self._known is None and self._size <= AT_ONCE:
            for _ in self._all_reads():
                pass
            self._known = piece_texts(self._session.now, theme_id, self._written, unreported)
        elif self._known is None and not self._reading.running:
            self._reading.start(self._all_reads, self._texts_of_read)
        return self._known

    def let_go(self) -> None:
        """Stop what was begun, and keep nothing of it."""
        self._reading.stop()
        self._known, self._written = None, []

    @property
    def _size(self) -> int:
        now, comments = self._session.now, self._comments.count(self._theme_id)
        return comments + len(now.judgements) + len(now.notes) + len(now.headed_texts)

    def _all_reads(self) -> Iterator[None]:
        self._written = []
        for question_id in self._comments.questions(self._theme_id):
            self._written += self._comments.at_question(question_id)
            yield

    def _texts_of_read(self) -> Count:
        now, theme_id, written = self._session.now, self._theme_id, self._written

        def texts(progress: Progress) -> PieceTexts:
            return piece_texts(now, theme_id, written, progress)

        return texts

    def _on_found(self, found: PieceTexts) -> None:
        self._known, self._written = found, []
        self.ready.emit()

    def _on_changed(self, news: Changed) -> None:
        if not news.kinds <= _RESTS_ON_THEM:
            self.let_go()
