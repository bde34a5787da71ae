"""The reconciliation in words: the four numbers, and what each leaves out."""

from collections.abc import Iterator

from core.counting.reconciliation import LEFT_OUT, NUMBERS, Came, Reconciliation, known_to
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.form import known_choices
from core.wording.numbers import Unit, listed
from core.words import tr, word_for


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
    every = (*(one for kinds in LEFT_OUT.values() for one in kinds), Came.WORKED)
    counted = ((found.count(one, case_id, agency_id), one) for one in every)
    return ", ".join(f"{count} {word_for(one)}" for count, one in counted if count)


def left_out_lists(now: Snapshot, found: Reconciliation) -> Iterator[tuple[str, str]]:
    """Yield what is left out, each with who and about which case: "GP: Child A and Child C"."""
    for kinds in (*LEFT_OUT.values(), (Came.UNASKED, Came.WORKED)):
        for one in kinds:
            pairs = found.pairs(one)
            if pairs:
                yield f"{word_for(one).capitalize()} ({len(pairs)})", _by_agency(now, found, one)


def known_words(now: Snapshot) -> tuple[str, ...]:
    """Return whom agencies knew, a line for each; nothing where the audit does not ask."""
    if not now.audit.asks_known:
        return ()
    said = dict(known_choices())
    lines = [
        tr(
            "{who}: known in {count}",
            who=said[who.value],
            count=tr("{count} of {returns}", count=len(pairs), returns=_returns(now)),
        )
        for who, pairs in known_to(now).items()
    ]
    silent = sum(not one.known_people for one in now.returns)
    if silent:
        lines.append(tr("Not said: {count} of {returns}", count=silent, returns=_returns(now)))
    return tuple(lines)


def _returns(now: Snapshot) -> str:
    return Unit.RETURNS.of(len(now.returns))


def _by_agency(now: Snapshot, found: Reconciliation, came: Came) -> str:
    said = []
    for agency in now.agencies:
        cases = [now.case[case].reference for case, _ in found.pairs(came, agency_id=agency.id)]
        if cases:
            said.append(f"{agency.name}: {listed(cases)}")
    return "; ".join(said)
