"""A new file is called what every computer can call it; one that is there keeps its name."""

import os
from pathlib import Path

import pytest

from core.files import put_over
from core.model.fault import FileProblem
from core.model.file_names import what_no_disk_takes
from core.store.file import WorkshopFile
from core.store.lock import Lock
from ui.start.new_audit import placed


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("a:b.casewalk", ":"),
        ("what?.casewalk", "?"),
        ("CON.casewalk", "CON"),
        ("com1", "com1"),
        ("nul .casewalk", "nul"),
        ("COM².casewalk", "COM²"),
        ("plans\t2026.casewalk", " "),
        ("plans ", " "),
        ("plans.", "."),
        ("~plans.casewalk", ""),
        ("console.casewalk", ""),
        ("Łódź – 2026.casewalk", ""),
        ("plans.v2.casewalk", ""),
    ],
)
def test_what_windows_takes_for_something_else_is_named(name: str, wrong: str) -> None:
    assert what_no_disk_takes(name) == wrong


@pytest.mark.parametrize("name", ["a:b.casewalk", "aux.casewalk", "plans*.casewalk"])
def test_no_audit_is_made_under_a_name_that_does_not_travel(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    if os.name == "nt" and ":" in name:
        place = Path(f"{tmp_path}\\{name}")  # put together otherwise it is on a drive "a"
    with pytest.raises(FileProblem) as refused:
        WorkshopFile.create(place, "Plans").close()
    assert "means something else to Windows" in str(refused.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_an_audit_that_has_such_a_name_already_is_copied_onto_all_the_same(tmp_path: Path) -> None:
    plain = WorkshopFile.create(tmp_path / "plain.casewalk", "Plans")
    odd = tmp_path / "a;b.casewalk"
    plain.copy_to(odd)
    named = odd.rename(tmp_path / "a:b.casewalk")
    plain.copy_to(named)
    plain.close()


def test_only_a_tilde_before_a_folder_means_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert placed("~root.casewalk", "Plans").name == "~root.casewalk"
    assert placed("~/plans.casewalk", "Plans") == tmp_path / "plans.casewalk"


def test_a_file_that_a_scanner_holds_for_a_moment_goes_to_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = PermissionError(13, "held", "target", 32)
    vars(held)["winerror"] = 32  # on Windows it is known by the fourth
    refusals = [held, held]
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    aside = tmp_path / "aside"
    aside.write_text("new")
    put_over(aside, tmp_path / "target")
    assert (tmp_path / "target").read_text() == "new"
    refusals.append(PermissionError(13, "no leave"))
    with pytest.raises(PermissionError):
        put_over(tmp_path / "target", aside)


def test_a_share_that_numbers_no_file_twice_alike_does_not_hang_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.samestat", lambda _one, _other: False)
    lock = Lock(tmp_path / "plans.casewalk")
    assert lock.take() is None
    lock.release()
