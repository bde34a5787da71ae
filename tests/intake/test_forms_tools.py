"""What forms tools export: each in the shape of its tool, read right, and nobody's name taken."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

import pytest

from core.intake.contents import contents_of
from core.intake.read import drafts_of
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty
from core.model.draft.returns import DoubtKind, Draft, ReturnDraft
from tests.intake.files import cin, workbook
from tests.intake.workbooks import Typed

WHO: Final = "K. Adeyemi"
MAIL: Final = "k.adeyemi@trust.example"
CHILD, AGENCY = "Which child is this return about?", "Which agency are you from?"
SEEN: Final = "Has the case been talked through in supervision, and does the file show it?"
HELPS: Final = "Is it clear how what your agency does is meant to help this child?"
PLAN: Final = "Not in the plan"
RETURNS: Final = (
    ReturnDraft("Child A", "School", "2014-03-11", {"2": "yes", "3": "no"}, {"3": PLAN}),
    ReturnDraft("Child B", "Police", "2014-03-12", {"2": "not_applicable", "3": "yes"}),
)

Rows = Sequence[Sequence[Typed]]


def google() -> Rows:
    return [
        ["Timestamp", "Email Address", CHILD, AGENCY, f"2. {SEEN}", f"3. {HELPS}", "Comments on 3"],
        ["11/03/2014 14:22:10", MAIL, "Child A", "School", "Yes", "No", PLAN],
        ["12/03/2014 09:01:55", MAIL, "Child B", "Police", "Not applicable", "Yes", ""],
    ]


def surveymonkey() -> Rows:
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    own += ["Email Address", "First Name", "Last Name", "Custom Data 1"]
    return [
        [*own, CHILD, AGENCY, f"2. {SEEN}", f"3. {HELPS}", "3 comments"],
        [
            *[""] * 9,
            "Open-Ended Response",
            "Response",
            "Response",
            "Response",
            "Open-Ended Response",
        ],
        [
            *(118_000_001, 4_400_001, "11/03/2014 14:01", "11/03/2014 14:22", "192.0.2.7", MAIL),
            *("K.", "Adeyemi", "", "Child A", "School", "Yes", "No", PLAN),
        ],
        [
            *(118_000_002, 4_400_001, "12/03/2014 08:50", "12/03/2014 09:01", "192.0.2.8", MAIL),
            *("K.", "Adeyemi", "", "Child B", "Police", "Not applicable", "Yes", ""),
        ],
    ]


def smartsurvey() -> Rows:
    own = ["UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Started", "Ended"]
    return [
        [*own, f"Q1. {CHILD}", f"Q2. {AGENCY}", SEEN, HELPS, "Any comments?"],
        [
            *(901, 1, WHO, MAIL, "192.0.2.7", "", "11/03/2014 14:01:00", "11/03/2014 14:22:10"),
            *("Child A", "School", "Yes", "No", PLAN),
        ],
        [
            *(902, 2, WHO, MAIL, "192.0.2.8", "", "12/03/2014 08:50:00", "12/03/2014 09:01:55"),
            *("Child B", "Police", "Not applicable", "Yes", ""),
        ],
    ]


def jotform() -> Rows:
    return [
        [
            *("Submission Date", "First Name", "Last Name", "E-mail", CHILD, AGENCY, SEEN, HELPS),
            *("Please say more", "Submission IP", "Submission ID", "Last Update Date"),
        ],
        [
            *("2014-03-11 14:22:10", "K.", "Adeyemi", MAIL, "Child A", "School", "Yes", "No"),
            *(PLAN, "192.0.2.7", "5541", ""),
        ],
        [
            *("2014-03-12 09:01:55", "K.", "Adeyemi", MAIL, "Child B", "Police", "Not applicable"),
            *("Yes", "", "192.0.2.8", "5542", ""),
        ],
    ]


def kobo() -> Rows:
    return [
        [
            *("start", "end", "today", "username", "about/case", "about/agency", "q/q2", "q/q3"),
            *("q/q3_comments", "_id", "_uuid", "_submission_time", "_validation_status", "_index"),
        ],
        [
            *("2014-03-11T14:01:00.000+00:00", "2014-03-11T14:22:10.000+00:00", "2014-03-11", WHO),
            *("child_a", "school", "yes", "no", PLAN, 71, "u-1"),
            *("2014-03-11T14:22:30", "", 1),
        ],
        [
            *("2014-03-12T08:50:00.000+00:00", "2014-03-12T09:01:55.000+00:00", "2014-03-12", WHO),
            *("child_b", "police", "not_applicable", "yes", "", 72, "u-2"),
            *("2014-03-12T09:02:30", "", 2),
        ],
    ]


def limesurvey() -> Rows:
    own = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
    return [
        [
            *own,
            "ipaddr",
            f"case. {CHILD}",
            f"agency. {AGENCY}",
            f"q2. {SEEN}",
            f"q3. {HELPS}",
            "q3 comment",
        ],
        [
            *(1, "2014-03-11 14:22:10", 4, "en", 77, "2014-03-11 14:01:00", "2014-03-11 14:22:10"),
            *("192.0.2.7", "Child A", "School", "Yes", "No", PLAN),
        ],
        [
            *(2, "2014-03-12 09:01:55", 4, "en", 78, "2014-03-12 08:50:00", "2014-03-12 09:01:55"),
            *("192.0.2.8", "Child B", "Police", "Not applicable", "Yes", ""),
        ],
    ]


def qualtrics() -> Rows:
    own = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"]
    own += ["Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName"]
    own += ["RecipientEmail", "UserLanguage"]
    texts = ["Start Date", "End Date", "Response Type", "IP Address", "Progress"]
    texts += ["Duration (in seconds)", "Finished", "Recorded Date", "Response ID"]
    texts += ["Recipient Last Name", "Recipient First Name", "Recipient Email", "User Language"]
    first: list[Typed] = [
        "2014-03-11 14:01:00",
        "2014-03-11 14:22:10",
        "IP Address",
        "192.0.2.7",
        100,
        1270,
    ]
    first += ["True", "2014-03-11 14:22:11", "R_1", "Adeyemi", "K.", MAIL, "EN"]
    second: list[Typed] = [
        "2014-03-12 08:50:00",
        "2014-03-12 09:01:55",
        "IP Address",
        "192.0.2.8",
        100,
        715,
    ]
    second += ["True", "2014-03-12 09:01:56", "R_2", "Adeyemi", "K.", MAIL, "EN"]
    return [
        [*own, "Q1", "Q2", "Q3", "Q4", "Q4_TEXT"],
        [*texts, CHILD, AGENCY, SEEN, HELPS, f"{HELPS} - Comments"],
        [f'{{"ImportId":"QID{at}"}}' for at in range(18)],
        [*first, "Child A", "School", "Yes", "No", PLAN],
        [*second, "Child B", "Police", "Not applicable", "Yes", ""],
    ]


def microsoft() -> Rows:
    return [
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            CHILD,
            AGENCY,
            SEEN,
            HELPS,
            "Comments",
        ],
        [
            *(1, "2014-03-11 14:01:00", "2014-03-11 14:22:10", MAIL, WHO, "Child A", "School"),
            *("Yes", "No", PLAN),
        ],
        [
            *(2, "2014-03-12 08:50:00", "2014-03-12 09:01:55", MAIL, WHO, "Child B", "Police"),
            *("Not applicable", "Yes", ""),
        ],
    ]


TOOLS: Final = (
    *(microsoft, google, smartsurvey, surveymonkey, jotform, kobo, limesurvey, qualtrics),
)


def read(path: Path, words: Vocabulary) -> Draft[ReturnDraft]:
    (draft,) = drafts_of(contents_of(path), words)
    return cast(Draft[ReturnDraft], draft)


@pytest.mark.parametrize("made", TOOLS, ids=lambda made: made.__name__)
def test_an_export_comes_in_right_and_takes_nobodys_name(
    tmp_path: Path, made: Callable[[], Rows]
) -> None:
    path = workbook(tmp_path, [list(row) for row in made()])
    draft = read(path, cin())
    taken = draft.accepting({DoubtKind.PROPOSED})
    assert sorted(taken.rows, key=lambda one: one.case) == list(RETURNS)
    assert not [one for one in taken.problems if one.holds_row_back]
    said = repr(taken.rows)
    assert not any(word in said for word in ("Adeyemi", MAIL, "192.0.2", "R_1"))
    agreed = {one.key: one.means for one in draft.matches if one.certainty is Certainty.PROPOSED}
    again = read(path, replace(cin(), agreed=agreed))
    assert not again.doubts
    assert list(again.rows) == list(RETURNS)
