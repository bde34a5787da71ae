"""A new audit: filled in by keyboard, refused in place, kept under a passphrase or none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.audit import Audit
from core.model.fault import WrongKey
from core.model.tool import Question
from core.store.file import WorkshopFile
from tests.start.conftest import PASSPHRASE
from tests.start.test_recent import press
from ui.program.window import MainWindow
from ui.start.new_audit import NewAuditForm, placed


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow) -> NewAuditForm:
    """The form, reached by its key."""
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.start.form.title.hasFocus()
    return window.start.form


def lock_with(qtbot: QtBot, form: NewAuditForm, first: str, second: str) -> None:
    """Type both passphrases."""
    QTest.keyClicks(form.secret.first.field, first)
    QTest.keyClicks(form.secret.second.field, second)


def test_an_audit_made_with_a_passphrase_opens_with_it_and_not_without(
    qtbot: QtBot, window: MainWindow, form: NewAuditForm, documents: Path
) -> None:
    QTest.keyClicks(form.title, "Plans for children in need")
    lock_with(qtbot, form, PASSPHRASE, PASSPHRASE)
    form.secret.second.field.setFocus()
    with qtbot.waitSignal(window.entered):
        press(qtbot, Qt.Key.Key_Return)
    path = documents / "plans-for-children-in-need.casewalk"
    assert window.audit is not None
    assert window.audit.session.now.audit.title == "Plans for children in need"
    assert window.audit.workspace.stages.currentWidget() is window.audit.workspace.page("prepare")
    assert not window.audit.session.undo_label
    window.close_audit()
    with pytest.raises(WrongKey):
        WorkshopFile.open(path)
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert file.all(Question)
    assert window.start.home.unlock.path == path


def test_an_audit_without_a_passphrase_is_made_after_a_plain_warning(
    qtbot: QtBot, window: MainWindow, form: NewAuditForm, documents: Path
) -> None:
    QTest.keyClicks(form.title, "Open")
    form.locking.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert form.warning
    assert not form.secret.first.isVisible()
    form.tool.set_value("")
    with qtbot.waitSignal(window.entered):
        form.make.click()
    window.close_audit()
    with WorkshopFile.open(documents / "open.casewalk") as file:
        assert file.all(Audit)[0].title == "Open"
        assert [(one.key, one.text) for one in file.all(Question)] == [("1", "")]


def test_the_first_thing_missing_is_said_in_its_place(qtbot: QtBot, form: NewAuditForm) -> None:
    form.make.click()
    assert form.title.hasFocus()
    assert "no title" in form.title_entry.below
    QTest.keyClicks(form.title, "Plans")
    assert "no title" not in form.title_entry.below
    form.make.click()
    assert form.secret.first.field.hasFocus()
    assert "There is no passphrase." in form.secret.first_entry.below


def test_two_passphrases_that_differ_are_pointed_out(qtbot: QtBot, form: NewAuditForm) -> None:
    QTest.keyClicks(form.title, "Plans")
    lock_with(qtbot, form, PASSPHRASE, "four horses")
    form.make.click()
    assert form.secret.second.field.hasFocus()
    assert "differ" in form.secret.second_entry.below
    assert "Nothing was made yet." in form.secret.second_entry.below


def test_a_file_that_is_there_already_is_never_replaced(
    qtbot: QtBot, window: MainWindow, form: NewAuditForm, documents: Path
) -> None:
    taken = documents / "plans.casewalk"
    taken.write_text("not ours")
    QTest.keyClicks(form.title, "Plans")
    lock_with(qtbot, form, PASSPHRASE, PASSPHRASE)
    with qtbot.waitSignal(window.start.opening.refused):
        form.make.click()
    assert "already a file" in form.path_entry.below
    assert form.path.hasFocus()
    assert form.make.isEnabled()
    assert taken.read_text() == "not ours"


def test_a_tool_of_ones_own_that_cannot_be_read_leaves_nothing_behind(
    qtbot: QtBot, window: MainWindow, form: NewAuditForm, documents: Path, tmp_path: Path
) -> None:
    tool = tmp_path / "tool.toml"
    tool.write_text("title = 1")
    QTest.keyClicks(form.title, "Plans")
    form.use_tool(tool)
    lock_with(qtbot, form, PASSPHRASE, PASSPHRASE)
    with qtbot.waitSignal(window.start.opening.refused):
        form.make.click()
    assert "tool.toml" in form.tool_entry.below
    assert not list(documents.iterdir())


def test_the_file_follows_the_title_until_it_is_named_by_hand(
    qtbot: QtBot, form: NewAuditForm, documents: Path
) -> None:
    QTest.keyClicks(form.title, "One")
    assert form.path.text() == str(documents / "one.casewalk")
    form.path.setFocus()
    form.path.selectAll()
    QTest.keyClicks(form.path, str(documents / "mine"))
    QTest.keyClicks(form.title, " two")
    assert form.path.text() == str(documents / "mine")


def test_esc_leaves_the_form_and_forgets_its_passphrases(
    qtbot: QtBot, window: MainWindow, form: NewAuditForm
) -> None:
    lock_with(qtbot, form, PASSPHRASE, "four")
    form.secret.second.field.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert not form.secret.first.text()
    assert not form.secret.second.text()
    assert window.start.home.new.hasFocus()


def test_a_plan_never_shows_its_passphrase() -> None:
    from ui.program.opening import NewAudit

    assert PASSPHRASE not in repr(NewAudit("Plans", "tool", Path("a"), PASSPHRASE))


def test_a_place_typed_in_any_way_is_a_file_in_a_folder(documents: Path) -> None:
    assert placed("plans", "T") == documents / "plans.casewalk"
    assert placed("~plans", "T") == documents / "~plans.casewalk"
    assert placed(str(documents), "The plans") == documents / "the-plans.casewalk"
    assert placed(".", "The plans") == documents / "the-plans.casewalk"
    assert placed("/", "T") == Path("/t.casewalk")
    assert placed(str(documents / "Plans.CASEWALK"), "T") == documents / "Plans.CASEWALK"
    assert placed(str(documents / "missing" / "x"), "T") == documents / "missing" / "x.casewalk"
