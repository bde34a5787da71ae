"""An audit that another program takes just as it has been opened: the window waits for nobody."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.model.fault import FileBusy
from core.store.file import WorkshopFile
from tests.small import small_audit
from tests.store.other import another_process, said
from ui.program import letting_in
from ui.program.letting_in import LettingIn
from ui.program.opening import OpenedAudit


def test_it_is_let_in_as_soon_as_that_program_lets_go_and_closed_where_it_does_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QObject
) -> None:
    path = tmp_path / "audit.casewalk"
    small_audit(path, lambda: datetime(2014, 4, 9, 11)).close()
    door = LettingIn(qapp)
    parts: list[object] = []
    for signal in (door.let_in, door.refused):
        signal.connect(parts.append)

    opened = OpenedAudit(WorkshopFile.open(path), locked=False)
    with another_process("seize", path) as other:
        assert said(other) == "seized"
        door.begin(opened)
        assert parts == []
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        qtbot.waitUntil(lambda: bool(parts))
        assert parts.pop() is opened
        assert opened.file.undo_label

    monkeypatch.setattr(letting_in, "_ALTOGETHER", 0.0)
    with another_process("seize", path) as other:
        assert said(other) == "seized"
        door.begin(opened)
        assert isinstance(parts.pop(), FileBusy)
    WorkshopFile.open(path).close()  # nobody holds its lock any more
