"""An audit comes in over several turns of the window: what is pressed or breaks between them."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.small import small_audit
from ui.audit import stages
from ui.program.locking import LockReason
from ui.program.opening import OpenedAudit
from ui.program.window import MainWindow
from ui.walk.heard.panel import HeardPanel


def opened(path: Path, clock: Clock) -> OpenedAudit:
    """Return an audit as it is handed to the window, open and held."""
    return OpenedAudit(WorkshopFile.open(path, None, clock), locked=False)


def test_of_two_audits_opened_one_upon_the_other_the_first_is_there_and_the_other_closed(
    window: MainWindow, kept: Path, tmp_path: Path, clock: Clock
) -> None:
    other = tmp_path / "other.casewalk"
    small_audit(other, clock).close()
    window.start.opened.emit(opened(kept, clock))
    assert window._coming_in.is_at_work
    window.start.opened.emit(opened(other, clock))
    assert window.audit is not None
    assert window.audit.path == kept
    assert window.stack.currentWidget() is window.audit
    with WorkshopFile.open(other, None, clock) as file:
        assert not file.read_only


def test_an_audit_that_is_still_coming_in_is_locked_with_the_computer(
    window: MainWindow, kept: Path, clock: Clock
) -> None:
    window.start.opened.emit(opened(kept, clock))
    assert window._coming_in.is_at_work
    window.locking.lock(LockReason.SYSTEM)
    assert window.locking.is_on
    assert window.stack.currentWidget() is window.locking.page


def test_what_breaks_as_a_stage_is_made_leaves_no_audit_open_out_of_reach(
    window: MainWindow,
    kept: Path,
    clock: Clock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broke: list[object] = []

    def breaks_once(*given: object) -> HeardPanel:
        if not broke:
            broke.append(given)
            raise ZeroDivisionError
        return HeardPanel(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "HeardPanel", breaks_once)
    window.start.opened.emit(opened(kept, clock))
    qtbot.waitUntil(lambda: window.audit is not None)
    assert broke
    assert window.audit is not None
    assert window.audit.workspace.stages.front == "walk"
    window.close_audit()
    with WorkshopFile.open(kept, None, clock) as file:
        assert not file.read_only
