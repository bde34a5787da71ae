"""What the program says itself is never pointed at, and a percentage no count gives always is."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.counting.collation import Base
from core.model.share_ladder import ShareLadder
from core.wording.careful_reader.known import AuditBases, KnownCount, gives
from core.wording.careful_reader.mark import MarkKind
from core.wording.careful_reader.read import read_carefully
from core.wording.numbers import Unit, about_cases, about_share, share
from tests.rounds import rounds

COUNTS = st.integers(1, 450).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))
UNITS = st.sampled_from(list(Unit))


def bases(unit: Unit, base: int) -> AuditBases:
    """Return an audit in which a unit is counted of some, and others of others."""
    return AuditBases({Unit.RETURNS: frozenset({24, 23}), unit: frozenset({base})})


@given(COUNTS, UNITS, st.sampled_from([None, *Base]))
@settings(max_examples=rounds(60), deadline=None)
def test_a_share_said_by_the_program_is_left_alone(
    counted: tuple[int, int], unit: Unit, base: Base | None
) -> None:
    count, of = counted
    said = share(count, of, unit, base)
    about = about_share(count, of)
    units = unit.of(of).partition(" ")[2]
    sentences = (
        f"The plan was on file in {said}.",
        f"{said} had the plan on file.",
        f"It was {about} ({said}).",
        f"Yes in {about} of {units} ({count} of {of}).",
        f"Plan on file: yes in {about_cases(count, of)}."
        if unit is Unit.CASES
        else f"Plan on file: yes in {said}.",
        KnownCount(count, of, unit, about="1f Plan on file, yes").in_words,
    )
    for sentence in sentences:
        found = read_carefully(sentence, bases(unit, of), [KnownCount(count, of, unit)])
        assert not found, (sentence, found)


@given(COUNTS, UNITS)
@settings(max_examples=rounds(40), deadline=None)
def test_the_wording_offered_for_a_word_is_itself_left_alone(
    counted: tuple[int, int], unit: Unit
) -> None:
    count, of = counted
    for word in ("the vast majority of", "most", "nearly a third of", "half of", "few", "all"):
        text = f"The plan is there in {word} {unit.of(2).partition(' ')[2]} ({count} of {of})."
        for mark in read_carefully(text, bases(unit, of)):
            if mark.offer:
                mended = text[: mark.start] + mark.offer + text[mark.end :]
                assert not read_carefully(mended, bases(unit, of)), mended


@given(st.integers(1, 99), st.integers(0, 999))
@settings(max_examples=rounds(80), deadline=None)
def test_a_percentage_no_count_gives_is_always_pointed_at(base: int, tenths: int) -> None:
    worked = Decimal(tenths) / 10
    known = AuditBases({Unit.RETURNS: frozenset({base})})
    found = read_carefully(f"A plan was on file in {worked}% of returns.", known)
    named = read_carefully(f"A plan was on file in {worked}% of {base} returns.", known)
    if gives(worked, base):
        assert all(mark.kind is MarkKind.PRECISION for mark in (*found, *named))
    else:
        assert [mark.kind for mark in found] == [mark.kind for mark in named]
        assert found[0].kind is MarkKind.NO_COUNT


def test_an_audits_own_words_go_by_its_own_limits() -> None:
    own = AuditBases({}, ladder=ShareLadder(most="the greater part", most_over=60))
    assert not read_carefully("Yes in the greater part of returns (13 of 20).", own)
    (mark,) = read_carefully("Yes in the vast majority of returns (13 of 20).", own)
    assert mark.offer == "the greater part of"
    strict = AuditBases({}, ladder=ShareLadder(most_over=60))
    assert read_carefully("Yes in most returns (11 of 20).", strict)
    assert not read_carefully("Yes in most returns (11 of 20).", AuditBases())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the vast majority of cases (75%, 18 of 24 returns) it was seen.", "vast majority"),
        ("In most cases (30.4%, 7 of 23 returns) a plan was seen.", "most"),
        ("Almost all cases (62.5%, 15 of 24 returns) had a plan.", "Almost all"),
        ("In most cases (75.0%, 18 of 24 returns) it was seen.", ""),
        ("All cases were read (18 of 24 returns name a plan).", ""),
        ("Most agencies (7 of 23 returns) said so.", ""),
        ("Few cases were closed, and most returns (18 of 24) say why.", ""),
    ],
)
def test_a_file_that_is_called_a_case_is_read_beside_the_count_of_its_brackets(
    text: str, words: str
) -> None:
    marks = read_carefully(text, AuditBases())
    assert [words in text[one.start : one.end] for one in marks] == [True] * bool(words)
