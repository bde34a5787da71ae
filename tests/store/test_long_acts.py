"""Acts of many rows: only their numbers are kept until they go, and closed ones lie packed."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.acts import bring_in, walk
from core.model.audit import Audit
from core.model.case import AnswerGiven, Case, Return
from core.model.draft.returns import Draft, ReturnDraft
from core.model.note import Note, NoteKind
from core.model.progress import Cancelled
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.history import ActState
from core.store.journal import Added, inflated, unpacked
from core.store.reading import read_tool, refreshed, snapshot
from tests.small import contents, small_audit
from tests.store.test_history import Watch

MANY = 150


def notes(count: int) -> list[Note]:
    return [Note(NoteKind.STRENGTH, f"note {number}") for number in range(count)]


def last_journal(file: WorkshopFile) -> list[object]:
    cells = file.query(
        "SELECT changes, packed FROM acts WHERE state <> 'turn' ORDER BY id DESC LIMIT 1"
    )[0]
    return list(unpacked(inflated(*cells)))


def hear_many(file: WorkshopFile, count: int = MANY) -> int:
    with file.act("hear many") as act:
        first = file.put_new(notes(count))
    assert act.news is not None
    assert act.news.kinds == {Note}
    return first


def test_of_many_new_rows_only_the_numbers_go_into_the_history(file: WorkshopFile) -> None:
    before = contents(file)
    first = hear_many(file)
    after = contents(file)
    assert last_journal(file) == [Added("notes", first, first + MANY - 1)]
    assert [note.id for note in file.all(Note)] == list(range(first, first + MANY))
    assert check(file) == []
    file.undo()
    assert contents(file) == before
    assert len(last_journal(file)) == MANY  # written out, so that redo has them
    assert check(file) == []
    file.redo()
    assert contents(file) == after
    file.undo()
    file.redo()
    assert contents(file) == after
    assert check(file) == []


def test_the_snapshot_follows_rows_that_are_not_listed(file: WorkshopFile) -> None:
    now = snapshot(file)
    with file.act("hear many") as act:
        file.put_new(notes(MANY))
        file.put(replace(file.all(Case)[0], outline="new"))
    assert act.news is not None
    assert act.news.unlisted == {Note}
    now = refreshed(file, now, act.news)
    assert now == snapshot(file)
    for turn in (file.undo, file.redo):
        news = turn()
        assert news is not None
        now = refreshed(file, now, news)
        assert now == snapshot(file)


def test_a_row_changed_in_the_act_that_added_it_is_kept_as_it_ended(file: WorkshopFile) -> None:
    before = contents(file)
    with file.act("hear and mend"):
        first = file.put_new(notes(MANY))
        (second,) = file.all(Note, "id = ?", (first + 1,))
        file.remove(second)
    assert len(file.all(Note)) == MANY - 1
    after = contents(file)
    assert check(file) == []
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after


def test_rows_of_a_long_act_may_be_changed_by_the_next(file: WorkshopFile) -> None:
    first = hear_many(file)
    (note,) = file.all(Note, "id = ?", (first + 3,))
    with file.act("mend"):
        file.put(replace(note, text="other words"))
    with file.act("remove"):
        file.remove(file.all(Note, "id = ?", (first + 4,))[0])
    assert check(file) == []
    file.query("DELETE FROM notes WHERE id = ?", (first + 5,))
    assert check(file) == [
        f"Rows {first} to {first + MANY - 1} of notes are not as the history left them."
    ]


def test_a_long_act_given_up_leaves_nothing_and_no_number_behind(file: WorkshopFile) -> None:
    before = contents(file)
    with suppress(Cancelled), file.act("give up"):
        file.put_new(notes(MANY))
        raise Cancelled
    assert contents(file) == before
    first = hear_many(file)
    assert len(file.all(Note, "id >= ?", (first,))) == MANY


def test_returns_given_up_half_way_have_not_come_in(file: WorkshopFile) -> None:
    before = contents(file)
    rows = tuple(ReturnDraft("Child A", f"Agency {n}", answers={"2": "yes"}) for n in range(120))
    seen: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        seen.append((done, of))
        if done > of // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring_in.take_returns(file, Draft("r.csv", rows), stop)
    assert seen[-1][0] > seen[-1][1] // 2
    assert contents(file) == before
    bring_in.take_returns(file, Draft("r.csv", rows))
    assert len(file.all(Return)) == len(before["returns"]) + 120
    assert len(file.all(AnswerGiven)) == len(before["answers_given"]) + 120
    assert check(file) == []
    file.undo()
    assert contents(file) == before


def test_what_undo_would_write_is_known_beforehand(file: WorkshopFile) -> None:
    assert file.undo_weight < 100
    hear_many(file, 5_000)
    assert file.undo_weight >= 5_000
    file.undo()
    assert file.redo_weight >= 1_000
    assert file.undo_weight < 100


def test_closed_acts_are_packed_and_still_tell_what_they_did(
    path: Path, file: WorkshopFile
) -> None:
    labels = [entry.label for entry in file.history()]
    file.close_history()
    rows = file.query("SELECT changes, packed FROM acts")
    assert {text for text, _ in rows} == {""}
    assert any(one.table == "cases" for cells in rows for one in unpacked(inflated(*cells)))
    file.close()
    with WorkshopFile.open(path) as again:
        assert [entry.label for entry in again.history()] == labels
        assert {entry.state for entry in again.history()} == {ActState.CLOSED}
        assert check(again) == []


@pytest.mark.parametrize("data", [b"no", b"x\x9c", b""])
def test_a_packed_entry_that_is_damaged_is_said_to_be(file: WorkshopFile, data: bytes) -> None:
    file.query("UPDATE acts SET changes = '', packed = ? WHERE id = 1", (data,))
    assert check(file)[0] == "Entry 1 of the history cannot be read."


def test_typing_that_rested_for_ten_minutes_goes_on_as_another_step(path: Path) -> None:
    watch = Watch()
    with small_audit(path.with_name("typed.casewalk"), watch) as file:
        case, point = file.all(Case)[0].id, read_tool(file).points[0]
        for minutes, words in ((0, "a"), (9, "a b"), (9, "a b c"), (11, "a b c d")):
            watch.now += timedelta(minutes=minutes)
            walk.give_reason(file, case, point, words)
        file.undo()
        assert snapshot(file).judgements[0].reason == "a b c"
        file.undo()
        assert snapshot(file).judgements == ()


def test_a_clock_put_back_folds_nothing_together(path: Path) -> None:
    watch = Watch()
    with small_audit(path.with_name("typed.casewalk"), watch) as file:
        case, point = file.all(Case)[0].id, read_tool(file).points[0]
        walk.give_reason(file, case, point, "a")
        watch.now -= timedelta(hours=1)
        walk.give_reason(file, case, point, "a b")
        file.undo()
        assert snapshot(file).judgements[0].reason == "a"


def test_yes_and_no_come_back_as_yes_and_no(file: WorkshopFile) -> None:
    with file.act("hear"):
        number = file.put(Note(NoteKind.COMMENT, "x", chosen=True))
    note = file.get(Note, number)
    assert note is not None
    assert note.chosen is True
    assert note.verbatim is False
    assert file.all(Audit)[0].id == 1


def test_many_rows_removed_at_once_take_what_rests_on_them(file: WorkshopFile) -> None:
    before, returns = contents(file), file.all(Return)
    with file.act("remove every return"):
        first = file.put_new(notes(MANY))
        file.remove_all(returns)
        file.remove_all(file.all(Note, "id < ?", (first + 2,)))
    assert file.all(Return) == []
    assert file.all(AnswerGiven) == []
    assert len(file.all(Note)) == MANY - 2
    assert check(file) == []
    file.undo()
    assert contents(file) == before
    assert check(file) == []
