"""Findings: what they rest on, their numbers, and what becomes of a number that changes."""

from dataclasses import replace

import pytest

from core.acts import findings, heard
from core.model.concluded import concluded, finding_numbers, is_draft
from core.model.fault import NotYet, WorkshopError
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingCase,
    Source,
)
from core.model.ids import CaseId, FindingId
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.small import contents

NOWHERE = FindingId(0)


def on_note(row: int = 1) -> EvidenceNamed:
    """Return a note as evidence for whatever finding takes it."""
    return EvidenceNamed(NOWHERE, EvidenceKind.NOTE, row)


@pytest.fixture
def noted(file: WorkshopFile) -> WorkshopFile:
    """The small audit, in which two things were heard."""
    for words in ("Plans are shared early", "Minutes come late"):
        heard.add_note(file, Note(NoteKind.OBSERVATION, words))
    return file


def add(file: WorkshopFile, text: str, *rests_on: EvidenceNamed) -> Finding:
    """Add a finding and return it as it lies in the file."""
    findings.add_finding(file, Finding(text), rests_on)
    return file.all(Finding)[-1]


def numbers(file: WorkshopFile) -> list[tuple[int, str]]:
    """Return the findings that stand, as a reader meets them."""
    now = snapshot(file)
    given = finding_numbers(now)
    return [(given[one.id], one.text) for one in concluded(now)]


def test_a_finding_that_rests_on_nothing_is_a_draft_and_has_no_number(noted: WorkshopFile) -> None:
    drafted = add(noted, "Handovers lose what went before")
    assert is_draft(snapshot(noted), drafted)
    findings.rest_on(noted, drafted.id, [on_note(), on_note()])
    assert numbers(noted) == [(1, "Handovers lose what went before")]
    (evidence,) = noted.all(EvidenceNamed)
    findings.take_away(noted, evidence)
    assert numbers(noted) == []
    noted.undo()
    assert len(numbers(noted)) == 1
    assert check(noted) == []


def test_what_a_finding_rests_on_leaves_it_with_the_thing_itself(noted: WorkshopFile) -> None:
    add(noted, "Plans are shared", on_note(1), on_note(2))
    before = contents(noted)
    heard.remove_note(noted, noted.all(Note)[0])
    assert [one.row_id for one in noted.all(EvidenceNamed)] == [2]
    noted.undo()
    assert contents(noted) == before


def test_numbers_close_up_until_a_document_has_left_and_stay_from_then_on(
    noted: WorkshopFile,
) -> None:
    first, second, _ = (add(noted, text, on_note()) for text in ("One", "Two", "Three"))
    findings.remove_finding(noted, first)
    assert numbers(noted) == [(1, "Two"), (2, "Three")]
    findings.give_numbers_out(noted)
    assert findings.give_numbers_out(noted) is None
    second = next(one for one in noted.all(Finding) if one.id == second.id)
    with pytest.raises(WorkshopError, match="gone out") as caught:
        findings.remove_finding(noted, second)
    assert "Withdraw" in caught.value.remedy
    findings.withdraw_finding(noted, second, "One return was another child's")
    add(noted, "Four", on_note())
    assert numbers(noted) == [(2, "Three"), (3, "Four")]


def test_a_finding_rests_on_others_but_in_no_ring(noted: WorkshopFile) -> None:
    first, second = add(noted, "One", on_note()), add(noted, "Two")
    findings.rest_on(noted, second.id, [EvidenceNamed(NOWHERE, EvidenceKind.FINDING, first.id)])
    with pytest.raises(WorkshopError, match="rest on itself"):
        findings.rest_on(noted, first.id, [EvidenceNamed(NOWHERE, EvidenceKind.FINDING, second.id)])
    assert snapshot(noted).used_by(EvidenceKind.FINDING, first.id) == (second.id,)


def test_evidence_is_left_out_for_a_reason_until_it_is_used(noted: WorkshopFile) -> None:
    with pytest.raises(NotYet):
        findings.leave_out(noted, EvidenceKind.NOTE, 1, " ")
    findings.leave_out(noted, EvidenceKind.NOTE, 1, "About another audit")
    findings.leave_out(noted, EvidenceKind.NOTE, 1, "Said twice")
    assert [one.reason for one in noted.all(EvidenceLeftOut)] == ["Said twice"]
    add_to = add(noted, "One")
    findings.rest_on(noted, add_to.id, [on_note(1)])
    assert noted.all(EvidenceLeftOut) == []


def test_a_new_number_goes_into_every_sentence_or_the_old_one_stays_for_a_reason(
    noted: WorkshopFile,
) -> None:
    count = EvidenceNamed(NOWHERE, EvidenceKind.COUNT, 0, count="x", shown="71.4% (10 of 14)")
    text = "In 71.4% (10 of 14) of returns supervision is seen."
    findings.add_finding(noted, Finding(text, challenge="Why only 71.4% (10 of 14)?"), [count])
    (held,) = noted.all(EvidenceNamed)
    with pytest.raises(NotYet):
        findings.keep_number(noted, held, "66.7% (14 of 21)", "")
    findings.keep_number(noted, held, "66.7% (14 of 21)", "The late return is of another year")
    (held,) = noted.all(EvidenceNamed)
    assert (held.kept_for, held.shown) == ("66.7% (14 of 21)", "71.4% (10 of 14)")
    findings.take_number(noted, held, "66.7% (14 of 21)")
    (finding,), (held,) = noted.all(Finding), noted.all(EvidenceNamed)
    assert finding.text == "In 66.7% (14 of 21) of returns supervision is seen."
    assert finding.challenge == "Why only 66.7% (14 of 21)?"
    assert (held.shown, held.kept, held.kept_for) == ("66.7% (14 of 21)", "", "")


WAS, IS = "33.3% (1 of 3 returns where applicable)", "0.0% (0 of 4 returns where applicable)"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (f"Only {WAS}.", f"Only {IS}."),
        ("Only 33.3% (1 of 3 returns).", "Only 0.0% (0 of 4 returns)."),
        ("Only 33.3% (1 of 3) were seen.", "Only 0.0% (0 of 4) were seen."),
        ("Only 1 of 3 returns, 33.3%, say so.", "Only 0 of 4 returns, 0.0%, say so."),
        ("In 11 of 31 and 1 of 30; 133.3%", "In 11 of 31 and 1 of 30; 133.3%"),
        ("Of cases 33.3% (2 of 6), or 1 of 3,000", "Of cases 33.3% (2 of 6), or 1 of 3,000"),
        ("Rounded, 33% (1 of 3) say so", "Rounded, 33% (1 of 3) say so"),
    ],
)
def test_a_new_number_goes_where_the_old_one_was_written_for_short(
    noted: WorkshopFile, written: str, told: str
) -> None:
    count = EvidenceNamed(NOWHERE, EvidenceKind.COUNT, 0, count="x", shown=WAS)
    findings.add_finding(noted, Finding(written), [count])
    findings.take_number(noted, noted.all(EvidenceNamed)[0], IS)
    assert noted.all(Finding)[0].text == told
    noted.undo()
    assert noted.all(Finding)[0].text == written


def test_what_may_as_well_be_another_number_of_the_finding_stays(noted: WorkshopFile) -> None:
    other = EvidenceNamed(
        NOWHERE, EvidenceKind.COUNT, 0, count="y", shown="33.3% (1 of 3 cases)", position=1
    )
    count = EvidenceNamed(NOWHERE, EvidenceKind.COUNT, 0, count="x", shown=WAS)
    findings.add_finding(noted, Finding("1 of 3 returns, 1 of 3 cases, 33.3%"), [count, other])
    held = next(one for one in noted.all(EvidenceNamed) if one.shown == WAS)
    findings.take_number(noted, held, IS)
    assert noted.all(Finding)[0].text == "0 of 4 returns, 1 of 3 cases, 33.3%"


def test_typing_a_finding_is_one_step_of_undo(noted: WorkshopFile) -> None:
    finding = add(noted, "", on_note())
    for text in ("P", "Plans", "Plans are late"):
        findings.change_finding(noted, replace(finding, text=text))
    assert noted.all(Finding)[0].text == "Plans are late"
    noted.undo()
    assert noted.all(Finding)[0].text == ""


def test_a_lesson_joins_cases(noted: WorkshopFile) -> None:
    lesson = add(noted, "Ask twice", on_note())
    findings.join_cases(noted, lesson.id, [CaseId(1), CaseId(2)])
    findings.join_cases(noted, lesson.id, [CaseId(2)])
    assert [one.case_id for one in noted.all(FindingCase)] == [2]


def test_a_survey_stands_with_its_own_base_and_leaves_no_evidence_behind(
    noted: WorkshopFile,
) -> None:
    with pytest.raises(NotYet):
        findings.keep_source(noted, Source(" "))
    findings.keep_source(noted, Source("Staff survey", dated="2014-02-01", base=457, unit="staff"))
    (source,) = noted.all(Source)
    add(noted, "Staff know", EvidenceNamed(NOWHERE, EvidenceKind.SOURCE, source.id))
    findings.remove_source(noted, source)
    assert (noted.all(EvidenceNamed), numbers(noted)) == ([], [])
    assert check(noted) == []
