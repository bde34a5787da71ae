"""How long work tells where it is, and how it is told to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all; raises Cancelled to stop the work.

With nothing in all it only asks whether to stop: how far the work is stays as it was told.
"""


class Cancelled(Exception):
    """The work was stopped on purpose; nothing of it is left behind."""


def unreported(_done: int, _of: int) -> None:
    """Be the `Progress` of work nobody waits for."""
