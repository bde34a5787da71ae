"""A condition to be built: a row for each part, joined by and, or."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.asking import Alternatives, Clause, Relation
from core.model.clock import date_text
from core.model.dates import iso_date
from core.model.fault import shown
from core.model.tool import AnswerKind, Item, Tool
from core.model.value import number_value
from core.words import tr
from ui.prepare.fields import LineField
from ui.prepare.tool.choices import OpeningChoice
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.tab_order import TabAsSeen
from ui.widgets.table.shape import Misfit

_RELATIONS: Final = {
    Relation.IS: tr("is"),
    Relation.IS_NOT: tr("is not"),
    Relation.AT_LEAST: tr("is at least"),
    Relation.AT_MOST: tr("is at most"),
}
_OF_ITEM: Final = "item "
_ITS: Final = "its "


def _plain(clause: Clause) -> Clause:
    """Return a part of a condition as it is built: wherever it stands, whatever its number."""
    return Clause(
        on_item_id=clause.on_item_id,
        attribute=clause.attribute,
        relation=clause.relation,
        answer_id=clause.answer_id,
        value=clause.value,
    )


class ConditionRow(QWidget):
    """What a part is about, how it has to stand to what, and how it is joined to the one above.

    Signals:
        edited: something was chosen or typed.
        removal_requested: the part is to go.
    """

    edited = Signal()
    removal_requested = Signal()

    def __init__(
        self, tool: Tool, subjects: Sequence[tuple[str, str]], first: bool, either: bool
    ) -> None:
        super().__init__()
        self._tool = tool
        self.joint = OpeningChoice(tr("Together with the one above"))
        self.joint.addItem(tr("and"), False)
        self.joint.addItem(tr("or"), True)
        self.joint.set_value(either)
        self.subject = OpeningChoice(tr("What it rests on"))
        for text, key in subjects:
            self.subject.addItem(text, key)
        self.subject.setPlaceholderText(tr("Choose…"))
        self.subject.setCurrentIndex(-1)
        self.relation = OpeningChoice(tr("How it has to be"))
        self.answer = OpeningChoice(tr("Which answer"))
        self.value = LineField(tr("Which value"), self._tidy)
        self._kept = ""
        app_theme(self).size(self.value.setFixedWidth, 96)
        app_theme(self).size(self.subject.setMaximumWidth, 300)
        self.remove = Button(tr("Remove"), ButtonKind.LINK)
        self.remove.setAccessibleName(tr("Remove this part of the condition"))
        row = FlowLayout(self, gap=8, line_gap=4)
        for part in (self.joint, self.subject, self.relation, self.answer, self.value):
            row.addWidget(part)
        row.addWidget(self.remove)
        row.addWidget(self.value.problem)
        if first:
            self.joint.hide()
        self.remove.clicked.connect(self.removal_requested)
        self.joint.change_requested.connect(lambda _: self.edited.emit())
        self.subject.change_requested.connect(self._on_subject)
        self.relation.change_requested.connect(self._on_relation)
        self.answer.change_requested.connect(lambda _: self.edited.emit())
        self.value.paused.connect(self._on_value)

    @property
    def either(self) -> bool:
        """Whether it is joined by or."""
        return bool(self.joint.currentData())

    @property
    def clause(self) -> Clause | None:
        """The part as it was chosen and kept; None while something of it is missing."""
        item = self._item
        if self.subject.currentIndex() < 0:
            return None
        relation = Relation(self.relation.currentData())
        if item is not None and self._chooses(item):
            answer = self.answer.currentData()
            return Clause(on_item_id=item.id, relation=relation, answer_id=answer)
        value = self._kept
        if not value or self._misfit(value):
            return None
        if item is not None:
            return Clause(on_item_id=item.id, relation=relation, value=value)
        name = str(self.subject.currentData()).removeprefix(_ITS)
        return Clause(attribute=name, relation=relation, value=value)

    def show_clause(self, clause: Clause | None) -> None:
        """Show a part; None shows one in which nothing is chosen yet."""
        if clause is not None:
            self.subject.set_value(subject_key(clause))
        self._offer()
        if clause is not None:
            self.relation.set_value(clause.relation.value)
            self.answer.set_value(clause.answer_id)
            self._show_value(clause.value)

    @property
    def _item(self) -> Item | None:
        key = str(self.subject.currentData() or "")
        if not key.startswith(_OF_ITEM):
            return None
        number = int(key.removeprefix(_OF_ITEM))
        return next((item for item in self._tool.items if item.id == number), None)

    def _chooses(self, item: Item) -> bool:
        return self._tool.kind_of_item(item).from_some

    def _offer(self) -> None:
        """Offer the answers, or a field, of what is chosen."""
        item = self._item
        chooses = item is not None and self._chooses(item)
        for choice in (self.relation, self.answer):
            choice.blockSignals(True)
            choice.clear()
        for relation, words in _RELATIONS.items():
            if not chooses or relation in (Relation.IS, Relation.IS_NOT):
                self.relation.addItem(words, relation.value)
        for answer in self._tool.answers_of(item.answer_set_id) if item is not None else ():
            self.answer.addItem(answer.label, answer.id)
        for choice in (self.relation, self.answer):
            choice.blockSignals(False)
            choice.updateGeometry()
        chosen = self.subject.currentIndex() >= 0
        self.relation.setVisible(chosen)
        self.answer.setVisible(chosen and chooses)
        self.value.setVisible(chosen and not chooses)

    @property
    def _compares(self) -> bool:
        """Whether what is noted of a case is compared, and not only looked for."""
        return self.relation.currentData() in (Relation.AT_LEAST, Relation.AT_MOST)

    def _days_or_numbers(self) -> tuple[bool, bool]:
        """Return whether a value has to be a day, and whether it may be a number."""
        item = self._item
        if item is None:
            return self._compares, self._compares
        day = self._tool.kind_of_item(item) is AnswerKind.DATE
        return day, not day

    def _misfit(self, text: str) -> Misfit | None:
        days, numbers = self._days_or_numbers()
        fits = not (days or numbers) or not text
        fits = fits or (days and bool(iso_date(text))) or (numbers and bool(number_value(text)))
        if fits:
            return None
        if not numbers:
            return Misfit(tr("That is no day."), tr("Type one, such as 31 March 2024."))
        if not days:
            return Misfit(tr("That is no number."), tr("Type one, such as 10."))
        return Misfit(
            tr("That is neither a number nor a day."),
            tr("Type one, such as 10 or 31 March 2024, or choose “is”."),
        )

    def _tidy(self, text: str) -> str:
        problem = self._misfit(text)
        if problem is not None:
            raise problem
        return self._words(self._as_kept(text))

    def _as_kept(self, text: str) -> str:
        days, numbers = self._days_or_numbers()
        number = number_value(text) if numbers and text else None
        return number or (days and iso_date(text)) or text

    def _words(self, kept: str) -> str:
        """Return a value as it is read: a day by its month's name."""
        days, _ = self._days_or_numbers()
        return date_text(kept) if days and iso_date(kept) == kept and kept else kept

    def _show_value(self, value: str) -> None:
        self._kept = value
        self.value.show_text(self._words(value))

    def _on_value(self, text: str) -> None:
        self._kept = self._as_kept(text.strip())
        self.edited.emit()

    def _on_relation(self, _relation: object) -> None:
        if self.value.text():
            self.value.mark_unsaved()  # what stands there may not fit any more
            self.value.flush()
        self.edited.emit()

    def _on_subject(self, _key: object) -> None:
        self._show_value("")
        self._offer()
        self.edited.emit()


class ConditionRows(QWidget):
    """The rows of a condition, and a way to begin one.

    Signals:
        change_requested: it is another; carries its alternatives.
    """

    change_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ConditionRow] = []
        self._tool = Tool()
        self._subjects: list[tuple[str, str]] = []
        self.add = Button(tr("Add a condition"), ButtonKind.LINK)
        self.add.clicked.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._tab = TabAsSeen(self, self.add)

    def show_condition(
        self, tool: Tool, condition: Alternatives, subjects: Sequence[tuple[str, str]], other: bool
    ) -> None:
        """Show what stands; rows in which something is still missing stay, unless it is *other*."""
        wanted = tuple(tuple(map(_plain, parts)) for parts in condition)
        offered = list(subjects)
        known = {key for _, key in offered}
        for clause in (one for parts in condition for one in parts):
            if subject_key(clause) not in known:
                offered.append((_subject_text(tool, clause), subject_key(clause)))
        again = other or wanted != self.condition or offered != self._subjects
        self._tool, self._subjects = tool, offered
        if again:
            self._build(wanted)
        self.add.setVisible(bool(offered))
        self.add.setText(tr("Add another") if self.rows else tr("Add a condition"))

    @property
    def condition(self) -> tuple[tuple[Clause, ...], ...]:
        """The condition as the rows say it, without those in which something is missing."""
        found: list[list[Clause]] = []
        for row in self.rows:
            clause = row.clause
            if clause is None:
                continue
            if not found or row.either:
                found.append([])
            found[-1].append(clause)
        return tuple(map(tuple, found))

    def flush(self) -> None:
        """Keep what was typed."""
        for row in list(self.rows):
            row.value.flush()

    def _build(self, condition: Sequence[Sequence[Clause]]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for parts in condition:
            for at, clause in enumerate(parts):
                self._append(clause, either=at == 0)

    def _append(self, clause: Clause | None, either: bool) -> ConditionRow:
        row = ConditionRow(self._tool, self._subjects, not self.rows, either)
        row.show_clause(clause)
        row.edited.connect(self._on_edited)
        row.removal_requested.connect(lambda: self._on_removal(row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _on_add(self) -> None:
        row = self._append(None, either=False)
        self._tab.follow()
        row.subject.setFocus()

    def _on_edited(self) -> None:
        self.change_requested.emit(self.condition)

    def _on_removal(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self.rows:
            self.rows[0].joint.hide()
        self.add.setFocus()
        self._on_edited()


def item_subject(item: Item, *, later: bool = False) -> tuple[str, str]:
    """Return a question or line as a condition can rest on it; one asked *later* says so."""
    words = f"{item.key} {shown(item.short or item.text)}".strip()
    if later:
        words = tr("{question} (asked later)", question=words)
    return words, f"{_OF_ITEM}{item.id}"


def attribute_subject(name: str) -> tuple[str, str]:
    """Return an attribute of what is audited as a condition can rest on it."""
    return tr("its {name}", name=name), f"{_ITS}{name}"


def subject_key(clause: Clause) -> str:
    """Return what a part of a condition rests on, as it is chosen."""
    if clause.on_item_id is not None:
        return f"{_OF_ITEM}{clause.on_item_id}"
    return f"{_ITS}{clause.attribute}"


def _subject_text(tool: Tool, clause: Clause) -> str:
    item = tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
    return item_subject(item)[0] if item is not None else attribute_subject(clause.attribute)[0]
