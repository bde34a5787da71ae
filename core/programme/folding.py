"""Which parts of a round are too small to be told apart, and are told together instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.programme.publication import EVERYTHING, OTHERS

SMALLEST: Final = 5
"""Under so many cases, or usable returns, a number could point to one family."""


@dataclass(frozen=True, slots=True)
class Folding:
    """Where each part of a round goes: under its own name, or with the others.

    `folded` are those that go with others, with how many each is; `together` how many
    they are in all, of the `whole` round.
    """

    name_of: Mapping[str, str]
    folded: tuple[tuple[str, int], ...] = ()
    together: int = 0
    whole: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names the parts go under, the others last."""
        named = dict.fromkeys(self.name_of.values())
        return tuple(sorted(named, key=lambda name: name == OTHERS))


def folding(parts: Mapping[str, int]) -> Folding:
    """Fold parts of under `SMALLEST`, and the next smallest until those together are as many.

    A part without a name always goes with the others. Where nothing is left beside them,
    the round is one row.
    """
    order = sorted(parts, key=lambda name: (bool(name), parts[name], name))
    small = [name for name in order if parts[name] < SMALLEST or not name]
    together = sum(parts[name] for name in small)
    for name in order:
        if not small or together >= SMALLEST:
            break
        if name not in small:
            small.append(name)
            together += parts[name]
    alone = len(small) == len(parts)
    named = dict.fromkeys(small, EVERYTHING if alone else OTHERS)
    known = len(parts) > 1 or "" not in parts
    folded = tuple((name, parts[name]) for name in small if known and parts[name])
    return Folding(
        {name: named.get(name, name) for name in parts}, folded, together, sum(parts.values())
    )
