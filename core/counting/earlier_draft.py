"""An audit as an earlier one of another: what it counted and measured, and no case of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

from core.counting.asking import not_asked
from core.counting.collation import collate
from core.counting.conditions import first_open
from core.counting.earlier import item_words, point_words
from core.counting.earlier_values import values_of_returns
from core.counting.judgements import room_counts
from core.counting.open_steps import open_steps
from core.model.draft.earlier import EarlierDraft
from core.model.earlier import EarlierAudit, EarlierCount, EarlierSource
from core.model.ids import NEW, CaseId, EarlierId
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Answer
from core.words import plural


def earlier_draft(full: FullSnapshot) -> EarlierDraft:
    """Return an audit as an earlier one of another: counts, findings and plan, and no case."""
    now = full.now
    looked_at = plural(len(now.cases), now.audit.audited.one, now.audit.audited.several)
    audit = EarlierAudit(now.audit.title, day=now.audit.day, looked_at=looked_at)
    findings = tuple(one.text for one in now.findings if not one.withdrawn)
    counts = (*_of_returns(full), *values_of_returns(full), *_of_room(now))
    return EarlierDraft(audit, counts, findings, *open_steps(now), minutes=measured_minutes(now))


def measured_minutes(now: Snapshot) -> int:
    """Return how many minutes a case took that was done, up to the next five; 0 for none."""
    took: dict[CaseId, float] = {}
    for one in now.visits:
        took[one.case_id] = took.get(one.case_id, 0.0) + one.minutes
    done = [took[one.id] for one in now.cases if took.get(one.id) and _is_done(now, one.id)]
    return 5 * ceil(sum(done) / len(done) / 5) if done else 0


def _is_done(now: Snapshot, case_id: CaseId) -> bool:
    return now.settled_points(case_id) > 0 and first_open(now, case_id) is None


def _of_returns(full: FullSnapshot) -> Iterator[EarlierCount]:
    now = full.now
    given = Counter(
        (row.item_id, row.answer_id)
        for row in full.answers
        if (row.case_id, row.agency_id) in now.usable
    )
    apart = not_asked(now, full.answers, full.values)
    for line in collate(now.tool, given, len(now.usable), apart):
        if line.answered:
            words = item_words(now.tool, line.item)
            yield from _rows(EarlierSource.RETURNS, line.item.key, words, line.counts)


def _of_room(now: Snapshot) -> Iterator[EarlierCount]:
    for point, room in room_counts(now).items():
        if room.agreed:
            key = now.tool.key_at(point)
            yield from _rows(EarlierSource.ROOM, key, point_words(now.tool, point), room.counts)


def _rows(
    source: EarlierSource, key: str, words: str, counts: Sequence[tuple[Answer, int]]
) -> Iterator[EarlierCount]:
    base = sum(count for _, count in counts)
    for answer, count in counts:
        yield EarlierCount(
            EarlierId(NEW), words, answer.label, count, base, NEW, source, key, answer.key
        )
