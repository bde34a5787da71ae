"""Writes an audit's documents into a folder."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.audience import audience_of, closed_to, leaving_words, settled_for
from core.cli.audit_file import note_access, open_audit, secret
from core.files import is_there
from core.model.access import AccessKind
from core.model.fault import FileProblem, NotYet
from core.wording.numbers import listed
from core.words import tr

MOST_FIGURES: Final = 20
"""Changed figures of one document that are told one by one."""

if TYPE_CHECKING:
    from core.model.audience import Audience
    from core.model.ids import CaseId
    from core.model.snapshot import FullSnapshot, Snapshot
    from core.review.settled import Settled
    from core.store.file import WorkshopFile


def export(wanted: argparse.Namespace) -> int:
    """Write the documents asked for; return 1 where letters of them could not be printed."""
    if wanted.file is None:
        return _list(None)
    with open_audit(wanted) as file:
        return _list(file) if wanted.list else _export(file, wanted)


def _list(file: "WorkshopFile | None") -> int:
    """Print the documents that an audit has, or without one every document, with its formats."""
    from core.documents.catalogue import DOCUMENTS, data_of, documents_of
    from core.store.reading import snapshot

    now = snapshot(file) if file is not None else None
    for found in DOCUMENTS if now is None else (*documents_of(now), *data_of(now)):
        formats = ",".join(format.value for format in found.formats)
        print(f"{found.key}\t{formats}\t{found.heading}")
    return 0


def _export(file: "WorkshopFile", wanted: argparse.Namespace) -> int:
    from core.acts.prepare import set_audit
    from core.documents.catalogue import DATA
    from core.export.export import export as write
    from core.queries.documents import full
    from core.review.dropped import dropped_words
    from core.wording.editions import exported_words

    password = secret(wanted.password_file, "password")
    read = full(
        file,
        with_whole=bool(set(wanted.formats) & set(DATA)),
        with_comments="evaluation" in wanted.documents,
        case_id=case_of(wanted.case, file, _of_one_case(wanted.documents)),
    )
    everything = as_edition(read, wanted)
    audience = audience_of(wanted.audience, everything.now)
    audience = replace(audience, checks_facts=wanted.accuracy)
    _must_be_settled(everything.now)
    wanted.documents = _documents_for(audience, wanted, everything.now)
    view, settled = settled_for(everything, wanted, wanted.documents, audience)
    _must_be_as_typed(settled, wanted)
    if not wanted.replace:
        _must_be_new(view, wanted)
    with _folder_for(wanted.to):
        _say_moved(view, wanted.documents)
        if said := dropped_words(everything):
            print(said, file=sys.stderr)
        written = write(view, wanted.documents, wanted.to, password, formats=wanted.formats)
    for path in written:
        print(path)
    names = ", ".join(path.name for path in written)
    names = exported_words(names, everything.now.audit.edition)
    about = "; ".join(part for part in (names, leaving_words(audience, settled, view.now)) if part)
    note_access(file, AccessKind.EXPORTED, about)
    if not file.read_only:
        set_audit(file, everything.now.audit)
        _keep_what_left(file, view, wanted.documents)
    return _say_unprinted(everything)


def _must_be_as_typed(settled: "Settled", wanted: argparse.Namespace) -> None:
    """Raise NotYet where data are asked for of which something was settled otherwise."""
    from core.documents.catalogue import DATA

    is_said_otherwise = settled.replace or settled.leave_out
    if is_said_otherwise and set(wanted.formats) & set(DATA) and _whole_data(wanted.documents):
        raise NotYet(
            tr("The data hold every word as it was typed: nothing is replaced or left out there."),
            tr("Nothing was written."),
            tr("Export the data by themselves, or without --settled."),
        )


def _keep_what_left(file: "WorkshopFile", view: "FullSnapshot", documents: Sequence[str]) -> None:
    """Keep the figures documents left with, and that the numbers in them are out."""
    from core.acts.findings import give_numbers_out
    from core.acts.own_documents import keep_figures
    from core.documents.catalogue import gives_numbers
    from core.review.figures import figures_left

    keep_figures(file, figures_left(view, documents))
    if gives_numbers(documents):
        give_numbers_out(file)


@contextmanager
def _folder_for(place: Path) -> Iterator[None]:
    """Make the folder written to; one made for nothing goes again."""
    made = not is_there(place)
    with folder_faults(place):
        place.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):
                place.rmdir()
        raise


def _documents_for(
    audience: "Audience", wanted: argparse.Namespace, now: "Snapshot"
) -> Sequence[str]:
    """Return the documents named, or else all there are for this audience in these formats."""
    from core.documents.audience import why_closed
    from core.documents.catalogue import data_of, documents_of, formats_for

    if wanted.documents:
        closed_to(wanted.documents, audience)
        _stays_here(wanted.documents, now)
        return list(wanted.documents)
    found = [
        one.key
        for one in (*documents_of(now), *data_of(now))
        if set(formats_for(one, audience)) & set(wanted.formats)
        and not (one.of_one_case or one.printed_before)
        and not why_closed(one.key, audience)
    ]
    if not found:
        raise NotYet(
            tr("This audit has no document for this audience."),
            tr("Nothing was written."),
            tr("Write findings first, or export for the panel."),
        )
    return found


def _stays_here(keys: Sequence[str], now: "Snapshot") -> None:
    """Refuse what a table's file has not: counts of a part would be taken for those of all."""
    from core.documents.catalogue import may_leave, spec

    kept = [one.heading for one in map(spec, keys) if not may_leave(now, one)]
    if kept:
        raise NotYet(
            tr("This is a table's file, and “{title}” is made where it came from.", title=kept[0]),
            tr("Nothing was written."),
            tr("Hand the file back and export there; from here only {case} summaries leave."),
        )


def _whole_data(keys: Sequence[str]) -> bool:
    """Return whether the data of the audit are among documents, which no decision reaches."""
    from core.documents.catalogue import spec

    return any(spec(key).is_data for key in keys)


def _of_one_case(keys: Sequence[str]) -> str:
    """Return the title of a document of one case among those named, or nothing."""
    from core.documents.catalogue import spec

    return next((spec(key).heading for key in keys if spec(key).of_one_case), "")


def case_of(reference: str, file: "WorkshopFile", of_one: str) -> "CaseId | None":
    """Return the case that is called so; None where none is named.

    Raises NotYet where there is none of that name, or none is named for a document *of one*.
    """
    from core.model.case import Case
    from core.model.names import normalised

    held = file.all(Case)
    if not reference.strip():
        if of_one and len(held) > 1:
            raise NotYet(
                tr("“{title}” is of one {case}, and none is named.", title=of_one),
                tr("Nothing was written."),
                tr(
                    "Name one with {option}: {names}.",
                    option="--case",
                    names=listed([one.reference for one in held]),
                ),
            )
        return None
    for one in held:
        if normalised(one.reference) == normalised(reference):
            return one.id
    raise NotYet(
        tr("No {case} is called “{reference}”.", reference=reference.strip()),
        tr("Nothing was written."),
        tr("The {cases} are {names}.", names=listed([one.reference for one in held])),
    )


def as_edition(everything: "FullSnapshot", wanted: argparse.Namespace) -> "FullSnapshot":
    """Return the audit as the draft that was asked for; as the file has it where none was."""
    if wanted.draft is None:
        return everything
    audit = replace(everything.now.audit, edition=wanted.draft)
    held = everything.whole
    if held is not None:
        held = held.with_all("audit", "edition", wanted.draft)
    return replace(everything, now=replace(everything.now, audit=audit), whole=held)


def _say_moved(view: "FullSnapshot", keys: list[str]) -> None:
    """Say which figures are others than when these documents last left; it stops nothing."""
    from core.documents.catalogue import compose, spec
    from core.review.figures import moved_since, moved_words

    found = [moved_since(compose(key, view), view) for key in keys if not spec(key).is_data]
    moved = [one for one in found if one is not None]
    if not moved:
        return
    print(f"{moved_words(moved)}:", file=sys.stderr)
    for document in moved:
        for one in document.figures[:MOST_FIGURES]:
            heading = spec(document.document).heading
            print(f"  {heading}, {one.where}: {one.before} → {one.text}", file=sys.stderr)
        more = len(document.figures) - MOST_FIGURES
        if more > 0:
            print(tr("  and {count} more", count=more), file=sys.stderr)


def _say_unprinted(everything: "FullSnapshot") -> int:
    """Name what stands as [?] in the documents; a script learns of it by the exit code."""
    from core.review.checks import unprintable

    found = unprintable(everything)
    for remark in found:
        print(f"{remark.place[:1].upper()}{remark.place[1:]}: {remark.text}", file=sys.stderr)
    return 1 if found else 0


def _must_be_new(view: "FullSnapshot", wanted: argparse.Namespace) -> None:
    from core.export.export import targets

    folder: Path = wanted.to
    written = targets(view, wanted.documents, folder, wanted.formats)
    there = [f"“{path.name}”" for path in written if is_there(path)]
    if there:
        verb, them = ("is", "it") if len(there) == 1 else ("are", "them")
        raise NotYet(
            tr(
                "{listed} {verb} already in “{folder}”.",
                listed=listed(there),
                verb=verb,
                folder=folder.name,
            ),
            tr("Nothing was written."),
            tr("Add --replace to replace {them}, or name another folder.", them=them),
        )


def _must_be_settled(now: "Snapshot") -> None:
    from core.wording.tables import open_words

    open_ones = [note for note in now.notes if note.must_settle]
    if open_ones:
        open_cases = {note.case_id for note in open_ones}
        names = [case.reference for case in now.cases if case.id in open_cases]
        about = tr(" on {listed}", listed=listed(names)) if names else ""
        raise NotYet(
            tr("An immediate concern{about} is not yet passed on.", about=about),
            tr("Nothing was written."),
            tr("Record who was told, when and what they did, or why it is carried as open."),
        )
    still = open_words(now)
    if still:
        raise NotYet(
            tr("{still}: two files say different things.", still=still),
            tr("Nothing was written."),
            tr("Settle it in Prepare, Tables, where both sides are shown."),
        )


@contextmanager
def folder_faults(folder: Path) -> Iterator[None]:
    """Turn what is wrong with a folder into a fault somebody can act on."""
    try:
        yield
    except OSError as error:
        raise FileProblem(
            tr("The folder “{folder}” cannot be used.", folder=folder.name),
            tr("Nothing was written."),
            tr("Choose a folder of your own on this computer."),
        ) from error
