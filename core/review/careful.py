"""Points at words that do not fit the numbers, in what was typed and in findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.counting.asking import NotAsked, not_asked
from core.counting.cuts import AnswersGrouped
from core.counting.live_number import LiveCount, items_to_read, live_count
from core.counting.thread import numbers_in
from core.model.concluded import (
    action_numbers,
    concluded,
    finding_numbers,
    recommendation_numbers,
)
from core.model.finding import Finding
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId, NoteId, QuestionId
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.snapshot import AnswerRow, FullSnapshot, Snapshot
from core.model.tool import Point
from core.review.remark import Remark, RemarkKind
from core.review.texts import return_comments
from core.wording.careful_reader.audit import agreement_on, audit_bases
from core.wording.careful_reader.in_findings import counts_of, finding_marks, read_text
from core.wording.careful_reader.known import AuditBases, KnownCount
from core.wording.careful_reader.mark import ReaderMark
from core.wording.people import place
from core.words import tr, word_for

_NO_BASES = AuditBases()
"""What is written of one case speaks of that case, and is not held against the audit's counts."""


def careful(full: FullSnapshot) -> Iterator[Remark]:
    """Yield the word that misleads most in each reason, text under a heading, comment and note."""
    now = full.now
    written = [one for one in now.judgements if one.reason.strip() and one.case_id in now.case]
    given = _answers_at(full, {(one.case_id, one.question_id) for one in written})
    for judgement in written:
        agreed = agreement_on(now, judgement, given[judgement.case_id, judgement.question_id])
        mark = _first(now, judgement.reason, [agreed] if agreed is not None else [])
        if mark is not None:
            yield _of_reason(now, judgement, mark)
    for one in now.headed_texts:
        mark, point = _first(now, one.text), now.tool.point_of(one.place)
        case = now.case.get(one.case_id)
        if mark is not None and case is not None:
            where = tr("{reference}, {heading}", reference=case.reference, heading=one.heading)
            yield _remark(one.text, mark, where, case_id=case.id, point=point)
    for text in return_comments(full):
        mark = _first(now, text.text)
        if mark is not None:
            yield _remark(text.text, mark, text.place, text.case_id, point=text.point)
    for note in now.notes:
        yield from _of_note(now, note)
    yield from _of_the_rest(now)
    yield from _of_findings(full)


def _of_the_rest(now: Snapshot) -> Iterator[Remark]:
    """Yield what the auditors wrote of hypotheses, of meetings they watched and of progress."""
    steps = action_numbers(now)
    told = [(one.reason, tr("what became of a hypothesis")) for one in now.hypotheses]
    told += [(one.text, tr("a meeting observed")) for one in now.meetings_observed]
    for text, where in told:
        mark = _first(now, text)
        if mark is not None:
            yield _remark(text, mark, where)
    for entry in now.action_entries:
        mark = _first(now, entry.text)
        if mark is not None:
            where = tr("action {number}, progress", number=steps.get(entry.action_id, 0))
            yield replace(_remark(entry.text, mark, where), action_id=entry.action_id)


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


def _first(now: Snapshot, text: str, beside: Iterable[KnownCount] = ()) -> ReaderMark | None:
    return next(iter(read_text(now, text, _NO_BASES, beside)), None)


def _of_findings(full: FullSnapshot) -> Iterator[Remark]:
    """Yield the word that misleads most in each finding that stands, its challenge with it."""
    now = full.now
    if not now.findings and not now.recommendations and not now.actions:
        return
    numbers, apart = finding_numbers(now), not_asked(now, full.answers, full.values)
    rows = [AnswersGrouped(*_cells(row)) for row in full.answers]
    known = audit_bases(now, rows, rows, apart)
    yield from _of_plan(now, known)
    for finding in concluded(now):
        counted = _counted(full, finding, apart)
        where = tr("finding {number}", number=numbers[finding.id])
        for mark in finding_marks(now, finding, known, counted)[:1]:
            yield replace(_remark(finding.text, mark, where), finding_id=finding.id)
        beside = counts_of(now, finding, counted)
        for text, called in (
            (finding.challenge, tr("challenge")),
            (finding.call_to_act, tr("call to act")),
            (finding.reflection, tr("question to reflect on")),
        ):
            for mark in read_text(now, text, known, beside)[:1]:
                found = _remark(text, mark, f"{where}, {called}")
                yield replace(found, finding_id=finding.id)


def _of_plan(now: Snapshot, known: AuditBases) -> Iterator[Remark]:
    """Yield the word that misleads most in each text of a recommendation or an action."""
    above, steps = recommendation_numbers(now), action_numbers(now)
    for one in now.recommendations:
        where = tr("recommendation {number}", number=above[one.id])
        for text in (one.text, one.answered) if not one.withdrawn else ():
            for mark in read_text(now, text, known)[:1]:
                yield replace(_remark(text, mark, where), recommendation_id=one.id)
    for action in now.actions:
        where = tr("action {number}", number=steps[action.id])
        said = (action.text, action.measure, action.done, action.shows, action.answer)
        for text in said if not action.withdrawn else ():
            for mark in read_text(now, text, known)[:1]:
                yield replace(_remark(text, mark, where), action_id=action.id)


def _cells(row: AnswerRow) -> tuple[CaseId, AgencyId, ItemId, AnswerId]:
    return row.case_id, row.agency_id, row.item_id, row.answer_id


def _counted(full: FullSnapshot, finding: Finding, apart: NotAsked) -> dict[str, LiveCount]:
    numbers = numbers_in(full.now.evidence_on(finding.id))
    items = items_to_read(full.now.tool, numbers.values())
    answers = [row for row in full.answers if row.item_id in items]
    found = {
        text: live_count(full.now.deciding, one, answers, apart, full.values)
        for text, one in numbers.items()
    }
    return {text: count for text, count in found.items() if count is not None}


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
    mark = _first(now, note.text)
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
    told = mark.told(text)
    return Remark(RemarkKind.WORDING, False, told, where, case_id, note_id, point)
