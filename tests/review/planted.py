"""An audit with a name in every text that can be typed, a name of its own for each."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

from core.model.snapshot import FullSnapshot
from core.queries.documents import full as every_row
from core.store.file import WorkshopFile
from tests.journeys import marked
from tests.journeys.marked import Marked

_NO_PLACE: Final = ("participants.name", "notes.told_at", "house_parts", "document_parts.document")
"""Where no name is planted: the list of people itself, and words of ours."""
_GIVEN: Final = (
    *("Callum", "Zofia", "Saoirse", "Łukasz", "Siân", "Zoe\u0308", "José", "İbrahim", "Nguyễn"),
    *("Anne-Marie", "Jean‑Luc", "Aisha-Mae", "D’Andre", "Tyler-James", "Soﬁa", "Cal\u00adlum"),
    *("Ngozi", "Oluwaseun", "Tife", "Mohammed", "Þórunn", "Ådne", "Ōtomo", "Xiaoming", "Kayleigh"),
)
_SURNAMES: Final = (
    *("O’Brien", "O'Neill", "Threlkeld", "Kowalczyk", "Thwaite-Okonkwo", "McAllister", "MacLeod"),
    *("d’Arblay", "Fitzherbert", "Kőszegi", "Ştefănescu", "Wójcik", "Ollerton", "Bączkowska"),
)
_SCRIPTS: Final = (
    *("আয়েশা", "عائشة", "محمد", "हरीश", "ਹਰਪ੍ਰੀਤ", "અમિત", "அருண்", "Ελένη", "Ольга", "אסתר"),
    *("王小明", "さくら", "민준", "สมชาย", "Գոհար", "ნინო"),
)
_PUT: Final = (
    "then {name} came",
    "{name} was asked at home",
    "It was so. {name} said no",
    "her brother ({name}) was away",
    "“{name}” stood there",
    "Mrs {name} rang",
    "{name}’s bedroom was cold",
    "with {name}, and again with {name}",
    "- {name}\nwas not seen",
)


class Planted(Marked):
    """The marks, and beside each the name that was planted there."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        self._random = Random(seed)

    def mark(self, where: str) -> str:
        """Return a mark with a name beside it."""
        mark = super().mark(where)
        if where.startswith(_NO_PLACE):
            return mark
        name = self._name()
        self.names[mark] = name
        put = self._random.choice(_PUT)
        return (
            f"{mark} {put.format(name=name)}."
            if put[0].islower()
            else f"{mark}. {put.format(name=name)}."
        )

    def _name(self) -> str:
        kind, pick = self._random.randrange(6), self._random.choice
        match kind:
            case 0:
                return pick(_SCRIPTS)
            case 1:
                return f"{pick(_GIVEN)} {pick(_SURNAMES)}"
            case 2:
                return f"{pick('ABDHJKLMPRST')}.{pick('ABDEGHJKLMNPRST')}."
            case 3:
                return pick(_SURNAMES)
            case 4:
                return pick(_GIVEN).upper()
            case _:
                return pick(_GIVEN)


def planted_audit(seed: int, path: Path) -> tuple[FullSnapshot, Planted]:
    """Make such an audit at a path, and read it."""
    marks = Planted(seed)
    with patch.object(marked, "Marked", lambda: marks):
        marked.write(path, "kept between us")
    with WorkshopFile.open(path, "kept between us") as file:
        return every_row(file, with_whole=True), marks


def printed_in(said: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield which marks stand in what is said, with the name beside each."""
    for mark, name in names.items():
        if mark in said:
            yield mark, name
