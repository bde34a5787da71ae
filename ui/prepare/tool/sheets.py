"""The two sheets of the audit tool: the lines of a checklist, and the answers of a set."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.acts.tool_places import move_answer, move_item
from core.acts.tool_rows import keep_answers, keep_lines, remove_rows_of_tool, use_of_rows
from core.model.bearing import Bearing
from core.model.fault import WorkshopError
from core.model.ids import AnswerSetId, ItemId, QuestionId
from core.model.names import normalised
from core.model.tool import Answer, AnswerKind, Item, Question, Tool
from core.wording.answer_words import key_for, usual_bearing
from core.wording.removal import Loss
from core.wording.tool_edits import key_problem, label_problem, number_problem, use_loss
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.session import Act
from ui.prepare.table_editor import TableKind
from ui.prepare.words import typed_choice
from ui.widgets.table.shape import Misfit, RowShape, TableColumn

_WORD: Final = re.compile(r"[\w’']+")


class LineKind(TableKind[Item]):
    """The lines of the question that is chosen; of a plain question none."""

    def __init__(self, context: AuditContext) -> None:
        super().__init__(
            tr("line"),
            tr("lines"),
            lambda row: tr("line {key}", key=row.key) if row.key else "",
            self._lines,
            ordered=True,
        )
        self._context = context
        self.question: Question | None = None

    def _lines(self) -> Sequence[Item]:
        tool, question = self._context.session.now.tool, self.question
        return tool.items_of(question.id) if question is not None and question.checklist else ()

    def keep(self, label: str, rows: Sequence[Item]) -> Act:
        """Return the act that keeps lines as they are typed."""
        number = self.question.id if self.question is not None else QuestionId(0)
        return lambda file: keep_lines(file, number, rows, label)

    def remove(self, label: str, rows: Sequence[Item]) -> Act:
        """Return the act that takes lines out and puts aside what was answered."""
        return lambda file: remove_rows_of_tool(file, rows, label)

    def move(self, _label: str, row: Item, to: int) -> Act:
        """Return the act that moves a line."""
        by = to - [one.id for one in self._lines()].index(row.id)
        return lambda file: move_item(file, row.id, by)

    def loss(self, rows: Sequence[Item]) -> Loss:
        """Return what was answered to lines."""
        return use_loss(self._context.session.read(lambda file: use_of_rows(file, rows)))


class AnswerRows(TableKind[Answer]):
    """The answers of the set that is shown."""

    def __init__(self, context: AuditContext) -> None:
        super().__init__(
            tr("answer"),
            tr("answers"),
            lambda row: tr("“{label}”", label=row.label) if row.label else "",
            self._answers,
            ordered=True,
        )
        self._context = context
        self.answer_set = AnswerSetId(0)

    def label(self, changed: Sequence[Answer]) -> str:
        """Return what the history calls a change, without the words typed."""
        return tr("add an answer") if not changed[0].id else tr("change an answer")

    def _answers(self) -> Sequence[Answer]:
        return self._context.session.now.tool.answers_of(self.answer_set)

    def keep(self, label: str, rows: Sequence[Answer]) -> Act:
        """Return the act that keeps answers as they are typed."""
        return lambda file: keep_answers(file, self.answer_set, rows, label)

    def remove(self, _label: str, rows: Sequence[Answer]) -> Act:
        """Return the act that takes answers out and puts aside what was said with them."""
        return lambda file: remove_rows_of_tool(file, rows, tr("remove an answer"))

    def move(self, _label: str, row: Answer, to: int) -> Act:
        """Return the act that moves an answer."""
        by = to - [one.id for one in self._answers()].index(row.id)
        return lambda file: move_answer(file, row, by)

    def loss(self, rows: Sequence[Answer]) -> Loss:
        """Return what was said with answers."""
        return use_loss(
            self._context.session.read(lambda file: use_of_rows(file, rows)), asked_on=True
        )

    def was_given(self, row: Answer) -> bool:
        """Return whether anybody answered or judged with it, or may do so on a form that is out."""
        return bool(self._context.session.now.requests) or self.is_answered(row)

    def is_answered(self, row: Answer) -> bool:
        """Return whether anybody answered or judged with it."""
        use = self._context.session.read(lambda file: use_of_rows(file, [row]))
        return bool(use.answers or use.judgements)


def lines_shape(
    tool: Callable[[], Tool], answered: Callable[[], Mapping[ItemId, int]]
) -> RowShape[Item]:
    """Return the sheet of a checklist's lines; how many answered each is only to be read."""

    def number(row: Item, text: str) -> Item:
        others = [one.key for one in tool().items if one.id != row.id]
        others += [one.key for one in tool().questions]
        if text.strip() or row.id:
            _refuse(number_problem(text, others, line=True))
        return replace(row, key=text.strip())

    return RowShape(
        (
            TableColumn(tr("Line"), lambda row: row.key, number, 3),
            TableColumn(
                tr("As agencies read it"),
                lambda row: row.text,
                lambda row, text: replace(row, text=text),
                15,
            ),
            TableColumn(
                tr("Short"), lambda row: row.short, lambda row, text: replace(row, short=text), 9
            ),
            TableColumn(tr("Answered"), lambda row: str(answered().get(row.id, "")), None, 4),
        ),
        lambda: Item(QuestionId(0), "", "", "", AnswerSetId(0)),
        lambda row: "" if row.text.strip() else tr("its words"),
        found_by=(tr("Line"),),
    )


def answers_shape(
    tool: Callable[[], Tool],
    was_given: Callable[[Answer], bool],
    is_answered: Callable[[Answer], bool] | None = None,
) -> RowShape[Answer]:
    """Return the sheet of a set's answers: label, lasting key and bearing.

    Without *is_answered* what may be given on a form that is out counts as answered.
    """
    cells = _AnswerCells(tool, was_given, is_answered or was_given)
    return RowShape(
        (
            TableColumn(tr("Answer"), lambda row: row.label, cells.label, 14),
            TableColumn(tr("Key in files"), lambda row: row.key, cells.key, 13),
            TableColumn(
                tr("Counts as"),
                lambda row: row.bearing.value,
                cells.bearing,
                14,
                lambda: [one.value for one in Bearing],
                closed=True,
            ),
        ),
        lambda: Answer(AnswerSetId(0), "", "", Bearing.UNKNOWN),
        lambda row: "" if row.label.strip() else tr("its label"),
        found_by=(tr("Key in files"), tr("Answer")),
    )


class _AnswerCells:
    """Puts what is typed into an answer.

    New words bring the key they usually have with them until somebody may give the answer,
    and the bearing until somebody did; neither where another was chosen.
    """

    def __init__(
        self,
        tool: Callable[[], Tool],
        was_given: Callable[[Answer], bool],
        is_answered: Callable[[Answer], bool],
    ) -> None:
        self._tool, self._was_given, self._is_answered = tool, was_given, is_answered

    def label(self, row: Answer, text: str) -> Answer:
        _refuse(label_problem(text, [one.label for one in self._others(row)]))
        after = replace(row, label=text.strip())
        if row.id and self._is_answered(row):
            return after
        after = replace(after, bearing=self._counts_as(row, after))
        if self._is_given(row):
            return after
        taken = [one.key for one in self._others(row)]
        own_key = bool(row.key) and row.key != key_for(row.label, taken)
        key = row.key if own_key else key_for(after.label, taken) or row.key
        return replace(after, key=key)

    def _counts_as(self, row: Answer, after: Answer) -> Bearing:
        """Return what an answer of new words counts as, unless somebody said so before.

        What words nobody knows count as is asked for by the check of the tool: neither good
        nor bad meanwhile, as what they replaced may have been. Grades count by their place.
        """
        before = usual_bearing(row.label)
        said = before is not None or row.bearing is not Bearing.UNKNOWN
        if row.id and said and row.bearing is not before:
            return row.bearing
        usual = usual_bearing(after.label) or self._off_the_scale(row)
        if usual is None and row.id and _is_gone(row, after) and not self._by_place(row):
            usual = Bearing.UNKNOWN
        return usual or row.bearing

    def key(self, row: Answer, text: str) -> Answer:
        taken = [one.key for one in self._others(row)]
        if not text.strip():  # as in a block where only some keys are given
            own = row.key if self._is_given(row) else ""
            return replace(row, key=own or key_for(row.label, taken))
        _refuse(key_problem(text.strip(), taken))
        return replace(row, key=text.strip())

    def bearing(self, row: Answer, text: str) -> Answer:
        if text.strip():
            return replace(row, bearing=typed_choice(text, Bearing))
        usual = None if self._is_given(row) else usual_bearing(row.label)
        return replace(row, bearing=usual or row.bearing)

    def _off_the_scale(self, row: Answer) -> Bearing | None:
        """Return what words count as of which several may be said: who came is no good or bad."""
        held = self._tool().set_of(row.answer_set_id)
        several = held is not None and held.kind is AnswerKind.SEVERAL
        return Bearing.NOT_APPLICABLE if several else None

    def _by_place(self, row: Answer) -> bool:
        """Return whether it is a grade, which stands between a better one and a worse one."""
        held = self._tool().set_of(row.answer_set_id)
        off = (Bearing.NOT_APPLICABLE, Bearing.UNKNOWN)
        graded = held is not None and held.kind.of_one is AnswerKind.GRADES
        return graded and row.bearing not in off

    def _is_given(self, row: Answer) -> bool:
        return bool(row.id) and self._was_given(row)

    def _others(self, row: Answer) -> list[Answer]:
        beside = self._tool().answers_of(row.answer_set_id)
        return [one for one in beside if one.id != row.id]


def _is_gone(before: Answer, after: Answer) -> bool:
    """Return whether no word is left of those an answer counted by."""
    before_it, now = (set(_WORD.findall(normalised(one.label))) for one in (before, after))
    return not before_it & now


def _refuse(problem: WorkshopError | None) -> None:
    if problem is not None:
        raise Misfit(problem.happened, problem.remedy)
