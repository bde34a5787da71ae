"""Prints the tally of the user's own codes."""

import argparse
import csv
import io
import json

from core.cli.audit_file import open_audit, snapshot_of
from core.counting.coding import CodeCount, code_counts
from core.wording.coding import group_counts, group_keys, tally_lines


def codes(wanted: argparse.Namespace) -> int:
    """Print how often each code stands; return the exit code."""
    with open_audit(wanted) as file:
        now = snapshot_of(file)
    counts = code_counts(now)
    match wanted.format:
        case "json":
            print(json.dumps({"codes": [_entry(one) for one in counts]}, indent=1))
        case "csv":
            print(_csv(counts), end="")
        case _:
            print("\n".join(tally_lines(now)))
    return 0


def _entry(one: CodeCount) -> dict[str, object]:
    groups = dict(zip(group_keys(), group_counts(one), strict=True))
    return {"code": one.code.name, **groups, "together": one.total}


def _csv(counts: tuple[CodeCount, ...]) -> str:
    from core.cli.counts import harmless

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["code", *group_keys(), "together"])
    for one in counts:
        writer.writerow([harmless(one.code.name), *group_counts(one), one.total])
    return out.getvalue()
