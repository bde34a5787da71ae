"""What a return is not asked, and which answer wants a comment, said as it is typed in."""

from collections.abc import Mapping

from core.counting.asking import asked_of_some, not_asked_of
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import Question, Tool
from core.model.value import keys_given
from core.words import tr
from ui.widgets.labels import Label, small

Pair = tuple[CaseId, AgencyId]


class AskedMarks:
    """A line below each question. What a paper answers all the same can still be typed in."""

    def __init__(self) -> None:
        self.lines: dict[str, Label] = {}

    def begin(self) -> None:
        """Forget the questions there were."""
        self.lines.clear()

    def line_below(self, question: Question) -> Label:
        """Return the line below a question, empty yet."""
        self.lines[question.key] = small()
        self.lines[question.key].hide()
        return self.lines[question.key]

    def show(
        self,
        now: Snapshot,
        pair: Pair,
        given: Mapping[str, str],
        commented: frozenset[str],
    ) -> None:
        """Say it for what is *given* by now, and the questions that have a comment."""
        unasked = _unasked(now, pair, given)
        for question in now.tool.questions:
            line = self.lines.get(question.key)
            if line is None:
                continue
            said = _words(now.tool, question, given, unasked, question.key in commented)
            line.setText(said)
            line.setVisible(bool(said))


def _unasked(now: Snapshot, pair: Pair, given: Mapping[str, str]) -> frozenset[str]:
    """Return the numbers of what a return is not asked, by what it answers."""
    tool = now.tool
    if not asked_of_some(tool):
        return frozenset()
    answers: list[AnswerRow] = []
    values: list[ValueRow] = []
    for item in tool.items:
        said = given.get(item.key, "")
        named = {answer.key: answer.id for answer in tool.answers_of(item.answer_set_id)}
        if tool.kind_of_item(item).one_of_some:
            if said in named:
                answers.append(AnswerRow(*pair, item.id, named[said]))
        elif said:
            values.append(ValueRow(*pair, item.id, said))
    apart = not_asked_of(now, [pair], answers, values)
    return frozenset(item.key for item in tool.items if apart.holds(item.id, pair))


def _words(
    tool: Tool,
    question: Question,
    given: Mapping[str, str],
    unasked: frozenset[str],
    commented: bool,
) -> str:
    items = tool.items_of(question.id)
    left_out = [item.key for item in items if item.key in unasked]
    anyway = [key for key in left_out if given.get(key)]
    said: list[str] = []
    if anyway:
        said.append(
            tr("{keys}: not asked; an answer is kept and counted apart.", keys=", ".join(anyway))
        )
    elif left_out and len(left_out) == len(items):
        said.append(tr("Not asked of this return."))
    elif left_out:
        said.append(tr("Not asked: {keys}.", keys=", ".join(left_out)))
    if not commented and _wants_comment(tool, question, given):
        said.append(tr("This answer wants a comment."))
    return " ".join(said)


def _wants_comment(tool: Tool, question: Question, given: Mapping[str, str]) -> bool:
    if not question.takes_comments:
        return False
    return any(
        answer.key in keys_given(tool.kind_of_item(item), given.get(item.key, ""))
        and tool.asking.wants_comment(question.id, answer.id)
        for item in tool.items_of(question.id)
        if tool.kind_of_item(item).from_some
        for answer in tool.answers_of(item.answer_set_id)
    )
