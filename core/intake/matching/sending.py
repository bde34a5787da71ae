"""What a forms tool says of whether a form was sent off, or only begun."""

from core.intake.grid import Grid, Row
from core.intake.others_words import FINISHED, NO_TICKS, PROGRESS, SENT_WHEN, STATE, UNFINISHED
from core.model.names import normalised

_WHOLE = 100


def never_sent(grid: Grid) -> frozenset[int]:
    """Return the rows of which a form's own columns say that nobody sent them off.

    A time of sending says so only where other rows have one.
    """
    found: set[int] = set()
    for at, heading in enumerate(grid.plain_headings):
        if heading in SENT_WHEN and any(row.at(at) for row in grid.rows):
            found |= {row.number for row in grid.rows if not row.at(at)}
        elif heading in FINISHED:
            found |= {row.number for row in grid.rows if normalised(row.at(at)) in NO_TICKS - {""}}
        elif heading in PROGRESS:
            found |= {row.number for row in grid.rows if _is_part(row, at)}
        elif heading in STATE:
            found |= {row.number for row in grid.rows if normalised(row.at(at)) in UNFINISHED}
    return frozenset(found)


def _is_part(row: Row, at: int) -> bool:
    """Return whether less than the whole was filled in, in per cent."""
    said = row.at(at).removesuffix("%").strip()
    return said.isdecimal() and len(said) < 4 and int(said) < _WHOLE
