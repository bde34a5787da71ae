"""Where words stand on the pages of a PDF, for marks beside which they are settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.pdf.preview import ONE_AT_A_TIME

_MOST: Final = 20
"""So many places of one thing are marked: more would hide the page."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to be marked with a number, and what stands around them in the text."""

    number: int
    words: str
    around: str = ""


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """Where something sought stands: the page, from 0, and boxes from its top left, in points.

    Of each box left, top, width and height are given; there is one for every line it is on.
    """

    number: int
    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


def places_of(pdf: bytes, sought: Sequence[Sought]) -> tuple[MarkedPlace, ...]:
    """Return where all that is sought stands, page after page.

    Words stand where what is around them does; where that is nowhere, wherever they are.
    """
    import pypdfium2

    within: list[MarkedPlace] = []
    anywhere: list[MarkedPlace] = []
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    try:
        for at in range(count):
            with ONE_AT_A_TIME, _Page(document, at) as page:
                for one in sought:
                    within += page.places(one, one.around)
                    anywhere += page.places(one, "")
    finally:
        with ONE_AT_A_TIME:
            document.close()
    placed = {one.number for one in within}
    found = [*within, *(one for one in anywhere if one.number not in placed)]
    kept = (one for number in (s.number for s in sought) for one in _few(found, number))
    return tuple(sorted(kept, key=lambda one: (one.page, one.boxes[0][1], one.number)))


def _few(found: Sequence[MarkedPlace], number: int) -> list[MarkedPlace]:
    return [one for one in found if one.number == number][:_MOST]


class _Page:
    """The letters of one page without their spaces, each with its number in the PDF."""

    def __init__(self, document: Any, page: int) -> None:
        import pypdfium2.raw

        self._number = page
        self._page = document[page]
        self._text = self._page.get_textpage()
        self._height = self._page.get_height()
        letters: list[str] = []
        self._at: list[int] = []
        self._begins: set[int] = set()
        after_space = True
        for at in range(self._text.count_chars()):
            letter = chr(pypdfium2.raw.FPDFText_GetUnicode(self._text, at))
            if not letter.isspace() and letter.isprintable():
                if after_space:
                    self._begins.add(len(letters))
                letters.append(letter)
                self._at.append(at)
                after_space = not letter.isalnum()
            else:
                after_space = True
        self._said = "".join(letters)

    def __enter__(self) -> "_Page":
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()
        self._page.close()

    def places(self, one: Sought, around: str) -> Iterator[MarkedPlace]:
        """Yield where words stand on the page, within what is *around* them if that is told."""
        words, context = _bare(one.words), _bare(around)
        wanted = context or words
        if not wanted or (around == "" and not words):
            return
        start = self._said.find(wanted)
        while start >= 0:
            shift = context.find(words) if context and words else 0
            if shift >= 0:
                begins = start + shift
                length = len(words) if words else len(wanted)
                if context or begins in self._begins:
                    boxes = self._boxes(begins, begins + length)
                    if boxes:
                        yield MarkedPlace(one.number, self._number, boxes)
            start = self._said.find(wanted, start + len(wanted))

    def _boxes(self, start: int, end: int) -> tuple[tuple[float, float, float, float], ...]:
        first, last = self._at[start], self._at[end - 1]
        found = []
        for at in range(self._text.count_rects(first, last - first + 1)):
            left, bottom, right, top = self._text.get_rect(at)
            found.append((left, self._height - top, right - left, top - bottom))
        return tuple(found)


def _bare(words: str) -> str:
    return "".join(letter for letter in words if not letter.isspace() and letter.isprintable())
