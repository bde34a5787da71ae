"""Passphrases and passwords: taken exactly as they stand in their file, and never repeated."""

import io
from pathlib import Path

import pytest

from core.model.fault import WrongKey
from core.store.file import WorkshopFile
from tests.cli.running import Command


def typed(patch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_only_the_line_end_and_the_mark_of_an_editor_are_left_out(
    tmp_path: Path, command: Command
) -> None:
    path, key = tmp_path / "new.casewalk", tmp_path / "key.txt"
    key.write_bytes(b"\xef\xbb\xbf two words \r\n\n")
    words = ("--tool", "general-case-audit", "--passphrase-file", key)
    assert command("new", path, *words).code == 0
    with WorkshopFile.open(path, " two words ") as file:
        assert file.path == path
    with pytest.raises(WrongKey):
        WorkshopFile.open(path, "two words")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "The passphrase is empty.", id="an empty file"),
        pytest.param(b"\xef\xbb\xbf\r\n", "The passphrase is empty.", id="a mark and a line end"),
        pytest.param(b"\xff\xfea\x00", "The passphrase could not be read.", id="two-byte text"),
        pytest.param(b"caf\xe9\n", "The passphrase could not be read.", id="an old encoding"),
    ],
)
@pytest.mark.parametrize("typed_in", [False, True], ids=["in a file", "on standard input"])
def test_a_passphrase_that_is_none_changes_nothing(
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    said: str,
    typed_in: bool,
) -> None:
    key = tmp_path / "key.txt"
    key.write_bytes(content)
    typed(monkeypatch, content)
    path = tmp_path / "new.casewalk"
    words = ("--tool", "general-case-audit", "--passphrase-file", "-" if typed_in else key)
    told = command("new", path, *words)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(f"{said} Nothing was changed. ")
    assert not path.exists()


@pytest.mark.parametrize("name", ["", "gone.txt", "a\0b"], ids=["no name", "gone", "no real name"])
def test_a_secret_file_that_cannot_be_opened_is_said_without_its_name(
    audit: Path, command: Command, name: str
) -> None:
    told = command("counts", audit, "--passphrase-file", name)
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        "The passphrase could not be read. Nothing was changed. "
        "Name a text file that holds it, in UTF-8.\n"
    )


def test_a_password_that_is_empty_is_asked_for_before_anything_is_written(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    key, folder = tmp_path / "password.txt", tmp_path / "out"
    key.write_text("\n", encoding="utf-8")
    told = command("export", audit, "--to", folder, "--password-file", key)
    assert told.code == 1
    assert told.err == (
        "The password is empty. Nothing was changed. Put it in the file, on one line.\n"
    )
    assert not folder.exists()


def test_a_wrong_passphrase_is_never_said_back(
    audit: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.casewalk"
    letter.write_bytes(b"Dear colleague" * 400)
    typed(monkeypatch, b"open sesame\n")
    told = command("check", letter, "--passphrase-file", "-")
    assert told.code == 1
    assert "sesame" not in told.err + told.out
