"""Says why something typed is not taken as a date, in the same words wherever one is typed."""

from core.model.dates import FIRST_YEAR, LAST_YEAR, out_of_reach
from core.model.fault import shown
from core.words import tr


def no_date(written: str) -> tuple[str, str]:
    """Return why what was written is not taken as a date, and what to do."""
    if out_of_reach(written):
        return (
            tr("“{shown}” is too far away.", shown=shown(written)),
            tr("The year is between {first} and {last}.", first=FIRST_YEAR, last=LAST_YEAR),
        )
    return (
        tr("“{shown}” is not a date.", shown=shown(written)),
        tr("Write it as 5 March 2014 or 5/3/2014."),
    )
