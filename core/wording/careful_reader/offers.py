"""What may be said instead of a word that does not fit."""

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from core.wording.careful_reader.ladder import just_above, near_below
from core.wording.careful_reader.mark import MarkKind
from core.wording.numbers import Unit, about_share, number
from core.words import tr

if TYPE_CHECKING:
    from core.wording.careful_reader.word_shares import FoundWord


def offer_for(
    text: str, one: "FoundWord", part: Fraction, base: int | None, unit: Unit | None
) -> str:
    """Return a wording for a share, written as the word it may stand for; empty where none fits."""
    said = text[one.start : one.end]
    if one.word.fraction is not None:
        offer = _fraction(said, one.word.fraction, part)
    elif one.word.kind is MarkKind.NOT_ALL:
        offer = _not_all(said, part, base, unit or one.unit)
    else:
        offer = _ladder(said, part, base)
    return offer[:1].upper() + offer[1:] if said[:1].isupper() else offer


def _fraction(said: str, of: Fraction, part: Fraction) -> str:
    """Keep the fraction and say on which side of it the share lies."""
    bare = re.sub(
        r"^.*?(?=(?:an?|one|two|three|four|five|six|seven|eight|nine|half|\d)\b)",
        "",
        said,
        flags=re.IGNORECASE,
    )
    bare = bare[:1].lower() + bare[1:]
    if part == of:
        return bare
    if near_below(of, part):
        return tr("nearly {fraction}", fraction=bare)
    if part < of:
        return tr("less than {fraction}", fraction=bare)
    if just_above(of, part):
        return tr("just over {fraction}", fraction=bare)
    return tr("more than {fraction}", fraction=bare)


def _not_all(said: str, part: Fraction, base: int | None, unit: Unit | None) -> str:
    if unit is None or not base or part * base != int(part * base):
        return ""
    if not re.match(r"(?:all|every|both|none|no)\b\s*\S", said, re.IGNORECASE):
        return ""
    return tr(
        "{count} of the {base} {units}",
        count=number(int(part * base)),
        base=number(base),
        units=tr(unit.value[1]),
    )


def _ladder(said: str, part: Fraction, base: int | None) -> str:
    if base:
        words = about_share(int(part * base), base)
    elif 2 * part == 1:
        words = "half"
    else:
        words = "most" if 2 * part > 1 else "some" if 4 * part > 1 else "few"
    of_the = re.search(r"\bof(\s+the)?$", said, re.IGNORECASE)
    if words in ("most", "few", "some", "all", "both"):
        return tr("{words} of the", words=words) if of_the and of_the[1] else words
    if words == "none" or words in (tr("the only one"), "one"):
        return ""
    return f"{words} {of_the[0]}" if of_the else words
