"""A file that is damaged: its newest good copy is offered in place, with what lies beyond it."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.beyond import BrokenEntry, LineBeyond
from core.model.clock import date_text
from core.model.kept_copy import KeptCopy
from core.words import plural, tr
from ui.start.readable import LONGEST_LEFT, MOST_LEFT, let_copy
from ui.start.recent_labels import name_label
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.entry_list import EntryHeading
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, heading, small
from ui.widgets.message_bar import MessageBar
from ui.widgets.tick_list import TickEntry, TickList

if TYPE_CHECKING:
    from ui.program.opening import DamagedAudit


_LISTED: Final = 20
"""So many lines are listed; of more, those of each case are counted."""
_NAMED: Final = 3
_OLDER: Final = 3
"""So many older copies are offered here; all are in Go back once one is open."""
_AN_HOUR: Final = 60
_A_DAY: Final = 24 * _AN_HOUR
_ROWS: Final = 6
"""Entries in sight at once, with what stands over them: the others scroll."""
_HOW: Final = tr("What is ticked comes along. Space turns a tick, Ctrl+A ticks all.")


class DamagedPage(QWidget):
    """Stands where the start screen's lists otherwise are; Enter opens, Esc leaves.

    Signals:
        restore_requested: the copy is wanted; carries which entries of what was read beyond
            it stay out, by their places, or None where nothing of that comes.
        older_requested: an older copy is to be looked at; carries its number.
        elsewhere_requested: a copy that lies somewhere else is to be looked at.
        left: nothing is opened.
    """

    restore_requested = Signal(object)
    older_requested = Signal(int)
    elsewhere_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessageBar()
        self._title = heading("")
        self.age = Label("")
        self._copy = Label("", Text.STRONG)
        self._counted = Label("")
        self.last = Label("")
        self._read: tuple[LineBeyond, ...] = ()
        self._lines: list[tuple[int, ...]] = []
        self._left_out: frozenset[int] = frozenset()
        self.beyond = TickList(tr("What the damaged file has beyond the copy"))
        self.how = small(_HOW)
        self.broken = small()
        let_copy(self.broken)
        self.nothing = small(tr("Nothing in the damaged file that can be read is newer."))
        self.open = Button("", ButtonKind.PRIMARY, size=Size.LARGE)
        self.only = Button(tr("Only the copy"), size=Size.LARGE)
        self.leave = Button(tr("Leave it"), ButtonKind.QUIET, "Esc", Size.LARGE)
        self.older_words = small(tr("Older copies:"))
        self.older = [Button("", ButtonKind.QUIET, size=Size.SMALL) for _ in range(_OLDER)]
        self.kept_as = small()
        self.elsewhere = Button(tr("Look in another place…"), ButtonKind.QUIET, size=Size.SMALL)
        self._sequences: list[int] = []
        self._lay_out()
        for at, button in enumerate(self.older):
            button.clicked.connect(lambda _checked=False, at=at: self._on_older(at))
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.open.clicked.connect(self._on_open)
        self.only.clicked.connect(lambda: self.restore_requested.emit(None))
        self.beyond.turned.connect(self._on_turned)
        self.beyond.all_requested.connect(lambda: self._leave_out(frozenset()))
        self.leave.clicked.connect(self.left)

    def offer(self, found: "DamagedAudit") -> None:
        """Offer the copy of another file."""
        copy, beyond = found.salvage.copy, found.salvage.beyond
        name = name_label(found.salvage.path)
        self.message.clear()
        self._title.setText(tr("{name} is damaged", name=name))
        self.setAccessibleName(tr("{name} is damaged", name=name))
        self.age.setText(
            tr(
                "Part of the file cannot be read. It was not changed; {copy} takes its place.",
                copy=_age_words(found.salvage.minutes_older),
            )
        )
        self.kept_as.setText(
            tr(
                "The damaged file is kept beside it, as “{name}”. Nothing is taken from it but "
                "what is ticked.",
                name=found.aside.name,
            )
        )
        self._copy.setText(
            tr("The copy of {day}, {time}", day=date_text(copy.at), time=copy.at[11:16])
        )
        facts = copy.facts
        self._counted.setText(
            tr(
                "Looked through just now: whole. {audited}, {settled} settled, {remarks}.",
                audited=plural(facts.cases, "{case}", "{cases}"),
                settled=facts.settled,
                remarks=plural(facts.remarks, "remark"),
            )
        )
        self._say_last(*found.salvage.last, copy.at)
        self._read = tuple(one.line for one in beyond.read)
        self._left_out = frozenset()
        self._lines = _lines_of(self._read)
        self.beyond.show_entries(self._entries())
        self.beyond.setMinimumHeight(self.beyond.height_of(_ROWS))
        for part in (self.beyond, self.only, self.how):
            part.setVisible(bool(self._lines))
        self.how.setText(_HOW)
        self.broken.setText(_broken_words(beyond.broken))
        self.broken.setVisible(bool(beyond.broken))
        self.nothing.setVisible(not self._lines and not beyond.broken)
        self._name_step()
        self._offer_older(copy, found.salvage.older)
        self.set_busy(False)

    def _say_last(self, at: str, label: str, copied: str) -> None:
        """Say what was done last in the copy, with the day where that is another."""
        when = at[11:16] if at[:10] == copied[:10] else f"{date_text(at)}, {at[11:16]}"
        self.last.setText(tr("The last thing in it: {label}, {when}.", label=label, when=when))
        self.last.setVisible(bool(label))

    def _offer_older(self, copy: KeptCopy, older: tuple[KeptCopy, ...]) -> None:
        """Offer the copies before it by their time, or day where that is another."""
        self._sequences = [one.sequence for one in older[:_OLDER]]
        self.older_words.setVisible(bool(older))
        for at, button in enumerate(self.older):
            button.setVisible(at < len(self._sequences))
        for button, one in zip(self.older, older, strict=False):
            day, time = date_text(one.at), one.at[11:16]
            button.setText(time if one.at[:10] == copy.at[:10] else f"{day}, {time}")
            button.setAccessibleName(tr("The copy of {day}, {time}", day=day, time=time))

    def _on_older(self, at: int) -> None:
        self.older_requested.emit(self._sequences[at])

    def _entries(self) -> list[EntryHeading | TickEntry]:
        found: list[EntryHeading | TickEntry] = []
        if self._lines:
            heading = tr("What the damaged file has beyond it, as far as it can be read")
            found.append(EntryHeading(heading))
        counted = len(self._lines) != len(_named(self._read))
        for line, places in enumerate(self._lines):
            read = [self._read[at] for at in places]
            ticked = self._left_out.isdisjoint(places)
            found.append(_counted(read, line, ticked) if counted else _entry(read[0], line, ticked))
        return found

    def _on_turned(self, line: int) -> None:
        """Turn a tick: off with all that rests on it, on with all that it rests on."""
        wanted = set(self._lines[line])
        if self._left_out.isdisjoint(wanted):
            for at, one in enumerate(self._read):
                if one.rests_on & wanted:
                    wanted.add(at)
            left_out = self._left_out | wanted
        else:
            for at in range(len(self._read) - 1, -1, -1):
                if at in wanted:
                    wanted |= self._read[at].rests_on
            left_out = self._left_out - wanted
        moved = sum(bool(self._read[at].label) for at in left_out ^ self._left_out)
        tied = moved > len(self._lines[line])
        self._leave_out(frozenset(left_out))
        self.how.setText(_tied_words(moved) if tied else _HOW)

    def _leave_out(self, places: frozenset[int]) -> None:
        self._left_out = places
        self.beyond.set_rows(self._entries())
        self.how.setText(_HOW)
        self._name_step()

    def _name_step(self) -> None:
        coming = sum(at not in self._left_out for at in _named(self._read))
        self.open.setText(
            tr("Open the copy with {these}", these=plural(coming, "entry", "entries"))
            if coming
            else tr("Open the copy")
        )

    def _on_open(self) -> None:
        self.restore_requested.emit(self._left_out)

    def set_busy(self, busy: bool) -> None:
        """Wait while it is put in its place."""
        for button in (self.open, self.only, self.leave, *self.older, self.elsewhere):
            button.setEnabled(not busy)

    def take_focus(self) -> None:
        """Stand on the big step: Enter takes it."""
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open.isEnabled():
            self._on_open()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card(margin=22)
        card.set_tone(Tone.ACCENT)
        row = QHBoxLayout()
        row.setSpacing(14)
        for button in (self.open, self.only, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self._copy, self._counted, self.last, self.nothing):
            card.column.addWidget(part)
        card.column.addWidget(self.beyond, 1)
        for part in (self.broken, self.how):
            card.column.addWidget(part)
        card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for above in (self.message, self._title, self.age):
            column.addWidget(above)
        column.addWidget(card)
        others = QWidget()
        flow = FlowLayout(others, gap=6)
        for other in (self.older_words, *self.older, self.elsewhere):
            flow.addWidget(other)
        column.addWidget(others)
        column.addWidget(self.kept_as)


def _age_words(minutes: int | None) -> str:
    """Return a copy by how much older it is than what can be read beyond it."""
    if minutes is None:
        return tr("a good copy")
    if minutes < 1:
        return tr("a good copy that is less than a minute older")
    if minutes < _AN_HOUR:
        age = plural(minutes, "minute")
    elif minutes < _A_DAY:
        age = plural(minutes // _AN_HOUR, "hour")
    else:
        age = plural(minutes // _A_DAY, "day")
    return tr("a good copy that is {age} older", age=age)


def _named(read: tuple[LineBeyond, ...]) -> list[int]:
    """Return the places of what is shown; the rest comes along by itself."""
    return [at for at, one in enumerate(read) if one.label]


def _lines_of(read: tuple[LineBeyond, ...]) -> list[tuple[int, ...]]:
    """Return what each line stands for, by place: one thing, or of many all of one case."""
    named = _named(read)
    if len(named) <= _LISTED:
        return [(at,) for at in named]
    by_case = sorted(named, key=lambda at: read[at].case)
    return [tuple(found) for _, found in groupby(by_case, key=lambda at: read[at].case)]


def _entry(one: LineBeyond, line: int, ticked: bool) -> TickEntry:
    words: tuple[tuple[str, bool], ...] = ((one.label[:1].upper() + one.label[1:], False),)
    if one.breaks_off:
        words = (*words, (" ", False), (tr("breaks off: comes in as a draft"), True))
    elif one.half_typed:
        words = ((f"{one.case}: " if one.case else "", False), (one.label, True))
    below = " · ".join(filter(None, (one.at[11:16], one.text)))
    return TickEntry(words, below, line, ticked)


def _counted(read: list[LineBeyond], line: int, ticked: bool) -> TickEntry:
    case = read[0].case or tr("The audit as a whole")
    count = plural(len(read), "entry", "entries")
    below = tr("{count}, the last at {time}", count=count, time=read[-1].at[11:16])
    return TickEntry(((case, False),), below, line, ticked)


def _tied_words(count: int) -> str:
    lines = plural(count, "entry", "entries")
    return tr("{lines} turned together: one rests on the other.", lines=lines)


def _broken_words(broken: tuple[BrokenEntry, ...]) -> str:
    without = [one.label for one in broken if not one.words]
    said = ", ".join(f"“{one}”" for one in without[:_NAMED])
    more = len(without) - _NAMED
    if more > 0:
        said = tr("{said} and {more} more", said=said, more=more)
    lines = [tr("Cannot be read whole, and stays in the damaged file: {said}.", said=said)]
    left = [f"“{one.label}”: {one.words[:LONGEST_LEFT]}" for one in broken if one.words]
    if left:
        lines = lines if without else []
        lines.append(tr("Words that are left of others, and come in only if you copy them:"))
    return "\n".join([*lines, *left[:MOST_LEFT]])
