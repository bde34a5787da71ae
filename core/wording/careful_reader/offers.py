"""What may be said instead of a word that does not fit."""

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from core.model.share_ladder import ShareLadder
from core.wording.careful_reader.ladder import just_above, near_below
from core.wording.careful_reader.mark import MarkKind
from core.wording.numbers import Unit, about_share, number
from core.words import tr

if TYPE_CHECKING:
    from core.wording.careful_reader.word_shares import FoundWord


def offer_for(
    text: str,
    one: "FoundWord",
    part: Fraction,
    base: int | None,
    unit: Unit | None,
    ladder: ShareLadder,
) -> str:
    """Return a wording for a share, written as the word it may stand for; empty where none fits."""
    said = text[one.start : one.end]
    if one.word.fraction is not None:
        offer = _fraction(said, one.word.fraction, part)
    elif one.word.kind is MarkKind.NOT_ALL:
        offer = _not_all(said, part, base, unit or one.unit)
    else:
        offer = _ladder(said, part, base, ladder)
    return offer[:1].upper() + offer[1:] if said[:1].isupper() else offer


def _fraction(said: str, of: Fraction, part: Fraction) -> str:
    """Keep the fraction and say on which side of it the share lies."""
    bare = re.sub(
        r"^.*?(?=\b(?:an?|one|two|three|four|five|six|seven|eight|nine|half|\d)\b)",
        "",
        said,
        count=1,  # an empty match at the beginning is tried again as a longer one
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


def _ladder(said: str, part: Fraction, base: int | None, ladder: ShareLadder) -> str:
    if base:
        words = about_share(int(part * base), base, ladder)
    else:
        words = tr(ladder.half) if 2 * part == 1 else tr(ladder.most) if 2 * part > 1 else ""
    of_the = re.search(r"\bof(\s+the)?$", said, re.IGNORECASE)
    if words in (tr(ladder.one), tr(ladder.none), ""):
        return ""
    if words in (tr(ladder.all), tr(ladder.most), tr(ladder.few)) and " " not in words.removeprefix(
        "a "
    ):
        return tr("{words} of the", words=words) if of_the and of_the[1] else words
    return f"{words} {of_the[0]}" if of_the else words
