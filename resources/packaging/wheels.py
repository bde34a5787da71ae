"""Where the packages of a folder come from: the hash-locked wheels, or what is installed here."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from resources.packaging.compiled import copy_compiled
from resources.packaging.program import LOCK, prune

_FOR_WINDOWS: Final = " ; sys_platform == 'win32'"


def install_wheels(site: Path, *, platform: str = "", python: str = "") -> None:
    """Install the locked wheels, their hashes checked, for this system or for another.

    *platform* and *python* are pip's: "win_amd64" and "3.13". Raises CalledProcessError.
    """
    elsewhere = ["--platform", platform, "--python-version", python] if platform else []
    with TemporaryDirectory() as folder:
        lock = Path(folder) / LOCK.name
        lock.write_text(lock_of(platform), encoding="utf-8")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"),
                *("--no-deps", "--no-compile", "--only-binary=:all:", "--require-hashes"),
                *("--target", str(site), "-r", str(lock), *elsewhere),
            ],
            check=True,
        )
    prune(site)


def lock_of(platform: str) -> str:
    """Return the lock as a platform of pip's reads it; none is this one.

    pip asks the computer that it runs on for which system a line is, whatever it installs for.
    """
    lock = LOCK.read_text(encoding="utf-8")
    return lock.replace(_FOR_WINDOWS, "") if platform.startswith("win") else lock


def copy_installed(site: Path) -> None:
    """Copy the locked packages as they are installed here; quick, and needs no network."""
    places = set[Path]()
    for name in locked():
        places.add(Path(str(distribution(name).locate_file(""))))
        for file in _files(distribution(name)):
            if ".." in file.parts or "__pycache__" in file.parts:
                continue
            target = site / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(Path(str(distribution(name).locate_file(str(file)))), target)
    prune(site)
    for place in places:
        copy_compiled(place, site)


def locked() -> Iterator[str]:
    """Yield the names in the lock that are asked for on this system."""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line and not line[0].isspace() and not line.startswith("#"):
            name, _, rest = line.partition("==")
            elsewhere = _FOR_WINDOWS in rest and sys.platform != "win32"
            older = "python_full_version < '3.13'" in rest and sys.version_info >= (3, 13)
            if not elsewhere and not older:
                yield name


def _files(one: Distribution) -> Iterator[Path]:
    for file in one.files or ():
        yield Path(str(file))
