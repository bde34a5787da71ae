"""Tables typed into from paper: what is refused holds the cursor, and is said in its place."""

from pathlib import Path

from core.model.agenda import AgendaEntry
from core.model.audit import Audit
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from ui.prepare.day_part import DayPart
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart


def test_a_time_refused_in_the_agenda_stays_open_and_nothing_drifts(
    facilitator: Facilitator, home: Path
) -> None:
    path = home / "Documents" / "empty.casewalk"
    with WorkshopFile.create(path) as file, file.act("begin"):
        file.put(Audit("An empty audit"))
    facilitator.open(path)
    facilitator.press("Ctrl+Shift+8")
    facilitator.say("9:75")
    facilitator.press("Tab")
    assert "9:75" in facilitator.message
    facilitator.press("Tab", "Return")
    assert (name_of(focused()), focused().property("text")) == ("Starts", "9:75")

    facilitator.write("09:30")
    facilitator.press("Tab")
    facilitator.say("x")
    facilitator.press("Tab")
    assert (name_of(focused()), focused().property("text")) == ("Minutes", "x")
    facilitator.write("15")
    facilitator.press("Tab")
    facilitator.say("Welcome")
    facilitator.press("Return")
    for words, key in (("9:45", "Tab"), ("60", "Tab"), ("Children", "Return")):
        facilitator.say(words)
        facilitator.press(key)

    with facilitator.in_file() as file:
        entries = [(one.starts, one.minutes, one.title) for one in file.all(AgendaEntry)]
    assert entries == [("09:30", 15, "Welcome"), ("09:45", 60, "Children")]


def test_what_is_typed_on_after_a_refusal_replaces_it_until_something_fits(
    facilitator: Facilitator, home: Path
) -> None:
    path = home / "Documents" / "empty.casewalk"
    with WorkshopFile.create(path) as file, file.act("begin"):
        file.put(Audit("An empty audit"))
    facilitator.open(path)
    facilitator.press("Ctrl+Shift+8")
    rows = ("9:75 x Welcome", "09:30 15 Welcome", "9:40 60 Children")
    for row in rows:
        for words, key in zip(row.split(), ("Tab", "Tab", "Return"), strict=True):
            facilitator.say(words)
            facilitator.press(key)
    with facilitator.in_file() as file:
        entries = [(one.starts, one.minutes, one.title) for one in file.all(AgendaEntry)]
    assert entries == [("09:30", 15, "Welcome"), ("09:40", 60, "Children")]


def test_a_slip_of_the_focus_brings_nothing_back_on_the_room_screen(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("F5")
    facilitator.press_button("Show it in a window anyway")
    facilitator.keep_keyboard()
    facilitator.press("F6", "Ctrl+Shift+8")
    for _ in range(60):
        facilitator.press("Tab")
        assert name_of(focused()) not in ("Room screen", "Bring back", "Blank", "Search")
    assert facilitator.scene == "BlankScene"


def test_a_refusal_goes_with_the_list_and_with_the_sheet_it_was_about(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+1")
    part = prepare_page(facilitator).part(PreparationPart.RETURNS)
    assert isinstance(part, ReturnsPart)
    prepare_page(facilitator).show_part(PreparationPart.RETURNS)

    def refused_in_list() -> None:
        part.show_list()
        assert facilitator.message == ""
        part.sheet.model.setData(part.sheet.model.index(0, 2), "half past")
        settle()
        assert "half past" in facilitator.message

    refused_in_list()
    part.which.chosen.emit("table")
    assert facilitator.message == ""
    refused_in_list()
    now = facilitator.page.context.session.now
    prepare_page(facilitator).type_in((now.cases[0].id, now.agencies[0].id))
    assert facilitator.message == ""
    facilitator.page.context.give_notice("37 requests brought in.")
    settle()
    prepare_page(facilitator).bring_in([facilitator.home / "nothing.csv"])
    assert "37" not in facilitator.message
    facilitator.rest()


def test_what_was_said_of_the_agenda_goes_with_it(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+Shift+8")
    facilitator.say("9:75")
    facilitator.press("Return")
    assert "9:75" in facilitator.message
    facilitator.press("Escape")
    part = prepare_page(facilitator).part(PreparationPart.AGENDA)
    assert isinstance(part, DayPart)
    part.which.chosen.emit(PreparationPart.PEOPLE)
    assert facilitator.message == ""


def prepare_page(facilitator: Facilitator) -> PreparePage:
    """Return the page of Prepare."""
    page = facilitator.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    return page
