"""Judgements in layers and of agencies' own parts, as `counts` prints them."""

from core.cli.value_tables import Table
from core.counting.layers import LayerCount, layer_counts
from core.counting.parts import part_counts
from core.model.snapshot import Snapshot
from core.wording.layers import layer_count_words
from core.wording.parts import part_count_words


def layers_table(now: Snapshot) -> Table:
    """Return by question what each layer said, and which way it went from the one before."""
    found: Table = {}
    for point in now.tool.points:
        if counted := layer_counts(now, point):
            found[now.tool.key_at(point)] = {one.layer.value: _layer(one) for one in counted}
    return {"layers": found} if found else {}


def parts_table(now: Snapshot) -> Table:
    """Return by question how agencies' own parts were judged; the unit is parts."""
    found: Table = {}
    for point in now.tool.points:
        if counted := part_counts(now, point):
            found[now.tool.key_at(point)] = {answer.key: count for answer, count in counted}
    return {"own parts": found} if found else {}


def part_lines(now: Snapshot) -> list[str]:
    """Return how own parts were judged, to read; nothing where none is."""
    lines: list[str] = []
    for point in now.tool.points:
        if counted := part_counts(now, point):
            lines += ["", f"{now.tool.key_at(point)}  {now.tool.short_at(point)}"]
            lines.append(f"    {part_count_words(counted)}")
    return lines


def _layer(count: LayerCount) -> Table:
    moved = count.moved
    return {
        **{answer.key: number for answer, number in count.counts},
        **({"agreed": count.in_full} if count.in_full else {}),
        "not agreed": count.not_agreed,
        "against the one before": {"up": moved.better, "down": moved.worse, "same": moved.same},
    }


def layer_lines(now: Snapshot) -> list[str]:
    """Return what each layer said, to read; nothing where no question is judged in layers."""
    lines: list[str] = []
    for point in now.tool.points:
        if counted := layer_counts(now, point):
            lines += ["", f"{now.tool.key_at(point)}  {now.tool.short_at(point)}"]
            lines += [f"    {layer_count_words(one)}" for one in counted]
    return lines
