"""One question for one case: what the agencies say above, what the room says below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.counting.answer_columns import NO_RETURN, AnswerColumn, answer_columns, offered
from core.counting.conditions import passed_over
from core.model.case import Case, Papers
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Position, Snapshot
from core.model.tool import Answer, Point
from core.wording.judged import changing_words
from core.wording.people import age_words, sex_words
from core.wording.returns import no_return_words, split_in_numbers
from ui.walk.board import Board, BoardCard, BoardColumn
from ui.walk.checklist import ChecklistBoard, ChecklistCell, ChecklistLine, ChecklistTable
from ui.walk.judgement import Asked, JudgementCard
from ui.walk.papers import PapersCard
from ui.walk.question_text import QuestionText
from ui.walk.revisions import Revision
from ui.walk.settled import SettledCard
from ui.walk.settled_text import SettledText
from ui.walk.strip import QuestionStrip, Step
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import ElidedLabel, Text


class QuestionHead(QWidget):
    """Which case and question: always in sight.

    Signals:
        outline_requested: show the case's outline.
    """

    outline_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = QuestionStrip()
        self._case = ElidedLabel("", Text.HEADING)
        self._facts = ElidedLabel("", Text.BODY)
        self._theme_name = ElidedLabel("", Text.SMALL)
        self._question = QuestionText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._heading())
        column.addLayout(self._numbers())
        column.addWidget(self._question)

    def least_height(self, width: int, lines: int) -> int:
        """Return the height at which the first lines of the question stand."""
        above = self.heightForWidth(width) - self._question.heightForWidth(width)
        return above + self._question.least_height(width, lines)

    def show_question(self, now: Snapshot, case: Case, point: Point) -> None:
        """Name a case and question."""
        self._case.setText(case.reference)
        self._facts.setText(facts(case))
        self._theme_name.setText(now.tool.theme_at(point).title)
        self._question.setText(f"{now.tool.key_at(point)}. {now.tool.text_at(point)}")
        self.strip.show_steps(_steps(now, case), now.tool.points.index(point))

    def _heading(self) -> QHBoxLayout:
        outline = Button("Case outline", ButtonKind.LINK, "Alt O", Size.SMALL)
        outline.clicked.connect(self.outline_requested)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._case)
        row.addWidget(self._facts, 1)
        row.addWidget(outline)
        return row

    def _numbers(self) -> QHBoxLayout:
        self.strip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.strip)
        row.addWidget(self._theme_name, 1)
        return row


class QuestionBody(QWidget):
    """What the agencies say above, what the room says below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self.settled = JudgementCard(self), SettledCard(self)
        self._board, self._checklist, self._papers = (
            Board(self),
            ChecklistBoard(self),
            PapersCard(self),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for area in (self._board, self._checklist, self._papers):
            column.addWidget(area, 1)
        column.addWidget(self.card)
        column.addWidget(self.settled)
        column.addStretch(0)
        self.settled.hide()

    def heightForWidth(self, width: int) -> int:
        """Return the least height: only what does not fit even then scrolls as a whole."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0

    def show_question(
        self,
        now: Snapshot,
        case: Case,
        point: Point,
        positions: tuple[Position, ...],
        settled: SettledText | None = None,
        revision: Revision | None = None,
    ) -> None:
        """Show a case and question: open, closed with what was *settled*, or being changed."""
        self._show_area(now, case, point, positions)
        if settled is None:
            self.card.show_asked(_asked(now, case, point, positions, revision))
        else:
            self.card.forget()
            self.settled.show_settled(settled)
        self.card.setVisible(settled is None)
        self.settled.setVisible(settled is not None)

    def _show_area(
        self, now: Snapshot, case: Case, point: Point, positions: tuple[Position, ...]
    ) -> None:
        """Show columns, a checklist, or the papers where no agency was asked."""
        checklist = point.item_id is None and now.tool.question[point.question_id].checklist
        area: QWidget
        if not positions:
            self._papers.show_case(case)
            area = self._papers
        elif checklist:
            self._checklist.show_table(_table(now, point, positions))
            area = self._checklist
        else:
            columns = answer_columns(now.tool, point, positions)
            self._board.show_columns([_column(one) for one in columns])
            area = self._board
        for other in (self._board, self._checklist, self._papers):
            other.setVisible(other is area)


def facts(case: Case) -> str:
    """Return a case's facts in one line: age, sex, team or pathway, papers."""
    papers = "papers incomplete" if case.papers is Papers.INCOMPLETE else ""
    parts = (age_words(case.age), sex_words(case), case.pathway or case.team, papers)
    return " · ".join(part for part in parts if part)


def _steps(now: Snapshot, case: Case) -> list[Step]:
    return [_step(now, case, point) for point in now.tool.points]


def _step(now: Snapshot, case: Case, point: Point) -> Step:
    held = now.judgement(case.id, point)
    state = held.state if held else JudgementState.NOT_REACHED
    answer = now.tool.answer.get(held.answer_id) if held and held.answer_id else None
    bearing = answer.bearing if answer else None
    return Step(point, now.tool.key_at(point), now.tool.short_at(point), state, bearing)


def _asked(
    now: Snapshot,
    case: Case,
    point: Point,
    positions: tuple[Position, ...],
    revision: Revision | None,
) -> Asked:
    held = now.judgement(case.id, point) if revision is None else revision.draft
    offer = offered(now.tool, point, positions)
    columns = answer_columns(now.tool, point, positions)
    judgement = held or Judgement(case.id, point.question_id, item_id=point.item_id)
    is_open = judgement.answer_id is None and not judgement.state.settled
    over = revision is None and passed_over(now, case.id, point)
    views = () if held is None else now.views_on(held)
    return Asked(
        case.id,
        point,
        now.tool.answers_at(point),
        judgement,
        views if revision is None else revision.views,
        now.agencies_on(case.id) or now.agencies,
        split_in_numbers([len(one.positions) for one in columns if one.answer]),
        offer.id if offer is not None and is_open and not over and revision is None else None,
        over,
        changing_words(revision.before) if revision is not None else "",
    )


def _column(column: AnswerColumn) -> BoardColumn:
    cards = tuple(
        BoardCard(at.agency.name, at.comment if at.returned else no_return_words(at.request))
        for at in column.positions
    )
    return BoardColumn(column.label, column.answer.bearing if column.answer else None, cards)


def _table(now: Snapshot, point: Point, positions: tuple[Position, ...]) -> ChecklistTable:
    """Return a checklist: a column for each answer somebody could give, and for none."""
    items = now.tool.items_at(point)
    answers: dict[str, Answer] = {}
    for item in items:
        for answer in now.tool.answers_of(item.answer_set_id):
            answers.setdefault(answer.key, answer)
    speaking = [at for at in positions if at.returned]
    lines = []
    for item in items:
        given = [(at.agency.short or at.agency.name, dict(at.items)[item.id]) for at in speaking]
        groups = [
            tuple(name for name, said in given if said and said.key == key) for key in answers
        ]
        groups.append(tuple(name for name, said in given if said is None))
        cells = tuple(ChecklistCell(names, _beside(names, groups)) for names in groups)
        lines.append(ChecklistLine(f"{item.key}  {item.short or item.text}", cells))
    columns = [(answer.label, answer.bearing) for answer in answers.values()]
    return ChecklistTable((*columns, ("No answer", None)), tuple(lines), _below(positions))


def _beside(names: tuple[str, ...], groups: Sequence[tuple[str, ...]]) -> str:
    """Name the few; say "all" of an undivided answer; leave a majority to its number."""
    if not names:
        return ""
    if len(names) == sum(len(group) for group in groups):
        return "all" if len(names) > 1 else names[0]
    most = max(len(group) for group in groups)
    return "" if len(names) > 2 and len(names) == most else ", ".join(names)


def _below(positions: tuple[Position, ...]) -> tuple[tuple[str, str], ...]:
    said = [(f"{at.agency.name}:", at.comment) for at in positions if at.returned and at.comment]
    absent = [
        (f"{at.agency.name}:", f"{NO_RETURN.lower()}. {no_return_words(at.request)}.")
        for at in positions
        if not at.returned
    ]
    return (*said, *absent)
