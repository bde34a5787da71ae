"""Headed texts: what is said beside a question or theme, each under a heading of the tool's."""

from dataclasses import dataclass
from typing import Final

from core.model.ids import NEW, CaseId, MeetingId, QuestionId, ThemeId

MOST_HEADINGS: Final = 4
"""How many texts may stand beside one question or theme."""

_BETWEEN: Final = "\n"


def headings_in(kept: str) -> tuple[str, ...]:
    """Return the headings of a question or theme, as they are kept: a line each."""
    return tuple(line for line in kept.split(_BETWEEN) if line)


def headings_kept(headings: tuple[str, ...]) -> str:
    """Return headings as one text."""
    return _BETWEEN.join(headings)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a headed text belongs in the tool: a heading at a question or at a theme."""

    heading: str
    question_id: QuestionId | None = None
    theme_id: ThemeId | None = None


@dataclass(frozen=True, slots=True)
class HeadedText:
    """What the room wrote under one heading for one case.

    It keeps the heading it was written under, whatever the tool says later. `meeting_id` is
    the meeting where it was last written on, None being the audit's own day.
    """

    case_id: CaseId
    heading: str
    text: str
    question_id: QuestionId | None = None
    theme_id: ThemeId | None = None
    id: int = NEW
    meeting_id: MeetingId | None = None

    @property
    def place(self) -> TextPlace:
        """Where in the tool it belongs."""
        return TextPlace(self.heading, self.question_id, self.theme_id)
