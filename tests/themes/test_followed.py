"""Each view of Themes is shown anew when anything changes that it was made from."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.counting.thread import numbers_of_theme, tallies_of
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.meeting import Meeting
from core.model.patch import PARTS
from core.model.snapshot import Snapshot
from core.model.steps import DayOff
from core.store.file import WorkshopFile
from tests.themes.conftest import Open, OpenPlaces
from tests.themes.looking import rows
from ui.themes.findings.counting import COUNTED_FROM

KINDS = {name: kind for kind, name in PARTS.items()} | {"audit": Audit}
BY_THE_PAGE = {Meeting}
"""Kinds that bring every view anew."""


@contextmanager
def noted(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[type]]:
    """Note which kinds of rows are looked at; one snapshot made from another looks at none."""
    kinds, look = set[type](), Snapshot.__getattribute__
    parts = {one.name for one in fields(Snapshot)} & KINDS.keys()

    def noting(now: Snapshot, name: str) -> Any:
        if name in parts and "dataclasses" not in sys._getframe(1).f_code.co_filename:
            kinds.add(KINDS[name])
        return look(now, name)

    with monkeypatch.context() as patched:
        patched.setattr(Snapshot, "__getattribute__", noting)
        yield kinds


@pytest.mark.parametrize("key", ["cin", "kinds"])
@pytest.mark.parametrize("name", ["counts", "charts", "pathways", "comments"])
def test_a_view_follows_all_that_it_is_made_from(
    open_themes: Open, monkeypatch: pytest.MonkeyPatch, key: str, name: str
) -> None:
    page = open_themes(key)
    page.show_view(name)
    view, session = page.view, page.context.session
    session._now = replace(session.now)  # with nothing looked up yet
    view.forget(frozenset(KINDS.values()))
    with noted(monkeypatch) as kinds:
        view.refresh(page.filters)
    assert kinds
    assert kinds - view.rests_on - BY_THE_PAGE == set()


@pytest.mark.parametrize("key", ["cin", "kinds"])
def test_numbers_in_findings_follow_all_that_they_count(
    open_places: OpenPlaces, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    page = open_places(key).findings
    session = page.context.session
    numbers = [*numbers_of_theme(session.now, None), *tallies_of(session.now, None)]
    session._now = replace(session.now)
    page.counts.forget()
    with noted(monkeypatch) as kinds:
        assert page.counts.count(numbers)
        assert page.counts.bases is not None
    assert kinds - COUNTED_FROM == set()


def days_off(file: WorkshopFile) -> Changed | None:
    """Have three days that nobody works."""
    with file.act("name days off") as act:
        for day in ("2014-03-17", "2014-03-18", "2014-03-19"):
            file.put(DayOff(day))
    return act.news


def test_who_was_late_is_counted_anew_by_other_working_days(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("kinds")
    before = "in time 1, late 1"
    assert before in " ".join(rows(page, qtbot)["4"]._below())
    page.context.session.do(days_off)
    assert "in time 2, late 0" in " ".join(rows(page, qtbot)["4"]._below())
    assert page.context.session.undo()
    assert before in " ".join(rows(page, qtbot)["4"]._below())
