"""The agencies in columns: nothing they wrote is cut, and no bar is there for nothing."""

from pytestqt.qtbot import QtBot

from core.model.tool import Bearing
from ui.walk.board import Board, BoardCard, BoardColumn

SEVEN = tuple(f"A rather wordy answer {n}" for n in range(7))


def board(qtbot: QtBot, comment: str, labels: tuple[str, ...] = SEVEN) -> Board:
    """Return a board as tall as it asks to be."""
    found = Board()
    qtbot.addWidget(found)
    card = BoardCard("Health", comment)
    columns = [BoardColumn(label, Bearing.MET, (card,)) for label in labels]
    found.resize(700, 400)
    found.show_columns(columns)
    found.show()
    found.resize(700, found.sizeHint().height())
    return found


def test_a_bar_that_scrolls_sideways_brings_none_that_scrolls_down(qtbot: QtBot) -> None:
    found = board(qtbot, "They wrote it down.")
    assert found.horizontalScrollBar().maximum() > 0
    assert found.verticalScrollBar().maximum() == 0
    assert found.maximumHeight() >= found.sizeHint().height()


def test_a_word_wider_than_its_card_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    words = ("Yes", "No")
    short = board(qtbot, "Wrote it down.", words).sizeHint().height()
    endless = board(qtbot, "whatwaswritten" * 40, words).sizeHint().height()
    assert endless > short + 60
