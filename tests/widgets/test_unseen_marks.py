"""No line keeps what nobody can see: it would turn a name round, on the wall too."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.prepare.fields import LineField
from ui.walk.heard.said_by import ShortField
from ui.widgets.cell_delegate import CellLine
from ui.widgets.composed import ComposedLine
from ui.widgets.growing_text import GrowingText
from ui.widgets.title_field import TitleField

HOSTILE = "\u202eLead\x00 of\x07 the \u2066audit\u2069\r\n\u202dteam\u200b"
SEEN = "Lead of the audit team"


def paste(field: QLineEdit, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    field.paste()


@pytest.fixture(params=[ComposedLine, LineField, TitleField, ShortField])
def line(request: pytest.FixtureRequest, qtbot: QtBot) -> ComposedLine:
    kind = request.param
    given = {ComposedLine: (), ShortField: ("Role", "Role")}.get(kind, ("Title",))
    found: ComposedLine = kind(*given)
    qtbot.addWidget(found)
    return found


def test_whoever_listens_to_a_line_hears_what_can_be_seen(line: ComposedLine) -> None:
    heard: list[str] = []
    line.textEdited.connect(heard.append)
    line.setText("\U0001f600 , Ms")
    line.setCursorPosition(2)
    paste(line, HOSTILE)
    assert heard == [line.text()]
    assert line.text().replace("\u2066", "").replace("\u2069", "") == f"\U0001f600{SEEN} , Ms"


def test_a_line_keeps_no_mark_that_turns_it_round_and_no_end_of_a_line(line: ComposedLine) -> None:
    line.setText(", Ms")
    line.setCursorPosition(0)
    paste(line, HOSTILE)
    assert line.text() == f"{SEEN}, Ms"
    assert line.cursorPosition() == len(SEEN)


@pytest.mark.parametrize(
    "words",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u05e9\u05dc\u05d5\u05dd",
        "\U0001f469\u200d\U0001f467 \u2764\ufe0f",
        "Zoë ",
        " x",
    ],
)
def test_other_scripts_emoji_and_outer_spaces_stay(line: ComposedLine, words: str) -> None:
    paste(line, words)
    assert line.text() == words


def test_what_an_earlier_audit_kept_is_shown_as_it_is_until_somebody_types(
    line: ComposedLine,
) -> None:
    line.setText("\u202eChild E")
    assert line.text() == "\u202eChild E"
    line.insert("!")
    assert line.text() == "Child E!"


def test_the_caret_stays_where_somebody_types_before_marks_of_an_earlier_audit(
    line: ComposedLine,
) -> None:
    line.setText("\U0001f600a\u200b\u200b\u200bb")
    line.setCursorPosition(2)
    line.insert("c")
    assert line.text() == "\U0001f600cab"
    assert line.cursorPosition() == 3


def test_an_open_cell_keeps_the_lines_it_came_with(qtbot: QtBot) -> None:
    cell = CellLine()
    qtbot.addWidget(cell)
    cell.setText("one\ntwo")
    paste(cell, "\u202e\x07!")
    assert cell.text() == "one\ntwo!"


def test_what_is_pasted_into_a_longer_text_keeps_its_lines_alone(qtbot: QtBot) -> None:
    field = GrowingText("Reason")
    qtbot.addWidget(field)
    mime = QMimeData()
    mime.setText("\u202eone\x07\ntwo\u2066")
    field.insertFromMimeData(mime)
    assert field.toPlainText() == "one\ntwo"
