"""The audit: one round, its terms and the words it is shown with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import NEW, AgencyId, CaseId, MeetingId
from core.model.share_ladder import ShareLadder, share_ladder
from core.model.steps import Nation
from core.words import CASE, Audited, tr

FINAL: Final = "final"
"""The edition that is no draft any more."""


class Grouping(StrEnum):
    """What the cases are listed and compared by."""

    PATHWAY = "pathway"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Audit:
    """One round of audit; every file holds exactly one, numbered 1.

    `day` is an ISO date or empty; `starts` and `finishes` are "09:30" or
    empty; `marking` stands on every page of every document. `audited_one` and
    `audited_many` are its own word for what it audits, one and several of them.
    `looked_from` and `looked_to` bound what is looked back at; `data_holder` says who
    answers for the file, and `kept_until` how long: ISO dates or empty. The public
    holidays of `nation` are no working days. `share_words` are kept as
    `model/share_ladder.py` says; intervals of shares are printed only where `prints_intervals`.
    Forms ask first who was known where it `asks_known`, and for the role of who fills them
    in where it `asks_role`; who a form is about agencies learn by the council's own portal
    where it goes `by_portal`, and apart from the form by mail otherwise.
    `day_title` is what its own day is called where there are other meetings.
    By its `mark` a form is known to be of this audit, whatever the title is by then.
    Its `edition` is on every page of every document: the number of a draft, or `FINAL`;
    nothing in an audit of before there were any. Its cases are taken `in_one_list`, across
    pathways and teams, where an order of them all was taken. Who has spoken on a case is
    counted where it `counts_turns`, and told in the report where it `prints_turns`. Where it
    `asks_first` the returns stay hidden until the table has given its first views.
    Who challenges whom, and what an agency says otherwise than its return, is noted where it
    `moderates`; a case begins with its strengths where `strengths_first`, and answers have no
    colour until all cases are done where `colours_last`.
    The end of a case's minutes is signed to the facilitator, and to the room only where it
    `shows_minutes`.
    """

    title: str
    id: int = 1
    partnership: str = ""
    subject: str = ""
    terms: str = ""
    sample_note: str = ""
    confidentiality: str = ""
    marking: str = tr("Official-sensitive")
    day: str = ""
    starts: str = "09:30"
    finishes: str = "16:00"
    minutes_per_case: int = 25
    grouping: Grouping = Grouping.PATHWAY
    tool_key: str = ""
    tool_title: str = ""
    families_heard: int = 0
    audited_one: str = ""
    audited_many: str = ""
    looked_from: str = ""
    looked_to: str = ""
    venue: str = ""
    data_holder: str = ""
    kept_until: str = ""
    nation: Nation = Nation.ENGLAND
    share_words: str = ""
    prints_intervals: bool = False
    asks_known: bool = False
    asks_role: bool = False
    day_title: str = ""
    mark: str = ""
    edition: str = "1"
    by_portal: bool = False
    in_one_list: bool = False
    counts_turns: bool = False
    prints_turns: bool = False
    asks_first: bool = False
    has_theme_hour: bool = False
    signs_minutes: bool = True
    shows_minutes: bool = False
    moderates: bool = False
    strengths_first: bool = False
    colours_last: bool = False

    @property
    def ladder(self) -> ShareLadder:
        """In which words a share of few is told."""
        return share_ladder(self.share_words)

    @property
    def audited(self) -> Audited:
        """What it looks at one by one, in its own word; "case" where it has none."""
        return Audited(self.audited_one, self.audited_many) if self.audited_one else CASE


class Outcome(StrEnum):
    """What the audit made of a hypothesis; `SILENT` where it found nothing either way."""

    OPEN = "open"
    SUPPORTED = "supported"
    PARTLY = "partly supported"
    NOT_SUPPORTED = "not supported"
    CONTRADICTED = "contradicted"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Something the audit set out to test."""

    text: str
    id: int = NEW
    position: int = 0
    outcome: Outcome = Outcome.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who takes part in a meeting, without one in the audit's own day.

    The name is for attendance only. Who comes for some cases only is `own_only`, for no
    case once those are gone.
    """

    role: str
    id: int = NEW
    position: int = 0
    name: str = ""
    agency_id: AgencyId | None = None
    present: bool = False
    meeting_id: MeetingId | None = None
    own_only: bool = False
    by_call: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantCase:
    """A case that somebody comes for who comes for some only."""

    participant_id: int
    case_id: CaseId
    id: int = NEW
