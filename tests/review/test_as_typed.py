"""What may say who somebody is, found in a text as it is being typed."""

import pytest

from core.model.snapshot import Snapshot
from core.review.as_typed import TypedDetails
from core.review.texts import texts
from tests.counting.audits import example


@pytest.fixture(scope="module")
def now() -> Snapshot:
    everything, _ = example("cin")
    return everything.now


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Daniel Okafor was seen at school.", "name"),
        ("The worker met Kwabena Mensah and his mother", "name"),
        ("Daniel Smith came", "name"),
        ("Daniel J. Green", "name"),
        ("Mrs Threlkeld rang", "name"),
        ("born 12/03/2015", "birth"),
        ("DOB: 1.2.2012", "birth"),
        ("NHS 943 476 5919", "NHS"),
        ("9434765919 on file", "NHS"),
    ],
)
def test_a_full_name_a_date_of_birth_and_an_nhs_number_are_found(
    now: Snapshot, text: str, what: str
) -> None:
    (found,) = TypedDetails(now).found_in(text)
    assert what in found


@pytest.mark.parametrize(
    "text",
    [
        "Seen at Victoria Road Surgery on Tuesday.",
        "The Thomas Reed Centre told us in May",
        "Child D lives with Grandmother; Early Help and Youth Justice met.",
        "Kieran said nothing",
        "943 476 5918",
        "Seen on 12/03/2015",
        "call 0207 946 0000",
        "Sure Start, Barnardo's and Clare's Law",
    ],
)
def test_what_only_looks_like_one_is_let_be(now: Snapshot, text: str) -> None:
    assert list(TypedDetails(now).found_in(text)) == []


@pytest.mark.parametrize("name", ["cin", "tier2"])
def test_nothing_is_said_of_what_stands_in_the_examples(name: str) -> None:
    everything, _ = example(name)
    known = TypedDetails(everything.now)
    assert [one.text for one in texts(everything) if list(known.found_in(one.text))] == []


def test_in_a_column_for_names_a_name_belongs_and_a_number_does_not(now: Snapshot) -> None:
    known = TypedDetails(now)
    assert list(known.found_in("Daniel Okafor", names=False)) == []
    assert len(list(known.found_in("Daniel Okafor 943 476 5919", names=False))) == 1
