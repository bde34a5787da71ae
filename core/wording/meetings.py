"""What the meetings of an audit are called, and who is asked to which."""

from core.counting.meetings import meetings_in_order
from core.model.agenda import AgendaKind
from core.model.clock import date_text
from core.model.ids import CaseId, MeetingId
from core.model.meeting import Meeting
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.words import tr


def meeting_title(now: Snapshot, meeting: Meeting | None) -> str:
    """Return what a meeting is called; None is the audit's own day."""
    if meeting is None:
        return now.audit.day_title.strip() or tr("The day")
    return meeting.title


def meeting_words(now: Snapshot, meeting: Meeting | None) -> str:
    """Return "Feedback, 12 March 2014", or less where no day is set."""
    day = now.audit.day if meeting is None else meeting.day
    return ", ".join(filter(None, (meeting_title(now, meeting), date_text(day))))


def meetings_offered(now: Snapshot) -> list[tuple[MeetingId | None, str]]:
    """Return every meeting with its words by its day; those without a day come last."""
    order = meetings_in_order(now)
    words = [meeting_words(now, meeting_at(now, one)) for one in order]
    return [(one, _with_number(words, at)) for at, one in enumerate(order)]


def _with_number(words: list[str], at: int) -> str:
    """Return what is said of one of several, with its number where others are called the same."""
    alike = [n for n, one in enumerate(words) if normalised(one) == normalised(words[at])]
    if len(alike) < 2:
        return words[at]
    number = alike.index(at) + 1
    return tr("{title} ({number} of {count})", title=words[at], number=number, count=len(alike))


def meeting_at(now: Snapshot, meeting_id: MeetingId | None) -> Meeting | None:
    """Return a meeting by its number; None is the audit's own day."""
    return None if meeting_id is None else now.meeting.get(meeting_id)


def meeting_called(now: Snapshot, meeting_id: MeetingId | None) -> str:
    """Return what tells a meeting from the others: its name, with its day where two share it.

    Where they share both it is numbered.
    """
    own = meeting_title(now, meeting_at(now, meeting_id))
    alike = (meeting_title(now, meeting_at(now, one)) for one in meetings_in_order(now))
    if sum(normalised(one) == normalised(own) for one in alike) < 2:
        return own
    return dict(meetings_offered(now))[meeting_id]


def meetings_called(now: Snapshot) -> list[tuple[MeetingId | None, str]]:
    """Return every meeting with what tells it from the others, by its day."""
    return [(one, meeting_called(now, one)) for one in meetings_in_order(now)]


def at_words(now: Snapshot, meeting_id: MeetingId | None) -> str:
    """Return where something was said, "Panel"; nothing where there is one meeting only."""
    return meeting_called(now, meeting_id) if now.meetings else ""


def settled_at_words(now: Snapshot, case_id: CaseId) -> str:
    """Return at which one meeting all of a case was settled; nothing where it was at several."""
    held = {one.meeting_id for one in now.judgements_of(case_id) if one.settled_at}
    if not now.meetings or len(held) != 1:
        return ""
    (only,) = held
    words = meeting_words(now, meeting_at(now, only))
    return tr("All of it was settled at {meeting}.", meeting=words)


def cases_of_meeting_words(now: Snapshot) -> str:
    """Return how many cases the meeting looked at goes through."""
    count, total = len(now.listed_cases), len(now.cases)
    title = meeting_called(now, now.here_id)  # by its name: what is audited may be a meeting too
    if not now.here_named:
        return tr("“{title}” goes through every {case}, {total} in all.", title=title, total=total)
    return tr(
        "“{title}” goes through {count} of {total} {cases}.",
        title=title,
        count=count,
        total=total,
    )


def ready_for_words(now: Snapshot) -> str:
    """Return what is asked of the day, or of the meeting where there are several."""
    if not now.meetings:
        return tr("Ready for the day?")
    return tr("Ready for “{title}”?", title=meeting_title(now, now.here))


def taken_words(now: Snapshot, case_id: CaseId) -> str:
    """Return which meetings a case was taken to, in the order of their days.

    Nothing for an audit of one day. A meeting of which no case is named takes all, if
    its agenda has time for them.
    """
    if not now.meetings:
        return ""
    named: dict[MeetingId | None, set[CaseId]] = {}
    for one in now.meeting_cases:
        named.setdefault(one.meeting_id, set()).add(one.case_id)
    timed = {one.meeting_id for one in now.agenda if one.kind is AgendaKind.CASES} | {None}
    found = [
        words
        for meeting_id, words in meetings_offered(now)
        if case_id in named.get(meeting_id, ()) or (meeting_id not in named and meeting_id in timed)
    ]
    return tr("Taken to: {meetings}.", meetings="; ".join(found)) if found else ""
