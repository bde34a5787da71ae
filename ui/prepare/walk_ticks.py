"""How the room works in Walk, a tick each; all of it is off until somebody wants it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.model.audit import Audit
from core.words import later, tr
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.labels import Label, Text

_TICKS: Final = (
    ("counts_turns", later("Count in Walk who has spoken on each {case}")),
    ("prints_turns", later("Let the report say on how many {cases} everybody spoke")),
    (
        "asks_first",
        later("In Walk, hide the returns on a question until the table has given its first views"),
    ),
    (
        "moderates",
        later("In Walk, note who challenges whom, and what an agency says otherwise than its form"),
    ),
    ("strengths_first", later("Begin each {case} with its strengths")),
    ("colours_last", later("Show answers without colours until all {cases} are done")),
    ("has_theme_hour", later("Have a theme hour: cards, groups and points, in Themes")),
    ("signs_minutes", later("Sign to me, in Walk, when the minutes of {a case} are over")),
    ("shows_minutes", later("Let the room screen say so too")),
)
_ONLY_WITH: Final = {"prints_turns": "counts_turns", "shows_minutes": "signs_minutes"}


class WalkTicks(Card):
    """Decides nothing.

    Signals:
        chosen: something is to be so, or no longer; carries the name of it, and which.
    """

    chosen = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.addWidget(Label(tr("How the room works"), Text.SUBHEADING))
        self.ticks: dict[str, CheckBox] = {}
        for name, words in _TICKS:
            tick = self.ticks[name] = CheckBox(tr(words))
            tick.setObjectName(name)
            tick.clicked.connect(self._on_clicked)
            self.column.addWidget(tick)

    def show_audit(self, audit: Audit) -> None:
        """Show what is so; what rests on another is there only with it."""
        for name, tick in self.ticks.items():
            tick.setChecked(bool(getattr(audit, name)))
            needed = _ONLY_WITH.get(name)
            tick.setVisible(needed is None or bool(getattr(audit, needed)))

    def lock(self, locked: bool) -> None:
        """Let nothing be ticked, or let it again."""
        for tick in self.ticks.values():
            tick.setEnabled(not locked)

    def _on_clicked(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, CheckBox):
            self.chosen.emit(tick.objectName(), on)
