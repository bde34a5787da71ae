"""What a line's numbers show: the parts of a bar, the share beside it, and what each opens."""

from dataclasses import dataclass

from core.counting.collation import Base
from core.counting.count_lines import CountLine
from core.counting.evidence import ReturnsSelection
from core.counting.judgements import JudgementsSelection
from core.model.ids import AnswerId
from core.model.judgement import JudgementState
from core.wording.counts import LEFT_BLANK, bar_words, line_name, returns_share, room_share
from core.words import tr, word_for
from ui.widgets.bars import BarSegment

Selection = ReturnsSelection | JudgementsSelection


@dataclass(frozen=True, slots=True)
class CountCell:
    """A bar's parts, the share beside it over its counts, and what the share opens."""

    name: str
    parts: tuple[BarSegment, ...]
    strong: str
    below: str
    spoken: str
    selection: Selection | None

    @property
    def bar_spoken(self) -> str:
        """The bar read out: "14 Yes, 10 No"."""
        return bar_words((part.count, part.text) for part in self.parts)


def returns_cell(
    line: CountLine, base: Base, *, named: bool, only: str = "", alone: bool = False
) -> CountCell | None:
    """Return what the returns say; None where the line has none of its own.

    *named* says which answer the share counts, where lines count different ones; *only*
    what narrows the returns, *alone* that it leaves a single case.
    """
    counted, item = line.counted, line.item
    if counted is None or item is None:
        return None

    def selection(answer_id: AnswerId | None) -> ReturnsSelection:
        return ReturnsSelection(item.id, answer_id, line.narrowed)

    parts = [
        BarSegment(one.label, count, one.bearing, selection(one.id))
        for one, count in counted.counts
    ]
    parts.append(BarSegment(LEFT_BLANK, counted.blank, None, selection(None)))
    counts = counted.count(counted.lead)
    share = returns_share(line, base, named=named, alone=alone)
    return CountCell(
        tr("{line_name}, returns", line_name=line_name(line)),
        tuple(parts),
        share.strong,
        share.below,
        f"{share.spoken}, {only}" if only else share.spoken,
        selection(counted.lead.id) if counts else None,
    )


def room_cell(line: CountLine, base: Base, *, named: bool) -> CountCell | None:
    """Return what the room says; None where it judges nothing here by itself."""
    room, point = line.room, line.point
    if room is None:
        return None
    agreed = JudgementState.AGREED
    parts = [
        BarSegment(one.label, count, one.bearing, JudgementsSelection(point, agreed, one.id))
        for one, count in room.counts
    ]
    parts += [
        BarSegment(word_for(state), count, None, JudgementsSelection(point, state))
        for state, count in (
            (JudgementState.NOT_AGREED, room.not_agreed),
            (JudgementState.PARKED, room.parked),
        )
    ]
    lead = room.lead if room.agreed_lead else None
    return CountCell(
        tr("{line_name}, the room", line_name=line_name(line)),
        tuple(parts),
        *room_share(line, base, named=named),
        JudgementsSelection(point, agreed, lead.id) if lead is not None else None,
    )
