"""The folder for Windows does a whole audit, with and without its window, under wine."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Final, NamedTuple

import pytest

from resources.packaging import windows_folder
from resources.packaging.artefacts import digest
from tests.packaging.whole_audit import do_a_whole_audit, run_in

ARCHIVE: Final = os.environ.get("CASEWALK_WINDOWS_PYTHON", "")
"""Python for Windows: an archive or wheel that makes the Windows folder be tried as well."""
_SOMEWHERE: Final = "Prüfung – żółć & Söhne"
_CHOOSES: Final = (Path(__file__).parent / "chooses.py").read_text(encoding="utf-8")

pytestmark = [
    pytest.mark.skipif(not ARCHIVE, reason="CASEWALK_WINDOWS_PYTHON names no Python for Windows"),
    pytest.mark.skipif(shutil.which("wine") is None, reason="wine is not installed"),
]


class Wine(NamedTuple):
    """A Windows of one's own, and the folder that was unpacked there."""

    home: Path
    folder: Path

    def run(self, place: Path, *words: object) -> "subprocess.CompletedProcess[str]":
        """Run a program and wait for its end."""
        environment = {
            "HOME": str(self.home),
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=",
            "WINEPREFIX": str(self.home / "wine"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        return run_in(place, ["wine", *map(str, words)], environment)

    def found(self, key: str) -> str:
        """Return what the registry says of a key of this person's; "" for none."""
        asked = self.run(self.home, "reg", "query", f"HKCU\\Software\\{key}", "/ve")
        return asked.stdout if asked.returncode == 0 else ""


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    home = tmp_path_factory.mktemp("home")
    made = Wine(home, tmp_path_factory.mktemp(_SOMEWHERE) / "Casewalk")
    windows_folder.make_folder(made.folder, Path(ARCHIVE))
    made.run(home, "wineboot", "-i")
    made.run(home, "winecfg", "-v", "win10")
    system = home / "wine" / "drive_c" / "windows" / "system32"
    _give_what_it_lacks(made.folder / "runtime" / "site" / "PySide6" / "Qt6Core.dll", system)
    yield made
    subprocess.run(
        ["wineserver", "-k"], env={**os.environ, "WINEPREFIX": str(home / "wine")}, check=False
    )


def _give_what_it_lacks(core: Path, system: Path) -> None:
    """Put a stand-in where wine before 11.5 lacks a library of Windows: it converts no text."""
    if (system / "icuuc.dll").exists():
        return
    listed = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(core)], capture_output=True, text=True, check=True
    ).stdout
    names = listed.partition("DLL Name: icuuc.dll")[2].partition("DLL Name:")[0].split()
    offered = [name for name in names if name.lower().startswith("ucnv_")]
    source = system / "icuuc.c"
    source.write_text(
        "int DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n"
        + "".join(f"__declspec(dllexport) void *{one}(void) {{ return 0; }}\n" for one in offered)
    )
    compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-Wl,-e,DllMainCRTStartup")
    subprocess.run([*compiler, "-o", str(system / "icuuc.dll"), str(source)], check=True)


def test_a_folder_for_windows_does_a_whole_audit(wine: Wine, tmp_path: Path) -> None:
    """At a place, and under names, with letters that no code page of Windows has together."""
    place = tmp_path / _SOMEWHERE
    place.mkdir()
    program = wine.folder / "Casewalk-cli.exe"
    do_a_whole_audit(lambda *words: wine.run(place, program, *words), place, "Pläne ‘ż’.casewalk")
    for name in ("aux.casewalk", "what?.casewalk"):
        refused = wine.run(place, program, "new", name, "--tool", "children-in-need")
        assert refused.returncode == 1
        assert "means something else to Windows" in refused.stderr


def test_its_window_opens_the_example_and_takes_an_answer(wine: Wine, tmp_path: Path) -> None:
    main = wine.folder / "app" / "main.py"
    kept = main.read_bytes()
    main.write_text(_CHOOSES, encoding="utf-8")
    try:
        done = wine.run(tmp_path, wine.folder / "Casewalk.exe")
    finally:
        main.write_bytes(kept)
    assert (done.returncode, done.stderr) == (0, "")
    said = (tmp_path / "said.txt").read_text(encoding="utf-8").splitlines()
    assert said == ["Casewalk", "No", "9 public holidays"]


def test_its_setup_leaves_audits_alone_when_it_is_taken_away(wine: Wine, tmp_path: Path) -> None:
    small = tmp_path / "Casewalk"
    for name in ("Casewalk.exe", "Casewalk-cli.exe", "runtime/casewalk.ico", "app/main.py"):
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wine.folder / name, small / name)
    windows_folder.make_setup(small, tmp_path / "setup.exe")
    assert wine.run(tmp_path, tmp_path / "setup.exe", "/S").returncode == 0
    (user,) = (wine.home / "wine" / "drive_c" / "users").glob("[!P]*")
    place = user / "AppData" / "Local" / "Programs" / "Casewalk"
    assert digest(place / "Casewalk.exe") == digest(small / "Casewalk.exe")
    assert '\\Casewalk.exe" "%1"' in wine.found("Classes\\Casewalk.audit\\shell\\open\\command")
    assert "Casewalk.audit" in wine.found("Classes\\.casewalk")
    (place / "mine.casewalk").write_text("an audit")
    wine.run(tmp_path, place / "Uninstall.exe", "/S")
    _until(lambda: not (place / "Uninstall.exe").exists())  # it goes on by itself
    assert sorted(one.name for one in place.iterdir()) == ["mine.casewalk"]
    assert not wine.found("Classes\\.casewalk")
    assert not list(user.rglob("Casewalk.lnk"))


def _until(come: Callable[[], bool]) -> None:
    until = monotonic() + 60
    while not come():
        assert monotonic() < until, "it never came"
        sleep(0.2)
