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
from ui.theme import app_theme
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.table.shape import Misfit

_BETWEEN = "\n"


class ValueField(QWidget):
    """Ticks for several answers, a choice for each person, a line or two for values, or words.

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
    ) -> None:
        super().__init__(parent)
        self._held, self._answers = held, tuple(answers)
        self._others: dict[int, str] = {}
        self.boxes: list[CheckBox] = []
        self.choices: dict[int, Choice] = {}
        self.typed_for: dict[int, LineField] = {}
        self.lines: list[LineField] = []
        self.words: GrowingText | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        name = tr("Answer to {item}", item=key)
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
        return (self,) if self.typed_for else tuple(self.choices.values())

    @property
    def typed(self) -> str:
        """What stands here as it stands; "" for nothing."""
        if self._held.kind is AnswerKind.SEVERAL:
            chosen = [one.id for one, box in self._pairs() if box.isChecked()]
            return several_value(self._answers, chosen)
        if self.typed_for or (self.for_each and not self._held.kind.from_some):
            lines = {number: one.text().strip() for number, one in self.typed_for.items()}
            said = {**self._others, **lines}
            return _BETWEEN.join(f"{number}={text}" for number, text in said.items() if text)
        if self.for_each:
            said = {number: str(one.currentData() or "") for number, one in self.choices.items()}
            return each_value(self._others | said)
        if self.words is not None:
            return self.words.toPlainText().strip()
        return _BETWEEN.join(line.text().strip() for line in self.lines).strip("\n ")

    @property
    def value(self) -> str:
        """What was typed as it is kept; "" for nothing. Raises NotYet for what does not fit."""
        if self._held.kind.from_some:
            return self.typed
        if self.for_each:
            held = self._held.of_one
            lines = {one: typed_value(held, line.text()) for one, line in self.typed_for.items()}
            return each_value({**self._others, **lines})
        if self.words is not None:
            return typed_value(self._held, self.words.toPlainText())
        return typed_value(self._held, *(line.text().strip() for line in self.lines))

    def show_typed(self, typed: str) -> None:
        """Put in what was typed before; what is said of nobody listed stays as it is."""
        if self.for_each and not self._held.kind.from_some:
            pairs = (line.partition("=") for line in typed.split(_BETWEEN))
            said = {int(one): text for one, _, text in pairs if one.isdecimal()}
            self._show_lines(said)
            return
        if self.for_each:
            given = each_keys(typed)
            self._others = {one: key for one, key in given.items() if one not in self.choices}
            for number, choice in self.choices.items():
                choice.set_value(given.get(number, ""))
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
            held, given = self._held.of_one, each_keys(value)
            self._show_lines({one: typed_again(held.kind, said)[0] for one, said in given.items()})
            self._others = {one: said for one, said in given.items() if one not in self.typed_for}
            return
        for line, text in zip(self.lines, typed_again(self._held.kind, value), strict=False):
            line.show_text(text)

    def take_focus(self) -> None:
        """Take the focus to where something can be typed."""
        places: list[QWidget] = [*self.lines, *self.boxes, *self.choices.values(), self]
        (self.words or places[0]).setFocus()

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
            row.addWidget(self._for_one(one.id, f"{name}: {who}"))
            self._column.addLayout(row)
        for line in self.typed_for.values():
            self._column.addWidget(line.problem)
        if self.typed_for:
            self._column.addWidget(small(kind_words(self._held)))
        if not members:
            self._column.addWidget(small(tr("Nobody this asks about is listed for this {case}.")))

    def _for_one(self, number: int, name: str) -> QWidget:
        """Return where what is said of one person is chosen or typed."""
        if not self._held.kind.from_some:
            line = LineField(name, self._tidy)
            line.setFixedWidth(app_theme(self).px(190))
            if self._held.kind is AnswerKind.EACH_DATE:
                line.setPlaceholderText(tr("such as 10 March 2014"))
            line.paused.connect(self._on_paused)
            self.typed_for[number] = line
            self.lines.append(line)
            return line
        choice = Choice(name)
        choice.addItem(tr("Left blank"), "")
        for answer in self._answers:
            choice.addItem(answer.label, answer.key)
        choice.activated.connect(self._on_chosen)
        self.choices[number] = choice
        return choice

    def _show_lines(self, said: dict[int, str]) -> None:
        """Put in what was said of each person; of nobody listed it stays as it is."""
        self._others = {one: text for one, text in said.items() if one not in self.typed_for}
        for number, line in self.typed_for.items():
            line.show_text(said.get(number, ""))

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
        self._column.addWidget(small(kind_words(self._held)))
        for line in self.lines:
            self._column.addWidget(line.problem)

    def _tidy(self, text: str) -> str:
        try:
            value = typed_value(self._held.of_one, text)
        except WorkshopError as fault:
            raise Misfit(fault.happened, fault.remedy) from fault
        return typed_again(self._held.kind.of_one, value)[0]

    def _on_toggled(self, _on: bool) -> None:
        self.paused.emit()

    def _on_paused(self, _text: str) -> None:
        self.paused.emit()
