"""The time a case takes goes on beside what is done and undone."""

from datetime import datetime, timedelta

from core.acts import prepare, walk
from core.model.agenda import Visit
from core.model.case import Case
from core.model.ids import CaseId
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.conftest import NOON
from tests.small import case_id


def open_for(file: WorkshopFile, case: CaseId, minutes: int, began: datetime = NOON) -> None:
    """Keep that a case was open for some minutes."""
    walk.visit(file, case, began, began + timedelta(minutes=minutes))


def test_time_is_one_stretch_that_grows_and_no_step_of_undo(
    file: WorkshopFile, case: CaseId
) -> None:
    label, entries = file.undo_label, len(file.history())
    for minutes in (1, 2, 3):
        open_for(file, case, minutes)
    (stretch,) = file.all(Visit)
    assert stretch.ended == (NOON + timedelta(minutes=3)).isoformat()
    assert file.undo_label == label
    assert len(file.history()) == entries + 1
    file.undo()
    assert file.all(Visit) == [stretch]


def test_time_kept_does_not_break_undo_of_the_case_itself(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add a case", [Case("Child C")])
    new = case_id(file, "Child C")
    open_for(file, new, 5)
    file.undo()
    assert file.all(Visit) == []
    assert check(file) == []
    open_for(file, new, 6)
    assert file.all(Visit) == []
    file.redo()
    assert case_id(file, "Child C") == new
    assert check(file) == []


def test_time_kept_after_an_undo_does_not_break_redo(file: WorkshopFile, case: CaseId) -> None:
    (child,) = file.all(Case, "id = ?", (case,))
    prepare.remove_rows(file, "remove a case", [child])
    file.undo()
    open_for(file, case, 5)
    file.redo()
    assert file.all(Visit) == []
    assert check(file) == []
    file.undo()
    assert check(file) == []


def test_time_kept_elsewhere_does_not_take_the_place_of_time_removed(
    file: WorkshopFile, case: CaseId
) -> None:
    other = case_id(file, "Child B")
    open_for(file, case, 5)
    (child,) = file.all(Case, "id = ?", (case,))
    prepare.remove_rows(file, "remove a case", [child])
    open_for(file, other, 7)
    file.undo()
    assert [stretch.case_id for stretch in file.all(Visit)] == [case, other]
    assert check(file) == []


def test_time_that_goes_on_after_an_undo_is_sound(file: WorkshopFile, case: CaseId) -> None:
    open_for(file, case, 5)
    (child,) = file.all(Case, "id = ?", (case,))
    prepare.remove_rows(file, "remove a case", [child])
    file.undo()
    open_for(file, case, 9)
    assert check(file) == []
    prepare.remove_rows(file, "remove a case", [child])
    file.close_history()
    assert check(file) == []
