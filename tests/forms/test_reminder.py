"""The reminder to an agency: what was asked, by when, and no person's name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.forms.reminder import reminder
from core.model.case import Request
from core.model.clock import Clock
from core.model.snapshot import Snapshot
from core.store.reading import snapshot
from tests.small import small_audit

DUE = date(2014, 3, 21)


@pytest.fixture
def now(tmp_path: Path, clock: Clock) -> Snapshot:
    """A small audit as it stands."""
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        return snapshot(file)


def asked(now: Snapshot, *, asked: str = "", due: str = "") -> Request:
    """The request to Police about Child A with dates of its own."""
    (agency,) = (one for one in now.agencies if one.name == "Police")
    (case,) = (one for one in now.cases if one.reference == "Child A")
    return Request(case.id, agency.id, asked=asked, due=due)


def test_a_reminder_without_a_date_says_only_what_is_missing(now: Snapshot) -> None:
    assert reminder(now, asked(now), DUE).splitlines() == [
        "To: Police",
        "About: Small audit, Child A",
        "",
        "Your agency's audit of Child A has not reached us yet.",
        "",
        "If your agency holds no record of this case, please tell us: that is an answer too.",
        "Please reply by secure mail, and use only the case reference.",
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        pytest.param(date(2014, 3, 20), "It is due on 21 March 2014.", id="the day before"),
        pytest.param(DUE, "It is due on 21 March 2014.", id="on the day itself"),
        pytest.param(date(2014, 3, 22), "It was due on 21 March 2014.", id="the day after"),
    ],
)
def test_a_return_is_late_only_when_its_day_is_over(now: Snapshot, today: date, said: str) -> None:
    lines = reminder(now, asked(now, due="2014-03-21"), today).splitlines()
    assert lines[3] == f"Your agency's audit of Child A has not reached us yet. {said}"


def test_when_it_was_asked_comes_before_when_it_is_due(now: Snapshot) -> None:
    request = asked(now, asked="2014-03-07", due="2014-03-21")
    assert reminder(now, request, DUE).splitlines()[3] == (
        "Your agency's audit of Child A has not reached us yet. "
        "We asked for it on 7 March 2014. It is due on 21 March 2014."
    )


def test_the_day_of_the_workshop_is_named_where_it_is_known(now: Snapshot) -> None:
    dated = replace(now, audit=replace(now.audit, day="2014-04-09"))
    said = "The cases are discussed on 9 April 2014."
    lines = reminder(dated, asked(now), DUE).splitlines()
    assert lines[5:7] == [
        "If your agency holds no record of this case, please tell us: that is an answer too.",
        said,
    ]
    assert said not in reminder(now, asked(now), DUE)


@pytest.mark.parametrize(
    ("partnership", "ending"),
    [
        pytest.param("Northshire Partnership", ["", "Northshire Partnership"], id="signed"),
        pytest.param("  ", [], id="spaces are no signature"),
    ],
)
def test_a_reminder_is_signed_by_the_partnership(
    now: Snapshot, partnership: str, ending: list[str]
) -> None:
    signed = replace(now, audit=replace(now.audit, partnership=partnership))
    lines = reminder(signed, asked(now), DUE).splitlines()
    assert lines[6:] == [
        "Please reply by secure mail, and use only the case reference.",
        *ending,
    ]


def test_who_is_written_to_at_the_agency_stays_out_of_it(now: Snapshot) -> None:
    known = tuple(replace(one, contact="Ms Rowan Invented") for one in now.agencies)
    told = reminder(replace(now, agencies=known), asked(now), DUE)
    assert "Rowan" not in told
    assert told.startswith("To: Police\n")
