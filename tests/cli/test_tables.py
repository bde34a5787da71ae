"""Handing cases out to tables and taking their files back from the command line."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from core.acts import heard
from core.model.case import Case
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from tests.cli.running import Command
from tests.small import small_audit
from tests.tables.steps import Clock


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    path = tmp_path / "audit.casewalk"
    small_audit(path, Clock(), "the audit's own").close()
    (tmp_path / "key").write_text("the audit's own")
    return path


def hear(path: Path, words: str, text: str) -> None:
    with WorkshopFile.open(path, words) as file:
        case = file.all(Case)[0].id
        for note in file.all(Note):
            heard.remove_note(file, note)
        heard.add_note(file, Note(NoteKind.STRENGTH, text, case_id=case))


def test_a_round_with_a_table(audit: Path, command: Command) -> None:
    table, slip, key = (audit.with_name(one) for one in ("t1.casewalk", "slip.pdf", "key"))
    end = ("--passphrase-file", key)
    told = command(
        "hand-out",
        audit,
        "--to",
        table,
        "--table",
        "Table 1",
        "--case",
        "child a",
        "--slip",
        slip,
        *end,
    )
    assert told.code == 0
    assert told.out == "Table 1: 1 case handed out as “t1.casewalk”.\n"
    page = PdfReader(slip).pages[0].extract_text()
    with WorkshopFile.open(audit, "the audit's own") as file:
        (words,) = (one for (one,) in file.query("SELECT passphrase FROM hand_outs"))
    assert words in " ".join(page.split())
    assert "t1" not in page
    assert "Table 1: Child A. Not back." in command("tables", audit, *end).out
    called = command("tables", audit, "--call-back", "table 1", *end).out
    assert "Table 1: Child A. Called back" in called
    for name, why in (("Table 1", "out no more"), ("Table 9", "no table called")):
        again = command("tables", audit, "--call-back", name, *end)
        assert again.code == 1
        assert why in again.err
    hear(table, words, "Seen")
    told = command("take-back", audit, table, *end)
    assert (told.code, told.err) == (0, "")
    assert "Table 1: 1 thing taken." in told.out
    assert "Child A: 1 remark" in told.out
    assert "Nothing new from Table 1." in command("take-back", audit, table, *end).out


def test_what_both_changed_is_said_with_exit_1(audit: Path, command: Command) -> None:
    table, key = audit.with_name("t1.casewalk"), audit.with_name("key")
    end = ("--passphrase-file", key)
    hear(audit, "the audit's own", "As it was")
    told = command("hand-out", audit, "--to", table, "--table", "T", "--case", "Child A", *end)
    words = told.out.split("It opens with: ")[1].strip()
    for path, lock in ((audit, "the audit's own"), (table, words)):
        with WorkshopFile.open(path, lock) as file:
            note = file.all(Note)[0]
            with file.act("say it otherwise"):
                file.put(Note(note.kind, f"In {path.stem}", case_id=note.case_id, id=note.id))
    told = command("take-back", audit, table, *end)
    assert told.code == 1
    assert "here: In audit" in told.out
    assert "there: In t1" in told.out
    told = command("export", audit, "--to", audit.parent, *end)
    assert told.code == 1
    assert "1 to settle from T: two files say different things." in told.err


def test_a_wrong_name_an_existing_file_and_wrong_words_change_nothing(
    audit: Path, command: Command
) -> None:
    table, key = audit.with_name("t1.casewalk"), audit.with_name("key")
    end = ("--passphrase-file", key)
    before = audit.read_bytes()
    args = ("hand-out", audit, "--to", table, "--table", "T", "--case", "Child Z", *end)
    assert "no case called “Child Z”" in command(*args).err
    assert "already a file" in command(*args[:3], audit, *args[4:]).err
    assert audit.read_bytes() == before
    other = audit.with_name("other.casewalk")
    small_audit(other, Clock(), "some other words").close()
    told = command("take-back", audit, other, *end)
    assert told.code == 1
    assert "locked with a passphrase" in told.err
    assert "no file" not in told.out


def test_without_its_slip_nothing_is_handed_out(audit: Path, command: Command) -> None:
    table, key = audit.with_name("t1.casewalk"), audit.with_name("key")
    args = ("hand-out", audit, "--to", table, "--table", "T", "--case", "Child A")
    end = ("--passphrase-file", key)
    for slip in (audit.with_name("no folder") / "slip.pdf", table):
        told = command(*args, "--slip", slip, *end)
        assert (told.code, told.out) == (1, "")
        assert not table.exists()
    slip = audit.with_name("slip.pdf")
    told = command(*args[:5], "x" * 61, *args[6:], "--slip", slip, *end)
    assert "more than 60 signs" in told.err
    assert not slip.exists()
    assert command("tables", audit, *end).out == "Nothing was handed out.\n"


def test_a_tables_file_is_not_written_where_an_audit_keeps_its_journal(
    audit: Path, command: Command
) -> None:
    for ending in ("-wal", "-journal", "-SHM"):
        beside = audit.with_name(audit.name + ending)
        args = ("hand-out", audit, "--to", beside, "--table", "T", "--case", "Child A")
        told = command(*args, "--passphrase-file", audit.with_name("key"))
        assert told.code == 1
        assert "kept beside an open audit. Nothing was written." in told.err
        assert not beside.exists()


def test_at_a_table_only_summaries_leave_and_nothing_is_prepared(
    audit: Path, command: Command
) -> None:
    table, key, slip = (audit.with_name(one) for one in ("t1.casewalk", "key", "slip"))
    args = ("hand-out", audit, "--to", table, "--table", "T", "--case", "Child A")
    words = command(*args, "--passphrase-file", key).out.split("It opens with: ")[1].strip()
    slip.write_text(words.replace(" ", "   "))
    back = command("take-back", audit, table, "--words-file", slip, "--passphrase-file", key)
    assert back.out == "Nothing new from T.\n"
    slip.write_text(words)
    out, end = audit.with_name("out"), ("--passphrase-file", slip)
    refused: tuple[tuple[str | Path, ...], ...] = (
        ("export", table, "--to", out, "--documents", "report"),
        ("forms", table, "--to", out),
        ("bring-in", table, slip),
    )
    for each in refused:
        told = command(*each, *end)
        assert (told.code, told.out) == (1, "")
        assert "table's file" in told.err or "This is the file of T" in told.err
        assert not out.exists() or not list(out.iterdir())
