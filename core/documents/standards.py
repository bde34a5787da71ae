"""What an audit is held against: its standards, what each is asked by, and earlier audits."""

from collections.abc import Iterator

from core.counting.asking import not_asked, usable_pairs
from core.counting.value_counts import ValueCount, value_counts
from core.documents.blocks import Block, Heading
from core.documents.plain import table
from core.documents.typed import typed
from core.model.clock import date_text
from core.model.ids import ItemId
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.standard import Standard, cited_in
from core.model.tool import AnswerKind
from core.wording.kinds import days_words
from core.wording.labels import sentence
from core.wording.numbers import Unit
from core.wording.standards import citing
from core.wording.value_counts import answers_base
from core.words import tr


def earlier_audits(now: Snapshot) -> Iterator[Block]:
    """Yield the earlier audits this one follows."""
    if now.earlier_audits:
        yield Heading(tr("Earlier audits it follows"), "earlier")
        columns = ((tr("Audit"), 190.0), (tr("Day"), 95.0), (tr("What it looked at"), 218.0))
        yield table(
            columns,
            (
                (one.title.strip(), date_text(one.day), one.looked_at.strip())
                for one in now.earlier_audits
            ),
        )


def standards(now: Snapshot) -> Iterator[Block]:
    """Yield the standards and thresholds with the questions that cite each."""
    if now.tool.standards:
        yield Heading(tr("Standards and thresholds"), "standards")
        columns = (
            *((tr("No."), 50.0), (tr("Standard"), 253.0)),
            *((tr("Source"), 120.0), (tr("Cited by"), 80.0)),
        )
        yield table(
            columns,
            (
                (
                    one.number.strip(),
                    typed(one, "text"),
                    one.source.strip(),
                    ", ".join(citing(now.tool, one)),
                )
                for one in now.tool.standards
            ),
        )


def answered_by_standard(full: FullSnapshot) -> Iterator[Block]:
    """Yield for each standard how many usable returns answered anything that cites it."""
    now = full.now
    if not now.tool.standards or not now.usable:
        return
    yield Heading(tr("What came back on each standard"), "by-standard")
    columns = ((tr("No."), 50.0), (tr("Standard"), 213.0), (tr("Asked by"), 80.0))
    yield table(
        (*columns, (tr("Answered"), 160.0)),
        (
            (
                one.number.strip(),
                sentence(one.text),
                ", ".join(citing(now.tool, one)),
                _answered(full, one),
            )
            for one in now.tool.standards
        ),
    )


def _answered(full: FullSnapshot, standard: Standard) -> str:
    now = full.now
    keys = set(citing(now.tool, standard))
    items = {
        item.id
        for one in now.tool.questions
        if one.key in keys
        for item in now.tool.items_of(one.id)
    }
    if not items:
        return tr("No question cites it")
    answered = {(one.case_id, one.agency_id) for one in full.answers if one.item_id in items}
    answered |= {(one.case_id, one.agency_id) for one in full.values if one.item_id in items}
    usable = usable_pairs(now)
    count = len(answered.intersection(usable))
    return tr("{count} of {all} usable returns", count=count, all=len(usable))


def against_the_clock(full: FullSnapshot) -> Iterator[Block]:
    """Yield how long was taken where a question has a target, and the standard it is of."""
    now = full.now
    timed = [
        item
        for item in now.tool.items
        if (held := now.tool.set_of(item.answer_set_id)) is not None
        and held.kind.of_one is AnswerKind.PERIOD
        and held.target
    ]
    if not timed or not now.usable:
        return
    counted = _counted(full)
    yield Heading(tr("What was asked against the clock"), "clock")
    columns = ((tr("Question"), 193.0), (tr("At most"), 95.0), (tr("Standard"), 75.0))
    yield table(
        (*columns, (tr("In time"), 140.0)),
        (
            (
                f"{item.key} {item.short or item.text}",
                days_words(counted[item.id].answer_set, counted[item.id].answer_set.target),
                ", ".join(cited_in(now.tool.question[item.question_id].cites)),
                _in_time(counted[item.id]),
            )
            for item in timed
        ),
    )


def _counted(full: FullSnapshot) -> dict[ItemId, ValueCount]:
    now = full.now
    values: dict[ItemId, list[str]] = {}
    for one in full.values:
        if (one.case_id, one.agency_id) in now.usable:
            values.setdefault(one.item_id, []).append(one.value)
    apart = not_asked(now, full.answers, full.values)
    return value_counts(now.tool, values, len(now.usable), apart)


def _in_time(count: ValueCount) -> str:
    if not count.answered:
        return tr("Nobody answered it")
    if count.answer_set.kind.for_each:
        return f"{count.people - count.of_one.late} {answers_base(count)}"
    in_time = count.answered - count.late
    return tr("{count} of {returns}", count=in_time, returns=Unit.RETURNS.of(count.answered))
