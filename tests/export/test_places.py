"""Where words stand on the paper: margins, columns, ends of lines, and what is beside what."""

from dataclasses import dataclass, replace

import pypdfium2
import pytest

from core.documents.blocks import (
    AnswerPill,
    Block,
    Box,
    Column,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.model.tool import Bearing
from core.pdf.preview import render
from core.pdf.style import NORMAL
from core.pdf.text.lines import measure
from core.pdf.writer import write

WIDE, HIGH = 595.28, 841.89
LEFT, RIGHT = 46.0, WIDE - 46.0
ARABIC = "تقول الأم"


@dataclass(frozen=True)
class Spot:
    """Where words stand, in points from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def document(*blocks: Block, facts: str = "", title: str = "Child D") -> Document:
    section = Section(title, facts, blocks, "The foot.")
    return Document("x", "Title", "The running head", "Official", (section,))


def spots(found: Document, *wanted: str, page: int = 0) -> list[Spot]:
    """Where each of some words stands first on a page."""
    with pypdfium2.PdfDocument(write(found)) as opened:
        sheet = opened[page]
        text = sheet.get_textpage()
        said = text.get_text_range()
        told = []
        for words in wanted:
            at = said.index(words)
            boxes = [text.get_charbox(at + step) for step in range(len(words))]
            left, bottom, right, top = (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            )
            told.append(Spot(left, HIGH - top, right, HIGH - bottom))
        text.close()
        sheet.close()
    return told


def near(value: float) -> object:
    """Within a point: a letter has a little air on either side."""
    return pytest.approx(value, abs=1.0)


def test_head_and_foot_reach_both_margins_and_stand_on_one_line_each() -> None:
    words = ("The running head", "Official", "The foot.", "Page 1 of 1")
    head, marking, foot, number = spots(document(), *words)
    assert (head.left, foot.left) == (near(LEFT), near(LEFT))
    assert (marking.right, number.right) == (near(RIGHT), near(RIGHT))
    assert head.top == near(marking.top)
    assert 40 < head.top < 50.5
    assert foot.bottom == pytest.approx(809, abs=3)
    assert number.bottom == pytest.approx(809, abs=3)


def test_a_head_that_is_too_long_ends_before_the_marking_begins() -> None:
    two = replace(document(), running="A running head that never ends " * 9)
    two = replace(two, sections=two.sections * 2)
    (marking,) = spots(two, "Official", page=1)
    (end,) = spots(two, "…", page=1)
    assert 15 < marking.left - end.right < 60


def test_on_the_first_page_the_head_stands_whole_on_as_many_lines_as_it_takes() -> None:
    long = replace(document(), running=f"{'A running head that never ends ' * 7}and its end")
    start, end, marking = spots(long, "A running", "and its end", "Official")
    assert start.top < end.top == near(marking.top)
    assert start.top > 15
    endless = replace(long, running="A running head that never ends " * 60)
    assert spots(endless, "…")[0].bottom == near(marking.bottom)


def test_lines_of_a_paragraph_begin_at_the_margin_and_are_evenly_apart() -> None:
    found = spots(document(Paragraph((TextSpan("One\nTwo\nTen"),))), "One", "Two", "Ten")
    assert [spot.left for spot in found] == [near(LEFT)] * 3
    first, second, third = (spot.bottom for spot in found)
    assert second - first == pytest.approx(9.5 * 1.42, abs=0.2)
    assert third - second == pytest.approx(9.5 * 1.42, abs=0.2)


def test_what_reads_from_right_to_left_ends_at_the_right_margin() -> None:
    for block in (
        Paragraph((TextSpan(ARABIC),)),
        Heading(ARABIC),
        Table((Column("a", 1),), (((TextSpan(ARABIC),),),)),
    ):
        assert right_most(document(block)) == pytest.approx(RIGHT, abs=4)


def right_most(found: Document) -> float:
    """The right edge of all that is dark between head and foot, title and rules left out."""
    return edges(found, 110.0, 160.0)[1]


def edges(found: Document, top: float, bottom: float) -> tuple[float, float]:
    """Left and right edge of what is nearly black on the first page between two heights."""
    picture = render(write(found), 0, 2.0)
    dark = [
        x
        for y in range(int(top * 2), int(bottom * 2))
        for x in range(picture.width)
        if max(picture.pixels[(at := 4 * (y * picture.width + x)) : at + 3]) < 0x90
    ]
    return min(dark) / 2, (max(dark) + 1) / 2


def test_letters_that_join_fill_the_room_they_were_measured_for() -> None:
    kind = NORMAL.type_of(TextLook.PLAIN, NORMAL.body)
    ours, theirs = "लड़के ने कहा", "تقول الأم"
    left, right = edges(document(Paragraph((TextSpan(ours),))), 96, 120)
    assert (left, right) == (near(LEFT), near(LEFT + measure(ours, kind)))
    left, right = edges(document(Paragraph((TextSpan(theirs),))), 96, 120)
    assert (left, right) == (near(RIGHT - measure(theirs, kind)), near(RIGHT))


def test_facts_stand_beside_the_title_on_its_line() -> None:
    title, facts = spots(document(facts="6 years"), "Child D", "6 years")
    assert facts.left - title.right == pytest.approx(10, abs=2.5)
    assert title.top < facts.middle() < title.bottom + 1


def test_facts_that_find_no_room_beside_the_title_stand_under_it() -> None:
    title, facts = spots(document(facts="6 years", title="M" * 25), "MM", "6 years")
    assert facts.top > title.bottom
    assert facts.left == near(LEFT)


def test_entries_with_bullets_stand_in_and_those_without_at_the_margin() -> None:
    entries = ((TextSpan("Entry"),),)
    (dotted,) = spots(document(Entries(entries)), "Entry")
    (plain,) = spots(document(Entries(entries, bullets=False)), "Entry")
    assert dotted.left - plain.left == pytest.approx(7.5, abs=0.1)
    assert plain.left == near(LEFT)
    at = int(dotted.top) - 4.0
    assert edges(document(Entries(entries)), at, at + 14)[0] == near(LEFT + 0.7)


def test_a_bullet_of_what_reads_from_right_to_left_stands_at_the_right() -> None:
    _, with_dot = edges(document(Entries(((TextSpan(ARABIC),),))), 96, 120)
    _, without = edges(document(Entries(((TextSpan(ARABIC),),), bullets=False)), 96, 120)
    assert with_dot == near(RIGHT - 0.7)
    left, _ = edges(document(Entries(((TextSpan(ARABIC),),))), 96, 120)
    plain, _ = edges(document(Entries(((TextSpan(ARABIC),),), bullets=False)), 96, 120)
    assert plain - left == pytest.approx(7.5, abs=0.6)
    assert without == pytest.approx(RIGHT, abs=4)


def test_words_in_a_box_stand_clear_of_its_edge() -> None:
    (words,) = spots(document(Box((TextSpan("Look here."),))), "Look")
    assert words.left == near(LEFT + 12)
    long = Box((TextSpan("word " * 60),))
    _, right = edges(document(long), 96, 150)
    assert right <= RIGHT - 11


def test_each_column_begins_after_its_share_of_the_width() -> None:
    columns = (Column("One", 1), Column("Two", 2), Column("Ten", 1))
    row = ((TextSpan("first"),), (TextSpan("second"),), (TextSpan("third"),))
    words = ("One", "Two", "Ten", "first", "second", "third")
    found = spots(document(Table(columns, (row,))), *words)
    width = (RIGHT - LEFT) / 4
    for head, cell, at in zip(found[:3], found[3:], (0, 1, 3), strict=True):
        assert head.left == near(LEFT + 6 + at * width)
        assert cell.left == near(LEFT + 6 + at * width)
        assert cell.top > head.bottom


def test_cells_of_a_row_begin_on_one_line_and_the_next_row_under_the_longest() -> None:
    columns = (Column("A", 1), Column("B", 1))
    rows = (
        ((TextSpan("short"),), (TextSpan("one\ntwo\nlast"),)),
        ((TextSpan("next"),), (TextSpan("row"),)),
    )
    short, one, last, after = spots(document(Table(columns, rows)), "short", "one", "last", "next")
    assert short.bottom == near(one.bottom)
    assert after.top > last.bottom + 5


@pytest.mark.parametrize(
    ("bearing", "shift"), [(None, 6.5), (Bearing.MET, 16.0)], ids=["without", "with"]
)
def test_the_word_of_a_pill_stands_after_its_sign(bearing: Bearing | None, shift: float) -> None:
    table = Table(
        (Column("A", 1), Column("B", 1)), (((TextSpan("x"),), AnswerPill("Word", bearing)),)
    )
    head, word = spots(document(table), "B", "Word")
    assert word.left - head.left == pytest.approx(shift, abs=0.8)


def test_a_note_stands_under_its_pill() -> None:
    pill = AnswerPill("Yes", Bearing.MET, provisional=True, note="draft")
    table = Table((Column("A", 1), Column("B", 1)), ((pill, (TextSpan("why"),)),))
    head, word, note, why = spots(document(table), "A", "Yes", "draft", "why")
    assert note.left == near(head.left)
    assert word.bottom < note.top < word.bottom + 10
    assert why.top < note.top


def test_a_page_that_goes_on_has_its_title_smaller_and_its_words_where_they_were() -> None:
    found = document(Paragraph((TextSpan("\n".join(f"Line {at}" for at in range(90))),)))
    title, first = spots(found, "Child D", "Line 0")
    again, later = spots(found, "Child D (continued)", "Line 89", page=1)
    assert again.left == near(title.left)
    assert again.bottom - again.top < title.bottom - title.top + 3
    assert later.left == near(first.left)
