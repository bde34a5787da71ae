"""What stands in a return that is typed in, kept by what the tool asked when it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.model.ids import AgencyId, CaseId
from core.model.tool import Tool
from core.words import tr
from ui.prepare.first_ticks import FirstTicked

_NOTHING_TICKED = FirstTicked()


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: the date as typed, the first ticks, answers and comments by key.

    `blank` are the keys that the paper was left blank at. `items` and `questions` are the rows
    that those keys meant; `left` are words typed to what the tool asks no longer.
    """

    completed: str
    answers: dict[str, str]
    comments: dict[str, str]
    first: FirstTicked = _NOTHING_TICKED
    items: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()

    def meaning(self, tool: Tool) -> "Typed":
        """Return it with what each key means in a tool."""
        said = {*self.answers, *self.blank}
        items = {one.key: int(one.id) for one in tool.items if one.key in said}
        asked = {one.key: int(one.id) for one in tool.questions if one.key in self.comments}
        return replace(self, items=items, questions=asked)

    def asked_by(self, tool: Tool) -> "Typed":
        """Return it as the tool of now asks: nothing typed to one question stands at another."""
        if not (self.items or self.questions):
            return self  # of before its meaning was kept
        answers, lost = _moved(
            self.answers, self.items, {int(one.id): one.key for one in tool.items}
        )
        comments, unsaid = _moved(
            self.comments, self.questions, {int(one.id): one.key for one in tool.questions}
        )
        left = tuple(dict.fromkeys((*self.left, *lost, *unsaid)))
        now = {int(one.id): one.key for one in tool.items}
        blank = tuple(now[at] for key in self.blank if (at := self.items.get(key, 0)) in now)
        moved = replace(self, answers=answers, comments=comments, left=left, blank=blank)
        return moved.meaning(tool)

    @property
    def left_words(self) -> str:
        """What was typed to questions that are not asked any more; nothing where all are."""
        if not self.left:
            return ""
        return tr("Typed to what is no longer asked: {words}.", words="; ".join(self.left))


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A return that was begun: whose, what it is called, and how far it is."""

    case_id: CaseId
    agency_id: AgencyId
    called: str
    typed: int
    of: int

    @property
    def words(self) -> str:
        """Return "Child B, Health Visiting: 13 of 17 typed"."""
        return tr(
            "{called}: {typed} of {of} typed", called=self.called, typed=self.typed, of=self.of
        )


def _moved(
    said: Mapping[str, str], meant: Mapping[str, int], now: Mapping[int, str]
) -> tuple[dict[str, str], list[str]]:
    """Return what was said by the keys of *now*, and what has no place there."""
    placed: dict[str, str] = {}
    left: list[str] = []
    for key, text in said.items():
        place = now.get(meant.get(key, 0))
        if place is not None:
            placed[place] = text
        else:
            left.append(f"{key} {text}")
    return placed, left
