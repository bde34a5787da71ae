"""A folder for Linux with a Python of its own, and the Debian package of it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from resources.packaging.artefacts import library
from resources.packaging.compiled import compile_all, copy_compiled, leave_sources_out
from resources.packaging.program import copy_program, version
from resources.packaging.stdlib import copy_stdlib
from resources.packaging.wheels import copy_installed, install_wheels

HERE: Final = Path(__file__).parent / "linux"
"""What the package for Linux is made from."""
_OF_EVERY_LINUX: Final = (
    "linux-vdso",
    "libc.",
    "libm.",
    "libdl.",
    "libpthread.",
    "librt.",
    "libutil.",
    "ld-linux",
)
_NAME: Final = f"python{sys.version_info.major}.{sys.version_info.minor}"


def make_folder(folder: Path, *, of_installed: bool = False) -> Path:
    """Make the folder with the Python that runs this; return where its packages are.

    With *of_installed* it is quick and runs on this computer alone: the packages are
    those installed here, as they are compiled already, and no library of the system is
    copied along.
    """
    runtime = folder / "runtime"
    site = runtime / "lib" / _NAME / "site-packages"
    copy_stdlib(site.parent)
    if of_installed:
        copy_compiled(Path(sysconfig.get_path("stdlib")), site.parent)
    (copy_installed if of_installed else install_wheels)(site)
    _copy_python(runtime)
    if not of_installed:
        _strip(runtime)
        _copy_libraries(runtime)
    copy_program(folder / "app")
    compile_all(folder / "app" if of_installed else folder)
    leave_sources_out(site.parent)
    for name in ("casewalk", "casewalk-cli"):
        launcher = folder / name
        launcher.write_text(
            (HERE / "launcher.sh").read_text(encoding="utf-8").replace("@PYTHON@", _NAME),
            encoding="utf-8",
        )
        launcher.chmod(0o755)
    return site


def missing_tools(*, package: bool) -> Iterator[str]:
    """Yield the programs that this needs and that are not there."""
    for name in ("patchelf", "strip", "tar", *(("dpkg-deb",) if package else ())):
        if shutil.which(name) is None:
            yield name


def python_part() -> dict[str, Any]:
    """Return Python as a part of the list."""
    return library("CPython", sys.version.split()[0], "PSF-2.0", "framework")


def make_package(folder: Path, target: Path, *, packed: str = "zstd") -> None:
    """Make the Debian package of a folder; *packed* is one of dpkg-deb's ways.

    Raises CalledProcessError, FileNotFoundError where there is no dpkg-deb.
    """
    tree = target.with_suffix(".tree")
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "opt" / "casewalk", copy_function=os.link, symlinks=True)
    for name, place in (
        ("casewalk.desktop", "usr/share/applications"),
        ("casewalk.xml", "usr/share/mime/packages"),
        ("casewalk.svg", "usr/share/icons/hicolor/scalable/apps"),
    ):
        (tree / place).mkdir(parents=True, exist_ok=True)
        shutil.copy2(HERE / name, tree / place / name)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in ("casewalk", "casewalk-cli"):
        (commands / name).symlink_to(Path("/opt/casewalk") / name)
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    words = (HERE / "control").read_text(encoding="utf-8")
    control.write_text(words.replace("@VERSION@", version()), encoding="utf-8")
    try:
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", f"-Z{packed}", "--build", str(tree), str(target)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    finally:
        shutil.rmtree(tree)


def _copy_python(runtime: Path) -> None:
    (runtime / "bin").mkdir(parents=True)
    shutil.copy2(Path(sys.executable).resolve(), runtime / "bin" / _NAME)
    shared = Path(sysconfig.get_config_var("LIBDIR") or "") / str(
        sysconfig.get_config_var("INSTSONAME") or ""
    )
    if shared.name in {one.name for one in _needed(runtime / "bin" / _NAME)}:
        shutil.copy2(shared, runtime / "lib" / shared.name)


def _strip(runtime: Path) -> None:
    """Take out what only a debugger reads: a quarter of the folder."""
    found = [*(runtime / "lib").rglob("*.so*"), runtime / "bin" / _NAME]
    subprocess.run(["strip", "--strip-unneeded", *map(str, found)], check=True)


def _copy_libraries(runtime: Path) -> None:
    """Copy what Python's own modules need of this system, and have them look there first."""
    library_folder = runtime / "lib"
    modules = sorted((library_folder / _NAME / "lib-dynload").glob("*.so"))
    program = runtime / "bin" / _NAME
    for needed in sorted({path for one in (program, *modules) for path in _needed(one)}):
        if not (library_folder / needed.name).exists():
            shutil.copy2(needed.resolve(), library_folder / needed.name)
    for path in (program, *modules, *library_folder.glob("*.so*")):
        inner = os.path.relpath(library_folder, path.parent)
        subprocess.run(["patchelf", "--set-rpath", f"$ORIGIN/{inner}", str(path)], check=True)


def _needed(path: Path) -> list[Path]:
    said = subprocess.run(["ldd", str(path)], check=True, capture_output=True, text=True).stdout
    found = (
        line.partition(" => ")[2].split(" ")[0] for line in said.splitlines() if " => " in line
    )
    return [Path(one) for one in found if one and not Path(one).name.startswith(_OF_EVERY_LINUX)]
