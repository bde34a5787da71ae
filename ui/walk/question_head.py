"""Which case and question the room is at, what to look for, and whether it applies."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.counting.conditions import passed_over
from core.model.case import Case, Papers
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.model.value import judgement_bearing
from core.wording.asking import point_condition
from core.wording.grades import guidance_words
from core.wording.moderation import strengths_words
from core.wording.people import age_words, sex_words
from core.wording.tables import at_table_words
from core.words import tr
from ui.theme import Tone, app_theme
from ui.walk.guidance import GuidanceRow
from ui.walk.question_text import QuestionText
from ui.walk.strip import QuestionStrip, Step
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.tags import Tag

_THEME_NAME: Final = 130


class QuestionHead(QWidget):
    """Which case and question: always in sight.

    Set close, the questions' numbers stand beside the case's name where they fit.

    Signals:
        outline_requested: show the case's outline.
    """

    outline_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = QuestionStrip()
        self.guidance = GuidanceRow()
        self._theme = app_theme(self)
        self._close = self._beside = False
        self._theme_title = ""
        self._case = ElidedLabel("", Text.HEADING)
        self._facts = ElidedLabel("", Text.BODY)
        self.at_table = Tag("", Tone.ACCENT)
        self.at_table.hide()
        self._theme_name = ElidedLabel("", Text.SMALL)
        self._question = QuestionText()
        self._outline = Button(tr("{Case} outline"), ButtonKind.LINK, tr("Alt O"), Size.SMALL)
        self._outline.clicked.connect(self.outline_requested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(self._heading())
        self._column.addLayout(self._numbers())
        self._column.addWidget(self._question)
        self._column.addWidget(self.guidance)
        self._strengths = ElidedLabel("", Text.STRONG)
        self._strengths.hide()
        self._column.addWidget(self._strengths)

    def least_height(self, width: int, lines: int) -> int:
        """Return the height at which the first lines of the question stand."""
        above = self.heightForWidth(width) - self._question.heightForWidth(width)
        return above + self._question.least_height(width, lines)

    def show_question(self, now: Snapshot, case: Case, point: Point) -> None:
        """Name a case and question."""
        self._case.setText(case.reference)
        self._facts.setText(facts(case))
        self.at_table.setText(at_table_words(now, case.id))
        self.at_table.setVisible(bool(self.at_table.text()))
        self._theme_title = now.tool.theme_at(point).title
        self.show_verdict("")
        self._question.setText(f"{now.tool.key_at(point)}. {now.tool.text_at(point)}")
        self.strip.show_steps(_steps(now, case), now.tool.points.index(point))
        asked = not passed_over(now, case.id, point)
        guidance = guidance_words(now.tool, point)
        self.guidance.show_question(guidance, *point_condition(now, case.id, point, asked))
        self._strengths.setText(strengths_words(now, case.id))
        self._strengths.setVisible(bool(self._strengths.text()))
        self._fit()

    def show_verdict(self, verdict: str) -> None:
        """Say what was agreed in the theme's place, where its card is out of sight."""
        self._theme_name.setText(verdict or self._theme_title)
        self._theme_name.setMinimumWidth(
            min(self._theme_name.sizeHint().width(), self._theme.px(_THEME_NAME))
        )

    def set_close(self, close: bool) -> None:
        """Take less height."""
        if close != self._close:
            self._close = close
            self._column.setSpacing(6 if close else 10)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew whether the numbers fit beside the name."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (self._case, self._facts, self.strip, self._outline)
        wanted = sum(part.sizeHint().width() for part in parts) + self._theme.px(40)
        beside = self._close and wanted <= self.width()
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._top.insertWidget(3, self.strip)
        else:
            self._row.insertWidget(0, self.strip)
        self._top.setStretchFactor(self._facts, 0 if beside else 1)
        self._theme_name.setVisible(not beside)

    def _heading(self) -> QHBoxLayout:
        self._top = QHBoxLayout()
        self._top.setSpacing(12)
        self._top.addWidget(self._case)
        self._top.addWidget(self.at_table)
        self._top.addWidget(self._facts, 1)
        self._top.addStretch(0)
        self._top.addWidget(self._outline)
        return self._top

    def _numbers(self) -> QHBoxLayout:
        self.strip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.strip)
        self._row.addWidget(self._theme_name, 1)
        return self._row


def facts(case: Case) -> str:
    """Return a case's facts in one line: age, sex, team or pathway, papers."""
    papers = tr("papers incomplete") if case.papers is Papers.INCOMPLETE else ""
    parts = (age_words(case.age), sex_words(case), case.pathway or case.team, papers)
    return " · ".join(part for part in parts if part)


def _steps(now: Snapshot, case: Case) -> list[Step]:
    return [_step(now, case, point) for point in now.tool.points]


def _step(now: Snapshot, case: Case, point: Point) -> Step:
    held = now.judgement(case.id, point)
    state = held.state if held else JudgementState.NOT_REACHED
    bearing = judgement_bearing(now.tool, held) if held else None
    return Step(point, now.tool.key_at(point), now.tool.short_at(point), state, bearing)
