"""A chapter in the making: its headings and paragraphs are numbered as they come."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.charts.chart import Chart
from core.documents.blocks import (
    Block,
    ContentsLine,
    DrawnFigure,
    Heading,
    Paragraph,
    Section,
    Table,
    TextSpan,
    Words,
)
from core.documents.plain import Said, line, table
from core.wording.labels import in_sentence
from core.words import tr

WIDEST: Final = 900.0
"""So wide a drawing has letters of seven points on a page."""
MOST_PARTS: Final = 15
"""Parts of a chapter the contents name; 43 outlines would make them three pages long."""


class Captions:
    """Counts the figures of a report, whichever chapter they stand in."""

    def __init__(self) -> None:
        self._figures = 0

    def figure(self, title: str) -> str:
        """Return the caption of the next figure: "Figure 2. Answers by question"."""
        self._figures += 1
        return tr("Figure {number}. {title}", number=self._figures, title=title)


class Chapter:
    """One chapter; `number` is "3", or "A" of an appendix.

    A chapter in which nothing was put has no section and no line in the contents.
    """

    def __init__(self, number: str, title: str, captions: Captions, part: str = "") -> None:
        self.title = f"{number}  {title}"
        self._number, self._captions, self._part = number, captions, part
        self._heading = self._paragraph = 0
        self._blocks: list[Block] = []

    @property
    def holds(self) -> bool:
        """Whether anything but headings was put into it."""
        return any(not isinstance(block, Heading) for block in self._blocks)

    @property
    def lines(self) -> list[ContentsLine]:
        """What the contents say of it: its title alone where its parts would fill a page."""
        headings = [block.text for block in self._blocks if isinstance(block, Heading)]
        parts = headings if len(headings) <= MOST_PARTS else []
        return [ContentsLine(self.title), *(ContentsLine(text, 1) for text in parts)]

    def section(self, foot: str, *, goes_on: bool = True) -> Section:
        """Return it as it is printed; a short one where the chapter before it ends."""
        return Section(self.title, "", tuple(self._blocks), foot, self._part, goes_on=goes_on)

    def heading(self, text: str, part: str = "") -> None:
        """Begin the next part; one in which nothing stands is taken away again."""
        self._drop_empty_heading()
        self._heading += 1
        self._paragraph = 0
        self._blocks.append(Heading(f"{self._number}.{self._heading}  {text}", part))

    def say(self, said: Said) -> None:
        """Put a numbered paragraph; nothing where there is nothing to say."""
        words = said if isinstance(said, TextSpan) else TextSpan(said.strip())
        if words.text.strip():
            self.put(line(words))

    def say_all(self, paragraphs: Iterable[Words]) -> None:
        """Put numbered paragraphs of somebody's own words."""
        self.put(*map(Paragraph, paragraphs))

    def take(self, blocks: Iterable[Block]) -> None:
        """Put the blocks of another document here, under this chapter's numbers."""
        for block in blocks:
            if isinstance(block, Heading):
                self.heading(block.text)
            else:
                self.put(block)

    def put(self, *blocks: Block) -> None:
        """Put blocks; a paragraph gets its number unless it is a quiet remark."""
        for block in blocks:
            if isinstance(block, Paragraph) and not block.is_quiet:
                self._paragraph += 1
                parts = (self._number, str(self._heading) if self._heading else "")
                above = ".".join(part for part in parts if part)
                block = Paragraph(block.words, f"{above}.{self._paragraph}")
            self._blocks.append(block)

    def chart(self, chart: Chart, of: str = "") -> None:
        """Put a chart with its table below it, both under one caption; *of* says of which part.

        Of a drawing that is too wide to be read on a page there is the table alone.
        """
        if chart.empty:
            return
        wide = 503.0 / (len(chart.table.head) + 1)
        columns = [(head, wide * (1 if at else 2)) for at, head in enumerate(chart.table.head)]
        numbers = table(columns, chart.table.rows)
        if chart.drawing.width > WIDEST:
            self.chart_in_rows(replace(numbers, title=chart.title, caption=chart.caption), of)
            return
        spoken = " ".join(f"{mark.spoken}." for mark in chart.drawing.marks)
        title = f"{of}: {in_sentence(chart.title)}" if of else chart.title
        title = self._captions.figure(title)
        self.put(DrawnFigure(title, chart.caption, chart.drawing, spoken))
        self.put(numbers)

    def chart_in_rows(self, table: Table, of: str = "") -> None:
        """Put a chart that is its table, a drawing in each row; *of* says of which part."""
        title = f"{of}: {in_sentence(table.title)}" if of else table.title
        title = self._captions.figure(title)
        self.put(replace(table, title=title))

    def finished(self) -> "Chapter":
        """Return it without a last heading that nothing follows."""
        self._drop_empty_heading()
        return self

    def _drop_empty_heading(self) -> None:
        if self._blocks and isinstance(self._blocks[-1], Heading):
            self._blocks.pop()
            self._heading -= 1
