"""Themes has three places in a row: Evidence, Findings, Actions, each with its number."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.counting.live_number import LiveNumber
from core.counting.thread import findings_counting, findings_resting_on, pieces
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.concluded import concluded, finding_numbers
from core.model.finding import EvidenceNamed, Finding
from core.model.ids import CaseId, FindingId, ThemeId
from core.model.plan import Action, ActionOrigin
from core.model.tool import Point
from core.queries.findings import comments_at
from core.queries.search import Hit, HitKind
from core.wording.numbers import listed
from core.words import tr
from ui.audit.context import AuditContext, StagePage
from ui.audit.room_presenter import RoomPresenter
from ui.theme import BODY, FontWeight
from ui.theme.grounds import Ground, lie_on
from ui.themes.carried_piece import Carried, PieceDrop
from ui.themes.findings.page import FindingsPage
from ui.themes.hour.page import ThemeHourPage
from ui.themes.page import ThemesPage
from ui.themes.plan.page import PlanPage
from ui.widgets.paint import box, words, words_width
from ui.widgets.pressable import Pressable

PLACES: Final = ("evidence", "hour", "findings", "actions")


class ThemePlaces(StagePage):
    """Keeps each place as it was left; Ctrl+3 comes here, and again goes on to the next."""

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self._made: dict[str, StagePage] = {}
        self._stack = QStackedWidget()
        self.front = "evidence"
        self.evidence = ThemesPage(context, showing)
        self._put("evidence", self.evidence)
        lens = self.evidence.evidence.lens
        lens.use.show()
        lens.use_requested.connect(self._on_number_used)
        lens.copied.connect(self._on_copied)
        self.strip = PlaceStrip()
        self.strip.chosen.connect(self.show_place)
        findings = self.strip.tab("findings")
        self._looks_for_finding = False
        self.evidence.evidence.left.connect(self._on_lens_left)
        self._drop = PieceDrop(findings, self._on_piece_let_go, self._on_piece_waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        context.session.changed.connect(self._on_changed)
        self._count()
        self._offer()

    @property
    def findings(self) -> FindingsPage:
        """The place of findings."""
        page = self.place("findings")
        assert isinstance(page, FindingsPage)
        return page

    def place(self, name: str) -> StagePage:
        """Return a place; it is made when first visited."""
        if name not in self._made:
            self._put(name, self._make(name))
        return self._made[name]

    def _make(self, name: str) -> StagePage:
        if name == "hour":
            return ThemeHourPage(self.context, self._showing)
        return _MADE[name](self.context)

    @property
    def _offered(self) -> list[str]:
        """The places there are: the theme hour only where the audit has one."""
        has_hour = self.context.session.now.audit.has_theme_hour
        return [name for name in PLACES if has_hour or name != "hour"]

    def show_place(self, name: str) -> None:
        """Bring a place to the front and take the focus there."""
        self._bring_to_front(name)
        self.place(name).arrive()

    def aim_at(self, name: str) -> bool:
        """Have the place of an action in front; it is shown once the stage is."""
        place = self._place_of(name)
        uses_what_is_in_view = name in ("add_evidence", "new_recommendation")
        if place is not None and place != self.front and not uses_what_is_in_view:
            theme = self.theme_in_view()
            self._bring_to_front(place)
            self._follow_theme(theme)
        if place == "evidence":
            self.evidence.aim_at(name)
        return False

    def _bring_to_front(self, name: str) -> None:
        shown = self.place(name)
        if name != self.front:
            self._made[self.front].leave()
            self.front = name
            self._looks_for_finding = False
            self.context.change_part()
        self._stack.setCurrentWidget(shown)
        self.strip.show_front(name)

    def next_place(self) -> None:
        """Go on to the next place, after the last to the first."""
        names = self._offered
        self.show_place(names[(names.index(self.front) + 1) % len(names)])

    # What the stage is asked for

    def make_rest(self) -> Iterator[None]:
        """Make the other places, and show in each what there is."""
        for name in self._offered:
            place = self.place(name)
            yield
            if name != self.front:
                place.make_first()
                yield

    def arrive(self) -> None:
        """Go on at the place that was left."""
        self.place(self.front).arrive()

    def leave(self) -> None:
        """Keep what was typed, at every place."""
        for page in self._made.values():
            page.leave()

    @property
    def unkept(self) -> bool:
        """Whether something is typed at a place that only the user's own step keeps."""
        return any(page.unkept for page in self._made.values())

    @property
    def shows_returns(self) -> bool:
        """All places but the theme hour: its cards are the room's own."""
        return self.front != "hour"

    @property
    def undrafted(self) -> bool:
        """Whether something is typed that the file does not even have as a draft."""
        return any(page.undrafted for page in self._made.values())

    def ask_what_is_unkept(self) -> bool:
        """Bring what closing would lose to the front, with its place."""
        for name, page in self._made.items():
            if page.unkept:
                if name != self.front:
                    self.show_place(name)
                return page.ask_what_is_unkept()
        return False

    @property
    def part_in_view(self) -> str:
        """The place in front, and the part of it."""
        return f"{self.front} {self.place(self.front).part_in_view}".strip()

    def show_again(self, part: str) -> None:
        """Show the place and the part that were in view."""
        name, _, within = part.partition(" ")
        if name in self._offered:
            self.show_place(name)
            self.place(name).show_again(within)
        else:
            self.evidence.show_again(part)

    def run(self, name: str) -> None:
        """Do an action of this stage; one that belongs to another place goes there first."""
        for _ in self.run_in_turns(name):
            pass

    def run_in_turns(self, name: str) -> Iterator[None]:
        """Do the same: to come to another place is one turn, what is done there another."""
        if name == "next_place":
            self.next_place()
        elif name == "theme_hour":
            self._show_hour()
        elif name == "add_evidence" and self.front == "evidence":
            yield from self._use_what_is_in_view()
        elif name == "thread" and self.front == "evidence" and self._show_who_uses():
            return
        elif name == "new_recommendation" and self.front != "actions":
            yield from self._recommend()
        elif name == "code" and self.front == "evidence" and self.isVisible():
            self.evidence.turn_to_codes()
            yield
            self.evidence.run(name)
        else:
            yield from self._run_at_its_place(name)

    def _use_what_is_in_view(self) -> Iterator[None]:
        piece = self.evidence.piece_in_view()
        number = self.evidence.number_in_view() if piece is None else None
        if piece is None and number is None:
            yield from self._run_at_its_place("add_evidence")
            return
        self.show_place("findings")
        yield
        if piece is not None:
            self.findings.use.use_in_theme(piece)
        elif number is not None:
            self.findings.use.use_number(number)

    def _run_at_its_place(self, name: str) -> Iterator[None]:
        place = self._place_of(name)
        if place is not None and place != self.front:
            theme = self.theme_in_view()
            if place == "evidence":
                self.evidence.aim_at(name)
            self.show_place(place)
            self._follow_theme(theme)
            yield
        self.place(self.front).run(name)

    def _place_of(self, name: str) -> str | None:
        """Return the place an action goes to first; None where it is done where one is."""
        if name == "next_to_decide" and self.front == "evidence":
            return "findings"
        place = _BELONGS.get(name)
        return place if place in self._offered else None

    def _follow_theme(self, theme: ThemeId | None) -> None:
        if self.front == "findings" and theme is not None:
            self.findings.follow_theme(theme)

    def _show_who_uses(self) -> bool:
        """Go up from what the keyboard is at; return False where it is at nothing."""
        now = self.context.session.now
        piece, number = self.evidence.piece_in_view(), self.evidence.number_in_view()
        if piece is not None:
            self.show_using(findings_resting_on(now, [piece]))
        elif number is not None and number.question_id is not None:
            self.show_using(findings_counting(now, number.question_id))
        return piece is not None or (number is not None and number.question_id is not None)

    def findings_at(self, case_id: CaseId, point: Point) -> tuple[Finding, ...]:
        """Return the findings that rest on what was said of a case at a question, or count it."""
        session, question_id = self.context.session, point.question_id
        now = session.now
        written = session.read(lambda file: comments_at(file, case_id, question_id))
        said = [
            one
            for one in pieces(now, written)
            if (one.case_id, one.question_id) == (case_id, question_id)
        ]
        every = (*findings_resting_on(now, said), *findings_counting(now, question_id))
        return tuple(dict.fromkeys(every))

    def show_using(self, found: Sequence[Finding]) -> None:
        """Open the first of the findings that use something, and say which others do."""
        numbers = finding_numbers(self.context.session.now)
        if not found:
            self.context.give_notice(tr("No finding rests on this yet: Alt+L puts it under one."))
            return
        self.open_finding(found[0].id)
        others = [str(numbers[one.id]) for one in found[1:] if one.id in numbers]
        if others:
            said = tr("It is used in {findings} too.", findings=_findings_named(others))
            self.context.give_notice(said)

    def open_found(self, hit: Hit) -> None:
        """Show what the search found."""
        self.show_place(_PLACE_OF[hit.kind])
        self.place(self.front).open_found(hit)

    def open_finding(self, finding_id: FindingId) -> None:
        """Show one finding."""
        self.show_place("findings")
        self.findings.open_finding(finding_id)

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme that is looked at."""
        return self.place(self.front).theme_in_view()

    def show_room(self) -> bool:
        """Put on the wall what the place in front is for: no finding ever is."""
        return self.place(self.front if self.front == "hour" else "evidence").show_room()

    def write_action_on(self, origin: ActionOrigin) -> None:
        """Begin an action straight from a case or a return."""
        self.show_place("actions")
        page = self.place("actions")
        assert isinstance(page, PlanPage)
        page.write_action_on(origin)

    def _show_hour(self) -> None:
        if "hour" in self._offered:
            self.show_place("hour")
        else:
            self.context.give_notice(
                tr("There is no theme hour in this audit. Prepare, The audit turns it on.")
            )

    def _recommend(self) -> Iterator[None]:
        """Begin a recommendation under the theme looked at, from the finding in view if any is."""
        theme = self.theme_in_view()
        finding = self.findings.finding if self.front == "findings" else None
        standing = {one.id for one in concluded(self.context.session.now)}
        self.show_place("actions")
        yield
        page = self.place("actions")
        assert isinstance(page, PlanPage)
        follows = [finding.id] if finding is not None and finding.id in standing else []
        page.write_from(theme, follows)

    def _on_copied(self, number: LiveNumber, words: str) -> None:
        self.findings.use.remember_copied(number, words)

    def _on_number_used(self, number: LiveNumber | None) -> None:
        if number is not None:
            self.show_place("findings")
            self.findings.use.use_number(number)

    def _on_number_wanted(self, number: LiveNumber) -> None:
        """Look at what stands behind a number of a finding; Esc goes back to the finding."""
        self.show_place("evidence")
        self.evidence.open_lens(number)
        self._looks_for_finding = True

    def _on_heard_wanted(self) -> None:
        self.show_place("evidence")
        self.evidence.show_view("heard")

    def _on_lens_left(self) -> None:
        if self._looks_for_finding:
            self.show_place("findings")
            self.findings.rests_on.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_piece_let_go(self, piece: Carried, _at: QPoint) -> None:
        self.show_place("findings")
        self.findings.use.use_in_theme(piece)

    def _on_piece_waiting(self) -> None:
        self.show_place("findings")

    def _put(self, name: str, page: StagePage) -> None:
        self._made[name] = page
        self._stack.addWidget(page)
        if isinstance(page, FindingsPage):
            page.number_requested.connect(self._on_number_wanted)
            page.heard_requested.connect(self._on_heard_wanted)

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Audit):
            self._offer()
        if not news.kinds.isdisjoint({Finding, EvidenceNamed, Action}):
            self._count()

    def _offer(self) -> None:
        offered = self._offered
        self.strip.offer(offered)
        if self.front not in offered:  # taken away elsewhere: the keyboard stays there
            self._made[self.front].leave()
            self.front = "evidence"
            self._stack.setCurrentWidget(self.evidence)
            self.strip.show_front(self.front)
            self.context.change_part()

    def _count(self) -> None:
        now = self.context.session.now
        self.strip.show_counts(
            {
                "findings": len(concluded(now)),
                "actions": sum(not one.withdrawn for one in now.actions),
            }
        )


def _findings_named(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return tr("finding {number}", number=numbers[0])
    return tr("findings {numbers}", numbers=listed(numbers))


_MADE: Final[dict[str, Callable[[AuditContext], StagePage]]] = {
    "findings": FindingsPage,
    "actions": PlanPage,
}
_PLACE_OF: Final = {
    HitKind.FINDING: "findings",
    HitKind.SOURCE: "findings",
    HitKind.HYPOTHESIS: "findings",
    HitKind.CODE: "evidence",
    HitKind.HOUR: "hour",
    HitKind.HOUR_GROUP: "hour",
    HitKind.HOUR_CARD: "hour",
    HitKind.RECOMMENDATION: "actions",
    HitKind.ACTION: "actions",
    HitKind.PROGRESS: "actions",
}
_BELONGS: Final = {
    "theme_hour": "hour",
    "charts": "evidence",
    "code": "evidence",
    "new_finding": "findings",
    "add_evidence": "findings",
    "thread": "findings",
    "careful_reader": "findings",
    "use_wording": "findings",
    "new_recommendation": "actions",
    "new_action": "actions",
    "note_progress": "actions",
}
_WORDS: Final = {
    "evidence": tr("Evidence"),
    "hour": tr("Theme hour"),
    "findings": tr("Findings"),
    "actions": tr("Actions"),
}


class PlaceStrip(QWidget):
    """The places in a row, the one in front underlined.

    Signals:
        chosen: a place was pressed; carries its name.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.BAR)
        self.setAccessibleName(tr("Places of Themes"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(4)
        self._tabs = {name: _PlaceTab(name, tr(_WORDS[name]), self) for name in PLACES}
        for tab in self._tabs.values():
            tab.clicked.connect(self._on_clicked)
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self.show_front("evidence")

    def tab(self, name: str) -> Pressable:
        """Return the tab of a place."""
        return self._tabs[name]

    def show_front(self, name: str) -> None:
        """Mark the place in front."""
        for tab in self._tabs.values():
            tab.setChecked(tab.name == name)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these places alone."""
        for name, tab in self._tabs.items():
            tab.setVisible(name in names)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say how much there is at each place."""
        for name, count in counts.items():
            if name in self._tabs:
                self._tabs[name].show_count(count)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _PlaceTab):
            self.chosen.emit(pressed.name)


class _PlaceTab(Pressable):
    def __init__(self, name: str, text: str, parent: QWidget) -> None:
        self.name, self._count = name, 0
        super().__init__(text, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Say how much there is."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Leave the choice to the page."""

    def sizeHint(self) -> QSize:
        """Return the word, its count and margins."""
        font = self._theme.font(BODY, FontWeight.SEMIBOLD)
        high = self._theme.metrics(BODY, FontWeight.SEMIBOLD).height() + 18
        beside = self._count_width() + 10 if self._count else 0.0
        return QSize(round(words_width(self.text(), font) + beside + 24), round(max(high, 40)))

    def _count_width(self) -> float:
        font = self._theme.font(BODY, FontWeight.SEMIBOLD)
        return words_width(str(self._count), font) + 16

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        whole = QRectF(self.rect())
        front = self.isChecked()
        if (self.underMouse() or self.isDown()) and not front:
            box(painter, whole.adjusted(0, 4, 0, -4), 6, colours.hover)
        ink = colours.ink if front else colours.secondary
        font = self._theme.font(BODY, FontWeight.SEMIBOLD)
        words(painter, whole.adjusted(12, 0, 0, 0), self.text(), font, ink)
        if self._count:
            wide, high = self._count_width(), self._theme.metrics(BODY).height() + 2
            left = 12 + words_width(self.text(), font) + 10
            disc = QRectF(left, whole.center().y() - high / 2, wide, high)
            box(painter, disc, high / 2, colours.accent_tint)
            middle = Qt.AlignmentFlag.AlignHCenter
            words(painter, disc, str(self._count), font, colours.link, middle)
        if front:
            painter.fillRect(QRectF(8, whole.height() - 3, whole.width() - 16, 3), colours.accent)
