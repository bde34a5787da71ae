"""How other people's forms and tables are worded: nothing here is ever shown."""

import re
from typing import Final

OWN_TIMES: Final = (
    *("completion time", "submission date", "submitted", "submitdate", "date submitted"),
    *("recorded date", "recordeddate", "end date", "enddate", "timestamp", "end"),
    *("_submission_time", "date created"),
)
"""How forms tools head the time of sending, the likeliest first."""

CASES: Final = re.compile(r"\b(case|child|children|family|record|reference|ref|subject|adult)\b")
AGENCIES: Final = re.compile(r"\b(agency|agencies|organi[sz]ation|service|setting|who are you)\b")
DATES: Final = re.compile(r"\b(completed|date|when|submitted|returned)\b")
COMPLETED_ON: Final = re.compile(r"\b(completed|date of (?:audit|return)|filled in)\b")
"""Words in headings that speak of the case, the agency, or the day."""

SPEAKS_OF_COMMENT: Final = re.compile(
    r"\b(comments?|remarks?|notes?|explain|explanation|details?|describe|evidence|reasons?|"
    r"anything to add|anything else|say more|tell us|rationale|free text|observations?)\b"
)
IS_COMMENT: Final = re.compile(
    r"(?:(?:any|further|additional|other|your|please|free text|general|supporting|add)\s+)*"
    r"(?:comments?|remarks?|notes?|details|explanation|evidence|reasons?|rationale|observations?)"
    r"(?:\s*\(.*\))?[\s_.:]*\d*[\s:.]*"
)

QUESTIONS: Final = frozenset(
    (
        *("question", "questions", "item", "question number", "question no", "q", "no"),
        *("standard", "question text", "criterion", "criteria", "measure"),
    )
)
ANSWERS: Final = frozenset(
    ("answer", "answers", "response", "responses", "rating", "value", "grade", "score", "result")
)
COMMENTS: Final = frozenset(
    ("comment", "comments", "remark", "remarks", "notes", "details", "evidence")
)
"""Headings of tables with an answer a row."""

ANSWERED_HERE: Final = frozenset(("response", "open-ended response"))
IMPORTED: Final = '{"importid"'
"""What forms tools write in a line of their own below the headings."""

MEANT: Final = (
    (frozenset({"yes"}), frozenset({"✓", "✔", "☑", "yep", "yeah", "correct"})),
    (frozenset({"no"}), frozenset({"✗", "✘", "nope", "none seen"})),
    (
        frozenset({"not applicable", "n/a", "na", "not_applicable"}),
        frozenset({"not relevant", "notapplicable", "does not apply"}),
    ),
    (
        frozenset({"don't know", "dont know", "do not know", "dk", "dont_know"}),
        frozenset({"not sure", "unsure", "unknown", "not known", "unclear", "cannot say", "?"}),
    ),
)
"""What people write for an answer that is not one of its usual spellings."""
