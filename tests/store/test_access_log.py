"""Who opened an audit and what left it: apart from the acts, and along in every copy."""

from pathlib import Path

from core.model.access import AccessEntry, AccessKind
from core.model.audit import Audit
from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.small import small_audit


def test_a_line_is_no_act_and_undo_leaves_it(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "a.casewalk"
    with small_audit(path, clock) as file:
        before = file.undo_label
        file.access.note(AccessKind.EXPORTED, "facilitator", "report.pdf")
        assert file.undo_label == before
        assert "report.pdf" not in " ".join(one.label for one in file.history())
        while file.undo() is not None:
            pass
        noon = clock().isoformat(timespec="seconds")
        kept = [AccessEntry(noon, AccessKind.EXPORTED, "facilitator", "report.pdf")]
        assert file.access.all() == kept
    with WorkshopFile.open(path, clock=clock) as again:
        assert again.access.all() == kept
        again.copy_to(tmp_path / "copy.casewalk")
    with WorkshopFile.open(tmp_path / "copy.casewalk") as copy:
        assert copy.access.all() == kept


def test_a_line_is_no_entry_for_which_a_copy_is_due(tmp_path: Path, clock: Clock) -> None:
    with small_audit(tmp_path / "a.casewalk", clock, "four horses under water") as file:
        own = file.own_copies
        assert own is not None
        from core.model.kept_copy import CopyReason

        own.keep(CopyReason.MINUTES)
        assert not own.changed
        file.access.note(AccessKind.OPENED, "facilitator")
        assert not own.changed
        assert own.folder.newest is not None


def test_a_line_of_a_kind_of_later_is_passed_over(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "a.casewalk"
    with small_audit(path, clock) as file:
        file.access.note(AccessKind.OPENED, "x" * 5000)
        with file.act("other"):
            file.put(Audit("B", id=1))
        assert [len(one.who) for one in file.access.all()] == [2000]
