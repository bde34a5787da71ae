"""The theme the application wears: one look, one text size, both changed live."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from core.interpreter import gc_paused
from ui.theme.colours import DARK, HIGH_CONTRAST, LIGHT, Palette, Tone, Wash
from ui.theme.followers import Followers
from ui.theme.fonts import BODY, FontWeight, load_latin, load_other_scripts, made_font
from ui.theme.grounds import LOOK
from ui.theme.qt_palette import qt_palette
from ui.theme.sheet import BARS, bar_width, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.model.bearing import Bearing
    from ui.theme.restyling import Restyling

GRID: Final = 8
_OTHER_SCRIPTS: Final = 1500
"""Milliseconds after which the faces are loaded that the first screen needs not."""
SCALES: Final = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_FOLD_BELOW: Final = 1240
"""A little under 1280: a window on such a screen loses its borders."""
_FOLD_OVER: Final = 1.3


class Look(StrEnum):
    """The three looks."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


_PALETTES: Final = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.HIGH_CONTRAST: HIGH_CONTRAST}


def palette_of(look: Look) -> Palette:
    """Return the colours of a look."""
    return _PALETTES[look]


_themes: "Final[WeakKeyDictionary[QApplication, AppTheme]]" = WeakKeyDictionary()
"""The one theme of each application; to look for it among what belongs to that has PySide6 make
lists of every part of a style, 7 ms of the start."""


class AppTheme(QObject):
    """Dresses the application and answers for every colour, font and length.

    Signals:
        changing: about to change; what makes room does so before the text grows.
        changed: look or text size changed. A widget rather has a method `follow`: what
            nobody sees then costs nothing in that moment.
    """

    changing = Signal()
    changed = Signal()

    def __init__(self, app: QApplication, look: Look = Look.LIGHT, scale: float = 1.0) -> None:
        super().__init__(app)
        _themes[app] = self
        self._app = app
        self._look = look
        self._scale = _within(scale)
        self._fonts: dict[tuple[float, FontWeight, bool], QFont] = {}
        self._metrics: dict[tuple[float, FontWeight], QFontMetricsF] = {}
        self._ink_palettes: dict[int, QPalette] = {}
        self._all_scripts = False
        self._followers = Followers()
        self.answers_plain = False
        load_latin()
        if not app.property("fusion"):
            app.setStyle("Fusion")
        self._apply_theme()
        soon = QTimer(self, interval=_OTHER_SCRIPTS, singleShot=True)
        soon.timeout.connect(self.load_other_scripts)
        soon.start()

    @cached_property
    def _restyling(self) -> "Restyling":
        """What is done to each widget at a change; made with the first."""
        from ui.theme.restyling import Restyling

        return Restyling(self._followers, self)

    @property
    def look(self) -> Look:
        """The look worn now."""
        return self._look

    @property
    def scale(self) -> float:
        """The text size worn now, 1.0 to 2.0."""
        return self._scale

    @property
    def colours(self) -> Palette:
        """The colours of the look worn now."""
        return palette_of(self._look)

    @property
    def bar(self) -> int:
        """How wide a scroll bar is now, in px."""
        return bar_width(self._scale)

    def apply(self, look: Look | None = None, scale: float | None = None) -> None:
        """Change look, text size or both, at once and everywhere."""
        look = self._look if look is None else look
        scale = self._scale if scale is None else _within(scale)
        if (look, scale) == (self._look, self._scale):
            return
        looks_other, grows = look != self._look, scale != self._scale
        fonts, bar = self._usual_fonts(), self.bar
        self._look, self._scale = look, scale
        self.changing.emit()
        self._restyling.begin()
        if looks_other:
            self._restyling.dress()
        if grows:
            self._fonts.clear()
            self._metrics.clear()
            self._restyling.pass_fonts_on(fonts, self._usual_fonts())
            self._restyling.grow(scale)
        if bar != self.bar:
            self._restyling.fit_bars()
        with gc_paused():  # Qt goes through a list of all widgets there were
            self._apply_theme()
        self._tell(pages_alone=grows)

    def follow(self, restyle: Callable[[], object]) -> None:
        """Call a widget's method with each change: at once if it is in sight, else before it is.

        One that is hidden on a page in sight is called at once as well where sizes changed.
        """
        self._followers.add(restyle)

    def size(self, set_size: Callable[[int], object], length: float) -> None:
        """Give a widget a length of *length* px times the text size, now and with each change.

        *set_size* is a method of it, such as `setFixedWidth`.
        """
        self._followers.keep(set_size, length)
        set_size(self.px(length))

    @property
    def is_settled(self) -> bool:
        """Whether what nobody sees has had every change too."""
        return not self._restyling.is_waiting

    def restyle(self) -> None:
        """Let every widget set its fonts and colours again, though neither changed."""
        self._restyling.begin()
        self._tell()

    def show_answers_plain(self, plain: bool) -> None:
        """Let answers be told by sign and word alone, without colours, or with them again."""
        if plain != self.answers_plain:
            self.answers_plain = plain
            self._restyling.begin()
            self._tell()

    def wash(self, about: "Bearing | Tone | None") -> Wash:
        """Return the colours for a bearing or tone; None (no answer) is plain."""
        if about is None or isinstance(about, Tone):
            return self.colours.washes[about or Tone.PLAIN]
        return self.colours.washes[Tone.PLAIN if self.answers_plain else _tones()[about]]

    def font(
        self, size: float = BODY, weight: FontWeight = FontWeight.REGULAR, italic: bool = False
    ) -> QFont:
        """Return the face at *size* px times the text size; never under 12.5 px.

        It is another object once words may be wider or higher than they were.
        """
        key = (size, weight, italic)
        if key not in self._fonts:
            if italic or weight is FontWeight.MEDIUM:
                self.load_other_scripts()
            self._fonts[key] = made_font(max(13, round(size * self._scale)), weight, italic)
        return self._fonts[key]

    def metrics(self, size: float = BODY, weight: FontWeight = FontWeight.REGULAR) -> QFontMetricsF:
        """Return the measures of a font."""
        key = (size, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(size, weight))
        return self._metrics[key]

    def ink_palette(self, ink: QColor) -> QPalette:
        """Return a palette that says nothing but what colour words are in."""
        made = self._ink_palettes.get(ink.rgba())
        if made is None:
            made = self._ink_palettes[ink.rgba()] = QPalette()
            made.setColor(QPalette.ColorRole.WindowText, ink)
        return made

    def px(self, length: float) -> int:
        """Return a length that grows with the text (a sign, a key cap, a mark)."""
        return round(length * self._scale)

    def folds(self, width: int) -> bool:
        """Return whether side panels fold to a rail in a window *width* px wide."""
        return width < _FOLD_BELOW or self._scale > _FOLD_OVER + 1e-6

    def load_other_scripts(self) -> None:
        """Register the other faces; done by itself soon after the start."""
        if not self._all_scripts:
            self._all_scripts = True
            load_other_scripts()
            self._fonts.clear()
            self._metrics.clear()
            self._restyling.begin()
            self._tell()  # text in those scripts was measured without them

    def _tell(self, *, pages_alone: bool = True) -> None:
        """Have every widget style itself; one that is garbage must not go in the midst of that.

        The signal is on its way through all that are connected: a sweep that takes one
        from among them ended the program.
        """
        with gc_paused():
            self.changed.emit()
            self._restyling.change_all(pages_alone=pages_alone)

    def _apply_theme(self) -> None:
        self._app.setPalette(qt_palette(self.colours))
        usual, strong = self._usual_fonts()
        self._app.setFont(usual)
        self._app.setFont(strong, "QPushButton")  # type: ignore[arg-type]  # it wants text
        for window in self._app.topLevelWidgets():
            if window.property(LOOK) is not None:
                window.setProperty(LOOK, self._look.value)
            if isinstance(window, QMainWindow):
                self.fit_bars(window)

    def _usual_fonts(self) -> tuple[QFont, QFont]:
        """Return the application's fonts: of everything, and of Qt's own buttons."""
        return self.font(), self.font(BODY, FontWeight.SEMIBOLD)

    def dress(self, window: QWidget) -> None:
        """Let a window of its own wear the style sheet, from now on in every look.

        One of the application's would go through a page again at each step of its being
        put together; the window's dresses it once, when it comes into the window.
        """
        window.setProperty(LOOK, self._look.value)
        window.setStyleSheet(_sheet())

    def fit_bars(self, window: QMainWindow) -> None:
        """Let the scroll bars of a window, and of those it has beside it, fit the text size."""
        window.setProperty(BARS, self.bar)


@cache
def _tones() -> "Mapping[Bearing, Tone]":
    from ui.theme.bearings import TONE_OF

    return TONE_OF


@cache
def _sheet() -> str:
    return sheet({look.value: palette_of(look) for look in Look})


def app_theme(_asking: QWidget | None = None) -> AppTheme:
    """Return the theme of the application that the asking widget lives in.

    Raises RuntimeError where there is no application yet.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("there is no theme before there is an application")
    found = _themes.get(app)
    return found if found is not None and isValid(found) else AppTheme(app)


def larger_than(scale: float) -> float:
    """Return the next larger text size, or the largest."""
    return next((step for step in SCALES if step > scale), SCALES[-1])


def smaller_than(scale: float) -> float:
    """Return the next smaller text size, or the usual one."""
    return next((step for step in SCALES[::-1] if step < scale), SCALES[0])


def _within(scale: float) -> float:
    return min(max(scale, SCALES[0]), SCALES[-1])
