"""HTML files: nothing in them runs or lies elsewhere, and every word is heard in its order."""

import re
from dataclasses import replace

import pytest
from lxml import html

from core.documents.blocks import (
    Box,
    BoxKind,
    ContentsLine,
    ContentsList,
    Document,
    DrawnFigure,
    Entries,
    Heading,
    Paragraph,
    Section,
    TextSpan,
)
from core.html.verify import verify
from core.html.writer import write
from core.model.fault import FileProblem
from tests.documents import hostile
from tests.word.test_word import EXAMPLE, TABLE

NAME = "report.html"
CONTENTS = ContentsList((ContentsLine("1 Found"), ContentsLine("1.1 Records", 1)))
FIGURE = DrawnFigure("Figure 4. The file", "24 returns", hostile.DRAWING, "1f: 14 yes.")
REPORT = replace(
    EXAMPLE,
    sections=(
        Section("Report", "", (CONTENTS,)),
        Section(
            "1 Found",
            "8 cases",
            (
                Heading("1.1 Records"),
                Paragraph((TextSpan("Every"),), "1.1.2"),
                FIGURE,
                FIGURE,
                TABLE,
                Entries(((TextSpan("Said."),),), bullets=False),
                Box((TextSpan("Few."),), BoxKind.CAVEAT),
                Paragraph((TextSpan("লেখা and مرحبا"),)),
            ),
            "Not to be read as general practice.",
        ),
    ),
)


def test_headings_contents_tables_figures_and_lists_are_what_they_are_called() -> None:
    page = html.document_fromstring(write(REPORT))
    assert page.get("lang") == "en-GB"
    assert [(one.tag, one.text) for one in page.iter("h1", "h2")] == [
        *(("h1", "Report"), ("h1", "1 Found"), ("h2", "1.1 Records")),
    ]
    marks = [one.get("href").removeprefix("#") for one in page.xpath("//nav//a")]
    assert [page.get_element_by_id(mark).text for mark in marks] == ["1 Found", "1.1 Records"]
    assert [one.get("scope") for one in page.iter("th")] == ["col", "col", "row"]
    assert page.xpath("//table/@aria-label") == ["1 Found: 1.1 Records"]
    figures = list(page.iter("figure"))
    assert [one.find("figcaption/b").text for one in figures] == ["Figure 4. The file"] * 2
    assert page.xpath("//*[local-name()='svg']/@aria-label") == ["1f: 14 yes."] * 2
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert page.xpath("//*[@role='note']/text()") == ["Few."]
    assert page.xpath("//*[@lang='bn']/text()") == ["লেখা "]
    assert page.xpath("//span[@dir='rtl']/text()") == ["مرحبا"]


def test_signs_are_seen_and_not_read_out() -> None:
    page = html.document_fromstring(write(REPORT))
    assert page.xpath("//*[@aria-hidden='true' and contains(., '✓')]/text()") == ["✓ "]


def test_nothing_runs_and_nothing_is_fetched() -> None:
    text = write(REPORT).decode()
    page = html.document_fromstring(text)
    assert "default-src 'none'" in text
    assert not page.xpath("//script | //link | //img | //iframe | //object | //@src")
    assert not re.search(r"@import|url\((?!#)", text)
    assert not re.search(r'https?://(?!www\.w3\.org/2000/svg")', text)


def test_words_that_look_like_markup_are_words_even_in_the_head_of_the_page() -> None:
    bad = '</style><script>x</script> "; } * { --a: url(http://e.example)'
    document = replace(REPORT, title=bad, running=bad, marking=bad)
    text = write(document).decode()
    assert "<script" not in text
    sheet = text.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in sheet
    assert sheet.count("{") == sheet.count("}")
    verify(write(document), document, NAME)


def test_head_and_marking_are_on_every_printed_page() -> None:
    sheet = write(REPORT).decode()
    assert '@top-right { content: "Official\\2d sensitive"' in sheet
    assert "counter(page)" in sheet
    assert "thead { display: table-header-group; }" in sheet


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("Few.", "Few", id="a word is cut"),
        pytest.param("</html>", "", id="the end is cut off"),
        pytest.param("</main>", "<script>1</script></main>", id="something runs"),
        pytest.param('href="#', 'href="http://e.example/#', id="something leads elsewhere"),
        pytest.param("<h2 ", "<h2 onclick='x' ", id="something is started"),
        pytest.param("</main>", "<!-- x --></main>", id="something is hidden"),
        pytest.param("<main>", "<main><p>More</p>", id="something is added"),
    ],
)
def test_what_is_not_as_it_was_written_does_not_count(was: str, now: str) -> None:
    text = write(REPORT).decode()
    assert was in text
    verify(text.encode(), REPORT, NAME)
    with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
        verify(text.replace(was, now).encode(), REPORT, NAME)


def test_a_document_without_sections_is_a_page_all_the_same() -> None:
    empty = Document("x", "", "", "")
    verify(write(empty), empty, NAME)
