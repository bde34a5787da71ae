"""What a campaign counted: how often it was tried, what was wrong, and what else came of it."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """How many times something was tried; `faults` by kind; `came` is what rightly came of it."""

    count: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    came: Counter[str] = field(default_factory=Counter)

    def add(self, fault: str, came: str = "") -> None:
        """Count one more trial, with what was wrong; "" where nothing was."""
        self.count += 1
        if fault:
            self.faults[fault] += 1
        if came:
            self.came[came] += 1

    def __iadd__(self, other: "Tally") -> "Tally":
        self.count += other.count
        self.faults += other.faults
        self.came += other.came
        return self

    @property
    def failed(self) -> int:
        """How many were wrong."""
        return self.faults.total()
