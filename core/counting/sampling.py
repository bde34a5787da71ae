"""Draws a sample from the list of all eligible, balanced over columns, the same everywhere.

The order of chance is SHA-256 of the seed and each line's own content: no random
generator, no position in the list, no version of a language has a part in it.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from unicodedata import normalize

from core.counting.balancing import Kind, balanced, distance
from core.model.names import cleaned, normalised
from core.words import tr

Quotas = Mapping[int, Mapping[str, int]]
"""How many cases are wanted of each value, by the number of the column."""


@dataclass(frozen=True, slots=True)
class EligibleLine:
    """One line of the list: its number there, its fingerprint, and what kind it is."""

    number: int
    fingerprint: str
    kind: Kind


def fingerprint(cells: Mapping[str, str]) -> str:
    """Return what stands for a line's content, whatever the order of its columns.

    64 hexadecimal digits. Headings and cells are compared as `normalised` does,
    so that a workbook and a CSV of the same list agree; empty cells say nothing.
    """
    said = sorted(
        (normalised(heading), normalised(cell)) for heading, cell in cells.items() if cleaned(cell)
    )
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def list_fingerprint(lines: Sequence[EligibleLine]) -> str:
    """Return what stands for a whole list, whatever the order of its lines."""
    return fingerprint_of(line.fingerprint for line in lines)


def fingerprint_of(keys: Iterable[str]) -> str:
    """Return what stands for a list by the fingerprints of its lines."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()


def by_chance(lines: Sequence[EligibleLine], seed: str) -> tuple[EligibleLine, ...]:
    """Return the lines in the order of chance of a seed.

    Lines alike in every cell are told apart by counting them, so either may be drawn. Of the
    seed only what is printed counts: no blank around it, no other coding of the same letters.
    """
    seed = " ".join(normalize("NFC", cleaned(seed)).split())
    seen: Counter[str] = Counter()
    keyed = []
    for line in sorted(lines, key=lambda line: (line.fingerprint, line.number)):
        seen[line.fingerprint] += 1
        said = f"{seed}\n{line.fingerprint}\n{seen[line.fingerprint]}"
        keyed.append((hashlib.sha256(said.encode()).hexdigest(), line))
    return tuple(line for _, line in sorted(keyed, key=lambda pair: pair[0]))


def shares(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Return whole numbers that add up to *size* and lie nearest to each value's share.

    What is left over goes to the largest remainders; of equal ones to the value
    that is more on the list, then to the first by name.
    """
    total = sum(counts.values())
    exact = {value: Fraction(size * count, total) for value, count in counts.items()}
    found = {value: int(share) for value, share in exact.items()}
    first = sorted(counts, key=lambda value: (found[value] - exact[value], -counts[value], value))
    for value in first[: size - sum(found.values())]:
        found[value] += 1
    return found


def kinds_in_order(kinds: Iterable[Kind]) -> list[Kind]:
    """Return kinds as they are listed: by their first column, then by the next."""
    return sorted(kinds, key=lambda kind: tuple(map(in_order, kind)))


def share_of(size: int, listed: int, total: int) -> Fraction:
    """Return what the list would give of a value, before rounding; nothing where it is empty."""
    return Fraction(size * listed, total) if total else Fraction(0)


@dataclass(frozen=True, slots=True)
class Stratum:
    """One value of one column: the list against the sample.

    `share` is what the list would give before rounding, `wanted` the quota.
    """

    column: int
    value: str
    listed: int
    share: Fraction
    wanted: int
    drawn: int

    @property
    def met(self) -> bool:
        """Whether the sample holds as many as were wanted."""
        return self.drawn == self.wanted


@dataclass(frozen=True)
class Sample:
    """What was drawn: lines in the order of the list, strata in the order of the columns."""

    seed: str
    lines: tuple[EligibleLine, ...]
    listed: tuple[EligibleLine, ...]
    strata: tuple[Stratum, ...]

    @property
    def size(self) -> int:
        """How many lines are in it."""
        return len(self.lines)

    @property
    def total(self) -> int:
        """How many lines were listed."""
        return len(self.listed)

    @cached_property
    def fingerprint(self) -> str:
        """What to know the list by."""
        return list_fingerprint(self.listed)

    @property
    def unmet(self) -> tuple[Stratum, ...]:
        """The quotas that are not met."""
        return tuple(stratum for stratum in self.strata if not stratum.met)

    @cached_property
    def combinations(self) -> tuple[tuple[Kind, int, int], ...]:
        """Every kind of line on the list, with how many were drawn of how many listed."""
        listed = Counter(line.kind for line in self.listed)
        drawn = Counter(line.kind for line in self.lines)
        return tuple((kind, drawn[kind], listed[kind]) for kind in kinds_in_order(listed))


def draw(
    lines: Sequence[EligibleLine], size: int, seed: str, quotas: Quotas | None = None
) -> Sample:
    """Draw *size* lines so that each column's quotas are met as nearly as the list allows.

    Columns count by their order: the first is balanced before the second. Values
    without a quota of their own have their share of what the others leave.
    Within a kind the order of chance decides. Raises ValueError when the list is
    shorter than the sample, or a column's quotas exceed it.
    """
    if not 0 < size <= len(lines):
        raise ValueError(f"{size} cannot be drawn from a list of {len(lines)}")
    order = by_chance(lines, seed)
    wanted = wanted_of(lines, size, quotas or {})
    kinds = balanced([line.kind for line in order], size, wanted)
    left = Counter(kinds)
    drawn = []
    for line in order:
        if left[line.kind]:
            left[line.kind] -= 1
            drawn.append(line)
    return _sample(seed, drawn, lines, wanted)


def replaced(sample: Sample, out: int, left_out: frozenset[int] = frozenset()) -> Sample | None:
    """Return the sample with line number *out* replaced by the next by the same seed.

    The next of the same kind steps in; where there is none, the one that keeps the
    balance best. None when the list is exhausted. *left_out* never steps in.
    """
    gone = next(line for line in sample.lines if line.number == out)
    kept = [line for line in sample.lines if line.number != out]
    passed = {line.number for line in sample.lines} | left_out
    free = [line for line in by_chance(sample.listed, sample.seed) if line.number not in passed]
    wanted = _grouped(sample.strata)
    if not free:
        return None

    def cost(line: EligibleLine) -> tuple[bool, tuple[int, ...]]:
        counts = Counter([*(one.kind for one in kept), line.kind])
        return line.kind != gone.kind, distance(counts, wanted)

    return _sample(sample.seed, [*kept, min(free, key=cost)], sample.listed, wanted)


def _grouped(strata: Sequence[Stratum]) -> list[dict[str, int]]:
    columns = max((stratum.column for stratum in strata), default=-1) + 1
    found: list[dict[str, int]] = [{} for _ in range(columns)]
    for stratum in strata:
        found[stratum.column][stratum.value] = stratum.wanted
    return found


def wanted_of(lines: Sequence[EligibleLine], size: int, quotas: Quotas) -> list[dict[str, int]]:
    """Return the quota of every value of every column.

    Raises ValueError when the quotas of a column do not add up to *size*.
    """
    found = []
    for column in range(len(lines[0].kind)):
        listed = Counter(line.kind[column] for line in lines)
        own = dict(quotas.get(column, {}))
        rest = {value: count for value, count in listed.items() if value not in own}
        spare = size - sum(own.values())
        if spare < 0 or (spare and not rest):
            raise ValueError(f"the quotas of column {column} do not add up to {size}")
        found.append({**own, **(shares(rest, spare) if rest else {})})
    return found


def _sample(
    seed: str,
    drawn: Sequence[EligibleLine],
    listed: Sequence[EligibleLine],
    wanted: Sequence[Mapping[str, int]],
) -> Sample:
    strata = []
    for column, quota in enumerate(wanted):
        on_list = Counter(line.kind[column] for line in listed)
        in_sample = Counter(line.kind[column] for line in drawn)
        strata += [
            Stratum(
                column,
                value,
                on_list[value],
                share_of(len(drawn), on_list[value], len(listed)),
                quota[value],
                in_sample[value],
            )
            for value in sorted(quota, key=in_order)
        ]
    lines = tuple(sorted(drawn, key=lambda line: line.number))
    return Sample(seed, lines, tuple(listed), tuple(strata))


def in_order(value: str) -> tuple[int, str]:
    """Return what values are listed by: bands by where they begin, before words."""
    first = value.split(" ", 1)[0]
    return (int(first), value) if first.isdecimal() and len(first) < 10 else (sys.maxsize, value)


def bands(edges: Sequence[int]) -> list[str]:
    """Return the names of bands that begin at *edges*: "0 to 4", "5 to 11", "12 and over"."""
    named = [tr("{low} to {number}", low=low, number=high - 1) for low, high in pairwise(edges)]
    return [*named, tr("{edges} and over", edges=edges[-1])]


def band(number: int, edges: Sequence[int]) -> str | None:
    """Return the band a number falls in; None below the first."""
    place = sum(edge <= number for edge in edges)
    return bands(edges)[place - 1] if place else None
