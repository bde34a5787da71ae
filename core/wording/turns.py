"""Who has spoken on a case: a letter for each agency, and who was not heard."""

from collections.abc import Sequence

from core.model.case import Agency
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit, listed
from core.words import tr


def speaking_letters(now: Snapshot, agencies: Sequence[Agency]) -> dict[AgencyId, str]:
    """Return the letter each agency is called by: of two alike the next in the name."""
    letters: dict[AgencyId, str] = {}
    for agency in agencies:
        name = now.short_name(agency).casefold()
        free = (one for one in (*name, *"abcdefghijklmnopqrstuvwxyz") if one.isascii())
        taken = set(letters.values())
        letters[agency.id] = next((one for one in free if one.isalpha() and one not in taken), "")
    return letters


def quiet_agencies(now: Snapshot, case_id: CaseId) -> tuple[Agency, ...]:
    """Return who worked with a case and has not spoken on it, once anybody has."""
    turns = now.turns_on(case_id)
    if not any(turns.values()):
        return ()
    return tuple(one for one in now.agencies_working_with(case_id) if not turns.get(one.id))


def quiet_words(now: Snapshot, case_id: CaseId) -> str:
    """Return who has not spoken on a case; nothing where all have, or nobody."""
    names = [now.short_name(agency) for agency in quiet_agencies(now, case_id)]
    if not names:
        return ""
    reference = now.case[case_id].reference
    if len(names) == 1:
        return tr(
            "{name} has not spoken on {reference}. Only you see this.",
            name=names[0],
            reference=reference,
        )
    return tr(
        "{names} have not spoken on {reference}. Only you see this.",
        names=listed(names),
        reference=reference,
    )


def turns_words(now: Snapshot) -> str:
    """Return on how many cases everybody was heard; nothing unless the audit is to say it."""
    if not now.audit.prints_turns:
        return ""
    heard = [case.id for case in now.cases if any(now.turns_on(case.id).values())]
    if not heard:
        return ""
    whole = sum(not quiet_agencies(now, case_id) for case_id in heard)
    return tr(
        "Who spoke was counted on {counted}. On {whole} of them every agency that worked with "
        "it spoke; on the others at least one did not.",
        counted=Unit.CASES.of(len(heard)),
        whole=whole,
    )
