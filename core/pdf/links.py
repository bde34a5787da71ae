"""Links on the pages: to another page of the document, or to an address of the web."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.model.plain_text import sound
from core.pdf.structure import WidgetMark, number_of, raw

_PRINT: Final = 4


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link on its page, measured from the lower left corner; it leads to an address or a page."""

    mark: WidgetMark
    rect: tuple[float, float, float, float]
    spoken: str
    address: str = ""
    page: int = 0
    top: float | None = None
    """How high on its page what it leads to is; None for the whole of it."""


def put_links(pdf: Any, pages: Sequence[Sequence[PlacedLink]]) -> tuple[WidgetMark, ...]:
    """Put links into reportlab's document; return their marks as the tree of parents has them."""
    numbers = [number_of(pdf, page) for page in pdf.Pages.pages]
    marks: list[WidgetMark] = []
    for at, links in enumerate(pages):
        own = []
        for one in links:
            sides = " ".join(f"{side:.2f}" for side in one.rect)
            entries = (
                f"/Type /Annot /Subtype /Link /F {_PRINT} /Border [0 0 0] /Rect [{sides}] "
                f"/Contents {_text(one.spoken)} /StructParent {len(numbers) + len(marks)} "
                f"{_leads(one, numbers)}"
            )
            one.mark.number = number_of(pdf, raw(f"<<{entries}>>"))
            marks.append(one.mark)
            own.append(one.mark.number)
        if own:
            listed = " ".join(f"{number} 0 R" for number in own)
            pdf.Pages.pages[at].Annots = raw(f"[{listed}]")
    return tuple(marks)


def _leads(one: PlacedLink, numbers: Sequence[int]) -> str:
    if one.address:
        return f"/A <</Type /Action /S /URI /URI {_ascii(one.address)}>>"
    if one.top is None:
        return f"/Dest [{numbers[one.page - 1]} 0 R /Fit]"
    at = " ".join(("/XYZ", "null", f"{one.top:.2f}", "null"))  # as near as the reader has it
    return f"/Dest [{numbers[one.page - 1]} 0 R {at}]"


def _text(words: str) -> str:
    return f"<FEFF{sound(words).encode('utf-16-be').hex().upper()}>"


def _ascii(address: str) -> str:
    """Return an address as PDF has it: letters of other scripts as the web has them."""
    from urllib.parse import quote

    return f"<{quote(sound(address), safe=_KEPT).encode('ascii').hex().upper()}>"


_KEPT: Final = "%/:?#@!$&'()*+,;=-._~"
