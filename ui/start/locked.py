"""What stands in the place of an audit that is locked: nothing of it, and one field."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from core.words import tr
from ui.start.banner import StartBanner
from ui.start.column import StartColumn
from ui.theme import Sign, Tone, app_theme, draw_sign
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, heading
from ui.widgets.passphrase import PassphraseField
from ui.widgets.qt_answers import painted

_PROMISE = tr(
    "Nothing of the audit is shown here or on the room screen, and the key is put away until "
    "the passphrase is typed."
)
_HIDDEN = tr("Nothing of the audit is shown here or on the room screen.")
_SHEET = tr(
    "Type the four lines of the sheet, one after the other, in the field above. Blanks and "
    "capitals do not matter."
)
_BUSY = tr("Unlocking. Esc stops it.")


class LockedPage(QWidget):
    """Knows no audit: neither its title nor its file nor how much is in it.

    Signals:
        submitted: carries the passphrase.
        stopped: Esc was pressed while it was being unlocked.
        shown_again: an audit without a passphrase is to be seen again.
        left: another audit is wanted; this one stays locked.
    """

    submitted = Signal(str)
    stopped = Signal()
    shown_again = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._busy = False
        self.shade = StartBanner(self, says_purpose=False)
        self._stack = QStackedWidget(self)
        self._side = StartColumn(self._stack)
        self.card = LockedCard(self._side.ground)
        self._side.hold(self.card, in_the_middle=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.shade, 7)
        self._row.addWidget(self._stack, 11)
        self.card.unlock.clicked.connect(self._on_submitted)
        self.card.passphrase.submitted.connect(self._on_submitted)
        self.card.passphrase.escaped.connect(self._on_escaped)
        self.card.show_again.clicked.connect(self.shown_again)
        self.card.another.clicked.connect(self.left)

    def say(self, heading_words: str, words: str, asks: bool, put_away: bool) -> None:
        """Say since when and why, and ask for the passphrase where there is one."""
        self.shade.promise(_PROMISE if put_away else _HIDDEN)
        self.card.say(heading_words, words, asks)
        self.setAccessibleName(heading_words)

    def take_focus(self) -> None:
        """Stand in the field, or on the way back where there is none."""
        card = self.card
        (card.show_again if card.passphrase.isHidden() else card.passphrase.field).setFocus()

    def refuse(self, words: str) -> None:
        """Say why it stays locked; what was typed is selected, to be typed over."""
        self.set_busy(False)
        self.card.refuse(words)

    def set_busy(self, busy: bool) -> None:
        """Wait, or take typing again."""
        self._busy = busy
        self.card.set_busy(busy)

    def forget(self) -> None:
        """Forget what was typed."""
        self.card.passphrase.clear()
        self.set_busy(False)
        self.card.say_fault("")

    def fold(self, folded: bool) -> None:
        """Lie above one another in a narrow window or with large text."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if folded else across)
        self._row.setStretch(0, 0 if folded else 7)
        self.shade.fold(folded)

    def _on_submitted(self) -> None:
        if self._busy:
            return
        if not self.card.passphrase.text():
            self.card.refuse(tr("The field is empty. Type the passphrase."))
            return
        self.set_busy(True)
        self.submitted.emit(self.card.passphrase.text())

    def _on_escaped(self) -> None:
        if self._busy:
            self.stopped.emit()
        else:
            self.forget()


class LockedCard(Card):
    """The field with what belongs to it, or one button where the audit has no passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=32, parent=parent)
        self.title = heading("")
        self.words = Label("", Text.BODY)
        self.named = Label(tr("Passphrase"), Text.SMALL_STRONG)
        self.passphrase = PassphraseField(tr("Passphrase"))
        self.unlock = Button(tr("Unlock ↵"), ButtonKind.PRIMARY, size=Size.ROOM)
        self.unlock.setAccessibleName(tr("Unlock"))
        self.show_again = Button(tr("Show it again"), ButtonKind.PRIMARY, size=Size.ROOM)
        self._fault = Label("", Text.BODY, Tone.BAD)
        self._hint = Label("", Text.SMALL)
        self.sheet = Button(tr("Use the recovery sheet…"), ButtonKind.LINK, size=Size.SMALL)
        self.another = Button(tr("Another audit…"), ButtonKind.LINK, size=Size.SMALL)
        self.sheet.clicked.connect(self._on_sheet)
        self._lay_out()

    @property
    def fault(self) -> str:
        """What stands under the field about the last attempt."""
        return "" if self._fault.isHidden() else self._fault.text()

    def say(self, title: str, words: str, asks: bool) -> None:
        """Say since when and why, and show what can be done."""
        self.title.setText(title)
        self.words.setText(words)
        self.passphrase.field.setAccessibleDescription(f"{title}. {words}")
        self.show_again.setAccessibleDescription(f"{title}. {words}")
        for part in (self.named, self.passphrase, self.unlock, self.sheet):
            part.setVisible(asks)
        self.show_again.setVisible(not asks)
        self._hint.hide()

    def refuse(self, words: str) -> None:
        """Say why it stays locked; what was typed is selected."""
        self.say_fault(words)
        self.passphrase.select()

    def say_fault(self, words: str) -> None:
        """Say something under the field; nothing for no words."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        if words:
            self.passphrase.field.setAccessibleDescription(words)

    def set_busy(self, busy: bool) -> None:
        """Wait, or take typing again."""
        self.passphrase.set_busy(busy)
        self.unlock.setEnabled(not busy)
        if busy:
            self.say_fault("")
            self.passphrase.setFocus()
        self._hint.setText(_BUSY if busy else "")
        self._hint.setVisible(busy)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(_Padlock())
        top.addWidget(self.title, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock)
        again = QHBoxLayout()
        again.addWidget(self.show_again)
        again.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.sheet)
        foot.addWidget(self.another)
        foot.addStretch(1)
        self.column.setSpacing(8)
        self.column.addLayout(top)
        self.column.addWidget(self.words)
        self.column.addSpacing(10)
        self.column.addWidget(self.named)
        self.column.addLayout(row)
        self.column.addLayout(again)
        self.column.addWidget(self._fault)
        self.column.addWidget(self._hint)
        self.column.addSpacing(4)
        self.column.addLayout(foot)
        self._fault.hide()

    def _on_sheet(self) -> None:
        self.say_fault("")
        self._hint.setText(_SHEET)
        self._hint.show()
        self.passphrase.show_typed()
        self.passphrase.field.setAccessibleDescription(_SHEET)
        self.passphrase.setFocus()


class _Padlock(QWidget):
    """A drawn lock beside the heading, as high as its letters."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = app_theme(self)
        self._theme.follow(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = self._theme.px(26)
        return QSize(side, side)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_sign(painter, Sign.LOCK, QRectF(self.rect()), self._theme.colours.accent, 0.7)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Be drawn anew in another look."""
        super().changeEvent(event)
        self.update()
