"""What findings rest on that no snapshot holds: what agencies wrote in their returns."""

from collections.abc import Collection, Iterable

from core.model.case import AnswerComment
from core.model.finding import EvidenceKind, EvidenceNamed
from core.model.ids import AgencyId, CaseId, QuestionId, ThemeId
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile

CommentCells = tuple[int, CaseId, AgencyId, QuestionId, str]
"""A comment's number, whose it is, about which case, beside what, and its text."""


def comment_cells(file: WorkshopFile, question_id: QuestionId) -> list[CommentCells]:
    """Return what agencies wrote beside a question as bare cells; blanks are left out."""
    rows = file.query(
        "SELECT id, case_id, agency_id, question_id, text FROM answer_comments "
        "WHERE question_id = ? ORDER BY id",
        (question_id,),
    )
    return [row for row in rows if row[4].strip()]


def comments_by_question(
    file: WorkshopFile, agency_id: AgencyId | None = None
) -> dict[QuestionId, int]:
    """Count the comments beside each question, of all agencies or one; none is left out."""
    where, values = ("WHERE agency_id = ?", (agency_id,)) if agency_id is not None else ("", ())
    rows = file.query(
        f"SELECT question_id, count(*) FROM answer_comments {where} GROUP BY question_id", values
    )
    return {QuestionId(question): count for question, count in rows}


def comments_numbered(file: WorkshopFile, numbers: Collection[int]) -> list[AnswerComment]:
    """Return the comments with some numbers."""
    if not numbers:
        return []
    listed = ", ".join(str(int(one)) for one in sorted(set(numbers)))
    return file.all(AnswerComment, f"id IN ({listed})")


def comments_under(
    file: WorkshopFile, now: Snapshot, theme_id: ThemeId | None
) -> list[AnswerComment]:
    """Return what agencies wrote beside the questions of a theme; None for all."""
    asked = [one.id for one in now.tool.questions if theme_id in (None, one.theme_id)]
    if not asked:
        return []
    return file.all(AnswerComment, f"question_id IN ({_marks(asked)})", tuple(asked))


def comments_at(
    file: WorkshopFile, case_id: CaseId, question_id: QuestionId
) -> list[AnswerComment]:
    """Return what agencies wrote beside one question about one case."""
    return file.all(AnswerComment, "case_id = ? AND question_id = ?", (case_id, question_id))


def comments_named(file: WorkshopFile, evidence: Iterable[EvidenceNamed]) -> list[AnswerComment]:
    """Return the comments that some evidence names."""
    named = [one.row_id for one in evidence if one.kind is EvidenceKind.COMMENT]
    return comments_numbered(file, named)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
