"""One heading or word of a file, what it means, and whether somebody said so."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.draft.match import COMMENTS, KEPT, Certainty, Match, MatchGroup, MatchKind
from core.model.fault import shown
from core.model.snapshot import Snapshot
from core.wording.matching import choices_for, meaning, place_words, written_words
from core.words import plural, tr
from ui.theme import Sign, Tone, app_theme
from ui.widgets.button import Button, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import ElidedLabel, Label, Text

_MOST_LETTERS: Final = 2
_LARGE: Final = 1.5
_LETTERS_WIDE: Final = 38
_STATES: Final = {
    Certainty.PROPOSED: (Sign.HALF, tr("Proposed"), Tone.WARN),
    Certainty.UNKNOWN: (Sign.QUERY, tr("Cannot be known"), Tone.QUERY),
    Certainty.AGREED: (Sign.TICK, tr("You said yes"), Tone.ACCENT),
    Certainty.CERTAIN: (Sign.TICK, tr("Certain"), Tone.GOOD),
    Certainty.PASSED_OVER: (Sign.DASH, tr("Passed over"), Tone.PLAIN),
}


class MatchRow(QWidget):
    """The file's words, the audit's, and a yes or another choice.

    *before* is the question that stands before a column that cannot be known.

    Signals:
        meant: it was said what the words mean; carries (key, meaning) pairs.
    """

    meant = Signal(object)

    def __init__(
        self, group: MatchGroup, now: Snapshot, before: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.group = group
        self.match = match = group.match
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        if match.kind is MatchKind.COLUMN:
            row.addWidget(_letters(group), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(ElidedLabel(f"{written_words(group)}{place_words(group)}"), 5)
        row.addWidget(ElidedLabel(_how_often(match), Text.SMALL), 1)
        row.addWidget(ElidedLabel(Sign.FORWARD.value, Text.SMALL))
        self.other = self._choice(match, now)
        row.addWidget(self.other, 4)
        sign, words, tone = _STATES[match.certainty]
        why = f" {match.why}" if match.why and match.certainty is Certainty.PROPOSED else ""
        state = ElidedLabel(f"{sign.value} {words}{why}", Text.SMALL, tone)
        row.addWidget(state, 5)
        self.yes = Button(tr("Yes"), size=Size.SMALL)
        self.yes.setAccessibleName(
            tr(
                "Yes, “{written}” means {meaning}",
                written=shown(match.written),
                meaning=meaning(match),
            )
        )
        self.yes.clicked.connect(self._on_yes)
        policy = self.yes.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.yes.setSizePolicy(policy)
        row.addWidget(self.yes)  # before: shown without a place it would be a window of its own
        self.yes.setVisible(match.certainty is Certainty.PROPOSED)
        self.ways = self._add_ways(self._line_for_ways(column, row), before)

    def _line_for_ways(self, column: QVBoxLayout, row: QHBoxLayout) -> QHBoxLayout:
        """With large text what can be chosen stands below, so that the heading can be read."""
        if app_theme(self).scale < _LARGE:
            return row
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        column.addLayout(below)
        return below

    def _add_ways(self, row: QHBoxLayout, before: str) -> tuple[Button, ...]:
        """Offer what a column that cannot be known most often is, a key press each."""
        match = self.match
        if match.kind is not MatchKind.COLUMN or match.certainty is not Certainty.UNKNOWN:
            return ()
        offered = [(KEPT, tr("Keep with the return"))]
        if before:
            offered.append((before + COMMENTS, tr("Add to {key}", key=before)))
        found = []
        for means, words in offered:
            button = Button(words, size=Size.SMALL)
            written = shown(match.written)
            button.setAccessibleName(tr("{words}: “{written}”", words=words, written=written))
            button.clicked.connect(
                lambda _on=False, means=means: self.meant.emit(self.group.meaning(means))
            )
            row.addWidget(button)
            found.append(button)
        return tuple(found)

    def say_yes(self) -> None:
        """Take what is proposed."""
        self.meant.emit(self.group.as_proposed)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in this row."""
        return self.window().focusWidget() in (self.yes, self.other, *self.ways)

    def begin(self) -> None:
        """Take the focus where it is answered."""
        first = self.ways[0] if self.ways else self.other
        (self.yes if self.match.certainty is Certainty.PROPOSED else first).setFocus()

    def _choice(self, match: Match, now: Snapshot) -> DropChip:
        choices: list[tuple[object, str]] = list(choices_for(match, now))
        if match.means not in [value for value, _ in choices]:
            words = meaning(match)
            choices.insert(0, (match.means, words[:1].upper() + words[1:]))
        if match.certainty is Certainty.UNKNOWN:
            choices.insert(0, (None, tr("Choose…")))
        chip = DropChip(
            tr("What “{written}” means", written=shown(match.written)),
            choices,
            ChipLook.OUTLINE,
            parent=self,
        )
        chip.keeps_beginning = True
        chip.set_value(None if match.certainty is Certainty.UNKNOWN else match.means)
        chip.chosen.connect(self._on_chosen)
        return chip

    def _on_yes(self) -> None:
        self.say_yes()

    def _on_chosen(self, means: object) -> None:
        if isinstance(means, str):
            self.meant.emit(self.group.meaning(means))


def _letters(group: MatchGroup) -> Label:
    """Return in which columns it stands: "A, B"; of many the first."""
    named = [one.letters for one in group.parts if one.letters]
    words = ", ".join(named[:_MOST_LETTERS]) + ("…" if len(named) > _MOST_LETTERS else "")
    found = Label(words, Text.SMALL)
    app_theme().size(found.setFixedWidth, _LETTERS_WIDE)
    if named:
        found.setAccessibleName(tr("Column {letters}", letters=words))
    return found


def _how_often(match: Match) -> str:
    return plural(match.cells, "cell") if match.cells else ""
