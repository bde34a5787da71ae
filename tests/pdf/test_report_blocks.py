"""Figures, numbered paragraphs and the contents: drawn, and heard in their order."""

from io import BytesIO

import pikepdf

from core.documents.blocks import (
    ContentsLine,
    ContentsList,
    Document,
    DrawnFigure,
    Heading,
    Paragraph,
    Section,
    TextSpan,
)
from core.model.drawing import (
    Anchor,
    Dot,
    Drawing,
    Lettering,
    Paint,
    Pattern,
    Rectangle,
    Stroke,
)
from core.pdf.preview import page_words
from core.pdf.verify import verify
from core.pdf.writer import opening, write
from tests.pdf.hearing import heard

_DRAWING = Drawing(
    580,
    24,
    (
        Rectangle(0, 3, 100, 18, Paint.MET),
        Rectangle(102, 3, 50, 18, Paint.NOT_MET, Pattern.HATCHED),
        Rectangle(154, 3, 20, 18, Paint.UNKNOWN, Pattern.DOTTED, Paint.QUIET, dashed=True),
        Stroke(((0, 0), (10, 10)), Paint.ON_FILL, 2),
        Dot(5, 5, 3, Paint.ACCENT, Paint.INK),
        Lettering(580, 12, "58.3%", strong=True, anchor=Anchor.END),
    ),
)
_SAYS = "1f, The plan: 14 yes, 10 no."


def _document() -> Document:
    contents = ContentsList((ContentsLine("1  What was found"), ContentsLine("1.1  Records", 1)))
    blocks = (
        Heading("1.1  Records"),
        Paragraph((TextSpan("word " * 400),), "1.1.1"),
        DrawnFigure("Figure 1. The file", "24 returns", _DRAWING, _SAYS),
    )
    sections = (Section("Report", "", (contents,)), Section("1  What was found", "", blocks))
    return Document("report", "Report", "Report", "Official", sections)


def test_a_figure_is_read_as_its_words_and_a_number_before_its_paragraph() -> None:
    said = [line.strip() for line in heard(write(_document()))]
    assert f"Figure “{_SAYS}” 58.3%" in said
    assert "Link 1.1 Records 2" in said
    numbered = [line for line in said if line.startswith("P 1.1.1 word word")]
    assert len(numbered) == 1


def test_the_contents_say_pages_only_once_they_are_known() -> None:
    document = _document()
    assert "TOCI 1.1 Records" in [line.strip() for line in heard(opening(document, 1))]
    verify(write(document), document, "report.pdf")


def test_what_prints_its_contents_has_its_headings_under_their_sections_as_bookmarks() -> None:
    with pikepdf.open(BytesIO(write(_document()))) as pdf, pdf.open_outline() as outline:
        titles = [(one.title, [sub.title for sub in one.children]) for one in outline.root]
    assert titles == [("Report", []), ("1  What was found", ["1.1  Records"])]


def test_the_words_of_a_long_numbered_paragraph_stay_beside_its_number() -> None:
    pages = list(page_words(write(_document())))
    assert pages[1].count("1.1.1") == 1
