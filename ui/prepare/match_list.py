"""What the headings and words of a file mean: what is proposed first, what is certain folded."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.draft.match import Certainty, Match, MatchGroup, MatchKind, group_of
from core.model.snapshot import Snapshot
from core.model.tool import Tool
from core.wording.matching import certain_words, grouped, question_before
from core.words import later, plural, tr
from ui.prepare.match_row import MatchRow
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import rule
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.segmented import Option, Segmented

_SECTIONS: Final = (
    (later("Columns"), (MatchKind.COLUMN,)),
    (later("Answers"), (MatchKind.ANSWER, MatchKind.NIL, MatchKind.DATE, MatchKind.ROW)),
    (later("Agencies and {cases}"), (MatchKind.AGENCY, MatchKind.CASE)),
)
_SHORT, _ALL = "short", "all"
_MOST_SHOWN: Final = 200
"""Columns: nobody reads more of them one by one."""
_ORDER: Final = {Certainty.PROPOSED: 0, Certainty.UNKNOWN: 1, Certainty.AGREED: 2}


class MatchList(QWidget):
    """Every heading and word of one file that is not ours, section by section.

    Signals:
        meant: it was said what words mean; carries (key, meaning) pairs.
    """

    meant = Signal(object)

    def __init__(
        self, matches: Sequence[Match], now: Snapshot, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.rows: list[MatchRow] = []
        self._columns: list[Match] = []
        self._short = QWidget()
        self._all: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        for title, kinds in _SECTIONS:
            found = [one for one in matches if one.kind in kinds]
            if any(_is_listed(one) for one in found):
                self._add_section(tr(title), found)

    @property
    def proposals(self) -> list[MatchRow]:
        """The rows that wait for a yes."""
        return [row for row in self.rows if row.match.certainty is Certainty.PROPOSED]

    @property
    def open_rows(self) -> list[MatchRow]:
        """The rows where something is left to say."""
        waiting = (Certainty.PROPOSED, Certainty.UNKNOWN)
        return [row for row in self.rows if row.match.certainty in waiting]

    def _add_section(self, title: str, matches: Sequence[Match]) -> None:
        listed = sorted(
            (one for one in matches if _is_listed(one)),
            key=lambda one: _ORDER[one.certainty],
        )
        groups = grouped(listed, self._now.tool)
        proposed = [one for one in groups if one.match.certainty is Certainty.PROPOSED]
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(title, Text.STRONG))
        head.addWidget(ElidedLabel(_counted(matches, self._now.tool), Text.SMALL), 1)
        if len(proposed) > 1:
            head.addWidget(self._yes_to_all(title, proposed))
        self.column.addSpacing(4)
        self.column.addWidget(rule())
        self.column.addLayout(head)
        short = QWidget()
        below = QVBoxLayout(short)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        for group in groups:
            row = MatchRow(group, self._now, question_before(group.match, matches, self._now))
            row.meant.connect(self.meant)
            self.rows.append(row)
            below.addWidget(row)
        certain = [one for one in matches if one.certainty is Certainty.CERTAIN and one.means]
        passed = [one for one in matches if one.certainty is Certainty.PASSED_OVER]
        if certain:
            below.addWidget(Folded(certain_words(certain), [*certain, *passed], self._now))
        self.column.addWidget(short)
        if any(one.column is not None for one in matches):
            self._offer_all(head, short, matches)

    def _offer_all(self, head: QHBoxLayout, short: QWidget, matches: Sequence[Match]) -> None:
        """Offer to see every column in the order of the file."""
        self._short = short
        self._columns = sorted(
            (one for one in matches if one.column is not None), key=lambda one: one.column or 0
        )
        self.which = Segmented(
            tr("Columns shown"),
            [
                Option(_SHORT, tr("In short")),
                Option(_ALL, tr("All {count}", count=len(self._columns))),
            ],
        )
        self.which.set_value(_SHORT)
        self.which.chosen.connect(self._on_which)
        head.addWidget(self.which)

    def _on_which(self, which: object) -> None:
        whole = which == _ALL
        if self._all is None and whole:
            self._all = self._make_all()
            self.column.insertWidget(self.column.indexOf(self._short) + 1, self._all)
        if self._all is not None:
            self._all.setVisible(whole)
        self._short.setVisible(not whole)

    def _make_all(self) -> QWidget:
        """Return every column, as it stands in the file."""
        whole = QWidget()
        below = QVBoxLayout(whole)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        for match in self._columns[:_MOST_SHOWN]:
            before = question_before(match, self._columns, self._now)
            row = MatchRow(group_of([match]), self._now, before)
            row.meant.connect(self.meant)
            below.addWidget(row)
        more = len(self._columns) - _MOST_SHOWN
        if more > 0:
            said = tr("{count} more stand behind them.", count=plural(more, "column"))
            below.addWidget(Label(said, Text.SMALL))
        return whole

    def _yes_to_all(self, title: str, proposed: Sequence[MatchGroup]) -> Button:
        button = Button(tr("Yes to these {count}", count=len(proposed)), size=Size.SMALL)
        button.setAccessibleName(
            tr("{title}: yes to these {count}", title=title, count=len(proposed))
        )
        pairs = [pair for one in proposed for pair in one.as_proposed]
        button.clicked.connect(lambda: self.meant.emit(pairs))
        return button


def _is_listed(match: Match) -> bool:
    """Return whether it has a row here: an unknown word is asked about beside, with its rows."""
    unknown = match.certainty is Certainty.UNKNOWN
    return match.certainty in _ORDER and not (unknown and match.kind is not MatchKind.COLUMN)


class Folded(QWidget):
    """What is certain, in one line; a link shows it row by row."""

    def __init__(
        self, words: str, matches: Sequence[Match], now: Snapshot, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._matches, self._now = matches, now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        line = QHBoxLayout()
        line.addWidget(Label(words, Text.SMALL), 1)
        self.show_all = Button(tr("Show"), ButtonKind.LINK, size=Size.SMALL)
        self.show_all.setAccessibleName(tr("Show what is certain"))
        self.show_all.clicked.connect(self._on_show)
        line.addWidget(self.show_all)
        self._column.addLayout(line)

    def _on_show(self) -> None:
        self.show_all.hide()
        lines = [f"“{one.written}” → {one.means}" for one in self._matches if one.means]
        self._column.addWidget(Label("\n".join(lines), Text.SMALL, Tone.PLAIN))


def _counted(matches: Sequence[Match], tool: Tool) -> str:
    """Return "3 proposed · 1 cannot be known · 12 certain"."""
    groups = grouped(matches, tool)
    many = {kind: sum(one.match.certainty is kind for one in groups) for kind in Certainty}
    words = (
        (Certainty.PROPOSED, tr("proposed")),
        (Certainty.UNKNOWN, tr("cannot be known")),
        (Certainty.AGREED, tr("you said yes to")),
        (Certainty.CERTAIN, tr("certain")),
        (Certainty.PASSED_OVER, tr("passed over")),
    )
    return " · ".join(f"{many[kind]} {said}" for kind, said in words if many[kind])
