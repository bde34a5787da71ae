"""Search finds what was written, however it was typed, and nothing that is gone."""

from dataclasses import replace

import pytest

from core.acts import heard, walk
from core.model.audit import Hypothesis
from core.model.case import (
    AnswerComment,
    AnswerGiven,
    Attribute,
    Case,
    CaseAttribute,
    KeptText,
    Return,
    ValueGiven,
)
from core.model.coding import Code
from core.model.earlier import EarlierAudit
from core.model.finding import Finding, Source
from core.model.headed import HeadedText
from core.model.household import CasePerson, KeyDate
from core.model.ids import ActionId, AnswerSetId, AttributeId, HourId
from core.model.judgement import Judgement, JudgementState, Layer
from core.model.layers import LayerJudgement
from core.model.meeting import Meeting
from core.model.note import Note, NoteKind
from core.model.own_document import Correction, DocumentPart
from core.model.plan import Action, ActionEntry, EntryKind, Recommendation
from core.model.return_aside import AsideState, ReturnAside, written_parts
from core.model.sample import DrawnLine, SampleDraw
from core.model.standard import Standard
from core.model.theme_hour import HourCard, HourGroup, ThemeHour
from core.model.tool import AnswerKind, AnswerSet, Item, Question
from core.model.voices import FamilyVoice, LeaderTalk, MeetingObserved
from core.queries.search import HitKind, search
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.small import agency_id, case_id


def kinds(file: WorkshopFile, words: str) -> list[HitKind]:
    """Return what kinds of thing are found."""
    return [hit.kind for hit in search(file, words)]


def test_every_kind_is_found_where_it_belongs(file: WorkshopFile) -> None:
    case = case_id(file, "Child A")
    question = file.all(Question, "key = '2'")[0]
    point = next(point for point in read_tool(file).points if point.question_id == question.id)
    with file.act("outline"):
        file.put(replace(file.all(Case)[0], outline="zebra in the outline"))
        file.put(replace(question, text="zebra in the question"))
        item = file.all(Item, "key = '1a'")[0]
        file.put(replace(item, text="zebra in the item"))
        words = AnswerSetId(file.put(AnswerSet("words", kind=AnswerKind.WORDS)))
        told = file.all(Item, "key = '3'")[0]
        file.put(replace(told, answer_set_id=words))
        file.remove(file.all(AnswerGiven, "item_id = ?", (told.id,))[0])
        file.put(replace(file.all(Question, "key = '3'")[0], answer_set_id=words))
    heard.add_note(file, Note(NoteKind.STRENGTH, "zebra heard", case_id=case))
    walk.give_reason(file, case, point, "zebra as the reason")
    walk.record_view(file, case, point, agency_id(file, "Police"), note="zebra seen otherwise")
    with file.act("comment"):
        comment = file.all(AnswerComment)[0]
        at = file.all(Return)[0]
        given = (at.id, at.case_id, at.agency_id)
        file.put(ValueGiven(*given, told.id, "zebra in an answer"))
        file.put(ValueGiven(*given, item.id, "zebra is a key here"))
        file.put(Judgement(case, told.question_id, value="zebra in the room's words"))
        file.put(replace(comment, text="zebra in a comment"))
        file.put(KeptText(*given, "Anything else?", "zebra kept"))
        plan = AttributeId(file.put(Attribute("Plan")))
        file.put(CaseAttribute(case, plan, "zebra as noted"))
        agreed = JudgementState.AGREED
        file.put(LayerJudgement(case, question.id, Layer.OWN, agreed, reason="zebra first"))
        file.put(HeadedText(case, "Good practice", "zebra in a text", question.id))
        file.put(DrawnLine(file.put(SampleDraw("1")), 4, reason="zebra as to why"))
        file.put(FamilyVoice("zebra at home", case_id=case))
        file.put(CasePerson(case, "brother", note="zebra too"))
        file.put(KeyDate(case, "2014-03-01", "zebra came"))
        file.put(MeetingObserved("zebra meeting"))
        file.put(Meeting("zebra panel"))
        file.put(EarlierAudit("Zebra audit of 2011"))
        said = written_parts({question.id: "zebra, though the return waits: café"})
        file.put(ReturnAside(AsideState.WAITING, case_written="the younger one", comments=said))
        file.put(Standard("3.2", "Seen by a zebra"))
        file.put(LeaderTalk("director", text="zebra at the top"))
        file.put(Finding("So", challenge="What of the zebra?"))
        file.put(Recommendation("A zebra for all"))
        action = ActionId(file.put(Action("Do", measure="one zebra")))
        file.put(ActionEntry(action, EntryKind.NOTE, "zebra bought", "2014-06-02"))
        file.put(Source("Survey", text="zebra asked"))
        file.put(DocumentPart("report", "start", "A zebra was seen"))
        file.put(Code("zebra crossing"))
        file.put(Hypothesis("Zebras wait"))
        hour = HourId(file.put(ThemeHour("What would a zebra do?")))
        file.put(HourGroup(hour, "zebras together"))
        file.put(HourCard(hour, "zebra on a card"))
        file.put(Correction(agency_id(file, "Police"), "report", "3.1", "No zebra was"))
    hits = search(file, "zebra")
    assert sorted(hit.kind for hit in hits) == sorted(HitKind)
    assert len([hit for hit in hits if hit.kind is HitKind.VALUE]) == 1
    assert hits[-1].kind is HitKind.COMMENT
    places = {hit.kind: (hit.case_id, hit.question_id) for hit in hits}
    assert places == {
        HitKind.CASE: (case, None),
        HitKind.QUESTION: (None, question.id),
        HitKind.ITEM: (None, item.question_id),
        HitKind.NOTE: (case, None),
        HitKind.REASON: (case, question.id),
        HitKind.VIEW: (case, question.id),
        HitKind.COMMENT: (comment.case_id, comment.question_id),
        HitKind.LEFT_OUT: (None, None),
        HitKind.FAMILY: (case, None),
        HitKind.PERSON: (case, None),
        HitKind.KEY_DATE: (case, None),
        HitKind.MEETING: (None, None),
        HitKind.OWN_MEETING: (None, None),
        HitKind.STANDARD: (None, None),
        HitKind.EARLIER: (None, None),
        HitKind.ASIDE: (None, None),
        HitKind.KEPT: (at.case_id, None),
        HitKind.OWN_WORDS: (None, None),
        HitKind.CORRECTION: (None, None),
        HitKind.LEADER: (None, None),
        HitKind.FINDING: (None, None),
        HitKind.RECOMMENDATION: (None, None),
        HitKind.ACTION: (None, None),
        HitKind.PROGRESS: (None, None),
        HitKind.SOURCE: (None, None),
        HitKind.CODE: (None, None),
        HitKind.HYPOTHESIS: (None, None),
        HitKind.VALUE: (at.case_id, told.question_id),
        HitKind.JUDGED: (case, told.question_id),
        HitKind.ATTRIBUTE: (case, None),
        HitKind.HEADED: (case, question.id),
        HitKind.LAYER: (case, question.id),
        HitKind.HOUR: (None, None),
        HitKind.HOUR_GROUP: (None, None),
        HitKind.HOUR_CARD: (None, None),
    }
    assert check(file) == ["1 values given where one of some answers is asked for (rows 2)."]


def test_what_a_waiting_return_says_is_found_and_not_how_it_is_kept(file: WorkshopFile) -> None:
    said = written_parts({7731: "Zoë asked twice"})
    with file.act("it waits"):
        file.put(ReturnAside(AsideState.WAITING, case_written="Child Q", comments=said))
    assert [kinds(file, words) for words in ("zoë", "7731")] == [[HitKind.ASIDE], []]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("cafe", True, id="without its accent"),
        pytest.param("CAFÉ", True, id="in capitals"),
        pytest.param("cafe\u0301", True, id="with the accent on its own"),
        pytest.param("caf", True, id="not yet finished"),
        pytest.param("notes cafe", True, id="two words in any order"),
        pytest.param("caf notes", False, id="only the last word may be unfinished"),
        pytest.param("cafe tea", False, id="one of two words is not enough"),
        pytest.param("", False, id="nothing"),
        pytest.param("  -- \"'* ", False, id="signs only"),
    ],
)
def test_words_are_found_as_people_type_them(file: WorkshopFile, words: str, found: bool) -> None:
    assert kinds(file, words) == ([HitKind.COMMENT] if found else [])


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '"cafe',
        'cafe"',
        '""cafe"" notes"',
        "cafe AND",
        "NOT cafe",
        "cafe OR notes",
        "NEAR(cafe notes)",
        "cafe*",
        "*cafe",
        "text:cafe",
        "{text} : cafe",
        "cafe + notes",
        "^cafe",
        "-cafe",
        "(cafe",
        "cafe)",
        "cafe\x00notes",
        "cafe\nnotes",
        "cafe; DROP TABLE found",
        "'; --",
        "?",
        "\u200b",
        "a" * 5000,
        "हिन्दी",
        "🧒🏽",
    ],
)
def test_no_sign_that_can_be_typed_breaks_the_search(file: WorkshopFile, words: str) -> None:
    for hit in search(file, words):
        assert hit.kind is HitKind.COMMENT


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        pytest.param("O'Brien said so", "o'brien", id="apostrophe"),
        pytest.param("a well-being plan", "well-being", id="hyphen"),
        pytest.param("बच्चे की योजना", "योजना", id="Devanagari"),
        pytest.param("குழந்தை திட்டம்", "திட்டம்", id="Tamil"),
        pytest.param("خطة الطفل", "الطفل", id="Arabic"),
        pytest.param("e\u0301cole", "école", id="accent written on its own"),
        pytest.param("snake_case", "snake_case", id="low line"),
        pytest.param("he said “perhaps”", "“perhaps”", id="curly quotes"),
    ],
)
def test_what_was_written_is_found_by_typing_it_again(
    file: WorkshopFile, written: str, typed: str
) -> None:
    heard.add_note(file, Note(NoteKind.OBSERVATION, written))
    assert kinds(file, typed) == [HitKind.NOTE]


def test_found_words_are_marked(file: WorkshopFile) -> None:
    assert [hit.words for hit in search(file, "cafe")] == ["\x01Café\x02 notes"]


def test_undo_and_redo_keep_the_search_right(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.OBSERVATION, "zebra crossing"))
    (note,) = file.all(Note)
    heard.change_note(file, replace(note, text="lion crossing"))
    assert (kinds(file, "zebra"), kinds(file, "lion")) == ([], [HitKind.NOTE])
    file.undo()
    assert (kinds(file, "zebra"), kinds(file, "lion")) == ([HitKind.NOTE], [])
    file.undo()
    assert kinds(file, "crossing") == []
    file.redo()
    assert kinds(file, "zebra") == [HitKind.NOTE]
    heard.remove_note(file, note)
    assert kinds(file, "crossing") == []
    assert check(file) == []


def test_no_kind_crowds_out_another(file: WorkshopFile) -> None:
    for at in range(20):
        heard.add_note(file, Note(NoteKind.OBSERVATION, f"café {at}"))
    assert kinds(file, "cafe").count(HitKind.NOTE) == 12
    assert kinds(file, "cafe").count(HitKind.COMMENT) == 1
    assert len(search(file, "cafe", limit=2)) == 3
