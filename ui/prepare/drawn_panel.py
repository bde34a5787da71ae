"""The right side of Sample: what was drawn, what took whose place and why, and the cases of it."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts import sample as acts
from core.counting.drawing import substitute
from core.counting.drawn import CurrentSample, take_over
from core.model.fault import WorkshopError
from core.model.sample import DrawnLine
from core.model.snapshot import Snapshot
from core.queries.sample import eligible_lines
from core.wording.sample import kind_words, swap_words, take_over_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.entry_list import EntryHeading, EntryLayout, EntryList, ListEntry
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll

_MOST: Final = 0.45
"""Share of the panel's height that the words on one line may take."""
_ASIDE_AT: Final = 60
"""Where in its row what is known of a case begins, as far as it has room there."""


class DrawnPanel(QWidget):
    """The lines of the sample by the case each is or would be, then those left out."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sample: CurrentSample | None = None
        self._out: DrawnLine | None = None
        self._letters: Callable[[], bool] = lambda: context.settings.now.single_letters
        self._title = Label("", Text.SUBHEADING)
        self.list = EntryList(tr("The sample"), EntryLayout(app_theme(), _ASIDE_AT))
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self._make_detail()
        self._foot = small()
        self.make = Button(tr("Make these the {cases}"), ButtonKind.PRIMARY)
        self.make.clicked.connect(self._on_make)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head, above = QVBoxLayout(), QVBoxLayout()
        head.setContentsMargins(17, 22, 18, 10)
        head.addWidget(self._title)
        above.setContentsMargins(10, 0, 8, 0)
        above.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(18, 8, 18, 16)
        below.setSpacing(8)
        below.addWidget(self._foot)
        below.addWidget(self.make)
        self._below = Scroll(self._detail)
        self._later = QTimer(self, interval=0, singleShot=True)  # rows have their new height then
        self._later.timeout.connect(self._share_height)
        app_theme(self).follow(self._on_restyled)
        column.addLayout(head)
        column.addLayout(above, 1)
        column.addWidget(self._below)
        column.addLayout(below)

    def _on_restyled(self) -> None:
        self._later.start()

    def _make_detail(self) -> None:
        self._heading = Label("", Text.STRONG)
        self._words = Label("", Text.SMALL)
        self._why = small()
        self.reason = GrowingText(
            tr("Why it is left out"), 2, 5, hint=tr("Moved away, no file held, …")
        )
        self.reason.paused.connect(self._on_reason)
        self.reason.escaped.connect(self.list.setFocus)
        self.replace = Button(tr("Replace"), keys="R", size=Size.SMALL)
        self.replace.clicked.connect(self.replace_line)
        self.back = Button(tr("Bring it back"), size=Size.SMALL)
        self.back.clicked.connect(self._on_back)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.replace)
        row.addWidget(self.back)
        self._detail = QWidget()
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(18, 10, 18, 8)
        column.setSpacing(6)
        for widget in (self._heading, self._words, self._why, self.reason):
            column.addWidget(widget)
        column.addWidget(buttons)
        column.addStretch(1)

    def show_sample(self, now: Snapshot, sample: CurrentSample | None) -> None:
        """Show what was drawn; the line the keyboard is at stays."""
        self._sample = sample
        if sample is None:
            self._title.setText(tr("Nothing is drawn yet"))
            self.list.show_entries([])
            self._foot.setText(tr("Once it is drawn, what was drawn stands here."))
            self.make.setVisible(False)
            self._show_line(None)
            return
        plan = take_over(now, sample)
        called = {line.line: name for line, name in plan.added}
        called |= {
            line.line: now.case[line.case_id].reference
            for line in sample.lines
            if line.case_id in now.case
        }
        self._title.setText(tr("The {number} drawn", number=sample.size))
        at = self._line()
        with QSignalBlocker(self.list):  # or the reason being typed would hide, and lose the focus
            self.list.show_entries(_entries(sample, called))
            self._go_to(at.line if at is not None else 0)
        self._foot.setText(take_over_words(plan))
        self._foot.setVisible(bool(self._foot.text()))
        count = plural(sample.size, "{case}", "{cases}")
        self.make.setVisible(True)
        self.make.setText(
            tr("These are the {count}", count=count)
            if plan.is_done
            else tr("Make these {number} the {cases}", number=sample.size)
        )
        self.make.setEnabled(not plan.is_done and not self._context.session.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list the room it needs."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give the line's own words what they take, up to a little under half."""
        layout, width = self._detail.layout(), self.width() - app_theme(self).bar - 2
        high = layout.heightForWidth(width) if layout is not None else 0
        high = min(max(high, 0) + 4, round(self.height() * _MOST), self._height_below_a_row())
        if high != self._below.height():
            self._below.setFixedHeight(high)
            QTimer.singleShot(0, self.list, self._keep_in_sight)

    def _height_below_a_row(self) -> int:
        """Return how high the words on a line may be so that its whole row stays in sight."""
        index = self.list.currentIndex()
        row = self.list.sizeHintForIndex(index).height() if index.isValid() else 0
        self.list.setMinimumHeight(row + 2 * self.list.frameWidth() + 4)
        return self.list.height() + self._below.height() - self.list.minimumHeight()

    def _keep_in_sight(self) -> None:
        self.list.scrollTo(self.list.currentIndex())

    def leave(self) -> None:
        """Keep a reason that was typed."""
        self.reason.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Replace with R, from the list."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_R and plain and self._letters() and self.list.hasFocus():
            self.replace_line()
            return
        super().keyPressEvent(event)

    def replace_line(self) -> None:
        """Leave the line out that the keyboard is at; the next of its kind steps in."""
        line, sample, session = self._line(), self._sample, self._context.session
        if line is None or sample is None or not line.is_in:
            return
        self.reason.flush()
        listed = session.read(eligible_lines)
        try:
            into = substitute(session.now, sample, line, listed)
        except WorkshopError as fault:
            self._context.show_fault(fault)
            return
        if session.do(lambda file: acts.replace_line(file, line, into)):
            self._go_to(into.line)
            self.reason.setFocus()

    def _line(self) -> DrawnLine | None:
        entry = self.list.current
        return entry.value if entry is not None and isinstance(entry.value, DrawnLine) else None

    def _go_to(self, number: int) -> None:
        for at, row in enumerate(self.list.rows):
            value = row.value if isinstance(row, ListEntry) else None
            if isinstance(value, DrawnLine) and value.line == number:
                self.list.go_to(at)
                self.list.scrollTo(self.list.currentIndex())
                break
        self._show_line(self._line())

    def _on_moved(self, entry: ListEntry) -> None:
        if isinstance(entry.value, DrawnLine):
            self._show_line(entry.value)

    def _on_chosen(self, _line: object) -> None:
        (self.reason if self.reason.isVisible() else self.replace).setFocus()

    def _show_line(self, line: DrawnLine | None) -> None:
        sample = self._sample
        self._below.setVisible(line is not None)
        if line is None or sample is None:
            self._out = None
            self._share_height()
            return
        out = line if not line.is_in else _out_for(sample, line)
        other = out is None or self._out is None or out.id != self._out.id
        if other:
            self.reason.flush()
        self._out = out
        self._heading.setText(self._called(line))
        self._words.setText(kind_words(line))
        writable = not self._context.session.read_only
        self.replace.setVisible(line.is_in)
        self.replace.setText(tr("Replace again") if line.instead_of else tr("Replace"))
        self.replace.setEnabled(writable)
        for widget in (self._why, self.reason, self.back):
            widget.setVisible(out is not None)
        if out is not None:
            self._show_out(sample, out, other)
            self.back.setEnabled(writable)
        self._share_height()

    def _called(self, line: DrawnLine) -> str:
        """Return what stands above what is known of a line: "Case G was replaced"."""
        entry = self.list.current
        if not (line.is_in and line.instead_of and entry is not None and entry.value == line):
            return tr("Line {number}", number=line.line)
        return tr("{name} was replaced", name="".join(text for text, _ in entry.words))

    def _show_out(self, sample: CurrentSample, out: DrawnLine, other: bool) -> None:
        into = next((one for one in sample.lines if one.instead_of == out.line), None)
        same = into is not None and into.kind == out.kind
        kept = tr("By the same seed the next of “{kind}”: the balance stays.", kind=kind_words(out))
        if not out.kind:
            kept = tr("The next by the same seed.")
        self._words.setText(" ".join([swap_words(sample, out), *[kept] * same]))
        why = tr("Why line {number} is left out", number=out.line)
        self._why.setText(why)
        self._why.set_tone(None if out.reason.strip() else Tone.WARN)
        self.reason.setAccessibleName(why)
        self.reason.setReadOnly(self._context.session.read_only)
        if other:
            self.reason.show_text(out.reason)
        else:
            self.reason.follow(out.reason)
        self.back.setText(tr("Bring line {number} back", number=out.line))

    def _on_reason(self, text: str) -> None:
        out = self._out
        if out is None:
            return
        if not self._context.session.do(
            lambda file: acts.write_reason(file, out, text), self.reason
        ):
            self.reason.mark_unsaved()

    def _on_back(self) -> None:
        sample, out = self._sample, self._out
        if sample is None or out is None:
            return
        instead = next((one for one in sample.lines if one.position == out.position), None)
        if self._context.session.do(lambda file: acts.bring_back(file, out, instead)):
            self._go_to(out.line)
            self.list.setFocus()

    def _on_make(self) -> None:
        sample, session = self._sample, self._context.session
        if sample is None:
            return
        plan = take_over(session.now, sample)
        if session.do(lambda file: acts.make_cases(file, plan)):
            self._context.give_notice(
                tr("{words} Alt+Z takes all of it back.", words=take_over_words(plan))
            )
            self.list.setFocus()


def _out_for(sample: CurrentSample, line: DrawnLine) -> DrawnLine | None:
    """Return the line whose place another took."""
    return next((one for one in sample.left_out if one.line == line.instead_of), None)


def _entries(sample: CurrentSample, called: Mapping[int, str]) -> list[EntryHeading | ListEntry]:
    found: list[EntryHeading | ListEntry] = []
    for line in sample.lines:
        place = tr("in place of {number}", number=line.instead_of) if line.instead_of else ""
        number = tr("line {number}", number=line.line)
        below = [number, kind_words(line), place]
        name = called.get(line.line, number)
        found.append(ListEntry(((name, False),), " · ".join(filter(None, below)), line))
    if sample.left_out:
        found.append(EntryHeading(tr("Left out")))
    for line in sample.left_out:
        why = line.reason.strip() or tr("no reason yet")
        words = ((tr("Line {number}", number=line.line), False),)
        found.append(ListEntry(words, f"{kind_words(line)} · {why}", line))
    return found
