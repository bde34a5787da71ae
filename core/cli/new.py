"""Makes a new audit from a tool and lists: whole, or not at all."""

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from core.cli.audit_file import secret, snapshot_of, vocabulary_in
from core.cli.bring_in import held_back_words
from core.model.audit import Audit, Grouping
from core.model.draft.returns import Draft
from core.model.draft.tool import ToolDraft
from core.model.fault import Unreadable

if TYPE_CHECKING:
    from core.store.file import WorkshopFile

R = TypeVar("R")


def new(wanted: argparse.Namespace) -> int:
    """Make a new audit; return the exit code."""
    from core.intake.shipped import find_tool
    from core.store.file import WorkshopFile

    tool = find_tool(wanted.tool)
    passphrase = secret(wanted.passphrase_file, "passphrase")
    file = WorkshopFile.create(wanted.file, passphrase)
    try:
        with file:
            _fill(file, tool, wanted)
    except BaseException:
        wanted.file.unlink(missing_ok=True)
        raise
    print(f"“{wanted.file.name}” is ready.")
    return 0


def _fill(file: "WorkshopFile", tool: ToolDraft, wanted: argparse.Namespace) -> None:
    from core.acts import bring_in
    from core.acts.prepare import set_audit
    from core.acts.tool import take_tool
    from core.intake.cases import read_cases
    from core.intake.judgements import read_judgements
    from core.intake.requests import read_requests

    set_audit(file, Audit(wanted.title.strip() or tool.title))
    take_tool(file, tool)
    if wanted.cases:
        bring_in.take_cases(file, _whole(read_cases(wanted.cases, vocabulary_in(file))))
        _group_by_what_is_there(file)
    if wanted.requests:
        bring_in.take_requests(file, _whole(read_requests(wanted.requests, vocabulary_in(file))))
    if wanted.judgements:
        found = read_judgements(wanted.judgements, vocabulary_in(file))
        bring_in.take_judgements(file, _whole(found))


def _group_by_what_is_there(file: "WorkshopFile") -> None:
    """List the cases by team where the file named teams and no pathways."""
    from core.acts.prepare import set_audit

    now = snapshot_of(file)
    if any(case.team for case in now.cases) and not any(case.pathway for case in now.cases):
        set_audit(file, replace(now.audit, grouping=Grouping.TEAM))


def _whole(draft: Draft[R]) -> Draft[R]:
    """Return a draft nothing of which is held back, and say what was noticed.

    Raises Unreadable when something is, after naming every row.
    """
    for note in (*draft.remarks, *(problem.sentence for problem in draft.problems)):
        print(note, file=sys.stderr)
    if draft.problems:
        raise Unreadable(
            f"{held_back_words(draft)}, and a new audit is made whole or not at all.",
            "No audit was made.",
            "Correct what is named and try again.",
        )
    return draft
