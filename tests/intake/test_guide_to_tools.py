"""The page on writing a tool file: what it shows can be used, and no key is left out."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from core.files import HELP
from core.intake.tool import read_tool
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    KindDraft,
    OnlyWhere,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.wording.tool_notes import tool_notes

PAGE = (HELP / "tools.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def written(folder: Path, text: str) -> Path:
    path = folder / "first.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_first_file_shown_is_whole_and_has_nothing_to_mend(tmp_path: Path) -> None:
    tool = read_tool(written(tmp_path, SHOWN[0]))
    assert (tool.key, len(tool.questions)) == ("first", 2)
    assert tool_notes(tool) == ()


def test_all_that_is_shown_goes_together(tmp_path: Path) -> None:
    first, answers, kinds, question = SHOWN
    head, mark, questions = first.partition("[[questions]]")
    for text in (
        f"{head}{answers}{kinds}{mark}{questions}{question}",
        f"{head}{answers}{mark}{questions}{kinds}{question}",
    ):
        tool = read_tool(written(tmp_path, text))
        assert len(tool.questions) == 3
        assert len(tool.answer_kinds) == 8
        assert tool_notes(tool) == ()


@pytest.mark.parametrize(
    "kind",
    [ToolDraft, ThemeDraft, AnswerDraft, KindDraft, QuestionDraft, ItemDraft, OnlyWhere],
    ids=lambda kind: kind.__name__,
)
def test_every_key_is_on_the_page(kind: type) -> None:
    listed = PAGE.partition("## Every key")[2]
    for one in fields(kind):
        assert re.search(rf"\b{one.name}\b", listed), one.name


def test_an_hour_is_told_in_tens_of_minutes() -> None:
    assert len(re.findall(r"^## .*ten minutes", PAGE, re.MULTILINE)) == 5
