"""Which way each letter runs, rule by rule of Unicode Standard Annex 9, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pdf.text.bidi import in_order, levels
from tests.rounds import rounds

HEBREW, ARABIC, ARABIC_DIGITS = "אב", "س", "١٢"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("12", [0, 0], id="numbers alone are ours"),
        pytest.param("... אב", [1] * 6, id="signs first, theirs after: P2 passes over signs"),
        pytest.param("12 אב", [2, 2, 1, 1, 1], id="numbers first, theirs after"),
        pytest.param("אבָ", [1, 1, 1], id="W1: a mark goes with its letter"),
        pytest.param("a\u05b8אב", [0, 0, 1, 1], id="W1: also with one of ours"),
        pytest.param("\u0301a", [0, 0], id="W1: a mark with nothing before it"),
        pytest.param("س 1+2", [1, 1, 2, 1, 2], id="W2: digits after Arabic are Arabic"),
        pytest.param("אב 1+2", [1, 1, 1, 2, 2, 2], id="W2: but not after Hebrew"),
        pytest.param("سa 1+2", [1, 2, 2, 2, 2, 2], id="W2: nor after ours after Arabic"),
        pytest.param("س ١,٢", [1, 1, 2, 2, 2], id="W4: a comma between Arabic digits"),
        pytest.param("س ١+٢", [1, 1, 2, 1, 2], id="W4: a plus is no part of those"),
        pytest.param("אב 1,,2", [1, 1, 1, 2, 1, 1, 2], id="W4: two commas part numbers"),
        pytest.param("אב 1,٢", [1, 1, 1, 2, 1, 2], id="W4: numbers of two kinds stay apart"),
        pytest.param("אב 1,2,3", [1, 1, 1, 2, 2, 2, 2, 2], id="W4: again and again"),
        pytest.param("אב ,5", [1, 1, 1, 1, 2], id="W4: not at the edge of a number"),
        pytest.param("אב $$5", [1, 1, 1, 2, 2, 2], id="W5: signs before a number"),
        pytest.param("אב 5%%", [1, 1, 1, 2, 2, 2], id="W5: signs after a number"),
        pytest.param("אב % 5", [1, 1, 1, 1, 1, 2], id="W5: not with a space between"),
        pytest.param("س 5%", [1, 1, 2, 1], id="W5: not with Arabic digits"),
        pytest.param("אב a 5", [1, 1, 1, 2, 2, 2], id="W7: a number after ours is ours"),
        pytest.param("a אב 12 b", [0, 0, 1, 1, 1, 2, 2, 0, 0], id="W7: after theirs it is not"),
        pytest.param("אב a, b גד", [1, 1, 1, 2, 2, 2, 2, 1, 1, 1], id="N1: between two of ours"),
        pytest.param("a ,אב", [0, 0, 0, 1, 1], id="N2: between ours and theirs"),
        pytest.param("a אב.", [0, 0, 1, 1, 0], id="N2: at the end the line's own way"),
        pytest.param("a\u202bאב", [0, 0, 1, 1], id="a mark that asks for a way is passed over"),
    ],
)
def test_each_letter_runs_the_way_the_standard_says(text: str, found: list[int]) -> None:
    assert levels(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a (אב) b", [0, 0, 0, 1, 1, 0, 0, 0], id="theirs after ours: ours"),
        pytest.param("a אב (גד) b", [0, 0] + [1] * 7 + [0, 0], id="theirs after theirs: theirs"),
        pytest.param("a אב (b) ג", [0, 0, 1, 1, 0, 0, 0, 0, 0, 1], id="ours inside: ours"),
        pytest.param("a אב (12) ג", [0, 0, 1, 1, 1, 1, 2, 2, 1, 1, 1], id="a number inside"),
        pytest.param(
            "a אב (גד b) c", [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0], id="both inside: ours"
        ),
        pytest.param("אב c (d) ג", [1, 1, 1, 2, 2, 2, 2, 2, 1, 1], id="ours after ours in theirs"),
        pytest.param("אב (c)", [1, 1, 1, 1, 2, 1], id="ours after theirs in theirs"),
        pytest.param("a אב () ג", [0, 0] + [1] * 7, id="nothing inside"),
        pytest.param(
            "אב (a] b) c", [1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 2], id="a bracket that closes nothing"
        ),
        pytest.param("אב ([a) b", [1, 1, 1, 1, 1, 2, 1, 1, 2], id="one that nothing closes"),
        pytest.param(
            "a [אב {ג}] b", [0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0], id="one pair in another"
        ),
        pytest.param("אב a) b", [1, 1, 1, 2, 2, 2, 2], id="a closing bracket alone is a sign"),
    ],
)
def test_both_brackets_of_a_pair_turn_the_same_way(text: str, found: list[int]) -> None:
    assert levels(text) == found


def test_a_line_may_be_told_which_way_it_runs() -> None:
    assert levels("a אב", 1) == [2, 1, 1, 1]
    assert levels("אב a", 0) == [1, 1, 0, 0]
    assert levels("...", 1) == [1, 1, 1]
    assert levels("12", 1) == [2, 2]


@pytest.mark.parametrize(
    ("pieces", "found", "seen"),
    [
        pytest.param("abc", [0, 0, 0], "abc", id="ours stand as they are"),
        pytest.param("abc", [2, 2, 2], "abc", id="ours within theirs alone"),
        pytest.param("ABC", [1, 1, 1], "CBA", id="theirs"),
        pytest.param("aBCdEFg", [0, 1, 1, 0, 1, 1, 0], "aCBdFEg", id="two turned stretches"),
        pytest.param("AB12CD", [1, 1, 2, 2, 1, 1], "DC12BA", id="a number within theirs"),
        pytest.param("12AB", [2, 2, 1, 1], "BA12", id="a number first"),
        pytest.param("aAB12", [0, 1, 1, 2, 2], "a12BA", id="a number within theirs within ours"),
        pytest.param("", [], "", id="nothing"),
    ],
)
def test_pieces_stand_from_left_to_right_as_a_reader_sees_them(
    pieces: str, found: list[int], seen: str
) -> None:
    assert "".join(in_order(pieces, found)) == seen


@settings(max_examples=rounds(25), deadline=None)
@given(st.text(alphabet="ab אבس١5+,%$.([)]{}\u05b8\u0301", max_size=20), st.sampled_from([0, 1]))
def test_no_letter_is_lost_or_runs_against_its_own_way(text: str, base: int) -> None:
    found = levels(text, base)
    assert sorted(in_order(text, found)) == sorted(text)
    for letter, level in zip(text, found, strict=True):
        if letter in "אבس":
            assert level % 2 == 1
        elif letter in "ab5١":
            assert level % 2 == 0
