"""A condition as a tool's file has it: 1f = yes and its team = "North" or 2 != no."""

import re
from dataclasses import dataclass
from typing import Final

from core.model.asking import Relation

_SIGNS: Final = {
    "=": Relation.IS,
    "!=": Relation.IS_NOT,
    ">=": Relation.AT_LEAST,
    "<=": Relation.AT_MOST,
}
_WRITTEN: Final = {relation: sign for sign, relation in _SIGNS.items()}
_TOKEN: Final = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|(!=|>=|<=|=)|([^\s"=!<>]+))')
_BARE: Final = re.compile(r'[^\s"=!<>\\]+')
_ITS: Final = "its"
_AND: Final = "and"
_OR: Final = "or"


@dataclass(frozen=True, slots=True)
class ClauseDraft:
    """One part of a condition: a question's number or, `of_case`, an attribute; and a value."""

    subject: str
    value: str
    relation: Relation = Relation.IS
    of_case: bool = False


ConditionDraft = tuple[tuple[ClauseDraft, ...], ...]
"""Alternatives of which one has to hold, each with parts that all have to."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    quoted: bool = False
    sign: bool = False

    def is_plain(self, word: str) -> bool:
        return not self.quoted and self.text.casefold() == word


def condition_in(text: str) -> ConditionDraft:
    """Return the condition a text says; none for no text. Raises ValueError on any other."""
    words = _words(text)
    if not words:
        return ()
    alternatives: list[tuple[ClauseDraft, ...]] = []
    for alternative in _parted(words, _OR):
        alternatives.append(tuple(_clause(part) for part in _parted(alternative, _AND)))
    return tuple(alternatives)


def condition_text(condition: ConditionDraft) -> str:
    """Return a condition as text that reads back to the same."""
    return f" {_OR} ".join(
        f" {_AND} ".join(_clause_text(part) for part in alternative) for alternative in condition
    )


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise ValueError(text[at:].strip())
        quoted, sign, plain = token.groups()
        if quoted is not None:
            found.append(_Word(re.sub(r"\\(.)", r"\1", quoted), quoted=True))
        else:
            found.append(_Word(sign or plain, sign=sign is not None))
        at = token.end()
    return found


def _parted(words: list[_Word], joint: str) -> list[list[_Word]]:
    parts: list[list[_Word]] = [[]]
    for word in words:
        if word.is_plain(joint):
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _clause(words: list[_Word]) -> ClauseDraft:
    """Return one part. Raises ValueError where it is not a name, a sign and a value."""
    signs = [at for at, word in enumerate(words) if word.sign]
    if len(signs) != 1:
        raise ValueError(_plain_text(words))
    before, after = words[: signs[0]], words[signs[0] + 1 :]
    of_case = len(before) > 1 and before[0].is_plain(_ITS)
    subject, value = _plain_text(before[1:] if of_case else before), _plain_text(after)
    if not subject or not value:
        raise ValueError(_plain_text(words))
    return ClauseDraft(subject, value, _SIGNS[words[signs[0]].text], of_case)


def _plain_text(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)


def _clause_text(part: ClauseDraft) -> str:
    subject = f"{_ITS} {_quoted(part.subject)}" if part.of_case else _quoted(part.subject)
    return f"{subject} {_WRITTEN[part.relation]} {_quoted(part.value)}"


def _quoted(text: str) -> str:
    if _BARE.fullmatch(text) and text.isprintable() and text.casefold() not in (_AND, _OR, _ITS):
        return text
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'
