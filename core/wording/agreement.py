"""How far agencies agree, in plain words first and as a number only where it may be."""

from collections.abc import Hashable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.counting.agreement import ENOUGH_ITEMS, Agreement
from core.counting.collation import on_the_scale
from core.model.tool import Answer, Item
from core.wording.numbers import Unit, listed


def same_answer_words(
    item: Item, allowed: Sequence[Answer], units: Sequence[Sequence[Hashable]]
) -> str:
    """Say how often everyone who answered for a case said the same.

    *units* are the answers on the scale, a sequence a case.
    """
    paired = [unit for unit in units if len(unit) > 1]
    if not paired:
        return f"{item.key}: no case has answers from two agencies to compare."
    same = sum(len(set(unit)) == 1 for unit in paired)
    off = [f"“{answer.label}”" for answer in allowed if not on_the_scale(answer)]
    besides = f" with other than {listed(off, 'or')}" if off else ""
    which = f"that two or more answered{besides}."
    if len(paired) == 1:
        did = "said the same" if same else "did not say the same"
        return f"{item.key}: the agencies {did} in the one case {which}"
    return f"{item.key}: the agencies said the same in {same} of {len(paired)} cases {which}"


def beyond_chance_words(found: Agreement) -> str:
    """Say how far that goes beyond chance, or why there is no figure for it."""
    if found.alpha is None or found.low is None or found.high is None:
        return _no_figure(found)
    low, high = two_places(found.low), two_places(found.high)
    return (
        f"Beyond chance: {two_places(found.alpha)}, where 1 is always the same and 0 is no more "
        f"than chance (Krippendorff's alpha, 95% interval {low} to {high}, "
        f"{Unit.CASES.of(found.items)})."
    )


def _no_figure(found: Agreement) -> str:
    if found.too_few:
        here = "there is" if found.items == 1 else "there are"
        return (
            "How far that goes beyond chance is worked out from "
            f"{Unit.CASES.of(ENOUGH_ITEMS)} on; {here} {found.items}."
        )
    return (
        "How far that goes beyond chance cannot be said: "
        "everyone gave the same answer throughout, so there is nothing to compare."
    )


def two_places(worked: float) -> str:
    """Return a number half up to two places, as every other number here; never "-0.00"."""
    exact = Decimal(f"{worked:.9f}").quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(exact if exact else abs(exact))
