"""Practitioner comments by theme, and concerns or that there were none."""

from core.documents.blocks import Box, Heading, Paragraph, Table
from core.documents.catalogue import compose
from core.model.ids import AgencyId, QuestionId, ThemeId
from core.model.note import NoteKind, Stance
from tests.documents.audits import Parts, note
from tests.documents.test_summaries import words


def test_comments_stand_under_their_own_theme_or_that_of_their_question() -> None:
    blocks = compose("comments", Parts().full()).sections[0].blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Records",
        "The child's daily life",
        "Immediate concerns",
    ]


def test_a_quote_a_summary_and_who_said_it() -> None:
    notes = (
        note(NoteKind.COMMENT, "“We wait.”", 1, verbatim=True, role="GP", stance=Stance.CHALLENGE),
        note(
            NoteKind.COMMENT,
            "Things move",
            2,
            agency_id=AgencyId(2),
            question_id=QuestionId(4),
            stance=Stance.HELPS,
        ),
        note(NoteKind.COMMENT, "Nobody's", 3, case_id=None, theme_id=ThemeId(1)),
    )
    blocks = compose("comments", Parts(notes=notes).full()).sections[0].blocks
    rows = [
        [words(cell) for cell in row]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert ["“We wait.”", "GP", "Child D", "A challenge"] in rows
    assert [
        "Things move. (in summary)",
        "School nursing",
        "Child D, question 5",
        "What helps",
    ] in rows
    assert ["Nobody's. (in summary)", "not noted", "", ""] in rows


def test_no_concern_is_stated_plainly() -> None:
    blocks = compose("comments", Parts(notes=()).full()).sections[0].blocks
    said = [words(block.words) for block in blocks if isinstance(block, Paragraph)]
    assert said == [
        "No practitioner comment was written down.",
        "There were no immediate concerns.",
    ]


def test_a_concern_names_its_case() -> None:
    blocks = compose("comments", Parts().full()).sections[0].blocks
    (box,) = [block for block in blocks if isinstance(block, Box)]
    assert words(box.words).startswith("Child D: Hospital checks missed")
