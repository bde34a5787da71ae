"""How far agencies agree, in plain words first and as a number only where it may be."""

from collections.abc import Hashable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.counting.agreement import ENOUGH_ITEMS, Agreement
from core.counting.collation import on_the_scale
from core.model.tool import Answer, Item
from core.wording.numbers import Unit, listed
from core.words import tr


def same_answer_words(
    item: Item, allowed: Sequence[Answer], units: Sequence[Sequence[Hashable]]
) -> str:
    """Say how often everyone who answered for a case said the same.

    *units* are the answers on the scale, a sequence a case.
    """
    paired = [unit for unit in units if len(unit) > 1]
    if not paired:
        return tr("{item}: no {case} has answers from two agencies to compare.", item=item.key)
    same = sum(len(set(unit)) == 1 for unit in paired)
    off = [f"“{answer.label}”" for answer in allowed if not on_the_scale(answer)]
    besides = tr(" with other than {listed}", listed=listed(off, "or")) if off else ""
    which = tr("that two or more answered{besides}.", besides=besides)
    if len(paired) == 1:
        did = tr("said the same") if same else tr("did not say the same")
        return tr(
            "{item}: the agencies {did} in the one {case} {which}",
            item=item.key,
            did=did,
            which=which,
        )
    return tr(
        "{item}: the agencies said the same in {same} of {count} {cases} {which}",
        item=item.key,
        same=same,
        count=len(paired),
        which=which,
    )


def beyond_chance_words(found: Agreement) -> str:
    """Say how far that goes beyond chance, or why there is no figure for it."""
    if found.alpha is None or found.low is None or found.high is None:
        return _no_figure(found)
    low, high = two_places(found.low), two_places(found.high)
    return tr(
        "Beyond chance: {two_places}, where 1 is always the same and 0 is no more "
        "than chance (Krippendorff's alpha, 95% interval {low} to {high}, "
        "{count}).",
        two_places=two_places(found.alpha),
        low=low,
        high=high,
        count=Unit.CASES.of(found.items),
    )


def _no_figure(found: Agreement) -> str:
    if found.too_few:
        here = tr("there is") if found.items == 1 else tr("there are")
        return tr(
            "How far that goes beyond chance is worked out from {count} on; "
            "{here} {items} where at least two agencies answered.",
            count=Unit.CASES.of(ENOUGH_ITEMS),
            here=here,
            items=found.items,
        )
    return tr(
        "How far that goes beyond chance cannot be said: "
        "everyone gave the same answer throughout, so there is nothing to compare."
    )


def two_places(worked: float) -> str:
    """Return a number half up to two places, as every other number here; never "-0.00"."""
    exact = Decimal(f"{worked:.9f}").quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(exact if exact else abs(exact))
