"""Chips that are pressed: to change a choice, add one or take one away."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.model.bearing import Bearing
from core.words import tr
from ui.theme import SECONDARY, FontWeight, Sign, Tone, draw_sign
from ui.widgets.choice_menu import ChoiceMenu, is_letter
from ui.widgets.paint import box, tell_whole, words, words_width
from ui.widgets.pressable import Pressable


class ChipLook(StrEnum):
    """How a chip looks: on a tint, outlined, or dashed for "add"."""

    TINT = "tint"
    OUTLINE = "outline"
    ADD = "add"


class Chip(Pressable):
    """A rounded word to press; with `removable`, a cross or Delete takes it away.

    Signals:
        removed: the cross or Delete was pressed; carries the `value`.
    """

    removed = Signal(object)
    focus_radius = 14.0
    keeps_beginning = False
    """Where there is no room, the end goes and not the middle: a question's number stands first."""

    def __init__(
        self,
        text: str,
        value: object = None,
        look: ChipLook = ChipLook.TINT,
        about: Tone | Bearing | None = None,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.value = value
        self._look, self._about, self._removable = look, about, removable
        super().__init__(text, parent=parent)
        if removable:
            self.setAccessibleDescription(tr("Press Delete to take it away"))

    def show_about(self, about: Tone | Bearing | None) -> None:
        """Take the colours of something else."""
        if about != self._about:
            self._about = about
            self.update()

    def show_look(self, look: ChipLook) -> None:
        """Look otherwise."""
        if look is not self._look:
            self._look = look
            self.update()

    def sizeHint(self) -> QSize:
        """Return words, sign and margins; never under 28 px high."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        height = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
        width = words_width(self.text(), font) + 24 + self._sign_width()
        return QSize(round(width), round(max(height + 8, 28)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened word."""
        return QSize(min(self.sizeHint().width(), self._theme.px(72)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away with Delete or Backspace."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.value)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it away where the cross was pressed."""
        cross = QRectF(self.width() - 28, 0, 28, self.height())
        if self._removable and self.isDown() and cross.contains(event.position()):
            self.setDown(False)
            self.removed.emit(self.value)
            return
        super().mouseReleaseEvent(event)

    def _sign(self) -> Sign | None:
        return Sign.CROSS if self._removable else None

    def _sign_width(self) -> float:
        return self._theme.metrics(SECONDARY).capHeight() * 1.3 + 6 if self._sign() else 0.0

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        """Return fill, edge and ink."""
        colours, wash = self._theme.colours, self._theme.wash(self._about)
        hot = (self.underMouse() or self.isDown()) and self.isEnabled()
        if self.isChecked():
            return colours.strong, None, colours.on_strong
        if not self.isEnabled():
            return colours.card, colours.line, colours.faint
        if self._look is ChipLook.TINT:
            edged = hot or colours.hairline > 1
            return wash.tint, wash.edge if edged else None, wash.ink
        edge = colours.secondary if self._look is ChipLook.ADD else colours.line
        return colours.hover if hot else colours.card, edge, wash.ink

    def _paint(self, painter: QPainter) -> None:
        fill, edge, ink = self._colours()
        whole = QRectF(self.rect())
        box(painter, whole, whole.height() / 2, fill, edge, 1, self._look is ChipLook.ADD)
        inner = whole.adjusted(12, 0, -11 - self._sign_width(), 0)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        words(painter, inner, self.text(), font, ink, name=not self.keeps_beginning)
        tell_whole(self, self.text(), words_width(self.text(), font) > inner.width() + 0.5)
        sign = self._sign()
        if sign is not None:
            side = self._theme.metrics(SECONDARY).capHeight() * 1.3
            top = whole.center().y() - side / 2
            draw_sign(painter, sign, QRectF(whole.right() - 11 - side, top, side, side), ink)


class DropChip(Chip):
    """A chip that opens its choices: "From: Health visitor ▾".

    With a *prompt* it shows that while nothing is chosen, and forgets each choice once made.

    Signals:
        chosen: another choice was made; carries its value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[object, str]] = (),
        look: ChipLook = ChipLook.TINT,
        prefix: str = "",
        prompt: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._prefix, self._prompt, self._first_prompt = prefix, prompt, prompt
        self._choices: tuple[tuple[object, str], ...] = ()
        super().__init__("", None, look, parent=parent)
        self.setAccessibleName(name)
        self._name = name
        self.clicked.connect(self._on_clicked)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; the first is taken where the present one is gone."""
        made = tuple(choices)
        if made == self._choices:
            return
        self._choices = made
        if (
            self._choices
            and not self._prompt
            and self.value not in [value for value, _ in self._choices]
        ):
            self.value = self._choices[0][0]
        self._say()

    def set_value(self, value: object) -> None:
        """Choose without a signal."""
        if value == self.value and type(value) is type(self.value):
            return
        self.value = value
        self._say()

    def set_prompt(self, prompt: str) -> None:
        """Show other words, of a chip that forgets what was chosen; none are the first again."""
        self._prompt = prompt or self._first_prompt
        self._say()

    def menu(self) -> ChoiceMenu:
        """Return a menu of the choices, the present one checked; letters find in it."""
        made = ChoiceMenu(self)
        for at, (value, text) in enumerate(self._choices):
            action = QAction(text.replace("&", "&&"), made)
            action.setCheckable(not self._prompt)
            action.setChecked(value == self.value)
            action.setData(at)  # not the value: Qt would make plain text of an enumeration
            action.triggered.connect(self._on_triggered)
            made.addAction(action)
            if value == self.value:
                made.setActiveAction(action)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with the arrow down as well, or at a choice with its letter."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
            return
        if is_letter(event):
            self._open().seek(event.text())
            return
        super().keyPressEvent(event)

    def _open(self) -> ChoiceMenu:
        made = self.menu()
        made.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return made

    def _on_clicked(self) -> None:
        self._open()

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            value = self._choices[action.data()][0]
            if value != self.value:
                self.set_value(None if self._prompt else value)
                self.chosen.emit(value)

    def _say(self) -> None:
        text = self._prompt or next(
            (text for value, text in self._choices if value == self.value), ""
        )
        self.setText(f"{self._prefix}{text}")
        said = text and text != self._name
        self.setAccessibleName(f"{self._name}: {text}" if said else self._name)

    def _sign(self) -> Sign | None:
        return Sign.DOWN
