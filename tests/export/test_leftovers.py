"""What a crash leaves of an export or a copy goes at the next start, and nothing else does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.export.export import export
from core.files import PROGRAM, sync_file
from core.leftovers import notes_folder, sweep, under_way
from core.model.clock import Clock
from tests.documents.audits import Parts
from tests.small import small_audit

EXPORT = """
import os, sys
from pathlib import Path
from core.export.export import export
from tests.documents.audits import Parts
ends = lambda done, _: os._exit(9) if done > 70 else None
export(Parts().full(), ["comments"], Path(sys.argv[1]), progress=ends)
"""
COPY = """
import os, sys
from pathlib import Path
from core.store import copying
from core.store.file import WorkshopFile
copying.sync_file = lambda _path: os._exit(9)
WorkshopFile.open(Path(sys.argv[1])).copy_to(Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_note_that_a_full_disk_does_not_take_is_no_trouble_of_its_own() -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    done = False
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with under_way(Path("/somewhere/copy.part")):
            done = True
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert done
    assert list(notes_folder().glob("*")) == []


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile of the test's own."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where documents and copies go."""
    found = tmp_path / "outgoing"
    found.mkdir()
    return found


def crash(code: str, *given: Path) -> None:
    """Run what ends before its time, as in a power cut."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, given)], cwd=PROGRAM, env=os.environ, check=False
    )
    assert done.returncode == 9


def left_in(folder: Path) -> list[str]:
    return sorted(one.suffix for one in folder.iterdir())


def notes() -> list[Path]:
    return list(notes_folder().glob("*"))


def test_what_a_crash_left_of_an_export_goes_at_the_next_start(folder: Path) -> None:
    mine = folder / "mine.part"
    mine.touch()
    crash(EXPORT, folder)
    assert left_in(folder) == [".part", ".part"]
    sweep()
    assert list(folder.iterdir()) == [mine]
    assert notes() == []


def test_what_a_crash_left_of_a_copy_goes_at_the_next_start(
    tmp_path: Path, folder: Path, clock: Clock
) -> None:
    audit = tmp_path / "audit.casewalk"
    small_audit(audit, clock).close()
    crash(COPY, audit, folder / "copy.casewalk")
    assert (folder / "copy.casewalk.part").exists()
    sweep()
    assert ".part" not in left_in(folder)
    assert notes() == []
    assert audit.exists()


def test_an_export_still_being_written_is_left_alone(folder: Path) -> None:
    seen: list[list[str]] = []

    def sweep_meanwhile(done: int, _of: int) -> None:
        if done > 70:
            sweep()
            seen.append(left_in(folder))

    (made,) = export(Parts().full(), ["comments"], folder, progress=sweep_meanwhile)
    assert seen[0] == [".part"]
    assert list(folder.iterdir()) == [made]
    assert notes() == []


def test_a_copy_still_being_written_is_left_alone(
    tmp_path: Path, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sweep_first(path: Path) -> None:
        sweep()
        sync_file(path)

    monkeypatch.setattr("core.store.copying.sync_file", sweep_first)
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        file.copy_to(folder / "copy.casewalk")
    assert (folder / "copy.casewalk").exists()
    assert notes() == []


def test_a_note_of_anything_that_is_not_ours_removes_nothing(folder: Path) -> None:
    letter = folder / "letter.pdf"
    letter.touch()
    with under_way(letter):
        (note,) = notes()
        words = note.read_text("utf-8")
    note.write_text(words, "utf-8")
    sweep()
    assert letter.exists()
    assert notes() == []
