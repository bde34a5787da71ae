"""Strips onto pages: what stays together, what is said again, and how close it is set."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest

from core.documents.blocks import (
    AnswerPill,
    Block,
    Box,
    Column,
    Document,
    DrawnFigure,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.html.writer import write as write_html
from core.model.drawing import Drawing
from core.model.fault import FileProblem
from core.model.tool import Bearing
from core.pdf.flowables import (
    Flowable,
    box_flowables,
    entry_flowables,
    heading_flowable,
    paragraph_flowables,
    title_flowable,
)
from core.pdf.pages import Page, Placement, pages_of
from core.pdf.preview import page_words
from core.pdf.preview import pages as preview_pages
from core.pdf.structure import Element
from core.pdf.style import BOTTOM, CLOSE, LANDSCAPE, NORMAL, TIGHT, TOP
from core.pdf.table import table_flowables
from core.pdf.verify import verify
from core.pdf.writer import write
from core.word.writer import write as write_word

SECTION = Element("Sect")
COLUMNS = (Column("Question", 1), Column("Why", 2))


def text(lines: int) -> Paragraph:
    """A paragraph of so many lines."""
    return Paragraph((TextSpan("\n".join(f"Line {at}" for at in range(lines))),))


def section(*blocks: Block, facts: str = "") -> Section:
    return Section("Child D", facts, blocks, "The foot.")


def pages(found: Section) -> list[Page]:
    return list(pages_of(found, Element("Document")))


def bottom(placed: Placement) -> float:
    return placed.y + placed.flowable.height


def room_left(page: Page) -> float:
    return BOTTOM - bottom(page.placed[-1])


def lines_of(page: Page) -> float:
    """How many lines of a paragraph stand on a page, by their height."""
    lead = NORMAL.body * NORMAL.lead
    return sum(found.flowable.height for found in page.placed[1:]) / lead


def test_strips_follow_each_other_down_the_page_and_none_overlaps() -> None:
    (page,) = pages(section(text(3), Heading("More"), text(4), Box((TextSpan("Look."),))))
    assert page.placed[0].y == TOP
    for above, below in zip(page.placed, page.placed[1:], strict=False):
        assert below.y >= bottom(above)
    assert bottom(page.placed[-1]) <= BOTTOM


def test_there_is_air_under_the_head_even_where_nothing_asks_for_it() -> None:
    (page,) = pages(section(Table(COLUMNS, (((TextSpan("a"),), (TextSpan("b"),)),))))
    head, first, second = page.placed
    assert first.y - bottom(head) == pytest.approx(5.0)
    assert second.y == pytest.approx(bottom(first))


def test_what_does_not_fit_is_set_closer_in_two_steps_before_it_goes_on() -> None:
    def body(lines: int) -> float:
        found = pages(section(*[text(1)] * lines))
        return found[0].placed[1].flowable.height if len(found) == 1 else 0.0

    heights = [body(lines) for lines in range(30, 62)]
    leads = [style.body * style.lead for style in (NORMAL, CLOSE, TIGHT)]
    seen = list(dict.fromkeys(heights))
    assert seen == [pytest.approx(lead) for lead in leads] + [0.0]


def test_what_goes_on_is_set_normally_on_every_page() -> None:
    found = pages(section(text(200)))
    assert len(found) > 2
    assert sum(map(lines_of, found)) == pytest.approx(200)
    assert all(page.foot == "The foot." for page in found)
    assert all(room_left(page) < 4.5 * NORMAL.body * NORMAL.lead for page in found[:-1])
    assert all(room_left(page) >= 0 for page in found)


def test_a_page_that_goes_on_begins_with_a_smaller_head_and_no_facts() -> None:
    first, second, *_ = pages(section(text(200), facts="6 years " * 20))
    assert second.placed[0].y == TOP
    assert second.placed[0].flowable.height < 0.75 * first.placed[0].flowable.height


@pytest.mark.parametrize("before", range(24, 34))
def test_a_heading_never_stands_alone_at_the_end_of_a_page(before: int) -> None:
    blocks = [text(1) for _ in range(before)]
    found = pages(section(*blocks, Heading("Heading"), text(10), text(60)))
    heading = heading_flowable(Heading("Heading"), NORMAL, SECTION).height
    last = [page.placed[-1].flowable for page in found]
    assert not any(flowable.height == pytest.approx(heading) for flowable in last)


def test_a_table_that_goes_on_begins_with_its_headings_once() -> None:
    rows = tuple(((TextSpan(f"Row {at}"),), (TextSpan("word " * 40),)) for at in range(60))
    table = Table(COLUMNS, rows)
    head = next(iter(table_flowables(table, NORMAL, SECTION)))
    found = pages(section(table))
    assert len(found) > 1
    for page in found:
        headings = [at for at, one in enumerate(page.placed) if one.flowable.height == head.height]
        assert headings == [1]


def test_a_table_after_words_brings_its_headings_to_the_page_it_reaches() -> None:
    table = Table(COLUMNS, (((TextSpan("Row"),), (TextSpan("word " * 700),)),))
    found = pages(section(text(40), table))
    assert len(found) > 1
    assert all(page.placed[1].flowable.keep for page in found[1:])


@pytest.mark.parametrize(("lines", "parts"), [(1, 1), (12, 1), (13, 4), (16, 4), (17, 5)])
def test_more_than_twelve_lines_are_parted_four_at_a_time(lines: int, parts: int) -> None:
    for found in (
        list(paragraph_flowables(text(lines), NORMAL, SECTION)),
        list(entry_flowables(Entries((text(lines).words,)), NORMAL, SECTION)),
        list(box_flowables(Box(text(lines).words), NORMAL, SECTION)),
    ):
        assert len(found) == parts
        assert found[0].before > 0
        assert all(flowable.before == 0 for flowable in found[1:])


def test_a_box_has_its_edge_at_its_first_and_last_part_only() -> None:
    lead = NORMAL.body * NORMAL.lead
    whole = next(iter(box_flowables(Box(text(2).words), NORMAL, SECTION)))
    first, *middle, last = box_flowables(Box(text(16).words), NORMAL, SECTION)
    pad = (whole.height - 2 * lead) / 2
    assert pad > 0
    assert first.height == pytest.approx(4 * lead + pad)
    assert last.height == pytest.approx(4 * lead + pad)
    assert [one.height for one in middle] == [pytest.approx(4 * lead)] * 2


def test_a_row_is_as_high_as_its_highest_cell_and_parted_where_it_is_very_long() -> None:
    low, high = (TextSpan("a"),), text(6).words
    lead = NORMAL.cell * NORMAL.lead
    one, six, both = (
        list(table_flowables(Table(COLUMNS, (row,)), NORMAL, SECTION))[1].height
        for row in ((low, low), (high, high), (low, high))
    )
    assert six - one == pytest.approx(5 * lead)
    assert both == six
    parted = list(table_flowables(Table(COLUMNS, ((low, text(13).words),)), NORMAL, SECTION))[1:]
    assert len(parted) == 4
    assert sum(one.height for one in parted) - one == pytest.approx(12 * lead)


def test_a_note_under_a_pill_takes_a_line_of_its_own() -> None:
    def height(pill: AnswerPill) -> float:
        return list(table_flowables(Table(COLUMNS, ((pill, ()),)), NORMAL, SECTION))[1].height

    plain = AnswerPill("Yes", Bearing.MET)
    assert height(replace(plain, note="draft")) > height(plain) + 8
    assert height(AnswerPill("A long answer " * 5, Bearing.MET)) > height(plain) + 8


def test_facts_go_under_a_title_that_leaves_them_no_room_beside_it() -> None:
    beside = title_flowable(section(facts="6 years · boy"), NORMAL, SECTION)
    bare = title_flowable(section(), NORMAL, SECTION)
    assert beside.height == bare.height
    long = section(facts="A pathway with a very long name " * 3)
    assert title_flowable(long, NORMAL, SECTION).height > bare.height
    twice = section(facts="A pathway with a very long name " * 6)
    under = [title_flowable(one, NORMAL, SECTION).height for one in (long, twice)]
    assert under[1] == pytest.approx(under[0] + 15.0)


def test_columns_share_the_width_as_they_are_told_to() -> None:
    words = (TextSpan("word " * 60),)
    narrow, wide = (
        list(table_flowables(Table(columns, ((words, ()),)), NORMAL, SECTION))[1:]
        for columns in ((Column("a", 1), Column("b", 3)), (Column("a", 3), Column("b", 1)))
    )
    assert sum(one.height for one in narrow) > 2 * sum(flowable.height for flowable in wide)
    same = list(
        table_flowables(Table((Column("a", 25), Column("b", 75)), ((words, ()),)), NORMAL, SECTION)
    )
    assert [one.height for one in same[1:]] == [one.height for one in narrow]


def test_what_stands_under_a_heading_stays_with_it_where_a_page_has_room() -> None:
    lesson = (Heading("A lesson", together=True), text(6), text(2), text(4))
    found = pages(section(*lesson * 7, Heading("Long", together=True), *[text(10)] * 12))
    assert all(bottom(page.placed[-1]) <= BOTTOM for page in found)
    begins = [page.placed[1].flowable.bookmark for page in found]
    assert begins[1] == "A lesson"
    assert "Long" in [one.flowable.bookmark for page in found for one in page.placed]
    assert begins[-1] == "", "what is longer than a page goes on over it"


def test_a_chart_stays_with_its_table_and_a_short_table_is_never_parted() -> None:
    row = ((TextSpan("a"),), (TextSpan("b"),))
    short, long = Table(COLUMNS, (row,) * 4), Table(COLUMNS, (row,) * 90)
    chart = DrawnFigure("Figure 1", "", Drawing(300, 60, ()), "Words.")
    for above in range(20, 44):
        found = pages(section(text(4), *[text(1)] * above, chart, short, text(9), short))
        for page in found:
            assert bottom(page.placed[-1]) <= BOTTOM
            rows = sum(one.flowable.again is not None for one in page.placed)
            assert rows % len(short.rows) == 0, "none is parted"
            last = page.placed[-1].flowable
            assert last.height != chart.drawing.height * 0.74 + 6, "its table is on its page"
    assert len(pages(section(chart, long))) > 2, "a long one goes on over several"


def chapters(*lines: int) -> Document:
    """Sections of so many lines, of which all but the first go on."""
    found = [
        replace(section(*[text(1)] * count), title=f"Chapter {at}", goes_on=at > 0)
        for at, count in enumerate(lines)
    ]
    return Document("d", "Plans", "Plans", "Official", tuple(found))


def begun(document: Document) -> list[str]:
    """What begins or goes on on each of its pages, which are found whole."""
    content = write(document)
    verify(content, document, "plans.pdf")
    found = map(re.compile(r"Chapter \d(?: \(continued\))?").findall, page_words(content))
    return [", ".join(one) for one in found]


def test_a_short_section_goes_on_where_the_one_before_ends() -> None:
    assert begun(chapters(4, 4, 4)) == ["Chapter 0, Chapter 1, Chapter 2"]
    assert begun(chapters(24, 30)) == ["Chapter 0", "Chapter 1"]
    torn = ["Chapter 0, Chapter 1", "Chapter 1 (continued)"]
    assert begun(chapters(10, 30)) == torn, "a longer one too, where much is free"
    assert begun(chapters(36, 4, 20)) == ["Chapter 0", "Chapter 1, Chapter 2"]
    with pytest.raises(FileProblem):
        verify(write(chapters(4, 4, 4)), chapters(4, 4, 4, 1), "plans.pdf")
    with ZipFile(BytesIO(write_word(chapters(4, 4)))) as packed:
        assert b"pageBreakBefore" not in packed.read("word/document.xml")
    assert write_html(chapters(4, 4, 4)).count(b'<section class="on">') == 2


def test_a_quiet_line_under_a_heading_stays_with_what_it_is_about() -> None:
    facts = Paragraph((TextSpan("6 years", TextLook.QUIET),))
    for above in range(24, 40):
        found = pages(section(*[text(1)] * above, Heading("Facts"), facts, text(3), text(30)))
        (at,) = [one for page in found for one in page.placed if one.flowable.bookmark == "Facts"]
        (held,) = [page.placed for page in found if at in page.placed]
        assert len(held) > held.index(at) + 2
    document = Document("d", "T", "", "", (section(Heading("Facts"), facts, text(3)),))
    with ZipFile(BytesIO(write_word(document))) as packed:
        said = packed.read("word/document.xml").decode()
    assert said.count('<w:pStyle w:val="BodyText"/><w:keepNext/>') == 1


@pytest.mark.parametrize("kind", ["list", "table"])
def test_neither_the_first_nor_the_last_line_of_a_list_or_table_is_alone_on_a_page(
    kind: str,
) -> None:
    line = (TextSpan("a"),)
    many = Entries((line,) * 9) if kind == "list" else Table(COLUMNS, ((line, line),) * 9)
    for above, first in product(range(23, 33), range(1, 7)):
        for page in pages(section(text(first), *[text(1)] * above, many, *[text(8)] * 4)):
            rows = [one for one in page.placed if _is_line(one.flowable, kind)]
            assert len(rows) != 1, f"{above} lines below {first}"


def _is_line(found: Flowable, kind: str) -> bool:
    """Whether it is a line of the list or a row of the table there is."""
    lead = NORMAL.body * NORMAL.lead
    if kind == "table":
        return found.again is not None
    return found.height == lead and found.before < 6


def test_wide_tables_lie_on_landscape_pages_in_every_format() -> None:
    blocks = (text(80), Table(COLUMNS, (((TextSpan("a"),), (TextSpan("b"),)),) * 30))
    plan = Document("plan", "Plan", "Plan", "Official", (section(*blocks),), landscape=True)
    sizes = preview_pages(write(plan))
    assert {(round(one.width), round(one.height)) for one in sizes} == {(842, 595)}
    placed = list(pages_of(plan.sections[0], Element("Document"), paper=LANDSCAPE))
    assert all(bottom(page.placed[-1]) <= LANDSCAPE.bottom for page in placed)
    assert len(placed) == len(sizes)
    with ZipFile(BytesIO(write_word(plan))) as packed:
        said = packed.read("word/document.xml").decode()
    assert 'w:w="16838" w:h="11906" w:orient="landscape"' in said
    assert "@page { size: A4 landscape;" in write_html(plan).decode()


def test_a_table_with_high_heads_that_is_kept_together_runs_off_no_page() -> None:
    high = tuple(Column("Not in one " * 20, 1) for _ in range(5))
    chart = DrawnFigure("Figure 1", "", Drawing(300, 60, ()), "Words.")
    for words in range(8, 16):
        row = tuple((TextSpan("said at length " * words),) for _ in high)
        found = pages(section(text(4), chart, Table(high, (row,) * 12)))
        assert all(bottom(page.placed[-1]) <= BOTTOM for page in found)


def test_a_page_of_nothing_but_rows_to_write_in_is_read_out_and_found_whole() -> None:
    nothing = ((TextSpan(""),), (TextSpan(""),))
    sheet = Document("d", "Sign in", "Plans", "", (section(Table(COLUMNS, (nothing,) * 60)),))
    content = write(sheet)
    assert len(preview_pages(content)) > 1
    verify(content, sheet, "sheet.pdf")
