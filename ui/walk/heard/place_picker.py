"""Where a remark goes: the question, the case, the day as a whole, or a theme; one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.model.ids import ThemeId
from core.model.snapshot import Snapshot
from core.words import tr
from ui.theme import app_theme
from ui.walk.heard.words import NoteContext, place_words
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import DropChip
from ui.widgets.labels import small
from ui.widgets.segmented import Option, Segmented


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A remark was begun from Themes or Report: no case is in front of the room."""

    theme_id: ThemeId | None = None


def places(
    here: NoteContext, at: NoteContext, elsewhere: Elsewhere | None
) -> tuple[NoteContext, ...]:
    """Return where a remark begun *at* a place may go while the room is *here*."""
    first = at
    if elsewhere is not None and elsewhere.theme_id is not None:
        first = NoteContext(theme_id=elsewhere.theme_id)
    moved = [here] if here != at else []
    return tuple(dict.fromkeys([first, at.case, *moved, NoteContext()]))


class PlacePicker(QWidget):
    """The places in a row, or in a list where they do not fit; the chosen one is filled.

    Signals:
        chosen: another place was chosen; carries the `NoteContext`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[tuple[NoteContext, str], ...] = ()
        self._value = NoteContext()
        self.row = Segmented(tr("Goes to"), [Option(NoteContext(), tr("The day as a whole"))])
        self.list = DropChip(tr("Goes to"))
        self.turn = Button("change", ButtonKind.QUIET, tr("Ctrl K"), Size.SMALL)
        self.turn.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab reaches the row itself
        self.turn.setAccessibleName(tr("Change where it goes"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        words = small(tr("Goes to"))
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(words, 1)
        head.addWidget(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.row)
        column.addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row.chosen.connect(self._on_chosen)
        self.list.chosen.connect(self._on_chosen)
        self.turn.clicked.connect(self.turn_on)
        app_theme(self).follow(self._fit)

    @property
    def value(self) -> NoteContext:
        """The chosen place."""
        return self._value

    @property
    def words(self) -> str:
        """The chosen place as it is shown."""
        return next((words for place, words in self._places if place == self._value), "")

    def show_places(
        self, now: Snapshot, offered: Sequence[NoteContext], value: NoteContext
    ) -> None:
        """Offer other places, *value* chosen."""
        found = tuple((place, place_words(now, place)) for place in offered)
        if found != self._places:
            self._places = found
            self.row.set_options([Option(place, words) for place, words in found])
            self.list.set_choices(found)
        self._choose(value)
        self._fit()

    def turn_on(self) -> None:
        """Choose the next place, past the last the first."""
        offered = [place for place, _ in self._places]
        if offered:
            at = offered.index(self._value) if self._value in offered else -1
            self._on_chosen(offered[(at + 1) % len(offered)])

    def minimumSizeHint(self) -> QSize:
        """Claim no width: the list needs little."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between row and list with the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.row.minimumSizeHint().width() <= self.width()
        self.row.setVisible(fits)
        self.list.setVisible(not fits)

    def _choose(self, place: NoteContext) -> None:
        self._value = place
        self.row.set_value(place)
        self.list.set_value(place)

    def _on_chosen(self, place: NoteContext) -> None:
        self._choose(place)
        self.chosen.emit(place)
