"""The heart of the day: choosing, changing one's mind, reasons, views, undo, all by keyboard."""

from pathlib import Path

from core.model.case import Agency
from core.model.judgement import DifferingView, EvidenceSeen, JudgementState, ViewKind
from tests.journeys.facilitator import Facilitator, focused, name_of


def test_the_room_changes_its_mind_and_the_file_always_says_the_last_word(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    assert facilitator.question.startswith("Child D")
    assert name_of(focused()).startswith("Reason for the judgement")

    facilitator.press("Alt+1")
    assert "Draft, not agreed yet" in facilitator.card
    drafted = facilitator.judgement("Child D", "1")
    assert (drafted.state, facilitator.answer("Child D", "1")) == (JudgementState.DRAFT, "Yes")

    facilitator.press("Alt+2")
    changed = facilitator.judgement("Child D", "1")
    assert (changed.state, facilitator.answer("Child D", "1")) == (JudgementState.DRAFT, "No")
    assert "● Saved 10:40" in facilitator.bar

    facilitator.say("No chronology on two files.")
    facilitator.pause()
    facilitator.press("Ctrl+Return")

    agreed = facilitator.judgement("Child D", "1")
    assert (agreed.state, agreed.reason) == (JudgementState.AGREED, "No chronology on two files.")
    assert agreed.settled_at == facilitator.watch.now.isoformat(timespec="seconds")
    assert "2. " in facilitator.question
    assert name_of(focused()).startswith("Reason for the judgement")
    assert "Child D, under way, 1 of 11 agreed, open now" in facilitator.cases


def test_undo_names_what_it_takes_back_and_redo_brings_it_again(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1", "Ctrl+Return")
    assert facilitator.sees("Undo: agree question 1 for Child D")

    facilitator.press("Alt+Z")
    assert facilitator.judgement("Child D", "1").state is JudgementState.DRAFT
    assert facilitator.sees("Undo: choose an answer to question 1 for Child D")
    assert facilitator.window.menus["redo"].text().endswith("agree question 1 for Child D")

    facilitator.press("Alt+Z")
    assert facilitator.judgement("Child D", "1").id == 0, "nothing of it is left in the file"
    facilitator.press("Alt+Z")
    assert facilitator.message == "There is nothing to undo."

    facilitator.press("Alt+Shift+Z", "Alt+Shift+Z")
    assert facilitator.judgement("Child D", "1").state is JudgementState.AGREED


def test_typing_is_one_step_of_undo_and_control_z_belongs_to_the_text(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    for words in ("They wrote ", "it down ", "twice."):
        facilitator.say(words)
        facilitator.pause()
    assert facilitator.judgement("Child D", "1").reason == "They wrote it down twice."

    facilitator.press("Ctrl+Z")
    facilitator.pause()
    assert facilitator.walk.card.reason.toPlainText() == "", "the text itself went back"
    assert facilitator.judgement("Child D", "1").reason == ""
    assert facilitator.judgement("Child D", "1").state is JudgementState.DRAFT, "the draft stays"

    for words in ("They wrote ", "it once."):
        facilitator.say(words)
        facilitator.pause()
    facilitator.press("Alt+Z")
    assert facilitator.judgement("Child D", "1").reason == ""
    assert facilitator.walk.card.reason.toPlainText() == ""
    assert facilitator.judgement("Child D", "1").state is JudgementState.DRAFT


def test_answers_are_chosen_while_a_reason_is_being_typed(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.say("Half a sen")
    facilitator.press("Alt+2")
    facilitator.say("tence")
    facilitator.press("Alt+1", "Ctrl+Return")

    judged = facilitator.judgement("Child D", "1")
    assert judged.reason == "Half a sentence"
    assert (judged.state, facilitator.answer("Child D", "1")) == (JudgementState.AGREED, "Yes")


def test_pages_are_turned_from_anywhere_and_words_stay_with_their_question(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.say("Of question one.")
    facilitator.press("Ctrl+PgDown")
    assert "2. " in facilitator.question
    facilitator.say("Of question two.")
    facilitator.press("Ctrl+PgUp")
    assert "1. " in facilitator.question
    assert facilitator.walk.card.reason.toPlainText() == "Of question one."

    facilitator.press("Alt+PgDown")
    assert facilitator.question.startswith("Child H")
    facilitator.press("Alt+PgUp")
    assert facilitator.question.startswith("Child D")
    assert facilitator.judgement("Child D", "1").reason == "Of question one."
    assert facilitator.judgement("Child D", "2").reason == "Of question two."


def test_an_agency_sees_it_differently_and_says_in_what_way(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    facilitator.press_button("Add an agency that saw it differently")
    facilitator.choose("School Nursing")
    assert name_of(focused()) == "What the agency said"
    facilitator.say("The summary was never sent on.")
    facilitator.pause()
    facilitator.press("Shift+Tab")
    assert name_of(focused()).startswith("What the view is about")
    facilitator.press("Space")
    facilitator.choose("Information sharing")

    judged = facilitator.judgement("Child D", "1")
    with facilitator.in_file() as file:
        views = file.all(DifferingView, "judgement_id = ?", (judged.id,))
        agencies = {agency.id: agency.name for agency in file.all(Agency)}
    assert [(agencies[view.agency_id], view.kind, view.note) for view in views] == [
        ("School Nursing", ViewKind.SHARING, "The summary was never sent on.")
    ]

    facilitator.press("Alt+D")
    stands = facilitator.judgement("Child D", "1")
    assert (stands.state, stands.answer_id) == (JudgementState.NOT_AGREED, None)
    assert "Not agreed, views stand" in facilitator.card


def test_evidence_seen_is_said_with_the_arrows(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    facilitator.tab_to("Complete")
    facilitator.press("Right")
    assert facilitator.judgement("Child D", "1").evidence is EvidenceSeen.PARTIAL
    facilitator.press("Right")
    assert facilitator.judgement("Child D", "1").evidence is EvidenceSeen.TOO_LITTLE


def test_where_all_agencies_agree_one_key_takes_their_answer(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    for _ in range(11):
        if facilitator.sees("Agree “"):
            break
        facilitator.press("Ctrl+PgDown")
    asked = facilitator.walk.card.asked
    assert asked is not None
    assert asked.offered is not None, "some question of Child D is undivided"
    key = facilitator.page.session.now.tool.question[asked.point.question_id].key

    facilitator.press("Ctrl+Return")
    judged = facilitator.judgement("Child D", key)
    assert (judged.state, judged.answer_id) == (JudgementState.AGREED, asked.offered)


def test_closing_brings_what_was_heard_and_not_kept_to_the_front_and_asks_once(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+K")
    facilitator.say("The mentor gives him an outlet.")
    facilitator.press("Ctrl+3", "Ctrl+W")
    assert facilitator.window.audit is not None, "the words are not left behind without a word"
    assert facilitator.message.startswith("What was heard is typed but not kept.")
    assert name_of(focused()) == "What was said?"

    facilitator.press("Return")
    assert any("The mentor gives him an outlet" in words for words in facilitator.heard)
    facilitator.press("Ctrl+K")
    facilitator.say("Never mind")
    facilitator.press("Ctrl+W")
    assert facilitator.window.audit is not None, "asked anew for other words"
    facilitator.press("Ctrl+W")
    assert facilitator.window.audit is None
