"""How a sample was drawn and how it lies against the list, in words for a report."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.counting.collation import percent
from core.counting.sampling import Sample, Stratum, list_fingerprint
from core.wording.numbers import listed, plural


def method_words(sample: Sample, columns: Sequence[str]) -> str:
    """Return the method as a report states it, with the seed and what to check the list by."""
    over = f", balanced by {listed(columns)} in that order" if columns else ""
    return (
        f"{len(sample.lines)} of {len(sample.listed)} drawn with seed {sample.seed}{over}. "
        "Lines stand in the order of SHA-256 of the seed and their own content, and each kind "
        "is taken in that order, so that the same list and seed give the same sample on any "
        f"computer. The list's fingerprint is {list_fingerprint(sample.listed)[:16]}."
    )


def share_words(stratum: Stratum) -> str:
    """Return "its share 4.3", half up to one place."""
    share = Decimal(stratum.share.numerator) / Decimal(stratum.share.denominator)
    return f"its share {share.quantize(Decimal('0.1'), ROUND_HALF_UP)}"


def stratum_words(stratum: Stratum, sample: Sample) -> str:
    """Return "list 34 of 63 (54.0%), sample 4 of 8, its share 4.3"."""
    total, drawn = len(sample.listed), len(sample.lines)
    return (
        f"list {stratum.listed} of {total} ({percent(stratum.listed, total)}%), "
        f"sample {stratum.drawn} of {drawn}, {share_words(stratum)}"
    )


def unmet_words(sample: Sample) -> Iterator[str]:
    """Yield what could not be met: "F: 2 wanted, 1 drawn, 1 on the list"."""
    for stratum in sample.unmet:
        yield (
            f"{stratum.value}: {stratum.wanted} wanted, {stratum.drawn} drawn, "
            f"{stratum.listed} on the list"
        )


def gaps_words(sample: Sample) -> str:
    """Return how many combinations have no case; empty where each has one."""
    kinds = sample.combinations
    without = sum(not drawn for _, drawn, _ in kinds)
    if not without:
        return ""
    return f"{without} of {plural(len(kinds), 'combination')} on the list have no case."
