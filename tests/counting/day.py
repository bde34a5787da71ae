"""The morning of one workshop: its agenda, its cases and the time they took."""

from datetime import datetime

from core.counting.case_progress import CaseProgress
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.ids import CaseId

DAY = datetime(2014, 4, 9)
AGENDA = (
    AgendaEntry("Welcome", AgendaKind.OPENING, "09:30", 30),
    AgendaEntry("Cases", AgendaKind.CASES, "10:00", 150),
    AgendaEntry("Lunch", AgendaKind.BREAK, "12:30", 45),
    AgendaEntry("Cases", AgendaKind.CASES, "13:15", 150),
    AgendaEntry("Themes", AgendaKind.THEMES, "15:45", 15),
)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2014-04-09T{clock}:00")


def case(number: int, group: str = "Team 1", settled: int = 0, minutes: int = 25) -> CaseProgress:
    return CaseProgress(CaseId(number), f"Case {number}", group, settled, 11, minutes)


def visit(number: int, began: str, ended: str, day: str = "2014-04-09") -> Visit:
    return Visit(CaseId(number), f"{day}T{began}:00", f"{day}T{ended}:00")


EIGHT = tuple(case(n, "Team 1" if n <= 4 else "Team 2") for n in range(1, 9))
MORNING = (visit(1, "10:00", "10:24"), visit(2, "10:24", "10:50"), visit(3, "10:50", "11:23"))
