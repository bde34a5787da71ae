"""Points at words in what was typed that do not fit the numbers; what is quoted stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.model.fault import shown
from core.model.ids import CaseId, NoteId, QuestionId
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.snapshot import AnswerRow, FullSnapshot, Snapshot
from core.model.tool import Point
from core.review.remark import Remark, RemarkKind
from core.wording.careful_reader.audit import agreement_on
from core.wording.careful_reader.known import AuditBases, KnownCount
from core.wording.careful_reader.mark import ReaderMark
from core.wording.careful_reader.read import read_carefully
from core.wording.people import place
from core.words import tr, word_for

_NO_BASES = AuditBases()
"""What is written of one case speaks of that case, and is not held against the audit's counts."""


def careful(full: FullSnapshot) -> Iterator[Remark]:
    """Yield the word that misleads most in each reason, text under a heading, and note."""
    now = full.now
    written = [one for one in now.judgements if one.reason.strip() and one.case_id in now.case]
    given = _answers_at(full, {(one.case_id, one.question_id) for one in written})
    for judgement in written:
        agreed = agreement_on(now, judgement, given[judgement.case_id, judgement.question_id])
        mark = _first(judgement.reason, [agreed] if agreed is not None else [])
        if mark is not None:
            yield _of_reason(now, judgement, mark)
    for one in now.headed_texts:
        mark, point = _first(one.text), now.tool.point_of(one.place)
        case = now.case.get(one.case_id)
        if mark is not None and case is not None:
            where = tr("{reference}, {heading}", reference=case.reference, heading=one.heading)
            yield _remark(one.text, mark, where, case_id=case.id, point=point)
    for note in now.notes:
        yield from _of_note(now, note)


def _answers_at(
    full: FullSnapshot, places: set[tuple[CaseId, QuestionId]]
) -> dict[tuple[CaseId, QuestionId], list[AnswerRow]]:
    """Return the answers given for a case to a question, for those that are asked for."""
    found: dict[tuple[CaseId, QuestionId], list[AnswerRow]] = defaultdict(list)
    question = {item.id: item.question_id for item in full.now.tool.items}
    for row in full.answers if places else ():
        at = (row.case_id, question.get(row.item_id, QuestionId(0)))
        if at in places:
            found[at].append(row)
    return found


def _first(text: str, beside: Iterable[KnownCount] = ()) -> ReaderMark | None:
    return next(iter(read_carefully(text, _NO_BASES, beside)), None)


def _of_reason(now: Snapshot, judgement: Judgement, mark: ReaderMark) -> Remark:
    where = tr(
        "{reference}, question {key_at}, reason",
        reference=now.case[judgement.case_id].reference,
        key_at=now.tool.key_at(judgement.point),
    )
    return _remark(judgement.reason, mark, where, judgement.case_id, point=judgement.point)


def _of_note(now: Snapshot, note: Note) -> Iterator[Remark]:
    """Yield what a note says; what somebody said word by word is theirs."""
    if note.kind is NoteKind.COMMENT and note.verbatim:
        return
    mark = _first(note.text)
    if mark is not None:
        where = ", ".join(part for part in (place(now, note), word_for(note.kind)) if part)
        yield _remark(note.text, mark, where, note.case_id, note_id=note.id)


def _remark(
    text: str,
    mark: ReaderMark,
    where: str,
    case_id: CaseId | None = None,
    note_id: NoteId | None = None,
    point: Point | None = None,
) -> Remark:
    told = mark.reason
    if not told.startswith("“"):
        told = tr("“{words}”: {reason}", words=shown(mark.words_in(text)), reason=told)
    offer = tr(" It could say “{offer}”.", offer=mark.offer) if mark.offer else ""
    return Remark(RemarkKind.WORDING, False, f"{told}{offer}", where, case_id, note_id, point)
