"""An audit tool comes in whole, with what depends on what, and once."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.clock import Clock
from core.model.draft.tool import OnlyWhere
from core.model.fault import WorkshopError
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.small import TOOL


def test_a_tool_comes_in_with_all_it_says(file: WorkshopFile) -> None:
    tool = read_tool(file)
    assert [question.key for question in tool.questions] == ["1", "2", "3", "4"]
    assert [item.key for item in tool.items] == ["1a", "1b", "2", "3", "4a", "4b"]
    assert [tool.key_at(point) for point in tool.points] == ["1", "2", "3", "4a", "4b"]
    tied = next(item for item in tool.items if item.key == "3")
    assert tied.only_where_item_id is not None
    assert tied.only_where_answer_id is not None
    assert tool.item[tied.only_where_item_id].key == "1b"
    assert tool.answer[tied.only_where_answer_id].key == "yes"
    assert file.all(Audit)[0].tool_title == "A small tool"


def test_a_second_tool_is_refused(file: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="already has its questions"):
        take_tool(file, TOOL)


def test_a_tool_may_come_before_the_title(tmp_path: Path, clock: Clock) -> None:
    with WorkshopFile.create(tmp_path / "new.casewalk", clock=clock) as new:
        take_tool(new, TOOL)
        assert new.all(Audit)[0].tool_key == "small"
        assert check(new) == []


def test_an_item_tied_inside_a_checklist_keeps_its_tie(tmp_path: Path, clock: Clock) -> None:
    first, second = TOOL.questions[0].items
    tied = replace(second, only_where=OnlyWhere("2", "not_applicable"))
    questions = (replace(TOOL.questions[0], items=(first, tied)), *TOOL.questions[1:])
    with WorkshopFile.create(tmp_path / "new.casewalk", clock=clock) as new:
        take_tool(new, replace(TOOL, questions=questions))
        tool = read_tool(new)
    found = {item.key: item for item in tool.items}
    assert found["1a"].only_where_item_id is None
    assert found["1b"].only_where_item_id == found["2"].id
    answer = found["1b"].only_where_answer_id
    assert answer is not None
    assert tool.answer[answer].key == "not_applicable"
    assert tool.answer[answer].answer_set_id == found["2"].answer_set_id


def test_a_whole_checklist_can_be_tied(tmp_path: Path, clock: Clock) -> None:
    last = replace(TOOL.questions[-1], only_where=OnlyWhere("1b", "no"))
    with WorkshopFile.create(tmp_path / "new.casewalk", clock=clock) as new:
        take_tool(new, replace(TOOL, questions=(*TOOL.questions[:-1], last)))
        tool = read_tool(new)
    found = {item.key: item.only_where_item_id for item in tool.items}
    other = next(item.id for item in tool.items if item.key == "1b")
    assert found["4a"] == found["4b"] == other
    assert found["1a"] is None
