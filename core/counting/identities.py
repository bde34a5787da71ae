"""Whom of a key file each agency may learn of: those it was asked about, and nobody else."""

from collections import defaultdict

from core.model.case import Agency
from core.model.identities import AgencySheet, Identities, Identity, SheetLine
from core.model.names import NameIndex, normalised
from core.model.nhs_number import checks_out
from core.model.snapshot import Snapshot


def sheet_for(now: Snapshot, agency: Agency, identities: Identities) -> AgencySheet:
    """Return an agency's sheet: each person of each request made to it, by the form's number.

    A column that is another agency's goes nowhere near it, and what is empty in all its
    lines is left out.
    """
    names = (agency.name, agency.short, *agency.other_names)
    at = [i for i, column in enumerate(identities.columns) if column.is_for(names)]
    known = _by_reference(identities)
    lines: list[SheetLine] = []
    unknown: list[str] = []
    for request in now.requests:
        if request.agency_id != agency.id:
            continue
        reference = now.case[request.case_id].reference
        people = [tuple(one.cells[i] for i in at) for one in known[normalised(reference)]]
        filled = [SheetLine(request.id, reference, cells) for cells in people if any(cells)]
        lines += filled
        if not filled:
            unknown.append(reference)
    used = [i for i in range(len(at)) if any(line.cells[i] for line in lines)]
    return AgencySheet(
        agency.name,
        tuple(identities.columns[at[i]].name for i in used),
        tuple(
            SheetLine(one.form, one.reference, tuple(one.cells[i] for i in used)) for one in lines
        ),
        tuple(unknown),
    )


def _by_reference(identities: Identities) -> defaultdict[str, list[Identity]]:
    found: defaultdict[str, list[Identity]] = defaultdict(list)
    for line in identities.lines:
        found[normalised(line.reference)].append(line)
    return found


def strange_references(now: Snapshot, identities: Identities) -> tuple[str, ...]:
    """Return the references of a key file that the audit does not have, each once, in order."""
    known = NameIndex(case.reference for case in now.cases)
    found = (line.reference for line in identities.lines if known.find(line.reference) is None)
    return tuple(dict.fromkeys(found))


def strange_agencies(now: Snapshot, identities: Identities) -> tuple[str, ...]:
    """Return whose columns go on nobody's sheet: the audit has no agency called so."""
    return tuple(
        dict.fromkeys(
            column.agency
            for column in identities.columns
            if not any(
                column.is_for((one.name, one.short, *one.other_names)) for one in now.agencies
            )
        )
    )


def doubtful_numbers(identities: Identities) -> tuple[int, ...]:
    """Return the lines, counted from 1, whose NHS number cannot be one: its last digit says so."""
    at = [i for i, one in enumerate(identities.columns) if "nhs" in normalised(one.name).split()]
    return tuple(
        number
        for number, line in enumerate(identities.lines, start=1)
        if any(line.cells[i] and not checks_out(line.cells[i]) for i in at)
    )


def with_references(now: Snapshot, identities: Identities) -> Identities:
    """Return them with an empty line for each reference of the audit that has none yet."""
    known = NameIndex(line.reference for line in identities.lines)
    new = (one.reference for one in now.cases if one.reference and not known.find(one.reference))
    return identities.with_lines(tuple(Identity(reference) for reference in new))


def is_of_another(now: Snapshot, identities: Identities) -> bool:
    """Return whether a key file was made with another audit than this."""
    marks = {now.audit.mark, identities.audit_mark} - {""}
    return len(marks) > 1
