"""An audit that asks about each person of a case, in a real file."""

from pathlib import Path

from core.acts import prepare
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.tool import AnswerDraft, KindDraft, QuestionDraft, ThemeDraft, ToolDraft
from core.model.household import CasePerson
from core.model.tool import AnswerKind, Bearing
from core.store.file import WorkshopFile

YES_NO = (
    AnswerDraft("yes", "Yes", Bearing.MET),
    AnswerDraft("no", "No", Bearing.NOT_MET),
    AnswerDraft("dont_know", "Don't know", Bearing.UNKNOWN),
)

PEOPLE_TOOL = ToolDraft(
    "people",
    "Everybody in the family",
    (ThemeDraft("seen", "Being seen"),),
    {"each_child": YES_NO, "each_parent": YES_NO, "yes_no": YES_NO},
    (
        QuestionDraft("1", "Was this child seen alone?", "seen", "each_child", "Seen alone"),
        QuestionDraft("2", "Was this parent spoken with?", "seen", "each_parent", "Spoken with"),
        QuestionDraft(
            "3", "Was it written down?", "seen", "yes_no", "Written", asked_where="1 = no"
        ),
    ),
    {
        "each_child": KindDraft(AnswerKind.EACH, "children"),
        "each_parent": KindDraft(AnswerKind.EACH, "parents"),
    },
)


_GRADES = (
    AnswerDraft("good", "Good", Bearing.MET, band="Good or better"),
    AnswerDraft("weak", "Weak", Bearing.NOT_MET),
)
MEASURED_TOOL = ToolDraft(
    "measured",
    "How often, and when, each was seen",
    (ThemeDraft("seen", "Being seen"),),
    {"plan_for_each": _GRADES},
    (
        QuestionDraft("1", "How often was this child seen?", "seen", "visits", "Visits"),
        QuestionDraft("2", "When was this child last seen?", "seen", "last_seen", "Last seen"),
        QuestionDraft("3", "How good is the plan for this child?", "seen", "plan_for_each", "Plan"),
        QuestionDraft("4", "From the referral to the visit?", "seen", "until_seen", "Until seen"),
        QuestionDraft("5", "What is a day like for this child?", "seen", "a_day", "A day"),
    ),
    {
        "visits": KindDraft(AnswerKind.EACH_NUMBER, "children", least=0, most=60),
        "last_seen": KindDraft(AnswerKind.EACH_DATE, "children"),
        "plan_for_each": KindDraft(AnswerKind.EACH_GRADE, "children"),
        "until_seen": KindDraft(AnswerKind.EACH_PERIOD, "children", target=10, working_days=True),
        "a_day": KindDraft(AnswerKind.EACH_WORDS, "children"),
    },
)


def people_audit(path: Path, clock: Clock, tool: ToolDraft = PEOPLE_TOOL) -> WorkshopFile:
    """Return a file with such a tool: a family of four and a child alone, and two agencies."""
    file = WorkshopFile.create(path, None, clock)
    prepare.set_audit(file, Audit("Families audit", terms="As agreed", audited_one="child"))
    take_tool(file, tool)
    prepare.keep_rows(file, "add cases", [Case("Child A"), Case("Child B")])
    first = file.all(Case)[0].id
    family = [("brother", "9"), ("brother", "4"), ("mother", "")]
    prepare.keep_rows(
        file,
        "add people",
        [CasePerson(first, role, position=at, age=age) for at, (role, age) in enumerate(family)],
    )
    prepare.keep_rows(file, "add agencies", [Agency("Health"), Agency("Police")])
    pairs = [(case.id, agency.id) for case in file.all(Case) for agency in file.all(Agency)]
    prepare.keep_rows(file, "add requests", [Request(*pair) for pair in pairs])
    return file
