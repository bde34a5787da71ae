"""Finding out, before Qt would abort, whether a window can be opened here at all."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from core.files import command_line
from core.no_window import named, without_library
from core.words import later, tr

_NO_DISPLAY = later(
    "Casewalk needs a screen and found none. No audit was touched. Run it on a desktop, or use "
    "its commands ({program} --help), which need no window."
)


def problem(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Return in one sentence why no window can be opened, or nothing.

    Only Linux can lack a display or a plug-in's libraries; the offscreen platform
    needs libraries but no display. What lacks Qt's own was not got as far as here.
    """
    if not platform.startswith("linux"):
        return ""
    from PySide6 import QtWidgets

    folder = Path(QtWidgets.__file__).parent / "Qt" / "plugins" / "platforms"
    chosen = environment.get("QT_QPA_PLATFORM", "").split(";")  # each may have words of its own
    plugins = [one.split(":")[0] for one in chosen if one]
    plugins = plugins or (["wayland", "xcb"] if _wayland(environment) else ["xcb"])
    lacking = [missing(folder / f"libq{plugin}.so") for plugin in plugins]
    if all(lacking):
        return without_library(lacking[-1])
    if not any(_can_show(folder, plugin, environment) for plugin in plugins):
        return tr(_NO_DISPLAY, program=command_line())
    return ""


def missing(plugin: Path) -> str:
    """Return the library that keeps a plug-in of Qt from loading, or nothing."""
    import ctypes

    if plugin.exists():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            return named(str(error)) or plugin.name
    return ""


def _can_show(folder: Path, plugin: str, environment: Mapping[str, str]) -> bool:
    """Return whether a plug-in is there, and what it shows its windows on."""
    kind = plugin.partition("-")[0]
    if not any(folder.glob(f"libq{kind}*.so")):
        return False
    if kind == "wayland":
        return bool(environment.get("WAYLAND_SOCKET")) or _wayland(environment, "wayland-0")
    return kind != "xcb" or _x_server(environment)


def _wayland(environment: Mapping[str, str], usual: str = "none") -> bool:
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return (Path(folder) / (environment.get("WAYLAND_DISPLAY") or usual)).exists()


def _x_server(environment: Mapping[str, str]) -> bool:
    """Return whether an X server answers; only then will Qt find one."""
    if not environment.get("DISPLAY"):
        return False
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(environment["DISPLAY"].encode(), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
