"""For whom an export is, what must be settled before it leaves, and what was decided."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.model.audience import Audience, AudienceKind
from core.model.fault import NotYet
from core.wording.audiences import for_words
from core.wording.numbers import listed
from core.words import plural, tr, word_for

_AGENCY: Final = "agency:NAME"

if TYPE_CHECKING:
    from core.model.snapshot import FullSnapshot, Snapshot
    from core.review.leaving import Unsettled
    from core.review.settled import Settled


def audience_of(wanted: str, now: "Snapshot") -> Audience:
    """Return the audience named on the command line."""
    who, _, name = wanted.partition(":")
    kind = next((one for one in AudienceKind if one.value == who.strip()), None)
    if kind is None or (kind is AudienceKind.AGENCY) is not bool(name.strip()):
        raise NotYet(
            tr("“{wanted}” is nobody documents are written for.", wanted=wanted),
            tr("Nothing was written."),
            tr("Say panel, board, agency:NAME, practitioners or public."),
        )
    if kind is not AudienceKind.AGENCY:
        return Audience(kind)
    from core.model.names import normalised

    for agency in now.agencies:
        if normalised(name.strip()) in (normalised(agency.name), normalised(agency.short)):
            return Audience(kind, agency.id)
    there = listed([one.name for one in now.agencies])
    raise NotYet(
        tr("No agency is called “{name}”.", name=name.strip()),
        tr("Nothing was written."),
        tr("The agencies are {names}.", names=there)
        if there
        else tr("This audit has no agencies: name another audience."),
    )


def settled_for(
    full: "FullSnapshot", wanted: Namespace, keys: Sequence[str], audience: Audience
) -> tuple["FullSnapshot", "Settled"]:
    """Return the audit as it may leave; what is not settled is listed and stops the export."""
    from core.review.leaving import leaving
    from core.review.settled import settled_in

    settled = settled_in(full.now.decisions, audience, decided(wanted.settled))
    view, left = leaving(full, keys, audience, settled)
    if left:
        for one in left:
            print(_line(one), file=sys.stderr)
        raise NotYet(
            tr("{count} must be settled first.", count=plural(len(left), tr("thing"))),
            tr("Nothing was written."),
            tr("Replace, accept or leave out each in a file, and name it with --settled."),
        )
    return view, settled


def decided(path: Path | None) -> "Settled":
    """Return what a TOML file decides: `[[replace]]`, `[[change]]`, `[[accept]]` and the rest."""
    from core.review.settled import Settled

    if path is None:
        return Settled()
    from core.intake.toml import decode_toml

    found = decode_toml(path, Settled, tr("what was settled"))
    bare = [one.key for one in found.accept if not one.because.strip()]
    if bare:
        raise NotYet(
            tr("{keys} would be accepted without a reason.", keys=listed(bare)),
            tr("Nothing was written."),
            tr('Add because = "…" to each.'),
        )
    return found


def _line(one: "Unsettled") -> str:
    place = one.remark.place
    where = tr(" ({place})", place=place) if place else ""
    return f"{one.key}  {word_for(one.remark.kind)}: {one.remark.text}{where}"


def closed_to(keys: Sequence[str], audience: Audience) -> None:
    """Raise NotYet where an audience may not have one of some documents."""
    from core.documents.audience import why_closed
    from core.documents.catalogue import spec

    for key in keys:
        why = why_closed(key, audience)
        if why:
            raise NotYet(
                tr("“{title}” is not for this audience.", title=spec(key).heading),
                tr("Nothing was written. {why}.", why=why),
                tr(
                    "Leave it out, or name another audience with --audience: {who}.",
                    who=_who_may(key),
                ),
            )


def _who_may(key: str) -> str:
    from core.documents.audience import why_closed

    found = [who for who in AudienceKind if not why_closed(key, Audience(who))]
    return listed([_AGENCY if who is AudienceKind.AGENCY else who.value for who in found])


def leaving_words(audience: Audience, settled: "Settled", now: "Snapshot") -> str:
    """Return what the access log says of an export beside its files; no word of what it settled."""
    if audience.kind is AudienceKind.PANEL:
        return ""
    from core.review.offered import settled_words

    done = settled_words(settled)
    return "; ".join(part for part in (for_words(audience, now), done) if part)
