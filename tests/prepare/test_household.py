"""Who belongs to a case and its key dates are typed in sheets beside the cases."""

from typing import Any

import pytest

from core.model.case import Case
from core.model.snapshot import Snapshot
from core.queries.search import search
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.readiness import PreparationPart
from core.wording.removal import loss_of
from ui.prepare.cases_part import CasesPart, CasesSheet
from ui.prepare.page import PreparePage
from ui.prepare.table_editor import TableEditor


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.CASES


def opened(page: PreparePage, which: CasesSheet) -> CasesPart:
    page.show_part(PreparationPart.CASES)
    assert isinstance(page.front, CasesPart)
    page.front.show_sheet(which)
    return page.front


def put(sheet: TableEditor[Any], *cells: str) -> None:
    """Type a line at the end, a cell each."""
    sheet.model.paste(sheet.model.rowCount() - 1, 0, [list(cells)])


def now(page: PreparePage) -> Snapshot:
    return page.context.session.now


def case(page: PreparePage, reference: str) -> Case:
    return next(one for one in now(page).cases if one.reference == reference)


def test_people_are_listed_by_case_and_role(page: PreparePage) -> None:
    part = opened(page, CasesSheet.PEOPLE)
    put(part.front_sheet, "child d", "brother", "4", "lives with his father")
    put(part.front_sheet, "Child D", "unborn child")
    first, second = now(page).people_of(case(page, "Child D").id)
    assert (first.role, first.age, second.role) == ("brother", "4", "unborn child")
    assert page.context.session.undo_label == "add the unborn child of Child D"


@pytest.mark.parametrize(
    "cells", [("Child Z", "brother"), ("", "brother"), ("Child D", ""), ("Child D", "x", "-3")]
)
def test_whoever_has_no_case_no_role_or_no_age_is_not_kept(
    page: PreparePage, cells: tuple[str, ...]
) -> None:
    part = opened(page, CasesSheet.PEOPLE)
    put(part.front_sheet, *cells)
    assert now(page).case_people == ()


def test_key_dates_are_listed_by_case_and_day_whoever_noted_them(
    page: PreparePage, cin_file: WorkshopFile
) -> None:
    part = opened(page, CasesSheet.DATES)
    put(part.front_sheet, "Child D", "3 March 2014", "Moved school", "Police")
    put(part.front_sheet, "Child D", "20/11/2013", "First referral")
    put(part.front_sheet, "Child A", "1 May 2014", "Assessed")
    shown = [row.text for row in part.front_sheet.model.rows]
    assert shown == ["Assessed", "First referral", "Moved school"]
    kept = snapshot(cin_file).key_dates_of(case(page, "Child D").id)
    assert [one.day for one in kept] == ["2013-11-20", "2014-03-03"]


def test_the_side_shows_the_case_of_the_row(page: PreparePage) -> None:
    part = opened(page, CasesSheet.PEOPLE)
    put(part.front_sheet, "Child D", "brother")
    part.front_sheet.choose(now(page).case_people[0].id)
    assert part.panel.outline.toPlainText() == case(page, "Child D").outline


def test_what_belongs_to_a_case_goes_with_it_and_comes_back(page: PreparePage) -> None:
    part = opened(page, CasesSheet.DATES)
    put(part.front_sheet, "Child H", "3 March 2014", "Moved school")
    assert "1 key date" in loss_of(now(page), [case(page, "Child H")]).gone
    gone = case(page, "Child H")
    session = page.context.session
    with_it = session.do(lambda file: _remove(file, gone))
    assert with_it
    assert now(page).key_dates == ()
    session.undo()
    assert len(now(page).key_dates) == 1


def _remove(file: WorkshopFile, gone: Case) -> Any:
    from core.acts.prepare import remove_rows

    return remove_rows(file, "remove Child H", [gone])


def test_what_the_search_finds_is_shown_in_its_row(page: PreparePage) -> None:
    part = opened(page, CasesSheet.DATES)
    put(part.front_sheet, "Child H", "3 March 2014", "Zebra crossing built")
    part.show_sheet(CasesSheet.CASES)
    (hit,) = page.context.session.read(lambda file: search(file, "zebra"))
    page.open_found(hit)
    assert part.which.value is CasesSheet.DATES
    assert part.front_sheet.current == now(page).key_dates[0]
