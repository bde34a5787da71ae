"""Where a question or theme is asked, of whom, and which of its answers ask for a comment."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.tool_asked import ask_for_comment, ask_in_room_only, ask_only_of, ask_where
from core.counting.asking import deciding_items, is_named, newly_apart, not_asked
from core.model.asking import AskedOf, Clause
from core.model.draft.tool import answer_sets_at
from core.model.tool import AnswerKind, Item, Question, Theme, Tool
from core.queries.returns import given_to
from core.wording.asking import condition_words
from core.wording.removal import Loss
from core.wording.tool_help import ToolField
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.audit.session import Act
from ui.prepare.tool.condition_rows import ConditionRows, attribute_subject, item_subject
from ui.prepare.tool.field_help import explain
from ui.widgets.choice import CheckBox
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small

Asked = Theme | Question | Item
Row = TypeVar("Row", Clause, AskedOf)
_OF_EVERY_CASE = ("age", "sex", "team", "pathway")


class WhoIsAsked(QWidget):
    """The condition of what is shown, the agencies it is for, and what asks for a comment.

    A change that leaves answers apart is asked about once in the bar before it is made.
    """

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._part: Asked | None = None
        self._removing = Removing(context, self)
        self.rows = ConditionRows()
        self.rows.change_requested.connect(self._on_condition)
        self._heading, self._said = small(tr("Asked only where")), small()
        self.agencies: dict[str, CheckBox] = {}
        self.comments: dict[int, CheckBox] = {}
        self.room_only = CheckBox(tr("For the room only: on no return"))
        self.room_only.clicked.connect(self._on_room_only)
        self._agencies, self._comments = QWidget(), QWidget()
        self._agencies_flow = FlowLayout(self._agencies, gap=14, line_gap=4)
        self._comments_flow = FlowLayout(self._comments, gap=14, line_gap=4)
        self._agencies_label = small(tr("Asked only of (none ticked: of all)"))
        self._comments_label = small(tr("Answers that ask for a comment"))
        explain(ToolField.CONDITION, self.rows)
        explain(ToolField.AGENCIES, self._agencies)
        explain(ToolField.ROOM_ONLY, self.room_only)
        explain(ToolField.COMMENT_WANTED, self._comments)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (
            self._heading,
            self._said,
            self.rows,
            self._agencies_label,
            self._agencies,
            self.room_only,
            self._comments_label,
            self._comments,
        ):
            column.addWidget(part)

    def show_part(self, part: Asked) -> None:
        """Show whom a theme, a question or a line is asked; what is being typed stays.

        A line is for whom its question is for: it has a condition only.
        """
        other = self._part is None or (type(part), part.id) != (type(self._part), self._part.id)
        if other and self._part is not None:
            self.flush()
        self._part = part
        tool = self._context.session.now.tool
        where = _condition_of(tool, part)
        self.rows.show_condition(tool, where, self._subjects(tool, part), other)
        several = sum(map(len, where)) > 1
        self._said.setText(condition_words(tool, where))
        self._said.setVisible(several)
        if isinstance(part, Item):
            self._heading.setText(tr("Line {key} asked only where", key=part.key))
            spoken = tr("{what}, line {key}", what=self.rows.add.text(), key=part.key)
            self.rows.add.setAccessibleName(spoken)
            self._agencies_label.hide()
            self._agencies.hide()
        else:
            self._show_agencies(tool, part)
        self._show_comments(tool, part)
        is_question = isinstance(part, Question)
        self.room_only.setVisible(is_question)
        self.room_only.setChecked(isinstance(part, Question) and part.room_only)
        self.setEnabled(not self._context.session.read_only)

    def flush(self) -> None:
        """Keep what was typed."""
        self.rows.flush()

    def _subjects(self, tool: Tool, part: Asked) -> list[tuple[str, str]]:
        own = {item.id for item in _items_in(tool, part)}
        before: list[tuple[str, str]] = []
        later: list[tuple[str, str]] = []
        found = before
        for item in tool.items:
            if item.id in own:
                found = later
            elif _can_decide(tool.kind_of_item(item)):
                found.append(item_subject(item, later=found is later))
        names = (*_OF_EVERY_CASE, *(one.name for one in self._context.session.now.attributes))
        return [*before, *map(attribute_subject, names), *later]

    def _show_agencies(self, tool: Tool, part: Asked) -> None:
        now = self._context.session.now
        named = _agencies_of(tool, part)
        strange = [name for name in named if not any(is_named(one, [name]) for one in now.agencies)]
        shown = [now.short_name(one) for one in now.agencies] + strange
        if list(self.agencies) != shown:
            clear_layout(self._agencies_flow)
            self.agencies = {name: CheckBox(name) for name in shown}
            for box in self.agencies.values():
                box.clicked.connect(self._on_agency)
                self._agencies_flow.addWidget(box)
        for one in now.agencies:
            self.agencies[now.short_name(one)].setChecked(is_named(one, named))
        for name in strange:
            self.agencies[name].setChecked(True)
            self.agencies[name].setToolTip(tr("No agency of this audit is called so."))
        self._agencies_label.setVisible(bool(shown))
        self._agencies.setVisible(bool(shown))

    def _show_comments(self, tool: Tool, part: Asked) -> None:
        answers = (
            [answer for number in answer_sets_at(tool, part) for answer in tool.answers_of(number)]
            if isinstance(part, Question) and part.takes_comments
            else []
        )
        words = {answer.id: answer.label for answer in answers}
        if {number: box.text() for number, box in self.comments.items()} != words:
            clear_layout(self._comments_flow)
            self.comments = {answer.id: CheckBox(answer.label) for answer in answers}
            for number, box in self.comments.items():
                box.clicked.connect(lambda on, number=number: self._on_comment(number, on))
                self._comments_flow.addWidget(box)
        for answer in answers:
            wanted = isinstance(part, Question) and tool.asking.wants_comment(part.id, answer.id)
            self.comments[answer.id].setChecked(wanted)
        self._comments_label.setVisible(bool(answers))
        self._comments.setVisible(bool(answers))

    def _on_condition(self, condition: Sequence[Sequence[Clause]]) -> None:
        part = self._part
        if part is None:
            return
        held, tool = part, self._context.session.now.tool
        if tuple(map(tuple, condition)) == _plain_condition(tool, held):
            return
        made = [
            _placed(replace(one, alternative=at), held)
            for at, parts in enumerate(condition)
            for one in parts
        ]
        kept = [one for one in tool.clauses if not _belongs_to(one, held)]
        after = replace(tool, clauses=(*kept, *made))
        self._change(after, lambda file: ask_where(file, held, condition), made, building=True)

    def _on_agency(self) -> None:
        part, now = self._part, self._context.session.now
        if part is None or isinstance(part, Item):
            return
        held = part
        ticked = [one for one, box in self.agencies.items() if box.isChecked()]
        kept = [one for one in now.tool.asked_of if not _belongs_to(one, held)]
        made = [_placed(AskedOf(one), held) for one in ticked]
        after = replace(now.tool, asked_of=(*kept, *made))
        self._change(after, lambda file: ask_only_of(file, held, ticked), ticked)

    def _on_room_only(self, on: bool) -> None:
        part, tool = self._part, self._context.session.now.tool
        if not isinstance(part, Question):
            return
        held = part
        asked = tuple(
            replace(one, room_only=on) if one.id == held.id else one for one in tool.questions
        )
        self._change(
            replace(tool, questions=asked), lambda file: ask_in_room_only(file, held, on), [on]
        )

    def _on_comment(self, number: int, on: bool) -> None:
        part, tool = self._part, self._context.session.now.tool
        answer = next((one for one in tool.answers if one.id == number), None)
        if isinstance(part, Question) and answer is not None:
            held, chosen = part, answer
            self._context.session.do(lambda file: ask_for_comment(file, held, chosen, on))

    def _change(
        self, after: Tool, act: Act, wish: Sequence[object], building: bool = False
    ) -> None:
        """Do it; where answers would stand apart from then on, only when wished for twice.

        The rows of a condition, while it is *building*, stay as they are meanwhile.
        """
        apart = self._left_apart(after)
        loss = Loss("", (_apart_words(apart),), weighs=True) if apart else Loss()
        done = (
            self._removing.remove(
                [self._part, *wish],
                tr("being asked of all"),
                tr("Choosing it"),
                act,
                loss,
            )
            if apart
            else self._context.session.do(act)
        )
        if not done and self._part is not None and (not building or self._is_shortened):
            self._show_again()

    @property
    def _is_shortened(self) -> bool:
        """Whether a part of the condition was taken away in the rows, and still stands."""
        part = self._part
        stands = _condition_of(self._context.session.now.tool, part) if part is not None else ()
        return sum(map(len, self.rows.condition)) < sum(map(len, stands))

    def _show_again(self) -> None:
        """Show what stands instead of what was wished for."""
        part, tool = self._part, self._context.session.now.tool
        if part is not None:
            where = _condition_of(tool, part)
            self.rows.show_condition(tool, where, self._subjects(tool, part), other=True)
            self.show_part(part)

    def _left_apart(self, after: Tool) -> int:
        """Return how many answers would be counted apart that are not now."""
        session = self._context.session
        if not session.now.usable:
            return 0
        then = replace(session.now, tool=after)
        items = deciding_items(session.now.tool) | deciding_items(after)
        given = session.read(lambda file: given_to(file, items))
        return newly_apart(not_asked(session.now, *given), not_asked(then, *given))


def _apart_words(count: int) -> str:
    return tr(
        "{answers} counted apart, none is lost",
        answers=plural(count, "answer"),
    )


def _can_decide(kind: AnswerKind) -> bool:
    """Return whether an answer of a kind can be compared: not words, nor measured of each."""
    return kind is not AnswerKind.WORDS and (kind.from_some or not kind.for_each)


def _items_in(tool: Tool, part: Asked) -> list[Item]:
    if isinstance(part, Item):
        return [part]
    if isinstance(part, Question):
        return list(tool.items_of(part.id))
    asked = [one.id for one in tool.questions if one.theme_id == part.id]
    return [item for one in asked for item in tool.items_of(one)]


def _condition_of(tool: Tool, part: Asked) -> tuple[tuple[Clause, ...], ...]:
    if isinstance(part, Theme):
        return tool.asking.condition(theme_id=part.id)
    if isinstance(part, Item):
        return tool.asking.condition(item_id=part.id)
    return tool.asking.condition(question_id=part.id)


def _plain_condition(tool: Tool, part: Asked) -> tuple[tuple[Clause, ...], ...]:
    return tuple(
        tuple(
            replace(one, theme_id=None, question_id=None, item_id=None, alternative=0, id=0)
            for one in parts
        )
        for parts in _condition_of(tool, part)
    )


def _agencies_of(tool: Tool, part: Asked) -> tuple[str, ...]:
    if isinstance(part, Theme):
        return tool.asking.agencies(theme_id=part.id)
    if isinstance(part, Item):
        return ()
    return tool.asking.agencies(question_id=part.id)


def _belongs_to(row: Clause | AskedOf, part: Asked) -> bool:
    if isinstance(part, Theme):
        return row.theme_id == part.id
    if isinstance(part, Item):
        return isinstance(row, Clause) and row.item_id == part.id
    return row.question_id == part.id


def _placed(row: Row, part: Asked) -> Row:
    """Return a row as it stands at a theme, a question or, where it is a condition, at a line."""
    if isinstance(part, Theme):
        return replace(row, theme_id=part.id)
    if isinstance(part, Item):
        return replace(row, item_id=part.id) if isinstance(row, Clause) else row
    return replace(row, question_id=part.id)
