"""Stages that nobody came to yet are made while the keys rest, and only then."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.acts.prepare import set_audit
from core.interpreter import gc_paused
from core.model.clock import Clock
from core.model.fault import NotYet
from core.model.sitting import Place
from core.wording.readiness import PreparationPart
from tests.showing import show_active
from tests.small import small_audit
from ui.audit.context import StagePage
from ui.audit.page import AuditPage
from ui.audit.pages_ahead import PagesAhead
from ui.prepare.page import PreparePage
from ui.prepare.part import PreparePart
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.walk.heard.panel import HeardPanel
from ui.walk.page import WalkPage
from ui.widgets.announcer import announcer

STAGES = ("prepare", "walk", "themes", "report")


class Keys:
    """Somebody at the keys, or nobody."""

    rest = True

    def __call__(self) -> bool:
        return self.rest


@pytest.fixture
def keys() -> Keys:
    """Nobody touches a key."""
    return Keys()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[AuditPage]:
    """A small audit that is open and stands nowhere yet."""
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(1440, 900)
    opened = OpenedAudit(small_audit(tmp_path / "small.casewalk", clock), locked=False)
    page = AuditPage(opened, SettingsFile(tmp_path / "settings" / "settings.json"), home)
    page.resize(1440, 900)
    show_active(home, qtbot)
    yield page
    if not page.session.is_closed:
        page.shut()


@pytest.fixture
def audit(shown: AuditPage) -> AuditPage:
    """A small audit open in Walk."""
    shown.workspace.arrive()
    return shown


@pytest.fixture
def ahead(audit: AuditPage, keys: Keys) -> PagesAhead:
    """What makes the other stages of it."""
    return PagesAhead(audit.session, audit.workspace.stages, keys, audit)


def made(audit: AuditPage) -> set[str]:
    """Return the stages there are."""
    return {name for name in STAGES if audit.workspace.stages.has(name)}


def walks() -> set[QWidget]:
    """Return every Walk there is, in a window or not."""
    return {one for one in QApplication.allWidgets() if isinstance(one, WalkPage)}


def take_all(ahead: PagesAhead) -> None:
    """Take every step."""
    while not ahead.is_done:
        ahead.take_step()


def test_only_the_stage_in_front_is_made_until_the_keys_rest(
    audit: AuditPage, ahead: PagesAhead, keys: Keys
) -> None:
    keys.rest = False
    for _ in range(20):
        ahead.take_step()
    assert made(audit) == {"walk"}
    keys.rest = True
    take_all(ahead)
    assert made(audit) == set(STAGES)


def test_what_is_made_is_out_of_sight_and_takes_nothing_from_who_is_there(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    focus, walk, news = QApplication.focusWidget(), audit.workspace.walk, list[object]()
    context = audit.context
    for told in (context.part_changed, context.moment_over, context.notice_over, context.refused):
        told.connect(lambda *_: news.append("what was said is over"))
    context.session.changed.connect(news.append)
    while not ahead.is_done:
        ahead.take_step()
        assert QApplication.focusWidget() is focus
        assert audit.workspace.stages.currentWidget() is walk
        shown = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
        assert shown == {audit.window()}
    assert news == []


def test_who_listens_hears_nothing_of_it(audit: AuditPage, ahead: PagesAhead) -> None:
    heard: list[str] = []
    QAccessible.setActive(True)
    announcer().announced.connect(heard.append)
    take_all(ahead)
    QApplication.processEvents()
    announcer().announced.disconnect(heard.append)
    QAccessible.setActive(False)
    assert heard == []


def test_the_page_made_is_the_one_that_is_come_to(audit: AuditPage, ahead: PagesAhead) -> None:
    take_all(ahead)
    pages = {name: audit.workspace.page(name) for name in STAGES}
    prepare = pages["prepare"]
    assert isinstance(prepare, PreparePage)
    assert prepare.front is None
    for name, page in pages.items():
        audit.workspace.go(name)
        assert audit.workspace.stages.currentWidget() is page
    assert prepare.front is not None


def test_who_comes_between_two_steps_finds_the_page_whole(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    for _ in range(2):  # walk is there, and one more is made, but not in its place
        ahead.take_step()
    for name in STAGES:
        audit.workspace.go(name)
    pages = [audit.workspace.page(name) for name in STAGES]
    take_all(ahead)
    assert [audit.workspace.page(name) for name in STAGES] == pages
    every = [type(one) for one in QApplication.allWidgets() if isinstance(one, StagePage)]
    assert all(every.count(type(page)) == 1 for page in pages)


def test_who_comes_to_walk_between_its_steps_has_no_second_one_listening(
    shown: AuditPage, keys: Keys
) -> None:
    shown.workspace.arrive("prepare")
    ahead = PagesAhead(shown.session, shown.workspace.stages, keys, shown)
    ahead.take_step()
    assert made(shown) == {"prepare"}
    shown.workspace.go("walk")
    there = walks()
    ahead.take_step()
    assert walks() == there


def test_a_stage_made_again_between_its_steps_is_the_one_that_is_gone_on_with(
    audit: AuditPage,
) -> None:
    ahead = audit.workspace.stages.ahead("prepare")
    next(ahead)
    next(ahead)
    audit.workspace.stages.renew()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert list(ahead) == []
    assert audit.workspace.page("prepare").findChildren(PreparePart)


def test_nothing_is_made_while_something_has_the_file_or_once_it_is_closed(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    audit.session.busy_reason = NotYet("A copy is being written.", "", "")
    ahead.take_step()
    ahead.take_step()
    ahead.take_step()
    assert made(audit) == {"walk"}
    audit.session.busy_reason = None
    audit.shut()
    ahead.take_step()
    assert made(audit) == {"walk"}


def parts_ahead(audit: AuditPage) -> dict[PreparationPart, PreparePart]:
    """Return the parts of Prepare that nobody came to yet."""
    prepare = audit.workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    return prepare._ahead


def test_the_parts_of_prepare_are_there_too_and_show_the_audit_as_it_is_come_to(
    audit: AuditPage, ahead: PagesAhead, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_all(ahead)
    parts = dict(parts_ahead(audit))
    assert {PreparationPart.AUDIT, PreparationPart.TOOL, PreparationPart.FORMS} < set(parts)
    refreshed: list[str] = []
    for part in (PreparationPart.TOOL, PreparationPart.AUDIT):
        monkeypatch.setattr(parts[part], "refresh", lambda part=part: refreshed.append(part))
    audit.workspace.run("prepare_tool")
    audit.workspace.run("walk")  # finishes what is left of it
    prepare = audit.workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    assert prepare.front is parts[PreparationPart.TOOL]
    assert refreshed == [], "nothing changed since it was made"
    audit.session.do(lambda file: set_audit(file, replace(audit.session.now.audit, title="Two")))
    audit.workspace.run("prepare_audit")
    audit.workspace.run("walk")
    assert refreshed == [PreparationPart.AUDIT]


def test_on_another_day_what_was_made_ahead_is_brought_to_date(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    take_all(ahead)
    steps = parts_ahead(audit)[PreparationPart.STEPS]
    tomorrow = audit.session.clock() + timedelta(days=1)
    audit.session.clock = lambda: tomorrow
    refreshed: list[object] = []
    steps.refresh = lambda: refreshed.append("anew")  # type: ignore[method-assign]
    steps.arrive()
    steps.arrive()
    assert refreshed == ["anew"]


def test_where_drafts_wait_nothing_is_shown_before_it_is_come_to(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    audit.session.drafts.keep(Place("prepare"), "typed", "half a word")
    take_all(ahead)
    assert all(part.stale for part in parts_ahead(audit).values())


@pytest.mark.usefixtures("python_collects")
def test_what_is_open_is_passed_over_by_a_sweep_of_memory_until_it_is_closed(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    gc.unfreeze()
    with gc_paused():
        take_all(ahead)
    assert gc.get_freeze_count() == 0, "a job has sweeping paused: nothing is thrown away meanwhile"
    ahead.take_step()
    assert gc.get_freeze_count() > 0
    audit.shut()
    assert gc.get_freeze_count() == 0


def test_nothing_that_was_made_ahead_is_left_where_the_audit_is_closed_meanwhile(
    shown: AuditPage, keys: Keys
) -> None:
    shown.workspace.arrive("prepare")
    ahead = PagesAhead(shown.session, shown.workspace.stages, keys, shown)
    ahead.take_step()
    heard = [one for one in QApplication.allWidgets() if isinstance(one, HeardPanel)]
    shown.shut()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert heard
    assert not any(map(isValid, heard))


def test_what_stands_at_the_side_of_a_part_goes_with_it(
    audit: AuditPage, ahead: PagesAhead
) -> None:
    take_all(ahead)
    sides = [one.side for one in parts_ahead(audit).values() if one.side is not None]
    audit.shut()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sides
    assert not any(map(isValid, sides))
