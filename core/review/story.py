"""A story changed for the public: that what is told instead fits no real case alone."""

from core.model.fault import NotYet
from core.model.snapshot import Snapshot
from core.review.settled import Replacement, changing
from core.review.singled_out import Traits
from core.words import tr


def check_change(real: Snapshot, text: str, change: Replacement) -> None:
    """Raise NotYet where a text with other details still fits one real case, or another one."""
    traits = Traits(real)
    before, told = traits.singled_out(text), changing([change])(text)
    after = traits.singled_out(told)
    if after is None:
        return
    nothing = tr("Nothing was changed.")
    same = before is not None and traits.fits(before.told) == traits.fits(after.told)
    if same:
        raise NotYet(
            tr("“{instead}” still fits the real {case} alone.", instead=change.instead),
            nothing,
            tr(
                "Change the age, sex, family, order or whatever else is told, until it fits nobody."
            ),
        )
    raise NotYet(
        tr("“{instead}” would make it another real {case}.", instead=change.instead),
        nothing,
        tr("Choose details that none of the {cases} has."),
    )
