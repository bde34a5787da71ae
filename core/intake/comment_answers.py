"""Comments that are nothing but an answer of their question: a cell may stand in a wrong place."""

from collections.abc import Iterator, Mapping
from typing import Final

from core.intake.flaws import row_words
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.answers import joined, waits_for_yes
from core.intake.vocabulary import Choices, Vocabulary
from core.model.draft.match import COMMENTS, Certainty, Match, MatchKind
from core.model.draft.returns import ReturnDraft
from core.model.fault import shown
from core.words import tr

_NOTHING_SAID: Final = ("n/a", "don't know")
"""Answers that people also write for a comment they do not make."""


class CommentAnswers:
    """Finds them row by row; each wording is asked about once, and `remarks` are on the rest."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._items: Mapping[str, Choices] = vocabulary.items
        self._plain: dict[tuple[str, str], list[int]] = {}
        self._found: list[Match] = []

    def look(self, draft: ReturnDraft) -> tuple[str, list[str]]:
        """Return what a row waits for in a sentence ("" for nothing), and what was refused.

        It waits for a comment that is another answer than the one given, or stands without any.
        """
        found = []
        for key, text in draft.comments.items():
            said, given = self._answer(key, text), draft.answers.get(key, "")
            if said and (not given or (given != said and self._tells(key, said))):
                found.append(self._match(key, text, given, draft.row))
            elif said:
                self._plain.setdefault((key, text), []).append(draft.row)
        self._found += found
        waits = waits_for_yes(one for one in found if one.certainty is Certainty.PROPOSED)
        refused = [one for one in found if not one.means]
        return waits, [_refused(one) for one in refused]

    def _match(self, key: str, text: str, given: str, row: int) -> Match:
        label = self._items[key].label(given) if given else ""
        why = tr("beside the answer {given}", given=label) if given else tr("beside no answer")
        match = Match(
            *(MatchKind.ROW, f"{key}{COMMENTS} {given}", text, COMMENTS, Certainty.PROPOSED, why),
            *(1, (row,)),
            tr("a comment on {key}", key=key),
        )
        return as_agreed(match, self._vocabulary.agreed)

    def _answer(self, key: str, text: str) -> str:
        choices = self._items.get(key)
        if choices is None or not choices.held.kind.one_of_some:
            return ""
        return choices.find(text) or choices.usual(text)

    def _tells(self, key: str, said: str) -> bool:
        choices = self._items[key]
        return said not in {choices.find(one) or choices.usual(one) for one in _NOTHING_SAID}

    @property
    def found(self) -> tuple[Match, ...]:
        """Each wording once, with all its rows."""
        return joined(self._found)

    def remarks(self) -> Iterator[str]:
        """Yield what is said of comments that came in though they are only an answer."""
        for (key, text), rows in self._plain.items():
            yield tr(
                "{rows}: the comment on question {key} is only “{text}”, one of its answers.",
                rows=row_words(rows),
                key=key,
                text=shown(text),
            )


def _refused(match: Match) -> str:
    return tr(
        "“{text}” stands where a comment does, and is none, as you said.", text=shown(match.written)
    )
