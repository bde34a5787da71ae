"""What a screen reader or voice control does and hears: their actions do what a press does."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.acts.prepare import keep_rows
from core.model.judgement import JudgementState
from core.wording.tool_help import ToolField, field_help
from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from tests.journeys.looking import face, toggle
from ui.report.page import ReportPage
from ui.themes.places import ThemePlaces
from ui.widgets.announcer import announcer
from ui.widgets.labels import Label, heading
from ui.widgets.tab_row import TabRow


def button(facilitator: Facilitator, name: str) -> QAbstractButton:
    """Return the button in sight that is called so."""
    return next(
        one
        for one in facilitator.window.findChildren(QAbstractButton)
        if one.isVisible() and (name_of(one) == name or name_of(one).startswith(f"{name},"))
    )


def test_an_answer_chosen_by_toggle_is_in_the_file(at_work: Facilitator) -> None:
    place = at_work.page.context.cursor
    assert place.case_id is not None
    assert place.point is not None
    case = at_work.page.session.now.case[place.case_id].reference
    asked = at_work.page.session.now.tool.question[place.point.question_id].key
    toggle(button(at_work, "No"))
    assert at_work.answer(case, asked) == "No"
    assert button(at_work, "No").isChecked()
    toggle(button(at_work, "Not agreed"))
    assert at_work.judgement(case, asked).state is JudgementState.NOT_AGREED
    toggle(button(at_work, "Park, come back"))
    assert at_work.judgement(case, asked).state is JudgementState.PARKED


def test_answers_are_one_of_several_and_say_which(at_work: Facilitator) -> None:
    yes, park = button(at_work, "Yes"), button(at_work, "Park, come back")
    assert face(yes).role() == QAccessible.Role.RadioButton
    assert yes.accessibleDescription().startswith("1 of ")
    last = park.accessibleDescription().split(".")[0].split(" of ")
    assert last[0] == last[1]


def test_a_part_a_view_and_a_document_come_to_the_front_by_toggle(at_work: Facilitator) -> None:
    at_work.press("Ctrl+1")
    toggle(button(at_work, "Agencies"))
    assert at_work.sees("Children's Social Care")
    at_work.press("Ctrl+3")
    themes = at_work.page.workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    toggle(button(at_work, "Heard"))
    assert themes.evidence.switch.value == "heard"
    at_work.press("Ctrl+4")
    report = at_work.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    toggle(button(at_work, "Show practitioner comments"))
    assert button(at_work, "Show practitioner comments").isChecked()


def test_the_stages_are_tabs_and_a_press_brings_one_to_the_front(at_work: Facilitator) -> None:
    tabs = at_work.window.findChild(TabRow)
    assert tabs is not None
    row = face(tabs)
    assert row.role() == QAccessible.Role.PageTabList
    each = [row.child(at) for at in range(4)]
    assert [one.role() for one in each] == [QAccessible.Role.PageTab] * 4
    each[2].actionInterface().doAction("Press")
    settle()
    assert at_work.page.workspace.stages.front == "themes"


@pytest.mark.skipif("not __import__('sys').platform.startswith('linux')", reason="only on Linux")
def test_alt_let_go_alone_leaves_the_focus_where_it_is(facilitator: Facilitator) -> None:
    bar = facilitator.window.menuBar()
    hint = QStyle.StyleHint.SH_MenuBar_AltKeyNavigation
    assert bar.style().styleHint(hint, None, bar) == 0


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[list[str]]:
    """Everything a screen reader was given to say, oldest first."""
    said: list[str] = []
    QAccessible.setActive(True)
    announcer().announced.connect(said.append)
    yield said
    announcer().announced.disconnect(said.append)
    QAccessible.setActive(False)


def test_every_key_of_the_day_is_answered_in_words(
    facilitator: Facilitator, cin: Path, heard: list[str]
) -> None:
    facilitator.open(cin)
    heard.clear()
    keys = {
        "Ctrl+PgDown": "Question ",
        "Alt+1": "Yes is chosen, not agreed yet. Saved.",
        "Ctrl+Return": "Agreed Yes. Saved. Question ",
        "Alt+D": "Not agreed, views stand. Saved.",
        "Alt+P": "Parked. Saved. Question ",
        "Alt+Z": "Taken back: park question ",
        "Alt+Shift+Z": "Done again: park question ",
        "Alt+PgDown": "Child ",
    }
    said = {}
    for key in keys:
        facilitator.press(key)
        said[key] = " ".join(heard)
        heard.clear()
    assert {key: words for key, words in said.items() if not words.startswith(keys[key])} == {}
    assert "judged" in said["Ctrl+PgDown"] or "agreed" in said["Ctrl+PgDown"].lower()
    assert ".." not in "".join(said.values())


def test_a_note_that_is_kept_is_answered_and_typing_is_not(
    at_work: Facilitator, heard: list[str]
) -> None:
    heard.clear()
    at_work.say("The plan names who does what.")
    at_work.pause()
    assert heard == []
    at_work.press("Ctrl+K")
    at_work.say("School knew him best.")
    at_work.press("Return")
    assert " ".join(heard).startswith("Keep ")
    assert heard[-1].endswith("Saved.")


def test_a_cell_that_is_changed_is_answered_and_a_field_being_typed_in_is_not(
    at_work: Facilitator, heard: list[str]
) -> None:
    at_work.press("Ctrl+1")
    at_work.tab_to("The audit")
    at_work.press("Space")
    session = at_work.page.session
    at_work.tab_to("Partnership")
    at_work.press("End")
    heard.clear()
    at_work.say(" of the year")
    at_work.pause()
    assert session.now.audit.partnership.endswith(" of the year")
    assert heard == []
    case = replace(session.now.cases[0], team="North")
    session.do(lambda file: keep_rows(file, "change Child A", [case]))
    settle()
    assert heard == ["Change Child A. Saved."]


def test_the_field_in_front_names_its_question_and_case(at_work: Facilitator) -> None:
    first = name_of(focused())
    assert ", question " in first
    assert " for Child " in first
    at_work.press("Ctrl+PgDown")
    assert name_of(focused()) != first


def test_headings_are_headings_and_their_words_follow(qtbot: QtBot) -> None:
    label = heading("What one sees")
    qtbot.addWidget(label)
    assert face(label).role() == QAccessible.Role.Heading
    label.setText("What one hears")
    assert face(label).text(QAccessible.Text.Name) == "What one hears"
    plain = Label("Not one")
    qtbot.addWidget(plain)
    assert face(plain).role() == QAccessible.Role.StaticText


def test_headings_come_and_go_while_a_screen_reader_looks(qtbot: QtBot) -> None:
    gc.freeze()  # what was there before is looked through by no sweep
    for _ in range(60):
        page = QWidget()
        column = QVBoxLayout(page)
        for at in range(20):
            column.addWidget(heading(f"Heading {at}"))
        for label in page.findChildren(Label):
            assert face(label).role() == QAccessible.Role.Heading
        page.deleteLater()
        settle()
        gc.collect()


def test_the_case_open_is_selected_in_its_list_and_says_its_position(at_work: Facilitator) -> None:
    view = at_work.walk.cases.view
    at = view.currentIndex()
    assert view.selectedIndexes() == [at]
    total = len(at_work.page.session.now.cases)
    words = at.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert words.endswith(f" of {total}")
    at_work.press("Alt+PgDown")
    assert view.selectedIndexes() == [view.currentIndex()] != [at]


def test_the_bar_is_read_in_words_and_not_in_signs(at_work: Facilitator) -> None:
    at_work.press("Alt+1")
    named = [one.accessibleName() for one in at_work.page.workspace.bar.findChildren(QLabel)]
    assert "Saved 10:40" in named
    assert any(name.startswith("Case ") and ", " in name for name in named)


def test_help_is_read_whole_where_the_focus_comes_to(facilitator: Facilitator) -> None:
    facilitator.press("Ctrl+F1")
    said = focused().accessibleDescription()
    assert "Anywhere." in said
    assert "Ctrl N. New audit" in said
    assert ".." not in said


def test_f1_in_a_field_of_the_audit_tool_is_help_with_that_field(at_work: Facilitator) -> None:
    at_work.press("Ctrl+Shift+2", "Return", "Tab")
    field = focused()
    assert name_of(field) == "Short, for tables and charts"
    assert field.accessibleDescription() == field_help(ToolField.SHORT)
    at_work.press("F1")
    assert focused().accessibleDescription().startswith("Short. A few words for tables")
    at_work.press("Escape")
    assert focused() is field


def test_numbers_are_said_in_english_whatever_the_computer_speaks(qtbot: QtBot) -> None:
    environment = {**os.environ, "LC_ALL": "ar_EG.UTF-8", "LANG": "ar_EG.UTF-8"}
    script = (
        "from PySide6.QtCore import QLocale\n"
        "QLocale.setDefault(QLocale('ar_EG'))\n"
        "from ui.program.application import application\n"
        "app = application(['casewalk'])\n"
        "from ui.widgets.bars import ProgressBar\n"
        "bar = ProgressBar('Returns in'); bar.show_parts(3, 4)\n"
        "print(bar.text().encode('ascii', 'replace').decode())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "75%"
