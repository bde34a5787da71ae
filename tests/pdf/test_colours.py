"""What is tinted and ruled on the paper: boxes, pills, bullets, and the lines between rows."""

import re
from itertools import pairwise

import pytest

from core.documents.blocks import (
    AnswerPill,
    Box,
    Column,
    Document,
    Entries,
    Paragraph,
    Table,
    TextSpan,
)
from core.model.tool import Bearing
from core.pdf.preview import render
from core.pdf.writer import write
from tests.export.test_places import ARABIC, LEFT, RIGHT, Spot, document, near, spots

TINT, EDGE, ACCENT = "FBE6DD", "B8431A", "0B5C7A"
MET, COLUMNS = "DDF0EE", (Column("A", 1), Column("B", 1))
SCALE = 2


def area(found: Document, code: str) -> Spot:
    """How far a colour reaches on the first page, in points from its top left."""
    picture = render(write(found), 0, SCALE)
    wanted = re.escape(bytes.fromhex(code)[::-1])  # a picture has blue first
    hits = [
        divmod(hit.start() // 4, picture.width)
        for hit in re.finditer(wanted, picture.pixels)
        if hit.start() % 4 == 0
    ]
    down, across = [row for row, _ in hits], [at for _, at in hits]
    left, right, top, bottom = min(across), max(across) + 1, min(down), max(down) + 1
    return Spot(left / SCALE, top / SCALE, right / SCALE, bottom / SCALE)


def begins(found: Document, x: float) -> list[float]:
    """The heights where something drawn begins at *x*, between title and foot."""
    picture = render(write(found), 0, SCALE)
    column = [4 * (y * picture.width + int(x * SCALE)) for y in range(97 * SCALE, 780 * SCALE)]
    there = [picture.pixels[at : at + 3] != b"\xff\xff\xff" for at in column]
    return [97 + at / SCALE for at, (a, b) in enumerate(pairwise(there), 1) if b and not a]


def test_a_box_is_tinted_across_the_page_behind_its_words_with_an_edge_at_the_left() -> None:
    found = document(Box((TextSpan("First\nLast"),)))
    tint, edge = area(found, TINT), area(found, EDGE)
    first, last = spots(found, "First", "Last")
    assert tint.right == near(RIGHT)
    assert (edge.left, edge.right) == (near(LEFT), near(LEFT + 3))
    assert tint.top < first.top - 5
    assert tint.bottom > last.bottom + 5


def test_a_box_in_parts_is_one_unbroken_tint() -> None:
    found = document(Box((TextSpan("\n".join("Line" for _ in range(17))),)))
    assert len(begins(found, RIGHT - 5)) == 1


def test_the_rule_under_a_title_is_under_its_facts_too() -> None:
    for facts in ("", "6 years", "A pathway with a very long name " * 4):
        found = document(facts=facts)
        (title,) = spots(found, "Child D")
        rule = area(found, ACCENT)
        assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
        assert rule.top > title.bottom
        if facts:
            assert rule.top > spots(found, facts[:7])[0].bottom


def test_facts_never_stand_beside_a_title_that_reads_from_right_to_left() -> None:
    beside = area(document(facts="6 years"), ACCENT)
    under = area(document(facts="6 years", title=ARABIC), ACCENT)
    assert under.top - beside.top == pytest.approx(15, abs=1)


@pytest.mark.parametrize("rows", [1, 3])
def test_there_is_a_rule_under_the_headings_and_under_every_row(rows: int) -> None:
    row = ((TextSpan("one\ntwo"),), (TextSpan("x"),))
    found = document(Table(COLUMNS, (row,) * rows))
    lines = begins(found, RIGHT - 20)
    assert len(lines) == rows + 1
    steps = [below - above for above, below in pairwise(lines)]
    assert all(step == pytest.approx(2 * 9.0 * 1.42 + 9, abs=0.6) for step in steps)


def test_a_very_long_row_has_one_rule_at_its_end() -> None:
    row = ((TextSpan("x"),), (TextSpan("\n".join("line" for _ in range(20))),))
    found = document(Table(COLUMNS, (row,)))
    assert len(begins(found, RIGHT - 20)) == 2


def test_headings_of_two_lines_push_the_first_row_down() -> None:
    def first(title: str) -> float:
        columns = (Column("A", 1), Column(title, 1))
        found = document(Table(columns, (((TextSpan("cell"),), (TextSpan("x"),)),)))
        return spots(found, "cell")[0].top

    assert first("B\nC") - first("B") == pytest.approx(10.5, abs=0.2)


@pytest.mark.parametrize("word", ["Yes", "Partly held\nand told"], ids=["one line", "two lines"])
def test_a_pill_encloses_its_sign_and_all_of_its_word(word: str) -> None:
    found = document(Table(COLUMNS, ((AnswerPill(word, Bearing.MET), ()),)))
    pill = area(found, MET)
    lines = spots(found, *word.split("\n"))
    right = max(line.right for line in lines)
    assert pill.right - right == pytest.approx(6.5, abs=1)
    assert lines[0].left - pill.left == pytest.approx(16, abs=1)
    assert pill.top < lines[0].top - 1
    assert pill.bottom > lines[-1].bottom + 1


def test_a_draft_is_outlined_and_not_filled() -> None:
    draft = AnswerPill("Yes", Bearing.MET, provisional=True)
    picture = render(write(document(Table(COLUMNS, ((draft, ()),)))), 0, SCALE)
    assert bytes.fromhex(MET)[::-1] not in picture.pixels


def test_an_entry_in_parts_has_one_bullet() -> None:
    def bullets(entries: Entries) -> int:
        return len(begins(document(entries), LEFT + 2.2))

    one = ((TextSpan("\n".join("line" for _ in range(17))),),)
    assert bullets(Entries(one)) == 1
    assert bullets(Entries((*one, (TextSpan("short"),)))) == 2


def test_words_have_the_colour_of_the_page_and_nothing_else_is_tinted() -> None:
    picture = render(write(document(Paragraph((TextSpan("Words."),)))), 0, SCALE)
    assert bytes.fromhex("14212B")[::-1] in picture.pixels
    for code in (TINT, EDGE, MET):
        assert bytes.fromhex(code)[::-1] not in picture.pixels
