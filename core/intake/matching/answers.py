"""What a word in an answer's place is: an answer as it stands, one that is likely, or unknown."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.intake.matching.names import answer_and_comment, answer_meant, surely
from core.intake.vocabulary import Choices, Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind, agreed_meaning
from core.model.fault import shown
from core.model.names import normalised, seen_as_latin
from core.words import tr

LOOK_ALIKE: Final = tr("some of its letters are of another script and look alike")
"""Why a word that looks exactly as one of ours is only likely."""


def answer_match(
    place: str,
    written: str,
    choices: Choices,
    vocabulary: Vocabulary,
    *,
    comments_too: bool = False,
) -> Match | None:
    """Return what an answer to the question at *place* is read as.

    With *comments_too* it may have words of its own behind it, where a comment can hold them.
    None where it is an answer in the audit's own words, or no answer of some is asked for.
    """
    if not choices.held.kind.one_of_some or choices.find(written) is not None:
        return None
    blank = Match(MatchKind.ANSWER, place, written, "", Certainty.PROPOSED)
    if comments_too:
        said = _comment_in(place, written, choices, vocabulary)
        why = tr("with “{comment}” as its comment", comment=shown(said)) if said else ""
        blank = replace(blank, comment=said, why=why)
    agreed = agreed_meaning(vocabulary.agreed, blank.key)
    if agreed is not None:
        key = choices.find(agreed) if agreed else None
        if key is None:
            return not_known(blank)
        return replace(blank, means=key, certainty=Certainty.AGREED, label=choices.label(key))
    sure = surely(choices, written)
    if sure:
        return replace(blank, means=sure, certainty=Certainty.CERTAIN)
    looks_like = seen_as_latin(written)
    seen_as = choices.find(looks_like) if looks_like else None
    if seen_as:
        why = LOOK_ALIKE
        return replace(blank, means=seen_as, label=choices.label(seen_as), why=why, comment="")
    meant = answer_meant(choices, written) or _ticked(place, written, choices, vocabulary)
    if not meant and blank.comment:
        meant, _ = answer_and_comment(choices, written)
    if not meant:
        return not_known(blank)
    return replace(blank, means=meant, label=choices.label(meant))


def _comment_in(place: str, written: str, choices: Choices, vocabulary: Vocabulary) -> str:
    """Return what a cell says beside its answer; nothing where a comment would be lost."""
    question = vocabulary.question_of.get(place, place)
    if question not in vocabulary.comments or answer_meant(choices, written):
        return ""
    return answer_and_comment(choices, written)[1]


def _ticked(place: str, written: str, choices: Choices, vocabulary: Vocabulary) -> str:
    """Return the yes of a line whose own words stand where it was ticked; else ""."""
    own = {normalised(text) for text in vocabulary.wordings.get(place, ())}
    yes = choices.find("yes") or choices.usual("yes")
    return yes if normalised(written) in own else ""


def not_known(match: Match) -> Match:
    """Return a match of which nothing can be known."""
    return replace(match, certainty=Certainty.UNKNOWN)


def waits_for_yes(proposals: Iterable[Match]) -> str:
    """Return in a sentence what waits for a yes: columns, names and answers; "" for nothing."""
    found = list(proposals)
    columns = [one for one in found if one.kind is MatchKind.COLUMN]
    named = [
        tr(
            "“{written}” as {means}{why}",
            written=shown(one.written),
            means=tr("that no record is held")
            if one.kind is MatchKind.NIL
            else shown(one.label or one.means),
            why=f", {one.why}" if one.why else "",
        )
        for one in found
        if one.kind is not MatchKind.COLUMN
    ]
    named = list(dict.fromkeys(named))  # the same word may stand at several questions
    if columns:
        headings = ", ".join(f"“{shown(one.written)}”" for one in columns[:3])
        more = tr(" and {count} more", count=len(columns) - 3) if len(columns) > 3 else ""
        named.append(
            tr("what the heading {named} means", named=headings)
            if len(columns) == 1
            else tr("what the headings {named}{more} mean", named=headings, more=more)
        )
    return tr("proposed, and waits for a yes: {what}.", what="; ".join(named)) if named else ""


def joined(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return each word once, with all the rows it stands in."""
    found: dict[object, Match] = {}
    for one in matches:
        there = found.get(one.key)
        if there is not None:
            one = replace(one, cells=there.cells + one.cells, rows=(*there.rows, *one.rows))
        found[one.key] = one
    return tuple(found.values())
