"""Who has an audit, by the lines of its access log."""

from collections.abc import Iterable
from dataclasses import replace

from core.model.access import AccessEntry, AccessKind, Custody


def custody_of(entries: Iterable[AccessEntry]) -> Custody:
    """Return who has it after these lines, oldest first; who opened it asks for nothing."""
    now = Custody()
    for one in entries:
        match one.kind:
            case AccessKind.TAKEN:
                wanted = one.who != now.wanted_by
                now = replace(
                    now,
                    has=one.who,
                    since=one.at,
                    wanted_by=now.wanted_by if wanted else "",
                    wanted_at=now.wanted_at if wanted else "",
                )
            case AccessKind.OPENED if one.who == now.wanted_by:
                now = replace(now, wanted_by="", wanted_at="")
            case AccessKind.HANDED:
                now = Custody(handed_by=one.who, handed_at=one.at, note=one.about)
            case AccessKind.WANTED:
                now = replace(now, wanted_by=one.who, wanted_at=one.at)
    return now
