"""Judgements in layers, counted: what each said, and which way it went from the one before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from core.counting.grades import Moves, Scale, moves, scale_of
from core.model.judgement import Judgement, JudgementState, Layer
from core.model.layers import first_layer, layer_after, layers_in
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Point


@dataclass(frozen=True, slots=True)
class LayerStep:
    """What was said in one layer for one case: its words, and the answer where the tool has it."""

    layer: Layer
    state: JudgementState
    answer: str
    key: str
    reason: str = ""
    settled_at: str = ""


@dataclass(frozen=True, slots=True)
class LayerCount:
    """What one layer said over all cases; `moved` is against the layer before it.

    `in_full` were agreed with what is not one of some: a value, or an answer for each person.
    """

    layer: Layer
    counts: tuple[tuple[Answer, int], ...]
    not_agreed: int
    moved: Moves
    in_full: int = 0

    @property
    def base(self) -> int:
        """How many cases were settled in it."""
        return sum(number for _, number in self.counts) + self.not_agreed + self.in_full


def layer_steps(now: Snapshot, judgement: Judgement) -> tuple[LayerStep, ...]:
    """Return what was said in each layer so far, the first one first; nothing without layers."""
    earlier = [
        LayerStep(one.layer, one.state, one.answer, one.answer_key, one.reason, one.settled_at)
        for one in now.earlier_layers(judgement)
    ]
    if not (earlier or judgement.layer):
        return ()
    answer = now.tool.answer.get(judgement.answer_id) if judgement.answer_id is not None else None
    own = LayerStep(
        judgement.layer,
        judgement.state,
        answer.label if answer is not None else judgement.value,
        answer.key if answer is not None else "",
        judgement.reason,
        judgement.settled_at,
    )
    order = list(Layer)
    return tuple(sorted([*earlier, own], key=lambda step: order.index(step.layer)))


def next_layer(now: Snapshot, judgement: Judgement) -> Layer:
    """Return the layer a settled judgement may be judged in next; NONE where there is none."""
    kept = now.tool.question[judgement.question_id].layers
    if not judgement.state.settled:
        return Layer.NONE
    return layer_after(kept, judgement.layer or first_layer(kept))


def scale_at(now: Snapshot, point: Point) -> Scale | None:
    """Return the scale the room grades a point on; None where it gives no grade."""
    held = now.tool.set_at(point)
    return scale_of(now.tool, held.id) if held is not None else None


def steps_moved(now: Snapshot, point: Point, before: LayerStep, after: LayerStep) -> int | None:
    """Return how many steps better a later layer is; None where the two cannot be set together."""
    scale, answers = scale_at(now, point), {one.key: one for one in now.tool.answers_at(point)}
    if scale is None:
        return None
    return scale.steps(answers.get(before.key), answers.get(after.key))


def layer_counts(now: Snapshot, point: Point) -> tuple[LayerCount, ...]:
    """Count what each layer said at a point, over all cases; nothing where it has no layers."""
    layers = layers_in(now.tool.question[point.question_id].layers)
    walked = [_settled(now, judgement) for judgement in _at(now, point)] if layers else []
    return tuple(
        _count(now, point, layer, layers[at - 1] if at else Layer.NONE, walked)
        for at, layer in enumerate(layers)
    )


def _at(now: Snapshot, point: Point) -> Iterator[Judgement]:
    found = (now.judgement(case.id, point) for case in now.cases)
    return (one for one in found if one is not None)


def _settled(now: Snapshot, judgement: Judgement) -> dict[Layer, LayerStep]:
    return {step.layer: step for step in layer_steps(now, judgement) if step.state.settled}


def _count(
    now: Snapshot,
    point: Point,
    layer: Layer,
    before: Layer,
    walked: list[dict[Layer, LayerStep]],
) -> LayerCount:
    answers = {one.key: one for one in now.tool.answers_at(point)}
    here = [steps[layer] for steps in walked if layer in steps]
    given = Counter(step.key for step in here if step.state is JudgementState.AGREED)
    both = [(steps[before], steps[layer]) for steps in walked if {before, layer} <= steps.keys()]
    scale = scale_at(now, point)
    pairs = [(answers.get(one.key), answers.get(other.key)) for one, other in both]
    return LayerCount(
        layer,
        tuple((answer, given[key]) for key, answer in answers.items()),
        sum(step.state is JudgementState.NOT_AGREED for step in here),
        moves(scale, pairs) if scale is not None else _unordered(pairs),
        given[""],
    )


def _unordered(pairs: list[tuple[Answer | None, Answer | None]]) -> Moves:
    """Count only what stayed the same, where no answer is better than another."""
    return Moves(same=sum(one is not None and one == other for one, other in pairs))
