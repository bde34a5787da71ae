"""What is said at the end of a case: how long it took, what is left, where to go on."""

from core.counting.pace import Pace
from core.model.case import Case
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.wording.judged import NOBODY_NAMED
from core.wording.labels import sentence
from core.wording.numbers import Unit, number
from core.wording.people import age_words, sex_words
from core.words import tr


def took_words(pace: Pace) -> str:
    """Return the time a case took against its plan: "27 min, 2 over"; nothing before a minute."""
    if pace.current is None or pace.spent == 0:
        return ""
    over = pace.spent - pace.current.minutes
    return (
        tr("{spent} min, {over} over", spent=pace.spent, over=over)
        if over > 0
        else tr("{spent} min", spent=pace.spent)
    )


def waiting_words(now: Snapshot, case: Case, pace: Pace) -> str:
    """Return what waits at a case: "1 year · boy · 4 of 4 returns", and its share of the time."""
    asked = now.requests_for(case.id)
    back = sum(now.is_in(request) for request in asked)
    returns = tr("{back} of {count}", back=back, count=Unit.RETURNS.of(len(asked))) if asked else ""
    left = pace.total - pace.done
    minutes = pace.left // left if left else 0
    whole = number(pace.total) if pace.total > 1 else ""
    share = (
        tr("{minutes} min if the day is to reach all {whole}", minutes=minutes, whole=whole)
        if minutes and whole
        else ""
    )
    parts = (age_words(case.age), sex_words(case), returns, share)
    return " · ".join(part for part in parts if part)


def left_over_words(now: Snapshot, judgement: Judgement) -> str:
    """Return why a question is not agreed or parked: the views that stand, or the reason."""
    views = []
    for view in now.views_on(judgement):
        agency = now.agency.get(view.agency_id)
        name = now.short_name(agency) if agency else ""
        note = " ".join(view.note.split())
        views.append(f"{name}: {note}" if note else tr("{name} saw it differently", name=name))
    reason = " ".join(judgement.reason.split())
    unnamed = judgement.state is JudgementState.NOT_AGREED and not views
    parts = [reason, *views, NOBODY_NAMED if unnamed else ""]
    return " ".join(sentence(part) for part in parts if part)


def parked_words(now: Snapshot, case_id: CaseId, count: int) -> str:
    """Return "Child C, question 8" or "Child C, 2 questions"."""
    case = now.case[case_id].reference
    if count > 1:
        return tr("{reference}, {count} questions", reference=case, count=count)
    parked = next(one for one in now.parked() if one.case_id == case_id)
    return tr(
        "{reference}, question {key_at}", reference=case, key_at=now.tool.key_at(parked.point)
    )
