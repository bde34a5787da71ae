"""Meetings besides the audit's own day: taking one away, and who comes to both of two."""

from collections.abc import Sequence
from dataclasses import replace

from core.acts.prepare import end_of
from core.model.agenda import AgendaEntry
from core.model.audit import Participant, ParticipantCase
from core.model.changed import Changed
from core.model.ids import NEW, MeetingId
from core.model.meeting import Meeting, MeetingCase
from core.store.file import WorkshopFile
from core.words import tr


def meeting_here(file: WorkshopFile) -> MeetingId | None:
    """Return at which meeting something is settled or heard now; None for the audit's own day."""
    if file.meeting is None or file.get(Meeting, file.meeting) is None:
        return None
    return file.meeting


def remove_meetings(file: WorkshopFile, label: str, meetings: Sequence[Meeting]) -> Changed | None:
    """Take meetings away with their agenda, their people and their list of cases.

    What was settled and heard there stays, as of the audit's own day.
    """
    gone = {one.id for one in meetings}
    with file.act(label) as act:
        theirs: list[AgendaEntry | Participant | MeetingCase] = [
            *file.all(AgendaEntry),
            *file.all(Participant),
            *file.all(MeetingCase),
        ]
        for row in theirs:
            if row.meeting_id in gone:
                file.remove(row)
        for meeting in meetings:
            file.remove(meeting)  # of what was said there it empties the reference
    return act.news


def invite_again(
    file: WorkshopFile, to: MeetingId | None, whose: MeetingId | None
) -> Changed | None:
    """Put those of one meeting on the list of another, without saying that they are there."""
    people = file.all(Participant)
    there = {(one.role, one.name, one.agency_id) for one in people if one.meeting_id == to}
    with file.act(tr("invite the people of another meeting")) as act:
        at = end_of(file, Participant)
        for one in people:
            if one.meeting_id == whose and (one.role, one.name, one.agency_id) not in there:
                again = replace(one, id=NEW, position=at, meeting_id=to)
                again = replace(again, present=False, by_call=False)
                number = file.put(again)
                for own in file.all(ParticipantCase, "participant_id = ?", (one.id,)):
                    file.put(replace(own, id=NEW, participant_id=number))
                at += 1
    return act.news
