"""`tool`: list, show and check, without an audit."""

import re
from pathlib import Path

from core.cli.tool import KEYS
from core.intake.shipped import shipped_tools
from core.model.draft.tool import AnswerDraft, ItemDraft, OnlyWhere, QuestionDraft, ToolDraft
from core.wording.tool_notes import NoteAbout
from tests.cli.running import Command
from tests.intake.test_other_audits import FOLDER as TOOLS


def test_list_names_every_tool_with_its_questions(command: Command) -> None:
    said = command("tool", "list")
    assert said.code == 0
    assert {line.split("  ")[0] for line in said.out.splitlines()} == set(shipped_tools())
    assert "neglect  Neglect, 15 questions" in said.out


def test_show_prints_questions_lines_conditions_and_answers(command: Command) -> None:
    said = command("tool", "show", "general-case-audit")
    assert said.code == 0
    assert "      1b  A chronology of what mattered\n" in said.out
    assert "(only where 1c is Yes)" in said.out
    assert "Met · Partly met · Not met · Don't know · Not applicable" in said.out


def test_check_says_each_note_with_its_reason_and_its_mend(command: Command) -> None:
    said = command("tool", "check", "general-case-audit")
    assert said.code == 1
    assert "Two questions in one: question 3\n" in said.out
    assert "Make two questions of it, or ask one half." in said.out


def test_check_of_a_tool_with_nothing_to_mend_says_how_many_things_it_looked_for(
    command: Command,
) -> None:
    said = command("tool", "check", "neglect")
    assert said.code == 0
    assert said.out.endswith(f"Nothing to mend. {len(NoteAbout)} things were looked for.\n")


def test_a_file_that_is_no_tool_is_refused_with_the_entry_that_does_not_fit(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_text('key = "own"\ntitle = "Own"\nthemes = []\nquestion = []\n')
    said = command("tool", "check", path)
    assert said.code == 1
    assert said.out == ""
    assert "question" in said.err


def test_every_key_that_a_tool_may_have_is_explained(command: Command) -> None:
    explained = set(re.findall(r"^ *\[*([a-z_]+)\]* ", KEYS, re.MULTILINE))
    kinds = (ToolDraft, QuestionDraft, AnswerDraft)
    keys = {name for kind in kinds for name in kind.__dataclass_fields__}
    assert keys - explained == set()
    for kind in (ItemDraft, OnlyWhere):
        for name in kind.__dataclass_fields__:
            assert name in KEYS, name
    assert command("tool", "check", "neglect", "--keys").out.startswith(KEYS)


def test_show_reads_back_all_that_the_room_does_with_a_question(command: Command) -> None:
    said = command("tool", "show", "section-11-moderated").out
    assert (
        "Judged as own, then moderated\n"
        in command("tool", "show", TOOLS / "section-11-self-assessment.toml").out
    )
    assert "The grade of the whole, from points\n" in said
    assert re.search(r"\(.* or better; 2 points\)", said)
    said = command("tool", "show", TOOLS / "deep-dive.toml").out
    assert "The grade of its theme, given by those who judge\n" in said
    assert "The room writes: " in said
    assert (
        "The room judges each line by itself" in command("tool", "show", "general-case-audit").out
    )
