"""Two agencies that are one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import heard, prepare, themes
from core.model.asking import AskedOf
from core.model.case import Agency, AnswerGiven, Request, RequestStatus, Return
from core.model.fault import NotYet
from core.model.hand_out import DifferenceKind, HandBack, TableDifference
from core.model.ids import AgencyId
from core.model.note import Note, NoteKind
from core.model.tool import Theme
from core.store.checking import check
from core.store.file import WorkshopFile
from core.tables.hand_out import hand_out
from core.tables.make_one import make_one
from core.tables.take_back import take_back
from tests.small import case_id, contents, small_audit
from tests.tables.steps import Clock


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "audit.casewalk", Clock()) as file:
        prepare.keep_rows(file, "add", [Agency("School nurses", short="SN")])
        yield file


def called(file: WorkshopFile, name: str) -> Agency:
    return file.all(Agency, "name = ?", (name,))[0]


def test_everything_goes_to_the_one_that_stays_and_one_undo_parts_them(file: WorkshopFile) -> None:
    health, nurses = called(file, "Health"), called(file, "School nurses")
    theme = file.query("SELECT id FROM themes")[0][0]
    back = 0
    with file.act("of both"):
        file.put(Request(case_id(file, "Child A"), nurses.id, note="by portal"))
        file.put(AskedOf("School nurses", theme_id=theme))
        back = file.put(HandBack("f", "Table 1", "2026-03-02T10:00:00"))
        number = f'{{"id": {health.id}}}'
        same = TableDifference(back, "agencies", nurses.id, DifferenceKind.THE_SAME, here=number)
        file.put(same)
    before = contents(file)
    make_one(file, health, nurses)
    assert check(file) == []
    assert [one.name for one in file.all(Agency)] == ["Health", "Police", "Schools"]
    kept = called(file, "Health")
    assert (kept.also, kept.short) == ("School nurses; SN", "SN")
    asked = file.all(Request, "agency_id = ?", (health.id,))
    assert sorted(one.note for one in asked) == ["", "by portal"]
    assert [one.agency for one in file.all(AskedOf)] == ["Health"]
    assert not file.all(TableDifference)[0].is_open
    file.undo()
    assert contents(file) == before


def test_where_both_say_different_things_of_one_case_they_stay_two(file: WorkshopFile) -> None:
    health, police = called(file, "Health"), called(file, "Police")
    before = contents(file)
    with pytest.raises(NotYet, match="say different things"):
        make_one(file, health, police)  # both gave a return on Child A
    assert contents(file) == before
    assert len(file.all(Return)) == 4


def test_a_request_that_says_nothing_more_gives_way(file: WorkshopFile) -> None:
    schools, nurses = called(file, "Schools"), called(file, "School nurses")
    with file.act("ask"):
        for case in ("Child A", "Child B"):
            file.put(Request(case_id(file, case), AgencyId(nurses.id)))
        held = file.all(Request, "agency_id = ?", (schools.id,))[0]
        file.put(replace(held, status=RequestStatus.NIL, means="not known to us"))
    answers = len(file.all(AnswerGiven))
    make_one(file, schools, nurses)
    asked = file.all(Request, "agency_id = ?", (schools.id,))
    assert len(asked) == 2
    assert {one.status for one in asked} >= {RequestStatus.NIL}
    assert len(file.all(AnswerGiven)) == answers
    assert check(file) == []


def test_themes_that_look_alike_are_asked_about_and_made_one(file: WorkshopFile) -> None:
    path, words = file.path.with_name("Table 1.casewalk"), "maple anchor window tiger"
    case = case_id(file, "Child A")
    hand_out(file, path, "Table 1", [case], words)
    with WorkshopFile.open(path, words, file.clock) as table:
        themes.add_theme(table, "Plan of the child")
        made = table.all(Theme)[-1]
        note = Note(NoteKind.STRENGTH, "Seen there", case_id=case, theme_id=made.id)
        heard.add_note(table, note)
        take_back(file, table)
    (asked,) = file.all(TableDifference)
    assert (asked.kind, asked.how) == ("themes", DifferenceKind.THE_SAME)
    plan = next(one for one in file.all(Theme) if one.title == "The plan")
    make_one(file, plan, next(one for one in file.all(Theme) if one.id == made.id))
    assert [one.title for one in file.all(Theme)] == ["Records", "The plan"]
    assert [one.theme_id for one in file.all(Note)] == [plan.id]
    assert not file.all(TableDifference)[0].is_open
    assert check(file) == []
