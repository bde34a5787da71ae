"""A large audit is counted on another thread: the same numbers, and never old ones meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.counting.answers_read import AnswersRead, returns_counted
from core.counting.before_after import before_after, before_after_by_case, compared_item
from core.counting.narrowing import AGENCY, EVERYTHING, AnsweredSo, Narrowing, Within
from core.model.case import AnswerGiven, Return
from core.model.changed import Changed
from core.model.progress import Progress
from core.queries import cuts
from core.queries.cuts import packed_answers_about
from core.queries.returns import answers_to, counts, values_by_item
from core.room import ChartScene
from core.store.file import WorkshopFile
from tests.themes.conftest import Open
from tests.themes.looking import choose, counting, rows
from ui.audit.session import WorkshopSession
from ui.program.jobs import wait_for_all
from ui.themes import background_count
from ui.themes import charts as charts_module
from ui.themes import counts as counts_module
from ui.themes.background_count import AnswersKept
from ui.themes.chart_card import ChartCard
from ui.themes.charted import charted, on_wall
from ui.themes.charts import ChartsView
from ui.themes.evidence import left_unasked
from ui.themes.page import ThemesPage
from ui.themes.read_then_count import ReadThenCount

WAITS = "Being counted…"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any audit is a large one."""
    monkeypatch.setattr(background_count, "ENOUGH", 0)


@pytest.fixture
def on_windows_thread(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each count, of the charts and of the table, was on the window's thread."""
    found: list[bool] = []
    for module, name in ((charts_module, "charted"), (counts_module, "table_lines")):
        whole = getattr(module, name)

        def noted(*given: Any, _whole: Any = whole, **named: Any) -> object:
            found.append(current_thread() is main_thread())
            return _whole(*given, **named)

        monkeypatch.setattr(module, name, noted)
    return found


def everything(session: WorkshopSession) -> AnswersRead:
    """Return all that was answered."""
    return AnswersKept(session).read_now()


def narrowings(session: WorkshopSession) -> list[Narrowing]:
    """Return nothing that narrows, an answer, and an agency."""
    tool = session.now.tool
    item = next(one for one in tool.items if tool.kind_of_item(one).one_of_some)
    answered = AnsweredSo(item.id, (tool.answers_of(item.answer_set_id)[0].id,))
    within = Within(AGENCY, str(session.now.agencies[0].id))
    return [EVERYTHING, Narrowing((answered,)), Narrowing((), (within,))]


@pytest.mark.parametrize("key", ["cin", "kinds", "asked"])
def test_it_counts_what_the_file_counts(open_themes: Open, key: str) -> None:
    session = open_themes(key).context.session
    now, read = session.now, everything(session)
    for agency in (None, now.agencies[-1].id):
        for only in narrowings(session):
            found = returns_counted(now, read, agency, only)
            kept = replace(now, usable=found.kept.usable)
            returns = None
            if only:
                held = [one for one in now.returns if (one.case_id, one.agency_id) in kept.usable]
                returns = [one.id for one in held]
            in_file = partial(counts, agency_id=agency, returns=returns)
            assert found.counts == session.read(in_file)
            given = partial(values_by_item, agency_id=agency, returns=returns)
            assert found.values == session.read(given)
            assert found.apart == left_unasked(session, agency, kept.usable)


@pytest.mark.parametrize("key", ["cin", "asked"])
def test_the_room_is_set_beside_what_the_file_says_of_each_case(
    open_themes: Open, key: str
) -> None:
    session = open_themes(key).context.session
    now, apart = session.now, left_unasked(session)
    said = everything(session).answered_by_case(now, apart)
    for point in now.tool.points:
        item = compared_item(now.tool, point)
        if item is not None:
            answers = session.read(partial(answers_to, items=[item.id]))
            one = before_after(now, point, answers, apart)
            assert before_after_by_case(now, point, said.get(item.id, {})) == one


def test_numbers_too_high_to_be_put_into_one_are_read_all_the_same(
    open_themes: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_themes("cin").context.session
    cases, items = [one.id for one in session.now.cases], [one.id for one in session.now.tool.items]
    there = AnswersRead(session.read(lambda file: packed_answers_about(file, cases))).rows(items)
    monkeypatch.setattr(cuts, "_HIGHEST", 0)
    again = AnswersRead(session.read(lambda file: packed_answers_about(file, cases))).rows(items)
    assert sorted(map(repr, again)) == sorted(map(repr, there))
    assert len(there) == len(session.read(lambda file: answers_to(file, items)))


def charts(page: ThemesPage) -> ChartsView:
    """Return the charts, in front."""
    page.show_view("charts")
    assert isinstance(page.view, ChartsView)
    return page.view


def caption(view: ChartsView) -> str:
    """Return what stands over the first chart."""
    return view.cards["answers"].caption.text()


@pytest.mark.usefixtures("large")
def test_no_chart_is_counted_on_the_windows_thread(
    open_themes: Open, qtbot: QtBot, on_windows_thread: list[bool]
) -> None:
    page = open_themes("cin")
    view = charts(page)
    qtbot.waitUntil(lambda: not view._counting.running)
    choose(page.by_agency, "Children's Social Care")
    for card in view.cards.values():
        assert (card.caption.text(), card.chart, card.canvas.stops) == (WAITS, None, ())
        assert not card.save.isVisible()
    qtbot.waitUntil(lambda: caption(view) != WAITS)
    assert caption(view) == "7 usable returns · where applicable · Social care only"
    assert on_windows_thread == [False, False]


@pytest.mark.usefixtures("large")
def test_what_is_counted_too_late_is_thrown_away(
    open_themes: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_themes("cin")
    view, shown = charts(page), list[str]()
    qtbot.waitUntil(lambda: not view._counting.running)
    whole, counted, gone_on = ChartCard.show_chart, charted, Event()

    def held(*given: Any, **named: Any) -> object:
        gone_on.wait()
        return counted(*given, **named)

    def noted(card: ChartCard, chart: Any) -> None:
        shown.append(chart.caption)
        whole(card, chart)

    monkeypatch.setattr(ChartCard, "show_chart", noted)
    monkeypatch.setattr(charts_module, "charted", held)
    choose(page.by_agency, "Children's Social Care")
    qtbot.waitUntil(lambda: view._counting._job is not None)
    choose(page.by_agency, "All agencies")
    gone_on.set()
    qtbot.waitUntil(lambda: bool(shown))
    assert not any("Social care only" in one for one in shown)
    assert caption(view).startswith("24 usable returns")


@pytest.mark.usefixtures("large")
def test_nothing_is_counted_that_nobody_sees_and_it_goes_on_in_sight(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view = charts(page)
    qtbot.waitUntil(lambda: not view._counting.running)
    choose(page.by_agency, "Children's Social Care")
    page.show_view("heard")
    assert not view._counting.running
    page.show_view("charts")
    assert caption(view) == WAITS
    qtbot.waitUntil(lambda: caption(view).endswith("Social care only"))


def take_an_answer(file: WorkshopFile) -> Changed | None:
    """Take one agency's answer to the first line away."""
    with file.act("take an answer away") as act:
        file.remove(file.all(AnswerGiven, "item_id = (SELECT id FROM items WHERE key = '1a')")[0])
    return act.news


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("is_read", [True, False])
def test_an_answer_that_changes_before_or_while_they_are_read_is_counted(
    open_themes: Open, qtbot: QtBot, is_read: bool
) -> None:
    page = open_themes("cin")
    view, session = charts(page), page.context.session
    view._counting._on_turn()
    if is_read:
        qtbot.waitUntil(lambda: not view._counting.running)
    session.do(take_an_answer)
    qtbot.waitUntil(lambda: not view._counting.running)
    said = [one.spoken for one in view.cards["answers"].canvas.stops]
    page.show_view("counts")
    blank = rows(page, qtbot)["1a"].line
    assert blank is not None
    assert blank.counted is not None
    assert blank.counted.blank == 1
    assert any(one.startswith("1a") and "1 no answer" in one for one in said), said


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("key", ["cin", "asked", "kinds"])
def test_the_table_is_counted_off_the_windows_thread_where_it_takes_more(
    open_themes: Open,
    qtbot: QtBot,
    on_windows_thread: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    page = open_themes(key)
    view, session = counting(page), page.context.session
    only = narrowings(session)[1]
    page._narrow_to(only)
    assert not view.table.isVisible()
    assert view.missing.text() == WAITS
    qtbot.waitUntil(lambda: not view._counting.running and view.table.is_whole)
    late = [row.line for row in view.table.lines]
    assert view.table.isVisible()
    assert on_windows_thread
    assert not any(on_windows_thread)
    monkeypatch.setattr(background_count, "ENOUGH", 10_000)
    view.refresh(view.filters)
    qtbot.waitUntil(lambda: view.table.is_whole)
    assert [row.line for row in view.table.lines] == late


def test_a_mistake_in_reading_is_met_once(open_themes: Open) -> None:
    reading = ReadThenCount(open_themes("cin").context.session)

    def breaks() -> Iterator[None]:
        yield
        raise ZeroDivisionError

    reading.start(breaks, lambda: None)
    reading._on_turn()
    with pytest.raises(ZeroDivisionError):
        reading._on_turn()
    assert not reading.running


def test_a_count_that_was_let_go_and_breaks_takes_no_other_with_it(
    open_themes: Open, qtbot: QtBot
) -> None:
    reading = ReadThenCount(open_themes("cin").context.session)
    gone_on, over = Event(), Event()

    def breaks(_progress: Progress) -> object:
        gone_on.wait()
        raise ZeroDivisionError

    def counts_on(_progress: Progress) -> object:
        return over.wait()

    for work in (breaks, counts_on):
        reading.start(lambda: iter(()), partial(lambda count: count, work))
        reading._on_turn()
    with qtbot.captureExceptions() as broke:
        gone_on.set()
        qtbot.waitUntil(lambda: bool(broke))
    is_running = reading.running
    over.set()
    assert wait_for_all()
    assert is_running


def take_a_return(file: WorkshopFile) -> Changed | None:
    """Take an agency's return away, with all that was answered in it."""
    with file.act("take a return away") as act:
        file.remove(file.all(Return)[0])
    return act.news


@pytest.mark.usefixtures("large")
def test_a_chart_comes_on_the_wall_as_it_is_by_then_and_not_once_it_is_left(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    view, session = charts(page), page.context.session
    view._on_show_requested("answers")
    session.do(take_a_return)
    qtbot.waitUntil(lambda: isinstance(page.context.room.scene, ChartScene))
    now, filters = session.now, view.filters
    assert page.context.room.scene in on_wall(now, filters, "answers", everything(session))
    view._on_show_requested("matrix")
    page.show_view("heard")
    assert not view._to_wall.running
