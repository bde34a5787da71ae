"""Columns of comments whose place says more than that they stand behind a question."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.intake.others_words import IS_COMMENT
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import COMMENTS, Certainty, Match
from core.model.names import normalised
from core.words import tr

_FEWEST: Final = 2


def comments_placed(columns: Sequence[Match], vocabulary: Vocabulary) -> list[Match]:
    """Return what columns mean, with comments that stand before their questions, or after a list.

    Comments behind the lines of a checklist that was one column are on all of it.
    """
    found = _before_questions(columns, vocabulary)
    return [_after_lines(at, found, vocabulary) for at in range(len(found))]


def _before_questions(columns: Sequence[Match], vocabulary: Vocabulary) -> list[Match]:
    asked = [at for at, one in enumerate(columns) if one.means in vocabulary.items]
    comments = [
        at
        for at, one in enumerate(columns)
        if one.certainty in (Certainty.PROPOSED, Certainty.UNKNOWN)
        and IS_COMMENT.fullmatch(normalised(one.written))
    ]
    if len(comments) < _FEWEST or not asked or comments[0] > asked[0]:
        return list(columns)
    if comments[-1] > asked[-1] or not all(at + 1 in asked for at in comments):
        return list(columns)
    found = list(columns)
    for at in comments:
        key = columns[at + 1].means
        why = tr("before question {key}", key=key)
        found[at] = replace(
            columns[at], means=key + COMMENTS, certainty=Certainty.PROPOSED, why=why
        )
    return found


def _after_lines(at: int, columns: Sequence[Match], vocabulary: Vocabulary) -> Match:
    """Return a comment behind lines that were one column as one on their question."""
    match = columns[at]
    line = match.means.removesuffix(COMMENTS)
    question = vocabulary.question_of.get(line, line)
    by_place = match.means.endswith(COMMENTS) and match.certainty is Certainty.PROPOSED
    if not by_place or question == line or not IS_COMMENT.fullmatch(normalised(match.written)):
        return match
    home = max((place for place in range(at) if columns[place].means == line), default=0)
    while home and vocabulary.question_of.get(columns[home].means) == question:
        if columns[home].written != columns[home].means:
            return match
        home -= 1
    if columns[home].written or line == columns[home + 1].means:
        return match
    why = tr("behind the lines of question {key}", key=question)
    return replace(match, means=question + COMMENTS, why=why)
