"""Themes: what the returns and the room say, and whatever stands behind each number."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.counting.collation import Base, responses
from core.counting.live_number import LiveNumber
from core.counting.narrowing import (
    EVERYTHING,
    MEETING,
    Narrowing,
    Within,
    cases_within,
    compared_by,
    groups_in_order,
    own_groups,
)
from core.counting.thread import EvidencePiece
from core.model.audit import Audit
from core.model.case import Attribute, Case, CaseAttribute
from core.model.changed import Changed
from core.model.coding import Code
from core.model.fault import NotYet
from core.model.ids import AgencyId, CodeId, ThemeId
from core.model.meeting import Meeting
from core.model.snapshot import Snapshot
from core.queries.search import Hit
from core.wording.live_number import group_words, narrowing_words, own_group_words
from core.wording.pathways import grouped_by
from core.wording.returns import few_of_group_words, few_words, responses_words
from core.words import tr
from ui.audit.context import AuditContext, StagePage
from ui.audit.room_presenter import RoomPresenter
from ui.theme import app_theme
from ui.themes.background_count import AnswersKept
from ui.themes.charts import ChartsView
from ui.themes.codes import CodesView
from ui.themes.comments import CommentsView
from ui.themes.counts import CountingView
from ui.themes.evidence import EvidenceTarget
from ui.themes.filters import NARROWED_BY, Filters
from ui.themes.heard import HeardView
from ui.themes.number_evidence import NumberEvidence
from ui.themes.numbers import narrowing_to
from ui.themes.pathways import PathwaysView
from ui.themes.small_numbers_note import SmallNumbersNote
from ui.themes.view import AROUND, View
from ui.themes.view_switch import ViewSwitch
from ui.themes.voices import VOICES, VoicesView, has_voices
from ui.themes.wall import show_theme
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.labels import heading, small
from ui.widgets.segmented import Option

_BASES: Final = ((Base.ALL, tr("All answers")), (Base.APPLICABLE, tr("Where applicable")))
_OVER: Final = 1.2
_LOW: Final = 380
"""A page lower than this, at the usual text size, has the room that large text leaves it."""


class ThemesPage(StagePage):
    """A few views of what was said, narrowed by theme and agency, with evidence at the right."""

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self._theme = app_theme(self)
        self._before, self._caution = "counts", ""
        self._is_aimed = False
        self._read: EvidencePiece | None = None
        self._missed: frozenset[type] = frozenset()
        self.filters, self._groups = Filters(), tuple[Within, ...]()
        self._answers = AnswersKept(context.session, self)  # first: all who count ask it of news
        self._made: dict[str, View] = {}
        self._stale: set[View] = set()
        self.number_evidence = NumberEvidence(context.session, lambda: self.view, self)
        self.evidence, self.panel = self.number_evidence.evidence, self.number_evidence.panel
        self._make_head()
        self._lay_out()
        self._connect()
        self._show_frame()
        self.show_view("counts")
        self._relay()

    # What the stage is asked for

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what is shown no sooner than it is: another place may be asked for."""
        super().showEvent(event)
        self._catch_up()  # first: else what changed meanwhile is worked out a second time

    def arrive(self) -> None:
        """Show what changed meanwhile, and take the focus to the view."""
        self._catch_up()
        if not self.view.take_focus():
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what was typed."""
        self._is_aimed, self._read = False, None
        self.view.flush()

    @property
    def unkept(self) -> bool:
        """Whether a theme is typed and not added."""
        view = self._made.get("comments")
        typed = isinstance(view, CommentsView) and view.half_typed
        return typed and not self.context.session.read_only

    @property
    def undrafted(self) -> bool:
        """Whether a theme is typed and not added: there is no draft of it."""
        return self.unkept

    @property
    def part_in_view(self) -> str:
        """The view in front."""
        return str(self.switch.value)

    def show_again(self, part: str) -> None:
        """Bring a view to the front again."""
        if part in {option.value for option in self._options()}:
            self.show_view(part)

    def ask_what_is_unkept(self) -> bool:
        """Show a theme that is typed and not added: only Enter or its button adds it."""
        view = self._made.get("comments")
        if not self.unkept or not isinstance(view, CommentsView):
            return False
        if not self.isVisible():
            self.context.request("themes")
        self.show_view("comments")
        view.new_theme.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.show_fault(
            NotYet(
                tr("A theme is typed but not added."),
                tr("All else is in the audit."),
                tr("Press Enter to add it, or empty the line; closing once more leaves it out."),
            )
        )
        return True

    def piece_in_view(self) -> EvidencePiece | None:
        """Return the evidence the keyboard is at, for a finding to rest on."""
        return self.view.piece_in_view()

    def number_in_view(self) -> LiveNumber | None:
        """Return the number that is looked at, whether the lens or what was written is shown."""
        return self.number_evidence.number

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme that is looked at."""
        return self.view.theme_in_view()

    def show_room(self) -> bool:
        """Put on the wall what the keyboard is at, or the theme in view.

        A theme goes there with those of its comments the room may see.
        """
        if self.view.show_room():
            return True
        theme_id = self.view.theme_in_view()
        if theme_id is None or theme_id not in self.context.session.now.tool.theme:
            return False
        show_theme(self.context, self._showing, theme_id)
        return True

    def aim_at(self, name: str) -> bool:
        """Have the charts, or codes, in front before they are shown: nothing else is worked out."""
        if self.isVisible():
            return False
        if name == "code":
            self.turn_to_codes()
        elif name == "charts":
            self._is_aimed = True
            if self.part_in_view != name:
                self._before = self.part_in_view
                self.show_view(name)
        return False

    def run(self, name: str) -> None:
        """Go to the charts, or from them back to the view before; code what is read."""
        if name == "code":
            self._code()
            return
        if name != "charts":
            super().run(name)
            return
        before, front = self._before, self.part_in_view
        if not self._is_aimed:
            self._before = front
            self.show_view(before if front == "charts" else "charts")
        self._is_aimed = False
        if not self.view.take_focus():
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_found(self, hit: Hit) -> None:
        """Show what has the code that was found."""
        self.show_view("codes")
        view = self.view
        if isinstance(view, CodesView):
            view.show_code(CodeId(hit.row_id))

    def turn_to_codes(self) -> None:
        """Bring the codes to the front, and keep what the keyboard was at: it is coded next."""
        self._read = self.view.piece_in_view()
        self.show_view("codes")

    def _code(self) -> None:
        """Go to the codes of what the keyboard is at."""
        piece, self._read = self._read or self.view.piece_in_view(), None
        self.show_view("codes")
        view = self.view
        if isinstance(view, CodesView):
            view.go_to(piece)
            if view.piece_in_view() is None:
                self.switch.setFocus(Qt.FocusReason.OtherFocusReason)
                self.context.give_notice(tr("There is nothing here yet to put a code on."))

    @property
    def view(self) -> View:
        """The view in front."""
        return self.view_of(str(self.switch.value))

    def view_of(self, name: str) -> View:
        """Return a view by its name, as "counts" or "heard"; made when first wanted."""
        if name not in self._made:
            view = self._made[name] = self._make(name)
            self._stale.add(view)
            self._stack.addWidget(view)
            self.number_evidence.follow(view)
            view.visit_requested.connect(self._on_visit_requested)
        return self._made[name]

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        if name == "codes":
            self._codes_asked_for = True
            self._offer_views()
        self.switch.set_value(name)
        self._on_view()

    # Making

    def _make(self, name: str) -> View:
        match name:
            case "charts":
                return ChartsView(self.context, self._showing, self._answers)
            case "pathways":
                return PathwaysView(self.context)
            case "codes":
                return CodesView(self.context)
            case "comments":
                return CommentsView(self.context, self._showing)
            case "heard":
                return HeardView(self.context)
            case "voices":
                return VoicesView(self.context)
        return CountingView(self.context, self._answers)

    def _make_head(self) -> None:
        self.title = heading(tr("What the returns and the room say"))
        self.by_theme = DropChip(tr("Theme"), look=ChipLook.OUTLINE)
        self.by_agency = DropChip(tr("Agency"), look=ChipLook.OUTLINE)
        self.by_base = DropChip(tr("Percentages of"), _BASES, look=ChipLook.OUTLINE)
        self.by_base.set_value(self.filters.base)
        self.by_meeting = DropChip(tr("Meeting"), look=ChipLook.OUTLINE)
        self.by_group = DropChip(tr("Only these {cases}"), look=ChipLook.OUTLINE)
        self.only = Chip("", removable=True)
        self.only.hide()
        self._codes_asked_for = False
        self.switch = ViewSwitch(tr("View"), self._options())
        self._offered = self._options()
        self.numbers = small()
        self.few = SmallNumbersNote()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(self.title, 1)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(10)
        for chip in self._narrowing:
            self._chips.addWidget(chip)
        self._chips.addWidget(self.only)
        self._chips.addStretch()
        self._top.addLayout(self._chips)
        self._second = QHBoxLayout()
        self._second.setSpacing(10)
        self._second.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._second.addWidget(self.numbers, 1)
        self._stack = QStackedWidget()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(18, 16, 2, 0)
        column.setSpacing(12)
        self._warned = QHBoxLayout()
        self._warned.addWidget(self.few)
        for layout in (self._top, self._second, self._warned):
            column.addLayout(layout)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.context.session.changed.connect(self._on_changed)
        self.switch.chosen.connect(self._on_view)
        for chip in self._narrowing:
            chip.chosen.connect(self._on_filter)
        self.evidence.lens.filter_requested.connect(self.show_only)
        self.only.removed.connect(self._on_all)
        self.only.clicked.connect(self._on_all)
        self.evidence.visit_requested.connect(self._on_visit_requested)
        self._theme.follow(self._relay)

    @property
    def _narrowing(self) -> tuple[DropChip, ...]:
        return self.by_theme, self.by_agency, self.by_meeting, self.by_group, self.by_base

    @property
    def is_low(self) -> bool:
        """Whether the page has little height."""
        return self.height() < self._theme.px(_LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low page to the view."""
        super().resizeEvent(event)
        if self.is_low == self.title.isVisibleTo(self):
            self._fit_head()

    def _relay(self) -> None:
        """Stand in line with the cards below; where text is large, one thing under another."""
        left, _, right, _ = AROUND
        for layout in (self._top, self._second, self._warned):
            layout.setContentsMargins(left, 0, right + self._theme.bar, 0)
        large = self._theme.scale > _OVER
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for layout in (self._top, self._second):
            layout.setDirection(down if large else along)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self.numbers.setAlignment((left if large else right) | Qt.AlignmentFlag.AlignVCenter)
        self._fit_head()

    # Showing

    def _show_frame(self) -> None:
        """Show the filters there are, the three numbers, and the caution."""
        now = self.context.session.now
        themes = [(theme.id, theme.title) for theme in now.tool.themes]
        agencies = [(agency.id, agency.name) for agency in now.agencies]
        self.by_theme.set_choices([(None, tr("All themes")), *themes])
        self.by_agency.set_choices([(None, tr("All agencies")), *agencies])
        meetings = [
            (Within(MEETING, one), group_words(now, MEETING, one))
            for one in groups_in_order(now, MEETING)
        ]
        self.by_meeting.set_choices([(None, tr("All the audit's meetings")), *meetings])
        self._groups = own_groups(now)
        groups = [(one, own_group_words(now, one)) for one in self._groups]
        self.by_group.set_choices([(None, tr("All {cases}")), *groups])
        self._offer_narrowing()
        self.filters = self._chosen()
        found = responses(now, self.filters.agency_id)
        self.numbers.setText(responses_words(found) if now.cases else "")
        self._caution = self._caution_words(now, found.usable)
        self.few.say(self._caution)
        if self._made:
            self._fit_head()

    def _caution_words(self, now: Snapshot, usable: int) -> str:
        """Warn of small numbers: of all that is counted, or of the group it is narrowed to."""
        group = self.filters.group
        if group is None:
            return few_words(len(now.cases), usable)
        held = cases_within(now, group)
        agency = self.filters.agency_id
        pairs = [case for case, by in now.usable if case in held and agency in (None, by)]
        return few_of_group_words(len(held), len(pairs))

    def _offer_views(self) -> None:
        """Offer pathways, other voices and codes where there are any; codes once asked for too."""
        offered, front = self._options(), self.switch.value
        if offered != self._offered:
            self._offered = offered
            self.switch.set_options(offered)
            self.switch.set_value(front)
            if self.switch.value != front:
                self._on_view()

    def _options(self) -> list[Option]:
        now = self.context.session.now
        codes = bool(now.codes) or self._codes_asked_for
        # without any case it says what fills it
        grouped = any(now.groups()) or bool(compared_by(now)) or not now.cases
        return [
            Option("counts", tr("Counts")),
            Option("charts", tr("Charts")),
            *[Option("pathways", _by_group(self.context))] * grouped,
            Option("comments", tr("Practitioner comments")),
            Option("heard", tr("Heard")),
            *[Option("codes", tr("Codes"))] * codes,
            *[Option("voices", tr("Other voices"))] * has_voices(now),
        ]

    def _chosen(self) -> Filters:
        theme, agency, base = self.by_theme.value, self.by_agency.value, self.by_base.value
        meeting, group = self.by_meeting.value, self.by_group.value
        return Filters(
            ThemeId(theme) if isinstance(theme, int) else None,
            AgencyId(agency) if isinstance(agency, int) else None,
            base if isinstance(base, Base) else Base.APPLICABLE,
            self.filters.only,
            meeting if isinstance(meeting, Within) and self.context.session.now.meetings else None,
            group if isinstance(group, Within) else None,
        )

    def _show_view(self) -> None:
        """Show the filters the view in front can be narrowed by, and the view."""
        self._offer_narrowing()
        self.number_evidence.conceal()
        self._fit_head()
        self._refresh_shown()

    def _offer_narrowing(self) -> None:
        """Show what the view in front can be narrowed by; of what the audit lacks, nothing."""
        if not self._made:
            return
        now, view = self.context.session.now, self.view
        self.by_agency.setVisible(view.by_agency)
        self.by_base.setVisible(view.by_base)
        self.by_meeting.setVisible(view.by_meeting and bool(now.meetings))
        self.by_group.setVisible(view.by_group and bool(self._groups))

    def _fit_head(self) -> None:
        """Where there is little room, leave it to the view: the place says what the title would.

        Lines about numbers stand only over views that have some, the caution in short.
        """
        large = self._theme.scale > _OVER or self.is_low
        shown = not large or self.view.counts
        self.title.setVisible(not large)
        self.numbers.setVisible(shown)
        head, _, more = self._caution.partition(". ")
        caution = f"{head}." if large and more else self._caution
        self.few.setText(caution)
        self.few.setVisible(shown and bool(caution))

    def _refresh_shown(self) -> None:
        if self.view in self._stale and self.isVisible():
            self._stale.discard(self.view)
            self.view.refresh(self.filters)

    def _catch_up(self) -> None:
        """Bring to date what rests on the kinds changed since this was last in sight."""
        kinds, self._missed, before = self._missed, frozenset(), self.filters
        if not kinds.isdisjoint(NARROWED_BY):
            self._show_frame()
        if Meeting in kinds or self.filters != before:  # what it was narrowed to may be gone
            self._stale.update(self._made.values())
        if self.filters != before:
            self.number_evidence.forget()
        for view in self._made.values():
            if not kinds.isdisjoint(view.rests_on):
                view.forget(kinds)
                self._stale.add(view)
        if not kinds.isdisjoint(VOICES | {Code, Case, Audit, Attribute, CaseAttribute}):
            self._offer_views()
        if Audit in kinds:
            self.switch.set_text("pathways", _by_group(self.context))
        self.number_evidence.follow_changes(kinds)
        self._refresh_shown()

    # News

    def _on_changed(self, news: Changed) -> None:
        """Catch up at once in sight; out of sight nothing is worked out until it is shown."""
        self._missed |= news.kinds
        if self.isVisible():
            self._catch_up()

    def _on_view(self) -> None:
        front = self._stack.currentWidget()
        if isinstance(front, View):
            front.flush()
        self.context.change_part()
        self._stack.setCurrentWidget(self.view)
        self._show_view()

    def _on_filter(self) -> None:
        self._show_frame()
        self._stale.update(self._made.values())
        self.number_evidence.forget()
        self._refresh_shown()

    def open_lens(self, number: LiveNumber) -> None:
        """Open the lens on a number, whatever is counted here, and take the focus there."""
        self.number_evidence.open_lens(number)

    def show_only(self, number: LiveNumber) -> None:
        """Narrow what is counted to the returns behind a number; every caption says so."""
        now = self.context.session.now
        self._narrow_to(narrowing_to(now.tool, number))
        self.only.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_all(self) -> None:
        self._narrow_to(EVERYTHING)
        self.view.take_focus()

    def _narrow_to(self, only: Narrowing) -> None:
        said = narrowing_words(self.context.session.now, only)
        self.only.setText(f"{said[:1].upper()}{said[1:]}")
        self.only.setToolTip(tr("Take it away to count all returns again"))
        self.only.setVisible(bool(only))
        self.filters = replace(self.filters, only=only)
        self._on_filter()

    def _on_visit_requested(self, target: EvidenceTarget) -> None:
        self.context.cursor.go(target.case_id, target.point)
        self.context.request("walk")


def _by_group(context: AuditContext) -> str:
    """Name the view after how cases are listed; where no pathway or team is, after what it does."""
    now = context.session.now
    if now.cases and not any(now.groups()):
        return tr("Side by side")
    return tr("By {grouped_by}", grouped_by=grouped_by(now))
