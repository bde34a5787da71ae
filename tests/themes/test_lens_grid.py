"""Who said what, in the lens: all agencies are in sight, however many letters the last had."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.model.bearing import Bearing
from tests.showing import show_active
from ui.themes.lens_grid import LensGrid, LensHead, LensLetter, LensLine


def line(name: str, letters: int) -> LensLine:
    each = (LensLetter(f"{at}", f"Case {at}", Bearing.MET, at) for at in range(letters))
    return LensLine(name, (tuple(each),))


def test_a_number_with_more_letters_than_the_last_is_shown_whole(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    column = QVBoxLayout(panel)
    grid = LensGrid()
    column.addWidget(grid)
    column.addStretch(1)
    panel.resize(220, 600)
    show_active(panel, qtbot)
    head = LensHead("Yes", Bearing.MET)
    grid.show_lines([head], [line("Police", 2)])
    qtbot.waitUntil(lambda: grid.height() >= grid.heightForWidth(grid.width()))
    before = grid.height()
    grid.show_lines([head], [line("Police", 22), line("Health", 22)])
    qtbot.waitUntil(lambda: grid.height() > before)
    assert grid.height() >= grid.heightForWidth(grid.width())
    assert len(grid.letters) == 44
    panel.resize(180, 600)
    qtbot.waitUntil(lambda: grid.height() >= grid.heightForWidth(grid.width()))
