"""The words for a share of few, and from which limits on each is said; set once an audit."""

from dataclasses import dataclass
from typing import Final

from core.words import later


@dataclass(frozen=True, slots=True)
class ShareLadder:
    """What "all", "most" and the others are called; the first that applies is said.

    All but one is said from `all_but_one_from` up; two thirds and half only where they
    are exact; most from over `most_over` per cent, a few up to `few_up_to` per cent and
    never from half up. Groups of `counts_up_to` or fewer are told as counts, and so is
    what none of the words fits.
    """

    all: str = later("all")
    all_but_one: str = later("all but one")
    two_thirds: str = later("two thirds")
    most: str = later("most")
    half: str = later("half")
    few: str = later("a few")
    one: str = later("one")
    none: str = later("none")
    all_but_one_from: int = 4
    most_over: int = 50
    few_up_to: int = 50
    counts_up_to: int = 3

    @property
    def text(self) -> str:
        """How they are kept in the file; nothing for the field's own."""
        import msgspec

        return "" if self == FIELD_LADDER else msgspec.json.encode(self).decode()

    def word(self, count: int, base: int) -> str:
        """Return the first word that applies to *count* of *base*; "" where counts are told.

        Raises ValueError for what is no share.
        """
        if base <= 0 or not 0 <= count <= base:
            raise ValueError(f"{count} of {base} cannot be put in words")
        if base <= self.counts_up_to:
            return ""
        applies = (
            (count == base, self.all),
            (count == base - 1 and base >= self.all_but_one_from, self.all_but_one),
            (3 * count == 2 * base, self.two_thirds),
            (100 * count > max(self.most_over, 50) * base, self.most),
            (2 * count == base, self.half),
            (count > 1 and self._is_few(count, base), self.few),
            (count == 1, self.one),
            (count == 0, self.none),
        )
        return next((word for fits, word in applies if fits), "")

    def _is_few(self, count: int, base: int) -> bool:
        return 2 * count < base and 100 * count <= self.few_up_to * base


FIELD_LADDER: Final = ShareLadder()
"""The field's own, which an audit has unless it sets others."""


def share_ladder(text: str) -> ShareLadder:
    """Return the words kept as a text; the field's own for nothing, or for what is none."""
    import msgspec

    try:
        return msgspec.json.decode(text, type=ShareLadder) if text else FIELD_LADDER
    except msgspec.MsgspecError:
        return FIELD_LADDER
