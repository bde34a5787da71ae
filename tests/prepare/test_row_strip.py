"""Every row of a file stands in the strip as what becomes of it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.intake.contents import contents_of
from core.intake.read import drafts_of
from core.intake.vocabulary import EarlierReturn
from core.model.draft.returns import Draft, ReturnDraft
from core.model.names import normalised
from tests.intake.files import cin, text_file
from ui.prepare.draft_words import row_lines
from ui.prepare.row_strip import RowState, RowStrip, cells_of, strip_words

TABLE = """case,agency,1a,2
Child A,School,yes,no
Child B,Police,yes,perhaps
Child C,School,Y,no
Child Z,School,yes,no
Child A,School,yes,no
"""


def test_each_row_is_told_as_what_becomes_of_it(tmp_path: Path) -> None:
    (draft,) = drafts_of(contents_of(text_file(tmp_path, TABLE)), cin())
    cells = cells_of(draft)
    assert [(one.number, one.state) for one in cells] == [
        (2, RowState.ENTERS),
        (3, RowState.LACKING),
        (4, RowState.WAITS),
        (5, RowState.WAITS),
        (6, RowState.AGAIN),
    ]
    assert strip_words(cells) == (
        "2 of 4 returns can come in as sent. Nothing is in yet.",
        "1 whole · 1 but for an answer · 2 rows wait · 1 there already",
    )


def test_where_every_row_is_there_already_none_of_none_is_counted(tmp_path: Path) -> None:
    there = EarlierReturn("before.csv", 2, 0, ReturnDraft("", "", "", {"1a": "yes"}).fingerprint)
    pairs = {(normalised("Child A"), normalised("School")): there}
    path = text_file(tmp_path, "case,agency,1a\nChild A,School,yes\n")
    (draft,) = drafts_of(contents_of(path), replace(cin(), returned=pairs))
    assert strip_words(cells_of(draft)) == ("All of it is there already.", "1 there already")


def test_the_rows_are_walked_by_keys_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    (draft,) = drafts_of(contents_of(text_file(tmp_path, TABLE)), cin())
    strip = RowStrip(cells_of(draft))
    qtbot.addWidget(strip)
    opened: list[int] = []
    strip.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(strip, key)
    assert opened == [3, 6]
    assert strip.accessibleName() == "Row 6 is there already"
    said = row_lines(draft, 3, {"1a": {"yes": "Yes"}})
    assert said[:2] == ["Child B · Police", "1a Yes"]
    assert said[2] == "2 cannot be read: “perhaps”"
    assert said[3].startswith("“perhaps” is not an answer to question 2")


ACROSS = """Case,Question,School,Police
Child A,1a,Yes,No
Child A,2,Yes,No
Child B,1a,Yes,No
Child B,2,No,No
"""


def test_where_agencies_share_a_row_each_return_is_decided_alone(tmp_path: Path) -> None:
    (draft,) = drafts_of(contents_of(text_file(tmp_path, ACROSS)), cin())
    assert len(draft.rows) == 4
    assert cells_of(draft) == (), "two rows would be told as all there is"
    rows = [row for row in draft.rows if isinstance(row, ReturnDraft)]
    there = {
        (normalised(row.case), normalised(row.agency)): EarlierReturn("a.csv", 1, 0, "other")
        for row in rows
    }
    words = replace(cin(), returned=there)
    (again,) = drafts_of(contents_of(text_file(tmp_path, ACROSS)), words)
    first = again.doubts[0]
    taken = again.accepting((), {first.key: True})
    assert taken.rows == (first.entry,), "the others of its row still wait"
    left = again.accepting((), {first.key: False})
    assert (left.rows, left.held_back) == ((), 3)


def test_of_a_case_whose_returns_wait_for_first_views_a_row_says_only_whose_it_is() -> None:
    cells = (
        ReturnDraft("Child  d", "School", answers={"1a": "yes"}, comments={"1": "As usual"}, row=3),
    )
    draft = Draft("returns.csv", cells)
    hidden = {normalised("Child D")}
    said = row_lines(draft, 3, {"1a": {"yes": "Yes"}}, hidden)
    assert said == ["Child d · School", "hidden until the first views are in"]
    assert "As usual" in str(row_lines(draft, 3, {}, {normalised("Child E")}))
