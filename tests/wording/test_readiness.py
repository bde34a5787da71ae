"""Whether an audit is ready, line by line."""

from dataclasses import replace
from datetime import date

from core.model.agenda import AgendaEntry, AgendaKind
from core.model.asking import Clause, Relation
from core.model.audit import Audit, Participant
from core.model.case import Agency, Case, Papers, Request, RequestStatus, Return
from core.model.clock import date_text
from core.model.ids import (
    AgencyId,
    AnswerSetId,
    CaseId,
    ItemId,
    QuestionId,
    RequestId,
    ThemeId,
)
from core.model.sample import DrawnLine, SampleDraw, SampleList
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind, AnswerSet, Item, Question, Tool
from core.wording.readiness import Check, PreparationPart, readiness, ready_lines

TODAY = date(2014, 4, 1)
READY = Snapshot(
    Audit("Plans", day="2014-04-09", confidentiality="It stays in this room."),
    cases=tuple(Case(f"Child {n}", CaseId(n), outline="Told.") for n in range(1, 5)),
    agencies=(Agency("GP", AgencyId(1)),),
    requests=tuple(
        Request(CaseId(n), AgencyId(1), RequestId(n), status=RequestStatus.RETURNED)
        for n in range(1, 5)
    ),
    returns=tuple(Return(CaseId(n), AgencyId(1)) for n in range(1, 5)),
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


def test_a_return_that_is_only_marked_as_one_is_named_and_not_ticked() -> None:
    said = lines(replace(READY, returns=READY.returns[:2]))
    assert said["2 marked as returned, answers not here yet"] is False
    assert "No return still out" not in said


def test_an_empty_audit_says_what_is_missing_and_where() -> None:
    assert readiness(Snapshot(Audit("New")), TODAY) == (
        Check(False, "No audit tool yet", PreparationPart.TOOL),
        Check(False, "No cases yet", PreparationPart.CASES),
        Check(False, "No agenda yet", PreparationPart.AGENDA),
        Check(False, "Nobody on the list of people", PreparationPart.PEOPLE),
        Check(False, "No day set", PreparationPart.AUDIT),
        Check(False, "No confidentiality statement", PreparationPart.AUDIT),
    )


def test_what_is_done_turns_to_a_tick_and_never_vanishes() -> None:
    missing = {check.part: check for check in ready_lines(Snapshot(Audit("New")), TODAY)}
    assert not any(check.good for check in missing.values())
    said = [(check.words, check.good) for check in ready_lines(READY, TODAY)]
    assert said[-2:] == [
        (f"The day is {date_text(READY.audit.day)}", True),
        ("Confidentiality statement", True),
    ]
    assert ("No audit tool yet", False) in said


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
    now = replace(READY, requests=tuple(waiting), returns=())
    assert "4 returns still out, 1 overdue" in lines(now)
    late = replace(READY, requests=(waiting[0], *READY.requests[1:]), returns=READY.returns[1:])
    assert "1 return overdue" in lines(late)


def test_a_case_nobody_was_asked_about_is_named() -> None:
    now = replace(READY, requests=READY.requests[:3], returns=READY.returns[:3])
    assert "No agency asked about Child 4" in lines(now)


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


def test_what_is_not_ready_is_never_ticked() -> None:
    loose = AgendaEntry("Close", AgendaKind.CLOSE, "", 15)
    bare = tuple(
        replace(case, outline="", papers=Papers.INCOMPLETE, minutes=60) for case in READY.cases
    )
    waiting = tuple(replace(one, status=RequestStatus.WAITING) for one in READY.requests[:2])
    late = tuple(replace(one, due="2014-03-21") for one in waiting)
    audit = replace(READY.audit, day="", confidentiality=" \n")
    agenda = (*READY.agenda, loose)
    now = replace(READY, audit=audit, cases=bare, agenda=agenda, requests=waiting, returns=())
    assert lines(now) == {
        "No audit tool yet": False,
        "No case has an outline": False,
        "The agenda has a part without a time": False,
        "Agenda is 2 h 20 min short for 4 cases": False,
        "No agency asked about Child 3 and Child 4": False,
        "2 returns still out": False,
        "Papers incomplete: 4 cases": False,
        "1 on the list of people": True,
        "No day set": False,
        "No confidentiality statement": False,
    }
    assert lines(replace(now, requests=late))["2 returns overdue"] is False
    some = replace(now, cases=(*bare[:1], *READY.cases[1:]))
    assert lines(some)["No outline for Child 1"] is False


def test_an_agenda_for_another_day_is_measured_on_that_day() -> None:
    """Whatever the time it is asked at, and for a day that is not a date too."""
    assert lines(READY)["Agenda covers 4 cases"]
    someday = replace(READY, audit=replace(READY.audit, day="in spring"))
    assert lines(someday)["Agenda covers 4 cases"]


def test_an_agenda_without_cases_is_not_measured() -> None:
    assert not any("Agenda" in line for line in lines(replace(READY, cases=(), requests=())))


def test_exactly_enough_time_is_enough_and_a_minute_less_is_not() -> None:
    enough = replace(READY.agenda[0], minutes=130)
    assert "Agenda covers 4 cases" in lines(replace(READY, agenda=(enough, READY.agenda[1])))
    less = replace(enough, minutes=129)
    assert "Agenda is 1 min short for 4 cases" in lines(
        replace(READY, agenda=(less, READY.agenda[1]))
    )


def test_minutes_of_its_own_may_be_none_at_all() -> None:
    quick = tuple(replace(case, minutes=0) for case in READY.cases)
    short = replace(READY, cases=quick, agenda=(replace(READY.agenda[1], minutes=5),))
    assert lines(short)["Agenda covers 4 cases"] is True


def test_a_sample_is_drawn_taken_over_reasoned_and_its_list_removed() -> None:
    listed = replace(READY, sample_lists=(SampleList("list.csv", 1, listed=63),))
    assert lines(READY).keys() == lines(listed).keys() - {"Sample not yet drawn"}
    drawn = replace(
        listed,
        draws=(SampleDraw("2014", 1, size=2, listed=63),),
        drawn_lines=(
            DrawnLine(1, 4, 1, case_id=CaseId(1)),
            DrawnLine(1, 7, 2, position=1, instead_of=9),
            DrawnLine(1, 9, 3, position=1, left_out="2014-03-03"),
        ),
    )
    assert {"Sample not yet taken over", "No reason why line 9 was left out"} <= lines(drawn).keys()
    first, second, out = drawn.drawn_lines
    taken = replace(
        drawn,
        drawn_lines=(first, replace(second, case_id=CaseId(2)), replace(out, reason="Moved")),
    )
    assert lines(taken)["Sample of 2 taken over"]
    assert not lines(taken)["The list of all eligible is still in the audit"]
    gone = replace(
        taken, sample_lists=(SampleList("list.csv", 1, listed=63, removed="2014-03-05T09:00:00"),)
    )
    found = {words for words, good in lines(gone).items() if not good}
    assert not any("list" in words and "people" not in words for words in found)
    assert all(
        one.part is PreparationPart.SAMPLE
        for one in readiness(drawn, TODAY)
        if "ample" in one.words or "left out" in one.words
    )


def test_whom_a_tool_asks_about_and_what_decides_is_named_where_it_lacks() -> None:
    tool = Tool(
        questions=(Question("1", "", "", ThemeId(1), AnswerSetId(1), QuestionId(1)),),
        items=(Item(QuestionId(1), "1", "", "", AnswerSetId(1), ItemId(1)),),
        answer_sets=(AnswerSet("each", AnswerSetId(1), AnswerKind.EACH, "children"),),
        clauses=(Clause(attribute="age", value="5", relation=Relation.AT_LEAST),),
    )
    said = lines(replace(READY, tool=tool))
    assert said["Nobody listed in 4 cases"] is False
    assert said["No age noted: 4 cases"] is False
    one = replace(READY.cases[0], age="7")
    aged = (one, *(replace(case, age="6") for case in READY.cases[1:3]), READY.cases[3])
    assert "No age noted: Child 4" in lines(replace(READY, tool=tool, cases=aged))
