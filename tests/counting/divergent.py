"""An audit in which agencies differ in every way there is, for tests that order a day by it."""

from pathlib import Path

from core.acts import bring_in, prepare
from core.acts.tool import take_tool
from core.counting.asking import deciding_items, not_asked
from core.counting.divergence import DivergenceMap, divergence_map
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    KindDraft,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.grading import GradeOf
from core.model.snapshot import AnswerRow
from core.model.tool import AnswerKind, Bearing
from core.queries.cuts import answers_grouped
from core.queries.returns import values_given
from core.store.file import WorkshopFile
from core.store.reading import snapshot

YES = AnswerDraft("yes", "Yes", Bearing.MET)
NO = AnswerDraft("no", "No", Bearing.NOT_MET)
UNSURE = AnswerDraft("dk", "Don’t know", Bearing.UNKNOWN)
GRADES = tuple(
    AnswerDraft(key, key.capitalize(), bearing)
    for key, bearing in (
        ("outstanding", Bearing.MET),
        ("good", Bearing.MET),
        ("fair", Bearing.PARTLY),
        ("poor", Bearing.NOT_MET),
    )
)

TOOL = ToolDraft(
    "apart",
    "A tool to differ over",
    (ThemeDraft("all", "All of it"),),
    {"ynd": (YES, NO, UNSURE), "grade": GRADES},
    (
        QuestionDraft("1", "Is it known?", "all", "ynd", "Known"),
        QuestionDraft("2", "How good is it?", "all", "grade", "Grade"),
        QuestionDraft("3", "How many visits?", "all", "number", "Visits"),
        QuestionDraft(
            "4",
            "Are these there?",
            "all",
            "ynd",
            "There",
            items=(ItemDraft("4a", "The plan", "Plan"), ItemDraft("4b", "The dates", "Dates")),
            items_judged=True,
        ),
        QuestionDraft("5", "Is it right?", "all", "ynd", "Right", always_discussed=True),
        QuestionDraft("6", "All in all?", "all", "grade", "Overall", grades=GradeOf.CASE),
    ),
    {"grade": KindDraft(AnswerKind.GRADES), "number": KindDraft(AnswerKind.NUMBER)},
)


_ALIKE = {"1": "yes", "2": "good", "3": "4", "4a": "no", "4b": "no", "5": "yes", "6": "good"}
_ONE = {"1": "yes", "2": "good", "3": "4", "4a": "yes", "4b": "no"}
_OTHER = {"1": "dk", "2": "poor", "3": "5", "4a": "no", "4b": "no"}

RETURNS = (
    ReturnDraft("Child A", "Health", "", _ALIKE),
    ReturnDraft("Child A", "Police", "", _ALIKE),
    # Somebody does not know; two steps apart; two numbers; one line of two differs.
    ReturnDraft("Child B", "Health", "", _ONE),
    ReturnDraft("Child B", "Police", "", _OTHER),
    # Yes against No; a blank.
    ReturnDraft("Child C", "Health", "", {"1": "yes", "2": "good"}),
    ReturnDraft("Child C", "Police", "", {"1": "no"}),
)


def divergent_audit(path: Path, clock: Clock) -> WorkshopFile:
    """Return a file with three cases, of which the first is of one mind."""
    file = WorkshopFile.create(path, None, clock)
    prepare.set_audit(file, Audit("Apart"))
    take_tool(file, TOOL)
    cases = [Case(f"Child {one}", pathway=way) for one, way in zip("ABC", "NSN", strict=True)]
    prepare.keep_rows(file, "add cases", cases)
    prepare.keep_rows(file, "add agencies", [Agency("Health"), Agency("Police")])
    bring_in.take_returns(file, Draft("returns.csv", RETURNS))
    return file


def map_of(file: WorkshopFile) -> DivergenceMap:
    """Return how far the agencies differ in a file, as the window asks for it."""
    now = snapshot(file)
    cells = list(answers_grouped(file, True, False, deciding_items(now.tool)))
    values = values_given(file)
    rows = [AnswerRow(*cell[:4]) for cell in cells if cell[1]]
    return divergence_map(now, cells, values, not_asked(now, rows, values))
