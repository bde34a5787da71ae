"""What a room wrote, ranked and took on in its theme hours, and what it did not."""

from collections.abc import Iterator, Sequence
from typing import Final

from core.counting.theme_hour import GroupResult, HourResult, hour_result
from core.documents.blocks import Block, Column, Entries, Paragraph, Table, TextLook, TextSpan
from core.documents.plain import line
from core.documents.typed import as_typed
from core.model.snapshot import Snapshot
from core.model.theme_hour import HourCard
from core.wording.theme_hour import how_ranked_words, written_words
from core.words import tr

_BETWEEN: Final = TextSpan(" · ")


def hour_blocks(now: Snapshot) -> Iterator[Block]:
    """Yield each theme hour in which anything was written."""
    for hour in now.theme_hours:
        result = hour_result(now, hour)
        if result.cards:
            yield from _hour(result)


def _hour(result: HourResult) -> Iterator[Block]:
    yield Paragraph((as_typed(result.hour, "question", TextLook.STRONG),))
    yield line(written_words(result))
    if result.voices:
        yield line(how_ranked_words(result))
    if result.groups:
        heads = (
            *((tr("Place"), 40.0), (tr("What it says together"), 150.0)),
            *((tr("Cards"), 193.0), (tr("Points"), 50.0), (tr("Taken on"), 70.0)),
        )
        columns = tuple(Column(*one) for one in heads)
        yield Table(columns, tuple(_row(one, result) for one in result.ranked))
    if result.alone:
        yield line(tr("In no group, and kept:"))
        yield Entries(tuple((as_typed(card, "text"),) for card in result.alone))


def _row(one: GroupResult, result: HourResult) -> tuple[tuple[TextSpan, ...], ...]:
    ranked = bool(result.voices)
    return (
        (TextSpan(str(one.rank) if ranked else ""),),
        (as_typed(one.group, "title"),),
        tuple(_in_a_row(one.cards)),
        (TextSpan(str(one.points) if ranked else ""),),
        (TextSpan(tr("yes") if one.group.taken_at else ""),),
    )


def _in_a_row(cards: Sequence[HourCard]) -> Iterator[TextSpan]:
    for at, card in enumerate(cards):
        if at:
            yield _BETWEEN
        yield as_typed(card, "text")
