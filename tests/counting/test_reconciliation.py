"""Four numbers that are never one another, each with what it leaves out and who is behind it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.reconciliation import (
    LEFT_OUT,
    NUMBERS,
    Answered,
    Came,
    Reconciliation,
    answered_all,
    answered_item,
    reconciliation,
)
from core.documents.blocks import Table
from core.documents.catalogue import compose
from core.documents.response import reconciled
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, RequestStatus, Return
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.reconciliation import left_out_lists, left_out_words, numbers_words
from tests.counting.audits import ONE_ITEM, example

CASES = tuple(Case(f"C{at}", CaseId(at), at) for at in range(1, 4))
AGENCIES = tuple(Agency(f"A{at}", AgencyId(at), at) for at in range(1, 4))
PAIRS = [(case.id, agency.id) for case in CASES for agency in AGENCIES]


def test_the_published_audit_reconciles() -> None:
    full, _ = example("cin")
    found = reconciled(full)
    assert numbers_words(found) == "37 requested, 28 returned, 24 usable, 14 answered"
    assert left_out_words(found) == "9 no return, 4 no form filled in, 10 left blank"
    police = next(one.id for one in full.now.agencies if one.name == "Police")
    assert numbers_words(found, agency_id=police).startswith("4 requested, 2 returned, 1 usable")
    lists = dict(left_out_lists(full.now, found))
    assert "Police: Child C" in lists["No form filled in (4)"]


def test_it_prints_by_agency_and_by_case_with_who_is_behind_it() -> None:
    full, _ = example("cin")
    blocks = compose("response", full).sections[0].blocks
    agencies, cases = (block for block in blocks if isinstance(block, Table))
    assert len(agencies.rows) == 11
    assert len(cases.rows) == 9


@st.composite
def audits(draw: st.DrawFn) -> tuple[Snapshot, Answered]:
    asked = draw(st.sets(st.sampled_from(PAIRS)))
    back = draw(st.sets(st.sampled_from(PAIRS)))
    usable = frozenset(draw(st.sets(st.sampled_from(sorted(back))))) if back else frozenset()
    statuses = st.sampled_from(RequestStatus)
    now = Snapshot(
        Audit("x"),
        cases=CASES,
        agencies=AGENCIES,
        requests=tuple(Request(*pair, status=draw(statuses)) for pair in sorted(asked)),
        returns=tuple(Return(*pair) for pair in sorted(back)),
        usable=usable,
    )
    some = st.frozensets(st.sampled_from(PAIRS))
    return now, Answered(draw(some), draw(some))


@given(audits())
def test_every_number_is_the_next_one_and_what_that_leaves_out(
    drawn: tuple[Snapshot, Answered],
) -> None:
    now, answered = drawn
    found = reconciliation(now, answered)
    for before, after in pairwise(NUMBERS):
        parts = (after, *LEFT_OUT[after])
        together = [pair for part in parts for pair in found.pairs(part)]
        assert sorted(together) == sorted(found.pairs(before))
    for came in Came:
        by_case = sum(found.count(came, case_id=case.id) for case in CASES)
        by_agency = sum(found.count(came, agency_id=one.id) for one in AGENCIES)
        assert by_case == by_agency == found.count(came)
    assert found.count(Came.RETURNED) == sum(map(now.counts_as_returned, now.requests))


def test_answered_is_one_item_or_every_line_that_was_asked() -> None:
    now = Snapshot(Audit("x"), tool=ONE_ITEM, cases=CASES, agencies=AGENCIES)
    item = ONE_ITEM.items[0].id
    assert answered_item(PAIRS[:2], item).pairs == frozenset(PAIRS[:2])
    assert answered_all(now, {PAIRS[0]: 1, PAIRS[1]: 0}).pairs == {PAIRS[0]}


@pytest.mark.parametrize("came", [Came.WAITING, Came.UNASKED])
def test_an_audit_that_asked_nobody_leaves_nobody_out(came: Came) -> None:
    assert Reconciliation().pairs(came) == ()
