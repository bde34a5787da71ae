"""Rows that answer nothing, and say in words of their own that no record is held."""

from collections.abc import Iterable
from typing import Final

from core.intake.grid import Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.answers import joined
from core.intake.others_words import NIL, SAYS_NIL
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.draft.returns import ReturnDraft
from core.model.fault import shown
from core.model.names import normalised
from core.words import tr

_LONGEST_NIL: Final = 48
"""In letters: nothing longer only says that no record is held."""


def all_say_nil(cells: Iterable[str]) -> bool:
    """Return whether every cell says in words that no record is held."""
    return all(SAYS_NIL.fullmatch(_plain(one)) for one in cells)


class NilWords:
    """Rows that answer nothing and say in words that no record is held: asked once a wording."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._agreed = vocabulary.agreed
        self._found: list[Match] = []

    def match(self, written: str, row: int) -> Match:
        """Return what somebody said of such words in a row, or that it waits for a yes."""
        blank = Match(MatchKind.NIL, "", written, NIL, Certainty.PROPOSED, cells=1, rows=(row,))
        self._found.append(as_agreed(blank, self._agreed))
        return self._found[-1]

    @property
    def found(self) -> tuple[Match, ...]:
        """Each wording once, with all its rows."""
        return joined(self._found)


def nil_words(row: Row, draft: ReturnDraft) -> str:
    """Return the words of a row that answers nothing in which it says that it is a nil; else ""."""
    if draft.nil or draft.answers or draft.kept:
        return ""
    if any(not SAYS_NIL.fullmatch(_plain(text)) for text in draft.comments.values()):
        return ""
    short = (cell for cell in row.cells if cell and len(cell) <= _LONGEST_NIL)
    return next((cell for cell in short if SAYS_NIL.fullmatch(_plain(cell))), "")


def _plain(text: str) -> str:
    return normalised(text).strip(" .!")


def not_nil(written: str) -> str:
    """Say that such words are no nil."""
    return tr("“{said}” is all it says, and that is no nil, as you said.", said=shown(written))
