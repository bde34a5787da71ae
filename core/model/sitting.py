"""What is kept beside the acts: where the room is, and words that are not entered yet."""

from dataclasses import dataclass

from core.model.ids import CaseId, ItemId, QuestionId


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the audit the room is, or a field lies; what does not matter there is None.

    `stage` is one word: the page's name.
    """

    stage: str = ""
    case_id: CaseId | None = None
    question_id: QuestionId | None = None
    item_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class DraftText:
    """Words typed into a field that are not entered yet.

    `field` tells the fields of one place apart; `at` is when the words were typed.
    """

    place: Place
    field: str
    text: str
    at: str
