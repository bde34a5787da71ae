"""Which cells of a row can stand under which headings, and by which steps all of them would."""

from collections.abc import Iterator, Sequence

from core.intake.matching.moved import RowFitting
from core.intake.matching.row_moves import MoveKind, RowMove, as_one
from core.intake.vocabulary import Vocabulary
from core.model.names import normalised


class RowFits:
    """What fits under the headings of one table, each text looked at once.

    *headings* are what its columns mean, "" for a cell beyond them.
    """

    def __init__(self, headings: Sequence[str], vocabulary: Vocabulary) -> None:
        self._headings = list(headings)
        self._reader = RowFitting(headings, vocabulary)
        self._known: dict[tuple[int, str], bool] = {}
        chosen = {
            normalised(key) for key, one in vocabulary.items.items() if one.held.kind.one_of_some
        }
        self._chosen = [at for at, one in enumerate(headings) if normalised(one) in chosen]

    def fits(self, text: str, under: int) -> bool:
        """Return whether a text can stand under a heading; a blank can stand anywhere."""
        if not text:
            return True
        if not (0 <= under < len(self._headings) and self._headings[under]):
            return False
        key = under, text
        if key not in self._known:
            self._known[key] = self._reader.fits_at(under, text)
        return self._known[key]

    def misplaced(self, texts: Sequence[str]) -> Iterator[int]:
        """Yield which cells cannot be what their headings ask for, or stand under none."""
        return (at for at, text in enumerate(texts) if not self.fits(text, at))

    def answers(self, texts: Sequence[str]) -> dict[int, str]:
        """Return by their places the answers that are one of some, as far as they fit."""
        return {
            at: texts[at]
            for at in self._chosen
            if at < len(texts) and texts[at] and self.fits(texts[at], at)
        }

    def moves(self, texts: Sequence[str], by: int) -> Iterator[RowMove]:
        """Yield the steps by so many columns after which every cell fits."""
        last = next(self.misplaced(texts), len(texts) - 1)
        right, left = self._all_from(texts, by), self._all_from(texts, -by)
        beyond = max(len(texts) - sum(map(bool, self._headings)), 0)
        for at in range(last + 1):
            here = texts[at : at + by + 1]
            whole = len(here) > by and all(here) and by in (1, beyond)
            if whole and at + by + 1 >= left and self.fits(as_one(here), at):
                yield RowMove(MoveKind.JOINED, at, by)
            if here[0] and at >= right:
                yield RowMove(MoveKind.RIGHT, at, by)
            if not any(here[:by]) and left <= at + by < len(texts):
                yield RowMove(MoveKind.LEFT, at, by)

    def _all_from(self, texts: Sequence[str], by: int) -> int:
        """Return the first cell from which on all fit so many columns further."""
        at = len(texts)
        while at and self.fits(texts[at - 1], at - 1 + by):
            at -= 1
        return at


def may_be_others(
    fits: RowFits, texts: Sequence[str], most: int, *, though_all_fits: bool = False
) -> bool:
    """Return whether answers of a row would be other ones if its cells were moved as they fit.

    So it is where something fits nowhere as it stands, or *though_all_fits*, and after a step of
    up to *most* columns all of it does, with more answers than before and one of them another.
    """
    if not though_all_fits and not any(True for _ in fits.misplaced(texts)):
        return False
    now = fits.answers(texts)
    for by in range(1, most + 1):
        for move in fits.moves(texts, by):
            then = fits.answers(move.texts(texts))
            if len(then) > len(now) and any(then.get(at) != text for at, text in now.items()):
                return True
    return False
