"""What is said of a theme hour: its stage, who has given points, what the room put first."""

from typing import Final

from core.counting.theme_hour import GroupResult, HourResult
from core.model.theme_hour import HourStage
from core.words import later, plural, tr

STAGE_WORDS: Final = {
    HourStage.WRITING: later("Silent writing"),
    HourStage.ROUND: later("Round robin"),
    HourStage.GROUPING: later("Grouping"),
    HourStage.RANKING: later("Ranking"),
}


def stage_words(result: HourResult) -> str:
    """Return how far the hour is, "Ranked" once all points are in."""
    ranked = result.hour.stage is HourStage.RANKING and result.all_in
    return tr("Ranked") if ranked else tr(STAGE_WORDS[result.hour.stage])


def voices_words(result: HourResult) -> str:
    """Return "points from 13 voices", or "11 of 13 voices" while some are missing.

    Where nobody knows how many there are, "11 voices so far".
    """
    expected, given = result.hour.voices, plural(result.voices, tr("voice"), tr("voices"))
    if result.voices < expected:
        return tr("{given} of {expected} voices", given=result.voices, expected=expected)
    if not result.all_in:
        return tr("{voices} so far", voices=given)
    return tr("points from {voices}", voices=given)


def cards_words(count: int) -> str:
    """Return "17 cards"."""
    return plural(count, tr("card"), tr("cards"))


def points_words(count: int) -> str:
    """Return "14 points"."""
    return plural(count, tr("point"), tr("points"))


def alone_words(result: HourResult) -> str:
    """Return "2 cards stand alone, kept"; nothing where none does."""
    alone = len(result.alone)
    if not alone:
        return ""
    if alone == 1:
        return tr("1 card stands alone, kept")
    return tr("{count} cards stand alone, kept", count=alone)


def group_words(one: GroupResult, result: HourResult) -> str:
    """Return what stands below a group's title: its cards and points."""
    parts = [cards_words(len(one.cards))]
    if result.voices:
        points = points_words(one.points)
        from_ = plural(one.voices, tr("voice"), tr("voices"))
        parts.append(tr("{points} from {voices}", points=points, voices=from_))
    return " · ".join(parts)


def written_words(result: HourResult) -> str:
    """Return how many cards were written and grouped."""
    return tr(
        "{cards}, written in silence and heard in turn; {groups}.",
        cards=cards_words(result.cards),
        groups=plural(len(result.groups), tr("group"), tr("groups")),
    )


def how_ranked_words(result: HourResult) -> str:
    """Return how the points came about, and from how many voices."""
    return tr(
        "Each voice put up to {ranked} groups in order, alone: the first got {ranked} points, "
        "each after it one fewer. {voices} gave points.",
        ranked=result.hour.ranked,
        voices=plural(result.voices, tr("voice"), tr("voices")),
    )
