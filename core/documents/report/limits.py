"""How far the figures of a report reach: few cases, papers not complete, what rests on one."""

from collections.abc import Iterator

from core.counting.collation import Base, ItemCount
from core.counting.firmness import LeaveOneOut, Share, leave_one_out, wilson
from core.counting.judgements import any_on_incomplete_papers
from core.counting.live_number import Counted, LiveNumber, live_count
from core.documents.blocks import Block, Box, BoxKind, TextLook, TextSpan
from core.documents.plain import line, table
from core.documents.report.counted import ReportCounts
from core.model.audience import AudienceKind
from core.model.case import Papers
from core.wording.divergence import together_words
from core.wording.firmness import NOT_INDEPENDENT
from core.wording.first_views import agency_moves_words, moves_words
from core.wording.moderation import (
    challenge_pairs_words,
    challenges_words,
    own_movers_words,
    own_moves_words,
)
from core.wording.numbers import Unit, share
from core.wording.pathways import kept_out_words
from core.wording.returns import few_words
from core.wording.turns import turns_words
from core.words import tr


def limits_blocks(counted: ReportCounts) -> Iterator[Block]:
    """Yield what a reader must know before resting anything on a figure."""
    now = counted.full.now
    few = few_words(len(now.cases), counted.usable)
    if few:
        lead = (TextSpan(tr("Small numbers. "), TextLook.STRONG), TextSpan(few))
        yield Box(lead, BoxKind.CAVEAT)
    together = together_words(now)
    if together:
        yield line(together)
    moves = moves_words(now)
    if moves:
        yield line(moves)
    if counted.full.audience.says_who and (who := agency_moves_words(now)):
        yield line(who)
    panel = counted.full.audience.kind is AudienceKind.PANEL
    told = (own_moves_words(now), own_movers_words(now) if counted.full.audience.says_who else "")
    challenged = (challenges_words(now), challenge_pairs_words(now) if panel else "")
    yield from (line(said) for said in (*told, *challenged) if said)
    turns = turns_words(now)
    if turns:
        yield line(turns)
    if counted.usable:
        yield line(
            tr(
                "Blank answers are counted apart and are in no percentage. Don’t know stays among "
                "the answers; not applicable is left out of “where applicable”."
            )
        )
    kept_out = any_on_incomplete_papers(now) or any(
        one.papers is Papers.INCOMPLETE for one in now.cases
    )
    if kept_out and counted.full.audience.names_cases:
        yield line(kept_out_words(now))
    elif kept_out:
        yield line(tr("Judgements on incomplete papers are kept out of what is told by group."))


def firm_blocks(counted: ReportCounts) -> Iterator[Block]:
    """Yield for each share of the returns how much rests on one, and its interval if printed."""
    now = counted.full.now
    rows = [row for row in counted.rows if row.base(Base.APPLICABLE)]
    if not rows:
        return
    yield line(
        tr(
            "The least and the most a share would be without any one return. "
            "The wider apart, the more rests on one."
        )
    )
    columns = [(tr("Question"), 190.0), (tr("Share"), 165.0), (tr("Without any one"), 148.0)]
    if now.audit.prints_intervals:
        columns.append((tr("95% interval"), 90.0))
    yield table(columns, (_firm(counted, row) for row in rows))
    if now.audit.prints_intervals:
        yield line(tr(NOT_INDEPENDENT), TextLook.QUIET)


def _firm(counted: ReportCounts, row: ItemCount) -> tuple[str, ...]:
    now, lead = counted.full.now, row.lead
    count, base = row.count(lead), row.base(Base.APPLICABLE)
    number = LiveNumber(Counted.RETURNS, row.item.question_id, row.item.id, (lead.id,))
    answers = counted.answers_to(row.item.id)
    found = live_count(now, number, answers, counted.apart)
    left = leave_one_out(found) if found is not None else None
    cells = (
        f"{row.item.key} {row.item.short}",
        tr("{answer} {share}", answer=lead.label, share=share(count, base, Unit.RETURNS)),
        _span(left),
    )
    if not now.audit.prints_intervals:
        return cells
    interval = wilson(count, base)
    between = tr("too few to say")
    if interval is not None:
        between = tr("{low}% to {high}%", low=interval.low, high=interval.high)
    return (*cells, between)


def _span(left: LeaveOneOut | None) -> str:
    if left is None:
        return tr("rests on one")
    least, most = _percent(left.least), _percent(left.most)
    return least if least == most else tr("{least} to {most}", least=least, most=most)


def _percent(one: Share) -> str:
    return f"{one.percent}%"
