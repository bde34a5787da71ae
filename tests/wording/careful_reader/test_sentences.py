"""Right sentences are left alone and wrong ones pointed at, about tools it was not written on too.

The sentences held back were written before the rules and looked at only when the rules stood.
Read for the first time, 1 of 82 right ones was pointed at and 82 of 82 wrong ones were found.
Those of the third file came after, longer and plainer: the first time 2 of 32 right ones were
pointed at and 28 of 32 wrong ones found; the rules were then mended for them. Those of the
fourth were labelled before they were read: of the first 100 none was wrongly pointed at and
49 of 50 found; of 43 written to be hard 5 and 15, then, with the rules mended, of 40 more
1 and 18 of 20. Of the sixth, read for the first time, 2 of 32 right ones were pointed at and 27
of 30 wrong ones found; the rules were then mended for all but one, which is left out: "61% went
well, 32% went badly and 17% were broken off" may be said of one talk twice. Of the eighth, read
for the first time, 1 of 66 right ones was pointed at and 61 of 66 wrong ones found, two of these by
another name; one label was wrong and was put right, and the rules were then mended for the rest.
Of the ninth none of 32 right ones was pointed at and 24 of 25 wrong ones found. Of the tenth none
of 30 right ones was pointed at and 28 of 30 wrong ones found, one of these by another name; the
rules were then mended for one, and the other is left out: what was not written down may be
something that was found.
"""

import pytest

from core.wording.careful_reader.known import AuditBases
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.read import read_carefully
from core.wording.careful_reader.sentences import sentences
from core.wording.numbers import Unit
from core.words import CASE, use_word
from tests.wording.careful_reader.sentence_file import Sentence, sentences_of

MOST_WRONGLY = 0.02
LEAST_FOUND = 0.90
KINDS = {
    "not all": MarkKind.NOT_ALL,
    "share": MarkKind.SHARE,
    "unit": MarkKind.UNIT,
    "no count": MarkKind.NO_COUNT,
    "change": MarkKind.CHANGE,
    "points": MarkKind.POINTS,
    "word": MarkKind.WORD,
    "sum": MarkKind.SUM,
    "test": MarkKind.TEST,
    "rounding": MarkKind.ROUNDING,
    "precision": MarkKind.PRECISION,
}
STILL_MISSED = {"Nearly all had been seen in the first week, 18 of 24."}
"""Of whom it is said, and what the count is of, has to be guessed."""
FILES = (
    "seen",
    "held_back",
    "later",
    "once_more",
    "further",
    "unseen",
    "fresh",
    "seven_more",
    "two_more",
    "three_more",
)


def read(one: Sentence) -> tuple[ReaderMark, ...]:
    use_word(one.audited)
    try:
        return read_carefully(one.text, one.known, one.beside)
    finally:
        use_word(CASE)


def is_found(one: Sentence, mark: ReaderMark) -> bool:
    """Whether the mark is of the kind wanted and stands at the words wanted."""
    words = mark.words_in(one.text).casefold()
    wanted = one.words.casefold()
    return mark.kind is KINDS[one.kind] and (wanted in words or words in wanted)


def test_there_are_at_least_two_hundred_sentences_half_of_them_about_other_tools() -> None:
    seen, *others = (len(sentences_of(name)) for name in FILES)
    assert seen + sum(others) >= 200
    assert sum(others) >= seen


@pytest.mark.parametrize("name", FILES)
def test_hardly_any_right_sentence_is_pointed_at(name: str) -> None:
    right = [one for one in sentences_of(name) if not one.kind]
    wrongly = [one.text for one in right if read(one)]
    assert len(wrongly) <= MOST_WRONGLY * len(right), "\n".join(wrongly)


@pytest.mark.parametrize("name", FILES)
def test_most_wrong_sentences_are_found_at_their_words_and_for_their_reason(name: str) -> None:
    wrong = [one for one in sentences_of(name) if one.kind]
    missed = [one.text for one in wrong if not any(is_found(one, mark) for mark in read(one))]
    assert len(wrong) - len(missed) >= LEAST_FOUND * len(wrong), "\n".join(missed)


def test_what_is_found_today_is_found_tomorrow() -> None:
    every = [one for name in FILES for one in sentences_of(name)]
    missed = {
        one.text for one in every if one.kind and not any(is_found(one, m) for m in read(one))
    }
    wrongly = {one.text for one in every if not one.kind and read(one)}
    assert (missed, wrongly) == (STILL_MISSED, set())


def test_every_mark_says_why_and_what_may_be_said_instead_begins_as_it_did() -> None:
    for one in (one for name in FILES for one in sentences_of(name)):
        for mark in read(one):
            words = mark.words_in(one.text)
            assert words.strip() == words
            assert words
            assert mark.reason.endswith(".")
            assert mark.offer != words
            if mark.offer[:1].isalpha() and words[:1].isupper():
                assert mark.offer[0].isupper(), (words, mark.offer)


def test_what_is_quoted_is_somebody_elses_and_left_alone() -> None:
    known = AuditBases({Unit.RETURNS: frozenset({24})})
    assert read_carefully("Most of us (9 of 24) say so.", known)
    assert not read_carefully("One agency wrote: “most of us (9 of 24) say so”.", known)


def test_a_text_without_end_is_read_in_pieces() -> None:
    known = AuditBases({Unit.RETURNS: frozenset({24})})
    text = "and so on " * 500 + "most returns (9 of 24) do" + " and so on" * 500
    (mark,) = read_carefully(text, known)
    assert mark.words_in(text) == "most"
    assert [one for _, one in sentences("x" * 2_500)] == ["x" * 1_000, "x" * 1_000, "x" * 500]


def test_staff_families_and_auditors_are_read_beside_their_own_bases() -> None:
    others = {"staff": frozenset({457}), "families": frozenset({8}), "auditors": frozenset({12})}
    known = AuditBases({Unit.RETURNS: frozenset({24})}, others=others)
    for right in (
        "99% of the staff who answered know whom to call.",
        "5 of 8 families were glad of it (62.5%).",
        "Of the 12 auditors, 5 say requires improvement (41.7%).",
        "In England 58.3% of families say so.",
        "58.3% of parents say so.",
    ):
        assert not read_carefully(right, known), right
    for wrong, kind in (
        ("7 of 12 families were glad of it.", MarkKind.NO_COUNT),
        ("58.3% of families were glad of it.", MarkKind.UNIT),
        ("61% of the families were glad of it.", MarkKind.NO_COUNT),
        ("452 of 475 staff know whom to call.", MarkKind.NO_COUNT),
        ("45.8% of auditors say good.", MarkKind.UNIT),
        ("The vast majority of auditors (6 of 12) say good.", MarkKind.WORD),
    ):
        assert [mark.kind for mark in read_carefully(wrong, known)] == [kind], wrong


def test_a_wording_that_is_offered_for_a_fraction_keeps_the_fraction() -> None:
    known = AuditBases({Unit.RETURNS: frozenset({30})})
    for text, offer in (
        ("Two in three returns (21 of 30) said so.", "Just over two in three"),
        ("Less than half (15 of 30) said so.", "Half"),
        ("Nearly a third (5 of 30) said so.", "Less than a third"),
    ):
        (mark,) = read_carefully(text, known)
        assert mark.offer == offer
    south = "They had their say in 42.9% (21 of 49) and in 46.9% (23 of 49), more in the south"
    assert not read_carefully(f"{south} than in the north.", AuditBases())


def test_of_three_and_fewer_no_percentage_is_thought_to_be_printed() -> None:
    known = AuditBases({Unit.RETURNS: frozenset({21}), Unit.CASES: frozenset({8, 3})})
    (mark,) = read_carefully("Plans were seen in 66.7% of cases.", known)
    assert mark.kind is MarkKind.UNIT
