"""Looks, text size and help, from the menu and by key; all remembered."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.guide.pages import PAGES
from core.model.clock import Clock
from tests.start.test_recent import press
from ui.audit.picked_display import PickedToday
from ui.help.contents import SECTIONS
from ui.help.page import HelpPage
from ui.help.reading import GuidePicture
from ui.program.actions import help_rows
from ui.program.settings import SettingsFile
from ui.program.system_look import LIKE_SYSTEM, NOT_CHOSEN, look_applied
from ui.program.window import MainWindow
from ui.theme import Look, app_theme
from ui.widgets.rows import ListRow


def pages(window: MainWindow) -> Iterator[QWidget]:
    """Bring up everything that can be seen without an audit, one after the other."""
    yield window.start
    window.start.show_form()
    yield window.start
    window.start.show_keeping()
    yield window.start
    for section in ("keys", "guide", "words", "about"):
        window.show_help(section)
        yield window


def nameless(page: QWidget) -> list[str]:
    """Return every control a screen reader would have to call 'edit' or 'button'."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not _in_combo_box(widget)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def cut(page: QWidget) -> list[str]:
    """Return the visible labels that have less room than their words need."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and label.wordWrap()
        and label.height() < label.heightForWidth(label.width())
    ]


def test_every_control_has_a_name(window: MainWindow) -> None:
    assert [name for page in pages(window) for name in nameless(page)] == []


def test_no_words_are_cut(qtbot: QtBot, window: MainWindow) -> None:
    app_theme(None).apply(scale=2.0)  # at 1.0 there is more room
    for page in pages(window):
        for size in (QSize(1440, 900), QSize(1280, 720)):
            window.resize(size)
            qtbot.waitUntil(lambda page=page: not cut(page))  # type: ignore[misc]
            assert window.width() == size.width()


def test_text_grows_and_shrinks_by_key_and_is_remembered(
    qtbot: QtBot, window: MainWindow, settings: SettingsFile
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    assert settings.now.text_scale > 1
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert settings.now.text_scale == 1


def test_a_size_key_held_down_lays_everything_out_twice_not_at_each_press(
    qtbot: QtBot, window: MainWindow, settings: SettingsFile
) -> None:
    theme, control = app_theme(None), Qt.KeyboardModifier.ControlModifier
    laid_out: list[float] = []
    theme.changed.connect(lambda: laid_out.append(theme.scale))
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_Plus, control)
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    qtbot.waitUntil(lambda: settings.now.text_scale == 1.75)
    assert laid_out == [1.15, 1.75]
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert theme.scale == 1


def test_a_look_is_worn_at_once_and_remembered_or_left_to_the_system(
    window: MainWindow, settings: SettingsFile
) -> None:
    looks = {"dark": Look.DARK, "high_contrast": Look.HIGH_CONTRAST, "light": Look.LIGHT}
    for name, look in looks.items():
        window.menus[name].trigger()
        assert app_theme(None).look is look
        assert look_applied(settings.now.look) is look
        assert window.menus[name].isChecked()
    window.menus["like_system"].trigger()
    assert settings.now.look == LIKE_SYSTEM
    assert app_theme(None).look in (Look.LIGHT, Look.DARK)


def test_high_contrast_follows_the_system_until_another_look_is_chosen(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """No platform of the tests has the setting: what Qt would tell is put in its place."""
    monkeypatch.setattr("ui.program.system_look._wants_contrast", lambda: True)
    assert look_applied(LIKE_SYSTEM) is look_applied(NOT_CHOSEN) is Look.HIGH_CONTRAST
    assert look_applied("light") is Look.LIGHT
    monkeypatch.undo()
    assert look_applied(NOT_CHOSEN) is Look.LIGHT


def test_an_unknown_look_is_light() -> None:
    assert look_applied("sepia") is Look.LIGHT


def test_single_letters_can_be_switched_off(window: MainWindow, settings: SettingsFile) -> None:
    assert window.menus["single_letters"].isChecked()
    window.menus["single_letters"].trigger()
    assert not settings.now.single_letters


def test_the_window_comes_back_as_large_as_it_was(
    opened_window: Callable[[], MainWindow], settings: SettingsFile
) -> None:
    first = opened_window()
    first.resize(760, 640)
    first.close()
    assert settings.now.geometry
    assert opened_window().size() == QSize(760, 640)


def test_ctrl_f1_lists_every_key_and_esc_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.start.home.open.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    said = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    assert {row.words for row in help_rows()} <= said
    press(qtbot, Qt.Key.Key_Escape)
    assert window.start.isVisible()
    assert window.start.home.open.hasFocus()


def _in_combo_box(widget: QWidget) -> bool:
    above = widget.parent()
    while above is not None:
        if isinstance(above, QComboBox):
            return True
        above = above.parent()
    return False


def test_f1_shows_what_the_guide_says_of_where_one_is_and_looks_for_words(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.start.home.open.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    help_page = window.findChild(HelpPage)
    assert help_page is not None
    assert help_page.contents.shown == "guide"
    said = window.focusWidget().accessibleDescription()
    assert said.startswith("A new audit"), "read from there on"
    QTest.keyClick(window, Qt.Key.Key_F1)
    QTest.keyClicks(window.focusWidget(), "jtai")
    assert help_page.found.current is not None
    spoken = help_page.found.current.spoken
    assert spoken == (
        "JTAI, joint targeted area inspection, "
        "the tool Tracked children is for its children, in words only."
    ), "its name once"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert help_page.contents.shown == "words"
    assert help_page.contents.field.text() == ""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert help_page.contents.field.text() == "", "an answer's key looks for nothing"
    for letter in "xyzzy":  # the first goes into the field from wherever one is
        QTest.keyClicks(window.focusWidget(), letter)
    assert help_page.contents.field.text() == "xyzzy"
    assert help_page.none_found.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.start.home.open.hasFocus()


def test_each_page_of_help_is_named_whole_in_every_size_and_the_guide_stands_under_them(
    window: MainWindow,
) -> None:
    window.show_help("guide")
    help_page = window.findChild(HelpPage)
    assert help_page is not None
    for scale in (1.0, 1.5, 2.0):
        app_theme().apply(Look.LIGHT, scale)
        QApplication.processEvents()
        rows = help_page.contents.findChildren(ListRow)
        assert len(rows) == len(PAGES) + 2
        assert [row.text() for row in rows if row.width() < row.sizeHint().width()] == []
        lefts = {one.x() for one in (*rows, help_page.contents.as_pdf, help_page.contents.as_html)}
        assert len(lefts) == 1


def test_a_picture_of_the_help_goes_with_its_page(window: MainWindow) -> None:
    window.show_help("guide")
    picture = next(iter(window.findChildren(GuidePicture)))
    picture.grab()
    assert picture._picture is not None
    kept = QPixmap(picture._file).cacheKey() == picture._picture.cacheKey()
    assert not kept, "Qt would keep 10 MB of them after they are read"


def test_a_page_of_help_that_was_read_goes_when_the_next_comes(window: MainWindow) -> None:
    counts = []
    for section in (*SECTIONS, *SECTIONS):
        window.show_help(section)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(window.findChildren(QLabel)))
    assert counts[: len(SECTIONS)] == counts[len(SECTIONS) :], "all of them would be a thousand"


def test_where_the_room_screen_stood_as_a_window_is_kept_over_days(
    settings: SettingsFile, clock: Clock
) -> None:
    PickedToday(settings, clock).keep_account("AAAA")
    assert PickedToday(settings, lambda: clock() + timedelta(days=3)).account == "AAAA"
