"""What the audit already has words for, so that a file's words can be matched, never guessed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.model.names import NameIndex, normalised
from core.model.snapshot import Snapshot
from core.model.tool import Tool

# Other spellings of one answer. A group counts only where exactly one answer of
# the set belongs to it, so nothing is ever guessed.
ALSO_WRITTEN = (
    frozenset({"yes", "y", "true"}),
    frozenset({"no", "n", "false"}),
    frozenset({"not applicable", "n/a", "na", "n.a.", "not_applicable"}),
    frozenset({"don't know", "dont know", "do not know", "dk", "dont_know"}),
)


class Choices:
    """The answers one item allows, found by label, key or a usual other spelling."""

    def __init__(self, answers: Iterable[tuple[str, str]]) -> None:
        pairs = list(answers)
        self.labels = tuple(label for _, label in pairs)
        self._key = {normalised(key): key for key, _ in pairs}
        self._key |= {normalised(label): key for key, label in pairs}
        self._add_other_spellings()

    def _add_other_spellings(self) -> None:
        for group in ALSO_WRITTEN:
            meant = {key for word, key in self._key.items() if word in group}
            if len(meant) == 1:
                only = next(iter(meant))
                for word in group:
                    self._key.setdefault(word, only)

    def find(self, written: str) -> str | None:
        """Return the answer's key, or None when it is not one of the answers."""
        return self._key.get(normalised(written))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the audit a file is read against.

    `points` are the keys of what the room judges, `point_names` every wording a
    point is found by. Without `agencies` any agency is taken, in the spelling
    first met; without `cases` no case is known.
    """

    items: dict[str, Choices] = field(default_factory=dict)
    comments: frozenset[str] = frozenset()
    points: dict[str, Choices] = field(default_factory=dict)
    point_names: dict[str, str] = field(default_factory=dict)
    cases: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def case_names(self) -> NameIndex:
        """Return the known cases for matching."""
        return NameIndex(self.cases)

    def agency_names(self) -> NameIndex:
        """Return the known agencies for matching."""
        return NameIndex(self.agencies)


def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """Return the words of an open audit."""
    return vocabulary_of_tool(
        snapshot.tool,
        cases=(case.reference for case in snapshot.cases),
        agencies=(agency.name for agency in snapshot.agencies),
    )


def vocabulary_of_tool(
    tool: Tool, cases: Iterable[str] = (), agencies: Iterable[str] = ()
) -> Vocabulary:
    """Return the words of a tool that is in an audit."""
    choices = {
        found.id: Choices((answer.key, answer.label) for answer in tool.answers_of(found.id))
        for found in tool.answer_sets
    }
    points = {tool.key_at(point): point for point in tool.points}
    wordings = [(key, tool.short_at(at), tool.text_at(at)) for key, at in points.items()]
    return Vocabulary(
        items={item.key: choices[item.answer_set_id] for item in tool.items},
        comments=frozenset(found.key for found in tool.questions if found.takes_comments),
        points={
            key: Choices((answer.key, answer.label) for answer in tool.answers_at(point))
            for key, point in points.items()
        },
        point_names=_names_of_points(wordings),
        cases=tuple(cases),
        agencies=tuple(agencies),
    )


def _names_of_points(wordings: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Map every wording that means exactly one point to the point's key; keys win."""
    named = [(key, {normalised(short), normalised(text)}) for key, short, text in wordings]
    meant = Counter(name for _, names in named for name in names)
    found = {name: key for key, names in named for name in names if meant[name] == 1}
    return found | {normalised(key): key for key, _ in named}
