"""Shares told in words that stand for a span of counts, so that no small count is given away.

Every span that holds a count under the threshold holds counts that reach it as well, and so
does what is left of the base: whoever knows the rule and the base still cannot tell a small
count from one that is not.
"""

from core.model.audience import THRESHOLD
from core.wording.numbers import AnyUnit, Unit
from core.words import tr


def least_in_words(least: int = THRESHOLD) -> int:
    """Return of how many at least a share is told, where a count under *least* is not."""
    return 2 * least + 1


def band_words(count: int, base: int, unit: AnyUnit, known: int = 0, least: int = THRESHOLD) -> str:
    """Return "three quarters or more of the returns"; of a small base that it is too small.

    How fine the spans are goes by how many returns are *known* to be there, where that is
    more than the base: else the words would give away how many are not in it. A count under
    the *least* that is told is never given away.
    """
    units = tr(unit.value[1])
    of = max(known, base)
    if of >= 4 * least:
        return _quarter(count, base, units)
    if of >= least_in_words(least):
        if 2 * count < base:
            return tr("fewer than half of the {units}", units=units)
        return tr("half or more of the {units}", units=units)
    return tr("a number of {units} too small to be told", units=units)


def _quarter(count: int, base: int, units: str) -> str:
    if 4 * count <= base:
        return tr("no more than a quarter of the {units}", units=units)
    if 2 * count < base:
        return tr("between a quarter and half of the {units}", units=units)
    if 4 * count < 3 * base:
        return tr("between half and three quarters of the {units}", units=units)
    return tr("three quarters or more of the {units}", units=units)


def no_share_words(unit: AnyUnit) -> str:
    """Return what stands in place of a share that would tell more beside another."""
    return tr("a share of the {units} that is not told", units=tr(unit.value[1]))


def number_of(count: int, unit: Unit, least: int = THRESHOLD) -> str:
    """Return "24 returns", or "fewer than 5 returns" where a count under *least* is not told."""
    if 0 < count < least:
        return tr("fewer than {most} {units}", most=least, units=tr(unit.value[1]))
    return unit.of(count)
