"""The audit's own details: kept as they are typed, dates and times checked beside the field."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.prepare import set_audit
from core.acts.standards import keep_standards
from core.model.audit import Audit, Grouping, Hypothesis
from core.model.changed import Changed
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.share_ladder import FIELD_LADDER
from core.model.standard import Standard
from core.model.tool import Answer, AnswerSet, Item, Question
from core.wording.firmness import NOT_INDEPENDENT
from core.words import CASE, tr
from ui.audit.context import AuditContext
from ui.audit.session import Act
from ui.prepare.audit_details import (
    TEXTS,
    Keep,
    Show,
    date_into,
    date_showing,
    date_typed,
    families_typed,
    finish_typed,
    look_back_typed,
    minutes_typed,
    own_word_typed,
    put_into,
    showing,
    start_typed,
    title_typed,
)
from ui.prepare.columns import hypotheses_shape, standards_shape
from ui.prepare.earlier_card import EarlierCard
from ui.prepare.fields import LineField
from ui.prepare.part import PreparePart
from ui.prepare.share_words import (
    LIMITS,
    WORDS,
    ladder_into,
    ladder_showing,
    limit_typed,
)
from ui.prepare.table_editor import TableEditor, TableKind
from ui.prepare.walk_ticks import WalkTicks
from ui.theme import app_theme
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented

NO_HYPOTHESES = tr(
    "Nothing to test yet. Type what the audit set out to test, a line each. Later say beside it "
    "what became of it: supported, partly, not supported, contradicted, or silent."
)


NO_STANDARDS = tr(
    "No standards yet. Type the number each is cited by, and its words: 3.2, Seen within ten "
    "working days. Questions cite them in Audit tool; a number changed here changes there too."
)


class _Standards(TableKind[Standard]):
    """Standards, whose numbers are cited."""

    def __init__(self, context: AuditContext) -> None:
        super().__init__(
            "standard",
            "standards",
            lambda one: tr("standard {number}", number=one.number),
            lambda: context.session.now.tool.standards,
            ordered=True,
        )

    def keep(self, label: str, rows: Any) -> Act:
        """Return the act that keeps standards, and what cites them."""
        return lambda file: keep_standards(file, label, rows)


class AuditPart(PreparePart):
    """Title, partnership, day and hours, marking, and the long texts."""

    rests_on = frozenset(
        {Audit, Hypothesis, Standard, EarlierAudit, EarlierCount}
        | {Question, Item, Answer, AnswerSet}
    )

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: dict[str, LineField] = {}
        self.texts: dict[str, GrowingText] = {}
        self._shows: dict[str, Show] = {}
        self.grouping = Segmented(
            tr("List and compare the {cases} by"),
            [Option(Grouping.PATHWAY, tr("Pathway")), Option(Grouping.TEAM, tr("Team"))],
        )
        self.grouping.chosen.connect(self._on_grouping)
        hypotheses = TableKind[Hypothesis](
            "hypothesis",
            "hypotheses",
            lambda _: tr("a hypothesis"),
            lambda: context.session.now.hypotheses,
            ordered=True,
        )
        self.hypotheses = TableEditor[Hypothesis](
            context, hypotheses, hypotheses_shape(), NO_HYPOTHESES
        )
        self.standards = TableEditor[Standard](
            context, _Standards(context), standards_shape(), NO_STANDARDS
        )
        self.put_heading(tr("The audit"))
        inside = QWidget()
        self.keep_readable(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(3, 3, 8, 3)
        column.setSpacing(14)
        column.addWidget(self._names())
        column.addWidget(self._day())
        column.addWidget(self._frame())
        column.addWidget(self._long_texts())
        column.addWidget(self._to_test())
        column.addWidget(self._cited())
        column.addWidget(self._share_words())
        self.ticks = WalkTicks()
        self.ticks.chosen.connect(self._on_tick)
        column.addWidget(self.ticks)
        self.earlier = EarlierCard(context)
        column.addWidget(self.earlier)
        column.addStretch(1)
        self.column.addWidget(Scroll(inside), 1)
        app_theme(self).follow(self._fit_sheet)
        self._lock(context.session.read_only)

    def refresh(self) -> None:
        """Show the details; what is being typed stays."""
        audit = self.context.session.now.audit
        for name, field in self.lines.items():
            field.follow(self._shows[name](audit))
        self.lines["audited_many"].setPlaceholderText(audit.audited.several)
        for name, text in self.texts.items():
            text.follow(str(getattr(audit, name)))
        self.grouping.set_value(audit.grouping)
        self.intervals.setChecked(audit.prints_intervals)
        self.ticks.show_audit(audit)
        self.hypotheses.refresh()
        self.standards.refresh()
        self.earlier.refresh()
        self._fit_sheet()

    def begin(self) -> None:
        """Take the focus at the title."""
        self.lines["title"].setFocus()

    def leave(self) -> None:
        """Keep what was typed."""
        for line in self.lines.values():
            line.flush()
        for text in self.texts.values():
            text.flush()
        self.hypotheses.leave()
        self.standards.leave()
        self.earlier.leave()

    def misfit(self) -> LineField | None:
        """Return a line that holds what does not fit, and is not kept."""
        return next((line for line in self.lines.values() if line.misfit), None)

    def _names(self) -> QWidget:
        card = Card()
        marked = ("marking", tr("Marking, on every page of every document"))
        for name, label in (("title", tr("Title")), ("partnership", tr("Partnership")), marked):
            tidy = title_typed if name == "title" else None
            self._add_line(card.column, name, label, tidy, put_into(name))
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, label in (
            ("audited_one", tr("What is audited, one of them")),
            ("audited_many", tr("Several of them")),
        ):
            self._add_line(row, name, label, own_word_typed, put_into(name))
            self.lines[name].only_when_left = True  # every page says the word
        self.lines["audited_one"].setPlaceholderText(CASE.one)
        card.column.addLayout(row)
        return card

    def _day(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label(tr("The day"), Text.SUBHEADING))
        first, second = QHBoxLayout(), QHBoxLayout()
        self._add_line(
            first,
            "day",
            tr("Day"),
            date_typed,
            date_into("day"),
            date_showing("day"),
        )
        self._add_line(
            first, "starts", tr("Starts"), partial(self._timed, start_typed), put_into("starts")
        )
        self._add_line(
            first,
            "finishes",
            tr("Finishes"),
            partial(self._timed, finish_typed),
            put_into("finishes"),
        )
        self._add_line(
            second,
            "minutes_per_case",
            tr("Minutes for each {case}"),
            minutes_typed,
            lambda audit, text: replace(audit, minutes_per_case=int(text)),
        )
        self._add_line(
            second,
            "families_heard",
            tr("Families heard"),
            families_typed,
            lambda audit, text: replace(audit, families_heard=int(text or 0)),
            lambda audit: str(audit.families_heard or ""),
        )
        grouped = QVBoxLayout()
        grouped.setSpacing(4)
        grouped.addWidget(small(tr("List and compare the {cases} by")))
        grouped.addWidget(self.grouping)
        grouped.addStretch(1)
        second.addLayout(grouped, 1)
        for row in (first, second):
            row.setSpacing(16)
            card.column.addLayout(row)
        return card

    def _frame(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label(tr("Its time, its place and its keeping"), Text.SUBHEADING))
        first, second = QHBoxLayout(), QHBoxLayout()
        self._add_date(first, "looked_from", tr("Looks back from"))
        self._add_date(first, "looked_to", tr("Looks back to"))
        self._add_line(first, "venue", tr("Where it is held"), None, put_into("venue"))
        holder = tr("Who answers for this file (a role)")
        self._add_line(second, "data_holder", holder, None, put_into("data_holder"))
        self._add_date(second, "kept_until", tr("Kept until"))
        for row in (first, second):
            row.setSpacing(16)
            card.column.addLayout(row)
        return card

    def _add_date(self, into: QHBoxLayout, name: str, label: str) -> None:
        def fits(text: str) -> str:
            return look_back_typed(self.context.session.now.audit, name, text)

        self._add_line(into, name, label, fits, date_into(name), date_showing(name))

    def _long_texts(self) -> QWidget:
        card = Card()
        for name, label, hint, least in TEXTS:
            field = GrowingText(tr(label), least, 12, hint=hint)
            field.paused.connect(self._keeper(field, put_into(name)))
            self.texts[name] = field
            card.column.addWidget(small(tr(label)))
            card.column.addWidget(field)
        return card

    def _to_test(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label(tr("Hypotheses"), Text.SUBHEADING))
        card.column.addWidget(self.hypotheses)
        return card

    def _cited(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label(tr("Standards and thresholds"), Text.SUBHEADING))
        card.column.addWidget(self.standards)
        return card

    def _share_words(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label(tr("How shares are told"), Text.SUBHEADING))
        card.column.addWidget(
            small(tr("The first that applies is said, with its count. Empty is the usual word."))
        )
        for names in (*WORDS, LIMITS):
            row = QHBoxLayout()
            row.setSpacing(16)
            fits = limit_typed if names is LIMITS else None
            for name, label in names:
                self._add_line(row, name, tr(label), fits, ladder_into(name), ladder_showing(name))
                self.lines[name].setPlaceholderText(str(getattr(FIELD_LADDER, name)))
            card.column.addLayout(row)
        self.intervals = CheckBox(tr("Print how firm shares of returns are (95% interval)"))
        self.intervals.clicked.connect(self._on_intervals)
        card.column.addWidget(self.intervals)
        card.column.addWidget(small(tr(NOT_INDEPENDENT)))
        return card

    def _on_tick(self, name: str, on: bool) -> None:
        said: dict[str, Any] = {name: on}
        audit = replace(self.context.session.now.audit, **said)
        self.do(lambda file: set_audit(file, audit))

    def _on_intervals(self, printed: bool) -> None:
        audit = replace(self.context.session.now.audit, prints_intervals=printed)
        self.do(lambda file: set_audit(file, audit))

    def show_standard(self, row_id: int) -> None:
        """Put the cursor into a standard."""
        self.standards.choose(row_id)
        self.standards.begin()

    def _add_line(
        self,
        into: QHBoxLayout | QVBoxLayout,
        name: str,
        label: str,
        tidy: Callable[[str], str] | None,
        keep: Keep,
        show: Show | None = None,
    ) -> None:
        field = LineField(label, tidy)
        field.paused.connect(self._keeper(field, keep))
        self.lines[name] = field
        self._shows[name] = show or showing(name)
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in (small(label), field, field.problem):
            column.addWidget(widget)
        column.addStretch(1)
        into.addLayout(column, 1) if isinstance(into, QHBoxLayout) else into.addLayout(column)

    def _timed(self, typed: Callable[[Audit, str], str], text: str) -> str:
        return typed(self.context.session.now.audit, text)

    def _keeper(self, field: LineField | GrowingText, keep: Keep) -> Callable[[str], None]:
        def on_paused(text: str) -> None:
            audit = keep(self.context.session.now.audit, text)
            if not self.do(lambda file: set_audit(file, audit), field):
                field.mark_unsaved()

        return on_paused

    def _on_grouping(self, grouping: Grouping) -> None:
        now = self.context.session.now.audit
        audit = replace(now, grouping=grouping, in_one_list=False)
        self.do(lambda file: set_audit(file, audit))

    def _on_changed(self, news: Changed) -> None:
        super()._on_changed(news)
        for name in ("starts", "finishes"):  # what one hour refused, the other may allow now
            if not self.lines[name].problem.isHidden():
                self.lines[name].flush()

    def _fit_sheet(self) -> None:
        """Show every row: the page scrolls, the small sheets do not."""
        self.hypotheses.fit()
        self.standards.fit()
        self.earlier.fit()

    def _lock(self, read_only: bool) -> None:
        for line in self.lines.values():
            line.setReadOnly(read_only)
        for text in self.texts.values():
            text.setReadOnly(read_only)
        self.grouping.setEnabled(not read_only)
        self.ticks.lock(read_only)
