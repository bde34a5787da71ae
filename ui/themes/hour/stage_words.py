"""What each stage of a theme hour says of itself, and what goes on from it."""

from collections.abc import Callable
from typing import Final

from core.model.theme_hour import HourStage
from core.words import tr


def nothing_words() -> str:
    """Say what a theme hour is, where there is none yet."""
    return tr(
        "Ask the room one question. Everybody writes cards in silence; they are heard in turn, "
        "grouped, and ranked by points. What comes first becomes themes and findings."
    )


ABOUT: Final[dict[HourStage, Callable[[], str]]] = {
    HourStage.WRITING: lambda: tr(
        "Everybody writes in silence. Type each card and press Enter, or paste lines: a card each."
    ),
    HourStage.ROUND: lambda: tr(
        "One card at a time, in turn. Up and Down go through them; F5 shows the one you are at. "
        "Enter puts its words right."
    ),
    HourStage.GROUPING: lambda: tr(
        "On a card its group's number, 0 for none. Insert begins a group with it; of over 9 the "
        "number goes there too. Among the groups Enter puts a title right, Delete takes one apart."
    ),
    HourStage.RANKING: lambda: tr(
        "For each voice the numbers of its groups, the first choice first. Delete takes a voice "
        "back. Space chooses a group that is to be taken on."
    ),
}
"""What is done in it, and by which keys."""
STEPS: Final[dict[HourStage, Callable[[], str]]] = {
    HourStage.WRITING: lambda: tr("On to the round"),
    HourStage.ROUND: lambda: tr("On to grouping"),
    HourStage.GROUPING: lambda: tr("On to ranking"),
    HourStage.RANKING: lambda: tr("Take the chosen on"),
}
"""What the one big step is called."""
