"""All items of a paper in its order, one of them open; what stands in them."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.model.bearing import Bearing
from core.model.household import CaseMember, asked_about
from core.model.ids import CaseId
from core.model.tool import AnswerSet, Item, Point, Question, Tool
from core.wording.grades import guidance_words
from core.words import tr
from ui.prepare.asked_marks import AskedMarks
from ui.prepare.paper_answer import PaperAnswer
from ui.prepare.paper_row import PaperRow
from ui.prepare.paper_side import PaperCount, counted
from ui.prepare.typing_keys import AnswerStop, TypingKeys
from ui.prepare.value_field import ValueField
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.clear_layout import clear_layout
from ui.widgets.growing_text import GrowingText
from ui.widgets.scroll import Scroll


class PaperList(QWidget):
    """The rows, their answers by key, and the comments by question.

    Signals:
        answered: something was chosen, typed or left blank.
    """

    answered = Signal()

    def __init__(self, keys: TypingKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._tool = Tool()
        self._open = ""
        self._blank: set[str] = set()
        self.answers: dict[str, PaperAnswer] = {}
        self.values: dict[str, ValueField] = {}
        self.comments: dict[str, GrowingText] = {}
        self.rows: dict[str, PaperRow] = {}
        self.marks = AskedMarks()
        self.was: dict[str, str] = {}
        self._card = Card(margin=1)
        self._card.column.setSpacing(0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._card.column.addLayout(self._rows)
        self._lines = QWidget(self)  # where what belongs to no open row waits
        self._lines.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(3, 3, 8, 3)
        column.addWidget(self._card)
        column.addStretch(1)
        self._scroll = Scroll(inside, tr("What the paper asks"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        keys.reached.connect(self.open)
        keys.left_blank.connect(self._on_left_blank)

    @property
    def keys_in_order(self) -> tuple[str, ...]:
        """The items' keys in the order of the paper."""
        return tuple(self.rows)

    @property
    def open_key(self) -> str:
        """The item that is open; "" before any is."""
        return self._open

    def build(self, tool: Tool, case_id: CaseId | None) -> None:
        """Make the rows of a tool anew, nothing typed in them."""
        self._tool, self._open = tool, ""
        self._blank.clear()
        for held in (self.answers, self.values, self.comments, self.rows, self.was):
            held.clear()
        self.marks.begin()
        clear_layout(self._rows)
        for old in self._lines.children():
            if isinstance(old, QWidget):
                old.deleteLater()
        for question in tool.questions:
            self._add(tool, question, case_id)
        self._keys.take(self._stops())

    def _add(self, tool: Tool, question: Question, case_id: CaseId | None) -> None:
        self.marks.line_below(question).setParent(self._lines)
        if question.takes_comments:
            comment = GrowingText(
                tr("Comment to question {question}", question=question.key),
                1,
                6,
                hint=tr("C: what the paper says beside it"),
                enter_submits=True,
                parent=self._lines,
            )
            comment.paused.connect(self._on_typed)
            comment.submitted.connect(self._on_commented)
            self.comments[question.key] = comment
        for item in tool.items_of(question.id):
            field = self._field(tool, item, case_id)
            line = item.text if question.checklist else ""
            short = item.short or item.text or question.short or question.text
            row = PaperRow(item.key, short, (question.text, line), field)
            row.open_requested.connect(partial(self._keys.go_to, item.key))
            self.rows[item.key] = row
            self._rows.addWidget(row)

    def _field(self, tool: Tool, item: Item, case_id: CaseId | None) -> PaperAnswer | ValueField:
        held = tool.set_of(item.answer_set_id)
        allowed = tool.answers_of(item.answer_set_id)
        if held is None or held.kind.one_of_some:
            answer = PaperAnswer(tr("Answer to {item}", item=item.key), allowed)
            answer.activated.connect(self._on_typed)
            self.answers[item.key] = answer
            return answer
        value = ValueField(item.key, held, allowed, _members(tool, held, case_id))
        value.paused.connect(self._on_typed)
        self.values[item.key] = value
        return value

    def _stops(self) -> list[AnswerStop]:
        """Return where each item is answered, in the order of the paper."""
        return [
            AnswerStop(item.key, field, self.comments.get(question.key))
            for question in self._tool.questions
            for item in self._tool.items_of(question.id)
            for field in _places(self.rows[item.key].field)
        ]

    def open(self, key: str) -> None:
        """Open the row of an item; the one that was open is a line again."""
        row = self.rows.get(key)
        if row is None or key == self._open:
            return
        before, self._open = self.rows.get(self._open), key
        if before is not None:
            self._let_go_of_focus(before)
            before.close_up()
        question = self._question_of(key)
        row.open(
            guidance_words(self._tool, Point(question.id)) or "",
            self.marks.lines[question.key],
            self.comments.get(question.key),
        )
        self._set_tab_order(row, self.comments.get(question.key))
        self._scroll.ensureWidgetVisible(row, 0, self._scroll.viewport().height() // 3)
        self._scroll.ensureWidgetVisible(row.field, 0, 8)  # where a row is higher than the window
        self.show_typed()

    @staticmethod
    def _let_go_of_focus(row: PaperRow) -> None:
        """Take the focus out of a row that closes: Qt would open the row below with it."""
        focused = QApplication.focusWidget()
        if focused is not None and row.isAncestorOf(focused):
            focused.clearFocus()

    def _set_tab_order(self, row: PaperRow, comment: GrowingText | None) -> None:
        """Let Tab go through an open row, whatever was made when, and on to the next."""
        order = [*self.rows.values()]
        behind = order[order.index(row) + 1 :][:1]
        inside = [
            one
            for one in row.field.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is row.window()
        ]  # the list of a choice is a window of its own
        stops = [row, *inside, *([comment] if comment is not None else []), *behind]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _question_of(self, key: str) -> Question:
        return next(
            one
            for one in self._tool.questions
            if any(item.key == key for item in self._tool.items_of(one.id))
        )

    def show_typed(self) -> None:
        """Show in every row what was typed, with the comment at its question's last line.

        The rows of another return are made while those of the last one go: the keyboard
        may come to one before all are there.
        """
        for question in self._tool.questions:
            items = self._tool.items_of(question.id)
            if any(item.key not in self.rows for item in items):
                continue
            comment = self.comments.get(question.key)
            said = comment.toPlainText().strip() if comment is not None else ""
            for at, item in enumerate(items, 1):
                words, bearing = self._words(item.key)
                before = self.was.get(item.key, "")
                was = tr("was {answer}", answer=before) if before and before != words else ""
                beside = " · ".join(filter(None, (was, said if at == len(items) else "")))
                blank = self.is_blank(item.key)
                self.rows[item.key].show_typed(words, bearing, blank, beside)

    def _words(self, key: str) -> tuple[str, Bearing | None]:
        if key in self.answers:
            return self.answers[key].shown
        if self.is_blank(key):
            return tr("Left blank"), None
        typed = self.values[key].typed
        return (tr("Typed") if typed else ""), None

    def keep_as_was(self) -> None:
        """Remember what stands in every row, to be shown beside what is typed instead."""
        self.was = {key: self._words(key)[0] for key in self.rows}

    def is_blank(self, key: str) -> bool:
        """Return whether the paper was left blank there."""
        if key in self.answers:
            return self.answers[key].is_blank
        return key in self._blank and not self.values[key].typed

    def is_typed(self, key: str) -> bool:
        """Return whether an item is answered or left blank; one that asks nobody is."""
        if key in self.answers:
            return self.answers[key].is_typed
        value = self.values[key]
        return bool(value.typed) or key in self._blank or (value.for_each and not value.places)

    @property
    def left(self) -> tuple[str, ...]:
        """The items that are still to be typed."""
        return tuple(key for key in self.rows if not self.is_typed(key))

    @property
    def blank(self) -> tuple[str, ...]:
        """The items that were left blank."""
        return tuple(key for key in self.rows if self.is_blank(key))

    def leave_blank(self, keys: Sequence[str]) -> None:
        """Leave items blank."""
        for key in keys:
            if key in self.answers:
                self.answers[key].set_value("")
            elif key in self.values:
                self._blank.add(key)

    @property
    def count(self) -> PaperCount:
        """What was typed so far."""
        offered = [
            (answer.label, answer.bearing)
            for item in self._tool.items
            if item.key in self.answers
            for answer in self._tool.answers_of(item.answer_set_id)
        ]
        chosen = [one.shown[0] for one in self.answers.values() if one.currentData()]
        return PaperCount(
            counted(offered, chosen),
            sum(bool(one.typed) for one in self.values.values()),
            len(self.blank),
            sum(bool(one.toPlainText().strip()) for one in self.comments.values()),
            len(self.left),
        )

    def _on_left_blank(self, key: str) -> None:
        if key in self.values:
            self._blank.add(key)
            self._on_typed()

    def _on_typed(self, *_: object) -> None:
        self.answered.emit()

    def _on_commented(self, _text: str) -> None:
        """Go back to the answer that is still to be typed, so that the next key is meant for it."""
        self.answered.emit()
        if self.is_typed(self._open):
            self._keys.go_on_from(self._open)
        else:
            self._keys.go_to(self._open)


def _members(tool: Tool, held: AnswerSet, case_id: CaseId | None) -> tuple[CaseMember, ...]:
    """Return about whom a set asks in the case that is typed in."""
    if case_id is None or not held.kind.for_each:
        return ()
    return tool.people.members(case_id, asked_about(held.unit))


def _places(field: PaperAnswer | ValueField) -> Sequence[PaperAnswer | Choice | ValueField]:
    """Return where an item is answered: in one place, in one for each person, or in none."""
    return field.places if isinstance(field, ValueField) else (field,)
