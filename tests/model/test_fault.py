"""What went wrong, in sentences that are joined."""

from core.model.fault import at_most


def test_sentences_after_the_first_begin_with_a_capital_however_many_there_is_room_for() -> None:
    said = ["“Y” waits for a yes.", "the return is there already.", "it was not asked for."]
    whole = "“Y” waits for a yes. The return is there already. It was not asked for."
    assert at_most(said, 200) == whole
    assert at_most(said, 70) == "“Y” waits for a yes. The return is there already. (and 1 more)"
    assert at_most(["the return is there already."], 80) == "the return is there already."
