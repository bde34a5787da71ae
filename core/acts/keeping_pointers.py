"""Keeps codes, and the evidence of findings, on a comment that comes in a second time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.model.case import AnswerComment, Return
from core.model.coding import CodeUse
from core.model.finding import EvidenceKind, EvidenceLeftOut, EvidenceNamed, HypothesisEvidence
from core.model.ids import NEW
from core.model.names import normalised
from core.store.file import WorkshopFile

_Pointing = EvidenceNamed | EvidenceLeftOut | HypothesisEvidence | CodeUse


@dataclass(frozen=True, slots=True)
class PointedAt:
    """A comment that goes with its return, and the rows that point at it."""

    comment: AnswerComment
    rows: tuple[_Pointing, ...]


def pointed_at(file: WorkshopFile, returns: Iterable[Return]) -> Sequence[PointedAt]:
    """Return the comments of some returns that anything points at.

    Inside the act that removes them, before it does.
    """
    by_comment: dict[int, list[_Pointing]] = {}
    for row in _pointing(file):
        by_comment.setdefault(row.row_id, []).append(row)
    if not by_comment:
        return ()
    going = {one.id for one in returns}
    comments = (file.get(AnswerComment, row_id) for row_id in by_comment)
    return [
        PointedAt(one, tuple(by_comment[one.id]))
        for one in comments
        if one is not None and one.return_id in going
    ]


def _pointing(file: WorkshopFile) -> Iterator[_Pointing]:
    of_comments = "kind = ?", (EvidenceKind.COMMENT.value,)
    yield from file.all(EvidenceNamed, *of_comments)
    yield from file.all(EvidenceLeftOut, *of_comments)
    yield from file.all(HypothesisEvidence, *of_comments)
    yield from file.all(CodeUse, *of_comments)


def point_again(file: WorkshopFile, pointed: Iterable[PointedAt]) -> None:
    """Point at the comments that stand in the places of others now, and say the same.

    More words around the same ones, or some of them gone, are no other comment.
    """
    where = "case_id = ? AND agency_id = ? AND question_id = ?"
    for one in pointed:
        old = one.comment
        place = (old.case_id, old.agency_id, old.question_id)
        for new in file.all(AnswerComment, where, place):
            if _says_the_same(old.text, new.text):
                for row in one.rows:
                    file.put(replace(row, id=NEW, row_id=new.id))


def _says_the_same(one: str, other: str) -> bool:
    less, more = sorted((normalised(one), normalised(other)), key=len)
    return bool(less) and less in more
