"""Strips onto pages: what stays together, what is said again, and how close it is set."""

from dataclasses import replace

import pytest

from core.documents.blocks import (
    Block,
    Box,
    Column,
    Entries,
    Heading,
    Paragraph,
    Pill,
    Section,
    Span,
    Table,
)
from core.model.tool import Bearing
from core.pdf.flowables import (
    box_strips,
    entry_strips,
    heading_strip,
    paragraph_strips,
    title_strip,
)
from core.pdf.pages import Page, Placed, pages_of
from core.pdf.style import BOTTOM, CLOSE, NORMAL, TIGHT, TOP
from core.pdf.table import table_strips

COLUMNS = (Column("Question", 1), Column("Why", 2))


def text(lines: int) -> Paragraph:
    """A paragraph of so many lines."""
    return Paragraph((Span("\n".join(f"Line {at}" for at in range(lines))),))


def section(*blocks: Block, facts: str = "") -> Section:
    return Section("Child D", facts, blocks, "The foot.")


def bottom(placed: Placed) -> float:
    return placed.y + placed.strip.height


def room_left(page: Page) -> float:
    return BOTTOM - bottom(page.placed[-1])


def lines_of(page: Page) -> float:
    """How many lines of a paragraph stand on a page, by their height."""
    lead = NORMAL.body * NORMAL.lead
    return sum(found.strip.height for found in page.placed[1:]) / lead


def test_strips_follow_each_other_down_the_page_and_none_overlaps() -> None:
    (page,) = pages_of(section(text(3), Heading("More"), text(4), Box((Span("Look."),))))
    assert page.placed[0].y == TOP
    for above, below in zip(page.placed, page.placed[1:], strict=False):
        assert below.y >= bottom(above)
    assert bottom(page.placed[-1]) <= BOTTOM


def test_there_is_air_under_the_head_even_where_nothing_asks_for_it() -> None:
    (page,) = pages_of(section(Table(COLUMNS, (((Span("a"),), (Span("b"),)),))))
    head, first, second = page.placed
    assert first.y - bottom(head) == pytest.approx(5.0)
    assert second.y == pytest.approx(bottom(first))


def test_what_does_not_fit_is_set_closer_in_two_steps_before_it_goes_on() -> None:
    def body(lines: int) -> float:
        found = pages_of(section(*[text(1)] * lines))
        return found[0].placed[1].strip.height if len(found) == 1 else 0.0

    heights = [body(lines) for lines in range(30, 62)]
    leads = [style.body * style.lead for style in (NORMAL, CLOSE, TIGHT)]
    seen = list(dict.fromkeys(heights))
    assert seen == [pytest.approx(lead) for lead in leads] + [0.0]


def test_what_goes_on_is_set_normally_on_every_page() -> None:
    found = pages_of(section(text(200)))
    assert len(found) > 2
    assert sum(map(lines_of, found)) == pytest.approx(200)
    assert all(page.foot == "The foot." for page in found)
    assert all(room_left(page) < 4.5 * NORMAL.body * NORMAL.lead for page in found[:-1])
    assert all(room_left(page) >= 0 for page in found)


def test_a_page_that_goes_on_begins_with_a_smaller_head_and_no_facts() -> None:
    first, second, *_ = pages_of(section(text(200), facts="6 years " * 20))
    assert second.placed[0].y == TOP
    assert second.placed[0].strip.height < 0.75 * first.placed[0].strip.height


@pytest.mark.parametrize("before", range(24, 34))
def test_a_heading_never_stands_alone_at_the_end_of_a_page(before: int) -> None:
    blocks = [text(1) for _ in range(before)]
    found = pages_of(section(*blocks, Heading("Heading"), text(10), text(60)))
    heading = heading_strip(Heading("Heading"), NORMAL).height
    last = [page.placed[-1].strip for page in found]
    assert not any(strip.height == pytest.approx(heading) for strip in last)


def test_a_table_that_goes_on_begins_with_its_headings_once() -> None:
    rows = tuple(((Span(f"Row {at}"),), (Span("word " * 40),)) for at in range(60))
    table = Table(COLUMNS, rows)
    head = next(iter(table_strips(table, NORMAL)))
    found = pages_of(section(table))
    assert len(found) > 1
    for page in found:
        headings = [at for at, one in enumerate(page.placed) if one.strip.height == head.height]
        assert headings == [1]


def test_a_table_after_words_brings_its_headings_to_the_page_it_reaches() -> None:
    table = Table(COLUMNS, (((Span("Row"),), (Span("word " * 700),)),))
    found = pages_of(section(text(40), table))
    assert len(found) > 1
    assert all(page.placed[1].strip.keep for page in found[1:])


@pytest.mark.parametrize(("lines", "parts"), [(1, 1), (12, 1), (13, 4), (16, 4), (17, 5)])
def test_more_than_twelve_lines_are_parted_four_at_a_time(lines: int, parts: int) -> None:
    for found in (
        list(paragraph_strips(text(lines), NORMAL)),
        list(entry_strips(Entries((text(lines).words,)), NORMAL)),
        list(box_strips(Box(text(lines).words), NORMAL)),
    ):
        assert len(found) == parts
        assert found[0].before > 0
        assert all(strip.before == 0 for strip in found[1:])


def test_a_box_has_its_edge_at_its_first_and_last_part_only() -> None:
    lead = NORMAL.body * NORMAL.lead
    whole = next(iter(box_strips(Box(text(2).words), NORMAL)))
    first, *middle, last = box_strips(Box(text(16).words), NORMAL)
    pad = (whole.height - 2 * lead) / 2
    assert pad > 0
    assert first.height == pytest.approx(4 * lead + pad)
    assert last.height == pytest.approx(4 * lead + pad)
    assert [strip.height for strip in middle] == [pytest.approx(4 * lead)] * 2


def test_a_row_is_as_high_as_its_highest_cell_and_parted_where_it_is_very_long() -> None:
    low, high = (Span("a"),), text(6).words
    lead = NORMAL.cell * NORMAL.lead
    one, six, both = (
        list(table_strips(Table(COLUMNS, (row,)), NORMAL))[1].height
        for row in ((low, low), (high, high), (low, high))
    )
    assert six - one == pytest.approx(5 * lead)
    assert both == six
    parted = list(table_strips(Table(COLUMNS, ((low, text(13).words),)), NORMAL))[1:]
    assert len(parted) == 4
    assert sum(strip.height for strip in parted) - one == pytest.approx(12 * lead)


def test_a_note_under_a_pill_takes_a_line_of_its_own() -> None:
    def height(pill: Pill) -> float:
        return list(table_strips(Table(COLUMNS, ((pill, ()),)), NORMAL))[1].height

    plain = Pill("Yes", Bearing.MET)
    assert height(replace(plain, note="draft")) > height(plain) + 8
    assert height(Pill("A long answer " * 5, Bearing.MET)) > height(plain) + 8


def test_facts_go_under_a_title_that_leaves_them_no_room_beside_it() -> None:
    beside = title_strip(section(facts="6 years · boy"), NORMAL, continued=False)
    bare = title_strip(section(), NORMAL, continued=False)
    assert beside.height == bare.height
    long = section(facts="A pathway with a very long name " * 3)
    assert title_strip(long, NORMAL, continued=False).height > bare.height
    twice = section(facts="A pathway with a very long name " * 6)
    under = [title_strip(one, NORMAL, continued=False).height for one in (long, twice)]
    assert under[1] == pytest.approx(under[0] + 15.0)


def test_columns_share_the_width_as_they_are_told_to() -> None:
    words = (Span("word " * 60),)
    narrow, wide = (
        list(table_strips(Table(columns, ((words, ()),)), NORMAL))[1:]
        for columns in ((Column("a", 1), Column("b", 3)), (Column("a", 3), Column("b", 1)))
    )
    assert sum(strip.height for strip in narrow) > 2 * sum(strip.height for strip in wide)
    same = list(table_strips(Table((Column("a", 25), Column("b", 75)), ((words, ()),)), NORMAL))
    assert [strip.height for strip in same[1:]] == [strip.height for strip in narrow]
