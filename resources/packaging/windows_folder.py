"""A folder for Windows, its zip's content and its setup, made on any system.

Python comes from the archive that python.org calls "Windows embeddable package". Where
that cannot be had, a test may give the wheel of a package that carries the same files.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from resources.packaging.artefacts import digest, library
from resources.packaging.compiled import compile_all
from resources.packaging.icon import write_icon
from resources.packaging.program import copy_program, version
from resources.packaging.stdlib import copy_stdlib
from resources.packaging.wheels import install_wheels

_HERE: Final = Path(__file__).parent / "windows"
_VERSION: Final = f"{sys.version_info.major}.{sys.version_info.minor}"
_SHORT: Final = _VERSION.replace(".", "")
_NOT_OURS: Final = (
    "api-ms",
    "tcl",
    "tk",
    "_tk",
    "_test",
    "_ctypes_test",
    "winsound",
    "_msi",
    "panda",
)
_COMPILER: Final = "x86_64-w64-mingw32-"
_WHEEL_FOLDER: Final = "deploy_libs/"
_EXPORTED: Final = re.compile(
    r"\[\s*\d+\] (?:\+base\[\s*\d+\]\s+[0-9a-f]+ )?(_?Py\w+)$", re.MULTILINE
)
_DATA: Final = re.compile(
    r"(PyExc_|_Py_(None|True|False|NotImplemented|Ellipsis)|Py\w+_Type$|PyOS_InputHook|Py_\w+Flag$"
    r"|Py_Version$|Py_FileSystemDefault|Py_UTF8Mode|Py_hexdigits|PyStructSequence_UnnamedField"
    r"|PyImport_Inittab)"
)


class Archive(NamedTuple):
    """What Python of the folder was made from, for the list that is printed."""

    path: Path
    digest: str

    def part(self) -> dict[str, Any]:
        """Return Python as a part of the list, with the digest of its archive."""
        made = library("CPython", _VERSION, "PSF-2.0", "framework")
        return {**made, "hashes": [{"alg": "SHA-256", "content": self.digest}]}


def make_folder(folder: Path, archive: Path) -> Archive:
    """Make the folder from a Python archive or wheel of the version that runs this.

    Raises ValueError for another archive, CalledProcessError where a tool fails, and
    FileNotFoundError where there is none.
    """
    runtime = folder / "runtime"
    runtime.mkdir(parents=True)
    _unpack_python(archive, runtime)
    site = runtime / "site"
    install_wheels(site, platform="win_amd64", python=_VERSION)
    copy_program(folder / "app")
    compile_all(folder)
    _make_launchers(folder)
    return Archive(archive, digest(archive))


def make_setup(folder: Path, target: Path) -> None:
    """Make the setup of a folder, for one person and without an administrator."""
    subprocess.run(
        [
            *("makensis", "-V2", f"-DFOLDER={folder.resolve()}", f"-DVERSION={version()}"),
            *(
                f"-DTARGET={target.resolve()}",
                f"-DICON={_icon_of(folder)}",
                str(_HERE / "casewalk.nsi"),
            ),
        ],
        check=True,
    )


def _unpack_python(archive: Path, runtime: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
        from_wheel = any(name.startswith(_WHEEL_FOLDER) for name in names)
        if f"{_WHEEL_FOLDER if from_wheel else ''}python{_SHORT}.dll" not in names:
            raise ValueError(f"{archive.name} holds no Python {_VERSION} for Windows")
        for name in names:
            plain = name.removeprefix(_WHEEL_FOLDER)
            if _belongs(name, plain, from_wheel=from_wheel):
                (runtime / plain).write_bytes(packed.read(name))
    if from_wheel:
        _make_abi3(runtime)
        _zip_stdlib(runtime / f"python{_SHORT}.zip")
    (runtime / f"python{_SHORT}._pth").write_text(
        f"python{_SHORT}.zip\n.\nsite\n..\\app\n", encoding="utf-8"
    )


def _belongs(name: str, plain: str, *, from_wheel: bool) -> bool:
    lower = plain.lower()
    if "/" in plain or (from_wheel and name == plain) or lower.startswith(_NOT_OURS):
        return False
    if f"cp{_SHORT}t" in lower:
        return False
    return lower.endswith((".dll", ".pyd", f"python{_SHORT}.zip", "license.txt"))


def _zip_stdlib(target: Path) -> None:
    """Pack the running Python's library; an archive of python.org has its own."""
    beside = target.with_suffix(".lib")
    copy_stdlib(beside)
    shutil.rmtree(beside / "lib-dynload", ignore_errors=True)
    compile_all(beside)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for path in sorted(beside.rglob("*.pyc")):
            inner = path.relative_to(beside)
            plain = inner.parent.parent / f"{inner.name.partition('.')[0]}.pyc"
            packed.write(path, plain.as_posix())
    shutil.rmtree(beside)


def _make_abi3(runtime: Path) -> None:
    """Make python3.dll, which passes on to the real one and which no wheel carries."""
    real = runtime / f"python{_SHORT}.dll"
    listed = _run("objdump", "-p", str(real)).stdout
    words = "\n".join(
        f"  {name} = python{_SHORT}.{name}{' DATA' if _DATA.match(name) else ''}"
        for name in sorted(set(_EXPORTED.findall(listed)))
    )
    if not words:
        raise ValueError(f"{real.name} does not say what it offers")
    definition, source = runtime / "python3.def", runtime / "python3.c"
    definition.write_text(f"LIBRARY python3.dll\nEXPORTS\n{words}\n", encoding="utf-8")
    source.write_text(
        "int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n",
        encoding="utf-8",
    )
    _run(
        *("gcc", "-shared", "-nostdlib", "-o", str(runtime / "python3.dll"), str(source)),
        *(str(definition), "-Wl,-e,DllMainCRTStartup"),
    )
    definition.unlink()
    source.unlink()


def _make_launchers(folder: Path) -> None:
    icon = _icon_of(folder)
    write_icon(icon)
    numbers = ",".join([*version().split("."), "0"])
    with TemporaryDirectory() as beside:
        for part in (_HERE / "casewalk.rc", _HERE / "casewalk.manifest", icon):
            shutil.copy(part, beside)
        # From there: it hands its words to a shell, which a space in a path would break.
        _run(
            *("windres", "casewalk.rc", "-o", "casewalk.o", f"-DNUMBERS={numbers}"),
            f'-DVERSION=\\"{version()}\\"',
            place=Path(beside),
        )
        for name, options in (("Casewalk", ("-DGUI", "-mwindows")), ("Casewalk-cli", ())):
            made = str(folder.resolve() / f"{name}.exe")
            _run(
                *("gcc", "-O2", "-s", "-municode", "-DUNICODE", "-D_UNICODE"),
                *(f'-DPYVER=L"{_SHORT}"', *options),
                *(str(_HERE / "launcher.c"), "casewalk.o", "-o", made),
                place=Path(beside),
            )


def _icon_of(folder: Path) -> Path:
    return folder.resolve() / "runtime" / "casewalk.ico"


def _run(tool: str, *arguments: str, place: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [_COMPILER + tool, *arguments], cwd=place, check=True, capture_output=True, text=True
    )


def missing_tools(*, setup: bool) -> Iterator[str]:
    """Yield the programs that this needs and that are not there."""
    for name in (f"{_COMPILER}gcc", f"{_COMPILER}windres", *(("makensis",) if setup else ())):
        if shutil.which(name) is None:
            yield name
