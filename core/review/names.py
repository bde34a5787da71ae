"""Finds the names of those who take part in what documents say, however they were typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.english import is_english
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.words import tr

_NOBODY: Final = frozenset(
    re.split(
        r"\s+",
        """mr mrs miss ms mx dr prof professor rev sgt insp supt sister pc dc van von de da
del della di du la le el al bin ibn ter der den dos and of the""",
    )
)
"""Titles, and small words between names."""

_WORDS_TOO: Final = frozenset(
    re.split(
        r"\s+",
        """an am as at be do go he in is it me my no of on or so to up us we all art bill day dawn
faith grace green guy hall hope jack joy june king may mark page pat read rich rob rose sue
summer white will young black brown long small best case church field grant hunt lane love""",
    )
)
"""Names that are words as well: only with their capital, within a sentence, are they a name."""

_LONG: Final = 4
"""From how many letters on a whole family may be called by a name: the Threlkelds."""

_APART: Final = r"[\s.*_-]"
"""What stands between letters that are set apart: T h r e l k e l d."""

_PLAIN_LETTERS: Final = str.maketrans("łøđı", "lodi")
_IN_TWO_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_BEFORE_ARABIC: Final = "[وفبلك]{0,2}(?:ال)?"
"""Arabic writes "and", "to" and the article at the front of the word."""


class _Folded(NamedTuple):
    """A text as names are compared, and where each of its letters stands in what was typed."""

    text: str
    at: list[int] | None

    def place(self, position: int, length: int) -> int:
        """Return where a letter of the folded text stands in the text itself."""
        if self.at is None:
            return position
        return self.at[position] if position < len(self.at) else length


def names(
    now: Snapshot, written: tuple[DocumentText, ...], *, each: bool = False
) -> Iterator[Remark]:
    """Yield the texts that may name a participant: documents speak of roles and agencies only.

    With *each* every name in a text is told, not the first alone.
    """
    found = {
        spelling
        for person in now.participants
        for part in re.split(r"[\s,;]+", normalised(person.name))
        if sum(letter.isalpha() for letter in part) > 1 and part.strip(".") not in _NOBODY
        for spelling in _spellings(part.strip("."))
    }
    if not found:
        return
    pattern = re.compile("|".join(map(_pattern, sorted(found, key=len, reverse=True))))
    for text in written:
        for hit in firsts(_hits(pattern, text.text), text.text, each=each):
            said = in_its_sentence(text.text, *hit)
            words = tr("{said} may name a participant.", said=said)
            yield remark_at(text, RemarkKind.NAME, words, text.text[slice(*hit)])


def _spellings(name: str) -> Iterator[str]:
    """Yield a name, and how else it is typed: without its accents, in one word, a half of it."""
    plain = _without_accents(name)
    yield from (name, plain)
    if any(letter in "äöü" for letter in name):
        yield _without_accents(name.translate(_IN_TWO_LETTERS))
    halves = re.split("[-']", plain)
    if len(halves) > 1:
        whole = "".join(halves)
        yield from (whole, " ".join(halves), "-".join(halves))
        for half in halves:
            if len(half) >= _LONG and not is_english(half):
                yield half


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFD", name.translate(_PLAIN_LETTERS))
    latin = all("LATIN" in unicodedata.name(letter, "LATIN") for letter in name if letter.isalpha())
    return "".join(one for one in apart if not unicodedata.combining(one)) if latin else name


def _pattern(name: str) -> str:
    if "\u0600" <= name[0] <= "\u06ff":
        return _BEFORE_ARABIC + re.escape(name)
    if len(name) < _LONG or not name.isascii():
        return re.escape(name)
    apart = _APART.join(map(re.escape, name)) if name.isalpha() else ""
    return f"{re.escape(name)}s?" + (f"|{apart}" if apart else "")


def firsts(hits: Iterable[tuple[int, int]], text: str, *, each: bool) -> Iterator[tuple[int, int]]:
    """Yield where something first stands in a text; with *each*, where each other word does."""
    seen: set[str] = set()
    for start, end in hits:
        word = normalised(text[start:end])
        if word not in seen:
            seen.add(word)
            yield start, end
        if not each:
            return


def _hits(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where names begin and end in a text."""
    folded = _folded(text)
    for hit in pattern.finditer(folded.text):
        if not _is_word(folded.text, hit.start(), hit.end()):
            continue
        start = folded.place(hit.start(), len(text))
        end = folded.place(hit.end(), len(text))
        said = {hit.group(), hit.group().removesuffix("s")}
        if _WORDS_TOO.isdisjoint(said) or is_capital_within(text, start):
            yield start, end


def _folded(text: str) -> _Folded:
    if text.isascii():
        return _Folded(text.lower(), None)
    letters: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        one = " " if text[start].isspace() else normalised(text[start:end])
        letters.append(one)
        places += [start] * len(one)
        start = end
    return _Folded("".join(letters), places)


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether a word begins and ends there; some scripts put no blanks between words."""
    if unicodedata.name(text[start], "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI")):
        return True
    return not (start and _joins(text[start - 1])) and not (end < len(text) and _joins(text[end]))


def _joins(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")


def is_capital_within(text: str, start: int) -> bool:
    """Return whether a capital stands there that no sentence begins with."""
    before = text[:start].rstrip(" “‘\"'(")
    return text[start].isupper() and bool(before) and before[-1] not in ".!?:\n•-"
