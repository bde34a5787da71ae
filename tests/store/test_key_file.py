"""The key file: locked, whole or as it was, and none of ours where it is not."""

from pathlib import Path

import pytest

from core.model.fault import FileProblem, NotYet, WorkshopError, WrongKey
from core.model.identities import Identities, Identity, KeyColumn
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.key_file import KeyFile

PASSPHRASE = "it’s 'another' \"key\" Ängström"
WHO = Identities(
    "8f2d41c09b7e",
    (KeyColumn("Name"), KeyColumn("Born"), KeyColumn("Police number", "Police")),
    (
        Identity("Child A", ("Zebedee Quill", "1 May 2012", "")),
        Identity("Child A", ("Zora Quill", "", "PN 77")),
        Identity("Child B", ("Xanthe Ølberg", "3 June 2015", "PN 78")),
    ),
)
NAMES = (b"Zebedee", b"Quill", b"Xanthe", b"PN 77", b"Police number", b"Child A")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a key file."""
    path = tmp_path_factory.mktemp("made") / "made.casekey"
    KeyFile.create(path, PASSPHRASE, WHO).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, made: bytes) -> Path:
    """Where a key file lies."""
    found = tmp_path / "who.casekey"
    found.write_bytes(made)
    return found


def refused(path: Path, passphrase: str = PASSPHRASE) -> WorkshopError:
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(FileProblem) as told:
        KeyFile.open(path, passphrase)
    assert (path.read_bytes() if path.exists() else None) == before
    fault = told.value
    assert all((fault.happened, fault.safe, fault.remedy))
    return fault


def test_what_was_kept_comes_back_and_nothing_of_it_can_be_read_in_the_bytes(
    path: Path, made: bytes
) -> None:
    assert KeyFile.open(path, PASSPHRASE).identities == WHO
    assert not made.startswith(b"SQLite")
    assert not [name for name in NAMES if name in made]
    assert sorted(one.name for one in path.parent.iterdir()) == ["who.casekey"]


def test_a_change_is_written_whole_and_leaves_nothing_beside_the_file(path: Path) -> None:
    key = KeyFile.open(path, PASSPHRASE)
    changed = WHO.with_line(1, Identity("Child A", ("Zenobia Quill",))).without_line(2)
    key.write(changed)
    assert key.identities == changed
    key.close()
    assert key.identities == Identities()
    with pytest.raises(RuntimeError):
        key.write(WHO)
    again = KeyFile.open(path, PASSPHRASE)
    assert again.identities == changed
    assert not [name for name in (*NAMES, b"Zenobia") if name in path.read_bytes()]
    assert [one.name for one in path.parent.iterdir()] == ["who.casekey"]


def test_another_passphrase_opens_it_from_then_on_and_the_open_file_goes_on(path: Path) -> None:
    key = KeyFile.open(path, PASSPHRASE)
    for old, new in (("not this", "slow wheels"), (PASSPHRASE, "  "), ("", "slow wheels")):
        before = path.read_bytes()
        with pytest.raises(WorkshopError):
            key.change_passphrase(old, new)
        assert path.read_bytes() == before
    key.change_passphrase(PASSPHRASE, "slow wheels")
    changed = WHO.without_line(2)
    key.write(changed)
    assert not [one for one in vars(key).values() if "slow wheels" in str(one)]
    assert isinstance(refused(path), WrongKey)
    assert KeyFile.open(path, "slow wheels").identities == changed
    other = KeyFile.open(path, "slow wheels")
    key.write(WHO)
    with pytest.raises(FileProblem):  # it is another file since
        other.change_passphrase("slow wheels", "other wheels")
    key.close()
    with pytest.raises(NotYet):
        key.change_passphrase("slow wheels", "other wheels")
    assert [one.name for one in path.parent.iterdir()] == ["who.casekey"]


def test_an_open_key_file_keeps_no_passphrase_and_shows_nothing_of_itself(path: Path) -> None:
    key = KeyFile.open(path, PASSPHRASE)
    assert not [one for one in vars(key).values() if PASSPHRASE in str(one)]
    assert "Quill" not in repr(vars(key)) + repr(key) + repr(WHO)
    assert key.is_opened_by(PASSPHRASE)
    assert not key.is_opened_by("another")


def test_a_wrong_passphrase_a_damaged_file_and_another_kind_of_file_are_told(
    path: Path, made: bytes, tmp_path: Path
) -> None:
    assert isinstance(refused(path, "wrong"), WrongKey)
    assert isinstance(refused(path, ""), WrongKey)
    for at in range(4_096, len(made), 1_777):
        spoilt = bytearray(made)
        spoilt[at] ^= 1
        path.write_bytes(spoilt)
        assert "damaged" in refused(path).happened
    path.write_bytes(made[: len(made) // 2])
    assert "damaged" in refused(path).happened
    spoilt = bytearray(made)
    spoilt[100] ^= 1
    path.write_bytes(spoilt)
    assert isinstance(refused(path), WrongKey)
    for content in (b"", b"PK\x03\x04" + bytes(600), b"reference,name\nChild A,Someone\n"):
        path.write_bytes(content)
        assert "another kind of file" in refused(path).happened
    path.unlink()
    assert "not there" in refused(path).happened
    audit = tmp_path / "audit.casewalk"
    WorkshopFile.create(audit, PASSPHRASE).close()
    assert "another kind of file" in refused(audit).happened


def test_a_key_file_that_holds_what_we_never_wrote_is_refused(path: Path) -> None:
    db = connect(path, PASSPHRASE)
    db.execute("CREATE TRIGGER t AFTER INSERT ON cells BEGIN DELETE FROM cells; END")
    db.close()
    assert "damaged" in refused(path).happened


def test_a_newer_key_file_is_left_alone(path: Path) -> None:
    db = connect(path, PASSPHRASE)
    db.execute("PRAGMA user_version = 9")
    db.close()
    assert "newer" in refused(path).happened


def test_a_key_file_is_never_opened_as_an_audit(path: Path) -> None:
    with pytest.raises(FileProblem):
        WorkshopFile.open(path, PASSPHRASE)


def test_what_was_changed_or_taken_away_elsewhere_is_not_written_over(
    path: Path, made: bytes
) -> None:
    key, other = KeyFile.open(path, PASSPHRASE), KeyFile.open(path, PASSPHRASE)
    other.write(WHO.without_line(0))
    theirs = path.read_bytes()
    with pytest.raises(FileProblem, match="changed elsewhere"):
        key.write(WHO.without_line(1))
    assert path.read_bytes() == theirs
    path.unlink()
    with pytest.raises(FileProblem, match="not there"):
        other.write(WHO)
    assert not list(path.parent.iterdir())
    path.write_bytes(made)  # the drive is back, with what was on it
    key.write(WHO.without_line(1))
    assert KeyFile.open(path, PASSPHRASE).identities == WHO.without_line(1)


def test_no_key_file_is_made_over_another_file_or_without_a_passphrase(
    path: Path, made: bytes
) -> None:
    with pytest.raises(FileProblem, match="already"):
        KeyFile.create(path, PASSPHRASE, WHO)
    assert path.read_bytes() == made
    new = path.with_name("new.casekey")
    for nothing in ("", "  ", "\0"):
        with pytest.raises(NotYet):
            KeyFile.create(new, nothing, WHO)
    with pytest.raises(FileProblem):
        KeyFile.create(path.parent / "no such folder" / "new.casekey", PASSPHRASE, WHO)
    assert [one.name for one in path.parent.iterdir()] == ["who.casekey"]
