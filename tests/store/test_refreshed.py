"""After an act only what rests on its tables is read again, and that is the whole of it."""

import threading
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import pytest

from core.acts import bring_in, prepare
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.agreed import AgreedWord
from core.model.aside import AnswerAside, JudgementAside
from core.model.asking import AskedOf, Clause, CommentRule
from core.model.audit import Audit, Hypothesis, Participant, ParticipantCase
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Attribute,
    BroughtIn,
    Case,
    CaseAttribute,
    KeptText,
    RejectedRow,
    Request,
    Return,
    ValueGiven,
    WaitingAnswer,
    WorkedWith,
)
from core.model.changed import Changed
from core.model.changed_answer import ChangedAnswer
from core.model.coding import Code, CodeUse
from core.model.draft.match import MatchKind
from core.model.draft.returns import Draft, ReturnDraft
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.fault import FileProblem
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingCase,
    HypothesisEvidence,
    KeptWording,
    Source,
)
from core.model.first_views import FirstRound, FirstView
from core.model.hand_out import (
    DifferenceKind,
    HandBack,
    HandOut,
    HandOutCase,
    KnownRow,
    TableDifference,
)
from core.model.headed import HeadedText
from core.model.house_style import HouseKind, HousePart
from core.model.household import CasePerson, KeyDate
from core.model.ids import (
    ActionId,
    AgencyId,
    AttributeId,
    CaseId,
    CodeId,
    EarlierId,
    FindingId,
    HourGroupId,
    HourId,
    JudgementId,
    NoteId,
    RecommendationId,
    ReturnId,
)
from core.model.judgement import DifferingView, Judgement, JudgementState, Layer
from core.model.layers import LayerJudgement
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.left_note import LeftNote
from core.model.letter import LetterPart, LetterText
from core.model.meeting import Meeting, MeetingCase
from core.model.note import Note, NoteCase, NoteKind
from core.model.own_document import Correction, DocumentPart, FiguresOut
from core.model.parts import PartJudgement
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    EntryKind,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.published import ProgrammeChoice, Published
from core.model.return_aside import AsideState, ReturnAside
from core.model.sample import (
    DrawnLine,
    DrawnStratum,
    Eligible,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
)
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, HourVote, ThemeHour
from core.model.tool import Answer, AnswerSet, GradeMeaning, Item, Question, Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved, SpeakingTurns
from core.queries.documents import full, full_of, next_answers
from core.queries.returns import counts, positions, return_contents
from core.store.file import WorkshopFile
from core.store.reading import refreshed, snapshot
from tests.small import agency_id, case_id

PARTS: dict[type, set[str]] = {
    Audit: {"audit"},
    Theme: {"tool"},
    AnswerSet: {"tool"},
    Answer: {"tool"},
    Question: {"tool"},
    Item: {"tool"},
    GradeMeaning: {"tool"},
    Clause: {"tool"},
    AskedOf: {"tool"},
    CommentRule: {"tool"},
    Standard: {"tool"},
    Case: {"cases"},
    Agency: {"agencies"},
    Request: {"requests"},
    WorkedWith: {"worked_with"},
    SpeakingTurns: {"speaking_turns"},
    ThemeHour: {"theme_hours"},
    HourGroup: {"hour_groups"},
    HourCard: {"hour_cards"},
    HourVote: {"hour_votes"},
    Return: {"returns", "usable"},
    AnswerGiven: {"usable"},
    ValueGiven: {"usable"},
    Hypothesis: {"hypotheses"},
    Participant: {"participants"},
    ParticipantCase: {"participant_cases"},
    Judgement: {"judgements"},
    DifferingView: {"views"},
    HeadedText: {"headed_texts"},
    LayerJudgement: {"layer_judgements"},
    PartJudgement: {"part_judgements"},
    FirstView: {"first_views"},
    FirstRound: {"first_rounds"},
    ChangedAnswer: {"changed_answers"},
    Note: {"notes"},
    NoteCase: {"note_cases"},
    CasePerson: {"case_people"},
    KeyDate: {"key_dates"},
    FamilyAsked: {"families_asked"},
    FamilyVoice: {"family_voices"},
    MeetingObserved: {"meetings_observed"},
    LeaderTalk: {"leader_talks"},
    ProcessStep: {"steps"},
    DayOff: {"days_off"},
    EarlierAudit: {"earlier_audits"},
    EarlierCount: {"earlier_counts"},
    LeftNote: {"left_notes"},
    Meeting: {"meetings"},
    MeetingCase: {"meeting_cases"},
    AgendaEntry: {"agenda"},
    Visit: {"visits"},
    BroughtIn: {"brought_in"},
    RejectedRow: {"held_back"},
    AgreedWord: {"agreed"},
    WaitingAnswer: {"waiting"},
    LetterText: {"letters"},
    ReturnAside: {"returns_aside"},
    SampleList: {"sample_lists"},
    SampleColumn: {"sample_columns"},
    SampleQuota: {"sample_quotas"},
    SampleDraw: {"draws"},
    DrawnStratum: {"drawn_strata"},
    DrawnLine: {"drawn_lines"},
    Attribute: {"attributes"},
    CaseAttribute: {"case_attributes"},
    Eligible: set(),
    AnswerComment: set(),
    KeptText: set(),
    Finding: {"findings"},
    FindingCase: {"finding_cases"},
    EvidenceNamed: {"evidence"},
    HypothesisEvidence: {"hypothesis_evidence"},
    EvidenceLeftOut: {"left_out"},
    Source: {"sources"},
    Code: {"codes"},
    CodeUse: {"code_uses"},
    KeptWording: {"wordings_kept"},
    LeavingDecision: {"decisions"},
    Published: {"publications"},
    ProgrammeChoice: {"programme_choices"},
    DocumentPart: {"document_parts"},
    FiguresOut: {"figures_out"},
    HousePart: {"house_parts"},
    Correction: {"corrections"},
    Recommendation: {"recommendations"},
    RecommendationFinding: {"recommendation_findings"},
    RecommendationOwner: {"recommendation_owners"},
    Action: {"actions"},
    ActionOwner: {"action_owners"},
    ActionEntry: {"action_entries"},
    AnswerAside: set(),
    JudgementAside: set(),
    HandOut: {"hand_outs"},
    HandOutCase: {"hand_out_cases"},
    HandBack: {"hand_backs"},
    KnownRow: {"known_rows"},
    TableDifference: {"table_differences"},
}


def news_of(*kinds: type) -> Changed:
    """Return news of acts that changed more rows than are listed."""
    touched = frozenset(kinds)
    return Changed("an act", touched, datetime(2014, 4, 9), unlisted=touched)


@pytest.fixture
def filled(file: WorkshopFile) -> WorkshopFile:
    """The small audit with something of every kind a page shows."""
    case, question = case_id(file, "Child A"), file.all(Question)[0].id
    with file.act("fill"):
        tested = file.put(Hypothesis("It works"))
        file.put(HypothesisEvidence(tested, EvidenceKind.NOTE, 1))
        file.put(Participant("Chair"))
        number = JudgementId(file.put(Judgement(case, question, reason="why")))
        file.put(DifferingView(number, agency_id(file, "Police")))
        file.put(ParticipantCase(1, case))
        file.put(NoteCase(NoteId(file.put(Note(NoteKind.STRENGTH, "x"))), case))
        file.put(PartJudgement(case, question, agency_id(file, "Police")))
        file.put(FirstView(case, question, agency_id(file, "Police")))
        file.put(ChangedAnswer(case, question, agency_id(file, "Police")))
        file.put(FirstRound(case, question, revealed="2014-04-09T10:00:00"))
        file.put(LayerJudgement(case, question, Layer.OWN, JudgementState.AGREED))
        file.put(HeadedText(case, "Good practice", "x", question))
        file.put(FamilyAsked("mother"))
        file.put(CasePerson(case, "mother"))
        file.put(KeyDate(case, "2014-03-01", "x"))
        file.put(Meeting("Feedback"))
        file.put(LeftNote("LONG", "1"))
        earlier = EarlierId(file.put(EarlierAudit("2011")))
        file.put(EarlierCount(earlier, "Seen?", "Yes", 3, 4))
        file.put(Standard("3.2", "Seen within ten days"))
        file.put(MeetingCase(case))
        file.put(FamilyVoice("x"))
        file.put(MeetingObserved("x"))
        file.put(LeaderTalk("director"))
        file.put(ProcessStep("x"))
        file.put(DayOff("2014-12-24"))
        file.put(AgendaEntry("Opening", AgendaKind.OPENING, "09:30", 30))
        file.put(Visit(case, "2014-04-09T10:00:00", "2014-04-09T10:05:00"))
        file.put(
            RejectedRow(file.put(BroughtIn("r.csv", "2014-04-09T10:00:00")), 3, "no such case")
        )
        file.put(WaitingAnswer(case, agency_id(file, "Police"), file.all(Item)[1].id, "perhaps"))
        file.put(LetterText(LetterPart.GROUND, "x"))
        file.put(WorkedWith(case, agency_id(file, "Police")))
        file.put(SpeakingTurns(case, agency_id(file, "Police"), times=2))
        hour = HourId(file.put(ThemeHour("x")))
        group = HourGroupId(file.put(HourGroup(hour, "x")))
        file.put(HourCard(hour, "x", group_id=group))
        file.put(HourVote(hour, 1, 1, group))
        file.put(ReturnAside(AsideState.WAITING, case_id=case, agency_written="Polce"))
        file.put(AgreedWord(MatchKind.COLUMN, "which child?", means="case"))
        file.put(SampleList("list.csv"))
        file.put(SampleQuota(file.put(SampleColumn("Sex")), "F", 2))
        draw_id = file.put(SampleDraw("2014"))
        file.put(DrawnStratum(draw_id, "Sex", "F"))
        file.put(DrawnLine(draw_id, 4))
        file.put(CaseAttribute(case, AttributeId(file.put(Attribute("Plan"))), "3"))
        finding = FindingId(file.put(Finding("x")))
        file.put(FindingCase(finding, case))
        file.put(EvidenceNamed(finding, EvidenceKind.NOTE, 1))
        file.put(EvidenceLeftOut(EvidenceKind.NOTE, 1, "x"))
        file.put(Source("x"))
        file.put(CodeUse(CodeId(file.put(Code("x"))), EvidenceKind.NOTE, 1))
        file.put(KeptWording("x", "y", "z"))
        file.put(LeavingDecision(DecisionKind.REPLACE, "x", "y"))
        file.put(Published(1, "round", "0f"))
        file.put(ProgrammeChoice(service="south"))
        file.put(DocumentPart("report", "start", "x"))
        file.put(FiguresOut("report", "panel", "{}"))
        file.put(HousePart(HouseKind.COLOUR, words="#123456"))
        file.put(Correction(agency_id(file, "Police"), "report", "3.1", "x"))
        change = RecommendationId(file.put(Recommendation("x")))
        file.put(RecommendationFinding(change, finding))
        file.put(RecommendationOwner(change))
        action = ActionId(file.put(Action("x", recommendation_id=change)))
        file.put(ActionOwner(action))
        file.put(ActionEntry(action, EntryKind.NOTE, "x", "2014-06-02"))
        file.put(HandOutCase(file.put(HandOut("f", "Table 1")), case))
        back = file.put(HandBack("f", "Table 1", "2014-04-09T12:00:00"))
        file.put(KnownRow("f", "notes", 1, 1, hand_back_id=back))
        file.put(TableDifference(back, "notes", 1, DifferenceKind.BOTH_CHANGED))
    return file


@pytest.mark.parametrize(("kind", "parts"), PARTS.items(), ids=[kind.__name__ for kind in PARTS])
def test_a_kind_brings_its_own_parts_up_to_date_and_no_others(
    filled: WorkshopFile, kind: type, parts: set[str]
) -> None:
    blank, whole = Snapshot(Audit("")), snapshot(filled)
    read = refreshed(filled, blank, news_of(kind))
    for part in fields(Snapshot):
        source = whole if part.name in parts else blank
        assert getattr(read, part.name) == getattr(source, part.name), part.name
    for name in parts:
        assert getattr(read, name) != getattr(blank, name)


def test_every_part_of_a_snapshot_belongs_to_a_kind() -> None:
    in_the_file = {part.name for part in fields(Snapshot)} - {"chosen", "which", "decided_in"}
    assert set().union(*PARTS.values()) == in_the_file


def test_where_nothing_shown_was_touched_the_snapshot_stays_the_same_one(
    file: WorkshopFile,
) -> None:
    now = snapshot(file)
    assert refreshed(file, now, news_of(Eligible, AnswerComment)) is now
    assert refreshed(file, now, news_of()) is now


def test_a_return_whose_answers_are_gone_is_usable_no_longer(file: WorkshopFile) -> None:
    now = snapshot(file)
    pair = (case_id(file, "Child B"), agency_id(file, "Health"))
    assert pair in now.usable
    blank = ReturnDraft("Child B", "Health", "", {})
    news = bring_in.take_returns(file, Draft("again.csv", (blank,)))
    assert news is not None
    after = refreshed(file, now, news)
    assert now.usable - after.usable == {pair}
    assert after == snapshot(file)


def test_rows_are_read_by_position_and_then_by_entry(file: WorkshopFile) -> None:
    first, second = file.all(Case)
    prepare.move_row(file, "move", second, 0)
    assert [case.reference for case in file.all(Case)] == ["Child B", "Child A"]
    with file.act("to one place"):
        for case in (first, second):
            file.put(replace(case, position=5))
        file.put(Case("Child C", position=2))
    assert [case.reference for case in file.all(Case)] == ["Child C", "Child A", "Child B"]
    assert [case.reference for case in file.all(Case, "reference <> ?", ("Child A",))] == [
        "Child C",
        "Child B",
    ]


def test_a_number_nobody_has_gives_nothing(file: WorkshopFile) -> None:
    assert file.get(Case, 99) is None
    assert counts(file, AgencyId(99)) == {}
    assert counts(file, None, [CaseId(99)]) == {}
    held = return_contents(file, ReturnId(99))
    assert (held.answers, held.comments) == ({}, {})


def test_what_is_in_one_return_comes_in_the_order_of_the_tool(file: WorkshopFile) -> None:
    row = ReturnDraft(
        "Child B", "Schools", "", {"2": "no", "1a": "yes"}, {"3": "third", "1": "first", "2": "x"}
    )
    bring_in.take_returns(file, Draft("again.csv", (row,)))
    second = file.all(Question, "key = '2'")[0]
    with file.act("last of all"):
        file.put(replace(second, position=99))
    pair = (case_id(file, "Child B"), agency_id(file, "Schools"))
    (held,) = file.all(Return, "case_id = ? AND agency_id = ?", pair)
    back, tool = return_contents(file, held.id), snapshot(file).tool
    assert [tool.question[key].key for key in back.comments] == ["1", "3", "2"]
    assert list(back.comments.values()) == ["first", "third", "x"]
    answered = {tool.item[item].key: tool.answer[one].key for item, one in back.answers.items()}
    assert answered == {"2": "no", "1a": "yes"}


def test_a_document_is_made_in_another_thread_of_what_stood_when_it_was_read(
    file: WorkshopFile,
) -> None:
    made: list[FullSnapshot] = []
    now = snapshot(file)
    answers = next_answers(file)
    with file.act("remove"):
        file.remove(file.all(Case)[0])
    file.close()
    thread = threading.Thread(target=lambda: made.append(full_of(now, [answers])))
    thread.start()
    thread.join()
    assert made[0].now is now
    assert len(made[0].answers) == 8


def test_a_checklist_shows_every_line_in_order_and_no_answer_of_its_own(
    file: WorkshopFile,
) -> None:
    now, case = snapshot(file), case_id(file, "Child A")
    point = next(point for point in now.tool.points if now.tool.key_at(point) == "1")
    stands = {stand.agency.name: stand for stand in positions(file, now, case, point)}
    lines = {
        name: [(now.tool.item[item].key, answer and answer.key) for item, answer in stand.items]
        for name, stand in stands.items()
    }
    assert lines == {
        "Health": [("1a", "yes"), ("1b", "no")],
        "Police": [("1a", "yes"), ("1b", None)],
        "Schools": [("1a", None), ("1b", None)],
    }
    assert {stand.answer for stand in stands.values()} == {None}


def test_a_judged_line_of_a_checklist_is_answered_for_itself(file: WorkshopFile) -> None:
    now, case = snapshot(file), case_id(file, "Child B")
    first, second = (point for point in now.tool.points if point.item_id is not None)
    for point, found in ((first, "not_applicable"), (second, None)):
        stand = next(one for one in positions(file, now, case, point) if one.returned)
        assert (stand.answer and stand.answer.key) == found
        assert stand.items == ()


def test_a_word_the_file_cannot_mean_is_said_to_be_damage(path: Path, file: WorkshopFile) -> None:
    file.query("UPDATE requests SET status = 'songs' WHERE id = 1")
    with pytest.raises(FileProblem, match="is damaged") as caught:
        snapshot(file)
    assert path.name in str(caught.value)


def test_a_snapshot_that_missed_an_act_is_read_whole(file: WorkshopFile) -> None:
    now, first = snapshot(file), file.all(Case)[0]
    with file.act("missed"):
        file.put(replace(first, outline="new"))
    with file.act("heard of") as act:
        file.put(replace(first, outline="newer"))
    assert act.news is not None
    assert refreshed(file, now, act.news) == snapshot(file)


def test_documents_rest_on_every_answer_however_many_parts_they_are_read_in(
    file: WorkshopFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = full(file)
    for at_once in (1, 3, 8, 9):
        monkeypatch.setattr("core.queries.documents.AT_ONCE", at_once)
        assert full(file) == whole
    assert len(whole.answers) == 8
