"""Another language for the window: as a draft it is whole where it is known, and never on paper."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import CASE, Language, plural, tr, use_language, use_word, welsh_form
from tests.catalogue import texts
from tests.stretched import LONGER, stretched
from ui.program.welsh import welsh


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language(None)
    use_word(CASE)


def test_only_what_the_window_asks_for_is_translated() -> None:
    draft = Language({"Help": "Cymorth"})
    assert draft.translated("Help", "ui.help.page") == "Cymorth"
    assert draft.translated("Help", "core.documents.report") == "Help", "it is printed too"
    assert draft.translated("Search…", "ui.help.page") == "Search…", "nobody has put it in yet"


def test_welsh_counts_none_one_two_three_and_six_in_ways_of_their_own() -> None:
    forms = ("dim ci", "ci", "gi", "chi", "chi", "ci")
    draft = Language(plurals={"dog|dogs": forms})
    assert [welsh_form(number) for number in (0, 1, 2, 3, 4, 5, 6, 7, 11, 12)] == [
        *(0, 1, 2, 3, 5, 5, 4, 5, 5, 5)
    ]
    assert draft.counted(2, "dog", "dogs", "ui.walk.page") == "gi"
    assert draft.counted(2, "cat", "cats", "ui.walk.page") == ""
    assert draft.counted(2, "dog", "dogs", "core.wording.counts") == ""


@given(st.integers(0, 10_000))
def test_a_number_is_counted_in_english_where_the_draft_does_not_know_it(number: int) -> None:
    plain = plural(number, "case", "cases")
    use_language(Language({"case": "achos"}))
    assert plural(number, "case", "cases") == plain
    use_language(None)


def test_what_is_in_the_welsh_draft_is_in_the_catalogue_and_asks_for_the_same_values() -> None:
    known = {one.text for one in texts()}
    draft = welsh()
    assert draft.texts
    for text, said in draft.texts.items():
        assert text in known, text
        assert _places(said) == _places(text), text
        assert said.count("&") == text.count("&"), f"a menu's key: {text}"
    for both, forms in draft.plurals.items():
        assert set(both.split("|")) <= known, both
        assert len(forms) == 6, both


def test_a_stretched_text_is_two_fifths_longer_and_asks_for_no_other_values() -> None:
    for one in texts():
        longer = stretched(one.text)
        assert _places(longer) == _places(one.text), one.text
        assert len(one.text) <= len(longer) <= len(one.text) * (1 + LONGER) + 3, one.text
    assert stretched("Make the audit") == "Make the audit make t"
    assert stretched("{number} rows…") == "{number} rowsro…"


def test_every_text_goes_through_the_language_in_front() -> None:
    class Upper(Language):
        def translated(self, text: str, asked_by: str) -> str:
            assert asked_by == __name__
            return text.upper()

    use_language(Upper())
    assert tr("Help") == "HELP"


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))
