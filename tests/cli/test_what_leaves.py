"""What an export asks for first, what it writes and names, and what it leaves when it fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.model.clock import Clock
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from tests.cli.running import Command
from tests.small import case_id, small_audit

COMMENTS = ("--documents", "comments")


@pytest.fixture
def small(tmp_path: Path, clock: Clock) -> Path:
    """A small audit with nothing left to settle."""
    path = tmp_path / "small.casewalk"
    small_audit(path, clock).close()
    return path


def heard(path: Path, *about: str) -> None:
    """Add an open concern for each case named, or for none ("")."""
    with WorkshopFile.open(path) as file, file.act("hear"):
        for reference in about:
            note = Note(NoteKind.CONCERN, "Nobody has seen the child.")
            file.put(replace(note, case_id=case_id(file, reference)) if reference else note)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        pytest.param([""], "An immediate concern is not", id="about no case"),
        pytest.param(["Child B", "", "Child A"], "on Child A and Child B is not", id="two cases"),
        pytest.param(["Child B", "Child B"], "An immediate concern on Child B is not", id="twice"),
    ],
)
def test_every_case_with_an_open_concern_is_named_once(
    small: Path, tmp_path: Path, command: Command, about: list[str], said: str
) -> None:
    heard(small, *about)
    told = command("export", small, "--to", tmp_path / "out")
    assert (told.code, told.out) == (1, "")
    assert f"{said} yet passed on. Nothing was written. Record who was told, when" in told.err
    assert not (tmp_path / "out").exists()


def test_a_concern_carried_as_open_does_not_stand_in_the_way(
    small: Path, tmp_path: Path, command: Command
) -> None:
    heard(small, "Child A")
    with WorkshopFile.open(small) as file, file.act("carry it"):
        (concern,) = file.all(Note)
        file.put(replace(concern, carried="The duty team rings back tomorrow."))
    assert command("export", small, "--to", tmp_path / "out", *COMMENTS).code == 0


def test_what_was_written_is_named_line_by_line_in_the_order_asked_for(
    small: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "out"
    told = command("export", small, "--to", folder, "--documents", " comments ,,summaries,comments")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        str(folder / "Small audit, practitioner comments.pdf"),
        str(folder / "Small audit, case summaries.pdf"),
    ]
    assert len(list(folder.iterdir())) == 2


def test_a_document_that_is_there_is_replaced_only_when_that_was_asked_for(
    small: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "minutes.txt").write_text("ours", encoding="utf-8")
    comments = folder / "Small audit, practitioner comments.pdf"
    comments.write_bytes(b"last month's")
    told = command("export", small, "--to", folder, *COMMENTS)
    assert (told.code, told.out) == (1, "")
    assert "“Small audit, practitioner comments.pdf” is already in “out”. Nothing" in told.err
    assert "--replace" in told.err
    assert comments.read_bytes() == b"last month's"
    assert command("export", small, "--to", folder, *COMMENTS, "--replace").code == 0
    assert (folder / "minutes.txt").read_text(encoding="utf-8") == "ours"
    assert comments.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("there", [False, True], ids=["made for it", "there before"])
def test_a_folder_is_taken_away_again_only_if_it_was_made_for_nothing(
    small: Path, tmp_path: Path, command: Command, there: bool
) -> None:
    key, folder = tmp_path / "password.txt", tmp_path / "out"
    key.write_text("x" * 200, encoding="utf-8")  # more than a PDF's password can hold
    if there:
        folder.mkdir()
    told = command("export", small, "--to", folder, *COMMENTS, "--password-file", key)
    assert (told.code, told.out) == (1, "")
    assert told.err
    assert folder.exists() is there
    assert not there or not list(folder.iterdir())


def test_a_document_that_cannot_take_its_place_leaves_the_others_alone(
    small: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "out"
    (folder / "Small audit, practitioner comments.pdf").mkdir(parents=True)
    told = command("export", small, "--to", folder)
    assert (told.code, told.out) == (1, "")
    assert "Casewalk made a mistake" not in told.err
    assert told.err.count(". ") >= 2
    assert [path.name for path in folder.iterdir()] == ["Small audit, practitioner comments.pdf"]


def test_letters_no_typeface_has_are_named_and_a_script_can_tell(
    tmp_path: Path, command: Command
) -> None:
    cases, path, folder = tmp_path / "cases.csv", tmp_path / "t.casewalk", tmp_path / "out"
    cases.write_text('case,age,outline\nChild A,8,"Calls her 你好 and sends 👍."\n', "utf-8")
    assert command("new", path, "--tool", "children-in-need", "--cases", cases).code == 0
    told = command("export", path, "--to", folder)
    assert (told.code, len(told.out.splitlines())) == (1, 2)
    assert told.err.startswith("Child A, outline: No typeface here has “你”")
    assert len(list(folder.iterdir())) == 2


def test_cases_are_named_in_the_order_of_the_list(tmp_path: Path, command: Command) -> None:
    cases, path = tmp_path / "cases.csv", tmp_path / "t.casewalk"
    cases.write_text("case,pathway\nCase 2,North\nCase 10,North\nCase 1,South\n", "utf-8")
    command("new", path, "--tool", "children-in-need", "--cases", cases)
    heard(path, "Case 1", "Case 10", "Case 2")
    told = command("export", path, "--to", tmp_path / "out")
    assert "on Case 2, Case 10 and Case 1 is not yet passed on." in told.err
