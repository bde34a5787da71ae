"""The wall shows what was put there on purpose, by key, and nothing by accident."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.model.audit import Participant
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of, texts
from tests.room.test_two_displays import ALIKE, LAPTOP, PROJECTOR

SECRET = "Grandmother rang on Tuesday."


def to_the_wall(facilitator: Facilitator) -> None:
    """Show the question: with one display the program asks first."""
    facilitator.press("F5")
    facilitator.press_button("Show it in a window anyway")
    facilitator.keep_keyboard()


def on_the_wall(facilitator: Facilitator) -> None:
    """Click into the wall, so that the clicker's keys go there."""
    window = facilitator.page.room.window
    window.activateWindow()
    window.setFocus()
    facilitator.await_(window.hasFocus)


def test_with_one_display_nothing_is_shown_before_the_facilitator_said_how(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("F5")

    assert facilitator.wall == "", "nothing is on the wall yet"
    asked = " ".join(texts(facilitator.page.workspace.ask))
    assert "This computer sees one display only. Nothing has been shown to the room." in asked
    facilitator.press_button("Not now")
    assert not facilitator.page.workspace.ask.isVisible()
    assert facilitator.wall == ""

    to_the_wall(facilitator)
    assert "Child D" in facilitator.wall
    assert "Question 1 of 11" in facilitator.wall


def test_what_is_typed_after_the_prompt_goes_to_the_reason_and_moving_on_ends_it(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("F5", "Alt+2")
    facilitator.say("Of this one.")
    assert facilitator.walk.card.reason.toPlainText() == "Of this one."
    facilitator.press("Ctrl+Return")
    assert facilitator.judgement("Child D", "1").reason == "Of this one."
    assert not facilitator.page.workspace.ask.isVisible(), "it was about another question"

    to_the_wall(facilitator)
    assert "Question 2 of 11" in facilitator.wall, "the one in front"


def test_a_prompt_goes_with_its_stage(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("F5")
    assert facilitator.page.workspace.ask.isVisible()
    facilitator.press("Ctrl+3")
    assert not facilitator.page.workspace.ask.isVisible()


def test_the_wall_is_blanked_and_brought_back_by_one_key(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)

    facilitator.press("F6")
    assert facilitator.scene == "BlankScene"
    assert facilitator.wall == "Blank. Child in need plans."
    assert "Bring back" in facilitator.bar
    facilitator.press("F6")
    assert facilitator.scene == "QuestionScene"
    facilitator.press("Ctrl+B")
    assert facilitator.scene == "BlankScene"


def test_the_clicker_turns_the_questions_while_the_facilitator_types(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)
    for words, key in (("Of one.", Qt.Key.Key_PageDown), ("Of two.", Qt.Key.Key_PageUp)):
        facilitator.walk.card.reason.setFocus()
        facilitator.say(words)
        QTest.keyClick(facilitator.page.room.window, key)

    assert "Question 1 of 11" in facilitator.wall
    assert facilitator.walk.card.reason.toPlainText() == "Of one."
    assert facilitator.judgement("Child D", "1").reason == "Of one."
    assert facilitator.judgement("Child D", "2").reason == "Of two."


def test_what_was_said_of_a_theme_goes_when_something_else_is_shown(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)
    facilitator.press("Ctrl+3", "F5")
    assert "is shown without comments" in facilitator.message

    facilitator.press("Ctrl+2", "F5")
    assert "Question 1 of 11" in facilitator.wall
    assert not facilitator.page.workspace.message.isVisible()


def test_the_clicker_turns_the_questions_and_blanks(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)
    on_the_wall(facilitator)

    facilitator.press("PgDown")
    assert "Question 2 of 11" in facilitator.wall
    assert "2. " in facilitator.question, "the facilitator's window went along"
    facilitator.press("PgUp")
    assert "Question 1 of 11" in facilitator.wall
    facilitator.press("B")
    assert facilitator.wall.startswith("Blank.")
    facilitator.press(".")
    assert "Question 1 of 11" in facilitator.wall
    facilitator.press("Escape")
    assert facilitator.wall == ""
    assert not facilitator.page.room.visible


def test_what_is_agreed_appears_on_the_wall_but_its_reason_only_when_shown(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)
    facilitator.press("Alt+1")
    facilitator.say(SECRET)
    facilitator.pause()
    assert "The room agrees" not in facilitator.wall, "a draft is talk"

    facilitator.press("Ctrl+Return")
    assert facilitator.wall.endswith("The room agrees: Yes.")
    assert SECRET not in facilitator.wall
    assert "2. " in facilitator.question, "the facilitator is at the next question already"

    facilitator.press("Ctrl+PgUp")
    facilitator.press_button("Show the reason to the room")
    assert facilitator.scene == "ReasonScene"
    assert SECRET in facilitator.wall


def test_a_reason_that_names_somebody_is_shown_when_it_is_asked_for_once_more(
    facilitator: Facilitator, cin: Path
) -> None:
    with WorkshopFile.open(cin) as file, file.act("add a person"):
        file.put(Participant("Head teacher", name="Ottoline Thistle"))
    facilitator.open(cin)
    to_the_wall(facilitator)
    facilitator.press("Alt+1")
    facilitator.say("Ottoline Thistle rang the school.")
    facilitator.press("Ctrl+Return", "Ctrl+PgUp")

    facilitator.press_button("Show the reason to the room")
    assert "Ottoline" in facilitator.message
    assert "It is not on the room screen." in facilitator.message
    assert "Ottoline" not in facilitator.wall
    facilitator.press_button("Show the reason to the room")
    assert "Ottoline" in facilitator.wall
    assert not facilitator.message


def test_case_and_agenda_are_shown_from_the_menu_beside_the_button(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)
    facilitator.press_button("More to show on the room screen")
    facilitator.choose("Show the case")
    assert facilitator.scene == "CaseScene"
    facilitator.press_button("More to show on the room screen")
    facilitator.choose("Show the agenda")
    assert facilitator.scene == "AgendaScene"
    assert "10:40" in facilitator.wall

    facilitator.work(1)
    assert "10:41" in facilitator.wall, "the clock on the wall goes on"
    facilitator.press_button("More to show on the room screen")
    facilitator.choose("Take the room screen down")
    assert facilitator.wall == ""


def test_displays_that_change_blank_the_wall_and_the_facilitator_is_told(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    to_the_wall(facilitator)
    screen = QGuiApplication.primaryScreen()
    screen.geometryChanged.emit(screen.geometry())

    assert facilitator.wall == "Blank. Child in need plans."
    assert facilitator.message.startswith("A display changed its size or place.")
    assert "Bring it back with F6." in facilitator.message
    assert name_of(focused()), "and the focus was not taken away"
    facilitator.press("F6")
    assert "Question 1 of 11" in facilitator.wall


PROJECTED = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.journeys.facilitator import Facilitator, Watch

app = QApplication([])
facilitator = Facilitator(Path(sys.argv[1]), Watch(datetime(2014, 4, 9, 10, 40)))
facilitator.open(Path(sys.argv[2]))
facilitator.press("F5")
facilitator.keep_keyboard()
room = facilitator.page.room
print(room.window.screen().name(), "Question 1 of 11" in facilitator.wall)
facilitator.press("Alt+1", "Ctrl+Return")
print(facilitator.wall.endswith("The room agrees: Yes."), facilitator.window.screen().name())
projector = next(screen for screen in app.screens() if screen.name() == "projector")
app.screenRemoved.emit(projector)
print(facilitator.wall == "", room.visible, "The room screen was taken down" in facilitator.message)
facilitator.go_home()
"""


def test_with_a_projector_one_key_shows_and_pulling_it_out_takes_the_wall_down(
    cin: Path, home: Path
) -> None:
    displays = [{**display, **ALIKE} for display in (LAPTOP, PROJECTOR)]
    config = home / "screens.json"
    config.write_text(json.dumps({"screens": displays}))
    done = subprocess.run(
        [sys.executable, "-c", PROJECTED, str(home), str(cin)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["projector True", "True laptop", "True False True"]
