"""What becomes of the day's time: a break begun and over, more minutes, a session given up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.acts.meetings import meeting_here
from core.acts.prepare import end_of
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.case import Case
from core.model.changed import Changed
from core.model.clock import minute_of
from core.model.ids import CaseId
from core.store.file import WorkshopFile
from core.words import tr

STEP = 5
"""How many minutes a case is given at a press."""


def begin_break(
    file: WorkshopFile, entry: AgendaEntry, around: Sequence[AgendaEntry] = ()
) -> Changed | None:
    """Begin a break as it is on the agenda now, or is to be.

    Where the agenda is empty, *around* is what else belongs on it: or the break were all there is.
    """
    here = meeting_here(file)
    with file.act(tr("begin a break")) as act:
        for one in around:
            file.put(replace(one, meeting_id=here))
        new = replace(entry, position=end_of(file, AgendaEntry), meeting_id=here)
        file.put(entry if entry.id else new)
    return act.news


def end_break(file: WorkshopFile, entry_id: int, at: datetime) -> Changed | None:
    """Say that a break is over now, sooner or later than it was meant to be."""
    entry = file.get(AgendaEntry, entry_id)
    begins = minute_of(entry.starts) if entry is not None else None
    if entry is None or begins is None:
        return None
    with file.act(tr("end a break")) as act:
        file.put(replace(entry, minutes=max(1, at.hour * 60 + at.minute - begins)))
    return act.news


def give_minutes(file: WorkshopFile, case_id: CaseId, minutes: int = STEP) -> Changed | None:
    """Give a case more minutes than its plan; what the others take is not judged by them."""
    case = file.get(Case, case_id)
    if case is None:
        return None
    label = tr("give {count} more minutes to {reference}", reference=case.reference, count=minutes)
    with file.act(label) as act:
        file.put(replace(case, minutes_more=case.minutes_more + minutes))
    return act.news


def drop_session(file: WorkshopFile, entry: AgendaEntry) -> Changed | None:
    """Give the time of a session up to the cases; undo puts it back."""
    with file.act(tr("give up “{title}” for the {cases}", title=entry.title)) as act:
        file.put(replace(entry, kind=AgendaKind.CASES, title=tr("{Cases}")))
    return act.news
