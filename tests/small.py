"""A small whole audit in a real file, for tests that need one to work on."""

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from core.acts import bring_in, prepare
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    OnlyWhere,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.ids import AgencyId, CaseId
from core.model.tool import Bearing
from core.store.file import WorkshopFile
from core.store.opening import create_file

YES = AnswerDraft("yes", "Yes", Bearing.MET)
NO = AnswerDraft("no", "No", Bearing.NOT_MET)
NA = AnswerDraft("not_applicable", "Not applicable", Bearing.NOT_APPLICABLE)

TOOL = ToolDraft(
    "small",
    "A small tool",
    (ThemeDraft("records", "Records"), ThemeDraft("plan", "The plan")),
    {"yn": (YES, NO), "yna": (YES, NO, NA)},
    (
        QuestionDraft(
            "1",
            "Does the file hold these?",
            "records",
            "yn",
            "File holds",
            items=(
                ItemDraft("1a", "Details of the child", "Details", "yn"),
                ItemDraft("1b", "The plan", "Plan", "yn"),
            ),
        ),
        QuestionDraft("2", "Was it overseen?", "records", "yna", "Overseen"),
        QuestionDraft(
            "3", "Is it right?", "plan", "yn", "Right", only_where=OnlyWhere("1b", "yes")
        ),
        QuestionDraft(
            "4",
            "Were these followed?",
            "plan",
            "yna",
            "Followed",
            items=(
                ItemDraft("4a", "The first step", "First", "yna"),
                ItemDraft("4b", "The second step", "Second", "yna"),
            ),
            items_judged=True,
        ),
    ),
)

RETURNS = (
    ReturnDraft(
        "Child A", "Health", "", {"1a": "yes", "1b": "no", "2": "yes"}, {"2": "Café notes"}
    ),
    ReturnDraft("Child A", "Police", "", {"1a": "yes", "2": "no", "3": "no"}, {"3": "Not clear"}),
    ReturnDraft("Child B", "Health", "", {"1a": "no", "4a": "not_applicable"}),
    ReturnDraft("Child B", "Schools", "", {}),
)


def small_audit(path: Path, clock: Clock, passphrase: str | None = None) -> WorkshopFile:
    """Return a file with a tool, two cases, three agencies and their returns.

    It is made once for each moment and passphrase; every file after that is a copy.
    """
    create_file(path)
    path.write_bytes(_made(clock(), passphrase))
    return WorkshopFile.open(path, passphrase, clock)


@cache
def _made(at: datetime, passphrase: str | None) -> bytes:
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        path = Path(folder) / "small.casewalk"
        _make(path, lambda: at, passphrase).close()
        return path.read_bytes()


def _make(path: Path, clock: Clock, passphrase: str | None) -> WorkshopFile:
    file = WorkshopFile.create(path, passphrase, clock)
    prepare.set_audit(file, Audit("Small audit", terms="As agreed"))
    take_tool(file, TOOL)
    prepare.keep_rows(file, "add cases", [Case("Child A", pathway="North"), Case("Child B")])
    prepare.keep_rows(
        file, "add agencies", [Agency(name) for name in ("Health", "Police", "Schools")]
    )
    pairs = [(case.id, agency.id) for case in file.all(Case) for agency in file.all(Agency)]
    prepare.keep_rows(file, "add requests", [Request(*pair) for pair in pairs])
    bring_in.take_returns(file, Draft("returns.csv", RETURNS))
    return file


def case_id(file: WorkshopFile, reference: str) -> CaseId:
    """Return the number of a case."""
    return file.all(Case, "reference = ?", (reference,))[0].id


def agency_id(file: WorkshopFile, name: str) -> AgencyId:
    """Return the number of an agency."""
    return file.all(Agency, "name = ?", (name,))[0].id


def contents(file: WorkshopFile) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of the audit, to compare one moment with another."""
    from core.store.rows import COLUMNS

    return {table: file.query(f"SELECT * FROM {table} ORDER BY id") for table in COLUMNS}
