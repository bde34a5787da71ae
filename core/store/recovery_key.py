"""The second key of a locked audit, as it is printed on a recovery sheet and typed again.

Four lines, each with two signs that tell a slip in it.
"""

import re
from hashlib import sha256
from typing import Final

from core.model.fault import NotYet
from core.words import tr

KEY_BYTES: Final = 32
RAW: Final = "x'{}'"
"""How the database is given a key that is not to be made from a passphrase."""

_LINES: Final = 4
_DIGITS: Final = 2 * KEY_BYTES // _LINES
_CHECK: Final = 2
_EACH: Final = _DIGITS + _CHECK
_MOSTLY_TYPED: Final = 3 * _EACH
_SLIPS: Final = 3
_ALL_OURS: Final = re.compile("[0-9A-F]+")
_RAW: Final = re.compile(r"x'(?P<key>[0-9a-f]{64})'")


def recovery_lines(key: bytes) -> tuple[str, ...]:
    """Return a key as it is printed: "1A2B 3C4D 5E6F 7081 C3", four times."""
    text = key.hex().upper()
    parts = [text[at : at + _DIGITS] for at in range(0, len(text), _DIGITS)]
    return tuple(_grouped(part + _check(at, part)) for at, part in enumerate(parts))


def typed_key(text: str) -> str | None:
    """Return what opens a file for a key that was typed from a sheet; None where it is none.

    Blanks, lines and small letters do not matter; O is taken for 0 and I for 1, which
    are no signs of it. Raises NotYet, which names the line, where one has a slip.
    """
    signs = _signs_of(text)
    if len(signs) != _LINES * _EACH or not _ALL_OURS.fullmatch(signs):
        return None
    parts = [signs[at : at + _EACH] for at in range(0, len(signs), _EACH)]
    for at, part in enumerate(parts):
        if part[_DIGITS:] != _check(at, part[:_DIGITS]):
            raise NotYet(
                tr("Line {number} of the recovery key has a slip.", number=at + 1),
                tr("Nothing was opened."),
                tr("Compare that line with the sheet, sign by sign."),
            )
    return RAW.format("".join(part[:_DIGITS] for part in parts).lower())


def looks_like_part(text: str) -> NotYet | None:
    """Return what to say of a passphrase that opened nothing and may be a recovery key.

    None where it has not the look of one: a line or more of its signs, or three lines with a
    slip or two that are no signs of it.
    """
    signs = _signs_of(text)
    foreign = [at for at, sign in enumerate(signs) if not _ALL_OURS.fullmatch(sign)]
    if foreign:
        return _with_foreign_signs(len(signs), foreign)
    if len(signs) < _DIGITS or len(signs) == _LINES * _EACH:
        return None
    if len(signs) > _LINES * _EACH:
        happened = tr("That has more signs than a recovery key.")
    else:
        happened = tr(
            "That looks like a recovery key of which {lines} of {all} lines are typed.",
            lines=len(signs) // _EACH,
            all=_LINES,
        )
    return NotYet(
        happened,
        tr("Nothing was opened."),
        tr("Type all four lines of the sheet, one after the other, with nothing else."),
    )


def _with_foreign_signs(count: int, foreign: list[int]) -> NotYet | None:
    """Return what to say of signs that no recovery key has, by where they stand."""
    if count < _MOSTLY_TYPED or len(foreign) > _SLIPS:
        return None
    return NotYet(
        tr(
            "That looks like a recovery key, but a sign in line {number} is in none: they are "
            "0 to 9 and A to F.",
            number=min(foreign[0] // _EACH + 1, _LINES),
        ),
        tr("Nothing was opened."),
        tr("Compare that line with the sheet, sign by sign."),
    )


def raw_key(passphrase: str) -> bytes | None:
    """Return the key where one was given in the place of a passphrase."""
    found = _RAW.fullmatch(passphrase)
    return None if found is None else bytes.fromhex(found["key"])


def _signs_of(text: str) -> str:
    return re.sub(r"[\s.\-–:]", "", text).upper().replace("O", "0").replace("I", "1")


def _check(line: int, digits: str) -> str:
    return sha256(f"{line} {digits}".encode()).hexdigest()[:_CHECK].upper()


def _grouped(signs: str) -> str:
    return " ".join(signs[at : at + 4] for at in range(0, len(signs), 4))
