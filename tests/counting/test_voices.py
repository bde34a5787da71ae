"""Families are counted once each, and every voice stands under its theme."""

from core.counting.voices import families, voices_by_theme
from core.model.audit import Audit
from core.model.ids import CaseId, ThemeId
from core.model.snapshot import Snapshot
from core.model.tool import Theme, Tool
from core.model.voices import (
    FamilyAsked,
    FamilyOutcome,
    FamilyVoice,
    LeaderTalk,
    MeetingObserved,
)

HEARD, DECLINED = FamilyOutcome.HEARD, FamilyOutcome.DECLINED
FIRST, SECOND = CaseId(1), CaseId(2)
PLAN, RECORDS = ThemeId(2), ThemeId(1)


def asked(*rows: FamilyAsked, typed: int = 0) -> Snapshot:
    return Snapshot(Audit("Plans", families_heard=typed), families_asked=rows)


def test_two_of_one_case_are_one_family_and_those_of_none_are_one_each() -> None:
    found = families(
        asked(
            FamilyAsked("mother", 1, case_id=FIRST, outcome=HEARD),
            FamilyAsked("father", 2, case_id=FIRST, outcome=HEARD),
            FamilyAsked("carer", 3, outcome=HEARD),
            FamilyAsked("aunt", 4, outcome=DECLINED),
        )
    )
    assert (found.asked, found.heard, found.listed) == (3, 2, True)


def test_one_who_declined_does_not_silence_another_of_the_family() -> None:
    rows = (
        FamilyAsked("mother", 1, case_id=FIRST, outcome=DECLINED),
        FamilyAsked("child", 2, case_id=FIRST, outcome=HEARD),
    )
    assert families(asked(*rows)).heard == 1


def test_a_family_nobody_asked_was_not_asked() -> None:
    rows = (FamilyAsked("mother", 1, case_id=FIRST, outcome=FamilyOutcome.NOT_ASKED),)
    found = families(asked(*rows, typed=4))
    assert (found.asked, found.heard, found.listed) == (0, 0, True)


def test_without_a_list_the_number_typed_counts() -> None:
    found = families(asked(typed=3))
    assert (found.asked, found.heard, found.listed) == (0, 3, False)


def test_voices_stand_under_their_themes_in_the_tools_order_and_none_last() -> None:
    now = Snapshot(
        Audit("Plans"),
        Tool(themes=(Theme("Records", RECORDS), Theme("The plan", PLAN, 1))),
        family_voices=(
            FamilyVoice("a", 1, case_id=FIRST, theme_id=PLAN),
            FamilyVoice("b", 2, case_id=FIRST, theme_id=PLAN),
            FamilyVoice("c", 3, case_id=SECOND),
        ),
        meetings_observed=(MeetingObserved("m", 1, theme_id=PLAN),),
        leader_talks=(LeaderTalk("director", 1, theme_id=RECORDS),),
    )
    groups = voices_by_theme(now)
    assert [one.theme_id for one in groups] == [RECORDS, PLAN, None]
    assert [len(one.voices) for one in groups] == [0, 2, 1]
    assert groups[1].cases == {FIRST}
    assert (len(groups[0].talks), len(groups[1].meetings)) == (1, 1)
