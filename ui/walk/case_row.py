"""How far each case is, in the words and signs of the list of cases."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.counting.conditions import asked_points
from core.model.audit import Grouping
from core.model.case import Case, Papers
from core.model.ids import CaseId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit
from core.wording.tables import at_table_words
from core.words import plural, tr
from ui.widgets.tags import State

_TOUCHED = frozenset(JudgementState) - {JudgementState.NOT_REACHED}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case as listed; `counts` holds its judgements by state.

    `total` are the questions it is asked, without those passed over. `unnamed` counts the
    not agreed ones where nobody is named, `concerns` what is not yet passed on. `lies_at` says
    at which table it is.
    """

    id: CaseId
    reference: str
    complete: bool
    total: int
    asked: int = 0
    returned: int = 0
    counts: Mapping[JudgementState, int] = field(default_factory=dict)
    passed_over: int = 0
    unnamed: int = 0
    concerns: int = 0
    lies_at: str = ""

    @property
    def parked(self) -> int:
        """How many of its judgements wait to be come back to."""
        return self.counts.get(JudgementState.PARKED, 0)

    @property
    def settled(self) -> int:
        """How many the room is done with."""
        return sum(count for state, count in self.counts.items() if state.settled)

    @property
    def begun(self) -> bool:
        """Whether the room has been there."""
        return any(self.counts.get(state) for state in _TOUCHED)

    @property
    def not_agreed(self) -> int:
        """How many the room left with differing views."""
        return self.counts.get(JudgementState.NOT_AGREED, 0)

    @property
    def walked(self) -> bool:
        """Whether the room has been through it: parked ones do not hold it up."""
        return 0 < self.total <= self.settled + self.parked

    @property
    def state(self) -> State:
        """The circle beside it; only its outline where something is left over."""
        if self.walked:
            return State.WALKED if self.parked or self.not_agreed else State.DONE
        if self.begun:
            return State.HALF
        return State.EMPTY if self.complete else State.DASHED

    @property
    def words(self) -> str:
        """The line below its name."""
        return " · ".join(filter(None, (self.lies_at, self._how_far)))

    @property
    def _how_far(self) -> str:
        if self.begun:
            return " · ".join(self._judged())
        if not self.complete:
            return tr("Papers incomplete")
        if self.asked:
            return tr(
                "{returned} of {count}", returned=self.returned, count=Unit.RETURNS.of(self.asked)
            )
        return tr("Not begun")

    @property
    def spoken(self) -> str:
        """The circle and the words below, as a screen reader says them."""
        state = "done" if self.state is State.DONE else self.state.value
        raised = tr(", concern not yet passed on") if self.concerns else ""
        return f"{state}, {self.words.replace(' · ', ', ')}{raised}"

    def _judged(self) -> list[str]:
        """Return what was said and what is left over, each in a word or two."""
        agreed = self.settled - self.not_agreed
        left_over = self.walked and bool(self.parked or self.not_agreed)
        short = "not" if self.parked else tr("not agreed")
        return [
            tr("{agreed} agreed", agreed=agreed)
            if left_over
            else tr("{agreed} of {total} agreed", agreed=agreed, total=self.total),
            *[f"{self.not_agreed} {short}"] * (self.not_agreed > 0),
            *[tr("nobody named")] * (self.unnamed > 0),
            *[tr("{parked} parked", parked=self.parked)] * (self.parked > 0),
            *[tr("{passed_over} passed over", passed_over=self.passed_over)]
            * (self.passed_over > 0),
            *[tr("papers incomplete")] * (not self.complete),
        ]


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """A pathway or team above its cases."""

    name: str
    count: int

    @property
    def words(self) -> str:
        """As "Team 1 · 4 cases"."""
        cases = Unit.CASES.of(self.count)
        return f"{self.name} · {cases}" if self.name else cases


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """All judgements of the audit together."""

    total: int
    agreed: int
    not_agreed: int
    parked: int

    @property
    def words(self) -> str:
        """As "36 of 88 judgements · 1 parked"; not agreed ones are settled and named."""
        settled = self.agreed + self.not_agreed
        parts = [tr("{settled} of {count}", settled=settled, count=plural(self.total, "judgement"))]
        parts += [tr("{not_agreed} not agreed", not_agreed=self.not_agreed)] * (self.not_agreed > 0)
        return " · ".join(parts + [tr("{parked} parked", parked=self.parked)] * (self.parked > 0))

    @property
    def in_full(self) -> str:
        """With agreed and not agreed told apart."""
        parts = [
            tr("{agreed} agreed", agreed=self.agreed),
            tr("{not_agreed} not agreed", not_agreed=self.not_agreed),
            tr("{parked} parked", parked=self.parked),
        ]
        return tr(
            "{names}, of {count}", names=", ".join(parts), count=plural(self.total, "judgement")
        )


def listed(now: Snapshot) -> list[GroupHeading | CaseRow]:
    """Return the cases under their pathways or teams, in the order of the list."""
    rows: list[GroupHeading | CaseRow] = []
    groups = now.here_groups()
    by_pathway = now.audit.grouping is Grouping.PATHWAY
    nameless = "" if len(groups) < 2 else tr("No pathway") if by_pathway else tr("No team")
    for name, cases in groups.items():
        rows.append(GroupHeading(name or nameless, len(cases)))
        rows += [_status_words(now, case, now.states_of(case.id)) for case in cases]
    return rows


def day_so_far(now: Snapshot) -> DaySoFar:
    """Count the judgements of every case of the meeting."""
    states = Counter[JudgementState]()
    for case in now.listed_cases:
        states.update(now.states_of(case.id))
    return DaySoFar(
        sum(asked_points(now, case.id) for case in now.listed_cases),
        states[JudgementState.AGREED],
        states[JudgementState.NOT_AGREED],
        states[JudgementState.PARKED],
    )


def _status_words(now: Snapshot, case: Case, counts: Counter[JudgementState]) -> CaseRow:
    requests = now.requests_for(case.id)
    asked = asked_points(now, case.id)
    unnamed = 0
    if counts[JudgementState.NOT_AGREED]:
        unnamed = sum(
            one.state is JudgementState.NOT_AGREED and not now.views_on(one)
            for one in now.judgements_of(case.id)
        )
    return CaseRow(
        case.id,
        case.reference,
        case.papers is Papers.COMPLETE,
        asked,
        len(requests),
        now.returned_requests(case.id),
        counts,
        len(now.tool.points) - asked,
        unnamed,
        sum(note.is_open for note in now.notes_on(case.id)),
        lies_at=at_table_words(now, case.id),
    )
