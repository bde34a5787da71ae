"""How wide the columns of a table are: by their shares, and no word of a heading is broken."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from core.documents.blocks import Column
from core.pdf.text.faces import Weight
from core.pdf.text.lines import layout_text
from core.pdf.text.runs import TextStyle

HEADING_SIZE: Final = 7.8
"""How large the headings of columns are, in points."""


def column_widths(
    columns: Sequence[Column], across: float, edges: float, size: float = HEADING_SIZE
) -> list[float]:
    """Return the widths of columns in points, none narrower than a word of its heading.

    The *edges* are beside the words of each; they break where there is no room for all.
    """
    shares = [column.share for column in columns]
    whole = sum(shares) or 1.0
    least = [_longest_word(column.title) * size + edges for column in columns]
    widths = [across * share / whole for share in shares]
    if sum(least) > across:
        return widths
    fixed: set[int] = set()
    while narrow := {at for at, width in enumerate(widths) if width < least[at]} - fixed:
        fixed |= narrow
        free = across - sum(least[at] for at in fixed)
        rest = sum(share for at, share in enumerate(shares) if at not in fixed)
        widths = [
            least[at] if at in fixed else free * share / rest for at, share in enumerate(shares)
        ]
    return widths


@lru_cache(1000)
def _longest_word(title: str) -> float:
    """Return how wide its longest word is at a size of one point."""
    style = TextStyle(Weight.BOLD, 1.0, "")
    return max((layout_text([(word, style)], 1e9).width for word in title.split()), default=0.0)
