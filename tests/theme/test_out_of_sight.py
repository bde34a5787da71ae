"""A look or a text size is there at once in what is in sight, a little later in the rest."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.theme import AppTheme, Look
from ui.theme.colours import DARK, HIGH_CONTRAST
from ui.theme.grounds import Ground, lie_on
from ui.theme.out_of_sight import OutOfSight
from ui.widgets.labels import Label

changed: list[QWidget] = []


def noted(widgets: list[QWidget]) -> Iterator[None]:
    """Note which widgets would be changed, one at each step."""
    for widget in widgets:
        changed.append(widget)
        yield


class Pages(QMainWindow):
    """A window with two pages, one in front, and a part of that hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.menu: QMenu = self.menuBar().addMenu("File")
        self.front, self.back = _Page("Front"), _Page("Back")
        self.stack.addWidget(self.front)
        self.stack.addWidget(self.back)
        self.folded = QLabel("Folded", self.front)
        self.folded.hide()


class _Page(QWidget):
    """A field, a word of ours and a ground; knows what it was painted in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.field, self.label = QLineEdit(text), Label(text)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.label)
        lie_on(self, Ground.CARD)
        self.painted_in: list[tuple[str, int]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self.field.palette().text().color().name()
        self.painted_in.append((ink, self.field.font().pixelSize()))
        super().paintEvent(event)


def shown_pages(qtbot: QtBot) -> Pages:
    """Return the window on screen, both of its pages shown once."""
    window = Pages()
    qtbot.addWidget(window)
    window.show()
    for page in (window.back, window.front):
        window.stack.setCurrentWidget(page)
        qtbot.waitUntil(lambda page=page: bool(page.painted_in))  # type: ignore[misc]
    return window


def test_what_is_in_sight_is_changed_at_once_and_all_the_rest_in_time(qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    late = OutOfSight(noted, window)
    changed.clear()
    late.change_all(pages_alone=False)
    assert {window, window.front, window.front.field} <= set(changed)
    assert not {window.back, window.back.field, window.folded} & set(changed)
    qtbot.waitUntil(lambda: not late.is_waiting)
    assert {window.back, window.back.field, window.folded} <= set(changed)


def test_what_is_hidden_on_a_page_in_sight_has_its_say_where_text_grows(qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    late = OutOfSight(noted, window)
    changed.clear()
    late.change_all(pages_alone=True)
    assert window.folded in changed
    assert window.back not in changed
    changed.clear()
    late.change_all(pages_alone=False)
    assert window.folded in changed, "its turn of before has not come yet"
    qtbot.waitUntil(lambda: not late.is_waiting)


def test_parents_come_before_what_is_in_them_and_the_first_before_the_next(qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    late = OutOfSight(noted, window)
    changed.clear()
    late.change_all(pages_alone=False)
    front = window.front
    at = [changed.index(one) for one in (window, window.stack, front, front.field, front.label)]
    assert at == sorted(at)
    qtbot.waitUntil(lambda: not late.is_waiting)


def test_a_menu_of_a_window_in_sight_is_changed_at_once(qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    late = OutOfSight(noted, window)
    changed.clear()
    late.change_all(pages_alone=False)
    assert window.menu in changed
    qtbot.waitUntil(lambda: not late.is_waiting)


def test_a_page_that_went_meanwhile_is_passed_over(qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    late = OutOfSight(noted, window)
    late.change_all(pages_alone=False)
    delete(window.back)
    qtbot.waitUntil(lambda: not late.is_waiting)


def test_a_hidden_page_waits_with_a_change_and_is_never_painted_without_it(
    theme: AppTheme, qtbot: QtBot
) -> None:
    window = shown_pages(qtbot)
    back, before = window.back, window.back.field.palette().text().color()
    theme.apply(Look.DARK)
    assert window.front.field.palette().text().color() == DARK.ink
    assert back.field.palette().text().color() == before, "nobody sees it"
    assert not theme.is_settled
    back.painted_in.clear()
    window.stack.setCurrentWidget(back)
    assert back.field.palette().text().color() == DARK.ink, "before it is painted"
    theme.apply(scale=2.0)
    window.front.painted_in.clear()
    window.stack.setCurrentWidget(window.front)
    qtbot.waitUntil(lambda: bool(window.front.painted_in))
    assert set(window.front.painted_in) == {(DARK.ink.name(), theme.font().pixelSize())}
    assert window.front.label.font().pixelSize() == theme.font().pixelSize()


def test_a_page_out_of_sight_has_every_change_it_waited_for(theme: AppTheme, qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    usual = window.back.field.font().pixelSize()
    theme.apply(Look.DARK)
    theme.apply(scale=2.0)
    theme.apply(Look.HIGH_CONTRAST)
    theme.apply(scale=1.5)
    theme.restyle()
    qtbot.waitUntil(lambda: theme.is_settled)
    assert window.back.field.font().pixelSize() == round(usual * 1.5)
    assert window.back.field.palette().text().color() == HIGH_CONTRAST.ink
    assert window.back.label.ink() == HIGH_CONTRAST.ink
    theme.apply(Look.LIGHT, 1.0)
    qtbot.waitUntil(lambda: theme.is_settled)
    assert window.back.field.font().pixelSize() == usual


def test_another_look_dresses_no_widget_that_nobody_sees(theme: AppTheme, qtbot: QtBot) -> None:
    window = shown_pages(qtbot)
    dressed: list[QObject] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.StyleChange:
                dressed.append(watched)
            return False

    watcher = Watcher()
    for field in (window.front.field, window.back.field):
        field.installEventFilter(watcher)
    theme.apply(Look.DARK)
    assert dressed == [window.front.field]
    qtbot.waitUntil(lambda: theme.is_settled)
    assert dressed == [window.front.field, window.back.field]
