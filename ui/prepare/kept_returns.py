"""Returns kept beside the one that stands: what each says otherwise, and letting it stand."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import ItemId
from core.model.return_aside import ReturnAside
from core.model.snapshot import Snapshot
from core.wording.returns_aside import contents_words, differences, kept_words, place_words
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text

_DIFFERENCES_SHOWN = 6


class KeptReturns(QWidget):
    """One block a return: where it is from, what it says otherwise, and what can be done.

    Signals:
        restored: a return is to stand again; carries it.
        left_out: a return is not to be kept any longer; carries it.
    """

    restored = Signal(object)
    left_out = Signal(object)

    def __init__(
        self,
        kept: Iterable[ReturnAside],
        first: dict[ItemId, str],
        now: Snapshot,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for one in kept:
            self._add(one, differences(first, one, now.tool), read_only)

    def _add(self, aside: ReturnAside, told: list[str], read_only: bool) -> None:
        self._column.addWidget(Label(kept_words(aside), Text.SMALL_STRONG))
        self._column.addWidget(Label(f"{place_words(aside)}: {contents_words(aside)}", Text.SMALL))
        for line in told[:_DIFFERENCES_SHOWN]:
            self._column.addWidget(Label(line, Text.SMALL))
        more = len(told) - _DIFFERENCES_SHOWN
        if more > 0:
            self._column.addWidget(Label(tr("and {more} more", more=more), Text.SMALL))
        if read_only:
            return
        stand = Button(tr("Let this one stand"), size=Size.SMALL)
        stand.clicked.connect(lambda: self.restored.emit(aside))
        gone = Button(tr("Keep it no longer"), ButtonKind.LINK, size=Size.SMALL)
        gone.clicked.connect(lambda: self.left_out.emit(aside))
        for button in (stand, gone):
            self._column.addWidget(button)
            self.buttons.append(button)
