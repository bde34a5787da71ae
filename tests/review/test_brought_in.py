"""What a file would bring in that may say who somebody is, before any of it is in."""

from dataclasses import replace

import pytest

from core.model.draft.returns import (
    AnyDraft,
    CaseDraft,
    Doubt,
    DoubtKind,
    Draft,
    DraftKind,
    JudgementDraft,
    RequestDraft,
    ReturnDraft,
)
from core.model.snapshot import Snapshot
from core.review.brought_in import details_in_draft
from tests.counting.audits import example

NUMBER = "943 476 5919"


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return example("cin")[0].now


def found(now: Snapshot, draft: AnyDraft) -> list[str]:
    return list(details_in_draft(now, draft))


def test_each_place_of_a_list_of_cases_is_told_by_its_reference(now: Snapshot) -> None:
    rows = (
        CaseDraft("Child Y", outline="lives with daniel okafor", attributes=(("Plan", NUMBER),)),
        CaseDraft("Priya Patel", team="Team 1"),
        CaseDraft("Child Z", outline="Lives with an aunt", attributes=(("Plan", "3"),)),
    )
    draft = Draft("cases.csv", rows, kind=DraftKind.CASES)
    name, number, reference = found(now, draft)
    assert name.startswith("Child Y: This looks like somebody's name")
    assert "daniel okafor" in name
    assert number.startswith("Child Y: This looks like an NHS number")
    assert reference.startswith("Priya Patel: This looks like somebody's name")


def test_comments_other_texts_and_rows_in_doubt_of_returns_are_looked_through(
    now: Snapshot,
) -> None:
    rows = (
        ReturnDraft("Child D", "GP", comments={"3": "Mum, Sarah Threlkeld, rang"}, row=2),
        ReturnDraft("Child D", "School", unread={"3": f"NHS {NUMBER}"}, row=3),
        ReturnDraft("Child D", "Police", kept={"Surname": "Smith", "Date of birth": ""}, row=4),
        ReturnDraft("Child D", "Health", answers={"2": "yes"}, row=5),
    )
    doubt = Doubt(
        "returns.csv",
        9,
        "It replaces one.",
        frozenset({DoubtKind.REPLACES}),
        ReturnDraft("Child C", "GP", comments={"1": "born 12/03/2015"}, row=9),
    )
    lines = found(now, Draft("returns.csv", rows, doubts=(doubt,)))
    assert [line.split(":")[0] for line in lines] == [
        "The column “Surname” says who somebody is.",
        "Row 2",
        "Row 3",
        "Row 9",
    ]


def test_requests_have_their_notes_looked_through_and_judgements_say_nothing(
    now: Snapshot,
) -> None:
    asked = RequestDraft("Child D", "GP", note="Ask for Emily Smith")
    (line,) = found(now, Draft("requests.csv", (asked,), kind=DraftKind.REQUESTS))
    assert line.startswith("Child D · GP: ")
    judged = JudgementDraft("Child D", "1", "yes")
    assert found(now, Draft("j.csv", (judged,), kind=DraftKind.JUDGEMENTS)) == []


def test_of_a_return_that_is_hidden_nothing_is_quoted(now: Snapshot) -> None:
    apart = replace(now, audit=replace(now.audit, asks_first=True), judgements=())
    row = ReturnDraft("Child D", "GP", comments={"3": "Mum, Sarah Threlkeld, rang"}, row=2)
    assert found(apart, Draft("returns.csv", (row,))) == ["Row 2: it may say who somebody is."]


def test_nothing_is_said_of_what_the_examples_brought_in(now: Snapshot) -> None:
    rows = tuple(
        CaseDraft(one.reference, team=one.team, pathway=one.pathway, outline=one.outline)
        for one in now.cases
    )
    assert found(now, Draft("cases.csv", rows, kind=DraftKind.CASES)) == []
