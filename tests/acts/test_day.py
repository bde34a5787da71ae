"""A whole day comes in by names, each in its place, and goes again as one step."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.acts.day import take_day
from core.examples import EXAMPLE_TOOLS, build_example, moved, whole
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.audit import Audit, Hypothesis, Outcome, Participant, ParticipantCase
from core.model.case import Agency
from core.model.clock import Clock
from core.model.draft.day import (
    AgencyDraft,
    AgendaDraft,
    DayDraft,
    FamilyAskedDraft,
    FamilyVoiceDraft,
    JudgedDraft,
    MeetingDraft,
    NoteDraft,
    ObservedDraft,
    ParticipantDraft,
    StepDraft,
    TalkDraft,
    ViewDraft,
    VisitDraft,
)
from core.model.draft.returns import Draft, Problem
from core.model.fault import FileProblem
from core.model.judgement import (
    DifferingView,
    EvidenceSeen,
    Judgement,
    JudgementState,
    ViewKind,
)
from core.model.meeting import Meeting, MeetingCase, MeetingKind
from core.model.note import Note, NoteKind, Stance
from core.model.steps import ProcessStep
from core.model.voices import FamilyAsked, FamilyOutcome, FamilyVoice, LeaderTalk, MeetingObserved
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot
from tests.conftest import NOON
from tests.small import agency_id, case_id, contents

DAY = DayDraft(Audit("The day", day="2014-04-09", tool_title="none of its business"))


def taken(file: WorkshopFile, day: DayDraft = DAY) -> WorkshopFile:
    """Take in a day and return the file."""
    take_day(file, day)
    return file


def test_the_details_come_in_and_the_audit_tool_stays_what_it_is(file: WorkshopFile) -> None:
    held = taken(file).all(Audit)[0]
    assert (held.title, held.day) == ("The day", "2014-04-09")
    assert (held.tool_key, held.tool_title) == ("small", "A small tool")


def test_an_agency_that_is_there_is_brought_up_to_date_and_a_new_one_goes_last(
    file: WorkshopFile,
) -> None:
    given = (AgencyDraft("Fire", "Fire", "the watch"), AgencyDraft("Police", "PD", "the desk"))
    found = taken(file, replace(DAY, agencies=given)).all(Agency)
    assert [(one.name, one.short, one.contact) for one in found] == [
        ("Health", "", ""),
        ("Police", "PD", "the desk"),
        ("Schools", "", ""),
        ("Fire", "Fire", "the watch"),
    ]


def test_agenda_hypotheses_and_meetings_keep_their_order(file: WorkshopFile) -> None:
    agenda = tuple(AgendaDraft(name, AgendaKind.OTHER, "", 5) for name in "cab")
    tested = tuple(Hypothesis(name, outcome=Outcome.PARTLY) for name in "zxy")
    watched = tuple(ObservedDraft(name) for name in "qpr")
    taken(file, replace(DAY, agenda=agenda, hypotheses=tested, observed=watched))
    assert "".join(one.title for one in file.all(AgendaEntry)) == "cab"
    assert "".join(one.text for one in file.all(Hypothesis)) == "zxy"
    assert "".join(one.title for one in file.all(MeetingObserved)) == "qpr"
    assert {one.outcome for one in file.all(Hypothesis)} == {Outcome.PARTLY}


def test_people_come_in_by_role_and_agency_and_without_a_name(file: WorkshopFile) -> None:
    people = (ParticipantDraft("Officer", "Police", True), ParticipantDraft("Chair"))
    found = taken(file, replace(DAY, participants=people)).all(Participant)
    police = agency_id(file, "Police")
    assert [(one.role, one.agency_id, one.present, one.name) for one in found] == [
        ("Officer", police, True, ""),
        ("Chair", None, False, ""),
    ]


def test_each_meeting_has_its_agenda_its_people_its_cases_and_what_was_said_at_it(
    file: WorkshopFile,
) -> None:
    feedback = MeetingDraft("Feedback", MeetingKind.FEEDBACK, "2014-05-14", cases=("Child B",))
    day = replace(
        DAY,
        meetings=(feedback,),
        agenda=(AgendaDraft("Welcome", AgendaKind.OPENING, "", 5, "Feedback"),),
        participants=(ParticipantDraft("Nurse", meeting="Feedback", cases=("Child A", "Child B")),),
        judged=(JudgedDraft("Child B", "4b", answer="yes", meeting="Feedback"),),
        notes=(NoteDraft(NoteKind.STRENGTH, "Heard", meeting="Feedback"),),
    )
    taken(file, day)
    (held,) = file.all(Meeting)
    assert (held.title, held.kind, held.day) == ("Feedback", MeetingKind.FEEDBACK, "2014-05-14")
    assert len(file.all(MeetingCase, "meeting_id = ?", (held.id,))) == 1
    assert len(file.all(ParticipantCase)) == 2
    told = (file.all(AgendaEntry), file.all(Participant), file.all(Judgement), file.all(Note))
    assert [one.meeting_id for rows in told for one in rows] == [held.id] * 4


def test_a_judgement_comes_in_whole_with_who_saw_it_differently(file: WorkshopFile) -> None:
    judged = JudgedDraft(
        "Child B",
        "4b",
        JudgementState.AGREED,
        "no",
        "nobody said so",
        EvidenceSeen.PARTIAL,
        "2014-04-09T10:05:00",
        (ViewDraft("Health", ViewKind.ROLES, "we did"), ViewDraft("Police")),
    )
    parked = JudgedDraft("Child A", "2", JudgementState.PARKED)
    taken(file, replace(DAY, judged=(judged, parked)))
    tool = read_tool(file)
    first, second = file.all(Judgement)
    assert first.answer_id is not None
    assert tool.key_at(first.point) == "4b"
    assert tool.answer[first.answer_id].key == "no"
    assert (first.reason, first.evidence) == ("nobody said so", EvidenceSeen.PARTIAL)
    assert (first.case_id, first.settled_at) == (case_id(file, "Child B"), "2014-04-09T10:05:00")
    assert (second.state, second.answer_id) == (JudgementState.PARKED, None)
    views = file.all(DifferingView, "judgement_id = ?", (first.id,))
    assert [(one.agency_id, one.kind, one.note) for one in views] == [
        (agency_id(file, "Health"), ViewKind.ROLES, "we did"),
        (agency_id(file, "Police"), ViewKind.OTHER, ""),
    ]
    assert check(file) == []


def test_a_note_is_filed_under_the_theme_of_its_question_unless_it_names_one(
    file: WorkshopFile,
) -> None:
    notes = (
        NoteDraft(NoteKind.STRENGTH, "by its question", question="3"),
        NoteDraft(NoteKind.STRENGTH, "by its own wish", question="3", theme="records"),
        NoteDraft(NoteKind.STRENGTH, "nowhere"),
    )
    taken(file, replace(DAY, notes=notes))
    tool = read_tool(file)
    themes = [tool.theme[one.theme_id].key if one.theme_id else "" for one in file.all(Note)]
    assert themes == ["plan", "records", ""]
    keys = [tool.question[one.question_id].key if one.question_id else "" for one in file.all(Note)]
    assert keys == ["3", "3", ""]


def test_a_note_comes_in_with_all_it_says(file: WorkshopFile) -> None:
    said = NoteDraft(
        NoteKind.COMMENT,
        "nobody rang back",
        case="Child A",
        role="Nurse",
        agency="Health",
        verbatim=True,
        stance=Stance.CHALLENGE,
        said_at="2014-04-09T11:00:00",
        chosen=True,
        for_whom="the manager",
        told="the lead",
        told_at="12:05",
        did="rang",
        carried="waits for the police",
    )
    (note,) = taken(file, replace(DAY, notes=(said,))).all(Note)
    for name in ("text", "role", "verbatim", "stance", "said_at", "chosen", "for_whom"):
        assert getattr(note, name) == getattr(said, name)
    assert (note.told, note.told_at, note.did, note.carried) == (
        "the lead",
        "12:05",
        "rang",
        "waits for the police",
    )
    assert note.case_id == case_id(file, "Child A")
    assert note.agency_id == agency_id(file, "Health")


def test_what_families_said_and_the_time_taken_come_in(file: WorkshopFile) -> None:
    voices = (
        FamilyVoiceDraft("They listened", "Child B", "plan", "mother", "by telephone", True),
        FamilyVoiceDraft("Too many forms"),
    )
    visits = (VisitDraft("Child A", "2014-04-09T10:00:00", "2014-04-09T10:20:00"),)
    taken(file, replace(DAY, voices=voices, visits=visits))
    first, second = file.all(FamilyVoice)
    plan = next(theme for theme in read_tool(file).themes if theme.key == "plan")
    assert (first.case_id, first.theme_id) == (case_id(file, "Child B"), plan.id)
    assert (first.said_by, first.means, first.verbatim) == ("mother", "by telephone", True)
    assert (second.case_id, second.theme_id, second.verbatim) == (None, None, False)
    (stretch,) = file.all(Visit)
    assert (stretch.case_id, stretch.ended) == (case_id(file, "Child A"), "2014-04-09T10:20:00")


def test_who_else_was_asked_comes_in_by_its_names(file: WorkshopFile) -> None:
    asked = FamilyAskedDraft("mother", "Child B", "telephone", outcome=FamilyOutcome.HEARD)
    watched = ObservedDraft("Panel", text="Few spoke", watched_by="chair", theme="plan")
    talk = TalkDraft("director", "Police", "2014-05-03", text="More time")
    taken(file, replace(DAY, families=(asked,), observed=(watched,), talks=(talk,)))
    (family,), (meeting,) = file.all(FamilyAsked), file.all(MeetingObserved)
    assert (family.case_id, family.outcome) == (case_id(file, "Child B"), FamilyOutcome.HEARD)
    assert (meeting.watched_by, meeting.theme_id is not None) == ("chair", True)
    assert file.all(LeaderTalk)[0].agency_id == agency_id(file, "Police")


def test_the_steps_of_the_process_come_in_by_what_they_follow(file: WorkshopFile) -> None:
    steps = (
        StepDraft("Terms agreed", "2014-02-24"),
        StepDraft("Requests sent", after="Terms agreed", working_days=9, owner="Audit lead"),
    )
    first, second = taken(file, replace(DAY, steps=steps)).all(ProcessStep)
    assert (second.after_id, second.working_days) == (first.id, 9)


def test_a_day_is_one_step_and_all_of_it_or_nothing(file: WorkshopFile) -> None:
    before = contents(file)
    notes = (NoteDraft(NoteKind.STRENGTH, "kept", case="Child A"),)
    taken(file, replace(DAY, notes=notes, agencies=(AgencyDraft("Fire"),)))
    file.undo()
    assert contents(file) == before
    lost = (*notes, NoteDraft(NoteKind.STRENGTH, "lost", case="Child Z"))
    with pytest.raises(KeyError):
        taken(file, replace(DAY, notes=lost, agencies=(AgencyDraft("Fire"),)))
    assert contents(file) == before


# The examples are days of that kind.


def test_a_moved_day_keeps_its_hours() -> None:
    told = NoteDraft(NoteKind.CONCERN, "told", said_at="2014-04-09T11:00:00", told_at="12:05")
    day = replace(
        DAY,
        judged=(
            JudgedDraft("A", "1", JudgementState.AGREED, settled_at="2014-04-09T10:05:00"),
            JudgedDraft("A", "2", JudgementState.PARKED),
        ),
        notes=(told, NoteDraft(NoteKind.STRENGTH, "no time")),
        visits=(VisitDraft("A", "2014-04-09T10:00:00", "2014-04-09T10:20:00"),),
    )
    found = moved(day, date(2025, 12, 31))
    assert found.audit.day == "2025-12-31"
    assert [one.settled_at for one in found.judged] == ["2025-12-31T10:05:00", ""]
    assert [one.said_at for one in found.notes] == ["2025-12-31T11:00:00", ""]
    assert found.notes[0].told_at == "12:05"
    (stretch,) = found.visits
    assert (stretch.began, stretch.ended) == ("2025-12-31T10:00:00", "2025-12-31T10:20:00")


@pytest.mark.parametrize("key", EXAMPLE_TOOLS)
@pytest.mark.parametrize("today", [False, True])
def test_an_example_is_a_sound_audit_with_nothing_to_undo_but_a_day_to_rehearse(
    tmp_path: Path, clock: Clock, key: str, today: bool
) -> None:
    build_example(key, tmp_path / "example.casewalk", clock=clock, today=today)
    with WorkshopFile.open(tmp_path / "example.casewalk") as file:
        assert check(file) == []
        played = today and key == "tier2"  # its day is there step by step, for a rehearsal
        assert file.undo_label == ("bring in the conclusions" if played else "")
        moved = today and key in ("cin", "tier2")  # the others are over, and keep their days
        assert (snapshot(file).audit.day == NOON.date().isoformat()) is (moved or key == "cin")


def test_the_first_example_is_in_the_middle_of_its_day(tmp_path: Path) -> None:
    build_example("cin", tmp_path / "example.casewalk")
    with WorkshopFile.open(tmp_path / "example.casewalk") as file:
        now = snapshot(file)
    settled = [now.settled_points(case.id) for case in now.cases]
    assert sum(count >= len(now.tool.points) - 1 for count in settled) == 3
    assert len(now.open_concerns()) == 1
    assert len(now.parked()) >= 1
    assert now.comments()


def test_an_example_takes_no_other_files_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.casewalk"
    path.write_bytes(b"an audit")
    with pytest.raises(FileProblem):
        build_example("cin", path)
    assert path.read_bytes() == b"an audit"


def test_an_example_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    stops = [NOON] * 8
    with pytest.raises(IndexError):
        build_example("cin", tmp_path / "new.casewalk", clock=stops.pop)
    assert list(tmp_path.iterdir()) == []


def test_a_row_of_ours_that_is_held_back_is_our_mistake() -> None:
    draft = Draft("cases.csv", ("kept",))
    assert whole(draft) is draft
    with pytest.raises(ValueError, match="was held back: no such case"):
        whole(replace(draft, problems=(Problem("cases.csv", 3, "no such case"),)))
