"""Tools of eight further audits, written with faults in them: each is found, and no more is said.

What is to be found was written down before the check first read them.
"""

from pathlib import Path
from typing import Final

import pytest

from core.intake.tool import read_tool
from core.wording.tool_halves import halves
from core.wording.tool_notes import NoteAbout, tool_notes
from tests.wording.test_tool_notes import DK, NO, YES, asked, tool_of

FOLDER: Final = Path(__file__).parents[1] / "tools" / "unseen"
PLANTED: Final = {
    "child-death-overview": {
        (NoteAbout.CITES_NONE, "3"),
        (NoteAbout.DOUBLE, "4"),
        (NoteAbout.LONG, "6"),
        (NoteAbout.CIRCLE, "13"),
        (NoteAbout.CIRCLE, "14"),
    },
    "institutional-abuse-review": {
        (NoteAbout.DOUBLE, "4"),
        (NoteAbout.NO_WAY_OUT, "6"),
        (NoteAbout.NO_WAY_OUT, "7"),
        (NoteAbout.NO_MET, "extent"),
        (NoteAbout.SAME_BEARING, "extent"),
        (NoteAbout.NOT_ON_FILE, "10"),
    },
    "mappa-level-two": {
        (NoteAbout.DOUBLE, "4"),
        (NoteAbout.DOUBLE, "7"),
        (NoteAbout.REVERSED, "8"),
        (NoteAbout.NOT_APPLICABLE, "10"),
        (NoteAbout.SAME_BEARING, "grade"),
        (NoteAbout.GRADE_FIRST, "12"),
        (NoteAbout.NO_WAY_OUT, "12"),
    },
    "prevent-referrals": {
        (NoteAbout.NOT_ON_FILE, "4"),
        (NoteAbout.SAME_BEARING, "late"),
        (NoteAbout.DOUBLE, "6"),
        (NoteAbout.NOT_APPLICABLE, "8"),
        (NoteAbout.NO_WAY_OUT, "10"),
        (NoteAbout.DOUBLE, "11"),
    },
    "private-fostering": {
        (NoteAbout.DOUBLE, "5"),
        (NoteAbout.NOT_APPLICABLE, "6c"),
        (NoteAbout.DOUBLE, "6d"),
        (NoteAbout.REVERSED, "7"),
        (NoteAbout.NO_WAY_OUT, "10"),
        (NoteAbout.OF_NOTHING, "11"),
    },
    "return-interviews": {
        (NoteAbout.EARNS_POINTS, "yn"),
        (NoteAbout.NEVER, "5"),
        (NoteAbout.DOUBLE, "8"),
        (NoteAbout.GRADE_FIRST, "10"),
        (NoteAbout.NO_WAY_OUT, "10"),
        (NoteAbout.SAME_BEARING, "grade"),
        (NoteAbout.NOT_ON_FILE, "12"),
    },
    "risk-panel": {
        (NoteAbout.REVERSED, "6"),
        (NoteAbout.DOUBLE, "8"),
        (NoteAbout.NEVER, "10"),
        (NoteAbout.NOT_APPLICABLE, "13"),
        (NoteAbout.ALIKE, "risk"),
    },
    "send-health-checks": {
        (NoteAbout.ALIKE, "typo"),
        (NoteAbout.DOUBLE, "3"),
        (NoteAbout.SAME_BEARING, "ten"),
        (NoteAbout.NEVER, "12"),
    },
}

ASKS_TWICE: Final = (
    "Had a midwife asked about FGM and recorded the answer?",
    "Were local hotspots mapped and shared with the community safety partnership?",
    "Is the pathway plan realistic and owned by the young person?",
    "Did the first responder submit the referral and explain the recovery period?",
    "Did the paediatrician take the lead, and was a second opinion sought?",
    "Did the discharge meeting take place in time, and who was missing?",
    "Was the strategy meeting held and minuted within a day?",
    "Is supervision regular and reflective?",
    "Is the chronology complete, up to date and used in decisions?",
    "Does the child protection plan reduce risk and meet need?",
    "Has the school nurse seen and weighed the child?",
    "Were previous referrals looked at and patterns identified?",
    "Was the child's voice heard and did it change anything?",
    "Was the information shared lawful, necessary and proportionate?",
    "Were bruises drawn on a body map and photographed?",
    "Is there a photograph of the child on file, and is it recent?",
    "Was the closing summary written and shared with the family?",
    "Did probation know about the child, and did it act on what it knew?",
    "Were hospital admissions counted and compared with last year?",
    "Was the adult's own history of abuse considered and responded to?",
    "Was a language other than English spoken, and was that taken into account?",
    "Are contact arrangements safe and reviewed?",
    "Was supervision held each month and recorded on the child's file?",
    "Was the strategy discussion chaired by a manager and attended by health?",
    "Were threats to the worker recorded and followed up?",
    "Was each adult in the household known and checked?",
    "Were sanctions used and did they help?",
)
FELT: Final = (
    "Did the young person feel listened to?",
    "Does the child like where they live?",
    "How confident was the worker in challenging the parents?",
    "Did the worker feel able to challenge?",
    "Was the mother afraid of her partner?",
    "Did professionals trust one another?",
    "Do partners understand thresholds?",
)
FOR_SOME: Final = (
    "Did the father attend?",
    "Did the brothers take part in the work?",
    "Was legal advice taken if proceedings were considered?",
    "Where English is not spoken at home, was an interpreter booked?",
    "If a child moved area, were records sent within five days?",
    "Is the work with the father as good as that with the mother?",
)
RIGHT: Final = (
    "Was an FGM protection order applied for?",
    "Was the family's history of forced marriage checked before relatives were contacted?",
    "Was the young person spoken to on their own, in a safe place?",
    "Did the one chance rule guide the first conversation?",
    "Did the location assessment include peers, places and online spaces?",
    "Was the care leaver in suitable accommodation on their eighteenth birthday?",
    "Does the personal adviser keep in touch in the way the young person prefers?",
    "Were risks of stalking assessed with a recognised checklist?",
    "Was the victim advised on safety at work and at home?",
    "Was the exploiter's identity passed to the police as intelligence?",
    "Is there a chronology of perceived, reported and observed symptoms?",
    "Was the ward told about the risk at home before discharge was planned?",
    "Is the safety plan written in words the child can read?",
    "Do staff know what to do when they are worried?",
    "Are you confident that the decision was right?",
    "Is it recorded how the mother felt about the plan?",
    "Does the record show whether the lead professional changed?",
    "Did the school say if the child had been absent?",
    "Have all actions been completed or carried forward with a reason?",
    "Are roles and responsibilities clear?",
    "Were the needs of the unborn baby considered?",
    "Was immediate action taken to protect the child and others?",
    "Did agencies work together to understand the cumulative harm?",
    "Does the agency's training reach those who need it?",
    "Who decided, and on what evidence?",
    "Was the outcome of the referral fed back to whoever made it?",
    "Is the assessment analytical?",
    "Is there evidence of management oversight and challenge?",
    "Were alternative explanations thought through?",
    "Was a trusted adult named?",
    "Has a named nurse overseen the case?",
    "Did the panel agree that the threshold was met?",
    "Was there delay?",
    "Has the risk gone up, gone down or stayed the same since the last meeting?",
    "Is there a contingency plan that says what happens if things get worse?",
    "Does the file explain what would happen if the parents do not agree?",
    "Were the parents given the report at least two days before the conference?",
    "Was the young carer identified before the crisis?",
    "Has the council looked into who cares for the carer?",
    "Did the hospital pass on what it had seen?",
    "Is the language of the record respectful of the child?",
    "Does the agreement say who will do what if the parent relapses?",
    "Did housing attend or send a report?",
    "Were the parents helped to read the plan?",
    "Was the risk to unborn children part of the assessment?",
    "Was the child's GP told of the outcome?",
    "How soon after the incident was the child seen?",
    "Were checks made with the previous local authority?",
    "Is the decision to close signed off by a manager?",
    "Is the adult able to protect the child?",
    "Were financial worries and housing part of the picture?",
    "Do the child's records show a clear line of sight to daily life?",
    "Was the escalation policy used when agencies did not agree?",
    "Did escalation change the outcome?",
    "Does the chronology start early enough?",
    "Was the school's attendance officer involved?",
    "Did children say what had changed for them?",
    "Was a written agreement used in place of a plan?",
    "Was the plan shared with the child and the parents?",
    "Was the transfer between teams planned, with no gap in visits?",
    "Did the reviewing officer challenge drift and delay?",
    "Were medical needs met?",
    "Is the reason for the delay recorded?",
    "Was the family group conference offered?",
    "Was the neighbour's report taken seriously?",
    "Did the child have somebody they trusted?",
    "Do the actions have owners and dates?",
    "Was the impact of the parents' learning disability understood by all agencies?",
    "Was the risk assessment reviewed after each incident?",
    "Does the plan show how risk and need will be met and by whom?",
    "Was the referral made on the same day?",
)


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_what_was_planted_is_found_and_no_more_is_said(name: str) -> None:
    tool = read_tool(FOLDER / f"{name}.toml")
    assert {(note.about, note.at) for note in tool_notes(tool)} == PLANTED[name]


def notes_on(text: str) -> set[NoteAbout]:
    """Return what is said of a question with yes, no and don't know."""
    tool = tool_of(asked(text, answers="short"), short=(YES, NO, DK))
    return {note.about for note in tool_notes(tool)}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (ASKS_TWICE, {NoteAbout.DOUBLE}),
        (FELT, {NoteAbout.NOT_ON_FILE}),
        (FOR_SOME, {NoteAbout.NOT_APPLICABLE}),
        (RIGHT, set()),
    ],
)
def test_questions_of_audits_never_seen_are_read_right(
    texts: tuple[str, ...], expected: set[NoteAbout]
) -> None:
    assert [text for text in texts if notes_on(text) != expected] == []


@pytest.mark.parametrize("text", ASKS_TWICE)
def test_what_asks_two_things_is_split_into_two_that_differ(text: str) -> None:
    first, second = halves(text)
    assert first != second
    assert all(half.endswith("?") and len(half) < len(text) for half in (first, second))
