"""What is said of a passphrase that was changed, and of what does not follow it."""

from core.model.clock import date_text
from core.model.kept_copy import LockedAnew
from core.wording.numbers import listed
from core.words import plural, tr


def locked_anew_words(told: LockedAnew) -> str:
    """Return what follows the new passphrase, and what is out of its reach, by name."""
    followed = tr("The audit is locked with the new passphrase.")
    if told.copies:
        copies = plural(told.copies, "copy", "copies")
        followed += " " + tr("{copies} on this computer follow it.", copies=copies)
    reach = [
        tr("the copy of {day}, {time}", day=date_text(one.at), time=one.at[11:16])
        for one in told.earlier
    ]
    if told.away:
        reach.append(tr("those in the second place “{name}”, which is away", name=told.away))
    reach.append(tr("copies you kept yourself"))
    out = tr("Locked as they were, and out of reach: {what}.", what=listed(reach))
    return f"{followed} {out}"
