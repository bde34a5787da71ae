"""Words into lines: where a line ends, what stays together, and what is cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pdf.text.faces import MISSING, Weight, fallback, main_face
from core.pdf.text.lines import Line, layout_text, measure, shortened
from core.pdf.text.runs import TextStyle, backwards, runs
from tests.rounds import rounds

BODY = TextStyle(Weight.REGULAR, 10.0, "0 0 0")
BOLD = TextStyle(Weight.BOLD, 10.0, "0 0 0")
WIDE = 500.0


def said(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.says for piece in line.pieces) for line in lines]


def broken(text: str, width: float, kind: TextStyle = BODY) -> list[str]:
    return said(layout_text([(text, kind)], width).lines)


def test_a_line_takes_what_fits_exactly_and_no_more() -> None:
    exact = measure("one two", BODY)
    assert broken("one two three", exact + 0.001) == ["one two", "three"]
    assert broken("one two three", exact - 0.1) == ["one", "two", "three"]


@pytest.mark.parametrize("last", ["", "é\u0323", "中"], ids=["plain", "stacked", "unprintable"])
def test_words_are_measured_with_the_spaces_between_them(last: str) -> None:
    words = f"a few words {last}".strip()
    whole = measure(words, BODY)
    parts = sum(measure(word, BODY) for word in words.split()) + 2 * measure("a a", BODY)
    parts -= 4 * measure("a", BODY)
    gaps = len(words.split()) - 3
    one_space = measure("a a", BODY) - 2 * measure("a", BODY)
    assert whole == pytest.approx(parts + gaps * one_space)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("one\ntwo", ["one", "two"], id="a line break is kept"),
        pytest.param("one\r\ntwo", ["one", "two"], id="one of Windows too"),
        pytest.param("one  two ", ["one  two"], id="spaces at the end are not"),
        pytest.param("  one", ["one"], id="nor those at the start"),
        pytest.param("one\ttwo", ["one two"], id="a tab is a space"),
        pytest.param("one\u00a0two", ["one two"], id="a fixed space is one as well"),
        pytest.param("co\u00adoperate", ["cooperate"], id="a soft hyphen is not shown"),
        pytest.param("e\u0301", ["\u00e9"], id="a letter and its mark become one"),
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="only spaces"),
    ],
)
def test_what_was_typed_as_it_is_set(text: str, lines: list[str]) -> None:
    assert [" ".join(line.split()) for line in broken(text, WIDE)] == [
        " ".join(line.split()) for line in lines
    ]


def test_a_word_wider_than_the_line_is_broken_letter_by_letter_and_starts_its_own() -> None:
    room = measure("mmm", BODY) + 0.001
    assert broken("i mmmmmmm i", room) == ["i", "mmm", "mmm", "m i"]
    assert broken("mmmmmm", room) == ["mmm", "mmm"]


def test_a_letter_wider_than_the_line_stands_alone() -> None:
    assert broken("mmm", 1.0) == ["m", "m", "m"]
    assert broken("жq\u0301ж", 1.0) == ["ж", "q\u0301", "ж"]


def test_a_long_word_in_two_looks_is_broken_where_it_must_be() -> None:
    room = measure("mmmm", BOLD) + 0.001
    lines = layout_text([("mm", BODY), ("mmmm", BOLD)], room).lines
    assert said(lines) == ["mm", "mmmm"]
    assert [line.pieces[0].style for line in lines] == [BODY, BOLD]


def test_stretches_that_touch_stay_one_word() -> None:
    room = measure("one tw", BODY)
    assert said(layout_text([("one tw", BODY), ("o", BOLD)], room).lines) == ["one", "two"]


def test_looks_side_by_side_are_pieces_side_by_side() -> None:
    (line,) = layout_text([("plain ", BODY), ("bold", BOLD), (" plain", BODY)], WIDE).lines
    assert [(piece.says, piece.style) for piece in line.pieces] == [
        ("plain ", BODY),
        ("bold", BOLD),
        (" plain", BODY),
    ]
    at = 0.0
    for piece in line.pieces:
        assert piece.x == pytest.approx(at)
        at += piece.width
    assert line.width == pytest.approx(at)


def test_a_second_stretch_goes_on_in_the_line_and_its_breaks_are_kept() -> None:
    assert said(layout_text([("one ", BODY), ("two\nthree", BOLD)], WIDE).lines) == [
        "one two",
        "three",
    ]


@pytest.mark.parametrize(
    ("stretches", "turned"),
    [
        pytest.param(("ours", "تقول"), [False, True], id="theirs after ours"),
        pytest.param(("تقول", "12 (3)"), [True], id="numbers go along with theirs"),
        pytest.param(("12 ", "تقول"), [True], id="theirs after numbers"),
        pytest.param(("12 ", "تقول", "ours"), [True, False], id="then ours"),
        pytest.param(("تقول\nours",), [True, False], id="within one stretch by its lines"),
        pytest.param(("ours تقول",), [False], id="theirs within ours"),
    ],
)
def test_a_new_line_begins_where_the_direction_turns(
    stretches: tuple[str, ...], turned: list[bool]
) -> None:
    setting = layout_text([(text, BODY) for text in stretches], WIDE)
    assert [line.backwards for line in setting.lines] == turned
    assert setting.backwards == turned[0]


def test_what_reads_from_right_to_left() -> None:
    assert backwards("(12) אב") is True
    assert backwards("(12) ab אב") is False
    assert backwards("(12) ") is None


def test_a_setting_is_as_wide_as_its_widest_line() -> None:
    setting = layout_text([("a\nlonger line\nb", BODY)], WIDE)
    assert setting.width == pytest.approx(measure("longer line", BODY))
    assert layout_text([("", BODY)], WIDE).width == 0.0
    assert not layout_text([("", BODY)], WIDE).backwards


def test_twice_the_size_is_twice_as_wide() -> None:
    for text in ("Plain words", "Школа é\u0323", "تقول الأم"):
        large = TextStyle(Weight.REGULAR, 20.0, "0 0 0")
        assert measure(text, large) == pytest.approx(2 * measure(text, BODY))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("中文 a", f"{MISSING} a", id="a stretch once"),
        pytest.param("中 文", f"{MISSING} {MISSING}", id="each stretch of its own"),
        pytest.param("中\u200b文", MISSING, id="a sign between that shows nothing"),
        pytest.param("中a文", f"{MISSING}a{MISSING}", id="a letter between"),
    ],
)
def test_a_stretch_nobody_can_print_is_marked_once(text: str, marked: str) -> None:
    assert broken(text, WIDE) == [marked]


def test_a_bracket_in_theirs_is_drawn_turned_and_read_as_typed() -> None:
    found = list(runs([("سلا (م)", BODY)], 1))
    assert "".join(run.says for run in found) == "سلا (م)"
    drawn = {run.says: run.text for run in found if run.glyphs is None}
    assert (drawn["("], drawn[")"]) == (")", "(")


def test_a_word_with_one_letter_of_another_face_is_set_in_that_face_whole() -> None:
    noto, main = fallback(Weight.REGULAR, ""), main_face(Weight.REGULAR)
    greek = list(runs([("abλ", BODY)]))
    assert {run.face for run in greek} == {noto}
    apart = [run.face for run in runs([("ab λ", BODY)]) if not run.is_space]
    assert apart == [main, noto]


@pytest.mark.parametrize("kind", [BODY, BOLD], ids=["regular", "bold"])
def test_a_mark_typed_on_its_own_is_set_on_its_letter(kind: TextStyle) -> None:
    typed, meant = "cafe\u0301, Zoe\u0308", "caf\u00e9, Zo\u00eb"
    assert broken(typed, WIDE, kind) == [meant]
    assert measure(typed, kind) == pytest.approx(measure(meant, kind))
    (line,) = layout_text([("q\u0301", kind)], WIDE).lines
    assert line.pieces[0].glyphs is not None


@pytest.mark.parametrize("kind", [BODY, BOLD], ids=["regular", "bold"])
def test_a_text_cut_short_is_as_long_as_there_is_room(kind: TextStyle) -> None:
    text = "A title that goes on for longer than there is room"
    cut = shortened(text, kind, 120)
    kept = len(cut) - 1
    assert text.startswith(cut[:-1])
    assert not cut[:-1].endswith(" ")
    assert measure(cut, kind) <= 120
    assert measure(f"{text[: kept + 1].rstrip()}…", kind) > 120 or text[kept] == " "


def test_a_text_that_fits_exactly_is_not_cut() -> None:
    assert shortened("Exactly", BODY, measure("Exactly", BODY)) == "Exactly"
    assert shortened("Exactly", BODY, 0.5) == "…"


@settings(max_examples=rounds(25), deadline=None)
@given(st.text(alphabet="ab cé\nλж", max_size=50), st.sampled_from([12.0, 40.0, 200.0]))
def test_no_letter_is_lost_or_added_and_the_order_stays(text: str, width: float) -> None:
    lines = layout_text([(text, BODY), (text, BOLD)], width).lines
    assert "".join("".join(said(lines)).split()) == "".join((text + text).split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("non-attendance/non-engagement", ["non-", "attendance/", "non-", "engagement"]),
        ("before–after—later", ["before–", "after—later"]),
        ("multi‐agency", ["multi‐", "agency"]),
    ],
)
def test_a_word_too_long_for_its_line_is_parted_after_a_dash_or_slash(
    text: str, lines: list[str]
) -> None:
    room = max(measure(line, BODY) for line in lines) + 0.001
    assert broken(text, room) == lines
    two_looks = [(text[:3], BODY), (text[3:], BOLD)]
    wide = max(measure(line, BOLD) for line in lines) + 0.001
    found = said(layout_text(two_looks, wide).lines)
    assert "".join(found) == text
    assert not any(line[-1].isalpha() for line in found[:-1])


def test_a_date_and_a_number_are_not_parted_while_there_is_room() -> None:
    assert broken("on 14/03/2014", measure("14/03/2014", BODY) + 0.001) == ["on", "14/03/2014"]


def test_a_part_that_is_still_too_long_is_torn_and_nothing_is_lost() -> None:
    text = f"/{'w' * 30}-{'m' * 9}"
    lines = broken(text, measure("wwwww", BODY))
    assert "".join(lines) == text
    assert not any(" " in line for line in lines)
