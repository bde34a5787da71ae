"""Another set of answers for a question or a line; asked twice where something was said."""

from PySide6.QtWidgets import QWidget

from core.acts.tool_answers import answers_lost, use_answers
from core.model.ids import AnswerSetId
from core.model.tool import Item, Question
from core.wording.tool_edits import part_named, use_loss
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing


class AnswersChange:
    """Lets a question or line be answered with another set."""

    def __init__(self, context: AuditContext, widget: QWidget) -> None:
        self._session = context.session
        self._removing = Removing(context, widget)

    def choose(self, part: Question | Item, number: AnswerSetId) -> bool:
        """Let it be answered with another set; return whether it is."""
        lost = self._session.read(lambda file: answers_lost(file, part, number))
        if not lost.weighs:
            return bool(self._session.do(lambda file: use_answers(file, part, number)))
        return self._removing.remove(
            [part, number],
            tr("some answers to {part}", part=part_named(part)),
            tr("Choosing it"),
            lambda file: use_answers(file, part, number, confirmed=True),
            use_loss(lost, asked_on=True),
            lost.total,
        )
