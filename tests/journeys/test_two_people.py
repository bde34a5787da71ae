"""Two people at one laptop: what is heard in a window of its own, all keys in both."""

from PySide6.QtWidgets import QApplication

from core.model.judgement import Judgement, JudgementState
from core.model.note import Note
from tests.journeys.facilitator import Facilitator, focused, name_of
from ui.program.settings import SettingsFile


def test_what_is_heard_has_a_window_of_its_own_where_the_note_taker_types(
    at_work: Facilitator,
) -> None:
    place = at_work.walk.heard_place
    at_work.say("Half a reason")
    at_work.press("Ctrl+Shift+N")
    window = place.window
    assert window is not None
    assert window.isActiveWindow()
    assert name_of(focused()) == "What was said?"
    assert window.windowTitle() == "Heard in the room", "nothing typed is in a title"
    assert place.side.is_folded, "a rail is left that brings it up"
    assert SettingsFile(at_work.settings).now.heard_window
    at_work.say("A remark, ")

    here = at_work.question
    at_work.press("Alt+2", "Ctrl+Return")
    assert at_work.question != here, "the judgement is finished from where the remark is typed"
    assert at_work.window.isActiveWindow()
    at_work.press("Alt+M", "Ctrl+K")
    assert at_work.walk.map_in_front, "who types does not take the map away"
    at_work.say("whole")
    at_work.press("Return", "Esc")
    assert at_work.window.isActiveWindow()
    at_work.press("Alt+M")
    with at_work.in_file() as file:
        agreed = file.all(Judgement, "reason = 'Half a reason'")
        assert [one.state for one in agreed] == [JudgementState.AGREED]
        assert "A remark, whole" in [one.text for one in file.all(Note)]

    at_work.press("Ctrl+K", "Ctrl+F")
    assert at_work.window.isActiveWindow(), "the keyboard goes along with what is asked for"
    at_work.press("Esc", "Ctrl+K")
    at_work.say("Not yet")
    at_work.press("Ctrl+Shift+L")
    assert not window.isVisible(), "nothing of the audit is in sight"
    at_work.press("Return")
    assert window.isVisible()
    assert name_of(focused()) == "What was said?"
    assert focused().window() is window, "the keyboard is where it was"
    at_work.press("Ctrl+1")
    assert not window.isVisible(), "it belongs to Walk"
    at_work.press("Ctrl+2")
    assert at_work.window.isActiveWindow(), "it comes back without taking the keyboard"
    at_work.page.workspace.setEnabled(False)
    assert not at_work.walk.heard.entry.text.isEnabled(), "nobody types while the file is copied"
    at_work.page.workspace.setEnabled(True)

    window.close()
    QApplication.processEvents()
    assert not SettingsFile(at_work.settings).now.heard_window
    assert not at_work.walk.heard_place.side.is_folded
    assert at_work.walk.heard.window() is at_work.window
    at_work.press("Ctrl+K")
    assert at_work.walk.heard.entry.text.toPlainText() == "Not yet"
    at_work.press("Ctrl+A", "Delete", "Esc")
