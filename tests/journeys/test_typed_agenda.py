"""A day's agenda typed from paper: what is refused holds the cursor, and no button is met."""

from pathlib import Path

from core.model.agenda import AgendaEntry
from core.model.audit import Audit
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of


def test_a_time_refused_in_the_agenda_stays_open_and_nothing_drifts(
    facilitator: Facilitator, home: Path
) -> None:
    path = home / "Documents" / "empty.casewalk"
    with WorkshopFile.create(path) as file, file.act("begin"):
        file.put(Audit("An empty audit"))
    facilitator.open(path)
    facilitator.press("Ctrl+Shift+7")
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


def test_a_slip_of_the_focus_brings_nothing_back_on_the_room_screen(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("F5")
    facilitator.press_button("Show it in a window anyway")
    facilitator.keep_keyboard()
    facilitator.press("F6", "Ctrl+Shift+7")
    for _ in range(60):
        facilitator.press("Tab")
        assert name_of(focused()) not in ("Room screen", "Bring back", "Blank", "Search")
    assert facilitator.scene == "BlankScene"
