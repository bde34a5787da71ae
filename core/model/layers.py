"""Judgements in layers: each is kept, the last counts."""

from dataclasses import dataclass

from core.model.ids import NEW, CaseId, ItemId, MeetingId, QuestionId
from core.model.judgement import EvidenceSeen, JudgementState, Layer
from core.model.tool import Point

_BETWEEN = ", "


def layers_in(kept: str) -> tuple[Layer, ...]:
    """Return the layers a question is judged in, as they are kept: the first one first."""
    named = kept.split(_BETWEEN)
    return tuple(one for one in Layer if one and one.value in named)


def layers_kept(layers: tuple[Layer, ...]) -> str:
    """Return layers as one text."""
    return _BETWEEN.join(layers)


def layer_after(kept: str, layer: Layer) -> Layer:
    """Return the layer that comes after one; NONE after the last, or where there are no layers."""
    order = list(Layer)
    later = (one for one in layers_in(kept) if order.index(one) > order.index(layer))
    return next(later, Layer.NONE)


def first_layer(kept: str) -> Layer:
    """Return the layer a question is judged in first; NONE where there are no layers."""
    return layer_after(kept, Layer.NONE)


@dataclass(frozen=True, slots=True)
class LayerJudgement:
    """What was judged in one layer before a later one took its place.

    `answer` are the words it had then, `answer_key` the lasting name by which it is set
    beside the later one; where the tool has that answer no longer the words stay.
    `meeting_id` is where it was settled, None for the audit's own day.
    """

    case_id: CaseId
    question_id: QuestionId
    layer: Layer
    state: JudgementState
    id: int = NEW
    item_id: ItemId | None = None
    answer: str = ""
    answer_key: str = ""
    reason: str = ""
    evidence: EvidenceSeen = EvidenceSeen.COMPLETE
    settled_at: str = ""
    meeting_id: MeetingId | None = None

    @property
    def point(self) -> Point:
        """The point that was judged."""
        return Point(self.question_id, self.item_id)
