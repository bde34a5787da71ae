"""The reconciliation in words: the four numbers, and what each leaves out."""

from collections.abc import Iterator

from core.counting.reconciliation import LEFT_OUT, NUMBERS, Came, Reconciliation
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.numbers import listed
from core.words import word_for


def numbers_words(
    found: Reconciliation, case_id: CaseId | None = None, agency_id: AgencyId | None = None
) -> str:
    """Return "37 requested, 28 returned, 24 usable, 20 answered"."""
    counted = ((found.count(one, case_id, agency_id), one) for one in NUMBERS)
    return ", ".join(f"{count} {word_for(one)}" for count, one in counted)


def left_out_words(
    found: Reconciliation, case_id: CaseId | None = None, agency_id: AgencyId | None = None
) -> str:
    """Return "9 no return, 4 no form filled in, 4 left blank"; "" where nothing is left out."""
    every = (one for kinds in LEFT_OUT.values() for one in kinds)
    counted = ((found.count(one, case_id, agency_id), one) for one in every)
    return ", ".join(f"{count} {word_for(one)}" for count, one in counted if count)


def left_out_lists(now: Snapshot, found: Reconciliation) -> Iterator[tuple[str, str]]:
    """Yield what is left out, each with who and about which case: "GP: Child A and Child C"."""
    for kinds in (*LEFT_OUT.values(), (Came.UNASKED,)):
        for one in kinds:
            pairs = found.pairs(one)
            if pairs:
                yield f"{word_for(one).capitalize()} ({len(pairs)})", _by_agency(now, found, one)


def _by_agency(now: Snapshot, found: Reconciliation, came: Came) -> str:
    said = []
    for agency in now.agencies:
        cases = [now.case[case].reference for case, _ in found.pairs(came, agency_id=agency.id)]
        if cases:
            said.append(f"{agency.name}: {listed(cases)}")
    return "; ".join(said)
