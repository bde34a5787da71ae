"""Documents with every block and look, and words nobody expects in them."""

from hypothesis import strategies as st

from core.documents.blocks import (
    AnswerPill,
    Block,
    Box,
    BoxKind,
    Column,
    ContentsLine,
    ContentsList,
    Document,
    DrawnCell,
    DrawnFigure,
    Entries,
    Footnote,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.footnotes import counted_through
from core.model.drawing import Anchor, Drawing, Lettering, Paint, Pattern, Rectangle
from core.model.tool import Bearing

HOSTILE = (
    "</w:t><w:t>",
    "<script>alert(1)</script>",
    "]]> --> <!-- &amp; &#0;",
    '" onload="x" style=\'',
    "two\nlines\r\nand\tmore",
    "\x00\x08\x1b\ufffe\ud800",
    "বাংলা and العربية and ελληνικά, \u202eback",
    "O’Brien-Łukasz \U0001f600 \u200d",
    "",
    "   ",
    "javascript:alert(1) http://elsewhere.example/x.png",
    "{{7*7}} %s \\0",
)

DRAWING = Drawing(
    200,
    24,
    (
        Rectangle(0, 3, 100, 18, Paint.MET),
        Rectangle(102, 3, 50, 18, Paint.NOT_MET, Pattern.HATCHED),
        Lettering(200, 12, "</text> & 58.3%", strong=True, anchor=Anchor.END),
    ),
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
spans = st.builds(TextSpan, texts, st.sampled_from(TextLook))
words = st.lists(spans, max_size=3).map(tuple)
notes = st.builds(lambda said: TextSpan("", footnote=Footnote(said)), texts)
noted = st.lists(spans | notes, max_size=3).map(tuple)
pills = st.builds(AnswerPill, texts, st.sampled_from(Bearing) | st.none(), st.booleans(), texts)
cells = st.one_of(words, pills, st.builds(lambda said: DrawnCell(DRAWING, said), texts))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with as many cells a row as it has columns."""
    column = st.builds(Column, texts, st.floats(1, 100), st.booleans())
    columns = draw(st.lists(column, min_size=1, max_size=3))
    row = st.tuples(*[cells] * len(columns))
    rows, headed = tuple(draw(st.lists(row, max_size=3))), draw(st.booleans())
    return Table(tuple(columns), rows, headed, title=draw(texts), caption=draw(texts))


figures = st.builds(DrawnFigure, texts, texts, st.just(DRAWING), texts)
lines = st.builds(ContentsLine, texts, st.integers(0, 1))
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, texts),
    st.builds(Paragraph, noted, texts),
    st.builds(Box, words, st.sampled_from(BoxKind)),
    st.builds(Entries, st.lists(noted, max_size=3).map(tuple), st.booleans()),
    tables(),
    figures,
    st.builds(ContentsList, st.lists(lines, max_size=3).map(tuple)),
)
parts = st.lists(blocks, max_size=5).map(tuple)
sections = st.builds(Section, texts, texts, parts, texts, goes_on=st.booleans())
documents = st.builds(
    Document, st.just("x"), texts, texts, texts, st.lists(sections, max_size=3).map(tuple)
).map(counted_through)
