"""The board by ear and by key: a list an answer, an item an agency, arrows from one to the next."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model.tool import Bearing
from ui.audit.context import AuditContext
from ui.walk.board import Board, BoardCard, BoardColumn
from ui.walk.page import WalkPage

YES = BoardColumn(
    "Yes", Bearing.MET, (BoardCard("Health", "They wrote it down."), BoardCard("Police"))
)
NO = BoardColumn("No", Bearing.NOT_MET, ())
NONE = BoardColumn("No answer", None, (BoardCard("Schools"),))
GONE = BoardColumn("No return", None, (BoardCard("Housing", "Requested 3 March 2014", False),))
COLUMNS = (YES, NO, NONE, GONE)


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def board(listening: None, qtbot: QtBot) -> Board:
    found = Board()
    qtbot.addWidget(found)
    found.resize(900, 300)
    found.show_columns(COLUMNS)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    found.setFocus()
    return found


def interface(found: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(found)


def name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


def children(one: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [one.child(at) for at in range(one.childCount())]


def lists(board: Board) -> list[QAccessibleInterface]:
    return children(interface(board.viewport()))


def press(*keys: Qt.Key) -> str:
    """Press keys where the focus is; return what has it then."""
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key)
    at = QApplication.focusWidget()
    assert isinstance(at, QWidget)
    return at.accessibleName()


def test_each_column_is_a_list_that_says_its_answer_and_how_many_gave_it(board: Board) -> None:
    found = lists(board)
    assert [one.role() for one in found] == [QAccessible.Role.List] * 4
    assert [name(one) for one in found] == [
        "Yes, 2 agencies",
        "No, 0 agencies",
        "No answer, 1 agency",
        "No return, 1 agency",
    ]
    assert [one.childCount() for one in found] == [2, 0, 1, 1]


def test_each_agency_is_an_item_with_its_answer_its_comment_and_its_return(board: Board) -> None:
    items = [item for one in lists(board) for item in children(one)]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    assert [name(item) for item in items] == [
        "Health: Yes. They wrote it down. The return is in.",
        "Police: Yes. The return is in.",
        "Schools: No answer. The return is in.",
        "Housing: No return. Requested 3 March 2014. The return is not in.",
    ]


def test_an_item_lies_where_its_card_is_painted(board: Board) -> None:
    for (across, down, where), item in zip(
        board._places(), [i for one in lists(board) for i in children(one)], strict=True
    ):
        corner = board.viewport().mapToGlobal(where.toAlignedRect().topLeft())
        assert item.rect().topLeft() == corner, (across, down)


def test_the_arrows_walk_along_a_column_and_past_an_empty_one(board: Board) -> None:
    down, up, left, right = (
        *(Qt.Key.Key_Down, Qt.Key.Key_Up),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right),
    )
    assert press(down).startswith("Health")
    assert press(down).startswith("Police")
    assert press(down).startswith("Police"), "there is nobody below"
    assert press(right).startswith("Schools")
    assert press(right).startswith("Housing")
    assert press(left, left).startswith("Health")
    assert press(up).startswith("Health")


def test_what_is_walked_to_is_in_sight(listening: None, qtbot: QtBot) -> None:
    found = Board()
    qtbot.addWidget(found)
    cards = tuple(BoardCard(f"Agency {at}", "They wrote it down. " * 6) for at in range(9))
    found.show_columns([BoardColumn(f"Answer {at}", Bearing.MET, cards) for at in range(7)])
    found.resize(500, 260)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    found.setFocus()
    for keys in ([Qt.Key.Key_Down] * 9, [Qt.Key.Key_Right] * 6, [Qt.Key.Key_Up] * 8):
        for key in keys:
            press(key)
            at = QApplication.focusWidget()
            assert at is not None
            assert not at.visibleRegion().isEmpty(), at.accessibleName()


def test_enter_unfolds_the_comment_of_the_agency_one_is_at(board: Board) -> None:
    long = BoardCard("Health", "word " * 120)
    board.show_columns([BoardColumn("Yes", Bearing.MET, (long, long)), NO])
    board.resize(300, 300)
    assert board.folded == 2
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert board.folded == 1
    press(Qt.Key.Key_Return)
    assert board.folded == 2


def test_the_focus_stays_on_the_board_when_its_agencies_are_others(board: Board) -> None:
    press(Qt.Key.Key_Down)
    board.show_columns([NO, YES])
    assert QApplication.focusWidget() is board
    assert press(Qt.Key.Key_Down).startswith("Health")


def test_in_walk_every_agency_of_the_question_is_found_by_ear(
    context: AuditContext, listening: None, qtbot: QtBot
) -> None:
    page = WalkPage(context, None)  # type: ignore[arg-type]  # nothing is put on the wall here
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.show()
    tool = context.session.now.tool
    plain = next(point for point in tool.points if not tool.question[point.question_id].checklist)
    assert context.cursor.case_id is not None
    context.cursor.go(context.cursor.case_id, plain)
    board = page.middle.body.area
    assert isinstance(board, Board)
    assert board.focusPolicy() is Qt.FocusPolicy.StrongFocus
    said = [name(item) for one in lists(board) for item in children(one)]
    agencies = context.session.now.agencies_on(context.cursor.case_id)
    assert len(said) == len(agencies) > 3
    assert {one.split(":")[0] for one in said} == {agency.name for agency in agencies}
    assert all("The return is" in one for one in said)


def test_the_arrows_walk_for_those_who_see_it_too(qtbot: QtBot) -> None:
    found = Board()
    qtbot.addWidget(found)
    found.resize(900, 300)
    found.show_columns(COLUMNS)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    found.setFocus()
    assert press(Qt.Key.Key_Down).startswith("Health")
    found.show_columns([NO, YES])
    assert press(Qt.Key.Key_Down, Qt.Key.Key_Down).startswith("Police")
