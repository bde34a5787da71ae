"""How files that are read, but not taken in yet, are told line by line."""

from collections.abc import Container, Mapping

from core.model.clock import date_text
from core.model.draft.returns import (
    AnyDraft,
    CaseDraft,
    Doubt,
    DraftKind,
    JudgementDraft,
    Problem,
    RequestDraft,
    ReturnDraft,
)
from core.model.fault import shown
from core.model.names import normalised
from core.wording.first_views import HIDDEN
from core.wording.form import nil_among
from core.wording.numbers import Unit
from core.words import plural, tr, word_for


def rows_in(draft: AnyDraft) -> str:
    """Return how much a file brings in: "24 returns, 371 answers"."""
    count = len(draft.rows)
    match draft.kind:
        case DraftKind.RETURNS:
            returns = [row for row in draft.rows if isinstance(row, ReturnDraft)]
            answers = plural(sum(len(row.answers) for row in returns), "answer")
            return f"{Unit.RETURNS.of(count)}{nil_among(returns)}, {answers}"
        case DraftKind.CASES:
            return Unit.CASES.of(count)
        case DraftKind.REQUESTS:
            return Unit.REQUESTS.of(count)
    return plural(count, "judgement")


def brings(draft: AnyDraft) -> list[str]:
    """Return a line for every row that comes in."""
    return [_line(row) for row in draft.rows]


def held_back(draft: AnyDraft) -> list[str]:
    """Return a line for every row held back, with its reason."""
    return [_placed(problem) for problem in draft.problems]


def in_doubt(draft: AnyDraft) -> list[str]:
    """Return a line for every row that comes in only when somebody says so."""
    return [_placed(doubt) for doubt in draft.doubts]


def row_lines(
    draft: AnyDraft,
    number: int,
    labels: Mapping[str, Mapping[str, str]],
    hidden: Container[str] = (),
) -> list[str]:
    """Return what one row of returns says as it was read, and what of it waits.

    *labels* are what answers are called, by question and key. Of *hidden* cases, by their
    names as they are compared, only whose row it is.
    """
    rows = [row for row in draft.rows if isinstance(row, ReturnDraft) and row.row == number]
    waits = [one.entry for one in draft.doubts if one.row == number]
    waits += [one.entry for one in draft.problems if one.row == number and one.entry is not None]
    found = [one for one in (*rows, *waits) if isinstance(one, ReturnDraft)]
    lines: list[str] = []
    for row in found[:1]:
        day = [date_text(row.completed)] if row.completed else []
        nil = [tr("no record is held")] if row.nil else []
        lines.append(" · ".join([*(shown(one) for one in (row.case, row.agency)), *day, *nil]))
        if normalised(row.case) in hidden:
            return [*lines, HIDDEN]
        said = (f"{key} {labels.get(key, {}).get(one, one)}" for key, one in row.answers.items())
        lines.append(" · ".join(said))
        texts = (*row.comments.items(), *((shown(name), said) for name, said in row.kept.items()))
        lines += [f"{name}: {text}" for name, text in texts]
        lines += [
            tr("{key} cannot be read: “{text}”", key=key, text=shown(text))
            for key, text in row.unread.items()
        ]
    why = [one.what for one in draft.doubts if one.row == number]
    why += [one.what for one in draft.problems if one.row == number]
    return [*filter(None, lines), *why]


def _placed(one: Problem | Doubt[object]) -> str:
    """Say where in the file something stands, and what: in a row, or in one of several forms."""
    alone = isinstance(one, Problem) and one.answer is not None
    if one.form:
        where = shown(one.source)
        where = tr("One answer in {where}", where=where) if alone else where
        return f"{where}: {one.what}"
    if alone:
        return tr("One answer in row {row}: {what}", row=one.row, what=one.what)
    return tr("Row {row}: {what}", row=one.row, what=one.what) if one.row else one.what


def _line(row: ReturnDraft | RequestDraft | CaseDraft | JudgementDraft) -> str:
    match row:
        case ReturnDraft(nil=True):
            return tr(
                "{reference} · {agency}: nil, no record is held",
                reference=row.case,
                agency=row.agency,
            )
        case ReturnDraft():
            told = (plural(len(row.answers), "answer"), plural(len(row.comments), "comment"))
            return f"{row.case} · {row.agency}: {', '.join(told)}"
        case RequestDraft():
            stands = word_for(row.status) if row.status else ""
            due = tr("due {date_text}", date_text=date_text(row.due)) if row.due else ""
            worked = tr("worked with") if row.worked_with else ""
            said = ", ".join(part for part in (worked, stands, due) if part)
            return f"{row.case} · {row.agency}" + (f": {said}" if said else "")
        case CaseDraft():
            papers = tr("papers {papers}", papers=word_for(row.papers)) if row.papers else ""
            facts = [fact for fact in (row.age, row.sex, row.team, row.pathway, papers) if fact]
            return row.reference + (f": {', '.join(facts)}" if facts else "")
        case JudgementDraft():
            return tr(
                "{reference} · question {point}: {answer}",
                reference=row.case,
                point=row.point,
                answer=row.answer,
            )
