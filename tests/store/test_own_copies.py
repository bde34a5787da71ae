"""An open audit keeps copies of itself: each found whole, the last ten and one a day."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.files import profile_folder
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.kept_copy import CopyReason, KeptCopy, PlainCopies
from core.model.sitting import Place
from core.store.checking import check
from core.store.cipher import connect
from core.store.copy_folder import CopyFolder, copies_folder, kept_of
from core.store.damaged import salvage
from core.store.file import WorkshopFile
from core.store.own_copies import OwnCopies
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

MINUTES = CopyReason.MINUTES
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def locked(path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(path, clock, PASSPHRASE) as opened:
        yield opened


def add(file: WorkshopFile, name: str) -> None:
    with file.act(f"add {name}"):
        file.put(Case(name))


def own(file: WorkshopFile) -> OwnCopies:
    assert file.own_copies is not None
    return file.own_copies


def keep(file: WorkshopFile) -> KeptCopy:
    made = own(file).keep(MINUTES)
    assert made is not None
    return made


def read_copy(folder: CopyFolder, copy: KeptCopy, passphrase: str | None) -> dict[str, object]:
    with WorkshopFile.open(folder.path_of(copy), passphrase, read_only=True) as there:
        return dict(contents(there))


def test_a_copy_is_locked_as_the_audit_is_and_holds_all_of_it(locked: WorkshopFile) -> None:
    add(locked, "Child Z")
    made, folder = keep(locked), own(locked).folder
    assert read_copy(folder, made, PASSPHRASE) == contents(locked)
    assert b"Child Z" not in folder.path_of(made).read_bytes()
    assert (made.facts.cases, made.facts.last_act) == (
        len(locked.all(Case)),
        locked.history()[-1].id,
    )


def test_nothing_in_the_profile_names_the_audit_or_says_what_is_in_it(locked: WorkshopFile) -> None:
    add(locked, "Child Z")
    keep(locked)
    found = [path for path in profile_folder().rglob("*") if path.is_file()]
    assert found
    for path in found:
        assert "audit" not in path.relative_to(profile_folder()).as_posix().replace(
            "audit.json", ""
        )
        for word in (b"Child", b"small", locked.path.name.encode(), PASSPHRASE.encode()):
            assert word not in path.read_bytes()


def test_only_what_was_entered_makes_a_copy_due(locked: WorkshopFile) -> None:
    keep(locked)
    assert not own(locked).due
    locked.drafts.keep_place(Place("walk"))
    assert not own(locked).due
    assert own(locked).keep(MINUTES) is None
    locked.drafts.keep(Place("walk"), "heard", "half a remark")
    assert own(locked).due


def test_what_was_copied_last_time_is_not_copied_again(path: Path, locked: WorkshopFile) -> None:
    keep(locked)
    locked.close()
    with WorkshopFile.open(path, PASSPHRASE) as again:
        assert not own(again).due
        add(again, "Child Z")
        assert keep(again).sequence == 2


def test_a_copy_on_closing_is_made_of_what_was_there_last(path: Path, locked: WorkshopFile) -> None:
    add(locked, "Child Z")
    expected, folder = contents(locked), own(locked).folder
    work = own(locked).at_closing()
    locked.close()
    assert work is not None
    made = work()
    assert (made.reason, read_copy(folder, made, PASSPHRASE)) == (CopyReason.CLOSING, expected)


def test_an_audit_without_passphrase_is_copied_only_where_that_was_chosen(
    path: Path, file: WorkshopFile
) -> None:
    assert own(file).to_be_asked
    assert own(file).keep(MINUTES) is None
    assert own(file).at_closing() is None
    own(file).choose(PlainCopies.NONE)
    assert (own(file).to_be_asked, own(file).keep(MINUTES)) == (False, None)
    own(file).choose(PlainCopies.KEEP)
    assert read_copy(own(file).folder, keep(file), None) == contents(file)
    file.close()
    with WorkshopFile.open(path) as again:
        assert not own(again).to_be_asked


def test_a_file_moved_on_its_disk_finds_its_copies_and_one_put_in_its_place_does_not(
    path: Path, tmp_path: Path, locked: WorkshopFile, clock: Clock
) -> None:
    keep(locked)
    number = own(locked).folder.number
    locked.close()
    elsewhere = tmp_path / "elsewhere.casewalk"
    shutil.copy(path, elsewhere)
    with WorkshopFile.open(elsewhere, PASSPHRASE) as copied:
        assert own(copied).folder.number != number
    elsewhere.unlink()
    path.rename(elsewhere)
    with WorkshopFile.open(elsewhere, PASSPHRASE) as moved:
        assert own(moved).folder.number == number
    with small_audit(path, lambda: clock() + timedelta(days=1), PASSPHRASE) as other:
        add(other, "Child Z")
        assert own(other).folder.number != number


def test_an_audit_whose_first_act_is_damaged_keeps_its_copies(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        own(file).choose(PlainCopies.KEEP)
        kept = own(file).keep(MINUTES)
    db = connect(path, None)
    db.execute("UPDATE acts SET label = label || '!' WHERE id = (SELECT min(id) FROM acts)")
    db.close()
    with WorkshopFile.open(path, None, clock) as file:
        assert check(file)
        assert own(file).folder.copies() == [kept]
    found = salvage(path, None)
    assert found is not None
    assert found.copy == kept


@pytest.mark.skipif(os.name == "nt", reason="what is open is not moved there")
def test_the_copies_go_along_where_work_goes_on_in_a_rescued_file(
    path: Path, tmp_path: Path, locked: WorkshopFile
) -> None:
    keep(locked)
    number = own(locked).folder.number
    path.rename(tmp_path / "away.casewalk")
    locked.go_on_in(tmp_path / "rescued.casewalk")
    assert own(locked).folder.number == number
    add(locked, "Child Z")
    assert keep(locked).sequence == 2
    locked.close()
    with WorkshopFile.open(tmp_path / "rescued.casewalk", PASSPHRASE) as again:
        assert own(again).folder.number == number


def copies_on(days: list[int]) -> list[KeptCopy]:
    first = datetime(2014, 4, 1, 9)
    facts = KeptCopy(0, "", MINUTES, 0, "", "", 0, facts=None)  # type: ignore[arg-type]
    return [
        replace(facts, sequence=n, at=(first + timedelta(days=day)).isoformat())
        for n, day in enumerate(days, start=1)
    ]


def test_the_newest_ten_and_the_last_of_each_day_stay() -> None:
    copies = copies_on([0] * 5 + [1] * 3 + [2] * 12)
    assert [one.sequence for one in kept_of(copies)] == [5, 8, *range(11, 21)]


def test_a_clock_set_back_changes_no_order_and_loses_no_newest_copy() -> None:
    copies = copies_on([9] * 4 + [0] * 12)
    assert [one.sequence for one in kept_of(copies)] == [4, *range(7, 17)]


def test_of_many_copies_on_the_disk_ten_are_left_and_the_newest_is_whole(
    path: Path, clock: Clock
) -> None:
    moment = [clock()]
    with small_audit(path, lambda: moment[0], PASSPHRASE) as file:
        for number in range(13):
            moment[0] -= timedelta(minutes=5)  # the clock runs backwards all day
            add(file, f"Child {number}")
            made = keep(file)
        folder = own(file).folder
        assert [one.sequence for one in folder.copies()] == list(range(4, 14))
        assert len(list(folder.folder.iterdir())) == 21
        assert folder.newest == made
        assert folder.is_whole(made)
        assert read_copy(folder, made, PASSPHRASE) == contents(file)


def test_a_copy_that_is_not_on_the_disk_as_written_is_none(
    locked: WorkshopFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(locked)
    add(locked, "Child Z")

    def spoilt(path: Path) -> None:
        if path.name.endswith(".casewalk.part"):
            content = bytearray(path.read_bytes())
            content[5000] ^= 1
            path.write_bytes(content)

    monkeypatch.setattr("core.store.copy_folder.sync_file", spoilt)
    with pytest.raises(FileProblem, match="read back whole"):
        own(locked).keep(MINUTES)
    assert own(locked).folder.copies() == [first]
    assert own(locked).due
    assert not list(own(locked).folder.folder.glob("*.part"))


def test_damage_in_what_is_copied_is_found_before_it_is_called_a_copy(
    locked: WorkshopFile, path: Path
) -> None:
    """The file's own bytes are spoilt on its disk: the copy says so, and the last one stays."""
    first = keep(locked)
    add(locked, "Child Z")
    with path.open("rb+") as on_disk:
        on_disk.seek(-3000, os.SEEK_END)
        on_disk.write(b"spoilt")
    with pytest.raises(FileProblem, match="read back whole"):
        own(locked).keep(MINUTES)
    assert own(locked).folder.copies() == [first]


def test_a_folder_that_takes_nothing_is_a_message_and_the_copy_stays_due(
    locked: WorkshopFile,
) -> None:
    copies_folder().parent.mkdir(parents=True, exist_ok=True)
    copies_folder().write_text("a file in its place")
    with pytest.raises(FileProblem, match="No copy of this audit can be kept"):
        own(locked).keep(MINUTES)
    assert own(locked).due
    copies_folder().unlink()
    assert keep(locked).sequence == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_full_disk_leaves_the_copies_before_as_they_were(
    locked: WorkshopFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(locked)
    add(locked, "Child Z")
    import resource  # limits the size of any file, as a full disk does

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(FileProblem, match="No copy of this audit can be kept"):
            own(locked).keep(MINUTES)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert own(locked).folder.copies() == [first]
    assert keep(locked).sequence == 2


# One program that has everything loaded makes a child for each number of steps, to be killed.
KILLED = """
import os, sys
from pathlib import Path
from core.model.kept_copy import CopyReason
from core.store.file import WorkshopFile
from core.model.case import Case
from tests.keys import FEW, derive_keys_in
derive_keys_in(FEW)
def work(left):
    file = WorkshopFile.open(Path(sys.argv[1]), sys.argv[2])
    with file.act("add"):
        file.put(Case("Child Z"))
    def watch(event, _args):
        nonlocal left
        if event in ("open", "os.rename", "os.remove", "os.mkdir"):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), 9)
    sys.addaudithook(watch)
    file.own_copies.keep(CopyReason.MINUTES)
for line in sys.stdin:
    child = os.fork()
    if not child:
        work(int(line))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_kill_anywhere_in_a_copy_leaves_the_one_before_and_nothing_half(
    path: Path, locked: WorkshopFile
) -> None:
    first, folder = keep(locked), own(locked).folder
    locked.close()
    whole = path.read_bytes()
    killed = 0
    run = [sys.executable, "-c", KILLED, str(path), PASSPHRASE]
    with subprocess.Popen(
        run,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for steps in range(0, 60, 5):
            path.write_bytes(whole)
            print(steps, file=program.stdin, flush=True)
            code = int(program.stdout.readline())
            killed += code == -9
            again = CopyFolder(folder.folder)
            assert again.copies()[0] == first
            for one in again.copies():
                assert again.is_whole(one)
                with WorkshopFile.open(again.path_of(one), PASSPHRASE, read_only=True) as there:
                    assert len(there.all(Case)) in (first.facts.cases, first.facts.cases + 1)
            if code == 0:
                break
    assert killed >= 3
    assert code == 0


def test_a_second_place_has_each_copy_once_more_and_locked(
    tmp_path: Path, locked: WorkshopFile
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    keep(locked)
    own(locked).name_second_place(stick)
    made = keep(locked)
    (second,) = (stick / "casewalk-copies").iterdir()
    there = CopyFolder(second)
    assert [one.digest for one in there.copies()] == [made.digest]
    assert read_copy(there, there.copies()[0], PASSPHRASE) == contents(locked)
    assert own(locked).second_trouble is None


def test_a_second_place_that_is_away_is_told_and_never_made(
    tmp_path: Path, locked: WorkshopFile
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    own(locked).name_second_place(stick)
    stick.rmdir()
    assert keep(locked).sequence == 1  # on this computer all the same
    assert not stick.exists()
    trouble = own(locked).second_trouble
    assert trouble is not None
    assert "was kept on this computer" in trouble.safe
    stick.mkdir()
    add(locked, "Child Z")
    keep(locked)
    assert own(locked).second_trouble is None


def test_an_audit_without_passphrase_goes_to_no_second_place(
    tmp_path: Path, file: WorkshopFile
) -> None:
    own(file).choose(PlainCopies.KEEP)
    with pytest.raises(FileProblem, match="without a passphrase"):
        own(file).name_second_place(tmp_path)
    keep(file)
    assert not (tmp_path / "casewalk-copies").exists()
