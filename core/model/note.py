"""What was heard in the room: strengths, improvements, observations, comments, concerns."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import NEW, AgencyId, CaseId, ItemId, MeetingId, NoteId, QuestionId, ThemeId
from core.words import tr


class NoteKind(StrEnum):
    """What a note is."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    OBSERVATION = "observation"
    COMMENT = "practitioner comment"
    CONCERN = "immediate concern"
    CHALLENGE = "challenge"

    @property
    def word(self) -> str:
        """How it is headed: "Improvement", "Comment"."""
        return tr("Comment") if self is NoteKind.COMMENT else self.value.capitalize()


class Stance(StrEnum):
    """What a practitioner comment does."""

    UNSAID = ""
    CHALLENGE = "challenge"
    HELPS = "helps"
    SUGGESTION = "suggestion"

    @property
    def word(self) -> str:
        """How it is headed, "A challenge"; empty while it is not said."""
        return _STANCE_WORDS[self]


_STANCE_WORDS: Final = {
    Stance.UNSAID: "",
    Stance.CHALLENGE: tr("A challenge"),
    Stance.HELPS: tr("What helps"),
    Stance.SUGGESTION: tr("A suggestion"),
}


_MARKS: Final = ("“", "”", '"')


def quoted(text: str) -> str:
    """Return the text in quotation marks, without a second pair around it.

    Marks that belong to a quote within the text stay: “He said "no"”.
    """
    inside = text.strip()
    at_both_ends = inside.startswith(_MARKS) and inside.endswith(_MARKS)
    if at_both_ends or sum(map(inside.count, _MARKS)) % 2:
        inside = inside.strip("".join(_MARKS)).strip()
    return f"“{inside}”"


@dataclass(frozen=True, slots=True)
class NoteCase:
    """A further case that a note belongs to, beside the one it was said at."""

    note_id: NoteId
    case_id: CaseId
    id: int = NEW


@dataclass(frozen=True, slots=True)
class Note:
    """One thing heard, with the case, question and theme it was said at.

    `item_id` names the line of a checklist where the room judges each of its own.
    `role` and `agency_id` say who said it, never a person's name. `told`,
    `told_at`, `did` and `carried` belong to an immediate concern: who was told,
    when, what they did, and why it leaves the day open if it does. `chosen`
    comments may be shown to the room under their theme. A challenge is one agency's, put to
    the agency `challenged_id`; it may do without words of its own. `said_at` is ISO. It was
    heard at the meeting `meeting_id`, None being the audit's own day.
    """

    kind: NoteKind
    text: str
    id: NoteId = NoteId(NEW)
    case_id: CaseId | None = None
    question_id: QuestionId | None = None
    theme_id: ThemeId | None = None
    role: str = ""
    agency_id: AgencyId | None = None
    verbatim: bool = False
    stance: Stance = Stance.UNSAID
    said_at: str = ""
    chosen: bool = False
    for_whom: str = ""
    told: str = ""
    told_at: str = ""
    did: str = ""
    carried: str = ""
    item_id: ItemId | None = None
    meeting_id: MeetingId | None = None
    challenged_id: AgencyId | None = None

    @property
    def words(self) -> str:
        """The text as it is shown: in quotation marks where it is a practitioner's own."""
        own = self.kind is NoteKind.COMMENT and self.verbatim
        return quoted(self.text) if own else self.text

    @property
    def is_open(self) -> bool:
        """Whether this is a concern whose passing on is not yet on record."""
        passed_on = bool(self.told and self.told_at and self.did)
        return self.kind is NoteKind.CONCERN and not passed_on

    @property
    def must_settle(self) -> bool:
        """Whether an export has to ask about this concern first."""
        return self.is_open and not self.carried
