"""Letters choose: the kind, the theme and who said it take few keys, and a theme can be new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model.note import NoteKind
from tests.showing import show_active
from ui.audit.context import AuditContext
from ui.walk.heard.panel import HeardPanel
from ui.walk.heard.words import Speaker, speakers
from ui.widgets.choice_menu import ChoiceMenu


@pytest.fixture
def heard(context: AuditContext, qtbot: QtBot) -> HeardPanel:
    panel = HeardPanel(context)
    qtbot.addWidget(panel)
    panel.resize(348, 820)
    show_active(panel, qtbot)
    return panel


def press(*keys: str | Qt.Key) -> None:
    """Press keys where they go: in the list that is open, else where the focus is."""
    each = (one for key in keys for one in (key if isinstance(key, str) else [key]))
    for one in each:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        if isinstance(one, str):
            QTest.keyClicks(target, one)
        else:
            QTest.keyClick(target, one)


def test_a_strength_with_another_theme_and_a_speaker_takes_few_keys(
    heard: HeardPanel, context: AuditContext
) -> None:
    heard.hear()
    QTest.keyClicks(heard.entry.text, "The nurse rang every week")
    QTest.keyClick(heard.entry.text, Qt.Key.Key_Backtab)
    press("s", Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    press("wor", Qt.Key.Key_Return, "pol", Qt.Key.Key_Return)
    assert heard.entry.text.hasFocus()
    press(Qt.Key.Key_Return)
    note = max(context.session.now.notes, key=lambda one: one.id)
    assert note.kind is NoteKind.STRENGTH
    assert note.theme_id is not None
    assert context.session.now.tool.theme[note.theme_id].title == "Working together"
    assert note.agency_id is not None
    assert context.session.now.agency[note.agency_id].name == "Police"


def test_agencies_are_offered_before_people(context: AuditContext) -> None:
    now = context.session.now
    offered = speakers(now)
    assert offered[: len(now.agencies) + 1] == [
        Speaker(),
        *(Speaker("", agency.id) for agency in now.agencies),
    ]


def test_a_theme_is_added_where_it_is_heard(heard: HeardPanel, context: AuditContext) -> None:
    heard.hear()
    QTest.keyClicks(heard.entry.text, "Fathers were not asked")
    heard.entry.theme.setFocus()
    press("a new", Qt.Key.Key_Return)
    assert heard.entry.new_theme.hasFocus()
    press("Thinking family", Qt.Key.Key_Return)
    assert heard.entry.theme.text() == "Theme: Thinking family"
    heard.entry.text.setFocus()
    press(Qt.Key.Key_Return)
    now = context.session.now
    note = max(now.notes, key=lambda one: one.id)
    assert note.theme_id == now.tool.themes[-1].id
    assert now.tool.themes[-1].emerged
    themes = len(now.tool.themes)
    heard.entry.new_theme.given.emit("thinking  Family")
    assert len(context.session.now.tool.themes) == themes


def test_letters_find_the_beginning_of_any_word_and_one_letter_goes_round(qtbot: QtBot) -> None:
    menu = ChoiceMenu()
    qtbot.addWidget(menu)
    for text in ("none", "Health visitor", "Police", "School nurse", "Pre-school & nursery"):
        menu.addAction(text.replace("&", "&&"))
    menu.seek("n")
    assert _active(menu) == "none"
    menu.seek("n")
    assert _active(menu) == "School nurse"
    menu.seek("n")
    assert _active(menu) == "Pre-school && nursery"
    menu._typed = ""
    for letter in "vis":
        menu.seek(letter)
    assert _active(menu) == "Health visitor"


def _active(menu: QMenu) -> str:
    active = menu.activeAction()
    return active.text() if active is not None else ""
