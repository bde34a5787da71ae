"""The audit's own details: kept as they are typed, dates and times checked beside the field."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.prepare import set_audit
from core.counting.hours import ends_too_early
from core.model.audit import Audit, Grouping, Hypothesis
from core.model.changed import Changed
from core.model.clock import date_text
from core.model.fault import shown
from core.words import CASE, later, tr
from ui.audit.context import AuditContext
from ui.prepare.columns import hypotheses_shape
from ui.prepare.fields import LineField
from ui.prepare.part import PreparePart
from ui.prepare.table_editor import TableEditor, TableKind
from ui.prepare.words import typed_date, typed_minutes, typed_time
from ui.theme import app_theme
from ui.widgets.card import Card
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented
from ui.widgets.table.shape import Misfit

Keep = Callable[[Audit, str], Audit]
Show = Callable[[Audit], str]


def _title(text: str) -> str:
    if not text:
        raise Misfit(tr("The audit needs a title."), tr("Type one."))
    return text


def _own_word(text: str) -> str:
    if len(text) > _LONGEST_WORD:
        raise Misfit(
            tr("A word of over {count} letters leaves no room on a button.", count=_LONGEST_WORD),
            tr("Write a shorter one, such as child."),
        )
    return text


def _date(text: str) -> str:
    return date_text(typed_date(text))


def _minutes(text: str) -> str:
    return str(typed_minutes(text))


def _families(text: str) -> str:
    if text and not (text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise Misfit(
            tr("“{shown}” is not a number.", shown=shown(text)),
            tr("Write it in figures, such as 3."),
        )
    return text


_TEXTS: Final = (
    ("subject", tr("What the audit asks"), tr("One sentence on what this round looks at"), 2),
    ("terms", tr("Terms of reference"), tr("What it is to find out, and what not"), 4),
    (
        "sample_note",
        later("How the {cases} were drawn"),
        tr("Such as: of 63 children, 8 were drawn"),
        2,
    ),
    (
        "confidentiality",
        tr("Confidentiality statement, read out at the start"),
        tr("What is said about families stays in this room"),
        4,
    ),
)
_MOST_DIGITS: Final = 4
_LONGEST_WORD: Final = 24
NO_HYPOTHESES = tr("Nothing to test yet. Type what the audit set out to test, a line each.")


class AuditPart(PreparePart):
    """Title, partnership, day and hours, marking, and the long texts."""

    rests_on = frozenset({Audit, Hypothesis})

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
        self.put_heading(tr("The audit"))
        inside = QWidget()
        self.keep_readable(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(3, 3, 8, 3)
        column.setSpacing(14)
        column.addWidget(self._names())
        column.addWidget(self._day())
        column.addWidget(self._long_texts())
        column.addWidget(self._to_test())
        column.addStretch(1)
        self.column.addWidget(Scroll(inside), 1)
        app_theme(self).changed.connect(self._fit_sheet)
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
        self.hypotheses.refresh()
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

    def misfit(self) -> LineField | None:
        """Return a line that holds what does not fit, and is not kept."""
        return next((line for line in self.lines.values() if line.misfit), None)

    def _names(self) -> QWidget:
        card = Card()
        marked = ("marking", tr("Marking, on every page of every document"))
        for name, label in (("title", tr("Title")), ("partnership", tr("Partnership")), marked):
            tidy = _title if name == "title" else None
            self._add_line(card.column, name, label, tidy, _putting(name))
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, label in (
            ("audited_one", tr("What is audited, one of them, such as child or meeting")),
            ("audited_many", tr("Several of them, such as children or meetings")),
        ):
            self._add_line(row, name, label, _own_word, _putting(name))
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
            _date,
            lambda audit, text: replace(audit, day=typed_date(text)),
            lambda audit: date_text(audit.day),
        )
        self._add_line(first, "starts", tr("Starts"), self._start, _putting("starts"))
        self._add_line(first, "finishes", tr("Finishes"), self._finish, _putting("finishes"))
        self._add_line(
            second,
            "minutes_per_case",
            tr("Minutes for each {case}"),
            _minutes,
            lambda audit, text: replace(audit, minutes_per_case=int(text)),
        )
        self._add_line(
            second,
            "families_heard",
            tr("Families heard"),
            _families,
            lambda audit, text: replace(audit, families_heard=int(text or 0)),
            lambda audit: str(audit.families_heard or ""),
        )
        grouped = QVBoxLayout()
        grouped.setSpacing(4)
        grouped.addWidget(small(tr("List and compare the {cases} by")))
        grouped.addWidget(self.grouping)
        grouped.addStretch(1)
        second.addLayout(grouped, 1)
        third, fourth = QHBoxLayout(), QHBoxLayout()
        self._add_line(third, "venue", tr("Where it is held"), None, _putting("venue"))
        for name, label in (
            ("looked_from", tr("Looks back from")),
            ("looked_to", tr("Looks back to")),
        ):
            self._add_date(third, name, label)
        self._add_line(
            fourth, "data_holder", tr("Who answers for this file"), None, _putting("data_holder")
        )
        self._add_date(fourth, "kept_until", tr("Kept until"))
        for row in (first, second, third, fourth):
            row.setSpacing(16)
            card.column.addLayout(row)
        return card

    def _add_date(self, into: QHBoxLayout, name: str, label: str) -> None:
        def keep(audit: Audit, text: str) -> Audit:
            changed: dict[str, Any] = {name: typed_date(text)}
            return replace(audit, **changed)

        def fits(text: str) -> str:
            found = keep(self.context.session.now.audit, text)
            if found.looked_from and found.looked_to and found.looked_from > found.looked_to:
                raise Misfit(
                    tr("It would look back from a day after the one it looks back to."),
                    tr("Write an earlier first day, or a later last one."),
                )
            return _date(text)

        self._add_line(into, name, label, fits, keep, lambda audit: date_text(getattr(audit, name)))

    def _long_texts(self) -> QWidget:
        card = Card()
        for name, label, hint, least in _TEXTS:
            field = GrowingText(tr(label), least, 12, hint=hint)
            field.paused.connect(self._keeper(field, _putting(name)))
            self.texts[name] = field
            card.column.addWidget(small(tr(label)))
            card.column.addWidget(field)
        return card

    def _to_test(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label(tr("Hypotheses"), Text.SUBHEADING))
        card.column.addWidget(self.hypotheses)
        return card

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
        self._shows[name] = show or _showing(name)
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in (small(label), field, field.problem):
            column.addWidget(widget)
        column.addStretch(1)
        into.addLayout(column, 1) if isinstance(into, QHBoxLayout) else into.addLayout(column)

    def _start(self, text: str) -> str:
        audit = self.context.session.now.audit
        starts = typed_time(text)
        if ends_too_early(starts, audit.finishes):
            raise Misfit(
                tr(
                    "The day would start at {starts}, but it finishes at {finishes}.",
                    starts=starts,
                    finishes=audit.finishes,
                ),
                tr(
                    "{stays} Write an earlier time, or change when it finishes.",
                    stays=_stays(audit.starts),
                ),
            )
        return starts

    def _finish(self, text: str) -> str:
        audit = self.context.session.now.audit
        finishes = typed_time(text)
        if ends_too_early(audit.starts, finishes):
            raise Misfit(
                tr(
                    "The day would finish at {finishes}, but it starts at {starts}.",
                    finishes=finishes,
                    starts=audit.starts,
                ),
                tr(
                    "{stays} Write a later time, or change when it starts.",
                    stays=_stays(audit.finishes),
                ),
            )
        return finishes

    def _keeper(self, field: LineField | GrowingText, keep: Keep) -> Callable[[str], None]:
        def on_paused(text: str) -> None:
            audit = keep(self.context.session.now.audit, text)
            if not self.do(lambda file: set_audit(file, audit), field):
                field.mark_unsaved()

        return on_paused

    def _on_grouping(self, grouping: Grouping) -> None:
        audit = replace(self.context.session.now.audit, grouping=grouping)
        self.do(lambda file: set_audit(file, audit))

    def _on_changed(self, news: Changed) -> None:
        super()._on_changed(news)
        for name in ("starts", "finishes"):  # what one hour refused, the other may allow now
            if not self.lines[name].problem.isHidden():
                self.lines[name].flush()

    def _fit_sheet(self) -> None:
        """Show every hypothesis: the page scrolls, the small sheet does not."""
        self.hypotheses.fit()

    def _lock(self, read_only: bool) -> None:
        for line in self.lines.values():
            line.setReadOnly(read_only)
        for text in self.texts.values():
            text.setReadOnly(read_only)
        self.grouping.setEnabled(not read_only)


def _stays(time: str) -> str:
    return tr("{time} stays.", time=time) if time else tr("Nothing was changed.")


def _putting(name: str) -> Keep:
    def keep(audit: Audit, text: str) -> Audit:
        changed: dict[str, Any] = {name: text}
        return replace(audit, **changed)

    return keep


def _showing(name: str) -> Show:
    return lambda audit: str(getattr(audit, name))
