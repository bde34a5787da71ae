"""Every word on screen comes through the catalogue, and says what the audit audits."""

import re

from core.files import HELP
from tests.catalogue import ROOT, bare, catalogue, texts
from tests.our_words import OUR_WORDS

# What is called so whatever is audited: the heading in agencies' files, and Casewalk's own trade.
_CASE_AS_IT_IS = re.compile(
    r"“cases?”|case audit|\(case, agency|headings\. They must be: case and agency|in any case"
)


def test_no_text_is_shown_without_the_catalogue() -> None:
    found = [f"{place}: {text}" for place, text in bare()]
    assert not found, "\n".join(found)


def test_every_text_is_given_the_values_it_has_a_place_for() -> None:
    for one in texts():
        if one.door == "tr" and (one.wanted or one.given):
            assert one.wanted == one.given, f"{one.place}: {one.text}"


def test_no_text_says_case_where_an_audit_may_say_child_or_meeting() -> None:
    for one in texts():
        if one.door == "word_for" and one.text in ("case", "cases"):  # shown in the own word
            continue
        left = _CASE_AS_IT_IS.sub("", re.sub(r"\{[^}]*\}", "", one.text))
        assert not re.search(r"\b[Cc]ases?\b", left), f"{one.place}: {one.text}"


def test_what_is_audited_is_not_asked_for_before_an_audit_is_open() -> None:
    for one in texts():
        if one.at_import and one.door != "later":
            assert not re.search(r"\{(a |A )?[Cc]ases?\}", one.text), f"{one.place}: use later"


def test_the_catalogue_holds_each_text_once_with_all_its_places() -> None:
    found = catalogue()
    assert len(found) > 1_500
    assert len(found["Nothing was changed."]) > 10
    assert {"complete", "too little", "where applicable", "not agreed"} <= set(found)


def test_a_state_or_kind_is_shown_by_its_word_and_never_by_its_value() -> None:
    shown = re.compile(
        r"(?<!self\.)\b(state|kind|status|stance|papers|evidence|seen|base)\.value\b"
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("core/wording", "core/documents", "core/review", "ui")
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if shown.search(line)
    ]
    assert not found, "\n".join(found)


def test_a_number_of_what_is_audited_has_its_own_plural() -> None:
    sources = [one for one in texts() if one.door == "plural"]
    assert not [one.place for one in sources if one.text.endswith("{case}s")]
    places = {one.place: one for one in sources if "{case}" in one.text}
    for place in places:
        assert any(two.text.endswith("{cases}") and two.place == place for two in sources), place


def test_no_word_of_ours_is_on_any_screen_or_in_any_help() -> None:
    said = [(one.place, one.text) for one in texts() if not one.place.startswith("core/cli/")]
    for path in sorted(HELP.glob("*.md")):
        if path.stem not in ("tools", "it"):  # files with names of their own; for who knows them
            said += [(path.name, line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [f"{place}: {text[:100]}" for place, text in said if OUR_WORDS.search(text)]
    assert not found, "\n".join(found)
