"""Report by keyboard alone, with a name for everything, in every look and at every size."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from core.store.file import WorkshopFile
from tests.journeys.looking import ancestors
from tests.report.conftest import Desks, Open
from tests.sample_lists import bring_in, draw
from ui.report.page import ReportPage
from ui.theme import Look, app_theme


def nameless(page: QWidget) -> list[str]:
    """Return every control that a screen reader would have to call "edit" or "button"."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not any(isinstance(above, QComboBox) for above in ancestors(one))  # its own list
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
    ]


def reached(page: ReportPage) -> list[QWidget]:
    """Return what Tab comes to, from the pages once round."""
    page.sheets.setFocus()
    found: list[QWidget] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            return found
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes round")


def test_everything_has_a_name(cin: WorkshopFile, opened: Open) -> None:
    page = opened(cin)
    page.run("export")
    assert nameless(page) == []


def test_a_stage_only_looked_at_is_given_back(
    cin: WorkshopFile, opened: Open, desks: Desks
) -> None:
    opened(cin)
    assert desks.give_back("cin")


def test_tab_reaches_everything_and_is_caught_nowhere(cin: WorkshopFile, opened: Open) -> None:
    page = opened(cin)
    found = reached(page)
    wanted: list[QWidget] = [
        page.sheets,
        page.documents.export,
        page.documents.marking,
        page.documents.protection.field.field,
        *(row.tick for row in page.documents.rows.values() if row.isVisible()),
        *(row.words for row in page.documents.rows.values() if row.isVisible()),
    ]
    for card in page.remarks.cards.values():
        wanted += [one for one in card.findChildren(QAbstractButton) if one.isVisible()]
    assert [one for one in wanted if one not in found] == []


def test_tab_is_not_caught_where_the_export_asks(cin: WorkshopFile, opened: Open) -> None:
    page = opened(cin)
    page.run("export")
    found = reached(page)
    assert page.middle.asking.go_on in found
    assert page.middle.asking.cards[0].form.told in found


def test_it_fits_the_smallest_window_in_every_look(
    alone: None, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    for look, scale in ((Look.DARK, 2.0), (Look.HIGH_CONTRAST, 1.0)):
        app_theme().apply(look, scale)
        page.window().resize(1280, 600)
        QApplication.processEvents()
        assert (page.window().width(), page.window().height()) == (1280, 600)
        assert page.middle.width() >= 500
        page.run("export")
        QApplication.processEvents()
        form = page.middle.asking.cards[0].form
        seen = form.told.visibleRegion().boundingRect().height()
        assert seen >= form.told.height() - 1, "the field with the focus is in sight"
        assert page.middle.asking.go_on.visibleRegion().boundingRect().height() > 20
        page.middle.asking.leave.click()
        QApplication.processEvents()


def test_folded_panels_open_by_keyboard(
    alone: None, qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    app_theme().apply(scale=2.0)
    QApplication.processEvents()
    assert page._left.is_folded
    rails = [one for one in reached(page) if isinstance(one, QAbstractButton)]
    assert {rail.text() for rail in rails} == {
        "Documents and export",
        "Before it leaves this computer",
        "Write here",
        "Parts and own words",
    }
    rail = next(one for one in rails if one.text() == "Documents and export")
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_Return)
    assert page.documents.export.isVisible()
    inside = QApplication.focusWidget()
    assert inside is not None
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert not page.documents.export.isVisible()


def test_a_password_shown_is_hidden_again_when_the_stage_is_left(
    cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    field = page.documents.protection.field
    field.field.setText("a lamp under the stairs")
    field._show.click()
    assert field.field.echoMode() is field.field.EchoMode.Normal
    page.hide()
    assert field.field.echoMode() is field.field.EchoMode.Password


def test_how_it_was_drawn_is_offered_only_where_something_was(
    cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    row = page.documents.rows["sample"]
    assert not row.isVisible()
    assert "sample" not in page.documents.ticked
    bring_in(cin)
    draw(cin)
    page = opened(cin)
    row = page.documents.rows["sample"]
    assert row.isVisible()
    assert "sample" in page.documents.ticked
