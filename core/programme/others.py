"""What others' figures stand beside one's own: a region's and all partnerships', by year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from core.programme.compare import Trend
from core.programme.server.answers import ReleasedCell

REGION: Final = "region"
ALL: Final = "all"


class ReleasedShare(NamedTuple):
    """How many were met of those met, partly or not, over so many partnerships."""

    met: int
    base: int
    partnerships: int


@dataclass(frozen=True)
class OthersFigures:
    """The figures that were released of a region and of all, by statement and year.

    What is not there was hidden: too few partnerships or cases, or one of them too large.
    `released_on` is the day (ISO) the server last released any. `mapped` says which words go
    on as which others, as the office has it.
    """

    region: str = ""
    released_on: str = ""
    shares: Mapping[tuple[str, str, int], ReleasedShare] = field(default_factory=dict)
    mapped: Mapping[str, str] = field(default_factory=dict)

    def at(self, who: str, same: str, year: int) -> ReleasedShare | None:
        """Return what was released of a statement in a year; None where it is hidden."""
        return self.shares.get((who, same, year))

    @property
    def are_there(self) -> bool:
        """Whether anything was ever asked for."""
        return bool(self.released_on or self.shares)


NOBODY_ELSE: Final = OthersFigures()


def others_figures(cells: Iterable[ReleasedCell], region: str, released_on: str) -> OthersFigures:
    """Return released figures as they are compared; of other regions none is kept."""
    found = {}
    for cell in cells:
        wanted = cell.cube == ALL or (cell.cube == REGION and cell.part == region)
        if wanted:
            base = cell.met + cell.partly + cell.not_met
            share = ReleasedShare(cell.met, base, cell.partnerships)
            found[cell.cube, cell.same, cell.year] = share
    return OthersFigures(region, released_on, found)


def sames_of(trends: Iterable[Trend]) -> tuple[str, ...]:
    """Return by what the statements of some trends are known, each once."""
    found = (one.asked.same for trend in trends for one in trend.spans)
    return tuple(dict.fromkeys(found))


def fetched(service: str, sames: tuple[str, ...]) -> OthersFigures:
    """Ask a server for what it released, on any thread. Raises NotReached or Refused."""
    from core.programme.server.connection import connected
    from core.programme.server.doors import joined_over, released_over, state_over

    with connected(service) as server:
        state, cells = state_over(server), released_over(server, sames)
        mapped = joined_over(server, sames)
    return replace(others_figures(cells, state.region, state.released_on), mapped=mapped)
