"""Headings of texts as they are typed in one line: a semicolon between them."""

from core.model.fault import NotYet
from core.model.headed import MOST_HEADINGS, headings_in, headings_kept
from core.model.names import cleaned, normalised
from core.words import tr


def headings_typed(kept: str) -> str:
    """Return headings as they stand in a field."""
    return "; ".join(headings_in(kept))


def headings_read(typed: str) -> str:
    """Return typed headings as they are kept. Raises NotYet for too many, or one twice."""
    found = tuple(one for part in typed.split(";") if (one := cleaned(part)))
    if len(found) > MOST_HEADINGS:
        raise NotYet(
            tr("These are more than {most} texts.", most=MOST_HEADINGS),
            tr("The question keeps those it had."),
            tr("Leave some out."),
        )
    if len({normalised(one) for one in found}) < len(found):
        raise NotYet(
            tr("Two texts are headed alike."),
            tr("The question keeps those it had."),
            tr("Give one another heading."),
        )
    return headings_kept(found)
