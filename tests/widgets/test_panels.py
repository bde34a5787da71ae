"""Messages that never take the focus, panels that fold, and layouts that wrap."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.model.bearing import Bearing
from core.model.fault import WorkshopError
from tests.showing import show_active
from ui.theme import SECONDARY, AppTheme, FontWeight
from ui.widgets.bars import BarSegment, ProgressBar, StackedBar, paint_stacked, stretches
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.message_bar import MessageBar
from ui.widgets.paint import words_width
from ui.widgets.panel_side import PanelSide
from ui.widgets.pressable import Pressable
from ui.widgets.side_panel import SidePanel

FAULT = WorkshopError("Row 4 was held back.", "The others are in.", "Correct it and try again.")


class Window(QWidget):
    """A field with a message bar above and a panel beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.field, self.inside = MessageBar(), QLineEdit(), QLineEdit()
        self.panel = SidePanel("Heard in the room", PanelSide.RIGHT, 300, "Ctrl K", self)
        content = QWidget(self.panel)
        QVBoxLayout(content).addWidget(self.inside)
        self.panel.hold(content)
        column = QVBoxLayout()
        column.addWidget(self.bar)
        column.addWidget(self.field)
        row = QHBoxLayout(self)
        row.addLayout(column)
        row.addWidget(self.panel)
        self.resize(1440, 600)

    def is_open(self) -> bool:
        """Return whether the panel's field can be seen."""
        return self.inside.isVisible()

    @property
    def rail(self) -> Pressable:
        """The folded panel's rail."""
        return next(one for one in self.panel.findChildren(Pressable) if "Heard" in one.text())


@pytest.fixture
def window(theme: AppTheme, qtbot: QtBot) -> Window:
    """The window, active, with the focus in its field."""
    made = Window()
    qtbot.addWidget(made)
    show_active(made, qtbot)
    made.field.setFocus()
    return made


def test_a_fault_is_told_in_three_parts_without_taking_the_focus(window: Window) -> None:
    window.bar.show_fault(FAULT)
    QApplication.processEvents()
    assert window.bar.isVisible()
    assert window.bar.text == FAULT.sentences
    assert QApplication.focusWidget() is window.field


def test_the_button_of_a_message_does_what_it_says_and_closes_it(window: Window) -> None:
    done: list[str] = []
    window.bar.show_fault(FAULT, "Keep a copy…", lambda: done.append("copy"))
    button = next(b for b in window.bar.findChildren(Button) if b.text() == "Keep a copy…")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert done == ["copy"]
    assert window.bar.text == ""


def test_a_message_can_be_closed_by_keyboard(window: Window, qtbot: QtBot) -> None:
    window.bar.say("The room screen was blanked.")
    close = next(
        b for b in window.bar.findChildren(Button) if b.accessibleName() == "Close the message"
    )
    with qtbot.waitSignal(window.bar.closed):
        QTest.keyClick(close, Qt.Key.Key_Return)
    assert window.bar.isHidden()


def test_a_panel_stands_beside_a_wide_page(window: Window) -> None:
    assert not window.panel.is_folded
    assert window.panel.width() == 300
    assert window.inside.isVisible()


def test_a_narrow_window_folds_the_panel_to_a_rail(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.panel.folded):
        window.resize(1100, 600)
    assert window.panel.width() < 60
    assert not window.inside.isVisible()


def test_large_text_folds_the_panel_and_usual_text_brings_it_back(
    window: Window, theme: AppTheme
) -> None:
    theme.apply(scale=1.5)
    assert not window.is_open()
    theme.apply(scale=1.0)
    QApplication.processEvents()
    assert window.is_open()
    assert not window.panel.is_folded


def test_the_rail_opens_the_panel_and_escape_goes_back_to_it(window: Window) -> None:
    window.resize(1100, 600)
    window.rail.setFocus()
    QTest.keyClick(window.rail, Qt.Key.Key_Return)
    assert window.is_open()
    assert QApplication.focusWidget() is window.inside
    QTest.keyClick(window.inside, Qt.Key.Key_Escape)
    assert not window.is_open()
    assert not window.panel.is_revealed
    assert QApplication.focusWidget() is window.rail


def test_an_open_drawer_closes_when_the_focus_goes_elsewhere(window: Window, qtbot: QtBot) -> None:
    window.resize(1100, 600)
    window.rail.setFocus()
    QTest.keyClick(window.rail, Qt.Key.Key_Return)
    window.field.setFocus()
    qtbot.waitUntil(lambda: not window.panel.is_revealed)


def test_an_open_drawer_stays_while_the_focus_moves_inside_by_way_of_elsewhere(
    window: Window, qtbot: QtBot
) -> None:
    window.resize(1100, 600)
    window.rail.setFocus()
    QTest.keyClick(window.rail, Qt.Key.Key_Return)
    window.field.setFocus()  # as Qt does when a row is hidden to open its entry
    window.inside.setFocus()
    qtbot.wait(20)
    assert window.panel.is_revealed
    assert window.inside.hasFocus()


def test_a_panel_that_folds_while_typed_in_keeps_the_text(window: Window) -> None:
    QTest.keyClicks(window.inside, "Minutes reach partners late")
    window.resize(1100, 600)
    window.resize(1440, 600)
    assert window.inside.text() == "Minutes reach partners late"


def test_whoever_types_in_a_panel_that_folds_types_on(window: Window) -> None:
    window.inside.setFocus()
    for width in (1100, 1440):
        window.resize(width, 600)
        assert window.is_open()
        assert window.inside.hasFocus()
    window.field.setFocus()
    window.resize(1100, 600)
    assert not window.is_open()
    assert window.field.hasFocus()


def test_chips_go_on_to_the_next_line(theme: AppTheme, qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8, line_gap=8)
    buttons = [Button("One two three") for _ in range(6)]
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(holder)
    one = buttons[0].sizeHint()
    holder.resize(2 * one.width() + 10, 400)
    holder.show()
    assert flow.heightForWidth(holder.width()) == 3 * one.height() + 16
    assert [button.y() for button in buttons] == [0, 0, *[one.height() + 8] * 2, *[96] * 2]
    assert flow.heightForWidth(5000) == one.height()


def test_a_long_line_is_elided_and_told_whole(theme: AppTheme, qtbot: QtBot) -> None:
    line = ElidedLabel("A very long name of an agency that nobody can say in one breath")
    qtbot.addWidget(line)
    line.resize(120, 24)
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(line.sizeHint())
    line.grab()
    assert line.toolTip() == ""


def test_an_endless_word_is_broken_and_still_told_as_it_was_typed(
    theme: AppTheme, qtbot: QtBot
) -> None:
    word = "whatwaswritten" * 10
    label = Label(f"{word} and more")
    qtbot.addWidget(label)
    assert label.text() == f"{word} and more"
    assert label.heightForWidth(200) > 3 * label.fontMetrics().height()


def test_typed_markup_stays_text(theme: AppTheme, qtbot: QtBot) -> None:
    label = Label("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_bar_keeps_room_for_every_number(theme: AppTheme) -> None:
    parts = [
        BarSegment("Yes", 300, Bearing.MET),
        BarSegment("No", 1, Bearing.NOT_MET),
        BarSegment("blank", 0, None),
    ]
    found = stretches(parts, QRectF(0, 0, 200, 20), theme)
    assert [part.count for part, _ in found] == [300, 1]
    assert found[1][1].width() >= 12
    assert found[-1][1].right() == pytest.approx(200)


@pytest.mark.parametrize(
    ("width", "bearing", "signed"),
    [
        pytest.param(200, Bearing.MET, True, id="wide"),
        pytest.param(30, Bearing.MET, False, id="narrow"),
        pytest.param(200, Bearing.NOT_APPLICABLE, False, id="a dash, which would be a minus"),
        pytest.param(200, None, False, id="no answer"),
    ],
)
def test_a_sign_stands_before_the_number_where_there_is_room(
    theme: AppTheme, width: int, bearing: Bearing | None, signed: bool
) -> None:
    image = QImage(width, 26, QImage.Format.Format_RGB32)
    image.fill(theme.colours.card)
    painter = QPainter(image)
    paint_stacked(painter, QRectF(0, 0, width, 26), [BarSegment("Yes", 14, bearing)], theme)
    painter.end()
    ground = image.pixelColor(8, 13)
    inked = [x for x in range(6, width - 6) if image.pixelColor(x, 13) != ground]
    number = words_width("14", theme.font(SECONDARY, FontWeight.SEMIBOLD))
    assert (max(inked) - min(inked) > number + 2) is signed


def test_a_bar_says_its_counts_and_its_numbers_can_be_pressed_by_key(
    theme: AppTheme, qtbot: QtBot
) -> None:
    bar = StackedBar("Returns", pressable=True)
    qtbot.addWidget(bar)
    bar.show_parts(
        [BarSegment("Yes", 14, Bearing.MET, "yes"), BarSegment("No", 10, Bearing.NOT_MET, "no")]
    )
    assert bar.accessibleName() == "Returns: 14 Yes, 10 No"
    QTest.keyClick(bar, Qt.Key.Key_Right)
    with qtbot.waitSignal(bar.picked) as news:
        QTest.keyClick(bar, Qt.Key.Key_Return)
    assert news.args == ["no"]


def test_the_number_that_is_taken_hold_of_is_carried_off_once_it_is_drawn_far_enough(
    theme: AppTheme, qtbot: QtBot
) -> None:
    bar = StackedBar("Returns", pressable=True)
    qtbot.addWidget(bar)
    bar.resize(240, 26)
    bar.show_parts(
        [BarSegment("Yes", 14, Bearing.MET, "yes"), BarSegment("No", 10, Bearing.NOT_MET, "no")]
    )
    drawn: list[object] = []
    bar.drawn_off.connect(drawn.append)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(200, 12))
    hold(bar, QPoint(202, 12))
    assert drawn == []
    hold(bar, QPoint(20, 60))
    hold(bar, QPoint(20, 90))
    assert drawn == ["no"]


def hold(on: QWidget, at: QPoint) -> None:
    """Move the pointer with its button held."""
    held, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    where, world = QPointF(at), QPointF(on.mapToGlobal(at))
    plain = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, where, world, none, held, plain)
    QApplication.sendEvent(on, moved)


def test_progress_is_told_in_words(theme: AppTheme, qtbot: QtBot) -> None:
    bar = ProgressBar("Day so far")
    qtbot.addWidget(bar)
    bar.show_parts(36, 88)
    assert bar.accessibleDescription() == "36 of 88"
    assert bar.value() == 36
