"""The heart of the day: choosing, changing one's mind, reasons, views, undo, all by keyboard."""

from datetime import timedelta
from pathlib import Path

from core.model.case import Agency
from core.model.judgement import DifferingView, EvidenceSeen, JudgementState, ViewKind
from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from ui.theme import Look, app_theme


def test_the_room_changes_its_mind_and_the_file_always_says_the_last_word(
    at_work: Facilitator,
) -> None:
    assert at_work.question.startswith("Child D")
    assert name_of(focused()).startswith("Reason for the judgement")

    at_work.press("Alt+1")
    assert "Draft, not agreed yet" in at_work.card
    drafted = at_work.judgement("Child D", "1")
    assert (drafted.state, at_work.answer("Child D", "1")) == (JudgementState.DRAFT, "Yes")

    at_work.press("Alt+2")
    changed = at_work.judgement("Child D", "1")
    assert (changed.state, at_work.answer("Child D", "1")) == (JudgementState.DRAFT, "No")
    assert "● Saved 10:40" in at_work.bar

    at_work.say("No chronology on two files.")
    at_work.pause()
    at_work.press("Ctrl+Return")

    agreed = at_work.judgement("Child D", "1")
    assert (agreed.state, agreed.reason) == (JudgementState.AGREED, "No chronology on two files.")
    assert agreed.settled_at == at_work.watch.now.isoformat(timespec="seconds")
    assert "2. " in at_work.question
    assert name_of(focused()).startswith("Reason for the judgement")
    assert "Child D, under way, 1 of 11 agreed, open now" in at_work.cases


def test_undo_names_what_it_takes_back_and_redo_brings_it_again(at_work: Facilitator) -> None:
    at_work.press("Alt+1", "Ctrl+Return")
    assert at_work.sees("Undo: agree question 1 for Child D")

    at_work.press("Alt+Z")
    assert at_work.judgement("Child D", "1").state is JudgementState.DRAFT
    assert at_work.sees("Undo: choose an answer to question 1 for Child D")
    assert at_work.window.menus["redo"].text().endswith("agree question 1 for Child D")

    at_work.press("Alt+Z")
    assert at_work.judgement("Child D", "1").id == 0, "nothing of it is left in the file"
    at_work.press("Alt+Z")
    assert at_work.message == "There is nothing to undo."

    at_work.press("Alt+Shift+Z", "Alt+Shift+Z")
    assert at_work.judgement("Child D", "1").state is JudgementState.AGREED


def test_typing_is_one_step_of_undo_and_control_z_belongs_to_the_text(at_work: Facilitator) -> None:
    at_work.press("Alt+1")
    for words in ("They wrote ", "it down ", "twice."):
        at_work.say(words)
        at_work.pause()
    assert at_work.judgement("Child D", "1").reason == "They wrote it down twice."

    at_work.press("Ctrl+Z")
    at_work.pause()
    assert at_work.walk.card.reason.toPlainText() == "", "the text itself went back"
    assert at_work.judgement("Child D", "1").reason == ""
    assert at_work.judgement("Child D", "1").state is JudgementState.DRAFT, "the draft stays"

    for words in ("They wrote ", "it once."):
        at_work.say(words)
        at_work.pause()
    at_work.press("Alt+Z")
    assert at_work.judgement("Child D", "1").reason == ""
    assert at_work.walk.card.reason.toPlainText() == ""
    assert at_work.judgement("Child D", "1").state is JudgementState.DRAFT


def test_answers_are_chosen_while_a_reason_is_being_typed(at_work: Facilitator) -> None:
    at_work.say("Half a sen")
    at_work.press("Alt+2")
    at_work.say("tence")
    at_work.press("Alt+1", "Ctrl+Return")

    judged = at_work.judgement("Child D", "1")
    assert judged.reason == "Half a sentence"
    assert (judged.state, at_work.answer("Child D", "1")) == (JudgementState.AGREED, "Yes")


def test_pages_are_turned_from_anywhere_and_words_stay_with_their_question(
    at_work: Facilitator,
) -> None:
    at_work.say("Of question one.")
    at_work.press("Ctrl+PgDown")
    assert "2. " in at_work.question
    at_work.say("Of question two.")
    at_work.press("Ctrl+PgUp")
    assert "1. " in at_work.question
    assert at_work.walk.card.reason.toPlainText() == "Of question one."

    at_work.press("Alt+PgDown")
    assert at_work.question.startswith("Child H")
    at_work.press("Alt+PgUp")
    assert at_work.question.startswith("Child D")
    assert at_work.judgement("Child D", "1").reason == "Of question one."
    assert at_work.judgement("Child D", "2").reason == "Of question two."


def test_an_agency_sees_it_differently_and_says_in_what_way(at_work: Facilitator) -> None:
    at_work.press("Alt+1")
    at_work.press_button("Add agency that saw it differently")
    at_work.choose("School Nursing")
    assert name_of(focused()) == "What the agency said"
    at_work.say("The summary was never sent on.")
    at_work.pause()
    at_work.press("Shift+Tab")
    assert name_of(focused()).startswith("What the view is about")
    at_work.press("Space")
    at_work.choose("Information sharing")

    judged = at_work.judgement("Child D", "1")
    with at_work.in_file() as file:
        views = file.all(DifferingView, "judgement_id = ?", (judged.id,))
        agencies = {agency.id: agency.name for agency in file.all(Agency)}
    assert [(agencies[view.agency_id], view.kind, view.note) for view in views] == [
        ("School Nursing", ViewKind.SHARING, "The summary was never sent on.")
    ]

    at_work.press("Alt+D")
    stands = at_work.judgement("Child D", "1")
    assert (stands.state, stands.answer_id) == (JudgementState.NOT_AGREED, None)
    assert "Not agreed, views stand" in at_work.card


def test_evidence_seen_is_said_with_the_arrows(at_work: Facilitator) -> None:
    at_work.press("Alt+1")
    at_work.tab_to("Complete")
    at_work.press("Right")
    assert at_work.judgement("Child D", "1").evidence is EvidenceSeen.PARTIAL
    at_work.press("Right")
    assert at_work.judgement("Child D", "1").evidence is EvidenceSeen.TOO_LITTLE


def test_where_all_agencies_agree_one_key_takes_their_answer(at_work: Facilitator) -> None:
    for _ in range(11):
        if at_work.sees("Agree “"):
            break
        at_work.press("Ctrl+PgDown")
    asked = at_work.walk.card.asked
    assert asked is not None
    assert asked.offered is not None, "some question of Child D is undivided"
    key = at_work.page.session.now.tool.question[asked.point.question_id].key

    at_work.press("Ctrl+Return")
    judged = at_work.judgement("Child D", key)
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


def test_words_being_typed_stay_in_sight_as_the_text_doubles_in_a_smaller_window(
    at_work: Facilitator,
) -> None:
    at_work.press("Ctrl+K")
    at_work.say("Nursery rang")
    field, size = focused(), at_work.window.size()
    try:
        app_theme().apply(Look.DARK, 2.0)
        at_work.window.resize(1280, 720)
        settle()
        assert focused() is field
        assert 0 < field.height() < 200
        at_work.say(" twice")
        assert at_work.walk.heard.entry.text.toPlainText() == "Nursery rang twice"
        at_work.say(", 943 476 5919")
        at_work.wait(timedelta(seconds=0.5))
        note = at_work.page.details.note
        assert "NHS number" in note.text, "in the drawer as on the page"
        assert at_work.window.rect().contains(note.geometry())
    finally:
        app_theme().apply(Look.LIGHT, 1.0)
        at_work.window.resize(size)
        at_work.press("Ctrl+A", "Delete", "Escape")
