"""What people typed, as part of the name of a file that any disk takes."""

import re
import unicodedata
from typing import Final

_LONGEST: Final = 70
"""Letters of a title, of a partnership or an agency, in the name; their bytes count double."""
_NOT_IN_A_NAME: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def in_file_name(text: str) -> str:
    """Return text as a disk takes it: cut at a word, without signs that mean something to it."""
    seen = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    seen = "".join(letter for letter in seen if unicodedata.category(letter) != "Cf")
    words = " ".join(_NOT_IN_A_NAME.sub(" ", seen).split()).strip(" .,")
    while len(words) > _LONGEST or len(words.encode()) > 1.2 * _LONGEST:
        words = words.rpartition(" ")[0] if " " in words else words[:-1]
    return words.strip(" .,")
