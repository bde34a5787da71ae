"""Finding out, before Qt would abort, whether a window can be opened here at all."""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NO_DISPLAY = (
    "Casewalk needs a screen and found none: run it on a desktop, or use its commands "
    "(python main.py --help), which need no window."
)
_NO_LIBRARY = (
    "Casewalk cannot open its window because a system library is missing ({what}): install the "
    "packages listed in the README under “Linux”, then start it again."
)


def problem(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Return in one sentence why no window can be opened, or nothing.

    Only Linux can lack a display or Qt's libraries; the offscreen platform
    needs libraries but no display.
    """
    if not platform.startswith("linux"):
        return ""
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    plugin = chosen or ("wayland" if _wayland(environment) else "xcb")
    missing = _missing_library(plugin)
    if missing and plugin == "wayland" and not chosen:
        missing = _missing_library("xcb")
    if missing:
        return _NO_LIBRARY.format(what=missing)
    if plugin == "xcb" and not _x_server(environment):
        return _NO_DISPLAY
    return ""


def _wayland(environment: Mapping[str, str]) -> bool:
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return (Path(folder) / (environment.get("WAYLAND_DISPLAY") or "none")).exists()


def _missing_library(plugin: str) -> str:
    """Return the name of the library that Qt's plug-in for this platform lacks."""
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        return "PySide6"
    folder = Path(next(iter(found.submodule_search_locations)))
    library = folder / "Qt" / "plugins" / "platforms" / f"libq{plugin}.so"
    if not library.exists():
        return ""
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        return str(error).split(":")[0]
    return ""


def _x_server(environment: Mapping[str, str]) -> bool:
    """Return whether an X server answers; only then will Qt find one."""
    if not environment.get("DISPLAY"):
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(environment["DISPLAY"].encode(), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
