"""By pathway: what the room agreed along each, in words with counts; single cases in words only."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.collation import PathwayRow, RoomCount, on_complete_papers, pathway_matrix
from core.counting.wording import Unit, about_share, listed, pathway_in_words
from core.model.audit import Grouping
from core.model.case import Case, Papers
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from ui.desk import Desk
from ui.themes.evidence import Evidence, room_evidence
from ui.themes.figures import Filters, RoomWish, has_judgements
from ui.themes.matrix import Cell, Grid, Matrix
from ui.themes.nothing import NothingYet
from ui.themes.view import AROUND, View
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll


class PathwaysView(View):
    """The matrix, what is kept out of it, and the pathways that brought one case."""

    rests_on = frozenset(
        {"judgements", "cases", "audit", "themes", "questions", "items", "answers", "answer_sets"}
    )
    counts = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: tuple[PathwayRow, ...] = ()
        self._wishes: list[list[RoomWish | None]] = []
        self.lead = small()
        self.kept_out = small()
        self.matrix = Matrix()
        self.singles = Card(margin=14)
        self._single_words: list[Label] = []
        self.nothing = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self._content(), "By pathway", steady=True))
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.matrix.asked.connect(self._on_asked)

    def refresh(self, filters: Filters) -> None:
        """Say for each pathway what was agreed."""
        self.filters = filters
        now = self.desk.session.now
        if not has_judgements(now):
            self._stack.setCurrentIndex(1)
            self.nothing.say(
                "No judgements to compare yet",
                "Agree judgements in Walk (Ctrl+2). They are compared here by "
                f"{_group(now)}, in words with their counts.",
            )
            return
        self._stack.setCurrentIndex(0)
        rows = pathway_matrix(now)
        self._rows = tuple(row for row in rows if not row.single)
        singles = [row for row in rows if row.single]
        self.matrix.show_grid(self._grid(now))
        self.matrix.setVisible(bool(self._rows))
        self.lead.setText(_lead(now, self._rows))
        self.kept_out.setText(kept_out_words(now))
        self._show_singles([(_named(now, row), pathway_in_words(now, row)) for row in singles])

    def take_focus(self) -> bool:
        """Take the focus to the matrix."""
        if self._stack.currentIndex() == 0 and self._rows:
            self.matrix.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*AROUND)
        column.setSpacing(10)
        for part in (self.lead, self.matrix, self.kept_out, self.singles):
            column.addWidget(part)
        column.addStretch()
        self.singles.column.addWidget(Label("One case only, told in words", Text.STRONG))
        return content

    def _grid(self, now: Snapshot) -> Grid:
        theme_id = self.filters.theme_id
        shown = [
            at
            for at, point in enumerate(now.tool.points)
            if theme_id in (None, now.tool.theme_at(point).id)
        ]
        self._wishes = [[_wish(row.cells[at]) for row in self._rows] for at in shown]
        points = [now.tool.points[at] for at in shown]
        return Grid(
            tuple(f"{now.tool.key_at(point)}  {now.tool.short_at(point)}" for point in points),
            tuple(_named(now, row) for row in self._rows),
            tuple(Unit.CASES.of(len(row.cases)) for row in self._rows),
            tuple(tuple(_cell(row.cells[at]) for row in self._rows) for at in shown),
        )

    def _show_singles(self, said: list[tuple[str, str]]) -> None:
        self.singles.setVisible(bool(said))
        while len(self._single_words) < 2 * len(said):
            for label in (Label("", Text.SMALL_STRONG), Label("", Text.BODY)):
                self._single_words.append(label)
                self.singles.column.addWidget(label)
        texts = [text for pair in said for text in pair]
        for at, label in enumerate(self._single_words):
            label.setVisible(at < len(texts))
            label.setText(texts[at] if at < len(texts) else "")

    def _on_asked(self, row: int, column: int) -> None:
        wish = self._wishes[row][column]
        if wish is not None:
            self.asked.emit(partial(self._evidence, wish, self._rows[column].pathway))

    def _evidence(self, wish: RoomWish, pathway: str) -> Evidence:
        """Return the judgements a cell counts: on complete papers, along its pathway."""
        now = self.desk.session.now
        counted = frozenset(
            case.id
            for case in now.groups().get(pathway, ())
            if (held := now.judgement(case.id, wish.point)) is not None
            and on_complete_papers(case, held)
        )
        return room_evidence(now, wish, counted)


def _wish(cell: RoomCount) -> RoomWish | None:
    if cell.lead is None or not cell.agreed_lead:
        return None
    return RoomWish(cell.point, JudgementState.AGREED, cell.lead.id)


def _cell(cell: RoomCount) -> Cell:
    if not cell.agreed:
        return Cell("kept out, papers incomplete" if cell.left_out else "nothing agreed")
    counts = f"{cell.agreed_lead} of {Unit.CASES.of(cell.agreed)}"
    return Cell(about_share(cell.agreed_lead, cell.agreed), counts, _wish(cell))


def _group(now: Snapshot) -> str:
    return "pathway" if now.audit.grouping is Grouping.PATHWAY else "team"


def _named(now: Snapshot, row: PathwayRow) -> str:
    return row.pathway or f"No {_group(now)} named"


def _lead(now: Snapshot, rows: tuple[PathwayRow, ...]) -> str:
    """Say what the cells count, and of what."""
    labels = {cell.lead.label.lower() for row in rows for cell in row.cells if cell.lead}
    answer = f"“{labels.pop()}”" if len(labels) == 1 else "the leading answer"
    return (
        f"In how many cases the room agreed {answer}, by {_group(now)}. "
        "The base is the cases agreed on complete papers, all answers."
    )


def kept_out_words(now: Snapshot) -> str:
    """Say which cases and judgements are kept out for their papers, or that none is."""
    papers = [case.reference for case in now.cases if case.papers is Papers.INCOMPLETE]
    seen = [
        f"{case.reference} (question {listed([now.tool.key_at(one.point) for one in partly])})"
        for case in now.cases
        if case.papers is Papers.COMPLETE and (partly := _partly_seen(now, case))
    ]
    said = []
    if papers:
        said.append(
            f"Cases with incomplete papers are kept out of these figures: {listed(papers)}."
        )
    if seen:
        also = "Judgements made on partial evidence are kept out"
        said.append(f"{also}{' as well' if papers else ''}: {listed(seen)}.")
    return " ".join(said) or "Nothing is kept out: every judgement was made on complete papers."


def _partly_seen(now: Snapshot, case: Case) -> list[Judgement]:
    return [
        held
        for held in now.judgements_of(case.id)
        if held.state is JudgementState.AGREED and not on_complete_papers(case, held)
    ]
