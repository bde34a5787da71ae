"""Two spellings of one name are one, and a cell keeps its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.names import NameIndex, cleaned, normalised


@given(st.text())
def test_plain_words_stay_plain(text: str) -> None:
    assert normalised(f"  {text.upper().lower()} ") == normalised(text.upper().lower())
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_a_tidy_cell_holds_nothing_a_document_would_choke_on(text: str) -> None:
    kept = cleaned(text)
    assert cleaned(kept) == kept
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in kept)


def test_names_are_found_in_any_dress_and_given_back_in_their_own() -> None:
    names = NameIndex(["Children's Social Care"])
    assert names.find("  CHILDREN’S  social care ") == "Children's Social Care"
    assert names.find("Children Social Care") is None
    assert names.learn("School") == "School"
    assert names.learn("SCHOOL") == "School"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\n", "a\nb\nc"),
        ("\u00a0 a\tb \u2003", "a\tb"),
        ("a\x00\x07\x0b\x0c\x1f\x7fb", "ab"),
        ("\x00 a", "a"),
        ("a\ufffe\uffffb", "ab"),
    ],
    ids=["line ends", "outer spaces", "controls", "a control before a space", "no letters"],
)
def test_a_cell_keeps_its_words_and_nothing_a_file_cannot_hold(written: str, kept: str) -> None:
    assert cleaned(written) == kept


@pytest.mark.parametrize(
    "written",
    ["Don`t  know", "DON´T KNOW", "Donʼt\u00a0know", "don\u2018t\nknow", "Ｄｏｎ＇ｔ know"],
    ids=["a grave", "an acute", "a letter", "an opening mark", "wide letters"],
)
def test_an_apostrophe_is_one_however_a_program_writes_it(written: str) -> None:
    assert normalised(written) == "don't know"


def test_the_first_spelling_that_was_learnt_holds() -> None:
    names = NameIndex([])
    assert names.learn("Home-Start") == "Home-Start"
    assert names.learn("HOME-START") == names.find("home-start") == "Home-Start"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0\u201319 team", "0-19 team"),
        ("Multi\u2011agency", "Multi-agency"),
        ("Police\u200b", "Police"),
        ("\ufeff\ufeffCase", "case"),
        ("Child\u00adC", "ChildC"),
        ("\u202aPolice\u202c", "police"),
        ("\u200eNo", "no"),
        ("Child\u2060 A\ufe0f", "child a"),
        ("A\u2212B", "a-b"),
        ("Child\x00 A", "Child A"),
    ],
    ids=[
        "a long dash",
        "a hyphen that does not break",
        "a space of no width",
        "two byte order marks",
        "a soft hyphen",
        "a stretch with a direction",
        "a mark of direction",
        "a joiner and a selector",
        "a minus sign",
        "a zero byte",
    ],
)
def test_unseen_marks_and_other_dashes_never_make_two_names(written: str, meant: str) -> None:
    assert normalised(written) == normalised(meant)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Child\u200b A\u200e", "Child A"),
        (
            "co\u00adoperate \u2013 \u201cwell\u201d",
            "cooperate \u2013 \u201cwell\u201d",
        ),
        (
            "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627",
            "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627",
        ),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("\u202e\u06a9\ufeff", "\u06a9"),
    ],
    ids=["a name", "a sentence", "a Persian word", "a family in one sign", "a turned direction"],
)
def test_a_cell_loses_unseen_marks_but_where_its_script_needs_them(written: str, kept: str) -> None:
    assert cleaned(written) == kept


def test_of_two_names_that_are_one_the_first_is_found() -> None:
    assert NameIndex(["0-19 team", "0\u201319 team"]).find("0\u201419 TEAM") == "0-19 team"
