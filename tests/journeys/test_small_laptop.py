"""A day on a laptop of 1366 x 768 at 150%: what a page is for is in sight under whatever."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from core.acts.prepare import set_audit
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from ui.audit.going_back import GoBackPage
from ui.help.page import HelpPage
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.report.page import ReportPage
from ui.themes.hour.page import ThemeHourPage
from ui.themes.places import ThemePlaces
from ui.widgets.focus_ring import FocusRing
from ui.widgets.side_drawer import SideDrawer

SIZE: Final = (911, 433)
"""What a task bar and a title leave of the screen."""


@pytest.fixture
def low(facilitator: Facilitator, cin: Path) -> Facilitator:
    """The audit open in a window of that size."""
    facilitator.window.resize(*SIZE)
    facilitator.open(cin)
    settle()
    return facilitator


def _seen(widget: QWidget) -> int:
    """Return how much of a widget's height is in sight."""
    return widget.visibleRegion().boundingRect().height()


def _scroll_of(widget: QWidget) -> QScrollArea:
    """Return what a widget scrolls in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert above is not None
    return above


def _prepare(facilitator: Facilitator) -> PreparePage:
    page = facilitator.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    return page


def test_four_rows_of_numbers_and_the_answers_of_a_return_that_is_typed_are_in_sight(
    low: Facilitator,
) -> None:
    low.press("Ctrl+Shift+7")
    page = _prepare(low)
    returns = page.part(PreparationPart.RETURNS)
    assert isinstance(returns, ReturnsPart)
    returns.show_sheet_again("numbers")
    settle()
    table = returns.numbers.table
    row = table.verticalHeader().defaultSectionSize()
    assert table.viewport().visibleRegion().boundingRect().height() >= 3.5 * row
    low.press("Ctrl+Shift+T")
    low.tab_to("We hold no record")
    low.press("Tab")
    first = next(iter(page.typing.answers.values()))
    assert all(_seen(button) == button.height() for button in first.buttons)


def test_the_answers_stay_whole_under_a_message_and_the_big_step_under_a_question(
    low: Facilitator,
) -> None:
    low.press("Ctrl+2", "Alt+2", "Alt+Z")
    assert "Taken back" in low.message
    answers = low.walk.card.answers
    assert _seen(answers) == answers.height()
    case = low.page.session.now.listed_cases[0]
    low.page.context.cursor.go(case.id, None)
    low.press("F5")
    assert low.page.workspace.ask.isVisible(), "one display: where the wall goes is asked"
    settle()
    step = low.walk.end.next
    assert _seen(step) >= step.sizeHint().height()


def test_documents_are_chosen_in_more_than_a_line_of_room(low: Facilitator) -> None:
    low.press("Ctrl+4")
    low.rest()
    report = low.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    report._left.reveal()
    settle()
    rows = [row for row in report.documents.rows.values() if row.isVisible()]
    assert _seen(rows[0]) == rows[0].height()
    assert _seen(report.documents.export) == report.documents.export.height()
    low.tab_to("Export documents as PDF")
    assert _seen(report.documents.formats) > 0, "Tab brings what stands below the list"
    report._left.conceal()
    low.window.resize(1440, 900)
    settle()
    assert _seen(report.documents.formats) == report.documents.formats.height()


def test_the_guide_opens_with_the_heading_whole_at_the_top(low: Facilitator) -> None:
    low.press("Ctrl+2", "F1")
    help_page = low.window.findChild(HelpPage)
    assert help_page is not None
    heading = next(
        label
        for label in help_page.findChildren(QLabel)
        if label.text() == "A case and its questions" and label.isVisible()
    )
    above = _scroll_of(heading).viewport()
    assert 0 <= heading.mapTo(above, heading.rect().topLeft()).y() <= 24


def test_two_rows_of_a_theme_hour_and_what_to_do_with_copies_have_their_room(
    low: Facilitator,
) -> None:
    session = low.page.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, has_theme_hour=True)))
    low.press("Ctrl+Shift+H")
    low.say("What would help most?")
    low.press("Return")
    themes = low.page.workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    hour = themes.place("hour")
    assert isinstance(hour, ThemeHourPage)
    assert _seen(hour.cards) >= 90
    low.window.menus["go_back"].trigger()
    settle()
    page = low.window.findChild(GoBackPage)
    assert page is not None
    assert page.choose.y() == page.second.y(), "beside one another: the moments have their room"


def test_a_passphrase_is_asked_for_and_refused_in_sight(facilitator: Facilitator) -> None:
    path = facilitator.home / "Documents" / "locked.casewalk"
    WorkshopFile.create(path, passphrase="four horses under water").close()
    facilitator.window.resize(*SIZE)
    facilitator.window.open_file(path)
    facilitator.await_(lambda: name_of(focused()) == "Passphrase")
    facilitator.await_(lambda: _seen(focused()) == focused().height())
    facilitator.say("four horses on land")
    facilitator.press("Return")
    unlock = facilitator.window.start.home.unlock
    facilitator.await_(lambda: bool(unlock.fault))
    facilitator.await_(lambda: _seen(unlock._fault) == unlock._fault.height())
    assert _seen(unlock.passphrase.field) == unlock.passphrase.field.height()


def test_the_thread_stands_above_what_is_not_used_yet_and_no_ring_shows_through(
    low: Facilitator,
) -> None:
    themes = low.page.workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    low.page.workspace.go("themes")
    themes.show_place("findings")
    low.press("Alt+T")
    settle()
    thread = themes.findings.thread_panel
    assert thread.lines.geometry().bottom() < thread.unused_title.y()
    assert _seen(thread.lines) >= 64
    themes.show_place("actions")
    low.press("Down", "Return")
    settle()
    drawer = next(one for one in low.window.findChildren(SideDrawer) if one.isVisible())
    ring = low.window.findChild(FocusRing)
    assert ring is not None
    assert ring.isVisible()
    beside = low.window.children()
    assert drawer.isAncestorOf(focused()) or beside.index(ring) < beside.index(drawer)


def test_another_question_begins_with_what_the_agencies_say_and_the_same_one_stays(
    low: Facilitator,
) -> None:
    low.press("Ctrl+2")
    bar = low.walk.middle._scroll.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 40) == (0, True)
    bar.setValue(40)
    session = low.page.context.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, partnership="Another")))
    settle()
    assert bar.value() == 40
    low.press("Ctrl+PgDown")
    assert bar.value() == 0
