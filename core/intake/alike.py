"""Says when two spellings are the same word: case, spaces and curly apostrophes do not matter."""

import re
import unicodedata
from collections.abc import Iterable

_CURLY = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_SPACES = re.compile(r"\s+")
# C0 controls would break documents and workbooks later; tabs and line ends are text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def plain(text: str) -> str:
    """Return *text* as it is compared, never as it is shown."""
    told = unicodedata.normalize("NFKC", text.translate(_CURLY)).translate(_CURLY)
    return _SPACES.sub(" ", told).strip().casefold()


def tidy(text: str) -> str:
    """Return a cell's text without control characters and outer spaces."""
    told = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", told).strip()


class Names:
    """Known names; finds the audit's own spelling of a name written a little differently."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spelling = {plain(name): name for name in names}

    def __bool__(self) -> bool:
        return bool(self._spelling)

    def find(self, name: str) -> str | None:
        """Return the known spelling, or None."""
        return self._spelling.get(plain(name))

    def learn(self, name: str) -> str:
        """Return the known spelling; a new name becomes known as written."""
        return self._spelling.setdefault(plain(name), name)
