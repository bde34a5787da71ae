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

    By how much is in them, none under 180 where the room allows it.
    """
    narrow = float(max(theme.px(_NARROW), round(theme.metrics(15).height()) + 10))
    empty = [not column.cards for column in columns]
    room = whole - GAP * (len(columns) - 1) - narrow * sum(empty)
    answers = sum(not gone and not one.missing for gone, one in zip(empty, columns, strict=True))
    missing = len(columns) - sum(empty) - answers
    fitting = (room - theme.px(_MISSING) * missing) / max(1, answers)
    least = min(float(theme.px(_LEAST)), max(float(theme.px(_TIGHTEST)), fitting))
    needs = [
        narrow if gone else least if not column.missing else float(theme.px(_MISSING))
        for gone, column in zip(empty, columns, strict=True)
    ]
    shares = [_share(column) for column in columns]
    spare = max(0.0, whole - GAP * (len(columns) - 1) - sum(needs))
    total = sum(shares) or 1.0
    return [need + spare * share / total for need, share in zip(needs, shares, strict=True)]


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
