"""Rules that ask agencies: every one, those on a pathway, one for what is noted of cases."""

from datetime import date

from core.counting.chosen_requests import chosen_requests
from core.counting.replies import replies
from core.counting.request_rules import RequestRule, WhichAgencies, WhichCases, case_choices
from core.model.audit import Audit
from core.model.case import (
    Agency,
    Attribute,
    Case,
    CaseAttribute,
    Request,
    RequestStatus,
    Return,
)
from core.model.ids import AgencyId, AttributeId, CaseId, RequestId
from core.model.snapshot import Snapshot
from core.model.working_days import WorkingDays
from core.wording.requests import cases_words, longest_overdue_words, overdue_words, rule_words

A, B, C = CaseId(1), CaseId(2), CaseId(3)
GP, POLICE, SCHOOL = AgencyId(1), AgencyId(2), AgencyId(3)
NOW = Snapshot(
    Audit("Plans"),
    cases=(
        Case("A", A, pathway="Early help"),
        Case("B", B, pathway="Early help"),
        Case("C", C),
    ),
    agencies=(Agency("GP", GP), Agency("Police", POLICE), Agency("School", SCHOOL)),
    attributes=(Attribute("Ethnicity", AttributeId(7)),),
    case_attributes=(
        CaseAttribute(A, AttributeId(7), "White"),
        CaseAttribute(C, AttributeId(7), "Asian"),
    ),
    requests=(Request(A, GP, RequestId(1), due="2014-03-14"),),
    returns=(Return(B, SCHOOL),),
)


def test_every_agency_is_asked_about_every_case() -> None:
    assert len(RequestRule().pairs(NOW)) == 9


def test_agencies_that_worked_with_the_pathway_are_asked_about_all_of_it() -> None:
    rule = RequestRule(WhichAgencies.ON_PATHWAY)
    assert rule.pairs(NOW) == ((A, GP), (A, SCHOOL), (B, GP), (B, SCHOOL))


def test_one_agency_is_asked_about_cases_of_which_something_is_noted() -> None:
    rule = RequestRule(POLICE, WhichCases(attribute_id=AttributeId(7), value="Asian"))
    assert rule.pairs(NOW) == ((C, POLICE),)


def test_only_what_there_is_can_be_chosen() -> None:
    assert [cases_words(NOW, one) for one in case_choices(NOW)] == [
        "every case",
        "cases of the pathway “Early help”",
        "cases with Ethnicity: White",
        "cases with Ethnicity: Asian",
    ]


def test_a_rule_says_what_is_new_and_what_is_there() -> None:
    assert rule_words(8, 1) == "8 requests would be made; 1 there already."
    assert rule_words(1, 0) == "1 request would be made."
    assert rule_words(0, 9) == "All 9 requests are made already."
    assert rule_words(0, 0) == "It asks nobody."


def test_what_can_be_done_with_several_cells_leaves_out_what_is_back() -> None:
    found = replies(NOW, date(2014, 3, 21))
    chosen = chosen_requests(NOW, found, [(A, GP), (A, POLICE), (B, SCHOOL)])
    assert chosen.not_asked == ((A, POLICE),)
    assert [one.id for one in chosen.still_out] == [1]
    assert chosen.to_mark(RequestStatus.WAITING) == ()
    assert chosen.count == 2


def test_overdue_is_told_in_days_and_working_days() -> None:
    friday = date(2014, 3, 21)
    calendar = WorkingDays()
    assert overdue_words("2014-03-14", friday, calendar) == "7 days late (5 working days)"
    assert overdue_words("2014-03-24", friday, calendar) == "in 3 days (1 working day)"
    assert overdue_words("2014-03-21", friday, calendar) == "today"
    assert (
        overdue_words("", friday, calendar) == overdue_words("0000-00-00", friday, calendar) == ""
    )
    late = [Request(A, GP, due="2014-03-20"), Request(A, POLICE, due="2014-03-14")]
    assert longest_overdue_words(late, friday, calendar) == (
        "2 overdue, up to 7 days late (5 working days)"
    )
