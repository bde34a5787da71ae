"""How files from outside are worded, ours and other people's: nothing here is ever shown."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from core.model.names import normalised

CASE, AGENCY, COMPLETED, NIL = "case", "agency", "completed on", "nil"
"""The headings, as compared, that say whose return it is, from when, and that it is a nil."""

LIST_HEADINGS: Final = frozenset(
    ("case", "agency", "completed on", "asked", "due", "status", "statement", "agreed")
) | frozenset(("age", "sex", "team", "pathway", "papers", "status at end", "outline"))
"""Every heading that is not a question's, as it is compared."""

# Other spellings of one answer. A group counts only where exactly one answer of
# the set belongs to it, so nothing is ever guessed.
ALSO_WRITTEN: Final = (
    frozenset({"yes", "y", "true"}),
    frozenset({"no", "n", "false"}),
    frozenset({"not applicable", "n/a", "na", "n.a.", "not_applicable"}),
    frozenset({"don't know", "dont know", "do not know", "dk", "dont_know"}),
)

IN_OTHER_WORDS: Final = (
    frozenset({"reference", "ref", "case reference", "child", "young person", "family", "adult"})
    | frozenset({"person", "place", "site", "meeting", "conference", "organisation", "school"})
    | frozenset({"organization", "home", "record", "referral", "incident", "ward"})
)
"""How a list heads what is audited where it does not say "case"."""

REFERENCES: Final = ("case", "reference", "ref", "case reference")
"""How a list of all eligible heads its references."""

OWN_TIMES: Final = (
    *("completion time", "submission date", "submitted", "submitdate", "date submitted"),
    *("recorded date", "recordeddate", "end date", "enddate", "timestamp", "end"),
    *("_submission_time", "submissiondate", "date created", "ended", "submitdate. date submitted"),
    *("amser cwblhau",),
)
"""How forms tools head the time of sending, the likeliest first."""

CASES: Final = re.compile(
    r"\b(case|child|children|family|record|reference|ref|subject|adult|"
    r"achos|plentyn|cyfeirnod|teulu|oedolyn)\b"
)
AGENCIES: Final = re.compile(
    r"\b(agency|agencies|organi[sz]ations?|service|setting|team|department|provider|who are you|"
    r"asiantaeth|sefydliad|gwasanaeth)\b"
)
DATES: Final = re.compile(r"\b(completed|date|when|submitted|returned|dyddiad)\b")
COMPLETED_ON: Final = re.compile(
    r"\b(completed|completion|date of (?:audit|return)|filled in|dyddiad cwblhau|cwblhawyd)\b"
)
"""Words in headings that speak of the case, the agency, or the day."""

SAYS_WHO: Final = re.compile(r"\b(birth|born|dob|nhs|address|postcode|(?:fore|sur)?names?)\b")
"""Words in headings under which nothing is looked for: it may say who somebody is."""

JUST_CASE: Final = frozenset(
    ("case", "child", "children", "family", "adult", "person", "record", "reference", "ref")
) | frozenset(("number", "no", "id", "yp", "subject"))
"""What may stand before the letter or number of a reference, whatever the audit calls it."""

A_DAY: Final = frozenset(
    ("date", "day", "audit date", "date of audit", "date audited", "return date", "returned")
)
"""What stands before a day above a form's headings, and says no more of it."""

OTHER_DAYS: Final = re.compile(
    r"\b(start(?:ed)?|begun|began|opened|closed|closure|sent|asked|due|received|by when|birth|"
    r"referr(?:al|ed)|meetings?|visits?|conference|incident|contact|allocated)\b"
)
"""Words in headings of days on which something else was than the return was completed."""

SPEAKS_OF_COMMENT: Final = re.compile(
    r"\b(comments?|commentary|remarks?|notes?|narrative|justif(?:y|ication)|explain|"
    r"explanation|details?|describe|evidence|reasons?|example|supporting information|"
    r"anything to add|anything else|say more|tell us|rationale|free text|observations?|"
    r"please specify|sylwadau?|sylw)\b"
)
IS_COMMENT: Final = re.compile(
    r"(?:(?:any|further|additional|other|your|please|free text|general|supporting|add)\s+)*"
    r"(?:comments?|commentary|remarks?|notes?|narrative|justification|details?|explanation|"
    r"evidence|reasons?|rationale|observations?|text|information|examples?|"
    r"sylwadau?|sylw)"
    r"(?:\s*\(.*\))?[\s_.:]*\d*[\s:.]*|"
    r"(?:if (?:not|so|no|yes|other|applicable),? )?(?:please )?"
    r"(?:(?:say |tell us |explain )?why(?: not)?|explain|describe|specify|say more|"
    r"(?:give|add) (?:details|reasons?|an explanation))[?.: ]*\d*"
)

IF_ANSWERED: Final = re.compile(
    r"why\b|(?:if|where) (?:you (?:said|answered|ticked|chose) )?[\"'“‘]?"
    r"(?:yes|no|not|so|other|n/?a|don'?t know|applicable|any)\b"
)
"""How a heading begins that asks for more where the question before it was answered so."""

OF_ALL: Final = re.compile(
    r"\b(general|overall|final|closing|any other|other|further|additional)\b"
)
"""Words before "comments" that say that they are not of the question above them."""

QUESTIONS: Final = frozenset(
    (
        *("question", "questions", "item", "question number", "question no", "q", "no"),
        *("q no", "q number", "qu no", "question ref", "item no", "item number"),
        *("standard", "question text", "criterion", "criteria", "measure", "area"),
        *("areas", "domain", "indicator", "topic", "aspect", "audit question"),
    )
)
ANSWERS: Final = frozenset(
    ("answer", "answers", "response", "responses", "rating", "value", "grade", "score", "result")
)
ASKED_SHORT: Final = frozenset(
    ("yes/no", "y/n", "yes / no", "yes or no", "yes/no/na", "yes/no/n/a", "y/n/na", "met?")
)
"""How a form heads its answers by what they may be."""
COMMENTS: Final = frozenset(
    ("comment", "comments", "remark", "remarks", "notes", "details", "evidence", "narrative")
) | frozenset(("commentary", "rationale", "justification", "reason", "reasons", "explanation"))
"""Headings of tables with an answer a row."""

COMMENT_WORDS: Final = COMMENTS - {"details"}
"""Words that make of a heading one of comments on what else it says."""

ANSWERED_HERE: Final = frozenset(("response", "open-ended response"))
CHOSEN: Final = frozenset(("selected choice", "response", "answer"))
"""What forms tools write behind a question that has an "Other" beside it."""
IMPORTED: Final = '{"importid"'
"""What forms tools write in a line of their own below the headings."""

_WELSH_YES: Final = ("ydy", "ydyn", "ydw", "oes", "do", "ie", "oedd")
_WELSH_NO: Final = ("nac ydy", "nac ydyn", "nac oes", "naddo", "nage", "nac oedd")
MEANT: Final = (
    (
        frozenset({"yes"}),
        frozenset({"✓", "✔", "☑", "√", "ü", "þ", "yep", "yeah", "correct", *_WELSH_YES}),
    ),
    (frozenset({"no"}), frozenset({"✗", "✘", "☒", "û", "ý", "nope", "none seen", *_WELSH_NO})),
    (
        frozenset({"not applicable", "n/a", "na", "not_applicable"}),
        frozenset(
            {
                "not relevant",
                "notapplicable",
                "does not apply",
                "ddim yn berthnasol",
                "amherthnasol",
            }
        ),
    ),
    (
        frozenset({"don't know", "dont know", "do not know", "dk", "dont_know"}),
        frozenset(
            {
                "not sure",
                "unsure",
                "unknown",
                "not known",
                "nk",
                "n/k",
                "n.k",
                "unclear",
                "cannot say",
                "ddim yn gwybod",
                "ansicr",
                "?",
            }
        ),
    ),
)
"""What people write for an answer that is not one of its usual spellings.

ü and û are what is left of a tick and a cross in a typeface of signs.
"""

TAKES_BACK: Final = re.compile(
    r"(?:but |only |not )*(?:most(?:ly)?|part(?:ly|ial|ially)?|mainly|sometimes|in part|fully|some|"
    r"always|entirely|often|usually|no|yes)\b.{0,12}"
)
"""What behind an answer makes another answer of it."""

FORM_COLUMNS: Final = frozenset(
    (
        *("id", "#", "start time", "completion time", "start date", "end date", "last modified"),
        *("last modified time", "language", "email", "email address", "name", "first name"),
        *("last name", "timestamp", "submitted", "submission date", "date created"),
        *("date modified", "respondent id", "response id", "collector id", "collector", "progress"),
        *("duration (in seconds)", "time taken to complete", "ip address", "custom data 1"),
        *("start", "end", "today", "deviceid", "username", "_id", "_uuid", "_index", "_status"),
        *("_submission_time", "_validation_status", "_notes", "_submitted_by", "__version__"),
        *("_tags", "total points", "quiz feedback", "grade posted time", "user id", "network id"),
        *("submission ip", "submission id", "submitdate", "lastpage", "startlanguage", "seed"),
        *("datestamp", "startdate", "enddate", "ipaddr", "refurl", "token", "lastpage"),
        *("finished", "status", "response type", "recordeddate", "recorded date", "responseid"),
        *("recipientlastname", "recipientfirstname", "recipientemail", "externalreference"),
        *("recipient last name", "recipient first name", "recipient email", "userlanguage"),
        *("external data reference", "locationlatitude", "locationlongitude", "user language"),
        *("location latitude", "location longitude", "distributionchannel", "date submitted"),
        *("distribution channel", "ipaddress", "instanceid", "meta/instanceid", "submission_id"),
        *("userid", "started", "ended", "time taken", "tracking link", "unique id number"),
        *("meta/rootuuid", "formhub/uuid", "_parent_index", "_submission__id", "_geolocation"),
        *("id. response id", "lastpage. last page", "submitdate. date submitted", "last page"),
        *("startlanguage. start language", "start language", "seed. seed", "date started"),
        *("startdate. date started", "datestamp. date last action", "date last action"),
        *("amser dechrau", "amser cwblhau", "e-bost", "enw", "amser yr addasiad olaf", "iaith"),
        *("objectid", "globalid", "creationdate", "creator", "editdate", "editor"),
        *("last update date", "flow name", "referrer", "user agent", "unique id", "userno"),
        *("time started", "time submitted", "time completed", "key", "submissiondate"),
        *("submitterid", "submittername", "attachmentspresent", "attachmentsexpected"),
        *("meta-instanceid", "reviewstate", "edits", "formversion", "devicephonenum"),
    )
)
"""Headings that forms tools add of their own; nothing of the audit stands under them."""

_OF_A_QUIZ: Final = ("points - ", "feedback - ")


SENT_WHEN: Final = frozenset(
    ("submitdate", "date submitted", "submitdate. date submitted", "completion time", "ended")
)
FINISHED: Final = frozenset(("finished", "completed?", "complete"))
PROGRESS: Final = frozenset(("progress",))
STATE: Final = frozenset(("status", "response status", "submission status"))
UNFINISHED: Final = frozenset(
    (
        "partial",
        "incomplete",
        "in progress",
        "in_progress",
        "started",
        "draft",
        "partially complete",
    )
)
"""How forms tools say whether a form was sent off: by a time, a tick, a share, or a word."""


def is_a_forms_own(plain: str) -> bool:
    """Return whether a heading, as compared, is one that a forms tool adds of its own."""
    return plain in FORM_COLUMNS or plain.startswith(_OF_A_QUIZ)


HEADLESS: Final = ("Question", "Answer", "Comment", "Column")
"""The headings that a form without any is read under."""

_SUBJECT: Final = (
    r"(?:child|children|family|young person|adult|person|case|individual|patient|pupil)"
)
_US: Final = (
    r"(?:(?:us|the|our|this|your)(?: (?:service|agency|team|organisation|school|practice))?)"
)
_WITH_IT: Final = rf"(?: (?:with|of|for|on|about) (?:this|the|that) {_SUBJECT})?"
SAYS_NIL: Final = re.compile(
    rf"(?:(?:we|our service|our agency|the service|the agency) )?(?:(?:hold|have|had|has|held) )?"
    rf"no (?:records?|trace|contact|involvement|knowledge|information)"
    rf"(?: (?:is |are |was )?(?:held|found))?{_WITH_IT}|nil(?: return)?|"
    rf"(?:(?:this )?{_SUBJECT} (?:is|was) )?(?:not|never|un) ?known(?: to {_US})?|"
    rf"(?:we |our service |our agency )?(?:were|was|are|is|have been|has been)? ?(?:not|never) "
    rf"involved{_WITH_IT}|(?:we )?(?:do|does|did) not (?:hold|have) (?:a |any )?records?{_WITH_IT}"
)
"""How it is said that no record is held: over the column for it, or in place of answers."""

KNOWN: Final = "known"
SAYS_KNOWN: Final = re.compile(
    rf"(?:(?:was|is|were) )?(?:(?:the|this) )?(?:{_SUBJECT} )?known to {_US}"
    rf"|(?:(?:do|does) (?:you|your agency|your service) )?(?:hold|have) (?:a |any )?records?"
    rf"{_WITH_IT}"
    rf"|(?:(?:were you|was your (?:agency|service)|are you|agency|service) )?involved"
    rf"{_WITH_IT}|known|(?:any )?(?:involvement|records?(?: held)?|contact){_WITH_IT}"
)
"""How a table heads the column in which No says that no record is held."""

AGENCIES_CALLED: Final = (
    (
        *("children's social care", "children's services", "children's social work", "csc"),
        *("social services", "social care", "social work", "children and families", "cypf"),
        *("social worker", "sw", "allocated social worker", "children's social work service"),
        *("local authority children's services", "safeguarding and family support"),
    ),
    (
        *("police", "constabulary", "public protection unit", "public protection", "ppu"),
        *("child abuse investigation unit", "caiu", "police public protection"),
    ),
    (
        *("gp", "general practice", "general practitioner", "doctor", "family doctor"),
        *("primary care", "gp practice", "doctors surgery", "gp surgery", "medical practice"),
    ),
    ("health visiting", "health visitor", "hv", "hv service"),
    ("school nursing", "school nurse", "school health", "school health nursing"),
    (
        *("camhs", "child and adolescent mental health", "children's mental health", "cyps"),
        *("child and adolescent mental health service", "cymhs", "cypmhs"),
    ),
    (
        *(
            "domestic abuse support",
            "domestic violence support",
            "idva",
            "da",
            "dv",
            "da service",
            "da support",
        ),
        *("domestic abuse service", "domestic violence service", "dv support", "dv service"),
        *("women's aid", "refuge"),
    ),
    ("youth justice", "youth offending", "yot", "yos", "yjs", "youth justice service"),
    ("probation", "national probation service", "nps", "probation service"),
    ("midwifery", "maternity", "midwife", "midwives", "community midwifery"),
    (
        *("drug and alcohol", "substance misuse", "substance use", "drugs and alcohol"),
        *("drug and alcohol service", "substance misuse service", "addiction"),
    ),
    ("emergency department", "a&e", "accident and emergency", "ed"),
    ("adult social care", "adults' social care", "adult services", "asc"),
    ("adult mental health", "community mental health", "cmht", "amh"),
    ("ambulance", "ambulance service", "paramedics"),
    ("fire and rescue", "fire service", "fire brigade"),
    ("housing", "housing association", "housing options", "housing department"),
    ("paediatrics", "community paediatrics", "paediatrician", "children's hospital"),
)
"""What kinds of agencies are called, whichever of it an audit has."""

NAME_WORDS: Final = (
    *("child", "children", "reference", "record", "subject"),
    *("agency", "agencies", "organisation", "organization", "service", "department", "provider"),
)
"""Words over columns of cases and agencies that are known with a letter amiss."""

IS_MARKING: Final = re.compile(
    r"(?:(?:classification|sensitivity|marking|security)\s*:?\s*)?(?:nhs )?(?:unclassified|public|"
    r"internal|confidential|private|restricted|protect|official)(?:\W+(?:sensitive|personal|"
    r"commercial|confidential|private|only|use|for|internal|personal data|and))*"
)
"""What an office's program puts above or below every page of its own."""

PREVIEW_HEADINGS: Final = frozenset(("response type", "status", "distribution channel"))
PREVIEWS: Final = frozenset(("survey preview", "preview", "survey test", "test"))
"""How forms tools mark a row that somebody made to look at the form."""

WORKED_WITH_HEADINGS: Final = ("worked with", "worked with the case", "worked with the child")
WORKED_WITH: Final = frozenset({"worked with", "worked with, not asked"})
"""How a list of requests heads, and says, that an agency worked with a case."""

TICKS: Final = frozenset({"yes", "y", "x", "1", "true", "✓", "✔", "☑", "ü", "þ"})
NO_TICKS: Final = frozenset({"", "no", "n", "0", "false", "-", "–", "☐"})
"""What stands in such a column."""


def heads_a_list(
    line: Sequence[str], column: int = 0, audited: Collection[str] = frozenset()
) -> bool:
    """Return whether a line, put down from a column on, heads the columns of a list of cases.

    They stand in whatever order; in the first column the word for a reference will do, or
    what the audit calls what it *audited*.
    """
    said = [name for cell in line if (name := normalised(cell))]
    known = set(said) & (LIST_HEADINGS | IN_OTHER_WORDS)
    return len(known) > 1 or (not column and len(said) > 1 and said[0] in {*REFERENCES, *audited})
