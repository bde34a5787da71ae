"""Forms in Prepare: ticked, made in the background, never over what is there without a word."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.forms.files import FormFormat
from core.wording.readiness import PreparationPart
from ui.prepare.forms_part import FormsPart
from ui.prepare.page import PreparePage


@pytest.fixture
def forms(page: PreparePage) -> FormsPart:
    """The forms of the audit of 2014."""
    page.show_part(PreparationPart.FORMS)
    part = page.part(PreparationPart.FORMS)
    assert isinstance(part, FormsPart)
    return part


def made_in(forms: FormsPart, folder: Path, qtbot: QtBot) -> list[str]:
    """Make the forms into a folder and wait for the word that they are there."""
    with qtbot.waitSignal(forms.context.notice_requested, timeout=20_000):
        forms._on_folder(folder)
    return sorted(path.name for path in folder.iterdir())


def test_the_agencies_with_forms_still_out_are_ticked(forms: FormsPart) -> None:
    assert [box.text() for box in forms.boxes.values() if box.isChecked()] == [
        *("Children's Social Care", "GP", "School Nursing", "Police", "CAMHS"),
        "Domestic Abuse Support",
    ]
    assert forms.make.text() == "Make 9 forms again…"
    assert forms.all.isChecked()


def test_what_is_ticked_is_made_a_file_an_agency(
    forms: FormsPart, tmp_path: Path, qtbot: QtBot
) -> None:
    for box in forms.boxes.values():
        if box.isChecked() and box.text() != "GP":
            box.click()
    assert forms.make.text() == "Make 3 forms again…"
    assert not forms.all.isChecked()
    folder = tmp_path / "out"
    folder.mkdir()
    assert made_in(forms, folder, qtbot) == ["GP, forms 2 to 16.pdf"]


def test_both_formats_at_once(forms: FormsPart, tmp_path: Path, qtbot: QtBot) -> None:
    forms.formats[FormFormat.EXCEL].click()
    folder = tmp_path / "out"
    folder.mkdir()
    names = made_in(forms, folder, qtbot)
    assert len(names) == 12
    assert {"GP, forms 2 to 16.pdf", "GP, forms 2 to 16.xlsx"} <= set(names)


def test_a_file_a_form(forms: FormsPart, tmp_path: Path, qtbot: QtBot) -> None:
    forms.together.set_value(False)
    folder = tmp_path / "out"
    folder.mkdir()
    assert len(made_in(forms, folder, qtbot)) == 9


def test_files_that_are_there_are_kept_unless_somebody_says_otherwise(
    forms: FormsPart, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    names = made_in(forms, folder, qtbot)
    first, second = folder / names[0], folder / names[1]
    first.write_bytes(b"filled in")
    second.unlink()
    forms._on_folder(folder)
    assert forms.prompt.isVisible()
    assert f"“{names[0]}”" in forms.prompt.words.text()
    with qtbot.waitSignal(forms.context.notice_requested, timeout=20_000):
        forms.prompt.rest.click()
    assert first.read_bytes() == b"filled in"
    assert second.exists()
    forms._on_folder(folder)
    assert not forms.prompt.rest.isVisible()
    with qtbot.waitSignal(forms.context.notice_requested, timeout=20_000):
        forms.prompt.replace.click()
    assert first.read_bytes() != b"filled in"
    assert not forms.prompt.isVisible()


def test_stopped_nothing_is_there(forms: FormsPart, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with qtbot.waitSignal(forms.context.notice_requested, timeout=20_000) as said:
        forms._on_folder(folder)
        QTest.keyClick(forms.prompt, Qt.Key.Key_Escape)
    assert said.args == ["No form was written."]
    assert not list(folder.iterdir())
    assert forms.make.isEnabled()


def test_one_tick_takes_all_away_and_brings_all_back(forms: FormsPart) -> None:
    forms.all.click()
    assert not forms.make.isEnabled()
    forms.all.click()
    assert forms.make.isEnabled()
    assert forms.make.text() == "Make 9 forms again…"


def test_an_audit_that_asks_nobody_says_so(empty_page: PreparePage) -> None:
    empty_page.show_part(PreparationPart.FORMS)
    part = empty_page.part(PreparationPart.FORMS)
    assert isinstance(part, FormsPart)
    assert not part.make.isVisible()
    part._to_agencies.click()
    assert empty_page.front is empty_page.part(PreparationPart.AGENCIES)
