"""When an immediate concern was passed on: as it is typed, as it is kept."""

from datetime import datetime
from typing import Final

from core.model.clock import moment_of
from core.model.dates import within_reach
from core.model.fault import NotYet, shown
from core.words import tr

SAFE: Final = tr("The concern is as it was.")


def told_at(text: str, raised: str, at: datetime) -> str:
    """Return when somebody was told as it is kept: "12:05" on the day it was *raised*, else ISO.

    *raised* is ISO, *at* is now. Raises NotYet for what is no time, or still to come.
    """
    found = moment_of(text, at.date())
    if found is None or not within_reach(int(found[:4])):
        raise NotYet(
            tr("“{shown}” is not a time.", shown=shown(text)), SAFE, tr("Write it as 12:05.")
        )
    if found > at.isoformat(timespec="minutes"):
        raise NotYet(
            tr("“{shown}” is still to come.", shown=shown(text)),
            SAFE,
            tr("Write when it was, with the day where it was another: 9 April, 15:30."),
        )
    same_day = found[:10] == (raised or found)[:10]
    return found[11:] if same_day and "T" in found else found
