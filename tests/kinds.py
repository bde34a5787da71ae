"""An audit whose questions want every kind of answer, in a real file."""

from pathlib import Path

from core.acts import bring_in, prepare
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.draft.tool import (
    AnswerDraft,
    KindDraft,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.tool import AnswerKind, Bearing, Point, Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool

PLANS = (
    AnswerDraft("child_in_need", "Child in need", Bearing.UNKNOWN),
    AnswerDraft("protection", "Protection, or review of it", Bearing.UNKNOWN),
    AnswerDraft("early_help", "Early help", Bearing.UNKNOWN),
)

KINDS_TOOL = ToolDraft(
    "kinds",
    "Every kind of answer",
    (ThemeDraft("clock", "Against the clock"), ThemeDraft("daily", "Daily life")),
    {
        "yes_no": (
            AnswerDraft("yes", "Yes", Bearing.MET),
            AnswerDraft("no", "No", Bearing.NOT_MET),
        ),
        "plans": PLANS,
    },
    (
        QuestionDraft("1", "Which plans is the child on?", "clock", "plans", "Plans"),
        QuestionDraft("2", "How many visits in six months?", "clock", "visits", "Visits"),
        QuestionDraft("3", "When was the child last seen alone?", "daily", "day", "Seen alone"),
        QuestionDraft(
            "4", "How long did the first core group take?", "clock", "ten_days", "First core group"
        ),
        QuestionDraft("5", "What is life like for the child?", "daily", "words", "Daily life"),
        QuestionDraft("6", "Was it the right level?", "daily", "yes_no", "Right level"),
    ),
    {
        "plans": KindDraft(AnswerKind.SEVERAL),
        "visits": KindDraft(AnswerKind.NUMBER, "visits"),
        "day": KindDraft(AnswerKind.DATE),
        "ten_days": KindDraft(AnswerKind.PERIOD, "", 10, True),
        "words": KindDraft(AnswerKind.WORDS),
    },
)

KINDS_RETURNS = (
    ReturnDraft(
        "Child A",
        "Health",
        answers={
            "1": "child_in_need early_help",
            "2": "12",
            "3": "2014-03-05",
            "4": "2014-03-03/2014-03-17",
            "5": "He sleeps on the sofa.",
            "6": "yes",
        },
        comments={"2": "Two were missed"},
    ),
    ReturnDraft(
        "Child A",
        "Police",
        answers={"1": "child_in_need", "2": "3", "3": "2014-02-20", "4": "2014-03-03/2014-03-20"},
    ),
    ReturnDraft("Child A", "Schools", answers={"6": "no"}),
    ReturnDraft("Child B", "Health", answers={"1": "protection", "2": "1200.5"}),
)


def kinds_audit(path: Path, clock: Clock) -> WorkshopFile:
    """Return a file with such a tool, two cases, three agencies and their returns."""
    file = WorkshopFile.create(path, None, clock)
    prepare.set_audit(file, Audit("Kinds audit", terms="As agreed"))
    take_tool(file, KINDS_TOOL)
    prepare.keep_rows(file, "add cases", [Case("Child A"), Case("Child B")])
    agencies = [Agency(name) for name in ("Health", "Police", "Schools")]
    prepare.keep_rows(file, "add agencies", agencies)
    pairs = [(case.id, agency.id) for case in file.all(Case) for agency in file.all(Agency)]
    prepare.keep_rows(file, "add requests", [Request(*pair) for pair in pairs])
    bring_in.take_returns(file, Draft("returns.csv", KINDS_RETURNS))
    return file


def point_called(tool: Tool, key: str) -> Point:
    """Return a question by its number."""
    return next(point for point in tool.points if tool.key_at(point) == key)


def kinds_point(file: WorkshopFile, key: str) -> Point:
    """Return a question of a file by its number."""
    return point_called(read_tool(file), key)
