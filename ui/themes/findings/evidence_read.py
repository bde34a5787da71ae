"""What a finding rests on and could rest on: read from the file once for all who show it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from core.counting.thread import MOST_PIECES, EvidencePiece, comment_pieces, with_comments
from core.model.case import Agency, AnswerComment, Case, Return
from core.model.changed import Changed
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import AgencyId, QuestionId, ThemeId
from core.model.tool import Question
from core.queries.findings import (
    CommentCells,
    comment_cells,
    comments_by_question,
    comments_numbered,
    comments_under,
)
from core.wording.findings import EvidenceWords
from ui.audit.session import WorkshopSession


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """A finding, the evidence it names, the pieces there are for it, and how each is put.

    Of very many comments those alone are among the pieces that somebody used or left
    out; how many others there are is `unread`.
    """

    finding: Finding
    evidence: Sequence[EvidenceNamed]
    pieces: Sequence[EvidencePiece]
    words: EvidenceWords
    unread: int = 0


class CommentsUnder(QObject):
    """What agencies wrote, by question: read where it is asked for, until it may be another."""

    def __init__(self, session: WorkshopSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._counted: dict[AgencyId | None, dict[QuestionId, int]] = {}
        self._beside: dict[QuestionId, Sequence[CommentCells]] = {}
        session.changed.connect(self._on_changed)

    def questions(self, theme_id: ThemeId | None) -> list[QuestionId]:
        """Return the questions of a theme; None for all."""
        asked = self._session.now.tool.questions
        return [one.id for one in asked if theme_id in (None, one.theme_id)]

    def count(
        self,
        theme_id: ThemeId | None,
        without: Collection[int] = (),
        agency_id: AgencyId | None = None,
    ) -> int:
        """Return how many comments there are under a theme, *without* those of some numbers."""
        if agency_id not in self._counted:
            read = partial(comments_by_question, agency_id=agency_id)
            self._counted[agency_id] = self._session.read(read)
        asked, counted = self.questions(theme_id), self._counted[agency_id]
        out = len(self.numbered(without, theme_id, agency_id)) if without else 0
        return sum(counted.get(one, 0) for one in asked) - out

    def numbered(
        self,
        numbers: Collection[int],
        theme_id: ThemeId | None = None,
        agency_id: AgencyId | None = None,
    ) -> list[AnswerComment]:
        """Return the comments of some numbers, those of a theme or an agency where one is given."""
        asked = set(self.questions(theme_id))
        read = self._session.read(lambda file: comments_numbered(file, numbers))
        return [
            one for one in read if one.question_id in asked and agency_id in (None, one.agency_id)
        ]

    def at_question(self, question_id: QuestionId) -> Sequence[CommentCells]:
        """Return what was written beside a question."""
        if question_id not in self._beside:
            read = self._session.read(lambda file: comment_cells(file, question_id))
            self._beside[question_id] = read
        return self._beside[question_id]

    def let_go(self) -> None:
        """Keep no text any longer; it is read again where it is asked for."""
        self._beside = {}

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Agency, AnswerComment, Case, Question, Return):
            self._counted = {}
            self.let_go()


def read_evidence(
    session: WorkshopSession, comments: CommentsUnder, finding: Finding
) -> EvidenceRead:
    """Return what there is for a finding, with the comments of its theme and those it names."""
    now, theme_id = session.now, finding.theme_id
    settled = {one.row_id for one in now.evidence if one.kind is EvidenceKind.COMMENT}
    settled |= {one.row_id for one in now.left_out if one.kind is EvidenceKind.COMMENT}
    read = {one.id: one for one in session.read(lambda file: comments_numbered(file, settled))}
    asked = set(comments.questions(theme_id))
    unread = comments.count(theme_id) - sum(one.question_id in asked for one in read.values())
    if unread <= MOST_PIECES:
        unread = 0
        under = session.read(lambda file: comments_under(file, now, theme_id))
        read |= {one.id: one for one in under}
    found = tuple(with_comments(now, comment_pieces(now, (read[at] for at in sorted(read)))))
    words = EvidenceWords(now, {one.id: one.text for one in read.values()})
    return EvidenceRead(finding, now.evidence_on(finding.id), found, words, unread)
