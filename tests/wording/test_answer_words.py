"""The words of an answer bring a bearing and a key with them, where they usually have one."""

import pytest

from core.model.bearing import Bearing
from core.wording.answer_words import key_for, usual_bearing


@pytest.mark.parametrize(
    ("label", "bearing"),
    [
        ("Yes", Bearing.MET),
        ("in  Part", Bearing.PARTLY),
        ("No.", Bearing.NOT_MET),
        ("N/A", Bearing.NOT_APPLICABLE),
        ("Don’t know", Bearing.UNKNOWN),
        ("Requires improvement", Bearing.PARTLY),
        ("Needs to improve", Bearing.PARTLY),
        ("Cannot be told", Bearing.UNKNOWN),
        ("Yes, once", None),
        ("", None),
    ],
)
def test_known_words_have_their_usual_bearing(label: str, bearing: Bearing | None) -> None:
    assert usual_bearing(label) is bearing


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Don't know", "dont_know"),
        ("Évalué", "evalue"),
        ("blank", "blank_2"),
        ("In part", "in_part_2"),
        ("ਹਾਂ", ""),
    ],
)
def test_a_key_is_made_of_the_words_and_is_never_taken(label: str, key: str) -> None:
    assert key_for(label, ["in_part"]) == key
