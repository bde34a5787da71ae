"""Which files of this checkout and of the wheels are in a folder that people unpack."""

import shutil
import tomllib
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LOCK: Final = ROOT / "requirements.lock"
_PROGRAM: Final = ("main.py", "core", "ui", "resources", "LICENSE", "README.md")
_NOT_SHIPPED: Final = shutil.ignore_patterns("__pycache__", "packaging")

_NOT_USED: Final = (
    *("bin", "pip", "charset_normalizer", "pypdfium2_cli", "pycparser", "packaging", "tabulate"),
)
"""Packages that only `pip`, tables of others, the tests or the building of others ask for."""
_QT: Final = frozenset({"QtCore", "QtGui", "QtWidgets", "QtDBus"})
"""Its modules that the program asks for."""
_QT_LIBRARIES: Final = _QT | {"QtSvg", "QtXcbQpa", "QtWaylandClient", "QtWlShellIntegration"}
"""What these, and the plugins that go along, ask for."""
_PLUGINS: Final = frozenset(
    {
        "platforms",
        "styles",
        "imageformats",
        "iconengines",
        "platforminputcontexts",
        "xcbglintegrations",
        "wayland-shell-integration",
        "wayland-decoration-client",
    }
)
_NO_PLUGIN: Final = (
    "qeglfs",
    "qvnc",
    "qlinuxfb",
    "qminimal",
    "qvkkhr",
    "qtvirtualkeyboard",
    "qvirtualkeyboard",
    "qpdf",
    "qtiff",
    "qwebp",
    "qtga",
    "qicns",
    "qwbmp",
    "qgif",
    "qico",
    "ivi-shell",
    "fullscreen-shell",
    "qt-shell",
    "bradient",
)
_BY_COUNTRY: Final = ("countries", "financial")
_OF_OTHER_PAGES: Final = ("graphics", "platypus", "fonts")
"""Of reportlab only its canvas is used, with faces of our own."""
_OF_LXML: Final = ("__init__", "etree.", "_elementpath")
"""What pikepdf asks of it, to write who may read a file."""
_OF_OTHER_PICTURES: Final = (
    *("_avif", "_webp", "_imagingft", "_imagingcms", "_imagingtk"),
    *("libavif", "libwebp", "libsharpyuv", "libfreetype", "libharfbuzz", "liblcms2", "libbrotli"),
)
"""A logo is a PNG or a JPEG."""
_PICTURES: Final = ("Bmp", "Gif", "Jpeg", "Mpo", "Png", "Ppm", "Tiff")
"""Kinds of picture that Pillow asks for by itself where it opens one of those."""
_FOR_BUILDING: Final = (
    ".pyi",
    ".pyx",
    ".pxd",
    ".c",
    ".lib",
    ".exe",
    ".h",
    ".debug",
    ".qm",
    ".cmake",
    ".prl",
)
_BIG_AND_UNUSED: Final = ("opengl32sw", "avcodec", "avformat", "avutil", "swscale", "swresample")


def version() -> str:
    """Return the version in pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def copy_program(folder: Path) -> None:
    """Put the program itself into an empty folder, without tests and without this package."""
    folder.mkdir(parents=True)
    for name in _PROGRAM:
        found = ROOT / name
        if found.is_dir():
            shutil.copytree(found, folder / name, ignore=_NOT_SHIPPED)
        else:
            shutil.copy2(found, folder / name)


def prune(site: Path) -> None:
    """Leave of installed wheels only what the program asks for."""
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not is_kept(PurePosixPath(path.relative_to(site).as_posix())):
            path.unlink()


def is_kept(path: PurePosixPath) -> bool:
    """Return whether a file of the installed wheels goes along; *path* is relative to them."""
    first = path.parts[0]
    if path.name.endswith(_FOR_BUILDING) or "tests" in path.parts[1:-1]:
        return False
    if first.split("-")[0].removesuffix(".py") in _NOT_USED:
        return False
    if first == "holidays" and len(path.parts) == 3 and path.parts[1] in _BY_COUNTRY:
        return path.stem in ("__init__", "united_kingdom")
    if first == "holidays" and path.parts[1] == "locale" and len(path.parts) > 3:
        return path.stem == "GB"
    if first == "cffi":  # what was built with it asks for its library alone, which is no part of it
        return False
    if first == "reportlab" and len(path.parts) > 2 and path.parts[1] in _OF_OTHER_PAGES:
        return False
    if path.name == "RECORD" or path.parts[:2] == ("pikepdf", "pdfa"):
        return False
    if first == "PIL" and path.stem.endswith("ImagePlugin"):
        return path.stem.startswith(_PICTURES)
    if first == "lxml" and not (len(path.parts) == 2 and path.name.startswith(_OF_LXML)):
        return False
    if path.parts[0] in ("PIL", "pillow.libs") and path.name.startswith(_OF_OTHER_PICTURES):
        return False
    return _is_kept_of_qt(path) if first == "PySide6" else True


def _is_kept_of_qt(path: PurePosixPath) -> bool:
    inner = path.parts[1:]
    if inner[0] == "Qt":
        inner = inner[1:]
    name = path.name
    if name.startswith(_BIG_AND_UNUSED) or "pyside6qml" in name or "." not in name:
        return False
    if len(inner) == 1 or inner[0] == "lib":
        stem = name.split(".")[0].removeprefix("lib")
        if stem.startswith("Qt6"):
            return stem.replace("Qt6", "Qt", 1) in _QT_LIBRARIES
        return not stem.startswith("Qt") or stem in _QT
    return (
        inner[0] == "plugins"
        and inner[1] in _PLUGINS
        and not name.removeprefix("lib").startswith(_NO_PLUGIN)
    )
