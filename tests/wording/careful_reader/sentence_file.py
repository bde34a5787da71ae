"""The sentences the careful reader is measured on, as the data files hold them."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from core.wording.careful_reader.known import AuditBases, KnownCount
from core.wording.numbers import Unit
from core.words import Audited

FOLDER = Path(__file__).parent / "sentences"
_COUNT = re.compile(r"(?P<agreement>agreement: )?(?P<count>\d+) of (?P<base>\d+) (?P<unit>\w+)")
_UNITS = {
    "returns": Unit.RETURNS,
    "cases": Unit.CASES,
    "agencies": Unit.AGENCIES,
    "requests": Unit.REQUESTS,
}


@dataclass(frozen=True)
class Sentence:
    """One sentence with its audit; a right one has no kind."""

    audited: Audited
    known: AuditBases
    text: str
    beside: tuple[KnownCount, ...]
    kind: str = ""
    words: str = ""


def sentences_of(name: str) -> list[Sentence]:
    """Return the sentences of one file: "seen" or "held_back"."""
    found = []
    for audit in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")).values():
        audited = Audited(audit["one"], audit["many"])
        bases = {unit: frozenset(audit[key]) for key, unit in _UNITS.items() if key in audit}
        known = AuditBases(bases)
        for right in audit["right"]:
            text, *counts = [right] if isinstance(right, str) else right
            found.append(Sentence(audited, known, text, _beside(counts)))
        for kind, words, text, *counts in audit["wrong"]:
            found.append(Sentence(audited, known, text, _beside(counts), kind, words))
    return found


def _beside(counts: list[str]) -> tuple[KnownCount, ...]:
    found = []
    for count in counts:
        hit = _COUNT.fullmatch(count)
        assert hit is not None, count
        unit = _UNITS[hit["unit"]]
        agreement = bool(hit["agreement"])
        found.append(KnownCount(int(hit["count"]), int(hit["base"]), unit, agreement=agreement))
    return tuple(found)
