"""An audit in which not everything is asked of everybody, in a real file."""

from pathlib import Path

from core.acts import bring_in, prepare
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.draft.tool import ItemDraft, KindDraft, QuestionDraft, ThemeDraft, ToolDraft
from core.model.tool import AnswerKind
from core.store.file import WorkshopFile
from tests.small import NO, YES

ASKED_TOOL = ToolDraft(
    "asked",
    "Asked of some",
    (
        ThemeDraft("plan", "The plan"),
        ThemeDraft("school", "At school", "its age >= 5", ("Schools", "Health")),
    ),
    {"yn": (YES, NO)},
    (
        QuestionDraft("1", "Is there a plan?", "plan", "yn", "Plan"),
        QuestionDraft(
            "2", "Was the plan reviewed?", "plan", "yn", "Reviewed", asked_where="1 = yes"
        ),
        QuestionDraft(
            "3", "Was the family safe at night?", "plan", "yn", "Safe", asked_only_of=("Police",)
        ),
        QuestionDraft("4", "How many visits?", "plan", "visits", "Visits", asked_where="2 = yes"),
        QuestionDraft("5", "Was it good?", "plan", "yn", "Good", room_only=True),
        QuestionDraft(
            "6",
            "Is this on file?",
            "school",
            "yn",
            "On file",
            items=(
                ItemDraft("6a", "Attendance", "Attendance"),
                ItemDraft("6b", "Why they were away", "Away", asked_where="6a = no"),
            ),
            comment_on=("no",),
        ),
    ),
    {"visits": KindDraft(AnswerKind.NUMBER, "visits")},
)

ASKED_RETURNS = (
    ReturnDraft("Child A", "Health", "", {"1": "yes", "2": "yes", "4": "3"}),
    # Answered all the same: 2 and 4 without a plan, 3 by an agency that it is not for.
    ReturnDraft("Child A", "Wessex Police", "", {"1": "no", "2": "yes", "3": "yes", "4": "9"}),
    ReturnDraft("Child A", "Schools", "", {"1": "no", "6a": "yes"}),
    ReturnDraft("Child B", "Health", "", {"2": "no", "6a": "no"}),
    ReturnDraft("Child B", "Wessex Police", "", {"1": "yes"}),
    ReturnDraft("Child B", "Schools", "", {"1": "no", "3": "no", "6a": "yes", "6b": "no"}),
)


def asked_audit(path: Path, clock: Clock) -> WorkshopFile:
    """Return a file with two children, of three and of nine years, and three agencies."""
    file = WorkshopFile.create(path, None, clock)
    prepare.set_audit(file, Audit("Asked of some", terms="As agreed"))
    take_tool(file, ASKED_TOOL)
    children = [Case("Child A", age="3", team="North"), Case("Child B", age="9", team="South")]
    prepare.keep_rows(file, "add cases", children)
    agencies = [Agency("Health"), Agency("Wessex Police", short="Police"), Agency("Schools")]
    prepare.keep_rows(file, "add agencies", agencies)
    pairs = [(case.id, agency.id) for case in file.all(Case) for agency in file.all(Agency)]
    prepare.keep_rows(file, "add requests", [Request(*pair) for pair in pairs])
    bring_in.take_returns(file, Draft("returns.csv", ASKED_RETURNS))
    return file
