"""What is settled and heard knows at which meeting it was, and is counted and printed by it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.acts import meetings, walk
from core.acts.headed import write_text
from core.acts.heard import add_note
from core.cli.cut_request import cut_request
from core.cli.judgement_cuts import judgement_cuts
from core.counting.collation import Base
from core.counting.cuts import cut_judgements
from core.counting.live_number import Counted, LiveNumber, live_count
from core.counting.meetings import meeting_counts, said_at
from core.counting.narrowing import Narrowing, Within, dimensions
from core.counting.pace import spent_today
from core.documents.blocks import Document
from core.documents.process import process
from core.documents.summaries import case_summaries
from core.documents.words_in_order import document_words
from core.model.audit import Audit
from core.model.case import Case
from core.model.clock import Clock
from core.model.headed import TextPlace
from core.model.ids import CaseId, MeetingId
from core.model.judgement import Judgement
from core.model.meeting import Meeting
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.live_number import live_words
from core.wording.removal import loss_of
from tests.small import case_id, small_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit with a panel of its own day and a feedback meeting."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        with opened.act("plan"):
            opened.put(replace(opened.all(Audit)[0], day="2014-04-09", day_title="Panel"))
            opened.put(Meeting("Feedback", day="2014-05-14"))
        yield opened


def text_of(document: Document) -> str:
    return "\n".join(document_words(document))


def feedback(file: WorkshopFile) -> MeetingId:
    return file.all(Meeting)[0].id


def agree(file: WorkshopFile, case: CaseId, point: Point, key: str = "yes") -> Judgement:
    answers = snapshot(file).tool.answers_at(point)
    walk.agree(file, case, point, next(one.id for one in answers if one.key == key))
    return held(file, case, point)


def held(file: WorkshopFile, case: CaseId, point: Point) -> Judgement:
    found = snapshot(file).judgement(case, point)
    assert found is not None
    return found


def both_meetings(file: WorkshopFile, point: Point) -> Snapshot:
    """Child A is settled at the panel, Child B at the feedback, with a remark at each."""
    agree(file, case_id(file, "Child A"), point)
    add_note(file, Note(NoteKind.STRENGTH, "Heard at the panel", case_id=case_id(file, "Child A")))
    file.meeting = feedback(file)
    agree(file, case_id(file, "Child B"), point, "no")
    add_note(file, Note(NoteKind.CONCERN, "Heard later", case_id=case_id(file, "Child B")))
    return snapshot(file)


def test_what_is_settled_and_heard_is_of_the_meeting_that_is_walked(
    file: WorkshopFile, point: Point
) -> None:
    now = both_meetings(file, point)
    assert [one.meeting_id for one in now.judgements] == [None, feedback(file)]
    assert [one.meeting_id for one in now.notes] == [None, feedback(file)]


def test_what_is_said_otherwise_later_is_of_the_later_meeting_and_other_words_are_not(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    first = agree(file, case, point)
    file.meeting = feedback(file)
    walk.change_settled(file, replace(first, reason="Put more plainly"), ())
    assert held(file, case, point).meeting_id is None
    no = next(one for one in snapshot(file).tool.answers_at(point) if one.key == "no")
    walk.change_settled(file, replace(first, answer_id=no.id), ())
    assert held(file, case, point).meeting_id == feedback(file)
    walk.set_meeting(file, case, point, None)
    assert held(file, case, point).meeting_id is None
    file.undo()
    assert held(file, case, point).meeting_id == feedback(file)
    walk.reopen(file, case, point)
    assert held(file, case, point).meeting_id is None


def test_a_meeting_taken_away_leaves_what_it_settled_to_the_day_and_asks_first(
    file: WorkshopFile, point: Point
) -> None:
    now = both_meetings(file, point)
    loss = loss_of(now, now.meetings)
    assert loss.weighs
    assert "1 judgement stays, as of “Panel”" in loss.question("Feedback", "Delete")
    meetings.remove_meetings(file, "remove", now.meetings)
    assert {one.meeting_id for one in snapshot(file).judgements} == {None}
    agree(file, case_id(file, "Child A"), point, "no")  # the meeting chosen is gone: the day's
    file.undo()
    file.undo()
    assert snapshot(file) == now


def test_counts_are_cut_and_narrowed_by_meeting(file: WorkshopFile, point: Point) -> None:
    now = both_meetings(file, point)
    assert "meeting" in dimensions(now)
    parts = cut_judgements(now, ("meeting",))
    assert parts is not None
    assert [[case.reference for case in part.cases] for part in parts] == [["Child A"], ["Child B"]]
    request = cut_request(now, "meeting", ())
    assert request.of_the_room
    said = judgement_cuts(now, request, Base.APPLICABLE, "text")
    assert "Panel · 1 case\n" in said
    assert "Feedback · 1 case\n" in said
    renamed = replace(now, audit=replace(now.audit, day_title="Feedback"))
    assert "Feedback, 9 April 2014 · 1 case\n" in judgement_cuts(
        renamed, request, Base.APPLICABLE, "text"
    )
    only = cut_request(now, "", ["meeting=Feedback"]).narrowing
    assert only == Narrowing(within=(Within("meeting", str(feedback(file))),))
    number = LiveNumber(Counted.CASES, point.question_id, point.item_id, within=only.within)
    found = live_count(now, number)
    assert found is not None
    assert [now.case[case].reference for case, _ in found.members] == ["Child B"]
    assert live_words(now, found).endswith(", at “Feedback” only")


def test_documents_say_what_was_settled_where(file: WorkshopFile, point: Point) -> None:
    now = both_meetings(file, point)
    counted = [(one.cases, one.agreed, one.heard, one.concerns) for one in meeting_counts(now)]
    assert counted == [(1, 1, 1, 0), (1, 1, 1, 1)]
    assert "What was settled and heard at each meeting" in text_of(process(full(file)))
    printed = text_of(case_summaries(full(file)))
    assert "All of it was settled at Feedback, 14 May 2014." in printed
    other = next(one for one in now.tool.points if one != point)
    agree(file, case_id(file, "Child A"), other)
    printed = text_of(case_summaries(full(file)))
    assert "Settled at Panel." in printed
    assert "Settled at Feedback." in printed


def test_texts_and_minutes_are_of_the_meeting_they_were_written_and_spent_at(
    file: WorkshopFile, point: Point
) -> None:
    first, second = case_id(file, "Child A"), case_id(file, "Child B")
    theme = snapshot(file).tool.themes[0].id
    place = TextPlace("Good practice", theme_id=theme)
    began = datetime(2014, 4, 9, 10, 0)
    write_text(file, first, place, "Seen at home")
    walk.visit(file, first, began, began + timedelta(minutes=20))
    now = both_meetings(file, point)
    write_text(file, second, place, "Seen at school")
    walk.visit(file, second, began + timedelta(hours=2), began + timedelta(hours=2, minutes=35))
    now = snapshot(file)
    here = feedback(file)
    assert [one.meeting_id for one in now.headed_texts] == [None, here]
    assert [one.minutes for one in meeting_counts(now)] == [20, 35]
    alone = said_at(now, here)
    assert ([one.text for one in alone.headed_texts], len(alone.visits)) == (["Seen at school"], 1)
    at_noon = began + timedelta(hours=5)
    assert spent_today(now.here_visits, at_noon) == {first: 20.0}
    assert "1 text stays, as of “Panel”" in loss_of(now, now.meetings).stays
    agree(file, first, next(one for one in now.tool.points if one != point))
    printed = text_of(case_summaries(full(file)))
    assert "Minutes" in text_of(process(full(file)))
    assert "Written at Panel." in printed
    write_text(file, first, place, "Seen at home, alone")
    assert snapshot(file).headed_texts[0].meeting_id == here
    meetings.remove_meetings(file, "remove", now.meetings)
    assert {one.meeting_id for one in snapshot(file).visits} == {None}


def test_an_audit_of_one_day_never_sees_it(tmp_path: Path, clock: Clock) -> None:
    with small_audit(tmp_path / "one.casewalk", clock) as file:
        case = file.all(Case)[0].id
        point = snapshot(file).tool.points[0]
        agree(file, case, point)
        now = snapshot(file)
        assert "meeting" not in dimensions(now)
        assert meeting_counts(now) == ()
        assert "ettled at" not in text_of(case_summaries(full(file)))
