"""A key that explains letters or figures: "Key: Y = Yes, X = Not applicable"."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from core.intake.vocabulary import Vocabulary
from core.model.names import normalised

_PIECES: Final = re.compile(r"[,;\n|•]+|\s{3,}|\s+(?=\S{1,3}\s*=)")
_PAIR: Final = re.compile(
    r"(?:key|legend|codes?)?\s*:?\s*(?P<code>[^\s=:]{1,12})\s*(?:=|:|–|→|\s-\s)\s*(?P<label>.+)"
)
_LONGEST: Final = 2_000
_FEWEST: Final = 2


def key_in(above: Iterable[str], vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return what letters stand for, by what is written above a table; empty without a key.

    Only words that are an answer of the audit's own count, and a key has two of them at least.
    """
    found: dict[str, str] = {}
    known = {normalised(label) for one in vocabulary.items.values() for label in one.labels}
    for text in above:
        if len(text) > _LONGEST:
            continue
        for piece in _PIECES.split(normalised(text)):
            pair = _PAIR.fullmatch(piece.strip(" .()"))
            if pair is not None and pair["label"].strip(" .") in known:
                found[pair["code"]] = pair["label"].strip(" .")
    return found if len(found) >= _FEWEST else {}
