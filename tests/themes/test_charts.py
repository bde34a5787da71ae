"""The charts of Themes: walked over like a table, shown as a table, saved as files."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts.earlier import take_earlier
from core.charts.response import response_chart
from core.model.access import AccessKind
from core.model.draft.earlier import EarlierDraft
from core.model.earlier import EarlierAudit, EarlierCount, FigureApart
from core.model.ids import EarlierId
from core.room import ChartLine, ChartScene, MovedScene, SinceScene, TableScene, ThenNowScene
from tests.themes.conftest import Open
from tests.themes.looking import choose
from ui.theme import Look, app_theme
from ui.themes.chart_on_wall import response_on_wall
from ui.themes.charts import ChartsView
from ui.themes.page import ThemesPage


def charts(page: ThemesPage) -> ChartsView:
    """Return the charts, in front."""
    page.show_view("charts")
    assert isinstance(page.view, ChartsView)
    return page.view


def lines_shown(page: ThemesPage) -> Sequence[ChartLine]:
    """Return the bars on the room screen."""
    scene = page.context.room.scene
    assert isinstance(scene, ChartScene)
    return scene.lines


def test_arrows_walk_over_the_bars_and_enter_opens_the_lens(open_themes: Open) -> None:
    page = open_themes("cin")
    view = charts(page)
    assert not page.panel.isVisible()
    assert view.take_focus()
    canvas = view.cards["answers"].canvas
    for _ in range(7):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.accessibleDescription().startswith("2, Overseen in supervision: 14 yes, 7 no")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.evidence.lens.counted.text() == "14 of 21 returns"
    QTest.keyClick(page.evidence.lens.grid, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert QApplication.focusWidget() is canvas


def test_a_chart_stands_under_its_title_and_the_number_walked_to_stays_in_sight(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = charts(page)
    view.take_focus()
    card, window = view.cards["answers"], page.window()
    before = window.size()
    window.resize(1440, 900)
    qtbot.wait(100)  # longer than what has the keyboard may take to be brought back
    assert not card.title.visibleRegion().isEmpty()
    window.resize(1280, 620)
    for _ in range(16):
        QTest.keyClick(card.canvas, Qt.Key.Key_Down)
    assert card.canvas.accessibleDescription().startswith("11, ")
    assert card.canvas.visibleRegion().contains(card.canvas.focus_rect().center())
    window.resize(before)


def test_a_view_without_anything_to_walk_over_leaves_the_keyboard_at_its_own_name(
    open_themes: Open,
) -> None:
    page = open_themes("empty")
    page.run("charts")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.property("text") == "Charts"


def test_one_key_goes_to_the_charts_and_back(open_themes: Open) -> None:
    page = open_themes("cin")
    page.show_view("heard")
    page.run("charts")
    assert page.part_in_view == "charts"
    page.run("charts")
    assert page.part_in_view == "heard"


def test_the_table_takes_the_drawings_place_and_says_the_same(open_themes: Open) -> None:
    card = charts(open_themes("cin")).cards["answers"]
    card.table.click()
    assert not card.canvas.isVisible()
    held = [card.numbers.item(7, at) for at in range(card.numbers.columnCount())]
    texts = [one.text() if one is not None else "" for one in held]
    assert texts[0] == "2 Overseen in supervision"
    assert texts[-2:] == ["Yes 66.7%", "21"]
    card.table.click()
    assert card.canvas.isVisible()


def test_filters_are_named_in_the_caption_and_narrow_what_is_drawn(open_themes: Open) -> None:
    page = open_themes("cin")
    view = charts(page)
    choose(page.by_agency, "Children's Social Care")
    answers = view.cards["answers"].chart
    assert answers is not None
    assert answers.caption == "7 usable returns · where applicable · Social care only"
    choose(page.by_theme, "Records")
    narrowed = view.cards["answers"].chart
    assert narrowed is not None
    assert [row[0].split()[0] for row in narrowed.table.rows] == [
        *(f"1{x}" for x in "abcdefg"),
        "2",
    ]


@pytest.mark.parametrize("name", ["answers.svg", "answers.png"])
def test_a_chart_is_saved_with_its_title_and_base(
    open_themes: Open, tmp_path: Path, name: str
) -> None:
    page = open_themes("cin")
    view = charts(page)
    chart = view.cards["answers"].chart
    assert chart is not None
    view.save(chart, tmp_path / name)
    written = tmp_path / name
    if name.endswith("svg"):
        assert ElementTree.parse(written).getroot()[0].text == "Answers by question"
    else:
        assert QImage(str(written)).width() > 1_000
    assert page.context.session.access.all()[-1].kind is AccessKind.EXPORTED
    assert [one.name for one in tmp_path.iterdir() if "answers" in one.name] == [name]


def test_an_audit_without_returns_says_so_and_shows_what_the_room_agreed(
    open_themes: Open,
) -> None:
    view = charts(open_themes("tier2"))
    assert view.cards["answers"].empty.text() == "No usable return yet: nobody is asked."
    assert not view.cards["answers"].save.isVisible()
    assert view.cards["matrix"].canvas.isVisible()
    assert charts(open_themes("empty")).cards["matrix"].empty.text() == (
        "The room has agreed nothing yet."
    )


def test_charts_stand_in_one_column_where_there_is_no_room(
    alone: None, open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = charts(page)
    left, right = view.cards["answers"], view.cards["response"]
    qtbot.waitUntil(lambda: right.x() > left.x())
    app_theme().apply(Look.DARK, 1.5)
    qtbot.waitUntil(lambda: right.x() == left.x())
    view.look.chosen.emit(True)
    assert left.canvas.grab().toImage().pixelColor(1, 1).lightness() > 250


def test_every_chart_goes_to_the_room_drawn_anew_in_parts_that_can_be_read(
    open_themes: Open,
) -> None:
    page = open_themes("cin")
    view, room = charts(page), page.context.room
    view.cards["answers"].show_it.click()
    scene = room.scene
    assert isinstance(scene, ChartScene)
    assert scene.caption.startswith("1 to 6 of 17 · 24 usable returns")
    QTest.keyClick(room.window, Qt.Key.Key_PageDown)
    assert [line.label.split()[0] for line in lines_shown(page)] == ["1g", *"23456"]
    view.cards["answers"].show_it.click()
    assert [line.label.split()[0] for line in lines_shown(page)] == ["7", "8", "9", "10", "11"]
    view.cards["answers"].show_it.click()
    assert room.scene == scene, "after the last comes the first"
    choose(page.by_theme, "The plan")
    view.cards["answers"].show_it.click()
    assert [line.label.split()[0] for line in lines_shown(page)] == ["7", "8", "10"]
    assert lines_shown(page)[1].counts == "9 of 19"
    kinds = {"before-after": MovedScene, "response": ChartScene, "matrix": TableScene}
    now = page.context.session.now
    secret = {*(one.reference for one in now.cases), *(one.name for one in now.agencies)}
    for key, kind in kinds.items():
        view.cards[key].show_it.click()
        assert isinstance(page.context.room.scene, kind)
        assert not any(name in repr(room.scene) for name in secret), key
    matrix = page.context.room.scene
    assert isinstance(matrix, TableScene)
    assert [line.label.split()[0] for line in matrix.lines] == ["7", "8", "10"]
    assert matrix.heads == ("Team 1, 4 cases", "Team 2, 4 cases")
    assert [scene.title for scene in response_on_wall(now, response_chart(now))] == [
        "Response by agency"
    ]


def test_an_earlier_audit_goes_to_the_room_without_why_it_is_not_compared(
    open_themes: Open,
) -> None:
    page = open_themes("cin")
    view, session = charts(page), page.context.session
    questions = [one.text for one in session.now.tool.questions if one.key in ("7", "8")]
    counts = [
        EarlierCount(EarlierId(0), questions[0], answer, count, 20)
        for answer, count in (("Yes", 9), ("No", 11))
    ]
    why = "asked of one mother only"
    counts.append(
        EarlierCount(
            EarlierId(0), questions[1], "", 0, 0, apart=FigureApart.NOT_COMPARABLE, because=why
        )
    )
    draft = EarlierDraft(EarlierAudit("Repeat plans"), tuple(counts))
    session.do(lambda file: take_earlier(file, draft))
    view.cards["earlier"].show_it.click()
    scene = page.context.room.scene
    assert isinstance(scene, ThenNowScene)
    assert [(one.then, one.now, one.difference) for one in scene.lines] == [
        ((9, 20), (18, 20), "nine returns more"),
        (None, None, "not comparable"),
    ]
    view.cards["since"].show_it.click()
    assert isinstance(page.context.room.scene, SinceScene)
    columns = dict(page.context.room.scene.columns)
    assert columns["Has improved"] == (
        ("7 The right agencies are involved", "45.0%, now 90.0% (18 of 20)"),
    )
