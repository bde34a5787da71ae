"""Labels stand in a sentence as a careful writer would put them, and sentences have one end."""

import pytest

from core.wording.labels import in_sentence, sentence


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Yes", "yes"),
        ("Don't know", "don't know"),
        ("GP", "GP"),
        ("CP plan", "CP plan"),
        ("A&E letter", "A&E letter"),
        ("McKenzie friend", "McKenzie friend"),
        ("I cannot say", "I cannot say"),
        ("A plan is on file", "a plan is on file"),
        ("A", "A"),
        ("B: good", "B: good"),
        ("Å", "Å"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_is_small_unless_it_is_an_abbreviation(
    label: str, inside: str
) -> None:
    assert in_sentence(label) == inside


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("  They wrote it down \n", "They wrote it down.", id="spaces around"),
        pytest.param("Seen at home;", "Seen at home.", id="a semicolon gives way"),
        pytest.param("Seen at home,:;", "Seen at home.", id="so do several"),
        pytest.param("Was he seen?", "Was he seen?", id="a question"),
        pytest.param("He said “no”", "He said “no”", id="a quote at the end"),
        pytest.param("Seen (twice)", "Seen (twice)", id="a bracket at the end"),
        pytest.param("And then…", "And then…", id="an ellipsis"),
        pytest.param("Школа", "Школа.", id="Cyrillic ends with a stop"),
        pytest.param("\u05d0\u0590", "\u05d0\u0590", id="the first that does not"),
        pytest.param(" \n", "", id="nothing"),
    ],
)
def test_a_sentence_has_one_ending(text: str, said: str) -> None:
    assert sentence(text) == said
