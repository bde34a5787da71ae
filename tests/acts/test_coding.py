"""Reasons, comments and remarks are coded with the user's own list, and tallied."""

from dataclasses import replace

import pytest

from core.acts import bring_in, coding, findings, heard
from core.acts.keeping_pointers import is_same_comment
from core.counting.coding import code_counts, pieces_coded
from core.documents.codes import code_tally
from core.model.case import AnswerComment
from core.model.coding import Code, CodeUse
from core.model.draft.returns import Draft
from core.model.fault import NotYet
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import AgencyId, CaseId, QuestionId, ReturnId
from core.model.note import Note, NoteKind
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.coding import tally_lines
from tests.small import RETURNS


def test_codes_are_made_while_reading_and_counted_by_what_has_them(
    file: WorkshopFile, case: CaseId
) -> None:
    heard.add_note(file, Note(NoteKind.IMPROVEMENT, "Nobody rang back", case_id=case))
    note = file.all(Note)[0]
    coding.code_as(file, "Waiting", EvidenceKind.NOTE, note.id)
    coding.code_as(file, " waiting ", EvidenceKind.COMMENT, 1)
    coding.code_as(file, "Handovers", EvidenceKind.NOTE, note.id)
    waiting, handovers = file.all(Code)
    now = snapshot(file)
    assert now.codes_on(EvidenceKind.NOTE, note.id) == (waiting, handovers)
    assert [(one.code.name, one.total) for one in code_counts(now)] == [
        ("Waiting", 2),
        ("Handovers", 1),
    ]
    assert pieces_coded(now) == 2
    with pytest.raises(NotYet):
        coding.code_as(file, "y" * 81, EvidenceKind.NOTE, note.id)
    with pytest.raises(NotYet):
        coding.rename_code(file, waiting, "y" * 81)
    assert tally_lines(now)[1] == "Waiting: 2 (comments in returns 1, heard in the room 1)"
    assert "Handovers" in str(code_tally(full(file)))
    coding.turn_code(file, handovers, EvidenceKind.NOTE, note.id)
    assert snapshot(file).codes_on(EvidenceKind.NOTE, note.id) == (waiting,)
    file.undo()
    heard.remove_note(file, note)
    assert {one.kind for one in file.all(CodeUse)} == {EvidenceKind.COMMENT}
    file.undo()
    coding.rename_code(file, handovers, "WAITING")  # two that are one
    assert [one.name for one in file.all(Code)] == ["Waiting"]
    assert len(file.all(CodeUse)) == 2
    with pytest.raises(NotYet):
        coding.code_as(file, "  ", EvidenceKind.COMMENT, 1)
    assert file.all(AnswerComment)[0].id == 1


def test_a_code_stays_on_a_comment_that_is_brought_in_once_more(file: WorkshopFile) -> None:
    comment = next(one for one in file.all(AnswerComment) if one.text == "Café notes")
    findings.add_finding(file, Finding("Records are thin"))
    finding = file.all(Finding)[0]
    coding.code_as(file, "Records", EvidenceKind.COMMENT, comment.id)
    named = EvidenceNamed(finding.id, EvidenceKind.COMMENT, comment.id)
    findings.rest_on(file, finding.id, [named])
    health = RETURNS[0]
    for text, held in (("Café notes, and a photo", 1), ("Nothing", 0)):
        again = replace(health, comments={"2": text})
        bring_in.take_returns(file, Draft("again.csv", (again,)))
        now = snapshot(file)
        (new,) = [one for one in file.all(AnswerComment) if one.text == text]
        assert len(now.codes_on(EvidenceKind.COMMENT, new.id)) == held
        assert [one.row_id for one in now.evidence] == [new.id] * held
    file.undo()
    file.undo()
    assert snapshot(file).codes_on(EvidenceKind.COMMENT, comment.id)


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("Seen alone", "Seen alone; asked about home", True),
        ("Plan late by weeks.", "Plan late by weeks. Nobody knows why.", True),
        ("The plan came late, not lost", "the plan  came late", True),
        ("Drift", "Worries about drift since May", True),
        ("No", "No. We were not asked.", True),
        ("Never seen alone", "Seen alone", False),
        ("Drift", "No drift at all", False),
        ("Wedi ei weld", "Ddim wedi ei weld", False),
        ("Seen at home", "Wasn’t seen at home", False),
        ("Visits", "Visits by nobody", False),
        ("ok", "Looked into", False),
        ("No", "Nobody asked us", False),
        ("Seen alone", "Seen alone: no", False),
        ("Seen alone?", "Seen alone? Not by us.", False),
        ("Seen alone", "Seen alone – never", False),
        ("Seen alone", "Seen alone, no.", False),
        ("Seen alone", "Seen alone (no)", False),
        ("Seen alone", "No: seen alone", False),
        ("Seen alone", "Seen alone: refused", False),
        ("Seen alone", "Seen alone: at school", True),
        ("Seen alone", "Seen alone, no concerns", True),
        ("Seen alone.", "Seen alone. No note was kept.", True),
    ],
)
def test_a_comment_that_says_the_opposite_or_other_words_is_another(
    before: str, after: str, stays: bool
) -> None:
    one, other = (
        AnswerComment(ReturnId(1), CaseId(1), AgencyId(1), QuestionId(1), text)
        for text in (before, after)
    )
    assert is_same_comment(one, other) is stays
    assert is_same_comment(other, one) is stays
