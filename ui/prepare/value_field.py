"""Where an answer is typed in that is not one of some, in a return that came on paper."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.fault import WorkshopError
from core.model.household import CaseMember
from core.model.tool import Answer, AnswerKind, AnswerSet
from core.model.value import each_keys, each_value, several_keys, several_value
from core.wording.household import member_words
from core.wording.kinds import kind_words
from core.wording.values import typed_again, typed_value
from core.words import tr
from ui.prepare.fields import LineField
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.table.shape import Misfit

_BETWEEN = "\n"


class ValueField(QWidget):
    """Ticks for several answers, a line or two for values, words; for each person one of them.

    `typed` is what stands here as it stands, to be shown again; `value` what it means.

    Signals:
        paused: something was ticked, or typing stopped.
    """

    paused = Signal()

    def __init__(
        self,
        key: str,
        held: AnswerSet,
        answers: Sequence[Answer],
        members: Sequence[CaseMember] = (),
        parent: QWidget | None = None,
        *,
        who: str = "",
    ) -> None:
        super().__init__(parent)
        self._key, self._who = key, who
        self._held, self._answers = held, tuple(answers)
        self._others: dict[int, str] = {}
        self.boxes: list[CheckBox] = []
        self.choices: dict[int, Choice] = {}
        self.people: dict[int, ValueField] = {}
        self.lines: list[LineField] = []
        self.words: GrowingText | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        name = tr("Answer to {item}", item=key) + (f": {who}" if who else "")
        if held.kind.for_each:
            self._add_people(name, members)
            return
        match held.kind:
            case AnswerKind.SEVERAL:
                self._add_boxes(name)
            case AnswerKind.WORDS:
                self.words = GrowingText(name, 2, 8, hint=tr("In words"))
                self.words.paused.connect(self.paused)
                self._column.addWidget(self.words)
            case _:
                self._add_lines(name)

    @property
    def for_each(self) -> bool:
        """Whether each person has a choice or a line; there may be nobody."""
        return self._held.kind.for_each

    @property
    def places(self) -> "tuple[Choice | ValueField, ...]":
        """Where it is answered key by key: once, once for each person, or nowhere."""
        if not self.for_each:
            return (self,)
        return (*self.choices.values(), *self.people.values())

    @property
    def typed(self) -> str:
        """What stands here as it stands; "" for nothing."""
        if self._held.kind is AnswerKind.SEVERAL:
            chosen = [one.id for one, box in self._pairs() if box.isChecked()]
            return several_value(self._answers, chosen)
        if self.for_each:
            said = {number: str(one.currentData() or "") for number, one in self.choices.items()}
            typed = {number: one.typed for number, one in self.people.items()}
            return each_value(self._others | said | typed)
        if self.words is not None:
            return self.words.toPlainText().strip()
        lines = [line.text().strip() for line in self.lines]
        return _BETWEEN.join(lines) if any(lines) else ""

    @property
    def value(self) -> str:
        """What was typed as it is kept; "" for nothing. Raises NotYet for what does not fit."""
        if self._held.kind.from_some:
            return self.typed
        if self.for_each:
            typed = {number: one.value for number, one in self.people.items()}
            return each_value(self._others | typed)
        if self.words is not None:
            return typed_value(self._held, self.words.toPlainText())
        return typed_value(self._held, *(line.text().strip() for line in self.lines))

    def show_typed(self, typed: str) -> None:
        """Put in what was typed before; what is said of nobody listed stays as it is."""
        if self.for_each:
            given = self._of_those_listed(typed)
            for number, choice in self.choices.items():
                choice.set_value(given.get(number, ""))
            for number, one in self.people.items():
                one.show_typed(given.get(number, ""))
            return
        for answer, box in self._pairs():
            box.setChecked(answer.key in several_keys(typed))
        if self.words is not None:
            self.words.show_text(typed)
        parts = [*typed.split(_BETWEEN), "", ""]
        for line, text in zip(self.lines, parts, strict=False):
            line.setText(text)

    def show_value(self, value: str) -> None:
        """Put in what a return says."""
        if self._held.kind.from_some or self.words is not None:
            self.show_typed(value)
            return
        if self.for_each:
            given = self._of_those_listed(value)
            for number, one in self.people.items():
                one.show_value(given.get(number, ""))
            return
        for line, text in zip(self.lines, typed_again(self._held.kind, value), strict=False):
            line.show_text(text)

    def take_focus(self) -> None:
        """Take the focus to where something can be typed."""
        people = next(iter(self.people.values()), None)
        if people is not None:
            people.take_focus()
            return
        places: list[QWidget] = [*self.lines, *self.boxes, *self.choices.values(), self]
        (self.words or places[0]).setFocus()

    def _of_those_listed(self, given: str) -> dict[int, str]:
        """Return what is said of each person; of nobody listed it is kept as it is."""
        said = each_keys(given)
        listed = {*self.choices, *self.people}
        self._others = {one: text for one, text in said.items() if one not in listed}
        return said

    def _pairs(self) -> list[tuple[Answer, CheckBox]]:
        return list(zip(self._answers, self.boxes, strict=False))

    def _add_boxes(self, name: str) -> None:
        for answer in self._answers:
            box = CheckBox(answer.label)
            box.setAccessibleName(f"{name}: {answer.label}")
            box.toggled.connect(self._on_toggled)
            self.boxes.append(box)
            self._column.addWidget(box)

    def _add_people(self, name: str, members: Sequence[CaseMember]) -> None:
        for one in members:
            who = member_words(one)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Label(f"{who[:1].upper()}{who[1:]}", Text.SMALL), 1)
            if self._held.kind.from_some:
                row.addWidget(self._choice_of(one.id, f"{name}: {who}"))
            else:
                row.addWidget(self._field_of(one.id, who), 2)
            self._column.addLayout(row)
        if self.people:
            self._column.addWidget(small(kind_words(self._held)))
        if not members:
            self._column.addWidget(small(tr("Nobody this asks about is listed for this {case}.")))

    def _field_of(self, number: int, who: str) -> "ValueField":
        """Return where what is said of one person is typed."""
        field = ValueField(self._key, self._held.of_one, (), who=who)
        field.paused.connect(self.paused)
        self.people[number] = field
        return field

    def _choice_of(self, number: int, name: str) -> Choice:
        """Return where what is said of one person is chosen."""
        choice = Choice(name)
        choice.addItem(tr("Left blank"), "")
        for answer in self._answers:
            choice.addItem(answer.label, answer.key)
        choice.activated.connect(self._on_chosen)
        self.choices[number] = choice
        return choice

    def _on_chosen(self, _index: int) -> None:
        self.paused.emit()

    def _add_lines(self, name: str) -> None:
        period = self._held.kind is AnswerKind.PERIOD
        names = (tr("{name}: first day", name=name), tr("{name}: last day", name=name))
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in names if period else (name,):
            line = LineField(one, None if period else self._tidy)
            line.paused.connect(self._on_paused)
            if self._held.kind is not AnswerKind.NUMBER:
                line.setPlaceholderText(tr("such as 10 March 2014"))
            if self.lines:
                row.addWidget(Label(tr("to"), Text.SMALL, wrap=False))
            self.lines.append(line)
            row.addWidget(line, 1)
        self._column.addLayout(row)
        if not self._who:
            self._column.addWidget(small(kind_words(self._held)))
        for line in self.lines:
            self._column.addWidget(line.problem)

    def _tidy(self, text: str) -> str:
        try:
            value = typed_value(self._held, text)
        except WorkshopError as fault:
            raise Misfit(fault.happened, fault.remedy) from fault
        return typed_again(self._held.kind, value)[0]

    def _on_toggled(self, _on: bool) -> None:
        self.paused.emit()

    def _on_paused(self, _text: str) -> None:
        self.paused.emit()
