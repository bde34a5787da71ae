"""Notes of the tool's check that are left as they are."""

from dataclasses import dataclass

from core.model.ids import NEW


@dataclass(frozen=True, slots=True)
class LeftNote:
    """A note that is left: what it is about, where it is at, and why, where that was said.

    `about` is the name of what is looked for, `at` the number of the question or line, or
    the name of the answer set.
    """

    about: str
    at: str
    id: int = NEW
    reason: str = ""
