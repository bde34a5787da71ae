"""Brings returns into an audit, and reports on every file."""

import argparse
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.audit_file import not_at_a_table, note_access, open_audit, say_fault, vocabulary_in
from core.files import is_there
from core.model.access import AccessKind
from core.model.draft.returns import AnyDraft, DoubtKind, DraftKind, ReturnDraft
from core.model.fault import Unreadable, WorkshopError, shown
from core.wording.form import nil_among
from core.wording.matching import rows_or_forms
from core.words import plural, tr

if TYPE_CHECKING:
    from core.intake.file_reader import FileReader
    from core.intake.sheets import Contents
    from core.intake.vocabulary import Vocabulary
    from core.store.file import WorkshopFile

_WILD: Final = frozenset("*?[")


def bring_in(wanted: argparse.Namespace) -> int:
    """Bring files of returns in; return 1 when anything was held back."""
    from core.intake.batch import learnt
    from core.intake.file_reader import FileReader

    accepted = accepted_doubts(wanted)
    complete = True
    taken: set[str] = set()
    with FileReader() as reader:
        reader.start()  # it gets ready while the audit is opened
        with open_audit(wanted) as file:
            not_at_a_table(file)
            note_access(file, AccessKind.OPENED)
            vocabulary = _with_mapping(vocabulary_in(file), wanted.mapping)
            for path in wanted.returns:
                for opened in _opened(path, reader, taken):
                    try:
                        for draft in _drafts(opened, vocabulary):
                            complete &= _bring_one(file, draft, accepted, wanted.dry_run)
                            vocabulary = learnt(vocabulary, draft.accepting(accepted))
                    except Unreadable as fault:
                        say_fault(fault)
                        complete = False
    return 0 if complete else 1


def _with_mapping(vocabulary: "Vocabulary", path: Path | None) -> "Vocabulary":
    """Return the words with what a file says of others; it wins over what was agreed before."""
    from core.intake.mapping_file import read_mapping

    if path is None:
        return vocabulary
    return replace(vocabulary, agreed={**vocabulary.agreed, **read_mapping(path, vocabulary)})


def accepted_doubts(wanted: argparse.Namespace) -> frozenset[DoubtKind]:
    """Return which doubtful rows come in: those that --replace and --anyway speak of."""
    kinds: set[DoubtKind] = set()
    if getattr(wanted, "replace", False):
        kinds.add(DoubtKind.REPLACES)
    if wanted.anyway:
        kinds |= set(DoubtKind) - {DoubtKind.REPLACES, DoubtKind.PROPOSED}
    if getattr(wanted, "accept_proposals", False):
        kinds.add(DoubtKind.PROPOSED)
    return frozenset(kinds)


def expanded(path: Path) -> list[Path]:
    """Return the files a name with stars stands for, by name; any other path is itself.

    Raises Unreadable when there are none.
    """
    if not _WILD & set(path.name) or is_there(path):
        return [path]
    found = sorted(path.parent.glob(path.name), key=lambda one: one.name.casefold())
    if not found:
        raise Unreadable(
            tr("No file there is called like “{shown}”.", shown=shown(path.name)),
            tr("Nothing was taken in."),
            tr("Check the name and the folder, then try again."),
        )
    return found


def _opened(path: Path, reader: "FileReader", taken: set[str]) -> Iterator["Contents | Unreadable"]:
    """Yield what a file, the files in a folder, or those in a zip hold, or why one does not.

    *taken* are the names of those before it.
    """
    from core.intake.batch import files_in, named_apart, opening

    try:
        named = expanded(path)
    except Unreadable as fault:
        yield fault
        return
    files, left = files_in(named)
    for file in files:
        found = opening(file, reader)
        left += found.left
        yield from named_apart(found.contents, taken)
        yield from found.closed
    if left:
        print("  " + tr("Left alone, being of another kind: {names}.", names=", ".join(left)))


def _drafts(opened: "Contents | Unreadable", vocabulary: "Vocabulary") -> Sequence[AnyDraft]:
    from core.intake.read import drafts_of

    if isinstance(opened, Unreadable):
        raise opened
    return drafts_of(opened, vocabulary, DraftKind.RETURNS)


def _bring_one(
    file: "WorkshopFile", read: AnyDraft, accepted: Collection[DoubtKind], dry: bool
) -> bool:
    """Bring one table in and report on it; return whether all of it came in, or would."""
    from core.acts.bring_in import take
    from core.intake.disk import NOTHING_IN

    draft = read.accepting(accepted)
    for note in (*notes(draft), *_replaced(read, accepted)):
        print(f"  {note}")
    if not dry:
        take(file, draft)
    print(_report(draft, dry))
    if not draft.problems:
        return True
    many = len(draft.rows)
    others = tr(
        "The other {count} {part} in.",
        count=rows_or_forms(many, forms=draft.of_forms),
        part="is" if many == 1 else "are",
    )
    if not draft.held_back:
        others = tr("The rest is in.")
    if dry:
        others = tr("Nothing was taken in: this was a dry run.")
    say_fault(
        WorkshopError(
            f"{left_out_words(draft)}.",
            others if many else NOTHING_IN,
            tr(
                "Correct what is named and bring the file in again{way_out}.{waits}",
                way_out=way_out(read, accepted),
                waits=_waits_words(draft) if not dry else "",
            ),
        )
    )
    return False


def _waits_words(draft: AnyDraft) -> str:
    """Return that whole returns wait in the audit, where some do."""
    if not draft.kept_waiting:
        return ""
    one = draft.kept_waiting == 1
    waits = tr("It waits") if one else tr("They wait")
    return tr(" {waits} in the audit too, under Returns.", waits=waits)


def notes(draft: AnyDraft) -> Iterator[str]:
    """Yield what is to be known of a draft before it comes in."""
    from core.wording.matching import proposals

    yield from draft.remarks
    yield from (tr("Proposed: {what}.", what=what) for what in proposals(draft.matches))
    yield from (problem.sentence for problem in draft.problems)


def _replaced(read: AnyDraft, accepted: Collection[DoubtKind]) -> Iterator[str]:
    """Yield which returns give way, and to what: a nearly blank one may wipe out a full one."""
    for doubt in read.doubts:
        if DoubtKind.REPLACES in doubt.kinds and doubt.kinds <= {*accepted}:
            yield tr("As --replace says: {what}", what=doubt.what)


def way_out(draft: AnyDraft, accepted: Collection[DoubtKind]) -> str:
    """Return which option takes in what is only in doubt, as the end of a sentence."""
    kinds = {kind for doubt in draft.doubts for kind in doubt.kinds} - set(accepted)
    options = []
    if DoubtKind.REPLACES in kinds:
        options.append("--replace")
    if DoubtKind.PROPOSED in kinds:
        options.append("--accept-proposals")
    if kinds - {DoubtKind.REPLACES, DoubtKind.PROPOSED}:
        options.append("--anyway")
    return tr(", or with {names} if it is meant", names=" and ".join(options)) if options else ""


def _report(draft: AnyDraft, dry: bool) -> str:
    returns = [row for row in draft.rows if isinstance(row, ReturnDraft)]
    alone = draft.unread_answers
    return tr(
        "{shown}: {count}{nil} and {count_2} {taken} in, {count_3}{alone} held back.",
        taken=tr("would be taken") if dry else tr("taken"),
        shown=shown(draft.source),
        count=plural(len(returns), "return"),
        nil=nil_among(returns),
        count_2=plural(sum(len(row.answers) for row in returns), "answer"),
        count_3=rows_or_forms(draft.held_back, forms=draft.of_forms),
        alone=tr(" and {count}", count=plural(alone, "answer")) if alone else "",
    )


def left_out_words(draft: AnyDraft) -> str:
    """Return how much of a file does not come in, as the start of a sentence."""
    held, alone = draft.held_back, draft.unread_answers
    source = shown(draft.source)
    if held or alone:
        counts = [rows_or_forms(held, forms=draft.of_forms)] if held else []
        counts += [plural(alone, "answer")] if alone else []
        return tr(
            "{count} of {source} {part} held back",
            count=tr(" and ").join(counts),
            source=source,
            part="was" if held + alone == 1 else "were",
        )
    return tr("Part of {source} was left out", source=source)
