"""Erasing a case from the window: its reference is typed, and the certificate says what went."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.access import AccessKind
from core.store.declarations import DECLARATIONS, Erasure
from core.wording.erased import KINDS_OF_ROW
from tests.safekeeping.conftest import PASSPHRASE
from ui.program.window import MainWindow
from ui.safekeeping.erase_card import EraseCard

OpenWindow = Callable[[str | None], MainWindow]


def card_of(window: MainWindow, chosen: str = "Child A") -> EraseCard:
    assert window.audit is not None
    window.audit.over.show_safekeeping()
    assert window.audit.over.safekeeping is not None
    card = window.audit.over.safekeeping.erasing
    card.case.setCurrentIndex(card.case.findText(chosen))
    return card


def references(window: MainWindow) -> list[str]:
    assert window.audit is not None
    return [one.reference for one in window.audit.session.now.cases]


def test_nothing_goes_before_the_reference_is_typed(open_window: OpenWindow) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    QTest.keyClicks(card.typed, "Child B")
    card.step.click()
    assert "That is not “Child A”. Nothing was erased." in card.entry.below
    assert references(window) == ["Child A", "Child B"]


def test_no_case_is_chosen_until_somebody_chooses_one(open_window: OpenWindow) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window, "")
    assert card.case.currentText() == ""
    QTest.keyClicks(card.typed, "Child A")
    card.step.click()
    assert "No case is chosen. Nothing was erased." in card.said.text()
    assert card.case.hasFocus()
    card.holdings.click()
    assert references(window) == ["Child A", "Child B"]


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None], ids=["locked", "readable"])
def test_a_case_goes_and_the_certificate_says_what_went_and_what_is_out_of_reach(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, passphrase: str | None
) -> None:
    window = open_window(passphrase)
    card = card_of(window)
    QTest.keyClicks(card.typed, "Child A")
    card.step.click()
    qtbot.waitUntil(card.certificate.isVisible)
    assert "It is erased" in card.said.text()
    assert references(window) == ["Child B"]
    assert window.audit is not None
    assert window.audit.session.undo_label == ""
    card.write(tmp_path / "certificate.pdf")
    qtbot.waitUntil(lambda: not card.writer.busy)
    said = " ".join(
        " ".join(page.extract_text().split())
        for page in PdfReader(tmp_path / "certificate.pdf").pages
    )
    assert "Erased: Child A" in said
    assert "Returns 2" in said
    assert "What is out of reach" in said
    assert ("no passphrase" in said) is (passphrase is None)
    window.audit.over.leave()
    assert references(window) == ["Child B"]


def test_leaving_while_a_case_is_erased_tells_of_it_all_the_same_and_the_certificate_waits(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    QTest.keyClicks(card.typed, "Child A")
    card.step.click()
    assert window.audit is not None
    window.audit.over.leave()
    message = window.audit.workspace.message
    qtbot.waitUntil(lambda: "It is erased" in message.text)
    assert "certificate" in message.text
    assert references(window) == ["Child B"]
    again = card_of(window)
    assert again is not card
    assert again.certificate.isVisibleTo(again)
    assert "It is erased" in again.said.text()
    again.write(tmp_path / "certificate.pdf")
    qtbot.waitUntil(lambda: not again.writer.busy)
    assert "Erased: Child A" in PdfReader(tmp_path / "certificate.pdf").pages[0].extract_text()


def test_leaving_while_what_is_held_is_gathered_writes_it_all_the_same(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(PASSPHRASE)
    card_of(window).write_holdings(tmp_path / "held.pdf")
    assert window.audit is not None
    window.audit.over.leave()
    message = window.audit.workspace.message
    qtbot.waitUntil(lambda: "Written to “held.pdf”" in message.text)
    assert (tmp_path / "held.pdf").exists()


def test_all_that_is_held_is_printed_with_others_marked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    card.write_holdings(tmp_path / "held.pdf")
    qtbot.waitUntil((tmp_path / "held.pdf").exists)
    qtbot.waitUntil(lambda: not card.writer.busy)
    said = " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "held.pdf").pages
    )
    assert "Held on Child A" in said
    assert "Café notes" in said
    assert "agency: Police [about others]" in said
    assert "Child B" not in said
    assert window.audit is not None
    assert window.audit.session.access.all()[-1].kind is AccessKind.ANSWERED


def test_every_row_that_goes_has_a_name_on_the_certificate() -> None:
    goes = {table for table, one in DECLARATIONS.items() if one.erased is Erasure.REMOVED}
    nameless = goes - {"drafts", "found"} - set(KINDS_OF_ROW)
    assert not nameless, f"name them in core/wording/erased.py: {nameless}"
