"""Steps and days off are typed in sheets; what follows moves with the day it is counted from."""

from typing import Any

from core.model.snapshot import Snapshot
from core.model.steps import Nation
from core.store.reading import snapshot
from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.prepare.steps_part import StepsPart, StepsSheet
from ui.prepare.table_editor import TableEditor


def opened(page: PreparePage) -> StepsPart:
    page.show_part(PreparationPart.STEPS)
    assert isinstance(page.front, StepsPart)
    page.front.show_sheet(StepsSheet.STEPS)
    return page.front


def put(sheet: TableEditor[Any], *cells: str) -> None:
    """Type a line at the end, a cell each."""
    sheet.model.paste(sheet.model.rowCount() - 1, 0, [list(cells)])


def cell(part: StepsPart, row: int, title: str) -> str:
    model = part.front_sheet.model
    columns = model.shape.columns
    at = next(n for n, one in enumerate(columns) if one.title == title)
    return str(model.index(row, at).data())


def now(page: PreparePage) -> Snapshot:
    return page.context.session.now


def test_a_step_counted_from_another_is_due_after_holidays_and_days_off(
    empty_page: PreparePage,
) -> None:
    part = opened(empty_page)
    put(part.front_sheet, "Terms agreed", "17 April 2014")
    put(part.front_sheet, "Requests sent", "", "1", "terms")
    assert cell(part, 1, "Due").startswith("22 April 2014")
    part.show_sheet(StepsSheet.DAYS_OFF)
    put(part.front_sheet, "22/4/2014", "Training day")
    assert "1 day off of the audit's own" in part.counted.text()
    part.show_sheet(StepsSheet.STEPS)
    assert cell(part, 1, "Due").startswith("23 April 2014")
    part.nation.chosen.emit(Nation.SCOTLAND)
    assert cell(part, 1, "Due").startswith("21 April 2014")
    assert "Scotland" in part.counted.text()


def test_the_calendar_follows_what_is_typed_and_taken_back(
    empty_page: PreparePage,
) -> None:
    part = opened(empty_page)
    session = empty_page.context.session
    before = session.now.tool.calendar
    part.show_sheet(StepsSheet.DAYS_OFF)
    put(part.front_sheet, "22/4/2014", "Training day")
    after = session.now.tool.calendar
    assert after != before
    assert session.read(snapshot).tool.calendar == after
    session.undo()
    assert session.now.tool.calendar == before


def test_a_day_typed_takes_the_place_of_what_it_was_counted_from(empty_page: PreparePage) -> None:
    part = opened(empty_page)
    put(part.front_sheet, "Terms agreed", "17 April 2014")
    put(part.front_sheet, "Requests sent", "", "1", "Terms agreed")
    part.front_sheet.model.paste(1, 1, [["30 April 2014"]])
    step = now(empty_page).steps[1]
    assert (step.day, step.after_id, step.working_days) == ("2014-04-30", None, 0)


def test_a_circle_is_refused_where_it_is_typed(empty_page: PreparePage) -> None:
    part = opened(empty_page)
    put(part.front_sheet, "Terms agreed")
    put(part.front_sheet, "Requests sent", "", "1", "Terms agreed")
    part.front_sheet.model.paste(0, 3, [["Requests sent"]])
    assert now(empty_page).steps[0].after_id is None


def test_the_same_day_off_is_not_kept_twice(empty_page: PreparePage) -> None:
    part = opened(empty_page)
    part.show_sheet(StepsSheet.DAYS_OFF)
    put(part.front_sheet, "22/4/2014")
    put(part.front_sheet, "22 April 2014")
    assert len(now(empty_page).days_off) == 1


def test_a_step_others_are_counted_from_can_go(empty_page: PreparePage) -> None:
    part = opened(empty_page)
    put(part.front_sheet, "Terms agreed", "17 April 2014")
    put(part.front_sheet, "Requests sent", "", "1", "Terms agreed")
    part.front_sheet.view.choose(part.front_sheet.model.index(0, 0))
    part.front_sheet.remove.click()
    (left,) = now(empty_page).steps
    assert (left.after_id, cell(part, 0, "Due")) == (None, "")


def test_a_request_is_due_in_so_many_working_days_after_it_was_asked(page: PreparePage) -> None:
    page.show_part(PreparationPart.RETURNS)
    assert isinstance(page.front, ReturnsPart)
    page.front.show_list()
    sheet = page.findChildren(TableEditor)
    requests = next(one for one in sheet if one.model.shape.columns[3].title == "Due")
    requests.model.paste(0, 3, [["30 working days"]])
    first = now(page).requests[0]
    assert (first.asked, first.due) == ("2014-03-07", "2014-04-22")
