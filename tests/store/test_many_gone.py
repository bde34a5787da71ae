"""An act that removes or changes very many rows is undone, done again and rescued."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.audit import Audit
from core.model.clock import Clock
from core.model.ids import NoteId
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.journal import Change, ManyGone, many_gone, packed, unpacked
from core.store.writing import ranges_of
from tests.small import contents
from tests.store.conftest import PASSPHRASE

MANY = 2_500

rows = st.lists(
    st.tuples(st.integers(1, 9_000), st.text(max_size=12)), min_size=1, unique_by=lambda row: row[0]
)


@pytest.fixture
def passphrase() -> str | None:
    return None


@pytest.fixture
def file(path: Path, clock: Clock, passphrase: str | None) -> Iterator[WorkshopFile]:
    with WorkshopFile.create(path, passphrase, clock) as made:
        with made.act("begin"):
            made.put(Audit("A day"))
            made.put_new([Note(NoteKind.STRENGTH, f"“note” {at} é") for at in range(MANY)])
        yield made


def remove_all(file: WorkshopFile) -> None:
    """Remove every note in one act."""
    with file.act("remove") as act:
        file.remove_all(file.all(Note))
    assert [one.table for one in act.gone] == ["notes"]
    assert act.news is not None
    assert Note in act.news.kinds
    assert act.news.changes_of(Note) is None  # so many are not listed: they are read again


def test_removing_very_many_is_undone_and_done_again(file: WorkshopFile) -> None:
    before = contents(file)
    remove_all(file)
    after = contents(file)
    assert file.all(Note) == []
    for _ in range(2):
        file.undo()
        assert contents(file) == before
        file.redo()
        assert contents(file) == after
    file.undo()
    assert check(file) == []


def test_what_was_before_is_known_after_very_many_are_gone(file: WorkshopFile) -> None:
    remove_all(file)
    moment = file.past.moments()[0].id
    way = file.past.way_back(moment)
    assert len(way.changes) == MANY
    with file.act("go back"):
        file.write_changes(way.changes)
    assert len(file.all(Note)) == MANY
    assert check(file) == []


def test_rows_that_came_in_the_same_act_are_not_in_its_history(file: WorkshopFile) -> None:
    with file.act("come and go"):
        file.put_new([Note(NoteKind.COMMENT, f"gone {at}") for at in range(MANY)])
        file.remove_all([note for note in file.all(Note) if note.kind is NoteKind.COMMENT])
    assert file.undo_label == "begin"
    assert len(file.all(Note)) == MANY


def test_a_row_changed_before_is_kept_as_it_was_at_first(file: WorkshopFile) -> None:
    before = contents(file)
    first = file.all(Note)[0]
    with file.act("change and remove"):
        file.put(Note(NoteKind.IMPROVEMENT, "other", id=first.id))
        file.remove_all(file.all(Note))
    assert file.all(Note) == []
    file.undo()
    assert contents(file) == before


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "locked"])
def test_what_is_removed_and_brought_in_anew_is_in_the_copy_of_a_lost_file(
    file: WorkshopFile, path: Path, tmp_path: Path
) -> None:
    file.make_reserve()
    with file.act("anew"):
        file.remove_all(file.all(Note))
        file.put_new([Note(NoteKind.COMMENT, f"new {at}") for at in range(MANY)])
    expected = contents(file)
    path.write_bytes(b"another program's " * 1000)
    file.go_on_in(tmp_path / "kept.casewalk")
    assert contents(file) == expected
    assert check(file) == []


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "locked"])
def test_many_rows_changed_at_once_are_undone_done_again_and_rescued(
    file: WorkshopFile, path: Path, tmp_path: Path
) -> None:
    before = contents(file)
    file.make_reserve()
    with file.act("change") as act:
        file.put_all([replace(one, text=f"other {one.id}") for one in file.all(Note)[::2]])
        file.put_all([])
    assert act.news is not None
    assert len(act.news.rows) == MANY // 2
    after = contents(file)
    for _ in range(2):
        file.undo()
        assert contents(file) == before
        file.redo()
        assert contents(file) == after
    assert check(file) == []
    path.write_bytes(b"another program's " * 1000)
    file.go_on_in(tmp_path / "kept.casewalk")
    assert contents(file) == after
    assert check(file) == []


def test_rows_changed_in_the_act_that_brought_them_are_whole_in_its_history(
    file: WorkshopFile,
) -> None:
    before = contents(file)
    with file.act("come and change"):
        first = file.put_new([Note(NoteKind.COMMENT, f"new {at}") for at in range(MANY)])
        file.put_all([Note(NoteKind.COMMENT, "other", NoteId(first + 3))])
        same = file.all(Note)[0]
        file.put_all([same])
    after = contents(file)
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after


def test_a_row_that_is_gone_is_not_put_in_its_place(file: WorkshopFile) -> None:
    gone = file.all(Note)[0]
    with file.act("remove"):
        file.remove(gone)
    before = contents(file)
    with pytest.raises(KeyError), file.act("change"):
        file.put_all([replace(gone, text="other")])
    assert contents(file) == before


@given(rows, st.integers(0, 3))
def test_packed_removals_are_in_the_journal_like_any_other(
    cells: list[tuple[int, str]], others: int
) -> None:
    gone = [Change("notes", key, {"id": key, "text": text}, None) for key, text in cells]
    changes = [Change("cases", at, None, {"id": at}) for at in range(others)]
    one = many_gone(gone)
    assert isinstance(one, ManyGone)
    assert one.changes == gone
    assert one.count == len(gone)
    assert unpacked(packed(changes, [one, one])) == [*changes, *gone, *gone]


@given(st.sets(st.integers(1, 60)))
def test_numbers_fall_into_stretches_that_hold_each_of_them_and_no_other(keys: set[int]) -> None:
    found = ranges_of(keys)
    assert [key for first, last in found for key in range(first, last + 1)] == sorted(keys)
    assert all(second[0] > first[1] + 1 for first, second in pairwise(found))
