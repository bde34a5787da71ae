"""The lens: everything behind the number that is pointed at or has the focus."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.counting.before_after import CaseMove
from core.counting.lens import FEW_LETTERS, Lens, LensColumn, case_letters
from core.counting.live_number import Counted, LiveCount, LiveNumber, item_of, point_of
from core.model.bearing import Bearing
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.lens import column_words, lens_words, letter_words, move_words
from core.words import tr
from ui.themes.evidence import EvidenceTarget, judged_at
from ui.themes.interval_line import IntervalLine
from ui.themes.lens_grid import LensGrid, LensHead, LensLetter, LensLine
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag


@dataclass(frozen=True, slots=True)
class _Several:
    """A cell with too many cases to name; entering it names them."""

    row: int
    column: int


class LensPanel(QWidget):
    """Shows a `Lens`, its parts always in the same order.

    Signals:
        visit_requested: a letter was entered; carries its `EvidenceTarget`.
        filter_requested: go to these returns; carries the `LiveNumber`.
        use_requested: use the number in a finding; carries the `LiveNumber`.
        list_requested: list the returns with what they wrote.
        copied: it was copied as a sentence; carries the `LiveNumber` and the sentence.
        left: Esc was pressed.
    """

    visit_requested = Signal(object)
    filter_requested = Signal(object)
    use_requested = Signal(object)
    copied = Signal(object, str)
    list_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: Snapshot | None = None
        self._shown: Lens | None = None
        self._opened: set[_Several] = set()
        self.title = Label("", Text.SMALL_STRONG)
        self.strong = Label("", Text.HEADING)
        self.counted = Label("", Text.STRONG)
        self.unit = Label("")
        self.grid = LensGrid()
        self.left_out = small()
        self.go_to = Button(tr("Go to these"), ButtonKind.LINK, size=Size.SMALL)
        self.list = Button(tr("What they wrote"), ButtonKind.LINK, size=Size.SMALL)
        self.firm = Label("")
        self.interval = IntervalLine()
        self.rests = Label("")
        self.moved = Label("")
        self._heads: dict[Label, Label] = {}
        self._moves = FlowLayout(gap=6, line_gap=6)
        self.tags: list[Tag] = []
        self.use = Button(tr("Use in a finding"), ButtonKind.PRIMARY, "Alt L", Size.SMALL)
        self.use.hide()
        self.copy = Button(tr("Copy as a sentence"), size=Size.SMALL)
        self._lay_out()
        self.grid.entered_letter.connect(self._on_entered)
        self.grid.left.connect(self.left)
        self.go_to.clicked.connect(self._on_go_to)
        self.use.clicked.connect(self._on_use)
        self.list.clicked.connect(self.list_requested)
        self.copy.clicked.connect(self._on_copy)

    @property
    def number(self) -> LiveNumber | None:
        """The number that is shown."""
        return self._shown.found.number if self._shown is not None else None

    @property
    def shown(self) -> Lens | None:
        """What is shown."""
        return self._shown

    def show_lens(self, now: Snapshot, shown: Lens) -> None:
        """Show what is behind another number."""
        if (shown.found, now) == (self._shown.found if self._shown else None, self._now):
            return
        self._now, self._shown = now, shown
        self._opened.clear()
        said = lens_words(now, shown)
        for label, text in (
            (self.title, said.title),
            (self.strong, said.strong),
            (self.counted, said.counted),
            (self.unit, said.unit),
            (self.left_out, said.left_out),
            (self.firm, said.firm),
            (self.rests, said.rests),
            (self.moved, said.moved),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        for label, head in self._heads.items():
            head.setVisible(bool(label.text()))
        self._show_grid(now, shown)
        self.interval.show_interval(shown.interval, shown.found.percent)
        self._show_moves(now, shown)
        returns = shown.found.number.counted is Counted.RETURNS
        self.go_to.setVisible(returns and bool(shown.found.members))
        self.list.setVisible(bool(shown.found.members))
        self.copy.setAccessibleDescription(said.sentence)

    def take_focus(self) -> None:
        """Put the focus on the first letter, or where none is on what can be done with it."""
        first = self.copy if self.grid.isHidden() else self.grid
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc from wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(6)
        share = QHBoxLayout()
        share.setSpacing(10)
        share.addWidget(self.strong)
        share.addWidget(self.counted, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(share)
        column.addWidget(self.unit)
        column.addSpacing(6)
        column.addWidget(self.grid)
        column.addWidget(self.left_out)
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.go_to)
        links.addWidget(self.list)
        links.addStretch()
        column.addLayout(links)
        for head, said in (
            (tr("How firm it is"), self.firm),
            (tr("How much rests on one"), self.rests),
            (tr("Agencies said, the room agreed"), self.moved),
        ):
            column.addSpacing(8)
            self._heads[said] = Label(head, Text.SMALL_STRONG)
            column.addWidget(self._heads[said])
            column.addWidget(said)
            if said is self.firm:
                column.addWidget(self.interval)
        column.addLayout(self._moves)
        column.addStretch()
        foot = FlowLayout(gap=8, line_gap=6)
        foot.addWidget(self.use)
        foot.addWidget(self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 10, 14)
        whole.setSpacing(6)
        whole.addWidget(self.title)
        whole.addWidget(Scroll(inside, tr("Behind the number")), 1)
        whole.addLayout(foot)

    def _show_grid(self, now: Snapshot, shown: Lens) -> None:
        heads = [LensHead(column_words(one), _bearing(one)) for one in shown.columns]
        letters = case_letters(now)
        lines = [
            LensLine(
                _agency_name(now, row.agency_id),
                tuple(
                    self._cell(now, shown, letters, row.agency_id, cases, _Several(down, across))
                    for across, cases in enumerate(row.cells)
                ),
            )
            for down, row in enumerate(shown.rows)
        ]
        self.grid.show_lines(heads, lines)
        self.grid.setVisible(bool(lines))

    def _cell(
        self,
        now: Snapshot,
        shown: Lens,
        letters: dict[CaseId, str],
        agency_id: AgencyId | None,
        cases: tuple[CaseId, ...],
        place: _Several,
    ) -> tuple[LensLetter, ...]:
        column = shown.columns[place.column]
        if len(cases) > FEW_LETTERS and place not in self._opened:
            several = tr("{count}, Enter names them.", count=len(cases))
            more = tr("{count} …", count=len(cases))  # a bare figure could be a case's name
            return (LensLetter(more, several, _bearing(column), place),)
        return tuple(
            LensLetter(
                letters[case],
                letter_words(now, column, case, agency_id),
                _own_bearing(shown.found, case, agency_id),
                case,
            )
            for case in cases
        )

    def _show_moves(self, now: Snapshot, shown: Lens) -> None:
        moves = shown.moved.moves if shown.moved is not None else ()
        said = [_move(now, one) for one in moves[:FEW_LETTERS]]
        if len(moves) > FEW_LETTERS:
            said.append((tr("and {count} more", count=len(moves) - FEW_LETTERS), None))
        while len(self.tags) < len(said):
            self.tags.append(Tag())
            self._moves.addWidget(self.tags[-1])
        for at, tag in enumerate(self.tags):
            tag.setVisible(at < len(said))
            if at < len(said):
                tag.show_text(*said[at])

    # News

    def _on_entered(self, value: object) -> None:
        if self._now is None or self._shown is None:
            return
        if isinstance(value, _Several):
            self._opened.add(value)
            self._show_grid(self._now, self._shown)
            return
        target = _target(self._now, self._shown.found.number, value)
        if target is not None:
            self.visit_requested.emit(target)

    def _on_go_to(self) -> None:
        self.filter_requested.emit(self.number)

    def _on_use(self) -> None:
        self.use_requested.emit(self.number)

    def _on_copy(self) -> None:
        if self._now is not None and self._shown is not None:
            said = lens_words(self._now, self._shown).sentence
            QGuiApplication.clipboard().setText(said)
            self.copied.emit(self._shown.found.number, said)


def _move(now: Snapshot, one: CaseMove) -> tuple[str, Bearing | None]:
    letter, before, after = move_words(now, one)
    said = tr("{letter} {before} → {after}", letter=letter, before=before, after=after)
    return said, one.after.bearing if one.after is not None else None


def _target(now: Snapshot, number: LiveNumber, case: object) -> EvidenceTarget | None:
    if not isinstance(case, int):
        return None
    item = item_of(now.tool, number) if number.counted is Counted.RETURNS else None
    point = judged_at(now, item) if item is not None else point_of(now.tool, number)
    return EvidenceTarget(CaseId(case), point) if point is not None else None


def _agency_name(now: Snapshot, agency_id: AgencyId | None) -> str:
    agency = now.agency.get(agency_id) if agency_id is not None else None
    return now.short_name(agency) if agency is not None else ""


def _bearing(column: LensColumn) -> Bearing | None:
    return column.answer.bearing if column.answer is not None else None


def _own_bearing(found: LiveCount, case: CaseId, agency_id: AgencyId | None) -> Bearing | None:
    answer = found.answers.get((case, agency_id))
    return answer.bearing if answer is not None else None
