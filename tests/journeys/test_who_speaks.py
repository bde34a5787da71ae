"""Who speaks is counted by one key an agency where an audit wants it, and the quiet one named."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from core.acts.prepare import set_audit
from core.model.voices import SpeakingTurns
from core.wording.turns import turns_words
from tests.journeys.facilitator import Facilitator, focused


def _turns(facilitator: Facilitator) -> list[tuple[str, str]]:
    lines = [one for one in facilitator.walk.heard.turns.lines if one.isVisible()]
    return [(one.accessibleName().split(",")[0], one.times.text()) for one in lines]


def test_a_letter_counts_whatever_is_typed_and_who_is_quiet_is_named_to_the_facilitator_alone(
    at_work: Facilitator,
) -> None:
    at_work.press("Alt+S")
    assert "is not counted in this audit" in at_work.message
    session = at_work.page.context.session
    counting = replace(session.now.audit, counts_turns=True)
    session.do(lambda file: set_audit(file, counting))
    assert {times for _, times in _turns(at_work)} == {"0"}
    assert at_work.walk.heard.turns.quiet.isHidden(), "nobody has spoken yet"

    at_work.say("Half a rea")
    letters = list(at_work.walk.heard.turns.letters.values())
    assert len(set(letters)) == len(letters) > 2
    for letter in (*letters[:-1], letters[0]):
        at_work.press("Alt+S")
        at_work.say(letter)
    at_work.say("son")
    assert at_work.walk.card.reason.toPlainText() == "Half a reason"
    assert [times for _, times in _turns(at_work)][:2] == ["2", "1"]
    quiet = at_work.walk.heard.turns.quiet.text()
    assert "has not spoken on Child D. Only you see this." in quiet
    assert quiet not in at_work.wall

    at_work.press("Alt+S", "Esc")
    with at_work.in_file() as file:
        assert sum(one.times for one in file.all(SpeakingTurns)) == len(letters)
    assert turns_words(session.now) == ""
    session.do(lambda file: set_audit(file, replace(counting, prints_turns=True)))
    assert "On 0 of them every agency that worked with it spoke" in turns_words(session.now)


def test_a_key_of_the_program_gives_the_wait_up_so_that_no_word_loses_its_first_letter(
    at_work: Facilitator,
) -> None:
    session = at_work.page.context.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, counts_turns=True)))
    with at_work.in_file() as file:
        before = file.all(SpeakingTurns)
    letter = next(iter(at_work.walk.heard.turns.letters.values()))
    at_work.press("Alt+S", "Ctrl+F")
    at_work.say(letter)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.text() == letter
    at_work.press("Ctrl+A", "Delete", "Esc", "Alt+S", "Ctrl+Shift+L")
    at_work.say(letter)
    at_work.press("Return", "Space")
    at_work.press("Alt+M", "Alt+S")
    assert "The map is open. Alt M goes back." in at_work.message
    at_work.say(letter)
    with at_work.in_file() as file:
        assert file.all(SpeakingTurns) == before
    at_work.press("Esc")
