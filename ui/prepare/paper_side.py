"""Beside a paper that is typed in: what was typed so far, to count on the paper, and the keys."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.counting.replies import Pair
from core.model.bearing import Bearing
from core.model.snapshot import Snapshot
from core.words import tr
from ui.prepare.paper_row import with_sign
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import rule
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.tags import KeyCap, Tag

_PILE: Final = 3


@dataclass(frozen=True, slots=True)
class PaperCount:
    """What was typed so far: of each answer how often, and how many are left to type."""

    answers: tuple[tuple[str, Bearing | None, int], ...] = ()
    given: int = 0
    blank: int = 0
    comments: int = 0
    left: int = 0


def counted(
    offered: Sequence[tuple[str, Bearing | None]], chosen: Sequence[str]
) -> tuple[tuple[str, Bearing | None, int], ...]:
    """Return how often each answer that is offered was chosen, alike ones together."""
    often = Counter(chosen)
    first = dict(reversed(offered))
    labels = dict.fromkeys(label for label, _ in offered)
    return tuple((label, first[label], often[label]) for label in labels)


class PaperSide(QWidget):
    """Counts, keys, and what else is still out.

    Signals:
        next_requested: another return is to be typed in; carries its pair.
    """

    next_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 22, 18, 18)
        column.setSpacing(8)
        column.addWidget(Label(tr("So far"), Text.SUBHEADING))
        column.addWidget(small(tr("Count them on the paper before you enter the return.")))
        self._counts = QGridLayout()
        self._counts.setVerticalSpacing(6)
        self._counts.setColumnStretch(0, 1)
        column.addLayout(self._counts)
        column.addWidget(rule())
        column.addWidget(Label(tr("Keys"), Text.STRONG))
        column.addLayout(_keys())
        column.addWidget(small(tr("The number pad works as well.")))
        column.addStretch(1)
        self._pile_head = small(tr("Next that may still come"))
        column.addWidget(self._pile_head)
        self._pile = QVBoxLayout()
        self._pile.setSpacing(2)
        column.addLayout(self._pile)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside))

    def show_count(self, count: PaperCount) -> None:
        """Show what was typed so far."""
        clear_layout(self._counts)
        lines: list[tuple[QWidget, int]] = [
            (Tag(with_sign(label, bearing), bearing), often)
            for label, bearing, often in count.answers
        ]
        if count.given:
            lines.append((small(tr("Typed in words or figures")), count.given))
        lines.append((Tag(tr("Left blank"), None, dashed=True), count.blank))
        lines.append((small(tr("Comments")), count.comments))
        lines.append((small(tr("Still to type")), count.left))
        for at, (widget, often) in enumerate(lines):
            number = Label(str(often), Text.STRONG, wrap=False)
            text = widget.text() if isinstance(widget, Label | Tag) else ""
            number.setAccessibleName(f"{text}: {often}")
            self._counts.addWidget(widget, at, 0, Qt.AlignmentFlag.AlignLeft)
            self._counts.addWidget(number, at, 1, Qt.AlignmentFlag.AlignRight)

    def show_pile(self, now: Snapshot, pile: Sequence[Pair]) -> None:
        """Offer the first of what is still out."""
        clear_layout(self._pile)
        self._pile_head.setVisible(bool(pile))
        for pair in pile[:_PILE]:
            words = f"{now.case[pair[0]].reference} · {now.agency[pair[1]].name}"
            link = Button(words, ButtonKind.LINK, size=Size.SMALL)
            link.clicked.connect(lambda _on=False, pair=pair: self.next_requested.emit(pair))
            self._pile.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    told = (
        (("1", "2", "3"), tr("and so on: answer and go on")),
        (("0",), tr("left blank on the paper")),
        (("C",), tr("comment on this one, Enter ends it")),
        (("↑", "↓"), tr("look again at any item")),
        (("N",), tr("no record held: a nil return")),
        (("Esc",), tr("leave it and come back later")),
    )
    for at, (keys, words) in enumerate(told):
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for key in keys:
            caps.addWidget(KeyCap(key))
        caps.addStretch(1)
        grid.addLayout(caps, at, 0)
        grid.addWidget(small(words), at, 1)
    return grid
