"""A folder made for people without Python does a whole audit, alone and from anywhere."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from core.files import PROGRAM
from resources.packaging import linux_folder
from resources.packaging.artefacts import digest, write_parts, write_sums, zip_folder
from resources.packaging.compiled import compile_all, leave_sources_out
from resources.packaging.program import is_kept, version
from resources.packaging.wheels import locked
from tests.packaging.whole_audit import do_a_whole_audit, run_in

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder for Linux")
ASKED_FOR_LATE = """
import sys; sys.path.insert(0, sys.argv[1])
import psycopg, pikepdf, PIL.Image, PIL.ImageOps, nacl.signing, hashlib
from core.model.working_days import Nation, public_holidays
assert all(public_holidays(nation, 2026) for nation in Nation)
"""

OPENS_A_WINDOW = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from ui.program.application import application, main_window
from ui.program.settings import SettingsFile
app = application(sys.argv[:1])
window = main_window(app, SettingsFile(Path(sys.argv[2])))
window.show()
app.processEvents()
print(window.windowTitle())
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Linux folder, at a place with a space and letters of another language."""
    made = tmp_path_factory.mktemp("a folder – żółć") / "casewalk"
    linux_folder.make_folder(made, of_installed=True)
    return made


@LINUX
def test_a_folder_does_a_whole_audit_with_nothing_else_on_the_computer(
    folder: Path, tmp_path: Path
) -> None:
    bare = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}

    def run(*words: object) -> "subprocess.CompletedProcess[str]":
        return run_in(tmp_path, [str(folder / "casewalk-cli"), *map(str, words)], bare)

    do_a_whole_audit(run, tmp_path)
    python = next((folder / "runtime" / "bin").glob("python3*"))
    place, kept = str(folder / "app"), str(tmp_path / "settings.json")
    shown = run_in(tmp_path, [str(python), "-E", "-s", "-c", OPENS_A_WINDOW, place, kept], bare)
    assert shown.stdout == "Casewalk\n"
    loaded = run_in(tmp_path, [str(python), "-E", "-s", "-c", ASKED_FOR_LATE, place], bare)
    assert loaded.stderr == "", "what is imported only where it is used"


@LINUX
def test_a_folder_is_compiled_and_holds_no_tests_and_nothing_that_packs(folder: Path) -> None:
    app = folder / "app"
    assert not (app / "tests").exists()
    assert not (app / "resources" / "packaging").exists()
    modules = list(app.rglob("*.py"))
    assert len(list(app.rglob("*.pyc"))) == len(modules) > 500
    program = next((folder / "runtime" / "bin").glob("python3*"))
    asked = "libpython" in run_in(folder, ["ldd", str(program)]).stdout
    assert any(folder.glob("runtime/lib/libpython*")) is asked, "a second Python is 8 MB"
    assert (app / "core" / "files.py").read_bytes() == (PROGRAM / "core" / "files.py").read_bytes()


@LINUX
@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed")
def test_a_debian_package_brings_the_program_its_icon_and_its_kind_of_file(
    folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "casewalk.deb"
    linux_folder.make_package(folder, target, packed="none")
    listed = run_in(tmp_path, ["dpkg-deb", "--contents", str(target)]).stdout
    for name in (
        "./usr/bin/casewalk -> /opt/casewalk/casewalk",
        "./usr/share/applications/casewalk.desktop",
        "./usr/share/mime/packages/casewalk.xml",
        "./opt/casewalk/app/main.py",
    ):
        assert f"{name}\n" in listed
    assert "root/root" in listed
    assert f"Version: {version()}\n" in run_in(tmp_path, ["dpkg-deb", "-I", str(target)]).stdout
    readme = (PROGRAM / "README.md").read_text(encoding="utf-8")
    for needed in (linux_folder.HERE / "control").read_text(encoding="utf-8").split():
        if needed.startswith(("libx", "libe")):
            assert needed.strip(",") in readme, "the package asks for what the README tells"


@LINUX
def test_the_list_of_parts_names_every_package_with_its_licence(
    folder: Path, tmp_path: Path
) -> None:
    site = next(folder.glob("runtime/lib/python*/site-packages"))
    write_parts(site, [linux_folder.python_part()], tmp_path / "parts.json")
    parts = json.loads((tmp_path / "parts.json").read_text(encoding="utf-8"))["components"]
    named = {part["name"].lower().replace("_", "-"): part for part in parts}
    assert {*locked(), "cpython"} - {
        "pip",
        "charset-normalizer",
        "pycparser",
        "packaging",
        "tabulate",
    } <= set(named)
    assert {"atkinson hyperlegible next", "noto sans", "scowl"} <= set(named), "shipped along"
    for part in parts:
        licence = part["licenses"][0]
        words = licence.get("expression") or licence["license"]["name"]
        assert words, part["name"]
        assert "AGPL" not in words


def test_the_same_folder_makes_the_same_zip_and_its_sum(tmp_path: Path) -> None:
    inner = tmp_path / "Casewalk" / "app"
    inner.mkdir(parents=True)
    (inner / "main.py").write_text("print()")
    zip_folder(tmp_path / "Casewalk", tmp_path / "one.zip")
    os.utime(inner / "main.py", (1, 1))
    zip_folder(tmp_path / "Casewalk", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["Casewalk/app/main.py"]
    said = write_sums([tmp_path / "one.zip"], tmp_path / "sums")
    assert said == f"{digest(tmp_path / 'one.zip')}  one.zip\n"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("PySide6/QtCore.abi3.so", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/QtSql.pyd", False),
        ("PySide6/Qt/lib/libQt6Svg.so.6", True),
        ("PySide6/QtPrintSupport.abi3.so", False),
        ("PySide6/Qt/lib/libQt6OpenGL.so.6", False),
        ("PySide6/designer", False),
        ("PySide6/QtCore.pyi", False),
        ("pip/__main__.py", False),
        ("holidays/countries/united_kingdom.py", True),
        ("holidays/countries/france.py", False),
        ("holidays/locale/en_GB/LC_MESSAGES/GB.mo", True),
        ("holidays/locale/en_US/LC_MESSAGES/IN.mo", False),
        ("_cffi_backend.cpython-313-x86_64-linux-gnu.so", True),
        ("cffi/api.py", False),
        ("cffi-2.1.1.dist-info/licenses/LICENSE", True),
        ("packaging/version.py", False),
        ("reportlab/lib/colors.py", True),
        ("PIL/PngImagePlugin.py", True),
        ("PIL/PsdImagePlugin.py", False),
        ("pikepdf/pdfa/_walker.py", False),
        ("pikepdf-10.17.0.dist-info/METADATA", True),
        ("pikepdf-10.17.0.dist-info/RECORD", False),
        ("lxml/etree.cp313-win_amd64.pyd", True),
        ("lxml/objectify.cp313-win_amd64.pyd", False),
        ("lxml/includes/etree_defs.h", False),
        ("pypdf-7.1.0.dist-info/licenses/LICENSE", True),
    ],
)
def test_of_the_wheels_only_what_is_used_goes_along(path: str, kept: bool) -> None:
    assert is_kept(PurePosixPath(path)) is kept


def test_a_library_is_compiled_and_its_packages_keep_their_sources(tmp_path: Path) -> None:
    for name in ("one.py", "inner/two.py", "site-packages/three.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("found = True\n")
    compile_all(tmp_path)
    leave_sources_out(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.py*")}
    tag = sys.implementation.cache_tag
    kept = {"site-packages/three.py", f"site-packages/__pycache__/three.{tag}.pyc"}
    assert left == {"one.pyc", "inner/two.pyc", *kept}
    asked = "import one, inner.two; print(one.found, inner.two.found)"
    assert run_in(tmp_path, [sys.executable, "-c", asked]).stdout == "True True\n"
