"""How a sample was drawn and how it lies against the list, in words for a report."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.counting.collation import percent
from core.counting.sampling import Sample, Stratum, list_fingerprint
from core.wording.numbers import listed
from core.words import plural, tr


def method_words(sample: Sample, columns: Sequence[str]) -> str:
    """Return the method as a report states it, with the seed and what to check the list by."""
    over = tr(", balanced by {listed} in that order", listed=listed(columns)) if columns else ""
    return tr(
        "{count} of {count_2} drawn with seed {seed}{over}. "
        "Lines stand in the order of SHA-256 of the seed and their own content, and each kind "
        "is taken in that order, so that the same list and seed give the same sample on any "
        "computer. The list's fingerprint is {list_fingerprint}.",
        count=len(sample.lines),
        count_2=len(sample.listed),
        seed=sample.seed,
        over=over,
        list_fingerprint=list_fingerprint(sample.listed)[:16],
    )


def share_words(stratum: Stratum) -> str:
    """Return "its share 4.3", half up to one place."""
    share = Decimal(stratum.share.numerator) / Decimal(stratum.share.denominator)
    return tr("its share {quantize}", quantize=share.quantize(Decimal("0.1"), ROUND_HALF_UP))


def stratum_words(stratum: Stratum, sample: Sample) -> str:
    """Return "list 34 of 63 (54.0%), sample 4 of 8, its share 4.3"."""
    total, drawn = len(sample.listed), len(sample.lines)
    return tr(
        "list {listed} of {total} ({percent}%), sample {drawn} of {drawn_2}, {share_words}",
        listed=stratum.listed,
        total=total,
        percent=percent(stratum.listed, total),
        drawn=stratum.drawn,
        drawn_2=drawn,
        share_words=share_words(stratum),
    )


def unmet_words(sample: Sample) -> Iterator[str]:
    """Yield what could not be met: "F: 2 wanted, 1 drawn, 1 on the list"."""
    for stratum in sample.unmet:
        yield (
            tr(
                "{stratum}: {wanted} wanted, {drawn} drawn, {listed} on the list",
                stratum=stratum.value,
                wanted=stratum.wanted,
                drawn=stratum.drawn,
                listed=stratum.listed,
            )
        )


def gaps_words(sample: Sample) -> str:
    """Return how many combinations have no case; empty where each has one."""
    kinds = sample.combinations
    without = sum(not drawn for _, drawn, _ in kinds)
    if not without:
        return ""
    return tr(
        "{without} of {count} on the list have no {case}.",
        without=without,
        count=plural(len(kinds), "combination"),
    )
