"""Findings, learning briefing, recommendations and action plan, before anyone draws them."""

import re
from dataclasses import replace

from core.documents.audience import for_audience
from core.documents.catalogue import compose, documents_of
from core.documents.issues import case_issues, letter_at
from core.documents.recommendations import counted_words
from core.model.audience import Audience, AudienceKind
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingCase, FindingKind
from core.model.ids import ActionId, AgencyId, CaseId, FindingId, RecommendationId, ThemeId
from core.model.note import NoteCase, NoteKind
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    ActionStatus,
    EntryKind,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.snapshot import FullSnapshot
from core.model.voices import FamilyAsked, FamilyVoice
from core.review.lengths import too_long
from tests.documents.audits import Parts, note
from tests.documents.test_terms_and_process import lines

LESSON = Finding(
    "Name it.",
    FindingId(1),
    0,
    ThemeId(1),
    FindingKind.LESSON,
    detail="It was seen late",
    challenge="Who asks?",
    call_to_act="Write it down",
    reflection="What do you call it?",
)


def full() -> FullSnapshot:
    """An audit with a lesson, two recommendations and three actions."""
    parts = Parts(
        notes=(
            note(NoteKind.STRENGTH, "Asked for", 2, case_id=None),
            note(NoteKind.STRENGTH, "Kept notes", 1),
        )
    )
    top = Recommendation("Share plans", RecommendationId(1), 0, theme_id=ThemeId(3))
    below = Recommendation("By mail", RecommendationId(2), 1, RecommendationId(1), ThemeId(3))
    answered = Recommendation(
        "Train", RecommendationId(3), 2, theme_id=ThemeId(1), answered="Done", answered_on="May"
    )
    done = Action(
        "Send", ActionId(1), 0, RecommendationId(2), due="2014-06-30",
        status=ActionStatus.CLOSED, done="Sent", shows="18 of 20",
    )  # fmt: skip
    moved = Action("Ask", ActionId(2), 1, RecommendationId(1), measure="All asked")
    loose = Action("Ring the school", ActionId(3), 2, case_id=CaseId(4), answer="Rung in May")
    plain = parts.full()
    now = replace(
        plain.now,
        findings=(LESSON, Finding("A draft rests on nothing", FindingId(2))),
        finding_cases=(FindingCase(FindingId(1), CaseId(4)),),
        evidence=(EvidenceNamed(FindingId(1), EvidenceKind.NOTE, 1),),
        recommendations=(top, below, answered),
        recommendation_findings=(RecommendationFinding(RecommendationId(1), FindingId(1)),),
        recommendation_owners=(
            RecommendationOwner(RecommendationId(1), 1, 0, AgencyId(1), "head", leads=True),
            RecommendationOwner(RecommendationId(1), 2, 1, AgencyId(2)),
            RecommendationOwner(RecommendationId(2), 3, 0, everyone=True),
        ),
        actions=(done, moved, loose),
        action_owners=(ActionOwner(ActionId(2), 1, 0, AgencyId(5), "practice lead"),),
        action_entries=(
            ActionEntry(
                ActionId(2), EntryKind.MOVED, "New form", "2014-05-02", 1, was="2014-05-30"
            ),
        ),
    )
    return replace(plain, now=now)


def test_they_are_offered_where_there_is_something_for_them() -> None:
    keys = [one.key for one in documents_of(full().now)]
    assert {"findings", "briefing", "recommendations", "actions"} <= set(keys)


def test_a_finding_says_what_it_rests_on_and_drafts_are_no_part_of_it() -> None:
    document = compose("findings", full())
    assert document.sections[0].facts == "1 lesson"
    assert lines(document) == [
        "# 1  Name it",
        "Lesson · Records · seen in Child D",
        "It was seen late.",
        "To the board: Who asks?",
        "Rests on 1 remark.",
    ]


def test_the_briefing_tags_what_worked_by_case_and_gives_each_lesson_its_question() -> None:
    said = lines(compose("briefing", full()))
    at = said.index("# What worked well")
    assert said[at + 1 :] == [
        "Child D  Kept notes.",
        "Asked for.",
        "# Lessons",
        "# 1  Name it",
        "It was seen late.",
        "To do: Write it down.",
        "Ask yourself: What do you call it?",
        "Seen in: Child D",
    ]


def test_what_a_family_said_worked_well_is_tagged_so_and_only_where_it_may_be_told() -> None:
    plain = full()
    strength = Finding("Meetings help", FindingId(3), 2, None, FindingKind.STRENGTH)
    said = [
        FamilyVoice("Meetings helped", 1, said_by="Parent"),
        FamilyVoice("They listened", 2, 1, CaseId(4), said_by="Carer"),
        FamilyVoice("Not used", 3, 2, said_by="Parent"),
    ]
    evidence = [EvidenceNamed(FindingId(3), EvidenceKind.FAMILY_VOICE, n, n) for n in (1, 2)]
    noted = replace(plain.now.notes[0], text="Rang first", role="carer", agency_id=None)
    now = replace(
        plain.now,
        findings=(*plain.now.findings, strength),
        evidence=(*plain.now.evidence, *evidence),
        family_voices=tuple(said),
        families_asked=(FamilyAsked("Carer", 1, 0, CaseId(4), consent="said no"),),
        notes=(noted, *plain.now.notes[1:]),
    )
    lived = lines(compose("briefing", replace(plain, now=now)))
    at = lived.index("# What worked well")
    assert lived[at + 1 : at + 4] == [
        "Child D  Kept notes.",
        "Family  Rang first.",
        "Family  Meetings helped.",
    ]
    public = for_audience(replace(plain, now=now), Audience(AudienceKind.PUBLIC))
    told = lines(compose("briefing", public))
    assert "Family  Meetings helped." in told
    assert "Rang first." in told, "by whom is not told"


def test_recommendations_stand_under_their_theme_with_who_leads_and_what_they_follow_from() -> None:
    document = compose("recommendations", full())
    assert document.sections[0].facts == "3 recommendations under 2 themes"
    assert lines(document) == [
        "# Records",
        "1 | Train. Already answered: Done. (May) |  | ",
        "# The plan",
        "2 | Share plans. | Children's Social Care (head) with School nursing | finding 1",
        "2.1 | By mail. | All agencies | ",
    ]
    nobodys = replace(full().now, recommendation_owners=())
    said = lines(compose("recommendations", replace(full(), now=nobodys)))
    assert [row.split(" | ")[2] for row in said if " | " in row] == ["", "none yet", "none yet"]


def test_what_was_withdrawn_and_what_stands_under_another_are_in_their_own_numbers() -> None:
    plain = full()
    under = [replace(one, theme_id=None) if one.parent_id else one for one in _held(plain)]
    nested = replace(plain, now=replace(plain.now, recommendations=tuple(under)))
    assert counted_words(nested.now) == "3 recommendations under 2 themes"
    first, *others = _held(plain)
    gone = (replace(first, withdrawn="Done elsewhere"), *others)
    withdrawn = replace(plain.now, recommendations=gone)
    assert counted_words(withdrawn) == "2 recommendations and 1 withdrawn under 2 themes"


def _held(plain: FullSnapshot) -> tuple[Recommendation, ...]:
    return plain.now.recommendations


def test_the_plan_says_of_each_action_who_when_how_it_stands_and_what_was_heard_last() -> None:
    document = compose("actions", full())
    assert document.landscape
    assert document.sections[0].facts == (
        "3 recommendations under 2 themes · 3 actions: 1 closed · 2 without a date"
    )
    moved = "2 May 2014, moved from 30 May 2014: New form."
    assert lines(document)[4:] == [
        f"Action 1 | Ask. | GP (practice lead) | none yet | All asked. | Not begun | {moved}",
        "2.1 | By mail. | All agencies |  |  |  | ",
        "Action 2 | Send. | none yet | 30 June 2014 | none yet | Closed | Sent. 18 of 20.",
        "# Straight from a case",
        "Action 3 | Ring the school. (Child D) The agency answers: Rung in May."
        f" | {' | '.join(['none yet'] * 3)} | Not begun | none yet",
    ]
    assert "(Child D) The agency answers: Rung in May." in str(lines(compose("status", full())))


def test_a_learning_briefing_over_two_pages_names_what_does_not_fit() -> None:
    held = full()
    many = [
        replace(LESSON, id=FindingId(at), text=f"Lesson of {at}", detail="It was so. " * 60)
        for at in range(10, 24)
    ]
    rests = [EvidenceNamed(one.id, EvidenceKind.NOTE, 1) for one in many]
    now = replace(held.now, findings=tuple(many), evidence=tuple(rests), finding_cases=())
    (told,) = too_long(replace(held, now=now))
    assert re.match(r"The learning briefing has [345] pages, not two\. Over it goes “", told.text)
    assert "Lesson of 23” by 728 letters." in told.text
    assert "Lesson of 10”" not in told.text
    assert list(too_long(held)) == []


def test_each_case_has_its_issues_by_letter_with_what_is_done_under_the_same() -> None:
    held = full()
    late = note(NoteKind.IMPROVEMENT, "Minutes come late", 9)
    held = replace(held, now=replace(held.now, notes=(*held.now.notes, late)))
    found = case_issues(held.now)[CaseId(4)]
    assert [
        (one.letter, one.text.text, [action.id for action in one.actions]) for one in found
    ] == [
        ("A", "Name it.", [2, 1]),
        ("B", "Minutes come late.", []),
        ("C", "Straight from this case.", [3]),
    ]
    other = held.now.cases[0].id
    assert other != CaseId(4)
    shared = replace(
        held.now,
        note_cases=(NoteCase(late.id, other),),
        finding_cases=(),
        evidence=(EvidenceNamed(FindingId(1), EvidenceKind.NOTE, late.id),),
    )
    both = case_issues(shared)  # a remark of two cases leads to its finding in each
    assert [both[one][0].text.text for one in (CaseId(4), other)] == ["Name it."] * 2
    assert [letter_at(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
    said = lines(compose("issues", held))
    assert said[0] == "# Child D"
    assert "Child D" not in said[-1]


def test_who_proposed_an_action_and_who_accepted_it_stand_in_the_plan_and_in_its_status() -> None:
    plain = full()
    first, second, third = plain.now.actions
    actions = (
        replace(first, proposed_by="the school", accepted_by="the board"),
        replace(second, accepted_by="Head of service"),
        replace(third, proposed_by="a parent "),
    )
    told = replace(plain, now=replace(plain.now, actions=actions))
    for key in ("actions", "status"):
        said = " ".join(lines(compose(key, told)))
        for words in (
            "Send. Proposed by the school, accepted by the board.",
            "Ask. Accepted by Head of service.",
            "Proposed by a parent.",
        ):
            assert words in said, (key, said)
