"""Where a file lies, as far as that endangers it: kept in step by a cloud, on a network, on FAT.

Everything is asked of the system's own tables; the file itself is not touched.
"""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.words import tr


class PlaceKind(StrEnum):
    """What is particular about a place."""

    OWN = "own"
    CLOUD = "cloud"
    NETWORK = "network"
    FAT = "fat"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A kind of place; `name` is of whoever keeps a cloud's folder in step."""

    kind: PlaceKind
    name: str = ""


_OWN: Final = FilePlace(PlaceKind.OWN)
_CLOUDS: Final = {
    "onedrive": "OneDrive",
    "dropbox": tr("Dropbox"),
    "google drive": tr("Google Drive"),
    "googledrive": tr("Google Drive"),
    "my drive": tr("Google Drive"),
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": tr("Nextcloud"),
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "box sync": tr("Box"),
    "mega": "MEGA",
    "megasync": "MEGA",
    "tresorit": tr("Tresorit"),
}
_NETWORKS: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "davfs", "webdav", "ncpfs"),
        *("fuse.sshfs", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.rclone"),
    }
)
_FATS: Final = frozenset(
    {"vfat", "msdos", "exfat", "fuseblk.exfat", "fat", "fat12", "fat16", "fat32"}
)
_REMOVABLE, _REMOTE = 2, 4
"""Source: GetDriveType."""
_MOUNTS: Final = Path("/proc/self/mounts")
_NAME_LENGTH: Final = 64


def place_of(path: Path) -> FilePlace:
    """Return what is particular about where a file lies. May wait for a drive: not for a window."""
    whole = path.absolute()
    with suppress(OSError):
        whole = path.resolve()
    cloud = cloud_of(whole)
    if cloud:
        return FilePlace(PlaceKind.CLOUD, cloud)
    if sys.platform == "win32":
        return _on_windows(whole)
    with suppress(OSError):
        return place_in(whole, _mounts())
    return _OWN


def cloud_of(path: Path) -> str:
    """Return who keeps a path's folder in step with other computers, by the folder's own name."""
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        place = os.environ.get(variable)
        if place and path.is_relative_to(place):
            return "OneDrive"
    for part in path.parent.parts:
        name = part.casefold()
        if name.startswith(("onedrive - ", "onedrive-")):
            return "OneDrive"
        if name.startswith(("googledrive-", "dropbox (")):
            return tr("Google Drive") if name.startswith("google") else tr("Dropbox")
        if name in _CLOUDS:
            return _CLOUDS[name]
    return ""


def place_in(path: Path, mounts: list[tuple[str, str]]) -> FilePlace:
    """Return what is particular about a path by the system's table of places and their kinds."""
    inside = [(place, kind) for place, kind in mounts if path.is_relative_to(place)]
    if "gvfs" in path.parts:
        return FilePlace(PlaceKind.NETWORK)
    if not inside:
        return _OWN
    _, kind = max(inside, key=lambda one: len(Path(one[0]).parts))
    if kind in _NETWORKS:
        return FilePlace(PlaceKind.NETWORK)
    return FilePlace(PlaceKind.FAT) if kind in _FATS else _OWN


def _mounts() -> list[tuple[str, str]]:
    """Return each place of the system's table with the kind of file system there."""
    if sys.platform == "darwin":
        return _mounts_on_mac()
    found = (line.split() for line in _MOUNTS.read_text("utf-8", "replace").splitlines())
    return [(parts[1].replace("\\040", " "), parts[2]) for parts in found if len(parts) > 2]


def _mounts_on_mac() -> list[tuple[str, str]]:
    import re
    import subprocess

    told = subprocess.run(
        ["/sbin/mount"], capture_output=True, text=True, check=False, timeout=2
    ).stdout
    return re.findall(r"^.* on (.*) \((\w+)", told, re.MULTILINE)


def _on_windows(path: Path) -> FilePlace:
    import ctypes

    anchor = path.anchor
    if anchor.startswith("\\\\"):
        return FilePlace(PlaceKind.NETWORK)
    with suppress(OSError, AttributeError):
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]  # there on Windows only
        kind = kernel.GetDriveTypeW(ctypes.c_wchar_p(anchor))
        if kind == _REMOTE:
            return FilePlace(PlaceKind.NETWORK)
        name = ctypes.create_unicode_buffer(_NAME_LENGTH)
        asked = (ctypes.c_wchar_p(anchor), None, 0, None, None, None, name, _NAME_LENGTH)
        if kind == _REMOVABLE and kernel.GetVolumeInformationW(*asked):
            return FilePlace(PlaceKind.FAT) if name.value.casefold() in _FATS else _OWN
    return _OWN
