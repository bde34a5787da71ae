"""As it was at 11:20: any moment of the audit looked at beside now, and put back as one act."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.acts import going_back as acts
from core.model.clock import date_text, tidy_time, time_at
from core.model.fault import FileProblem, NotYet, WorkshopError
from core.model.kept_copy import CopyReason
from core.queries import going_back as queries
from core.queries.going_back import PastMoment, PastRows
from core.wording.going_back import PastDifference, differ_words, differences, tied_to
from core.words import plural, tr
from ui.audit.going_back_day import minute_in, shown_day
from ui.audit.going_back_rows import PastHeads, PastList, entry_of
from ui.audit.long_acts import HEAVY
from ui.audit.session import WorkshopSession
from ui.program.files import ask_for_folder
from ui.program.jobs import while_there
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.day_line import DayLine
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small

_REST: Final = 80
_MINUTES: Final = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
_NO_COPIES: Final = tr("No copy of this audit is on this computer yet.")
_ANOTHERS: Final = tr("Its copies are listed where the audit can be changed.")
_NONE_WANTED: Final = tr("No copies are kept: this audit has no passphrase.")
_NO_MOMENTS: Final = tr("Nothing was entered in this audit yet: there is no moment to go back to.")
_HOW: Final = tr("What is ticked goes back. Space turns a tick, Ctrl+A ticks all.")
_PUTTING_BACK: Final = NotYet(
    tr("The audit is being put back to how it was."),
    tr("It can be taken back in one step."),
    tr("Wait a moment."),
)


class GoBackPage(QWidget):
    """Stands in the place of the stages while one looks back; nothing but its one step changes.

    Signals:
        left: go on where one was; the audit is as it is.
        put_back: what was wanted is as it was then; carries what to say of that.
        copies_requested: what becomes of copies without a passphrase is to be chosen.
    """

    left = Signal()
    put_back = Signal(str)
    copies_requested = Signal()

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Go back"))
        self._session = session
        self._moments: list[PastMoment] = []
        self._shown: PastMoment | None = None
        self._minute = ""
        self._theme = app_theme(self)
        self._folded = False
        self._copied = 0
        self._lines: list[PastDifference] = []
        self._tied: list[frozenset[int]] = []
        self._unticked: frozenset[int] = frozenset()
        self.moments = _Moments(tr("Moments to go back to, the last first"))
        self.what_differs = PastList(tr("What was different then; what is ticked goes back"))
        self.kept = _Moments(tr("Copies to go back to, the last first"))
        self.kept_title = Label(tr("Copies"), Text.SUBHEADING)
        self.day = DayLine()
        self.time = QLineEdit()
        self.time.setAccessibleName(tr("As it was at this time"))
        self.time.setMaxLength(8)
        self.title = Label(tr("As it was at"), Text.HEADING)
        self.place = small()
        self.count = Label("", Text.STRONG)
        self.how = small()
        self.keys = small(tr("Type a time. Left and Right: a minute. Up and Down: a moment."))
        self.safe = small(tr("What is there now is copied first. Alt Z undoes it, in one."))
        self.copies = small()
        self.choose = Button(tr("Keep copies…"), size=Size.SMALL)
        self.second = Button("", size=Size.SMALL)
        self.second_said = small()
        self.leave = Button(tr("Leave it as it is"), keys="Esc")
        self.step = Button(tr("Put it back"), ButtonKind.PRIMARY, "Ctrl ↵", Size.ROOM)
        self.fault = Label("", Text.BODY, Tone.BAD)
        self._of_moments = (self.title, self.time, self.day, self.what_differs, self.how)
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the moments there are, the last one first."""
        self._moments = self._session.read(queries.past_moments)
        entries: list[EntryHeading | ListEntry] = []
        for day, found in groupby(self._moments, key=lambda one: one.at[:10]):
            entries.append(EntryHeading(self._day_words(day)))
            entries += [self._entry(one) for one in found]
        self.moments.show_entries(entries)
        self._show_kept()
        self._copied = self._session.copies.count
        self._say_copies()
        self._show_second()
        if self._moments:
            self._look()
        else:
            self._say_nothing()

    def _show_kept(self) -> None:
        """List the copies by themselves, as they were opened again and counted."""
        copied = [one for one in self._moments if one.copy is not None]
        entries: list[EntryHeading | ListEntry] = []
        for day, found in groupby(copied, key=lambda one: one.at[:10]):
            entries.append(EntryHeading(self._day_words(day)))
            entries += [_kept_entry(one) for one in found]
        self.kept.show_entries(entries)
        self._fold_kept()

    def _fold_kept(self) -> None:
        """Leave the room to the moments where there is little: each says whether it is a copy."""
        for part in (self.kept_title, self.kept):
            part.setVisible(bool(self.kept.count) and not self._folded)

    def _say_nothing(self) -> None:
        """Say that there is no moment yet, and offer nothing that would do nothing."""
        self.count.setText(_NO_MOMENTS)
        self.step.setEnabled(False)
        for part in (*self._of_moments, self.keys, self.place, self.safe):
            part.hide()

    def _say_copies(self) -> None:
        """Say how many there are and where; where there is little room, where as a hint."""
        copies, place = plural(self._copied, "copy", "copies"), self._session.copies.place
        where = tr("They lie in: {place}", place=place)
        said = tr("{copies} on this computer, each opened again and counted.", copies=copies)
        short = tr("{copies}, each verified", copies=copies)
        words = short if self._folded else f"{said} {where}"
        none = _NO_COPIES if self._session.copies.wanted else _NONE_WANTED
        none = _ANOTHERS if self._session.read_only else none
        self.copies.setText(words if self._copied else none)
        self.copies.setToolTip(f"{said} {where}" if self._copied else "")
        self.choose.setVisible(not self._session.copies.wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large text, keep room for what differs."""
        super().resizeEvent(event)
        folded = self._theme.folds(self.width())
        if folded != self._folded:
            self._folded = folded
            for part in (self.keys, self.place, self.safe):
                part.setVisible(not folded and bool(self._moments))
            self._say_copies()
            self._fold_kept()
            self.how.setText(self._how)

    @property
    def _how(self) -> str:
        return f"{_HOW} {self.safe.text()}" if self._folded else _HOW

    def _show_second(self) -> None:
        place = self._session.copies.second_place
        trouble = self._session.copies.trouble
        said = tr("Second place: “{name}”. Always locked.", name=Path(place).name) if place else ""
        self.second_said.setText(said if trouble is None else trouble.sentences)
        self.second_said.setVisible(bool(self.second_said.text()))
        self.second.setText(tr("No second place any more") if place else tr("A second place…"))

    def _on_second(self) -> None:
        if self._session.copies.second_place:
            self.name_second_place(None)
        else:
            ask_for_folder(self, tr("A second place for copies"), self.name_second_place)

    def name_second_place(self, place: Path | None) -> None:
        """Keep each copy once more in a folder, on a stick say; None for no longer."""
        try:
            self._session.copies.name_second_place(place)
        except FileProblem as fault:
            self.second_said.setText(fault.sentences)
            self.second_said.show()
            return
        self._show_second()

    def go_to_time(self, text: str) -> bool:
        """Go to how it was at a time of the day that is looked at; return False for no time."""
        time = tidy_time(text)
        if time is None or self._shown is None:
            return False
        self._go_to_minute(f"{self._shown.at[:10]}T{time}")
        return True

    def step_minutes(self, by: int) -> None:
        """Go so many minutes on, or back; never beyond now."""
        if self._minute:
            now = self._session.clock().isoformat(timespec="minutes")
            then = datetime.fromisoformat(self._minute) + timedelta(minutes=by)
            self._go_to_minute(min(then.isoformat(timespec="minutes"), now))

    def _go_to_minute(self, minute: str) -> None:
        """Look at how it was then: the last that was done by that time."""
        found = next((one for one in self._moments if one.at[:16] <= minute), self._moments[-1])
        self._select(found)
        self._resting.stop()
        self._minute = minute
        self.day.look_at(minute_in(minute))
        self.what_differs.set_rows(self._entries())
        self._name_step()
        if not self.time.hasFocus():
            self.time.setText(minute[11:])

    def take_focus(self) -> None:
        """Stand in the list, where the arrows go from moment to moment; without one, on leaving."""
        (self.moments if self._moments else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as the beginning of a time; Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _MINUTES and not self.time.hasFocus():
            self.step_minutes(_MINUTES[event.key()])
        elif event.text().isdecimal() and not self.time.hasFocus():
            self.time.setFocus()
            self.time.setText(event.text())
        else:
            super().keyPressEvent(event)

    # Making

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(Label(tr("Moments"), Text.SUBHEADING))
        side.addWidget(self.moments, 1)
        side.addWidget(self.kept_title)
        side.addWidget(self.kept, 1)
        side.addWidget(self.copies)
        side.addWidget(self.second_said)
        ways = FlowLayout(gap=8)
        for way in (self.choose, self.second):
            ways.addWidget(way)
        side.addLayout(ways)
        top = QHBoxLayout()
        self.time.setFixedWidth(110)
        top.addWidget(self.title)
        top.addWidget(self.time)
        middle = Qt.AlignmentFlag.AlignVCenter
        top.addWidget(self.keys, 1, middle)
        top.addStretch(0)
        top.addWidget(self.place, 0, middle)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.safe, 0, middle)
        foot.addWidget(self.step)
        page = QVBoxLayout()
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(self.day)
        page.addWidget(self.count)
        page.addWidget(self.what_differs, 1)
        page.addWidget(self.how)
        page.addWidget(self.fault)
        page.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 28, 16)
        row.setSpacing(24)
        row.addLayout(side, 1)
        row.addLayout(page, 2)
        self.fault.hide()

    def _connect(self) -> None:
        self.moments.moved.connect(lambda _entry: self._resting.start())
        self.kept.moved.connect(self._on_kept)
        self.kept.chosen.connect(lambda _moment: self.step.setFocus())
        self.moments.chosen.connect(lambda _moment: self.step.setFocus())
        self.what_differs.turned.connect(self._on_turned)
        self.what_differs.all_requested.connect(lambda: self._tick(frozenset()))
        self._resting.timeout.connect(self._look)
        self.day.minute_chosen.connect(self._on_minute)
        self.time.returnPressed.connect(self._on_time)
        self.time.textEdited.connect(self._on_edited)
        self.leave.clicked.connect(self.left)
        self.second.clicked.connect(self._on_second)
        self.choose.clicked.connect(self.copies_requested)
        self._session.copies.kept.connect(self._show_second)
        self._session.copies.trouble_changed.connect(self._show_second)
        self.step.clicked.connect(self.take_step)

    def _meet_copy(self, moment: PastMoment) -> None:
        """Stand at the copy that was kept at a moment, and at none where there is none."""
        rows = (one.value if isinstance(one, ListEntry) else None for one in self.kept.rows)
        at = next((at for at, value in enumerate(rows) if value == moment), None)
        if at is None:
            self.kept.setCurrentIndex(QModelIndex())
        else:
            self.kept.go_to(at)

    def _on_kept(self, _entry: object) -> None:
        """Look at how it was when a copy was kept, where the keyboard is among the copies."""
        entry = self.kept.current
        if self.kept.hasFocus() and entry is not None and isinstance(entry.value, PastMoment):
            self._select(entry.value)

    def _entry(self, moment: PastMoment) -> ListEntry:
        copied = tr("copied then") if moment.copy is not None else ""
        below = " · ".join(filter(None, (moment.label, copied)))
        return ListEntry(((moment.at[11:16], False),), below, moment)

    def _day_words(self, day: str) -> str:
        today = self._session.clock().date()
        return tr("Today") if day == today.isoformat() else date_text(day)

    # Looking

    @property
    def _current(self) -> PastMoment | None:
        entry = self.moments.current
        return entry.value if entry is not None and isinstance(entry.value, PastMoment) else None

    def _select(self, moment: PastMoment) -> None:
        row = next(
            at
            for at, one in enumerate(self.moments.rows)
            if isinstance(one, ListEntry) and one.value == moment
        )
        self.moments.go_to(row)
        self._look()

    def _look(self) -> None:
        moment = self._current
        if moment is None:
            return
        self._resting.stop()
        if moment is self._shown:
            return
        self._show_day(moment)
        self._show_place(moment)
        self._meet_copy(moment)
        self._shown, self._minute = moment, moment.at[:16]
        if not self.time.hasFocus():
            self.time.setText(moment.at[11:16])
        weight = sum(one.weight for one in self._moments if one.id > moment.id)
        if weight <= HEAVY:
            self._show_found(moment, self._asked(moment))
            return
        self._look_long(moment)

    def _show_day(self, moment: PastMoment) -> None:
        """Draw the day of a moment, where it is another than before."""
        day, now = moment.at[:10], self._session.clock()
        if self._shown is None or self._shown.at[:10] != day:
            agenda = self._session.now.here_agenda if self._session.now.here_day == day else ()
            self.day.show_day(shown_day(self._moments, day, now, agenda))
        self.day.look_at(minute_in(moment.at))

    def _show_place(self, moment: PastMoment) -> None:
        """Say which question the room was at, where anything was said of one not long before."""
        words, now = "", self._session.now
        with suppress(FileProblem):
            found = self._session.read(lambda file: queries.place_then(file, moment.id))
            if found is not None and found[0] in now.case and found[1] in now.tool.points:
                case, key = now.case[found[0]].reference, now.tool.key_at(found[1])
                words = tr("{reference}, question {key} was open", reference=case, key=key)
        self.place.setText(words)

    def _on_minute(self, minute: int) -> None:
        if self._shown is not None:
            self._go_to_minute(f"{self._shown.at[:10]}T{time_at(minute)}")

    def _asked(self, moment: PastMoment) -> "PastRows | WorkshopError":
        try:
            return self._session.read(lambda file: queries.rows_then(file, moment.id))
        except WorkshopError as fault:
            return fault

    def _look_long(self, moment: PastMoment) -> None:
        """Look away from the window's thread where much was written since."""
        self.count.setText(tr("Looking at how it was…"))
        self.step.setEnabled(False)
        found: list[PastRows] = []
        job = self._session.look_in_background(
            lambda file: found.append(queries.rows_then(file, moment.id)), _PUTTING_BACK
        )
        if job is not None:
            job.done.connect(while_there(self, lambda _done: self._show_found(moment, found[0])))
            job.failed.connect(while_there(self, lambda error: self._show_found(moment, error)))

    def _show_found(self, moment: PastMoment, found: "PastRows | WorkshopError") -> None:
        if moment is not self._shown:
            return
        fault = found if isinstance(found, WorkshopError) else None
        then = PastRows() if isinstance(found, WorkshopError) else found
        self._lines = differences(self._session.now, then.rows)
        self._tied = tied_to(self._lines, then.together)
        self.fault.setText("" if fault is None else fault.sentences)
        self.fault.setVisible(fault is not None)
        self.count.setVisible(fault is None)
        self._unticked = frozenset()
        self.what_differs.show_entries(self._entries())
        self.how.setText(self._how)
        self.how.setVisible(len(self._lines) > 1)
        self._name_step()

    def _entries(self) -> list[EntryHeading | ListEntry]:
        """Return the lines, how it was then at the left and how it is now at the right."""
        heads = PastHeads(tr("At {time}", time=self._minute[11:]), tr("Now"))
        lines = [
            entry_of(at, line, ticked=at not in self._unticked)
            for at, line in enumerate(self._lines)
        ]
        return [heads, *lines] if lines else []

    def _on_turned(self, at: int) -> None:
        """Turn a line's tick, and of those that hang together with it."""
        tied = self._tied[at]
        self._tick(self._unticked - tied if at in self._unticked else self._unticked | tied)
        self.how.setText(self._how if len(tied) == 1 else _tied_words(len(tied)))

    def _tick(self, unticked: frozenset[int]) -> None:
        self._unticked = unticked
        self.what_differs.set_rows(self._entries())
        self._name_step()

    def _name_step(self) -> None:
        """Say what the one step would put back, and as it was when."""
        time = self._minute[11:]
        left = len(self._lines) - len(self._unticked)
        self.count.setText(differ_words(len(self._lines), time))
        self.step.setText(
            tr("Put {things} back as at {time}", things=plural(left, "thing"), time=time)
            if self._unticked
            else tr("Put it back as at {time}", time=time)
        )
        self.step.setEnabled(left > 0 and not self._session.read_only)

    def _on_time(self) -> None:
        if self.go_to_time(self.time.text()):
            self.moments.setFocus()
        else:
            self.time.selectAll()

    def _on_edited(self, text: str) -> None:
        if len(text) >= 4:
            self.go_to_time(text)

    # The one step

    def take_step(self) -> None:
        """Put all back as it was at the moment that is looked at."""
        self._look()
        moment = self._shown
        if moment is None or not self.step.isEnabled():
            return
        self.step.setEnabled(False)
        self._session.copies.keep(CopyReason.GOING_BACK, lambda: self._put_back(moment))

    def _put_back(self, moment: PastMoment) -> None:
        when, only = self._when(), self._wanted()
        weight = sum(one.weight for one in self._moments if one.id > moment.id)
        if weight <= HEAVY:
            done = self._session.do(lambda file: acts.go_back(file, moment.id, when, only))
            self._on_done(bool(done), when)
            return
        job = self._session.do_in_background(
            lambda file, _progress: acts.go_back(file, moment.id, when, only), _PUTTING_BACK
        )
        if job is not None:
            job.done.connect(while_there(self, lambda _done: self._on_done(True, when)))
            job.failed.connect(while_there(self, lambda _error: self._on_done(False, when)))
            job.cancelled.connect(while_there(self, lambda: self.step.setEnabled(True)))

    def _wanted(self) -> frozenset[tuple[type, int]] | None:
        """Return the rows that are to go back; None for all, with those no line tells of."""
        if not self._unticked:
            return None
        lines = (line for at, line in enumerate(self._lines) if at not in self._unticked)
        return frozenset(row for line in lines for row in line.rows)

    def _on_done(self, done: bool, when: str) -> None:
        if done:
            self.put_back.emit(
                tr("What was ticked is as it was at {when}. Alt+Z takes that back.", when=when)
                if self._unticked
                else tr("All is as it was at {when}. Alt+Z takes that back.", when=when)
            )
            return
        refusal = self._session.refusal
        self.fault.setText("" if refusal is None else refusal.sentences)
        self.fault.setVisible(refusal is not None)
        self.step.setEnabled(True)

    def _when(self) -> str:
        today: date = self._session.clock().date()
        day, time = self._minute[:10], self._minute[11:]
        if day == today.isoformat():
            return time
        return tr("{time} on {day}", time=time, day=date_text(day))


class _Moments(EntryList):
    """Leaves Left and Right to the page, which goes by minutes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from moment to moment."""
        if event.key() in _MINUTES:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _kept_entry(moment: PastMoment) -> ListEntry:
    """Return a copy by the time of what is last in it, and what was counted in it."""
    if moment.copy is None:
        return ListEntry(((moment.at[11:16], False),), "", moment)
    reason = {
        CopyReason.SESSION: tr("at a session"),
        CopyReason.CLOSING: tr("on closing"),
        CopyReason.GOING_BACK: tr("before going back"),
        CopyReason.OLDER: tr("before an update"),
        CopyReason.PASSPHRASE: tr("with a new passphrase"),
        CopyReason.ERASED: tr("after {a case} was erased"),
    }.get(moment.copy.reason, "")
    settled = tr("{settled} settled", settled=moment.copy.facts.settled)
    below = " · ".join(filter(None, (settled, reason, tr("verified"))))
    return ListEntry(((moment.at[11:16], False),), below, moment)


def _tied_words(count: int) -> str:
    lines = plural(count, "line")
    return tr("{lines} hang together and go together: one would not be whole.", lines=lines)
