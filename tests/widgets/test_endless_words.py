"""A paste without a single blank is shown within a moment, in the field, the list and the wall."""

from time import thread_time

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QTextOption
from pytestqt.qtbot import QtBot

from ui.room.fit import largest
from ui.theme import AppTheme, FontWeight
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label
from ui.widgets.prose import Prose, StyledText
from ui.widgets.wrapping import wrap_of

ENDLESS = "a" * 400_000
A_MOMENT = 3.0
"""Seconds at work; wrapped as words are it takes five times as long on any computer there is."""
AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.fixture
def field(qtbot: QtBot, theme: AppTheme) -> GrowingText:
    found = GrowingText("Reason")
    qtbot.addWidget(found)
    found.resize(300, 80)
    found.show()
    return found


@pytest.mark.parametrize(
    ("text", "at_words"),
    [
        ("", True),
        ("One ordinary sentence. " * 4_000, True),
        ("a" * 2_000 + "\n" + "b" * 2_000 + "\t" + "c" * 2_000, True),
        ("Before " + "a" * 2_001, False),
        ("a\u00a0" * 1_001, False),
    ],
    ids=["nothing", "words", "long words", "an endless one", "blanks that hold together"],
)
def test_only_an_endless_word_is_broken_anywhere(text: str, at_words: bool) -> None:
    assert (wrap_of(text) is AT_WORDS) == at_words


def test_what_is_pasted_is_there_whole_within_a_moment(field: GrowingText) -> None:
    QGuiApplication.clipboard().setText(ENDLESS)
    before = thread_time()
    field.paste()
    field.repaint()
    assert thread_time() - before < A_MOMENT
    assert field.toPlainText() == ENDLESS


def test_the_next_text_in_the_field_wraps_at_words_again(field: GrowingText) -> None:
    before = thread_time()
    field.show_text(ENDLESS)
    field.show_text("One ordinary sentence.")
    assert field.wordWrapMode() is AT_WORDS
    field.show_text(ENDLESS)
    field.clear()
    assert field.wordWrapMode() is AT_WORDS
    assert field.toPlainText() == ""
    assert thread_time() - before < A_MOMENT


def test_emptying_a_field_is_told_as_typing_is(field: GrowingText, qtbot: QtBot) -> None:
    field.setPlainText(ENDLESS)
    with qtbot.waitSignal(field.textChanged):
        field.clear()


def test_it_is_listed_within_a_moment(theme: AppTheme, qtbot: QtBot) -> None:
    part = StyledText(ENDLESS, theme.font(), QColor("black"))
    before = thread_time()
    assert Prose([part], 300).height > 10_000
    assert Prose([part], 300, most=2).height < 100
    label = Label(ENDLESS)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) > 10_000
    assert label.text() == ENDLESS
    assert thread_time() - before < A_MOMENT


def test_it_is_fitted_to_the_wall_within_a_moment() -> None:
    before = thread_time()
    shown = largest(ENDLESS, (80.0, 60.0, 43.0), FontWeight.REGULAR, 1800.0, 5, 7)
    assert thread_time() - before < A_MOMENT
    assert shown.cut
    assert len(shown.lines) == 7
