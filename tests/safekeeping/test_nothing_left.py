"""A case erased by the keyboard is in no table and in no file of the profile, copies included."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.kept_copy import CopyReason, PlainCopies
from core.store.cipher import connect
from core.store.copy_folder import copies_folder
from core.store.declarations import DECLARATIONS, Erasure
from core.store.file import WorkshopFile
from core.store.journal import inflated
from tests.journeys.marked import Marked
from tests.journeys.marked import write as write_marked
from tests.safekeeping.conftest import PASSPHRASE
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import app_theme

STAYS = re.compile(r".* of (case 2|parked|strength)|(hypothesis_)?evidence\..*")
"""Of what goes with a case: what another has, and what rests on a remark of both."""


def told(path: Path, passphrase: str | None) -> str:
    """Return every cell of every table of a file, the history unpacked, the search included."""
    db = connect(path, passphrase)
    try:
        names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        found = [str(db.execute(f"SELECT * FROM {name}").fetchall()) for (name,) in names]
        acts = db.execute("SELECT changes, packed FROM acts").fetchall()
        return " ".join([*found, *(str(inflated(*cells)) for cells in acts)])
    finally:
        db.close()


def files_of(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (one for one in folder.rglob("*") if one.is_file())


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None], ids=["locked", "readable"])
def test_of_every_table_nothing_is_left_in_any_file(
    qtbot: QtBot, settings: SettingsFile, tmp_path: Path, passphrase: str | None
) -> None:
    path, stick = tmp_path / "audits" / "marked.casewalk", tmp_path / "stick"
    for folder in (path.parent, stick):
        folder.mkdir()
    marks = write_marked(path, passphrase)
    with WorkshopFile.open(path, passphrase) as file:
        own = file.own_copies
        assert own is not None
        own.choose(PlainCopies.KEEP)
        if passphrase is not None:
            own.name_second_place(stick)
        assert own.keep(CopyReason.MINUTES)
    before = marks.found_in(told(path, passphrase))
    assert all(before & told_by_copy for told_by_copy in of_copies(marks, passphrase, stick))
    erase_by_hand(qtbot, settings, path, passphrase)
    left = marks.found_in(told(path, passphrase))
    about = {name for name, one in DECLARATIONS.items() if one.erased is Erasure.REMOVED}
    theirs = {one for one in before if one.split(".")[0] in about and not STAYS.fullmatch(one)}
    assert len(theirs) > 80, "what looks for it finds it while it is there"
    assert left & theirs == set()
    for copied in of_copies(marks, passphrase, stick):
        assert copied & theirs == set()
    gone = [mark for mark, where in marks.named.items() if where in theirs]
    for one in files_of(tmp_path / "profile", tmp_path / "config", path.parent, stick):
        content = one.read_bytes()
        raw = [
            mark for mark in gone if mark.encode() in content or mark.encode("utf-16") in content
        ]
        assert raw == [], f"{one.name} tells {raw[:3]}"


def of_copies(marks: Marked, passphrase: str | None, stick: Path) -> list[set[str]]:
    """Return what each copy tells, on this computer and on the stick; there is one at least."""
    copies = [one for one in files_of(copies_folder(), stick) if one.suffix == ".casewalk"]
    assert copies
    return [marks.found_in(told(one, passphrase)) for one in copies]


def erase_by_hand(qtbot: QtBot, settings: SettingsFile, path: Path, passphrase: str | None) -> None:
    """Open it, type a remark half, erase its first case by the keyboard, close it."""
    window = MainWindow(app_theme(), settings)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.entered):
        window.start.opening.open(path, passphrase)
    assert window.audit is not None
    case = window.audit.session.now.cases[0]
    window.menus["safekeeping"].trigger()
    assert window.audit.over.safekeeping is not None
    card = window.audit.over.safekeeping.erasing
    QTest.keyClick(card.case, Qt.Key.Key_Down)
    QTest.keyClicks(card.typed, case.reference)
    QTest.keyClick(card.step, Qt.Key.Key_Space)
    qtbot.waitUntil(card.certificate.isVisible)
    window.close_audit()
    wait_for_all()
    window.close()
