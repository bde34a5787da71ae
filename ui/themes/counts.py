"""Counts: the returns and the room side by side, a line for each item."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.asking import deciding_items
from core.counting.collation import Counts
from core.counting.conditions import DECIDES_WHAT_IS_ASKED
from core.counting.count_lines import CountLine, count_lines
from core.counting.evidence import usable_pairs
from core.counting.grades import scale_of
from core.counting.judgements import (
    JudgementsSelection,
    any_on_incomplete_papers,
    anything_judged,
)
from core.counting.narrowing import Narrowing, is_of_one_case
from core.model.audit import Audit
from core.model.case import (
    Agency,
    AnswerGiven,
    Case,
    Request,
    Return,
    ValueGiven,
)
from core.model.changed_answer import ChangedAnswer
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.finding import Source
from core.model.ids import AgencyId, ItemId, ThemeId
from core.model.judgement import Judgement
from core.model.layers import LayerJudgement
from core.model.parts import PartJudgement
from core.model.snapshot import Snapshot
from core.model.steps import DayOff
from core.model.tool import Item
from core.queries.returns import (
    comments_on,
    counts,
)
from core.wording.counts import legend_words, names_its_answer, returns_head, room_head
from core.wording.live_number import narrowing_words
from core.wording.numbers import Unit
from core.wording.pathways import grouped_by
from core.words import later, tr, word_for
from ui.audit.context import AuditContext
from ui.themes.agreement_line import AgreementLine
from ui.themes.background_count import AnswersKept, BackgroundCount
from ui.themes.count_cells import Selection
from ui.themes.count_row import Shown
from ui.themes.count_table import TableLines, table_lines
from ui.themes.evidence import (
    ON_JUDGEMENTS,
    ON_RETURNS,
    Evidence,
    EvidenceQuery,
    judgements_evidence,
    returns_evidence,
    returns_to,
    split_evidence,
)
from ui.themes.filters import Filters
from ui.themes.legend import Legend
from ui.themes.nothing_yet import NothingYet
from ui.themes.numbers import NumberPointed, number_of, usable_within
from ui.themes.table import CountTable, HeadWords
from ui.themes.view import AROUND, View
from ui.widgets.labels import small
from ui.widgets.scroll import Scroll

_NO_RETURNS: Final = tr("No returns are in this audit, so only what the room judged is counted.")
_NO_JUDGEMENTS: Final = tr(
    "The room has agreed nothing yet: its column appears with the first judgement in Walk."
)
_ALL_EVIDENCE: Final = later(
    "The room's numbers here hold what was agreed on incomplete papers or evidence as well; "
    "“By {group}” leaves it out."
)
_ALL_EVIDENCE_ALONE: Final = tr(
    "The room's numbers here hold what was agreed on incomplete papers or evidence as well."
)
_DASHED: Final = {
    (True, True): tr("Returns: left blank. The room: not agreed or parked"),
    (True, False): tr("Left blank"),
    (False, True): tr("Not agreed or parked"),
    (False, False): "",
}

_COUNTS_REST_ON: Final = frozenset(
    {AnswerGiven, ValueGiven, Return, Case, Agency, ChangedAnswer} | DECIDES_WHAT_IS_ASKED
)


class CountingView(View):
    """The counting table with its legend, and how far the agencies agree."""

    rests_on = frozenset(
        {AnswerGiven, ValueGiven, Return, Request, Judgement, Case, Agency, Source}
        | {ChangedAnswer, LayerJudgement, PartJudgement, EarlierAudit, EarlierCount}
        | {Audit, DayOff}  # by which days periods are counted
        | DECIDES_WHAT_IS_ASKED
    )
    counts = True
    by_agency = True
    by_base = True
    by_meeting = True
    by_group = True

    def __init__(
        self, context: AuditContext, answers: AnswersKept, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._narrowed: set[ItemId] = set()
        self._answers = answers
        self._counts: dict[AgencyId | None, Counts] = {}
        self._counting = BackgroundCount(context.session, answers, self)
        self._counting.found.connect(self._show_lines)
        self._counting.failed.connect(context.show_fault)
        self._compared_item: Item | None = None
        self._compare = QTimer(self, interval=0, singleShot=True)
        self._compare.timeout.connect(self._on_compare)
        self.table = CountTable()
        self.legend = Legend()
        self.missing = small()
        self.agreement = AgreementLine()
        self.nothing = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self._content(), tr("Counts"), steady=True))
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.evidence_requested.connect(self._on_evidence_requested)
        self.table.pointed.connect(self._on_pointed)
        self.table.drawn_off.connect(self._on_drawn_off)
        self.table.narrowing_requested.connect(self._on_narrowing_requested)
        self.table.moved.connect(self._on_moved)
        self.agreement.split_requested.connect(self._on_split_requested)
        self.agreement.broke.connect(self._on_broke)

    def refresh(self, filters: Filters) -> None:
        """Count again and say it in the lines there are; of very much it comes in a moment.

        Meanwhile nothing stands there that other filters counted.
        """
        other, self.filters = filters != self.filters, filters
        now = filters.seen(self.context.session.now)
        self._counting.stop()
        if not now.tool.points or not (now.returns or anything_judged(now)):
            self._say_nothing(now)
            return
        self._stack.setCurrentIndex(0)
        work = partial(table_lines, self.context.session.now, filters, frozenset(self._narrowed))
        if not self._takes_more(now):
            self._show_lines(self._counted_in_file(now))
        elif not self._answers.is_much:
            self._show_lines(work(self._answers.read_now()))
        else:
            if other or not self.table.lines:
                self._wait()
            self._counting.begin(work)

    def _wait(self) -> None:
        for part in (self.table, self.legend, self.agreement):
            part.hide()
        self.missing.setText(tr("Being counted…"))
        self.missing.show()

    def _show_lines(self, found: TableLines) -> None:
        now = self.filters.seen(self.context.session.now)
        returns, room = bool(now.returns), anything_judged(now)
        lines = list(found.lines)
        head, narrowing = self._head(now, found), self.filters.of_returns
        only, alone = narrowing_words(now, narrowing), is_of_one_case(now, narrowing.within)
        look = Shown(self.filters.base, returns, room, names_its_answer(lines), only, alone)
        self.table.show_lines(lines, head, look)
        for part in (self.table, self.legend):
            part.show()
        missing = "" if returns and room else _NO_RETURNS if room else _NO_JUDGEMENTS
        if any_on_incomplete_papers(now):
            grouped = tr(_ALL_EVIDENCE, group=grouped_by(now)) if any(now.groups()) else ""
            missing = f"{missing} {grouped or _ALL_EVIDENCE_ALONE}".strip()
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.legend.show_words(legend_words(lines), _DASHED[returns, room])
        self._show_agreement()

    def forget(self, kinds: frozenset[type]) -> None:
        """Count the returns again where their answers changed, or the agreement of agencies."""
        if not kinds.isdisjoint(_COUNTS_REST_ON):
            self._counts.clear()
            self._compared_item = None

    def take_focus(self) -> bool:
        """Take the focus to the first number."""
        return self._stack.currentIndex() == 0 and self.table.focus_line()

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme chosen, or that of the line the keyboard is on."""
        line = self.table.line
        own = line.question.theme_id if line is not None else None
        return self.filters.theme_id or own

    def evidence(self, selection: Selection) -> Evidence:
        """Return what is behind a number."""
        session = self.context.session
        if isinstance(selection, JudgementsSelection):
            return judgements_evidence(self.filters.room(session.now), selection)
        item = session.now.tool.item[selection.item_id]
        agency, narrowed = self.filters.agency_id, selection.narrowed
        now, narrowing, base = session.now, self.filters.of_returns, self.filters.base
        usable = usable_within(session, narrowing)
        returns = returns_to(session, item, agency, narrowed=narrowed, usable=usable)
        comments = session.read(lambda file: comments_on(file, item.question_id))
        alone = is_of_one_case(now, narrowing.within)
        return returns_evidence(now, returns, selection, comments, base, alone=alone)

    # Making

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*AROUND)
        column.setSpacing(10)
        for part in (self.missing, self.table, self.legend, self.agreement):
            column.addWidget(part)
        column.addStretch()
        return content

    def _takes_more(self, now: Snapshot) -> bool:
        """Return whether more than one count in the file is needed for the lines."""
        tool = now.tool
        plain = all(
            tool.kind_of_item(one).one_of_some and scale_of(tool, one.answer_set_id) is None
            for one in tool.items
        )
        return bool(self.filters.of_returns or self._narrowed or deciding_items(tool)) or not plain

    def _counted_in_file(self, now: Snapshot) -> TableLines:
        """Count what nothing narrows but an agency."""
        agency = self.filters.agency_id
        if agency not in self._counts:
            self._counts[agency] = self.context.session.read(lambda file: counts(file, agency))
        usable, room = len(usable_pairs(now, agency)), self.filters.room(now)
        lines = count_lines(room, self._counts[agency], usable, self.filters.theme_id)
        return TableLines(tuple(lines), usable)

    def _head(self, now: Snapshot, found: TableLines) -> HeadWords:
        base, lines = self.filters.base, list(found.lines)
        usable = Unit.RETURNS.of(found.usable)
        return HeadWords(
            tr("Returns"),
            self._caption(now, usable),
            returns_head(lines),
            word_for(base),
            tr("The room"),
            self._room_caption(now),
            room_head(lines),
        )

    def _room_caption(self, now: Snapshot) -> str:
        """Say over the room's numbers of how many cases they are, and at which meeting."""
        held, group = self.filters.room(self.context.session.now).cases, self.filters.group
        said = Unit.CASES.of(len(held))
        if self.filters.meeting is not None:
            said = tr("{said} settled there", said=said)
        only = narrowing_words(now, Narrowing(within=(group,))) if group is not None else ""
        return f"{said}, {only}" if only else said

    def _caption(self, now: Snapshot, usable: str) -> str:
        """Say over the returns how many they are, of whom, and only which."""
        agency, only = self.filters.agency_id, self.filters.of_returns
        said = usable.replace(" ", " usable ", 1)
        if agency:
            said = tr(
                "{usable} from {whose}", usable=usable, whose=now.short_name(now.agency[agency])
            )
        return f"{said}, {narrowing_words(now, only)}" if only else said

    def _say_nothing(self, now: Snapshot) -> None:
        self._stack.setCurrentIndex(1)
        if not now.tool.points:
            self.nothing.say(
                tr("There is nothing to count yet"),
                tr("This audit has no questions. Choose an audit tool under Prepare (Ctrl+1)."),
            )
            return
        self.nothing.say(
            tr("There is nothing to count yet"),
            tr(
                "Bring returns in with Ctrl+I, or agree the first judgement in Walk (Ctrl+2). "
                "Both are counted here as they come."
            ),
        )

    # Agreement

    def _show_agreement(self) -> None:
        item = self._compared()
        self.agreement.setVisible(item is not None)
        if item is not self._compared_item:
            self._compared_item = item
            self._compare.start()

    def _on_compare(self) -> None:
        """Read the answers once the window has painted where the keyboard is."""
        item = self._compared_item
        if not self.isVisible():
            self._compared_item = None
        elif item is not None:
            self.agreement.show_returns(returns_to(self.context.session, item))

    def _compared(self) -> Item | None:
        """Return the item of the keyboard's line, or of the first line with returns."""
        rows = (row.line for row in self.table.lines)
        lines = [line for line in (self.table.line, *rows) if line is not None]
        return next((line.item for line in lines if line.counted is not None), None)

    # News

    def _on_evidence_requested(self, selection: Selection) -> None:
        self.evidence_requested.emit(self._query(selection))

    def _query(self, selection: Selection) -> EvidenceQuery:
        judged = isinstance(selection, JudgementsSelection)
        rests_on = ON_JUDGEMENTS if judged else ON_RETURNS
        return EvidenceQuery(partial(self.evidence, selection), rests_on)

    def _on_pointed(self, selection: Selection | None) -> None:
        if selection is None:
            self.pointed.emit(None)
            return
        number = number_of(self.context.session.now, selection, self.filters)
        found = NumberPointed(number, self._query(selection)) if number is not None else None
        self.pointed.emit(found)

    def _on_drawn_off(self, selection: Selection) -> None:
        self.carry(number_of(self.context.session.now, selection, self.filters))

    def _on_narrowing_requested(self, item_id: ItemId) -> None:
        self._narrowed ^= {item_id}
        self.refresh(self.filters)

    def _on_moved(self, _line: CountLine) -> None:
        self._show_agreement()

    def _on_split_requested(self) -> None:
        item = self._compared()
        if item is not None:
            self.evidence_requested.emit(EvidenceQuery(partial(self._split, item), ON_RETURNS))

    def _on_broke(self, error: Exception) -> None:
        raise error

    def _split(self, item: Item) -> Evidence:
        session = self.context.session
        return split_evidence(session.now, returns_to(session, item))
