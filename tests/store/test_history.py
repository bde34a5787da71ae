"""The account of the day: what is in it, when it was, and what may still be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.acts import heard, prepare, walk
from core.model.agenda import Visit
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.fault import FileProblem
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.history import ActState
from core.store.reading import read_tool
from tests.conftest import NOON
from tests.small import agency_id, case_id, contents, small_audit


class Watch:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    """The clock of `file`, at noon."""
    return Watch()


@pytest.fixture
def file(path: Path, watch: Watch) -> Iterator[WorkshopFile]:
    """A small audit whose clock can be moved on."""
    with small_audit(path, watch) as opened:
        yield opened


def type_terms(file: WorkshopFile, words: str) -> None:
    """Save the terms as typed so far."""
    with file.act("change the terms", merge="terms"):
        file.put(replace(file.all(Audit)[0], terms=words))


def terms(file: WorkshopFile) -> str:
    """Return the terms as they stand."""
    return file.all(Audit)[0].terms


def open_for(file: WorkshopFile, reference: str, minutes: int) -> None:
    """Keep that a case was open from noon for some minutes."""
    walk.visit(file, case_id(file, reference), NOON, NOON + timedelta(minutes=minutes))


def test_an_entry_says_when_its_typing_was_last_saved(file: WorkshopFile, watch: Watch) -> None:
    type_terms(file, "Look")
    watch.now += timedelta(seconds=5)
    type_terms(file, "Look at plans")
    watch.now += timedelta(minutes=1)
    assert file.history()[-1].at == "2014-04-09T12:00:05"
    file.undo()
    assert file.history()[-1].at == "2014-04-09T12:00:05"


def test_the_news_of_undo_and_redo_is_of_the_moment_they_were_asked_for(
    file: WorkshopFile, watch: Watch
) -> None:
    type_terms(file, "Look")
    watch.now += timedelta(minutes=7)
    undone = file.undo()
    watch.now += timedelta(minutes=7)
    redone = file.redo()
    assert undone is not None
    assert redone is not None
    assert (undone.at, redone.at) == (NOON + timedelta(minutes=7), NOON + timedelta(minutes=14))
    assert undone.kinds == redone.kinds == {Audit}


def test_the_history_tells_oldest_first_what_stands_and_what_was_taken_back(
    file: WorkshopFile,
) -> None:
    file.close_history()
    prepare.keep_rows(file, "add a case", [Case("Child C")])
    open_for(file, "Child C", 5)
    prepare.keep_rows(file, "add an agency", [Agency("Probation")])
    file.undo()
    entries = file.history()[-3:]
    assert [(entry.label, entry.state) for entry in entries] == [
        ("add a case", ActState.DONE),
        ("time", ActState.QUIET),
        ("add an agency", ActState.UNDONE),
    ]
    assert {entry.state for entry in file.history()[:-3]} == {ActState.CLOSED}


def test_what_was_closed_is_read_but_neither_undone_nor_redone(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add a case", [Case("Child C")])
    prepare.keep_rows(file, "add an agency", [Agency("Probation")])
    file.undo()
    before = contents(file)
    file.close_history()
    assert (file.undo_label, file.redo_label) == ("", "")
    assert file.undo() is None
    assert file.redo() is None
    assert contents(file) == before
    labels = [entry.label for entry in file.history()]
    assert labels[-1] == "add a case"
    assert "add an agency" not in labels
    assert check(file) == []


def test_typing_after_a_fresh_start_is_not_folded_into_what_was_closed(file: WorkshopFile) -> None:
    type_terms(file, "Look")
    file.close_history()
    type_terms(file, "Look at plans")
    assert file.undo_label == "change the terms"
    file.undo()
    assert terms(file) == "Look"
    assert file.undo() is None


def test_a_fresh_start_is_not_made_in_an_audit_open_for_reading_only(
    path: Path, file: WorkshopFile
) -> None:
    with WorkshopFile.open(path) as second:
        with pytest.raises(FileProblem, match="reading only"):
            second.close_history()
        assert second.undo_label


def test_the_time_of_a_case_does_not_cut_the_typing_in_two(file: WorkshopFile) -> None:
    type_terms(file, "Look")
    open_for(file, "Child A", 1)
    type_terms(file, "Look at")
    open_for(file, "Child A", 2)
    type_terms(file, "Look at plans")
    file.undo()
    assert terms(file) == "As agreed"
    assert check(file) == []


def test_the_time_of_a_case_grows_as_one_entry_while_others_are_made(file: WorkshopFile) -> None:
    open_for(file, "Child A", 1)
    type_terms(file, "Look")
    open_for(file, "Child A", 2)
    assert [entry.label for entry in file.history()].count("time") == 1
    open_for(file, "Child B", 1)
    open_for(file, "Child A", 3)
    assert [entry.label for entry in file.history()].count("time") == 3
    assert check(file) == []


def test_time_that_went_with_its_case_is_named_in_the_news(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add a case", [Case("Child C")])
    open_for(file, "Child C", 5)
    news = file.undo()
    assert news is not None
    assert news.kinds == {Case, Visit}
    assert file.history()[-1].state is ActState.QUIET
    again = file.redo()
    assert again is not None
    assert again.kinds == {Case}
    assert file.all(Visit) == []


def test_typing_in_a_new_row_and_on_in_it_is_one_step(file: WorkshopFile) -> None:
    before = contents(file)
    with file.act("type a case", merge="cases"):
        number = file.put(Case("C"))
    with file.act("type a case", merge="cases"):
        file.put(replace(file.all(Case, "id = ?", (number,))[0], reference="Child C"))
    assert len(file.all(Case)) == 3
    file.undo()
    assert contents(file) == before
    file.redo()
    assert [case.reference for case in file.all(Case, "id = ?", (number,))] == ["Child C"]


def test_a_row_put_back_in_the_act_that_removed_it_is_only_changed(file: WorkshopFile) -> None:
    note = Note(NoteKind.STRENGTH, "Plans were clear")
    with file.act("hear"):
        number = file.put(note)
    (held,) = file.all(Note)
    with file.act("remove and put back") as act:
        file.remove(held)
        file.put(replace(held, text="Plans were very clear"))
    assert act.news is not None
    assert act.news.kinds == {Note}
    file.undo()
    assert file.all(Note) == [held]
    assert held.id == number


def test_a_day_of_judging_comes_back_whole_after_reopening_between_every_step(
    path: Path, file: WorkshopFile
) -> None:
    case, point = case_id(file, "Child A"), read_tool(file).points[1]
    yes = read_tool(file).answers_at(point)[0].id
    police = agency_id(file, "Police")
    heard.add_note(file, Note(NoteKind.CONCERN, "Not seen since March", case_id=case))
    walk.give_reason(file, case, point, "The file shows it")
    walk.record_view(file, case, point, police, note="We did not see it")
    walk.agree(file, case, point, yes)
    full, steps = contents(file), 4
    file.close()
    for _ in range(steps):
        with WorkshopFile.open(path) as again:
            assert again.undo() is not None
    with WorkshopFile.open(path) as again:
        assert (again.all(Judgement), again.all(Note)) == ([], [])
    for _ in range(steps):
        with WorkshopFile.open(path) as again:
            assert again.redo() is not None
    with WorkshopFile.open(path) as again:
        assert contents(again) == full
        assert again.redo_label == ""
        assert check(again) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param("substr(changes, 1, 40)", id="cut short"),
        pytest.param("replace(changes, '\"audit\"', '\"songs\"')", id="of another table"),
        pytest.param("replace(changes, '\"terms\"', '\"songs\"')", id="of another column"),
        pytest.param("'[[\"songs\",1,null,null]]'", id="of another table and no row"),
        pytest.param("'[[\"audit\",1]]'", id="without its rows"),
        pytest.param("'7'", id="a number"),
        pytest.param("''", id="empty"),
    ],
)
@pytest.mark.parametrize("doing", ["undo", "redo"])
def test_a_step_whose_entry_cannot_be_read_is_refused_and_nothing_moves(
    file: WorkshopFile, spoilt: str, doing: str
) -> None:
    type_terms(file, "Look at plans")
    if doing == "redo":
        file.undo()
    file.query(f"UPDATE acts SET changes = {spoilt} WHERE label = 'change the terms'")
    before = contents(file)
    with pytest.raises(FileProblem, match="is damaged") as caught:
        getattr(file, doing)()
    assert "latest copy" in caught.value.remedy
    assert contents(file) == before
    assert getattr(file, f"{doing}_label") == "change the terms"


def test_a_history_with_a_state_that_is_none_of_ours_is_said_to_be_damaged(
    file: WorkshopFile,
) -> None:
    file.query("UPDATE acts SET state = 'dane' WHERE id = 2")
    with pytest.raises(FileProblem, match="is damaged"):
        file.history()
    assert "Entry 2 of the history cannot be read." in check(file)
