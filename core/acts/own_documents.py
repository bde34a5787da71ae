"""Documents made one's own: own words, parts left out and moved, and what agencies correct."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.acts.fields import keep_listed
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.ids import NEW
from core.model.number_in_text import has_number, with_number
from core.model.own_document import (
    Correction,
    CorrectionState,
    DocumentPart,
    FiguresOut,
    OwnNumber,
    numbers_text,
    own_numbers,
)
from core.store.file import WorkshopFile
from core.store.part_rows import row_of_part
from core.words import tr


def write_own_words(
    file: WorkshopFile,
    document: str,
    part: str,
    words: str,
    numbers: Sequence[OwnNumber] | None = None,
) -> Changed | None:
    """Keep the own words of a part; typing that goes on is one step of undo.

    With *numbers*, those live in it from now on; one that no longer stands there is let go.
    Raises NotYet where what the part is of is gone: a case that was erased stays erased.
    """
    if not is_part_there(file, part):
        raise NotYet(
            tr("What this part of the document is about is no longer in the audit."),
            tr("These words were not kept."),
            tr("Write them in another part."),
        )
    held = file.existing(DocumentPart(document, part))
    known = own_numbers(held) if numbers is None else numbers
    live = numbers_text([one for one in known if has_number(words, one.shown)])
    merge = f"part {document} {part}" if numbers is None else ""
    with file.act(tr("write own words in a document"), merge) as act:
        _keep(file, replace(held, words=words, numbers=live))
    return act.news


def is_part_there(file: WorkshopFile, part: str) -> bool:
    """Return whether what a part is of is in the audit; a chapter always is."""
    of = row_of_part(part)
    return of is None or file.get(*of) is not None


def take_own_number(
    file: WorkshopFile, document: str, part: str, number: OwnNumber, shown: str
) -> Changed | None:
    """Take a live number as it is now into the own words of a part."""
    held = file.existing(DocumentPart(document, part))
    words = with_number(held.words, number.shown, shown)
    numbers = [replace(one, shown=shown) if one == number else one for one in own_numbers(held)]
    with file.act(tr("take the new number")) as act:
        _keep(file, replace(held, words=words, numbers=numbers_text(numbers)))
    return act.news


def leave_part_out(
    file: WorkshopFile, document: str, part: str, left_out: bool = True
) -> Changed | None:
    """Leave a part out of a document, or take it in again; its own words stay in the audit."""
    held = file.existing(DocumentPart(document, part))
    label = tr("leave out a part of a document") if left_out else tr("take a part in again")
    with file.act(label) as act:
        _keep(file, replace(held, left_out=left_out))
    return act.news


def order_parts(file: WorkshopFile, document: str, order: Sequence[str]) -> Changed | None:
    """Put the parts of a document in this order."""
    with file.act(tr("move a part of a document")) as act:
        for at, part in enumerate(order, 1):
            held = file.existing(DocumentPart(document, part))
            _keep(file, replace(held, position=at))
    return act.news


def as_shipped(file: WorkshopFile, document: str) -> Changed | None:
    """Let a document have all its parts in the order they are shipped in; own words stay."""
    with file.act(tr("put a document's parts as they were")) as act:
        for held in file.all(DocumentPart, "document = ?", (document,)):
            _keep(file, replace(held, position=0, left_out=False))
    return act.news


def _keep(file: WorkshopFile, part: DocumentPart) -> None:
    if not part.as_shipped:
        file.put(part)
    elif part.id:
        file.remove(part)


def keep_correction(file: WorkshopFile, correction: Correction) -> Changed | None:
    """Keep a correction; a new one goes to the end.

    Raises NotYet for one that says nothing, and for one not accepted without a reason.
    """
    _needs(correction.says, tr("The correction says nothing yet."), tr("Type what it says."))
    if correction.state is CorrectionState.NOT_ACCEPTED:
        _needs(
            correction.reason,
            tr("A correction that is not accepted needs a reason."),
            tr("Say why the document stays as it is."),
        )
    return keep_listed(
        file,
        correction,
        "correction",
        change=tr("change a correction"),
        add=tr("add a correction"),
    )


def remove_correction(file: WorkshopFile, correction: Correction) -> Changed | None:
    """Remove a correction."""
    with file.act(tr("remove a correction")) as act:
        file.remove(correction)
    return act.news


def keep_figures(file: WorkshopFile, figures: Iterable[FiguresOut]) -> Changed | None:
    """Keep the figures that left in documents, in place of those before; undo passes it over."""
    with file.act(tr("keep the figures that went out"), quiet=True) as act:
        for one in figures:
            held = file.existing(FiguresOut(one.document, one.audience, ""))
            file.put(replace(one, id=held.id or NEW))
    return act.news


def _needs(words: str, missing: str, remedy: str) -> None:
    if not words.strip():
        raise NotYet(missing, tr("Nothing was changed."), remedy)
