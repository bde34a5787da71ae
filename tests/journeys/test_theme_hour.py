"""A theme hour by keys: written, heard in turn, grouped, ranked, taken on, seen by the room."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from core.acts.prepare import set_audit
from core.model.finding import Finding
from core.model.theme_hour import HourCard, HourGroup, HourStage, HourVote
from core.model.tool import Theme
from tests.journeys.facilitator import Facilitator, focused, name_of
from ui.themes.hour.page import ThemeHourPage
from ui.themes.places import ThemePlaces


def _begin(facilitator: Facilitator) -> ThemeHourPage:
    facilitator.press("Ctrl+Shift+H")
    assert "There is no theme hour in this audit" in facilitator.message
    session = facilitator.page.context.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, has_theme_hour=True)))
    facilitator.press("Ctrl+Shift+H")
    facilitator.say("What should change first?")
    facilitator.press("Return")
    themes = facilitator.page.workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    page = themes.place("hour")
    assert isinstance(page, ThemeHourPage)
    return page


def test_an_hour_goes_from_cards_to_themes_and_findings_by_keys_alone(
    at_work: Facilitator,
) -> None:
    page = _begin(at_work)
    at_work.press("F5")
    at_work.press_button("Show it in a window anyway")
    at_work.keep_keyboard()
    assert "What should change first? Silent writing. 0 cards" in at_work.wall
    page.field.setFocus()
    at_work.say("One chronology for all")
    at_work.press("Return")
    QGuiApplication.clipboard().setText("Two pages at the start\nMinutes within a week\nAlone")
    at_work.press("Ctrl+V", "Return")
    assert "4 cards" in at_work.wall
    assert "One chronology" not in at_work.wall, "what is written in silence is not shown"

    at_work.press("Ctrl+Return")
    assert name_of(focused()) == "Cards"
    at_work.press("Home", "PgDown")
    assert "Two pages at the start" in at_work.wall, "a clicker goes card by card"
    at_work.press("Ctrl+Return", "Home", "Insert")
    at_work.say("The plan as one story")
    at_work.press("Return")
    at_work.press("1", "Insert")
    at_work.say("Minutes")
    at_work.press("Return")
    at_work.press("Insert")
    at_work.say("minutes ")
    at_work.press("Return", "Insert")
    assert len(page.groups.lines) == 2, "one of the same title is no new group"
    at_work.say("3")
    at_work.press("Return")
    assert "There is no group 3" in at_work.message
    at_work.press("Esc", "Alt+Z")
    assert "1 card stands alone, kept" in at_work.wall
    assert "The plan as one story: 2 cards" in at_work.wall

    at_work.press("Ctrl+Return")
    for order in ("1 2", "21", "1"):
        at_work.say(order)
        at_work.press("Return")
    at_work.say("1 7")
    at_work.press("Return")
    assert "There is no group 7" in at_work.message
    at_work.press("Escape", "End", "Delete", "Alt+Z")
    assert "14 points" not in at_work.wall, "not before all are in"
    at_work.press_button("All points are in")
    assert focused() is page.groups, "not on what removes the hour"
    assert "Ranked" in at_work.wall
    assert "1. The plan as one story: 14 points" in at_work.wall
    page.field.setFocus()
    at_work.say("2")
    at_work.press("PgDown", "B")
    assert (page.groups.currentIndex().row(), page.field.toPlainText()) == (1, "2")
    assert at_work.page.room.is_blank, "a clicker goes on beside half-typed points, and blanks"
    at_work.press("B", "PgUp", "Escape")
    assert page.groups.currentIndex().row() == 0
    page.groups.setFocus()
    at_work.press("1", "Space", "Ctrl+Return")
    with at_work.in_file() as file:
        assert [one.text for one in file.all(Finding)][-1] == "The plan as one story"
        assert [one.title for one in file.all(Theme)][-1] == "The plan as one story"
        assert [bool(one.taken_at) for one in file.all(HourGroup)] == [True, False]
        assert len(file.all(HourVote)) == 5
    at_work.press("Alt+Z")
    with at_work.in_file() as file:
        assert not any(one.taken_at for one in file.all(HourGroup))


def test_a_card_with_a_name_stays_off_the_wall_and_half_a_card_outlasts_the_window(
    at_work: Facilitator,
) -> None:
    page = _begin(at_work)
    at_work.say("Nothing yet")
    at_work.press("Return", "Ctrl+Return", "F5")
    at_work.press_button("Show it in a window anyway")
    at_work.keep_keyboard()
    page.field.setFocus()
    at_work.say("Call Dr Hollis on 07700 900123")
    at_work.press("Return")
    page.cards.setFocus()
    at_work.press("End")
    assert "07700" not in at_work.wall
    assert "The room screen stays as it is" in at_work.message
    page.field.setFocus()
    at_work.say("Half a ca")
    at_work.pause()
    path = at_work.page.path
    at_work.press("Ctrl+F")
    at_work.say("Hollis")
    at_work.press("Down", "Return")
    assert name_of(focused()) == "Cards"
    at_work.page.flush()
    at_work.page.shut()
    at_work.window.audit = None
    at_work.open(path)
    assert "words in the theme hour" in at_work.message
    assert name_of(focused()) == "Cards", "the hour is in front again"
    at_work.press("Ctrl+3")
    at_work.page.session.drafts.write()
    assert at_work.page.session.drafts.place().stage == "themes/findings/1"
    at_work.press("Ctrl+Shift+H")
    assert at_work.sees("Half a ca")
    with at_work.in_file() as file:
        assert len(file.all(HourCard)) == 2


def test_what_is_typed_is_kept_before_the_step_and_a_card_stays_where_it_was_put(
    at_work: Facilitator,
) -> None:
    page = _begin(at_work)
    session = at_work.page.context.session
    at_work.say("Typed, not entered")
    at_work.press("Ctrl+Return")
    assert [one.text for one in session.now.hour_cards] == ["Typed, not entered"]
    assert not page.field.toPlainText()
    at_work.press("Ctrl+Return", "Home", "Insert")
    at_work.say("A group")
    at_work.press("Return", "Home", "Return")
    assert page.field.toPlainText() == "Typed, not entered"
    page.cards.setFocus()
    at_work.press("0")
    page.field.setFocus()
    at_work.say(" twice")
    at_work.press("Return")
    (card,) = session.now.hour_cards
    assert (card.text, card.group_id) == ("Typed, not entered twice", None)
    page.cards.setFocus()
    at_work.press("Home", "Return")
    page.cards.setFocus()
    at_work.press("Delete")
    page.field.setFocus()
    at_work.say("!")
    at_work.press("Return")
    assert "This card was removed meanwhile" in at_work.message
    assert page.field.toPlainText().endswith("!")
    assert not session.now.hour_cards
    at_work.press("Escape")
    page.groups.setFocus()
    at_work.press("Home", "Return")
    page.groups.setFocus()
    at_work.press("Delete")
    page.field.setFocus()
    at_work.say("!")
    at_work.press("Return")
    assert "This group was taken apart meanwhile" in at_work.message
    at_work.press("Escape")

    first = page.hour
    page.another.click()
    at_work.say("Another question")
    at_work.press("Ctrl+Return")
    assert page.hour is not None
    assert page.hour.question == "Another question"
    assert page.hour.stage is HourStage.WRITING
    assert first in session.now.theme_hours, "the first one is where it was"


def test_one_enter_too_many_loses_no_card_and_no_voice(at_work: Facilitator) -> None:
    page = _begin(at_work)
    session = at_work.page.context.session
    for card in ("One", "", "  ", "Two"):
        at_work.say(card)
        at_work.press("Return")
    assert [one.text for one in session.now.hour_cards] == ["One", "Two"]
    at_work.press("Ctrl+Return", "Ctrl+Return", "Home", "Insert", "Return")
    assert focused() is page.cards, "a group that is not begun is given up"
    at_work.press("Insert")
    at_work.say("A group")
    at_work.press("Return", "Ctrl+Return")
    for order in ("1", "", "1"):
        at_work.say(order)
        at_work.press("Return")
    with at_work.in_file() as file:
        assert len({one.voice for one in file.all(HourVote)}) == 2
    at_work.press("Escape")
    assert focused() is page.cards
