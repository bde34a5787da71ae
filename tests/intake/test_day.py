"""The days of the two examples hold together with the cases and tools they belong to."""

from pathlib import Path

import pytest

from core.files import EXAMPLES
from core.intake.cases import read_cases
from core.intake.day import read_day
from core.intake.requests import read_requests
from core.intake.shipped import find_tool
from core.intake.vocabulary import Vocabulary
from core.model.draft.day import JudgedDraft, ViewDraft
from core.model.fault import Unreadable
from core.model.judgement import EvidenceSeen, JudgementState, ViewKind
from core.model.note import NoteKind
from tests.intake.files import CIN, cin, text_file


def minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def test_three_of_eight_cases_are_walked() -> None:
    day = read_day(CIN / "day.toml")
    states = {
        case: [one.state for one in day.judged if one.case == case]
        for case in ("Child A", "Child B", "Child C")
    }
    assert {case: len(found) for case, found in states.items()} == dict.fromkeys(states, 11)
    assert {one.case for one in day.judged} == set(states)
    assert states["Child C"].count(JudgementState.PARKED) == 1
    assert states["Child B"].count(JudgementState.NOT_AGREED) == 1
    assert any(one.evidence is EvidenceSeen.PARTIAL for one in day.judged)
    assert any(view.note for one in day.judged for view in one.views)


def test_one_concern_is_open_and_comments_name_roles() -> None:
    day = read_day(CIN / "day.toml")
    concerns = [note for note in day.notes if note.kind is NoteKind.CONCERN]
    assert len(concerns) == 1
    assert concerns[0].for_whom
    assert not concerns[0].told
    comments = [note for note in day.notes if note.kind is NoteKind.COMMENT]
    assert len(comments) >= 6
    assert all(note.role for note in comments)


@pytest.mark.parametrize("key", ["cin", "tier2", "three", "meetings"])
def test_an_agenda_fills_each_of_the_days_without_a_gap(key: str) -> None:
    day = read_day(EXAMPLES / key / "day.toml")
    days = [("", day.audit.starts, day.audit.finishes)]
    days += [(one.title, one.starts, one.finishes) for one in day.meetings]
    for meeting, starts, finishes in days:
        at = minutes(starts)
        for entry in day.agenda:
            if entry.meeting == meeting:
                assert minutes(entry.starts) == at, entry.title
                at += entry.minutes
        assert at == minutes(finishes)


@pytest.mark.parametrize(
    ("key", "tool"), [("cin", "children-in-need"), ("tier2", "targeted-support")]
)
def test_a_day_names_nothing_that_is_not_there(key: str, tool: str) -> None:
    day, draft = read_day(EXAMPLES / key / "day.toml"), find_tool(tool)
    cases = {
        row.reference for row in read_cases(EXAMPLES / key / "cases.csv", Vocabulary()).rows
    } | {""}
    themes = {theme.key for theme in draft.themes} | {""}
    questions = {question.key: question for question in draft.questions}
    named = {one.case for one in day.judged} | {note.case for note in day.notes}
    named |= {voice.case for voice in day.voices} | {visit.case for visit in day.visits}
    assert named <= cases
    assert {note.theme for note in day.notes} | {voice.theme for voice in day.voices} <= themes
    assert {note.question for note in day.notes} <= {*questions, ""}
    for one in day.judged:
        allowed = {answer.key for answer in draft.answer_sets[questions[one.point].answers]}
        assert not one.answer or one.answer in allowed


def test_the_agencies_of_the_day_are_those_that_were_asked() -> None:
    day = read_day(CIN / "day.toml")
    asked = {row.agency for row in read_requests(CIN / "requests.csv", cin(())).rows}
    assert {agency.name for agency in day.agencies} == asked
    views = {view.agency for one in day.judged for view in one.views}
    speaking = {note.agency for note in day.notes if note.agency}
    present = {person.agency for person in day.participants if person.agency}
    assert views | speaking | present <= asked


def test_who_saw_it_differently_returned_something_for_that_case() -> None:
    day = read_day(CIN / "day.toml")
    requests = read_requests(CIN / "requests.csv", cin(())).rows
    returned = {(row.case, row.agency) for row in requests if row.status == "returned"}
    assert {(one.case, view.agency) for one in day.judged for view in one.views} <= returned


def test_a_mistyped_entry_is_named(tmp_path: Path) -> None:
    path = tmp_path / "day.toml"
    path.write_text(
        '[audit]\ntitle = "x"\n[[notes]]\nkind = "joke"\ntext = "y"\n', encoding="utf-8"
    )
    with pytest.raises(Unreadable, match="in notes 1, kind, “joke” is not one of the words for it"):
        read_day(path)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('[[agencies]]\nname = "GP"\nfax = "1"', "in agencies 1, “fax” is not known here"),
        ('[[agencies]]\nshort = "GP"', "in agencies 1, “name” is missing"),
        (
            '[[agenda]]\ntitle = "Tea"\nkind = "nap"\nstarts = "09:30"\nminutes = 5',
            "in agenda 1, kind, “nap” is not one of the words for it",
        ),
        (
            '[[agenda]]\ntitle = "Tea"\nkind = "break"\nstarts = "09:30"\nminutes = 5\nroom = "1"',
            "in agenda 1, “room” is not known here",
        ),
        ('[[participants]]\nrole = "x"\nname = "y"', "in participants 1, “name” is not known"),
        ('[[hypotheses]]\ntext = "x"\nwhy = "y"', "in hypotheses 1, “why” is not known here"),
        ('[[judged]]\ncase = "a"\npoint = "1"\ngrade = "3"', "in judged 1, “grade” is not known"),
        (
            '[[judged]]\ncase = "a"\npoint = "1"\nviews = [{ agency = "GP", said = "no" }]',
            "in judged 1, views 1, “said” is not known here",
        ),
        ('[[notes]]\nkind = "strength"\ntext = "x"\nby = "y"', "in notes 1, “by” is not known"),
        ('[[voices]]\ntext = "x"\nname = "y"', "in voices 1, “name” is not known here"),
        ('[[meetings]]\ntitle = "x"\nroom = "1"', "in meetings 1, “room” is not known here"),
        (
            '[[visits]]\ncase = "a"\nbegan = "1"\nended = "2"\nby = "x"',
            "in visits 1, “by” is not known here",
        ),
        ('[[themes]]\ntitle = "x"', "“themes” is not known here"),
        ('[[meetings]]\ntitle = "x"\nid = 3', "in meetings 1, “id” is not known here"),
        ('[[hypotheses]]\ntext = "x"\nposition = 3', "in hypotheses 1, “position” is not known"),
    ],
)
def test_an_entry_with_a_word_a_day_does_not_have_is_named(
    tmp_path: Path, entry: str, said: str
) -> None:
    path = text_file(tmp_path, f'[audit]\ntitle = "x"\n{entry}\n', "day.toml")
    with pytest.raises(Unreadable) as refused:
        read_day(path)
    assert refused.value.happened.startswith("“day.toml” cannot be used as a day: ")
    assert said in refused.value.happened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "“audit” is missing"),
        ("[audit]\n", "in audit, “title” is missing"),
        ('[audit]\ntitle = "x"\nroom = "1"\n', "in audit, “room” is not known here"),
        ('[audit]\ntitle = "x\n', "it is not TOML"),
    ],
)
def test_a_day_belongs_to_an_audit_with_a_title(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=f"cannot be used as a day: {said}"):
        read_day(text_file(tmp_path, text, "day.toml"))


def test_a_judgement_keeps_who_saw_it_differently(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        '[audit]\ntitle = "x"\n[[judged]]\ncase = "Child A"\npoint = "3"\n'
        'state = "not agreed"\nviews = [{ agency = "GP", kind = "roles", note = "Nobody led." }]\n',
        "day.toml",
    )
    (judged,) = read_day(path).judged
    assert judged == JudgedDraft(
        "Child A",
        "3",
        JudgementState.NOT_AGREED,
        views=(ViewDraft("GP", ViewKind.ROLES, "Nobody led."),),
    )
