"""An audit comes in over several turns of the window: nothing of it is seen or reached before."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.store.file import WorkshopFile
from ui.audit.page import AuditPage
from ui.program.in_turns import InTurns
from ui.program.window import MainWindow


def begin_to_open(qtbot: QtBot, window: MainWindow, path: Path) -> AuditPage:
    """Open a file until its page is being made, and no further."""
    window.open_file(path)
    made: list[AuditPage] = []

    def is_being_made() -> bool:
        made[:] = window.findChildren(AuditPage)
        assert window.audit is None or not made
        return bool(made)

    while not is_being_made():
        QApplication.processEvents()
    return made[0]


def test_each_step_has_a_turn_and_the_start_screen_stays_until_the_last(
    qtbot: QtBot, window: MainWindow, kept: Path
) -> None:
    page = begin_to_open(qtbot, window, kept)
    steps = 0
    while window.audit is None:
        assert window.stack.currentWidget() is window.start
        assert not page.isVisible()
        assert not page.isAncestorOf(QApplication.focusWidget() or window)
        QApplication.processEvents()
        steps += 1
    assert steps > 2
    assert window.stack.currentWidget() is page is window.audit
    assert page.isAncestorOf(QApplication.focusWidget() or window)


def test_no_part_of_it_is_for_a_moment_a_window_of_its_own(
    qtbot: QtBot, window: MainWindow, kept: Path
) -> None:
    begin_to_open(qtbot, window, kept)
    while window.audit is None:
        shown = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
        assert shown <= {window}
        QApplication.processEvents()


def test_who_closes_the_window_meanwhile_leaves_a_file_that_opens(
    qtbot: QtBot, window: MainWindow, kept: Path
) -> None:
    begin_to_open(qtbot, window, kept)
    assert window.close()
    with WorkshopFile.open(kept) as file:
        assert not file.read_only


def test_who_wants_another_audit_meanwhile_comes_to_that_one(
    qtbot: QtBot, window: MainWindow, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.casewalk"
    other.write_bytes(kept.read_bytes())
    begin_to_open(qtbot, window, kept)
    window.open_file(other)
    qtbot.waitUntil(lambda: window.audit is not None)
    assert window.audit is not None
    assert window.audit.path == other


def test_steps_that_one_breaks_off_in_are_not_begun_again(qtbot: QtBot, window: MainWindow) -> None:
    done: list[int] = []

    def steps() -> Iterator[None]:
        done.append(1)
        yield
        done.append(2)
        raise ValueError

    turns = InTurns(window)
    turns.begin(steps())
    assert done == [1]
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: not turns.is_at_work)
    assert [kind for kind, *_ in raised] == [ValueError]
    assert done == [1, 2]
