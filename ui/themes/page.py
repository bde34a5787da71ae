"""Themes: what the returns and the room say, and whatever stands behind each number."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.counting.collation import Base
from core.model.audit import Grouping
from core.model.changed import Changed
from core.model.ids import AgencyId, ThemeId
from ui.desk import Desk, StagePage
from ui.showing import Showing
from ui.theme import theme_of
from ui.themes.behind import BehindPanel
from ui.themes.caution import Caution
from ui.themes.comments import CommentsView
from ui.themes.counting import CountingView
from ui.themes.evidence import Evidence, Place
from ui.themes.figures import Filters, few_words, responses_of, responses_words
from ui.themes.heard import HeardView
from ui.themes.pathways import PathwaysView
from ui.themes.view import View
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import heading, small
from ui.widgets.segmented import Option, Segmented
from ui.widgets.side_panel import Side, SidePanel

_BASES: Final = ((Base.ALL, "All answers"), (Base.APPLICABLE, "Where applicable"))
_OVER: Final = 1.3
_FRAME: Final = frozenset({"themes", "agencies", "cases", "requests", "returns", "answers_given"})


class ThemesPage(StagePage):
    """Four views of what was said, narrowed by theme and agency, with evidence at the right."""

    def __init__(self, desk: Desk, showing: Showing, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._showing = showing
        self._theme = theme_of(self)
        self._from: QWidget | None = None
        self._find: Callable[[], Evidence] | None = None
        self.filters = Filters()
        self.counting = CountingView(desk)
        self.pathways = PathwaysView(desk)
        self.comments = CommentsView(desk, showing)
        self.heard = HeardView(desk)
        self._views: tuple[tuple[View, str], ...] = (
            (self.counting, "Counts"),
            (self.pathways, _compared(desk)),
            (self.comments, "Practitioner comments"),
            (self.heard, "Heard"),
        )
        self._stale: set[View] = {view for view, _ in self._views}
        self.behind = BehindPanel()
        self._make_head()
        self._lay_out()
        self._connect()
        self._show_frame()
        self._show_view()
        self._relay()

    # What the stage is asked for

    def arrive(self) -> None:
        """Show what changed meanwhile, and take the focus to the view."""
        self._refresh_shown()
        if not self.view.take_focus():
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what was typed."""
        self.view.flush()

    def show_room(self) -> bool:
        """Put the theme in view on the wall, with those of its comments the room may see."""
        theme_id = self.view.theme_in_view()
        if theme_id is None or theme_id not in self.desk.session.now.tool.theme:
            return False
        self.comments.show_theme(theme_id)
        return True

    @property
    def view(self) -> View:
        """The view in front."""
        return next(view for view, _ in self._views if view is self._stack.currentWidget())

    def show_view(self, view: View) -> None:
        """Bring a view to the front."""
        self.switch.set_value(view)
        self._on_view(view)

    # Making

    def _make_head(self) -> None:
        self.title = heading("What the returns and the room say")
        self.by_theme = DropChip("Theme", look=ChipLook.OUTLINE)
        self.by_agency = DropChip("Agency", look=ChipLook.OUTLINE)
        self.by_base = DropChip("Percentages of", _BASES, look=ChipLook.OUTLINE)
        self.by_base.set_value(self.filters.base)
        self.switch = Segmented("View", [Option(view, name) for view, name in self._views])
        self.switch.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.numbers = small()
        self.few = Caution()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(self.title, 1)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(10)
        for chip in (self.by_theme, self.by_agency, self.by_base):
            self._chips.addWidget(chip)
        self._chips.addStretch()
        self._top.addLayout(self._chips)
        self._second = QHBoxLayout()
        self._second.setSpacing(10)
        self._second.addWidget(self.switch)
        self._second.addWidget(self.numbers, 1)
        self._stack = QStackedWidget()
        for view, _ in self._views:
            self._stack.addWidget(view)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(22, 16, 12, 0)
        column.setSpacing(12)
        for layout in (self._top, self._second):
            column.addLayout(layout)
        column.addWidget(self.few)
        column.addWidget(self._stack, 1)
        self.panel = SidePanel("Behind the number", self.behind, Side.RIGHT, 340)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.desk.session.changed.connect(self._on_changed)
        self.switch.chosen.connect(self._on_view)
        for chip in (self.by_theme, self.by_agency, self.by_base):
            chip.chosen.connect(self._on_filter)
        for view, _ in self._views:
            view.asked.connect(self._on_asked)
            view.wanted.connect(self._on_wanted)
        self.behind.wanted.connect(self._on_wanted)
        self.behind.left.connect(self._on_left)
        self._theme.changed.connect(self._relay)

    def _relay(self) -> None:
        """Stand title over filters, and numbers under the switch, where text is large."""
        large = self._theme.scale > _OVER
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for layout in (self._top, self._second):
            layout.setDirection(down if large else along)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self.numbers.setAlignment((left if large else right) | Qt.AlignmentFlag.AlignVCenter)

    # Showing

    def _show_frame(self) -> None:
        """Show the filters there are, the three numbers, and the caution."""
        now = self.desk.session.now
        themes = [(theme.id, theme.title) for theme in now.tool.themes]
        agencies = [(agency.id, agency.name) for agency in now.agencies]
        self.by_theme.set_choices([(None, "All themes"), *themes])
        self.by_agency.set_choices([(None, "All agencies"), *agencies])
        self.filters = self._chosen()
        told = responses_of(now, self.filters.agency_id)
        self.numbers.setText(responses_words(told) if now.cases else "")
        self.few.say(few_words(now, told.usable))

    def _chosen(self) -> Filters:
        theme, agency, base = self.by_theme.value, self.by_agency.value, self.by_base.value
        return Filters(
            ThemeId(theme) if isinstance(theme, int) else None,
            AgencyId(agency) if isinstance(agency, int) else None,
            base if isinstance(base, Base) else Base.APPLICABLE,
        )

    def _show_view(self) -> None:
        """Show the filters the view in front can be narrowed by, and the view."""
        self.by_agency.setVisible(self.view.by_agency)
        self.by_base.setVisible(self.view.by_base)
        self.panel.conceal()
        self.panel.setVisible(self.view.counts)
        self._refresh_shown()

    def _refresh_shown(self) -> None:
        if self.view in self._stale:
            self._stale.discard(self.view)
            self.view.refresh(self.filters)

    def _show_behind(self, *, again: bool) -> None:
        """Find again what is behind the number, or show none where it may be another now."""
        self._find = self._find if again else None
        self.behind.show_evidence(self._find() if self._find is not None else None)

    # News

    def _on_changed(self, news: Changed) -> None:
        if not news.tables.isdisjoint(_FRAME):
            self._show_frame()
        touched: Sequence[View] = [
            view for view, _ in self._views if not news.tables.isdisjoint(view.rests_on)
        ]
        self._stale.update(touched)
        self._show_behind(again=not news.touches("items", "questions", "answers", "cases"))
        if self.isVisible():
            self._refresh_shown()

    def _on_view(self, view: object) -> None:
        if isinstance(view, View):
            self.view.flush()
            self._stack.setCurrentWidget(view)
            self._show_view()

    def _on_filter(self) -> None:
        self._show_frame()
        self._stale.update(view for view, _ in self._views)
        self._show_behind(again=False)
        self._refresh_shown()

    def _on_asked(self, find: Callable[[], Evidence]) -> None:
        focus = QApplication.focusWidget()
        self._find = find
        if focus is not None and not self.behind.isAncestorOf(focus):
            self._from = focus
        self.behind.show_evidence(find())
        self.panel.reveal()
        self.behind.take_focus()

    def _on_left(self) -> None:
        """Go back to the number that was pressed."""
        self.panel.conceal()
        if self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_wanted(self, place: Place) -> None:
        self.desk.place.go(place.case_id, place.point)
        self.desk.wanted.emit("walk")


def _compared(desk: Desk) -> str:
    by_pathway = desk.session.now.audit.grouping is Grouping.PATHWAY
    return "By pathway" if by_pathway else "By team"
