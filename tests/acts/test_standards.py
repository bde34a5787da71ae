"""Standards are cited by number, and the number is right wherever it is cited."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.standards import keep_standards
from core.acts.tool import take_tool
from core.forms.form import forms_for
from core.forms.tool_file import tool_toml
from core.forms.tool_table import tool_csv
from core.intake.tool import read_tool
from core.model.audit import Audit
from core.model.clock import Clock
from core.model.draft.tool import ToolDraft, draft_of
from core.model.fault import WorkshopError
from core.model.ids import NEW
from core.model.standard import Standard, cited_in
from core.model.tool import Point, Question
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.grades import guidance_words
from core.wording.tool_notes import NoteAbout, tool_notes
from tests.small import small_audit

TOOL = """
key = "own"
title = "Own"
themes = [{ key = "plan", title = "The plan" }]

[[standards]]
number = "3.2"
text = "Seen within ten working days"
source = "Practice standards"

[[standards]]
number = "4"
text = "A plan in writing"

[answer_sets]
yn = [
    { key = "yes", label = "Yes", bearing = "met" },
    { key = "no", label = "No", bearing = "not met" },
    { key = "dk", label = "Don't know", bearing = "unknown" },
    { key = "na", label = "Not applicable", bearing = "not applicable" },
]

[[questions]]
key = "1"
theme = "plan"
text = "Was the child seen?"
answers = "yn"
guidance = "Look in the recordings"
cites = ["3.2", "4"]
"""


def read(folder: Path, text: str = TOOL, name: str = "own.toml") -> ToolDraft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_tool(path)


@pytest.fixture
def cited(tmp_path: Path) -> Iterator[WorkshopFile]:
    """An audit whose one question cites two standards."""
    with WorkshopFile.create(tmp_path / "audit.casewalk") as file:
        with file.act("begin"):
            file.put(Audit("Visits"))
        take_tool(file, read(tmp_path))
        yield file


def numbers(file: WorkshopFile) -> tuple[str, ...]:
    return cited_in(file.all(Question)[0].cites)


def test_a_tool_with_its_standards_reads_back_from_both_files(
    tmp_path: Path, cited: WorkshopFile
) -> None:
    draft = read(tmp_path)
    held = draft_of(snapshot(cited).tool, "own", "Own")
    assert held == draft
    assert read(tmp_path, tool_toml(held)) == draft
    assert read(tmp_path, tool_csv(held), "own.csv") == draft


def test_numbers_may_change_places_and_the_citations_follow_in_one_step(
    cited: WorkshopFile,
) -> None:
    first, second = cited.all(Standard)
    keep_standards(cited, "renumber", [replace(first, number="9")])
    assert numbers(cited) == ("9", "4")
    keep_standards(cited, "renumber", [replace(second, number="3.2")])
    assert numbers(cited) == ("9", "3.2")
    cited.undo()
    assert numbers(cited) == ("9", "4")
    cited.undo()
    assert numbers(cited) == ("3.2", "4")


def test_two_standards_never_have_one_number(cited: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="already a standard 4"):
        keep_standards(cited, "add", [Standard("4", "Another")])
    assert len(cited.all(Standard)) == 2


def test_what_is_cited_stands_below_the_guidance(cited: WorkshopFile) -> None:
    tool = snapshot(cited).tool
    words = guidance_words(tool, Point(tool.questions[0].id))
    assert words == (
        "Look in the recordings. Standard 3.2: Seen within ten working days. "
        "Standard 4: A plan in writing."
    )


def test_what_is_cited_stands_on_the_form(tmp_path: Path, clock: Clock) -> None:
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        question = file.all(Question)[0]
        with file.act("cite"):
            file.put(Standard("3.2", "Seen within ten working days"))
            file.put(replace(question, cites="3.2"))
        now = snapshot(file)
        form = forms_for(now, now.requests[:1])[0]
    notes = [note for part in form.sections for one in part.questions for note in one.notes]
    assert "Standard 3.2: Seen within ten working days." in notes


def test_a_citation_of_none_is_worth_a_look(cited: WorkshopFile) -> None:
    assert tool_notes(draft_of(snapshot(cited).tool)) == ()
    with cited.act("remove"):
        cited.remove(cited.all(Standard)[1])
    (note,) = tool_notes(draft_of(snapshot(cited).tool))
    assert (note.about, note.at) == (NoteAbout.CITES_NONE, "1")
    assert "standard 4" in note.mend


def test_the_standards_of_the_audit_stay_when_a_tool_brings_its_own(
    tmp_path: Path,
) -> None:
    with WorkshopFile.create(tmp_path / "audit.casewalk") as file:
        with file.act("begin"):
            file.put(Audit("Visits"))
            file.put(Standard("4", "Ours", NEW))
        take_tool(file, read(tmp_path))
        assert [(one.number, one.text) for one in file.all(Standard)] == [
            ("4", "Ours"),
            ("3.2", "Seen within ten working days"),
        ]


def test_two_standards_change_their_numbers_and_both_go_on_being_cited(
    cited: WorkshopFile,
) -> None:
    first, second = cited.all(Standard)
    swapped = [replace(first, number="4"), replace(second, number="3.2")]
    keep_standards(cited, "change standards", swapped)
    assert [one.number for one in cited.all(Standard)] == ["4", "3.2"]
    assert numbers(cited) == ("4", "3.2")
    cited.undo()
    assert cited.all(Standard) == [first, second]
    assert numbers(cited) == ("3.2", "4")
