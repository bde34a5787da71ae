"""What the disk does to documents: damage is found, nothing half stays, faults are named."""

import errno
import os
from pathlib import Path

import pikepdf
import pytest

from core.export import atomic_files as placing
from core.export.atomic_files import Waiting, replace_all, write_temporary, written_next_to
from core.export.export import export
from core.model.fault import FileProblem
from tests.documents.audits import Parts

AUDIT = "Child in Need plans, 2014-04-09"
SUMMARIES_PDF = f"{AUDIT}, case summaries.pdf"
COMMENTS_PDF = f"{AUDIT}, practitioner comments.pdf"

BOTH = ("summaries", "comments")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.filterwarnings("ignore:A password was provided")  # the lock itself was cut off
@pytest.mark.parametrize("password", [None, "open sesame"], ids=["plain", "protected"])
@pytest.mark.parametrize("kept", [0, 100, 9000])
def test_a_document_the_disk_cut_short_does_not_take_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int, password: str | None
) -> None:
    old = tmp_path / COMMENTS_PDF
    old.write_bytes(b"the old one")
    monkeypatch.setattr(os, "fsync", lambda handle: os.ftruncate(handle, kept))
    with pytest.raises(FileProblem) as fault:
        export(Parts().full(), ["comments"], tmp_path, password)
    assert fault.value.happened == (
        f"“{COMMENTS_PDF}” did not come back whole when it was read again."
    )
    assert fault.value.safe == "Nothing was changed: documents written before are as they were."
    assert fault.value.remedy.startswith("Export again")
    assert files(tmp_path) == [COMMENTS_PDF]
    assert old.read_bytes() == b"the old one"


def test_no_document_is_in_place_before_all_of_them_are_whole(tmp_path: Path) -> None:
    seen: list[list[str]] = []
    export(Parts().full(), BOTH, tmp_path, progress=lambda *_: seen.append(files(tmp_path)))
    before = [name for names in seen[:-1] for name in names]
    assert before
    assert all(name.startswith(".casewalk-") and name.endswith(".part") for name in before)
    assert seen[-1] == [
        SUMMARIES_PDF,
        COMMENTS_PDF,
    ]


def test_nothing_unprotected_is_on_the_disk_at_any_moment(tmp_path: Path) -> None:
    tried = 0

    def look(*_: int) -> None:
        nonlocal tried
        for path in tmp_path.iterdir():
            tried += 1
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(path)

    export(Parts().full(), ["summaries"], tmp_path, "open sesame", look)
    assert tried > 5


def test_a_document_asked_for_twice_is_written_once(tmp_path: Path) -> None:
    found = export(Parts().full(), ["comments", "summaries", "comments"], tmp_path)
    assert [path.name for path in found] == [
        COMMENTS_PDF,
        SUMMARIES_PDF,
    ]


def test_no_document_asked_for_is_done_at_once(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert export(Parts().full(), [], tmp_path, progress=lambda *how: told.append(how)) == ()
    assert told == [(100, 100)]
    assert files(tmp_path) == []


def test_a_document_nobody_knows_stops_all_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        export(Parts().full(), ["summaries", "minutes"], tmp_path)
    assert files(tmp_path) == []


def test_writing_is_seven_tenths_of_the_work_and_reading_back_the_rest(tmp_path: Path) -> None:
    told: list[int] = []
    export(Parts().full(), ["summaries"], tmp_path, progress=lambda done, _: told.append(done))
    drawn, read_back, ends = told[:16], told[16:24], told[24:]  # eight cases, eight pages
    assert (drawn[7], drawn[15]) == (35, 70)
    assert (read_back[0], read_back[3], read_back[7]) == (73, 85, 99)
    assert ends == [100]


def test_two_documents_share_the_progress_evenly(tmp_path: Path) -> None:
    told: list[int] = []
    export(Parts().full(), BOTH, tmp_path, progress=lambda done, _: told.append(done))
    assert told[:24][-1] == 50
    assert told[24:26] == [67, 85]  # the one page of the comments: composed, drawn
    assert told[26:] == [99, 100]


def test_a_file_that_vanished_takes_the_ones_before_it_back(tmp_path: Path) -> None:
    first, new, third = tmp_path / "first", tmp_path / "new", tmp_path / "third"
    first.write_bytes(b"old")
    waiting = [
        written(first, b"fresh"),
        written(new, b"fresh"),
        Waiting(tmp_path / "gone", third),
    ]
    with pytest.raises(FileProblem, match="“third” could not be written"):
        replace_all(waiting)
    assert files(tmp_path) == ["first"]
    assert first.read_bytes() == b"old"


def written(target: Path, content: bytes) -> Waiting:
    place = written_next_to(target)
    write_temporary(place.temporary, content)
    return place


def test_what_is_written_beside_is_whole_hidden_and_named_after_nothing(tmp_path: Path) -> None:
    found = written(tmp_path / "secret-name.pdf", b"all of it").temporary
    assert found.parent == tmp_path
    assert found.read_bytes() == b"all of it"
    assert found.name.startswith(".casewalk-")
    assert "secret" not in found.name


def fault_of(target: Path, error: OSError) -> FileProblem:
    with pytest.raises(FileProblem) as fault, placing.faults(target):
        raise error
    assert fault.value.__cause__ is error
    return fault.value


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_a_full_disk_asks_for_room(tmp_path: Path, number: int) -> None:
    fault = fault_of(tmp_path / "nowhere" / "a.pdf", OSError(number, "full"))
    assert fault.happened == "There is no room left on the disk for “a.pdf”."
    assert fault.remedy == "Make room or choose another folder, and export again."


def test_a_folder_that_is_gone_is_named_even_where_the_disk_says_something_else(
    tmp_path: Path,
) -> None:
    fault = fault_of(tmp_path / "nowhere" / "a.pdf", PermissionError(errno.EACCES, "denied"))
    assert fault.happened == "The folder “nowhere” is not there."
    assert fault.remedy == "Choose a folder that exists, and export again."


def test_a_document_that_is_open_elsewhere_is_to_be_closed(tmp_path: Path) -> None:
    folder = tmp_path / "Reports"
    folder.mkdir()
    fault = fault_of(folder / "a.pdf", PermissionError(errno.EACCES, "denied"))
    assert fault.happened == "“a.pdf” cannot be written to the folder “Reports”."
    assert fault.remedy.startswith("Close the document if it is open")


@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), OSError()])
def test_what_the_system_says_of_its_disk_is_shown_to_nobody(
    tmp_path: Path, error: OSError
) -> None:
    folder = tmp_path / "Reports"
    folder.mkdir()
    fault = fault_of(folder / "a.pdf", error)
    assert fault.happened == "“a.pdf” could not be written to the folder “Reports”."
    assert fault.remedy.startswith("Choose a folder of your own")


def test_a_folder_at_the_root_is_named_by_its_path() -> None:
    fault = fault_of(Path("/a.pdf"), PermissionError(errno.EACCES, "denied"))
    assert fault.happened == f"“a.pdf” cannot be written to the folder “{Path('/')}”."


def test_a_mistake_of_ours_is_not_taken_for_the_disks(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ours"), placing.faults(tmp_path / "a.pdf"):
        raise ValueError("ours")
