"""Headings as words: what of one is its text, its number, and what stands below it."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Final

from core.intake.matching.days import day_of_number
from core.intake.matching.likeness import words_of
from core.intake.others_words import ANSWERS, IS_COMMENT, NAME_WORDS
from core.model.dates import day_within, iso_date, turned
from core.model.names import NameIndex, normalised

_BRACKETED: Final = re.compile(r"^((?:question|ques|qu|q)?[\s._-]*\d+)\s*\.?\s*[(\[]([a-z])[)\]]")
_SPACED: Final = re.compile(r"((?:question|ques|qu|q)?[\s._-]*\d+)[\s.]+([a-z])[.:)]*")
_GROUP: Final = re.compile(r"(?:[a-z][a-z_]*\.)+([^.]+)")
_BEHIND_DASHES: Final = re.compile(r"(?:[a-z]\w*-)+((?:q\d\w*|case|agency|completed)(?:_\w+)?)")
"""What a form means by "records-q1a": a group before the name of what it asks."""
_WHOLE: Final = re.compile(r"(\d+)\.0")
_SHORTEST_MISSPELT: Final = 5
_NAMES: Final = NameIndex(NAME_WORDS)


@lru_cache(maxsize=8)
def heading_form(plain_headings: tuple[str, ...]) -> str:
    """Return what tells one form from another: its headings, without saying them."""
    return sha256("\n".join(plain_headings).encode()).hexdigest()[:16]


def is_day(cell: str) -> bool:
    """Return whether a cell is, or holds, a day."""
    return bool(iso_date(cell) or turned(cell) or day_of_number(cell) or day_within(cell))


def share_of(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return for which part of the different cells something holds; 0 without any."""
    different = set(cells)
    return sum(map(holds, different)) / len(different) if different else 0.0


def tail_of(plain: str) -> str:
    """Return a heading without the groups that a forms tool writes before it."""
    if " " in plain:
        return plain
    for mark in ("/", "__"):
        groups, _, tail = plain.rpartition(mark)
        if groups and tail:
            return tail
    dashed = _BEHIND_DASHES.fullmatch(plain)
    if dashed is not None:
        return dashed[1]
    dotted = _GROUP.fullmatch(plain)
    if dotted is None or (dotted[1].isdecimal() and IS_COMMENT.fullmatch(plain)):
        return plain  # "comments.1" is the second of its name
    return dotted[1]


def letter_at_number(text: str) -> str:
    """Return "1 (a) Details" as "1a Details", "1[a]" too; "1 a" alone as "1a", "2.0" as "2"."""
    whole = _WHOLE.fullmatch(text)
    if whole is not None:  # a number as a spreadsheet has it
        return whole[1]
    alone = _SPACED.fullmatch(text)
    return f"{alone[1]}{alone[2]}" if alone else _BRACKETED.sub(r"\1\2", text)


def bare_words(text: str) -> str:
    """Return the words of a text as they are compared, one behind the other."""
    return " ".join(words_of(text))


def with_names_spelt(plain: str) -> str:
    """Return a heading, as compared, with the words for a case and an agency spelt right."""
    return " ".join(_spelt(word) for word in plain.split(" "))


@lru_cache(maxsize=1024)
def _spelt(word: str) -> str:
    if len(word) < _SHORTEST_MISSPELT or word in NAME_WORDS:
        return word
    return _NAMES.near(word) or word


def without_answer(heading: str) -> str:
    """Return a heading without the "Answer" that a forms tool writes behind its question."""
    for mark in (" >> ", " > ", " - ", " – ", " | ", ": "):
        asked, _, last = heading.rpartition(mark)
        if asked and normalised(last).strip(" :.") in ANSWERS:
            return asked
    return heading
