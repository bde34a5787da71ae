"""The first views of a question: an agency a row, or cards counted, before the returns are seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.counting.first_views import FirstLine, FirstTable
from core.model.ids import CaseId
from core.model.tool import Answer, Point
from core.words import plural, tr
from ui.theme import Tone, app_theme
from ui.walk.first_views.cards import CardCounts
from ui.walk.first_views.row import FirstViewRow
from ui.walk.first_views.value_row import ValueViewRow
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.scroll import bring_into_sight
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import KeyCap, Tag

_MANY: Final = 8
"""Agencies above which rows are set close."""


class FirstWay(Enum):
    """How first views are taken: by agency, or as a count of cards."""

    AGENCY = "agency"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class TypedViews:
    """First views no key can give: how they are typed, and each as typed and in words."""

    hint: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FirstAsked:
    """What is asked for first: where, of whom, by which names, and what is typed if any is."""

    case_id: CaseId
    point: Point
    reference: str
    table: FirstTable
    names: tuple[str, ...]
    people_here: int = 0
    typed: TypedViews | None = None


class FirstViewsCard(Card):
    """Knows no session; says what was pressed for whom.

    Signals:
        given: a view was given; carries the agency (None for the room) and the answer, None
            for no view.
        view_typed: a view was typed; carries the agency and the text.
        taken_back: the last view is to be taken back.
        counted: cards were counted; carries the numbers by answer.
    """

    given = Signal(object, object)
    view_typed = Signal(object, str)
    taken_back = Signal()
    counted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = app_theme(self)
        self.asked: FirstAsked | None = None
        self._way = FirstWay.AGENCY
        self._current = 0
        self.rows: list[FirstViewRow | ValueViewRow] = []
        self._digits = True
        self.progress = Tag("", Tone.ACCENT)
        self.way = Segmented(
            tr("How first views are taken"),
            [
                Option(FirstWay.AGENCY, tr("By agency")),
                Option(FirstWay.CARDS, tr("Count the cards")),
            ],
        )
        self.way.chosen.connect(self._on_way)
        self._in_room = Label(tr("In the room"), Text.SMALL_STRONG, wrap=False)
        self._heads: list[KeyCap] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.counts = CardCounts()
        self.counts.counted.connect(self.counted)
        self.about = small()
        self.problem = Label("", Text.SMALL, Tone.BAD)
        self.problem.hide()
        self.column.setSpacing(6)
        self.column.addLayout(self._heading())
        self.column.addWidget(self._key_heads())
        self.column.addLayout(self._lines)
        self.column.addWidget(self.counts)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.about)
        self._keys = self._key_hints()
        self.column.addWidget(self._keys)

    @property
    def current(self) -> FirstViewRow | ValueViewRow | None:
        """The row the next key is for."""
        return self.rows[self._current] if self._current < len(self.rows) else None

    @property
    def line(self) -> FirstLine | None:
        """What is known of the agency the next key is for; None for the room as a whole."""
        lines = self.asked.table.lines if self.asked is not None else ()
        return lines[self._current] if self._current < len(lines) else None

    def show_first(self, asked: FirstAsked, *, takes_digits: bool) -> None:
        """Show a question's first views; the next that waits is in front where it is another."""
        before, self.asked = self.asked, asked
        self._digits = takes_digits
        same = before is not None and (before.case_id, before.point) == (asked.case_id, asked.point)
        if not same:
            self._way = FirstWay.CARDS if asked.table.counted > 1 else FirstWay.AGENCY
            self._current = self._first_waiting()
        elif before is not None and before.table != asked.table:
            self._current = self._following(before.table)
        self.way.set_value(self._way)
        if not same:
            self.say("")
            for row in self.rows:
                if isinstance(row, ValueViewRow):
                    row.forget()
        self._show_rows()

    def say(self, problem: str) -> None:
        """Say why what was typed is no view; the line keeps it."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def forget(self) -> None:
        """Ask nothing here any more."""
        self.asked = None

    def take_focus(self) -> None:
        """Put the keyboard on the agency whose view comes next."""
        row = self.current
        if self._way is FirstWay.CARDS:
            self.counts.take_focus()
        elif row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(row)

    def press(self, number: int) -> None:
        """Give the answer with this number for the agency in front; 0 is no view."""
        answers = self._answers
        row = self.current
        if row is None or self._way is FirstWay.CARDS or not 0 <= number <= len(answers):
            return
        chosen = answers[number - 1].id if number else None
        self.given.emit(row.agency_id, chosen)

    def go(self, step: int) -> None:
        """Go to another agency, also one that is not here: its view comes by call."""
        if 0 <= self._current + step < len(self.rows):
            self._current += step
            self._show_rows()
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all names one width."""
        super().resizeEvent(event)
        self._fit_names()

    @property
    def _answers(self) -> tuple[Answer, ...]:
        return self.asked.table.answers if self.asked is not None else ()

    def _first_waiting(self) -> int:
        lines = self.asked.table.lines if self.asked is not None else ()
        waits = (at for at, one in enumerate(lines) if one.here and one.view is None)
        return next(waits, 0)

    def _following(self, before: FirstTable) -> int:
        """Return the row to go on with: the next that waits below what was just given."""
        lines = self.asked.table.lines if self.asked is not None else ()
        changed = [
            at for at, (old, new) in enumerate(zip(before.lines, lines, strict=False)) if old != new
        ]
        at = changed[0] if changed else self._current
        if at < len(lines) and lines[at].view is None:
            return at  # taken back
        later = [n for n, one in enumerate(lines) if one.here and one.view is None]
        return next((n for n in later if n > at), later[0] if later else at)

    def _show_rows(self) -> None:
        asked = self.asked
        if asked is None:
            return
        by_agency = self._way is FirstWay.AGENCY
        lines = asked.table.lines
        self._fit(len(lines) or 1 if asked.table.answers else len(lines) if asked.typed else 0)
        held = self.focusWidget()
        focused = held is not None and held.hasFocus() and held is not self.way
        focused = focused and any(one is held or one.isAncestorOf(held) for one in self.rows)
        for at, row in enumerate(self.rows):
            row.setVisible(by_agency)
            if isinstance(row, ValueViewRow):
                self._show_typed(row, at, lines)
            else:
                row.takes_digits = self._digits
                self._show_row(row, at, lines)
        self._show_words(asked, by_agency=by_agency)
        self._fit_names()
        if focused and self.current is not None:
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.current)

    def _show_row(self, row: FirstViewRow, at: int, lines: Sequence[FirstLine]) -> None:
        asked = self.asked
        if asked is None:
            return
        slim = len(self.rows) > _MANY
        if not lines:
            cards = asked.table.cards
            row.show_line(
                None,
                tr("First views of the room"),
                asked.table.answers,
                cards[0][0].id if cards else None,
                was_asked=bool(cards),
                absent="",
                slim=slim,
            )
            return
        line = lines[at]
        name, away = self._name(line, at, asked.names[at])
        row.show_line(
            line.agency.id,
            name,
            asked.table.answers,
            line.answer.id if line.answer is not None else None,
            was_asked=line.view is not None,
            absent=tr("Not here today") if away else "",
            slim=slim,
        )

    def _show_typed(self, row: ValueViewRow, at: int, lines: Sequence[FirstLine]) -> None:
        asked = self.asked
        if asked is None or asked.typed is None:
            return
        line, (typed, said) = lines[at], asked.typed.lines[at]
        name, away = self._name(line, at, asked.names[at])
        said = said or (tr("no view") if line.view is not None else "")
        absent = tr("Not here today") if away else ""
        row.show_line(line.agency.id, name, typed, said, asked.typed.hint, absent=absent)

    def _name(self, line: FirstLine, at: int, name: str) -> tuple[str, bool]:
        """Return what an agency is called in its row, and whether it is passed over."""
        away = not line.here and line.view is None and at != self._current
        by_call = line.by_call or (not line.here and not away)
        return tr("{name} · by call", name=name) if by_call else name, away

    def _show_words(self, asked: FirstAsked, *, by_agency: bool) -> None:
        table = asked.table
        kept = bool(table.answers)
        self.progress.setText(_progress(table, by_agency=by_agency))
        self.progress.setVisible(bool(self.progress.text()))
        self.way.setVisible(kept)
        self._top.setVisible(kept and by_agency)
        self._keys.setVisible(kept and by_agency)
        for at, head in enumerate(self._heads):
            head.setText(str(at + 1) if at < 9 else "")
        self.counts.setVisible(kept and not by_agency)
        if kept and not by_agency:
            counts = {answer.id: count for answer, count in table.cards}
            self.counts.show_counts(table.answers, counts, _sum_words(asked))
        self.about.setText(_about(asked))
        self.about.setVisible(bool(self.about.text()))

    def _made_row(self) -> FirstViewRow | ValueViewRow:
        if self._is_typed:
            line = ValueViewRow(self)
            line.entered.connect(self._on_entered)
            return line
        row = FirstViewRow(self)
        row.numbered.connect(self.press)
        row.chosen.connect(self._on_pressed)
        return row

    @property
    def _is_typed(self) -> bool:
        return self.asked is not None and self.asked.typed is not None

    def _fit(self, count: int) -> None:
        other = FirstViewRow if self._is_typed else ValueViewRow
        kept = 0 if self.rows and isinstance(self.rows[0], other) else count
        while len(self.rows) > kept:
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < count:
            row = self._made_row()
            row.taken_back.connect(self.taken_back)
            row.moved.connect(self.go)
            row.reached.connect(self._on_reached)
            self.rows.append(row)
            self._lines.addWidget(row)
        self._current = min(self._current, max(0, count - 1))
        answers = len(self._answers)
        while len(self._heads) > answers:
            gone_head = self._heads.pop()
            gone_head.hide()
            gone_head.deleteLater()
        while len(self._heads) < answers:
            self._heads.append(KeyCap())
            self._head_row.addWidget(self._heads[-1], 1, Qt.AlignmentFlag.AlignHCenter)

    def _fit_names(self) -> None:
        width = min(self._theme.px(200), round(self.width() * 0.3))
        self._in_room.setFixedWidth(width)
        for row in self.rows:
            row.set_name_width(width)

    def _on_pressed(self, number: int) -> None:
        row = self.sender()
        if isinstance(row, FirstViewRow) and row in self.rows:
            self._current = self.rows.index(row)
            self.press(number)

    def _on_entered(self, text: str) -> None:
        row = self.sender()
        if isinstance(row, ValueViewRow) and row in self.rows and row.agency_id is not None:
            self._current = self.rows.index(row)
            self.say("")
            self.view_typed.emit(row.agency_id, text)

    def _on_reached(self) -> None:
        row = self.sender()
        at = next((n for n, one in enumerate(self.rows) if one is row), None)
        if at is not None and at != self._current:
            self._current = at
            self._show_rows()

    def _on_way(self, way: object) -> None:
        if isinstance(way, FirstWay):
            self._way = way
            self._show_rows()
            self.take_focus()

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(subheading(tr("First views")))
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.way)
        return row

    def _key_heads(self) -> QWidget:
        self._top = QWidget()
        self._head_row = QHBoxLayout(self._top)
        self._head_row.setContentsMargins(8, 0, 8, 0)
        self._head_row.setSpacing(10)
        self._head_row.addWidget(self._in_room)
        return self._top

    def _key_hints(self) -> QWidget:
        hints = QWidget()
        flow = FlowLayout(hints, gap=18, line_gap=4)
        pairs = (
            ("0", tr("no view, next agency")),
            (tr("Backspace"), tr("takes the last one back")),
            ("", tr("Up and Down: another agency, by call too")),
        )
        for key, said in pairs:
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            if key:
                row.addWidget(KeyCap(key))
            row.addWidget(Label(said, Text.SMALL, wrap=False))
            flow.addWidget(part)
        return hints


def _progress(table: FirstTable, *, by_agency: bool) -> str:
    if not table.asks or not by_agency or not table.here:
        return ""
    return tr("{given} of {count} given", given=table.given, count=len(table.here))


def _about(asked: FirstAsked) -> str:
    if asked.typed is not None and asked.table.lines:
        return tr(
            "{hint}. Enter keeps it; Enter in an empty line is no view, Backspace takes the "
            "last one back. Up and Down: another agency, by call too.",
            hint=asked.typed.hint,
        )
    if not asked.table.lines:
        return tr("Nobody here worked with {reference}.", reference=asked.reference)
    return ""


def _sum_words(asked: FirstAsked) -> str:
    cards = plural(asked.table.counted, tr("card"), tr("cards"))
    if not asked.people_here:
        return cards
    people = plural(asked.people_here, tr("person"), tr("people"))
    return tr("{cards}; {people} here", cards=cards, people=people)
