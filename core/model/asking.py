"""Who is asked what: conditions of themes, questions and lines, and the agencies they are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import NEW, AnswerId, ItemId, QuestionId, ThemeId


class Relation(StrEnum):
    """How what was found has to stand to what a condition names."""

    IS = "is"
    IS_NOT = "is not"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a condition: on an answer to `on_item_id`, or on an attribute of the case.

    It stands at a theme, a question or a line. All parts of one `alternative` must
    hold; of several alternatives one is enough. An answer of a set is named by
    `answer_id`, everything else by `value`.
    """

    theme_id: ThemeId | None = None
    question_id: QuestionId | None = None
    item_id: ItemId | None = None
    alternative: int = 0
    on_item_id: ItemId | None = None
    attribute: str = ""
    relation: Relation = Relation.IS
    answer_id: AnswerId | None = None
    value: str = ""
    id: int = NEW


@dataclass(frozen=True, slots=True)
class AskedOf:
    """An agency, as the tool calls it, that a theme or question is for; without any, for all."""

    agency: str
    theme_id: ThemeId | None = None
    question_id: QuestionId | None = None
    id: int = NEW


@dataclass(frozen=True, slots=True)
class CommentRule:
    """An answer that asks for a comment beside its question."""

    question_id: QuestionId
    answer_id: AnswerId
    id: int = NEW


Alternatives = tuple[tuple[Clause, ...], ...]
"""A condition: one of these has to hold, with all its parts; without any it always does."""

NO_CONDITION: Final[Alternatives] = ()
Place = tuple[ThemeId | None, QuestionId | None, ItemId | None]


class AskingRules:
    """The conditions, agencies and comment rules of a tool, by where they stand."""

    def __init__(
        self,
        clauses: Sequence[Clause] = (),
        asked_of: Sequence[AskedOf] = (),
        comment_rules: Sequence[CommentRule] = (),
    ) -> None:
        found: dict[Place, dict[int, list[Clause]]] = {}
        for one in clauses:
            place = (one.theme_id, one.question_id, one.item_id)
            found.setdefault(place, {}).setdefault(one.alternative, []).append(one)
        self._conditions: dict[Place, Alternatives] = {
            place: tuple(tuple(parts) for _, parts in sorted(alternatives.items()))
            for place, alternatives in found.items()
        }
        self._agencies: dict[tuple[ThemeId | None, QuestionId | None], list[str]] = {}
        for named in asked_of:
            at = (named.theme_id, named.question_id)
            self._agencies.setdefault(at, []).append(named.agency)
        self._wanted = {(rule.question_id, rule.answer_id) for rule in comment_rules}

    def condition(
        self,
        theme_id: ThemeId | None = None,
        question_id: QuestionId | None = None,
        item_id: ItemId | None = None,
    ) -> Alternatives:
        """Return the condition that stands at one place itself."""
        return self._conditions.get((theme_id, question_id, item_id), NO_CONDITION)

    def agencies(
        self, theme_id: ThemeId | None = None, question_id: QuestionId | None = None
    ) -> tuple[str, ...]:
        """Return the agencies named at one place itself; none where it is for all."""
        return tuple(self._agencies.get((theme_id, question_id), ()))

    def wants_comment(self, question_id: QuestionId, answer_id: AnswerId | None) -> bool:
        """Return whether an answer asks for a comment."""
        return answer_id is not None and (question_id, answer_id) in self._wanted

    def commented(self, question_id: QuestionId) -> tuple[AnswerId, ...]:
        """Return the answers to a question that ask for a comment."""
        return tuple(answer for question, answer in self._wanted if question == question_id)
