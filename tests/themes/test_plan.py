"""The action plan as it is kept up: begun, dated, moved, noted, closed, and read three ways."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import plan
from core.acts.findings import give_numbers_out
from core.counting.live_number import Counted, LiveNumber
from core.model.ids import ActionId
from core.model.plan import ActionOwner, ActionStatus, EntryKind
from core.queries.search import Hit, HitKind
from core.wording.drafts import drafts_words
from tests.themes.conftest import OpenPlaces
from tests.themes.test_findings import press, write
from ui.theme import Look, app_theme
from ui.themes.places import ThemePlaces
from ui.themes.plan.page import PlanPage
from ui.themes.plan.rows import PlanStep


@pytest.fixture
def places(open_places: OpenPlaces) -> ThemePlaces:
    """The places of Themes over the children in need audit, at Actions."""
    opened = open_places("cin")
    opened.show_place("actions")
    return opened


def page_of(places: ThemePlaces) -> PlanPage:
    """Return the place of actions."""
    page = places.place("actions")
    assert isinstance(page, PlanPage)
    return page


def begin(places: ThemePlaces) -> PlanPage:
    """Begin a recommendation with one action under it, both with words."""
    page = page_of(places)
    places.run("new_recommendation")
    page.panel.recommendation.words.fields["text"].setPlainText("Share the plan")
    places.run("new_action")
    page.panel.action.words.fields["text"].setPlainText("Send the record")
    page.leave()
    return page


def small(page: PlanPage) -> list[str]:
    """Return what stands below each line of the plan, and how it stands at the right."""
    lines = [line for line in page.list.lines.lines if not line.heading]
    parts = ((*line.small.split("\n"), line.tag) for line in lines)
    return [" · ".join(one for one in said if one) for said in parts]


def test_an_empty_plan_says_where_to_start(places: ThemePlaces) -> None:
    page = page_of(places)
    assert page.list.nothing.what.text() == "No recommendation yet."
    assert (page.list.total.text(), page.list.summary.text()) == ("0 actions", "0 recommendations")


def test_a_plan_opened_again_stands_on_its_first_step(places: ThemePlaces, qtbot: QtBot) -> None:
    begin(places)
    again = PlanPage(places.context)
    qtbot.addWidget(again)
    again.resize(1440, 816)
    again.show()
    again.arrive()
    first = places.context.session.now.recommendations[0]
    assert again.step == PlanStep(first.id)
    assert again.panel.recommendation.isVisible()


def test_a_recommendation_begins_from_the_finding_one_stands_on(open_places: OpenPlaces) -> None:
    places = open_places("cin")
    places.show_place("findings")
    asked = places.context.session.now.tool.questions[1].id
    places.findings.use.use_number(LiveNumber(Counted.RETURNS, asked))
    write(places.findings, "Supervision is not on file.")
    places.run("new_recommendation")
    assert places.front == "actions"
    page, now = page_of(places), places.context.session.now
    finding = now.findings[0]
    assert now.recommendations[0].theme_id == finding.theme_id
    assert [one.finding_id for one in now.recommendation_findings] == [finding.id]
    page._on_nested()
    page.open_step(PlanStep(now.recommendations[0].id))
    other = next(one for one in now.tool.themes if one.id != finding.theme_id)
    page.panel.recommendation.under.chosen.emit(other.id)
    moved = places.context.session.now.recommendations
    assert [one.theme_id for one in moved] == [other.id, other.id]
    assert page.list.lines.lines[0].title == other.title


def test_escape_in_a_field_goes_back_to_the_plan_and_keeps_what_was_typed(
    places: ThemePlaces,
) -> None:
    page = begin(places)
    page.window().resize(1270, 700)
    assert page.side.is_folded
    places.run("new_action")
    field = page.panel.action.words.fields["text"]
    field.setPlainText("Ring the school")
    before = page.side.is_revealed
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (before, page.side.is_revealed) == (True, False)
    assert page.list.lines.hasFocus()
    assert places.context.session.now.actions[-1].text == "Ring the school"


def test_what_was_no_date_is_forgotten_when_a_date_waits_for_its_reason(
    places: ThemePlaces,
) -> None:
    panel = begin(places).panel.action
    for typed in ("31 July 2014", "next week"):
        panel.date.due.setPlainText(typed)
        panel.date.due.flush()
    assert panel.date.moved.text().startswith("“next week” is not a date.")
    panel.date.due.setPlainText("30 September 2014")
    panel.date.due.flush()
    assert panel.reason.isVisible()
    assert panel.date.moved.text() == "It is not moved before you say why."


def test_an_action_is_owned_dated_moved_and_closed_with_evidence(places: ThemePlaces) -> None:
    page, session = begin(places), places.context.session
    panel = page.panel.action
    police = next(one for one in session.now.agencies if "olice" in one.name)
    panel.owners.role.setText("inspector")
    offered = panel.owners.add.menu().actions()
    assert offered[0].text() == "All agencies"
    next(one for one in offered if one.text() == police.name).trigger()
    assert panel.owners.add.text() == "Add an owner"
    panel.owners.role.setText("business manager")
    QTest.keyClick(panel.owners.role, Qt.Key.Key_Return)
    panel.date.due.setPlainText("31 July 2014")
    panel.date.due.flush()
    assert session.now.actions[0].due == "2014-07-31"
    panel.date.due.setPlainText("30 September 2014")
    panel.date.due.flush()
    assert panel.reason.isVisible()
    panel.reason.setText("Health asked for a month")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert session.now.actions[0].due == "2014-09-30"
    assert panel.date.moved.text() == "moved once, from 31 July 2014"
    panel.progress.field.setPlainText("Five templates collected")
    places.run("agree")
    assert panel.progress.field.toPlainText() == ""
    assert session.now.actions[0].status is ActionStatus.UNDER_WAY
    panel.closing.done.setPlainText("One template")
    assert panel.closing.missing.text() == "Closing it also needs what shows that it worked."
    press(panel, "Close with evidence")
    assert session.now.actions[0].is_open
    panel.closing.shows.setPlainText("22 of 24 when audited again")
    press(panel, "Close with evidence")
    kinds = [one.kind for one in session.now.action_entries]
    assert kinds == [EntryKind.MOVED, EntryKind.NOTE, EntryKind.CLOSED]
    owners = session.now.owners_of_action(session.now.actions[0].id)
    assert {one.role for one in owners} == {"inspector", "business manager"}
    assert small(page)[-1].endswith("30 September 2014 · Closed")


def test_the_plan_is_read_by_theme_owner_and_date(places: ThemePlaces) -> None:
    page, session = begin(places), places.context.session
    action = session.now.actions[0]
    everyone = ActionOwner(ActionId(0), everyone=True)
    session.do(lambda file: plan.own_action(file, action, [everyone]))
    session.do(lambda file: plan.move_date(file, session.now.actions[0], "2014-01-31", ""))
    assert small(page) == ["", "All agencies · 31 January 2014 · 68 days over"]
    assert [line.title for line in page.due.lines] == ["Overdue", "1 Send the record"]
    for way, first in (("owner", "All agencies"), ("date", "Overdue")):
        page.show_again(way)
        assert page.list.lines.lines[0].title == first


def test_steps_change_places_by_keys_and_by_drawing(places: ThemePlaces) -> None:
    page, session, lines = begin(places), places.context.session, page_of(places).list.lines
    page.show_again("theme")
    places.run("new_action")
    page.panel.action.words.fields["text"].setPlainText("Ring round")
    page.leave()
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.text for one in session.now.actions] == ["Ring round", "Send the record"]
    assert page.step == PlanStep(action_id=session.now.actions[0].id)
    QApplication.processEvents()
    rows = [at for at, line in enumerate(lines.lines) if line.text]
    first, second = (lines.visualRect(lines.model().index(row, 0)).center() for row in rows)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(lines.viewport(), button, none, first)
    QTest.mouseMove(lines.viewport(), second)
    held = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(second), QPointF(second), button, button, none
    )
    QCoreApplication.sendEvent(lines.viewport(), held)
    QTest.mouseRelease(lines.viewport(), button, none, second)
    assert [one.text for one in session.now.actions] == ["Send the record", "Ring round"]


def test_what_went_out_is_withdrawn_and_not_removed(alone: None, places: ThemePlaces) -> None:
    page, session = begin(places), places.context.session
    session.do(give_numbers_out)
    press(page.panel.action, "Withdraw, because…")
    page.panel.action.reason.setText("The board does it")
    QTest.keyClick(page.panel.action.reason, Qt.Key.Key_Return)
    assert session.now.actions[0].withdrawn == "The board does it"
    assert small(page)[-1] == "Withdrawn, because: The board does it"


def test_what_the_search_found_is_stood_on(alone: None, places: ThemePlaces) -> None:
    page, session = begin(places), places.context.session
    places.show_place("evidence")
    above = session.now.recommendations[0].id
    places.open_found(Hit(HitKind.RECOMMENDATION, above, "", None, None))
    assert (places.front, page.step and page.step.recommendation_id) == ("actions", above)


def test_the_plan_fits_a_small_window_at_twice_the_size(
    alone: None, places: ThemePlaces, qtbot: QtBot, qapp: QApplication
) -> None:
    page = begin(places)
    places.window().resize(1280, 720)
    app_theme().apply(Look.DARK, 2.0)
    qtbot.waitUntil(lambda: page.side.is_folded and page.left.is_folded)
    qapp.processEvents()
    assert places.window().width() == 1280
    assert page.list.head.sizeHint().height() == 0  # each step a card
    places.window().resize(1440, 900)
    qtbot.waitUntil(lambda: places.window().width() == 1440)
    qapp.processEvents()
    assert page.list.head.sizeHint().height() == 0
    assert "\n" in next(one.small for one in page.list.lines.lines if one.indent)


def test_words_not_entered_stay_with_their_action_and_outlive_the_page(
    places: ThemePlaces, qtbot: QtBot
) -> None:
    page = begin(places)
    panel, session = page.panel.action, places.context.session
    first = page.step
    panel.progress.field.setPlainText("Two agencies have begun")
    panel.closing.done.setPlainText("The record is sent")
    page.leave()
    places.run("new_action")
    assert (panel.progress.field.toPlainText(), panel.closing.done.toPlainText()) == ("", "")
    places.run("agree")
    assert not session.now.action_entries  # nothing of the first went to the second
    assert first is not None
    page.open_step(first)
    assert panel.progress.field.toPlainText() == "Two agencies have begun"
    assert panel.closing.done.toPlainText() == "The record is sent"
    assert "words at action 1" in drafts_words(session.now, session.drafts.all())
    again = PlanPage(places.context)
    qtbot.addWidget(again)
    again.open_step(first)
    assert again.panel.action.closing.done.toPlainText() == "The record is sent"
    panel.closing.shows.setPlainText("The dip sample of May")
    press(panel, "Close with evidence")
    places.run("agree")
    assert [one.text for one in session.now.action_entries][-1] == "Two agencies have begun"
    assert session.drafts.all() == []


def test_half_a_date_is_not_taken_and_a_date_not_moved_shows_the_one_that_stands(
    places: ThemePlaces,
) -> None:
    page = begin(places)
    panel, session = page.panel.action, places.context.session
    panel.date.due.setPlainText("30 September 20")
    for timer in panel.date.due.findChildren(QTimer):  # every pause in typing is over
        if timer.isActive():
            QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))
    assert session.now.actions[0].due == ""
    panel.date.due.setPlainText("30 September 2014")
    QTest.keyClick(panel.date.due, Qt.Key.Key_Return)
    assert session.now.actions[0].due == "2014-09-30"
    panel.date.due.setPlainText("31 July 9999")
    QTest.keyClick(panel.date.due, Qt.Key.Key_Return)
    assert panel.date.moved.text() == (
        "“31 July 9999” is too far away. The year is between 1900 and 2199."
    )
    panel.date.due.setPlainText("1 October 2014")
    QTest.keyClick(panel.date.due, Qt.Key.Key_Return)
    assert panel.reason.isVisible()
    QTest.keyClick(panel.reason, Qt.Key.Key_Escape)
    assert panel.date.due.toPlainText() == "30 September 2014"
    assert session.now.actions[0].due == "2014-09-30"
