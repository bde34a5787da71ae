"""The days of the two examples hold together with the cases and tools they belong to."""

from pathlib import Path

import pytest

from core.intake.cases import read_cases
from core.intake.day import read_day
from core.intake.known import Known
from core.intake.requests import read_requests
from core.intake.shipped import find_tool
from core.model.fault import Unreadable
from core.model.judgement import EvidenceSeen, JudgementState
from core.model.note import NoteKind
from core.resources import EXAMPLES
from tests.intake.files import CIN, cin


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


@pytest.mark.parametrize("key", ["cin", "tier2"])
def test_an_agenda_fills_the_day_without_a_gap(key: str) -> None:
    day = read_day(EXAMPLES / key / "day.toml")
    at = minutes(day.audit.starts)
    for entry in day.agenda:
        assert minutes(entry.starts) == at, entry.title
        at += entry.minutes
    assert at == minutes(day.audit.finishes)


@pytest.mark.parametrize(
    ("key", "tool"), [("cin", "children-in-need"), ("tier2", "targeted-support")]
)
def test_a_day_names_nothing_that_is_not_there(key: str, tool: str) -> None:
    day, draft = read_day(EXAMPLES / key / "day.toml"), find_tool(tool)
    cases = {row.reference for row in read_cases(EXAMPLES / key / "cases.csv", Known()).rows} | {""}
    themes = {theme for theme, _ in draft.themes} | {""}
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
