"""Forms in Prepare: ticked, made in the background, never over what is there without a word."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.files import FormFormat
from core.model.case import Request
from core.model.changed import Changed
from core.model.letter import LetterPart
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from ui.prepare.forms_part import FormsPart
from ui.prepare.page import PreparePage
from ui.prepare.request_cells import RequestCells
from ui.theme import Look, app_theme


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.FORMS


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


def test_each_request_is_a_cell_that_is_spoken_whole(forms: FormsPart) -> None:
    found = forms.findChildren(RequestCells)
    every = [one for one in found if one.isVisibleTo(forms)]  # the others are on their way out
    assert len(every) == len(forms.boxes)
    gp = next(one for one in every if ", GP, " in one.accessibleName())
    said = gp.accessibleName()
    assert said.startswith("Child A, GP, ")
    assert said.endswith(", due 21 March 2014")
    QTest.keyClick(gp, Qt.Key.Key_Right)
    assert gp.accessibleName().startswith("Child B, GP, ")
    QTest.keyClick(gp, Qt.Key.Key_Left)
    assert gp.accessibleName() == said


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


def test_the_letter_to_an_agency_is_copied_and_noted_as_sent(forms: FormsPart) -> None:
    panel = forms.letters
    assert panel.reminding
    forms.boxes[next(key for key, box in forms.boxes.items() if box.text() == "GP")].setFocus()
    assert panel._about.text() == "GP · Practice safeguarding lead"
    assert panel._head.text() == "3 of 5 forms may still come"
    panel.copy.click()
    assert "Forms 2, 11 and 16: were due on 21 March 2014." in QApplication.clipboard().text()
    now = forms.context.session.now
    assert sum(one.chased == "2014-04-09" for one in now.requests) == 3
    forms.context.session.undo()
    assert not any(one.chased == "2014-04-09" for one in forms.context.session.now.requests)


@pytest.mark.parametrize("name", ["asks_known", "asks_role", "by_portal"])
def test_what_a_form_asks_besides_is_ticked_and_kept(forms: FormsPart, name: str) -> None:
    box, before = forms.asks[name], forms.asks[name].isChecked()
    box.click()
    assert getattr(forms.context.session.now.audit, name) is not before
    forms.context.session.undo()
    assert box.isChecked() is before


def test_what_was_asked_today_is_not_reminded_of_yet(forms: FormsPart) -> None:
    session = forms.context.session

    def ask_today(file: WorkshopFile) -> Changed | None:
        with file.act("ask today") as act:
            for one in file.all(Request):
                file.put(replace(one, asked=session.clock().date().isoformat()))
        return act.news

    session.do(ask_today)
    assert forms.letters.text.text().startswith("Please look at your agency's own file")


def test_letters_go_to_a_folder_as_mail_drafts_with_the_forms_where_ticked(
    forms: FormsPart, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = forms.letters
    assert panel.save.text() == "Save 6 mail drafts…"
    panel.attach.click()
    forms._compose, forms._written = forms._drafts, forms._note_drafts
    (tmp_path / "made").mkdir()
    names = made_in(forms, tmp_path / "made", qtbot)
    assert "GP, reminder.eml" in names
    assert len(names) == 6
    assert b"GP, forms 2 to 16.pdf" in (tmp_path / "made" / "GP, reminder.eml").read_bytes()
    assert forms.context.session.undo_label == "note 6 reminders as sent"


def test_the_words_of_the_letters_are_the_audits_own_once_typed(forms: FormsPart) -> None:
    panel = forms.letters
    panel.change.click()
    field = panel.words.fields[LetterPart.REMINDER]
    field.setFocus()
    field.setPlainText("A reminder about Child C.")
    field.flush()
    assert "A reminder about Child C." in panel.text.text()
    assert panel._note.text() == "! “Child C” stands in it: take it out."
    forms.context.session.undo()
    assert panel._note.text().startswith("✓")


def test_the_first_page_of_a_form_is_shown_with_its_fields(forms: FormsPart, qtbot: QtBot) -> None:
    preview = forms.letters.preview
    qtbot.waitUntil(lambda: preview.image is not None, timeout=30_000)
    assert preview.accessibleName() == "Form 30, its first page"
    assert preview.image is not None
    assert preview.image.height() > preview.image.width()


def test_forms_can_be_made_about_one_case_only(forms: FormsPart) -> None:
    forms.about.setCurrentText("Only Child A")
    assert forms.make.text() == "Make 2 forms again…"
    assert {one.case_id for one in forms.wanted} == {1}
    assert [one.agency.name for one in forms.letters.letters] == ["GP", "Police"]


def test_with_large_text_no_choice_of_the_forms_is_cut(
    own_page: PreparePage, forms: FormsPart
) -> None:
    page, theme = own_page, app_theme()
    try:
        theme.apply(Look.LIGHT, 2.0)
        page.resize(1280, 600)
        page.show()
        QApplication.processEvents()
        choices = (*forms.formats.values(), forms.together, forms.about, *forms.asks.values())
        for one in choices:
            assert one.visibleRegion().boundingRect().height() == one.height()
            assert one.height() >= one.minimumSizeHint().height()
    finally:
        theme.apply(Look.LIGHT, 1.0)


def test_a_row_a_case_a_day_for_all_and_an_agencys_own_format(
    own_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page = own_page
    page.show_part(PreparationPart.FORMS)
    forms = page.part(PreparationPart.FORMS)
    assert isinstance(forms, FormsPart)
    session = page.context.session
    for box in forms.boxes.values():
        if box.isChecked() and box.text() not in ("GP", "Police"):
            box.click()
    gp = next(one for one in session.now.agencies if one.name == "GP")
    forms.sent_as[gp.id].chosen.emit("paper")
    forms.due.setText("28 March 2014")
    forms.set_due.click()
    assert {one.due for one in forms.wanted} == {"2014-03-28"}
    assert session.undo_label == "set when 5 requests are due"
    assert made_in(forms, tmp_path, qtbot) == [
        "GP, forms 2 to 16, to print.pdf",
        "Police, forms 5 to 33.pdf",
    ]
    forms.by.chosen.emit("case")
    forms.by.set_value("case")
    forms.refresh()
    assert [box.text() for box in forms.boxes.values()][:2] == ["Child A", "Child B"]
    for box in forms.boxes.values():
        if box.isChecked() and box.text() != "Child A":
            box.click()
    asked = {session.now.agency[one.agency_id].name for one in forms.wanted}
    assert asked == {"GP", "Police"}
    assert {session.now.case[one.case_id].reference for one in forms.wanted} == {"Child A"}
