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
    at_work: Facilitator,
) -> None:
    at_work.press("F5")

    assert at_work.wall == "", "nothing is on the wall yet"
    asked = " ".join(texts(at_work.page.workspace.ask))
    assert "This computer sees one display only. Nothing has been shown to the room." in asked
    at_work.press_button("Not now")
    assert not at_work.page.workspace.ask.isVisible()
    assert at_work.wall == ""

    to_the_wall(at_work)
    assert "Child D" in at_work.wall
    assert "Question 1 of 11" in at_work.wall


def test_what_is_typed_after_the_prompt_goes_to_the_reason_and_moving_on_ends_it(
    at_work: Facilitator,
) -> None:
    at_work.press("F5", "Alt+2")
    at_work.say("Of this one.")
    assert at_work.walk.card.reason.toPlainText() == "Of this one."
    at_work.press("Ctrl+Return")
    assert at_work.judgement("Child D", "1").reason == "Of this one."
    assert not at_work.page.workspace.ask.isVisible(), "it was about another question"

    to_the_wall(at_work)
    assert "Question 2 of 11" in at_work.wall, "the one in front"


def test_a_prompt_goes_with_its_stage(at_work: Facilitator) -> None:
    at_work.press("F5")
    assert at_work.page.workspace.ask.isVisible()
    at_work.press("Ctrl+3")
    assert not at_work.page.workspace.ask.isVisible()


def test_the_wall_is_blanked_and_brought_back_by_one_key(at_work: Facilitator) -> None:
    to_the_wall(at_work)

    at_work.press("F6")
    assert at_work.scene == "BlankScene"
    assert at_work.wall == "Blank. Child in need plans."
    assert "Bring back" in at_work.bar
    at_work.press("F6")
    assert at_work.scene == "QuestionScene"
    at_work.press("Ctrl+B")
    assert at_work.scene == "BlankScene"


def test_the_clicker_turns_the_questions_while_the_facilitator_types(at_work: Facilitator) -> None:
    to_the_wall(at_work)
    for words, key in (("Of one.", Qt.Key.Key_PageDown), ("Of two.", Qt.Key.Key_PageUp)):
        at_work.walk.card.reason.setFocus()
        at_work.say(words)
        QTest.keyClick(at_work.page.room.window, key)

    assert "Question 1 of 11" in at_work.wall
    assert at_work.walk.card.reason.toPlainText() == "Of one."
    assert at_work.judgement("Child D", "1").reason == "Of one."
    assert at_work.judgement("Child D", "2").reason == "Of two."


def test_what_was_said_of_a_theme_goes_when_something_else_is_shown(at_work: Facilitator) -> None:
    to_the_wall(at_work)
    at_work.press("Ctrl+3", "F5")
    assert "is shown without comments" in at_work.message

    at_work.press("Ctrl+2", "F5")
    assert "Question 1 of 11" in at_work.wall
    assert not at_work.page.workspace.message.isVisible()


def test_the_clicker_turns_the_questions_and_blanks(at_work: Facilitator) -> None:
    to_the_wall(at_work)
    on_the_wall(at_work)

    at_work.press("PgDown")
    assert "Question 2 of 11" in at_work.wall
    assert "2. " in at_work.question, "the at_work's window went along"
    at_work.press("PgUp")
    assert "Question 1 of 11" in at_work.wall
    at_work.press("B")
    assert at_work.wall.startswith("Blank.")
    at_work.press(".")
    assert "Question 1 of 11" in at_work.wall
    at_work.press("Escape")
    assert at_work.wall == ""
    assert not at_work.page.room.visible


def test_what_is_agreed_appears_on_the_wall_but_its_reason_only_when_shown(
    at_work: Facilitator,
) -> None:
    to_the_wall(at_work)
    at_work.press("Alt+1")
    at_work.say(SECRET)
    at_work.pause()
    assert "The room agrees" not in at_work.wall, "a draft is talk"

    at_work.press("Ctrl+Return")
    assert at_work.wall.endswith("The room agrees: Yes.")
    assert SECRET not in at_work.wall
    assert "2. " in at_work.question, "the at_work is at the next question already"

    at_work.press("Ctrl+PgUp")
    at_work.press_button("Show the reason to the room")
    assert at_work.scene == "ReasonScene"
    assert SECRET in at_work.wall


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


def test_case_and_agenda_are_shown_from_the_menu_beside_the_button(at_work: Facilitator) -> None:
    to_the_wall(at_work)
    at_work.press_button("More to show on the room screen")
    at_work.choose("Show the case")
    assert at_work.scene == "CaseScene"
    at_work.press_button("More to show on the room screen")
    at_work.choose("Show the agenda")
    assert at_work.scene == "AgendaScene"
    assert "10:40" in at_work.wall

    at_work.work(1)
    assert "10:41" in at_work.wall, "the clock on the wall goes on"
    at_work.press_button("More to show on the room screen")
    at_work.choose("Take the room screen down")
    assert at_work.wall == ""


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


def test_f5_puts_the_chart_the_keyboard_is_at_on_the_wall_and_a_new_case_leaves_what_stands_there(
    at_work: Facilitator,
) -> None:
    to_the_wall(at_work)
    before, context = at_work.wall, at_work.page.context
    assert context.cursor.point is not None
    other = context.session.now.cases[-1]
    context.cursor.go(other.id, context.cursor.point)
    assert at_work.wall == before
    at_work.press("Ctrl+3", "Ctrl+Shift+C")
    at_work.keep_keyboard()
    at_work.press("F5")
    first = at_work.wall
    assert "Answers by question" in first
    at_work.press("F5")
    assert "Answers by question" in at_work.wall
    assert at_work.wall != first, "the next part"
