"""A tool that is saved as a file reads back to the same tool."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.export.one_file import write_file
from core.forms.tool_file import tool_toml
from core.intake.shipped import find_tool, shipped_tools
from core.intake.tool import first_fault, read_tool
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    OnlyWhere,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.fault import FileProblem
from core.model.tool import Bearing

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))


@st.composite
def tools(draw: st.DrawFn) -> ToolDraft:
    """Return a tool that holds together, its words anything that can be typed."""
    themes = tuple(ThemeDraft(f"t{at}", draw(WORDS)) for at in range(draw(st.integers(1, 3))))
    names = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    sets = {
        name: tuple(
            AnswerDraft(f"a_{at}", f"{draw(WORDS)} {at}", draw(st.sampled_from(Bearing)))
            for at in range(draw(st.integers(1, 4)))
        )
        for name in names
    }
    questions: list[QuestionDraft] = []
    answered: list[tuple[str, str]] = []

    def condition() -> OnlyWhere | None:
        if not answered or not draw(st.booleans()):
            return None
        key, answers = draw(st.sampled_from(answered))
        return OnlyWhere(key, draw(st.sampled_from(sets[answers])).key)

    for at in range(draw(st.integers(1, 4))):
        answers = draw(st.sampled_from(names))
        items = tuple(
            ItemDraft(
                f"{at}.{line}",
                draw(WORDS),
                draw(st.just("") | WORDS),
                draw(st.sampled_from(names)),
                condition(),
            )
            for line in range(draw(st.integers(0, 3)))
        )
        question = QuestionDraft(
            f"{at}",
            draw(WORDS),
            draw(st.sampled_from(themes)).key,
            answers,
            draw(st.just("") | WORDS),
            items,
            bool(items) and draw(st.booleans()),
            draw(st.booleans()),
            draw(st.just("") | WORDS),
            None if items else condition(),
        )
        questions.append(question)
        answered += [(one.key, one.answers) for one in items] or [(f"{at}", answers)]
    return ToolDraft("own", draw(WORDS), themes, sets, tuple(questions))


@given(tools())
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_tool_reads_back_to_the_same_tool(tmp_path: Path, tool: ToolDraft) -> None:
    assert first_fault(tool) == ""
    path = tmp_path / "own.toml"
    path.write_text(tool_toml(tool), encoding="utf-8", newline="")
    assert read_tool(path) == tool


@pytest.mark.parametrize("name", shipped_tools())
def test_a_tool_that_comes_along_reads_back(tmp_path: Path, name: str) -> None:
    tool = find_tool(name)
    path = tmp_path / "own.toml"
    write_file(
        path, tool_toml(tool).encode(), lambda written: read_tool(written) == find_tool(name)
    )
    assert read_tool(path) == tool
    assert [one.name for one in tmp_path.iterdir()] == ["own.toml"]


def test_what_does_not_read_back_takes_no_place(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("as it was", encoding="utf-8")
    with pytest.raises(FileProblem, match="did not read back"):
        write_file(path, b"cut sho", lambda _: False)
    assert path.read_text(encoding="utf-8") == "as it was"
    assert [one.name for one in tmp_path.iterdir()] == ["own.toml"]
