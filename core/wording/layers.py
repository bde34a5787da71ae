"""Judgements in layers, in words: what each said, and the move from one to the next."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from core.counting.count_lines import CountLine
from core.counting.layers import LayerCount, LayerStep, layer_steps, steps_moved
from core.model.judgement import Judgement, JudgementState, Layer
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.wording.labels import sentence
from core.wording.moderation import own_moved_words
from core.wording.numbers import Unit
from core.wording.parts import part_count_words
from core.wording.values import value_at
from core.words import plural, tr

LAYER_NAMES: Final = {
    Layer.NONE: "",
    Layer.OWN: tr("Own judgement"),
    Layer.MODERATED: tr("Moderated"),
    Layer.SECOND: tr("Second reader"),
    Layer.CHAIR: tr("Chair"),
}
NEXT_STEPS: Final = {
    Layer.NONE: "",
    Layer.OWN: tr("Own judgement"),
    Layer.MODERATED: tr("Moderate it"),
    Layer.SECOND: tr("Second reader's judgement"),
    Layer.CHAIR: tr("Chair's judgement"),
}
AGREE_AS: Final = {
    Layer.NONE: tr("Agree anew"),
    Layer.OWN: tr("Agree as own"),
    Layer.MODERATED: tr("Agree as moderated"),
    Layer.SECOND: tr("Agree as second reader"),
    Layer.CHAIR: tr("Agree as chair"),
}


def steps_in_words(now: Snapshot, judgement: Judgement) -> tuple[LayerStep, ...]:
    """Return what was said in each layer so far, each answer in words."""
    steps = layer_steps(now, judgement)
    if not (steps and judgement.value):
        return steps
    said = value_at(now.tool, judgement.point, judgement.value)
    return tuple(
        replace(step, answer=said) if step.layer is judgement.layer else step for step in steps
    )


def step_words(step: LayerStep) -> str:
    """Return "Own judgement: 2, done"."""
    said = tr("not agreed") if step.state is JudgementState.NOT_AGREED else step.answer
    said = tr("parked") if step.state is JudgementState.PARKED else said
    return f"{LAYER_NAMES[step.layer]}: {said}" if said else LAYER_NAMES[step.layer]


def move_words(now: Snapshot, point: Point, before: LayerStep, after: LayerStep) -> str:
    """Return "1 step down", "1 step up", "unchanged" or "changed"; nothing while it is open."""
    if not (before.state.settled and after.state.settled):
        return ""
    moved = steps_moved(now, point, before, after)
    if moved:
        up_or_down = tr("up") if moved > 0 else tr("down")
        return f"{plural(abs(moved), 'step')} {up_or_down}"
    same = (before.state, before.answer) == (after.state, after.answer)
    return tr("unchanged") if same else tr("changed")


def layers_words(now: Snapshot, judgement: Judgement) -> str:
    """Return every layer with the move between: "Own judgement: 2. Moderated: 1, 1 step down"."""
    steps = steps_in_words(now, judgement)
    said = [step_words(step) for step in steps[:1]]
    for before, after in pairwise(steps):
        move = move_words(now, judgement.point, before, after)
        said.append(", ".join(filter(None, (step_words(after), move))))
    return " ".join(sentence(one) for one in said)


def earlier_words(now: Snapshot, judgement: Judgement) -> Iterator[str]:
    """Yield each layer with its reason, where there is more than one."""
    steps = steps_in_words(now, judgement)
    if len(steps) < 2:
        return
    yield layers_words(now, judgement)
    for step in steps[:-1]:
        if step.reason.strip():
            yield sentence(f"{LAYER_NAMES[step.layer]}: {' '.join(step.reason.split())}")


def line_layers_notes(line: CountLine) -> tuple[str, ...]:
    """Return what is said of layers and own parts below a line of counts; nothing without them."""
    said = [layer_count_words(one) for one in line.layers if one.base]
    said += [part_count_words(line.parts)] if any(n for _, n in line.parts) else []
    return (*said, *([own_moved_words(line.own)] if line.own.moved else []))


def layer_count_words(count: LayerCount) -> str:
    """Return "Moderated, 8 cases: 2, done 5 · …; against the one before 1 up, 2 down"."""
    said = [f"{answer.label} {number}" for answer, number in count.counts if number]
    said += [tr("agreed {count}", count=count.in_full)] if count.in_full else []
    said += [tr("not agreed {count}", count=count.not_agreed)] if count.not_agreed else []
    words = tr(
        "{layer}, {base}: {said}",
        layer=LAYER_NAMES[count.layer],
        base=Unit.CASES.of(count.base),
        said=" · ".join(said) or tr("none yet"),
    )
    moved = count.moved
    if not moved.base:
        return words
    return tr(
        "{words}; against the one before {better} up, {worse} down, {same} unchanged",
        words=words,
        better=moved.better,
        worse=moved.worse,
        same=moved.same,
    )
