"""What each audience may read, and that nobody can work out from it what it may not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.counting.collation import Base
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import AGENCY, Within
from core.documents.audience import for_audience, why_closed
from core.documents.catalogue import DOCUMENTS, compose
from core.model.audience import THRESHOLD, Audience, AudienceKind
from core.model.audit import Audit
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, FindingKind
from core.model.house_style import HIGHEST, LOWEST, HouseKind, HousePart
from core.model.ids import AgencyId, CaseId, FindingId, ItemId, QuestionId
from core.model.note import NoteKind, Stance
from core.model.snapshot import FullSnapshot
from core.model.voices import FamilyAsked, FamilyVoice
from core.wording.bands import band_words, number_of
from core.wording.numbers import Unit
from tests.documents.audits import YES, Parts, note
from tests.documents.test_shorter import said_in

PUBLIC = Audience(AudienceKind.PUBLIC)
BOARD = Audience(AudienceKind.BOARD)
PRACTITIONERS = Audience(AudienceKind.PRACTITIONERS)


# Spans: an attacker who knows the rule and the base


def _spans(base: int, shown: str, least: int) -> set[int]:
    """Every count that would be told in these words: what an attacker can work out."""
    words = (band_words(count, base, Unit.RETURNS, 0, least) for count in range(base + 1))
    return {count for count, said in enumerate(words) if said == shown}


@pytest.mark.parametrize("least", [LOWEST, THRESHOLD, 8, HIGHEST])
@pytest.mark.parametrize("base", range(1, 61))
def test_no_span_gives_a_small_count_away_nor_what_is_left_of_the_base(
    base: int, least: int
) -> None:
    for count in range(base + 1):
        could_be = _spans(base, band_words(count, base, Unit.RETURNS, 0, least), least)
        for hidden in (could_be, {base - one for one in could_be}):
            small = {one for one in hidden if 0 < one < least}
            if base <= 2 * least:
                assert could_be == set(range(base + 1)), "nothing at all is told"
            elif small:
                assert max(hidden) >= least, f"{base}: {sorted(hidden)} is small for sure"
                assert len(hidden) > least


def _cells(base: int, shown: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield every way yes, no, not applicable and blank of 24 returns that fits what is shown."""
    for yes in range(base + 1):
        for no in range(base + 1 - yes):
            told = band_words(yes, yes + no, Unit.RETURNS, base)
            if told == shown or f"{yes} of {yes + no}" == shown:
                for not_applicable in range(base + 1 - yes - no):
                    yield yes, no, not_applicable, base - yes - no - not_applicable


def test_a_solver_finds_no_small_cell_from_words_and_finds_it_from_numbers() -> None:
    for yes, no in ((20, 1), (24, 0), (0, 24), (1, 20), (12, 9), (2, 3)):
        words = band_words(yes, yes + no, Unit.RETURNS, 24)
        for at in range(4):
            could_be = {cells[at] for cells in _cells(24, words)}
            assert max(could_be) >= THRESHOLD
            assert len(could_be) > THRESHOLD
    pinned = {cells[1] for cells in _cells(24, "20 of 21")}
    assert pinned == {1}, "the control: with the count and its base the cell is known"


def test_a_small_number_is_only_said_to_be_small() -> None:
    assert {number_of(at, Unit.CASES) for at in range(1, THRESHOLD)} == {"fewer than 5 cases"}
    assert number_of(24, Unit.RETURNS) == "24 returns"


# What is left of an audit


def _audit() -> FullSnapshot:
    full = Parts(audit=Audit("Child in Need plans", day="2014-04-09")).full()
    pairs = [(CaseId(4), AgencyId(at)) for at in range(1, 5)]
    within = (Within(AGENCY, "2"),)
    whole = LiveNumber(Counted.RETURNS, QuestionId(2), ItemId(12), (YES,), Base.ALL)
    split = replace(whole, within=within)
    finding = Finding(
        "Plans are seen in 25.0% (1 of 4 returns, all answers). Health in 0.0% (0 of 1 returns).",
        FindingId(1),
        kind=FindingKind.LESSON,
        call_to_act="Open the plan.",
    )
    shown = ("25.0% (1 of 4 returns, all answers)", "0.0% (0 of 1 returns)")
    evidence = tuple(
        EvidenceNamed(FindingId(1), EvidenceKind.COUNT, 0, at, at, number.text, text)
        for at, (number, text) in enumerate(zip((whole, split), shown, strict=True), 1)
    )
    voices = (
        FamilyVoice("We were never asked twice.", case_id=CaseId(4), said_by="Mother"),
        FamilyVoice("I said it and it stays with you.", case_id=CaseId(1), said_by="Father"),
    )
    asked = (
        FamilyAsked("Mother", case_id=CaseId(4), consent="to be heard and quoted"),
        FamilyAsked("Father", case_id=CaseId(1), consent="refused"),
    )
    notes = (
        *full.now.notes,
        note(
            NoteKind.COMMENT, "We knew.", 30, role="Named GP", agency_id=AgencyId(5),
            stance=Stance.HELPS,
        ),
    )  # fmt: skip
    now = replace(
        full.now, usable=frozenset(pairs), findings=(finding,), evidence=evidence, notes=notes,
        family_voices=voices, families_asked=asked,
    )  # fmt: skip
    return replace(full, now=now)


def _documents(audience: Audience) -> str:
    view = for_audience(_audit(), audience)
    keys = [one.key for one in DOCUMENTS if not why_closed(one.key, audience) and not one.is_data]
    return "\n".join(said_in(compose(key, view)) for key in keys)


def test_the_panel_reads_everything() -> None:
    full = _audit()
    assert for_audience(full, Audience()) == full


def test_under_how_many_nothing_is_told_is_the_audits_own() -> None:
    full = _audit()
    part = HousePart(HouseKind.LEAST_SHOWN, words="3")
    lower = replace(full, now=replace(full.now, house_parts=(part,)))
    assert number_of(4, Unit.CASES, lower.now.least_shown) == "4 cases"
    usable = len(full.now.usable)
    assert usable <= 2 * THRESHOLD
    said = [said_in(compose("public-report", for_audience(one, PUBLIC))) for one in (full, lower)]
    assert "fewer than 5 cases" not in said[1]
    higher = replace(part, words=str(len(full.now.cases) + 1))
    fewer = replace(full, now=replace(full.now, house_parts=(higher,)))
    told = said_in(compose("public-report", for_audience(fewer, PUBLIC)))
    assert f"Looked at: fewer than {higher.words} cases." in told


def test_practitioners_are_told_which_case_it_was_only_where_the_audit_allows_it() -> None:
    full = _audit()
    allowed = replace(full, now=replace(full.now, house_parts=(HousePart(HouseKind.TAGS),)))
    for one, is_told in ((full, False), (allowed, True)):
        view = for_audience(one, PRACTITIONERS)
        assert view.audience.names_cases is is_told
        assert any(case.reference == "Child D" for case in view.now.cases) is is_told
        assert all(not case.outline and not case.age for case in view.now.cases)
        assert not for_audience(one, PUBLIC).audience.names_cases


def test_nobody_but_the_panel_and_an_agency_is_told_which_case_it_was() -> None:
    for audience in (BOARD, PRACTITIONERS, PUBLIC):
        said = _documents(audience)
        assert "Child D" not in said
        assert "spring 2011" not in said, "no outline"


def test_practitioners_are_told_no_small_number_of_one_agency_but_that_of_all() -> None:
    said = _documents(PRACTITIONERS)
    assert "Plans are seen in 25.0% (1 of 4 returns, all answers)." in said
    assert "Health in a number of returns too small to be told." in said


def test_the_public_is_told_no_number_of_returns_at_all() -> None:
    said = _documents(PUBLIC)
    assert "Plans are seen in a share of the returns that is not told." in said
    assert "%" not in said
    assert "4 returns" not in said


def test_a_number_whose_question_is_gone_is_told_to_nobody_who_is_told_none() -> None:
    full = _audit()
    tool = full.now.tool
    kept = tuple(one for one in tool.items if one.question_id == tool.questions[0].id)
    gone = replace(tool, questions=tool.questions[:1], items=kept)
    full = replace(full, now=replace(full.now, tool=gone))
    public = for_audience(full, PUBLIC).now.findings[0].text
    assert public == (
        "Plans are seen in a share of the returns that is not told. "
        "Health in a share of the returns that is not told."
    )
    practitioners = for_audience(full, PRACTITIONERS).now.findings[0].text
    assert "25.0% (1 of 4 returns, all answers)" in practitioners, "that was of all"
    assert "1 returns)" not in practitioners


def test_who_said_a_comment_is_told_to_panel_and_board_only() -> None:
    assert "Named GP" in _documents(BOARD)
    for audience in (PRACTITIONERS, PUBLIC, Audience(AudienceKind.AGENCY, AgencyId(2))):
        assert "Named GP" not in _documents(audience)


def test_what_a_family_refused_stays_out_also_where_who_said_it_is_not_told() -> None:
    said = _documents(PUBLIC)
    assert "We were never asked twice." in said
    assert "it stays with you" not in said
    assert "Mother" not in said


def test_public_documents_are_equal_when_only_names_and_references_differ() -> None:
    full = _audit()
    other = replace(
        full.now,
        cases=tuple(replace(one, reference=f"Case {one.id}") for one in full.now.cases),
        participants=(),
    )
    views = [for_audience(one, PUBLIC) for one in (full, replace(full, now=other))]
    for key in ("briefing", "leaflet", "seven-minutes", "recommendations"):
        first, second = (compose(key, view) for view in views)
        assert first == second
