"""Beside the map: what the agencies say at one place, what is alike, where the minutes go."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.counting.answer_columns import AnswerColumn, answer_columns
from core.counting.divergence import AlikePoint
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.ids import CaseId
from core.model.snapshot import Position, Snapshot
from core.model.tool import Point, Question
from core.wording.divergence import alike_words, always_words
from core.wording.values import column_words
from core.words import plural, tr
from ui.program.actions import spec_of
from ui.theme.grounds import Ground, lie_on
from ui.widgets.button import Button
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag

_MOST_LINES: Final = 10


class MapSide(QWidget):
    """Three parts under one another, the whole scrolls.

    Signals:
        go_requested: to the question that is looked at.
        read_requested: read out together what is alike.
    """

    go_requested = Signal()
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where, self.asked, self.hidden = small(), subheading(), small()
        self.hidden.setText(tr("What the agencies say is hidden until the first views are in."))
        self._answers = QVBoxLayout()
        self.go = Button(tr("Go there"), keys="↵")
        self.go.clicked.connect(self.go_requested)
        self.alike, self._alike_lines = subheading(), QVBoxLayout()
        self._about = small(
            tr(
                "Read out together, adopted after a pause for objections. Each is kept as its own "
                "judgement, “adopted together”, and the report counts them."
            )
        )
        self.always = small()
        self.read = Button("", keys=spec_of("read_together").caps)
        self.read.clicked.connect(self.read_requested)
        self.minutes, self.short = small(), small()
        self._lay_out()

    def show_place(
        self, now: Snapshot, case_id: CaseId, point: Point, positions: Sequence[Position]
    ) -> None:
        """Show who says what at a question of a case."""
        case, question = now.case[case_id], now.tool.question[point.question_id]
        self.where.setText(
            tr("{reference} · question {key}", reference=case.reference, key=question.key)
        )
        self.asked.setText(question.short)
        self.hidden.setVisible(now.hides(case_id, point))
        clear_layout(self._answers)
        for tag, names in _answers_of(now, question, point, positions):
            self._answers.addWidget(_line(tag, names))
        self.go.setVisible(True)

    def show_case(self, case: Case, words: str) -> None:
        """Show a case without a question of it."""
        self.where.setText(words)
        self.asked.setText(case.reference)
        self.hidden.hide()
        clear_layout(self._answers)
        self.go.setVisible(True)

    def show_alike(self, now: Snapshot, alike: Sequence[AlikePoint]) -> None:
        """Show what may be read out together."""
        self.alike.setText(tr("All say the same: {count}", count=len(alike)))
        clear_layout(self._alike_lines)
        listed = alike_words(now, alike)
        for reference, keys in listed[:_MOST_LINES]:
            self._alike_lines.addWidget(_line(Label(reference, Text.SMALL_STRONG), keys))
        if len(listed) > _MOST_LINES:
            more = tr("and {count} more", count=len(listed) - _MOST_LINES)
            self._alike_lines.addWidget(small(more))
        self.always.setText(always_words(now))
        self.always.setVisible(bool(self.always.text()))
        self.read.setText(tr("Read out {count} together", count=len(alike)))
        self.read.setVisible(bool(alike))
        self._about.setVisible(bool(alike))

    def show_minutes(self, words: str, short: str) -> None:
        """Show where the minutes go, and what is too short."""
        self.minutes.setText(words)
        self.short.setText(short)
        self.short.setVisible(bool(short))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 18, 16, 18)
        column.setSpacing(8)
        self._answers.setSpacing(6)
        self._alike_lines.setSpacing(4)
        for part in (self.where, self.asked, self.hidden):
            column.addWidget(part)
        column.addLayout(self._answers)
        column.addWidget(self.go)
        column.addSpacing(6)
        column.addWidget(_rule())
        for part in (self.alike, self._about):
            column.addWidget(part)
        column.addLayout(self._alike_lines)
        column.addWidget(self.always)
        column.addWidget(self.read)
        column.addSpacing(6)
        column.addWidget(_rule())
        for part in (subheading(tr("Where the minutes go")), self.minutes, self.short):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside, tr("Beside the map")))


def _rule() -> QWidget:
    rule = QWidget()
    rule.setFixedHeight(1)
    lie_on(rule, Ground.RULE)
    return rule


def _line(tag: QWidget, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(tag, 2)
    row.addWidget(Label(words, Text.SMALL), 3)
    return line


def _answers_of(
    now: Snapshot, question: Question, point: Point, positions: Sequence[Position]
) -> list[tuple[QWidget, str]]:
    """Return each answer with who gave it; of a checklist each line on which they differ."""
    if question.checklist and point.item_id is None:
        return _lines(now, point, positions)
    found = answer_columns(now.tool, point, positions)
    return [(_tag(one), _names(now, one)) for one in found if one.positions]


def _tag(column: AnswerColumn) -> QWidget:
    given: Bearing | None = column.bearing if column.given else None
    return Tag(column_words(column), given, dashed=not column.given)


def _names(now: Snapshot, column: AnswerColumn) -> str:
    return ", ".join(now.short_name(at.agency) for at in column.positions)


def _lines(now: Snapshot, point: Point, positions: Sequence[Position]) -> list[tuple[QWidget, str]]:
    found: list[tuple[QWidget, str]] = []
    for item in now.tool.items_at(point):
        given = [one for at in positions for own, one in at.items if own == item.id and one]
        counts = Counter(one.label for one in given)
        if len(counts) > 1:
            said = ", ".join(f"{count} {label}" for label, count in counts.items())
            words = f"{item.key} {item.short}"
            found.append((Label(words, Text.SMALL_STRONG), said))
    rest = len(found) - _MOST_LINES
    if rest > 0:
        found = [*found[:_MOST_LINES], (small(plural(rest, tr("more line"))), "")]
    return found
