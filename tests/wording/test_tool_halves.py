"""A wording that asks two things is taken apart into two that ask one."""

import pytest

from core.wording.tool_halves import asks_twice, halves


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Is the plan current, and does the family know it?",
            "Is the plan current?",
            "Does the family know it?",
        ),
        (
            "Were concerns recorded and shared with health?",
            "Were concerns recorded?",
            "Were concerns shared with health?",
        ),
        ("Was it asked for and then acted on?", "Was it asked for?", "Was it acted on?"),
        ("Was the child seen? Was the child heard?", "Was the child seen?", "Was the child heard?"),
    ],
)
def test_each_half_asks_one_thing(text: str, first: str, second: str) -> None:
    assert asks_twice(text)
    assert halves(text) == (first, second)
    assert not asks_twice(first)
    assert not asks_twice(second)
