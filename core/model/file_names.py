"""What people typed, as part of the name of a file that any disk takes."""

import re
import unicodedata
from typing import Final

_LONGEST: Final = 70
"""Letters of a title, of a partnership or an agency, in the name; their bytes count double."""
_NOT_IN_A_NAME: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


_DEVICES: Final = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"),
    )
)
"""Names that mean something else to Windows, whatever they end in.

Source: Microsoft, "Naming Files, Paths, and Namespaces".
"""


def what_no_disk_takes(name: str) -> str:
    """Return what of a file's name Windows takes for something else; "" for a good name.

    It is asked on every system: an audit travels. "a:b" would be a hidden part of a file
    called "a" there, which a stick or a mail leaves behind.
    """
    if found := _NOT_IN_A_NAME.search(name):
        return found.group() if found.group().isprintable() else " "
    stem = name.partition(".")[0].rstrip(" ")
    if stem.casefold() in _DEVICES:
        return stem
    return name[-1] if name[-1:] in (" ", ".") else ""


def in_file_name(text: str) -> str:
    """Return text as a disk takes it: cut at a word, without signs that mean something to it."""
    seen = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    seen = "".join(letter for letter in seen if unicodedata.category(letter) != "Cf")
    words = " ".join(_NOT_IN_A_NAME.sub(" ", seen).split()).strip(" .,")
    while len(words) > _LONGEST or len(words.encode()) > 1.2 * _LONGEST:
        words = words.rpartition(" ")[0] if " " in words else words[:-1]
    return words.strip(" .,")
