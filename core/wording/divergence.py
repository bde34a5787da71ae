"""How far agencies differ, in words: for a cell of the map, a case, what is read out together."""

from collections.abc import Sequence
from typing import Final

from core.counting.divergence import AlikePoint, Divergence, MapCell, MapRow
from core.model.ids import CaseId
from core.model.judgement import JudgementState, Together
from core.model.snapshot import Snapshot
from core.wording.first_views import HIDDEN
from core.wording.numbers import Unit, listed
from core.words import plural, tr, word_for

MOST_NAMED: Final = 5
"""How many cases are named that could be left out."""


def cell_words(cell: MapCell) -> str:
    """Return what stands at one question of one case, as a screen reader says it."""
    if cell.passed_over:
        return tr("passed over")
    if cell.hidden:
        return HIDDEN
    if cell.state is not None:
        return word_for(cell.state)
    if cell.lines and cell.divergence is not Divergence.NOTHING:
        return tr("{split} of {lines} differ", split=cell.split_lines, lines=cell.lines)
    said = _counts(cell)
    match cell.divergence:
        case Divergence.ALIKE:
            return tr("all say the same: {said}", said=said)
        case Divergence.SPLIT:
            return tr("they differ: {said}", said=said)
        case Divergence.UNSURE:
            return tr("somebody does not know: {said}", said=said)
        case Divergence.MISSING:
            return tr("something is missing: {said}", said=said)
    return tr("nothing to compare")


def _counts(cell: MapCell) -> str:
    parts = [f"{count} {answer.label}" for answer, count in cell.given]
    if cell.values:
        parts.append(tr("{count} different", count=cell.values) if cell.values > 1 else tr("one"))
    if cell.blank:
        parts.append(tr("{count} blank", count=cell.blank))
    return ", ".join(parts)


def row_words(row: MapRow) -> str:
    """Return "7 split", or what else there is to say of an open case."""
    split = row.count(Divergence.SPLIT)
    if split:
        return tr("{count} split", count=split)
    unsure = row.count(Divergence.UNSURE)
    if unsure:
        return tr("{count} unsure", count=unsure)
    missing = row.count(Divergence.MISSING)
    if not missing and any(cell.hidden for cell in row.cells):
        return tr("first views wait")
    return tr("{count} with gaps", count=missing) if missing else tr("nothing apart")


def alike_words(now: Snapshot, alike: Sequence[AlikePoint]) -> tuple[tuple[str, str], ...]:
    """Return each case with the numbers of what is read out of it: ("Child F", "Q3, Q5")."""
    found: dict[CaseId, list[str]] = {}
    for one in alike:
        found.setdefault(one.case_id, []).append(tr("Q{key}", key=now.tool.key_at(one.point)))
    return tuple((now.case[case_id].reference, ", ".join(keys)) for case_id, keys in found.items())


def always_words(now: Snapshot) -> str:
    """Return which questions are always talked through; nothing where none is marked."""
    keys = [one.key for one in now.tool.questions if one.always_discussed]
    if not keys:
        return ""
    if len(keys) == 1:
        return tr("Question {key} is always talked through in this audit.", key=keys[0])
    return tr("Questions {keys} are always talked through in this audit.", keys=listed(keys))


def minutes_words(left: int, reading: int, alike: int) -> str:
    """Return where the minutes that are left for cases go."""
    if left <= 0:
        return tr("No time for {cases} is left on the agenda.")
    if not alike:
        return tr(
            "{left} minutes for {cases} are left, shared by how much each is split. "
            "Change one and the others follow.",
            left=left,
        )
    return tr(
        "{left} minutes for {cases} are left. {reading} for the {alike} adopted together, "
        "{rest} by how much each {case} is split. Change one and the others follow.",
        left=left,
        reading=reading,
        alike=alike,
        rest=max(0, left - reading),
    )


def short_words(now: Snapshot, rows: Sequence[MapRow], left: int) -> str:
    """Return what would be missed where the minutes are far too few; nothing where they do.

    *rows* are in the order in which they are taken.
    """
    planned = now.audit.minutes_per_case
    if not rows or planned <= 0 or left <= 0 or 2 * left >= planned * len(rows):
        return ""
    fits = left // planned
    seen = {now.group_of(row.case) for row in rows[:fits]}
    groups = [now.group_of(row.case) for row in rows[fits:]]
    missed = [name for name in dict.fromkeys(groups) if name and name not in seen]
    said = tr("{minutes} min {a case}.", minutes=left // len(rows))
    fitting = tr(
        "With {planned} each, {fits} of {count} fit.", planned=planned, fits=fits, count=len(rows)
    )
    out = [row.case.reference for row in rows[fits:]]
    drop = tr("What comes last could be left out: {names}.", names=listed(out[-MOST_NAMED:]))
    parts = [said, fitting, drop]
    if missed:
        parts.insert(2, tr("{groups} would be missed.", groups=listed(missed)))
    return " ".join(parts)


def together_words(now: Snapshot) -> str:
    """Return how many judgements were adopted together; nothing where none was read out so.

    Whoever scrutinises an audit reads one that was adopted together as not challenged.
    """
    held = [one.together for one in now.judgements if one.state is JudgementState.AGREED]
    adopted, objected = held.count(Together.ADOPTED), held.count(Together.OBJECTED)
    found = []
    if adopted:
        found.append(
            tr(
                "{adopted} of {count} were adopted together: all returns said the same, they were "
                "read out, and nobody objected. They were not talked through one by one.",
                adopted=adopted,
                count=plural(len(held), tr("judgement"), tr("judgements")),
            )
        )
    if objected:
        found.append(
            tr("To {objected} somebody objected, and it was talked through.", objected=objected)
            if objected == 1
            else tr("To {objected} somebody objected; they were talked through.", objected=objected)
        )
    return " ".join(found)


def offered_words(now: Snapshot, row: MapRow) -> str:
    """Return a case with what is split in it, to be read out."""
    return tr(
        "{reference}, {words}, {count} open",
        reference=now.case[row.case.id].reference,
        words=row_words(row),
        count=sum(cell.is_open for cell in row.cells),
    )


def open_words(rows: Sequence[MapRow]) -> str:
    """Return "5 open cases, 55 questions"."""
    count = sum(cell.is_open for row in rows for cell in row.cells)
    return tr(
        "{left} open, {questions}",
        left=Unit.CASES.of(len(rows)),
        questions=plural(count, "question"),
    )
