"""Prints how what was asked for came back, by agency and by case."""

import argparse
import csv
import io
import json

from core.cli.audit_file import open_audit
from core.cli.counts import harmless
from core.counting.reconciliation import Came, Reconciliation
from core.documents.response import reconciled
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.reconciliation import known_words, left_out_lists, left_out_words, numbers_words
from core.words import tr

Line = tuple[str, str, CaseId | None, AgencyId | None]


def response(wanted: argparse.Namespace) -> int:
    """Print it; return the exit code."""
    from core.queries.documents import full

    with open_audit(wanted) as file:
        everything = full(file)
    found = reconciled(everything)
    match wanted.format:
        case "json":
            print(json.dumps(response_table(everything.now, found), indent=1))
        case "csv":
            print(response_csv(everything.now, found), end="")
        case _:
            print(response_text(everything.now, found), end="")
    return 0


def response_text(now: Snapshot, found: Reconciliation) -> str:
    """Return it as lines to read."""
    lines = [now.audit.title]
    for of, title, case_id, agency_id in _lines(now):
        said = numbers_words(found, case_id, agency_id)
        left = left_out_words(found, case_id, agency_id)
        head = title if of else tr("All")
        lines.append(f"{head}: {said}" + (f" ({left})" if left else ""))
    lines += known_words(now)
    lines += ["", *(f"{what}: {who}" for what, who in left_out_lists(now, found))]
    return "\n".join([*lines, ""])


def response_csv(now: Snapshot, found: Reconciliation) -> str:
    """Return it as CSV, a row an agency and a row a case."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["of", "name", *(one.value for one in Came)])
    for of, title, case_id, agency_id in _lines(now):
        counted = (found.count(one, case_id, agency_id) for one in Came)
        writer.writerow([of or "all", harmless(title), *counted])
    return out.getvalue()


def response_table(now: Snapshot, found: Reconciliation) -> list[dict[str, object]]:
    """Return it for machines: the numbers, and the pairs behind each."""
    return [
        {
            "of": of or "all",
            "name": title,
            **{one.value: found.count(one, case_id, agency_id) for one in Came},
            "lists": {
                one.value: [
                    [now.case[case].reference, now.agency[agency].name]
                    for case, agency in found.pairs(one, case_id, agency_id)
                ]
                for one in Came
            },
        }
        for of, title, case_id, agency_id in _lines(now)
    ]


def _lines(now: Snapshot) -> list[Line]:
    """Return what is told of: all, each agency that was asked, each case asked about."""
    asked = {one.agency_id for one in now.requests} | {one.agency_id for one in now.worked_with}
    about = {one.case_id for one in now.requests} | {one.case_id for one in now.worked_with}
    return [
        ("", "", None, None),
        *(("agency", one.name, None, one.id) for one in now.agencies if one.id in asked),
        *(("case", one.reference, one.id, None) for one in now.cases if one.id in about),
    ]
