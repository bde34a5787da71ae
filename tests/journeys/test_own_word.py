"""An audit of something else than cases says so everywhere, from the moment it is typed."""

from pathlib import Path

import pytest

from tests.journeys.facilitator import Facilitator, focused, name_of

ONE = "What is audited, one of them"
SEVERAL = "Several of them"


@pytest.fixture
def example(facilitator: Facilitator, cin: Path) -> Facilitator:
    """Somebody with the first example open."""
    facilitator.open(cin)
    return facilitator


def call_it(facilitator: Facilitator, word: str) -> None:
    """Type in Prepare what the audit looks at, and leave the field."""
    facilitator.press("Ctrl+Shift+1")
    facilitator.tab_to(ONE)
    facilitator.write(word)
    facilitator.press("Tab")


def labels(facilitator: Facilitator) -> list[str]:
    return [action.text().replace("&", "") for action in facilitator.window.actions()]


def test_every_screen_says_what_the_audit_audits_until_that_is_undone(example: Facilitator) -> None:
    assert "Next case" in labels(example)
    call_it(example, "a" * 25)
    assert example.sees("leaves no room on a button")
    assert example.sees("Minutes for each case")
    call_it(example, "child")
    assert name_of(focused()).startswith(SEVERAL), "the focus goes on where it was going"
    assert example.sees("Children")
    assert example.sees("Minutes for each child")
    assert not example.sees("Minutes for each case")
    assert "Next child" in labels(example)
    example.press("Ctrl+2")
    assert "Child 3 of 8" in example.bar
    assert example.sees("Children")
    example.press("Ctrl+4")
    assert "child summaries" in " ".join(example.paper()[:1])
    example.press("Ctrl+2", "Alt+Z", "Alt+Z")
    assert example.sees("Cases")
    assert "Next case" in labels(example)


def test_a_remark_half_typed_outlasts_a_new_word_and_the_word_goes_with_its_audit(
    example: Facilitator,
) -> None:
    example.press("Ctrl+2", "Ctrl+K")
    example.say("Half a thou")
    call_it(example, "family")
    example.press("Ctrl+2", "Ctrl+K")
    assert example.sees("Half a thou") or "Half a thou" in focused().property("plainText")
    example.say("ght")
    example.press("Return")
    assert any("Half a thought" in text for text in example.heard)
    example.press("Ctrl+3", "Ctrl+2")
    assert example.sees("Families")
    call_it(example, "core group")
    example.write("meetings")
    example.press("Tab")
    example.press("Ctrl+2")
    assert example.sees("Meetings")
    assert not example.sees("Core groups")
    example.press("Ctrl+W")
    example.await_(lambda: "Next case" in labels(example))
