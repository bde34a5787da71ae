"""Whether an audit is ready, line by line."""

from dataclasses import replace
from datetime import date

from core.counting.readiness import Check, Part, readiness
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit, Participant
from core.model.case import Agency, Case, Papers, Request, RequestStatus
from core.model.ids import AgencyId, CaseId, RequestId
from core.model.snapshot import Snapshot

TODAY = date(2014, 4, 1)
READY = Snapshot(
    Audit("Plans", day="2014-04-09", confidentiality="It stays in this room."),
    cases=tuple(Case(f"Child {n}", CaseId(n), outline="Told.") for n in range(1, 5)),
    agencies=(Agency("GP", AgencyId(1)),),
    requests=tuple(
        Request(CaseId(n), AgencyId(1), RequestId(n), status=RequestStatus.RETURNED)
        for n in range(1, 5)
    ),
    agenda=(
        AgendaEntry("Cases", AgendaKind.CASES, "10:00", 130),
        AgendaEntry("Lunch", AgendaKind.BREAK, "11:00", 30),
    ),
    participants=(Participant("Health visitor"),),
)


def lines(now: Snapshot) -> dict[str, bool]:
    return {check.words: check.good for check in readiness(now, TODAY)}


def test_what_is_ready_is_ticked() -> None:
    assert lines(READY) == {
        "No audit tool yet": False,
        "Every case has an outline": True,
        "Agenda covers 4 cases": True,
        "No return still out": True,
        "Papers complete": True,
        "1 on the list of people": True,
    }


def test_an_empty_audit_says_what_is_missing_and_where() -> None:
    assert readiness(Snapshot(Audit("New")), TODAY) == (
        Check(False, "No audit tool yet", Part.TOOL),
        Check(False, "No cases yet", Part.CASES),
        Check(False, "No agenda yet", Part.AGENDA),
        Check(False, "Nobody on the list of people", Part.PEOPLE),
        Check(False, "No day set", Part.AUDIT),
        Check(False, "No confidentiality statement", Part.AUDIT),
    )


def test_a_day_that_finishes_before_it_starts_is_pointed_out() -> None:
    backwards = replace(READY.audit, starts="09:30", finishes="09:00")
    assert lines(replace(READY, audit=backwards))["The day finishes before it starts"] is False


def test_breaks_take_time_from_cases() -> None:
    lunch = replace(READY.agenda[1], minutes=45)
    assert "Agenda is 15 min short for 4 cases" in lines(
        replace(READY, agenda=(READY.agenda[0], lunch))
    )


def test_a_case_with_minutes_of_its_own_is_counted_with_them() -> None:
    long = replace(READY.cases[0], minutes=60)
    found = lines(replace(READY, cases=(long, *READY.cases[1:])))
    assert "Agenda is 35 min short for 4 cases" in found


def test_returns_still_out_and_overdue_are_counted() -> None:
    waiting = [replace(one, status=RequestStatus.WAITING) for one in READY.requests]
    waiting[0] = replace(waiting[0], due="2014-03-21")
    assert "4 returns still out, 1 overdue" in lines(replace(READY, requests=tuple(waiting)))
    assert "1 return overdue" in lines(replace(READY, requests=(waiting[0], *READY.requests[1:])))


def test_a_case_nobody_was_asked_about_is_named() -> None:
    assert "No agency asked about Child 4" in lines(replace(READY, requests=READY.requests[:3]))


def test_an_audit_that_asks_nobody_has_nothing_to_chase() -> None:
    assert not any("return" in line for line in lines(replace(READY, requests=())))


def test_few_cases_are_named_and_many_counted() -> None:
    bare = tuple(replace(case, outline=" ") for case in READY.cases[:2])
    assert "No outline for Child 1 and Child 2" in lines(
        replace(READY, cases=(*bare, *READY.cases[2:]))
    )
    lacking = tuple(replace(case, papers=Papers.INCOMPLETE) for case in READY.cases[:3])
    assert "Papers incomplete: 3 cases" in lines(replace(READY, cases=(*lacking, READY.cases[3])))


def test_an_agenda_part_without_a_time_is_pointed_out() -> None:
    loose = AgendaEntry("Close", AgendaKind.CLOSE, "", 15)
    assert "The agenda has a part without a time" in lines(
        replace(READY, agenda=(*READY.agenda, loose))
    )
