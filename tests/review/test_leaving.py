"""What must be settled before documents leave for others, and what settles it."""

from dataclasses import replace

import pytest

from core.documents.catalogue import compose
from core.model.audience import Audience, AudienceKind
from core.model.audit import Audit, Participant
from core.model.case import Agency
from core.model.fault import NotYet
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingKind
from core.model.house_style import HouseKind, HousePart
from core.model.household import CasePerson
from core.model.ids import AgencyId, FindingId, ThemeId
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot
from core.review.leaving import Unsettled, leaving
from core.review.offered import decision_on, holds_words, offered_words
from core.review.remark import RemarkKind
from core.review.settled import Acceptance, LeftOut, Replacement, Settled, settled_in
from core.review.singled_out import Traits
from core.review.story import check_change
from tests.documents.audits import Parts, note
from tests.documents.test_shorter import said_in

PUBLIC = Audience(AudienceKind.PUBLIC)
KEYS = ("leaflet", "seven-minutes")
NOTHING = Settled()


def _audit(*texts: str, title: str = "Plans") -> FullSnapshot:
    findings = tuple(
        Finding(text, FindingId(at), at, ThemeId(1), FindingKind.LESSON)
        for at, text in enumerate(texts, 1)
    )
    evidence = tuple(
        EvidenceNamed(one.id, EvidenceKind.NOTE, 1, one.id, one.id) for one in findings
    )
    full = Parts(audit=Audit(title, day="2014-04-09"), notes=()).full()
    people = (Participant("School nurse", 1, 1, "Ailsa Threlkeld"),)
    now = replace(full.now, findings=findings, evidence=evidence, participants=people)
    return replace(full, now=now)


def _left(full: FullSnapshot, settled: Settled = NOTHING) -> tuple[Unsettled, ...]:
    return leaving(full, KEYS, PUBLIC, settled)[1]


def _leaflet(full: FullSnapshot, settled: Settled) -> str:
    view, left = leaving(full, KEYS, PUBLIC, settled)
    assert left == ()
    return said_in(compose("leaflet", view))


def test_names_details_cases_and_numbers_of_few_must_be_settled_for_the_public() -> None:
    found = _left(
        _audit(
            "Threlkeld wrote it all down.",
            "He was asked what Callum likes.",
            "Ring 0161 496 0123.",
            "Child D was seen.",
            "It was so in two of the eight.",
            "It was so in 12.5% of them.",
            "It was so for three families.",
            "Write the plan down.",
        )
    )
    assert [(one.remark.kind, one.text[:9]) for one in found] == [
        (RemarkKind.NAME, "Threlkeld"),
        (RemarkKind.NAME, "He was as"),
        (RemarkKind.DETAIL, "Ring 0161"),
        (RemarkKind.DETAIL, "Child D w"),
        (RemarkKind.DERIVED, "It was so"),
        (RemarkKind.DERIVED, "It was so"),
        (RemarkKind.DERIVED, "It was so"),
    ]


def test_the_panel_has_nothing_to_settle_and_what_no_document_prints_is_not_looked_at() -> None:
    full = _audit("Threlkeld wrote it all down.")
    assert leaving(full, KEYS, Audience(), NOTHING)[1] == ()
    assert leaving(full, ("recommendations",), PUBLIC, NOTHING)[1] == ()


def test_a_replacement_holds_in_every_text_and_for_whole_words_only() -> None:
    full = _audit("Callum was asked. Callum said no.", "He said Callums are many.")
    settled = Settled((Replacement("Callum", "[the child]"),))
    said = said_in(compose("leaflet", leaving(full, KEYS, PUBLIC, settled)[0]))
    assert "[the child] was asked. [the child] said no." in said
    assert "Callums are many" in said


def test_the_title_is_looked_at_and_replaced_like_any_text() -> None:
    full = _audit("Write it down.", title="Neglect: three families")
    (one,) = _left(full)
    assert one.remark.place == "the audit's title"
    settled = Settled((Replacement("three families", "some families"),))
    view, left = leaving(full, KEYS, PUBLIC, settled)
    assert (view.now.audit.title, left) == ("Neglect: some families", ())


def test_what_is_accepted_needs_its_reason_and_stays_printed() -> None:
    full = _audit("It was so in 12.5% of them.")
    (one,) = _left(full)
    assert _left(full, Settled(accept=(Acceptance(one.key, " "),))) == (one,)
    said = _leaflet(full, Settled(accept=(Acceptance(one.key, "A national figure"),)))
    assert "12.5%" in said


def test_what_is_left_out_is_in_no_document() -> None:
    full = _audit("It was so in 12.5% of them.", "Write the plan down.")
    (one,) = _left(full)
    said = _leaflet(full, Settled(leave_out=(LeftOut(one.key),)))
    assert "12.5%" not in said
    assert "Write the plan down." in said


def test_an_accepted_thing_is_found_again_once_its_words_change() -> None:
    (one,) = _left(_audit("It was so in 12.5% of them."))
    settled = Settled(accept=(Acceptance(one.key, "A national figure"),))
    assert _left(_audit("It was so in 12.5% of them."), settled) == ()
    assert len(_left(_audit("It was so in 13.5% of them."), settled)) == 1


def test_what_an_audit_keeps_settles_and_what_is_said_besides_comes_first() -> None:
    full = _audit("Callum was asked.")
    kept = (
        LeavingDecision(DecisionKind.REPLACE, "Callum", "[the child]", 1),
        LeavingDecision(DecisionKind.ACCEPT, "none such", "It was so", 2),
    )
    assert "[the child] was asked." in _leaflet(full, settled_in(kept))
    besides = Settled((Replacement("Callum", "Somebody"),))
    assert "Somebody was asked." in _leaflet(full, settled_in(kept, besides=besides))


def test_a_name_is_settled_for_every_reader_and_a_number_only_for_whoever_is_told_no_more() -> None:
    full = _audit("He was asked what Callum likes.", "It was so in 2 of 8.")
    name, number = _left(full)
    practice = Audience(AudienceKind.PRACTITIONERS)

    def decided(one: Unsettled, kind: DecisionKind) -> dict[str, bool]:
        decision = decision_on(one, kind, "x", practice, full.now)
        return {who.value: decision.holds_for(who) for who in AudienceKind}

    assert all(decided(name, DecisionKind.REPLACE).values())
    assert all(decided(name, DecisionKind.ACCEPT).values())
    less = {"panel": False, "board": False, "agency": False, "practitioners": True, "public": True}
    assert decided(number, DecisionKind.REPLACE) == less
    assert decided(number, DecisionKind.LEAVE_OUT) == less
    more = {"panel": True, "board": True, "agency": True, "practitioners": True, "public": False}
    assert decided(number, DecisionKind.ACCEPT) == more
    strange = replace(decision_on(number, DecisionKind.ACCEPT, "x", practice, full.now), whom="all")
    assert not strange.holds_for(AudienceKind.PANEL), "a reader nobody knows is let nothing through"
    assert replace(strange, kind=DecisionKind.LEAVE_OUT).holds_for(AudienceKind.PANEL)
    said = decision_on(number, DecisionKind.REPLACE, "some", practice, full.now)
    assert holds_words(said) == "For practitioners and the public; others keep these words."
    told = (replace(said, about="2 of 8"),)
    assert settled_in(told, Audience()) == Settled()
    assert settled_in(told, PUBLIC).replace == (Replacement("2 of 8", "some"),)


def test_what_fits_one_case_alone_must_be_settled_by_one_attribute_or_by_several_together() -> None:
    """Child D is the only boy, and the only child of six; seven girls are nine."""
    full = _audit(
        "The boy was seen alone.",
        "A nine-year-old girl was seen alone.",
        "She was 9y/o and in Team 1.",
        "A six-year-old asked for it.",
        "Girls and boys were asked.",
        "Those aged 6 to 9 were asked.",
    )
    first = {4, 5}
    cases = (replace(one, team=f"Team {1 + (one.id not in first)}") for one in full.now.cases)
    full = replace(full, now=replace(full.now, cases=tuple(cases)))
    found = [one for one in _left(full) if one.remark.kind is RemarkKind.SINGLED_OUT]
    assert [(one.words, one.text[:7]) for one in found] == [
        ("boy", "The boy"),
        ("Team 1", "She was"),
        ("six-year-old", "A six-y"),
    ]
    assert "age, sex and team together" in found[1].remark.text
    assert offered_words(found[0], full.now) == "[detail left out]"
    apart = replace(full.now.findings[0], text="A nine-year-old was seen.", call_to_act="")
    both = replace(apart, call_to_act="She was in Team 1.")
    for one, words in ((apart, []), (both, ["Team 1"])):
        held = _left(replace(full, now=replace(full.now, findings=(one,))))
        told = [it.words for it in held if it.remark.kind is RemarkKind.SINGLED_OUT]
        assert told == words, "two texts of a finding tell together what neither does"


def test_where_practice_is_told_the_case_all_that_is_said_of_one_is_read_together() -> None:
    """Several children are nine, and several in Team 1; one is both."""
    full = _audit()
    notes = (
        note(NoteKind.STRENGTH, "A nine-year-old was seen.", 1),
        note(NoteKind.STRENGTH, "Known in Team 1.", 2),
    )
    cases = tuple(
        replace(one, age="9" if one.id <= 4 else "6", team=f"Team {1 + (one.id < 4)}")
        for one in full.now.cases
    )
    now = replace(full.now, cases=cases, notes=notes, findings=(), evidence=())
    for parts, found in (((), []), ((HousePart(HouseKind.TAGS),), ["nine-year-old"])):
        held = replace(full, now=replace(now, house_parts=parts))
        left = leaving(held, ("leaflet",), Audience(AudienceKind.PRACTITIONERS), NOTHING)[1]
        alone = [one.words for one in left if one.remark.kind is RemarkKind.SINGLED_OUT]
        assert alone == found


def test_what_fits_somebody_in_one_case_alone_fits_that_case_alone() -> None:
    """A family has no age; its children have, and one of them can be known by it."""
    full = _audit("x")
    first, second, *_ = full.now.cases
    people = (
        CasePerson(first.id, "girl", age="2"),
        CasePerson(second.id, "girl", age="16"),
        CasePerson(second.id, "boy", age="16"),
    )
    cases = tuple(replace(one, age="", sex="") for one in full.now.cases)
    now = replace(full.now, cases=cases, case_people=people)
    traits = Traits(now)
    said = ("The girl aged 2 was hungry.", "A girl of 2 years.", "A girl was hungry.", "Aged 30.")
    found = [traits.singled_out(one) for one in said]
    assert [one.words if one else "" for one in found] == ["aged 2", "girl of 2", "", ""]
    with pytest.raises(NotYet, match="another real"):
        check_change(now, said[0], Replacement("aged 2", "aged 16"))
    check_change(now, said[0], Replacement("aged 2", "aged 11"))


def test_each_thing_says_what_was_found_what_is_offered_and_whether_it_can_be_left_out() -> None:
    full = _audit("He was asked what Callum’s mother likes.", "Child D was seen.", title="2 of 8")
    found = _left(full)
    assert {(one.words, offered_words(one, full.now), one.may_leave_out) for one in found} == {
        ("Callum", "[name]", True),
        ("Child D", "[a case]", True),
        ("2 of 8", "some", False),
    }
    named = next(one for one in found if one.words == "Callum")
    assert named.stops(("leaflet",))
    assert not named.stops(("terms",))


def test_what_is_accepted_lets_nothing_else_of_its_text_through() -> None:
    texts = (
        "He asked Marple Callum and his sister Zofia.",
        "Threlkeld asked what Callum likes.",
        "Ring 0161 496 0123 or 0161 496 0999.",
        "In 12.5% and in two of the eight.",
    )
    full = _audit(*texts)
    found = _left(full)
    words = ["Threlkeld", "Marple", "Callum", "Zofia", "Callum"]
    words += ["0161 496 0123", "0161 496 0999", "12.5%", "two of the eight"]
    assert [one.words for one in found] == words
    for one in found:
        accepted = Settled(accept=(Acceptance(one.key, "No name"),))
        assert set(_left(full, accepted)) == set(found) - {one}


def test_a_name_in_the_audits_own_words_must_be_settled_too() -> None:
    full = _audit("Write it down.", title="Threlkeld on plans for Callum")
    assert [one.words for one in _left(full)] == ["Threlkeld", "Callum"]
    settled = Settled((Replacement("Threlkeld on plans for Callum", "Plans"),))
    assert _left(full, settled) == ()


def test_a_name_in_an_agency_or_the_marking_must_be_settled_but_a_saint_or_a_place_need_not() -> (
    None
):
    full = _audit("Write it down with Callum’s GP, please.")
    agencies = (Agency("Callum’s GP", AgencyId(1)), Agency("St Mary’s, Preston", AgencyId(2)))
    audit = replace(full.now.audit, marking="For Jennifer")
    full = replace(full, now=replace(full.now, agencies=agencies, audit=audit))
    found = [(one.words, one.remark.place) for one in _left(full)]
    assert ("Jennifer", "the marking") in found
    assert {words for words, _ in found} == {"Callum", "Jennifer"}


def test_a_name_in_what_something_is_called_is_replaced_there_too() -> None:
    full = _audit("Write it down.")
    agencies = (Agency("Callum’s GP", AgencyId(1)),)
    audit = replace(full.now.audit, marking="For Jennifer")
    full = replace(full, now=replace(full.now, agencies=agencies, audit=audit))
    assert {one.words for one in _left(full)} == {"Jennifer"}
    settled = Settled((Replacement("Jennifer", "[name]"), Replacement("Callum’s", "[name]")))
    view, left = leaving(full, KEYS, PUBLIC, settled)
    assert left == ()
    assert (view.now.audit.marking, view.now.agencies[0].name) == ("For [name]", "[name] GP")


def test_a_sign_nobody_sees_hides_no_name_and_leaves_with_none() -> None:
    full = _audit("Then Cal\u00adlum and Zo\u200bfia came.")
    assert [one.words for one in _left(full)] == ["Callum", "Zofia"]
    settled = Settled((Replacement("Callum", "[name]"), Replacement("Zofia", "[name]")))
    assert "Then [name] and [name] came." in _leaflet(full, settled)


def test_numbers_of_few_are_found_however_they_are_put() -> None:
    few = ["3/7 returns", "3 (of 8) said", "a third of the eight", "none of the three"]
    few += ["Only three had a plan.", "one of the girls", "three young people", "13 of the twenty"]
    few += ["twenty-nine per cent", "All but one had a plan.", "five returns of the seven", "n = 3"]
    few += ["Of the eight returns only three did.", "yes 3, no 4", "4 said no", "two-sevenths"]
    few += ["None of the families came.", "Both children came.", "A couple of families came."]
    few += ["Every family but two came.", "Only one did.", "Seven agreed, one did not."]
    few += ["7 yes, 1 no", "It fell from 8 to 3.", "four fewer than last year", "½ of it"]
    few += ["5 percentage points more", "twice as many", "3 : 5", "nearly all (7)", "two of ours"]
    few += ["a quarter of the returns", "half of the cases"]
    none = (
        "Help is there 24/7.",
        "It was so in between a quarter and half of the returns.",
        "It was so in fewer than half of the returns, and in most of them.",
        "Only one page is read, and the visit went from 9 o'clock to noon.",
        "In 2019/20 it was so.",
        "One person owns it.",
        "Ask each school.",
        "Of all 24 returns most said so.",
    )
    assert [one.text for one in _left(_audit(*few, *none))] == few


@pytest.mark.parametrize(
    ("least", "found"),
    [
        ("3", ["Two girls"]),
        ("5", ["Two girls", "four boys"]),
        ("8", ["Two girls", "four boys", "7 girls"]),
    ],
)
def test_how_few_are_few_goes_by_what_the_audit_says(least: str, found: list[str]) -> None:
    full = _audit("Two girls came.", "There were four boys.", "There were 7 girls.", "So 17 boys.")
    part = HousePart(HouseKind.LEAST_SHOWN, words=least)
    full = replace(full, now=replace(full.now, house_parts=(part,)))
    numbers = [one for one in _left(full) if one.remark.kind is RemarkKind.DERIVED]
    assert [one.words for one in numbers] == found


def test_a_family_by_its_name_is_found() -> None:
    full = _audit("Threlkelds came early.", "Threlkeldson came.", "Write it on two pages.")
    assert [one.words for one in _left(full)] == ["Threlkelds", "Threlkeldson"]


def test_a_small_number_of_one_agency_is_found_for_the_board_as_for_practice() -> None:
    full = _audit(
        *("Police wrote in 2 of 8.", "Police read 7 out of the 8.", "It was so in 2 of 8."),
        *("Police came to one in seven.", "Police: 3 in 2024.", "Police came to twelve of thirty."),
    )
    agencies = (Agency("Police", AgencyId(1)),)
    full = replace(full, now=replace(full.now, agencies=agencies))
    for kind in (AudienceKind.BOARD, AudienceKind.PRACTITIONERS):
        found = leaving(full, KEYS, Audience(kind), NOTHING)[1]
        shares = [one.words for one in found if one.remark.kind is RemarkKind.DERIVED]
        assert shares == ["2 of 8", "7 out of the 8", "one in seven"]


def test_two_texts_that_say_the_same_are_both_left_out() -> None:
    full = _audit("Callum was seen in the first week.", "Callum was seen in the first month.")
    (one,) = {found.key: found for found in _left(full)}.values()
    assert "Callum" not in _leaflet(full, Settled(leave_out=(LeftOut(one.key),)))


def test_family_and_order_tell_a_case_as_age_and_sex_do_and_are_changed_like_them() -> None:
    full = _audit("x")
    first, second, third, *_ = full.now.cases
    cases = tuple(replace(one, age="9", sex="F", team="") for one in full.now.cases)
    people = (
        CasePerson(first.id, "maternal grandmother"),
        CasePerson(first.id, "brother", age="12"),
        CasePerson(second.id, "brother", age="4"),
        CasePerson(second.id, "stepfather"),
        CasePerson(third.id, "sister", age="11"),
        CasePerson(third.id, "stepfather"),
    )
    now = replace(full.now, cases=cases, case_people=people)
    traits = Traits(now)
    said = (
        "Her gran was never asked.",
        "The stepfather was not spoken to.",
        "The eldest cared for the others; nobody asked about the stepfather.",
        "The youngest was heard.",
        "Both stepfathers and one grandmother were asked.",
        "A mother and a father came.",
    )
    found = [traits.singled_out(one) for one in said]
    assert [one.words if one else "" for one in found] == ["gran", "", "eldest", "", "", ""]
    assert found[2] is not None
    assert found[2].attributes == ("family (stepfather)", "order")
    with pytest.raises(NotYet, match="still fits the real case alone"):
        check_change(now, said[0], Replacement("gran", "grandmother"))
    check_change(now, said[0], Replacement("gran", "aunt"))
    with pytest.raises(NotYet, match="would make it another real case"):
        check_change(now, said[2], Replacement("eldest", "youngest"))
    unknown = replace(now, case_people=(CasePerson(first.id, "grandmother"),))
    six = tuple(replace(one, age="6") if one.id == second.id else one for one in cases)
    lone = Traits(replace(unknown, cases=six))
    assert lone.singled_out("A girl aged 6 lived with her grandmother.") is not None


def test_a_story_is_changed_for_the_public_which_is_said_and_never_into_another_real_case() -> None:
    full = _audit("A six-year-old boy was seen alone.", "Write the plan down.")
    (one,) = _left(full)
    assert one.words == "six-year-old"
    for instead in ("six-year-old", "little"):  # he is the only boy still
        with pytest.raises(NotYet, match="still fits the real case alone"):
            check_change(full.now, one.text, Replacement("six-year-old", instead))
    other = [replace(case, age="4") if case.id == 2 else case for case in full.now.cases]
    now = replace(full.now, cases=tuple(other))
    with pytest.raises(NotYet, match="would make it another real case"):
        check_change(now, one.text, Replacement("six-year-old boy", "four-year-old girl"))
    change = Replacement("six-year-old boy", "seven-year-old girl")
    check_change(now, one.text, change)
    said = _leaflet(full, Settled(change=(change,)))
    assert "A seven-year-old girl was seen alone." in said
    assert "Details of single cases were changed" in said
    view = leaving(full, ("recommendations",), PUBLIC, Settled(change=(change,)))[0]
    assert "were changed" not in said_in(compose("recommendations", view))
    kept = LeavingDecision(DecisionKind.CHANGE, change.words, change.instead, 1, "public")
    recorded = said_in(compose("settled", replace(full, now=replace(full.now, decisions=(kept,)))))
    assert "six-year-old boy" in recorded
    assert settled_in((kept,), Audience(AudienceKind.BOARD)) == Settled()


@pytest.mark.parametrize(
    "marking",
    [
        *("Do Not Share", "Private And Confidential", "Draft For Comment", "In Strict Confidence"),
        *("Do Not Copy Or Forward", "Not For Publication", "Internal Use Only"),
        *("Not Protectively Marked", "Handle With Care", "Restricted: Panel Members Only"),
    ],
)
def test_what_a_marking_asks_is_no_name(marking: str) -> None:
    full = _audit("Write it down.")
    now = replace(full.now, audit=replace(full.now.audit, marking=marking))
    assert _left(replace(full, now=now)) == ()
