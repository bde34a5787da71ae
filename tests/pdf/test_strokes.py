"""What is drawn stands where it should on the page: shapes, rules, signs and words."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.model.tool import Bearing
from core.pdf.canvas import DocumentFonts, PageCanvas, colour
from core.pdf.preview import render
from core.pdf.text.faces import Weight, main_face

SIDE = 100
SCALE = 4
RED, GREEN = colour("#FF0000"), colour("#00FF00")
Box = tuple[float, float, float, float]


def new() -> PageCanvas:
    return PageCanvas(DocumentFonts(), SIDE)


class Seen:
    """A drawn sheet of 100 by 100 points; where there is colour, y down from the top."""

    def __init__(self, sheet: PageCanvas) -> None:
        drawn = BytesIO()
        canvas = Canvas(drawn, pagesize=(SIDE, SIDE))
        canvas.addLiteral(sheet.strokes)
        canvas.save()
        self._picture = render(drawn.getvalue(), 0, SCALE)

    def at(self, x: float, y: float) -> bool:
        """Whether there is colour at a point."""
        at = 4 * (int(y * SCALE) * self._picture.width + int(x * SCALE))
        return self._picture.pixels[at : at + 3] != b"\xff\xff\xff"

    def box(self) -> Box:
        """The edges of all that is coloured: left, top, right, bottom."""
        white = b"\xff\xff\xff"
        wide, pixels = self._picture.width, self._picture.pixels
        found = [at // 4 for at in range(0, len(pixels), 4) if pixels[at : at + 3] != white]
        across = [at % wide for at in found]
        down = [at // wide for at in found]
        return (
            min(across) / SCALE,
            min(down) / SCALE,
            (max(across) + 1) / SCALE,
            (max(down) + 1) / SCALE,
        )


def near(box: Box) -> object:
    """Within a third of a point, which the edges of a picture may be off."""
    return pytest.approx(box, abs=0.34)


def test_a_colour_is_three_numbers_between_none_and_one() -> None:
    assert colour("#FF0080") == "1.000 0.000 0.502"


def test_a_block_is_measured_from_the_top() -> None:
    sheet = new()
    sheet.block(10, 20, 30, 15, RED)
    assert Seen(sheet).box() == near((10, 20, 40, 35))


def test_a_rule_has_its_middle_at_its_height() -> None:
    sheet = new()
    sheet.rule(5, 50, 80, RED, 4)
    assert Seen(sheet).box() == near((5, 48, 85, 52))


def test_a_dot_stands_round_its_middle() -> None:
    sheet = new()
    sheet.dot(30, 70, 8, RED)
    seen = Seen(sheet)
    assert seen.box() == near((22, 62, 38, 78))
    assert seen.at(35, 75)
    assert not any((seen.at(23, 63), seen.at(37, 63), seen.at(23, 77), seen.at(37, 77)))


def test_a_capsule_fills_its_box_but_for_its_round_ends() -> None:
    sheet = new()
    sheet.capsule(10, 20, 60, 14, RED)
    seen = Seen(sheet)
    assert seen.box() == near((10, 20, 70, 34))
    assert seen.at(40, 27)
    assert all((seen.at(18, 20.5), seen.at(62, 20.5), seen.at(18, 33.5), seen.at(62, 33.5)))
    corners = [(x, y) for x in (11.0, 69.0) for y in (21.0, 33.0)]
    assert not any(seen.at(x, y) for x, y in corners)


def test_the_ends_of_a_high_capsule_are_no_rounder_than_those_of_a_low_one() -> None:
    sheet = new()
    sheet.capsule(10, 20, 60, 50, RED)
    seen = Seen(sheet)
    assert seen.at(10.5, 45)
    assert seen.at(10.5, 28)
    assert not seen.at(10.5, 20.5)


def test_a_dashed_capsule_is_an_outline_with_gaps() -> None:
    sheet = new()
    sheet.capsule(10, 20, 60, 14, RED, dashed=True)
    seen = Seen(sheet)
    assert seen.box() == near((9.6, 19.6, 70.4, 34.4))
    assert not seen.at(40, 27)
    edge = [seen.at(17 + at / SCALE, 20) for at in range(40 * SCALE)]
    assert any(edge)
    assert not all(edge)


def test_what_follows_a_dashed_outline_is_drawn_whole() -> None:
    sheet = new()
    sheet.capsule(10, 20, 60, 14, RED, dashed=True)
    sheet.rule(10, 60, 60, GREEN, 2)
    seen = Seen(sheet)
    assert all(seen.at(11 + at / 2, 60) for at in range(116))


@pytest.mark.parametrize("bearing", list(Bearing))
def test_a_sign_stands_within_its_square(bearing: Bearing) -> None:
    sheet = new()
    sheet.sign(bearing, 20, 30, 40, RED)
    left, top, right, bottom = Seen(sheet).box()
    assert 20 - 1 <= left < right <= 60 + 1
    assert 30 - 2 <= top < bottom <= 70 + 2
    assert right - left > 20


def test_no_two_signs_look_alike_without_their_colour() -> None:
    looks = set()
    for bearing in Bearing:
        sheet = new()
        sheet.sign(bearing, 20, 30, 40, RED)
        seen = Seen(sheet)
        looks.add(tuple(seen.at(20 + x * 4, 30 + y * 4) for x in range(11) for y in range(11)))
    assert len(looks) == len(Bearing)


def test_a_sign_leaves_what_comes_after_it_as_it_was() -> None:
    sheet = new()
    sheet.sign(Bearing.MET, 60, 60, 20, RED)
    sheet.block(10, 10, 20, 20, GREEN)
    seen = Seen(sheet)
    assert seen.at(11, 11)
    assert not seen.at(45, 45)


def test_a_tick_hangs_lower_at_the_left_and_half_filled_is_filled_at_the_left() -> None:
    tick, half = new(), new()
    tick.sign(Bearing.MET, 0, 0, 100, RED)
    half.sign(Bearing.PARTLY, 0, 0, 100, RED)
    seen = Seen(tick)
    assert seen.at(37, 84)
    assert seen.at(92, 14)
    assert not seen.at(8, 14)
    assert Seen(half).at(30, 50)
    assert not Seen(half).at(70, 50)


def test_a_face_is_named_once_and_in_order_of_first_use() -> None:
    letters = DocumentFonts()
    bold, regular = main_face(Weight.BOLD), main_face(Weight.REGULAR)
    first = letters.of(bold)
    second = letters.of(regular)
    assert letters.of(bold) is first
    assert letters.used() == (first, second)
    assert [found.name for found in letters.used()] == ["T1", "T2"]
