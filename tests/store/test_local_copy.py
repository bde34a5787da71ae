"""A copy on this computer is worked on, found first, and put back only where nobody changed it."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.acts import heard
from core.documents.erasure import erasure_certificate
from core.files import PROGRAM
from core.model.audit import Audit
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import WrongKey
from core.model.kept_copy import CopyReason, LocalCopy, PutBack
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.local_copy import local_copy_at, local_copy_of, put_back
from core.wording.erased import erased_words
from tests.small import small_audit
from tests.store.conftest import PASSPHRASE

DAY = "9 April 2014, 12.00"


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the audit belongs, on a network say."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder / "audit.casewalk"


def hear(file: WorkshopFile, words: str) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, words))


def heard_in(path: Path) -> list[str]:
    with WorkshopFile.open(path, PASSPHRASE, read_only=True) as file:
        assert check(file) == []
        return [one.text for one in file.all(Note)]


def elsewhere(words: str, path: Path) -> str:
    """Do something with the audit in another process; return what that printed."""
    code = (
        "import os, sys; from pathlib import Path; from core.store.file import WorkshopFile; "
        "from core.acts import heard; from core.model.note import Note, NoteKind; "
        "from tests.keys import FEW, derive_keys_in; derive_keys_in(FEW); "
        "path = Path(sys.argv[1]); file = WorkshopFile.open(path, sys.argv[2]); "
        "hear = lambda words: heard.add_note(file, Note(NoteKind.STRENGTH, words)); "
    )
    command = (sys.executable, "-c", code + words, str(path), PASSPHRASE)
    return subprocess.run(command, cwd=PROGRAM, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def copy(home: Path, clock: Clock) -> LocalCopy:
    """Begun at home, gone on with here, and closed."""
    with small_audit(home, clock, PASSPHRASE) as file:
        hear(file, "at home")
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.MINUTES)
        copy = file.go_on_locally()
        assert file.path == copy.path != home
        hear(file, "here")
    assert heard_in(home) == ["at home"]
    return copy


def test_it_is_put_back_where_nobody_changed_the_file(home: Path, copy: LocalCopy) -> None:
    number = copy.path.parent.name
    assert put_back(copy, DAY) == (PutBack.DONE, home)
    assert heard_in(home) == ["at home", "here"]
    assert [one.name for one in home.parent.iterdir()] == [home.name]
    assert not copy.path.parent.exists()
    with WorkshopFile.open(home, PASSPHRASE) as file:
        assert file.own_copies is not None
        assert file.own_copies.folder.number == number, "its copies are its own still"


def test_both_are_kept_where_somebody_changed_the_file_meanwhile(
    home: Path, copy: LocalCopy
) -> None:
    elsewhere("hear('theirs'); file.close()", home)
    outcome, place = put_back(copy, DAY)
    assert outcome is PutBack.BOTH
    assert place == home.with_name(f"audit, as worked on until {DAY}.casewalk")
    assert heard_in(home) == ["at home", "theirs"]
    assert heard_in(place) == ["at home", "here"]
    assert local_copy_of(home) is None


def test_both_are_kept_where_somebody_has_the_file_open(home: Path, copy: LocalCopy) -> None:
    with WorkshopFile.open(home, PASSPHRASE):
        outcome, place = put_back(copy, DAY)
    assert outcome is PutBack.BOTH
    assert (heard_in(home), heard_in(place)) == (["at home"], ["at home", "here"])


@pytest.mark.parametrize("away", [True, False], ids=["folder away", "nothing can be written"])
def test_it_stays_here_where_it_cannot_be_put_back_and_goes_once_it_can(
    home: Path, copy: LocalCopy, away: bool
) -> None:
    blocked = home.with_name(home.name + ".part")
    if away:
        home.parent.rename(home.parent.with_name("gone"))
    else:
        blocked.mkdir()
    assert put_back(copy, DAY) == (PutBack.LATER, copy.path)
    assert local_copy_of(home) == copy
    assert heard_in(copy.path) == ["at home", "here"]
    if away:
        home.parent.with_name("gone").rename(home.parent)
    else:
        assert heard_in(home) == ["at home"]
        blocked.rmdir()
    assert put_back(copy, DAY) == (PutBack.DONE, home)
    assert heard_in(home) == ["at home", "here"]


def test_one_that_was_opened_again_already_is_not_put_back_under_it(copy: LocalCopy) -> None:
    with WorkshopFile.open(copy.path, PASSPHRASE) as file:
        assert put_back(copy, DAY) == (PutBack.LATER, copy.path)
        hear(file, "and on")
    assert put_back(copy, DAY)[0] is PutBack.DONE


def test_after_a_crash_the_copy_here_is_found_first_with_all_that_was_saved(
    home: Path, clock: Clock
) -> None:
    small_audit(home, clock, PASSPHRASE).close()
    elsewhere("file.go_on_locally(); hear('here'); os._exit(9)", home)
    copy = local_copy_of(home)
    assert copy is not None
    assert (heard_in(copy.path), heard_in(home)) == (["here"], [])
    assert local_copy_at(copy.path) == copy
    with pytest.raises(WrongKey):
        WorkshopFile.open(copy.path)
    assert put_back(copy, DAY) == (PutBack.DONE, home)
    assert heard_in(home) == ["here"]


def test_a_case_erased_here_is_said_to_be_where_the_audit_belongs_until_it_is_put_back(
    home: Path, clock: Clock
) -> None:
    with small_audit(home, clock, PASSPHRASE) as file:
        at_home = file.erase_case(file.all(Case)[0].id, "facilitator")
        file.go_on_locally()
        here = file.erase_case(file.all(Case)[0].id, "facilitator")
        sheet = erasure_certificate(Audit("Plans"), "Child B", here, file.access.all(), locked=True)
    assert at_home.home == ""
    assert here.home == home.name
    assert home.name in erased_words(here)
    assert home.name not in erased_words(at_home)
    assert home.name in str(sheet)
