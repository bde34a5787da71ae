"""What each field of the audit tool is for, in a sentence that is shown beside it.

The guide says more of each under a heading of its own: its place is "prepare tool" and
the field's value.
"""

from enum import StrEnum
from typing import Final

from core.words import later, tr


class ToolField(StrEnum):
    """The fields of a theme, a question, a line and an answer, in the order they are met."""

    TITLE = "title"
    LIST = "list"
    ADD = "add"
    FILES = "files"
    NUMBER = "number"
    WORDING = "wording"
    SHORT = "short"
    ANSWERS = "answers"
    COUNTED_WHERE = "counted"
    KIND = "kind"
    NUMBERS = "numbers"
    PERIODS = "periods"
    ABOUT = "about"
    ANSWER_ROWS = "rows"
    COUNTS_AS = "counts"
    RENAMED = "renamed"
    SET_NAME = "set"
    LINES = "lines"
    JUDGED = "judged"
    LINE_ANSWERS = "line"
    REWORDED = "reworded"
    GUIDANCE = "guidance"
    STANDARDS = "standards"
    COMMENTS = "comments"
    CONDITION = "condition"
    AGENCIES = "agencies"
    ROOM_ONLY = "room"
    COMMENT_WANTED = "wanted"
    SCALE = "scale"
    POINTS = "points"
    GRADE_OF = "grade"
    WORKING = "working"
    MEANING = "meaning"
    BAND = "band"
    TEXTS = "texts"
    LAYERS = "layers"
    OWN_PARTS = "parts"
    ALWAYS = "always"
    THEME = "theme"
    COPY = "copy"


_SHORT: Final = {
    ToolField.TITLE: tr("The tool's title: it heads every form and stands in the report."),
    ToolField.LIST: tr(
        "Enter goes into the wording, Alt+Up and Alt+Down move, Ctrl+D doubles, Delete takes away. "
        "Numbers stay as they went out to agencies."
    ),
    ToolField.ADD: tr("A new question comes below the one you are at, a new theme below its own."),
    ToolField.FILES: tr(
        "A tool kept as a file can begin another audit, and be looked through in a spreadsheet."
    ),
    ToolField.NUMBER: tr(
        "What agencies and the room call it by. It stays with the answers: once forms are out, "
        "better leave it."
    ),
    ToolField.WORDING: tr(
        "One thing, in words an agency can answer from its own file. Two things want two questions."
    ),
    ToolField.SHORT: tr(
        "A few words for tables, charts and lists, said as a statement: “Plan looked at again”."
    ),
    ToolField.ANSWERS: tr(
        "What can be answered. Leave a way out, such as “Don't know”: a blank says neither."
    ),
    ToolField.COUNTED_WHERE: later(
        "It is asked of all, and counted once more for those {cases} where another was answered so."
    ),
    ToolField.KIND: tr(
        "One of some answers, several, a grade, a number, a date, a period or words; or one for "
        "each person."
    ),
    ToolField.NUMBERS: tr(
        "What the number counts, and what it can be at the least and at the most; outside that it "
        "is asked about."
    ),
    ToolField.PERIODS: tr(
        "From a day to a day. How many days it may take decides whether it counts as in time."
    ),
    ToolField.ABOUT: later(
        "Whom of {a case} it asks about: everybody, children, parents or other adults. They are "
        "listed under {Cases}."
    ),
    ToolField.ANSWER_ROWS: tr(
        "An answer a row, in the order of the form. Its words may change; its key in files stays."
    ),
    ToolField.COUNTS_AS: tr(
        "Met, partly met, not met, not applicable or unknown: this decides colour and counts. "
        "Where Yes is the bad news, it is not met."
    ),
    ToolField.RENAMED: tr(
        "An answer that was given has other words now: say whether it counts with them or apart."
    ),
    ToolField.SET_NAME: tr(
        "Only files call these answers so. Two questions with the same answers may share them."
    ),
    ToolField.LINES: tr(
        "Each line is answered by itself, and the question counts as a checklist. The last row "
        "adds one."
    ),
    ToolField.JUDGED: later(
        "Line by line takes the room longer and counts each line; as a whole it agrees one answer "
        "for {a case}."
    ),
    ToolField.LINE_ANSWERS: tr(
        "A line may have other answers than the rest of the checklist, such as a date among yeses."
    ),
    ToolField.REWORDED: tr(
        "It reads otherwise than when it was answered: say whether those answers count with the "
        "new words."
    ),
    ToolField.GUIDANCE: tr(
        "Stands below the question on forms and in Walk: what to look for, and what a Yes needs."
    ),
    ToolField.STANDARDS: tr(
        "Numbers from the list of standards under The audit; forms, Walk and the report name them."
    ),
    ToolField.COMMENTS: tr(
        "Agencies may write a comment beside their answer. Without it forms are shorter."
    ),
    ToolField.CONDITION: tr(
        "Asked only where this holds. Whom it does not concern is not asked, and is no blank."
    ),
    ToolField.AGENCIES: tr(
        "Tick the agencies that can know this. The others get a form without it."
    ),
    ToolField.ROOM_ONLY: tr(
        "It stands on no form: the room answers it when it has heard the rest."
    ),
    ToolField.COMMENT_WANTED: tr(
        "With these answers the form asks for a comment: why not, for example."
    ),
    ToolField.SCALE: tr(
        "The answers are grades, the best first. Each may have a meaning and a band of its own."
    ),
    ToolField.POINTS: tr(
        "Whole numbers, for a grade that is worked out. What did not apply should earn nothing."
    ),
    ToolField.GRADE_OF: tr(
        "This question sums up its theme or the whole, and comes after what it sums up."
    ),
    ToolField.WORKING: tr(
        "Given by those who judge, or worked out from what it sums up; the room may still say "
        "otherwise, with a reason."
    ),
    ToolField.MEANING: tr(
        "What this grade looks like at this question, so that two people give the same one."
    ),
    ToolField.BAND: tr(
        "What this grade and all better ones are called together, such as “Good or better”."
    ),
    ToolField.TEXTS: tr(
        "Headings the room writes under beside its judgement, such as “Good practice; To develop”."
    ),
    ToolField.LAYERS: tr(
        "Judged once, or again by others: own, moderated, second reader, chair. The last counts."
    ),
    ToolField.OWN_PARTS: tr("The room first judges each agency's part, and then the whole."),
    ToolField.ALWAYS: later("It is talked through in every {case}, however alike the returns are."),
    ToolField.THEME: tr("Questions stand under it on forms, in Themes and in the report."),
    ToolField.COPY: tr(
        "Duplicate makes a second one below. Delete asks first where anything was answered."
    ),
}


def field_help(field: ToolField) -> str:
    """Return what a field is for, in the words of the audit that is open."""
    return tr(_SHORT[field])
