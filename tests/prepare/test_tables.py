"""A day at tables by the screens: handed out, worked on, taken back, settled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.hand_out import HandOut
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.prepare.conftest import shown
from tests.small import small_audit
from tests.tables.steps import Clock
from ui.prepare.page import PreparePage
from ui.prepare.tables.part import TablesPart


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PreparePage]:
    found = shown(small_audit(tmp_path / "main.casewalk", Clock()), qapp, qtbot, tmp_path)
    found.run("tables")
    yield found
    found.context.session.close()


def tables(page: PreparePage) -> TablesPart:
    part = page.part(PreparationPart.TABLES)
    assert isinstance(part, TablesPart)
    return part


def handed(page: PreparePage, qtbot: QtBot, *at: int) -> tuple[Path, str]:
    """Hand some cases out by the form; return where to, and the four words."""
    part, now = tables(page), page.context.session.now
    part.hand_out.click()
    for number in at:
        part.form.cases.turned.emit(now.cases[number].id)
    path = page.context.session.path.with_name(f"{part.form.name.text()}.casewalk")
    with qtbot.waitSignal(part.form.handed_out, timeout=10_000):
        part.form.write_to(path)
    words = part.given.words.text()
    part.given.done.click()
    return path, words


def test_a_day_at_a_table(page: PreparePage, qtbot: QtBot) -> None:
    part = tables(page)
    assert part.listing.isHidden()
    path, words = handed(page, qtbot, 0)
    WorkshopFile.open(path, words).close()
    assert not page.context.session.read(lambda file: file.all(HandOut))[0].passphrase
    assert [one.name.accessibleName() for one in part.listing.rows] == ["This laptop", "Table 1"]
    assert part.back.text() == "0 of 1 back"
    part.form.ask()
    part.form.cases.all_requested.emit()
    assert "all the same" in part.form.write.text()
    assert part.form.name.text() == "Table 2"
