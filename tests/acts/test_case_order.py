"""The cases of a meeting in another order, who is invited for which, and how long one takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from core.acts import bring_in, walk
from core.acts.case_order import order_cases
from core.acts.earlier import take_earlier
from core.acts.people import keep_people
from core.acts.prepare import remove_rows
from core.counting.case_order import CaseOrder, cases_in_order
from core.counting.earlier_draft import earlier_draft
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit, Participant
from core.model.case import Agency, Case, Request
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.queries.documents import full
from core.queries.returns import answers_to
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.earlier import taken_words
from core.wording.invitation import invitation_words
from core.wording.readiness import readiness
from core.wording.removal import loss_of
from tests.small import small_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        rows = [
            ReturnDraft("Child B", "Health", answers={"1a": "no", "2": "no"}),
            ReturnDraft("Child B", "Police", answers={"1a": "no", "2": "no"}),
        ]
        bring_in.take_returns(opened, Draft("more.csv", tuple(rows)))
        yield opened


def order(file: WorkshopFile, by: CaseOrder) -> list[str]:
    now = snapshot(file)
    answers = answers_to(file, {item.id for item in now.tool.items})
    order_cases(file, cases_in_order(now, answers, by))
    return [one.reference for one in snapshot(file).cases]


def test_cases_are_put_where_agencies_differ_most_or_strengths_first(file: WorkshopFile) -> None:
    order_cases(file, tuple(reversed(snapshot(file).cases)))
    assert order(file, CaseOrder.APART) == ["Child A", "Child B"]
    order_cases(file, tuple(reversed(snapshot(file).cases)))
    assert [one.reference for one in snapshot(file).cases] == ["Child B", "Child A"]
    assert order(file, CaseOrder.STRENGTHS) == ["Child A", "Child B"]
    file.undo()
    assert [one.reference for one in snapshot(file).cases] == ["Child B", "Child A"]


def test_an_invitation_says_when_ones_own_cases_are_planned_and_names_none(
    file: WorkshopFile,
) -> None:
    with file.act("plan"):
        audit = file.all(Audit)[0]
        file.put(replace(audit, day="2014-04-09", starts="09:30", finishes="16:00", venue="Hall"))
        file.put(AgendaEntry("Cases", AgendaKind.CASES, "10:00", 30))
        file.put(AgendaEntry("Cases", AgendaKind.CASES, "11:00", 60))
        for case in file.all(Case):
            file.put(replace(case, minutes=30))
        schools = next(one for one in file.all(Agency) if one.name == "Schools")
        first, *_ = file.all(Case)
        for request in file.all(Request):
            if (request.case_id, request.agency_id) == (first.id, schools.id):
                file.remove(request)
    now = snapshot(file)
    said = invitation_words(now, Participant("Head teacher", agency_id=schools.id))
    assert said.startswith("You are invited as Head teacher to the day of our audit")
    assert "9 April 2014, 09:30 to 16:00, Hall." in said
    assert "You come for 1 case of the day, planned for about 11:00. You need to be there" in said
    assert "Child" not in said
    both = [one.id for one in now.cases[:2]]
    keep_people(file, "invite", [(Participant("Guest"), both)])
    guest = next(one for one in file.all(Participant) if one.role == "Guest")
    keep_people(file, "change", [(guest, both[1:])])
    assert snapshot(file).comes_for(guest.id) == tuple(both[1:])
    assert "You come for 1 case" in invitation_words(snapshot(file), guest)
    last = next(one for one in snapshot(file).cases if one.id == both[1])
    assert "1 person stays, on the list for no case" in loss_of(snapshot(file), [last]).stays
    remove_rows(file, "remove a case", [last])
    assert snapshot(file).comes_for_none(snapshot(file).participants[-1])
    assert "You come for" not in invitation_words(snapshot(file), guest)
    told = [one.words for one in readiness(snapshot(file), date(2014, 4, 1)) if not one.good]
    assert "1 person comes for no case that is taken" in told
    file.undo()
    assert snapshot(file).comes_for(guest.id) == tuple(both[1:])
    file.erase_case(both[1], "")
    assert snapshot(file).comes_for_none(snapshot(file).participants[-1])
    alone = invitation_words(now, Participant("Note-taker"))
    assert "You come for" not in alone


def test_how_long_a_case_took_in_an_earlier_audit_is_planned_here(
    tmp_path: Path, clock: Clock, file: WorkshopFile
) -> None:
    case = file.all(Case)[0].id
    for point in snapshot(file).tool.points:
        walk.agree(file, case, point, snapshot(file).tool.answers_at(point)[0].id)
    walk.visit(file, case, datetime(2014, 4, 9, 10, 0), datetime(2014, 4, 9, 10, 33))
    draft = earlier_draft(full(file))
    assert draft.minutes == 35
    with small_audit(tmp_path / "next.casewalk", clock) as other:
        take_earlier(other, draft)
        planned = snapshot(other).audit.minutes_per_case
        assert planned == 35
        assert "35 minutes there, and is planned so here." in taken_words(draft, planned)
        with other.act("plan"):
            other.put(replace(snapshot(other).audit, minutes_per_case=20))
        take_earlier(other, draft)
        assert snapshot(other).audit.minutes_per_case == 20
