"""The access log from the window: what is done stands in it, and it is printed on demand."""

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from core.model.access import AccessKind
from core.model.fault import NotYet
from tests.safekeeping.conftest import PASSPHRASE
from ui.program.window import MainWindow

OpenWindow = Callable[[str | None], MainWindow]


def test_an_opening_and_a_recovery_sheet_stand_in_it_and_it_is_printed(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(PASSPHRASE)
    assert window.audit is not None
    window.audit.session.access.who = "Facilitator"
    window.audit.over.show_safekeeping()
    page = window.audit.over.safekeeping
    assert page is not None
    page.recovery.write(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "sheet.pdf").exists() and not page.recovery.writer.busy)
    kinds = [one.kind for one in window.audit.session.access.all()]
    assert kinds == [AccessKind.OPENED, AccessKind.SHEET]
    page.access.write(tmp_path / "log.pdf")
    qtbot.waitUntil(lambda: not page.access.writer.busy)
    said = " ".join(PdfReader(tmp_path / "log.pdf").pages[0].extract_text().split())
    assert "Opened for writing" in said
    assert "Facilitator A recovery sheet was made" in said
    assert "9 April 2014, 09:00" in said


def test_a_line_waits_while_a_long_act_has_the_file(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(PASSPHRASE)
    assert window.audit is not None
    session = window.audit.session
    job = session.look_in_background(lambda _file: None, NotYet("Busy.", "Safe.", "Wait."))
    assert job is not None
    session.access.note(AccessKind.EXPORTED, "report.pdf")
    qtbot.waitUntil(lambda: session.busy_reason is None)
    assert [one.about for one in session.access.all()] == ["", "report.pdf"]
