"""Takes in own words, parts and corrections of documents from a TOML file, and prints the parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.fault import NotYet
from core.model.names import normalised
from core.model.own_document import Correction, CorrectionState, DocumentPart, parts_of
from core.wording.numbers import listed
from core.words import tr

if TYPE_CHECKING:
    from core.model.ids import AgencyId
    from core.model.snapshot import FullSnapshot
    from core.store.file import WorkshopFile


@dataclass(frozen=True, slots=True)
class PartEntry:
    """Own words of a part, whether it is left out; what is not told stays as it is."""

    document: str
    part: str
    words: str | None = None
    left_out: bool | None = None


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """The parts of a document in the order they are to stand in."""

    document: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """What an agency says should be put right, and what came of it."""

    agency: str
    document: str
    says: str
    paragraph: str = ""
    outcome: CorrectionState = CorrectionState.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwnEntries:
    """Everything a file makes an audit's own."""

    part: tuple[PartEntry, ...] = field(default=())
    order: tuple[OrderEntry, ...] = field(default=())
    correction: tuple[CorrectionEntry, ...] = field(default=())


def take_own(file: "WorkshopFile", full: "FullSnapshot", path: Path) -> None:
    """Take all of a TOML file in, or nothing. Raises Unreadable or NotYet for what does not fit."""
    from core.acts import own_documents as acts
    from core.intake.toml import decode_toml

    told = decode_toml(path, OwnEntries, tr("own words of documents"))
    with file.act(tr("take in own words of documents")):
        for one in told.part:
            _assure_part(full, one.document, [one.part])
            if one.words is not None:
                acts.write_own_words(file, one.document, one.part, one.words.strip())
            if one.left_out is not None:
                acts.leave_part_out(file, one.document, one.part, one.left_out)
        for order in told.order:
            _assure_part(full, order.document, order.parts)
            acts.order_parts(file, order.document, order.parts)
        for correction in told.correction:
            acts.keep_correction(file, _correction(file, full, correction))


def part_lines(full: "FullSnapshot", document: str) -> Sequence[str]:
    """Return the parts of a document, each with its title and what is one's own of it."""
    from core.documents.catalogue import parts_in

    _assure_document(document)
    own = parts_of(full.now.document_parts, document)
    return [
        "\t".join((one.key, one.title, *_own(own.get(one.key)))) for one in parts_in(document, full)
    ]


def correction_lines(full: "FullSnapshot") -> Sequence[str]:
    """Return what agencies corrected, each with what came of it."""
    now = full.now
    return [
        "\t".join(
            (now.agency[one.agency_id].name, one.document, one.paragraph, one.says)
            + ((one.state.value, one.reason) if one.reason else (one.state.value,))
        )
        for one in now.corrections
    ]


def _own(part: DocumentPart | None) -> tuple[str, ...]:
    if part is None:
        return ()
    out = (tr("left out"),) if part.left_out else ()
    place = (str(part.position),) if part.position else ()
    return (*place, *out, *([part.words.replace("\n", " ")] if part.words.strip() else []))


def _assure_document(document: str) -> None:
    from core.documents.catalogue import DOCUMENTS

    known = [one.key for one in DOCUMENTS if not one.is_data]
    if document not in known:
        raise _unknown(tr("document"), document, known)


def _assure_part(full: "FullSnapshot", document: str, parts: Sequence[str]) -> None:
    from core.documents.catalogue import parts_in

    _assure_document(document)
    known = [one.key for one in parts_in(document, full)]
    for part in parts:
        if part not in known:
            raise _unknown(tr("part of that document"), part, known)


def _unknown(what: str, named: str, known: Sequence[str]) -> NotYet:
    return NotYet(
        tr("There is no {what} “{named}”.", what=what, named=named[:60]),
        tr("Nothing was taken in."),
        tr("There are {names}.", names=listed(list(known))),
    )


def _correction(file: "WorkshopFile", full: "FullSnapshot", told: CorrectionEntry) -> Correction:
    """Return a correction; one that was told before has its number, so that it is settled."""
    _assure_document(told.document)
    made = Correction(
        _agency(full, told.agency),
        *(told.document, told.paragraph.strip(), told.says.strip(), told.outcome),
        told.reason.strip(),
        full.now.audit.edition,
    )
    for held in file.all(Correction):
        same = (held.agency_id, held.document, held.paragraph, held.says)
        if same == (made.agency_id, made.document, made.paragraph, made.says):
            return replace(held, state=made.state, reason=made.reason)
    return made


def _agency(full: "FullSnapshot", name: str) -> "AgencyId":
    for one in full.now.agencies:
        if normalised(name) in (normalised(one.name), normalised(one.short)):
            return one.id
    raise _unknown(tr("agency"), name, [one.name for one in full.now.agencies])
