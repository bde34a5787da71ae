"""What findings rest on that no snapshot holds: what agencies wrote in their returns."""

from collections.abc import Collection, Iterable

from core.model.case import AnswerComment
from core.model.finding import EvidenceKind, EvidenceNamed
from core.model.ids import CaseId, QuestionId, ThemeId
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile


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
    return file.all(AnswerComment, f"id IN ({_marks(named)})", tuple(named)) if named else []


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
