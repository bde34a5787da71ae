"""Every pair of colours that meets can be read, and a change of look reaches everything."""

import gc

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QScrollBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.model.bearing import Bearing
from ui.theme import RING, RING_INK, AppTheme, Look, Palette, Sign, Tone, draw_sign, sign_of
from ui.theme.bearings import TONE_OF
from ui.theme.colours import DARK, HIGH_CONTRAST, LIGHT
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.theme.room_colours import ROOM
from ui.theme.theme import larger_than, smaller_than
from ui.widgets.labels import Label, Text

PALETTES = [
    pytest.param(LIGHT, 4.5, id="light"),
    pytest.param(DARK, 4.5, id="dark"),
    pytest.param(HIGH_CONTRAST, 6.9, id="high contrast"),
]


def luminance(colour: QColor) -> float:
    """Return relative luminance. Source: WCAG 2.2, definition of relative luminance."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio, 1 to 21. Source: WCAG 2.2, definition of contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("colours", "least"), PALETTES)
def test_text_can_be_read_on_every_ground(colours: Palette, least: float) -> None:
    for ground in ("paper", "card", "hover", "accent_tint", "track"):
        for text in ("ink", "secondary", "faint", "link"):
            ratio = contrast(getattr(colours, ground), getattr(colours, text))
            assert ratio >= least, f"{text} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize(("colours", "least"), PALETTES)
def test_text_can_be_read_on_every_solid(colours: Palette, least: float) -> None:
    for ground, text in (
        ("accent", "on_accent"),
        ("accent_hover", "on_accent"),
        ("strong", "on_strong"),
        ("shade", "on_shade"),
        ("shade", "on_shade_quiet"),
    ):
        ratio = contrast(getattr(colours, ground), getattr(colours, text))
        assert ratio >= least, f"{text} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize(("colours", "least"), PALETTES)
def test_tones_can_be_read_solid_tinted_and_on_the_page(
    colours: Palette, least: float, tone: Tone
) -> None:
    wash = colours.washes[tone]
    for text, ground in (
        (wash.on_fill, wash.fill),
        (wash.ink, wash.tint),
        (wash.ink, colours.card),
        (wash.ink, colours.paper),
        (wash.ink, colours.hover),
        (colours.ink, wash.tint),
        (colours.secondary, wash.tint),
    ):
        assert contrast(text, ground) >= least, f"{text.name()} on {ground.name()}"


@pytest.mark.parametrize("bearing", Bearing)
@pytest.mark.parametrize(("colours", "least"), PALETTES)
def test_a_solid_stands_out_from_the_card_without_its_word(
    colours: Palette, least: float, bearing: Bearing
) -> None:
    assert contrast(colours.washes[TONE_OF[bearing]].fill, colours.card) >= 3


@pytest.mark.parametrize("ground", [LIGHT.card, LIGHT.paper, DARK.card, HIGH_CONTRAST.paper])
def test_the_focus_ring_stands_out_from_every_ground(ground: QColor) -> None:
    assert max(contrast(RING, ground), contrast(RING_INK, ground)) >= 3
    assert contrast(RING, RING_INK) >= 7


def test_everything_on_the_room_screen_has_seven_to_one() -> None:
    for text in (ROOM.ink, ROOM.secondary, ROOM.accent, *ROOM.bearing.values()):
        assert contrast(text, ROOM.paper) >= 7, text.name()
    for ground in ROOM.bearing.values():
        assert contrast(ROOM.on_bearing, ground) >= 7, ground.name()


def test_every_bearing_has_its_own_sign_and_colour() -> None:
    assert len({sign_of(bearing) for bearing in Bearing}) == len(Bearing)
    assert len({ROOM.bearing[bearing].name() for bearing in Bearing}) == len(Bearing)
    assert sign_of(None) is None


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_is_drawn_as_a_vector(theme: AppTheme, sign: Sign) -> None:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_sign(painter, sign, image.rect().toRectF(), QColor("black"))
    painter.end()
    drawn = sum(image.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
    assert 20 < drawn < 48 * 48 / 2


def test_the_typeface_is_ours_and_never_under_thirteen_pixels(theme: AppTheme) -> None:
    assert QFontInfo(theme.font()).family() == "Atkinson Hyperlegible Next"
    assert theme.font().pixelSize() == 15
    assert theme.font(9).pixelSize() == 13


def test_changing_look_and_size_reaches_what_is_on_screen(theme: AppTheme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    ours, plain = Label("Ours", Text.SUBHEADING), QLabel("Plain")
    column.addWidget(ours)
    column.addWidget(plain)
    qtbot.addWidget(page)
    page.show()
    before = ours.sizeHint().height()

    with qtbot.waitSignal(theme.changed):
        theme.apply(Look.DARK, 2.0)

    assert ours.font().pixelSize() == 36
    assert plain.font().pixelSize() == 30
    assert ours.sizeHint().height() > 1.8 * before
    assert ours.palette().windowText().color() == DARK.ink
    assert plain.palette().windowText().color() == DARK.ink


def test_a_label_keeps_its_look_when_its_page_moves(theme: AppTheme, qtbot: QtBot) -> None:
    first, second, page = QWidget(), QWidget(), QWidget()
    here, there = QVBoxLayout(first), QVBoxLayout(second)
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    label = Label("Small", Text.SMALL)
    QVBoxLayout(page).addWidget(label)
    here.addWidget(page)
    first.show()
    theme.apply(Look.DARK, 1.5)

    there.addWidget(page)
    second.show()

    assert label.palette().windowText().color() == DARK.secondary
    assert label.font().pixelSize() == 20


@pytest.mark.usefixtures("python_collects")
def test_no_widget_is_thrown_away_while_all_are_dressed(theme: AppTheme, qtbot: QtBot) -> None:
    collects: list[bool] = []

    class Watching(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            collects.append(gc.isenabled())
            super().changeEvent(event)

    watching = Watching()
    qtbot.addWidget(watching)
    watching.show()
    collects.clear()
    theme.apply(Look.DARK, 1.5)
    assert collects
    assert not any(collects)
    assert gc.isenabled()


@pytest.mark.usefixtures("python_collects")
@pytest.mark.parametrize("how", ["a panel folds", "another look"])
def test_no_widget_is_thrown_away_while_each_styles_itself(theme: AppTheme, how: str) -> None:
    collects: list[bool] = []
    theme.changed.connect(lambda: collects.append(gc.isenabled()))
    if how == "a panel folds":
        theme.restyle()
    else:
        theme.apply(Look.DARK)
    assert collects == [False]
    assert gc.isenabled()


def test_text_sizes_go_up_and_down_in_steps_and_stop_at_the_ends(theme: AppTheme) -> None:
    seen = [theme.scale]
    for _ in range(8):
        theme.apply(scale=larger_than(theme.scale))
        seen.append(theme.scale)
    assert seen[:3] == [1.0, 1.15, 1.3]
    assert seen[-1] == 2.0
    theme.apply(scale=7)
    assert theme.scale == 2.0
    for _ in range(8):
        theme.apply(scale=smaller_than(theme.scale))
    assert theme.scale == 1.0


def test_panels_fold_where_the_window_is_narrow_or_the_text_large(theme: AppTheme) -> None:
    assert not theme.folds(1280 - 16), "a screen 1280 wide, less the window's borders"
    assert not theme.folds(1240)
    assert theme.folds(1239)
    theme.apply(scale=1.3)
    assert not theme.folds(1440)
    theme.apply(scale=1.5)
    assert theme.folds(1440)


def test_the_faces_of_other_scripts_are_loaded_once(theme: AppTheme, qtbot: QtBot) -> None:
    theme.load_other_scripts()
    loaded = set(QFontDatabase.families())
    assert {"Noto Sans", "Noto Sans Arabic", "Noto Sans Tamil"} <= loaded
    with qtbot.assertNotEmitted(theme.changed):
        theme.load_other_scripts()


def test_a_text_size_needs_no_other_style_sheet_and_reaches_qts_own_widgets(
    theme: AppTheme, qtbot: QtBot, qapp: QApplication
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    theme.fit_bars(window)
    table = QTableWidget(40, 1)
    window.setCentralWidget(table)
    window.menuBar().addMenu("File")
    window.show()
    small, sheet = table.verticalScrollBar().sizeHint().width(), window.styleSheet()

    theme.apply(scale=2.0)

    assert window.styleSheet() == sheet, "another one dresses every widget there is"
    pixels = theme.font().pixelSize()
    fonts = (window.menuBar().font(), table.font(), table.horizontalHeader().font())
    assert [font.pixelSize() for font in fonts] == [pixels] * 3
    assert table.verticalScrollBar().sizeHint().width() == theme.bar > small
    assert QTableWidget().verticalScrollBar().font().pixelSize() == pixels, "a new one has it too"


def test_another_look_is_no_other_style_sheet(theme: AppTheme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    light = window.styleSheet()
    for look in Look:
        theme.apply(look)
        assert window.styleSheet() == light, "another one dresses every widget there is"


def test_a_page_is_dressed_once_when_it_comes_into_the_window(
    theme: AppTheme, qtbot: QtBot, qapp: QApplication
) -> None:
    window, page, label = QMainWindow(), QWidget(), QLabel("A word")
    qtbot.addWidget(window)
    dressed: list[QEvent] = []

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.StyleChange:
                dressed.append(event)
            return False

    watcher = Watcher()
    label.installEventFilter(watcher)
    inner = QWidget()
    QVBoxLayout(inner).addWidget(label)
    QVBoxLayout(page).addWidget(inner)
    assert not qapp.styleSheet()
    assert not dressed
    window.setCentralWidget(page)
    assert len(dressed) == 1


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize(
    ("ground", "edge"),
    [
        (Ground.BAR, (50, 39)),
        (Ground.LEFT_PANEL, (99, 20)),
        (Ground.RIGHT_PANEL, (0, 20)),
        (Ground.FRAME, (50, 0)),
        (Ground.RULE, (50, 0)),
    ],
)
def test_the_style_sheet_draws_the_grounds_and_their_lines(
    theme: AppTheme, qtbot: QtBot, look: Look, ground: Ground, edge: tuple[int, int]
) -> None:
    theme.apply(look, 1.0)
    held, widget = QMainWindow(), QWidget()
    held.setCentralWidget(widget)
    qtbot.addWidget(held)
    lie_on(widget, ground)
    held.resize(100, 40)
    held.show()
    image = widget.grab().toImage()
    if ground is not Ground.RULE:
        assert image.pixelColor(50, 20) == theme.colours.card
    assert image.pixelColor(*edge) == theme.colours.line
    theme.apply(Look.LIGHT, 1.0)


def test_a_toned_ground_takes_another_tone_once_it_is_seen(theme: AppTheme, qtbot: QtBot) -> None:
    theme.apply(Look.LIGHT, 1.0)
    window, widget = QMainWindow(), QWidget()
    window.setCentralWidget(widget)
    qtbot.addWidget(window)
    lie_on(widget, Ground.TONED)
    window.resize(100, 40)
    for tone in (Tone.GOOD, Tone.BAD, Tone.PLAIN):
        set_ground_tone(widget, tone)
        window.show()
        assert widget.grab().toImage().pixelColor(50, 20) == theme.wash(tone).tint
    theme.apply(Look.DARK, 1.0)
    assert widget.grab().toImage().pixelColor(50, 20) == theme.wash(Tone.PLAIN).tint
    theme.apply(Look.LIGHT, 1.0)


def test_a_window_whose_scroll_bars_were_fitted_holds_none_of_a_page_that_is_gone(
    theme: AppTheme, qtbot: QtBot
) -> None:
    def held() -> int:
        return sum(type(one) is QScrollBar for one in gc.get_objects())

    window = QMainWindow()
    qtbot.addWidget(window)
    page = QTableWidget(3, 3)
    window.setCentralWidget(page)
    before = held()
    theme.apply(Look.DARK, 1.5)
    qtbot.waitUntil(lambda: theme.is_settled)
    page.deleteLater()
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert held() <= before
