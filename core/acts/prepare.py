"""Before the day: the audit's details, its cases, agencies, requests, people and agenda."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import Final

from core.acts.agency_names import call_anew, other_names
from core.acts.fields import changed_fields, typed_field
from core.acts.shared_notes import hand_over
from core.model.agenda import AgendaEntry
from core.model.audit import Audit, Hypothesis, Participant
from core.model.case import Agency, Attribute, Case, Request
from core.model.changed import Changed
from core.model.clock import date_text
from core.model.coding import Code
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.fault import NotYet, WorkshopError, shown
from core.model.household import CasePerson, KeyDate
from core.model.ids import MeetingId
from core.model.meeting import Meeting, MeetingCase
from core.model.standard import Standard
from core.model.steps import DayOff, ProcessStep
from core.model.theme_hour import HourCard, HourGroup, ThemeHour
from core.model.tool import Item, Question, Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.store.declarations import natural_key
from core.store.file import WorkshopFile
from core.words import later, tr

Voice = FamilyAsked | FamilyVoice | MeetingObserved | LeaderTalk
Planned = Participant | AgendaEntry | Meeting | Standard | EarlierAudit
Row = Case | Agency | Planned | Hypothesis | Voice | ProcessStep | CasePerson
"""What lies in a list of its own, in an order people give it."""

Placed = Row | Theme | Question | Item | Attribute | Code | ThemeHour | HourGroup | HourCard
Key = tuple[object, ...]
Once = Request | DayOff | MeetingCase
Kept = Row | Once | KeyDate | EarlierCount


_DETAILS: Final = {
    "title": "title",
    "partnership": "partnership",
    "subject": "subject",
    "terms": tr("terms of reference"),
    "sample_note": tr("words on the sample"),
    "confidentiality": tr("confidentiality statement"),
    "marking": "marking",
    "day": "day",
    "starts": "start",
    "finishes": "finish",
    "minutes_per_case": later("minutes for each {case}"),
    "grouping": later("grouping of {cases}"),
    "in_one_list": later("list of {cases}"),
    "asks_first": tr("first views"),
    "counts_turns": tr("counting of who has spoken"),
    "prints_turns": tr("telling who has spoken"),
    "has_theme_hour": tr("theme hour"),
    "moderates": tr("noting of challenges and changed answers"),
    "strengths_first": tr("strengths first"),
    "colours_last": tr("colours at the end"),
    "signs_minutes": later("sign at the end of {a case}'s minutes"),
    "shows_minutes": later("sign at the end of {a case}'s minutes"),
    "families_heard": tr("number of families heard"),
    "audited_one": tr("word for what is audited"),
    "audited_many": tr("word for what is audited"),
    "looked_from": tr("time looked back at"),
    "looked_to": tr("time looked back at"),
    "venue": "venue",
    "data_holder": tr("who holds the data"),
    "kept_until": tr("time it is kept"),
    "nation": tr("public holidays"),
    "share_words": tr("words for shares"),
    "prints_intervals": tr("printing of intervals"),
    "asks_known": tr("question of who was known"),
    "asks_role": tr("question of who fills the form in"),
    "day_title": tr("name of its own day"),
    "edition": tr("draft number"),
    "by_portal": tr("way by which agencies learn who a form is about"),
}
"""What each detail is called in the history."""


def _new_mark(file: WorkshopFile, audit: Audit) -> str:
    """Return a few signs that no other audit has: another begins at another moment."""
    return sha256(f"{file.clock().isoformat()} {audit.title}".encode()).hexdigest()[:12]


def set_audit(file: WorkshopFile, audit: Audit) -> Changed | None:
    """Keep the audit's own details; the typing of one of them is one step of undo.

    Raises NotYet for an audit without a title.
    """
    if not audit.title.strip():
        raise NotYet(
            tr("The audit needs a title."), tr("Nothing was changed."), tr("Type a title.")
        )
    held = file.get(Audit, audit.id) or audit
    audit = replace(audit, mark=audit.mark or held.mark or _new_mark(file, audit))
    names, typed = changed_fields(held, audit), typed_field(held, audit)
    what = tr(_DETAILS.get(names[0], "details")) if len(names) == 1 else "details"
    merge = f"audit {typed}" if typed else ""
    with file.act(tr("change the audit's {what}", what=what), merge) as act:
        file.put(audit)
    return act.news


def keep_rows(
    file: WorkshopFile, label: str, rows: Sequence[Kept], merge: str = ""
) -> Changed | None:
    """Keep rows typed or pasted into a table: all of them, or none.

    With a *merge* key typing that goes on is one step of undo. New ones go to
    the end in the order given. Raises WorkshopError when two cases would have
    one reference, two agencies one name, one agency two requests for a case, or
    where a day off is there already, or a case is named twice for one meeting. What the
    tool asks only of an agency it goes on asking of it, by another name too.
    """
    ends: dict[type[Kept], count[int]] = {}
    taken, called = _Taken(file), other_names(file, rows)
    with file.act(label, merge) as act:
        for row in rows:
            if isinstance(row, Once):
                _must_be_there_once(file, row)
                file.put(row)
                continue
            if isinstance(row, KeyDate | EarlierCount):
                file.put(row)
                continue
            taken.check(row)
            if not row.id:
                if type(row) not in ends:
                    ends[type(row)] = count(end_of(file, type(row)))
                row = replace(row, position=next(ends[type(row)]))
            taken.take(row, file.put(row))
        call_anew(file, called)
    return act.news


def remove_rows(file: WorkshopFile, label: str, rows: Sequence[Kept]) -> Changed | None:
    """Remove rows and what rests on them (a case's judgements, its notes' tie to it)."""
    with file.act(label) as act:
        hand_over(file, {row.id for row in rows if isinstance(row, Case)})
        for row in rows:
            file.remove(row)
    return act.news


def end_of(file: WorkshopFile, kind: type[Placed]) -> int:
    """Return the place after the last row of a list; rows removed leave gaps that stay."""
    return max((row.position for row in file.all(kind)), default=-1) + 1


def move_row(file: WorkshopFile, label: str, row: Row, to: int) -> Changed | None:
    """Move a row to another place in its list, 0 being the first."""
    with file.act(label) as act:
        lists = [other for other in file.all(type(row)) if _list_of(other) == _list_of(row)]
        listed = [other for other in lists if other.id != row.id]
        listed.insert(to, row)
        for position, other in enumerate(listed):
            file.put(replace(other, position=position))
    return act.news


def _list_of(row: Row) -> MeetingId | None:
    """Return the meeting whose list a row is in; None for what is in the only one."""
    return row.meeting_id if isinstance(row, Participant | AgendaEntry) else None


class _Taken:
    """The names of cases and agencies; read once, so that a long list can be pasted.

    Files brought in may write a name in any of its ways, so "police" is "Police".
    """

    def __init__(self, file: WorkshopFile) -> None:
        self._key: dict[tuple[str, int], Key] = {}
        self._held: set[Key] = set()
        rows: list[Case | Agency] = [*file.all(Case), *file.all(Agency)]
        for row in rows:
            self.take(row, row.id)

    def check(self, row: Kept) -> None:
        """Refuse a case or agency without a name, or with another's."""
        what, column, name = _called(row)
        article = "an" if what == "agency" else "a"
        if what and not name.strip():
            raise NotYet(
                tr("A new {what} needs a {column}.", what=what, column=column),
                tr("Nothing was changed."),
                tr("Type its {column} first.", column=column),
            )
        key = _key(row)
        if what and key != self._key.get((what, row.id)) and key in self._held:
            raise WorkshopError(
                tr(
                    "There is already {article} {what} called “{shown}”.",
                    article=article,
                    what=what,
                    shown=shown(name),
                ),
                tr("Nothing was changed."),
                tr("Give it another {column}.", column=column),
            )

    def take(self, row: Kept, number: int) -> None:
        """Note that a row has its name now, and no other."""
        what, _, _ = _called(row)
        self._held.discard(self._key.get((what, number), ("",)))
        self._key[what, number] = _key(row)
        self._held.add(_key(row))


def _key(row: Kept) -> Key:
    """Return what a case or agency is known by, whatever else is; nothing for other rows."""
    what, _, _ = _called(row)
    return (what, *natural_key(row)) if what else ()


def _called(row: Kept) -> tuple[str, str, str]:
    """Return what a row is, what its name is headed, and its name; "" for what has none."""
    match row:
        case Case(reference=name):
            return "case", "reference", name
        case Agency(name=name):
            return "agency", "name", name
    return "", "", ""


def _must_be_there_once(file: WorkshopFile, row: Once) -> None:
    if file.existing(row).id == row.id:
        return
    if isinstance(row, Request):
        happened = tr("That agency was already asked about that {case}.")
        remedy = tr("Change the request that is there.")
    elif isinstance(row, MeetingCase):
        happened = tr("That {case} is on the list of this meeting already.")
        remedy = tr("Change the line that is there.")
    else:
        happened = tr("{day} is a day off already.", day=date_text(row.day))
        remedy = tr("Change the line that is there.")
    raise WorkshopError(happened, tr("Nothing was changed."), remedy)
