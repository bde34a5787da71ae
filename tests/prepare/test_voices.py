"""Families, meetings and talks with leaders are typed in sheets of their own."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.voices import FamilyOutcome
from core.queries.search import search
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.table_editor import TableEditor
from ui.prepare.voices_part import VoicesPart, VoicesSheet


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.VOICES


def opened(page: PreparePage) -> VoicesPart:
    page.show_part(PreparationPart.VOICES)
    assert isinstance(page.front, VoicesPart)
    return page.front


def put(sheet: TableEditor[Any], *cells: str) -> None:
    """Type a line at the end, a cell each."""
    at = sheet.model.rowCount() - 1
    sheet.model.paste(at, 0, [list(cells)])


def now(page: PreparePage) -> Snapshot:
    return page.context.session.now


def test_families_asked_are_typed_and_counted(page: PreparePage) -> None:
    part = opened(page)
    asked = part.sheets[VoicesSheet.FAMILIES]
    put(asked, "child g", "mother", "telephone", "audit lead", "12/3/2014", "to be heard", "heard")
    put(asked, "Child H", "father", "", "", "", "", "declined")
    first, second = now(page).families_asked[-2:]
    assert now(page).case[first.case_id or CaseId(0)].reference == "Child G"
    assert (first.asked_on, first.outcome) == ("2014-03-12", FamilyOutcome.HEARD)
    assert second.outcome is FamilyOutcome.DECLINED
    assert part.heard.text() == "4 of 7 families asked were heard"
    assert "3 families heard" in part.differ.text()


def test_what_a_family_said_is_kept_under_its_theme_and_can_be_taken_back(
    page: PreparePage, cin_file: WorkshopFile
) -> None:
    part = opened(page)
    part.show_sheet(VoicesSheet.WORDS)
    title = now(page).tool.themes[0].title
    before = len(now(page).family_voices)
    put(part.front_sheet, "Child D", title[:6], "Nobody rang back", "yes", "Parent", "visit")
    voice = now(page).family_voices[-1]
    assert (voice.theme_id, voice.verbatim) == (now(page).tool.themes[0].id, True)
    assert page.context.session.undo_label == "add a family voice for Child D"
    page.context.session.undo()
    assert len(snapshot(cin_file).family_voices) == before


@pytest.mark.parametrize("cell", ["Child Z", "No such theme"])
def test_what_names_nothing_of_the_audit_is_refused_where_it_is_typed(
    page: PreparePage, cell: str
) -> None:
    part = opened(page)
    part.show_sheet(VoicesSheet.WORDS)
    before = now(page).family_voices
    case, theme = (cell, "") if cell.startswith("Child") else ("", cell)
    put(part.front_sheet, case, theme, "Something")
    assert now(page).family_voices == before


def test_meetings_and_talks_have_sheets_of_their_own(page: PreparePage) -> None:
    part = opened(page)
    part.show_sheet(VoicesSheet.MEETINGS)
    put(part.front_sheet, "Core group", "26 March 2014", "chair", "", "", "Parents spoke first")
    part.show_sheet(VoicesSheet.TALKS)
    put(part.front_sheet, "Head of service", "Police", "3 May 2014", "", "More time is needed")
    (meeting,), (talk,) = now(page).meetings_observed, now(page).leader_talks
    assert (meeting.held_on, meeting.watched_by) == ("2014-03-26", "chair")
    assert talk.agency_id is not None
    assert now(page).agency[talk.agency_id].name == "Police"


def test_what_the_search_finds_is_shown_in_its_row(page: PreparePage) -> None:
    session = page.context.session
    (hit,) = session.read(lambda file: search(file, "introduced themselves"))
    page.open_found(hit)
    assert isinstance(page.front, VoicesPart)
    assert page.front.front_sheet.current == now(page).family_voices[0]
    assert page.front.front_sheet.view.hasFocus()


def test_an_audit_without_any_says_what_each_sheet_is_for(empty_page: PreparePage) -> None:
    part = opened(empty_page)
    assert part.heard.isHidden()
    for which in VoicesSheet:
        part.show_sheet(which)
        part.begin()
        assert part.front_sheet.view.hasFocus()
        words = [one.text() for one in part.front_sheet.findChildren(type(part.heard))]
        assert any("yet" in one for one in words)
    assert part.which.focusPolicy() is not Qt.FocusPolicy.ClickFocus
