"""Before and after the day: what was open before, what is missing, and help from anywhere."""

from pathlib import Path

from tests.journeys.facilitator import Facilitator, focused, name_of, texts


def recent(facilitator: Facilitator) -> str:
    """Return what the list of recent files says."""
    return " | ".join(texts(facilitator.window.start.home.recent))


def test_what_was_open_is_listed_and_opened_again_by_enter(
    facilitator: Facilitator, cin: Path, tier2: Path
) -> None:
    facilitator.open(tier2)
    facilitator.press("Ctrl+W")
    facilitator.open(cin)
    facilitator.press("Ctrl+W")
    facilitator.rest()
    said = recent(facilitator)
    assert said.index("cin") < said.index("tier2")
    assert "Child" not in said, "nothing from inside a file"

    facilitator.press("Down", "Return")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    assert facilitator.page.path == tier2


def test_a_missing_file_is_said_to_be_missing_and_can_be_taken_off(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+W")
    cin.unlink()
    facilitator.press("Ctrl+N", "Escape")
    facilitator.window.start.list_files()
    facilitator.rest()
    assert "not there" in recent(facilitator) or "missing" in recent(facilitator).lower()

    facilitator.press("Return")
    facilitator.rest()
    assert facilitator.window.audit is None
    assert any("cin.casewalk" in words for words in texts(facilitator.window.start.home.message))
    facilitator.press_button("Take off the list")
    assert "cin" not in recent(facilitator)


def test_the_list_can_be_cleared(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+W")
    facilitator.press_button("Clear the list")
    assert "cin" not in recent(facilitator)
    assert "cin" not in facilitator.settings.read_text("utf-8")


def test_help_opens_over_everything_and_escape_goes_back_to_the_word(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.say("Half a word")
    facilitator.press("F1")
    assert facilitator.sees("A case and its questions")
    assert not facilitator.walk.isVisible()
    facilitator.press("Escape")
    assert facilitator.walk.isVisible()
    assert name_of(focused()).startswith("Reason for the judgement")
    facilitator.say(" more")
    facilitator.pause()
    assert facilitator.judgement("Child D", "1").reason == "Half a word more"
