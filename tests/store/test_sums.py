"""An audit without a passphrase knows what was written in it: one sum over every row."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.acts import bring_in, heard
from core.model.access import AccessKind
from core.model.case import Case
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import FileProblem
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.model.sitting import Place
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.sums import sum_holds
from tests.small import small_audit

NOT_AS_WRITTEN = "Something in the file is not as it was written."


def test_the_sum_follows_acts_undo_typing_and_rows_in_plenty(file: WorkshopFile) -> None:
    def holds() -> bool:
        return file.sum_holds()

    assert holds()
    with file.act("many"):
        file.put_new([Case(f"Child {number:04}") for number in range(300)])
    assert holds()
    row = ReturnDraft("Child 0001", "Health", "", {"1a": "yes"}, {"2": "हिन्दी \x00 “x”"})
    bring_in.take_returns(file, Draft("r.csv", (row,)))
    heard.add_note(file, Note(NoteKind.STRENGTH, "said"))
    (note,) = file.all(Note)
    for text in ("sai", "said l", "said later"):
        heard.change_note(file, replace(note, text=text))
        assert holds()
    file.drafts.keep(Place("walk"), "heard", "not entered")
    file.drafts.keep(Place("walk"), "heard", "not entered yet")
    assert holds()
    file.drafts.drop(Place("walk"), "heard")
    while file.undo():
        assert holds()
    while file.redo():
        assert holds()
    file.close_history()
    assert holds()
    with suppress(ZeroDivisionError), file.act("rolled back"):
        file.put(Case("Child Z"))
        raise ZeroDivisionError
    assert holds()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases SET pathway = 'South' WHERE pathway = 'North'",
        "UPDATE judgements SET reason = 'other' WHERE id = 1",
        "DELETE FROM answer_comments WHERE id = 1",
        "UPDATE acts SET label = 'other' WHERE id = 1",
        "UPDATE drafts SET text = 'other'",
    ],
)
def test_what_no_act_wrote_is_told(file: WorkshopFile, sql: str) -> None:
    from core.acts import walk
    from core.store.reading import read_tool

    tool = read_tool(file)
    point = tool.points[0]
    walk.agree(file, file.all(Case)[0].id, point, tool.answers_at(point)[0].id)
    file.drafts.keep(Place("walk"), "heard", "not entered")
    file.close_history()
    assert check(file) == []
    file.query(sql)
    assert not file.sum_holds()
    assert check(file) != []


def with_closed_history(path: Path, clock: Clock) -> None:
    """Have an audit in which nothing but the sum knows how it was: its history is packed away."""
    with small_audit(path, clock) as file:
        with file.act("say"):
            file.put(Case("Child Q", pathway="North"))
        file.close_history()


def test_a_spoilt_letter_keeps_a_reserve_and_a_copy_from_being_called_whole(
    path: Path, clock: Clock
) -> None:
    with_closed_history(path, clock)
    db = connect(path, None)
    db.execute("UPDATE cases SET pathway = 'Sorth' WHERE reference = 'Child Q'")
    assert not sum_holds(db)
    db.close()
    with WorkshopFile.open(path, clock=clock) as file:
        assert check(file) == [NOT_AS_WRITTEN]
        file.make_reserve()
        assert file.reserve_failed
        own: Any = file.own_copies
        own.choose(PlainCopies.KEEP)
        with pytest.raises(FileProblem):
            own.keep(CopyReason.MINUTES)
        assert own.folder.copies() == []


def test_the_sum_goes_along_into_copies_and_out_of_the_reserve(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        file.make_reserve()
        assert not file.reserve_failed
        heard.add_note(file, Note(NoteKind.STRENGTH, "since the reserve"))
        copy = path.with_name("copy.casewalk")
        file.copy_to(copy)
        with WorkshopFile.open(copy) as copied:
            assert check(copied) == []
        path.write_bytes(b"another program's")
        file.go_on_in(path.with_name("rescued.casewalk"))
        assert check(file) == []


def test_a_letter_that_turned_over_in_the_access_log_is_told(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        file.access.note(AccessKind.EXPORTED, "facilitator", "report.pdf")
        assert check(file) == []
    db = connect(path, None)
    db.execute("UPDATE access_log SET who = 'facilitatos'")
    db.close()
    with WorkshopFile.open(path, clock=clock) as file:
        assert check(file) == [NOT_AS_WRITTEN]
