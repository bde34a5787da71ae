"""What is kept beside the acts: where the room is, and words that are not entered yet."""

from dataclasses import dataclass
from typing import Final, TypeVar

from core.model.ids import CaseId, ItemId, MeetingId, QuestionId

T = TypeVar("T")

REMARK: Final = "remark"
"""How the field of what was said begins."""
CHANGE: Final = "change"
"""The field of what was agreed, while it is being changed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the audit the room is, or a field lies; what does not matter there is None.

    `stage` is one word: the page's name; of the room, with the part of it that is in
    front after a slash, as "themes/evidence/heard". A field lies in no meeting.
    """

    stage: str = ""
    case_id: CaseId | None = None
    question_id: QuestionId | None = None
    item_id: ItemId | None = None
    meeting_id: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class DraftText:
    """Words typed into a field that are not entered yet.

    `field` tells the fields of one place apart; `at` is when the words were typed.
    """

    place: Place
    field: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class FilesPutOff:
    """Files that were looked at and not brought in: their names, and what was said of them.

    `meanings` are what words mean, by kind, form, place and words (see `MatchKey`).
    """

    names: tuple[str, ...] = ()
    meanings: tuple[tuple[tuple[str, str, str, str], str], ...] = ()


def draft_text(typed: object) -> str:
    """Return what several fields hold as the text of one draft."""
    import msgspec

    return msgspec.json.encode(typed).decode()


def typed_in(draft: str, kind: type[T]) -> T | None:
    """Return what the fields held; None for what a *kind* of today cannot be."""
    import msgspec

    try:
        return msgspec.json.decode(draft, type=kind)
    except msgspec.ValidationError:
        return None
    except msgspec.DecodeError:
        return None
