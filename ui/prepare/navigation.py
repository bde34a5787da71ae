"""The left side of Prepare: its parts with their counts, and whether the day can come."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.counting.collation import responses
from core.counting.drawn import current_sample
from core.model.snapshot import Snapshot
from core.wording.meetings import ready_for_words
from core.wording.numbers import Unit
from core.wording.readiness import Check, PreparationPart, ready_lines
from core.wording.tables_page import out_words
from core.words import plural, tr
from ui.prepare.part import OF_A_MEETING, PARTS
from ui.theme import SECONDARY, Sign, Tone, draw_sign
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text
from ui.widgets.pressable import Pressable
from ui.widgets.rows import ListRow
from ui.widgets.scroll import Scroll


class Navigation(QWidget):
    """The parts of Prepare, and the card "Ready for the day?".

    Signals:
        requested: a part was pressed; carries a `PreparationPart`.
    """

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {part: ListRow(tr(words)) for part, words in PARTS.items()}
        self._ready = ReadyCard()
        self._ready.requested.connect(self.requested)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 16, 10, 12)
        column.setSpacing(4)
        for part, row in self._rows.items():
            row.clicked.connect(lambda _=False, part=part: self.requested.emit(part))
            column.addWidget(row)
        column.addStretch(1)
        column.addSpacing(16)
        column.addWidget(self._ready)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(Scroll(inside))

    def show_part(self, part: PreparationPart | None) -> None:
        """Mark the part that is in front."""
        at = PreparationPart.AGENDA if part in OF_A_MEETING else part
        at = PreparationPart.TABLES if at is PreparationPart.TWO_SIDES else at
        for name, row in self._rows.items():
            row.setChecked(name is at)

    def take_focus(self) -> None:
        """Take the focus to the part that is in front."""
        for row in self._rows.values():
            if row.isChecked():
                row.setFocus()

    def show_audit(self, now: Snapshot, today: date) -> None:
        """Show the counts and how ready the audit is."""
        answered = responses(now)
        questions = len(now.tool.questions)
        counts = {
            PreparationPart.TOOL: plural(questions, "question") if questions else "",
            PreparationPart.SAMPLE: _sample_words(now),
            PreparationPart.CASES: str(len(now.cases) or ""),
            PreparationPart.AGENCIES: str(len(now.agencies) or ""),
            PreparationPart.FORMS: str(len(now.requests) or ""),
            PreparationPart.RETURNS: tr(
                "{here} of {requests}",
                here=answered.returned - answered.not_here,
                requests=answered.requests,
            )
            if now.requests
            else "",
            PreparationPart.AGENDA: str(len(now.here_people) or ""),
            PreparationPart.STEPS: str(len(now.steps) or ""),
            PreparationPart.VOICES: str(_voices(now) or ""),
            PreparationPart.TABLES: out_words(now),
        }
        for part, row in self._rows.items():
            row.say(counts.get(part, ""))
            row.setVisible(not now.is_handed_out or part is PreparationPart.TABLES)
        self._ready.setVisible(not now.is_handed_out)
        self._rows[PreparationPart.AGENDA].setToolTip(
            tr(
                "{count}, {count_2} people",
                count=Unit.AGENCIES.of(len(now.agencies)),
                count_2=len(now.here_people),
            )
        )
        self._ready.show_checks(ready_lines(now, today), ready_for_words(now))

    @property
    def still_to_do(self) -> int:
        """How many lines of "Ready for the day?" are not so yet."""
        checks = (line.check for line in self._ready.lines)
        return sum(check is not None and not check.good for check in checks)


def _voices(now: Snapshot) -> int:
    """Return how many other voices there are: what families said, meetings, talks."""
    return len(now.family_voices) + len(now.meetings_observed) + len(now.leader_talks)


def _sample_words(now: Snapshot) -> str:
    sample = current_sample(now)
    if sample is None:
        return ""
    return tr("{size} of {total}", size=sample.size, total=sample.total)


class ReadyCard(Card):
    """What stands and what is missing before the day; each line leads to where it is mended.

    Signals:
        requested: a line was pressed; carries the `PreparationPart` it belongs to.
    """

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, parent=parent)
        self.setAccessibleName(tr("Ready for the day?"))
        self.column.setSpacing(1)
        self.title = Label(tr("Ready for the day?"), Text.STRONG)
        self.column.addWidget(self.title)
        self._lines: list[CheckLine] = []

    @property
    def lines(self) -> tuple["CheckLine", ...]:
        """The lines as they are shown."""
        return tuple(self._lines)

    def show_checks(self, checks: Sequence[Check], title: str) -> None:
        """Show these lines; those there already are used again, so that the focus stays."""
        self.title.setText(title)
        self.setAccessibleName(title)
        while len(self._lines) > len(checks):
            line = self._lines.pop()
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, check in enumerate(checks):
            if at == len(self._lines):
                self._lines.append(CheckLine(self))
                self._lines[at].clicked.connect(self._on_pressed)
                self.column.addWidget(self._lines[at])
            self._lines[at].show_check(check)

    def _on_pressed(self) -> None:
        line = self.sender()
        if isinstance(line, CheckLine) and line.check is not None:
            self.requested.emit(line.check.part)


_ABOVE: Final = 3.5
"""Room above and below the words of a line, in px; its sign stands beside the first."""


class CheckLine(Pressable):
    """A tick or a warning in a few words, on as many lines as they take."""

    focus_radius = 6.0

    def __init__(self, parent: QWidget | None = None) -> None:
        self.check: Check | None = None
        super().__init__(parent=parent)
        # not Fixed: that would hold it to the height it once had at another width
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_check(self, check: Check) -> None:
        """Show a line."""
        self.check = check
        self.setText(check.words)
        self.update()
        state = "ready" if check.good else tr("still to do")
        self.setAccessibleName(f"{check.words} ({state})")
        self.setAccessibleDescription(tr("Press to go there"))

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words; never under 24 px."""
        metrics = self._theme.metrics(SECONDARY)
        box = metrics.boundingRect(
            QRectF(0, 0, max(width - self._left() - 2, 40), 1000), self._flags(), self.text()
        )
        return round(max(box.height() + 2 * _ABOVE, 24))

    def sizeHint(self) -> QSize:
        """Return a narrow line."""
        width = max(self.width(), self._theme.px(120))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for wrapped words."""
        return QSize(self._theme.px(96), 24)

    def _left(self) -> int:
        return self._theme.px(20)

    def _flags(self) -> int:
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return align.value | Qt.TextFlag.TextWordWrap.value

    def _paint(self, painter: QPainter) -> None:
        if self.check is None:
            return
        colours = self._theme.colours
        good = self.check.good
        ink = colours.secondary if good else self._theme.wash(Tone.WARN).ink
        if self.underMouse() or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = self._theme.metrics(SECONDARY).capHeight() * 1.3
        line = self._theme.metrics(SECONDARY).height()
        top = _ABOVE + (line - side) / 2
        sign_ink = self._theme.wash(Tone.GOOD if good else Tone.WARN).ink
        where = QRectF(3, top, side, side)
        draw_sign(painter, Sign.TICK if good else Sign.ALERT, where, sign_ink)
        painter.setFont(self._theme.font(SECONDARY))
        painter.setPen(ink)
        text = QRectF(self._left(), _ABOVE, self.width() - self._left() - 2, self.height())
        painter.drawText(text, self._flags(), self.text())
