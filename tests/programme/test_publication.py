"""A publication is one text, signed, and read again exactly; anything else is refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.bearing import Bearing
from core.model.fault import NotYet, Unreadable
from core.programme import signing
from core.programme.canonical import canonical, read_contents
from core.programme.publication import JudgedRow, TextRow, Withdrawal, same_words
from core.programme.signed import file_name, read_signed, written
from tests.programme.published import ROUND, publication

SEED = "07" * 32


def test_the_same_publication_is_the_same_text_and_comes_back_whole() -> None:
    said = canonical(publication())
    assert read_contents(said) == publication()
    assert said.startswith('{"answered":[["1","police",9,6,')
    assert canonical(publication()) == said


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_comes_back_in_composed_letters(text: str) -> None:
    found = replace(publication(), texts=(TextRow("finding", 1, "", text),))
    again = read_contents(canonical(found))
    assert canonical(again) == canonical(found)


def _changed(**fields: object) -> str:
    return json.dumps({**json.loads(canonical(publication())), **fields})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        _changed(),  # the same, but with blanks
        _changed(format=2),
        _changed(kind="case"),
        canonical(publication()).replace('"cases":9', '"cases":9.0'),
        canonical(publication()).replace('"cases":9', '"cases":-9'),
        canonical(publication()).replace('"cases":9', '"cases":true'),
        canonical(publication()).replace('"cases":9', '"cases":9,"reference":"Child A"'),
        canonical(publication()).replace("2014-05-01", "2014-02-30"),
        canonical(publication()).replace("up to date?", "up to that date?"),
        canonical(replace(publication(), round="Child A")),
        canonical(replace(publication(), version=0)),
        canonical(replace(publication(), judged=(JudgedRow("1", "x", 9, 9, 9, 0, 0, 0, 0, 0),))),
        canonical(replace(publication(), judged=(JudgedRow("9", "x", 1, 1, 0, 0, 0, 0, 0, 0),))),
        canonical(replace(publication(), judged=publication().judged * 2)),
        canonical(replace(publication(), texts=(TextRow("case", 1, "", "x"),))),
    ],
)
def test_what_is_not_written_so_or_does_not_add_up_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_contents(text)


def test_a_signed_file_comes_back_and_its_signature_holds() -> None:
    found = signing.signed(publication(), SEED)
    again = read_signed(written(found))
    assert again == found
    signing.check_signature(again, signing.public_half(SEED))
    assert again.contents == publication()
    assert file_name(publication(3)) == f"{ROUND}-3.casepub"


def test_a_withdrawal_is_signed_as_a_publication_is() -> None:
    taken_back = Withdrawal(ROUND, 2, "0" * 64, "south-shire", "A number was wrong.")
    found = read_signed(written(signing.signed(taken_back, SEED)))
    assert found.contents == taken_back
    assert file_name(taken_back) == f"{ROUND}-2-withdrawn.casepub"


@pytest.mark.parametrize("what", ["payload", "signature", "key", "other key"])
def test_a_signature_over_anything_else_is_refused(what: str) -> None:
    found, public = signing.signed(publication(), SEED), signing.public_half(SEED)
    other = signing.signed(publication(met=6), "08" * 32)
    if what == "payload":
        found = replace(found, payload=other.payload, sha256=other.sha256)
    elif what == "other key":
        found = signing.signed(publication(), "08" * 32)
    else:
        found = replace(found, **{what: getattr(other, what)})
    with pytest.raises(Unreadable):
        signing.check_signature(found, public)


def test_a_file_whose_digest_is_of_another_text_is_refused() -> None:
    found = written(signing.signed(publication(), SEED))
    for text in (found.replace("Spring", "Autumn"), found[:-40], "{}", "", '{"casewalk": 1}'):
        with pytest.raises(Unreadable):
            read_signed(text)


def test_a_key_is_enrolled_by_one_line() -> None:
    public = signing.public_half(SEED)
    line = signing.public_line("south-shire", public)
    assert signing.read_public_line(line) == ("south-shire", public)
    for wrong in ("", line[:-1], f"{line} more", line.replace(public, "é" * 64)):
        with pytest.raises(NotYet):
            signing.read_public_line(wrong)


def test_statements_are_the_same_by_their_words_and_bearings_alone() -> None:
    bearings = (Bearing.MET.value, Bearing.NOT_MET.value)
    one = same_words("Was it  recorded?", bearings)
    assert one == same_words("was it recorded?", bearings[::-1] + bearings)
    assert one != same_words("Was it written down?", bearings)
    assert one != same_words("Was it recorded?", (*bearings, Bearing.PARTLY.value))
