"""Says when two spellings are one name: case, spaces, dashes and unseen marks do not matter."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_QUOTES = dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-")
_FOLDED = str.maketrans(_QUOTES | _DASHES)
_SPACES = re.compile(r"\s+")
# C0 controls would break documents and workbooks later; tabs and line ends are text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Signs that take no room: soft hyphen, joiners, marks of direction, byte order mark, selectors.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_NEVER_MEANT = re.compile("[\u00ad\u200b\u202d\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_LOOK_LATIN: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаесѕіјорухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaecsijopyxABEZHIKMNOPTYXo"
)
_FIRST_BESIDE_WHICH_MARKS_SPEAK = "\u0590"


def normalised(text: str) -> str:
    """Return *text* as it is compared, never as it is shown."""
    if text.isascii() and text.isprintable():  # nearly all there is, and told in no time
        return " ".join(text.replace("`", "'").split()).casefold()
    if not text.isascii():
        seen = _UNSEEN.sub("", text).translate(_FOLDED)
        text = unicodedata.normalize("NFKC", seen).translate(_FOLDED)
    return _SPACES.sub(" ", _CONTROLS.sub("", text.translate(_FOLDED))).strip().casefold()


def cleaned(text: str) -> str:
    """Return a cell's text without control characters, unseen marks and outer spaces.

    Joiners and marks of direction stay in scripts that are written with them.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return seen_words(text).strip()


def seen_line(text: str) -> str:
    """Return words as one line keeps them: an end of a line is a space, what is unseen is gone.

    Outer spaces stay: somebody may be about to type the next word.
    """
    if text.isascii() and text.isprintable():
        return text
    return seen_words(_LINE_ENDS.sub(" ", text))


def seen_words(text: str) -> str:
    """Return words without control characters and unseen marks; their lines stay."""
    return without_unseen(_CONTROLS.sub("", text))


def without_unseen(text: str) -> str:
    """Return *text* without the signs that take no room and say nothing."""
    if text.isascii():
        return text
    bare = _UNSEEN.sub("", text)
    speak = any(letter >= _FIRST_BESIDE_WHICH_MARKS_SPEAK for letter in bare.translate(_FOLDED))
    return _NEVER_MEANT.sub("", text) if speak else bare


def has_unseen(text: str) -> bool:
    """Return whether signs that take no room stand in *text*."""
    return not text.isascii() and _UNSEEN.search(text) is not None


def seen_as_latin(text: str) -> str:
    """Return *text* in the Latin letters that its Cyrillic or Greek ones look like; else ""."""
    if text.isascii():
        return ""
    told = text.translate(_LOOK_LATIN)
    return told if told != text and normalised(told).isascii() else ""


class NameIndex:
    """Known names; finds the audit's own spelling of a name written a little differently."""

    def __init__(self, names: Iterable[str], also: Mapping[str, str] = _NONE) -> None:
        """Know *names*, and by *also* other names for some of them, as they are compared."""
        self._spelling: dict[str, str] = {}
        for name in names:
            self._spelling.setdefault(normalised(name), name)
        for other, name in also.items():
            self._spelling.setdefault(other, name)

    def __bool__(self) -> bool:
        return bool(self._spelling)

    def find(self, name: str) -> str | None:
        """Return the known spelling, or None."""
        return self._spelling.get(normalised(name))

    def near(self, name: str) -> str:
        """Return the one known name that a slip of one letter would make of this; else "".

        Names that differ in a figure or in a single letter standing alone
        ("Team A", "Team B") are names of their own.
        """
        wanted = normalised(name)
        found = {name for known, name in self._spelling.items() if _one_slip_apart(wanted, known)}
        return found.pop() if len(found) == 1 else ""

    def learn(self, name: str) -> str:
        """Return the known spelling; a new name becomes known as written."""
        return self._spelling.setdefault(normalised(name), name)


def _one_slip_apart(one: str, other: str) -> bool:
    """Return whether a letter added, left out, changed or two changed over tell them apart."""
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one_left, other_left = one[start:], other[start:]
    end = 0
    while end < min(len(one_left), len(other_left)) and one_left[-1 - end] == other_left[-1 - end]:
        end += 1
    first, second = one_left[: len(one_left) - end], other_left[: len(other_left) - end]
    if any(letter.isdigit() for letter in first + second):
        return False
    if len(first) == len(second) == 2:
        return first == second[::-1]
    return len(first) <= 1 and len(second) <= 1 and not _is_alone(one, start, len(first))


def _is_alone(text: str, at: int, length: int) -> bool:
    before = text[at - 1 : at] if at else " "
    after = text[at + length : at + length + 1] or " "
    return not before.isalnum() and not after.isalnum()
