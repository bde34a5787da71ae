"""Which documents an audit has for a reader, and what is said of each in its row."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from core.documents.audience import why_closed
from core.documents.catalogue import DocumentSpec, Format, data_of, documents_of, spec
from core.model.audience import Audience
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.numbers import listed
from core.words import plural, tr

if TYPE_CHECKING:
    from ui.report.builder import BuiltDocument


class _Known:
    """What was worked out last, beside a snapshot that it does not keep alive."""

    now: ReferenceType[Snapshot] | None = None
    found: tuple[DocumentSpec, ...] = ()


def offered(now: Snapshot) -> tuple[DocumentSpec, ...]:
    """Return the documents of an audit, its data last; worked out once for all who ask."""
    if _Known.now is None or _Known.now() is not now:
        _Known.now, _Known.found = ref(now), (*documents_of(now), *data_of(now))
    return _Known.found


def keys_for(now: Snapshot, audience: Audience) -> list[str]:
    """Return the documents that would not be empty, and are for this reader."""
    wanted = {"summaries": bool(now.cases), "comments": bool(now.cases or now.notes)}
    return [
        found.key
        for found in offered(now)
        if wanted.get(found.key, True) and not why_closed(found.key, audience)
    ]


def described(full: FullSnapshot) -> dict[str, str]:
    """Return what each document of an audit holds, in a few words."""
    return {found.key: found.describe(full) for found in offered(full.now)}


def row_words(
    now: Snapshot,
    audience: Audience,
    holds: Mapping[str, str],
    made: Mapping[str, "BuiltDocument"],
    formats: Mapping[str, Collection[Format]],
) -> dict[str, str]:
    """Return what stands under the name of each document: formats, what it holds, its pages.

    Of what is not for this reader, why.
    """
    said = {key: f"{_written_as(key, formats[key])} · {words}" for key, words in holds.items()}
    for key, paper in made.items():
        if paper.whole and not spec(key).is_data:
            pages = plural(len(paper.sizes), "page")
            said[key] = f"{said.get(key) or _written_as(key, formats[key])}, {pages}"
    closed = {found.key: why_closed(found.key, audience) for found in offered(now)}
    return said | {key: why for key, why in closed.items() if why}


def _written_as(key: str, chosen: Collection[Format]) -> str:
    """Return "PDF and Word", or what a document could be written as."""
    named = [format.label for format in chosen or spec(key).formats]
    if chosen:
        return listed(named)
    return tr("{first} or {last}", first=", ".join(named[:-1]), last=named[-1])
