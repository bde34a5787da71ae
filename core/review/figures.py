"""Which figures of documents are others than when they last left for the same reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.documents.blocks import Document
from core.documents.catalogue import compose, spec
from core.documents.figures import FigureMoved, figures_moved, figures_text
from core.model.audience import Audience
from core.model.clock import date_text
from core.model.own_document import FiguresOut
from core.model.snapshot import FullSnapshot
from core.words import plural, tr


@dataclass(frozen=True, slots=True)
class FiguresMoved:
    """The figures of one document that changed since the day it last left."""

    document: str
    at: str
    figures: tuple[FigureMoved, ...]


def figures_left(full: FullSnapshot, keys: Iterable[str]) -> tuple[FiguresOut, ...]:
    """Return the figures of documents as they leave now; the data are no document of figures.

    Of one that is of the case chosen there are none: the next time it may be another.
    """
    who, edition = _who(full.audience), full.now.audit.edition
    found = (spec(key) for key in keys)
    return tuple(
        FiguresOut(one.key, who, figures_text(compose(one.key, full)), edition, full.day)
        for one in found
        if not one.asked_for
    )


def moved_since(document: Document, full: FullSnapshot) -> FiguresMoved | None:
    """Return what changed in a document since it last left; None where it never did, or nothing."""
    who = _who(full.audience)
    for one in full.now.figures_out:
        if (one.document, one.audience) == (document.key, who):
            moved = figures_moved(document, one.figures)
            return FiguresMoved(document.key, one.at, moved) if moved else None
    return None


def moved_words(moved: Iterable[FiguresMoved]) -> str:
    """Return "3 figures changed since 2 May 2014"; nothing where none did."""
    held = list(moved)
    count = sum(len(one.figures) for one in held)
    if not count:
        return ""
    days = {one.at for one in held}
    said = tr("{count} changed", count=plural(count, tr("figure"), tr("figures")))
    if len(days) > 1:
        return tr("{said} since they last left", said=said)
    return tr("{said} since {day}", said=said, day=date_text(days.pop()))


def _who(audience: Audience) -> str:
    number = audience.agency_id
    return (
        audience.kind.name.lower() if number is None else f"{audience.kind.name.lower()}:{number}"
    )
