"""On which comments codes, and the evidence of findings, stay when they come in a second time."""

from core.model.case import AnswerComment
from core.model.coding import CodeUse
from core.model.finding import EvidenceKind, EvidenceLeftOut, EvidenceNamed, HypothesisEvidence
from core.model.names import normalised
from core.store.file import WorkshopFile


def comments_named(file: WorkshopFile) -> frozenset[int]:
    """Return the numbers of the comments that anything is said of, by code or as evidence."""
    of_comments = "kind = ?", (EvidenceKind.COMMENT.value,)
    return frozenset(
        one.row_id
        for some in (
            file.all(EvidenceNamed, *of_comments),
            file.all(EvidenceLeftOut, *of_comments),
            file.all(HypothesisEvidence, *of_comments),
            file.all(CodeUse, *of_comments),
        )
        for one in some
    )


def is_same_comment(one: AnswerComment, other: AnswerComment) -> bool:
    """Return whether one says what the other does.

    More words around the same ones, or some of them gone, are no other comment.
    """
    less, more = sorted((normalised(one.text), normalised(other.text)), key=len)
    return bool(less) and less in more
