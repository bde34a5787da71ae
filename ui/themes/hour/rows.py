"""What the lists of the theme hour show: cards, groups with their numbers, voices."""

from collections.abc import Iterator

from core.counting.theme_hour import GroupResult, HourResult
from core.model.ids import HourGroupId
from core.model.theme_hour import HourStage
from core.wording.theme_hour import group_words
from core.words import tr
from ui.theme import Tone
from ui.themes.lines import EvidenceRow


def card_rows(result: HourResult) -> list[EvidenceRow]:
    """Return the cards; once they are grouped those that stand alone first, then by group."""
    if result.hour.stage in (HourStage.WRITING, HourStage.ROUND):
        cards = sorted(
            (*result.alone, *(card for one in result.groups for card in one.cards)),
            key=lambda card: (card.position, card.id),
        )
        return [
            EvidenceRow("", card.text, tr("Card {number}", number=at), "", Tone.PLAIN, card.id)
            for at, card in enumerate(cards, 1)
        ]
    alone = [EvidenceRow("", card.text, tr("stands alone"), "", Tone.PLAIN, card.id)
             for card in result.alone]  # fmt: skip
    return [*alone, *(row for at, one in enumerate(result.groups, 1) for row in _of(at, one))]


def _of(at: int, one: GroupResult) -> Iterator[EvidenceRow]:
    small = f"{at} {one.group.title}"
    for card in one.cards:
        yield EvidenceRow("", card.text, small, "", Tone.ACCENT, card.id)


def group_rows(result: HourResult, chosen: frozenset[HourGroupId]) -> list[EvidenceRow]:
    """Return the groups under their numbers; what is chosen to be taken on is ticked."""
    return [
        EvidenceRow(
            f"{at}  {one.group.title}",
            "",
            group_words(one, result),
            value=one.group.id,
            tone=Tone.GOOD if one.group.taken_at else Tone.PLAIN,
            tag=_tag(one, chosen),
        )
        for at, one in enumerate(result.groups, 1)
    ]


def _tag(one: GroupResult, chosen: frozenset[HourGroupId]) -> str:
    if one.group.taken_at:
        return tr("taken on")
    return tr("chosen") if one.group.id in chosen else ""


def voice_rows(
    result: HourResult, voices: list[tuple[int, tuple[HourGroupId, ...]]]
) -> list[EvidenceRow]:
    """Return a line for each voice, with the numbers of the groups as it put them."""
    number = {one.group.id: at for at, one in enumerate(result.groups, 1)}
    return [
        EvidenceRow(
            tr("Voice {number}", number=at),
            " ".join(str(number[one]) for one in order if one in number),
            value=voice,
        )
        for at, (voice, order) in enumerate(voices, 1)
    ]
