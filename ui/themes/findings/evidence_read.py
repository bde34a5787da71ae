"""What a finding rests on and could rest on: read from the file once for all who show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.counting.thread import EvidencePiece, comment_pieces, with_comments
from core.model.case import Agency, AnswerComment, Case, Return
from core.model.changed import Changed
from core.model.finding import EvidenceNamed, Finding
from core.model.ids import ThemeId
from core.model.tool import Question
from core.queries.findings import comments_named, comments_under
from core.wording.findings import EvidenceWords
from ui.audit.session import WorkshopSession


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """A finding, the evidence it names, every piece there is for it, and how each is put."""

    finding: Finding
    evidence: Sequence[EvidenceNamed]
    pieces: Sequence[EvidencePiece]
    words: EvidenceWords


@dataclass(frozen=True, slots=True)
class _Written:
    """What agencies wrote under a theme, as it is asked for."""

    comments: Sequence[AnswerComment]
    pieces: Sequence[EvidencePiece]
    texts: Mapping[int, str]


class CommentsUnder(QObject):
    """What agencies wrote under a theme, read once until any of it may be another.

    At 60 cases there are some thousand, and an act shows a finding more than once.
    """

    def __init__(self, session: WorkshopSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[ThemeId | None, _Written] = {}
        session.changed.connect(self._on_changed)

    def of(self, theme_id: ThemeId | None) -> Sequence[AnswerComment]:
        """Return the comments under a theme; None for all there are."""
        return self._of(theme_id).comments

    def pieces_of(self, theme_id: ThemeId | None) -> Sequence[EvidencePiece]:
        """Return the same as what a finding can rest on."""
        return self._of(theme_id).pieces

    def texts_of(self, theme_id: ThemeId | None) -> Mapping[int, str]:
        """Return their texts, by the number of each."""
        return self._of(theme_id).texts

    def _of(self, theme_id: ThemeId | None) -> "_Written":
        if theme_id not in self._known:
            now = self._session.now
            read = tuple(self._session.read(lambda file: comments_under(file, now, theme_id)))
            texts = {one.id: one.text for one in read}
            written = _Written(read, tuple(comment_pieces(now, read)), texts)
            self._known = {theme_id: written}  # one theme at a time: they are large
        return self._known[theme_id]

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Agency, AnswerComment, Case, Question, Return):
            self._known = {}


def read_evidence(
    session: WorkshopSession, comments: CommentsUnder, finding: Finding
) -> EvidenceRead:
    """Return what there is for a finding, with the comments of its theme and those it names."""
    now = session.now
    evidence = now.evidence_on(finding.id)
    under, known = comments.pieces_of(finding.theme_id), comments.texts_of(finding.theme_id)
    named = session.read(lambda file: comments_named(file, evidence))
    others = [one for one in named if one.id not in known]
    found = tuple(with_comments(now, (*under, *comment_pieces(now, others))))
    texts = {**known, **{one.id: one.text for one in others}} if others else known
    return EvidenceRead(finding, evidence, found, EvidenceWords(now, texts))
