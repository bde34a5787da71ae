"""What the program does with a table's file, for the errors: hands cases out, takes them back."""

from contextlib import closing
from pathlib import Path
from typing import Final
from unittest.mock import patch
from uuid import UUID

from core.acts import walk
from core.model.case import Agency, Case, Request
from core.model.fault import WorkshopError
from core.model.hand_out import SideChosen, TableDifference
from core.model.ids import AgencyId
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.tables.hand_out import hand_out
from core.tables.make_one import make_one
from core.tables.settle import settle
from core.tables.take_back import take_in

WORDS: Final = "maple anchor window tiger"
HAND_OUT: Final = "hand out"
SETTLE: Final = "settle a difference"
MAKE_ONE: Final = "make two agencies one"
TAKE_BACK: Final = "take back"


def table_of(file: WorkshopFile) -> Path:
    """Return where the table's file lies."""
    return file.path.with_name("table-1.casewalk")


def hand_one_out(file: WorkshopFile) -> None:
    """Hand the first case out; the table's file has one number each time, so that days equal."""
    case = file.all(Case)[0].id
    with patch("core.tables.hand_out.uuid4", lambda: UUID(int=14)):
        hand_out(file, table_of(file), "Table 1", [case], WORDS)


def take_it_back(file: WorkshopFile) -> None:
    """Take back what the table did."""
    take_in(file, table_of(file), [WORDS])


def work_at_table(path: Path, clock: object) -> None:
    """Do something at the table."""
    with closing(WorkshopFile.open(path, WORDS, clock)) as file:  # type: ignore[arg-type]
        case, tool = file.all(Case)[0], read_tool(file)
        point = tool.points[-1]
        walk.agree(file, case.id, point, tool.answers_at(point)[0].id)
        with file.act("hear it"):
            file.put(Note(NoteKind.STRENGTH, "Said at the table. " * 60, case_id=case.id))


def differ(file: WorkshopFile) -> None:
    """Say here otherwise what the table said, take it back, and have an agency there twice."""
    case, tool = file.all(Case)[0], read_tool(file)
    point = tool.points[-1]
    walk.agree(file, case.id, point, tool.answers_at(point)[-1].id)
    take_it_back(file)
    with file.act("bring an agency in under another name"):
        twin = file.put(Agency("The health visitors' team"))
        file.put(Request(file.all(Case)[-1].id, AgencyId(twin)))


def settle_one(file: WorkshopFile) -> None:
    """Settle what the two say differently, as the table has it."""
    asked = next(one for one in file.all(TableDifference) if one.is_open)
    settle(file, asked, SideChosen.THERE)


def make_two_one(file: WorkshopFile) -> None:
    """Let the agency that is there twice be one."""
    first, *_, twin = file.all(Agency)
    make_one(file, first, twin)


def table_judged(path: Path, handed_out: bool, stays: bool) -> str:
    """Return what is wrong with a table's file that was to be written."""
    if not handed_out:
        return "hand out: a file was left that nobody handed out" if path.exists() > stays else ""
    try:
        with WorkshopFile.open(path, WORDS, read_only=True) as file:
            return "hand out: the table's file is unsound" if check(file) else ""
    except WorkshopError:
        return "hand out: half a table's file"
