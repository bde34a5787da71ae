"""Text that grows and is kept at each pause, and the sheet people type and paste into."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.theme import AppTheme
from ui.widgets.cell_delegate import ChoicesRole
from ui.widgets.growing_text import GrowingText
from ui.widgets.sheet_view import SheetView, block


class Desk(QWidget):
    """A window with a field before, the widget under test, and a field after."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.before, inside, self.after):
            column.addWidget(widget)


@pytest.fixture
def at_desk(theme: AppTheme, qtbot: QtBot) -> Iterator[Callable[[QWidget], Desk]]:
    """Put a widget in an active window and the focus on it."""
    kept: list[Desk] = []

    def put(inside: QWidget) -> Desk:
        context = Desk(inside)
        kept.append(context)
        qtbot.addWidget(context)
        show_active(context, qtbot)
        inside.setFocus()
        return context

    yield put
    kept.clear()


Put = Callable[[QWidget], Desk]


def sheet(rows: int = 3, columns: int = 2) -> SheetView:
    """Return a sheet of "r0c0" and so on."""
    view = SheetView("Cases")
    model = QStandardItemModel(rows, columns, view)
    for row in range(rows):
        for column in range(columns):
            model.setData(model.index(row, column), f"r{row}c{column}")
    view.setModel(model)
    return view


def place(view: SheetView) -> tuple[int, int]:
    """Return where the current cell is."""
    return view.currentIndex().row(), view.currentIndex().column()


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, held)


def write(text: str) -> None:
    """Type wherever the focus is, which the first letter may move."""
    for letter in text:
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClicks(at, letter)


def test_typing_is_told_at_a_pause_and_only_once(at_desk: Put, qtbot: QtBot) -> None:
    field = GrowingText("Reason")
    context = at_desk(field)
    with qtbot.waitSignal(field.paused) as news:
        QTest.keyClicks(field, "Seen alone")
    assert news.args == ["Seen alone"]
    with qtbot.assertNotEmitted(field.paused):
        field.flush()
        context.after.setFocus()


def test_leaving_the_field_keeps_what_was_typed_at_once(at_desk: Put, qtbot: QtBot) -> None:
    field = GrowingText("Reason")
    at_desk(field)
    with qtbot.waitSignal(field.paused, timeout=300) as news:
        QTest.keyClicks(field, "Yes")
        press(Qt.Key.Key_Tab)
    assert news.args == ["Yes"]


def test_tab_goes_on_and_leaves_no_tab_in_the_text(at_desk: Put, qtbot: QtBot) -> None:
    field = GrowingText("Reason")
    context = at_desk(field)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is context.after
    assert field.toPlainText() == ""


def test_text_from_the_file_is_not_news(at_desk: Put, qtbot: QtBot) -> None:
    field = GrowingText("Reason")
    at_desk(field)
    with qtbot.assertNotEmitted(field.paused, wait=500):
        field.show_text("From the file")
        field.flush()


def test_what_was_told_and_never_came_back_is_shown_with_the_next_news(at_desk: Put) -> None:
    field = GrowingText("Reason")
    field.show_text("Before")
    at_desk(field)
    QTest.keyClicks(field, " and after")
    field.flush()
    with field.own_news():
        pass  # its page is out of sight and follows later
    field.follow("Before")
    assert field.toPlainText() == "Before"


def test_enter_sends_only_where_it_was_asked_to(at_desk: Put, qtbot: QtBot) -> None:
    sends = GrowingText("Heard", enter_submits=True)
    at_desk(sends)
    QTest.keyClicks(sends, "Minutes late")
    QTest.keyClick(sends, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(sends.submitted) as news:
        QTest.keyClick(sends, Qt.Key.Key_Return)
    assert news.args == ["Minutes late\n"]

    plain = GrowingText("Reason")
    qtbot.addWidget(plain)
    with qtbot.assertNotEmitted(plain.submitted):
        QTest.keyClick(plain, Qt.Key.Key_Return)
    assert plain.toPlainText() == "\n"


def test_escape_is_told(at_desk: Put, qtbot: QtBot) -> None:
    field = GrowingText("Heard")
    at_desk(field)
    with qtbot.waitSignal(field.escaped):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_the_field_grows_to_its_most_and_then_scrolls(at_desk: Put) -> None:
    field = GrowingText("Reason", least=1, most=3)
    at_desk(field)
    heights = []
    for lines in range(1, 6):
        field.show_text("\n".join("x" * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3] == heights[4]
    assert field.verticalScrollBar().maximum() > 0


def test_the_field_grows_with_the_text_size(at_desk: Put, theme: AppTheme) -> None:
    field = GrowingText("Reason", least=2)
    at_desk(field)
    usual = field.height()
    theme.apply(scale=2.0)
    assert field.height() > 1.6 * usual


def test_typing_fills_a_cell_and_tab_moves_on(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    assert place(view) == (0, 0)
    write("Child Q")
    press(Qt.Key.Key_Tab)
    assert view.model().index(0, 0).data() == "Child Q"
    assert place(view) == (0, 1)
    assert QApplication.focusWidget() is view


def test_enter_moves_down(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    write("7")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert place(view) == (1, 0)
    press(Qt.Key.Key_Return)
    assert place(view) == (2, 0)


def test_escape_keeps_what_was_there(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    write("oops")
    press(Qt.Key.Key_Escape)
    assert view.model().index(0, 0).data() == "r0c0"


def test_tab_goes_over_the_rows_and_out_at_the_end(at_desk: Put) -> None:
    view = sheet(2, 2)
    context = at_desk(view)
    seen = [place(view)]
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        seen.append(place(view))
    assert seen == [(0, 0), (0, 1), (1, 0), (1, 1)]
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is context.after


def test_back_tab_leaves_at_the_first_cell(at_desk: Put) -> None:
    view = sheet()
    context = at_desk(view)
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is context.before


def test_escape_then_tab_leaves_from_the_middle(at_desk: Put) -> None:
    view = sheet()
    context = at_desk(view)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is context.after


def test_ctrl_tab_leaves_at_once(at_desk: Put) -> None:
    view = sheet()
    context = at_desk(view)
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is context.after


def test_escape_is_forgotten_after_another_key(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert place(view) == (1, 1)


def test_a_block_from_a_spreadsheet_is_told_with_its_place(at_desk: Put, qtbot: QtBot) -> None:
    view = sheet()
    at_desk(view)
    view.setCurrentIndex(view.model().index(1, 1))
    QGuiApplication.clipboard().setText('Child A\t6\r\n"two\nlines"\t7\r\n')
    with qtbot.waitSignal(view.pasted) as news:
        press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert news.args == [1, 1, [["Child A", "6"], ["two\nlines", "7"]]]


def test_what_is_copied_can_be_pasted(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    view.model().setData(view.model().index(0, 0), 'says "hello"\tthere')
    view.selectAll()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert block(QGuiApplication.clipboard().text()) == [
        ['says "hello"\tthere', "r0c1"],
        ["r1c0", "r1c1"],
        ["r2c0", "r2c1"],
    ]


def test_delete_asks_for_the_selected_cells_to_be_emptied(at_desk: Put, qtbot: QtBot) -> None:
    view = sheet(1, 2)
    at_desk(view)
    view.selectAll()
    with qtbot.waitSignal(view.cleared) as news:
        press(Qt.Key.Key_Delete)
    assert news.args == [[(0, 0), (0, 1)]]
    assert view.model().index(0, 0).data() == "r0c0"


def test_a_cell_completes_from_its_choices(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    view.model().setData(view.model().index(0, 0), ["complete", "incomplete"], ChoicesRole)
    write("inc")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    completer = editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "incomplete"


def test_enter_keeps_a_cell_although_words_are_offered_for_it(at_desk: Put) -> None:
    view = sheet()
    at_desk(view)
    view.model().setData(view.model().index(0, 0), ["complete", "incomplete"], ChoicesRole)
    write("inc")
    offered = QApplication.activePopupWidget()
    assert offered is not None
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert view.model().index(0, 0).data() == "incomplete"
    assert place(view) == (1, 0)
    assert view.state() is not QAbstractItemView.State.EditingState


def test_typing_without_a_pause_is_kept_after_so_many_keys(qtbot: QtBot, theme: AppTheme) -> None:
    field = GrowingText("Reason")
    qtbot.addWidget(field)
    kept: list[str] = []
    field.paused.connect(kept.append)
    for _ in range(60):
        QTest.keyClick(field, Qt.Key.Key_A)
        assert len(field.toPlainText()) - len(kept[-1] if kept else "") <= 20
    assert len(kept) >= 3


def test_typing_without_a_pause_is_kept_after_so_long(qtbot: QtBot, theme: AppTheme) -> None:
    """One key each 300 ms never pauses for 400."""
    field = GrowingText("Reason")
    qtbot.addWidget(field)
    keys = QTimer(interval=300)
    keys.timeout.connect(lambda: QTest.keyClick(field, Qt.Key.Key_A))
    keys.start()
    with qtbot.waitSignal(field.paused, timeout=5000) as kept:
        QTest.keyClick(field, Qt.Key.Key_B)
    keys.stop()
    assert field.toPlainText().startswith(kept.args[0])
    assert len(kept.args[0]) >= 3
