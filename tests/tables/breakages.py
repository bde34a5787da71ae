"""Deliberate breakages of the merge: with each of them the judge must find something wrong."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from unittest.mock import patch

from core.store.handing_file import HandingFile
from core.store.numbering import MAIN, NumberBlock
from core.tables import merge
from core.tables.merge import Merge
from core.tables.moved import MovedRows
from core.tables.numbers import Numbers
from core.tables.questions import MergeQuestions
from core.tables.removals import Removals

Breaking = Callable[[], Any]

_found_rows, _join = HandingFile.found_rows, Merge._join


def _forgets() -> Any:
    """It forgets what was handed back before."""
    return patch.object(Numbers, "keep", lambda *_: None)


def _removal_wins() -> Any:
    """A removal always wins, whatever rests on it."""

    def take(self: Removals, spot: tuple[str, int]) -> None:
        key = self._numbers.here(spot)
        if self._rows.read(spot[0], key) is not None:
            for change in self._rows.removal(spot[0], key):
                self._taken.write(change)

    return patch.object(Removals, "take", take)


def _last_wins() -> Any:
    """Whoever comes last has it, and nothing is kept of the other."""

    def join(self: Merge, spot: Any, _before: Any, here: Any, there: Any) -> None:
        _join(self, spot, here, here, there)

    return patch.object(Merge, "_join", join)


def _nothing_is_asked() -> Any:
    """Differences are not kept."""
    return patch.object(MergeQuestions, "ask", lambda *_: None)


def _nothing_is_the_same() -> Any:
    """Two tables that made the same thing made two."""
    return patch.object(Merge, "_twin", lambda *_, **__: None)


def _split() -> Any:
    """Columns that belong together are taken one by one."""

    def alone(table: str) -> tuple[tuple[str, ...], ...]:
        from core.store.rows import COLUMNS

        return tuple((one,) for one in COLUMNS[table] if one != "id")

    return patch.object(merge, "groups_of", alone)


def _one_block() -> Any:
    """Every file counts from one."""
    return patch.object(NumberBlock, "handed_out", lambda *_: MAIN)


def _made_again_is_another() -> Any:
    """A row that was made again is another one."""
    return patch.object(MovedRows, "find_made_again", lambda *_: None)


def _wrong_base() -> Any:
    """What a table had changed before it handed on is left out of account."""

    def found(self: HandingFile, *, since_handed_out: bool) -> Any:
        del since_handed_out
        return _found_rows(self, since_handed_out=True)

    return patch.object(HandingFile, "found_rows", found)


BREAKAGES: Final[Mapping[str, Breaking]] = {
    "forgets what was handed back": _forgets,
    "a removal always wins": _removal_wins,
    "the last to come wins": _last_wins,
    "differences are not kept": _nothing_is_asked,
    "nothing is the same thing": _nothing_is_the_same,
    "what belongs together is split": _split,
    "every file counts from one": _one_block,
    "a row made again is another": _made_again_is_another,
    "a wrong base for what was handed on": _wrong_base,
}


@contextmanager
def broken(name: str) -> Iterator[None]:
    """Break one rule of the merge inside."""
    with BREAKAGES[name]():
        yield
