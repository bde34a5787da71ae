"""What must not be lost: a concern that cannot wait, a question put aside, a word once read."""

from dataclasses import replace
from pathlib import Path

from core.model.case import AnswerComment, Case
from core.model.judgement import JudgementState
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of, texts

STAGES = ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4")


def without_concerns(path: Path) -> None:
    """Let every concern of the example be passed on before the test begins."""
    with WorkshopFile.open(path) as file, file.act("pass on"):
        for note in file.all(Note):
            if note.is_open:
                file.put(replace(note, told="Team manager", told_at="10:00", did="Rang"))


def concerns_line(facilitator: Facilitator) -> str:
    """Return what the line about open concerns says; empty while it is hidden."""
    line = facilitator.page.workspace.concerns
    return line.words.text() if line.isVisible() else ""


def test_a_concern_typed_from_prepare_stays_in_sight_until_it_is_passed_on(
    facilitator: Facilitator, cin: Path
) -> None:
    without_concerns(cin)
    facilitator.open(cin)
    assert concerns_line(facilitator) == ""
    facilitator.press("Ctrl+1")
    before = focused()

    facilitator.press("Ctrl+K")
    assert name_of(focused()) == "What was said?"
    facilitator.press("Shift+Tab")
    facilitator.tab_to("Comment")
    facilitator.press("Right")
    facilitator.tab_to("What was said?")
    facilitator.say("A bruise nobody wrote down.")
    facilitator.press("Return")
    facilitator.press("Escape")
    assert "Child in need plans" in facilitator.bar
    assert facilitator.page.workspace.stages.currentWidget() is facilitator.page.workspace.page(
        "prepare"
    )
    assert focused() is before, "back to where the note-taker was"

    with facilitator.in_file() as file:
        heard = file.all(Note, "text = ?", ("A bruise nobody wrote down.",))
    assert [note.kind for note in heard] == [NoteKind.CONCERN]
    for stage in STAGES:
        facilitator.press(stage)
        assert concerns_line(facilitator) == "1 immediate concern is open: Child D"

    facilitator.press_button("Record who was told")
    assert name_of(focused()) == "Who was told, by role"
    facilitator.say("Team manager")
    facilitator.press("Return")
    assert name_of(focused()).startswith("When")
    facilitator.say("10:35")
    facilitator.press("Return")
    assert concerns_line(facilitator), "not yet: what they did is missing"
    facilitator.say("Visits today")
    facilitator.press("Return")
    facilitator.pause()

    assert concerns_line(facilitator) == ""
    with facilitator.in_file() as file:
        passed = file.get(Note, heard[0].id)
    assert passed is not None
    assert (passed.told, passed.told_at, passed.did) == ("Team manager", "10:35", "Visits today")
    assert not passed.is_open
    facilitator.press("Ctrl+4")
    page = next(page for page in facilitator.paper() if "Child D" in page)
    assert "A bruise nobody wrote down." in page
    assert "Team manager" in page
    assert "Visits today" in page


def test_tab_goes_from_when_to_what_they_did_and_a_sentence_presses_no_button(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+T")
    assert name_of(focused()) == "Who was told, by role"
    facilitator.say("Duty manager")
    facilitator.press("Tab")
    facilitator.say("10:35")
    facilitator.press("Tab")
    assert name_of(focused()) == "What they did"
    facilitator.say("Will visit today")
    facilitator.press("Tab")
    facilitator.pause()

    with facilitator.in_file() as file:
        told = [note for note in file.all(Note) if note.told == "Duty manager"]
    assert [(note.told_at, note.did) for note in told] == [("10:35", "Will visit today")]

    facilitator.tab_to("Put in the time now")
    facilitator.say("Rang the school")
    facilitator.pause()
    with facilitator.in_file() as file:
        kept = file.get(Note, told[0].id)
    assert kept is not None
    assert kept.told_at == "10:35", "words typed on a button do not press it"


def test_a_parked_question_waits_in_the_list_and_is_agreed_later(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.say("Ask the school.")
    facilitator.press("Alt+P")
    assert facilitator.judgement("Child D", "1").state is JudgementState.PARKED
    assert "2. " in facilitator.question, "the room goes on"
    facilitator.press("Alt+PgDown")
    assert facilitator.question.startswith("Child H")

    facilitator.press("Ctrl+L")
    parked = facilitator.page.workspace.parked
    assert parked.isVisible()
    said = texts(parked)
    assert any("Ask the school." in words for words in said)
    facilitator.press("Escape")
    assert not parked.isVisible()
    assert name_of(focused()).startswith("Reason for the judgement"), "the focus is back"

    facilitator.press("Ctrl+L")
    while "Ask the school." not in spoken(facilitator):
        facilitator.press("Down")
    facilitator.press("Return")
    assert facilitator.question.startswith("Child D")
    assert "1. " in facilitator.question
    assert name_of(focused()).startswith("Parked, since today at 10:40. Ask the school.")
    facilitator.press("Alt+1")
    assert facilitator.message == "Parked at 10:40. F2 takes it up."
    facilitator.press("F2", "Alt+1", "Ctrl+Return")

    judged = facilitator.judgement("Child D", "1")
    assert (judged.state, judged.reason) == (JudgementState.AGREED, "Ask the school.")


def spoken(facilitator: Facilitator) -> str:
    """Return the parked entry the keyboard is at."""
    current = facilitator.page.workspace.parked.entries.current
    assert current is not None
    return current.spoken


def test_a_word_an_agency_wrote_is_found_from_any_stage_and_gone_to(
    facilitator: Facilitator, cin: Path
) -> None:
    with WorkshopFile.open(cin) as file:
        comment = next(one for one in file.all(AnswerComment) if len(one.text.split()) > 5)
        case = file.get(Case, comment.case_id)
    assert case is not None
    words = " ".join(comment.text.replace(",", " ").replace(".", " ").split()[:4])

    facilitator.open(cin)
    facilitator.press("Ctrl+1", "Ctrl+F")
    assert name_of(focused()) == "Search for"
    facilitator.say(words)
    found = texts(facilitator.page.workspace.search)
    assert any(case.reference in one for one in found), found
    facilitator.press("Escape")
    assert not facilitator.page.workspace.search.isVisible()

    facilitator.press("Ctrl+F")
    facilitator.press("Return")
    assert facilitator.page.workspace.stages.currentWidget() is facilitator.walk
    assert facilitator.question.startswith(case.reference)
    assert facilitator.page.context.cursor.point is not None
    assert facilitator.page.context.cursor.point.question_id == comment.question_id


def test_a_case_or_question_stands_apart_from_its_words_among_the_results(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+F")
    search = facilitator.page.workspace.search
    for typed, said in (("Child A", "Child A · "), ("8", "8 · ")):
        facilitator.write(typed)
        current = search.results.current
        assert current is not None
        assert current.spoken.startswith(said)
        assert "".join(text for text, _ in current.words)[len(said)] not in " ·"


def test_a_search_that_finds_nothing_says_so(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+F")
    facilitator.say("xylophone")
    assert facilitator.sees("Nothing in this audit holds all of these words.")
    facilitator.press("Return", "Escape")
    assert name_of(focused()).startswith("Reason for the judgement")


def test_a_plenary_remark_from_the_report_is_of_the_day_and_on_no_childs_page(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+4", "Ctrl+K")
    facilitator.say("Plenary: fathers are missing from every file")
    facilitator.press("Return", "Escape")
    note = max(facilitator.page.session.now.notes, key=lambda one: one.id)
    assert note.text.startswith("Plenary")
    assert (note.case_id, note.question_id, note.theme_id) == (None, None, None)
    assert facilitator.page.workspace.stages.front == "report"


def test_who_was_told_is_reached_by_key_and_the_last_field_leads_back(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+4")
    before = focused()
    facilitator.press("Ctrl+T")
    assert name_of(focused()) == "Who was told, by role"
    for words in ("Team manager", "9.30 am", "Visits today"):
        facilitator.say(words)
        facilitator.press("Return")
    assert facilitator.page.workspace.stages.front == "report"
    assert focused() is before
    assert facilitator.page.workspace.message.text == "On record: Team manager was told, 09:30."
    assert concerns_line(facilitator) == ""
    facilitator.press("Ctrl+T")
    assert "No immediate concern waits" in facilitator.page.workspace.message.text


def test_a_search_put_away_keeps_its_words_and_lays_nothing_out(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+F")
    search = facilitator.page.workspace.search
    facilitator.say("child")
    found = search.results.count
    assert found > 8
    facilitator.press("Escape")
    assert search.results.count == 0
    facilitator.press("Ctrl+F")
    assert (search.field.text(), search.results.count) == ("child", found)
