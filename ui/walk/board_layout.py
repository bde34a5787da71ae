"""How the agencies' columns share the width, and how high each card is: measured once a width."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from core.model.bearing import Bearing
from ui.theme import SECONDARY, AppTheme, FontWeight
from ui.widgets.prose import Prose, StyledText

GAP: Final = 8
PAD: Final = 11
BETWEEN: Final = 8
FOLD: Final = 5
"""Lines of a comment that are shown at first."""

_NARROW, _LEAST, _TIGHTEST, _MISSING = 34, 180, 120, 100
_MOST_FOR_A_WORD: Final = 220


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One agency in a column: its name and what it wrote, or why its return is not in.

    `value` is what it answered, where the column does not say it.
    """

    name: str
    text: str = ""
    returned: bool = True
    value: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One answer with the agencies that gave it; no bearing for a missing answer.

    Values without a bearing of their own are *given* all the same.
    """

    label: str
    bearing: Bearing | None
    cards: tuple[BoardCard, ...]
    given: bool = False

    @property
    def missing(self) -> bool:
        """Whether it holds those who answered nothing."""
        return self.bearing is None and not self.given


@dataclass(frozen=True, slots=True)
class SetCard:
    """A card laid out: its words, whether some are folded away, and its height."""

    name: Prose
    text: Prose | None
    folds: bool
    height: float


def column_widths(columns: Sequence[BoardColumn], whole: float, theme: AppTheme) -> list[float]:
    """Return the width of each column: an empty one is a sign and 0, the others share the rest.

    No agency's name is broken within a word; then headings are whole, as they are where it
    scrolls; then it goes by how much is in them, none under 180 where the room allows it.
    """
    narrow = float(max(theme.px(_NARROW), round(theme.metrics(15).height()) + 10))
    room = whole - GAP * (len(columns) - 1)
    heads = [_heading(one, theme) if one.cards else 0.0 for one in columns]
    needs = [
        max(_longest_word(one, theme), min(head, float(theme.px(_TIGHTEST))))
        if one.cards
        else narrow
        for one, head in zip(columns, heads, strict=True)
    ]
    tight, usual = (
        [
            float(theme.px(missing if one.missing else least)) if one.cards else 0.0
            for one in columns
        ]
        for missing, least in ((_MISSING, _TIGHTEST), (0, _LEAST))
    )
    scrolls = sum(needs) > room
    for wanted in (heads, tight, usual):
        lacking = [max(0.0, wish - need) for wish, need in zip(wanted, needs, strict=True)]
        part = min(1.0, max(0.0, room - sum(needs)) / (sum(lacking) or 1.0))
        part = 1.0 if scrolls and wanted is heads else part
        needs = [need + part * lack for need, lack in zip(needs, lacking, strict=True)]
    shares = [_share(column) for column in columns]
    spare, total = max(0.0, room - sum(needs)), sum(shares) or 1.0
    return [need + spare * share / total for need, share in zip(needs, shares, strict=True)]


def _longest_word(column: BoardColumn, theme: AppTheme) -> float:
    """Return the width at which no word of a column's names is broken, if it is no monster."""
    strong = theme.metrics(14, FontWeight.SEMIBOLD)
    words = {word for card in column.cards for word in card.name.split()}
    inner = max((strong.horizontalAdvance(word) for word in words), default=0.0)
    return min(inner + 4 * PAD + 2, float(theme.px(_MOST_FOR_A_WORD)))


def _heading(column: BoardColumn, theme: AppTheme) -> float:
    """Return the width at which a column's heading is whole."""
    heading = theme.metrics(15, FontWeight.SEMIBOLD)
    sign = 0.0 if column.bearing is None else heading.capHeight() * 1.2 + 6
    said = heading.horizontalAdvance(f"{column.label}{len(column.cards)}") + sign + 12
    return min(said + 2 * PAD, float(theme.px(_MOST_FOR_A_WORD)))


def set_card(card: BoardCard, width: float, theme: AppTheme, opened: bool) -> SetCard:
    """Lay a card out; a comment over five lines folds unless it was *opened*."""
    colours, inner = theme.colours, max(20.0, width - 2 * PAD)
    strong = theme.font(14, FontWeight.SEMIBOLD)
    said = [StyledText(card.name, strong, colours.ink)]
    if card.value:
        said.append(StyledText(f"  {card.value}", strong, colours.link))
    name = Prose(said, inner)
    if not card.text:
        return SetCard(name, None, False, name.height + 16)
    words = [StyledText(card.text, theme.font(SECONDARY), colours.secondary)]
    text = Prose(words, inner, FOLD)
    folds = text.is_cut
    if folds and opened:
        text = Prose(words, inner)
    link = theme.metrics(SECONDARY).height() if folds else 0.0
    return SetCard(name, text, folds, name.height + 1 + text.height + link + 16)


def set_columns(
    columns: Sequence[BoardColumn],
    widths: Sequence[float],
    theme: AppTheme,
    opened: Collection[tuple[int, int]],
) -> list[list[SetCard]]:
    """Lay all cards out; *opened* holds the (column, card) whose comment is unfolded."""
    return [
        [
            set_card(card, width - 2 * PAD, theme, (across, down) in opened)
            for down, card in enumerate(column.cards)
        ]
        for across, (column, width) in enumerate(zip(columns, widths, strict=True))
    ]


def _share(column: BoardColumn) -> float:
    """Return how much of the spare width a column is given."""
    if not column.cards:
        return 0.0
    most = max(len(card.text) for card in column.cards)
    whole = sum(len(card.name) + len(card.text) for card in column.cards)
    full = 40.0 + sqrt(whole + 3 * min(most, 400)) * 8
    return full * 0.3 if column.missing else full
