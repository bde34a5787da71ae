"""What was handed out to tables, what came back and where two files differ, in words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from core.model.audit import Audit
from core.model.clock import short_date, short_time
from core.model.dates import kept_moment
from core.model.hand_out import (
    DifferenceKind,
    HandBack,
    HandOut,
    KnownRow,
    SideChosen,
    TableDifference,
)
from core.model.ids import CaseId, QuestionId
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.words import later, plural, tr, word_for

_COLUMNS: Final[Mapping[str, str]] = {
    "state": later("the answer"),
    "answer": later("the answer"),
    "answer_id": later("the answer"),
    "reason": later("the reason"),
    "text": later("the words"),
    "note": later("the words"),
    "evidence": later("the evidence that was seen"),
    "kind": later("what kind it is"),
    "theme_id": later("its theme"),
    "agency_id": later("whose it is"),
    "case_id": later("which {case} it belongs to"),
    "role": later("who said it"),
    "told": later("who was told"),
    "carried": later("why it is carried as open"),
    "outline": later("the outline"),
    "reference": later("the reference"),
    "name": later("the name"),
    "short": later("the short name"),
    "title": later("the title"),
    "status": later("how it stands"),
    "completed": later("the return"),
    "question_id": later("which question it belongs to"),
    "meeting_id": later("at which meeting"),
    "answer_set_id": later("its set of answers"),
    "began": later("the time it took"),
}
_ROWS: Final[Mapping[str, tuple[str, str]]] = {
    "judgements": (later("judgement"), later("judgements")),
    "differing_views": (later("differing view"), later("differing views")),
    "part_judgements": (later("judgement of an own part"), later("judgements of own parts")),
    "layer_judgements": (later("earlier layer"), later("earlier layers")),
    "first_views": (later("first view"), later("first views")),
    "changed_answers": (later("changed answer"), later("changed answers")),
    "headed_texts": (later("text under a heading"), later("texts under headings")),
    "notes": (later("remark"), later("remarks")),
    "cases": (later("{case}"), later("{cases}")),
    "visits": (later("length of time"), later("lengths of time")),
    "requests": (later("request"), later("requests")),
    "returns": (later("return"), later("returns")),
    "answers_given": (later("answer in a return"), later("answers in returns")),
    "answer_comments": (later("comment in a return"), later("comments in returns")),
    "agencies": (later("agency"), later("agencies")),
    "themes": (later("theme"), later("themes")),
    "questions": (later("question"), later("questions")),
    "answers": (later("answer of the tool"), later("answers of the tool")),
    "participants": (later("participant"), later("participants")),
    "audit": (later("entry about the audit"), later("entries about the audit")),
    "hypotheses": (later("hypothesis"), later("hypotheses")),
    "participant_cases": (later("{case} somebody comes for"), later("{cases} somebody comes for")),
    "answer_sets": (later("set of answers"), later("sets of answers")),
    "grade_meanings": (later("meaning of a grade"), later("meanings of grades")),
    "clauses": (later("condition"), later("conditions")),
    "asked_of": (later("question for some agencies"), later("questions for some agencies")),
    "comment_rules": (later("rule for comments"), later("rules for comments")),
    "left_notes": (later("note on the tool"), later("notes on the tool")),
    "standards": (later("standard"), later("standards")),
    "items": (later("item of a checklist"), later("items of checklists")),
    "attributes": (later("attribute"), later("attributes")),
    "case_attributes": (later("attribute of {a case}"), later("attributes of {cases}")),
    "worked_with": (later("agency that worked with it"), later("agencies that worked with it")),
    "speaking_turns": (later("mark of who has spoken"), later("marks of who has spoken")),
    "values_given": (later("value in a return"), later("values in returns")),
    "kept_texts": (later("text kept with a return"), later("texts kept with returns")),
    "first_rounds": (later("round of first views"), later("rounds of first views")),
    "note_cases": (later("remark shared with {a case}"), later("remarks shared with {a case}")),
    "case_people": (later("person of {a case}"), later("people of {cases}")),
    "key_dates": (later("key date"), later("key dates")),
    "families_asked": (later("family asked"), later("families asked")),
    "family_voices": (later("voice of a family"), later("voices of families")),
    "process_steps": (later("step of the process"), later("steps of the process")),
    "days_off": (later("day off"), later("days off")),
    "house_parts": (later("part of how documents look"), later("parts of how documents look")),
    "meetings": (later("meeting"), later("meetings")),
    "meeting_cases": (later("{case} of a meeting"), later("{cases} of meetings")),
    "agenda": (later("entry of the agenda"), later("entries of the agenda")),
    "letter_texts": (later("text of a letter"), later("texts of letters")),
    "answers_aside": (later("answer put aside"), later("answers put aside")),
    "judgements_aside": (later("judgement put aside"), later("judgements put aside")),
    "findings": (later("finding"), later("findings")),
    "finding_cases": (later("{case} of a finding"), later("{cases} of findings")),
    "evidence": (later("evidence of a finding"), later("pieces of evidence")),
    "actions": (later("action"), later("actions")),
    "waiting_answers": (later("answer that waits"), later("answers that wait")),
    "returns_aside": (later("return that waits"), later("returns that wait")),
}
_OTHER_ROWS: Final = (later("other entry"), later("other entries"))
_PARTS: Final[Mapping[str, str]] = {"differing_views": "views"}
_NAMED_BY: Final[Mapping[str, str]] = {
    "items": "key",
    "answers": "label",
    "answer_sets": "key",
    "participants": "role",
    "standards": "number",
    "hypotheses": "text",
}
"""By which column rows are named that have neither a name nor a title."""
_NAMED_ROWS: Final[Mapping[str, tuple[str, str]]] = {
    "item_id": ("items", "key"),
    "answer_set_id": ("answer_sets", "key"),
    "meeting_id": ("meetings", "title"),
    "challenged_id": ("notes", "text"),
    "participant_id": ("participants", "role"),
}
"""What a column points to, and by which column of that it is named."""
_ALSO_SAID: Final = frozenset(
    {"id", "position", "settled_at", "answer_key", "question_id", "item_id", "row_id"}
)


@dataclass(frozen=True, slots=True)
class HandOutLine:
    """One table as the list shows it; `hand_out` is None for this laptop itself."""

    name: str
    cases: tuple[CaseId, ...]
    hand_out: HandOut | None = None
    back: HandBack | None = None
    taken: int = 0
    open: int = 0

    @property
    def is_out(self) -> bool:
        """Whether it was never back and not called back."""
        return self.hand_out is not None and not self.back and not self.hand_out.called_back_at


def table_lines(now: Snapshot) -> list[HandOutLine]:
    """Return every table, those that are not back first, else in the order they went."""
    cases: dict[int, list[CaseId]] = {}
    for one in now.hand_out_cases:
        cases.setdefault(one.hand_out_id, []).append(one.case_id)
    lines = [_line(now, one, tuple(cases.get(one.id, ()))) for one in now.hand_outs]
    return sorted(lines, key=lambda line: not line.is_out)


def _line(now: Snapshot, handed: HandOut, cases: tuple[CaseId, ...]) -> HandOutLine:
    backs = [one for one in now.hand_backs if one.file == handed.file]
    numbers = {one.id for one in backs}
    still = sum(one.is_open and one.hand_back_id in numbers for one in now.table_differences)
    taken = sum(one.taken for one in backs)
    return HandOutLine(handed.name, cases, handed, backs[-1] if backs else None, taken, still)


def lies_at(now: Snapshot, case_id: CaseId) -> str:
    """Return the table where a case lies that is not back, or ""; of several the last."""
    if not now.hand_outs:
        return ""
    came = {one.file for one in now.hand_backs}
    out = {
        one.id: one.name for one in now.hand_outs if not one.called_back_at and one.file not in came
    }
    names = [
        out[one.hand_out_id]
        for one in now.hand_out_cases
        if one.case_id == case_id and one.hand_out_id in out
    ]
    return names[-1] if names else ""


def state_words(line: HandOutLine, today: date) -> tuple[str, str]:
    """Return how a table stands, and what is known of it beside."""
    handed, back = line.hand_out, line.back
    if handed is None:
        return "", ""
    if back is not None:
        came = tr("Back {time}", time=moment_words(back.at, today))
        if handed.called_back_at and handed.called_back_at < back.at:
            came = tr("Called back, and came {time}", time=moment_words(back.at, today))
        return came, taken_words(line.taken, line.open)
    if handed.called_back_at:
        return tr("Called back {time}", time=moment_words(handed.called_back_at, today)), ""
    return tr("Not back"), ""


def taken_words(taken: int, still: int) -> str:
    """Return "43 things taken, 2 to settle"."""
    words = tr("{things} taken", things=plural(taken, "thing"))
    return tr("{words}, {still} to settle", words=words, still=still) if still else words


def open_words(now: Snapshot) -> str:
    """Return how much is to be settled, "2 to settle from Table 2"; "" for nothing."""
    still = [one for one in now.table_differences if one.is_open]
    if not still:
        return ""
    names = {one.id: one.name for one in now.hand_backs}
    of = {names.get(one.hand_back_id, "") for one in still}
    if len(of) == 1:
        return tr("{number} to settle from {name}", number=len(still), name=of.pop())
    return tr(
        "{number} to settle from {tables}", number=len(still), tables=plural(len(of), "table")
    )


def kind_words(kind: str) -> tuple[str, str]:
    """Return what one row of a table is called, and several."""
    one, many = _ROWS.get(kind, _OTHER_ROWS)
    return tr(one), tr(many)


def came_words(now: Snapshot, taken: Mapping[tuple[int | None, str], int]) -> list[tuple[str, str]]:
    """Return what came or would come, by case in the order of the list: its heading, its count."""
    names: dict[int | None, str] = {case.id: case.reference for case in now.cases}
    by_case: dict[int | None, list[str]] = {}
    for (case, table), number in sorted(taken.items(), key=lambda one: one[0][1]):
        by_case.setdefault(case, []).append(plural(number, *kind_words(table)))
    order = {key: at for at, key in enumerate(names)}
    whole, new = tr("The audit as a whole"), tr("{A case} that is not here")
    return [
        (names.get(case, whole if case is None else new), ", ".join(of))
        for case, of in sorted(by_case.items(), key=lambda one: order.get(one[0], len(order)))
    ]


# Where two files differ


def heading_of(now: Snapshot, difference: TableDifference) -> str:
    """Return what a difference is about: "Child F · question 5"."""
    cell = _cells(now, difference)
    if difference.how is DifferenceKind.THE_SAME:
        rows = (json.loads(one) or {} for one in (difference.there, difference.here))
        two = [str(one.get("name") or one.get("title") or "") for one in rows]
        if all(two):
            return tr("“{one}” and {other}", one=two[0], other=two[1])
    parts = [now.case[difference.case_id].reference] if difference.case_id in now.case else []
    question = cell("question_id")
    if difference.kind == "questions":
        question = QuestionId(difference.row_id)
    if question in now.tool.question and difference.kind != "items":
        point = Point(question, cell("item_id"))
        known = point in now.tool.points
        key = now.tool.key_at(point) if known else now.tool.question[question].key
        parts.append(tr("question {key}", key=key))
    if len(parts) < 2 and difference.kind != "cases":
        parts += _row_words(now, difference, cell, question in now.tool.question)
    return " · ".join(one[:1].upper() + one[1:] if not at else one for at, one in enumerate(parts))


def _row_words(
    now: Snapshot, difference: TableDifference, cell: Callable[[str], Any], asked: bool
) -> list[str]:
    """Return what a row is called, or what kind it is, and of which agency."""
    if difference.kind == "questions" and asked:
        return []
    name = cell(_NAMED_BY.get(difference.kind, "name")) or cell("title")
    if name and difference.kind != "audit":
        return [f"“{name}”"]
    kind = kind_words(difference.kind)[0]
    agency = cell("agency_id") if difference.kind != "notes" else None
    return [kind, now.agency[agency].name] if agency in now.agency else [kind]


def known_words(now: Snapshot, known: KnownRow) -> tuple[str, str]:
    """Return what a row of a table's file is about, and what it said."""
    text = known.row or "null"
    row = TableDifference(
        0,
        known.kind,
        known.row_id,
        DifferenceKind.BOTH_CHANGED,
        case_id=known.case_id,
        there=text,
    )
    return heading_of(now, row), side_words(now, text) or tr("Nothing more")


def what_words(difference: TableDifference) -> str:
    """Return which part of it differs: "the reason"."""
    match difference.how:
        case DifferenceKind.THE_SAME:
            if difference.kind == "agencies":
                return tr("the same agency?")
            return tr("the same theme?")
        case DifferenceKind.REMOVED_HERE:
            return tr("removed here, worked on there")
        case DifferenceKind.REMOVED_THERE:
            return tr("removed there, and not the same here")
        case DifferenceKind.CALLED_OTHERWISE:
            return tr("the answer is called otherwise here: does it hold?")
        case DifferenceKind.NAME_TAKEN:
            return tr("the name is taken here")
        case DifferenceKind.BOTH_CHANGED:
            first = difference.columns.split(",")[0]
            return tr(_COLUMNS.get(first, first.replace("_", " ")))


def side_words(now: Snapshot, text: str) -> str:
    """Return what one side says, as it was kept; "" where it says nothing."""
    row: dict[str, Any] | None = json.loads(text)
    if row is None:
        return tr("Not there")
    said = " · ".join(filter(None, (_cell_words(now, *one) for one in row.items())))
    if said or "id" in row:
        return said
    return " · ".join(filter(None, (_bare_words(now, *one) for one in row.items())))


def _bare_words(now: Snapshot, column: str, cell: Any) -> str:
    """Return what a cell says that is worth no word in a whole row, but is all that differs."""
    if cell in (None, ""):
        return ""
    if column == "case_id":
        return now.case[cell].reference if cell in now.case else ""
    if column == "question_id" and cell in now.tool.question:
        return tr("question {key}", key=now.tool.question[cell].key)
    if column in _NAMED_ROWS:
        of, name = _NAMED_ROWS[column]
        rows = getattr(now, of, ()) or getattr(now.tool, of, ())
        return next((str(getattr(one, name)) for one in rows if one.id == cell), "")
    return "" if column.endswith("_id") else str(cell)


def _cell_words(now: Snapshot, column: str, cell: Any) -> str:
    if column in _ALSO_SAID or cell in (None, ""):
        return ""
    if column == "answer_id":
        return next((one.label for one in now.tool.answers if one.id == cell), "")
    if column == "agency_id":
        return now.agency[cell].name if cell in now.agency else ""
    if column == "theme_id":
        return next((one.title for one in now.tool.themes if one.id == cell), "")
    if column.endswith("_id") or isinstance(cell, int):
        return ""
    if column.endswith("_at") or column in ("began", "ended"):
        return _when(str(cell))
    return tr(str(cell)) if column in ("state", "status", "kind", "evidence") else str(cell)


def chosen_words(difference: TableDifference) -> str:
    """Return what was chosen, or that it is still to be settled."""
    if difference.is_open:
        return tr("to settle")
    if difference.how is DifferenceKind.THE_SAME:
        two = difference.chosen is SideChosen.HERE
        return tr("two, not one") if two else tr("the same")
    return word_for(difference.chosen)


def _cells(now: Snapshot, difference: TableDifference) -> Callable[[str], Any]:
    """Return what asks a cell of the row: as it is here, else as one of its sides has it."""
    part = _PARTS.get(difference.kind, difference.kind)
    rows = getattr(now, part, ()) or getattr(now.tool, part, ())
    rows = (rows,) if isinstance(rows, Audit) else rows
    found = next((one for one in rows if one.id == difference.row_id), None)
    sides = [json.loads(one) for one in (difference.here, difference.there, difference.before)]

    def cell(column: str) -> Any:
        cells = [getattr(found, column, None), *((one or {}).get(column) for one in sides)]
        return next((one for one in cells if one is not None), None)

    return cell


def _when(iso: str) -> str:
    """Return a moment as people say it; whatever else was typed there as it is."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return short_time(at) if "T" in iso else iso


def moment_words(iso: str, today: date) -> str:
    """Return an ISO time as 16:30, with its date where that is not today's: "22 Nov, 16:30"."""
    at = kept_moment(iso)
    if at is None:
        return iso
    day = "" if at.date() == today else f"{short_date(at.date(), today)}, "
    return f"{day}{short_time(at)}"


def handed_out_words(now: Snapshot) -> str:
    """Return what a handed-out file is: "Table 2 of Child in need plans, 4 cases."."""
    which = now.which
    if which is None:
        return ""
    number = plural(len(now.cases), "{case}", "{cases}")
    return tr(
        "{table} of {title}, {number}. What is done here is taken back there.",
        table=which.name,
        title=now.audit.title or tr("an audit"),
        number=number,
    )


def at_table_words(now: Snapshot, case_id: CaseId) -> str:
    """Return "At Table 3" for a case that was handed out and is not back; "" for any other."""
    name = lies_at(now, case_id)
    return tr("At {table}", table=name) if name else ""
