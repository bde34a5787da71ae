"""A small Section 11 audit in a real file: three organisations, moderated by the room."""

from pathlib import Path

from core.acts import bring_in, prepare, walk
from core.acts.tool import take_tool
from core.intake.shipped import find_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.tool import Answer, Point, Question
from core.store.file import WorkshopFile

TOOL = "section-11-moderated"
OWN = {
    "School": {"1": "three", "2": "two", "3": "three", "4": "not_applicable"},
    "Hospital": {"1": "two", "2": "one", "3": "two", "4": "two"},
    "Youth club": {"1": "none", "2": "one", "3": "two", "4": "one"},
}
ROOM = {
    "School": ("two", "two", "three", "not_applicable", "two", "two", "one", "two"),
    "Hospital": ("two", "two", "two"),
}


def graded_audit(path: Path, clock: Clock) -> WorkshopFile:
    """Return a file in which one organisation was walked through but for its grade."""
    file = WorkshopFile.create(path, clock=clock)
    audited = Audit("Section 11", audited_one="organisation", audited_many="organisations")
    prepare.set_audit(file, audited)
    take_tool(file, find_tool(TOOL))
    prepare.keep_rows(file, "add", [Case(name, outline="A place for children") for name in OWN])
    prepare.keep_rows(file, "add", [Agency(f"{name} itself") for name in OWN])
    pairs = zip(file.all(Case), file.all(Agency), strict=True)
    prepare.keep_rows(file, "add", [Request(case.id, agency.id) for case, agency in pairs])
    drafts = [ReturnDraft(name, f"{name} itself", "", answers, {}) for name, answers in OWN.items()]
    bring_in.take_returns(file, Draft("own.csv", tuple(drafts)))
    for name, keys in ROOM.items():
        for number, key in enumerate(keys, 1):
            agree(file, name, str(number), key)
    return file


def agree(file: WorkshopFile, name: str, number: str, key: str) -> None:
    """Let the room agree an answer, by its key."""
    case = file.all(Case, "reference = ?", (name,))[0]
    question = file.all(Question, "key = ?", (number,))[0]
    given = (question.answer_set_id, key)
    answer = file.all(Answer, "answer_set_id = ? AND key = ?", given)[0]
    walk.agree(file, case.id, Point(question.id), answer.id)
