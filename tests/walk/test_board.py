"""The agencies in columns: nothing they wrote is cut, and no bar is there for nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.tool import Bearing
from ui.walk.board import Board, BoardCard, BoardColumn
from ui.walk.painted_scroll import PaintedHead

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


def columns_of(*counts: int, text: str = "They wrote it down.") -> list[BoardColumn]:
    """Return columns with so many agencies in each; the last two have no bearing."""
    found = []
    for at, count in enumerate(counts):
        bearing = Bearing.MET if at < len(counts) - 2 else None
        found.append(BoardColumn(f"Answer {at}", bearing, (BoardCard("Health", text),) * count))
    return found


def shown(qtbot: QtBot, columns: list[BoardColumn], width: int) -> Board:
    found = Board()
    qtbot.addWidget(found)
    found.resize(width, 400)
    found.show_columns(columns)
    found.show()
    return found


def test_a_word_on_its_side_is_whole_where_there_is_room_and_asks_for_none(qtbot: QtBot) -> None:
    full = [BoardColumn("Good", Bearing.MET, (BoardCard("Health"),))]
    empty = [BoardColumn("Not enough to say", Bearing.UNKNOWN, ())]
    plain, found = shown(qtbot, full, 900), shown(qtbot, [*full, *empty], 900)
    assert found.sizeHint() == plain.sizeHint()
    assert found.minimumSizeHint() == plain.minimumSizeHint()
    assert plain.maximumHeight() + 60 < found.maximumHeight() < plain.maximumHeight() + 120


@pytest.mark.parametrize("width", [934, 1020])
def test_empty_columns_shrink_to_a_sign_and_the_others_are_wide_enough_to_read(
    qtbot: QtBot, width: int
) -> None:
    found = shown(qtbot, columns_of(2, 2, 1, 0, 0, 0, 1), width)
    assert all(wide < 50 for wide in found._wide[3:6])
    assert all(wide >= 180 for wide in found._wide[:3])
    assert found.horizontalScrollBar().maximum() == 0
    assert "Answer 3, 0" in found.accessibleDescription()


def test_five_answers_with_something_in_each_need_no_bar_that_scrolls_sideways(
    qtbot: QtBot,
) -> None:
    found = shown(qtbot, columns_of(1, 1, 1, 1, 1, 1, 1), 934)
    assert found.horizontalScrollBar().maximum() == 0


def test_who_wrote_more_is_given_more_room(qtbot: QtBot) -> None:
    long, short = columns_of(1, 0, 0, text="word " * 80), columns_of(1, 0, 0)
    found = shown(qtbot, [long[0], short[0], *short[1:]], 800)
    assert found._wide[0] > found._wide[1] + 60


def test_a_long_comment_folds_and_a_press_or_enter_unfolds_it(qtbot: QtBot) -> None:
    text = "word " * 120
    found = shown(qtbot, columns_of(1, 0, 0, text=text), 400)
    assert found.folded == 1
    assert text in found.accessibleDescription()
    folded = found.sizeHint().height()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    assert found.folded == 0
    assert found.sizeHint().height() > folded
    found.show_columns(columns_of(1, 0, 0, text=text))
    assert found.folded == 0, "the same columns shown again stay as they were"
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert found.folded == 1


def test_spread_it_is_as_high_as_all_of_it_and_its_headings_are_painted_apart(
    qtbot: QtBot,
) -> None:
    found = shown(qtbot, columns_of(9, 1, 0, 0), 500)
    found.resize(500, 200)
    assert found.verticalScrollBar().maximum() > 0
    found.set_spread(True)
    assert found.minimumSizeHint().height() == found.sizeHint().height() > 400
    head = PaintedHead()
    qtbot.addWidget(head)
    head.show_head(found)
    assert head.height() == found.head_height
