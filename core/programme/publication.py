"""What a partnership publishes of a round: counts and checked texts, as plain frozen values.

A row is a list in the file, in the order its fields have here. Nothing here says of which case
anything is, and no value can hold one.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NamedTuple

from core.model.bearing import Bearing
from core.model.names import normalised

OTHERS: Final = "*other"
"""Pathways, or kinds of agency, that are too small to be told apart, together."""
EVERYTHING: Final = "*all"
"""A whole round in one row: nothing of it can be told apart."""

TEXT_KINDS: Final = ("finding", "strength", "challenge", "recommendation", "action")


class StatementAsked(NamedTuple):
    """A statement as it was asked; `same` is equal where words and bearings of two are."""

    key: str
    theme: str
    words: str
    bearings: tuple[str, ...]
    same: str


class JudgedRow(NamedTuple):
    """How many cases of a pathway were judged so at a statement; `open` are not settled yet."""

    statement: str
    pathway: str
    cases: int
    met: int
    partly: int
    not_met: int
    not_applicable: int
    unknown: int
    not_agreed: int
    open: int


class AnsweredRow(NamedTuple):
    """How many usable returns of a kind of agency answered so to a statement."""

    statement: str
    agencies: str
    usable: int
    met: int
    partly: int
    not_met: int
    not_applicable: int
    unknown: int
    blank: int


class TextRow(NamedTuple):
    """A text that passed the check; `position` counts from 1 within its kind.

    `owner` names kinds of agency alone, `due` is an ISO date or empty.
    """

    kind: str
    position: int
    theme: str
    text: str
    owner: str = ""
    due: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTool:
    """The audit tool of a round, as far as two rounds are compared by it."""

    key: str
    title: str
    sha256: str
    statements: tuple[StatementAsked, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """One version of what a partnership publishes of one round.

    `round` is a UUID, the same for every copy of the audit's file. `corrects` is the digest
    of the version before, empty in the first. `held_on` is an ISO date. `usable` returns
    answer something. Recommendations and actions are read by others where they are `shared`.
    """

    round: str
    version: int
    partnership: str
    title: str
    held_on: str
    cases: int
    requests: int
    returned: int
    usable: int
    tool: PublishedTool
    judged: tuple[JudgedRow, ...] = ()
    answered: tuple[AnsweredRow, ...] = ()
    texts: tuple[TextRow, ...] = ()
    corrects: str = ""
    shared: bool = False

    @property
    def rows(self) -> int:
        """How many rows leave with it."""
        return len(self.judged) + len(self.answered) + len(self.texts)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a version is taken back, by its digest, and why."""

    round: str
    version: int
    sha256: str
    partnership: str
    reason: str


def same_words(words: str, bearings: tuple[str, ...]) -> str:
    """Return what is equal for two statements of the same words, judged by the same bearings."""
    said = "\n".join((normalised(words), *sorted(set(bearings))))
    return sha256(said.encode()).hexdigest()[:32]


def statement(key: str, theme: str, words: str, bearings: tuple[Bearing, ...]) -> StatementAsked:
    """Return a statement with what tells whether another is the same."""
    names = tuple(dict.fromkeys(one.value for one in bearings))
    return StatementAsked(key, theme, words, names, same_words(words, names))
