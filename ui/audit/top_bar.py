"""The bar at the top: the audit's name, the four stages, and what matters now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from core.model.clock import short_time
from core.words import tr
from ui.program.actions import spec_of
from ui.room.control import RoomControl
from ui.room.picture import RoomPicture
from ui.theme import Sign, Tone, app_theme
from ui.theme.grounds import Ground, lie_on
from ui.widgets.button import Button, ButtonKind, Size, TonedButton
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.tab_row import TabRow
from ui.widgets.tags import Pill

_LEVELS: Final = 10
_TITLE_CUT: Final = 3
"""The level from which on the title is cut: keys and the pills' second halves go before."""
_WHOLE_TITLE, _LEAST_TITLE = 360, 150
STAGES: Final = ("prepare", "walk", "themes", "report")


class TopBar(QWidget):
    """Where the day stands, in one line; what does not fit is left out, least needed first.

    Signals:
        requested: a button was pressed; carries the name of its action.
        concern_pressed: the chip of the open concerns was pressed.
        settle_pressed: the chip of what two files say differently was pressed.
    """

    requested = Signal(str)
    concern_pressed = Signal()
    settle_pressed = Signal()

    def __init__(self, room: RoomControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.BAR)
        self._theme = app_theme(self)
        self._theme.follow(self._fit)
        self._title = ElidedLabel("", Text.SUBHEADING)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._stages = TabRow(tr("Stages"))
        for name in STAGES:
            spec = spec_of(name)
            self._stages.add(name, spec.words, f"{tr(spec.hint)} ({spec.caps})")
        self._stages.chosen.connect(self.requested)
        self._case, self._pace = Pill(), Pill()
        self._case_words, self._pace_words = ("", ""), ("", "")
        self._tone: Tone | None = None
        self._sign: Tone | None = None
        self._saved = ElidedLabel(tr("● Saved"), Text.SMALL)
        self._saved.setAccessibleName(tr("Saved"))
        self._saved_words = self._saved.text()
        self._last_saved = tr("Saved")
        for whole in (self._saved, self._case, self._pace):  # only the title may be cut
            whole.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._concern = TonedButton("", Tone.BAD, size=Size.SMALL)
        self._concern.hide()
        self._concern.clicked.connect(self.concern_pressed)
        self.to_settle = TonedButton("", Tone.WARN, size=Size.SMALL)
        self._settle_words = ("", "")
        self.to_settle.hide()
        self.to_settle.clicked.connect(self.settle_pressed)
        self._row = QHBoxLayout(self)
        self._picture = RoomPicture(room)
        self._is_up = False
        self._fitted = (0, 0)
        self._search = self._button("search", tr("Search"))
        self._show = self._button("show_room", tr("Room screen"))
        self._blank = self._button("blank_room", tr("Blank"))
        self._more = Button("", ButtonKind.SECONDARY, sign=Sign.DOWN)
        self._more.setAccessibleName(tr("More to show on the room screen"))
        self._more.setToolTip(tr("More to show on the room screen"))
        self._lay_out()
        self.show_stage("prepare")

    def show_title(self, title: str) -> None:
        """Name the audit."""
        words = title or tr("Untitled audit")
        if words != self._title.text():  # asked after every act, and to fit is dear
            self._title.setText(words)
            self._fit()

    def show_stage(self, name: str) -> None:
        """Mark the stage in front and offer what belongs to it."""
        self._stages.show_front(name)
        self._search.setVisible(name == "prepare")
        self._show.setVisible(name in ("walk", "themes"))
        self._more.setVisible(name in ("walk", "themes"))
        self._fit()

    def show_room(self, up: bool, blank: bool) -> None:
        """Say whether the room screen is up and what the blank button would do."""
        self._is_up = up
        self._blank.setVisible(up or self._stages.front == "walk")
        self._blank.setEnabled(up)
        self._blank.setText(tr("Bring back") if up and blank else tr("Blank"))
        self._fit()

    def show_pace(
        self,
        case: tuple[str, str],
        forecast: tuple[str, str],
        tone: Tone | None,
        hint: str = "",
        sign: Tone | None = None,
        over: str = "",
    ) -> None:
        """Show which case is open and how the day goes; empty words hide a pill.

        *hint* says what can be done about it; *sign* and *over* that the case's minutes are over.
        """
        self._pace.setToolTip(hint)
        self._pace.setAccessibleDescription(hint)
        self._case_words, self._pace_words = case, forecast
        self._tone, self._sign = tone, sign
        self._case.setToolTip(over)
        self._case.setAccessibleDescription(over)
        self._fit()

    def show_concern(self, text: str) -> None:
        """Show how many concerns are open; nothing for empty words."""
        self._concern.setText(f"! {text}" if text else "")
        self._concern.setAccessibleName(text)
        self._concern.setVisible(bool(text))
        self._fit()

    def show_to_settle(self, text: str, short: str) -> None:
        """Show what two files say differently, "2 to settle from Table 2"; nothing for ""."""
        if text != self._settle_words[0]:
            self._settle_words = (text, short)
            self.to_settle.setAccessibleName(text)
            self.to_settle.setVisible(bool(text))
            self._fit()

    def show_saved(self, at: datetime) -> None:
        """Say when the last act was saved."""
        self._last_saved = tr("Saved {short_time}", short_time=short_time(at))
        self.show_waiting(False)

    def show_waiting(self, waiting: bool) -> None:
        """Say that nothing can be saved until a long act is done, or when it was last."""
        words = tr("Saving waits") if waiting else self._last_saved
        shown = f"{'○' if waiting else '●'} {words}"
        if shown != self._saved_words:
            self._saved_words = shown
            self._saved.setAccessibleName(words)
            self._fit()

    def say_read_only(self) -> None:
        """Say instead that nothing can be saved here."""
        self._saved_words = tr("Read only")
        self._saved.setAccessibleName(tr("Read only"))
        self._fit()

    def offer_more(self, actions: Sequence[QAction]) -> None:
        """Offer *actions* behind the small button beside “Room screen”."""
        menu = QMenu(self)
        menu.addActions(actions)
        self._more.set_menu(menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit; a title that comes or goes changes the height, no more."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Look anew what fits once a part has another size: its words' size changes after ours."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self._asks() != self._fitted:
            self._fit()
        return done

    def _button(self, name: str, text: str, kind: ButtonKind = ButtonKind.SECONDARY) -> Button:
        spec = spec_of(name)
        button = Button(text, kind, spec.caps)
        button.setObjectName(name)
        button.setToolTip(tr(spec.hint))
        button.clicked.connect(self._on_clicked)
        # No stop for Tab, as it has its key: the room must see nothing for a slip of the focus.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _lay_out(self) -> None:
        self._picture.setFixedSize(72, 42)
        row = self._row
        row.setContentsMargins(20, 7, 20, 8)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addSpacing(16)
        row.addWidget(self._stages)
        row.addStretch(1)
        chips = (self._case, self._pace, self._concern, self.to_settle)
        for part in (*chips, self._saved, self._picture):
            row.addWidget(part)
        for button in (self._search, self._show, self._more, self._blank):
            row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than is left when all that may be left out is."""
        return QSize(self._theme.px(320), super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Leave out, in this order: keys, the pills' second halves, the pills, the title.

        Last of all goes when it was saved; that it was stays. Then the picture of the room screen.
        """
        walking = self._stages.front == "walk"
        pills = bool(self._case_words[0]) and walking
        for level in range(_LEVELS):
            self._title.setVisible(level < 7)
            saved = self._saved_words if level < 8 else self._saved_short
            if saved != self._saved.text():
                self._saved.setText(saved)
            self._picture.setVisible(self._is_up and level < 9)
            self._more.setVisible(level < 6 and not self._show.isHidden())
            self._case.setVisible(pills and level < 4)
            self._case.show_words(
                self._case_words[0], self._case_words[1] if level < 2 else "", self._sign
            )
            self._pace.setVisible(bool(self._pace_words[0]) and pills and level < 5)
            self._pace_halves(level < 3)
            self.to_settle.setText(self._settle_words[0 if level < 2 else 1])
            for button in (self._search, self._show, self._blank):
                button.set_keys("" if level else spec_of(button.objectName()).caps)
            if self._wanted(_WHOLE_TITLE if level < _TITLE_CUT else _LEAST_TITLE) <= self.width():
                break
        self._row.activate()  # a part that came and went left the others squeezed until the next
        self._fitted = self._asks()

    def _asks(self) -> tuple[int, int]:
        """Return what it was fitted by: how wide it is, and how wide its parts wish to be."""
        return self.width(), self._wanted(_WHOLE_TITLE)

    @property
    def _saved_short(self) -> str:
        return tr("● Saved") if self._saved_words.startswith("●") else self._saved_words

    def _pace_halves(self, both: bool) -> None:
        self._pace.show_words(self._pace_words[0], self._pace_words[1] if both else "", self._tone)

    def _wanted(self, most: int) -> int:
        """Return the width at which nothing is cut but a title that is wider than *most*."""
        pills = (self._case, self._pace, self._concern, self.to_settle)
        fixed = (self._stages, *pills, self._saved)
        parts: tuple[QWidget, ...] = (*fixed, self._search, self._show, self._more, self._blank)
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        if not self._picture.isHidden():
            shown.append(self._picture.width())
        title = min(self._title.sizeHint().width(), self._theme.px(most))
        title = 0 if self._title.isHidden() else title
        return sum(shown) + title + 8 * (len(shown) + 2) + 56

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.requested.emit(button.objectName())
