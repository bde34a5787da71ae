"""Brings returns into an audit, and reports on every file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.cli.audit_file import open_audit, say_fault, vocabulary_in
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import Unreadable, WorkshopError
from core.wording.numbers import plural

if TYPE_CHECKING:
    from core.intake.vocabulary import Vocabulary
    from core.store.file import WorkshopFile

R = TypeVar("R")


def bring_in(wanted: argparse.Namespace) -> int:
    """Bring files of returns in; return 1 when anything was held back."""
    held_back = False
    with open_audit(wanted) as file:
        # Of before: an agency of one file is no reason to refuse the next.
        vocabulary = vocabulary_in(file)
        for path in wanted.returns:
            try:
                held_back |= _bring_one(file, path, vocabulary)
            except Unreadable as fault:
                say_fault(fault)
                held_back = True
    return 1 if held_back else 0


def _bring_one(file: "WorkshopFile", path: Path, vocabulary: "Vocabulary") -> bool:
    """Bring one file in and report on it; return whether any row was held back."""
    from core.acts.bring_in import take_returns
    from core.intake.disk import NOTHING_IN
    from core.intake.returns import read_returns

    draft = read_returns(path, vocabulary)
    take_returns(file, draft)
    print(_report(draft))
    for note in (*draft.remarks, *(problem.sentence for problem in draft.problems)):
        print(f"  {note}")
    if not draft.problems:
        return False
    many = len(draft.rows)
    others = f"The other {plural(many, 'row')} {'is' if many == 1 else 'are'} in."
    say_fault(
        WorkshopError(
            f"{held_back_words(draft)}.",
            others if many else NOTHING_IN,
            "Correct what is named and bring the file in again.",
        )
    )
    return True


def _report(draft: Draft[ReturnDraft]) -> str:
    answers = sum(len(row.answers) for row in draft.rows)
    return (
        f"{draft.source}: {plural(len(draft.rows), 'return')} and "
        f"{plural(answers, 'answer')} taken in, "
        f"{plural(len(draft.problems), 'row')} held back."
    )


def held_back_words(draft: Draft[R]) -> str:
    """Return how many rows of a file were held back, as the start of a sentence."""
    held = len(draft.problems)
    return f"{plural(held, 'row')} of {draft.source} {'was' if held == 1 else 'were'} held back"
