"""Text on the page: headings, body and small print, always wrapped or elided."""

import re
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import BODY, DISPLAY, HEADING, SECONDARY, SUBHEADING, FontWeight, Tone, app_theme
from ui.widgets.paint import BREAK, shortened, words, words_width
from ui.widgets.qt_answers import painted
from ui.widgets.roles import HEADING as HEADING_ROLE
from ui.widgets.roles import offer_roles

if TYPE_CHECKING:
    from core.model.bearing import Bearing
    from ui.widgets.prose import Prose

_ENDLESS: Final = 33
_ENDLESS_WORD: Final = rf"\S{{{_ENDLESS},}}"
"""Words no column is made for: an address, a line without blanks."""
_SHORT_ENOUGH: Final = 2_000
_COMFORTABLE: Final = 520
_THINNEST: Final = 2
"""No letter is thinner, in px: so many of them are wider than that, and need not be measured."""
_STEP: Final = 4
"""Letters that stay together in a word longer than that: each place to break takes its time."""


class Text(Enum):
    """A size and weight with a place in the hierarchy; True where the ink is secondary."""

    DISPLAY = (DISPLAY, FontWeight.BOLD, False)
    HEADING = (HEADING, FontWeight.BOLD, False)
    SUBHEADING = (SUBHEADING, FontWeight.BOLD, False)
    STRONG = (BODY, FontWeight.SEMIBOLD, False)
    BODY = (BODY, FontWeight.REGULAR, False)
    SMALL_STRONG = (SECONDARY, FontWeight.SEMIBOLD, True)
    SMALL = (SECONDARY, FontWeight.REGULAR, True)


_HEADINGS: Final = (Text.DISPLAY, Text.HEADING, Text.SUBHEADING)


_TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED: Final = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_WRAPPED.setHeightForWidth(True)


class Label(QLabel):
    """Words that wrap; plain text only, so that nothing typed is read as markup."""

    def __init__(
        self,
        text: str = "",
        style: Text = Text.BODY,
        tone: "Tone | Bearing | None" = None,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._ready = self._had_words = False
        super().__init__(parent)
        self._style, self._tone = style, tone
        self.accessible_role = HEADING_ROLE if style in _HEADINGS else None
        if self.accessible_role is not None:
            offer_roles()
        self._theme = app_theme(self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(_WRAPPED)
            self.setAlignment(_TOP_LEFT)
        self._apply_theme()  # before there are words, which are measured anew with each font
        self.setText(text)
        self._theme.follow(self._restyle)
        self._ready = True

    def setText(self, text: str) -> None:  # noqa: N802
        """Say something else; where it wraps, an endless word may break anywhere."""
        if self.accessible_role is not None:
            self.setAccessibleName(text)
        if self.wordWrap():
            text = re.sub(_ENDLESS_WORD, _broken, text) if len(text) >= _ENDLESS else text
        self._had_words = self._had_words or bool(text)
        super().setText(text)

    def text(self) -> str:
        """Return what it says, as it was given."""
        return super().text().replace(BREAK, "")

    def set_tone(self, tone: "Tone | Bearing | None") -> None:
        """Say it in a tone's ink; None for the ordinary one."""
        self._tone = tone
        self._restyle()

    def ink(self) -> QColor:
        """Return the colour the words are in."""
        colours = self._theme.colours
        if self._tone is not None:
            return self._theme.wash(self._tone).ink
        return colours.secondary if self._style.value[2] else colours.ink

    def sizeHint(self) -> QSize:
        """Return one line, or as many as a comfortable width takes."""
        if not self.wordWrap():
            return super().sizeHint() if self._had_words else self._room_without_words()
        width = self._wanted_width()
        return QSize(width, self.heightForWidth(width))

    def _wanted_width(self) -> int:
        """Return a comfortable width, or less where one line needs no more."""
        text, widest = self.text(), self._theme.px(_COMFORTABLE)
        if len(text) >= widest // _THINNEST and "\n" not in text:
            return widest
        return min(self.fontMetrics().size(0, text).width() + 2, widest)

    def minimumSizeHint(self) -> QSize:
        """Return a few letters: whoever lays it out asks for the height at its width."""
        if not self.wordWrap():
            return super().minimumSizeHint() if self._had_words else self._room_without_words()
        least = min(self._wanted_width(), self.fontMetrics().averageCharWidth() * 8)
        return QSize(least, self.fontMetrics().height())

    def _room_without_words(self) -> QSize:
        """Return a line's height: Qt measures a label that never had words in its first font."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth(), metrics.lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        """Keep ink and size: the style sheet brings old ones back when a parent changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._ready:
            self._apply_theme()

    def _apply_theme(self) -> None:
        size, weight, _ = self._style.value
        font = self._theme.font(size, weight)
        if self.font() != font:
            self.setFont(font)
        ink = self.ink()
        if self.palette().color(QPalette.ColorRole.WindowText) != ink:
            self.setPalette(self._theme.ink_palette(ink))

    def _restyle(self) -> None:
        self._apply_theme()
        self.updateGeometry()


class ElidedLabel(Label):
    """One line that is elided where there is no room; signs in it are drawn.

    The whole text stays in the accessible name, and in a tooltip when cut.
    """

    def __init__(
        self,
        text: str = "",
        style: Text = Text.BODY,
        tone: "Tone | Bearing | None" = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, tone, wrap=False, parent=parent)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the whole line's size."""
        width = words_width(self.text(), self.font()) + 2
        return QSize(round(width + 0.5), self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        least = min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 6)
        return QSize(least, self.sizeHint().height())

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        where = QRectF(self.contentsRect())
        words(painter, where, self.text(), self.font(), self.ink(), Qt.AlignmentFlag(align))
        painter.end()
        cut = shortened(self.text(), self.font(), where.width()) != self.text()
        tip = self.text() if cut else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)


class ParagraphText(Label):
    """Wrapped words of people, each paragraph at the side it is read from."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of all paragraphs."""
        prose = self._prose(width)
        return super().heightForWidth(width) if prose is None else ceil(prose.height)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paragraphs; where all are read from the left, as any label."""
        prose = self._prose(self.width())
        if prose is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        prose.draw(painter, 0, 0)
        painter.end()

    def _prose(self, width: int) -> "Prose | None":
        from ui.widgets.prose import Prose, StyledText
        from ui.widgets.reading import has_leftward_letters

        text = self.text()
        if not has_leftward_letters(text):
            return None
        return Prose([StyledText(text, self.font(), self.ink())], width)


def _broken(found: re.Match[str]) -> str:
    """Return a word that may break between any two letters; a very long one between fewer."""
    word = found[0]
    step = 1 if len(word) <= _SHORT_ENOUGH else _STEP
    return BREAK.join(word[at : at + step] for at in range(0, len(word), step))


def heading(text: str = "") -> Label:
    """Return a page's heading."""
    return Label(text, Text.HEADING)


def subheading(text: str = "") -> Label:
    """Return a section's heading."""
    return Label(text, Text.SUBHEADING)


def small(text: str = "", tone: Tone | None = None) -> Label:
    """Return small print."""
    return Label(text, Text.SMALL, tone)


def beneath(label: str, *widgets: QWidget) -> QVBoxLayout:
    """Return a column of controls under their label."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(small(label))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column
