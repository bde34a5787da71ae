"""A publication as tests have it: a round of nine cases and two statements."""

from core.model.bearing import Bearing
from core.programme.canonical import tool_digest
from core.programme.publication import (
    EVERYTHING,
    AnsweredRow,
    JudgedRow,
    Publication,
    PublishedTool,
    TextRow,
    statement,
)

ROUND = "5b1f7a3e-0c57-4a52-9d63-7c0a43b5f001"
_BEARINGS = (Bearing.MET, Bearing.NOT_MET, Bearing.UNKNOWN)


def publication(version: int = 1, *, of: str = ROUND, met: int = 5) -> Publication:
    """Return a version of the round, with so many cases met at its first statement."""
    asked = (
        statement("1", "Records", "Is the record up to date?", _BEARINGS),
        statement("2", "The plan", "Was the child’s café visit recorded?", _BEARINGS),
    )
    return Publication(
        of,
        version,
        "south-shire",
        "Spring 2014",
        "2014-05-01",
        cases=9,
        requests=30,
        returned=28,
        usable=26,
        tool=PublishedTool("records", "Records", tool_digest(asked), asked),
        judged=(
            JudgedRow("1", EVERYTHING, 9, met, 0, 8 - met, 0, 0, 1, 0),
            JudgedRow("2", EVERYTHING, 9, 3, 0, 5, 0, 1, 0, 0),
        ),
        answered=(AnsweredRow("1", "police", 9, 6, 0, 2, 0, 0, 1),),
        texts=(
            TextRow("finding", 1, "Records", "Records were not kept up to date."),
            TextRow("action", 1, "", "Look at each record.", "police", "2014-09-01", "under way"),
        ),
        corrects="" if version == 1 else "0" * 64,
    )
