"""The sample: the list of all eligible, how it is to be drawn, and what was drawn of it."""

from dataclasses import dataclass
from typing import Final

from core.model.case import Case
from core.model.ids import NEW, CaseId

BETWEEN: Final = "\t"
"""What stands between the values of a line; no cell of a list holds it."""


@dataclass(frozen=True, slots=True)
class SampleList:
    """The list as it came in, and how much of it is wanted; every audit has one at most.

    `listed` and `fingerprint` say how long it was and what to know it by; `brought_in`
    and `removed` are ISO times, the latter empty while its lines are in the audit.
    `size` and `seed` are what the next draw goes by; an empty seed is made up then.
    """

    source: str
    id: int = NEW
    brought_in: str = ""
    removed: str = ""
    listed: int = 0
    fingerprint: str = ""
    size: int = 0
    seed: str = ""

    @property
    def is_here(self) -> bool:
        """Whether the lines are still in the audit."""
        return not self.removed


@dataclass(frozen=True, slots=True)
class SampleColumn:
    """A column the sample is balanced by, the most important first.

    `place` is where its value stands in a line; `edges` is where its bands begin
    ("0,5,12"), empty where it holds words.
    """

    heading: str
    id: int = NEW
    position: int = 0
    place: int = 0
    edges: str = ""


@dataclass(frozen=True, slots=True)
class SampleQuota:
    """How many are wanted of one value of a column; without one it has its share."""

    column_id: int
    value: str
    wanted: int
    id: int = NEW


@dataclass(frozen=True, slots=True)
class Eligible:
    """One line of the list: its number there, its key, and its values between tabs.

    Nothing else of the line is kept. The key is worked out from the whole line, so
    that the same list draws the same sample anywhere; nothing can be read from it.
    """

    line: int
    key: str
    cells: str = ""
    id: int = NEW


@dataclass(frozen=True, slots=True)
class SampleDraw:
    """One draw; the last one stands, those before it stay on record with their seeds."""

    seed: str
    id: int = NEW
    at: str = ""
    size: int = 0
    listed: int = 0
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class DrawnStratum:
    """One value of a column at a draw: how many were listed, and how many were wanted."""

    draw_id: int
    heading: str
    value: str
    id: int = NEW
    position: int = 0
    listed: int = 0
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line that was drawn, or that took the place of one.

    `kind` holds its value of every stratum between tabs. `instead_of` is the number of
    the line whose place it took, 0 for none. `left_out` is the ISO date on which it was
    left out, empty while it is in the sample; `reason` says why.
    """

    draw_id: int
    line: int
    id: int = NEW
    position: int = 0
    kind: str = ""
    age: str = ""
    sex: str = ""
    team: str = ""
    pathway: str = ""
    instead_of: int = 0
    left_out: str = ""
    reason: str = ""
    case_id: CaseId | None = None

    @property
    def is_in(self) -> bool:
        """Whether it is in the sample."""
        return not self.left_out


@dataclass(frozen=True, slots=True)
class NewDraw:
    """What was drawn just now, before it is kept: strata in order, lines in the order of chance.

    Its rows have no draw to belong to yet.
    """

    seed: str
    total: int
    strata: tuple[DrawnStratum, ...]
    lines: tuple[DrawnLine, ...]


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What making the drawn lines the cases would do.

    `stays` are cases there already for lines that are drawn; `added` are the lines that
    would become one, with what each would be called. `goes` are cases of lines that are
    no longer drawn and that nothing rests on; `kept` are those that would lose something,
    and are never removed. `others` is how many cases no line was drawn for.
    """

    stays: tuple[Case, ...]
    added: tuple[tuple[DrawnLine, str], ...]
    goes: tuple[Case, ...]
    kept: tuple[Case, ...]
    others: int = 0

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self.added and not self.goes
