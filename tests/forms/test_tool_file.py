"""A tool that is saved as a file reads back to the same tool."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.export.one_file import write_file
from core.forms.tool_file import tool_toml
from core.forms.tool_table import tidied, tool_csv
from core.intake.shipped import find_tool, shipped_tools
from core.intake.tool import first_fault, read_tool
from core.model.asking import Relation
from core.model.draft.condition import ClauseDraft, condition_text
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    KindDraft,
    OnlyWhere,
    QuestionDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.fault import FileProblem, Unreadable
from core.model.grading import GradeOf, Working
from core.model.tool import AnswerKind, Bearing
from tests.rounds import rounds

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))


WRITTEN = [
    [],
    [KindDraft(AnswerKind.NUMBER, "visits"), KindDraft(AnswerKind.WORDS)],
    [KindDraft(AnswerKind.PERIOD, "", 10, True), KindDraft(AnswerKind.DATE)],
]
NAMES = ["yes_no", "Ja, nein", 'a "b"', "é.b", "=x", "1"]


@st.composite
def tools(draw: st.DrawFn) -> ToolDraft:
    """Return a tool that holds together, its words anything that can be typed."""
    themes = tuple(ThemeDraft(f"t{at}", draw(WORDS)) for at in range(draw(st.integers(1, 3))))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    sets = {
        name: tuple(
            AnswerDraft(
                f"a_{at}",
                f"{draw(WORDS)} {at}",
                draw(st.sampled_from(Bearing)),
                points=draw(st.none() | st.integers(-3, 9)),
            )
            for at in range(draw(st.integers(1, 4)))
        )
        for name in names
    }
    kinds = {
        name: KindDraft(draw(st.sampled_from([AnswerKind.GRADES, AnswerKind.SEVERAL])))
        for name in names
        if draw(st.booleans())
    }
    for name, held in kinds.items():
        if held.kind is AnswerKind.GRADES and draw(st.booleans()):
            first, *others = sets[name]
            sets[name] = (replace(first, band=draw(WORDS)), *others)
    written = draw(st.sampled_from(WRITTEN))
    kinds |= {f"{kind.kind} {at}": kind for at, kind in enumerate(written)}
    names += [name for name in kinds if name not in names]
    questions: list[QuestionDraft] = []
    answered: list[tuple[str, str]] = []

    def condition() -> OnlyWhere | None:
        if not answered or not draw(st.booleans()):
            return None
        key, answers = draw(st.sampled_from(answered))
        return OnlyWhere(key, draw(st.sampled_from(sets[answers])).key)

    def asked_where() -> str:
        if not draw(st.booleans()):
            return ""
        part = ClauseDraft(draw(WORDS), draw(WORDS), draw(st.sampled_from(EITHER)), of_case=True)
        parts = [part]
        if answered and (tie := condition()) is not None:
            parts.append(ClauseDraft(tie.item, tie.answer, draw(st.sampled_from(EITHER))))
        return condition_text((tuple(parts), (part,)))

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
            means={one.key: draw(WORDS) for one in sets.get(answers, ()) if draw(st.booleans())},
            asked_where=asked_where(),
            asked_only_of=tuple(draw(st.lists(st.sampled_from(AGENCIES), max_size=2))),
            comment_on=tuple(one.key for one in sets.get(answers, ()) if draw(st.booleans())),
            room_only=draw(st.booleans()),
        )
        if not items and draw(st.booleans()):
            grades = draw(st.sampled_from([GradeOf.THEME, GradeOf.CASE]))
            working = draw(st.sampled_from(Working))
            question = replace(question, grades=grades, working=working)
        questions.append(question)
        given = [(one.key, one.answers) for one in items] or [(f"{at}", answers)]
        answered += [(key, name) for key, name in given if name in sets]
    return ToolDraft("own", draw(WORDS), themes, sets, tuple(questions), kinds)


AGENCIES = ("Police", "Health and care", "Schools")
EITHER = (Relation.IS, Relation.IS_NOT)


@given(tools())
@settings(
    max_examples=rounds(20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_tool_reads_back_to_the_same_tool(tmp_path: Path, tool: ToolDraft) -> None:
    assert first_fault(tool) == ""
    path = tmp_path / "own.toml"
    path.write_text(tool_toml(tool), encoding="utf-8", newline="")
    assert read_tool(path) == tool


@given(tools())
@settings(
    max_examples=rounds(20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_tool_comes_back_from_a_table(tmp_path: Path, tool: ToolDraft) -> None:
    tool = tidied(tool)
    assume(first_fault(tool) == "")
    path = tmp_path / "own.csv"
    path.write_text(tool_csv(tool), encoding="utf-8", newline="")
    assert read_tool(path) == tool


@pytest.mark.parametrize("name", shipped_tools())
def test_a_tool_that_comes_along_comes_back_from_a_table(tmp_path: Path, name: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(tool_csv(find_tool(name)), encoding="utf-8", newline="")
    assert read_tool(path) == find_tool(name)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("Theme,Words\nA,B\n", "its first row must hold the headings", id="no heads"),
        pytest.param("row,key,words\nsomething,1,x\n", "row 2 cannot be used", id="no such row"),
        pytest.param(
            "row,key,words,bearing\nanswer,yes,Yes,good\n",
            "what it counts as is none",
            id="no bearing",
        ),
    ],
)
def test_a_table_that_is_no_tool_says_which_row(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match=fault):
        read_tool(path)


def test_no_cell_of_a_table_is_reckoned_with(tmp_path: Path) -> None:
    tool = find_tool("children-in-need")
    risky = replace(tool, title="=1+1", questions=(replace(tool.questions[0], text="-2"),))
    assert "'=1+1" in tool_csv(risky)
    assert ",'-2," in tool_csv(risky)


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
