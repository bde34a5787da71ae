"""Before the day: rows are kept all or none, named once, in the order given."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from core.acts import heard, prepare, requests, themes, walk
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.asking import AskedOf
from core.model.audit import Audit, Grouping, Hypothesis, Participant
from core.model.case import Agency, Case, Request, RequestStatus
from core.model.fault import NotYet, WorkshopError
from core.model.ids import CaseId
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.tool import Question, Theme
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.small import agency_id, case_id, contents


def references(file: WorkshopFile) -> list[str]:
    """Return the cases in order."""
    return [case.reference for case in file.all(Case)]


def test_an_audit_needs_a_title(file: WorkshopFile) -> None:
    with pytest.raises(NotYet, match="needs a title"):
        prepare.set_audit(file, Audit("  "))
    assert file.all(Audit)[0].title == "Small audit"


def test_new_rows_go_to_the_end_in_the_order_given(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "paste", [Case("Z"), Case("M"), Case("B")])
    assert references(file) == ["Child A", "Child B", "Z", "M", "B"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param([Case("C"), Case("Child A")], "already a case", id="one that is there"),
        pytest.param([Case("C"), Case("C")], "already a case", id="twice in what is pasted"),
        pytest.param([Case("C"), Case("child a")], "already a case", id="in other capitals"),
        pytest.param([Case("C"), Case(" ")], "needs a reference", id="without a name"),
        pytest.param(
            [Agency("Fire"), Agency("police")], "already an agency called", id="an agency again"
        ),
        pytest.param(
            [Agency("Tom’s"), Agency("tom's ")], "already an agency", id="another apostrophe"
        ),
        pytest.param([Agency("Fire"), Agency("")], "needs a name", id="an agency unnamed"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_and_nothing_is_kept(
    file: WorkshopFile, rows: list[Case | Agency], words: str
) -> None:
    before = contents(file)
    with pytest.raises(WorkshopError, match=words):
        prepare.keep_rows(file, "paste", rows)
    assert contents(file) == before


def test_a_row_may_keep_its_own_name(file: WorkshopFile) -> None:
    (case, _) = file.all(Case)
    prepare.keep_rows(file, "type", [replace(case, reference="CHILD A", age="6")])
    assert file.all(Case)[0].age == "6"


def test_rows_move_within_their_list(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "paste", [Case("C"), Case("D")])
    last = file.all(Case)[-1]
    prepare.move_row(file, "move", last, 0)
    assert references(file) == ["D", "Child A", "Child B", "C"]
    assert prepare.move_row(file, "move", file.all(Case)[0], 0) is None
    file.undo()
    assert references(file) == ["Child A", "Child B", "C", "D"]


def test_a_request_is_marked_in_words(file: WorkshopFile) -> None:
    request = file.all(Request)[0]
    news = requests.mark_requests(file, [request], RequestStatus.NIL)
    assert news is not None
    assert news.label.endswith("as nil")
    assert file.all(Request)[0].status is RequestStatus.NIL


def test_every_kind_of_row_can_be_kept_and_removed(file: WorkshopFile) -> None:
    before = contents(file)
    kept: list[prepare.Kept] = [
        Hypothesis("Plans are clear"),
        Participant("Chair"),
        AgendaEntry("Break", AgendaKind.BREAK, "11:00", 15),
    ]
    prepare.keep_rows(file, "add", kept)
    rows: list[prepare.Kept] = [
        *file.all(Hypothesis),
        *file.all(Participant),
        *file.all(AgendaEntry),
    ]
    assert len(rows) == 3
    prepare.remove_rows(file, "remove", rows)
    assert contents(file) == before


def test_a_theme_that_emerged_goes_and_its_notes_stay(file: WorkshopFile) -> None:
    themes.add_theme(file, "  Transport ")
    theme = file.all(Theme)[-1]
    assert (theme.title, theme.emerged) == ("Transport", True)
    with file.act("note"):
        file.put(Note(NoteKind.STRENGTH, "lifts were offered", theme_id=theme.id))
    themes.rename_theme(file, theme, "Getting there")
    themes.remove_theme(file, theme)
    assert [note.theme_id for note in file.all(Note)] == [None]
    file.undo()
    assert file.all(Theme)[-1].title == "Getting there"
    assert [note.theme_id for note in file.all(Note)] == [theme.id]


def test_a_theme_of_the_tool_is_not_removed(file: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="holds questions"):
        themes.remove_theme(file, file.all(Theme)[0])
    with pytest.raises(NotYet):
        themes.rename_theme(file, file.all(Theme)[0], " ")
    with pytest.raises(NotYet):
        themes.add_theme(file, "")


def test_an_agency_is_asked_today_and_only_once(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add", [Case("Child C")])
    case, agency = case_id(file, "Child C"), agency_id(file, "Police")
    news = requests.ask_about(file, [(case, agency)])
    assert news is not None
    assert news.label == "ask Police about Child C"
    held = file.all(Request)[-1]
    assert (held.case_id, held.agency_id, held.asked) == (case, agency, "2014-04-09")
    assert requests.ask_about(file, [(case, agency)]) is None
    assert file.all(Request)[-1] == held


def test_a_reminder_is_noted_with_its_day(file: WorkshopFile) -> None:
    news = requests.chase_requests(file, file.all(Request)[:1])
    assert news is not None
    assert news.label == "note the reminder to Health about Child A"
    assert file.all(Request)[0].chased == "2014-04-09"
    assert requests.chase_requests(file, file.all(Request)[:1]) is None


def test_asking_about_nobody_is_our_mistake(file: WorkshopFile) -> None:
    with pytest.raises(LookupError, match="no such case or agency"):
        requests.ask_about(file, [(CaseId(99), agency_id(file, "Police"))])
    assert len(file.all(Request)) == 6


def test_a_second_request_about_one_case_is_refused_and_an_edit_of_the_first_is_not(
    file: WorkshopFile,
) -> None:
    first = file.all(Request)[0]
    prepare.keep_rows(file, "type", [replace(first, note="by post")])
    assert file.all(Request)[0].note == "by post"
    with pytest.raises(WorkshopError, match="already asked") as refused:
        prepare.keep_rows(file, "type", [Request(first.case_id, first.agency_id)])
    assert refused.value.remedy == "Change the request that is there."
    assert len(file.all(Request)) == 6


def test_new_rows_go_behind_the_last_even_where_some_were_removed(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add", [Case("Child C"), Case("Child D")])
    prepare.remove_rows(file, "remove", file.all(Case)[:3])
    prepare.keep_rows(file, "add", [Case("Child E")])
    assert references(file) == ["Child D", "Child E"]


def test_a_row_can_be_moved_down_and_to_the_end(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "paste", [Case("C"), Case("D")])
    prepare.move_row(file, "move", file.all(Case)[0], 2)
    assert references(file) == ["Child B", "C", "Child A", "D"]
    prepare.move_row(file, "move", file.all(Case)[0], 99)
    assert references(file) == ["C", "Child A", "D", "Child B"]


def test_typing_that_goes_on_is_one_step_and_another_row_a_new_one(file: WorkshopFile) -> None:
    first, second = file.all(Case)
    for age in ("1", "12"):
        prepare.keep_rows(file, "type", [replace(first, age=age)], merge="case 1 age")
    prepare.keep_rows(file, "type", [replace(second, age="3")], merge="case 2 age")
    file.undo()
    assert [case.age for case in file.all(Case)] == ["12", ""]
    file.undo()
    assert [case.age for case in file.all(Case)] == ["", ""]


def test_the_details_of_the_audit_are_one_step_of_typing(file: WorkshopFile) -> None:
    before = file.all(Audit)[0]
    for title in ("Small audit 2", "Small audit 20", "Small audit 2014"):
        news = prepare.set_audit(file, replace(before, title=title))
        assert news is not None
        assert news.label == "change the audit's title"
    file.undo()
    assert file.all(Audit)[0] == before


def test_one_undo_never_takes_back_two_fields(file: WorkshopFile) -> None:
    before = file.all(Audit)[0]
    titled = replace(before, title="Small audit 2014")
    prepare.set_audit(file, titled)
    prepare.set_audit(file, replace(titled, marking="OFFICIAL"))
    prepare.set_audit(file, replace(titled, marking="OFFICIAL", day="2014-04-10"))
    file.undo()
    file.undo()
    assert file.all(Audit)[0] == titled
    file.undo()
    assert file.all(Audit)[0] == before


def test_choices_are_steps_of_their_own(file: WorkshopFile) -> None:
    before = file.all(Audit)[0]
    prepare.set_audit(file, replace(before, grouping=Grouping.TEAM))
    prepare.set_audit(file, before)
    file.undo()
    assert file.all(Audit)[0].grouping is Grouping.TEAM


def test_a_case_removed_takes_its_judgements_and_leaves_its_notes(file: WorkshopFile) -> None:
    before = contents(file)
    tool, case = read_tool(file), case_id(file, "Child A")
    walk.park(file, case, tool.points[0])
    heard.add_note(file, Note(NoteKind.STRENGTH, "kept", case_id=case))
    prepare.remove_rows(file, "remove a case", [file.all(Case)[0]])
    assert file.all(Judgement) == []
    assert [(note.text, note.case_id) for note in file.all(Note)] == [("kept", None)]
    for _ in range(3):
        file.undo()
    assert contents(file) == before


def test_a_theme_that_emerged_goes_last_with_its_title_tidied(file: WorkshopFile) -> None:
    for title in ("One", "  Two\n", "Three"):
        themes.add_theme(file, title)
    themes.remove_theme(file, file.all(Theme)[2])
    themes.add_theme(file, "Four")
    assert [theme.title for theme in file.all(Theme)[2:]] == ["Two", "Three", "Four"]
    themes.rename_theme(file, file.all(Theme)[2], " Too ")
    assert file.all(Theme)[2].title == "Too"


def test_a_name_given_up_may_be_taken_by_the_next_row(file: WorkshopFile) -> None:
    first, second = file.all(Case)
    moved = [replace(first, reference="Child Z"), replace(second, reference="Child A")]
    prepare.keep_rows(file, "paste", [*moved, Case("Child B")])
    assert references(file) == ["Child Z", "Child A", "Child B"]
    with pytest.raises(WorkshopError, match="already a case called “child z”"):
        prepare.keep_rows(file, "type", [Case("child z")])


def test_rows_of_several_kinds_have_names_and_places_of_their_own(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add", [Case("Police"), Agency("Child A"), Participant("Police")])
    assert references(file)[-1] == "Police"
    assert file.all(Agency)[-1].name == "Child A"
    assert (file.all(Case)[-1].position, file.all(Agency)[-1].position) == (2, 3)


def test_a_long_list_is_kept_with_one_look_at_what_is_there(
    file: WorkshopFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, query = list[str](), file.query

    def counted(sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return query(sql, values)

    monkeypatch.setattr(file, "query", counted)
    prepare.keep_rows(file, "paste", [Case(f"Child {n}") for n in range(200)])
    assert len(references(file)) == 202
    assert sum("FROM cases" in one for one in asked) < 10


def test_what_is_asked_only_of_an_agency_is_asked_of_it_by_its_new_name(
    file: WorkshopFile,
) -> None:
    agency, question = file.all(Agency)[0], file.all(Question)[0]
    with file.act("ask only"):
        file.put(replace(agency, short="Pol"))
        file.put(AskedOf("pol", question_id=question.id))
        file.put(AskedOf(agency.name.upper(), theme_id=question.theme_id))
    agency = file.all(Agency)[0]
    prepare.keep_rows(file, "rename", [replace(agency, name="Constabulary", short="")])
    assert [one.agency for one in file.all(AskedOf)] == ["Constabulary", "Constabulary"]
    file.undo()
    assert [one.agency for one in file.all(AskedOf)] == ["pol", agency.name.upper()]
