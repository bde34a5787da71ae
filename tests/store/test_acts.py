"""An act is whole or not at all, has a name, and can be taken back, today or tomorrow."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from core.model.audit import Audit
from core.model.case import Agency, AnswerComment, AnswerGiven, Case, Request, Return
from core.model.clock import Clock
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.rows import SHAPES
from tests.small import contents


def test_the_news_names_the_act_and_the_tables_it_touched(file: WorkshopFile, clock: Clock) -> None:
    with file.act("add what is missing") as act:
        file.put(Case("Child C"))
        file.put(Agency("Probation"))
    assert act.news is not None
    assert act.news.label == "add what is missing"
    assert act.news.kinds == {Case, Agency}
    assert act.news.at == clock()


def test_a_write_outside_an_act_raises(file: WorkshopFile) -> None:
    before = contents(file)
    with pytest.raises(RuntimeError, match="outside an act"):
        file.put(Case("Child C"))
    with pytest.raises(RuntimeError, match="outside an act"):
        file.put(Audit("Another title"))
    with pytest.raises(RuntimeError, match="outside an act"):
        file.remove(file.all(Case)[0])
    assert contents(file) == before


def test_an_exception_inside_an_act_rolls_everything_back(file: WorkshopFile) -> None:
    before, label = contents(file), file.undo_label

    def half_an_act() -> None:
        with file.act("half an act"):
            file.put(Case("Child C"))
            file.remove(file.all(Case)[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_an_act()
    assert contents(file) == before
    assert file.undo_label == label
    with file.act("the next act"):
        file.put(Case("Child C"))
    assert file.undo_label == "the next act"
    assert check(file) == []


def test_a_broken_rule_of_the_tables_rolls_everything_back(file: WorkshopFile) -> None:
    before = contents(file)

    def a_second_child_a() -> None:
        with file.act("a second Child A"):
            file.put(Agency("Probation"))
            file.put(Case("Child A"))

    with pytest.raises(Exception, match="UNIQUE"):
        a_second_child_a()
    assert contents(file) == before


def test_an_act_that_changed_nothing_is_not_an_act(file: WorkshopFile) -> None:
    label, entries = file.undo_label, file.history()
    with file.act("nothing new") as act:
        for case in file.all(Case):
            file.put(case)
    assert act.news is None
    with file.act("there and back") as act:
        number = file.put(Case("Child C"))
        there = file.get(Case, number)
        file.remove(there)
    assert act.news is None
    assert (file.undo_label, file.history()) == (label, entries)


def test_an_act_that_changed_nothing_leaves_redo_alone(file: WorkshopFile) -> None:
    file.undo()
    label = file.redo_label
    with file.act("nothing new"):
        pass
    assert file.redo_label == label


def test_an_act_within_an_act_is_part_of_it(file: WorkshopFile) -> None:
    before = contents(file)
    with file.act("outer") as outer:
        file.put(Case("Child C"))
        with file.act("inner") as inner:
            file.put(Agency("Probation"))
    assert inner is outer
    assert file.undo_label == "outer"
    file.undo()
    assert contents(file) == before


def test_undo_inside_an_act_is_our_mistake(file: WorkshopFile) -> None:
    def undo_inside() -> None:
        with file.act("an act"):
            file.put(Case("Child C"))
            file.undo()

    with pytest.raises(RuntimeError, match="left open"):
        undo_inside()
    assert len(file.all(Case)) == 2


def test_undo_and_redo_go_all_the_way_and_back(file: WorkshopFile) -> None:
    states = [contents(file)]
    while file.undo_label:
        label = file.undo_label
        news = file.undo()
        assert news is not None
        assert news.label == f"Undo: {label}"
        states.append(contents(file))
    assert all(rows == [] for rows in states[-1].values())
    for state in reversed(states[:-1]):
        label = file.redo_label
        news = file.redo()
        assert news is not None
        assert news.label == f"Redo: {label}"
        assert contents(file) == state
    assert file.redo() is None
    assert check(file) == []


def test_undo_and_redo_survive_reopening(path: Path, file: WorkshopFile) -> None:
    with file.act("add a case"):
        file.put(Case("Child C"))
    with file.act("add an agency"):
        file.put(Agency("Probation"))
    file.undo()
    file.close()
    with WorkshopFile.open(path) as again:
        assert (again.undo_label, again.redo_label) == ("add a case", "add an agency")
        assert again.undo() is not None
        assert len(again.all(Case)) == 2
    with WorkshopFile.open(path) as again:
        assert again.redo() is not None
        assert again.redo() is not None
        assert {case.reference for case in again.all(Case)} == {"Child A", "Child B", "Child C"}
        assert len(again.all(Agency)) == 4


def test_a_new_act_after_undo_drops_what_was_undone_but_keeps_it_on_record(
    file: WorkshopFile,
) -> None:
    with file.act("add a case"):
        file.put(Case("Child C"))
    file.undo()
    with file.act("add another"):
        file.put(Case("Child D"))
    assert file.redo_label == ""
    assert file.redo() is None
    assert file.query("SELECT state FROM acts WHERE label = 'add a case'") == [("dropped",)]
    assert "add a case" not in [entry.label for entry in file.history()]


def _type(file: WorkshopFile, words: str) -> None:
    audit = file.get(Audit, 1)
    assert audit is not None
    with file.act("change the terms", merge="terms"):
        file.put(replace(audit, terms=words))


def test_typing_is_folded_into_one_act(file: WorkshopFile) -> None:
    before, entries = contents(file), len(file.history())
    for words in ("L", "Look at", "Look at plans"):
        _type(file, words)
    assert len(file.history()) == entries + 1
    file.undo()
    assert contents(file) == before
    file.redo()
    assert [audit.terms for audit in file.all(Audit)] == ["Look at plans"]


def test_typing_elsewhere_in_between_starts_another_act(file: WorkshopFile) -> None:
    _type(file, "Look at")
    with file.act("add a case"):
        file.put(Case("Child C"))
    _type(file, "Look at plans")
    file.undo()
    assert [audit.terms for audit in file.all(Audit)] == ["Look at"]


def test_typing_after_an_undo_starts_another_act(file: WorkshopFile) -> None:
    _type(file, "one")
    file.undo()
    _type(file, "two")
    _type(file, "three")
    assert file.redo_label == ""
    file.undo()
    assert [audit.terms for audit in file.all(Audit)] == ["As agreed"]


def test_typing_after_reopening_is_a_step_of_its_own(path: Path, file: WorkshopFile) -> None:
    _type(file, "one")
    file.close()
    with WorkshopFile.open(path) as again:
        _type(again, "one and two")
        _type(again, "one and two and three")
        again.undo()
        assert [audit.terms for audit in again.all(Audit)] == ["one"]


def test_typed_back_to_the_start_leaves_no_entry(file: WorkshopFile) -> None:
    label, entries = file.undo_label, file.history()
    _type(file, "one")
    _type(file, "As agreed")
    assert (file.undo_label, file.history()) == (label, entries)
    assert check(file) == []


def test_removing_a_case_takes_all_that_rests_on_it_and_undo_brings_it_back(
    file: WorkshopFile,
) -> None:
    case, other = file.all(Case)
    with file.act("note"):
        file.put(Note(NoteKind.STRENGTH, "Plans were clear", case_id=case.id))
    before = contents(file)
    with file.act("remove Child A") as act:
        file.remove(case)
    assert act.news is not None
    assert act.news.kinds == {
        Case,
        Request,
        Return,
        AnswerGiven,
        AnswerComment,
        Note,
    }
    after = contents(file)
    assert {request.case_id for request in file.all(Request)} == {other.id}
    assert [note.case_id for note in file.all(Note)] == [None]
    assert file.query("PRAGMA foreign_key_check") == []
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after
    assert check(file) == []


def test_every_kind_of_row_can_be_removed_and_brought_back(file: WorkshopFile) -> None:
    for kind in SHAPES:
        values: list[object] = file.all(kind)
        for value in values:
            before = contents(file)
            with file.act("remove it"):
                file.remove(value)
            assert file.query("PRAGMA foreign_key_check") == []
            file.undo()
            assert contents(file) == before, kind


def test_a_number_is_never_given_twice(file: WorkshopFile) -> None:
    with file.act("add"):
        first = file.put(Case("Child C"))
    with file.act("remove"):
        file.remove(file.get(Case, first))
    with file.act("add"):
        second = file.put(Case("Child D"))
    file.undo()
    with file.act("add"):
        third = file.put(Case("Child E"))
    assert len({first, second, third}) == 3


def test_rows_that_swap_what_must_be_unique_can_be_undone(file: WorkshopFile) -> None:
    first, second = file.all(Case)
    before = contents(file)
    with file.act("swap the references"):
        file.put(replace(first, reference="aside"))
        file.put(replace(second, reference=first.reference))
        file.put(replace(first, reference=second.reference))
    after = contents(file)
    assert after != before
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after
    assert check(file) == []


def test_quiet_acts_are_never_undone_nor_drop_what_was(file: WorkshopFile) -> None:
    with file.act("add a case"):
        file.put(Case("Child C"))
    file.undo()
    with file.act("time", quiet=True):
        file.put(Agency("Probation"))
    assert file.redo_label == "add a case"
    assert file.redo() is not None
    assert file.undo_label == "add a case"
    assert file.undo() is not None
    assert "Probation" in [agency.name for agency in file.all(Agency)]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param('it\'s "quoted"; DROP TABLE cases; --', id="quotes"),
        pytest.param(unicodedata.normalize("NFD", "Ängström é"), id="accents on their own"),
        pytest.param("हिन्दी ਪੰਜਾਬੀ தமிழ் العربية 🧒🏽", id="many scripts"),
        pytest.param("a\x00b\r\nc\td\u2028e", id="signs that cannot be seen"),
        pytest.param("", id="nothing"),
        pytest.param("%s ? :name @x $y {0}", id="marks of other languages"),
    ],
)
def test_words_come_back_as_they_were_typed(path: Path, file: WorkshopFile, words: str) -> None:
    with file.act(words, merge=words):
        key = file.put(Case(f"ref {words}", outline=words))
    file.undo()
    file.redo()
    file.close()
    with WorkshopFile.open(path) as again:
        case = again.get(Case, key)
        assert case == Case(f"ref {words}", id=case.id if case else 0, outline=words)  # type: ignore[arg-type]
        assert again.undo_label == words
        assert check(again) == []


def test_half_a_sign_is_kept_as_a_mark_that_something_was_there(file: WorkshopFile) -> None:
    with file.act("add"):
        key = file.put(Case("half \ud83e of it"))
    file.undo()
    file.redo()
    assert [case.reference for case in file.all(Case, "id = ?", (key,))] == ["half \ufffd of it"]
