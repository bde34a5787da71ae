"""A number that a tool limits is told where it is typed, on the form, and in a return."""

from pathlib import Path

import pytest

from core.forms.tool_file import tool_toml
from core.forms.tool_table import tool_csv
from core.intake.tool import read_tool
from core.model.fault import NotYet, Unreadable
from core.model.tool import AnswerKind, AnswerSet
from core.wording.form import kind_hint
from core.wording.kinds import kind_words, limits_words
from core.wording.values import typed_value

TOOL = """
key = "visits"
title = "Visits"
themes = [{ key = "all", title = "All" }]

[answer_kinds]
visits = { kind = "number", unit = "visits", least = 0, most = 10.5 }

[[questions]]
key = "1"
theme = "all"
text = "How many visits?"
answers = "visits"
"""
VISITS = AnswerSet("visits", kind=AnswerKind.NUMBER, unit="visits", least="0", most="10")


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [("0", "10", "from 0 to 10"), ("1", "", "at least 1"), ("", "10", "at most 10"), ("", "", "")],
)
def test_limits_are_said_in_words(least: str, most: str, words: str) -> None:
    held = AnswerSet("n", kind=AnswerKind.NUMBER, least=least, most=most)
    assert limits_words(held) == words
    assert kind_words(held) == ("A number" if not words else f"A number, {words}")


@pytest.mark.parametrize("typed", ["0", "10", "10 visits", "3.5"])
def test_what_is_within_is_kept(typed: str) -> None:
    assert typed_value(VISITS, typed)


@pytest.mark.parametrize("typed", ["-1", "11", "10.01"])
def test_what_is_beyond_is_told_and_not_kept(typed: str) -> None:
    with pytest.raises(NotYet, match="is not from 0 to 10"):
        typed_value(VISITS, typed)


def test_the_form_says_them() -> None:
    assert kind_hint(AnswerKind.NUMBER, "visits", "from 0 to 10") == (
        "A number of visits, from 0 to 10."
    )


def test_both_files_of_a_tool_hold_them(tmp_path: Path) -> None:
    path = tmp_path / "visits.toml"
    path.write_text(TOOL, encoding="utf-8")
    draft = read_tool(path)
    assert (draft.kind_of("visits").least, draft.kind_of("visits").most) == (0, 10.5)
    for name, text in (("again.toml", tool_toml(draft)), ("again.csv", tool_csv(draft))):
        again = tmp_path / name
        again.write_text(text, encoding="utf-8")
        assert read_tool(again) == draft


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("least = 0", "least = 11", "is more than its most"),
        ("least = 0", "least = nan", "is no number"),
        ('kind = "number", unit = "visits"', 'kind = "date"', "has a limit and is not a number"),
    ],
)
def test_limits_that_cannot_be_are_refused(tmp_path: Path, was: str, now: str, said: str) -> None:
    path = tmp_path / "visits.toml"
    path.write_text(TOOL.replace(was, now), encoding="utf-8")
    with pytest.raises(Unreadable, match=said):
        read_tool(path)
