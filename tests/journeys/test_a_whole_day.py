"""One day of 29 cases by the screens with every part, and the report that says what it showed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.acts import bring_in
from core.acts.prepare import keep_rows, set_audit
from core.acts.tool import take_tool
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit, Participant
from core.model.bearing import Bearing
from core.model.case import Agency, Case, Request
from core.model.draft.returns import Draft, ReturnDraft
from core.model.draft.tool import AnswerDraft, QuestionDraft, ThemeDraft, ToolDraft
from core.model.finding import Finding
from core.model.judgement import Judgement, JudgementState, Together
from core.room import ReadBackScene, RevealScene, Scene, TogetherScene
from core.store.file import WorkshopFile
from tests.journeys.conftest import MORNING
from tests.journeys.facilitator import Facilitator, Watch
from tests.journeys.test_room_screen import to_the_wall

_CASES, _PATHWAYS, _AGENCIES = 29, 7, ("Social care", "School", "Health visiting")
_ANSWERS = (
    AnswerDraft("yes", "Yes", Bearing.MET),
    AnswerDraft("no", "No", Bearing.NOT_MET),
    AnswerDraft("unknown", "Don't know", Bearing.UNKNOWN),
)
_TOOL = ToolDraft(
    "day",
    "A day's tool",
    (ThemeDraft("help", "The help given"),),
    {"ynd": _ANSWERS},
    (
        QuestionDraft("1", "Was the child's view heard?", "help", "ynd", "Child's view"),
        QuestionDraft("2", "Was the family asked?", "help", "ynd", "Family"),
        QuestionDraft("3", "Did the plan change anything?", "help", "ynd", "Plan"),
    ),
)
_AGENDA = (
    ("Cases", AgendaKind.CASES, "09:30", 150),
    ("Break", AgendaKind.BREAK, "12:00", 15),
    ("Cases", AgendaKind.CASES, "12:15", 165),
    ("Theme hour", AgendaKind.THEMES, "15:00", 60),
)


def _returns() -> Iterator[ReturnDraft]:
    """Yield what each agency says: alike but for every tenth case, and question 3 every fifth."""
    for at in range(_CASES):
        for agency in _AGENCIES:
            differs = agency == _AGENCIES[0]
            usual = "no" if differs and at % 10 == 0 else "yes"
            third = "yes" if differs and at % 5 == 0 else "no"
            yield ReturnDraft(f"Case {at + 1}", agency, "", {"1": usual, "2": usual, "3": third})


@pytest.fixture
def audit(home: Path, watch: Watch) -> Path:
    """An audit of 29 cases in seven pathways, prepared for its day."""
    path = home / "Documents" / "day.casewalk"
    with WorkshopFile.create(path, clock=watch) as file:
        held = Audit("A day of 29", day=f"{MORNING:%Y-%m-%d}", counts_turns=True)
        held = replace(held, prints_turns=True, moderates=True, strengths_first=True)
        set_audit(file, replace(held, has_theme_hour=True, minutes_per_case=10))
        take_tool(file, _TOOL)
        keep_rows(file, "add agencies", [Agency(name) for name in _AGENCIES])
        cases = [Case(f"Case {n + 1}", pathway=f"Way {n % _PATHWAYS}") for n in range(_CASES)]
        keep_rows(file, "add cases", cases)
        pairs = [(case.id, agency.id) for case in file.all(Case) for agency in file.all(Agency)]
        keep_rows(file, "add requests", [Request(*pair) for pair in pairs])
        bring_in.take_returns(file, Draft("returns.csv", tuple(_returns())))
        people = [
            Participant("Head", agency_id=one.id, present=True, by_call=one.name == "School")
            for one in file.all(Agency)
        ]
        keep_rows(file, "add people", people)
        keep_rows(file, "add the agenda", [AgendaEntry(*one) for one in _AGENDA])
    return path


def test_a_day_of_29_cases_has_every_part_and_its_report_says_what_they_showed(
    facilitator: Facilitator, audit: Path
) -> None:
    facilitator.open(audit)
    facilitator.page.workspace.run("walk")
    facilitator.keep_keyboard()
    first = facilitator.question
    to_the_wall(facilitator)
    assert facilitator.page.room.window.windowTitle() == "Room screen", "as on a call"
    _read_out_together(facilitator)
    assert facilitator.question == first
    _order(facilitator)
    _blind_first(facilitator)
    _the_rest(facilitator)
    _theme_hour(facilitator)
    _report(facilitator)
    _rehearsed(facilitator, audit)


def _scene(facilitator: Facilitator) -> Scene:
    return facilitator.page.room.scene


def _read_out_together(facilitator: Facilitator) -> None:
    """Adopt what all say alike, by three keys; a clicker goes through it, somebody objects."""
    facilitator.press("Alt+A", "F5")
    assert isinstance(_scene(facilitator), TogetherScene)
    facilitator.press("PgDown", "2", "Delete", "Ctrl+Return")
    assert "74 judgements adopted together." in facilitator.message
    facilitator.press("Esc")


def _order(facilitator: Facilitator) -> None:
    """Take the map's order: what divides the agencies comes first, with minutes by it."""
    facilitator.press("Alt+M", "Ctrl+Return")
    cases = facilitator.page.context.session.now.listed_cases
    assert [one.reference for one in cases[:3]] == ["Case 1", "Case 11", "Case 21"]
    given = [one.minutes or 0 for one in cases]
    assert given[0] > given[-1]
    assert facilitator.sees("Strengths first: what went well for Case 1?")


def _blind_first(facilitator: Facilitator) -> None:
    """Hide the first case's returns, hear the table, reveal, read back; an objection reopens."""
    facilitator.window.menus["ask_first"].trigger()
    facilitator.press("F5")
    assert "Social care" not in facilitator.wall
    facilitator.press("1", "1", "2", "F5")
    assert isinstance(_scene(facilitator), RevealScene)
    assert "2 of 3 moved" in facilitator.wall
    for letter in list(facilitator.walk.heard.turns.letters.values())[:2]:
        facilitator.press("Alt+S")
        facilitator.say(letter)
    assert "Health visiting has not spoken on Case 1" in facilitator.walk.heard.turns.quiet.text()
    facilitator.press("Alt+1")
    facilitator.say("Her words are on the file.")
    facilitator.press("F4")
    assert isinstance(_scene(facilitator), ReadBackScene)
    facilitator.press("Ctrl+K")
    facilitator.say("The school keeps drawings.")
    facilitator.press("Return", "Esc", "Ctrl+Return", "F9")
    assert "is open again: somebody objected" in facilitator.message
    facilitator.press("Ctrl+Return", "1", "0", "1", "Alt+1", "Ctrl+Return")


def _the_rest(facilitator: Facilitator) -> None:
    """Walk what is open: a break that runs over, more minutes, the end of it from paper."""
    watch, context = facilitator.watch, facilitator.page.context
    facilitator.press("1", "2", "2", "Alt+2", "Ctrl+Shift+I", "Ctrl+Return")
    watch.now += timedelta(minutes=14)
    facilitator.press("Ctrl+Return", "Ctrl+Shift+P")
    watch.now += timedelta(minutes=28)
    facilitator.press("Ctrl+Shift+P")
    assert "The break is over: 28 minutes, 13 longer than planned." in facilitator.message
    _moderate(facilitator)
    facilitator.press("Ctrl+Shift+Y")
    while sum(one.state.settled for one in context.session.now.judgements) < 3 * _CASES:
        watch.now += timedelta(minutes=5)
        facilitator.press("Ctrl+Return" if context.cursor.at_end else "Alt+1")
    with facilitator.in_file() as file:
        held = file.all(Judgement, "state = ?", (JudgementState.AGREED,))
        assert len(held) == 3 * _CASES
        assert sum(one.together is Together.ADOPTED for one in held) == 74


def _moderate(facilitator: Facilitator) -> None:
    """Note who challenges whom, and what an agency says now that is not what its form says."""
    assert "Case 11" in facilitator.question
    one, other, *_ = facilitator.walk.heard.turns.letters.values()
    for letters in (one + other, f"{other}2", f"{one}1"):
        facilitator.press("Alt+Shift+S")
        facilitator.say(letters)


def _theme_hour(facilitator: Facilitator) -> None:
    facilitator.press("Ctrl+Shift+H")
    facilitator.say("What should change first?")
    facilitator.press("Return")
    for card in ("Ask the child first", "One plan", "Parking"):
        facilitator.say(card)
        facilitator.press("Return")
    facilitator.press("Ctrl+Return", "Ctrl+Return", "Home", "Insert")
    facilitator.say("The child's day")
    facilitator.press("Return", "Ctrl+Return")
    for _ in _AGENCIES:
        facilitator.say("1")
        facilitator.press("Return")
    facilitator.tab_to("Groups")
    facilitator.press("Space", "Ctrl+Return")
    with facilitator.in_file() as file:
        assert [one.text for one in file.all(Finding)] == ["The child's day"]


def _report(facilitator: Facilitator) -> None:
    page = facilitator.page.workspace.page("report")
    page.show_again("report")
    facilitator.press("Ctrl+4")
    said = " ".join(facilitator.paper())
    for words in (
        "74 of 87 judgements were adopted together",
        "To 2 somebody objected; they were talked through",
        "On 3 judgements the table gave its first views before it saw the returns",
        "Of 8 first views the room kept 6 and moved from 2",
        "On 0 of them every agency that worked with it spoke",
        "1 of them by call",
        "Agencies challenged one another 1 time on 1 case",
        "In the room agencies moved from 2 answers of their own",
        "What the room put first",
        "The child's day",
        "In no group, and kept:",
    ):
        assert words in said, words


def _rehearsed(facilitator: Facilitator, audit: Path) -> None:
    """Play the day once more, in a copy."""
    with facilitator.in_file() as file:
        held = len(file.all(Judgement))
    facilitator.window.menus["rehearse"].trigger()
    facilitator.await_(lambda: facilitator.window.audit is None)
    facilitator.await_(lambda: facilitator.window.audit is not None)
    facilitator.keep_keyboard()
    strip = facilitator.page.workspace.rehearsal
    assert strip is not None
    assert facilitator.page.path != audit
    facilitator.tab_to("Play")
    facilitator.press("Space")
    for _ in range(4):
        strip.timer.timeout.emit()
    assert 0 < len(facilitator.page.session.now.judgements) <= held
