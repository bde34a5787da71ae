"""The four stages of an open audit: made when first visited, one of them in front."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from core.counting.first_views import Unrevealed, unrevealed
from core.model.audit import Audit
from core.model.case import Case
from core.model.changed import Changed
from core.model.first_views import FirstRound
from core.model.judgement import Judgement
from ui.audit.context import AuditContext, StagePage
from ui.audit.hidden_gate import HiddenGate
from ui.audit.room_presenter import RoomPresenter
from ui.walk.heard.panel import HeardPanel
from ui.walk.page import WalkPage

_SHOWS_RETURNS: Final = ("themes", "report")
"""Stages made of what the agencies wrote."""

_HIDES: Final = (Audit, Case, FirstRound, Judgement)
"""What decides whether returns are hidden."""


class Stages(QStackedWidget):
    """Keeps what was typed in a stage before another one comes to the front.

    Signals:
        made: a stage was made; carries its name.
        shown_first: one that was made ahead is in front for the first time; carries its name.
    """

    made = Signal(str)
    shown_first = Signal(str)

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._showing = context, showing
        self._pages: dict[str, StagePage] = {}
        self._ahead: dict[str, StagePage] = {}
        self._heard: HeardPanel | None = None
        self._visited: set[str] = set()
        self._outdated: set[str] = set()
        self._gate: HiddenGate | None = None
        self._shown_anyway: set[str] = set()
        self.front = ""
        context.session.changed.connect(self._on_changed)
        context.part_changed.connect(self._on_part_changed)

    @property
    def walk(self) -> WalkPage:
        """The Walk stage."""
        page = self.page("walk")
        assert isinstance(page, WalkPage)
        return page

    def page(self, name: str) -> StagePage:
        """Return a stage's page."""
        if name not in self._pages:
            made = self._ahead.pop(name) if name in self._ahead else self._make(name)
            self._put(name, made)
        return self._pages[name]

    def ahead(self, name: str, part: str = "") -> Iterator[None]:
        """Make a stage's page out of sight, a step at a time: none is long, and nobody waits.

        It then shows *part*, if that is there.
        """
        if self._is_missing(name):
            if name == "walk" and self._heard is None:
                self._heard = HeardPanel(self._context)
                yield
            if self._is_missing(name):  # else somebody came to it meanwhile
                with self._context.out_of_sight():
                    self._ahead[name] = self._make(name)
                yield
        self.page(name)
        yield
        with self._context.out_of_sight():
            if part:
                self.page(name).show_again(part)
            self.page(name).make_first()  # by now it may be another, made with another word

    def rest_ahead(self, name: str) -> Iterator[None]:
        """Make what else a stage has out of sight, a step at a time, as long as it is the same."""
        page = self.page(name)
        steps = page.make_rest()
        while self._pages.get(name) is page:
            with self._context.out_of_sight():
                if next(steps, steps) is steps:
                    return
            yield

    def _is_missing(self, name: str) -> bool:
        return name not in self._pages and name not in self._ahead

    def forget_ahead(self) -> None:
        """Let go of what was made and never came in."""
        if self._heard is not None:
            self._heard.deleteLater()
            self._heard = None
        for page in self._ahead.values():
            page.deleteLater()
        self._ahead.clear()
        for page in self._pages.values():
            page.forget_ahead()

    def renew(self) -> None:
        """Make every page again, as what is audited has another word.

        A page with something half typed in it is made again once that is kept.
        """
        self.forget_ahead()
        self._outdated = set(self._pages)
        self._renew_outdated()

    def _renew_outdated(self) -> None:
        for name in tuple(self._outdated):
            old = self._pages[name]
            if not old.unkept:
                at, part = _name_within(old), old.part_in_view
                old.leave()
                self._outdated.discard(name)
                renewed = old.renew()
                self._put(name, renewed or self._make(name))
                if name == self.front:
                    if renewed is None:
                        with self._context.out_of_sight():
                            self.page(name).show_again(part)
                    self._show_front()
                    self.arrive()
                self.removeWidget(old)
                old.forget_ahead()
                old.deleteLater()
                _focus_named(self._pages[name], at)

    def _put(self, name: str, page: StagePage) -> None:
        self._pages[name] = page
        self.addWidget(page)
        self.made.emit(name)

    def has(self, name: str) -> bool:
        """Return whether a stage was made: somebody came to it, or will."""
        return name in self._pages

    def leave_for(self, stage: str) -> bool:
        """Bring a stage to the front, not arriving yet; return False if it was there."""
        if self.front == stage:
            return False
        if self.front:
            self.page(self.front).leave()
            self._renew_outdated()
        self.front = stage
        is_new = self.has(stage) and stage not in self._visited
        self._visited.add(stage)
        self._show_front()
        if is_new:
            self.shown_first.emit(stage)
        return True

    def arrive(self) -> None:
        """Put the keyboard where it belongs in the stage in front."""
        if self._gate is not None and self.is_covered:
            self._gate.take_focus()
        else:
            self.page(self.front).arrive()

    @property
    def part_in_view(self) -> str:
        """Which part the stage in front shows; nothing while it is being made."""
        page = self._pages.get(self.front)
        return "" if page is None else page.part_in_view

    @property
    def is_covered(self) -> bool:
        """Whether the stage in front is not shown, because returns are still hidden."""
        return self._gate is not None and self.currentWidget() is self._gate

    @property
    def _waits(self) -> bool:
        """Whether what is in front shows returns, and nobody asked to see it all the same."""
        asked = self.front in _SHOWS_RETURNS and self.front not in self._shown_anyway
        page = self._pages.get(self.front)
        return asked and (page is None or page.shows_returns)

    def _show_front(self) -> None:
        found = Unrevealed()
        if self._waits:
            found = unrevealed(self._context.session.now)
        if not found:
            self.setCurrentWidget(self.page(self.front))
            return
        if self._gate is None:
            self._gate = HiddenGate()
            self._gate.lifted.connect(self._on_lifted)
            self._gate.back_requested.connect(lambda: self._context.request("walk"))
            self.addWidget(self._gate)
        self._gate.explain(found)
        self.setCurrentWidget(self._gate)

    def _on_lifted(self) -> None:
        self._shown_anyway.add(self.front)
        self._show_front()
        self.arrive()

    def _on_changed(self, news: Changed) -> None:
        if news.touches(*_HIDES):
            self._cover()

    def _on_part_changed(self) -> None:
        if self.front in self._pages:  # one that is being made is shown once it is
            self._cover()

    def _cover(self) -> None:
        """Cover the stage in front, or show it, as what is in front of it asks for."""
        if self.front in _SHOWS_RETURNS:
            before = self.is_covered
            self._show_front()
            if before != self.is_covered:
                self.arrive()

    def leave_all(self) -> None:
        """Keep everything typed so far, in every stage."""
        for page in self._pages.values():
            page.leave()

    def flush_typing(self) -> None:
        """Keep what is being typed in the stage in front."""
        if self.front == "walk":
            self.walk.flush()
        elif self.front:
            self.page(self.front).leave()

    @property
    def undrafted(self) -> bool:
        """Whether something is typed that the file does not even have as a draft."""
        return any(page.undrafted for page in self._pages.values())

    def ask_what_is_unkept(self) -> bool:
        """Bring what closing would lose to the front; return whether there is any."""
        return any(page.ask_what_is_unkept() for page in self._pages.values())

    def _make(self, name: str) -> StagePage:
        """Make a stage's page; all but Walk are imported when visited.

        It has no parent before it is whole: what is put together in a window is dressed
        anew at each step.
        """
        if name == "walk":
            heard, self._heard = self._heard, None
            return WalkPage(self._context, self._showing, heard)
        if name == "prepare":
            from ui.prepare.page import PreparePage

            return PreparePage(self._context)
        if name == "themes":
            from ui.themes.places import ThemePlaces

            return ThemePlaces(self._context, self._showing)
        from ui.report.page import ReportPage

        return ReportPage(self._context)


def _name_within(page: QWidget) -> str:
    """Return what the field with the focus is called, if it is on *page*."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None and page.isAncestorOf(focus) else ""


def _focus_named(page: QWidget, name: str) -> None:
    for field in page.findChildren(QWidget) if name else ():
        if field.accessibleName() == name and field.isVisibleTo(page):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
