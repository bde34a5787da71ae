"""Ages and dates that cannot be are refused where they are typed, with what to do."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.model.case import Case, Request, RequestStatus
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.readiness import PreparationPart
from ui.prepare.columns import cases_shape, requests_shape
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.widgets.table.shape import Misfit

REQUEST = Request(CaseId(1), AgencyId(1), asked="2014-03-05", due="2014-03-19")


def put_age(page: PreparePage, text: str) -> Case:
    shape = cases_shape(lambda: page.context.session.now)
    column = next(one for one in shape.columns if one.title == "Age")
    assert column.put is not None
    return column.put(Case("Child A"), text)


def put_date(page: PreparePage, name: str, text: str, row: Request = REQUEST) -> Request:
    shape = requests_shape(lambda: page.context.session.now)
    column = next(one for one in shape.columns if one.title == name)
    assert column.put is not None
    return column.put(row, text)


@pytest.mark.parametrize("text", ["-3", "− 3", "-1 year"])
def test_an_age_below_nothing_is_refused(page: PreparePage, text: str) -> None:
    with pytest.raises(Misfit) as told:
        put_age(page, text)
    assert told.value.remedy == "Type it without the sign, such as 3 or 8 months."


@pytest.mark.parametrize("text", ["", "-", "3", "8 months", "3-5", "unborn"])
def test_an_age_in_any_other_words_is_taken(page: PreparePage, text: str) -> None:
    assert put_age(page, text).age == text


@pytest.mark.parametrize(("name", "text"), [("Due", "4/3/2014"), ("Asked", "20/3/2014")])
def test_a_request_is_not_due_before_it_was_asked(page: PreparePage, name: str, text: str) -> None:
    with pytest.raises(Misfit) as told:
        put_date(page, name, text)
    assert "before it was asked for on" in told.value.happened
    assert told.value.remedy


def test_a_request_may_be_due_on_the_day_or_on_none(page: PreparePage) -> None:
    assert put_date(page, "Due", "5/3/2014").due == "2014-03-05"
    assert put_date(page, "Due", "").due == ""
    assert put_date(page, "Asked", "1/4/2014", replace(REQUEST, due="")).asked == "2014-04-01"


def test_a_return_was_not_completed_in_the_future(page: PreparePage, qtbot: QtBot) -> None:
    page.show_part(PreparationPart.RETURNS)
    part = page.front
    assert isinstance(part, ReturnsPart)
    now: Snapshot = page.context.session.now
    found = next(one for one in now.requests if one.status is RequestStatus.NO_RETURN)
    part.choose((found.case_id, found.agency_id))
    part.panel.type_in.click()
    form = page.typing
    form.answers["1a"].set_value("yes")
    form.rest.click()
    form.completed.setText("10/4/2199")
    form.completed.flush()
    assert form.completed.misfit.startswith("10 April 2199 is yet to come.")
    with qtbot.waitSignal(page.context.fault) as told:
        form.keep.click()
    assert told.args is not None
    assert told.args[0].happened == "10 April 2199 is yet to come."
    assert page.context.session.now.returns == now.returns
