"""The lens: a number that is pointed at or has the focus says everything behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.themes.conftest import Open
from tests.themes.looking import bar_says, choose, counting, pathways, rows
from ui.themes.evidence import EvidenceTarget
from ui.themes.lens import LensPanel
from ui.themes.page import ThemesPage


def lens_of(page: ThemesPage, widget: QWidget | None, qtbot: QtBot) -> LensPanel:
    """Put the focus on a number and wait for the lens."""
    assert widget is not None
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(
        lambda: page.evidence.shows_lens and not page.number_evidence.resting.isActive()
    )
    return page.evidence.lens


@pytest.fixture
def page(open_themes: Open) -> ThemesPage:
    return open_themes("cin")


def test_the_focus_on_a_number_fills_the_panel_with_all_that_is_behind_it(
    page: ThemesPage, qtbot: QtBot
) -> None:
    lens = lens_of(page, rows(page, qtbot)["2"].returns.share, qtbot)
    assert lens.strong.text() == "66.7%"
    assert lens.counted.text() == "14 of 21 returns"
    assert lens.left_out.text() == "Left out: 2 not applicable, 1 with no answer."
    assert lens.firm.text().endswith("from under half to over four in five.")
    assert lens.rests.text().endswith("Without social care's seven: 78.6% (11 of 14).")
    assert [tag.text() for tag in lens.tags if tag.isVisible()] == ["B split → yes", "C split → no"]
    assert len(lens.grid.letters) == len(page.context.session.now.usable)
    lens.copy.click()
    assert QGuiApplication.clipboard().text() == "66.7% (14 of 21 returns where applicable)"


def test_the_pointer_has_to_rest_on_a_number(page: ThemesPage, qtbot: QtBot) -> None:
    first = lens_of(page, rows(page, qtbot)["2"].returns.share, qtbot)
    share = rows(page, qtbot)["9"].returns.share
    assert share is not None
    share.pointed.emit()
    assert page.number_evidence.resting.isActive()
    assert page.number_evidence.resting.interval() == 300
    assert first.title.text().endswith("question 2")
    page.number_evidence.resting.timeout.emit()
    assert first.title.text().endswith("question 9")


def test_enter_on_a_letter_opens_that_return(page: ThemesPage, qtbot: QtBot) -> None:
    lens = lens_of(page, rows(page, qtbot)["2"].returns.share, qtbot)
    went: list[EvidenceTarget] = []
    lens.visit_requested.connect(went.append)
    lens.take_focus()
    QTest.keyClick(lens.grid, Qt.Key.Key_Right)
    QTest.keyClick(lens.grid, Qt.Key.Key_Return)
    now = page.context.session.now
    assert now.case[went[0].case_id].reference == "Child B"
    assert now.tool.key_at(went[0].point) == "2"
    assert "Child B, Social care: yes." in lens.grid.accessibleDescription()


def test_escape_goes_back_to_the_number_and_enter_lists_what_was_written(
    page: ThemesPage, qtbot: QtBot
) -> None:
    share = rows(page, qtbot)["2"].returns.share
    assert share is not None
    lens = lens_of(page, share, qtbot)
    share.click()
    assert len(page.evidence.lines.lines) == 14
    page.evidence.number.click()
    assert page.evidence.shows_lens
    QTest.keyClick(lens.grid, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is share


def test_an_agency_and_a_base_narrow_the_number_and_are_named(
    page: ThemesPage, qtbot: QtBot
) -> None:
    choose(page.by_agency, "Children's Social Care")
    lens = lens_of(page, rows(page, qtbot)["2"].returns.share, qtbot)
    assert lens.strong.text() == "42.9%"
    assert "Counted Social care only." in lens.unit.text()


def test_a_cell_of_the_matrix_has_its_lens(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("tier2")
    matrix = pathways(page).matrix
    matrix.setCurrentIndex(matrix.grid.index(0, 1))
    lens = lens_of(page, matrix, qtbot)
    assert lens.counted.text() == "8 of 9 cases"
    assert "Counted Partnership triage only." in lens.unit.text()
    assert "8, Enter names them." not in [one.spoken for one in lens.grid.letters]


def test_what_is_agreed_meanwhile_is_seen_in_the_lens(page: ThemesPage, qtbot: QtBot) -> None:
    lens = lens_of(page, rows(page, qtbot)["2"].room.share, qtbot)
    before = lens.counted.text()
    page.evidence.show_evidence(None)
    page.number_evidence.look_again()
    assert lens.counted.text() == before
    assert lens.firm.text().startswith("Too few to say")
    assert not lens.interval.isVisible()


def test_go_to_these_counts_those_returns_only_and_every_caption_says_so(
    page: ThemesPage, qtbot: QtBot
) -> None:
    lens = lens_of(page, rows(page, qtbot)["1f"].returns.share, qtbot)
    lens.go_to.click()
    assert page.only.text() == "Only where 1f is yes"
    view = counting(page)
    assert "14 usable returns, only where 1f is yes" in view.table.head.accessibleName()
    shown = rows(page, qtbot)
    for key in ("1f", "2", "8", "11"):
        share, bar = shown[key].returns.share, shown[key].returns.bar
        assert share is not None
        assert share.accessibleName().endswith(", only where 1f is yes")
        assert bar is not None
        for part in bar._parts:
            bar.picked.emit(part.value)
            assert len(page.evidence.lines.lines) == part.count
    assert sum(bar_says(shown["8"].returns.bar).values()) == 14
    found = lens_of(page, shown["8"].returns.share, qtbot)
    assert "Counted only where 1f is yes; 10 returns left out." in found.unit.text()
    found.copy.click()
    assert QGuiApplication.clipboard().text().endswith(", only where 1f is yes")
    page.only.click()
    assert not page.only.isVisible()
    assert sum(bar_says(rows(page, qtbot)["8"].returns.bar).values()) == 24
