"""The wall can be read from the back row, whatever is put on it."""

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from core.room import Bearing, ChecklistRow, QuestionScene, RoomColumn, Scene
from tests.room.examples import EVERY_BEARING, PICTURE, SCENES, SIX_NAMES
from ui.room import look
from ui.room.layout import page_of
from ui.room.page import Arrow, Panel, RoomPage, RoomSign, Rule, Track, Words, paint
from ui.theme import app_theme

CHARTS = ("seven bars", "then and now", "since then")
SIZES = [QSizeF(1920, 1080), QSizeF(1280, 720), QSizeF(1024, 768), QSizeF(3840, 2160)]
every_scene = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
every_size = pytest.mark.parametrize(
    "size", SIZES, ids=lambda size: f"{size.width():g} by {size.height():g}"
)


@pytest.fixture(autouse=True)
def faces(qapp: object) -> None:
    app_theme()


@every_scene
@every_size
def test_no_text_is_smaller_than_a_twentyfifth_of_the_height(scene: Scene, size: QSizeF) -> None:
    words = page_of(scene, size).words
    assert words
    assert min(round(mark.size) for mark in words) >= size.height() / 25


@every_scene
@every_size
def test_the_main_block_has_at_most_seven_lines(scene: Scene, size: QSizeF) -> None:
    assert lines_of(page_of(scene, size)) <= 7


@every_scene
@every_size
def test_everything_lies_on_the_wall(scene: Scene, size: QSizeF) -> None:
    wall = QRectF(0, 0, size.width() + 0.5, size.height() + 0.5)
    outside = [mark for mark in page_of(scene, size).marks if not wall.contains(mark.box)]
    assert outside == []


@every_scene
@every_size
def test_nothing_stands_on_anything_else(scene: Scene, size: QSizeF) -> None:
    boxes = [ink_box(mark) for mark in page_of(scene, size).marks if not isinstance(mark, Panel)]
    crossing = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one.intersects(other)
    ]
    assert crossing == []


@every_scene
def test_every_text_has_a_contrast_of_seven_to_one(scene: Scene) -> None:
    for mark in page_of(scene, SIZES[0]).words:
        assert contrast(mark.colour, mark.ground) >= 7, mark.text


@every_scene
def test_text_on_a_panel_knows_the_colour_it_stands_on(scene: Scene) -> None:
    page = page_of(scene, SIZES[0])
    for panel in (mark for mark in page.marks if isinstance(mark, Panel)):
        inside = [mark for mark in page.words if panel.box.contains(mark.box.center())]
        assert inside
        assert all(mark.ground == panel.colour for mark in inside)


def test_what_a_chart_draws_on_the_wall_is_what_its_words_say() -> None:
    shaded = page_of(SCENES["groups against statements"], SIZES[0])
    grounds = {
        mark.text: mark.ground for mark in shaded.words if mark.text in ("all (5 of 5)", "3 of 5")
    }
    assert grounds == {"all (5 of 5)": look.ALL, "3 of 5": look.MANY}
    moved = page_of(SCENES["before and after"], SIZES[0])
    tracks = [mark for mark in moved.marks if isinstance(mark, Track) and mark.steps]
    assert {(one.before, one.after, one.steps) for one in tracks} == {(14 / 48, 12 / 48, 48)}
    beside = page_of(SCENES["then and now"], SIZES[0])
    bars = [mark.box for mark in beside.marks if isinstance(mark, Rule) and mark.box.height() > 9]
    then, rest, now = bars[:3]  # nothing of what is is left out: it is all rest
    assert then.width() / (then.width() + rest.width()) == pytest.approx(17 / 20)
    assert now.width() == pytest.approx(then.width() + rest.width())
    assert not any(SCENES[name] for name in CHARTS if page_of(SCENES[name], SIZES[0]).cut)


def test_every_answer_has_its_sign_its_word_and_its_colour() -> None:
    page = page_of(SCENES["twelve agencies, every bearing"], SIZES[0])
    signs = {mark.bearing for mark in page.marks if isinstance(mark, RoomSign)}
    assert signs == set(Bearing)
    said = {mark.text for mark in page.words}
    assert {column.label for column in EVERY_BEARING} <= said
    lines = [mark for mark in page.marks if isinstance(mark, Rule)]
    assert sum(line.dashed for line in lines) == 2


def test_all_six_agencies_that_say_the_same_are_named_or_counted() -> None:
    said = " ".join(
        mark.text for mark in page_of(SCENES["six agencies say the same"], SIZES[0]).words
    )
    assert all(name in said for name in SIX_NAMES)


def test_the_wall_of_the_picture_names_who_says_what() -> None:
    page = page_of(PICTURE, SIZES[0])
    texts = [mark.text for mark in page.words]
    assert not page.cut
    assert texts[:3] == ["Question 5 of 11", "Child D", "The child's daily life"]
    assert texts[-2:] == ["The room agrees", "No"]
    assert {"School nursing", "Primary school", "Family service", "GP", "No return"} <= set(texts)


def test_what_was_typed_is_whole_in_its_box_at_a_reveal() -> None:
    page = page_of(SCENES["a reveal of what was typed"], QSizeF(1280, 720))
    texts = [mark.text for mark in page.words]
    assert "28 February to 14 March" in texts
    assert texts.count("5 March to 18 March") == 3


def test_what_found_no_room_is_reported() -> None:
    assert page_of(SCENES["a reason far too long"], SIZES[0]).cut
    assert page_of(SCENES["a long checklist"], SIZES[0]).cut


def test_a_checklist_shows_every_line_under_a_key_to_its_signs() -> None:
    page = page_of(SCENES["a checklist"], SIZES[0])
    texts = [mark.text for mark in page.words]
    assert {"Yes", "No", "No return: 1", "Basic details of the child", "The plan"} <= set(texts)
    assert not page.cut


def test_line_breaks_that_were_typed_do_not_make_more_lines() -> None:
    scene = SCENES["blank"]
    typed = type(scene)("Child\n\n\nin  Need\tplans")  # type: ignore[call-arg]
    assert [mark.text for mark in page_of(typed, SIZES[0]).words] == ["Child in Need plans"]


def test_a_text_from_right_to_left_stands_at_the_right_in_its_own_order() -> None:
    size = SIZES[0]
    page = page_of(SCENES["two comments from right to left"], size)
    lines = [mark for mark in page.words if mark.leftwards]
    assert len(lines) > 2
    assert {round(mark.box.right()) for mark in lines} == {round(size.width() - margin_of(page))}
    latin = page_of(SCENES["a comment from right to left"], size)
    assert not any(mark.leftwards for mark in latin.words), "its first letter decides"


@every_scene
def test_the_wall_is_painted_light_with_ink_on_it(scene: Scene) -> None:
    image = painted(page_of(scene, QSizeF(640, 360)))
    assert image.pixelColor(2, 2) == QColor("#FFFFFF")
    dark = sum(
        image.pixelColor(x, y).lightness() < 130 for x in range(0, 640, 3) for y in range(0, 360, 3)
    )
    assert dark > 5


def margin_of(page: RoomPage) -> float:
    return min(mark.box.left() for mark in page.words if not mark.leftwards)


def painted(page: RoomPage) -> QImage:
    image = QImage(page.size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, page)
    painter.end()
    return image


def ink_box(mark: Words | Rule | RoomSign | Arrow | Track) -> QRectF:
    """The box without the leading above and below, where letters of one line never reach."""
    if not isinstance(mark, Words):
        return mark.box
    spare = (mark.box.height() - mark.size * 0.9) / 2
    return mark.box.adjusted(0.5, spare, -0.5, -spare)


def lines_of(page: RoomPage) -> int:
    """Count the lines a reader sees: words whose middles are level are one line."""
    spans = sorted(
        (ink_box(mark).top(), ink_box(mark).bottom()) for mark in page.words if mark.main
    )
    count, reach = 0, float("-inf")
    for top, bottom in spans:
        if top >= reach - 0.5:
            count += 1
            reach = bottom
    return count


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_lengths_of_time_in_rows_stand_by_their_signs_which_say_in_time_or_late() -> None:
    days = [
        RoomColumn(1, "19 working days", Bearing.MET, measured=True),
        RoomColumn(2, "41 working days", Bearing.NOT_MET, measured=True),
    ]
    rows = tuple(ChecklistRow(f"Child {at}", (one,)) for at, one in enumerate(days, 1))
    scene = QuestionScene("Family 1", "Help", "Question 8 of 10", "How soon?", rows=rows)
    page = page_of(scene, SIZES[0])
    texts = [mark.text for mark in page.words]
    assert texts[-6:] == [
        *("In time", "Late"),
        *("Child 1", "19 working days", "Child 2", "2 × 41 working days"),
    ]
    signs = [mark.bearing for mark in page.marks if isinstance(mark, RoomSign)]
    assert signs == [Bearing.MET, Bearing.NOT_MET] * 2
