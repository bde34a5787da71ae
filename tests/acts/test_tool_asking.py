"""Whom a tool asks what stays with it when it is taken in, copied, changed and taken apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.acts import tool_answers, tool_parts
from core.acts.tool_doubles import duplicate
from core.model.asking import Clause
from core.model.clock import Clock
from core.model.draft.tool import ToolDraft, draft_of
from core.model.fault import WorkshopError
from core.model.tool import Answer, AnswerSet, Item, Question, Theme
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.asked import ASKED_TOOL, asked_audit
from tests.small import contents


@pytest.fixture
def asked(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with asked_audit(tmp_path / "asked.casewalk", clock) as file:
        yield file


def as_file(file: WorkshopFile) -> ToolDraft:
    return draft_of(read_tool(file), ASKED_TOOL.key, ASKED_TOOL.title)


def part(file: WorkshopFile, kind: type, key: str) -> Any:
    return file.all(kind, "key = ?", (key,))[0]


def test_a_tool_taken_in_says_again_what_its_file_said(asked: WorkshopFile) -> None:
    assert as_file(asked) == ASKED_TOOL


@pytest.mark.parametrize(("kind", "key"), [(Question, "1"), (Theme, "plan"), (Question, "6")])
def test_what_goes_takes_its_conditions_along_and_one_undo_brings_all_back(
    asked: WorkshopFile, kind: type, key: str
) -> None:
    before = contents(asked)
    tool_parts.remove_part(asked, part(asked, kind, key), confirmed=True)
    left = read_tool(asked)
    assert {one.on_item_id for one in left.clauses} - {None} <= set(left.item)
    assert {one.question_id for one in left.clauses} - {None} <= set(left.question)
    assert {one.theme_id for one in left.asked_of} - {None} <= set(left.theme)
    assert all(one.theme_id or one.question_id or one.item_id for one in left.clauses)
    assert all(one.on_item_id or one.attribute for one in left.clauses)
    asked.undo()
    assert contents(asked) == before


def test_taking_away_a_question_that_others_rest_on_says_so(asked: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="1 line asked always from then on"):
        tool_parts.remove_part(asked, part(asked, Question, "1"))
    tool_parts.remove_part(asked, part(asked, Question, "1"), confirmed=True)
    assert as_file(asked).questions[0].asked_where == ""


def test_a_copy_is_asked_where_the_first_is_and_its_lines_rest_on_its_own(
    asked: WorkshopFile,
) -> None:
    duplicate(asked, part(asked, Question, "6"))
    copied = as_file(asked).questions[-1]
    assert [one.asked_where for one in copied.items] == ["", "7a = no"]
    assert copied.comment_on == ("no",)
    duplicate(asked, part(asked, Theme, "school"))
    last = as_file(asked).themes[-1]
    assert (last.asked_where, last.asked_only_of) == ("its age >= 5", ("Schools", "Health"))
    duplicate(asked, part(asked, Item, "6b"))
    lines = next(one for one in as_file(asked).questions if one.key == "6").items
    assert lines[-1].asked_where == "6a = no"


def test_other_answers_keep_a_condition_on_an_answer_of_the_same_label(
    asked: WorkshopFile,
) -> None:
    tool_answers.use_own_answers(asked, part(asked, Question, "1"))
    assert as_file(asked).questions[1].asked_where == "1 = yes"
    own = asked.all(AnswerSet)[-1]
    yes = asked.all(Answer, "answer_set_id = ?", (own.id,))[0]
    tool_parts.remove_part(asked, yes, confirmed=True)
    assert as_file(asked).questions[1].asked_where == ""
    assert len(asked.all(Clause)) == 3
