"""What waits for a programme is sent as an audit is opened only where the audit says so."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.acts.programme import choose_programme, keep_signed
from core.model.clock import Clock
from core.model.published import ProgrammeChoice, Published, PublishedState
from core.programme.publication import Publication
from core.programme.signing import signed
from core.room import blank_scene
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.programme.published import publication
from tests.small import small_audit
from ui.audit.context import AuditContext
from ui.audit.sends_on_opening import SendsOnOpening
from ui.audit.session import WorkshopSession
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.room.control import RoomControl


@pytest.mark.parametrize("at_opening", [True, False])
def test_it_is_tried_only_where_the_audit_says_so_and_goes_on_waiting(
    at_opening: bool,
    tmp_path: Path,
    clock: Clock,
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "pg_service.conf"))
    home = QWidget()
    qtbot.addWidget(home)
    with small_audit(tmp_path / "a.casewalk", clock) as file:
        _wait_to_be_sent(file, publication())
        choose_programme(file, ProgrammeChoice(service="nowhere", at_opening=at_opening))
        session = WorkshopSession(file, None, snapshot(file))
        context = AuditContext(
            session,
            RoomControl(qapp, home, blank_scene(session.now), parent=home),
            SettingsFile(tmp_path / "settings.json"),
        )
        said: list[str] = []
        context.notice_requested.connect(said.append)
        sends = SendsOnOpening(context, context)
        if at_opening:
            qtbot.waitUntil(lambda: bool(said))
            assert "nowhere" in said[0]
        else:
            qtbot.wait(1)
            wait_for_all()
            assert not said
        assert snapshot(file).publications[0].state is PublishedState.WAITING
        sends.deleteLater()
        context.deleteLater()


def _wait_to_be_sent(file: WorkshopFile, found: Publication) -> None:
    made = signed(found, "07" * 32)
    keep_signed(
        file,
        Published(
            1,
            found.round,
            made.sha256,
            payload=made.payload,
            key=made.key,
            signature=made.signature,
        ),
        "somebody",
    )
