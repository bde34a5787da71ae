"""How files that are read, but not taken in yet, are told line by line."""

from core.model.clock import date_text
from core.model.draft.returns import (
    AnyDraft,
    CaseDraft,
    DraftKind,
    JudgementDraft,
    Problem,
    RequestDraft,
    ReturnDraft,
)
from core.wording.numbers import Unit
from core.words import plural, tr


def rows_in(draft: AnyDraft) -> str:
    """Return how much a file brings in: "24 returns, 371 answers"."""
    count = len(draft.rows)
    match draft.kind:
        case DraftKind.RETURNS:
            answers = sum(len(row.answers) for row in draft.rows if isinstance(row, ReturnDraft))
            return f"{Unit.RETURNS.of(count)}, {plural(answers, 'answer')}"
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
    return [
        tr("{row}: {what}", row=_where(problem), what=problem.what) if problem.row else problem.what
        for problem in draft.problems
    ]


def _where(problem: Problem) -> str:
    if problem.answer is None:
        return tr("Row {row}", row=problem.row)
    return tr("One answer in row {row}", row=problem.row)


def in_doubt(draft: AnyDraft) -> list[str]:
    """Return a line for every row that comes in only when somebody says so."""
    return [tr("Row {row}: {what}", row=doubt.row, what=doubt.what) for doubt in draft.doubts]


def _line(row: ReturnDraft | RequestDraft | CaseDraft | JudgementDraft) -> str:
    match row:
        case ReturnDraft():
            told = (plural(len(row.answers), "answer"), plural(len(row.comments), "comment"))
            return f"{row.case} · {row.agency}: {', '.join(told)}"
        case RequestDraft():
            stands = row.status.value if row.status else ""
            due = tr("due {date_text}", date_text=date_text(row.due)) if row.due else ""
            said = ", ".join(part for part in (stands, due) if part)
            return f"{row.case} · {row.agency}" + (f": {said}" if said else "")
        case CaseDraft():
            papers = tr("papers {papers}", papers=row.papers.value) if row.papers else ""
            facts = [fact for fact in (row.age, row.sex, row.team, row.pathway, papers) if fact]
            return row.reference + (f": {', '.join(facts)}" if facts else "")
        case JudgementDraft():
            return tr(
                "{reference} · question {point}: {answer}",
                reference=row.case,
                point=row.point,
                answer=row.answer,
            )
