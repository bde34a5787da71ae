"""A key file by the command line: filled from a list, and locked sheets written from it."""

import os
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError

from core.model.access import AccessKind
from core.model.clock import Clock
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import Command, Said
from tests.small import small_audit

NAMES = ("Zebedee", "Quillfeather", "Xanthe", "Ølberg", "943 476 5919", "PNC-77")
LIST = (
    "Reference,Name,Born,Police number\n"
    "child a,Zebedee Quillfeather,1 May 2012,PNC-77\n"
    "Child A,Zora Quillfeather,,\n"
    "Child B,Xanthe Ølberg,3 June 2015,\n"
    "Child Q,Nobody Here,,\n"
)


class Kit:
    """An audit, its key file in another folder, and the passphrases in files."""

    def __init__(self, audit: Path, folder: Path, command: Command) -> None:
        self.audit, self.folder, self.command = audit, folder, command
        self.key = folder / "elsewhere" / "who.casekey"
        self.key.parent.mkdir()
        self.list = folder / "elsewhere" / "list.csv"
        self.list.write_text(LIST, encoding="utf-8")
        self.pass_key = folder / "elsewhere" / "key.txt"
        self.pass_key.write_text("the key's own words", encoding="utf-8")

    def run(self, *words: object, key: Path | None = None) -> Said:
        place = self.key if key is None else key
        return self.command(
            "identities", place, self.audit, "--key-passphrase-file", self.pass_key, *words
        )

    @property
    def now(self) -> Snapshot:
        with WorkshopFile.open(self.audit) as file:
            return snapshot(file)

    def logged(self) -> list[str]:
        with WorkshopFile.open(self.audit) as file:
            kinds = [one for one in file.access.all() if one.kind is AccessKind.IDENTITIES]
        return [one.about for one in kinds]


@pytest.fixture
def kit(tmp_path: Path, command: Command, clock: Clock) -> Kit:
    """Two children and three agencies; only Health was asked about both."""
    audit = tmp_path / "audit.casewalk"
    with small_audit(audit, clock) as file, file.act("ask fewer"):
        asked = {("Police", "Child A"), ("Schools", "Child B"), ("Health", "Child A")}
        asked.add(("Health", "Child B"))
        now = snapshot(file)
        for one in now.requests:
            if (now.agency[one.agency_id].name, now.case[one.case_id].reference) not in asked:
                file.remove(one)
    return Kit(audit, tmp_path, command)


def text_of(path: Path, passphrase: str) -> str:
    with PdfDocument(path, password=passphrase) as opened:
        pages = [opened[at].get_textpage().get_text_range() for at in range(len(opened))]
    return " ".join(" ".join(pages).split())


def test_a_list_fills_a_new_key_file_and_each_agency_gets_its_own_children_alone(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))
    told = kit.run("--list", kit.list)
    assert told.code == 1  # not all are known, and one is of no audit
    assert told.out.startswith("4 lines taken into the key file.")
    assert "Not in this audit: “Child Q”." in told.err
    again = kit.run("--list", kit.list)
    assert again.out.startswith("0 lines")

    out = tmp_path / "sheets"
    told = kit.run("--to", out)
    made = dict(line.split("\t") for line in told.out.splitlines())
    now = kit.now
    for place, passphrase in made.items():
        path = Path(place)
        agency = next(one for one in now.agencies if path.name == f"{one.name}, identity sheet.pdf")
        asked = {
            now.case[one.case_id].reference: one.id
            for one in now.requests
            if one.agency_id == agency.id
        }
        said = text_of(path, passphrase)
        for reference, name in (("Child A", "Zebedee Quillfeather"), ("Child B", "Xanthe Ølberg")):
            assert (name in said) is (reference in asked)
            assert (f"{asked.get(reference)} {reference}" in said) is (reference in asked)
        assert "Nobody Here" not in said
        assert not [name for name in NAMES if name.encode() in path.read_bytes()]
    assert len(set(made.values())) == len(made) == 3
    assert kit.logged() == ["Health: 2", "Police: 1", "Schools: 1"]
    _nothing_is_left_elsewhere(tmp_path, kit, made)


def _nothing_is_left_elsewhere(folder: Path, kit: Kit, made: dict[str, str]) -> None:
    """Look through every byte of every file but the list that was brought."""
    words = ("--documents", "data", "--formats", "json")
    assert kit.command("export", kit.audit, "--to", folder / "documents", *words).code == 0
    kit.command("forms", kit.audit, "--to", folder / "forms", "--agency", "Police")
    looked = 0
    for root, _, files in os.walk(folder):
        for name in files:
            path = Path(root) / name
            content = path.read_bytes()
            if path not in (kit.list, kit.pass_key):
                looked += 1
                for secret in (*NAMES, *made.values(), "the key's own words"):
                    for coded in (secret.encode(), secret.encode("utf-16-le")):
                        assert coded not in content, path
                assert not name.endswith(".part")
    assert looked > 6


def test_the_sheet_is_under_aes_256_and_opens_with_its_own_passphrase_alone(
    kit: Kit, tmp_path: Path
) -> None:
    kit.run("--list", kit.list)
    own = tmp_path / "own.txt"
    own.write_text("typed für Police", encoding="utf-8")
    out = tmp_path / "sheets"
    words = ("--to", out, "--agency", "POLICE", "--sheet-passphrase-file", own)
    told = kit.run(*words)
    (path,) = out.iterdir()
    assert told.out.splitlines() == [str(path)]
    content = path.read_bytes()
    lock = content[content.index(b"/Standard") - 800 : content.index(b"/Standard") + 800]
    for told_by_the_file in (b"/CFM /AESV3", b"/R 6", b"/V 5", b"/Length 256"):
        assert told_by_the_file in lock
    assert b"/EncryptMetadata false" not in lock
    for wrong in (None, "", "another", "the key's own words"):
        with pytest.raises(PdfiumError, match="password"):
            PdfDocument(path, password=wrong)
    assert "Zebedee" in text_of(path, "typed für Police")

    twice = kit.run(*words)
    assert (twice.code, twice.out) == (1, "")
    assert "already in" in twice.err
    assert len(kit.logged()) == 1


def test_what_must_not_be_is_refused_with_nothing_written(kit: Kit, tmp_path: Path) -> None:
    def refused(*words: object, key: Path | None = None) -> str:
        before = sorted(tmp_path.rglob("*"))
        told = kit.run(*words, key=key)
        assert (told.code, told.out) == (1, "")
        assert sorted(tmp_path.rglob("*")) == before
        return told.err

    beside = kit.audit.with_name("who.casekey")
    assert "audit's own folder" in (said := refused("--list", kit.list, key=beside))
    assert "or add --anyway" in said
    assert "not there" in refused()
    refused("--list", kit.list.with_name("nowhere.csv"))
    long = kit.list.with_name("long.csv")
    long.write_text(f"Reference,Name\nChild A,{'x' * 600}\n", encoding="utf-8")
    assert "longer than" in refused("--list", long)
    kit.run("--list", kit.list)
    out = tmp_path / "sheets"
    assert "No agency is called “Nobody”" in refused("--to", out, "--agency", "Nobody")
    words = ("--to", out, "--agency", "Health", "--sheet-passphrase-file", kit.pass_key)
    assert "opens the audit or the key file" in refused(*words)
    weak = kit.list.with_name("weak.txt")
    weak.write_text("abc", encoding="utf-8")
    assert "easy to guess" in refused(*words[:-1], weak)
    kit.pass_key.write_text("wrong", encoding="utf-8")
    assert "could not be opened" in refused("--to", out)
    spoilt = bytearray(kit.key.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    kit.key.write_bytes(spoilt)
    kit.pass_key.write_text("the key's own words", encoding="utf-8")
    assert "damaged" in refused("--to", out)
    kit.key.unlink()
    assert kit.logged() == []
    told = kit.command("identities", kit.key, kit.audit, "--to", out)
    assert "passphrase of its own" in told.err
    assert kit.command("identities", kit.key, kit.audit, "--sheet-passphrase-file", "-").code == 2


def test_a_key_file_of_another_audit_is_not_taken_for_this_ones(
    kit: Kit, tmp_path: Path, command: Command
) -> None:
    kit.run("--list", kit.list)
    other = tmp_path / "other.casewalk"
    command("new", other, "--tool", "general-case-audit")
    told = command("identities", kit.key, other, "--key-passphrase-file", kit.pass_key)
    assert (told.code, told.out) == (1, "")
    assert "made with another audit" in told.err


def test_the_audits_passphrase_is_never_the_key_files(kit: Kit, tmp_path: Path) -> None:
    with WorkshopFile.open(kit.audit) as file:
        file.change_passphrase("the key's own words")
    told = kit.run("--list", kit.list, "--passphrase-file", kit.pass_key)
    assert told.code == 1
    assert "opens the audit" in told.err
    assert not kit.key.exists()


def test_a_sheet_that_cannot_be_logged_does_not_leave(kit: Kit, tmp_path: Path) -> None:
    kit.run("--list", kit.list)
    with WorkshopFile.open(kit.audit):  # somebody has it open
        told = kit.run("--to", tmp_path / "sheets")
    assert (told.code, told.out) == (1, "")
    assert "open for reading only" in told.err
    assert not (tmp_path / "sheets").exists()


def test_a_key_file_gets_another_passphrase_which_is_logged_and_strong(kit: Kit) -> None:
    assert kit.run("--list", kit.list).code in (0, 1)
    new = kit.folder / "elsewhere" / "new.txt"
    new.write_text("abc", encoding="utf-8")
    refused = kit.run("--new-passphrase-file", new)
    assert refused.code != 0
    assert "easy to guess" in refused.err
    new.write_text("nine other slow wheels", encoding="utf-8")
    assert "one step at a time" in kit.run("--new-passphrase-file", new, "--to", kit.folder).err
    done = kit.run("--new-passphrase-file", new)
    assert (done.code, "another passphrase" in done.out) == (0, True)
    assert kit.run().code != 0  # the one it had opens it no more
    kit.pass_key = new
    assert "known" in kit.run().out
    with WorkshopFile.open(kit.audit) as file:
        assert [one.kind for one in file.access.all()].count(AccessKind.KEY_FILE) == 1
