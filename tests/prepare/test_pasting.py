"""What a spreadsheet puts on the clipboard becomes the cells it was copied from."""

import pytest

from core.wording.readiness import PreparationPart
from ui.prepare.audit_part import AuditPart
from ui.prepare.page import PreparePage
from ui.widgets.sheet_view import block


@pytest.mark.parametrize(
    ("copied", "cells"),
    [
        ("A\t1\r\nB\t2\r\n", [["A", "1"], ["B", "2"]]),
        ('A\t"two\nlines"\nB\tone', [["A", "two\nlines"], ["B", "one"]]),
        ('"says ""no"""\tx', [['says "no"', "x"]]),
        ('A\t"He hits me" she said.\nB\tx', [["A", '"He hits me" she said.'], ["B", "x"]]),
        ('A\t"He hits me, she said.\nB\tx', [["A", '"He hits me, she said.'], ["B", "x"]]),
        ("A\n\nB\n\n", [["A"], [], ["B"]]),
        ("A\t\n", [["A", ""]]),
        ("", []),
    ],
)
def test_marks_belong_to_the_words_unless_they_hold_a_whole_cell(
    copied: str, cells: list[list[str]]
) -> None:
    assert block(copied) == cells


def test_a_very_long_cell_is_taken_whole() -> None:
    assert block("A\t" + "x" * 200_000) == [["A", "x" * 200_000]]


@pytest.mark.parametrize(
    ("name", "typed"), [("families_heard", "9" * 20), ("minutes_per_case", "1" * 5000)]
)
def test_a_number_beyond_all_sense_is_told_beside_its_field(
    page: PreparePage, name: str, typed: str
) -> None:
    page.show_part(PreparationPart.AUDIT)
    part = page.front
    assert isinstance(part, AuditPart)
    before = page.context.session.now.audit
    part.lines[name].setText(typed)
    part.lines[name].flush()
    assert "is not a number" in part.lines[name].problem.text()
    assert page.context.session.now.audit == before


def test_what_is_pasted_keeps_no_mark_that_is_unseen_or_turns_the_words_round() -> None:
    assert block("\u202eChild E\tF\nChild\x00 B\x07\t\u200bM") == [
        ["Child E", "F"],
        ["Child B", "M"],
    ]
