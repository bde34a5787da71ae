"""The button beside a note mends what it says: afterwards the check has it no more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.tool import take_tool
from core.acts.tool_mends import mend, mend_words
from core.intake.tool import read_tool
from core.model.draft.tool import QuestionDraft, ThemeDraft, ToolDraft, draft_of
from core.store.file import WorkshopFile
from core.store.reading import read_tool as tool_in
from core.wording.tool_notes import NoteAbout, ToolNote, tool_notes
from tests.wording.test_tool_notes import asked, tool_of
from tests.wording.test_unseen_tools import FOLDER

THEMES = (
    ThemeDraft("one", "One", asked_where="2 = yes", asked_only_of=("Police",)),
    ThemeDraft("two", "Two", asked_where="1 = yes"),
)


def in_themes(*questions: QuestionDraft) -> ToolDraft:
    return replace(tool_of(*questions), themes=THEMES)


ODD = (
    in_themes(asked("Is it?", "1"), asked("Is it too?", "2", theme="two")),
    in_themes(asked("Is it?", "1", asked_only_of=("Health",)), asked("Else?", "2", theme="one")),
    tool_of(asked("Is it?", "1"), asked("Else?", "2", asked_where="1 = yes and 1 = no")),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    with WorkshopFile.create(tmp_path / "odd.casewalk") as found:
        yield found


def noted(file: WorkshopFile) -> tuple[ToolNote, ...]:
    return tool_notes(draft_of(tool_in(file)))


def still(file: WorkshopFile, note: ToolNote) -> bool:
    return (note.about, note.at) in {(one.about, one.at) for one in noted(file)}


@pytest.mark.parametrize("tool", [*map(read_tool, sorted(FOLDER.glob("*.toml"))), *ODD])
def test_what_a_button_promises_to_mend_is_mended(file: WorkshopFile, tool: ToolDraft) -> None:
    take_tool(file, tool)
    before = [note for note in noted(file) if mend_words(note)]
    assert before
    for note in before:
        if still(file, note):  # one that another mended is gone with it
            assert mend(file, note) is not None
            assert not still(file, note), note


def test_a_condition_that_is_taken_away_is_refused_by_no_circle_that_others_make(
    file: WorkshopFile,
) -> None:
    rests = asked("Is it?", "1", asked_where="its age >= 3")
    take_tool(file, replace(ODD[0], questions=(rests, *ODD[0].questions[1:])))
    circle = next(note for note in noted(file) if note.about is NoteAbout.CIRCLE)
    mend(file, circle)
    assert not still(file, circle)
    assert [one.asked_where for one in draft_of(tool_in(file)).themes] == ["", "1 = yes"]
