"""What other voices say is told with its base, and by role only."""

from core.counting.voices import voices_by_theme
from core.model.audit import Audit
from core.model.case import Agency
from core.model.ids import AgencyId, CaseId, ThemeId
from core.model.snapshot import Snapshot
from core.model.tool import Theme, Tool
from core.model.voices import (
    FamilyAsked,
    FamilyOutcome,
    FamilyVoice,
    LeaderTalk,
    MeetingObserved,
)
from core.wording.voices import (
    asked_words,
    families_differ_words,
    families_words,
    meeting_about,
    meeting_words,
    talk_by,
    theme_voices_words,
    voice_by,
    voice_words,
)

HEARD = FamilyOutcome.HEARD


def of_families(*outcomes: FamilyOutcome, typed: int = 0, said: tuple[int, ...] = ()) -> Snapshot:
    return Snapshot(
        Audit("Plans", families_heard=typed),
        Tool(themes=(Theme("The plan", ThemeId(1)),)),
        families_asked=tuple(
            FamilyAsked("mother", at, case_id=CaseId(at), outcome=outcome)
            for at, outcome in enumerate(outcomes, start=1)
        ),
        family_voices=tuple(
            FamilyVoice("x", at, case_id=CaseId(case), theme_id=ThemeId(1))
            for at, case in enumerate(said, start=1)
        ),
    )


def test_families_are_told_of_how_many() -> None:
    assert families_words(of_families()) == ""
    assert families_words(of_families(typed=1)) == "1 family heard"
    assert families_words(of_families(FamilyOutcome.NOT_ASKED)) == "No family was asked"
    two = of_families(HEARD, FamilyOutcome.DECLINED, HEARD)
    assert families_words(two) == "2 of 3 families asked were heard"


def test_another_number_among_the_details_is_pointed_out() -> None:
    assert families_differ_words(of_families(HEARD, typed=1)) == ""
    assert families_differ_words(of_families(typed=3)) == ""
    told = families_differ_words(of_families(HEARD, typed=3))
    assert told == "The audit's details say 3 families heard; what is listed here counts."


def test_a_theme_tells_how_many_families_spoke_of_it() -> None:
    now = of_families(HEARD, HEARD, HEARD, said=(1, 1, 2))
    (group,) = voices_by_theme(now)
    assert theme_voices_words(now, group) == "3 family voices, from 2 of 3 families heard"
    unlisted = of_families(said=(1,))
    (group,) = voices_by_theme(unlisted)
    assert theme_voices_words(unlisted, group) == "1 family voice, from 1 family"


def test_more_families_speaking_than_were_counted_as_heard_claim_no_share() -> None:
    now = of_families(HEARD, said=(1, 2))
    (group,) = voices_by_theme(now)
    assert theme_voices_words(now, group) == "2 family voices, from 2 families"


def test_own_words_stand_in_quotation_marks_and_a_summary_does_not() -> None:
    assert voice_words(FamilyVoice("They listened", verbatim=True)) == "“They listened”"
    assert voice_words(FamilyVoice("They felt heard")) == "They felt heard."
    assert voice_by(FamilyVoice("x", said_by="Parent", means="telephone")) == "Parent, telephone"
    assert voice_by(FamilyVoice("x")) == ""


def test_who_was_asked_is_told_with_how_by_whom_and_consent() -> None:
    asked = FamilyAsked(
        "mother", 1, 0, None, "telephone", "audit lead", "2014-03-12", "to be heard"
    )
    told = asked_words(asked)
    assert told == (
        "telephone, by audit lead, 12 March 2014, consent: to be heard, asked, no answer yet"
    )


def test_meetings_and_talks_are_told_by_role_day_and_place() -> None:
    meeting = MeetingObserved("Panel", held_on="2014-03-26", text="Few spoke", watched_by="chair")
    assert meeting_words(meeting) == "Panel. Few spoke."
    assert meeting_about(meeting) == "26 March 2014 · watched by chair"
    now = Snapshot(Audit("Plans"), agencies=(Agency("Schools", AgencyId(1)),))
    talk = LeaderTalk("Head of service", agency_id=AgencyId(1), held_on="2014-05-03")
    assert talk_by(now, talk) == "Head of service, Schools · 3 May 2014"
