"""What will be printed is read back before it is agreed; an objection is kept."""

from core.model.judgement import JudgementState, Together
from core.room import BlankScene, ReadBackScene
from tests.journeys.facilitator import Facilitator
from tests.journeys.test_room_screen import to_the_wall


def test_the_sentence_is_on_the_wall_before_it_is_agreed_and_one_key_opens_it_again(
    at_work: Facilitator,
) -> None:
    at_work.press("F4")
    if at_work.answer("Child D", "1") == "":
        assert not isinstance(at_work.page.room.scene, ReadBackScene)
    to_the_wall(at_work)
    at_work.press("Alt+2")
    at_work.say("Nothing was dated")
    at_work.press("F4")
    said = "The room agrees: No. Because: Nothing was dated."
    assert said in at_work.wall
    at_work.press("Ctrl+Return")
    assert at_work.question.startswith("Child D")
    assert said in at_work.wall, "it is what was agreed"

    at_work.press("F9")
    assert "Question 1 for Child D is open again: somebody objected." in at_work.message
    held = at_work.judgement("Child D", "1")
    assert (held.state, held.together) == (JudgementState.DRAFT, Together.OBJECTED)
    assert held.reason == "Nothing was dated"
    assert "somebody objected" in at_work.card
    at_work.press("F9")
    assert "Question 1 for Child D is open already: somebody objected." in at_work.message
    at_work.press("Alt+1", "Ctrl+Return")
    assert isinstance(at_work.page.room.scene, BlankScene), "the room agreed something else"
    assert at_work.judgement("Child D", "1").together is Together.OBJECTED
    at_work.press("Ctrl+PgUp", "F4")
    assert "The room agrees: Yes. Because: Nothing was dated." in at_work.wall
    at_work.press("F2", "Alt+2", "F4")
    assert said in at_work.wall, "what is being changed is read back as it would be"
    at_work.press("F9")
    assert "It is being changed already" in at_work.message
    at_work.press("Esc", "Ctrl+Return", "Alt+P", "Ctrl+PgUp", "F4")
    assert "There is no answer to read back yet." in at_work.message, "it is parked"
    at_work.press("Alt+Z")
    at_work.press("Alt+Z", "Alt+Z", "Alt+Z")
    assert at_work.judgement("Child D", "1").state is JudgementState.AGREED


def test_what_is_taken_back_does_not_stay_on_the_wall(at_work: Facilitator) -> None:
    to_the_wall(at_work)
    at_work.press("Alt+2")
    at_work.say("Nothing was dated")
    at_work.press("F4")
    assert "Because: Nothing was dated." in at_work.wall
    at_work.press("Ctrl+A", "Delete")
    at_work.pause()
    assert isinstance(at_work.page.room.scene, BlankScene), "its words are gone"

    at_work.press("F4")
    assert "The room agrees: No." in at_work.wall
    at_work.press("Alt+1")
    assert isinstance(at_work.page.room.scene, BlankScene), "the answer is another"
    at_work.press("F4", "Alt+Z")
    assert isinstance(at_work.page.room.scene, BlankScene), "it was undone"
