"""Why an entry is refused is seen, and what has the keyboard, however low it stands."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.model.fault import NotYet
from tests.journeys.facilitator import settle
from tests.showing import show_active
from ui.theme import AppTheme, Look
from ui.widgets.choice import CheckBox
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label
from ui.widgets.scroll import Scroll


def test_a_refusal_below_the_edge_is_scrolled_to(qtbot: QtBot) -> None:
    entry, above, content = FieldEntry("Its passphrase", QLineEdit()), QWidget(), QWidget()
    above.setFixedHeight(400)
    column = QVBoxLayout(content)
    column.addWidget(above)
    column.addWidget(entry)
    scroll = Scroll(content)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    show_active(scroll, qtbot)
    fault = NotYet("This one is easy to guess.", "Nothing was written.", "Type a longer one. " * 4)
    entry.refuse(fault)
    (told,) = (one for one in entry.findChildren(Label) if one.text() == fault.sentences)
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())


@pytest.mark.parametrize("follows", [True, False])
def test_what_has_the_keyboard_stays_in_sight_as_the_text_grows_or_the_room_gets_less(
    qtbot: QtBot, theme: AppTheme, follows: bool
) -> None:
    ticks, content = [CheckBox(f"Tick {at}") for at in range(9)], QWidget()
    column = QVBoxLayout(content)
    for tick in ticks:
        column.addWidget(tick)
    scroll = Scroll(content, follows=follows)
    qtbot.addWidget(scroll)
    scroll.resize(300, content.sizeHint().height() - 40)
    show_active(scroll, qtbot)
    ticks[5].setFocus()
    theme.apply(Look.LIGHT, 2.0)
    if follows:
        qtbot.waitUntil(lambda: ticks[5].visibleRegion().boundingRect() == ticks[5].rect())
    scroll.resize(300, 80)
    if follows:
        qtbot.waitUntil(lambda: ticks[5].visibleRegion().boundingRect() == ticks[5].rect())
    else:
        qtbot.wait(100)
        assert scroll.verticalScrollBar().value() == 0
    theme.apply(Look.LIGHT, 1.0)


def test_content_keeps_its_right_edge_whether_or_not_there_is_a_bar(
    qtbot: QtBot, theme: AppTheme
) -> None:
    content, edges = QWidget(), set[int]()
    scroll = Scroll(content, steady=True)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    show_active(scroll, qtbot)
    for high in (50, 500, 50):  # first: nothing ever was to be scrolled
        content.setMinimumHeight(high)
        settle()
        assert content.height() == max(high, 200)
        edges.add(content.width())
    assert edges == {300 - theme.bar}
