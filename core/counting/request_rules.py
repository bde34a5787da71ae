"""Rules by which agencies are asked: which of them, about which cases."""

from dataclasses import dataclass
from enum import Enum, auto

from core.counting.replies import Pair
from core.model.case import Agency, Case
from core.model.ids import AgencyId, AttributeId
from core.model.snapshot import Snapshot


class WhichAgencies(Enum):
    """Whom a rule asks, where it names no single agency."""

    EVERY = auto()
    ON_PATHWAY = auto()
    WORKED_WITH = auto()


@dataclass(frozen=True, slots=True)
class WhichCases:
    """Every case; those of a pathway; or those of which something is noted."""

    pathway: str = ""
    attribute_id: AttributeId | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class RequestRule:
    """Ask these agencies about these cases."""

    agencies: WhichAgencies | AgencyId = WhichAgencies.EVERY
    cases: WhichCases = WhichCases()

    def pairs(self, now: Snapshot) -> tuple[Pair, ...]:
        """Return whom it would ask about what, asked already or not."""
        about = [case for case in now.cases if self._is_about(now, case)]
        marked = {(one.case_id, one.agency_id) for one in now.worked_with}
        worked = {one: agencies_on_pathway(now, one) for one in {case.pathway for case in about}}
        return tuple(
            (case.id, agency.id)
            for case in about
            for agency in now.agencies
            if self._asks(agency, worked[case.pathway], (case.id, agency.id) in marked)
        )

    def _is_about(self, now: Snapshot, case: Case) -> bool:
        if self.cases.attribute_id is not None:
            noted = {one.id: value for one, value in now.attributes_of(case.id)}
            return noted.get(self.cases.attribute_id) == self.cases.value
        return not self.cases.pathway or case.pathway == self.cases.pathway

    def _asks(self, agency: Agency, worked: frozenset[AgencyId], marked: bool) -> bool:
        match self.agencies:
            case WhichAgencies.EVERY:
                return True
            case WhichAgencies.ON_PATHWAY:
                return agency.id in worked
            case WhichAgencies.WORKED_WITH:
                return marked
        return agency.id == self.agencies


def agencies_on_pathway(now: Snapshot, pathway: str) -> frozenset[AgencyId]:
    """Return the agencies that worked with a pathway.

    They are noted so, were asked about one of its cases, or sent a return for one. A case without a
    pathway has none to share.
    """
    if not pathway:
        return frozenset()
    return frozenset(
        agency.id
        for case in now.cases
        if case.pathway == pathway
        for agency in now.agencies_working_with(case.id)
    )


def case_choices(now: Snapshot) -> tuple[WhichCases, ...]:
    """Return what a rule can say of cases in this audit: all, each pathway, what is noted."""
    pathways = dict.fromkeys(case.pathway for case in now.cases if case.pathway)
    noted = dict.fromkeys(
        (one.id, value)
        for one in now.attributes
        for case in now.cases
        for held, value in now.attributes_of(case.id)
        if held.id == one.id
    )
    return (
        WhichCases(),
        *(WhichCases(pathway=one) for one in pathways),
        *(WhichCases(attribute_id=one, value=value) for one, value in noted),
    )
