"""Where a remark goes stands there before Enter, turns by key, and holds for one remark."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts.prepare import keep_rows
from core.acts.tool import take_tool
from core.intake.tool import read_tool
from core.model.case import Case
from core.model.note import Note
from core.wording.people import place
from tests.showing import show_active
from tests.walk.conftest import case_called
from ui.audit.context import AuditContext
from ui.walk.heard.panel import HeardPanel
from ui.walk.heard.place_picker import Elsewhere


@pytest.fixture
def heard(context: AuditContext, qtbot: QtBot) -> HeardPanel:
    panel = HeardPanel(context)
    qtbot.addWidget(panel)
    panel.resize(348, 820)
    show_active(panel, qtbot)
    return panel


def said(panel: HeardPanel, words: str) -> Note:
    QTest.keyClicks(panel.entry.text, words)
    QTest.keyClick(panel.entry.text, Qt.Key.Key_Return)
    return max(panel._context.session.now.notes, key=lambda note: note.id)


def test_the_question_the_case_and_the_day_are_offered_and_one_is_chosen(
    heard: HeardPanel, context: AuditContext
) -> None:
    heard.hear()
    assert heard.entry.place.row.isVisible()
    assert [words for _, words in heard.entry.place._places] == [
        "Child D · Q1",
        "Child D",
        "The day as a whole",
    ]
    assert heard.entry.place.words == "Child D · Q1"
    heard.hear()
    assert heard.entry.place.words == "Child D"
    note = said(heard, "He likes his mentor")
    assert (note.case_id, note.question_id) == (case_called(context, "Child D"), None)
    assert note.theme_id is None
    assert heard.entry.place.words == "Child D · Q1"  # the choice was for one remark


def test_begun_elsewhere_it_is_the_day_as_a_whole_until_one_is_back(
    heard: HeardPanel, context: AuditContext
) -> None:
    heard.hear(Elsewhere())
    assert heard.entry.place.words == "The day as a whole"
    note = said(heard, "Fathers are missing from every file")
    assert (note.case_id, note.question_id, note.theme_id) == (None, None, None)
    assert heard.entry.place.words == "The day as a whole"
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Escape)
    assert heard.entry.place.words == "Child D · Q1"


def test_begun_in_themes_the_theme_in_view_stands_where_the_question_would(
    heard: HeardPanel, context: AuditContext
) -> None:
    theme = context.session.now.tool.themes[1]
    heard.hear(Elsewhere(theme.id))
    assert heard.entry.place.words == "The day as a whole"
    heard.hear()
    assert heard.entry.place.words == theme.title
    note = said(heard, "Time to think is what is missing")
    assert (note.case_id, note.question_id, note.theme_id) == (None, None, theme.id)
    assert f"the day as a whole · {theme.title}" in heard.list.rows[note.id].content.below


def test_what_is_half_typed_keeps_its_place_wherever_it_is_gone_on_with(
    heard: HeardPanel, context: AuditContext
) -> None:
    heard.hear(Elsewhere())
    QTest.keyClicks(heard.entry.text, "Half a")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Escape)
    context.cursor.next_point()
    assert heard.entry.place.words == "The day as a whole"
    heard.entry.begin(None)
    assert heard.entry.place.words == "The day as a whole"


def test_a_theme_chosen_for_a_remark_stays_when_its_place_turns(
    heard: HeardPanel, context: AuditContext
) -> None:
    theme = context.session.now.tool.themes[1]
    heard.hear()
    heard.entry.theme.set_value(theme.id)
    heard.entry.theme.chosen.emit(theme.id)
    heard.hear()
    assert said(heard, "So it is").theme_id == theme.id


def test_long_names_make_a_list_of_the_places(heard: HeardPanel, qtbot: QtBot) -> None:
    heard.resize(220, 820)
    qtbot.waitUntil(heard.entry.place.list.isVisible)
    assert heard.entry.place.list.text() == "Child D · Q1"


def test_a_remark_at_a_line_of_a_checklist_is_said_at_that_line(
    empty: AuditContext, qtbot: QtBot
) -> None:
    tool = read_tool(Path("resources/tools/general-case-audit.toml"))
    empty.session.do(lambda file: take_tool(file, tool))
    empty.session.do(lambda file: keep_rows(file, "add Child A", [Case("Child A")]))
    panel = HeardPanel(empty)
    qtbot.addWidget(panel)
    show_active(panel, qtbot)
    now = empty.session.now
    point = next(one for one in now.tool.points if now.tool.key_at(one) == "1b")
    empty.cursor.go(case_called(empty, "Child A"), point)
    panel.hear()
    assert panel.entry.place.words == "Child A · 1b"
    note = said(panel, "No chronology")
    assert note.item_id == point.item_id
    assert place(empty.session.now, note) == "Child A, question 1b"
    assert "Child A · 1b" in panel.list.rows[note.id].content.below
    panel.open_note(note.id)
    assert panel.editor.question.text().startswith("Question: 1b. ")
